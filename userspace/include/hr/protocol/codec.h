/* SPDX-License-Identifier: Apache-2.0 */
/*
 * codec: Kafka messages between bytes and C structs, driven by tables.
 *
 * Every message, header and record of Kafka is a C struct (hr/protocol/gen/) and a
 * constant struct hr_struct_desc that says which field lies where and in which
 * versions it travels.  One interpreter walks the descriptions in both directions;
 * there is no code per message.  Record batches are opaque here.
 *
 * Vocabulary
 *   version      Kafka's version of an API or record; each field knows its range
 *   flexible     versions in the compact form: lengths as uvarint of n + 1 (0 = null),
 *                and a tag section at the end of each struct
 *   tag section  uvarint count, then per tag uvarint tag, uvarint size, bytes; tags
 *                rise strictly; a value equal to the default is left out
 *   splice       records whose bytes come from elsewhere (a file); only their length
 *                is encoded and the place is reported
 *
 * Values
 *   string, bytes  views; len -1 is null
 *   records        struct hr_records; len -1 is null
 *   arrays         { v, nr }; nr -1 is null
 *   nullable struct  a pointer, NULL is null; -1 (in a tag section 0) or 1 stands in
 *                  front of it.  A default that is not null is a pointer to a constant:
 *                  replace the pointer, never write through it
 *   unknown_tags   tags that the tables do not know; kept and written again
 *
 * Invariants
 *   I1  Decoding never reads outside p..p+len and never trusts a count or length
 *       before it is compared with the bytes that are left.
 *   I2  Memory taken before the bytes are seen is bounded: a count times the smallest
 *       encoding of an element must fit in what is left, and the arena has a limit.
 *   I3  Recursion is as deep as the schema, never as deep as the input says.
 *   I4  Encoding writes exactly hr_msg_len() bytes (asserted) or nothing.
 *   I5  What was decoded encodes to the same bytes, unless the input used a form that
 *       no writer produces (over-long varint, a tag holding its default).
 *
 * Ownership: decoded strings, bytes and records point into the input; arrays and
 * nullable structs lie in the arena.  Both must outlive the message.  Nothing here
 * has state; any thread may call.
 *
 * Failure: -EBADMSG malformed input; -ENOMEM arena refused; -EPROTO a message that
 * the version cannot carry (version out of range, a field that is neither default
 * nor ignorable where the version lacks it, null where null is not allowed, a string
 * over 32767 bytes, tags out of order); -EMSGSIZE longer than 2^31-1 bytes.
 *
 * Limits: 1,000,000 elements per array, 10,000 tags per section, strings of 32767
 * bytes: those of Apache Kafka's own reader.
 */
#ifndef HR_PROTOCOL_CODEC_H
#define HR_PROTOCOL_CODEC_H

#include <hr/lib/arena.h>
#include <hr/lib/base.h>
#include <hr/lib/buf.h>

#define HR_CODEC_ARRAY_MAX 1000000
#define HR_CODEC_TAGS_MAX 10000
#define HR_CODEC_STRING_MAX 32767

#define HR_VERSION_MAX 32767	/* end of a range that is still open */
#define HR_VERSION_NEVER 32767	/* flexible_from of a message that never is */

enum hr_kind {
	HR_KIND_BOOL,
	HR_KIND_INT8,
	HR_KIND_INT16,
	HR_KIND_INT32,
	HR_KIND_INT64,
	HR_KIND_UINT16,
	HR_KIND_UINT32,
	HR_KIND_FLOAT64,
	HR_KIND_UUID,
	HR_KIND_STRING,
	HR_KIND_BYTES,
	HR_KIND_RECORDS,
	HR_KIND_STRUCT,
};

enum {
	HR_FIELD_ARRAY = 1 << 0,
	HR_FIELD_PTR = 1 << 1,		/* nullable struct, kept as a pointer */
	HR_FIELD_IGNORABLE = 1 << 2,
	HR_FIELD_OLD_FORM = 1 << 3,	/* never compact: client_id of the request header */
	HR_FIELD_KEY = 1 << 4,		/* part of the identity of a row */
};

/* Both ends belong to it; min > max is empty. */
struct hr_version_range {
	int16_t min, max;
};

static inline bool hr_version_in(struct hr_version_range r, int16_t version)
{
	return version >= r.min && version <= r.max;
}

struct hr_struct_desc;

struct hr_field_desc {
	const char *name; /* as in Kafka's JSON form */
	uint16_t off;
	uint8_t kind; /* enum hr_kind, of the element if an array */
	uint8_t flags;
	struct hr_version_range versions, null, tagged;
	int16_t tag; /* -1 none */
	const struct hr_struct_desc *sub;
};

struct hr_struct_desc {
	const char *name; /* Kafka's */
	const void *dflt; /* one struct holding the defaults */
	const struct hr_field_desc *fields;
	const uint8_t *tags; /* indexes of tagged fields, tags rising */
	uint32_t size;
	uint16_t field_nr;
	uint8_t tag_nr;
	struct hr_version_range versions;
	int16_t flexible_from;
	int32_t tags_off; /* of struct hr_tags, -1 none */
};

struct hr_tag {
	uint32_t tag;
	struct hr_slice data;
};

struct hr_tags {
	struct hr_tag *v;
	int32_t nr;
};

struct hr_records {
	const uint8_t *p;
	int32_t len;
	const void *ext; /* the encoder's caller: where the bytes are when p is NULL */
};

#define HR_RECORDS_NULL ((struct hr_records){ NULL, -1, NULL })

/* How every array member is laid out. */
struct hr_array {
	void *v;
	int32_t nr;
};

struct hr_splice {
	size_t off; /* in out->p: the bytes belong in front of this position */
	int32_t len;
	const void *ext;
};

/* The schema's defaults. */
void hr_struct_init(const struct hr_struct_desc *d, void *p);

/*
 * Reads one message; what follows it is left alone and *@ret_used (may be NULL) says
 * where it ends.  @msg is initialised by this, also on failure.
 */
HR_MUST_CHECK int hr_msg_decode(const struct hr_struct_desc *d, int16_t version,
				const uint8_t *p, size_t len, struct hr_arena *a,
				void *msg, size_t *ret_used);

/* Bytes that encoding takes, spliced records included, or a negative errno. */
HR_MUST_CHECK int64_t hr_msg_len(const struct hr_struct_desc *d, int16_t version,
				 const void *msg);

/*
 * @len must be what hr_msg_len() says (-EINVAL).  Returns 0 or a negative errno.
 * Records with p NULL and len > 0 are refused (-EINVAL).
 */
HR_MUST_CHECK int hr_msg_encode(const struct hr_struct_desc *d, int16_t version,
				const void *msg, uint8_t *p, size_t len);

/*
 * Appends to @out.  Records with p NULL and len > 0 leave their length in @out and a
 * row in @splices, in order; more than @splice_cap of them is -E2BIG.  On failure
 * @out is as before.  @ret_splice_nr may be NULL when @splice_cap is 0.
 */
HR_MUST_CHECK int hr_msg_encode_buf(const struct hr_struct_desc *d, int16_t version,
				    const void *msg, struct hr_buf *out,
				    struct hr_splice *splices, int splice_cap,
				    int *ret_splice_nr);

/* Bytes one value of this kind takes in memory; an array's element, not the array. */
size_t hr_field_elem_size(const struct hr_field_desc *f);
/* Whether @msg holds the schema's default in @f. */
bool hr_field_is_default(const struct hr_struct_desc *d, const struct hr_field_desc *f,
			 const void *msg);

#endif
