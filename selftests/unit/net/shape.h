/* SPDX-License-Identifier: GPL-2.0 */
/*
 * shape: readers and writers of one bucket, and what they got, in windows of 100 ms.
 *
 * A reader keeps two requests of CHUNK_BYTES under way, as a consumer does that has the
 * next fetch out before it is done with the last; one with a rate of its own takes no more
 * than that.  A writer sends frames as fast as the socket takes them.
 */
#ifndef HR_SELFTEST_NET_SHAPE_H
#define HR_SELFTEST_NET_SHAPE_H

#include <linux/sockios.h>
#include <math.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <time.h>

#include "rig.h"

#define MB 1e6

/*
 * Up to here a rate must be reached.  A sanitizer looks at each byte that recv() fills in: the
 * race detector takes both processors at about 80 MB/s, that of addresses at 470 or more.
 * Beyond this rate they still look, and the bound holds from above alone.
 */
#if defined(__SANITIZE_THREAD__)
#define REACHED_MAX (50 * MB)
#elif defined(__SANITIZE_ADDRESS__)
#define REACHED_MAX (200 * MB)
#else
#define REACHED_MAX INFINITY
#endif

/* Rows that differ from others in their figures alone, not in the code that they go through. */
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define FIGURES_ONLY(row)
#else
#define FIGURES_ONLY(row) row
#endif

#define PEER_MAX 32
#define BIN_NR 400
#define BIN_NS 100000000ll

struct peer {
	struct shape_load *load;
	pthread_t thread;
	int fd, server_fd;
	bool writes;
	uint32_t chunk_bytes;
	double own_rate; /* 0 as fast as it comes */
	uint64_t bytes;	 /* atomic */
};

struct shape_load {
	struct rig rig;
	struct hr_bucket bucket;
	struct peer peers[PEER_MAX];
	int peer_nr, file_fd;
	int stop; /* atomic */
	int64_t start_ns;
	uint64_t bins[BIN_NR]; /* atomic; received by all readers */
};

static inline int64_t shape_now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000000000ll + ts.tv_nsec;
}

static inline void shape_sleep_until(int64_t ns)
{
	struct timespec ts = { ns / 1000000000, ns % 1000000000 };

	while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &ts, NULL))
		;
}

static inline void peer_count(struct peer *p, uint64_t n)
{
	int64_t bin = (shape_now_ns() - p->load->start_ns) / BIN_NS;

	__atomic_add_fetch(&p->bytes, n, __ATOMIC_RELAXED);
	if (bin < BIN_NR)
		__atomic_add_fetch(&p->load->bins[bin], n, __ATOMIC_RELAXED);
}

static inline bool peer_ask(struct peer *p)
{
	uint8_t rq[17] = { 'f' };

	hr_be64_put(rq + 9, p->chunk_bytes);
	return client_put(p->fd, rq, sizeof(rq));
}

static inline void *peer_read(void *arg)
{
	struct peer *p = arg;
	uint64_t answer = 4 + 17 + p->chunk_bytes, got = 0, asked = 1;
	int64_t begun_ns = shape_now_ns();
	uint8_t *buf = malloc(1u << 18);

	hr_assert(peer_ask(p));
	while (!__atomic_load_n(&p->load->stop, __ATOMIC_RELAXED)) {
		ssize_t n;

		/* The rig's gate lets one in at a time, the second waits in the socket. */
		if (asked * answer < got + answer + answer / 2) {
			/* Only the end of the test shuts the socket. */
			if (!peer_ask(p)) {
				hr_assert(__atomic_load_n(&p->load->stop, __ATOMIC_RELAXED));
				break;
			}
			asked++;
		}
		n = recv(p->fd, buf, 1u << 18, 0);
		if (n <= 0)
			break;
		got += (uint64_t)n;
		peer_count(p, (uint64_t)n);
		if (p->own_rate > 0)
			shape_sleep_until(begun_ns + (int64_t)((double)got * 1e9 / p->own_rate));
	}
	free(buf);
	return NULL;
}

