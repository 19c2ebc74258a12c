// SPDX-License-Identifier: Apache-2.0
/*
 * AlterClientQuotas (KIP-546): sets and removes the limits of entities.
 *
 * Each entity of the request is taken or refused by itself; what is taken becomes one
 * record for each key that changes.  An entity that comes twice is refused the second
 * time, and its one row in the answer says so.
 *
 * An ip may be given by a name, and looking it up may take long: that is done in the
 * pool, before anything is looked at.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/alter_client_quotas.h>
#include <hr/protocol/gen/metadata_records.h>
#include <hr/sys/net.h>
#include <math.h>
#include <stdlib.h>
#include "api.h"

typedef struct hr_alter_client_quotas_request_entry_data asked_entry;
typedef struct hr_alter_client_quotas_request_op_data asked_op;
typedef struct hr_alter_client_quotas_response_entry_data row;

#define OP_NR_MAX 64 /* of one entity; there are five keys */
#define ENTRY_NR_MAX 4096 /* each is compared with those before it */
#define HOST_LEN_MAX 255
#define LOOKUP_NR_MAX 256 /* names of one request */

enum { ON_USER = 1 << 0, ON_CLIENT = 1 << 1, ON_IP = 1 << 2 };

static const struct quota_key {
	const char *name;
	unsigned int on; /* entities that may have it */
	double max;	 /* INFINITY: fractions are welcome */
	const char *type;
} quota_keys[] = {
	{ "producer_byte_rate", ON_USER | ON_CLIENT, 9223372036854775807.0, "a LONG" },
	{ "consumer_byte_rate", ON_USER | ON_CLIENT, 9223372036854775807.0, "a LONG" },
	{ "request_percentage", ON_USER | ON_CLIENT, INFINITY },
	{ "controller_mutation_rate", ON_USER | ON_CLIENT, INFINITY },
	{ "connection_creation_rate", ON_IP, 2147483647.0, "an INT" },
};

/* A name that had to be looked up. */
struct host {
	char name[HOST_LEN_MAX + 1];
	int err;
};

struct altering {
	struct hr_job job;
	struct hr_request *rq;
	struct hr_ctl_op op;
	struct hr_alter_client_quotas_response *resp;
	row **rows; /* of each entry that has one */
	struct host *hosts;
	int host_nr;
};

/* --- the entity --------------------------------------------------------------------- */

/* The last part of a type counts: Kafka reads them into a map. */
static bool is_last_part(const asked_entry *e, int32_t i)
{
	for (int32_t k = i + 1; k < e->entity.nr; k++)
		if (hr_str_eq(e->entity.v[k].entity_type, e->entity.v[i].entity_type))
			return false;
	return true;
}

static bool same_name(struct hr_str a, struct hr_str b)
{
	return hr_str_is_null(a) == hr_str_is_null(b) && (hr_str_is_null(a) || hr_str_eq(a, b));
}

static bool has_part(const asked_entry *e, struct hr_str type, struct hr_str name)
{
	for (int32_t i = 0; i < e->entity.nr; i++)
		if (is_last_part(e, i) && hr_str_eq(e->entity.v[i].entity_type, type) &&
		    same_name(e->entity.v[i].entity_name, name))
			return true;
	return false;
}

static int32_t part_nr(const asked_entry *e)
{
	int32_t nr = 0;

	for (int32_t i = 0; i < e->entity.nr; i++)
		nr += is_last_part(e, i);
	return nr;
}

static bool same_entity(const asked_entry *a, const asked_entry *b)
{
	if (part_nr(a) != part_nr(b))
		return false;
	for (int32_t i = 0; i < a->entity.nr; i++)
		if (is_last_part(a, i) &&
		    !has_part(b, a->entity.v[i].entity_type, a->entity.v[i].entity_name))
			return false;
	return true;
}

static bool is_host(const struct altering *al, struct hr_str name)
{
	char text[HOST_LEN_MAX + 1];
	uint8_t key[16];

	if (name.len > HOST_LEN_MAX)
		return false;
	memcpy(text, name.p, (size_t)name.len);
	text[name.len] = 0;
	if (!hr_addr_parse(text, key))
		return true;
	for (int i = 0; i < al->host_nr; i++)
		if (!strcmp(al->hosts[i].name, text))
			return !al->hosts[i].err;
	return false;
}

static const char *check_part(struct altering *al, struct hr_str type, struct hr_str name,
			      unsigned int *on)
{
	if (hr_str_eqc(type, "user"))
		*on |= ON_USER;
	else if (hr_str_eqc(type, "client-id"))
		*on |= ON_CLIENT;
	else if (hr_str_eqc(type, "ip"))
		*on |= ON_IP;
	else
		return "Unhandled client quota entity type.";
	return name.len ? NULL : "An entity has an empty name.";
}

