// SPDX-License-Identifier: Apache-2.0
/*
 * limit: the least a server can do for these clients, as the line to measure by.
 *
 *	headrace-limit DIR	prints the port it listens on
 *
 * Produce is recv + CRC-32C + write + a plain answer; fetch is an answer header
 * + sendfile.  One thread a connection, one log for all partitions of a name,
 * no state, no limits, no durability: nobody should use it for anything else.
 * It serves what ProducerPerformance and kcat ask, in the versions it names.
 */
#include <arpa/inet.h>
#include <hr/lib/be.h>
#include <hr/protocol/api.h>
#include <hr/protocol/gen/api_versions.h>
#include <hr/protocol/gen/fetch.h>
#include <hr/protocol/gen/list_offsets.h>
#include <hr/protocol/gen/metadata.h>
#include <hr/protocol/gen/produce.h>
#include <hr/protocol/header.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <unistd.h>
#include "limit_log.h"

#define LOG_NR_MAX 64
#define FRAME_MAX (100 << 20)

struct server {
	const char *dir;
	int port;
	pthread_mutex_t lock;
	char names[LOG_NR_MAX][256];
	struct limit_log logs[LOG_NR_MAX];
	int nr;
};

struct client {
	struct server *s;
	int fd;
	uint8_t *frame;
	size_t cap;
	struct hr_arena arena;
	struct hr_request_header h;
	const struct hr_api_desc *api;
	struct hr_buf out;
};

static const struct {
	int16_t key, min, max;
} served[] = { { HR_API_PRODUCE, 3, 12 }, { HR_API_FETCH, 4, 12 }, { HR_API_LIST_OFFSETS, 1, 7 },
	       { HR_API_METADATA, 0, 12 }, { HR_API_API_VERSIONS, 0, 4 } };

static struct limit_log *log_of(struct server *s, struct hr_str name)
{
	struct limit_log *l = NULL;
	char path[1024];

	pthread_mutex_lock(&s->lock);
	for (int i = 0; i < s->nr && !l; i++)
		if (hr_str_eqc(name, s->names[i]))
			l = &s->logs[i];
	if (!l && s->nr < LOG_NR_MAX && name.len > 0 && name.len < 200) {
		snprintf(s->names[s->nr], sizeof(s->names[0]), "%.*s", name.len, name.p);
		snprintf(path, sizeof(path), "%s/%s.log", s->dir, s->names[s->nr]);
		if (!limit_log_open(&s->logs[s->nr], path))
			l = &s->logs[s->nr++];
	}
	pthread_mutex_unlock(&s->lock);
	return l;
}

