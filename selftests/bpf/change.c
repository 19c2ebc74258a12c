// SPDX-License-Identifier: GPL-2.0
/*
 * change: what happens when demand or the limit changes, and what a bucket without a
 * limit costs.
 *
 *	unequal demand	total 98 % of the rate beside a slow reader
 *	join		overshoot over the 2 s after three more came: 10 %
 *	idle gaps	request and answer, with pauses: mean within 2 %
 *	100 -> 10 -> 100	in force within 50 ms of the change (100 ms window)
 *	100 -> 1	no silence above 500 ms
 *	removal		90 % of what an untagged connection gets
 *	no limit	not paced; 5 ms of CPU in the hook per GB
 *	with a limit	the hook has 3 % of the CPU that sending and receiving take
 *	neighbour	p99 of an echo beside 4 throttled: 2 x idle + 50 us
 */
#include "rig.h"

static void unequal(struct rig *r)
{
	static struct flow f[4];
	struct hr_bucket b;
	double rate, slow;
	uint64_t before;

	bucket_make(r, &b, 10, 100 * MB);
	for (int i = 0; i < 4; i++) {
		flow_connect(r, &f[i]);
		flow_tag(r, &f[i], &b);
		flow_go(&f[i], BY_SEND, i ? 0 : 5 * MB);
	}
	span(r->vm ? 1 : 2);
	before = got_of(f, 1);
	rate = rate_over(f, 4, 4);
	slow = (double)(got_of(f, 1) - before) / 4;
	for (int i = 0; i < 4; i++)
		flow_end(&f[i]);
	hr_kernel_bucket_del(r->k, &b);
	verdict(r->vm || (rate >= 98 * MB && rate <= 102 * MB),
		"unequal demand: %.2f MB/s of 100 (98..102), slow reader %.2f of 5", rate / MB,
		slow / MB);
}

static void join(struct rig *r)
{
	static struct flow f[4];
	struct hr_bucket b;
	double over;

	bucket_make(r, &b, 11, 100 * MB);
	for (int i = 0; i < 4; i++)
		flow_connect(r, &f[i]);
	flow_tag(r, &f[0], &b);
	flow_go(&f[0], BY_SEND, 0);
	span(2);
	for (int i = 1; i < 4; i++)
		flow_tag(r, &f[i], &b);
	for (int i = 1; i < 4; i++)
		flow_go(&f[i], BY_SEND, 0);
	over = (rate_over(f, 4, 2) / (100 * MB) - 1) * 100;
	for (int i = 0; i < 4; i++)
		flow_end(&f[i]);
	hr_kernel_bucket_del(r->k, &b);
	verdict(r->vm || over <= 10, "join of 3 beside 1: over by %+.2f %% in 2 s (bound 10)",
		over);
}

/* --- a client that asks, waits for all, pauses, asks -------------------------------- */

#define ANSWER (1 << 20)

static void *answer_all(void *arg)
{
	static char zeros[ANSWER];
	struct flow *f = arg;
	char ask;

	while (recv(f->near_fd, &ask, 1, 0) == 1)
		if (send(f->near_fd, zeros, ANSWER, MSG_NOSIGNAL) != ANSWER)
			break;
	return NULL;
}

