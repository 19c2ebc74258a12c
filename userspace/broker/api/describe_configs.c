// SPDX-License-Identifier: Apache-2.0
/*
 * DescribeConfigs (KIP-133, KIP-226, KIP-569): values with their sources and
 * synonyms, straight from the knob tables.
 */
#include "describe_configs.h"

#include <stdio.h>
#include <stdlib.h>

#define SYNONYM_NR_MAX 12

bool hr_describe_wants(const asked_resource *a, const char *name)
{
	/* An empty list is what some clients send for "all". */
	if (a->configuration_keys.nr <= 0)
		return true;
	for (int32_t i = 0; i < a->configuration_keys.nr; i++)
		if (hr_str_eqc(a->configuration_keys.v[i], name))
			return true;
	return false;
}

struct hr_str hr_describe_value(struct building *bu, const struct hr_config_key *key,
				const char *text, bool secret)
{
	if (secret || key->type == HR_CONFIG_PASSWORD)
		return HR_STR_NULL;
	return hr_arena_str(&bu->rq->arena, hr_str(text));
}

void hr_describe_synonym(struct building *bu, config_row *c, const struct hr_config_key *key,
			 const char *name, const char *value, bool secret,
			 enum hr_config_source source)
{
	struct hr_describe_configs_response_describe_configs_synonym *s;

	if (c->synonyms.nr == SYNONYM_NR_MAX)
		return;
	s = &c->synonyms.v[c->synonyms.nr++];
	s->name = hr_str(name);
	s->value = hr_describe_value(bu, key, value, secret);
	s->source = (int8_t)source;
}

config_row *hr_describe_row(struct building *bu, const struct hr_config_key *key)
{
	config_row *c = &bu->row->configs.v[bu->row->configs.nr];

	c->synonyms.v = bu->unasked;
	if (!c->synonyms.v)
		c->synonyms.v = hr_request_new(
			bu->rq, &hr_describe_configs_response_describe_configs_synonym_desc,
			SYNONYM_NR_MAX);
	if (!c->synonyms.v)
		return NULL;
	if (!bu->synonyms)
		bu->unasked = c->synonyms.v;
	c->synonyms.nr = 0;
	c->name = hr_str(key->name);
	c->config_type = (int8_t)key->type;
	c->is_sensitive = key->type == HR_CONFIG_PASSWORD;
	c->documentation = bu->docs && key->doc ? hr_str(key->doc) : HR_STR_NULL;
	bu->row->configs.nr++;
	return c;
}

/* One layer's value of a broker key, if it has one. */
static void layer_synonym(struct building *bu, config_row *c, const struct hr_config_key *shown_key,
			  const struct hr_config_key *key, enum hr_config_source source)
{
	const struct hr_config *cfg = bu->rq->shard->config;
	const struct hr_props *props = source == HR_CONFIG_FROM_BROKER	  ? &cfg->broker
				       : source == HR_CONFIG_FROM_CLUSTER ? &cfg->cluster
									  : &cfg->file;
	const struct hr_prop *p;

	if (source == HR_CONFIG_FROM_DEFAULT) {
		if (key->dflt)
			hr_describe_synonym(bu, c, shown_key, key->name, key->dflt, false, source);
		return;
	}
	p = hr_props_find(props, key->name);
	if (p)
		hr_describe_synonym(bu, c, shown_key, key->name, p->value, p->secret, source);
}

/*
 * What Kafka lists for a broker key: layer by layer, highest first and the default last, the
 * values of all keys that may stand for it (group: log.retention.ms, .minutes, .hours), but
 * nothing before the first value under the key's own name.
 */
void hr_describe_broker_synonyms(struct building *bu, config_row *c,
				 const struct hr_config_key *shown_key, const char *group,
				 const char *own)
{
	static const enum hr_config_source layers[] = { HR_CONFIG_FROM_BROKER,
							HR_CONFIG_FROM_CLUSTER,
							HR_CONFIG_FROM_FILE,
							HR_CONFIG_FROM_DEFAULT };
	int32_t begin = c->synonyms.nr;

	for (size_t l = 0; l < HR_ARRAY_LEN(layers); l++) {
		const char *pos = group;
		struct hr_str name;
		int64_t factor;

		while (hr_config_synonym_next(&pos, &name, &factor)) {
			int i = hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, name);

			layer_synonym(bu, c, shown_key, &hr_config_broker_keys[i], layers[l]);
			if (c->synonyms.nr == begin + 1 &&
			    !hr_str_eqc(c->synonyms.v[begin].name, own))
				c->synonyms.nr = begin;
		}
	}
}