static int send_all(int fd, const uint8_t *p, size_t len, int flags)
{
	while (len) {
		ssize_t n = send(fd, p, len, flags | MSG_NOSIGNAL);

		if (n <= 0)
			return -EPIPE;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

static int recv_all(int fd, uint8_t *p, size_t len)
{
	while (len) {
		ssize_t n = recv(fd, p, len, MSG_WAITALL);

		if (n <= 0)
			return -EPIPE;
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

/* Length, header, body; @file_len bytes follow by sendfile where the splice is. */
static int answer(struct client *c, const void *body, int file_fd, int64_t file_pos,
		  int64_t file_len)
{
	struct hr_response_header h;
	struct hr_splice splice;
	int nr = 0, err;
	size_t at;

	hr_struct_init(&hr_response_header_desc, &h);
	h.correlation_id = c->h.correlation_id;
	c->out.len = 0;
	hr_buf_put(&c->out, "\0\0\0\0", 4);
	err = hr_response_header_encode(c->api->key, c->h.request_api_version, &h, &c->out);
	if (!err)
		err = hr_msg_encode_buf(c->api->response, c->h.request_api_version, body, &c->out,
					&splice, 1, &nr);
	if (err)
		return err;
	at = nr ? splice.off : c->out.len;
	hr_be32_put(c->out.p, (uint32_t)(c->out.len - 4 + (nr ? (size_t)file_len : 0)));
	err = send_all(c->fd, c->out.p, at, nr ? MSG_MORE : 0);
	for (off_t pos = file_pos; !err && nr && pos < file_pos + file_len;)
		if (sendfile(c->fd, file_fd, &pos, (size_t)(file_pos + file_len - pos)) <= 0)
			err = -EPIPE;
	return err ? err : send_all(c->fd, c->out.p + at, c->out.len - at, 0);
}

static void *alloc(struct client *c, const struct hr_struct_desc *d, int nr)
{
	uint8_t *p = hr_arena_array(&c->arena, (size_t)nr + 1, d->size);

	for (int i = 0; p && i < nr; i++)
		hr_struct_init(d, p + (size_t)i * d->size);
	return p;
}

static int serve_api_versions(struct client *c)
{
	struct hr_api_versions_response r;
	int nr = HR_ARRAY_LEN(served);

	hr_struct_init(&hr_api_versions_response_desc, &r);
	r.api_keys.v = alloc(c, &hr_api_versions_response_api_version_desc, nr);
	r.api_keys.nr = nr;
	r.supported_features.nr = r.finalized_features.nr = 0;
	for (int i = 0; i < nr; i++) {
		r.api_keys.v[i].api_key = served[i].key;
		r.api_keys.v[i].min_version = served[i].min;
		r.api_keys.v[i].max_version = served[i].max;
	}
	return answer(c, &r, -1, 0, 0);
}

static int serve_metadata(struct client *c, const struct hr_metadata_request *q)
{
	static int32_t node = 1;
	struct hr_metadata_response r;

	hr_struct_init(&hr_metadata_response_desc, &r);
	r.brokers.v = alloc(c, &hr_metadata_response_broker_desc, 1);
	r.brokers.nr = 1;
	r.brokers.v[0].node_id = node;
	r.brokers.v[0].host = HR_STR_LIT("127.0.0.1");
	r.brokers.v[0].port = c->s->port;
	r.controller_id = node;
	r.cluster_id = HR_STR_LIT("limit");
	r.topics.nr = HR_MAX(q->topics.nr, 0);
	r.topics.v = alloc(c, &hr_metadata_response_topic_desc, r.topics.nr);
	for (int32_t i = 0; i < r.topics.nr; i++) {
		struct hr_metadata_response_topic *t = &r.topics.v[i];

		t->name = q->topics.v[i].name;
		t->topic_id.b[15] = (uint8_t)(i + 1);
		t->partitions.nr = 1;
		t->partitions.v = alloc(c, &hr_metadata_response_partition_desc, 1);
		t->partitions.v[0].leader_id = node;
		t->partitions.v[0].leader_epoch = 0;
		t->partitions.v[0].replica_nodes.v = t->partitions.v[0].isr_nodes.v = &node;
		t->partitions.v[0].replica_nodes.nr = t->partitions.v[0].isr_nodes.nr = 1;
		t->partitions.v[0].offline_replicas.nr = 0;
	}
	return answer(c, &r, -1, 0, 0);
}

static int serve_list_offsets(struct client *c, const struct hr_list_offsets_request *q)
{
	struct hr_list_offsets_response r;

	hr_struct_init(&hr_list_offsets_response_desc, &r);
	r.topics.nr = HR_MAX(q->topics.nr, 0);
	r.topics.v =
		alloc(c, &hr_list_offsets_response_list_offsets_topic_response_desc, r.topics.nr);
	for (int32_t i = 0; i < r.topics.nr; i++) {
		struct limit_log *l = log_of(c->s, q->topics.v[i].name);

		r.topics.v[i].name = q->topics.v[i].name;
		r.topics.v[i].partitions.nr = HR_MAX(q->topics.v[i].partitions.nr, 0);
		r.topics.v[i].partitions.v =
			alloc(c, &hr_list_offsets_response_list_offsets_partition_response_desc,
			      r.topics.v[i].partitions.nr);
		for (int32_t k = 0; k < r.topics.v[i].partitions.nr; k++) {
			r.topics.v[i].partitions.v[k].partition_index =
				q->topics.v[i].partitions.v[k].partition_index;
			r.topics.v[i].partitions.v[k].offset =
				q->topics.v[i].partitions.v[k].timestamp == -1 && l ? l->next_offset
										    : 0;
		}
	}
	return answer(c, &r, -1, 0, 0);
}

static int serve_produce(struct client *c, const struct hr_produce_request *q)
{
	struct hr_produce_response r;

	hr_struct_init(&hr_produce_response_desc, &r);
	r.responses.nr = HR_MAX(q->topic_data.nr, 0);
	r.responses.v = alloc(c, &hr_produce_response_topic_produce_response_desc, r.responses.nr);
	for (int32_t i = 0; i < r.responses.nr; i++) {
		const struct hr_produce_request_topic_produce_data *t = &q->topic_data.v[i];
		struct limit_log *l = log_of(c->s, t->name);
		int32_t nr = HR_MAX(t->partition_data.nr, 0);

		r.responses.v[i].name = t->name;
		r.responses.v[i].partition_responses.nr = nr;
		r.responses.v[i].partition_responses.v =
			alloc(c, &hr_produce_response_partition_produce_response_desc, nr);
		for (int32_t k = 0; k < nr; k++) {
			const struct hr_records *rec = &t->partition_data.v[k].records;
			int64_t base = !l || rec->len <= 0 ? -EINVAL :
				limit_log_append(l, (uint8_t *)(uintptr_t)rec->p, (size_t)rec->len);

			r.responses.v[i].partition_responses.v[k].index =
				t->partition_data.v[k].index;
			r.responses.v[i].partition_responses.v[k].base_offset = base;
			r.responses.v[i].partition_responses.v[k].error_code = base < 0 ? 2 : 0;
		}
	}
	return q->acks ? answer(c, &r, -1, 0, 0) : 0;
}

static int serve_fetch(struct client *c, const struct hr_fetch_request *q)
{
	struct hr_fetch_response_fetchable_topic_response *t;
	struct hr_fetch_response_partition_data *p;
	struct hr_fetch_response r;
	struct limit_log *l;
	int64_t pos = 0, len = 0;

	hr_struct_init(&hr_fetch_response_desc, &r);
	r.responses.nr = 0;
	if (q->topics.nr < 1 || q->topics.v[0].partitions.nr < 1)
		return answer(c, &r, -1, 0, 0);
	/* One partition an answer: these clients fetch no more. */
	l = log_of(c->s, q->topics.v[0].topic);
	t = alloc(c, &hr_fetch_response_fetchable_topic_response_desc, 1);
	p = alloc(c, &hr_fetch_response_partition_data_desc, 1);
	if (!l || !t || !p)
		return -ENOMEM;
	len = limit_log_find(l, q->topics.v[0].partitions.v[0].fetch_offset,
			     q->topics.v[0].partitions.v[0].partition_max_bytes, &pos);
	/* A client at the end asks again at once; it is stopped there by its own end of file. */
	t->topic = q->topics.v[0].topic;
	t->partitions.v = p;
	t->partitions.nr = 1;
	p->partition_index = q->topics.v[0].partitions.v[0].partition;
	p->high_watermark = p->last_stable_offset = l->next_offset;
	p->log_start_offset = 0;
	p->aborted_transactions.nr = -1;
	p->records = (struct hr_records){ NULL, (int32_t)len, l };
	r.responses.v = t;
	r.responses.nr = 1;
	return answer(c, &r, l->fd, pos, len);
}

static int serve_frame(struct client *c, size_t len)
{
	size_t used;
	void *body;
	int err;

	hr_arena_reset(&c->arena);
	err = hr_request_header_decode(c->frame, len, &c->arena, &c->h, &used);
	c->api = err ? NULL : hr_api_get(c->h.request_api_key);
	body = c->api ? hr_arena_alloc(&c->arena, c->api->request->size) : NULL;
	if (!body)
		return -EBADMSG;
	err = hr_msg_decode(c->api->request, c->h.request_api_version, c->frame + used, len - used,
			    &c->arena, body, NULL);
	if (err)
		return err;
	switch (c->api->key) {
	case HR_API_API_VERSIONS:
		return serve_api_versions(c);
	case HR_API_METADATA:
		return serve_metadata(c, body);
	case HR_API_LIST_OFFSETS:
		return serve_list_offsets(c, body);
	case HR_API_PRODUCE:
		return serve_produce(c, body);
	case HR_API_FETCH:
		return serve_fetch(c, body);
	default:
		return -EOPNOTSUPP;
	}
}

static void *serve_client(void *arg)
{
	struct client *c = arg;
	uint8_t head[4];
	int err = 0;

	hr_arena_init(&c->arena, 0);
	while (!err && !recv_all(c->fd, head, 4)) {
		size_t len = hr_be32_get(head);

		if (len < 8 || len > FRAME_MAX)
			break;
		if (len > c->cap) {
			free(c->frame);
			c->frame = malloc(len);
			c->cap = c->frame ? len : 0;
		}
		err = !c->frame || recv_all(c->fd, c->frame, len) ? -EPIPE : serve_frame(c, len);
	}
	close(c->fd);
	free(c->frame);
	hr_buf_fini(&c->out);
	hr_arena_fini(&c->arena);
	free(c);
	return NULL;
}

static int listen_any(struct server *s)
{
	struct sockaddr_in a = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&a, sizeof(a)) || listen(fd, 64) ||
	    getsockname(fd, (struct sockaddr *)&a, &len))
		return -errno;
	s->port = ntohs(a.sin_port);
	return fd;
}

int main(int argc, char **argv)
{
	struct server s = { .lock = PTHREAD_MUTEX_INITIALIZER };
	int fd, one = 1;

	if (argc != 2) {
		fputs("usage: headrace-limit DIR\n", stderr);
		return 2;
	}
	signal(SIGPIPE, SIG_IGN);
	s.dir = argv[1];
	fd = listen_any(&s);
	if (fd < 0) {
		fprintf(stderr, "headrace-limit: %s\n", strerror(-fd));
		return 1;
	}
	printf("%d\n", s.port);
	fflush(stdout);
	for (;;) {
		struct client *c = calloc(1, sizeof(*c));
		pthread_t thread;

		if (!c)
			return 1;
		c->s = &s;
		c->fd = accept4(fd, NULL, NULL, SOCK_CLOEXEC);
		if (c->fd < 0) {
			free(c);
			continue;
		}
		setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
		if (!pthread_create(&thread, NULL, serve_client, c))
			pthread_detach(thread);
	}
}
