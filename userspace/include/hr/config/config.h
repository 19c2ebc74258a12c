/* SPDX-License-Identifier: Apache-2.0 */
/*
 * config: one immutable snapshot of all knobs of this node.
 *
 * A snapshot is made of three layers, highest first: dynamic for this broker,
 * dynamic for all brokers, the file (with command line overrides).  A change of
 * any layer makes a new snapshot; whoever holds the old one keeps it by count.
 * Source numbers are those of DescribeConfigs.
 *
 * Threads: a snapshot never changes after hr_config_create(); the count is
 * atomic, so any thread may hold one.
 */
#ifndef HR_CONFIG_CONFIG_H
#define HR_CONFIG_CONFIG_H

#include <hr/config/key.h>
#include <hr/config/props.h>

enum hr_config_source {
	HR_CONFIG_FROM_TOPIC = 1,
	HR_CONFIG_FROM_BROKER = 2,
	HR_CONFIG_FROM_CLUSTER = 3,
	HR_CONFIG_FROM_FILE = 4,
	HR_CONFIG_FROM_DEFAULT = 5,
	HR_CONFIG_FROM_LOGGER = 6,
	HR_CONFIG_FROM_CLIENT_METRICS = 7,
	HR_CONFIG_FROM_GROUP = 8,
};

struct hr_config {
	int refs;
	struct hr_props broker;	 /* dynamic, this broker */
	struct hr_props cluster; /* dynamic, all brokers */
	struct hr_props file;
	struct hr_config_value v[HR_CFG_NR];
	uint8_t source[HR_CFG_NR];
};

/*
 * Copies the layers (each may be NULL).  A wrong value in the file layer is
 * -EINVAL with "KEY=VALUE: what; allowed: ..." in @why; a wrong dynamic value
 * is skipped, so that a record written by somebody else cannot stop a start.
 */
HR_MUST_CHECK int hr_config_create(const struct hr_props *file, const struct hr_props *cluster,
				   const struct hr_props *broker, struct hr_config **ret_c,
				   struct hr_buf *why);
struct hr_config *hr_config_get(struct hr_config *c);
void hr_config_put(struct hr_config *c);

static inline int64_t hr_config_num(const struct hr_config *c, int key)
{
	return c->v[key].num;
}

static inline int hr_config_int(const struct hr_config *c, int key)
{
	return (int)c->v[key].num;
}

static inline bool hr_config_bool(const struct hr_config *c, int key)
{
	return c->v[key].num == 1;
}

/* NULL = null. */
static inline const char *hr_config_text(const struct hr_config *c, int key)
{
	return c->v[key].text;
}

/* Was it given by anybody, rather than by default? */
static inline bool hr_config_is_set(const struct hr_config *c, int key)
{
	return c->source[key] != HR_CONFIG_FROM_DEFAULT;
}

/*
 * The value of a topic key for a topic with these overrides (may be NULL): the
 * override, else the first broker synonym that anybody set, else the default.
 * @scratch owns the text where units had to be changed.
 */
struct hr_config_value hr_config_topic(const struct hr_config *c, const struct hr_props *overrides,
				       int topic_key, enum hr_config_source *ret_source,
				       char scratch[32]);

/* Walks "a,b:60000,c" of a row; ret_factor is 1 where none is given. */
bool hr_config_synonym_next(const char **pos, struct hr_str *ret_name, int64_t *ret_factor);

/* Called for each line worth saying at start: unknown and unserved keys. */
void hr_config_remarks(const struct hr_config *c, void (*say)(void *arg, const char *line),
		       void *arg);

#endif
