/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_decode: keys and values of the records that Kafka keeps in its own topics, as JSON.
 *
 *	{"type": NAME, "version": V, "data": {...}}
 *
 * Keys of the coordinators' topics carry their type, values only their version; both are
 * shown in the shape above.  What cannot be decoded is {"type": NAME or number, "error":
 * TEXT, "base64": ...}, never a failure.
 */
#ifndef HR_TOOLS_HEADRACE_LOG_DECODE_H
#define HR_TOOLS_HEADRACE_LOG_DECODE_H

#include <hr/protocol/record_batch.h>
#include <hr/protocol/record_schema.h>
#include <jansson.h>

/* Family of a topic's records; HR_FAMILY_DATA for topics of users. */
enum hr_record_family hr_topic_family(struct hr_str topic);
/* -EINVAL: no such name (metadata, offsets, transactions, share, remote, none). */
HR_MUST_CHECK int hr_family_from_name(const char *name, enum hr_record_family *ret_family);

/* Either may be left NULL where the record has none. */
void hr_record_decode(enum hr_record_family family, const struct hr_record *r, json_t **ret_key,
		      json_t **ret_value);
/* "COMMIT", ... and the value of a control record; NULL name: an unknown type. */
const char *hr_control_decode(const struct hr_record *r, json_t **ret_value);

/* Text where it is UTF-8 without control characters, else {"base64": ...}; null as null. */
json_t *hr_bytes_json(const uint8_t *p, int64_t len);

#endif
