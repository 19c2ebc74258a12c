/* SPDX-License-Identifier: GPL-2.0 */
/*
 * wire_fuzz: one input of the fuzzer against the codec.
 *
 *   byte 0      mode: 0 message, 1 JSON text, 2 request header (each modulo 3)
 *   bytes 1-2   which description, modulo their number
 *   byte 3      version above the lowest, modulo their number
 *   rest        the bytes
 *
 * Whatever the bytes, decoding ends with a message or an error within the arena's
 * limit.  What was decoded can be encoded, and that encoding is a fixed point: read
 * again it gives the same bytes.  The same through JSON.
 */
#ifndef HR_SELFTESTS_FUZZ_WIRE_FUZZ_H
#define HR_SELFTESTS_FUZZ_WIRE_FUZZ_H

#include <stdlib.h>
#include <hr/protocol/header.h>
#include <hr/protocol/json.h>
#include "wire_random.h"

#define WIRE_FUZZ_HEAD 4
#define WIRE_FUZZ_ARENA_MAX (64 << 20)

static inline void wire_fuzz_fixed_point(const struct hr_struct_desc *d, int16_t version,
					 const void *msg, struct hr_arena *a)
{
	struct hr_buf one = HR_BUF_INIT, two = HR_BUF_INIT;
	void *back = hr_arena_alloc(a, d->size);
	size_t used;
	int ret;

	hr_assert(back);
	ret = hr_msg_encode_buf(d, version, msg, &one, NULL, 0, NULL);
	hr_assert(!ret);
	ret = hr_msg_decode(d, version, one.p, one.len, a, back, &used);
	hr_assert(ret == -ENOMEM || (!ret && used == one.len));
	if (!ret) {
		ret = hr_msg_encode_buf(d, version, back, &two, NULL, 0, NULL);
		hr_assert(!ret && one.len == two.len);
		hr_assert(!one.len || !memcmp(one.p, two.p, one.len));
	}
	hr_buf_fini(&one);
	hr_buf_fini(&two);
}

static inline void wire_fuzz_json(const struct hr_struct_desc *d, int16_t version,
				  const json_t *json, struct hr_arena *a)
{
	void *msg = hr_arena_alloc(a, d->size);
	struct hr_json_error err;

	if (msg && !hr_json_decode(d, version, json, a, msg, &err))
		wire_fuzz_fixed_point(d, version, msg, a);
}

static inline void wire_fuzz_message(const struct hr_struct_desc *d, int16_t version,
				     const uint8_t *p, size_t len, struct hr_arena *a)
{
	void *msg = hr_arena_alloc(a, d->size);
	json_t *json;
	size_t used;
	int ret;

	hr_assert(msg);
	ret = hr_msg_decode(d, version, p, len, a, msg, &used);
	hr_assert(ret == 0 || ret == -EBADMSG || ret == -ENOMEM);
	if (ret)
		return;
	hr_assert(used <= len);
	wire_fuzz_fixed_point(d, version, msg, a);
	ret = hr_json_encode(d, version, msg, &json);
	hr_assert(!ret);
	wire_fuzz_json(d, version, json, a);
	json_decref(json);
}

static inline void wire_fuzz_one(const uint8_t *in, size_t len)
{
	const struct hr_struct_desc *d;
	struct hr_request_header h;
	struct hr_arena a;
	json_t *json;
	int16_t version;
	uint8_t *p;
	size_t used;

	if (len < WIRE_FUZZ_HEAD)
		return;
	d = wire_desc((in[1] << 8 | in[2]) % wire_desc_nr());
	version = (int16_t)(d->versions.min + in[3] % (d->versions.max - d->versions.min + 1));
	len -= WIRE_FUZZ_HEAD;
	/* An exact copy on the heap: the sanitizer sees a byte read beyond it. */
	p = malloc(len ? len : 1);
	hr_assert(p);
	memcpy(p, in + WIRE_FUZZ_HEAD, len);
	hr_arena_init(&a, WIRE_FUZZ_ARENA_MAX);
	if (in[0] % 3 == 0) {
		wire_fuzz_message(d, version, p, len, &a);
	} else if (in[0] % 3 == 1) {
		if (!hr_json_parse((char *)p, len, &json, NULL)) {
			wire_fuzz_json(d, version, json, &a);
			json_decref(json);
		}
	} else if (!hr_request_header_decode(p, len, &a, &h, &used)) {
		hr_assert(used <= len);
	}
	hr_arena_fini(&a);
	free(p);
}

#endif
