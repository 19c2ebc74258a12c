// SPDX-License-Identifier: Apache-2.0
/*
 * headrace-load: runs the clients that its input names against one server and prints
 * what arrived when.
 *
 *	server HOST PORT PID           first; PID 0 when it is of no interest
 *	time WARM-MS MEASURE-MS TICK-MS
 *	set KEY VALUE                  of librdkafka, for the clients that follow
 *	pace N                         bytes a second that each producer that follows offers
 *	unset                          none of these for those that follow
 *	client NAME fetch|produce NR TOPIC PARTITIONS RECORD-BYTES
 *	watch NAME fetch|produce PID   connections that a process has by now
 *	probe NAME TOPIC PERIOD-MS     produces and fetches one record a period
 *	read NAME TOPIC PERIOD-MS      fetches the first records
 *	ask NAME TOPIC PERIOD-MS       asks for metadata
 *
 * Printed: "slot I NAME", then "s NS SUM…" (one sum a slot) for each tick, "cpu",
 * "client" and "probe" lines.  "storm …" as arguments is another program, see storm.c.
 */
#include "load.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define WATCH_MAX 64
#define CONF_MAX 32
#define WORD_MAX 8

struct watch {
	const char *name;
	bool sends;
	int pid;
};

struct input {
	struct load l;
	int server_pid;
	struct watch watches[WATCH_MAX];
	size_t watch_nr;
	struct client_conf conf[CONF_MAX];
	size_t conf_nr;
	uint64_t pace;
};

struct cpu {
	double server, self, busy, softirq;
};

int64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000000ll + ts.tv_nsec;
}

void die(const char *what, const char *why)
{
	fprintf(stderr, "headrace-load: %s: %s\n", what, why);
	exit(1);
}

int connect_to(const char *host, uint16_t port, const char *from)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	struct timeval limit = { .tv_sec = 60 };
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;

	if (fd < 0 || inet_pton(AF_INET, host, &to.sin_addr) != 1)
		die(host, "no socket, or no IPv4 address");
	setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
	if (!connect(fd, (struct sockaddr *)&to, sizeof(to)))
		return fd;
	close(fd);
	return -1;
}

static double process_cpu(int pid)
{
	char path[64], line[1024], *at;
	unsigned long user, system;
	double got = 0;
	FILE *f;

	snprintf(path, sizeof(path), "/proc/%d/stat", pid);
	f = fopen(path, "r");
	if (f && fgets(line, sizeof(line), f)) {
		at = strrchr(line, ')');
		if (at && sscanf(at, ") %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user,
				 &system) == 2)
			got = (double)(user + system) / (double)sysconf(_SC_CLK_TCK);
	}
	if (f)
		fclose(f);
	return got;
}

static void cpu_read(struct cpu *c, int pid)
{
	unsigned long user, nice, system, idle, wait, irq, soft;
	double hz = (double)sysconf(_SC_CLK_TCK);
	struct rusage ru;
	FILE *f = fopen("/proc/stat", "r");

	getrusage(RUSAGE_SELF, &ru);
	*c = (struct cpu){ .server = pid ? process_cpu(pid) : 0 };
	c->self = (double)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) +
		  (double)(ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1e6;
	if (f && fscanf(f, "cpu %lu %lu %lu %lu %lu %lu %lu", &user, &nice, &system, &idle, &wait,
			&irq, &soft) == 7) {
		c->busy = (double)(user + nice + system + irq + soft) / hz;
		c->softirq = (double)(irq + soft) / hz;
	}
	if (f)
		fclose(f);
}

static const char *keep(const char *s)
{
	char *p = strdup(s);

	if (!p)
		die("memory", strerror(errno));
	return p;
}

static int number(const char *s)
{
	char *end;
	long v = strtol(s, &end, 10);

	if (*end || !*s || v < 0 || v > INT32_MAX)
		die(s, "not a number");
	return (int)v;
}

static bool is_sender(const char *s)
{
	if (strcmp(s, "fetch") && strcmp(s, "produce"))
		die(s, "neither fetch nor produce");
	return !strcmp(s, "produce");
}

static void clients_add(struct input *in, char **w)
{
	int nr = number(w[3]), partitions = number(w[5]);

	for (int i = 0; i < nr; i++)
		client_add(&in->l, keep(w[1]), is_sender(w[2]), keep(w[4]),
			   (int)(in->l.client_nr % (size_t)partitions), (size_t)number(w[6]),
			   in->pace, in->conf, in->conf_nr);
}

