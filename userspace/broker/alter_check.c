// SPDX-License-Identifier: Apache-2.0
/*
 * alter_check: may this resource, this name, this value be?
 *
 * Codes are Kafka's, which differ from one kind of resource to the next:
 *
 *			unknown key	bad value	out of bounds
 *	topic		40		40
 *	broker		kept as it is	42
 *	group		40		40		40
 *	client metrics	42		40		42 (interval.ms)
 *	broker logger	40		40
 *
 * The bounds of a group's value are broker keys named after its synonym:
 * group.KIND.REST has group.KIND.min.REST and group.KIND.max.REST, as far as there are.
 */
#include <stdio.h>
#include <stdlib.h>
#include "alter.h"
#include "api/api.h"
#include "client_match.h"

#define METRICS_INTERVAL_MIN_MS 100
#define METRICS_INTERVAL_MAX_MS 3600000

static enum hr_wire_err refuse(struct hr_alter_resource *r, enum hr_wire_err err,
			       struct hr_str text)
{
	r->message = text;
	return err;
}

const struct hr_config_key *hr_resource_keys(int8_t type, int *ret_nr)
{
	switch (type) {
	case HR_RESOURCE_TOPIC:
		*ret_nr = HR_TCFG_NR;
		return hr_config_topic_keys;
	case HR_RESOURCE_BROKER:
		*ret_nr = HR_CFG_NR;
		return hr_config_broker_keys;
	case HR_RESOURCE_GROUP:
		*ret_nr = HR_GCFG_NR;
		return hr_config_group_keys;
	case HR_RESOURCE_CLIENT_METRICS:
		*ret_nr = HR_MCFG_NR;
		return hr_config_client_metrics_keys;
	default:
		*ret_nr = 0;
		return NULL;
	}
}

const struct hr_config_key *hr_alter_key(const struct hr_alter_resource *r, struct hr_str name)
{
	int nr, i;
	const struct hr_config_key *keys = hr_resource_keys(r->type, &nr);

	i = hr_config_key_find(keys, nr, name);
	return i < 0 ? NULL : &keys[i];
}

/* --- the resource ------------------------------------------------------------------- */

static enum hr_wire_err check_topic(struct hr_request *rq, struct hr_alter_resource *r)
{
	if (hr_topic_name_fault(r->name))
		return refuse(r, HR_ERR_INVALID_TOPIC_EXCEPTION,
			      hr_str(hr_topic_name_fault(r->name)));
	if (!hr_image_topic(hr_controller_draft(rq->broker->controller), r->name))
		return refuse(r, HR_ERR_UNKNOWN_TOPIC_OR_PARTITION,
			      hr_arena_printf(&rq->arena, "The topic '%.*s' does not exist.",
					      r->name.len, r->name.p));
	return HR_ERR_NONE;
}

static enum hr_wire_err check_node(struct hr_request *rq, struct hr_alter_resource *r)
{
	char id[16];

	snprintf(id, sizeof(id), "%d", rq->broker->roles.node_id);
	if ((!r->name.len && r->type == HR_RESOURCE_BROKER) || hr_str_eqc(r->name, id))
		return HR_ERR_NONE;
	return refuse(r, HR_ERR_INVALID_REQUEST,
		      hr_arena_printf(&rq->arena,
				      "Unexpected broker id, expected %s%s, but received %.*s", id,
				      r->type == HR_RESOURCE_BROKER ? " or empty string" : "",
				      r->name.len, r->name.p));
}

enum hr_wire_err hr_alter_check_resource(struct hr_request *rq, struct hr_alter_resource *r)
{
	switch (r->type) {
	case HR_RESOURCE_TOPIC:
		return check_topic(rq, r);
	case HR_RESOURCE_BROKER:
		return check_node(rq, r);
	case HR_RESOURCE_BROKER_LOGGER:
		if (r->replace)
			break;
		return check_node(rq, r);
	case HR_RESOURCE_GROUP:
	case HR_RESOURCE_CLIENT_METRICS:
		if (r->name.len)
			return HR_ERR_NONE;
		return refuse(r, HR_ERR_INVALID_REQUEST, HR_STR_LIT("The resource has no name."));
	default:
		break;
	}
	return refuse(r, HR_ERR_INVALID_REQUEST,
		      hr_arena_printf(&rq->arena, "Resource type %d is not served here.", r->type));
}

