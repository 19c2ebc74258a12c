/* SPDX-License-Identifier: Apache-2.0 */
/*
 * client: one blocking connection to a Kafka broker, for commands.
 *
 * Every wait has the same deadline, counted from the start of the call.  After any
 * failure the connection is of no use and err holds the reason in one line.
 *
 * A decoded response points into the client's receive buffer: it is valid until the
 * next receive.
 */
#ifndef HR_TOOLS_HEADRACE_CLIENT_H
#define HR_TOOLS_HEADRACE_CLIENT_H

#include <hr/protocol/api.h>

#define HR_CLIENT_FRAME_MAX (512 << 20)

struct hr_client {
	int fd;
	int timeout_ms;
	int32_t correlation_id;
	struct hr_str client_id;
	char peer[160];
	struct hr_buf in, out;
	bool negotiated;
	struct hr_version_range range[HR_API_KEY_MAX + 1]; /* what the peer advertises */
	char err[256];
};

/* Connects to the first of @bootstrap (HOST:PORT,…) that answers. */
HR_MUST_CHECK int hr_client_open(struct hr_client *c, const char *bootstrap, const char *client_id,
				 int timeout_ms);
void hr_client_close(struct hr_client *c);

/* Asks for the peer's version ranges, falling back to version 0 as KIP-511 says. */
HR_MUST_CHECK int hr_client_negotiate(struct hr_client *c);
/* Highest version both sides speak; negotiates first if need be.  -EOPNOTSUPP if none. */
HR_MUST_CHECK int hr_client_version(struct hr_client *c, int16_t key, int16_t *ret_version);

HR_MUST_CHECK int hr_client_send(struct hr_client *c, int16_t key, int16_t version,
				 const void *request);
/* The answer to the last request that was sent. */
HR_MUST_CHECK int hr_client_receive(struct hr_client *c, int16_t key, int16_t version,
				    struct hr_arena *a, void *response);
/* Send and receive. */
HR_MUST_CHECK int hr_client_call(struct hr_client *c, int16_t key, int16_t version,
				 const void *request, struct hr_arena *a, void *response);

#endif
