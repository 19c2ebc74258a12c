// SPDX-License-Identifier: Apache-2.0
/* status: see status.h. */
#include "status.h"

#include <arpa/inet.h>
#include <hr/lib/buf.h>
#include <limits.h>
#include <microhttpd.h>
#include <netdb.h>
#include <stdlib.h>
#include <sys/socket.h>

#define CONNECTIONS_MAX 64
#define TIMEOUT_S 10

struct hr_status {
	struct MHD_Daemon *daemon;
	struct hr_broker *broker;
};

static enum MHD_Result answer(struct MHD_Connection *c, unsigned int code, const char *type,
			      struct hr_buf *body)
{
	struct MHD_Response *r = MHD_create_response_from_buffer(
		body->len, (void *)(uintptr_t)hr_buf_cstr(body), MHD_RESPMEM_MUST_COPY);
	enum MHD_Result ret = MHD_NO;

	if (r) {
		MHD_add_response_header(r, MHD_HTTP_HEADER_CONTENT_TYPE, type);
		ret = MHD_queue_response(c, code, r);
		MHD_destroy_response(r);
	}
	hr_buf_fini(body);
	return ret;
}

static int64_t number(struct MHD_Connection *c, const char *key, int64_t otherwise)
{
	const char *text = MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, key);
	char *end;
	long long v;

	if (!text || !*text)
		return otherwise;
	errno = 0;
	v = strtoll(text, &end, 10);
	return *end || errno ? otherwise : v;
}

static unsigned int code_of(int64_t err)
{
	switch (err) {
	case -ENOENT: return MHD_HTTP_NOT_FOUND;
	case -EINVAL: return MHD_HTTP_BAD_REQUEST;
	case -EAGAIN:
	case -EOPNOTSUPP: return MHD_HTTP_SERVICE_UNAVAILABLE;
	default: return MHD_HTTP_INTERNAL_SERVER_ERROR;
	}
}

static enum MHD_Result refuse(struct MHD_Connection *c, int64_t err, struct hr_buf *body)
{
	body->len = 0;
	hr_buf_printf(body, "{\"error\": \"%s\"}\n",
		      err == -EOPNOTSUPP ? "headrace.observe.level=off" :
		      err == -ENOENT ? "no such topic or partition" : strerror((int)-err));
	return answer(c, code_of(err), "application/json", body);
}

static const char *text(struct MHD_Connection *c, const char *key)
{
	return MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, key);
}

static enum MHD_Result observe(struct hr_status *s, struct MHD_Connection *c)
{
	struct hr_broker_observe_query q = { .view = text(c, "view"), .topic = text(c, "topic"),
					     .group = text(c, "group"),
					     .partition = (int32_t)number(c, "partition", -1),
					     .limit = (int)number(c, "limit", 200),
					     .cells = (int)number(c, "cells", 64) };
	struct hr_buf body = HR_BUF_INIT;
	int err = hr_broker_observe_query(s->broker, &q, &body);

	return err ? refuse(c, err, &body) : answer(c, MHD_HTTP_OK, "application/json", &body);
}

static bool is_local(struct MHD_Connection *c)
{
	const struct sockaddr *sa =
		MHD_get_connection_info(c, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;

	if (sa->sa_family == AF_INET)
		return ntohl(((const struct sockaddr_in *)sa)->sin_addr.s_addr) >> 24 == 127;
	return sa->sa_family == AF_INET6 &&
	       IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)sa)->sin6_addr);
}

/* POST /observe/warm and /observe/drop; from this host alone, since nobody logs in here. */
static enum MHD_Result advise(struct hr_status *s, struct MHD_Connection *c, bool drop)
{
	const char *topic = text(c, "topic");
	int64_t partition = number(c, "partition", -1), n = -EINVAL;
	struct hr_buf body = HR_BUF_INIT;

	if (!is_local(c)) {
		hr_buf_str(&body, "{\"error\": \"only from this host\"}\n");
		return answer(c, MHD_HTTP_FORBIDDEN, "application/json", &body);
	}
	if (topic && partition >= 0 && partition <= INT32_MAX)
		n = hr_broker_observe_advise(s->broker, topic, (int32_t)partition,
					     number(c, "from", 0),
					     number(c, "to", INT64_MAX), drop);
	if (n < 0)
		return refuse(c, n, &body);
	hr_buf_printf(&body, "{\"bytes\": %lld}\n", (long long)n);
	return answer(c, MHD_HTTP_OK, "application/json", &body);
}

