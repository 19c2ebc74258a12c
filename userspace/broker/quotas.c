// SPDX-License-Identifier: Apache-2.0
/* quotas: see quotas.h. */
#include "quotas.h"

#include <hr/protocol/gen/fetch.h>
#include <hr/protocol/gen/metadata_records.h>
#include <hr/protocol/gen/produce.h>
#include <hr/protocol/gen/record_types.h>
#include <math.h>
#include <stdlib.h>
#include "request.h"

#define NS_PER_S 1000000000ll
#define PACED_BYTES_MIN 65536.0
#define EXPIRE_NS (10 * NS_PER_S)
#define NS_PER_MS 1000000ll

static const char *const kind_keys[HR_QUOTA_KIND_NR] = {
	[HR_QUOTA_PRODUCE] = "producer_byte_rate",
	[HR_QUOTA_FETCH] = "consumer_byte_rate",
	[HR_QUOTA_REQUEST] = "request_percentage",
	[HR_QUOTA_MUTATION] = "controller_mutation_rate",
};

/* --- making ------------------------------------------------------------------------------ */

static int16_t throttle_field(const struct hr_api_desc *api)
{
	for (uint16_t i = 0; api && i < api->response->field_nr; i++) {
		const struct hr_field_desc *f = &api->response->fields[i];

		if (f->kind == HR_KIND_INT32 && !(f->flags & HR_FIELD_ARRAY) &&
		    !strcmp(f->name, "throttleTimeMs"))
			return (int16_t)i;
	}
	return -1;
}

static int64_t window_ns(const struct hr_config *c)
{
	return hr_config_num(c, HR_CFG_QUOTA_WINDOW_SIZE_SECONDS) * NS_PER_S;
}

static int64_t mutation_span_ns(const struct hr_config *c)
{
	return hr_config_num(c, HR_CFG_CONTROLLER_QUOTA_WINDOW_NUM) *
	       hr_config_num(c, HR_CFG_CONTROLLER_QUOTA_WINDOW_SIZE_SECONDS) * NS_PER_S;
}

int64_t hr_quota_conn_span_ns(const struct hr_config *c)
{
	return HR_MAX(hr_config_num(c, HR_CFG_QUOTA_WINDOW_NUM) - 1, 1) * window_ns(c);
}

int hr_quotas_create(struct hr_broker *b)
{
	struct hr_quotas *q = calloc(1, sizeof(*q));
	int err;

	if (!q)
		return -ENOMEM;
	for (int16_t key = 0; key < HR_METRIC_API_NR; key++)
		q->throttle_field[key] = throttle_field(hr_api_get(key));
	err = hr_quota_table_create(HR_QUOTA_BUCKETS_MAX, &q->table);
	if (err) {
		free(q);
		return err;
	}
	hr_quota_table_credit_set(q->table, HR_QUOTA_REQUEST, window_ns(b->config));
	hr_quota_table_credit_set(q->table, HR_QUOTA_MUTATION, mutation_span_ns(b->config));
	b->quotas = q;
	return 0;
}

void hr_quotas_destroy(struct hr_broker *b)
{
	if (!b->quotas)
		return;
	hr_quota_table_destroy(b->quotas->table);
	free(b->quotas);
	b->quotas = NULL;
}

/* --- the policy --------------------------------------------------------------------------- */

struct reading {
	struct hr_broker *b;
	struct hr_policy *policy;
};

static void read_part(struct hr_quota_part *part, struct hr_str name)
{
	part->kind = hr_str_is_null(name) ? HR_QUOTA_PART_DEFAULT : HR_QUOTA_PART_NAMED;
	part->name = name;
}

static int read_quota(void *arg, const void *msg)
{
	const struct hr_client_quota_record *r = msg;
	struct hr_quota_part user = { 0 }, client = { 0 };
	struct reading *rd = arg;
	double rate = r->value;
	int kind = 0;

	while (kind < HR_QUOTA_KIND_NR && !hr_str_eqc(r->key, kind_keys[kind]))
		kind++;
	for (int32_t i = 0; i < r->entity.nr; i++) {
		if (hr_str_eqc(r->entity.v[i].entity_type, "user"))
			read_part(&user, r->entity.v[i].entity_name);
		else if (hr_str_eqc(r->entity.v[i].entity_type, "client-id"))
			read_part(&client, r->entity.v[i].entity_name);
		else
			return 0;
	}
	if (kind == HR_QUOTA_KIND_NR)
		return 0;
	if (kind == HR_QUOTA_REQUEST)
		rate = rate / 100 * (double)NS_PER_S;
	/* A log of Kafka's may hold what limits nothing (NaN, infinity). */
	if (!(rate > 0) || !isfinite(rate))
		return 0;
	return hr_policy_set(rd->policy, (enum hr_quota_kind)kind, user, client, rate) == -ENOMEM ?
		       -ENOMEM : 0;
}

