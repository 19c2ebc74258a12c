// SPDX-License-Identifier: GPL-2.0
/*
 * life: loading, upgrading, restarting, what operators do by hand, what is missing.
 *
 * A loader without a capability is a child that has dropped it; what it then is refused
 * must be in the report with the errno, and the rest must be loaded.
 */
#include "rig.h"
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

/* --- capabilities ---------------------------------------------------------------------- */

static int keep_only(uint64_t caps)
{
	struct __user_cap_header_struct h = { .version = _LINUX_CAPABILITY_VERSION_3 };
	struct __user_cap_data_struct d[2] = { { 0 } };

	for (int i = 0; i < 2; i++)
		d[i].effective = d[i].permitted = (uint32_t)(caps >> 32 * i);
	return (int)syscall(SYS_capset, &h, d);
}

#define CAP(n) (1ull << (n))

#define ANY -1

struct cap_case {
	const char *what;
	uint64_t caps;
	int fetch, admit, conns; /* 0 loaded, else the errno; ANY by kernel */
	bool maps;
};

/* Exit status of a child that loads with these capabilities; 0 as expected. */
static int loads_with(struct rig *r, const struct cap_case *c)
{
	struct hr_kernel_report rep;
	char pins[HR_BPF_PATH_MAX];
	struct hr_kernel_load_opts o = { .pin_dir = pins, .cgroup = r->cgroup };
	int err;

	snprintf(pins, sizeof(pins), "%.240s-cap", r->pins);
	if (keep_only(c->caps | CAP(CAP_DAC_OVERRIDE) | CAP(CAP_CHOWN) | CAP(CAP_FOWNER)))
		return 2;
	err = hr_kernel_load(&o, &rep);
	if (!c->maps)
		return err == -EPERM ? 0 : 3;
	if (err)
		return 4;
	err = (c->fetch != ANY && rep.parts[HR_KERNEL_FETCH].err != -c->fetch) ||
	      (c->admit != ANY && rep.parts[HR_KERNEL_ADMIT].err != -c->admit) ||
	      rep.parts[HR_KERNEL_PART_CONNS].err != -c->conns;
	printf("# errno with %s: fetch %d, admit %d, conns %d\n", c->what,
	       -rep.parts[HR_KERNEL_FETCH].err, -rep.parts[HR_KERNEL_ADMIT].err,
	       -rep.parts[HR_KERNEL_PART_CONNS].err);
	for (int g = HR_KERNEL_FETCH; g <= HR_KERNEL_ADMIT; g++)
		if (rep.parts[g].err && *rep.parts[g].words)
			printf("# %s\n", rep.parts[g].words);
	fflush(stdout);
	return hr_kernel_unload(pins) ? 6 : err ? 5 : 0;
}

