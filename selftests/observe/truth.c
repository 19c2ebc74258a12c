// SPDX-License-Identifier: GPL-2.0
/*
 * truth: what the programs count against reads and evictions that are known.
 *
 * The object is loaded here, without pins, and watches files of this test alone.
 * Expectations come from what the test does and from cachestat(2), never from the
 * programs themselves.  Bounds: pages and hit rates within one point.
 */
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "../../bpf/uapi/hr_bpf_observe.h"
#include "kselftest_harness.h"

#define MIB (1 << 20)
#define FILE_LEN (32 * MIB)
#define PAGE 4096
#define SYS_CACHESTAT 451

static const char *object_path(void)
{
	static char path[4096];
	const char *o = getenv("O");

	snprintf(path, sizeof(path), "%s/bpf/observe/observe.bpf.o", o ? o : "build");
	return path;
}

static int silent(enum libbpf_print_level level, const char *fmt, va_list ap)
{
	return level == LIBBPF_WARN ? vfprintf(stderr, fmt, ap) : 0;
}

FIXTURE(truth) {
	struct bpf_object *obj;
	struct bpf_link *links[16];
	int link_nr;
	int map, fd;
	bool access;
	char path[5000];
	struct hr_obs_key key;
};

static bool traced(const struct btf *btf, const char *section)
{
	char name[128];

	snprintf(name, sizeof(name), "btf_trace_%s", strchr(section, '/') + 1);
	return btf__find_by_name_kind(btf, name, BTF_KIND_TYPEDEF) > 0;
}

/* block_rq_complete only where block_io_done is missing. */
static bool wanted(const struct btf *btf, const char *section)
{
	if (!traced(btf, section))
		return false;
	return !strstr(section, "block_rq_complete") || !traced(btf, "tp_btf/block_io_done");
}

static const char *work_dir(void)
{
	static char dir[4096];
	const char *o = getenv("O");

	/* A guest's root is memory, from which nothing is evicted. */
	if (getenv("HR_VM"))
		return "/var/tmp";
	snprintf(dir, sizeof(dir), "%s/selftests/observe", o ? o : "build");
	return dir;
}

static int make_file(char *path, size_t cap)
{
	static char buf[MIB];
	int fd;

	snprintf(path, cap, "%s/truth-%d", work_dir(), getpid());
	fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	memset(buf, 'x', sizeof(buf));
	for (int i = 0; fd >= 0 && i < FILE_LEN / MIB; i++)
		if (write(fd, buf, sizeof(buf)) != (ssize_t)sizeof(buf))
			return -1;
	return fd >= 0 && !fsync(fd) ? fd : -1;
}

/* What kernels without cachestat (before 6.5) know. */
static long mapped_pages(int fd, uint64_t off, uint64_t len)
{
	size_t nr = (len + PAGE - 1) / PAGE;
	unsigned char *vec = calloc(nr, 1);
	void *map = mmap(NULL, len, PROT_READ, MAP_SHARED, fd, (off_t)off);
	long got = -1;

	if (vec && map != MAP_FAILED && !mincore(map, len, vec)) {
		got = 0;
		for (size_t i = 0; i < nr; i++)
			got += vec[i] & 1;
	}
	if (map != MAP_FAILED)
		munmap(map, len);
	free(vec);
	return got;
}

static long cached_pages(int fd, uint64_t off, uint64_t len)
{
	struct { uint64_t off, len; } range = { off, len };
	struct { uint64_t cached, dirty, writeback, evicted, recent; } st;

	if (!syscall(SYS_CACHESTAT, fd, &range, &st, 0))
		return (long)st.cached;
	return errno == ENOSYS ? mapped_pages(fd, off, len) : -1;
}

