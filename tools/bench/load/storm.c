// SPDX-License-Identifier: Apache-2.0
/*
 * storm: attempts to connect at a fixed rate, and what becomes of each.
 *
 * An attempt is admitted when a first request is answered, refused when the connection
 * is not made or ends before that.  It begins at its due time whatever became of those
 * before it, from one of several source addresses in turn.
 */
#include "load.h"
#include <arpa/inet.h>
#include <errno.h>
#include <hr/lib/be.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#define WAIT_NS (20 * 1000000000ll)
#define BURST 64

struct attempt {
	int64_t begin_ns;
	bool asked;
};

struct storm {
	struct sockaddr_in to;
	uint32_t from; /* first source address */
	int from_nr, attempts, rate, ep, open_nr;
	struct attempt *of_fd;
	int fd_max;
	uint32_t *us; /* of refused ones, until the client knew */
	uint64_t admitted, refused, reset, late, failed;
	int first_errno; /* of those that failed */
};

/* ApiVersions 0 */
static const uint8_t question[] = { 0, 0, 0, 15, 0, 18, 0, 0, 0, 0,
				    0, 1, 0, 5,	 's', 't', 'o', 'r', 'm' };

static void attempt_end(struct storm *s, int fd, uint64_t *what)
{
	struct linger hard = { .l_onoff = 1 };

	if (what == &s->failed && !s->first_errno)
		s->first_errno = errno;
	if (what != &s->admitted && s->reset + s->refused < (uint64_t)s->attempts)
		s->us[s->reset + s->refused] =
			(uint32_t)((now_ns() - s->of_fd[fd].begin_ns) / 1000);
	++*what;
	/* No TIME_WAIT, which would use up the ports. */
	setsockopt(fd, SOL_SOCKET, SO_LINGER, &hard, sizeof(hard));
	close(fd);
	s->of_fd[fd].begin_ns = 0;
	s->open_nr--;
}

static void attempt_begin(struct storm *s, int nr)
{
	uint32_t source = s->from + (uint32_t)(nr % s->from_nr);
	struct sockaddr_in from = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(source) };
	struct epoll_event e = { .events = EPOLLIN | EPOLLOUT | EPOLLET };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;

	if (fd < 0 || fd >= s->fd_max) {
		s->failed++;
		s->first_errno = s->first_errno ? s->first_errno : fd < 0 ? errno : EMFILE;
		if (fd >= 0)
			close(fd);
		return;
	}
	s->of_fd[fd] = (struct attempt){ .begin_ns = now_ns() };
	s->open_nr++;
	e.data.fd = fd;
	setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &on, sizeof(on));
	if (bind(fd, (struct sockaddr *)&from, sizeof(from)) ||
	    epoll_ctl(s->ep, EPOLL_CTL_ADD, fd, &e))
		attempt_end(s, fd, &s->failed);
	else if (connect(fd, (struct sockaddr *)&s->to, sizeof(s->to)) && errno != EINPROGRESS)
		attempt_end(s, fd, errno == ECONNREFUSED ? &s->refused : &s->failed);
}

static void attempt_step(struct storm *s, int fd, uint32_t events)
{
	struct attempt *a = &s->of_fd[fd];
	uint8_t in[256];
	ssize_t n;

	if (!a->begin_ns)
		return;
	if (!a->asked && (events & EPOLLOUT) && !(events & EPOLLERR)) {
		a->asked = send(fd, question, sizeof(question), MSG_NOSIGNAL) == sizeof(question);
		if (!a->asked) {
			attempt_end(s, fd, &s->reset);
			return;
		}
	}
	if (!(events & (EPOLLIN | EPOLLERR | EPOLLHUP)))
		return;
	n = recv(fd, in, sizeof(in), 0);
	if (n > 0)
		attempt_end(s, fd, &s->admitted);
	else if (!n || errno != EAGAIN)
		attempt_end(s, fd, a->asked || errno != ECONNREFUSED ? &s->reset : &s->refused);
}

static void late_end(struct storm *s)
{
	int64_t limit = now_ns() - WAIT_NS;

	for (int fd = 0; fd < s->fd_max; fd++) {
		if (s->of_fd[fd].begin_ns && s->of_fd[fd].begin_ns < limit)
			attempt_end(s, fd, &s->late);
	}
}

static void storm_run(struct storm *s)
{
	struct epoll_event got[256];
	int64_t begin = now_ns(), look = begin;
	int done = 0, nr;

	while (done < s->attempts || s->open_nr) {
		int64_t due = (now_ns() - begin) * s->rate / 1000000000;

		for (int i = 0; i < BURST && done < s->attempts && done < due; i++)
			attempt_begin(s, done++);
		nr = epoll_wait(s->ep, got, 256, done < s->attempts ? 1 : 100);
		for (int i = 0; i < nr; i++)
			attempt_step(s, got[i].data.fd, got[i].events);
		if (now_ns() - look > 1000000000) {
			look = now_ns();
			late_end(s);
		}
	}
	printf("seconds %.3f\n", (double)(now_ns() - begin) / 1e9);
}

static int by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return x < y ? -1 : x > y;
}

/* storm HOST PORT SOURCE SOURCES ATTEMPTS RATE */
int storm_main(int argc, char **argv)
{
	struct storm s = { .fd_max = (int)sysconf(_SC_OPEN_MAX) };
	uint64_t nr;

	if (argc != 6)
		die("usage", "headrace-load storm HOST PORT SOURCE SOURCES ATTEMPTS RATE");
	s.to.sin_family = AF_INET;
	s.to.sin_port = htons((uint16_t)strtol(argv[1], NULL, 10));
	inet_pton(AF_INET, argv[0], &s.to.sin_addr);
	s.from = ntohl(inet_addr(argv[2]));
	s.from_nr = (int)strtol(argv[3], NULL, 10);
	s.attempts = (int)strtol(argv[4], NULL, 10);
	s.rate = (int)strtol(argv[5], NULL, 10);
	s.ep = epoll_create1(EPOLL_CLOEXEC);
	s.of_fd = calloc((size_t)s.fd_max, sizeof(*s.of_fd));
	s.us = calloc((size_t)s.attempts, sizeof(*s.us));
	if (s.ep < 0 || !s.of_fd || !s.us || s.from_nr < 1 || s.attempts < 1 || s.rate < 1)
		die("storm", "no memory, or a count that is none");
	storm_run(&s);
	nr = s.refused + s.reset;
	qsort(s.us, nr, sizeof(*s.us), by_value);
	printf("admitted %lu\nrefused %lu\nclosed %lu\nlate %lu\nfailed %lu\n", s.admitted,
	       s.refused, s.reset, s.late, s.failed);
	if (s.failed)
		fprintf(stderr, "%lu attempts could not be made, the first: %s\n", s.failed,
			strerror(s.first_errno));
	printf("known_p50_us %u\nknown_p99_us %u\n", nr ? s.us[nr / 2] : 0,
	       nr ? s.us[nr * 99 / 100] : 0);
	return 0;
}