static void loader_without(struct rig *r)
{
	static const struct cap_case cases[] = {
		{ "BPF, NET_ADMIN, PERFMON",
		  CAP(CAP_BPF) | CAP(CAP_NET_ADMIN) | CAP(CAP_PERFMON), 0, 0, 0, true },
		/* Without PERFMON the verifier of older kernels lets fewer programs through. */
		{ "BPF, NET_ADMIN", CAP(CAP_BPF) | CAP(CAP_NET_ADMIN), ANY, ANY, EPERM, true },
		{ "BPF", CAP(CAP_BPF), EPERM, ANY, EPERM, true },
		{ "NET_ADMIN, PERFMON", CAP(CAP_NET_ADMIN) | CAP(CAP_PERFMON), 0, 0, 0, false },
		{ "nothing", 0, 0, 0, 0, false },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(cases); i++) {
		int status = -1;
		pid_t pid = fork();

		if (!pid)
			_exit(loads_with(r, &cases[i]));
		waitpid(pid, &status, 0);
		verdict(WIFEXITED(status) && !WEXITSTATUS(status),
			"loader with %s: refused what it must be, and only that (%d)",
			cases[i].what,
			WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	}
}

/* The broker's part: a child without any capability, as another user, with the pins given. */
static int lives_without(struct rig *r)
{
	struct hr_kernel_status st;
	struct hr_bucket b;
	struct flow f;

	if (setgid(65534) || setuid(65534))
		return 2;
	rig_open(r);
	hr_kernel_status_read(r->k, HR_KERNEL_FETCH, &st);
	if (!st.on) {
		fprintf(stderr, "# %d %s\n", st.err, st.hint);
		return 3;
	}
	rig_listen(r, -1);
	if (hr_kernel_listener_check(r->k, r->listener))
		return 4;
	bucket_make(r, &b, 30, 1 * MB);
	flow_connect(r, &f);
	flow_tag(r, &f, &b);
	hr_kernel_heartbeat(r->k);
	return 0;
}

static void broker_without(struct rig *r)
{
	struct hr_kernel_load_opts o = { .cgroup = r->cgroup, .uid = 65534, .gid = 65534 };
	struct hr_kernel_report rep;
	struct rig child = *r;
	int status = -1;
	pid_t pid;

	snprintf(child.pins, sizeof(child.pins), "%.240s-user", r->pins);
	o.pin_dir = child.pins;
	if (hr_kernel_load(&o, &rep)) {
		verdict(false, "pins for another user: %s", rep.why);
		return;
	}
	pid = fork();
	if (!pid)
		_exit(lives_without(&child));
	waitpid(pid, &status, 0);
	verdict(WIFEXITED(status) && !WEXITSTATUS(status),
		"broker as nobody, without a capability: opens, tags, limits, beats (%d)",
		WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	if (hr_kernel_unload(child.pins))
		ksft_print_msg("pins stay: %s\n", child.pins);
}

/* --- restart and upgrade ------------------------------------------------------------------ */

static uint64_t acked(struct rig *r, const struct hr_bucket *b)
{
	struct hr_kernel_bucket_state st = { 0 };

	return hr_kernel_bucket_read(r->k, b, &st) ? 0 : st.tx_bytes;
}

static void restart(struct rig *r)
{
	struct hr_bucket b, again;
	uint64_t before, after;
	static struct flow f;
	double rate;

	bucket_make(r, &b, 40, 10 * MB);
	flow_connect(r, &f);
	flow_tag(r, &f, &b);
	flow_go(&f, BY_SEND, 0);
	span(0.5);
	flow_end(&f);
	before = acked(r, &b);
	/* The broker goes; its successor gives the same bucket another number. */
	hr_kernel_close(r->k);
	close(r->listener);
	rig_open(r);
	rig_listen(r, -1);
	bucket_make(r, &again, 41, 10 * MB);
	after = acked(r, &again);
	verdict(before > 0 && after >= before,
		"restart: bytes of the bucket before %llu, after %llu (not less)",
		(unsigned long long)before, (unsigned long long)after);
	flow_connect(r, &f);
	flow_tag(r, &f, &again);
	flow_go(&f, BY_SEND, 0);
	span(1);
	rate = rate_over(&f, 1, 2);
	flow_end(&f);
	hr_kernel_bucket_del(r->k, &again);
	verdict(r->vm ? rate < 30 * MB : fabs(rate / (10 * MB) - 1) <= 0.02,
		"restart: first connection at %.3f MB/s of 10 (2 %%)", rate / MB);
}

static uint32_t sockops_prog(struct rig *r)
{
	struct bpf_link_info li = { 0 };
	uint32_t len = sizeof(li);
	int link = map_of(r, "link_hr_sockops");

	if (bpf_obj_get_info_by_fd(link, &li, &len))
		li.prog_id = 0;
	close(link);
	return li.prog_id;
}

static void upgrade(struct rig *r)
{
	uint32_t before = sockops_prog(r), after;
	struct hr_bucket b;
	static struct flow f;
	double rate;
	int err;

	bucket_make(r, &b, 42, 50 * MB);
	flow_connect(r, &f);
	flow_tag(r, &f, &b);
	flow_go(&f, BY_SEND, 0);
	span(1);
	f.gap_ns = 0;
	err = rig_load(r);
	after = sockops_prog(r);
	rate = rate_over(&f, 1, 3);
	flow_end(&f);
	hr_kernel_bucket_del(r->k, &b);
	verdict(!err && r->report.upgraded && before != after &&
			(r->vm || fabs(rate / (50 * MB) - 1) <= 0.02),
		"upgrade under load: program %u -> %u, %.2f MB/s of 50 (2 %%), longest gap %.0f ms",
		before, after, rate / MB, (double)f.gap_ns / 1e6);
}

static void outside(struct rig *r)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	char procs[HR_BPF_PATH_MAX + 16], in[HR_BPF_PATH_MAX + 16];
	struct hr_kernel_status st;
	int fd, s, err;

	snprintf(procs, sizeof(procs), "%s/cgroup.procs", r->home);
	snprintf(in, sizeof(in), "%s/cgroup.procs", r->cgroup);
	fd = open(procs, O_WRONLY | O_CLOEXEC);
	if (fd < 0 || write(fd, "0\n", 2) != 2)
		ksft_exit_fail_msg("leaving the cgroup: %s\n", strerror(errno));
	close(fd);
	s = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(s, (struct sockaddr *)&a, sizeof(a)) || listen(s, 1))
		ksft_exit_fail_msg("listening: %s\n", strerror(errno));
	fd = open(in, O_WRONLY | O_CLOEXEC);
	if (fd < 0 || write(fd, "0\n", 2) != 2)
		ksft_exit_fail_msg("joining the cgroup: %s\n", strerror(errno));
	close(fd);
	err = hr_kernel_listener_check(r->k, s);
	hr_kernel_status_read(r->k, HR_KERNEL_FETCH, &st);
	verdict(err == -EXDEV && !st.on && st.err == -EXDEV,
		"a listener made outside the cgroup is noticed: %s", st.hint ? st.hint : "");
	close(s);
	/* The gate is off for this broker; the next tests are another one. */
	hr_kernel_close(r->k);
	rig_open(r);
	close(r->listener);
	rig_listen(r, -1);
}

