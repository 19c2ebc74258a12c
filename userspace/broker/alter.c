// SPDX-License-Identifier: Apache-2.0
/* alter: see alter.h. */
#include "alter.h"

#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdio.h>
#include <stdlib.h>
#include "api/api.h"

static enum hr_wire_err refuse(struct hr_alter_resource *r, enum hr_wire_err err,
			       struct hr_str text)
{
	r->message = text;
	return err;
}

/* The list that APPEND and SUBTRACT start from: the override, else what is in force. */
static const char *base_list(struct hr_request *rq, const struct hr_alter_resource *r,
			     const struct hr_config_key *key, char scratch[32])
{
	const struct hr_image *draft = hr_controller_draft(rq->broker->controller);
	const struct hr_props *over =
		hr_image_props(draft, (enum hr_resource_type)r->type, r->name);
	const char *mine = over ? hr_props_get(over, key->name) : NULL;

	if (mine)
		return mine;
	if (r->type == HR_RESOURCE_TOPIC)
		return hr_config_topic(rq->shard->config, NULL, (int)(key - hr_config_topic_keys),
				       NULL, scratch)
			.text;
	if (r->type == HR_RESOURCE_GROUP) {
		int i = key->synonyms ? hr_config_key_find(hr_config_broker_keys, HR_CFG_NR,
							   hr_str(key->synonyms)) :
					-1;

		return i < 0 ? key->dflt : hr_config_text(rq->shard->config, i);
	}
	return hr_config_text(rq->shard->config, (int)(key - hr_config_broker_keys));
}

static bool in_list(const char *list, struct hr_str item)
{
	struct hr_str e;

	while (hr_config_list_next(&list, &e))
		if (hr_str_eq(e, item))
			return true;
	return false;
}

static int edit_list(struct hr_request *rq, const char *base, struct hr_alter *a)
{
	char *given = hr_arena_cstr(&rq->arena, a->value);
	struct hr_buf out = HR_BUF_INIT;
	const char *pos = base;
	struct hr_str e;

	if (!given)
		return -ENOMEM;
	while (hr_config_list_next(&pos, &e))
		if (a->op == HR_ALTER_APPEND || !in_list(given, e))
			hr_buf_printf(&out, "%s%.*s", out.len ? "," : "", e.len, e.p);
	pos = given;
	while (a->op == HR_ALTER_APPEND && hr_config_list_next(&pos, &e))
		if (!in_list(hr_buf_cstr(&out), e))
			hr_buf_printf(&out, "%s%.*s", out.len ? "," : "", e.len, e.p);
	a->value = hr_arena_str(&rq->arena, hr_str(hr_buf_cstr(&out)));
	a->op = HR_ALTER_SET;
	hr_buf_fini(&out);
	return hr_str_is_null(a->value) ? -ENOMEM : 0;
}

/* Client metrics have lists that Kafka lets nobody edit, only set. */
static bool is_editable(const struct hr_alter_resource *r, const struct hr_config_key *key)
{
	return key && key->type == HR_CONFIG_LIST && r->type != HR_RESOURCE_CLIENT_METRICS;
}

static enum hr_wire_err check_alter(struct hr_request *rq, struct hr_alter_resource *r,
				    struct hr_alter *a)
{
	const struct hr_config_key *key = hr_alter_key(r, a->name);
	enum hr_wire_err werr;
	char scratch[32];

	if (a->op < HR_ALTER_SET || a->op > HR_ALTER_SUBTRACT)
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      hr_arena_printf(&rq->arena, "Unknown operation type %d.", a->op));
	werr = hr_alter_check_name(rq, r, a);
	if (werr || a->op == HR_ALTER_DELETE)
		return werr;
	if (hr_str_is_null(a->value))
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      hr_arena_printf(&rq->arena, "Null value not supported for : %.*s",
					      a->name.len, a->name.p));
	if (a->op != HR_ALTER_SET) {
		if (!is_editable(r, key))
			return refuse(r, HR_ERR_INVALID_CONFIG,
				      hr_arena_printf(&rq->arena, "Config %.*s is not a list.",
						      a->name.len, a->name.p));
		if (edit_list(rq, base_list(rq, r, key, scratch), a))
			return HR_ERR_UNKNOWN_SERVER_ERROR;
	}
	return hr_alter_check_value(rq, r, a);
}

static int put_record(struct hr_request *rq, struct hr_ctl_op *op,
		      const struct hr_alter_resource *r, struct hr_str name, struct hr_str value)
{
	struct hr_config_record rec;

	hr_struct_init(&hr_config_record_desc, &rec);
	rec.resource_type = r->type;
	rec.resource_name = r->name;
	rec.name = name;
	rec.value = value;
	return hr_controller_put(rq->broker->controller, op, HR_METADATA_RECORD_CONFIG, &rec);
}

/* The names that are set now and not named in the request. */
static int put_reverts(struct hr_request *rq, struct hr_ctl_op *op, struct hr_alter_resource *r)
{
	const struct hr_props *now = hr_image_props(hr_controller_draft(rq->broker->controller),
						    (enum hr_resource_type)r->type, r->name);
	struct hr_props copy = HR_PROPS_INIT;
	int err = now ? hr_props_copy(&copy, now) : 0;

	for (int i = 0; !err && i < copy.nr; i++) {
		bool named = false;

		for (int32_t k = 0; k < r->nr; k++)
			named |= hr_str_eqc(r->alters[k].name, copy.v[i].key);
		if (!named)
			err = put_record(rq, op, r, hr_str(copy.v[i].key), HR_STR_NULL);
	}
	hr_props_fini(&copy);
	return err;
}

static bool is_set(struct hr_request *rq, const struct hr_alter_resource *r, struct hr_str name)
{
	const struct hr_props *now = hr_image_props(hr_controller_draft(rq->broker->controller),
						    (enum hr_resource_type)r->type, r->name);

	for (int i = 0; now && i < now->nr; i++)
		if (hr_str_eqc(name, now->v[i].key))
			return true;
	return false;
}

enum hr_wire_err hr_alter_in_draft(struct hr_request *rq, struct hr_ctl_op *op,
				   struct hr_alter_resource *r)
{
	enum hr_wire_err werr;
	int err = 0;

	r->message = HR_STR_NULL;
	werr = hr_alter_check_resource(rq, r);
	for (int32_t i = 0; !werr && i < r->nr; i++) {
		for (int32_t k = 0; r->nr <= 4096 && k < i; k++)
			if (hr_str_eq(r->alters[k].name, r->alters[i].name))
				return refuse(r, HR_ERR_INVALID_REQUEST,
					      hr_arena_printf(
						      &rq->arena,
						      "Error due to duplicate config keys: %.*s",
						      r->alters[i].name.len, r->alters[i].name.p));
		if (r->type != HR_RESOURCE_BROKER_LOGGER)
			werr = check_alter(rq, r, &r->alters[i]);
	}
	if (!werr && r->type == HR_RESOURCE_BROKER_LOGGER)
		return hr_alter_loggers(rq, r);
	if (!werr)
		werr = hr_alter_check_whole(rq, r);
	if (werr || r->validate_only)
		return werr;
	if (r->replace)
		err = put_reverts(rq, op, r);
	for (int32_t i = 0; !err && i < r->nr; i++) {
		const struct hr_alter *a = &r->alters[i];

		if (a->op != HR_ALTER_DELETE)
			err = put_record(rq, op, r, a->name, a->value);
		else if (is_set(rq, r, a->name))
			err = put_record(rq, op, r, a->name, HR_STR_NULL);
	}
	return err ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}