static void idle_gaps(struct rig *r, double mb, double pause)
{
	static char to[CHUNK];
	struct hr_bucket b;
	struct flow f;
	double rate, err, seconds = r->vm ? 1.5 : 5;
	uint64_t got = 0;
	int64_t begun = 0, end, warm = now_ns() + 1500000000ll;
	ssize_t n = 1;

	bucket_make(r, &b, 12, mb * MB);
	flow_connect(r, &f);
	flow_tag(r, &f, &b);
	pthread_create(&f.sender, NULL, answer_all, &f);
	end = warm + (int64_t)(seconds * 1e9);
	while (n > 0 && now_ns() < end && send(f.far_fd, "?", 1, MSG_NOSIGNAL) == 1) {
		size_t left = ANSWER;

		/* Whole answers only, so that the window ends where an answer does. */
		if (!begun && now_ns() > warm) {
			begun = now_ns();
			got = 0;
		}
		while (left && (n = recv(f.far_fd, to, HR_MIN(left, sizeof(to)), 0)) > 0) {
			left -= (size_t)n;
			got += (uint64_t)n;
		}
		span(pause);
	}
	rate = (double)got * 1e9 / (double)(now_ns() - begun);
	shutdown(f.far_fd, SHUT_RDWR);
	shutdown(f.near_fd, SHUT_RDWR);
	pthread_join(f.sender, NULL);
	close(f.far_fd);
	close(f.near_fd);
	hr_kernel_bucket_del(r->k, &b);
	err = (rate / (mb * MB) - 1) * 100;
	verdict(r->vm || fabs(err) <= 2,
		"answers of 1 MiB at %g MB/s with pauses of %g ms: %.3f MB/s, error %+.2f %% (2)",
		mb, pause * 1e3, rate / MB, err);
}

/* --- the limit changes ---------------------------------------------------------------- */

/* Until a window of 100 ms lies within 15 % of @rate; the time at its begin, ms. */
static double settles(struct flow *f, int nr, double rate, double give_up)
{
	int64_t begun = now_ns(), at = begun;

	while (now_ns() - begun < (int64_t)(give_up * 1e9)) {
		double v = rate_over(f, nr, 0.1);

		if (fabs(v / rate - 1) <= 0.15)
			return (double)(at - begun) / 1e6;
		at = now_ns();
	}
	return give_up * 1e3;
}

/* The share of the first 50 ms aside, what the 100 ms after a change bring. */
static void changes(struct rig *r)
{
	static const double steps[] = { 100 * MB, 10 * MB, 100 * MB };
	static struct flow f[4];
	struct hr_bucket b;
	double v, ms;

	bucket_make(r, &b, 13, steps[0]);
	for (int i = 0; i < 4; i++) {
		flow_connect(r, &f[i]);
		flow_tag(r, &f[i], &b);
		flow_go(&f[i], BY_SEND, 0);
	}
	span(2);
	for (size_t s = 1; s < HR_ARRAY_LEN(steps); s++) {
		bucket_rate(r, &b, steps[s]);
		span(0.05);
		v = rate_over(f, 4, 0.25);
		ms = settles(f, 4, steps[s], 3);
		verdict(r->vm || (s == 1 ? v <= 1.5 * steps[s] : v >= 0.85 * steps[s]),
			"change %g -> %g MB/s: %.2f MB/s from 50 to 300 ms after it (bound %s), "
			"settled %.0f ms later",
			steps[s - 1] / MB, steps[s] / MB, v / MB,
			s == 1 ? "at most 15" : "at least 85", ms);
	}
	for (int i = 0; i < 4; i++)
		f[i].gap_ns = 0;
	bucket_rate(r, &b, 1 * MB);
	span(r->vm ? 2 : 5);
	v = 0;
	for (int i = 0; i < 4; i++)
		v = fmax(v, (double)f[i].gap_ns / 1e6);
	verdict(r->vm || v <= 500,
		"change 100 -> 1 MB/s x4: longest silence of a connection %.0f ms (bound 500)", v);
	for (int i = 0; i < 4; i++)
		flow_end(&f[i]);
	hr_kernel_bucket_del(r->k, &b);
}

static uint64_t pacing_of(int fd)
{
	uint64_t v = 0;
	socklen_t len = sizeof(v);

	return getsockopt(fd, SOL_SOCKET, SO_MAX_PACING_RATE, &v, &len) ? 0 : v;
}

static bool is_unpaced(int fd)
{
	uint64_t v = pacing_of(fd);

	return v == UINT64_MAX || v == UINT32_MAX;
}

