// SPDX-License-Identifier: Apache-2.0
/*
 * doctor_measure: figures that tell whether a setting does what its row says.
 *
 * Each measures the thing that the setting changes, not the setting: how long the longest
 * write took, how many connections a full queue held, how much memory a touch cost.  All
 * take a second or less; writes go to nameless files in the first log directory.
 */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "doctor.h"

#define MIB (1 << 20)
#define PROBE_DEADLINE_MS 5000
#define PROBE_SYNC_NR 8
#define WRITE_BYTES (64 * MIB)
#define WRITE_PIECE (64 * 1024)
#define BACKLOG_ATTEMPT_NR 20000

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* A file that nobody sees and that ends with the process; negative errno. */
static int nameless_file(const char *dir)
{
	char path[640];
	int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != ENOENT))
		return fd >= 0 ? fd : -errno;
	snprintf(path, sizeof(path), "%s/.headrace-probe-XXXXXX", dir);
	fd = mkostemp(path, O_CLOEXEC);
	if (fd < 0)
		return -errno;
	unlink(path);
	return fd;
}

/* --- the probe of a disk --------------------------------------------------------------- */

struct probe_result {
	int err;
	double mib_per_s, sync_ms, sync_max_ms;
};

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

static int probe_write(int fd, struct probe_result *r)
{
	static char piece[MIB];
	double begin = now_ms(), took[PROBE_SYNC_NR];

	memset(piece, 'h', sizeof(piece));
	for (int i = 0; i < 8; i++)
		if (pwrite(fd, piece, sizeof(piece), (off_t)i * MIB) != MIB)
			return errno ? errno : ENOSPC;
	if (fdatasync(fd))
		return errno;
	r->mib_per_s = 8e3 / (now_ms() - begin);
	for (int i = 0; i < PROBE_SYNC_NR; i++) {
		begin = now_ms();
		if (pwrite(fd, piece, 4096, (off_t)i * 4096) != 4096 || fdatasync(fd))
			return errno ? errno : ENOSPC;
		took[i] = now_ms() - begin;
	}
	qsort(took, PROBE_SYNC_NR, sizeof(*took), by_value);
	r->sync_ms = took[PROBE_SYNC_NR / 2];
	r->sync_max_ms = took[PROBE_SYNC_NR - 1];
	return 0;
}

/* A disk that hangs holds the process that writes to it, so that one is another. */
json_t *hr_doctor_probe(const char *path)
{
	struct probe_result r = { 0 };
	struct pollfd p = { .events = POLLIN };
	int ends[2], child;
	bool late;

	if (pipe2(ends, O_CLOEXEC))
		return json_pack("{s:i}", "error", errno);
	child = fork();
	if (!child) {
		int fd = nameless_file(path);

		r.err = fd < 0 ? -fd : probe_write(fd, &r);
		_exit(write(ends[1], &r, sizeof(r)) != sizeof(r));
	}
	close(ends[1]);
	p.fd = ends[0];
	late = child > 0 && poll(&p, 1, PROBE_DEADLINE_MS) <= 0;
	if (!late && read(ends[0], &r, sizeof(r)) != sizeof(r))
		r.err = EIO;
	close(ends[0]);
	if (child > 0 && !late)
		waitpid(child, NULL, 0);
	if (late)
		return json_pack("{s:b, s:i}", "late", 1, "deadline_ms", PROBE_DEADLINE_MS);
	if (child < 0 || r.err)
		return json_pack("{s:i}", "error", r.err ? r.err : EAGAIN);
	return json_pack("{s:f, s:f, s:f}", "mib_per_s", r.mib_per_s, "sync_ms", r.sync_ms,
			 "sync_max_ms", r.sync_max_ms);
}

/* --- figures ------------------------------------------------------------------------------ */

static void figure(json_t *out, const char *name, double v)
{
	json_object_set_new(out, name, json_real(v));
}

