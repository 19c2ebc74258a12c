// SPDX-License-Identifier: Apache-2.0
/*
 * DescribeClientQuotas (KIP-546): the quotas that the metadata log holds.
 *
 * An entity is a set of types with names; a null name is the default of its type.  A
 * filter has a component for each type that must be there: with this name, with the
 * default, or with any.  Strict: nothing else may be there.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/describe_client_quotas.h>
#include <hr/protocol/gen/metadata_records.h>
#include "api.h"

typedef struct hr_describe_client_quotas_request_component_data component;
typedef struct hr_describe_client_quotas_response_entry_data entry;
typedef struct hr_describe_client_quotas_response_entity_data entity_part;
typedef struct hr_describe_client_quotas_response_value_data quota_value;

enum { MATCH_EXACT = 0, MATCH_DEFAULT = 1, MATCH_ANY = 2 };

#define VALUE_NR_MAX 64 /* of one entity: there are five keys */

struct listing {
	struct hr_request *rq;
	const struct hr_describe_client_quotas_request *asked;
	struct hr_describe_client_quotas_response *resp;
	int32_t cap;
};

/* --- the filter ------------------------------------------------------------------- */

static bool is_known(struct hr_str type)
{
	return hr_str_eqc(type, "user") || hr_str_eqc(type, "client-id") || hr_str_eqc(type, "ip");
}

static enum hr_wire_err check_component(const struct hr_describe_client_quotas_request *r,
					int32_t i, const char **why)
{
	const component *c = &r->components.v[i];

	if (c->entity_type.len <= 0)
		*why = "A component has no type.";
	else if (c->match_type < MATCH_EXACT || c->match_type > MATCH_ANY)
		*why = "A kind of match is not known.";
	else if ((c->match_type == MATCH_EXACT) == hr_str_is_null(c->match))
		*why = "A name belongs to an exact match, and to no other.";
	for (int32_t k = 0; !*why && is_known(c->entity_type) && k < i; k++)
		if (hr_str_eq(r->components.v[k].entity_type, c->entity_type))
			*why = "A type is named twice.";
	if (*why)
		return HR_ERR_INVALID_REQUEST;
	if (is_known(c->entity_type))
		return HR_ERR_NONE;
	*why = "An entity type is not known.";
	return HR_ERR_UNSUPPORTED_VERSION;
}

static enum hr_wire_err check_filter(const struct hr_describe_client_quotas_request *r,
				     const char **why)
{
	enum hr_wire_err werr = HR_ERR_NONE;
	bool ip = false, other = false;

	for (int32_t i = 0; !werr && i < r->components.nr; i++) {
		werr = check_component(r, i, why);
		ip |= hr_str_eqc(r->components.v[i].entity_type, "ip");
		other |= !hr_str_eqc(r->components.v[i].entity_type, "ip");
	}
	if (!werr && ip && other) {
		*why = "An ip stands alone.";
		werr = HR_ERR_INVALID_REQUEST;
	}
	return werr;
}

static bool fits_component(const component *c, const struct hr_client_quota_record *r)
{
	for (int32_t i = 0; i < r->entity.nr; i++) {
		struct hr_str name = r->entity.v[i].entity_name;

		if (!hr_str_eq(r->entity.v[i].entity_type, c->entity_type))
			continue;
		if (c->match_type == MATCH_ANY)
			return true;
		return c->match_type == MATCH_DEFAULT ? hr_str_is_null(name) :
							!hr_str_is_null(name) &&
								hr_str_eq(name, c->match);
	}
	return false;
}

static bool fits(const struct listing *li, const struct hr_client_quota_record *r)
{
	for (int32_t i = 0; i < li->asked->components.nr; i++)
		if (!fits_component(&li->asked->components.v[i], r))
			return false;
	return !li->asked->strict || r->entity.nr == HR_MAX(li->asked->components.nr, 0);
}

/* --- the answer ------------------------------------------------------------------- */

static bool same_entity(const entry *e, const struct hr_client_quota_record *r)
{
	if (e->entity.nr != r->entity.nr)
		return false;
	for (int32_t i = 0; i < r->entity.nr; i++) {
		const entity_part *p = &e->entity.v[i];
		struct hr_str name = r->entity.v[i].entity_name;

		if (!hr_str_eq(p->entity_type, r->entity.v[i].entity_type) ||
		    hr_str_is_null(p->entity_name) != hr_str_is_null(name) ||
		    (!hr_str_is_null(name) && !hr_str_eq(p->entity_name, name)))
			return false;
	}
	return true;
}

static entry *add_entry(struct listing *li, const struct hr_client_quota_record *r)
{
	entry *v = li->resp->entries.v;
	struct hr_request *rq = li->rq;

	if (li->resp->entries.nr == li->cap) {
		int32_t cap = li->cap ? 2 * li->cap : 16;

		v = hr_request_new(rq, &hr_describe_client_quotas_response_entry_data_desc, cap);
		if (!v)
			return NULL;
		if (li->cap)
			memcpy(v, li->resp->entries.v, (size_t)li->cap * sizeof(*v));
		li->resp->entries.v = v;
		li->cap = cap;
	}
	v = &v[li->resp->entries.nr++];
	v->values.nr = 0;
	v->values.v = hr_request_new(rq, &hr_describe_client_quotas_response_value_data_desc,
				     VALUE_NR_MAX);
	v->entity.nr = r->entity.nr;
	v->entity.v = hr_request_new(rq, &hr_describe_client_quotas_response_entity_data_desc,
				     r->entity.nr);
	for (int32_t i = 0; v->entity.v && i < r->entity.nr; i++) {
		v->entity.v[i].entity_type =
			hr_arena_str(&rq->arena, r->entity.v[i].entity_type);
		v->entity.v[i].entity_name =
			hr_arena_str(&rq->arena, r->entity.v[i].entity_name);
	}
	return v->values.v && v->entity.v ? v : NULL;
}

static int list_quota(void *arg, const void *msg)
{
	const struct hr_client_quota_record *r = msg;
	struct listing *li = arg;
	entry *e = li->resp->entries.nr ? &li->resp->entries.v[li->resp->entries.nr - 1] : NULL;
	quota_value *v;

	if (!fits(li, r))
		return 0;
	/* Quotas of one entity stand together. */
	if (!e || !same_entity(e, r))
		e = add_entry(li, r);
	if (!e)
		return -ENOMEM;
	if (e->values.nr == VALUE_NR_MAX)
		return 0;
	v = &e->values.v[e->values.nr++];
	v->key = hr_arena_str(&li->rq->arena, r->key);
	v->value = r->value;
	return hr_str_is_null(v->key) ? -ENOMEM : 0;
}

void hr_api_describe_client_quotas(struct hr_request *rq)
{
	struct hr_describe_client_quotas_response resp;
	struct listing li = { .rq = rq, .asked = rq->body, .resp = &resp };
	const char *why = NULL;
	enum hr_wire_err werr;

	hr_struct_init(&hr_describe_client_quotas_response_desc, &resp);
	werr = check_filter(li.asked, &why);
	resp.error_code = hr_request_error(rq, werr);
	resp.error_message = hr_str(why ? why : "");
	resp.entries.nr = werr ? -1 : 0;
	if (!werr && hr_image_kept_walk(rq->shard->image, HR_METADATA_RECORD_CLIENT_QUOTA,
					list_quota, &li))
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}