void hr_quotas_follow(struct hr_broker *b, const struct hr_image *im)
{
	struct reading rd = { .b = b };
	int err = hr_policy_create(&rd.policy);

	if (!err)
		err = hr_image_kept_walk(im, HR_METADATA_RECORD_CLIENT_QUOTA, read_quota, &rd);
	if (err) {
		/* The policy before this one goes on. */
		hr_policy_put(rd.policy);
		hr_log(b->log, HR_LOG_ERROR, "broker", "quotas.unchanged", hr_f_err(err));
		return;
	}
	hr_quota_table_policy_set(b->quotas->table, rd.policy, hr_sys_mono_ns(b->sys));
	hr_quota_ips_follow(b, im);
}

void hr_quotas_expire(struct hr_broker *b)
{
	int64_t now_ns = hr_sys_mono_ns(b->sys);

	if (now_ns < b->quotas->expire_due_ns)
		return;
	b->quotas->expire_due_ns = now_ns + EXPIRE_NS;
	hr_quota_table_expire(b->quotas->table, now_ns);
}

/* --- what a request is charged --------------------------------------------------------------- */

static int32_t ms_of(int64_t ns)
{
	return (int32_t)HR_MIN((ns + NS_PER_MS - 1) / NS_PER_MS, (int64_t)INT32_MAX);
}

bool hr_quotas_is_follower(const struct hr_request *rq)
{
	const struct hr_fetch_request *r = rq->body;

	return rq->api->key == HR_API_FETCH && rq->body &&
	       (r->replica_id >= 0 || r->replica_state.replica_id >= 0);
}

static bool is_acks0(const struct hr_request *rq)
{
	const struct hr_produce_request *r = rq->body;

	return rq->api->key == HR_API_PRODUCE && rq->body && !r->acks;
}

/* Work between nodes, and produce that nobody waits for. */
static bool is_exempt(const struct hr_request *rq)
{
	return rq->api->flags & HR_API_CLUSTER_ACTION || hr_quotas_is_follower(rq) || is_acks0(rq);
}

static int64_t charge_time(struct hr_request *rq, int64_t now_ns)
{
	struct hr_bucket *b = rq->buckets[HR_QUOTA_REQUEST];
	int64_t spent_ns = (rq->local_end_ns ? rq->local_end_ns : now_ns) - rq->run_ns, wait_ns;

	spent_ns = HR_MAX(spent_ns, 0);
	if (is_exempt(rq)) {
		__atomic_add_fetch(&rq->broker->quotas->exempt_ns, (uint64_t)spent_ns,
				   __ATOMIC_RELAXED);
		return 0;
	}
	if (!hr_bucket_is_limited(b))
		return 0;
	wait_ns = hr_bucket_charge(b, now_ns, (double)spent_ns);
	return HR_MIN(wait_ns, window_ns(rq->shard->config));
}

static void held(struct hr_bucket *b, int64_t ns)
{
	__atomic_add_fetch(&b->held_nr, 1, __ATOMIC_RELAXED);
	__atomic_add_fetch(&b->held_ns, (uint64_t)ns, __ATOMIC_RELAXED);
}

void hr_quotas_settle(struct hr_request *rq)
{
	struct hr_bucket *produce = rq->buckets[HR_QUOTA_PRODUCE];
	int64_t now_ns = hr_sys_mono_ns(rq->broker->sys), ns;

	if (!rq->run_ns || rq->settled)
		return;
	rq->settled = true;
	ns = charge_time(rq, now_ns);
	if (ns)
		held(rq->buckets[HR_QUOTA_REQUEST], ns);
	rq->mute_ms = HR_MAX(rq->mute_ms, ms_of(ns));
	rq->throttle_ms = HR_MAX(rq->throttle_ms, rq->mute_ms);
	if (rq->api->key == HR_API_PRODUCE && hr_bucket_is_limited(produce))
		rq->throttle_ms = HR_MAX(rq->throttle_ms,
					 ms_of(hr_clock_wait_ns(&produce->clock, now_ns)));
}