static void no_figure(json_t *out, const char *name, int err)
{
	json_object_set_new(out, name, json_string(strerror(err)));
}

static const char *where_to_write(const struct hr_doctor *d, const json_t *row)
{
	const char *where = json_string_value(json_object_get(row, "where"));

	return where && *where == '/' ? where : d->dir_nr ? d->dirs[0].path : "/var/tmp";
}

/* Writes as produce does: small pieces into the page cache, then one sync. */
void hr_measure_write(struct hr_doctor *d, const json_t *row, json_t *out)
{
	static char piece[WRITE_PIECE];
	double begin, longest = 0, one;
	int fd = nameless_file(where_to_write(d, row));

	if (fd < 0) {
		no_figure(out, "writing", -fd);
		return;
	}
	memset(piece, 'h', sizeof(piece));
	begin = now_ms();
	for (off_t at = 0; at < WRITE_BYTES; at += WRITE_PIECE) {
		one = now_ms();
		if (pwrite(fd, piece, sizeof(piece), at) != WRITE_PIECE) {
			no_figure(out, "writing", errno ? errno : ENOSPC);
			close(fd);
			return;
		}
		longest = HR_MAX(longest, now_ms() - one);
	}
	figure(out, "64 MiB in 64 KiB writes, ms", now_ms() - begin);
	figure(out, "longest write, ms", longest);
	begin = now_ms();
	if (fdatasync(fd))
		no_figure(out, "sync", errno);
	else
		figure(out, "sync of it, ms", now_ms() - begin);
	close(fd);
}

void hr_measure_clock(struct hr_doctor *d, const json_t *row, json_t *out)
{
	struct timespec t;
	double begin = now_ms();

	for (int i = 0; i < 200000; i++)
		clock_gettime(CLOCK_MONOTONIC, &t);
	figure(out, "one look at the clock, ns", (now_ms() - begin) * 1e6 / 200000);
	(void)d;
	(void)row;
}

/* Connects until the queue of a listener that accepts nobody is full. */
void hr_measure_backlog(struct hr_doctor *d, const json_t *row, json_t *out)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int l = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), nr = 0;
	struct rlimit files;
	socklen_t len = sizeof(a);
	int *fds = calloc(BACKLOG_ATTEMPT_NR, sizeof(*fds));

	getrlimit(RLIMIT_NOFILE, &files);
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
	if (!fds || l < 0 || bind(l, (struct sockaddr *)&a, sizeof(a)) || listen(l, 65535) ||
	    getsockname(l, (struct sockaddr *)&a, &len)) {
		no_figure(out, "listening", errno);
	} else {
		for (; nr < BACKLOG_ATTEMPT_NR; nr++) {
			struct pollfd p = { .events = POLLOUT };

			fds[nr] = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
			if (fds[nr] < 0)
				break;
			p.fd = fds[nr];
			/* On loopback a handshake is done at once, or dropped. */
			if (connect(fds[nr], (struct sockaddr *)&a, sizeof(a)) &&
			    (errno != EINPROGRESS || poll(&p, 1, 100) != 1 ||
					p.revents & POLLERR)) {
				close(fds[nr]);
				break;
			}
		}
		figure(out, "connections held that nobody accepts (of 20000)", nr);
	}
	while (nr > 0)
		close(fds[--nr]);
	if (l >= 0)
		close(l);
	free(fds);
	(void)d;
	(void)row;
}

void hr_measure_buffer(struct hr_doctor *d, const json_t *row, json_t *out)
{
	const char *id = json_string_value(json_object_get(row, "id"));
	int option = strcmp(id, "net.wmem-max") ? SO_RCVBUF : SO_SNDBUF;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), v = 16 * MIB;
	socklen_t len = sizeof(v);

	if (fd < 0 || setsockopt(fd, SOL_SOCKET, option, &v, sizeof(v)) ||
	    getsockopt(fd, SOL_SOCKET, option, &v, &len))
		no_figure(out, "a buffer of 16 MiB", errno);
	else
		figure(out, "granted of 16 MiB asked for, bytes", (double)v / 2);
	if (fd >= 0)
		close(fd);
	(void)d;
}