static inline void *peer_write(void *arg)
{
	struct peer *p = arg;
	uint8_t *buf = calloc(1, 4 + p->chunk_bytes);
	int64_t begun_ns = shape_now_ns();
	uint64_t sent = 0;
	uint32_t at = 0;

	hr_be32_put(buf, p->chunk_bytes);
	buf[4] = 'p';
	while (!__atomic_load_n(&p->load->stop, __ATOMIC_RELAXED)) {
		uint32_t part = HR_MIN(4 + p->chunk_bytes - at, 16384u);

		if (!client_send(p->fd, buf + at, part))
			break;
		at = (at + part) % (4 + p->chunk_bytes);
		sent += part;
		__atomic_add_fetch(&p->bytes, part, __ATOMIC_RELAXED);
		if (p->own_rate > 0)
			shape_sleep_until(begun_ns + (int64_t)((double)sent * 1e9 / p->own_rate));
	}
	free(buf);
	return NULL;
}

static inline int load_file(uint32_t bytes)
{
	char path[] = "/tmp/hr-shape-XXXXXX";
	int fd = mkstemp(path);
	char *p = calloc(1, 1u << 20);

	hr_assert(fd >= 0 && p);
	unlink(path);
	for (uint32_t at = 0; at < bytes; at += 1u << 20)
		hr_assert(pwrite(fd, p, 1u << 20, at) == 1 << 20);
	free(p);
	return fd;
}

static inline int load_start(struct shape_load *l, enum hr_shape_level level, double rate,
			     uint64_t limit_bytes)
{
	struct rig_opts o = { .backend = HR_LOOP_AUTO, .reactor_nr = 2, .shape_level = level,
			      .limit_bytes = limit_bytes };

	memset(l, 0, sizeof(*l));
	l->bucket = (struct hr_bucket){ .refs = 1, .id = 1 };
	hr_clock_init(&l->bucket.clock, rate, HR_BUCKET_CREDIT_NS);
	o.file_fd = l->file_fd = load_file(2u << 20);
	l->start_ns = shape_now_ns();
	return rig_start(&l->rig, &o);
}

