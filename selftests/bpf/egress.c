// SPDX-License-Identifier: GPL-2.0
/*
 * egress: what a bucket's connections deliver together, against its rate.
 *
 * Rates x ways of sending x devices x numbers of connections; bounds: |error| 2 % over 5 s
 * after 3 s (5 % at 500 MB/s; 6 % at 1 MB/s), Jain 0.99, retransmits 2 in 1000 (a starved
 * receiver is probed).  Shares under HR_BPF_PACED_MIN on loopback go by write scheduling,
 * which is net's and not tested here.
 */
#include "rig.h"

struct cell {
	double rate;
	enum how how;
	bool veth;
	int nr;
};

static void measure(struct rig *r, const struct cell *c)
{
	static struct flow f[FLOW_MAX];
	uint64_t before[FLOW_MAX], each[FLOW_MAX];
	double warm = r->vm ? 0.5 : r->is_long ? 3 : 2;
	double time = r->vm ? 1 : c->rate < 2 * MB ? (r->is_long ? 20 : 12) : r->is_long ? 5 : 3;
	double rate, err, bound = c->rate > 400 * MB ? 5 : c->rate < 2 * MB ? 6 : 2, fair;
	struct hr_kernel_bucket_state st;
	struct hr_bucket b;
	uint32_t retrans = 0, segments = 0;
	int64_t begun;

	bucket_make(r, &b, 1, c->rate);
	for (int i = 0; i < c->nr; i++) {
		flow_connect(r, &f[i]);
		flow_tag(r, &f[i], &b);
	}
	for (int i = 0; i < c->nr; i++)
		flow_go(&f[i], c->how, 0);
	span(warm);
	for (int i = 0; i < c->nr; i++)
		before[i] = got_of(&f[i], 1);
	begun = now_ns();
	span(time);
	time = (double)(now_ns() - begun) / 1e9;
	rate = 0;
	for (int i = 0; i < c->nr; i++) {
		each[i] = got_of(&f[i], 1) - before[i];
		rate += (double)each[i] / time;
		segments += segments_of(f[i].near_fd, &retrans);
	}
	if (hr_kernel_bucket_read(r->k, &b, &st))
		st = (struct hr_kernel_bucket_state){ 0 };
	for (int i = 0; i < c->nr; i++)
		flow_end(&f[i]);
	hr_kernel_bucket_del(r->k, &b);
	err = (rate / c->rate - 1) * 100;
	fair = jain(each, c->nr);
	verdict(r->vm ? st.tx_bytes > 0 && rate < 3 * c->rate
		      : fabs(err) <= bound && fair >= 0.99 && retrans <= segments / 500,
		"%s %s %g MB/s x%d: %.3f MB/s, error %+.2f %% (bound %g), Jain %.4f (0.99), "
		"retransmits %u of %u (2 in 1000), held %.1f s",
		c->veth ? "veth" : "lo", how_names[c->how], c->rate / MB, c->nr, rate / MB, err,
		bound, fair, retrans, segments, (double)st.held_ns / 1e9);
}

static bool is_wanted(const struct rig *r, const struct cell *c)
{
	if (!c->veth && c->rate / c->nr < HR_BPF_PACED_MIN)
		return false;
	if (r->is_long)
		return true;
	if (r->vm)
		return c->nr == 4 && c->rate == 10 * MB && c->how != BY_URING;
	/* Short: each rate, way, device and number, not each combination. */
	if (c->rate == 1 * MB)
		return c->how == BY_SEND && c->nr == (c->veth ? 4 : 1);
	if (c->nr == 4)
		return c->how == (c->rate == 100 * MB ? BY_SENDFILE :
				  c->rate == 10 * MB  ? BY_URING : BY_SEND);
	return c->rate == 100 * MB && c->how == BY_SEND && (c->nr == 32 || !c->veth);
}

int main(void)
{
	static const double rates[] = { 1 * MB, 10 * MB, 100 * MB, 500 * MB };
	static const int nrs[] = { 1, 4, 32 };
	struct cell cells[256];
	char far_host[32], pattern[] = "/tmp/hr-bpf-XXXXXX";
	int nr = 0, far;
	struct rig r;

	ksft_print_header();
	rig_begin(&r, HR_KERNEL_FETCH);
	far = far_make(&r, far_host);
	for (int v = 0; v < 2; v++)
		for (size_t a = 0; a < HR_ARRAY_LEN(rates); a++)
			for (int h = 0; h < BY_NR; h++)
				for (size_t n = 0; n < HR_ARRAY_LEN(nrs); n++) {
					struct cell c = { rates[a], h, v, nrs[n] };

					if (is_wanted(&r, &c))
						cells[nr++] = c;
				}
	r.file = mkstemp(pattern);
	unlink(pattern);
	if (r.file < 0 || ftruncate(r.file, CHUNK))
		ksft_exit_fail_msg("a file to send: %s\n", strerror(errno));
	ksft_set_plan(nr);
	for (int i = 0; i < nr; i++) {
		if (cells[i].veth && far < 0) {
			ksft_test_result_skip("veth: no namespace with iproute2 here\n");
			continue;
		}
		rig_use(&r, cells[i].veth ? far : -1, cells[i].veth ? far_host : "127.0.0.1");
		MEASURE(measure(&r, &cells[i]));
	}
	r.netns = far;
	rig_end(&r);
	ksft_finished();
}