FIXTURE_SETUP(truth)
{
	struct btf *btf = btf__load_vmlinux_btf();
	struct hr_obs_file zero = { 0 };
	struct bpf_program *p;
	struct stat st;

	libbpf_set_print(silent);
	if (!btf)
		SKIP_SETUP("no BTF of the kernel");
	if (access(object_path(), R_OK))
		SKIP_SETUP("no BPF object was built");
	self->obj = bpf_object__open_file(object_path(), NULL);
	ASSERT_NE(NULL, self->obj);
	bpf_object__for_each_program(p, self->obj)
		bpf_program__set_autoload(p, wanted(btf, bpf_program__section_name(p)));
	self->access = traced(btf, "tp_btf/mm_filemap_get_pages");
	btf__free(btf);
	if (bpf_object__load(self->obj))
		SKIP_SETUP("the kernel refuses the programs: %s", strerror(errno));
	bpf_object__for_each_program(p, self->obj) {
		if (!bpf_program__autoload(p))
			continue;
		self->links[self->link_nr] = bpf_program__attach(p);
		ASSERT_NE(NULL, self->links[self->link_nr]);
		self->link_nr++;
	}
	self->fd = make_file(self->path, sizeof(self->path));
	ASSERT_LE(0, self->fd);
	ASSERT_EQ(0, fstat(self->fd, &st));
	self->key = (struct hr_obs_key){ .ino = st.st_ino, .dev = major(st.st_dev) << 20 |
								  minor(st.st_dev) };
	self->map = bpf_object__find_map_fd_by_name(self->obj, "hr_obs_file");
	ASSERT_EQ(0, bpf_map_update_elem(self->map, &self->key, &zero, BPF_ANY));
}

FIXTURE_TEARDOWN(truth)
{
	for (int i = 0; i < self->link_nr; i++)
		bpf_link__destroy(self->links[i]);
	if (self->obj)
		bpf_object__close(self->obj);
	if (self->fd > 0)
		close(self->fd);
	if (*self->path)
		unlink(self->path);
}

static struct hr_obs_file counts(int map, const struct hr_obs_key *key)
{
	struct hr_obs_file f = { 0 };

	bpf_map_lookup_elem(map, key, &f);
	return f;
}

/* A request is over for its reader a moment before it is over for the block layer. */
static struct hr_obs_file counts_of_io(int map, const struct hr_obs_key *key, int op,
				       uint64_t bytes)
{
	struct hr_obs_file f = counts(map, key);

	for (time_t end = time(NULL) + 5; f.io[op].bytes < bytes && time(NULL) < end;) {
		sched_yield();
		f = counts(map, key);
	}
	return f;
}

static void drop(int fd, off_t off, off_t len)
{
	posix_fadvise(fd, off, len, POSIX_FADV_DONTNEED);
}

/* Two ends of a TCP connection on loopback: the way that a consumer's bytes take. */
static int tcp_pair(int pair[2])
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	int l = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), ret = -1;

	pair[0] = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (!bind(l, (struct sockaddr *)&a, len) && !listen(l, 1) &&
	    !getsockname(l, (struct sockaddr *)&a, &len) &&
	    !connect(pair[0], (struct sockaddr *)&a, len)) {
		pair[1] = accept(l, NULL, NULL);
		ret = pair[1] < 0 ? -1 : 0;
	}
	close(l);
	return ret;
}

/* To a peer that takes everything, in pieces of 256 KiB as the broker sends them. */
static int send_all(int fd, off_t off, size_t len)
{
	int pair[2], status;
	off_t end = off + (off_t)len;
	pid_t pid;

	if (tcp_pair(pair))
		return -1;
	pid = fork();
	if (!pid) {
		static char sink[MIB];

		close(pair[0]);
		while (read(pair[1], sink, sizeof(sink)) > 0)
			;
		_exit(0);
	}
	close(pair[1]);
	while (off < end) {
		size_t n = (size_t)(end - off) < 262144 ? (size_t)(end - off) : 262144;

		if (sendfile(pair[0], fd, &off, n) <= 0)
			break;
	}
	close(pair[0]);
	waitpid(pid, &status, 0);
	return off == end ? 0 : -1;
}

static double points(double measured, double truth)
{
	double d = 100 * (measured - truth);

	return d < 0 ? -d : d;
}

#define PRINT(...) (fprintf(stderr, "# " __VA_ARGS__))
#define SAY(what, got, want)                                                                     \
	PRINT("%s: counted %ld, truth %ld (bound: 1 %%)\n", what, (long)(got), (long)(want))
#define NEAR(got, want) EXPECT_LE(labs((long)(got) - (long)(want)) * 100, (long)(want) + 99)

TEST_F(truth, cold_reads_are_counted_to_the_page)
{
	static char buf[FILE_LEN / 2];
	struct hr_obs_file f;
	long pages;

	drop(self->fd, 0, 0);
	ASSERT_EQ(0, cached_pages(self->fd, 0, FILE_LEN));
	posix_fadvise(self->fd, 0, 0, POSIX_FADV_RANDOM);
	ASSERT_EQ((ssize_t)sizeof(buf), pread(self->fd, buf, sizeof(buf), 0));
	pages = cached_pages(self->fd, 0, FILE_LEN);
	f = counts_of_io(self->map, &self->key, 0, (uint64_t)pages * PAGE);
	SAY("pages brought in", f.filled, pages);
	NEAR(f.filled, pages);
	if (self->access) {
		SAY("pages asked for", f.accessed, sizeof(buf) / PAGE);
		NEAR(f.accessed, sizeof(buf) / PAGE);
	}
	SAY("bytes read by the device", f.io[0].bytes, pages * PAGE);
	NEAR(f.io[0].bytes, pages * PAGE);
	EXPECT_LT(0, f.io[0].requests);
	EXPECT_LT(0, f.io[0].ns);
}