/* Untagged, then removed, in turns, since the machine's own speed wanders. */
static void removal(struct rig *r)
{
	static struct flow f[2];
	struct hr_bucket b;
	double free_rate = 0, removed = 0;
	bool unpaced;

	bucket_make(r, &b, 14, 10 * MB);
	flow_connect(r, &f[1]);
	flow_tag(r, &f[1], &b);
	flow_go(&f[1], BY_SENDFILE, 0);
	span(1);
	bucket_rate(r, &b, 0);
	span(0.5);
	unpaced = is_unpaced(f[1].near_fd);
	removed = rate_over(&f[1], 1, r->vm ? 0.5 : 2);
	flow_end(&f[1]);
	flow_connect(r, &f[0]);
	flow_go(&f[0], BY_SENDFILE, 0);
	span(0.5);
	free_rate = rate_over(&f[0], 1, r->vm ? 0.5 : 2);
	flow_end(&f[0]);
	hr_kernel_bucket_del(r->k, &b);
	verdict(unpaced && (r->vm || removed >= 0.9 * free_rate),
		"removal: %.0f MB/s, untagged %.0f MB/s, ratio %.2f (bound 0.9), %s", removed / MB,
		free_rate / MB, removed / free_rate, unpaced ? "not paced" : "still paced");
}

/* --- cost ------------------------------------------------------------------------------ */

static int stats_on(int on)
{
	int fd = open("/proc/sys/kernel/bpf_stats_enabled", O_WRONLY | O_CLOEXEC);
	bool ok = fd >= 0 && write(fd, on ? "1" : "0", 1) == 1;

	if (fd >= 0)
		close(fd);
	return ok ? 0 : -1;
}

static uint64_t hook_ns(struct rig *r)
{
	struct bpf_link_info li = { 0 };
	struct bpf_prog_info pi = { 0 };
	uint32_t len = sizeof(li);
	int link = map_of(r, "link_hr_sockops"), prog;

	if (bpf_obj_get_info_by_fd(link, &li, &len))
		ksft_exit_fail_msg("link: %s\n", strerror(errno));
	prog = bpf_prog_get_fd_by_id(li.prog_id);
	len = sizeof(pi);
	if (prog < 0 || bpf_obj_get_info_by_fd(prog, &pi, &len))
		ksft_exit_fail_msg("program: %s\n", strerror(errno));
	close(prog);
	close(link);
	return pi.run_time_ns;
}

/* Of all threads: those that send, and those that receive. */
static double own_cpu_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (double)ts.tv_sec * 1e9 + (double)ts.tv_nsec;
}

static void cost(struct rig *r, double mb)
{
	static struct flow f[4];
	uint64_t before, ns, bytes;
	struct hr_bucket b;
	double per_gb, cpu_ns, share;
	bool unpaced = true;

	bucket_make(r, &b, 15, mb * MB);
	for (int i = 0; i < 4; i++) {
		flow_connect(r, &f[i]);
		flow_tag(r, &f[i], &b);
		flow_go(&f[i], BY_SENDFILE, 0);
	}
	span(0.5);
	if (stats_on(1)) {
		ksft_test_result_skip("cost: kernel.bpf_stats_enabled cannot be set\n");
	} else {
		before = hook_ns(r);
		cpu_ns = own_cpu_ns();
		bytes = got_of(f, 4);
		span(r->vm ? 0.5 : 3);
		ns = hook_ns(r) - before;
		share = (double)ns / (own_cpu_ns() - cpu_ns);
		bytes = got_of(f, 4) - bytes;
		stats_on(0);
		for (int i = 0; i < 4; i++)
			unpaced &= is_unpaced(f[i].near_fd);
		per_gb = (double)ns / 1e6 / ((double)bytes / 1e9);
		verdict(r->vm || (mb > 0 ? share <= 0.03 : per_gb <= 5 && unpaced),
			"hook with %s: %.2f ms CPU per GB%s, %.2f %% of the transfer's%s, "
			"%.2f GB/s, %s",
			mb > 0 ? "a limit" : "no limit", per_gb, mb > 0 ? "" : " (bound 5)",
			share * 100, mb > 0 ? " (bound 3)" : "",
			(double)bytes / 1e9 / (r->vm ? 0.5 : 3), unpaced ? "not paced" : "paced");
	}
	for (int i = 0; i < 4; i++)
		flow_end(&f[i]);
	hr_kernel_bucket_del(r->k, &b);
}

