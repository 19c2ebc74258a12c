// SPDX-License-Identifier: Apache-2.0
/* config: see hr/config/config.h. */
#include <hr/config/config.h>
#include <stdio.h>
#include <stdlib.h>

bool hr_config_synonym_next(const char **pos, struct hr_str *ret_name, int64_t *ret_factor)
{
	struct hr_str item;
	const char *colon;

	if (!hr_config_list_next(pos, &item))
		return false;
	colon = memchr(item.p, ':', (size_t)item.len);
	*ret_factor = colon ? strtoll(colon + 1, NULL, 10) : 1;
	if (colon)
		item.len = (int32_t)(colon - item.p);
	*ret_name = item;
	return true;
}

static int set_from(struct hr_config *c, int i, const struct hr_props *layer,
		    enum hr_config_source source, struct hr_buf *why)
{
	const struct hr_config_key *key = &hr_config_broker_keys[i];
	struct hr_prop *p = hr_props_find(layer, key->name);
	struct hr_buf what = HR_BUF_INIT;
	int err;

	if (!p)
		return 0;
	p->seen = true;
	/* Numbers and words are trimmed by every reader; a password is not. */
	err = hr_config_value_parse(key, p->value, &c->v[i], &what);
	if (!err)
		c->source[i] = (uint8_t)source;
	else if (why)
		hr_buf_printf(why, "%s=%s: %s", key->name,
			      p->secret || key->type == HR_CONFIG_PASSWORD ? "(hidden)" : p->value,
			      hr_buf_cstr(&what));
	hr_buf_fini(&what);
	return err;
}

static int set_key(struct hr_config *c, int i, struct hr_buf *why)
{
	const struct hr_config_key *key = &hr_config_broker_keys[i];
	struct hr_buf ignored = HR_BUF_INIT;
	int err;

	c->source[i] = HR_CONFIG_FROM_DEFAULT;
	c->v[i] = (struct hr_config_value){ .num = -1, .dbl = -1 };
	if (key->dflt && hr_config_value_parse(key, key->dflt, &c->v[i], &ignored))
		c->v[i].text = key->dflt;
	hr_buf_fini(&ignored);
	err = set_from(c, i, &c->file, HR_CONFIG_FROM_FILE, why);
	if (err)
		return err;
	if (key->scope != HR_CONFIG_READ_ONLY) {
		(void)set_from(c, i, &c->cluster, HR_CONFIG_FROM_CLUSTER, NULL);
		(void)set_from(c, i, &c->broker, HR_CONFIG_FROM_BROKER, NULL);
	}
	return 0;
}

int hr_config_create(const struct hr_props *file, const struct hr_props *cluster,
		     const struct hr_props *broker, struct hr_config **ret_c, struct hr_buf *why)
{
	struct hr_config *c = calloc(1, sizeof(*c));
	int err;

	if (!c)
		return -ENOMEM;
	c->refs = 1;
	err = file ? hr_props_copy(&c->file, file) : 0;
	if (!err && cluster)
		err = hr_props_copy(&c->cluster, cluster);
	if (!err && broker)
		err = hr_props_copy(&c->broker, broker);
	for (int i = 0; !err && i < HR_CFG_NR; i++)
		err = set_key(c, i, why);
	if (err) {
		hr_config_put(c);
		return err;
	}
	*ret_c = c;
	return 0;
}

struct hr_config *hr_config_get(struct hr_config *c)
{
	__atomic_add_fetch(&c->refs, 1, __ATOMIC_RELAXED);
	return c;
}

void hr_config_put(struct hr_config *c)
{
	if (!c || __atomic_sub_fetch(&c->refs, 1, __ATOMIC_ACQ_REL))
		return;
	hr_props_fini(&c->broker);
	hr_props_fini(&c->cluster);
	hr_props_fini(&c->file);
	free(c);
}

struct hr_config_value hr_config_topic(const struct hr_config *c, const struct hr_props *overrides,
				       int topic_key, enum hr_config_source *ret_source,
				       char scratch[32])
{
	const struct hr_config_key *key = &hr_config_topic_keys[topic_key];
	const char *text = overrides ? hr_props_get(overrides, key->name) : NULL, *pos;
	struct hr_config_value v = { .num = -1, .dbl = -1 };
	enum hr_config_source source = HR_CONFIG_FROM_TOPIC;
	struct hr_buf ignored = HR_BUF_INIT;
	struct hr_str name;
	int64_t factor;

	if (!text) {
		text = key->dflt;
		source = HR_CONFIG_FROM_DEFAULT;
		pos = key->synonyms;
		while (hr_config_synonym_next(&pos, &name, &factor)) {
			int i = hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, name);

			if (i < 0 || !hr_config_is_set(c, i) || !c->v[i].text)
				continue;
			text = c->v[i].text;
			source = c->source[i];
			if (factor != 1) {
				snprintf(scratch, 32, "%lld", (long long)(c->v[i].num * factor));
				text = scratch;
			}
			break;
		}
	}
	if (text && hr_config_value_parse(key, text, &v, &ignored))
		v.text = text;
	hr_buf_fini(&ignored);
	if (ret_source)
		*ret_source = source;
	return v;
}

static bool is_prefixed(const char *name)
{
	static const char *const prefixes[] = { "listener.name.", "config.providers.",
						"rsm.config.", "rlmm.config." };

	for (size_t i = 0; i < HR_ARRAY_LEN(prefixes); i++)
		if (!strncmp(name, prefixes[i], strlen(prefixes[i])))
			return true;
	return false;
}

void hr_config_remarks(const struct hr_config *c, void (*say)(void *arg, const char *line),
		       void *arg)
{
	struct hr_buf line = HR_BUF_INIT;

	for (int i = 0; i < c->file.nr; i++) {
		const char *name = c->file.v[i].key;
		int k = hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, hr_str(name));

		line.len = 0;
		if (k < 0 && !is_prefixed(name))
			hr_buf_printf(&line, "%s: unknown key, ignored", name);
		else if (k >= 0 && hr_config_broker_keys[k].use == HR_CONFIG_LATER)
			hr_buf_printf(&line, "%s: known to Kafka, has no effect here", name);
		if (line.len)
			say(arg, hr_buf_cstr(&line));
	}
	hr_buf_fini(&line);
}
