// SPDX-License-Identifier: Apache-2.0
/* client: see client.h. */
#include <netdb.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
#include <hr/lib/be.h>
#include <hr/protocol/gen/api_versions.h>
#include <hr/protocol/header.h>
#include <hr/protocol/wire_error.h>
#include "client.h"

static int fail(struct hr_client *c, int ret, const char *fmt, ...) HR_PRINTF(3, 4);

static int fail(struct hr_client *c, int ret, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(c->err, sizeof(c->err), fmt, ap);
	va_end(ap);
	return ret;
}

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

static int wait_for(int fd, short events, int64_t deadline_ms)
{
	struct pollfd p = { fd, events, 0 };
	int64_t left;
	int n;

	do {
		left = deadline_ms - now_ms();
		n = left > 0 ? poll(&p, 1, (int)left) : 0;
	} while (n < 0 && errno == EINTR);
	return n > 0 ? 0 : n == 0 ? -ETIMEDOUT : -errno;
}

static int connect_one(const struct addrinfo *ai, int64_t deadline_ms)
{
	int fd = socket(ai->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, ai->ai_protocol);
	socklen_t len = sizeof(int);
	int ret, so_err = 0;

	if (fd < 0)
		return -errno;
	ret = connect(fd, ai->ai_addr, ai->ai_addrlen) ? -errno : 0;
	if (ret == -EINPROGRESS) {
		ret = wait_for(fd, POLLOUT, deadline_ms);
		if (!ret && getsockopt(fd, SOL_SOCKET, SO_ERROR, &so_err, &len))
			ret = -errno;
		if (!ret)
			ret = -so_err;
	}
	if (!ret)
		return fd;
	close(fd);
	return ret;
}

/* "host:port", "[v6]:port" or "host" (port 9092) to its two parts. */
static bool split_address(const char *text, size_t len, char *host, char *port)
{
	const char *colon = memrchr(text, ':', len), *close = memchr(text, ']', len);
	size_t host_len = len, port_len;

	strcpy(port, "9092");
	if (colon && (!close || colon > close)) {
		host_len = (size_t)(colon - text);
		port_len = len - host_len - 1;
		if (!port_len || port_len > 5)
			return false;
		memcpy(port, colon + 1, port_len);
		port[port_len] = 0;
	}
	if (host_len && text[0] == '[') {
		text++;
		host_len = close ? (size_t)(close - text) : 0;
	}
	if (!host_len || host_len > 255)
		return false;
	memcpy(host, text, host_len);
	host[host_len] = 0;
	return true;
}

static int open_one(struct hr_client *c, const char *text, size_t len, int64_t deadline_ms)
{
	struct addrinfo hint = { .ai_socktype = SOCK_STREAM }, *list, *ai;
	char host[256], port[8];
	int ret;

	snprintf(c->peer, sizeof(c->peer), "%.*s", (int)HR_MIN(len, sizeof(c->peer) - 1), text);
	if (!split_address(text, len, host, port))
		return fail(c, -EINVAL, "%s: not HOST:PORT", c->peer);
	ret = getaddrinfo(host, port, &hint, &list);
	if (ret)
		return fail(c, -EHOSTUNREACH, "%s: %s", c->peer, gai_strerror(ret));
	ret = -EHOSTUNREACH;
	for (ai = list; ai; ai = ai->ai_next) {
		ret = connect_one(ai, deadline_ms);
		if (ret >= 0)
			break;
	}
	freeaddrinfo(list);
	if (ret < 0)
		return fail(c, ret, "%s: %s", c->peer, strerror(-ret));
	c->fd = ret;
	return 0;
}

int hr_client_open(struct hr_client *c, const char *bootstrap, const char *client_id,
		   int timeout_ms)
{
	int64_t deadline_ms = now_ms() + timeout_ms;
	int ret = -EINVAL;

	memset(c, 0, sizeof(*c));
	c->fd = -1;
	c->timeout_ms = timeout_ms;
	c->client_id = hr_str(client_id);
	snprintf(c->err, sizeof(c->err), "no address to connect to");
	while (*bootstrap) {
		size_t len = strcspn(bootstrap, ",");

		if (len) {
			ret = open_one(c, bootstrap, len, deadline_ms);
			if (!ret)
				return 0;
		}
		bootstrap += len + (bootstrap[len] == ',');
	}
	return ret;
}

