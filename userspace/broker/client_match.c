// SPDX-License-Identifier: Apache-2.0
/* client_match: see client_match.h. */
#include "client_match.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <hr/config/key.h>
#include <pcre2.h>

#define PATTERN_LEN_MAX 1024
#define MATCH_STEPS_MAX 100000
#define MATCH_HEAP_KIB_MAX 1024

static const char *const names[HR_CLIENT_ATTRIBUTE_NR] = {
	[HR_CLIENT_INSTANCE_ID] = "client_instance_id",
	[HR_CLIENT_ID] = "client_id",
	[HR_CLIENT_SOFTWARE_NAME] = "client_software_name",
	[HR_CLIENT_SOFTWARE_VERSION] = "client_software_version",
	[HR_CLIENT_SOURCE_ADDRESS] = "client_source_address",
	[HR_CLIENT_SOURCE_PORT] = "client_source_port",
};

const char *hr_client_attribute_name(int attribute)
{
	return names[attribute];
}

static struct hr_str trim(struct hr_str s)
{
	while (s.len > 0 && s.p[0] == ' ') {
		s.p++;
		s.len--;
	}
	while (s.len > 0 && s.p[s.len - 1] == ' ')
		s.len--;
	return s;
}

static int parse_one(struct hr_client_match *m, struct hr_str item)
{
	const char *eq = memchr(item.p, '=', (size_t)item.len);
	struct hr_str name, pattern;
	PCRE2_SIZE off;
	pcre2_code *re;
	int code;

	if (!eq)
		return -EINVAL;
	name = trim((struct hr_str){ item.p, (int32_t)(eq - item.p) });
	pattern = trim((struct hr_str){ eq + 1, (int32_t)(item.p + item.len - eq - 1) });
	if (!pattern.len || pattern.len > PATTERN_LEN_MAX ||
	    memchr(pattern.p, '=', (size_t)pattern.len))
		return -EINVAL;
	for (int i = 0; i < HR_CLIENT_ATTRIBUTE_NR; i++) {
		if (!hr_str_eqc(name, names[i]))
			continue;
		re = pcre2_compile((PCRE2_SPTR)pattern.p, (PCRE2_SIZE)pattern.len,
				   PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_UTF |
					   PCRE2_NEVER_BACKSLASH_C,
				   &code, &off, NULL);
		if (!re)
			return -EINVAL;
		pcre2_code_free(m->patterns[i]);
		m->patterns[i] = re;
		return 0;
	}
	return -EINVAL;
}

int hr_client_match_parse(const char *text, struct hr_client_match *ret_m)
{
	struct hr_client_match m = { { NULL } };
	struct hr_str item;
	int err = 0;

	while (!err && hr_config_list_next(&text, &item))
		err = parse_one(&m, item);
	if (err) {
		hr_client_match_fini(&m);
		return err;
	}
	*ret_m = m;
	return 0;
}

void hr_client_match_fini(struct hr_client_match *m)
{
	for (int i = 0; i < HR_CLIENT_ATTRIBUTE_NR; i++) {
		pcre2_code_free(m->patterns[i]);
		m->patterns[i] = NULL;
	}
}

static bool fits(const pcre2_code *re, struct hr_str value)
{
	pcre2_match_data *md = pcre2_match_data_create(1, NULL);
	pcre2_match_context *mc = pcre2_match_context_create(NULL);
	bool fit = false;

	if (md && mc) {
		pcre2_set_match_limit(mc, MATCH_STEPS_MAX);
		pcre2_set_heap_limit(mc, MATCH_HEAP_KIB_MAX);
		fit = pcre2_match(re, (PCRE2_SPTR)(value.len > 0 ? value.p : ""),
				  (PCRE2_SIZE)HR_MAX(value.len, 0), 0, 0, md, mc) >= 0;
	}
	pcre2_match_context_free(mc);
	pcre2_match_data_free(md);
	return fit;
}

bool hr_client_matches(const struct hr_client_match *m,
		       const struct hr_str attributes[HR_CLIENT_ATTRIBUTE_NR])
{
	for (int i = 0; i < HR_CLIENT_ATTRIBUTE_NR; i++)
		if (m->patterns[i] && !fits(m->patterns[i], attributes[i]))
			return false;
	return true;
}