/* --- names -------------------------------------------------------------------------- */

static enum hr_wire_err check_broker_key(struct hr_request *rq, struct hr_alter_resource *r,
					 const struct hr_config_key *key, struct hr_str name)
{
	if (!key)
		return HR_ERR_NONE; /* stored for those who know it, as Kafka does */
	if (key->scope == HR_CONFIG_READ_ONLY)
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      hr_arena_printf(&rq->arena,
					      "Cannot update these configs dynamically: [%.*s]",
					      name.len, name.p));
	if (key->scope == HR_CONFIG_PER_BROKER && !r->name.len)
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      hr_arena_printf(&rq->arena,
					      "Cannot update these configs at default "
					      "cluster level: [%.*s]",
					      name.len, name.p));
	return HR_ERR_NONE;
}

enum hr_wire_err hr_alter_check_name(struct hr_request *rq, struct hr_alter_resource *r,
				     const struct hr_alter *a)
{
	const struct hr_config_key *key = hr_alter_key(r, a->name);

	if (r->type == HR_RESOURCE_BROKER)
		return check_broker_key(rq, r, key, a->name);
	if (key)
		return HR_ERR_NONE;
	/* To delete what nobody can have set is no fault, except in a topic. */
	if (a->op == HR_ALTER_DELETE && r->type != HR_RESOURCE_TOPIC)
		return HR_ERR_NONE;
	return refuse(r,
		      r->type == HR_RESOURCE_CLIENT_METRICS ? HR_ERR_INVALID_REQUEST :
							      HR_ERR_INVALID_CONFIG,
		      hr_arena_printf(&rq->arena, "Unknown config name: %.*s", a->name.len,
				      a->name.p));
}

/* --- values ------------------------------------------------------------------------- */

/* The broker's bound of a group key, if it has one. */
static void bound_of(const struct hr_config *c, const struct hr_config_key *key, const char *which,
		     int64_t *ret_v)
{
	const char *kind = key->synonyms ? key->synonyms + strlen("group.") : NULL, *rest;
	char name[128];
	int i;

	rest = kind ? strchr(kind, '.') : NULL;
	if (!rest)
		return;
	rest++;
	if (!strncmp(rest, "num.", 4))
		rest += 4;
	snprintf(name, sizeof(name), "group.%.*s.%s.%s", (int)strcspn(kind, "."), kind, which,
		 rest);
	i = hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, hr_str(name));
	if (i >= 0)
		*ret_v = hr_config_num(c, i);
}

static enum hr_wire_err check_bounds(struct hr_request *rq, struct hr_alter_resource *r,
				     const struct hr_config_key *key, int64_t v)
{
	int64_t min = INT64_MIN, max = INT64_MAX;

	bound_of(rq->shard->config, key, "min", &min);
	bound_of(rq->shard->config, key, "max", &max);
	if (v >= min && v <= max)
		return HR_ERR_NONE;
	return refuse(r, HR_ERR_INVALID_CONFIG,
		      min == INT64_MIN ?
			      hr_arena_printf(&rq->arena, "%s is allowed up to %lld.", key->name,
					      (long long)max) :
		      max == INT64_MAX ?
			      hr_arena_printf(&rq->arena, "%s is allowed from %lld.", key->name,
					      (long long)min) :
			      hr_arena_printf(&rq->arena, "%s is allowed from %lld to %lld.",
					      key->name, (long long)min, (long long)max));
}