TEST_F(truth, warm_sends_are_hits)
{
	struct hr_obs_file before, f;
	long pages = FILE_LEN / PAGE;

	if (!self->access)
		SKIP(return, "this kernel has no mm_filemap_get_pages");
	ASSERT_EQ(pages, cached_pages(self->fd, 0, FILE_LEN));
	before = counts(self->map, &self->key);
	ASSERT_EQ(0, send_all(self->fd, 0, FILE_LEN));
	f = counts(self->map, &self->key);
	SAY("pages asked for by sendfile", f.accessed - before.accessed, pages);
	NEAR(f.accessed - before.accessed, pages);
	EXPECT_EQ(before.filled, f.filled);
	EXPECT_EQ(before.io[0].requests, f.io[0].requests);
}

/* A known mix: a quarter of the file is absent, all of it is read, twice. */
TEST_F(truth, hit_rate_of_a_known_mix)
{
	struct hr_obs_file before, f;
	double truth, got;
	long cold;

	if (!self->access)
		SKIP(return, "this kernel has no mm_filemap_get_pages");
	posix_fadvise(self->fd, 0, 0, POSIX_FADV_RANDOM);
	drop(self->fd, FILE_LEN / 2, FILE_LEN / 4);
	cold = FILE_LEN / PAGE - cached_pages(self->fd, 0, FILE_LEN);
	ASSERT_LT(0, cold);
	before = counts(self->map, &self->key);
	ASSERT_EQ(0, send_all(self->fd, 0, FILE_LEN));
	ASSERT_EQ(0, send_all(self->fd, 0, FILE_LEN));
	f = counts(self->map, &self->key);
	truth = 1 - (double)cold / (2.0 * FILE_LEN / PAGE);
	got = 1 - (double)(f.filled - before.filled) / (double)(f.accessed - before.accessed);
	PRINT("hit rate: counted %.2f %%, truth %.2f %%, off by %.2f points (bound: 1)\n",
		       100 * got, 100 * truth, points(got, truth));
	EXPECT_LE(points(got, truth), 1.0);
}

TEST_F(truth, evictions_are_counted_and_truncation_is_not)
{
	struct hr_obs_file before, f;
	long gone, left;

	before = counts(self->map, &self->key);
	drop(self->fd, 0, FILE_LEN / 2);
	gone = FILE_LEN / PAGE - cached_pages(self->fd, 0, FILE_LEN);
	f = counts(self->map, &self->key);
	SAY("pages evicted", f.deleted - before.deleted, gone);
	ASSERT_LT(0, gone);
	NEAR(f.deleted - before.deleted, gone);
	left = cached_pages(self->fd, 0, FILE_LEN);
	ASSERT_EQ(0, ftruncate(self->fd, FILE_LEN / 2));
	EXPECT_LT(0, left);
	EXPECT_EQ(f.deleted, counts(self->map, &self->key).deleted);
}

TEST_F(truth, appends_are_no_misses)
{
	static char buf[4 * MIB];
	struct hr_obs_file before = counts(self->map, &self->key), f;

	ASSERT_EQ((ssize_t)sizeof(buf), pwrite(self->fd, buf, sizeof(buf), FILE_LEN));
	ASSERT_EQ(0, fsync(self->fd));
	f = counts_of_io(self->map, &self->key, 1, before.io[1].bytes + sizeof(buf));
	SAY("pages added by an append", f.added - before.added, sizeof(buf) / PAGE);
	NEAR(f.added - before.added, sizeof(buf) / PAGE);
	EXPECT_EQ(before.filled, f.filled);
	SAY("bytes written by the device", f.io[1].bytes - before.io[1].bytes, sizeof(buf));
	NEAR(f.io[1].bytes - before.io[1].bytes, sizeof(buf));
}

TEST_F(truth, files_without_a_row_are_not_counted)
{
	struct hr_obs_key next;

	ASSERT_EQ(0, bpf_map_delete_elem(self->map, &self->key));
	drop(self->fd, 0, 0);
	ASSERT_EQ(0, send_all(self->fd, 0, FILE_LEN));
	EXPECT_NE(0, bpf_map_get_next_key(self->map, NULL, &next));
}

