/* SPDX-License-Identifier: GPL-2.0 */
/*
 * rig: pins, a cgroup and a namespace of a test's own; flows between two sockets.
 *
 * A flow is a connection whose accepted side sends all it can (thread) and whose other
 * side reads and counts (thread), at a rate where one is given.  Ends are over loopback,
 * or over a veth pair whose other end lives in a network namespace.
 *
 * HR_VM=1: the functions alone are checked, no figure is held against a bound (an emulated
 * machine has no time of its own).  HR_LONG=1: every cell.
 */
#ifndef HR_SELFTESTS_BPF_RIG_H
#define HR_SELFTESTS_BPF_RIG_H

#include <arpa/inet.h>
#include <bpf/bpf.h>
#include <errno.h>
#include <fcntl.h>
#include <hr/bpfctl/loader.h>
#include <liburing.h>
#include <math.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <uapi/hr_bpf_guard.h>
#include <uapi/hr_bpf_meta.h>
#include <uapi/hr_bpf_shape.h>
#include <unistd.h>
#include "kselftest.h"

#pragma GCC diagnostic ignored "-Wunused-function"

#define FLOW_MAX 32
#define CHUNK (256 * 1024)
#define MB 1000000.0

enum how { BY_SEND, BY_SENDFILE, BY_URING, BY_NR };
static const char *const how_names[] = { "send", "sendfile", "io_uring" };

struct rig {
	char pins[HR_BPF_PATH_MAX], cgroup[HR_BPF_PATH_MAX], home[HR_BPF_PATH_MAX];
	struct hr_kernel_report report;
	struct hr_kernel *k;
	struct hr_sys sys;
	bool vm, is_long;
	int netns; /* of the far end; -1: loopback */
	int own_netns;
	char host[32];
	int listener;
	uint16_t port;
	int file; /* what sendfile sends */
};

struct flow {
	int near_fd, far_fd;
	enum how how;
	int file;
	double read_rate;	/* bytes a second; 0 as fast as it comes */
	uint64_t got;		/* atomic */
	uint64_t last_ns, gap_ns; /* longest time without a byte; reset by the test */
	pthread_t sender, reader;
	bool stop; /* atomic */
};

static int bad;
/* A figure that other work on the machine has spoilt is measured again, twice at most. */
static int tries_left;
static bool again;

#define MEASURE(call)                              \
	do {                                       \
		tries_left = 2;                    \
		do {                               \
			again = false;             \
			call;                      \
		} while (again && tries_left-- > 0); \
		tries_left = 0;                    \
	} while (0)

static int64_t now_ns(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000000ll + t.tv_nsec;
}

/* The length of a measurement, which is what is wanted here, not an effect. */
static void span(double seconds)
{
	struct timespec t = { (time_t)seconds, (long)(fmod(seconds, 1) * 1e9) };

	clock_nanosleep(CLOCK_MONOTONIC, 0, &t, NULL);
}

