/* SPDX-License-Identifier: Apache-2.0 */
/* api_table: the generated tables, for the files of this directory. */
#ifndef HR_PROTOCOL_API_TABLE_H
#define HR_PROTOCOL_API_TABLE_H

#include <hr/protocol/api.h>
#include <hr/protocol/wire_error.h>

enum {
	HR_WIRE_ERR_RETRIABLE = 1 << 0,
	HR_WIRE_ERR_REFRESH = 1 << 1,
};

struct hr_wire_err_row {
	const char *name, *text;
	int flags;
};

extern const struct hr_api_desc hr_api_table[HR_API_KEY_MAX + 1];
extern const struct hr_wire_err_row hr_wire_err_table[HR_ERR_MAX - HR_ERR_MIN + 1];

#endif