/* Opens one more connection, of the load's bucket, and lets it go. */
static inline struct peer *load_join(struct shape_load *l, bool writes, uint32_t chunk_bytes,
				     double own_rate)
{
	struct peer *p = &l->peers[l->peer_nr++];
	struct hr_bucket **which = writes ? &l->rig.rx : &l->rig.tx;
	int on = 1, opened = __atomic_load_n(&l->rig.opened, __ATOMIC_SEQ_CST);

	*p = (struct peer){ .load = l, .writes = writes, .chunk_bytes = chunk_bytes,
			    .own_rate = own_rate };
	*which = &l->bucket;
	p->fd = client_open(&l->rig);
	/* A request is one small packet, which must not wait for an acknowledgement. */
	setsockopt(p->fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	hr_assert(RIG_WAIT(__atomic_load_n(&l->rig.opened, __ATOMIC_SEQ_CST) > opened));
	p->server_fd = __atomic_load_n(&l->rig.last_fd, __ATOMIC_SEQ_CST);
	*which = NULL;
	hr_assert(!pthread_create(&p->thread, NULL, writes ? peer_write : peer_read, p));
	return p;
}

static inline void load_stop(struct shape_load *l)
{
	__atomic_store_n(&l->stop, 1, __ATOMIC_SEQ_CST);
	for (int i = 0; i < l->peer_nr; i++)
		shutdown(l->peers[i].fd, SHUT_RDWR);
	for (int i = 0; i < l->peer_nr; i++) {
		pthread_join(l->peers[i].thread, NULL);
		close(l->peers[i].fd);
	}
	rig_stop(&l->rig);
	close(l->file_fd);
}

/* What came between two moments. */
struct shape_span {
	int64_t from_ns, ns;
	uint64_t bytes0[PEER_MAX], units0;
	double others0_s;
	double rate, peers_rate[PEER_MAX], units_rate, jain;
	double others; /* processors that other programs had meanwhile */
};

/*
 * A span with more than this for others says nothing about us: it is measured again, and
 * skipped when the machine does not come to rest.
 */
#define OTHERS_MAX 0.15
#define SPAN_TRY_NR 3

/* Processor time of all programs but this one, in seconds. */
static inline double others_s(void)
{
	unsigned long long user = 0, nice = 0, system = 0;
	FILE *f = fopen("/proc/stat", "r");
	struct rusage ru;
	int nr;

	hr_assert(f);
	nr = fscanf(f, "cpu %llu %llu %llu", &user, &nice, &system);
	fclose(f);
	hr_assert(nr == 3 && !getrusage(RUSAGE_SELF, &ru));
	return (double)(user + nice + system) / (double)sysconf(_SC_CLK_TCK) -
	       (double)(ru.ru_utime.tv_sec + ru.ru_stime.tv_sec) -
	       (double)(ru.ru_utime.tv_usec + ru.ru_stime.tv_usec) / 1e6;
}

/* What a reader has got; what of a writer's bytes the server has read. */
static inline uint64_t peer_moved(struct peer *p)
{
	uint64_t n = __atomic_load_n(&p->bytes, __ATOMIC_RELAXED);
	int queued = 0, under_way = 0;

	if (p->writes && !ioctl(p->server_fd, FIONREAD, &queued) &&
	    !ioctl(p->fd, SIOCOUTQ, &under_way))
		n -= HR_MIN(n, (uint64_t)(queued + under_way));
	return n;
}

static inline void span_begin(struct shape_load *l, struct shape_span *s)
{
	s->from_ns = shape_now_ns();
	for (int i = 0; i < l->peer_nr; i++)
		s->bytes0[i] = peer_moved(&l->peers[i]);
	s->units0 = __atomic_load_n(&l->bucket.units, __ATOMIC_RELAXED);
	s->others0_s = others_s();
}

static inline void span_end(struct shape_load *l, struct shape_span *s)
{
	double sum = 0, squares = 0;

	s->ns = shape_now_ns() - s->from_ns;
	for (int i = 0; i < l->peer_nr; i++) {
		uint64_t n = peer_moved(&l->peers[i]) - s->bytes0[i];

		s->peers_rate[i] = (double)n * 1e9 / (double)s->ns;
		sum += s->peers_rate[i];
		squares += s->peers_rate[i] * s->peers_rate[i];
	}
	s->rate = sum;
	s->jain = squares > 0 ? sum * sum / (l->peer_nr * squares) : 0;
	s->units_rate = (double)(__atomic_load_n(&l->bucket.units, __ATOMIC_RELAXED) - s->units0) *
			1e9 / (double)s->ns;
	s->others = (others_s() - s->others0_s) * 1e9 / (double)s->ns;
}

static inline void span_wait(struct shape_load *l, struct shape_span *s, int ms)
{
	span_begin(l, s);
	shape_sleep_until(s->from_ns + ms * 1000000ll);
	span_end(l, s);
}

/* A bound that is missed says nothing while other programs have the processors. */
#define EXPECT_OR_SPOILT(ok, others)                                                      \
	do {                                                                              \
		if (!(ok) && (others) > OTHERS_MAX)                                       \
			SKIP(return, "other programs had %.2f processors", others);       \
		EXPECT_TRUE(ok);                                                          \
	} while (0)

/* Measures by @once, which is true within its bounds, until it is or nobody else is to blame. */
#define EXPECT_KEPT(l, span, once)                                                        \
	do {                                                                              \
		bool kept__ = false;                                                      \
											  \
		(span)->others = INFINITY;                                                \
		for (int i = 0; i < SPAN_TRY_NR && !kept__ && (span)->others > OTHERS_MAX; i++) \
			kept__ = (once);                                                  \
		EXPECT_EQ(0, rig_stats(&(l)->rig).shape_errors);                          \
		EXPECT_OR_SPOILT(kept__, (span)->others);                                 \
	} while (0)

static inline int cmp_double(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* The q-th of |bin / (rate * bin) - 1| over the whole bins of a span. */
static inline double span_bin_error(struct shape_load *l, const struct shape_span *s, double rate,
				    double q)
{
	int from = (int)((s->from_ns - l->start_ns + BIN_NS - 1) / BIN_NS), nr = 0;
	int to = (int)((s->from_ns + s->ns - l->start_ns) / BIN_NS);
	double e[BIN_NR];

	for (int i = from; i < to && i < BIN_NR; i++)
		e[nr++] = fabs((double)__atomic_load_n(&l->bins[i], __ATOMIC_RELAXED) /
			       (rate * BIN_NS / 1e9) - 1);
	if (!nr)
		return 1;
	qsort(e, (size_t)nr, sizeof(*e), cmp_double);
	return e[(int)(q * (nr - 1) + 0.5)];
}

#endif