/* --- a neighbour ------------------------------------------------------------------------ */

#define ECHOES 3000

static int by_value(const void *a, const void *c)
{
	double d = *(const double *)a - *(const double *)c;

	return d < 0 ? -1 : d > 0;
}

static void *echo_all(void *arg)
{
	struct flow *f = arg;
	char buf[64];

	while (recv(f->near_fd, buf, sizeof(buf), MSG_WAITALL) == sizeof(buf))
		if (send(f->near_fd, buf, sizeof(buf), MSG_NOSIGNAL) < 0)
			break;
	return NULL;
}

static double echo_p99_us(struct flow *e, int nr)
{
	static double us[ECHOES];
	char buf[64] = { 0 };

	for (int i = 0; i < nr; i++) {
		int64_t begun = now_ns();

		if (send(e->far_fd, buf, sizeof(buf), MSG_NOSIGNAL) != sizeof(buf) ||
		    recv(e->far_fd, buf, sizeof(buf), MSG_WAITALL) != sizeof(buf))
			ksft_exit_fail_msg("echo: %s\n", strerror(errno));
		us[i] = (double)(now_ns() - begun) / 1e3;
		span(0.0002);
	}
	qsort(us, (size_t)nr, sizeof(*us), by_value);
	return us[nr * 99 / 100];
}

#define ROUNDS 3

/* In turns and by the median, since the machine has other work too. */
static void neighbour(struct rig *r)
{
	static struct flow f[4], e;
	double idle[ROUNDS], beside[ROUNDS], bound;
	int nr = r->vm ? ECHOES / 15 : ECHOES;
	struct hr_bucket b;

	flow_connect(r, &e);
	pthread_create(&e.sender, NULL, echo_all, &e);
	for (int round = 0; round < ROUNDS; round++) {
		idle[round] = echo_p99_us(&e, nr);
		bucket_make(r, &b, 16, 10 * MB);
		for (int i = 0; i < 4; i++) {
			flow_connect(r, &f[i]);
			flow_tag(r, &f[i], &b);
			flow_go(&f[i], BY_SEND, 0);
		}
		span(0.5);
		beside[round] = echo_p99_us(&e, nr);
		for (int i = 0; i < 4; i++)
			flow_end(&f[i]);
		hr_kernel_bucket_del(r->k, &b);
	}
	shutdown(e.far_fd, SHUT_RDWR);
	pthread_join(e.sender, NULL);
	close(e.far_fd);
	close(e.near_fd);
	qsort(idle, ROUNDS, sizeof(*idle), by_value);
	qsort(beside, ROUNDS, sizeof(*beside), by_value);
	bound = 2 * idle[ROUNDS / 2] + 50;
	verdict(r->vm || beside[ROUNDS / 2] <= bound,
		"neighbour's echo beside 4 at 10 MB/s: p99 %.0f us, idle %.0f (bound %.0f)",
		beside[ROUNDS / 2], idle[ROUNDS / 2], bound);
}

int main(void)
{
	char pattern[] = "/tmp/hr-bpf-XXXXXX";
	struct rig r;

	ksft_print_header();
	rig_begin(&r, HR_KERNEL_FETCH);
	r.file = mkstemp(pattern);
	unlink(pattern);
	if (r.file < 0 || ftruncate(r.file, CHUNK))
		ksft_exit_fail_msg("a file to send: %s\n", strerror(errno));
	ksft_set_plan(11);
	MEASURE(unequal(&r));
	MEASURE(join(&r));
	MEASURE(idle_gaps(&r, 10, 0.01));
	MEASURE(idle_gaps(&r, 5, 0.05));
	changes(&r);
	MEASURE(removal(&r));
	MEASURE(cost(&r, 0));
	MEASURE(cost(&r, 500));
	MEASURE(neighbour(&r));
	rig_end(&r);
	ksft_finished();
}
