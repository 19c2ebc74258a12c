/* SPDX-License-Identifier: Apache-2.0 */
/*
 * header: what stands in front of every request and response, after the frame length.
 *
 *   request   v1: key int16, version int16, correlation int32, client_id string (old
 *             form, may be null); v2: the same and a tag section
 *   response  v0: correlation int32; v1: the same and a tag section
 *
 * The header version follows from key and version of the call (hr/protocol/api.h), so
 * a reader must look at the first four bytes before it can read the rest.  A key that
 * is not live has no header version: hr_request_header_decode() then reads only the
 * first eight bytes and reports -EOPNOTSUPP.  A version outside the key's range is not
 * its concern.
 */
#ifndef HR_PROTOCOL_HEADER_H
#define HR_PROTOCOL_HEADER_H

#include <hr/protocol/codec.h>
#include <hr/protocol/gen/headers.h>

/* @ret_used: where the body starts. */
HR_MUST_CHECK int hr_request_header_decode(const uint8_t *p, size_t len, struct hr_arena *a,
					   struct hr_request_header *h, size_t *ret_used);
HR_MUST_CHECK int hr_request_header_encode(const struct hr_request_header *h,
					   struct hr_buf *out);
HR_MUST_CHECK int hr_response_header_decode(int16_t key, int16_t version, const uint8_t *p,
					    size_t len, struct hr_arena *a,
					    struct hr_response_header *h, size_t *ret_used);
HR_MUST_CHECK int hr_response_header_encode(int16_t key, int16_t version,
					    const struct hr_response_header *h,
					    struct hr_buf *out);

#endif
