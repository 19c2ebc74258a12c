/* SPDX-License-Identifier: GPL-2.0 */
/*
 * net_fuzz: a run of connections whose every draw comes from the input.
 *
 * The bytes are the schedule: limits, faults, chunk sizes, resets, raw bytes in place of
 * frames, who runs when (net_kit.h says what must hold).  A draw takes as many bytes as
 * its bound has.  Every frame that arrives is also read as a broker's dispatch would:
 * header, then the body of that API.  A first byte above 127 leaves the connection out
 * and takes the rest as one frame.
 */
#ifndef HR_SELFTESTS_NET_FUZZ_H
#define HR_SELFTESTS_NET_FUZZ_H

#include <hr/lib/arena.h>
#include <hr/protocol/api.h>
#include <hr/protocol/header.h>
#include "net_kit.h"

#define NET_FUZZ_FRAME 128
#define NET_FUZZ_ACT_NR 400

struct net_fuzz_input {
	const uint8_t *p;
	size_t len;
};

static inline uint32_t net_fuzz_below(void *arg, uint32_t bound)
{
	struct net_fuzz_input *in = arg;
	uint32_t v = 0;

	for (uint32_t rest = bound - 1; rest && in->len; rest >>= 8) {
		v = v << 8 | *in->p++;
		in->len--;
	}
	return v % bound;
}

static inline bool net_fuzz_over(void *arg)
{
	return !((struct net_fuzz_input *)arg)->len;
}

/* Header and body, each within its bytes and its memory. */
static inline void net_fuzz_look(const uint8_t *p, size_t len)
{
	struct hr_request_header h;
	const struct hr_api_desc *api;
	struct hr_arena a;
	size_t used = 0;
	void *body;

	hr_arena_init(&a, 1 << 20);
	if (!hr_request_header_decode(p, len, &a, &h, &used)) {
		hr_assert(used >= 8 && used <= len);
		api = hr_api_get(h.request_api_key);
		hr_assert(api);
		body = hr_arena_alloc(&a, api->request->size);
		if (body && h.request_api_version >= api->min &&
		    h.request_api_version <= api->max)
			(void)!hr_msg_decode(api->request, h.request_api_version, p + used,
					     len - used, &a, body, NULL);
	}
	hr_arena_fini(&a);
}

static inline void net_fuzz_one(const uint8_t *p, size_t len)
{
	static struct nk k;
	struct net_fuzz_input in = { p, len };
	const char *why;

	if (!len)
		return;
	if (p[0] >= NET_FUZZ_FRAME) {
		net_fuzz_look(p + 1, len - 1);
		return;
	}
	k.look = net_fuzz_look;
	why = nk_once((struct nk_source){ net_fuzz_below, net_fuzz_over, &in }, 1, NET_FUZZ_ACT_NR,
		      &k);
	if (why) {
		fprintf(stderr, "%s\n", why);
		abort();
	}
}

#endif
