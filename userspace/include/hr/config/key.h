/* SPDX-License-Identifier: Apache-2.0 */
/*
 * key: one row for each knob.
 *
 * The tables in sysctl/tables/ are the only place where a knob is described.
 * The parser, the validation, DescribeConfigs and the reference pages all read
 * these rows.  Rows are constant; an index into a table (HR_CFG_..., HR_TCFG_...)
 * is the name of a key inside the code.
 */
#ifndef HR_CONFIG_KEY_H
#define HR_CONFIG_KEY_H

#include <hr/config/gen/keys.h>
#include <hr/lib/base.h>
#include <hr/lib/buf.h>

/* Numbers are those of DescribeConfigs (KIP-569). */
enum hr_config_type {
	HR_CONFIG_BOOLEAN = 1,
	HR_CONFIG_STRING = 2,
	HR_CONFIG_INT = 3,
	HR_CONFIG_SHORT = 4,
	HR_CONFIG_LONG = 5,
	HR_CONFIG_DOUBLE = 6,
	HR_CONFIG_LIST = 7,
	HR_CONFIG_CLASS = 8,
	HR_CONFIG_PASSWORD = 9,
};

enum hr_config_importance { HR_CONFIG_HIGH, HR_CONFIG_MEDIUM, HR_CONFIG_LOW };

enum hr_config_scope { HR_CONFIG_READ_ONLY, HR_CONFIG_PER_BROKER, HR_CONFIG_CLUSTER_WIDE };

/* What comes of a value: see sysctl/tables/broker.tbl. */
enum hr_config_use {
	HR_CONFIG_LIVE,
	HR_CONFIG_START,
	HR_CONFIG_KEPT,
	HR_CONFIG_LATER,
	HR_CONFIG_SECURITY,
};

struct hr_config_key {
	const char *name;
	const char *dflt; /* NULL = null */
	const char *valid; /* what is allowed, as shown to people; may be NULL */
	const char *words; /* comma separated closed list of values, or NULL */
	const char *synonyms;
	const char *doc;
	double min, max, also; /* numeric range, and one value allowed beside it */
	enum hr_config_type type;
	enum hr_config_importance importance;
	enum hr_config_scope scope;
	enum hr_config_use use;
	bool required, internal, dynamic_only;
	bool has_min, has_max, has_also, non_empty, fold_case;
};

extern const struct hr_config_key hr_config_broker_keys[HR_CFG_NR];
extern const struct hr_config_key hr_config_topic_keys[HR_TCFG_NR];
extern const struct hr_config_key hr_config_group_keys[HR_GCFG_NR];
extern const struct hr_config_key hr_config_client_metrics_keys[HR_MCFG_NR];

/* A value in every form its type has.  text is NUL terminated, NULL = null. */
struct hr_config_value {
	const char *text;
	int64_t num; /* BOOLEAN 0/1, SHORT, INT, LONG; DOUBLE rounded towards zero */
	double dbl;
};

/* Index of @name, or -1. */
int hr_config_key_find(const struct hr_config_key *keys, int nr, struct hr_str name);

/*
 * Checks @text (NUL terminated, NULL = null) against the row.  On -EINVAL one
 * line with what is wrong and what is allowed is put into @why.  ret_v->text is
 * the argument itself.
 */
HR_MUST_CHECK int hr_config_value_parse(const struct hr_config_key *key, const char *text,
					struct hr_config_value *ret_v, struct hr_buf *why);

/*
 * The next element of a LIST value: trimmed, empty ones skipped.  *pos starts
 * at the text (may be NULL).  False at the end.
 */
bool hr_config_list_next(const char **pos, struct hr_str *ret_item);

#endif
