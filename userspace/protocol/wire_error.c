// SPDX-License-Identifier: Apache-2.0
/* wire_error: look-ups in the table of error codes. */
#include "api_table.h"

static const struct hr_wire_err_row *row(int code)
{
	static const struct hr_wire_err_row unknown = { "UNKNOWN", "unknown error code", 0 };

	if (code < HR_ERR_MIN || code > HR_ERR_MAX || !hr_wire_err_table[code - HR_ERR_MIN].name)
		return &unknown;
	return &hr_wire_err_table[code - HR_ERR_MIN];
}

const char *hr_wire_err_name(int code)
{
	return row(code)->name;
}

const char *hr_wire_err_text(int code)
{
	return row(code)->text;
}

bool hr_wire_err_is_retriable(int code)
{
	return row(code)->flags & HR_WIRE_ERR_RETRIABLE;
}

bool hr_wire_err_wants_refresh(int code)
{
	return row(code)->flags & HR_WIRE_ERR_REFRESH;
}