/* P[nD][T[nH][nM][n[.n]S]], at least one part, as java.time.Duration writes it. */
static bool is_duration(const char *p)
{
	static const char units[] = "DHMS";
	const char *next = units;
	bool time = false, any = false;

	if (*p++ != 'P')
		return false;
	while (*p) {
		size_t digits;

		if (*p == 'T' && !time) {
			time = true;
			next = units + 1;
			p++;
			if (!*p)
				return false;
			continue;
		}
		digits = strspn(p, "0123456789");
		if (!digits || digits > 18)
			return false;
		p += digits;
		if (*p == '.' && time) {
			digits = strspn(p + 1, "0123456789");
			p += 1 + digits;
			if (*p != 'S' || digits > 9)
				return false;
		}
		next = *p ? strchr(next, *p) : NULL;
		if (!next || (*next == 'D') == time)
			return false;
		next++;
		p++;
		any = true;
	}
	return any;
}

static enum hr_wire_err check_group(struct hr_request *rq, struct hr_alter_resource *r,
				    const struct hr_config_key *key,
				    const struct hr_config_value *v)
{
	switch (key->type) {
	case HR_CONFIG_SHORT:
	case HR_CONFIG_INT:
	case HR_CONFIG_LONG:
		return check_bounds(rq, r, key, v->num);
	default:
		return HR_ERR_NONE;
	}
}

static enum hr_wire_err check_metrics(struct hr_request *rq, struct hr_alter_resource *r,
				      const struct hr_config_key *key, const char *text,
				      const struct hr_config_value *v)
{
	struct hr_client_match m;

	if (key == &hr_config_client_metrics_keys[HR_MCFG_INTERVAL_MS] &&
	    (v->num < METRICS_INTERVAL_MIN_MS || v->num > METRICS_INTERVAL_MAX_MS))
		return refuse(r, HR_ERR_INVALID_REQUEST,
			      HR_STR_LIT("interval.ms is allowed from 100 to 3600000."));
	if (key != &hr_config_client_metrics_keys[HR_MCFG_MATCH])
		return HR_ERR_NONE;
	if (hr_client_match_parse(text, &m))
		return refuse(r, HR_ERR_INVALID_CONFIG,
			      hr_arena_printf(&rq->arena,
					      "match wants ATTRIBUTE=PATTERN with commas, not %s.",
					      text));
	hr_client_match_fini(&m);
	return HR_ERR_NONE;
}

/* HOST:NUMBER with commas. */
static bool are_ip_overrides(const char *text)
{
	struct hr_str item;

	while (hr_config_list_next(&text, &item)) {
		const char *colon = memrchr(item.p, ':', (size_t)item.len);
		int32_t digits = 0;

		if (!colon || colon == item.p)
			return false;
		for (const char *p = colon + 1; p < item.p + item.len; p++, digits++)
			if (*p < '0' || *p > '9')
				return false;
		if (!digits || digits > 9)
			return false;
	}
	return true;
}

static enum hr_wire_err check_broker(struct hr_request *rq, struct hr_alter_resource *r,
				     const struct hr_config_key *key, const char *text)
{
	const char *wants = NULL;

	if (key == &hr_config_broker_keys[HR_CFG_MAX_CONNECTIONS_PER_IP_OVERRIDES] &&
	    !are_ip_overrides(text))
		wants = "HOST:NUMBER with commas";
	if (key == &hr_config_broker_keys[HR_CFG_HEADRACE_CLIENT_METRICS_EXPORT_URL] && *text &&
	    strncmp(text, "http://", 7) && strncmp(text, "https://", 8))
		wants = "http://... or https://...";
	if (!wants)
		return HR_ERR_NONE;
	return refuse(r, HR_ERR_INVALID_REQUEST,
		      hr_arena_printf(&rq->arena, "%s wants %s, not %s.", key->name, wants, text));
}

static bool parses(const struct hr_config_key *key, const char *text, struct hr_config_value *v,
		   struct hr_buf *why)
{
	static const char by_duration[] = "by_duration:";

	/* One form of this value is no word of a list. */
	if (key == &hr_config_group_keys[HR_GCFG_SHARE_AUTO_OFFSET_RESET] &&
	    !strncmp(text, by_duration, strlen(by_duration))) {
		if (is_duration(text + strlen(by_duration)))
			return true;
		hr_buf_str(why, "by_duration wants a duration like P1DT2H");
		return false;
	}
	return !hr_config_value_parse(key, text, v, why);
}

