// SPDX-License-Identifier: Apache-2.0
/*
 * sample: what the kernel says of each slot's sockets, on a fixed grid of time.
 *
 * A row's time is taken around the reading of the row, so that a late wake-up makes a
 * longer window and no error.  Sockets of other processes are borrowed by
 * pidfd_getfd(2), which does not disturb their owner.
 */
#include "load.h"
#include <dirent.h>
#include <errno.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define SOCKET_MAX 4096
#define ESTABLISHED 1 /* of the tables in /proc */

static uint64_t fd_bytes(int fd, bool sends)
{
	struct tcp_info ti;
	socklen_t len = sizeof(ti);

	memset(&ti, 0, sizeof(ti));
	if (getsockopt(fd, IPPROTO_TCP, TCP_INFO, &ti, &len))
		return 0;
	return sends ? ti.tcpi_bytes_acked : ti.tcpi_bytes_received;
}

struct slot *slot_add(struct load *l, const char *name, bool sends)
{
	struct slot *s = calloc(1, sizeof(*s));

	l->slots = reallocarray(l->slots, l->slot_nr + 1, sizeof(*l->slots));
	if (!s || !l->slots)
		die("memory", strerror(errno));
	*s = (struct slot){ .name = name, .sends = sends };
	pthread_mutex_init(&s->lock, NULL);
	return l->slots[l->slot_nr++] = s;
}

void slot_fd_add(struct slot *s, int fd)
{
	pthread_mutex_lock(&s->lock);
	if (s->fd_nr == SLOT_FD_MAX)
		die(s->name, "too many connections of one client");
	s->fds[s->fd_nr++] = fd;
	pthread_mutex_unlock(&s->lock);
}

void slot_fd_close(struct slot *s, int fd)
{
	pthread_mutex_lock(&s->lock);
	for (int i = 0; i < s->fd_nr; i++) {
		if (s->fds[i] != fd)
			continue;
		s->closed_bytes += fd_bytes(fd, s->sends);
		s->fds[i] = s->fds[--s->fd_nr];
		break;
	}
	close(fd);
	pthread_mutex_unlock(&s->lock);
}

static uint64_t slot_bytes(struct slot *s)
{
	uint64_t sum;

	pthread_mutex_lock(&s->lock);
	sum = s->closed_bytes;
	for (int i = 0; i < s->fd_nr; i++)
		sum += fd_bytes(s->fds[i], s->sends);
	pthread_mutex_unlock(&s->lock);
	return sum;
}

/* Inodes of the process's established connections to the port. */
static size_t inodes_read(int pid, const char *table, uint16_t port, unsigned long *ret_ino,
			  size_t nr)
{
	char path[64], line[512];
	unsigned int rport, state;
	unsigned long ino;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/net/%s", pid, table);
	f = fopen(path, "r");
	if (!f)
		return nr;
	while (nr < SOCKET_MAX && fgets(line, sizeof(line), f)) {
		if (sscanf(line,
			   "%*d: %*[0-9A-F]:%*x %*[0-9A-F]:%x %x %*x:%*x %*x:%*x %*x %*u %*u %lu",
			   &rport, &state, &ino) == 3 &&
		    rport == port && state == ESTABLISHED)
			ret_ino[nr++] = ino;
	}
	fclose(f);
	return nr;
}

void watch_add(struct load *l, const char *name, bool sends, int pid)
{
	unsigned long inos[SOCKET_MAX], ino;
	char path[64], target[64];
	struct dirent *e;
	size_t nr, found = 0;
	int pidfd, fd;
	DIR *d;

	nr = inodes_read(pid, "tcp", l->port, inos, 0);
	nr = inodes_read(pid, "tcp6", l->port, inos, nr);
	pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
	snprintf(path, sizeof(path), "/proc/%d/fd", pid);
	d = opendir(path);
	if (pidfd < 0 || !d)
		die(name, "the process that is to be watched is not there");
	while ((e = readdir(d))) {
		ssize_t len = readlinkat(dirfd(d), e->d_name, target, sizeof(target) - 1);

		target[len > 0 ? len : 0] = 0;
		if (sscanf(target, "socket:[%lu]", &ino) != 1)
			continue;
		for (size_t i = 0; i < nr; i++) {
			if (inos[i] != ino)
				continue;
			fd = (int)strtol(e->d_name, NULL, 10);
			fd = (int)syscall(SYS_pidfd_getfd, pidfd, fd, 0);
			if (fd < 0)
				die("pidfd_getfd", strerror(errno));
			slot_fd_add(slot_add(l, name, sends), fd);
			found++;
		}
	}
	closedir(d);
	close(pidfd);
	if (!found)
		die(name, "the process that is to be watched has no connection to the server");
}

void sample_prepare(struct load *l)
{
	l->row_cap = (size_t)((l->warm_ms + l->measure_ms) / l->tick_ms) + 2;
	l->at_ns = calloc(l->row_cap, sizeof(*l->at_ns));
	l->bytes = calloc(l->row_cap * (l->slot_nr + 1), sizeof(*l->bytes));
	if (!l->at_ns || !l->bytes)
		die("memory", strerror(errno));
}

static void row_take(struct load *l)
{
	int64_t begin = now_ns();

	for (size_t i = 0; i < l->slot_nr; i++)
		l->bytes[l->row_nr * l->slot_nr + i] = slot_bytes(l->slots[i]);
	l->at_ns[l->row_nr++] = (begin + now_ns()) / 2;
}

void *sample_run(void *arg)
{
	struct sched_param sp = { .sched_priority = 10 };
	struct load *l = arg;
	int64_t due = now_ns(), end = due + (l->warm_ms + l->measure_ms) * 1000000ll;

	/* Without the privilege the windows are as late as the machine is busy. */
	pthread_setschedparam(pthread_self(), SCHED_FIFO, &sp);
	while (l->row_nr < l->row_cap) {
		struct timespec ts = { due / 1000000000, due % 1000000000 };

		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &ts, NULL);
		row_take(l);
		if (due >= end)
			break;
		due += l->tick_ms * 1000000ll;
	}
	return NULL;
}