static void line_take(struct input *in, char **w, int nr)
{
	if (!strcmp(w[0], "server") && nr == 4) {
		in->l.host = keep(w[1]);
		in->l.port = (uint16_t)number(w[2]);
		in->server_pid = number(w[3]);
	} else if (!strcmp(w[0], "time") && nr == 4) {
		in->l.warm_ms = number(w[1]);
		in->l.measure_ms = number(w[2]);
		in->l.tick_ms = number(w[3]);
	} else if (!strcmp(w[0], "set") && nr == 3 && in->conf_nr < CONF_MAX) {
		in->conf[in->conf_nr++] = (struct client_conf){ keep(w[1]), keep(w[2]) };
	} else if (!strcmp(w[0], "unset") && nr == 1) {
		in->conf_nr = 0;
		in->pace = 0;
	} else if (!strcmp(w[0], "client") && nr == 7) {
		clients_add(in, w);
	} else if (!strcmp(w[0], "watch") && nr == 4 && in->watch_nr < WATCH_MAX) {
		in->watches[in->watch_nr++] =
			(struct watch){ keep(w[1]), is_sender(w[2]), number(w[3]) };
	} else if (!strcmp(w[0], "pace") && nr == 2) {
		in->pace = (uint64_t)number(w[1]);
	} else if (!strcmp(w[0], "probe") && nr == 4) {
		probe_add(&in->l, keep(w[1]), keep(w[2]), PROBE_ROUND, number(w[3]));
	} else if (!strcmp(w[0], "read") && nr == 4) {
		probe_add(&in->l, keep(w[1]), keep(w[2]), PROBE_READ, number(w[3]));
	} else if (!strcmp(w[0], "ask") && nr == 4) {
		probe_add(&in->l, keep(w[1]), keep(w[2]), PROBE_ASK, number(w[3]));
	} else {
		die(w[0], "an unknown line, or one with too few or too many words");
	}
}

static void input_read(struct input *in)
{
	char line[1024], *w[WORD_MAX], *rest;
	int nr;

	while (fgets(line, sizeof(line), stdin)) {
		nr = 0;
		for (char *t = strtok_r(line, " \n", &rest); t && nr < WORD_MAX;
		     t = strtok_r(NULL, " \n", &rest))
			w[nr++] = t;
		if (nr)
			line_take(in, w, nr);
	}
	if (!in->l.host || in->l.tick_ms < 1)
		die("input", "it names no server, or no time");
}

static void wait_ms(int ms)
{
	struct timespec ts = { ms / 1000, ms % 1000 * 1000000l };

	while (clock_nanosleep(CLOCK_MONOTONIC, 0, &ts, &ts) == EINTR)
		;
}

static void report(const struct input *in, const struct cpu *a, const struct cpu *b)
{
	const struct load *l = &in->l;

	for (size_t i = 0; i < l->slot_nr; i++)
		printf("slot %zu %s %s\n", i, l->slots[i]->name,
		       l->slots[i]->sends ? "produce" : "fetch");
	for (size_t r = 0; r < l->row_nr; r++) {
		printf("s %ld", l->at_ns[r]);
		for (size_t i = 0; i < l->slot_nr; i++)
			printf(" %lu", l->bytes[r * l->slot_nr + i]);
		printf("\n");
	}
	printf("cpu %.3f %.3f %.3f %.3f\n", b->server - a->server, b->self - a->self,
	       b->busy - a->busy, b->softirq - a->softirq);
	clients_report(l);
	for (size_t i = 0; i < l->probe_nr; i++) {
		const struct probe *p = l->probes[i];

		if (p->failed_nr)
			fprintf(stderr, "%s: %lu questions without an answer, the first: %s\n",
				p->name, p->failed_nr, strerror(p->first_errno));
		printf("probe %s %lu", p->name, p->failed_nr);
		for (size_t k = 0; k < p->nr; k++)
			printf(" %u", p->us[k]);
		printf("\n");
	}
	fflush(stdout);
}

static void start(pthread_t *t, void *(*run)(void *), void *arg)
{
	if (pthread_create(t, NULL, run, arg))
		die("thread", strerror(errno));
}

static void run(struct input *in)
{
	pthread_t drive, sample;
	struct load *l = &in->l;
	struct cpu a, b;

	for (size_t i = 0; i < in->watch_nr; i++)
		watch_add(l, in->watches[i].name, in->watches[i].sends, in->watches[i].pid);
	sample_prepare(l);
	start(&sample, sample_run, l);
	start(&drive, clients_run, l);
	for (size_t i = 0; i < l->probe_nr; i++)
		start(&l->probes[i]->thread, probe_run, l->probes[i]);
	wait_ms(l->warm_ms);
	cpu_read(&a, in->server_pid);
	__atomic_store_n(&l->measuring, true, __ATOMIC_RELEASE);
	pthread_join(sample, NULL);
	__atomic_store_n(&l->measuring, false, __ATOMIC_RELEASE);
	cpu_read(&b, in->server_pid);
	__atomic_store_n(&l->stop, true, __ATOMIC_RELEASE);
	pthread_join(drive, NULL);
	for (size_t i = 0; i < l->probe_nr; i++)
		pthread_join(l->probes[i]->thread, NULL);
	report(in, &a, &b);
}

int main(int argc, char **argv)
{
	static struct input in;

	if (argc > 1 && !strcmp(argv[1], "storm"))
		return storm_main(argc - 2, argv + 2);
	input_read(&in);
	run(&in);
	/* Unsent records need no farewell: the server's log goes with the run. */
	_exit(0);
}