enum hr_wire_err hr_alter_check_value(struct hr_request *rq, struct hr_alter_resource *r,
				      const struct hr_alter *a)
{
	const struct hr_config_key *key = hr_alter_key(r, a->name);
	struct hr_buf why = HR_BUF_INIT;
	struct hr_config_value v = { 0 };
	enum hr_wire_err werr = HR_ERR_NONE;
	char *text;

	if (r->type == HR_RESOURCE_TOPIC)
		return hr_topic_config_check(rq, a->name, a->value, &r->message);
	if (!key)
		return HR_ERR_NONE;
	text = hr_arena_cstr(&rq->arena, a->value);
	if (!text)
		return HR_ERR_UNKNOWN_SERVER_ERROR;
	if (!parses(key, text, &v, &why))
		werr = refuse(r,
			      r->type == HR_RESOURCE_BROKER ? HR_ERR_INVALID_REQUEST :
							      HR_ERR_INVALID_CONFIG,
			      hr_arena_printf(&rq->arena,
					      "Invalid value %s for configuration %s: %s",
					      key->type == HR_CONFIG_PASSWORD ? "(hidden)" : text,
					      key->name, hr_buf_cstr(&why)));
	else if (r->type == HR_RESOURCE_GROUP)
		werr = check_group(rq, r, key, &v);
	else if (r->type == HR_RESOURCE_CLIENT_METRICS)
		werr = check_metrics(rq, r, key, text, &v);
	else
		werr = check_broker(rq, r, key, text);
	hr_buf_fini(&why);
	return werr;
}

/* --- values together ---------------------------------------------------------------- */

/* What a number of a group will be once the changes are made. */
static int64_t group_num(struct hr_request *rq, const struct hr_alter_resource *r, int key)
{
	const struct hr_config_key *k = &hr_config_group_keys[key];
	const struct hr_image *draft = hr_controller_draft(rq->broker->controller);
	const struct hr_props *now = hr_image_props(draft, HR_RESOURCE_GROUP, r->name);
	const char *text = now && !r->replace ? hr_props_get(now, k->name) : NULL;
	struct hr_buf why = HR_BUF_INIT;
	struct hr_config_value v;
	int64_t num;
	int i;

	for (int32_t n = 0; n < r->nr; n++)
		if (hr_str_eqc(r->alters[n].name, k->name))
			text = r->alters[n].op == HR_ALTER_DELETE ?
				       NULL :
				       hr_arena_cstr(&rq->arena, r->alters[n].value);
	i = hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, hr_str(k->synonyms));
	num = i < 0 ? 0 : hr_config_num(rq->shard->config, i);
	if (text && !hr_config_value_parse(k, text, &v, &why))
		num = v.num;
	hr_buf_fini(&why);
	return num;
}

enum hr_wire_err hr_alter_check_whole(struct hr_request *rq, struct hr_alter_resource *r)
{
	static const struct {
		int session, heartbeat;
	} pairs[] = {
		{ HR_GCFG_CONSUMER_SESSION_TIMEOUT_MS, HR_GCFG_CONSUMER_HEARTBEAT_INTERVAL_MS },
		{ HR_GCFG_SHARE_SESSION_TIMEOUT_MS, HR_GCFG_SHARE_HEARTBEAT_INTERVAL_MS },
		{ HR_GCFG_STREAMS_SESSION_TIMEOUT_MS, HR_GCFG_STREAMS_HEARTBEAT_INTERVAL_MS },
	};

	for (size_t i = 0; r->type == HR_RESOURCE_GROUP && i < HR_ARRAY_LEN(pairs); i++)
		if (group_num(rq, r, pairs[i].session) <= group_num(rq, r, pairs[i].heartbeat))
			return refuse(r, HR_ERR_INVALID_CONFIG,
				      hr_arena_printf(
					      &rq->arena, "%s must be above %s.",
					      hr_config_group_keys[pairs[i].session].name,
					      hr_config_group_keys[pairs[i].heartbeat].name));
	return HR_ERR_NONE;
}