void hr_client_close(struct hr_client *c)
{
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
	hr_buf_fini(&c->in);
	hr_buf_fini(&c->out);
}

static int send_all(struct hr_client *c, const uint8_t *p, size_t len, int64_t deadline_ms)
{
	while (len) {
		ssize_t n = send(c->fd, p, len, MSG_NOSIGNAL);
		int ret = 0;

		if (n >= 0) {
			p += n;
			len -= (size_t)n;
			continue;
		}
		if (errno == EAGAIN)
			ret = wait_for(c->fd, POLLOUT, deadline_ms);
		else if (errno != EINTR)
			ret = -errno;
		if (ret)
			return fail(c, ret, "%s: %s", c->peer, strerror(-ret));
	}
	return 0;
}

static int receive_all(struct hr_client *c, uint8_t *p, size_t len, int64_t deadline_ms)
{
	while (len) {
		ssize_t n = recv(c->fd, p, len, 0);
		int ret = 0;

		if (n > 0) {
			p += n;
			len -= (size_t)n;
			continue;
		}
		if (!n)
			return fail(c, -ECONNRESET, "%s: closed the connection without an answer",
				    c->peer);
		if (errno == EAGAIN)
			ret = wait_for(c->fd, POLLIN, deadline_ms);
		else if (errno != EINTR)
			ret = -errno;
		if (ret)
			return fail(c, ret, "%s: %s", c->peer, strerror(-ret));
	}
	return 0;
}

int hr_client_send(struct hr_client *c, int16_t key, int16_t version, const void *request)
{
	const struct hr_api_desc *api = hr_api_get(key);
	struct hr_request_header h;
	int ret;

	if (!api)
		return fail(c, -EOPNOTSUPP, "no such call: %d", key);
	hr_struct_init(&hr_request_header_desc, &h);
	h.request_api_key = key;
	h.request_api_version = version;
	h.correlation_id = ++c->correlation_id;
	h.client_id = c->client_id;
	c->out.len = 0;
	hr_buf_put(&c->out, "\0\0\0\0", 4);
	ret = hr_request_header_encode(&h, &c->out);
	if (!ret)
		ret = hr_msg_encode_buf(api->request, version, request, &c->out, NULL, 0, NULL);
	if (ret == -EPROTO)
		return fail(c, ret, "%s version %d cannot carry this request", api->name, version);
	if (ret || c->out.err)
		return fail(c, ret ? ret : c->out.err, "%s: cannot encode the request", api->name);
	hr_be32_put(c->out.p, (uint32_t)(c->out.len - 4));
	return send_all(c, c->out.p, c->out.len, now_ms() + c->timeout_ms);
}

/* One frame into c->in. */
static int receive_frame(struct hr_client *c)
{
	int64_t deadline_ms = now_ms() + c->timeout_ms;
	uint8_t head[4], *p;
	uint32_t len;
	int ret = receive_all(c, head, sizeof(head), deadline_ms);

	if (ret)
		return ret;
	len = hr_be32_get(head);
	if (len > HR_CLIENT_FRAME_MAX)
		return fail(c, -EBADMSG, "%s: frame of %u bytes", c->peer, len);
	c->in.len = 0;
	p = hr_buf_reserve(&c->in, len);
	if (!p)
		return fail(c, -ENOMEM, "out of memory");
	ret = receive_all(c, p, len, deadline_ms);
	if (!ret)
		c->in.len = len;
	return ret;
}

/* Receives and reads the header; @ret_body is where the body starts. */
static int receive_body(struct hr_client *c, int16_t key, int16_t version, struct hr_arena *a,
			size_t *ret_body)
{
	struct hr_response_header h;
	int ret = receive_frame(c);

	if (ret)
		return ret;
	if (hr_response_header_decode(key, version, c->in.p, c->in.len, a, &h, ret_body))
		return fail(c, -EBADMSG, "%s: malformed response header", c->peer);
	if (h.correlation_id != c->correlation_id)
		return fail(c, -EBADMSG, "%s: answer %d to request %d", c->peer, h.correlation_id,
			    c->correlation_id);
	return 0;
}

