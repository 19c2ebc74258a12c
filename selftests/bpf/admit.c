// SPDX-License-Identifier: GPL-2.0
/*
 * admit: connections are refused at their SYN, exactly.
 *
 *	rate	of attempts in a time T, rate * T + burst are admitted, give or take one
 *	count	of parallel attempts, the limit are open at once (with those that are marked
 *		and closed at accept), and none is counted when all are closed
 *	stale	without a heartbeat all pass, and are counted
 */
#include "rig.h"

#define FD_MAX 2048

static struct hr_kernel_admit_stats stats_of(struct rig *r)
{
	struct hr_kernel_admit_stats st;

	if (hr_kernel_admit_read(r->k, r->port, &st))
		ksft_exit_fail_msg("the gate's counts: %s\n", strerror(errno));
	return st;
}

static void admit(struct rig *r, double rate, uint32_t burst, uint32_t conn_max)
{
	struct hr_kernel_admit a = { rate, burst, conn_max };

	if (hr_kernel_admit_port(r->k, r->port, &a))
		ksft_exit_fail_msg("the port's row: %s\n", strerror(errno));
	hr_kernel_heartbeat(r->k);
}

static void forget_addresses(struct rig *r)
{
	int fd = map_of(r, "hr_ip");
	uint8_t key[16];

	while (!bpf_map_get_next_key(fd, NULL, key) && !bpf_map_delete_elem(fd, key))
		;
	close(fd);
}

static struct hr_bpf_ip ip_of(struct rig *r)
{
	struct hr_bpf_ip ip = { 0 };
	uint8_t key[16];
	int fd = map_of(r, "hr_ip");

	if (!bpf_map_get_next_key(fd, NULL, key))
		bpf_map_lookup_elem(fd, key, &ip);
	close(fd);
	return ip;
}

/* Takes what waits in the backlog; returns how many. */
static int accept_all(struct rig *r, int *fds, int nr, bool closes)
{
	struct pollfd p = { r->listener, POLLIN, 0 };
	int got = 0;

	while ((fds ? got < nr : true) && poll(&p, 1, 0) == 1) {
		int fd = accept4(r->listener, NULL, NULL, SOCK_CLOEXEC);

		if (fd < 0)
			break;
		if (closes)
			close(fd);
		else
			fds[got] = fd;
		got++;
	}
	return got;
}

/* Attempts as fast as they go; the CPU and time of a refused one. */
static void rate_is_exact(struct rig *r, double rate, uint32_t burst, double seconds)
{
	int64_t begun, end, last = 0;
	long tried = 0, admitted = 0, refused = 0;
	double want, refused_us = 0;
	struct hr_kernel_admit_stats st;

	forget_addresses(r);
	admit(r, rate, burst, 0);
	begun = now_ns();
	end = begun + (int64_t)(seconds * 1e9);
	while (now_ns() < end) {
		int64_t t = now_ns();
		int fd = dial(r);

		tried++;
		if (fd >= 0) {
			struct linger hard = { 1, 0 };

			setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
			close(fd);
			admitted++;
			last = now_ns();
			accept_all(r, NULL, 0, true);
		} else if (fd == -ECONNREFUSED) {
			refused++;
			refused_us += (double)(now_ns() - t) / 1e3;
		}
		if ((t - begun) / 1000000000 != (now_ns() - begun) / 1000000000)
			hr_kernel_heartbeat(r->k);
	}
	st = stats_of(r);
	want = rate * (double)(last - begun) / 1e9 + burst;
	verdict(refused && st.refused_rate >= (uint64_t)refused &&
			(r->vm ? admitted <= want + 1 : fabs((double)admitted - floor(want)) <= 1),
		"%s: %ld attempts in %.2f s against %g a second, burst %u: %ld admitted, %.1f due "
		"(+-1), %ld refused at %.1f us each",
		r->netns >= 0 ? "veth" : "lo", tried, (double)(last - begun) / 1e9, rate, burst,
		admitted, want, refused, refused ? refused_us / (double)refused : 0);
}

/* --- how many at once ------------------------------------------------------------------ */

struct dialer {
	struct rig *r;
	int fds[FD_MAX], nr, tries;
	pthread_t thread;
};

static void *dial_all(void *arg)
{
	struct dialer *d = arg;

	for (int i = 0; i < d->tries && d->nr < FD_MAX; i++) {
		int fd = dial(d->r);

		if (fd >= 0)
			d->fds[d->nr++] = fd;
	}
	return NULL;
}

