// SPDX-License-Identifier: Apache-2.0
/*
 * value: text of a knob -> typed value, with Kafka's rules.
 *
 * Numbers are plain decimal in the range of their Java type, booleans are
 * true/false in any case, lists are split at commas and trimmed.  Every refusal
 * names what is allowed, so that a wrong line in a file is mended in one go.
 */
#include <ctype.h>
#include <hr/config/key.h>
#include <math.h>
#include <stdlib.h>
#include <strings.h>

int hr_config_key_find(const struct hr_config_key *keys, int nr, struct hr_str name)
{
	for (int i = 0; i < nr; i++)
		if (hr_str_eqc(name, keys[i].name))
			return i;
	return -1;
}

bool hr_config_list_next(const char **pos, struct hr_str *ret_item)
{
	const char *p = *pos;

	while (p && *p) {
		const char *end = strchrnul(p, ',');
		const char *a = p, *b = end;

		while (a < b && isspace((unsigned char)*a))
			a++;
		while (b > a && isspace((unsigned char)b[-1]))
			b--;
		p = *end ? end + 1 : end;
		if (a < b) {
			*pos = p;
			*ret_item = (struct hr_str){ a, (int32_t)(b - a) };
			return true;
		}
	}
	*pos = p;
	return false;
}

static bool word_allowed(const struct hr_config_key *key, struct hr_str word)
{
	const char *pos = key->words;
	struct hr_str w;

	while (hr_config_list_next(&pos, &w)) {
		if (w.len != word.len)
			continue;
		if (key->fold_case ? !strncasecmp(w.p, word.p, (size_t)w.len) : hr_str_eq(w, word))
			return true;
	}
	return false;
}

static int refuse(const struct hr_config_key *key, struct hr_buf *why, const char *what)
{
	hr_buf_str(why, what);
	if (key->valid)
		hr_buf_printf(why, "; allowed: %s", key->valid);
	return -EINVAL;
}

static int check_range(const struct hr_config_key *key, double v, struct hr_buf *why)
{
	if (key->has_also && v == key->also)
		return 0;
	if ((key->has_min && v < key->min) || (key->has_max && v > key->max))
		return refuse(key, why, "out of range");
	return 0;
}

static int parse_number(const struct hr_config_key *key, const char *text,
			struct hr_config_value *v, struct hr_buf *why)
{
	static const struct {
		enum hr_config_type type;
		int64_t min, max;
		const char *refusal;
	} ranges[] = {
		{ HR_CONFIG_SHORT, INT16_MIN, INT16_MAX, "not a whole number of 16 bits" },
		{ HR_CONFIG_INT, INT32_MIN, INT32_MAX, "not a whole number of 32 bits" },
		{ HR_CONFIG_LONG, INT64_MIN, INT64_MAX, "not a whole number of 64 bits" },
	};
	char *end;

	errno = 0;
	if (key->type == HR_CONFIG_DOUBLE) {
		v->dbl = strtod(text, &end);
		if (end == text || *end || errno || !isfinite(v->dbl))
			return refuse(key, why, "not a number");
		v->num = v->dbl >= 9.2e18    ? INT64_MAX
			 : v->dbl <= -9.2e18 ? INT64_MIN
					     : (int64_t)v->dbl;
		return check_range(key, v->dbl, why);
	}
	for (size_t i = 0; i < HR_ARRAY_LEN(ranges); i++) {
		if (ranges[i].type != key->type)
			continue;
		v->num = strtoll(text, &end, 10);
		if (end == text || *end || errno || isspace((unsigned char)*text) ||
		    v->num < ranges[i].min || v->num > ranges[i].max)
			return refuse(key, why, ranges[i].refusal);
		v->dbl = (double)v->num;
	}
	return check_range(key, v->dbl, why);
}

static int parse_words(const struct hr_config_key *key, const char *text, struct hr_buf *why)
{
	const char *pos = text;
	struct hr_str w;
	bool any = false;

	if (key->type != HR_CONFIG_LIST) {
		if (key->non_empty && !*text)
			return refuse(key, why, "empty");
		return key->words && !word_allowed(key, hr_str(text))
			       ? refuse(key, why, "unknown value")
			       : 0;
	}
	while (hr_config_list_next(&pos, &w)) {
		any = true;
		if (key->words && !word_allowed(key, w))
			return refuse(key, why, "unknown element");
	}
	/* An empty default stands for "not set", only a given value must not be empty. */
	if (key->non_empty && !any && key->dflt && *key->dflt)
		return refuse(key, why, "empty list");
	return 0;
}

int hr_config_value_parse(const struct hr_config_key *key, const char *text,
			  struct hr_config_value *ret_v, struct hr_buf *why)
{
	struct hr_config_value v = { .text = text };
	int err = 0;

	if (!text) {
		if (key->dflt || key->required)
			return refuse(key, why, "null");
		v.num = -1;
		v.dbl = -1;
		*ret_v = v;
		return 0;
	}
	switch (key->type) {
	case HR_CONFIG_BOOLEAN:
		v.num = !strcasecmp(text, "true");
		if (!v.num && strcasecmp(text, "false")) {
			hr_buf_str(why, "not a boolean; allowed: true, false");
			err = -EINVAL;
		}
		break;
	case HR_CONFIG_SHORT:
	case HR_CONFIG_INT:
	case HR_CONFIG_LONG:
	case HR_CONFIG_DOUBLE:
		err = parse_number(key, text, &v, why);
		break;
	case HR_CONFIG_STRING:
	case HR_CONFIG_LIST:
	case HR_CONFIG_CLASS:
	case HR_CONFIG_PASSWORD:
		err = parse_words(key, text, why);
		break;
	}
	if (!err)
		*ret_v = v;
	return err;
}