int hr_client_receive(struct hr_client *c, int16_t key, int16_t version, struct hr_arena *a,
		      void *response)
{
	const struct hr_api_desc *api = hr_api_get(key);
	size_t body, used;
	int ret = receive_body(c, key, version, a, &body);

	if (ret)
		return ret;
	ret = hr_msg_decode(api->response, version, c->in.p + body, c->in.len - body, a, response,
			    &used);
	if (ret)
		return fail(c, ret, "%s: %s answer version %d: %s", c->peer, api->name, version,
			    strerror(-ret));
	if (body + used != c->in.len)
		return fail(c, -EBADMSG, "%s: %zu bytes behind the %s answer", c->peer,
			    c->in.len - body - used, api->name);
	return 0;
}

int hr_client_call(struct hr_client *c, int16_t key, int16_t version, const void *request,
		   struct hr_arena *a, void *response)
{
	int ret = hr_client_send(c, key, version, request);

	return ret ? ret : hr_client_receive(c, key, version, a, response);
}

static int ask_versions(struct hr_client *c, int16_t version, struct hr_arena *a,
			struct hr_api_versions_response *r)
{
	struct hr_api_versions_request q;
	size_t body;
	int ret;

	hr_struct_init(&hr_api_versions_request_desc, &q);
	q.client_software_name = HR_STR_LIT("headrace");
	q.client_software_version = HR_STR_LIT("0.1.0");
	if (version < 3)
		hr_struct_init(&hr_api_versions_request_desc, &q);
	ret = hr_client_send(c, HR_API_API_VERSIONS, version, &q);
	if (!ret)
		ret = receive_body(c, HR_API_API_VERSIONS, version, a, &body);
	if (ret)
		return ret;
	/* A refusal of the version comes in the layout of version 0. */
	if (c->in.len >= body + 2 && hr_be16_get(c->in.p + body) == HR_ERR_UNSUPPORTED_VERSION)
		version = 0;
	ret = hr_msg_decode(&hr_api_versions_response_desc, version, c->in.p + body,
			    c->in.len - body, a, r, NULL);
	return ret ? fail(c, ret, "%s: malformed ApiVersions answer", c->peer) : 0;
}

int hr_client_negotiate(struct hr_client *c)
{
	struct hr_api_versions_response r;
	struct hr_arena a;
	int ret;

	hr_arena_init(&a, 16 << 20);
	ret = ask_versions(c, 4, &a, &r);
	if (!ret && r.error_code == HR_ERR_UNSUPPORTED_VERSION)
		ret = ask_versions(c, 0, &a, &r);
	if (!ret && r.error_code)
		ret = fail(c, -EPROTO, "%s: ApiVersions: %s", c->peer,
			   hr_wire_err_name(r.error_code));
	for (int i = 0; i <= HR_API_KEY_MAX; i++)
		c->range[i] = (struct hr_version_range){ 1, 0 };
	for (int32_t i = 0; !ret && i < r.api_keys.nr; i++)
		if (hr_api_get(r.api_keys.v[i].api_key))
			c->range[r.api_keys.v[i].api_key] =
				(struct hr_version_range){ r.api_keys.v[i].min_version,
							   r.api_keys.v[i].max_version };
	c->negotiated = !ret;
	hr_arena_fini(&a);
	return ret;
}

int hr_client_version(struct hr_client *c, int16_t key, int16_t *ret_version)
{
	const struct hr_api_desc *api = hr_api_get(key);
	int ret = c->negotiated ? 0 : hr_client_negotiate(c);
	int16_t version;

	if (ret)
		return ret;
	if (!api)
		return fail(c, -EOPNOTSUPP, "no such call: %d", key);
	version = HR_MIN(api->max, c->range[key].max);
	if (version < api->min || version < c->range[key].min)
		return fail(c, -EOPNOTSUPP, "%s: no common version of %s", c->peer, api->name);
	*ret_version = version;
	return 0;
}
