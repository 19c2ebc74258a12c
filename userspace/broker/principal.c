// SPDX-License-Identifier: Apache-2.0
/* principal: see principal.h. */
#include "principal.h"

#include <hr/net/shape.h>
#include <stdlib.h>
#include "quotas.h"
#include "request.h"

struct hr_conn_state *hr_conn_state_of(struct hr_conn *c)
{
	struct hr_conn_state *cs = hr_conn_user(c);

	if (cs)
		return cs;
	cs = calloc(1, sizeof(*cs));
	if (!cs)
		return NULL;
	hr_list_init(&cs->produces);
	cs->client_id = HR_STR_NULL;
	hr_conn_user_set(c, cs);
	return cs;
}

static void buckets_put(struct hr_bucket *b[HR_QUOTA_KIND_NR])
{
	for (int k = 0; k < HR_QUOTA_KIND_NR; k++)
		hr_bucket_put(b[k]);
}

void hr_conn_state_free(struct hr_conn *c)
{
	struct hr_conn_state *cs = hr_conn_user(c);

	if (!cs)
		return;
	buckets_put(cs->buckets);
	free((void *)cs->client_id.p);
	free(cs);
	hr_conn_user_set(c, NULL);
}

/* Answers to administration are never held back, whatever limit somebody set by mistake. */
static void bind_flows(struct hr_conn *c, const struct hr_conn_state *cs)
{
	hr_conn_buckets_set(c, cs->fetches ? cs->buckets[HR_QUOTA_FETCH] : NULL,
			    cs->buckets[HR_QUOTA_PRODUCE]);
}

static void resolve(struct hr_broker *b, struct hr_conn *c, struct hr_conn_state *cs)
{
	struct hr_bucket *was[HR_QUOTA_KIND_NR];

	memcpy(was, cs->buckets, sizeof(was));
	cs->generation = hr_quota_resolve(b->quotas->table, HR_STR_LIT(HR_USER_ANONYMOUS),
					  cs->client_id, hr_sys_mono_ns(b->sys), cs->buckets);
	bind_flows(c, cs);
	buckets_put(was);
}

static int client_id_set(struct hr_conn_state *cs, struct hr_str id)
{
	char *p = malloc((size_t)HR_MAX(id.len, 0) + 1);

	if (!p)
		return -ENOMEM;
	if (id.len > 0)
		memcpy(p, id.p, (size_t)id.len);
	free((void *)cs->client_id.p);
	cs->client_id = (struct hr_str){ p, HR_MAX(id.len, 0) };
	return 0;
}

int hr_principal_tag(struct hr_request *rq)
{
	struct hr_conn_state *cs = hr_conn_state_of(rq->conn);
	struct hr_str id = rq->header.client_id;
	bool same;

	if (!cs)
		return -ENOMEM;
	if (hr_str_is_null(id))
		id = HR_STR_LIT("");
	same = hr_str_eq(cs->client_id, id);
	if (!same && client_id_set(cs, id))
		return -ENOMEM;
	if (!same || cs->generation != hr_quota_generation(rq->broker->quotas->table))
		resolve(rq->broker, rq->conn, cs);
	for (int k = 0; k < HR_QUOTA_KIND_NR; k++)
		rq->buckets[k] = hr_bucket_get(cs->buckets[k]);
	if (rq->api->key == HR_API_FETCH && !cs->fetches && !hr_quotas_is_follower(rq)) {
		cs->fetches = true;
		bind_flows(rq->conn, cs);
	}
	return 0;
}

static void follow(void *arg, struct hr_conn *c)
{
	struct hr_conn_state *cs = hr_conn_user(c);
	struct hr_broker *b = arg;

	if (cs && !hr_str_is_null(cs->client_id) &&
	    cs->generation != hr_quota_generation(b->quotas->table))
		resolve(b, c, cs);
}

void hr_principals_follow(struct hr_shard *s)
{
	hr_net_each_conn(s->broker->net, (uint32_t)s->idx, follow, s->broker);
}
