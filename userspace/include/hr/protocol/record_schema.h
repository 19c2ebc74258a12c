/* SPDX-License-Identifier: Apache-2.0 */
/*
 * record_schema: the table of records that Kafka keeps in its own topics and files.
 *
 * A family is a topic or a kind of file.  How a record names its type differs:
 *   metadata, remote   value = frame version, type and record version as uvarints, body
 *   group, txn, share  key = int16 type, body; value = int16 version, body; a value has
 *                      the type of its key
 *   control            key = int16 version 0, int16 type; value = body, no prefix
 *   data               no type (-1), found by name
 */
#ifndef HR_PROTOCOL_RECORD_SCHEMA_H
#define HR_PROTOCOL_RECORD_SCHEMA_H

#include <hr/protocol/codec.h>
#include <hr/protocol/gen/record_types.h>

enum hr_record_family {
	HR_FAMILY_METADATA,
	HR_FAMILY_GROUP,
	HR_FAMILY_TXN,
	HR_FAMILY_SHARE,
	HR_FAMILY_REMOTE,
	HR_FAMILY_CONTROL,
	HR_FAMILY_DATA,
};

enum hr_record_part {
	HR_PART_KEY,
	HR_PART_VALUE,
};

struct hr_record_desc {
	enum hr_record_family family;
	int16_t type;
	enum hr_record_part part;
	const struct hr_struct_desc *desc;
};

extern const struct hr_record_desc hr_record_table[];
extern const int hr_record_table_nr;

/* NULL if there is no such record. */
const struct hr_struct_desc *hr_record_get(enum hr_record_family family,
					   enum hr_record_part part, int16_t type);
/* By Kafka's name. */
const struct hr_struct_desc *hr_record_find(const char *name);

#endif
