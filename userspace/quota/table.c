// SPDX-License-Identifier: Apache-2.0
/* table: see table.h. */
#include <hr/quota/table.h>
#include <hr/lib/htable.h>
#include <pthread.h>
#include <stdlib.h>

#define RUN_NR 64 /* buckets handled under one hold of the lock */

struct entry {
	struct hr_bucket b; /* first: its last put frees the entry */
	struct hr_hnode node;
	struct hr_str user, client; /* null: not part of it */
	int64_t used_ns;
	uint64_t units_seen;
	int64_t looked_ns; /* of the sums below */
	uint64_t units_looked, held_nr_looked, held_ns_looked;
	bool shared; /* T3 */
	uint32_t at; /* in v */
	char text[];
};

struct hr_quota_table {
	pthread_mutex_t lock;
	uint64_t generation; /* atomic */
	struct hr_policy *policy;
	struct hr_htable by_name;
	struct entry **v;
	uint32_t nr, max, next_id;
	bool ids_wrapped;
	int64_t credit_ns[HR_QUOTA_KIND_NR];
	struct hr_quota_ops ops;
	uint64_t made, expired, shared;
};

int hr_quota_table_create(uint32_t bucket_max, struct hr_quota_table **ret_t)
{
	struct hr_quota_table *t = calloc(1, sizeof(*t));

	if (!t)
		return -ENOMEM;
	/* Beyond these, one of each kind for those who find no room. */
	t->v = calloc((size_t)bucket_max + HR_QUOTA_KIND_NR, sizeof(*t->v));
	if (!t->v) {
		free(t);
		return -ENOMEM;
	}
	t->max = bucket_max;
	t->generation = 1;
	for (int k = 0; k < HR_QUOTA_KIND_NR; k++)
		t->credit_ns[k] = HR_BUCKET_CREDIT_NS;
	hr_htable_init(&t->by_name);
	pthread_mutex_init(&t->lock, NULL);
	*ret_t = t;
	return 0;
}

void hr_quota_table_destroy(struct hr_quota_table *t)
{
	if (!t)
		return;
	for (uint32_t i = 0; i < t->nr; i++)
		hr_bucket_put(&t->v[i]->b);
	hr_htable_fini(&t->by_name);
	hr_policy_put(t->policy);
	pthread_mutex_destroy(&t->lock);
	free(t->v);
	free(t);
}

static void tell(struct hr_quota_table *t, const struct entry *e)
{
	if (t->ops.limit_changed)
		t->ops.limit_changed(t->ops.arg, &e->b);
}

void hr_quota_table_ops_set(struct hr_quota_table *t, const struct hr_quota_ops *ops)
{
	pthread_mutex_lock(&t->lock);
	t->ops = ops ? *ops : (struct hr_quota_ops){ 0 };
	for (uint32_t i = 0; i < t->nr; i++)
		tell(t, t->v[i]);
	pthread_mutex_unlock(&t->lock);
}

void hr_quota_table_credit_set(struct hr_quota_table *t, enum hr_quota_kind kind,
			       int64_t credit_ns)
{
	pthread_mutex_lock(&t->lock);
	t->credit_ns[kind] = credit_ns;
	pthread_mutex_unlock(&t->lock);
}

/* --- buckets -------------------------------------------------------------------------- */

static uint64_t hash_of(enum hr_quota_kind kind, struct hr_str user, struct hr_str client)
{
	uint64_t h = hr_hash_u64((uint64_t)kind + 1 + (hr_str_is_null(user) ? 0 : 8) +
				 (hr_str_is_null(client) ? 0 : 16));

	return hr_hash_u64(hr_hash_u64(h ^ hr_hash_str(user)) + hr_hash_str(client));
}

static struct entry *find(const struct hr_quota_table *t, enum hr_quota_kind kind,
			  struct hr_str user, struct hr_str client)
{
	struct hr_hnode *n = hr_htable_first(&t->by_name, hash_of(kind, user, client));

	for (; n; n = hr_htable_next(n)) {
		struct entry *e = hr_container_of(n, struct entry, node);

		if (e->b.kind == kind && hr_str_eq(e->user, user) && hr_str_eq(e->client, client))
			return e;
	}
	return NULL;
}

