// SPDX-License-Identifier: Apache-2.0
/*
 * client: librdkafka handles that fetch or produce without a pause.
 *
 * Consumers read one partition over and over from its beginning and drop what comes; they
 * turn back before its end, where a request would wait for records that nobody writes;
 * producers keep their queue full.  All are served by one thread that sleeps until a
 * handle's queue has something.  The handles' sockets are made here, so that the
 * instrument knows them.
 */
#include "load.h"
#include <errno.h>
#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#define CONSUME_BATCH 1000
#define RECORD_MAX 65536
#define TURN_BACK_NR 2048 /* records before the end: more than one request brings */

struct client {
	struct slot *slot;
	rd_kafka_t *rk;
	rd_kafka_topic_t *rkt;
	rd_kafka_queue_t *queue;
	int event_fd;
	int32_t partition;
	size_t record_len;
	uint64_t pace, offered; /* bytes a second, 0 all it can; bytes */
	int64_t begin_ns;
	bool turning;
	uint64_t done, failed, timed_out;
	uint64_t throttled_ms, throttled_nr;
};

static uint8_t record[RECORD_MAX];

static int socket_open(int domain, int type, int protocol, void *opaque)
{
	struct client *c = opaque;
	int fd = socket(domain, type | SOCK_CLOEXEC, protocol);

	if (fd >= 0)
		slot_fd_add(c->slot, fd);
	return fd;
}

static int socket_close(int fd, void *opaque)
{
	struct client *c = opaque;

	slot_fd_close(c->slot, fd);
	return 0;
}

static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *m, void *opaque)
{
	struct client *c = opaque;

	if (!m->err)
		c->done++;
	else if (m->err == RD_KAFKA_RESP_ERR__MSG_TIMED_OUT)
		c->timed_out++;
	else
		c->failed++;
}

static void throttled(rd_kafka_t *rk, const char *name, int32_t id, int ms, void *opaque)
{
	struct client *c = opaque;

	c->throttled_ms += (uint64_t)ms;
	c->throttled_nr += ms > 0;
}

static void conf_set(rd_kafka_conf_t *conf, const char *key, const char *value)
{
	char why[256];

	if (rd_kafka_conf_set(conf, key, value, why, sizeof(why)) != RD_KAFKA_CONF_OK)
		die(key, why);
}

static rd_kafka_t *handle_open(struct load *l, struct client *c, const struct client_conf *more,
			       size_t nr)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[256], server[128];
	rd_kafka_t *rk;

	snprintf(server, sizeof(server), "%s:%u", l->host, l->port);
	conf_set(conf, "bootstrap.servers", server);
	conf_set(conf, "client.id", c->slot->name);
	conf_set(conf, "broker.address.family", "v4");
	if (!c->slot->sends) {
		conf_set(conf, "group.id", c->slot->name);
		conf_set(conf, "enable.partition.eof", "true");
		conf_set(conf, "enable.auto.commit", "false");
	}
	for (size_t i = 0; i < nr; i++)
		conf_set(conf, more[i].key, more[i].value);
	rd_kafka_conf_set_opaque(conf, c);
	rd_kafka_conf_set_socket_cb(conf, socket_open);
	rd_kafka_conf_set_closesocket_cb(conf, socket_close);
	rd_kafka_conf_set_throttle_cb(conf, throttled);
	if (c->slot->sends)
		rd_kafka_conf_set_dr_msg_cb(conf, delivered);
	rk = rd_kafka_new(c->slot->sends ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER, conf, why,
			  sizeof(why));
	if (!rk)
		die(c->slot->name, why);
	return rk;
}

void client_add(struct load *l, const char *name, bool sends, const char *topic, int partition,
		size_t record_len, uint64_t pace, const struct client_conf *conf, size_t conf_nr)
{
	struct client *c = calloc(1, sizeof(*c));
	uint64_t one = 1;

	l->clients = reallocarray(l->clients, l->client_nr + 1, sizeof(*l->clients));
	if (!c || !l->clients || record_len > RECORD_MAX)
		die(name, "no memory, or a record that is too large");
	l->clients[l->client_nr++] = c;
	c->slot = slot_add(l, name, sends);
	c->partition = partition;
	c->record_len = record_len;
	c->pace = pace;
	c->begin_ns = now_ns();
	c->rk = handle_open(l, c, conf, conf_nr);
	c->rkt = rd_kafka_topic_new(c->rk, topic, NULL);
	c->event_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	if (!c->rkt || c->event_fd < 0)
		die(name, strerror(errno));
	c->queue = sends ? rd_kafka_queue_get_main(c->rk) : rd_kafka_queue_new(c->rk);
	rd_kafka_queue_io_event_enable(c->queue, c->event_fd, &one, sizeof(one));
	if (!sends && rd_kafka_consume_start_queue(c->rkt, partition, 0, c->queue))
		die(name, "cannot consume");
}