static double cpu_s(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);
	return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static int stats_enable(void)
{
	return bpf_enable_stats(BPF_STATS_RUN_TIME);
}

static double programs_s(struct bpf_object *obj, __u64 *ret_calls)
{
	struct bpf_program *p;
	double sum = 0;

	*ret_calls = 0;
	bpf_object__for_each_program(p, obj) {
		struct bpf_prog_info info = { 0 };
		__u32 len = sizeof(info);

		if (!bpf_program__autoload(p) ||
		    bpf_obj_get_info_by_fd(bpf_program__fd(p), &info, &len))
			continue;
		sum += (double)info.run_time_ns / 1e9;
		*ret_calls += info.run_cnt;
	}
	return sum;
}

/*
 * What the statistics themselves cost: the kernel reads its clock around each run, and
 * only while somebody asks for them.  A program that does nothing, at the busiest of the
 * tracepoints, shows it.
 */
struct idle_program {
	int prog_fd, link_fd;
};

static void idle_begin(struct idle_program *idle)
{
	LIBBPF_OPTS(bpf_prog_load_opts, opts, .expected_attach_type = BPF_TRACE_RAW_TP,
		    .attach_btf_id = (__u32)libbpf_find_vmlinux_btf_id("mm_filemap_get_pages",
								       BPF_TRACE_RAW_TP));
	const struct bpf_insn insns[] = {
		{ .code = BPF_ALU64 | BPF_MOV | BPF_K, .dst_reg = BPF_REG_0 },
		{ .code = BPF_JMP | BPF_EXIT },
	};

	*idle = (struct idle_program){ -1, -1 };
	idle->prog_fd = bpf_prog_load(BPF_PROG_TYPE_TRACING, "idle", "GPL", insns, 2, &opts);
	if (idle->prog_fd >= 0)
		idle->link_fd = bpf_raw_tracepoint_open(NULL, idle->prog_fd);
}

/* Seconds a run; 0 where it cannot be known. */
static double idle_end(const struct idle_program *idle)
{
	struct bpf_prog_info info = { 0 };
	__u32 len = sizeof(info);
	bool known = idle->link_fd >= 0 && !bpf_obj_get_info_by_fd(idle->prog_fd, &info, &len);

	close(idle->link_fd);
	close(idle->prog_fd);
	return known && info.run_cnt ? (double)info.run_time_ns / 1e9 / (double)info.run_cnt : 0;
}

/* The part of one CPU that the programs take while the file is sent at full speed. */
static double overhead(struct bpf_object *obj, int fd)
{
	struct timespec a, b;
	struct idle_program idle;
	double run, programs, cpu, clock;
	__u64 calls, more;

	idle_begin(&idle);
	programs = programs_s(obj, &calls);
	cpu = cpu_s();
	clock_gettime(CLOCK_MONOTONIC, &a);
	for (int i = 0; i < 64; i++)
		if (send_all(fd, 0, FILE_LEN))
			return 1;
	clock_gettime(CLOCK_MONOTONIC, &b);
	cpu = cpu_s() - cpu;
	programs = programs_s(obj, &more) - programs;
	clock = idle_end(&idle) * (double)(more - calls);
	run = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9;
	PRINT("sendfile at %.2f GB/s: programs %.2f ms, of which %.2f are the statistics' own, "
		       "of %.0f ms CPU of the sender; %.0f ns a call, %.2f %% of one CPU "
		       "(bound: 1 %%)\n",
	      64.0 * FILE_LEN / 1e9 / run, 1000 * programs, 1000 * clock, 1000 * cpu,
	      1e9 * (programs - clock) / (double)(more - calls), 100 * (programs - clock) / run);
	return (programs - clock) / run;
}

TEST_F(truth, overhead_at_full_speed)
{
	int stats = stats_enable();
	double least = 1;

	if (stats < 0)
		SKIP(return, "no statistics of BPF run time: %s", strerror(errno));
	ASSERT_EQ(0, send_all(self->fd, 0, FILE_LEN));
	/* Who else reads files here runs the programs too; that does not come each time. */
	for (int i = 0; i < 3 && least > 0.01; i++) {
		double part = overhead(self->obj, self->fd);

		least = part < least ? part : least;
	}
	if (!getenv("HR_VM"))
		EXPECT_LE(least, 0.01);
	close(stats);
}

TEST_HARNESS_MAIN