/* As in Kafka a value comes from where its first synonym does, by default if there is none. */
void hr_describe_close(struct building *bu, config_row *c)
{
	c->config_source = c->synonyms.nr ? c->synonyms.v[0].source
					  : (int8_t)HR_CONFIG_FROM_DEFAULT;
	if (!bu->synonyms)
		c->synonyms.nr = 0;
}

/* The keys that may stand for a broker key, in the order in which they count. */
static const char *broker_group(const struct hr_config_key *key)
{
	for (int i = 0; key->synonyms && i < HR_TCFG_NR; i++) {
		const char *pos = hr_config_topic_keys[i].synonyms;
		struct hr_str name;
		int64_t factor;

		while (hr_config_synonym_next(&pos, &name, &factor))
			if (hr_str_eqc(name, key->name))
				return hr_config_topic_keys[i].synonyms;
	}
	return key->name;
}

static int describe_topic(struct building *bu)
{
	const struct hr_image *im = bu->rq->shard->image;
	const struct hr_props *over =
		hr_image_props(im, HR_RESOURCE_TOPIC, bu->asked->resource_name);

	for (int i = 0; i < HR_TCFG_NR; i++) {
		const struct hr_config_key *key = &hr_config_topic_keys[i];
		const char *pos = key->synonyms,
			   *mine = over ? hr_props_get(over, key->name) : NULL;
		enum hr_config_source source;
		struct hr_config_value v;
		char scratch[32], name[128];
		struct hr_str own;
		int64_t factor;
		config_row *c;

		if (!hr_describe_wants(bu->asked, key->name) || (key->internal && !mine))
			continue;
		c = hr_describe_row(bu, key);
		if (!c)
			return -ENOMEM;
		v = hr_config_topic(bu->rq->shard->config, over, i, &source, scratch);
		c->value = hr_describe_value(bu, key, v.text, false);
		if (mine)
			hr_describe_synonym(bu, c, key, key->name, mine, false,
					    HR_CONFIG_FROM_TOPIC);
		if (hr_config_synonym_next(&pos, &own, &factor)) {
			snprintf(name, sizeof(name), "%.*s", own.len, own.p);
			hr_describe_broker_synonyms(bu, c, key, key->synonyms, name);
		}
		hr_describe_close(bu, c);
	}
	return 0;
}

static int describe_broker(struct building *bu)
{
	const struct hr_config *cfg = bu->rq->shard->config;

	for (int i = 0; i < HR_CFG_NR; i++) {
		const struct hr_config_key *key = &hr_config_broker_keys[i];
		const struct hr_prop *p;
		config_row *c;
		bool set = hr_config_is_set(cfg, i);

		if (!hr_describe_wants(bu->asked, key->name) ||
		    ((key->internal || key->dynamic_only) && !set))
			continue;
		c = hr_describe_row(bu, key);
		if (!c)
			return -ENOMEM;
		p = hr_props_find(&cfg->file, key->name);
		c->value = hr_describe_value(bu, key, cfg->v[i].text,
				 p && p->secret && cfg->source[i] == HR_CONFIG_FROM_FILE);
		c->is_sensitive |= p && p->secret;
		c->read_only = key->scope == HR_CONFIG_READ_ONLY;
		hr_describe_broker_synonyms(bu, c, key, broker_group(key), key->name);
		hr_describe_close(bu, c);
	}
	return 0;
}

/* Dynamic values of one layer as they are stored, known keys or not. */
static int describe_stored(struct building *bu, const struct hr_props *props,
			   enum hr_config_source source)
{
	for (int i = 0; props && i < props->nr; i++) {
		const struct hr_prop *p = &props->v[i];
		int k = hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, hr_str(p->key));
		/* What no table knows may be a secret. */
		struct hr_config_key unknown = { .name = p->key, .type = HR_CONFIG_PASSWORD };
		const struct hr_config_key *key = k < 0 ? &unknown : &hr_config_broker_keys[k];
		config_row *c;

		if (!hr_describe_wants(bu->asked, p->key) ||
		    (k >= 0 && source == HR_CONFIG_FROM_BROKER))
			continue;
		c = hr_describe_row(bu, key);
		if (!c)
			return -ENOMEM;
		c->value = hr_describe_value(bu, key, p->value, p->secret);
		c->config_type = k < 0 ? 0 : (int8_t)key->type;
		hr_describe_synonym(bu, c, key, p->key, p->value, p->secret, source);
		hr_describe_close(bu, c);
	}
	return 0;
}

static enum hr_wire_err describe(struct building *bu, struct hr_str *message)
{
	const struct hr_image *im = bu->rq->shard->image;
	struct hr_str name = bu->asked->resource_name;
	char id[16];
	int err = 0;