static const char *check_entity(struct altering *al, const asked_entry *e, unsigned int *on)
{
	const char *why = NULL;

	*on = 0;
	for (int32_t i = 0; !why && i < e->entity.nr; i++)
		if (is_last_part(e, i))
			why = check_part(al, e->entity.v[i].entity_type, e->entity.v[i].entity_name,
					 on);
	if (why)
		return why;
	if (!*on)
		return "Invalid empty client quota entity.";
	if (*on & ON_IP && *on != ON_IP)
		return "An ip stands alone.";
	for (int32_t i = 0; *on == ON_IP && i < e->entity.nr; i++)
		if (is_last_part(e, i) && !hr_str_is_null(e->entity.v[i].entity_name) &&
		    !is_host(al, e->entity.v[i].entity_name))
			return "Not a valid IP or resolvable host.";
	return NULL;
}

/* --- what is set --------------------------------------------------------------------- */

static const char *check_value(struct altering *al, const asked_op *o, unsigned int on)
{
	struct hr_arena *arena = &al->rq->arena;
	const struct quota_key *k = quota_keys, *end = k + HR_ARRAY_LEN(quota_keys);

	while (k < end && !(hr_str_eqc(o->key, k->name) && k->on & on))
		k++;
	if (k == end)
		return hr_arena_printf(arena, "Invalid configuration key %.*s.", (int)o->key.len,
				       o->key.p).p;
	if (o->value <= 0)
		return hr_arena_printf(arena, "Quota %s must be greater than 0.", k->name).p;
	if (o->value > k->max)
		return hr_arena_printf(arena, "Proposed value for %s is too large for %s.", k->name,
				       k->type).p;
	if (k->max < INFINITY && fabs(fmod(o->value, 1)) > 1e-6)
		return hr_arena_printf(arena, "%s cannot be a fractional value.", k->name).p;
	return NULL;
}

/* The entity as records have it; NULL without memory. */
static struct hr_client_quota_record_entity_data *entity_of(struct altering *al,
							     const asked_entry *e, int32_t *ret_nr)
{
	struct hr_client_quota_record_entity_data *v =
		hr_request_new(al->rq, &hr_client_quota_record_entity_data_desc, e->entity.nr);

	*ret_nr = 0;
	for (int32_t i = 0; v && i < e->entity.nr; i++) {
		if (!is_last_part(e, i))
			continue;
		v[*ret_nr].entity_type = e->entity.v[i].entity_type;
		v[(*ret_nr)++].entity_name = e->entity.v[i].entity_name;
	}
	return v;
}

static int put_op(struct altering *al, const asked_entry *e, const asked_op *o)
{
	struct hr_controller *c = al->rq->broker->controller;
	struct hr_client_quota_record r;
	double had;
	int err;

	hr_struct_init(&hr_client_quota_record_desc, &r);
	r.entity.v = entity_of(al, e, &r.entity.nr);
	if (!r.entity.v)
		return -ENOMEM;
	r.key = o->key;
	r.remove = o->remove;
	r.value = o->remove ? 0 : o->value;
	err = hr_image_quota(hr_controller_draft(c), &r, &had);
	if (err && err != -ENOENT)
		return err;
	if (o->remove ? err == -ENOENT : !err && had == o->value)
		return 0;
	return hr_controller_put(c, &al->op, HR_METADATA_RECORD_CLIENT_QUOTA, &r);
}

static const char *check_ops(struct altering *al, const asked_entry *e, unsigned int on)
{
	const char *why = e->ops.nr > OP_NR_MAX ? "More keys than there are." : NULL;

	for (int32_t i = 0; !why && i < e->ops.nr; i++)
		if (!e->ops.v[i].remove)
			why = check_value(al, &e->ops.v[i], on);
	return why;
}

static const char *check_doubled_keys(const asked_entry *e)
{
	for (int32_t i = 0; e->ops.nr <= OP_NR_MAX && i < e->ops.nr; i++)
		for (int32_t k = 0; k < i; k++)
			if (hr_str_eq(e->ops.v[i].key, e->ops.v[k].key))
				return "A key is named twice.";
	return NULL;
}

/* --- the answer ------------------------------------------------------------------------ */

static int fill_row(struct altering *al, row *r, const asked_entry *e)
{
	struct hr_client_quota_record_entity_data *parts = entity_of(al, e, &r->entity.nr);

	r->entity.v = hr_request_new(
		al->rq, &hr_alter_client_quotas_response_entity_data_desc, e->entity.nr);
	if (!parts || !r->entity.v)
		return -ENOMEM;
	for (int32_t i = 0; i < r->entity.nr; i++) {
		r->entity.v[i].entity_type = parts[i].entity_type;
		r->entity.v[i].entity_name = parts[i].entity_name;
	}
	return 0;
}

static int refuse(struct altering *al, row *r, const char *why)
{
	r->error_code = hr_request_error(al->rq, HR_ERR_INVALID_REQUEST);
	r->error_message = hr_str(why);
	return 0;
}