static bool id_is_used(const struct hr_quota_table *t, uint32_t id)
{
	for (uint32_t i = 0; t->ids_wrapped && i < t->nr; i++)
		if (t->v[i]->b.id == id)
			return true;
	return !id;
}

static uint32_t take_id(struct hr_quota_table *t)
{
	do {
		t->next_id++;
		t->ids_wrapped |= !t->next_id;
	} while (id_is_used(t, t->next_id));
	return t->next_id;
}

static const char *put_name(struct hr_str *to, struct hr_str name, char **at)
{
	char *p = *at;

	*to = name;
	if (hr_str_is_null(name))
		return NULL;
	if (name.len)
		memcpy(p, name.p, (size_t)name.len);
	to->p = p;
	*at = p + name.len + 1;
	return p;
}

static struct entry *make(struct hr_quota_table *t, enum hr_quota_kind kind, struct hr_str user,
			  struct hr_str client, double rate)
{
	size_t len = (size_t)HR_MAX(user.len, 0) + (size_t)HR_MAX(client.len, 0) + 2;
	struct entry *e = calloc(1, sizeof(*e) + len);
	char *at;

	if (!e)
		return NULL;
	at = e->text;
	e->b = (struct hr_bucket){ .refs = 1, .id = take_id(t), .kind = kind };
	e->b.user = put_name(&e->user, user, &at);
	e->b.client = put_name(&e->client, client, &at);
	hr_clock_init(&e->b.clock, rate, t->credit_ns[kind]);
	e->at = t->nr;
	t->v[t->nr++] = e;
	hr_htable_insert(&t->by_name, &e->node, hash_of(kind, user, client));
	t->made++;
	tell(t, e);
	return e;
}

static void drop(struct hr_quota_table *t, struct entry *e)
{
	if (t->ops.gone)
		t->ops.gone(t->ops.arg, &e->b);
	hr_htable_remove(&t->by_name, &e->node);
	t->v[e->at] = t->v[--t->nr];
	t->v[e->at]->at = e->at;
	t->expired++;
	hr_bucket_put(&e->b);
}

static void rate_set(struct hr_quota_table *t, struct entry *e, int64_t now_ns, double rate)
{
	if (hr_clock_rate(&e->b.clock) == rate)
		return;
	hr_clock_rate_set(&e->b.clock, now_ns, rate);
	tell(t, e);
}

/* T3 */
static struct entry *shared_entry(struct hr_quota_table *t, enum hr_quota_kind kind, double rate)
{
	struct entry *e = find(t, kind, HR_STR_NULL, HR_STR_NULL);

	t->shared++;
	if (!e)
		e = make(t, kind, HR_STR_NULL, HR_STR_NULL, rate);
	if (e)
		e->shared = true;
	return e;
}

static bool is_idle(struct entry *e, int64_t now_ns)
{
	uint64_t units = __atomic_load_n(&e->b.units, __ATOMIC_RELAXED);

	if (__atomic_load_n(&e->b.refs, __ATOMIC_ACQUIRE) > 1 || units != e->units_seen ||
	    hr_clock_wait_ns(&e->b.clock, now_ns) > 0) {
		e->units_seen = units;
		e->used_ns = now_ns;
	}
	return now_ns - e->used_ns >= HR_QUOTA_IDLE_NS;
}

static void look(struct entry *e, int64_t now_ns)
{
	uint64_t units = __atomic_load_n(&e->b.units, __ATOMIC_RELAXED);
	uint64_t held_nr = __atomic_load_n(&e->b.held_nr, __ATOMIC_RELAXED);
	uint64_t held_ns = __atomic_load_n(&e->b.held_ns, __ATOMIC_RELAXED);

	if (now_ns <= e->looked_ns)
		return;
	e->b.seen_rate = (double)(units - e->units_looked) * 1e9 / (double)(now_ns - e->looked_ns);
	e->b.seen_held_ms = held_nr == e->held_nr_looked ? 0 :
			    (double)(held_ns - e->held_ns_looked) / 1e6 /
			    (double)(held_nr - e->held_nr_looked);
	e->looked_ns = now_ns;
	e->units_looked = units;
	e->held_nr_looked = held_nr;
	e->held_ns_looked = held_ns;
}