static void count_is_exact(struct rig *r)
{
	static struct dialer d[4];
	static int fds[FD_MAX];
	int limit = r->vm ? 50 : 300, tries = r->vm ? 50 : 400;
	int open_nr = 0, over = 0, got, client = 0;
	struct hr_kernel_admit_stats before = stats_of(r), st;
	struct hr_bpf_ip ip;
	int64_t end;

	forget_addresses(r);
	admit(r, 0, 1, (uint32_t)limit);
	for (int i = 0; i < 4; i++) {
		d[i] = (struct dialer){ .r = r, .tries = tries };
		pthread_create(&d[i].thread, NULL, dial_all, &d[i]);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(d[i].thread, NULL);
		client += d[i].nr;
	}
	got = accept_all(r, fds, FD_MAX, false);
	for (int i = 0; i < got; i++) {
		if (hr_kernel_conn_is_over(r->k, fds[i]) == 1) {
			close(fds[i]);
			fds[i] = -1;
			over++;
		} else {
			open_nr++;
		}
	}
	st = stats_of(r);
	ip = ip_of(r);
	verdict(open_nr == limit && got == client &&
			st.refused_count - before.refused_count == (uint64_t)(4 * tries - limit),
		"%d attempts of 4 at once against %d: %d open (%d), %d marked, %llu refused (%d), "
		"live %u",
		4 * tries, limit, open_nr, limit, over,
		(unsigned long long)(st.refused_count - before.refused_count), 4 * tries - limit,
		ip.live);
	for (int i = 0; i < got; i++)
		if (fds[i] >= 0)
			close(fds[i]);
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < d[i].nr; j++)
			close(d[i].fds[j]);
	end = now_ns() + 5000000000ll;
	do
		ip = ip_of(r);
	while (ip.live && now_ns() < end);
	verdict(!ip.live, "all closed: live %u (0)", ip.live);
}

static void own_rule(struct rig *r)
{
	uint8_t key[16] = { [10] = 0xff, [11] = 0xff, [12] = 127, [15] = 1 };
	struct hr_kernel_admit none = { 0 };
	int a, b, c;

	forget_addresses(r);
	admit(r, 0, 1, 1);
	a = dial(r);
	b = dial(r);
	if (hr_kernel_admit_ip(r->k, key, &none))
		ksft_exit_fail_msg("a rule: %s\n", strerror(errno));
	c = dial(r);
	verdict(a >= 0 && b == -ECONNREFUSED && c >= 0,
		"a rule of its own takes the port's place: first %s, second %s, with rule %s",
		a >= 0 ? "in" : "out", b >= 0 ? "in" : "out", c >= 0 ? "in" : "out");
	close(a);
	close(c);
	accept_all(r, NULL, 0, true);
	if (hr_kernel_admit_ip(r->k, key, NULL))
		ksft_exit_fail_msg("no rule: %s\n", strerror(errno));
}

static void stale_passes(struct rig *r)
{
	struct hr_kernel_admit_stats before, st;
	struct hr_bpf_beat old = { .ns = (uint64_t)now_ns() - HR_BPF_BEAT_OLD_NS - 1 };
	int fd = map_of(r, "hr_beat"), in = 0;
	uint32_t zero = 0;

	forget_addresses(r);
	admit(r, 0.001, 1, 0);
	before = stats_of(r);
	for (int i = 0; i < 2; i++) {
		for (int j = 0; j < 20; j++) {
			int s = dial(r);

			in += s >= 0;
			if (s >= 0)
				close(s);
		}
		if (!i) {
			verdict(in == 1, "with a heartbeat: %d of 20 in (1)", in);
			in = 0;
			if (bpf_map_update_elem(fd, &zero, &old, BPF_ANY))
				ksft_exit_fail_msg("heartbeat: %s\n", strerror(errno));
		}
	}
	st = stats_of(r);
	accept_all(r, NULL, 0, true);
	verdict(in == 20 && st.passed_stale - before.passed_stale >= 20,
		"without a heartbeat for 3 s: %d of 20 in (20), %llu counted", in,
		(unsigned long long)(st.passed_stale - before.passed_stale));
	close(fd);
}

static void nonsense(struct rig *r)
{
	struct hr_bpf_admit a = { .rate_milli = UINT64_MAX, .burst = UINT32_MAX };
	struct hr_bpf_beat future = { .ns = UINT64_MAX / 2 };
	struct hr_bpf_count before, after;
	int fd = map_of(r, "hr_port"), beat = map_of(r, "hr_beat"), s;
	uint32_t key = r->port, zero = 0;

	counts_of(r, &before);
	hr_kernel_heartbeat(r->k);
	if (bpf_map_update_elem(fd, &key, &a, BPF_ANY))
		ksft_exit_fail_msg("hr_port: %s\n", strerror(errno));
	s = dial(r);
	close(s);
	if (bpf_map_update_elem(beat, &zero, &future, BPF_ANY))
		ksft_exit_fail_msg("hr_beat: %s\n", strerror(errno));
	close(dial(r));
	counts_of(r, &after);
	accept_all(r, NULL, 0, true);
	verdict(s >= 0 && after.clamped - before.clamped >= 2,
		"nonsense in hr_port and hr_beat: connection %s, %llu times clamped (2)",
		s >= 0 ? "in" : "out", (unsigned long long)(after.clamped - before.clamped));
	close(fd);
	close(beat);
}

int main(void)
{
	char far_host[32];
	struct rig r;
	int far;

	ksft_print_header();
	rig_begin(&r, HR_KERNEL_ADMIT);
	far = far_make(&r, far_host);
	ksft_set_plan(8);
	MEASURE(rate_is_exact(&r, 100, 20, r.vm ? 1 : r.is_long ? 5 : 3));
	if (far >= 0) {
		rig_use(&r, far, far_host);
		MEASURE(rate_is_exact(&r, 100, 20, r.vm ? 1 : r.is_long ? 5 : 3));
		rig_use(&r, -1, "127.0.0.1");
	} else {
		ksft_test_result_skip("veth: no namespace with iproute2 here\n");
	}
	count_is_exact(&r);
	own_rule(&r);
	stale_passes(&r);
	nonsense(&r);
	r.netns = far;
	rig_end(&r);
	ksft_finished();
}