const void *hr_quotas_told(struct hr_request *rq, const void *response)
{
	const struct hr_struct_desc *d = rq->api->response;
	int16_t at = rq->broker->quotas->throttle_field[rq->api->key];
	void *copy;

	if (!rq->throttle_ms || at < 0 ||
	    !hr_version_in(d->fields[at].versions, rq->header.request_api_version))
		return response;
	copy = hr_arena_alloc(&rq->arena, d->size);
	if (!copy)
		return NULL;
	memcpy(copy, response, d->size);
	memcpy((uint8_t *)copy + d->fields[at].off, &rq->throttle_ms, sizeof(rq->throttle_ms));
	return copy;
}

/* --- fetch -------------------------------------------------------------------------------- */

int32_t hr_quotas_fetch_max(const struct hr_request *rq, int32_t bytes)
{
	const struct hr_bucket *b = rq->buckets[HR_QUOTA_FETCH];
	const struct hr_config *c = rq->shard->config;
	double span_s, most;

	if (!hr_bucket_is_limited(b) || hr_quotas_is_follower(rq))
		return bytes;
	span_s = (double)(hr_config_num(c, HR_CFG_QUOTA_WINDOW_NUM) *
			  hr_config_num(c, HR_CFG_QUOTA_WINDOW_SIZE_SECONDS));
	/* A client's pause between two answers is repaid when it is short beside the credit. */
	most = HR_MAX(hr_clock_rate(&b->clock) * (HR_BUCKET_CREDIT_NS / 1e9), PACED_BYTES_MIN);
	most = HR_MAX(HR_MIN(most, hr_clock_rate(&b->clock) * span_s), 1.0);
	return most < bytes ? (int32_t)most : bytes;
}

void hr_quotas_fetched(struct hr_request *rq, int64_t bytes)
{
	const struct hr_bucket *b = rq->buckets[HR_QUOTA_FETCH];
	int64_t now_ns = hr_sys_mono_ns(rq->broker->sys), wait_ns;
	double rate, owed_ns;

	if (!hr_bucket_is_limited(b) || !bytes || hr_quotas_is_follower(rq))
		return;
	rate = hr_clock_rate(&b->clock);
	wait_ns = hr_clock_wait_ns(&b->clock, now_ns);
	owed_ns = (double)wait_ns +
		  HR_MAX((double)bytes - hr_clock_room(&b->clock, now_ns), 0.0) * 1e9 / rate;
	if (owed_ns <= 0)
		return;
	if (rq->header.request_api_version >= 8)
		owed_ns = 1;
	rq->throttle_ms = HR_MAX(rq->throttle_ms, ms_of((int64_t)HR_MIN(owed_ns, 1e18)));
}

/* --- mutations ---------------------------------------------------------------------------- */

bool hr_quotas_mutate(struct hr_request *rq, int32_t nr, int16_t strict_from)
{
	struct hr_bucket *b = rq->buckets[HR_QUOTA_MUTATION];
	int64_t now_ns = hr_sys_mono_ns(rq->broker->sys), wait_ns;
	bool strict = rq->header.request_api_version >= strict_from, refused;

	if (!hr_bucket_is_limited(b))
		return true;
	wait_ns = hr_clock_wait_ns(&b->clock, now_ns);
	refused = strict && wait_ns > 0;
	if (!refused)
		wait_ns = hr_bucket_charge(b, now_ns, (double)nr);
	/* What was let through the next one pays for; older versions wait at once. */
	if (refused || !strict) {
		rq->mute_ms = HR_MAX(rq->mute_ms, ms_of(wait_ns));
		rq->throttle_ms = HR_MAX(rq->throttle_ms, rq->mute_ms);
	}
	if (refused) {
		held(b, wait_ns);
		__atomic_add_fetch(&rq->broker->quotas->refused_mutations, 1, __ATOMIC_RELAXED);
	}
	return !refused;
}