static enum MHD_Result serve(void *cls, struct MHD_Connection *c, const char *url,
			     const char *method, const char *version, const char *data,
			     size_t *data_len, void **state)
{
	struct hr_status *s = cls;
	struct hr_buf body = HR_BUF_INIT;

	if (!strcmp(method, "POST")) {
		bool drop = !strcmp(url, "/observe/drop");

		/* A body is not wanted; the answer goes out once the headers are through. */
		if (!drop && strcmp(url, "/observe/warm")) {
			hr_buf_str(&body, "only GET is served\n");
			return answer(c, MHD_HTTP_METHOD_NOT_ALLOWED, "text/plain", &body);
		}
		if (!*state) {
			*state = s;
			return MHD_YES;
		}
		if (*data_len) {
			*data_len = 0;
			return MHD_YES;
		}
		return advise(s, c, drop);
	}
	if (strcmp(method, "GET") && strcmp(method, "HEAD")) {
		hr_buf_str(&body, "only GET is served\n");
		return answer(c, MHD_HTTP_METHOD_NOT_ALLOWED, "text/plain", &body);
	}
	if (!strcmp(url, "/metrics")) {
		if (hr_broker_metrics_render(s->broker, &body))
			return answer(c, MHD_HTTP_INTERNAL_SERVER_ERROR, "text/plain", &body);
		return answer(c, MHD_HTTP_OK, "text/plain; version=0.0.4; charset=utf-8", &body);
	}
	if (!strcmp(url, "/healthz")) {
		hr_buf_str(&body, "ok\n");
		return answer(c, MHD_HTTP_OK, "text/plain", &body);
	}
	if (!strcmp(url, "/readyz")) {
		bool ready = hr_broker_ready(s->broker);

		hr_buf_str(&body, ready ? "ready\n" : "not ready\n");
		return answer(c, ready ? MHD_HTTP_OK : MHD_HTTP_SERVICE_UNAVAILABLE, "text/plain",
			      &body);
	}
	if (!strcmp(url, "/observe"))
		return observe(s, c);
	hr_buf_str(&body, "/metrics /healthz /readyz /observe\n");
	return answer(c, MHD_HTTP_NOT_FOUND, "text/plain", &body);
}

/* HOST:PORT, [V6]:PORT or :PORT. */
static int resolve(const char *text, struct addrinfo **ret_ai)
{
	struct addrinfo hints = { .ai_socktype = SOCK_STREAM,
				  .ai_flags = AI_PASSIVE | AI_NUMERICSERV };
	const char *colon = strrchr(text, ':');
	char host[256];
	size_t len = colon ? (size_t)(colon - text) : 0;

	if (!colon || len >= sizeof(host))
		return -EINVAL;
	memcpy(host, text, len);
	host[len] = 0;
	if (len > 1 && host[0] == '[' && host[len - 1] == ']') {
		host[len - 1] = 0;
		memmove(host, host + 1, len - 1);
	}
	return getaddrinfo(*host ? host : NULL, colon + 1, &hints, ret_ai) ? -EINVAL : 0;
}

int hr_status_start(struct hr_broker *b, const struct hr_config *config, struct hr_status **ret_s,
		    struct hr_buf *why)
{
	const char *text = hr_config_text(config, HR_CFG_HEADRACE_METRICS_LISTENER);
	struct addrinfo *ai = NULL;
	struct hr_status *s;
	int err;

	*ret_s = NULL;
	if (!text || !*text)
		return 0;
	err = resolve(text, &ai);
	if (err) {
		hr_buf_printf(why, "headrace.metrics.listener=%s: allowed: HOST:PORT, or empty",
			      text);
		return err;
	}
	s = calloc(1, sizeof(*s));
	if (!s) {
		freeaddrinfo(ai);
		return -ENOMEM;
	}
	s->broker = b;
	s->daemon = MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_AUTO |
					     (ai->ai_family == AF_INET6 ? MHD_USE_IPv6 : 0),
				     0, NULL, NULL, serve, s, MHD_OPTION_SOCK_ADDR, ai->ai_addr,
				     MHD_OPTION_CONNECTION_LIMIT, CONNECTIONS_MAX,
				     MHD_OPTION_CONNECTION_TIMEOUT, TIMEOUT_S, MHD_OPTION_END);
	freeaddrinfo(ai);
	if (!s->daemon) {
		hr_buf_printf(why, "headrace.metrics.listener=%s: cannot listen there: %s", text,
			      strerror(errno));
		free(s);
		return -EADDRINUSE;
	}
	hr_broker_note_metrics_port(
		b, MHD_get_daemon_info(s->daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
	*ret_s = s;
	return 0;
}

void hr_status_stop(struct hr_status *s)
{
	if (!s)
		return;
	MHD_stop_daemon(s->daemon);
	free(s);
}