static int64_t resident_bytes(struct hr_doctor *d)
{
	int64_t pages;

	return hr_doctor_number(d, "/proc/self/statm", 1, &pages) ? pages * sysconf(_SC_PAGESIZE)
								  : -1;
}

/* One byte touched in each of 32 stretches of 2 MiB. */
void hr_measure_huge(struct hr_doctor *d, const json_t *row, json_t *out)
{
	size_t len = 64ul * MIB + 2 * MIB;
	char *p = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int64_t before = resident_bytes(d);
	double begin = now_ms();

	if (p == MAP_FAILED) {
		no_figure(out, "memory", errno);
		return;
	}
	for (size_t at = 0; at < 64ul * MIB; at += 2 * MIB)
		((volatile char *)p)[at] = 1;
	begin = now_ms() - begin;
	figure(out, "memory taken by 32 touched bytes, KiB",
	       (double)(resident_bytes(d) - before) / 1024);
	figure(out, "time of the 32 touches, ms", begin);
	munmap(p, len);
	(void)row;
}

void hr_measure_ports(struct hr_doctor *d, const json_t *row, json_t *out)
{
	int64_t from, to;

	if (hr_doctor_number(d, "/proc/sys/net/ipv4/ip_local_port_range", 0, &from) &&
	    hr_doctor_number(d, "/proc/sys/net/ipv4/ip_local_port_range", 1, &to))
		figure(out, "connections from here to one listener", (double)(to - from + 1));
	else
		no_figure(out, "ports", -d->err);
	(void)row;
}

/* How much comes into memory when four pages, one after another, are read cold. */
void hr_measure_readahead(struct hr_doctor *d, const json_t *row, json_t *out)
{
	static char piece[MIB];
	unsigned char there[4096];
	int fd = nameless_file(where_to_write(d, row)), nr = 0;
	void *map;

	for (int i = 0; fd >= 0 && i < 16; i++)
		if (pwrite(fd, piece, sizeof(piece), (off_t)i * MIB) != MIB)
			break;
	if (fd < 0 || fdatasync(fd) || posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED)) {
		no_figure(out, "reading cold", fd < 0 ? -fd : errno);
		goto out;
	}
	for (int i = 0; i < 4; i++)
		if (pread(fd, piece, 4096, i * 4096) != 4096)
			break;
	map = mmap(NULL, 16ul * MIB, PROT_READ, MAP_SHARED, fd, 0);
	if (map != MAP_FAILED && !mincore(map, 16ul * MIB, there)) {
		for (size_t i = 0; i < sizeof(there); i++)
			nr += there[i] & 1;
		figure(out, "read from the disk for 16 KiB asked for, KiB", nr * 4);
	}
	if (map != MAP_FAILED)
		munmap(map, 16ul * MIB);
out:
	if (fd >= 0)
		close(fd);
}

void hr_measure_swap(struct hr_doctor *d, const json_t *row, json_t *out)
{
	const char *text = hr_doctor_read(d, "/proc/vmstat");

	if (!text) {
		no_figure(out, "swapping", -d->err);
		return;
	}
	figure(out, "pages swapped in since the start", (double)hr_doctor_key(text, "pswpin "));
	figure(out, "pages swapped out since the start", (double)hr_doctor_key(text, "pswpout "));
	(void)row;
}

void hr_measure_limits(struct hr_doctor *d, const json_t *row, json_t *out)
{
	struct rlimit l;

	if (!d->pid || prlimit(d->pid, RLIMIT_NOFILE, NULL, &l))
		no_figure(out, "limit", d->pid ? errno : ESRCH);
	else
		figure(out, "descriptors that the daemon may have", (double)l.rlim_cur);
	(void)row;
}
