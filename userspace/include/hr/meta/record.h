/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record: the frame of a metadata record.
 *
 *	uvarint 1 | uvarint key | uvarint version | message (flexible)
 *
 * The version of a record that is written follows from metadata.version.
 */
#ifndef HR_META_RECORD_H
#define HR_META_RECORD_H

#include <hr/lib/arena.h>
#include <hr/lib/buf.h>
#include <hr/protocol/codec.h>
#include <hr/protocol/gen/record_types.h>

struct hr_record_frame {
	uint32_t key;
	int16_t version;
	const uint8_t *body;
	size_t body_len;
};

/* -EBADMSG */
HR_MUST_CHECK int hr_record_frame_parse(const uint8_t *p, size_t len,
					struct hr_record_frame *ret_f);
/* NULL: not a record of the metadata log. */
const struct hr_struct_desc *hr_metadata_record_desc(uint32_t key);
/* The version to write @key in at this metadata.version. */
int16_t hr_metadata_record_version(uint32_t key, int metadata_version);
/* Appends one framed record. */
HR_MUST_CHECK int hr_record_frame_put(struct hr_buf *out, uint32_t key, int metadata_version,
				      const void *msg);

#endif
