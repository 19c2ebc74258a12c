// SPDX-License-Identifier: Apache-2.0
/* api: look-ups in the generated tables of calls and records. */
#include <strings.h>
#include <hr/protocol/record_schema.h>
#include "api_table.h"

const struct hr_api_desc *hr_api_get(int16_t key)
{
	if (key < 0 || key > HR_API_KEY_MAX || !hr_api_table[key].name)
		return NULL;
	return &hr_api_table[key];
}

const struct hr_api_desc *hr_api_find(const char *name)
{
	for (int key = 0; key <= HR_API_KEY_MAX; key++)
		if (hr_api_table[key].name && !strcasecmp(hr_api_table[key].name, name))
			return &hr_api_table[key];
	return NULL;
}

int16_t hr_api_request_header_version(int16_t key, int16_t version)
{
	return version >= hr_api_table[key].flexible_from ? 2 : 1;
}

int16_t hr_api_response_header_version(int16_t key, int16_t version)
{
	if (key == HR_API_API_VERSIONS)
		return 0;
	return version >= hr_api_table[key].flexible_from ? 1 : 0;
}

const struct hr_struct_desc *hr_record_get(enum hr_record_family family, enum hr_record_part part,
					   int16_t type)
{
	for (int i = 0; i < hr_record_table_nr; i++) {
		const struct hr_record_desc *r = &hr_record_table[i];

		if (r->family == family && r->part == part && r->type == type)
			return r->desc;
	}
	return NULL;
}

const struct hr_struct_desc *hr_record_find(const char *name)
{
	for (int i = 0; i < hr_record_table_nr; i++)
		if (!strcmp(hr_record_table[i].desc->name, name))
			return hr_record_table[i].desc;
	return NULL;
}
