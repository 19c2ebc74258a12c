// SPDX-License-Identifier: Apache-2.0
/*
 * probe: a small client beside the load, one question at a time.
 *
 * Each period it does what its kind says and keeps how long each answer took.  It speaks
 * the protocol itself: a client library would add the scheduling of its threads to every
 * figure.
 */
#include "load.h"
#include <errno.h>
#include <hr/lib/be.h>
#include <hr/lib/crc32c.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define FRAME_MAX 65536
#define VALUE_LEN 40

struct out {
	uint8_t data[512];
	size_t len;
};

static void put(struct out *o, const void *p, size_t len)
{
	hr_assert(o->len + len <= sizeof(o->data));
	memcpy(o->data + o->len, p, len);
	o->len += len;
}

static void put16(struct out *o, int16_t v)
{
	uint8_t b[2];

	hr_be16_put(b, (uint16_t)v);
	put(o, b, 2);
}

static void put32(struct out *o, int32_t v)
{
	uint8_t b[4];

	hr_be32_put(b, (uint32_t)v);
	put(o, b, 4);
}

static void put64(struct out *o, int64_t v)
{
	uint8_t b[8];

	hr_be64_put(b, (uint64_t)v);
	put(o, b, 8);
}

static void put_text(struct out *o, const char *s)
{
	put16(o, (int16_t)strlen(s));
	put(o, s, strlen(s));
}

static void frame_begin(struct out *o, int16_t key, int16_t version, const char *client)
{
	o->len = 0;
	put32(o, 0);
	put16(o, key);
	put16(o, version);
	put32(o, 7);
	put_text(o, client);
}

static void frame_end(struct out *o)
{
	hr_be32_put(o->data, (uint32_t)o->len - 4);
}

/* One batch of one record; zigzag lengths are all below 64, so one byte each. */
static void put_batch(struct out *o)
{
	uint8_t head[6] = { (VALUE_LEN + 6) << 1, 0, 0, 0, 1, VALUE_LEN << 1 };
	uint8_t value[VALUE_LEN] = { 0 };
	struct timespec ts;
	struct out b = { .len = 0 };
	int64_t ms;

	clock_gettime(CLOCK_REALTIME, &ts);
	ms = ts.tv_sec * 1000ll + ts.tv_nsec / 1000000;
	put16(&b, 0);
	put32(&b, 0);
	put64(&b, ms);
	put64(&b, ms);
	put64(&b, -1);
	put16(&b, -1);
	put32(&b, -1);
	put32(&b, 1);
	put(&b, head, sizeof(head));
	put(&b, value, sizeof(value));
	put(&b, "", 1);
	put32(o, (int32_t)b.len + 21);
	put64(o, 0);
	put32(o, (int32_t)b.len + 9);
	put32(o, -1);
	put(o, "\2", 1);
	put32(o, (int32_t)hr_crc32c(0, b.data, b.len));
	put(o, b.data, b.len);
}

static void produce_write(struct out *o, const struct probe *p)
{
	frame_begin(o, 0, 3, p->name);
	put16(o, -1);
	put16(o, 1);
	put32(o, 30000);
	put32(o, 1);
	put_text(o, p->topic);
	put32(o, 1);
	put32(o, 0);
	put_batch(o);
	frame_end(o);
}

static void fetch_write(struct out *o, const struct probe *p, int64_t offset)
{
	frame_begin(o, 1, 4, p->name);
	put32(o, -1);
	put32(o, 500);
	put32(o, 1);
	put32(o, 1 << 20);
	put(o, "", 1);
	put32(o, 1);
	put_text(o, p->topic);
	put32(o, 1);
	put32(o, 0);
	put64(o, offset);
	put32(o, 16384);
	frame_end(o);
}

static void metadata_write(struct out *o, const struct probe *p)
{
	frame_begin(o, 3, 1, p->name);
	put32(o, 1);
	put_text(o, p->topic);
	frame_end(o);
}

static int read_all(int fd, uint8_t *p, size_t len)
{
	while (len) {
		ssize_t n = recv(fd, p, len, 0);

		if (n <= 0)
			return -1;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

/* Returns the answer's length in @in, without its correlation id; -1 when it did not come. */
static int ask(int fd, const struct out *o, uint8_t *in)
{
	uint32_t len;

	if (send(fd, o->data, o->len, MSG_NOSIGNAL) != (ssize_t)o->len || read_all(fd, in, 8))
		return -1;
	len = hr_be32_get(in);
	if (len < 4 || len > FRAME_MAX || read_all(fd, in, len - 4))
		return -1;
	return (int)len - 4;
}

static void note(struct load *l, struct probe *p, int64_t begin)
{
	if (!__atomic_load_n(&l->measuring, __ATOMIC_ACQUIRE))
		return;
	if (p->nr == p->cap) {
		p->cap = p->cap ? p->cap * 2 : 4096;
		p->us = reallocarray(p->us, p->cap, sizeof(*p->us));
		if (!p->us)
			die("memory", strerror(errno));
	}
	p->us[p->nr++] = (uint32_t)((now_ns() - begin) / 1000);
}

static int round_trip(struct load *l, struct probe *p, int fd, uint8_t *in)
{
	size_t at = 4 + 2 + strlen(p->topic) + 8;
	int64_t begin = now_ns();
	struct out o;
	int len;

	if (p->kind == PROBE_ASK)
		metadata_write(&o, p);
	else if (p->kind == PROBE_READ)
		fetch_write(&o, p, 0);
	else
		produce_write(&o, p);
	len = ask(fd, &o, in);
	if (len < 0)
		return -1;
	note(l, p, begin);
	if (p->kind != PROBE_ROUND)
		return 0;
	if ((size_t)len < at + 10 || hr_be16_get(in + at))
		return -1;
	begin = now_ns();
	fetch_write(&o, p, (int64_t)hr_be64_get(in + at + 2));
	len = ask(fd, &o, in);
	if (len < 0)
		return -1;
	note(l, p, begin);
	return 0;
}

struct probe *probe_add(struct load *l, const char *name, const char *topic,
			enum probe_kind kind, int period_ms)
{
	struct probe *p = calloc(1, sizeof(*p));

	if (!p || l->probe_nr == sizeof(l->probes) / sizeof(l->probes[0]))
		die(name, "too many probes");
	*p = (struct probe){ .load = l, .name = name, .topic = topic, .kind = kind,
			     .period_ms = period_ms };
	return l->probes[l->probe_nr++] = p;
}

void *probe_run(void *arg)
{
	struct probe *p = arg;
	struct load *l = p->load;
	uint8_t *in = malloc(FRAME_MAX);
	int64_t due = now_ns();
	int fd = -1;

	while (in && !__atomic_load_n(&l->stop, __ATOMIC_ACQUIRE)) {
		struct timespec ts = { due / 1000000000, due % 1000000000 };

		clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &ts, NULL);
		if (fd < 0)
			fd = connect_to(l->host, l->port, NULL);
		if (fd < 0 || round_trip(l, p, fd, in)) {
			if (!p->failed_nr)
				p->first_errno = errno;
			p->failed_nr += __atomic_load_n(&l->measuring, __ATOMIC_ACQUIRE);
			if (fd >= 0)
				close(fd);
			fd = -1;
		}
		/* A question that could not be asked in time is not asked twice. */
		due += p->period_ms * 1000000ll;
		if (due < now_ns())
			due = now_ns();
	}
	free(in);
	return NULL;
}