void hr_quota_table_expire(struct hr_quota_table *t, int64_t now_ns)
{
	uint32_t i = UINT32_MAX;

	/* From the end, since the last one takes the place of one that goes. */
	do {
		pthread_mutex_lock(&t->lock);
		i = HR_MIN(i, t->nr);
		for (int n = 0; n < RUN_NR && i > 0; n++) {
			look(t->v[--i], now_ns);
			if (is_idle(t->v[i], now_ns))
				drop(t, t->v[i]);
		}
		pthread_mutex_unlock(&t->lock);
	} while (i > 0);
}

/* --- policy --------------------------------------------------------------------------- */

static void rerate(struct hr_quota_table *t, struct entry *e, int64_t now_ns)
{
	double rate = 0;

	/* Those who share come again and say theirs. */
	if (e->shared)
		return;
	hr_policy_find_shape(t->policy, e->b.kind, e->user, e->client, &rate);
	rate_set(t, e, now_ns, rate);
}

void hr_quota_table_policy_set(struct hr_quota_table *t, struct hr_policy *p, int64_t now_ns)
{
	struct hr_policy *old;
	uint32_t i = 0;
	bool more;

	pthread_mutex_lock(&t->lock);
	old = t->policy;
	t->policy = p;
	__atomic_add_fetch(&t->generation, 1, __ATOMIC_RELEASE);
	pthread_mutex_unlock(&t->lock);
	/* Buckets that come meanwhile lie behind, and know the policy already. */
	do {
		pthread_mutex_lock(&t->lock);
		for (int n = 0; n < RUN_NR && i < t->nr; n++)
			rerate(t, t->v[i++], now_ns);
		more = i < t->nr;
		pthread_mutex_unlock(&t->lock);
	} while (more);
	hr_policy_put(old);
}

uint64_t hr_quota_generation(const struct hr_quota_table *t)
{
	return __atomic_load_n(&t->generation, __ATOMIC_ACQUIRE);
}

static struct hr_bucket *resolve_one(struct hr_quota_table *t, enum hr_quota_kind kind,
				     struct hr_str user, struct hr_str client, int64_t now_ns)
{
	struct entry *e;
	double rate;
	int level = hr_policy_find(t->policy, kind, user, client, &rate);

	if (level == HR_QUOTA_LEVEL_NONE)
		return NULL;
	if (!hr_quota_level_has_user(level))
		user = HR_STR_NULL;
	if (!hr_quota_level_has_client(level))
		client = HR_STR_NULL;
	e = find(t, kind, user, client);
	if (!e && t->nr < t->max) {
		e = make(t, kind, user, client, rate);
		if (e)
			e->looked_ns = now_ns;
	}
	if (!e)
		e = shared_entry(t, kind, rate);
	if (!e)
		return NULL;
	rate_set(t, e, now_ns, rate);
	e->used_ns = now_ns;
	return hr_bucket_get(&e->b);
}

uint64_t hr_quota_resolve(struct hr_quota_table *t, struct hr_str user, struct hr_str client,
			  int64_t now_ns, struct hr_bucket *ret[HR_QUOTA_KIND_NR])
{
	uint64_t generation;

	if (hr_str_is_null(client))
		client = HR_STR_LIT("");
	pthread_mutex_lock(&t->lock);
	generation = t->generation;
	for (int k = 0; k < HR_QUOTA_KIND_NR; k++)
		ret[k] = resolve_one(t, (enum hr_quota_kind)k, user, client, now_ns);
	pthread_mutex_unlock(&t->lock);
	return generation;
}

/* --- looking -------------------------------------------------------------------------- */

void hr_quota_table_each(struct hr_quota_table *t, void (*each)(void *arg, struct hr_bucket *b),
			 void *arg)
{
	pthread_mutex_lock(&t->lock);
	for (uint32_t i = 0; i < t->nr; i++)
		each(arg, &t->v[i]->b);
	pthread_mutex_unlock(&t->lock);
}

void hr_quota_table_stats_read(struct hr_quota_table *t, struct hr_quota_stats *ret_st)
{
	pthread_mutex_lock(&t->lock);
	*ret_st = (struct hr_quota_stats){
		.bucket_nr = t->nr,
		.bucket_max = t->max,
		.limit_nr = (uint32_t)hr_policy_limit_nr(t->policy),
		.made = t->made,
		.expired = t->expired,
		.shared = t->shared,
	};
	pthread_mutex_unlock(&t->lock);
}