static void verdict(bool ok, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void verdict(bool ok, const char *fmt, ...)
{
	char text[512];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (!ok && tries_left > 0) {
		again = true;
		ksft_print_msg("again: %s\n", text);
		return;
	}
	bad += !ok;
	ksft_test_result(ok, "%s\n", text);
}

static int run(const char *const *argv)
{
	int status, null = open("/dev/null", O_RDWR | O_CLOEXEC);
	pid_t pid = fork();

	if (!pid) {
		dup2(null, 1);
		dup2(null, 2);
		execvp(argv[0], (char *const *)argv);
		_exit(127);
	}
	close(null);
	if (pid < 0 || waitpid(pid, &status, 0) != pid)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#define RUN(...) run((const char *const[]){ __VA_ARGS__, NULL })

/* --- pins and cgroup --------------------------------------------------------------- */

static void rig_end(struct rig *r)
{
	char procs[HR_BPF_PATH_MAX + 16];
	int fd;

	hr_kernel_close(r->k);
	r->k = NULL;
	if (*r->pins && hr_kernel_unload(r->pins) && errno != ENOENT)
		ksft_print_msg("pins stay: %s\n", r->pins);
	if (*r->home) {
		snprintf(procs, sizeof(procs), "%s/cgroup.procs", r->home);
		fd = open(procs, O_WRONLY | O_CLOEXEC);
		if (fd >= 0 && write(fd, "0\n", 2) != 2)
			ksft_print_msg("the cgroup could not be left\n");
		if (fd >= 0)
			close(fd);
	}
	if (*r->cgroup)
		rmdir(r->cgroup);
	if (r->netns >= 0)
		close(r->netns);
	r->netns = -1;
}

static void rig_place(struct rig *r)
{
	char mount[128], bpffs[128], line[300];
	FILE *f = fopen("/proc/self/cgroup", "re");

	*r = (struct rig){ .netns = -1, .listener = -1, .file = -1 };
	signal(SIGPIPE, SIG_IGN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	r->vm = getenv("HR_VM");
	r->is_long = getenv("HR_LONG");
	r->own_netns = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	snprintf(r->host, sizeof(r->host), "127.0.0.1");
	if (hr_bpf_mount("bpf", bpffs, sizeof(bpffs)))
		ksft_exit_skip("no bpf file system is mounted\n");
	if (hr_bpf_mount("cgroup2", mount, sizeof(mount)))
		ksft_exit_skip("no cgroup2 is mounted\n");
	if (geteuid())
		ksft_exit_skip("loading programs needs root\n");
	snprintf(r->pins, sizeof(r->pins), "%s/hr-test-%d", bpffs, getpid());
	snprintf(r->cgroup, sizeof(r->cgroup), "%s/hr-test-%d", mount, getpid());
	while (f && fgets(line, sizeof(line), f))
		if (!strncmp(line, "0::", 3))
			snprintf(r->home, sizeof(r->home), "%s%.*s", mount,
				 (int)strcspn(line + 3, "\n"), line + 3);
	if (f)
		fclose(f);
}

static int rig_load(struct rig *r)
{
	struct hr_kernel_load_opts o = { .pin_dir = r->pins, .cgroup = r->cgroup };

	return hr_kernel_load(&o, &r->report);
}

static void rig_open(struct rig *r)
{
	struct hr_kernel_opts ko = { .pin_dir = r->pins };

	if (hr_kernel_open(&r->sys, &ko, &r->k))
		ksft_exit_fail_msg("no memory\n");
}

static void rig_listen(struct rig *r, int netns)
{
	struct sockaddr_in a = { .sin_family = AF_INET };
	socklen_t len = sizeof(a);
	int one = 1;

	r->listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(r->listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
	if (bind(r->listener, (struct sockaddr *)&a, sizeof(a)) || listen(r->listener, 4096) ||
	    getsockname(r->listener, (struct sockaddr *)&a, &len))
		ksft_exit_fail_msg("listening: %s\n", strerror(errno));
	r->port = ntohs(a.sin_port);
	r->netns = netns;
	if (hr_kernel_admit_port(r->k, r->port, NULL))
		ksft_exit_fail_msg("the port's row: %s\n", strerror(errno));
}

/* All of it, or the end of the program with the reason. */
static void rig_begin(struct rig *r, enum hr_kernel_gate gate)
{
	struct hr_kernel_status st;
	int err;

	rig_place(r);
	hr_sys_posix_init(&r->sys);
	err = rig_load(r);
	if (err) {
		rig_end(r);
		ksft_exit_skip("%s\n", r->report.why);
	}
	rig_open(r);
	hr_kernel_status_read(r->k, gate, &st);
	if (!st.on) {
		const char *words = r->report.parts[gate].words;

		rig_end(r);
		ksft_exit_skip("gate %s: %s (%s) %s\n", hr_kernel_gate_name(gate),
			       strerror(-st.err), st.hint, words);
	}
	rig_listen(r, -1);
}

/* --- a far end in a namespace -------------------------------------------------------- */

/* 10.213.x.1 here, .2 there; the descriptor of the namespace, or -1 and why. */
static int far_make(struct rig *r, char host[32])
{
	char near_if[16], far_if[16], near_ip[32], far_ip[32], pid[16];
	int x = getpid() % 250 + 1, ready[2], ns = -1;
	char c;
	pid_t child;

	snprintf(near_if, sizeof(near_if), "hrn%d", getpid());
	snprintf(far_if, sizeof(far_if), "hrf%d", getpid());
	snprintf(near_ip, sizeof(near_ip), "10.213.%d.1/24", x);
	snprintf(far_ip, sizeof(far_ip), "10.213.%d.2/24", x);
	snprintf(host, 32, "10.213.%d.1", x);
	if (unshare(CLONE_NEWNET)) {
		ksft_print_msg("no network namespace: %s\n", strerror(errno));
		return -1;
	}
	ns = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	if (setns(r->own_netns, CLONE_NEWNET))
		ksft_exit_fail_msg("setns: %s\n", strerror(errno));
	/* Somebody must live there while ip moves the link by pid. */
	if (pipe(ready))
		return -1;
	child = fork();
	if (!child) {
		close(ready[1]);
		_exit(setns(ns, CLONE_NEWNET) || read(ready[0], &c, 1) != 1 ||
		      RUN("ip", "addr", "add", far_ip, "dev", far_if) ||
		      RUN("ip", "link", "set", far_if, "up"));
	}
	close(ready[0]);
	snprintf(pid, sizeof(pid), "/proc/%d/ns/net", child);
	for (int64_t end = now_ns() + 2000000000ll; now_ns() < end;) {
		struct stat a, b;

		if (!stat(pid, &a) && !fstat(ns, &b) && a.st_ino == b.st_ino)
			break;
		sched_yield();
	}
	snprintf(pid, sizeof(pid), "%d", child);
	if (RUN("ip", "link", "add", near_if, "type", "veth", "peer", "name", far_if) ||
	    RUN("ip", "link", "set", far_if, "netns", pid) ||
	    RUN("ip", "addr", "add", near_ip, "dev", near_if) ||
	    RUN("ip", "link", "set", near_if, "up") || write(ready[1], "x", 1) != 1) {
		close(ns);
		ns = -1;
	}
	close(ready[1]);
	int status = 1;

	waitpid(child, &status, 0);
	if (status && ns >= 0) {
		close(ns);
		ns = -1;
	}
	return ns;
}

static void rig_use(struct rig *r, int netns, const char *host)
{
	r->netns = netns;
	snprintf(r->host, sizeof(r->host), "%s", host);
}

/* --- flows -------------------------------------------------------------------------- */

static void *send_all(void *arg)
{
	static char zeros[CHUNK];
	struct flow *f = arg;
	struct io_uring ring;
	ssize_t n = 1;
	off_t off;

	if (f->how == BY_URING && io_uring_queue_init(4, &ring, 0))
		return NULL;
	while (n > 0) {
		if (f->how == BY_SEND) {
			n = send(f->near_fd, zeros, CHUNK, MSG_NOSIGNAL);
		} else if (f->how == BY_SENDFILE) {
			off = 0;
			n = sendfile(f->near_fd, f->file, &off, CHUNK);
		} else {
			struct io_uring_cqe *cqe;

			io_uring_prep_send(io_uring_get_sqe(&ring), f->near_fd, zeros, CHUNK,
					   MSG_NOSIGNAL);
			n = io_uring_submit_and_wait(&ring, 1);
			if (n > 0 && !io_uring_wait_cqe(&ring, &cqe)) {
				n = cqe->res;
				io_uring_cqe_seen(&ring, cqe);
			}
		}
	}
	if (f->how == BY_URING)
		io_uring_queue_exit(&ring);
	return NULL;
}

static void *read_all(void *arg)
{
	static __thread char to[CHUNK];
	struct flow *f = arg;
	int64_t begun = now_ns(), due;
	ssize_t n;

	while ((n = recv(f->far_fd, to, f->read_rate ? 16384 : CHUNK, 0)) > 0) {
		int64_t now = now_ns();
		uint64_t gap = (uint64_t)now - f->last_ns;

		if (f->last_ns && gap > f->gap_ns)
			f->gap_ns = gap;
		f->last_ns = (uint64_t)now;
		__atomic_add_fetch(&f->got, (uint64_t)n, __ATOMIC_RELAXED);
		if (!f->read_rate)
			continue;
		due = begun + (int64_t)((double)f->got / f->read_rate * 1e9);
		if (due > now)
			span((double)(due - now) / 1e9);
	}
	return NULL;
}

static int dial(struct rig *r)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_port = htons(r->port) };
	int fd, err;

	inet_pton(AF_INET, r->host, &a.sin_addr);
	if (r->netns >= 0 && setns(r->netns, CLONE_NEWNET))
		return -errno;
	fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	err = connect(fd, (struct sockaddr *)&a, sizeof(a)) ? -errno : 0;
	if (r->netns >= 0 && setns(r->own_netns, CLONE_NEWNET))
		ksft_exit_fail_msg("setns: %s\n", strerror(errno));
	if (err)
		close(fd);
	return err ? err : fd;
}

static void flow_connect(struct rig *r, struct flow *f)
{
	*f = (struct flow){ .file = r->file };
	f->far_fd = dial(r);
	if (f->far_fd < 0)
		ksft_exit_fail_msg("connecting: %s\n", strerror(-f->far_fd));
	f->near_fd = accept4(r->listener, NULL, NULL, SOCK_CLOEXEC);
	if (f->near_fd < 0)
		ksft_exit_fail_msg("accepting: %s\n", strerror(errno));
}

static void flow_go(struct flow *f, enum how how, double read_rate)
{
	f->how = how;
	f->read_rate = read_rate;
	pthread_create(&f->reader, NULL, read_all, f);
	pthread_create(&f->sender, NULL, send_all, f);
}

static void flow_end(struct flow *f)
{
	shutdown(f->far_fd, SHUT_RDWR);
	shutdown(f->near_fd, SHUT_RDWR);
	pthread_join(f->sender, NULL);
	pthread_join(f->reader, NULL);
	close(f->far_fd);
	close(f->near_fd);
}

static uint64_t got_of(const struct flow *f, int nr)
{
	uint64_t sum = 0;

	for (int i = 0; i < nr; i++)
		sum += __atomic_load_n(&f[i].got, __ATOMIC_RELAXED);
	return sum;
}

/* Bytes a second of all over a window of @seconds. */
static double rate_over(const struct flow *f, int nr, double seconds)
{
	uint64_t before = got_of(f, nr);
	int64_t begun = now_ns();

	span(seconds);
	return (double)(got_of(f, nr) - before) * 1e9 / (double)(now_ns() - begun);
}

/* Adds a connection's segments that went out again; returns all that went out. */
static uint32_t segments_of(int fd, uint32_t *retrans)
{
	uint8_t info[256] = { 0 };
	socklen_t len = sizeof(info);
	uint32_t nr;

	/* The C library's struct ends before tcpi_segs_out of linux/tcp.h. */
	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, info, &len) || len < 140)
		return 0;
	memcpy(&nr, info + 136, sizeof(nr));
	*retrans += ((struct tcp_info *)info)->tcpi_total_retrans;
	return nr;
}