	snprintf(id, sizeof(id), "%d", bu->rq->broker->roles.node_id);
	switch (bu->asked->resource_type) {
	case HR_RESOURCE_TOPIC:
		if (hr_topic_name_fault(name))
			return HR_ERR_INVALID_TOPIC_EXCEPTION;
		if (!hr_image_topic(im, name)) {
			*message = HR_STR_LIT("");
			return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
		}
		err = describe_topic(bu);
		break;
	case HR_RESOURCE_BROKER:
		if (!name.len) {
			err = describe_stored(bu, hr_image_props(im, HR_RESOURCE_BROKER, name),
					      HR_CONFIG_FROM_CLUSTER);
			break;
		}
		if (!hr_str_eqc(name, id)) {
			*message = hr_arena_printf(&bu->rq->arena,
						   "Unexpected broker id, expected %s or empty "
						   "string, but received %.*s",
						   id, name.len, name.p);
			return HR_ERR_INVALID_REQUEST;
		}
		err = describe_broker(bu);
		if (!err)
			err = describe_stored(bu, hr_image_props(im, HR_RESOURCE_BROKER, name),
					      HR_CONFIG_FROM_BROKER);
		break;
	case HR_RESOURCE_BROKER_LOGGER:
		if (!hr_str_eqc(name, id)) {
			*message = hr_arena_printf(&bu->rq->arena,
						   "Loggers are those of broker %s, not of '%.*s'.",
						   id, name.len, name.p);
			return HR_ERR_INVALID_REQUEST;
		}
		err = hr_describe_loggers(bu);
		break;
	case HR_RESOURCE_GROUP:
	case HR_RESOURCE_CLIENT_METRICS:
		if (!name.len) {
			*message = HR_STR_LIT("The resource has no name.");
			return HR_ERR_INVALID_REQUEST;
		}
		err = bu->asked->resource_type == HR_RESOURCE_GROUP ?
			      hr_describe_group(bu) :
			      hr_describe_client_metrics(bu);
		break;
	default:
		*message = hr_arena_printf(&bu->rq->arena, "Resource type %d is not served.",
					   bu->asked->resource_type);
		return HR_ERR_INVALID_REQUEST;
	}
	return err ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}

static int32_t row_max(const struct hr_request *rq, const asked_resource *a)
{
	const struct hr_props *stored =
		hr_image_props(rq->shard->image, HR_RESOURCE_BROKER, a->resource_name);
	int32_t nr = 1;

	switch (a->resource_type) {
	case HR_RESOURCE_TOPIC:
		return HR_TCFG_NR;
	case HR_RESOURCE_BROKER:
		return HR_CFG_NR + (stored ? stored->nr : 0);
	case HR_RESOURCE_GROUP:
		return HR_GCFG_NR;
	case HR_RESOURCE_CLIENT_METRICS:
		return HR_MCFG_NR;
	default:
		while (hr_logger_module(nr - 1))
			nr++;
		return nr;
	}
}

void hr_api_describe_configs(struct hr_request *rq)
{
	const struct hr_describe_configs_request *r = rq->body;
	int16_t version = rq->header.request_api_version;
	struct hr_describe_configs_response resp;

	hr_struct_init(&hr_describe_configs_response_desc, &resp);
	resp.results.v = hr_request_new(
		rq, &hr_describe_configs_response_describe_configs_result_desc, r->resources.nr);
	if (!resp.results.v)
		goto no_memory;
	resp.results.nr = HR_MAX(r->resources.nr, 0);
	for (int32_t i = 0; i < resp.results.nr; i++) {
		struct building bu = { .rq = rq,
				       .asked = &r->resources.v[i],
				       .row = &resp.results.v[i],
				       .synonyms = r->include_synonyms,
				       .docs = version >= 3 && r->include_documentation };
		struct hr_str message = HR_STR_NULL;
		enum hr_wire_err werr;

		bu.row->resource_type = bu.asked->resource_type;
		bu.row->resource_name = bu.asked->resource_name;
		bu.row->configs.v = hr_request_new(
			rq, &hr_describe_configs_response_describe_configs_resource_result_desc,
			row_max(rq, bu.asked));
		if (!bu.row->configs.v)
			goto no_memory;
		bu.row->configs.nr = 0;
		werr = describe(&bu, &message);
		bu.row->error_code = hr_request_error(rq, werr);
		bu.row->error_message = !werr                     ? HR_STR_LIT("")
					: hr_str_is_null(message) ? hr_str(hr_wire_err_text(werr))
								  : message;
		if (werr)
			bu.row->configs.nr = 0;
		/* Below version 3 there is neither type nor documentation. */
		for (int32_t k = 0; version < 3 && k < bu.row->configs.nr; k++)
			bu.row->configs.v[k].config_type = 0;
	}
	hr_request_respond(rq, &resp);
	return;

no_memory:
	hr_request_close(rq, "no memory for the answer");
}