static int alter_one(struct altering *al, int32_t i)
{
	const struct hr_alter_client_quotas_request *asked = al->rq->body;
	const asked_entry *e = &asked->entries.v[i];
	const char *why = check_doubled_keys(e);
	unsigned int on;
	int err;
	row *r;

	for (int32_t k = 0; k < i; k++)
		if (same_entity(&asked->entries.v[k], e))
			return refuse(al, al->rows[k], "The request names this entity twice.");
	r = al->rows[i] = &al->resp->entries.v[al->resp->entries.nr++];
	r->error_message = HR_STR_NULL;
	err = fill_row(al, r, e);
	if (err)
		return err;
	why = why ?: check_entity(al, e, &on);
	why = why ?: check_ops(al, e, on);
	if (why)
		return refuse(al, r, why);
	for (int32_t k = 0; !err && !asked->validate_only && k < e->ops.nr; k++)
		err = put_op(al, e, &e->ops.v[k]);
	return err;
}

static void respond(struct hr_request *rq, int err)
{
	struct hr_alter_client_quotas_response *resp = rq->state;

	for (int32_t i = 0; err && i < resp->entries.nr; i++)
		resp->entries.v[i].error_code = hr_request_error(rq, HR_ERR_UNKNOWN_SERVER_ERROR);
	hr_request_respond(rq, resp);
}

static void alter(struct altering *al)
{
	const struct hr_alter_client_quotas_request *asked = al->rq->body;
	struct hr_request *rq = al->rq;
	struct hr_ctl_op op;
	int err = 0;

	hr_ctl_op_init(&al->op);
	for (int32_t i = 0; !err && i < asked->entries.nr; i++)
		err = alter_one(al, i);
	op = al->op;
	rq->state = al->resp;
	free(al->hosts);
	free(al);
	if (!err) {
		hr_request_commit(rq, &op, respond);
		return;
	}
	/* What is in the draft already cannot be taken back. */
	hr_broker_fatal(rq->broker, err, "a change of quotas");
	respond(rq, err);
	hr_ctl_op_fini(&op);
}

/* --- names ------------------------------------------------------------------------------ */

static void look_up(struct hr_job *job)
{
	struct altering *al = hr_container_of(job, struct altering, job);
	struct hr_sys *sys = al->rq->broker->sys;
	union hr_addr addr;

	for (int i = 0; i < al->host_nr; i++)
		al->hosts[i].err = sys->net->resolve(sys, al->hosts[i].name, &addr);
}

static void looked_up(struct hr_job *job)
{
	alter(hr_container_of(job, struct altering, job));
}

static void add_host(struct altering *al, struct hr_str name)
{
	struct host *h = &al->hosts[al->host_nr];
	uint8_t key[16];

	/* Of more names than these none is known, so they are refused. */
	if (al->host_nr == LOOKUP_NR_MAX || name.len <= 0 || name.len > HOST_LEN_MAX)
		return;
	memcpy(h->name, name.p, (size_t)name.len);
	h->name[name.len] = 0;
	h->err = -ENOENT;
	al->host_nr += hr_addr_parse(h->name, key) != 0;
}

static int collect_hosts(struct altering *al)
{
	const struct hr_alter_client_quotas_request *asked = al->rq->body;

	al->hosts = calloc(LOOKUP_NR_MAX + 1, sizeof(*al->hosts));
	for (int32_t i = 0; al->hosts && i < asked->entries.nr; i++)
		for (int32_t k = 0; k < asked->entries.v[i].entity.nr; k++)
			if (hr_str_eqc(asked->entries.v[i].entity.v[k].entity_type, "ip"))
				add_host(al, asked->entries.v[i].entity.v[k].entity_name);
	return al->hosts ? 0 : -ENOMEM;
}

void hr_api_alter_client_quotas(struct hr_request *rq)
{
	const struct hr_alter_client_quotas_request *asked = rq->body;
	struct altering *al = calloc(1, sizeof(*al));
	bool ok = al && asked->entries.nr <= ENTRY_NR_MAX;

	if (ok) {
		al->rq = rq;
		al->resp = hr_request_new(rq, &hr_alter_client_quotas_response_desc, 1);
		al->rows = hr_arena_array(&rq->arena, (size_t)asked->entries.nr + 1,
					  sizeof(*al->rows));
		ok = al->resp && al->rows && !collect_hosts(al);
	}
	if (ok) {
		al->resp->entries.nr = 0;
		al->resp->entries.v = hr_request_new(
			rq, &hr_alter_client_quotas_response_entry_data_desc, asked->entries.nr);
		ok = al->resp->entries.v;
	}
	if (!ok) {
		if (al)
			free(al->hosts);
		free(al);
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	if (!al->host_nr || hr_pool_submit(rq->broker->pool, &al->job, rq->shard->reactor,
					   HR_POOL_NORMAL, look_up, looked_up))
		alter(al);
}