static void client_turn(struct client *c, const char *topic, int64_t offset)
{
	int64_t low, high;

	if (rd_kafka_get_watermark_offsets(c->rk, topic, c->partition, &low, &high) ||
	    high < 4 * TURN_BACK_NR)
		return;
	if (offset < high / 2)
		c->turning = false;
	else if (offset >= high - TURN_BACK_NR && !c->turning)
		c->turning = !rd_kafka_seek(c->rkt, c->partition, 0, 0);
}

static void client_consume(struct client *c)
{
	rd_kafka_message_t *got[CONSUME_BATCH];
	ssize_t nr;

	do {
		nr = rd_kafka_consume_batch_queue(c->queue, 0, got, CONSUME_BATCH);
		for (ssize_t i = 0; i < nr; i++) {
			if (got[i]->err == RD_KAFKA_RESP_ERR__PARTITION_EOF)
				rd_kafka_seek(c->rkt, c->partition, 0, 0);
			else if (got[i]->err)
				c->failed++;
			else
				c->done++;
			if (i == nr - 1 && !got[i]->err)
				client_turn(c, rd_kafka_topic_name(c->rkt), got[i]->offset);
			rd_kafka_message_destroy(got[i]);
		}
	} while (nr == CONSUME_BATCH);
}

static void client_fill(struct client *c)
{
	double room = (double)(now_ns() - c->begin_ns) / 1e9 * (double)c->pace;

	/* What does not go into a full queue is offered all the same: its time goes by. */
	while (!c->pace || (double)c->offered < room) {
		bool full = rd_kafka_produce(c->rkt, c->partition, 0, record, c->record_len, NULL,
					     0, NULL);

		if (full && !c->pace)
			break;
		c->offered += c->record_len;
	}
}

static void client_serve(struct client *c)
{
	uint64_t count;

	if (read(c->event_fd, &count, sizeof(count)) < 0 && errno != EAGAIN)
		die(c->slot->name, strerror(errno));
	if (c->slot->sends) {
		rd_kafka_poll(c->rk, 0);
		client_fill(c);
	} else {
		client_consume(c);
	}
}

void *clients_run(void *arg)
{
	struct load *l = arg;
	struct epoll_event got[64];
	int ep = epoll_create1(EPOLL_CLOEXEC), nr;
	int64_t due = 0;
	bool paced = false;

	for (size_t i = 0; i < sizeof(record); i++)
		record[i] = (uint8_t)(i * 2654435761u >> 13);
	for (size_t i = 0; i < l->client_nr; i++) {
		struct epoll_event e = { .events = EPOLLIN, .data.ptr = l->clients[i] };

		if (epoll_ctl(ep, EPOLL_CTL_ADD, l->clients[i]->event_fd, &e))
			die("epoll", strerror(errno));
		client_serve(l->clients[i]);
		paced |= l->clients[i]->pace > 0;
	}
	while (!__atomic_load_n(&l->stop, __ATOMIC_ACQUIRE)) {
		nr = epoll_wait(ep, got, 64, paced ? 5 : 100);
		for (int i = 0; i < nr; i++)
			client_serve(got[i].data.ptr);
		for (size_t i = 0; paced && i < l->client_nr; i++) {
			if (l->clients[i]->pace)
				client_serve(l->clients[i]);
		}
		/* Errors and throttle times of consumers come by the main queue. */
		if (now_ns() < due)
			continue;
		due = now_ns() + 500000000;
		for (size_t i = 0; i < l->client_nr; i++)
			rd_kafka_poll(l->clients[i]->rk, 0);
	}
	return NULL;
}

void clients_report(const struct load *l)
{
	for (size_t i = 0; i < l->client_nr; i++) {
		const struct client *c = l->clients[i];

		printf("client %zu %lu %lu %lu %lu %lu\n", i, c->done, c->failed, c->timed_out,
		       c->throttled_nr, c->throttled_ms);
	}
}