/* --- by hand --------------------------------------------------------------------------- */

static void by_hand(struct rig *r)
{
	struct hr_bpf_count before, after;
	struct hr_bpf_quota q;
	static struct flow f;
	struct hr_bucket b;
	int fd = map_of(r, "hr_quota");
	double rate, found = -1;
	int err;

	bucket_make(r, &b, 50, 10 * MB);
	flow_connect(r, &f);
	flow_tag(r, &f, &b);
	flow_go(&f, BY_SEND, 0);
	span(0.5);
	if (bpf_map_lookup_elem(fd, &b.id, &q))
		ksft_exit_fail_msg("hr_quota: %s\n", strerror(errno));
	verdict(!strcmp(q.name, "user=alice client=app") && q.rate == 10000000,
		"the row reads: '%s' %llu", q.name, q.rate);
	q.rate = 20000000;
	bpf_map_update_elem(fd, &b.id, &q, BPF_EXIST);
	span(1);
	rate = rate_over(&f, 1, 2);
	err = hr_kernel_bucket_limit_read(r->k, &b, &found);
	verdict((r->vm || fabs(rate / (20 * MB) - 1) <= 0.02) && !err && found == 20000000,
		"limit written by hand: %.3f MB/s of 20 (2 %%), the broker reads %.0f", rate / MB,
		found);
	bucket_rate(r, &b, 10 * MB);
	verdict(hr_kernel_bucket_limit_read(r->k, &b, &found) == -ENOENT,
		"the API's word takes the place of what was written by hand");
	counts_of(r, &before);
	q.rate = UINT64_MAX;
	bpf_map_update_elem(fd, &b.id, &q, BPF_EXIST);
	span(0.3);
	q.rate = 1;
	memset(q.name, 'x', sizeof(q.name));
	bpf_map_update_elem(fd, &b.id, &q, BPF_EXIST);
	span(1);
	counts_of(r, &after);
	bucket_rate(r, &b, 50 * MB);
	span(1.5);
	rate = rate_over(&f, 1, 1);
	flow_end(&f);
	hr_kernel_bucket_del(r->k, &b);
	verdict(after.clamped > before.clamped && (r->vm || fabs(rate / (50 * MB) - 1) <= 0.05),
		"nonsense in hr_quota: clamped %llu times, then %.2f MB/s of 50 (5 %%)",
		(unsigned long long)(after.clamped - before.clamped), rate / MB);
	close(fd);
}

