// SPDX-License-Identifier: Apache-2.0
/* status: see status.h. */
#include "status.h"

#include <arpa/inet.h>
#include <hr/lib/buf.h>
#include <microhttpd.h>
#include <netdb.h>
#include <stdlib.h>

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

static enum MHD_Result serve(void *cls, struct MHD_Connection *c, const char *url,
			     const char *method, const char *version, const char *data,
			     size_t *data_len, void **state)
{
	struct hr_status *s = cls;
	struct hr_buf body = HR_BUF_INIT;

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
	hr_buf_str(&body, "/metrics /healthz /readyz\n");
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
