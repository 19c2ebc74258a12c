/* SPDX-License-Identifier: Apache-2.0 */
/*
 * json: messages in the JSON shape that Apache Kafka's own converters use, for tools,
 * tests and logs.
 *
 *   names     lower camel case; order of the schema
 *   numbers   JSON integers; uint32 and int64 in full; float64 always with a fraction,
 *             NaN and the infinities as strings
 *   bool, string, null   as such
 *   uuid      22 characters of URL-safe base64
 *   bytes     base64 with padding
 *   records   base64 too: our extension, the reference cannot write them
 *   arrays and structs   JSON arrays and objects
 *
 * A field that the version lacks is left out, and refused (-EPROTO) when it is neither
 * default nor ignorable.  A tagged field at its default is left out.  Reading wants
 * every other field of the version, ignores names it does not know, and takes
 * integers also as text, decimal or 0x.  Unknown tags have no JSON form.
 *
 * Text that is not UTF-8 shows replacement characters; so JSON is not a lossless copy
 * of a hostile message, the bytes are.
 */
#ifndef HR_PROTOCOL_JSON_H
#define HR_PROTOCOL_JSON_H

#include <jansson.h>
#include <hr/protocol/codec.h>

/* Where and why a JSON text was refused: "topics[2].name: missing". */
struct hr_json_error {
	char text[160];
};

/* The caller releases *@ret_json with json_decref().  -EPROTO or -ENOMEM. */
HR_MUST_CHECK int hr_json_encode(const struct hr_struct_desc *d, int16_t version,
				 const void *msg, json_t **ret_json);

/*
 * Strings and bytes are copied into @a; @json may go.  -EINVAL with @ret_err (may be
 * NULL) filled, or -ENOMEM.
 */
HR_MUST_CHECK int hr_json_decode(const struct hr_struct_desc *d, int16_t version,
				 const json_t *json, struct hr_arena *a, void *msg,
				 struct hr_json_error *ret_err);

/* JSON text to a tree; same errors. */
HR_MUST_CHECK int hr_json_parse(const char *text, size_t len, json_t **ret_json,
				struct hr_json_error *ret_err);

#endif