/* What clients call themselves is the broker's to put into a map of fixed width. */
static void names_fit(struct rig *r)
{
	static const struct {
		char *client;
		const char *row;
	} names[] = {
		{ "two\nlines\x7f", "user=alice client=two?lines?" },
		{ "a-name-that-is-cut-\xe2\x82\xac", "user=alice client=a-name-that-is-cut-??" },
		{ "it-fits-in-\xe2\x82\xac", "user=alice client=it-fits-in-\xe2\x82\xac" },
	};
	struct hr_bpf_quota q = { 0 };
	int fd = map_of(r, "hr_quota");
	bool good = true;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct hr_bucket b;

		bucket_make(r, &b, 55, 5 * MB);
		b.client = names[i].client;
		bucket_rate(r, &b, 6 * MB);
		good &= !bpf_map_lookup_elem(fd, &b.id, &q) && !strcmp(q.name, names[i].row);
		hr_kernel_bucket_del(r->k, &b);
	}
	verdict(good, "names of clients fit into rows: '%s'", q.name);
	close(fd);
}

static void table_of_connections(struct rig *r)
{
	char path[HR_BPF_PATH_MAX + 16], line[512], want[64];
	struct hr_bucket b;
	static struct flow f;
	bool head = false, row = false;
	FILE *t;

	bucket_make(r, &b, 60, 5 * MB);
	flow_connect(r, &f);
	flow_tag(r, &f, &b);
	flow_go(&f, BY_SEND, 0);
	span(0.5);
	snprintf(path, sizeof(path), "%s/hr_conns", r->pins);
	snprintf(want, sizeof(want), "%u 127.0.0.1:", r->port);
	t = fopen(path, "re");
	if (!t && errno == ENOENT) {
		ksft_test_result_skip("no table of connections: %s\n",
				      r->report.parts[HR_KERNEL_PART_CONNS].words);
	} else {
		while (t && fgets(line, sizeof(line), t)) {
			head |= !strncmp(line, "PORT PEER FETCH", 15);
			row |= !strncmp(line, want, strlen(want)) && strstr(line, " 60 0 ") &&
			       strstr(line, "user=alice client=app");
		}
		verdict(head && row, "the pin's table has this connection and its bucket's name");
	}
	if (t)
		fclose(t);
	flow_end(&f);
	hr_kernel_bucket_del(r->k, &b);
}

static void dump(struct rig *r)
{
	char cmd[HR_BPF_PATH_MAX + 32], line[256];
	bool name = false, rate = false;
	struct hr_bucket b;
	int out[2], status;
	pid_t pid;
	FILE *f;

	bucket_make(r, &b, 70, 7 * MB);
	snprintf(cmd, sizeof(cmd), "%s/hr_quota", r->pins);
	if (pipe(out))
		ksft_exit_fail_msg("pipe: %s\n", strerror(errno));
	pid = fork();
	if (!pid) {
		dup2(out[1], 1);
		execlp("bpftool", "bpftool", "map", "dump", "pinned", cmd, (char *)NULL);
		_exit(127);
	}
	close(out[1]);
	f = fdopen(out[0], "r");
	while (f && fgets(line, sizeof(line), f)) {
		name |= !!strstr(line, "\"name\": \"user=alice client=app\"");
		rate |= !!strstr(line, "\"rate\": 7000000");
	}
	if (f)
		fclose(f);
	waitpid(pid, &status, 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
		ksft_test_result_skip("no bpftool here\n");
	else
		verdict(name && rate, "bpftool map dump shows names and limits");
	hr_kernel_bucket_del(r->k, &b);
}

int main(void)
{
	struct rig r;

	ksft_print_header();
	rig_begin(&r, HR_KERNEL_FETCH);
	ksft_set_plan(18);
	verdict(!hr_kernel_listener_check(r.k, r.listener),
		"a listener made in the cgroup is known");
	loader_without(&r);
	broker_without(&r);
	restart(&r);
	upgrade(&r);
	outside(&r);
	by_hand(&r);
	names_fit(&r);
	table_of_connections(&r);
	dump(&r);
	rig_end(&r);
	ksft_finished();
}