static double jain(const uint64_t *v, int nr)
{
	double sum = 0, squares = 0;

	for (int i = 0; i < nr; i++) {
		sum += (double)v[i];
		squares += (double)v[i] * (double)v[i];
	}
	return squares > 0 ? sum * sum / (nr * squares) : 0;
}

static void bucket_make(struct rig *r, struct hr_bucket *b, uint32_t id, double rate)
{
	*b = (struct hr_bucket){ .refs = 1, .id = id, .kind = HR_QUOTA_FETCH, .user = "alice",
				 .client = "app" };
	hr_clock_init(&b->clock, rate, HR_BUCKET_CREDIT_NS);
	if (hr_kernel_bucket_set(r->k, b))
		ksft_exit_fail_msg("the bucket's row: %s\n", strerror(errno));
}

static void bucket_rate(struct rig *r, struct hr_bucket *b, double rate)
{
	hr_clock_rate_set(&b->clock, now_ns(), rate);
	if (hr_kernel_bucket_set(r->k, b))
		ksft_exit_fail_msg("the bucket's row: %s\n", strerror(errno));
}

static void flow_tag(struct rig *r, struct flow *f, struct hr_bucket *b)
{
	b->conn_nr++;
	if (hr_kernel_conn_tag(r->k, f->near_fd, b, NULL))
		ksft_exit_fail_msg("tagging: %s\n", strerror(errno));
}

static int map_of(struct rig *r, const char *name)
{
	int fd = hr_bpf_pin_open(r->pins, name);

	if (fd < 0)
		ksft_exit_fail_msg("%s: %s\n", name, strerror(-fd));
	return fd;
}

static void counts_of(struct rig *r, struct hr_bpf_count *sum)
{
	struct hr_bpf_count *v = calloc((size_t)hr_bpf_cpu_nr(), sizeof(*v));
	int fd = map_of(r, "hr_count");
	uint32_t zero = 0;

	*sum = (struct hr_bpf_count){ 0 };
	if (v && !bpf_map_lookup_elem(fd, &zero, v))
		for (int c = 0; c < hr_bpf_cpu_nr(); c++)
			for (size_t i = 0; i < sizeof(*v) / 8; i++)
				((__u64 *)sum)[i] += ((__u64 *)&v[c])[i];
	free(v);
	close(fd);
}

#endif
