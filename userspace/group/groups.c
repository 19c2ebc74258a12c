// SPDX-License-Identifier: Apache-2.0
/*
 * groups: the table of groups, and the machine's side that belongs to no kind.
 *
 * A group is in the table while it has a kind, an offset or a pending offset.
 */
#include <hr/lib/utf16.h>
#include <stdlib.h>
#include "group.h"

static const struct hr_group_kind_ops no_kind;

const struct hr_group_kind_ops *const hr_group_kinds[HR_GROUP_KIND_NR] = {
	[HR_GROUP_NONE] = &no_kind,
	[HR_GROUP_CLASSIC] = &hr_classic_kind,
	[HR_GROUP_CONSUMER] = &hr_consumer_kind,
	[HR_GROUP_STREAMS] = &hr_streams_kind,
};

/* --- names -------------------------------------------------------------------- */

/* String.hashCode() goes over UTF-16 units. */
static uint32_t java_hash(struct hr_str s)
{
	const uint8_t *p = (const uint8_t *)s.p, *end = p + HR_MAX(s.len, 0);
	uint16_t units[2];
	uint32_t h = 0;

	while (p < end) {
		int nr = hr_utf16_next(&p, end, units);

		for (int i = 0; i < nr; i++)
			h = h * 31 + units[i];
	}
	return h;
}

int32_t hr_group_partition(struct hr_str group_id, int32_t partition_nr)
{
	int32_t h = (int32_t)java_hash(group_id);

	return (h == INT32_MIN ? 0 : abs(h)) % partition_nr;
}

char *hr_group_strdup(struct hr_str s)
{
	return hr_str_is_null(s) ? NULL : strndup(s.p ? s.p : "", (size_t)s.len);
}

int hr_group_member_id_make(struct hr_groups *gs, struct hr_str prefix, struct hr_arena *a,
			    struct hr_str *ret_id)
{
	static const char hex[] = "0123456789abcdef";
	uint8_t r[16];
	char text[37], *t = text;

	gs->out->ops->random(gs->out, r, sizeof(r));
	r[6] = (r[6] & 0x0f) | 0x40;
	r[8] = (r[8] & 0x3f) | 0x80;
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*t++ = '-';
		*t++ = hex[r[i] >> 4];
		*t++ = hex[r[i] & 15];
	}
	*t = '\0';
	*ret_id = hr_arena_printf(a, "%.*s-%s", HR_MAX(prefix.len, 0), prefix.p ? prefix.p : "",
				  text);
	return hr_str_is_null(*ret_id) ? -ENOMEM : 0;
}

/* --- the table ------------------------------------------------------------------ */

struct hr_group *hr_group_find(const struct hr_groups *gs, struct hr_str id)
{
	struct hr_hnode *n = hr_htable_first(&gs->by_id, hr_hash_str(id));

	for (; n; n = hr_htable_next(n)) {
		struct hr_group *g = hr_container_of(n, struct hr_group, by_id);

		if (hr_str_eqc(id, g->id))
			return g;
	}
	return NULL;
}

struct hr_group *hr_group_find_or_make(struct hr_groups *gs, struct hr_str id)
{
	struct hr_group *g = hr_group_find(gs, id);

	if (g)
		return g;
	g = calloc(1, sizeof(*g));
	if (!g)
		return NULL;
	g->id = hr_group_strdup(id);
	if (!g->id) {
		free(g);
		return NULL;
	}
	g->groups = gs;
	hr_htable_init(&g->offsets);
	hr_list_init(&g->pending);
	hr_htable_insert(&gs->by_id, &g->by_id, hr_hash_str(id));
	gs->stats->groups[HR_GROUP_NONE]++;
	return g;
}

void hr_group_set_kind(struct hr_group *g, enum hr_group_kind kind)
{
	g->groups->stats->groups[g->kind]--;
	g->groups->stats->groups[kind]++;
	g->kind = kind;
}

static void group_free(struct hr_group *g)
{
	struct hr_groups *gs = g->groups;

	if (hr_group_ops(g)->free)
		hr_group_ops(g)->free(g);
	hr_offsets_free(g);
	hr_htable_remove(&gs->by_id, &g->by_id);
	gs->stats->groups[g->kind]--;
	free(g->id);
	free(g);
}

void hr_group_release(struct hr_group *g)
{
	if (g->kind == HR_GROUP_NONE && !g->offsets.nr && hr_list_empty(&g->pending) && !g->locked)
		group_free(g);
}

int hr_group_put(struct hr_groups *gs, int16_t type, int16_t value_version, const void *key,
		 const void *value)
{
	const struct hr_coord_record r = { .type = type, .value_version = value_version,
					   .key = key, .value = value };

	return hr_coord_put(gs->out, &r);
}

/* --- settings ------------------------------------------------------------------- */

/* The broker's bounds of a group key, as names of broker keys; 0: none. */
struct bounds {
	int group_key, min_key, max_key, dflt_key;
};

static const struct bounds bounds[] = {
	{ HR_GCFG_CONSUMER_SESSION_TIMEOUT_MS, HR_CFG_GROUP_CONSUMER_MIN_SESSION_TIMEOUT_MS,
	  HR_CFG_GROUP_CONSUMER_MAX_SESSION_TIMEOUT_MS, HR_CFG_GROUP_CONSUMER_SESSION_TIMEOUT_MS },
	{ HR_GCFG_CONSUMER_HEARTBEAT_INTERVAL_MS, HR_CFG_GROUP_CONSUMER_MIN_HEARTBEAT_INTERVAL_MS,
	  HR_CFG_GROUP_CONSUMER_MAX_HEARTBEAT_INTERVAL_MS,
	  HR_CFG_GROUP_CONSUMER_HEARTBEAT_INTERVAL_MS },
	{ HR_GCFG_CONSUMER_ASSIGNMENT_INTERVAL_MS, HR_CFG_GROUP_CONSUMER_MIN_ASSIGNMENT_INTERVAL_MS,
	  HR_CFG_GROUP_CONSUMER_MAX_ASSIGNMENT_INTERVAL_MS,
	  HR_CFG_GROUP_CONSUMER_ASSIGNMENT_INTERVAL_MS },
	{ HR_GCFG_STREAMS_SESSION_TIMEOUT_MS, HR_CFG_GROUP_STREAMS_MIN_SESSION_TIMEOUT_MS,
	  HR_CFG_GROUP_STREAMS_MAX_SESSION_TIMEOUT_MS, HR_CFG_GROUP_STREAMS_SESSION_TIMEOUT_MS },
	{ HR_GCFG_STREAMS_HEARTBEAT_INTERVAL_MS, HR_CFG_GROUP_STREAMS_MIN_HEARTBEAT_INTERVAL_MS,
	  HR_CFG_GROUP_STREAMS_MAX_HEARTBEAT_INTERVAL_MS,
	  HR_CFG_GROUP_STREAMS_HEARTBEAT_INTERVAL_MS },
	{ HR_GCFG_STREAMS_ASSIGNMENT_INTERVAL_MS, HR_CFG_GROUP_STREAMS_MIN_ASSIGNMENT_INTERVAL_MS,
	  HR_CFG_GROUP_STREAMS_MAX_ASSIGNMENT_INTERVAL_MS,
	  HR_CFG_GROUP_STREAMS_ASSIGNMENT_INTERVAL_MS },
	{ HR_GCFG_STREAMS_NUM_STANDBY_REPLICAS, 0, HR_CFG_GROUP_STREAMS_MAX_STANDBY_REPLICAS,
	  HR_CFG_GROUP_STREAMS_NUM_STANDBY_REPLICAS },
	{ HR_GCFG_STREAMS_NUM_WARMUP_REPLICAS, 0, HR_CFG_GROUP_STREAMS_MAX_WARMUP_REPLICAS,
	  HR_CFG_GROUP_STREAMS_NUM_WARMUP_REPLICAS },
	{ HR_GCFG_STREAMS_TASK_OFFSET_INTERVAL_MS, HR_CFG_GROUP_STREAMS_MIN_TASK_OFFSET_INTERVAL_MS,
	  0, HR_CFG_GROUP_STREAMS_TASK_OFFSET_INTERVAL_MS },
	{ HR_GCFG_STREAMS_ACCEPTABLE_RECOVERY_LAG, 0, 0,
	  HR_CFG_GROUP_STREAMS_ACCEPTABLE_RECOVERY_LAG },
	{ HR_GCFG_STREAMS_INITIAL_REBALANCE_DELAY_MS, 0, 0,
	  HR_CFG_GROUP_STREAMS_INITIAL_REBALANCE_DELAY_MS },
};

static bool own_value(const struct hr_group *g, int group_key, int64_t *ret_v)
{
	const struct hr_props *props = g->groups->image ?
		hr_image_props(g->groups->image, HR_RESOURCE_GROUP, hr_str(g->id)) : NULL;
	const struct hr_config_key *key = &hr_config_group_keys[group_key];
	const char *text = props ? hr_props_get(props, key->name) : NULL;
	struct hr_buf why = HR_BUF_INIT;
	struct hr_config_value v;
	bool ok = text && !hr_config_value_parse(key, text, &v, &why);

	hr_buf_fini(&why);
	if (ok)
		*ret_v = v.num;
	return ok;
}

int64_t hr_group_config_num(const struct hr_group *g, int group_key)
{
	const struct hr_groups *gs = g->groups;

	for (size_t i = 0; i < HR_ARRAY_LEN(bounds); i++) {
		const struct bounds *b = &bounds[i];
		int64_t v;

		if (b->group_key != group_key)
			continue;
		if (!own_value(g, group_key, &v))
			return hr_groups_num(gs, b->dflt_key);
		if (b->min_key)
			v = HR_MAX(v, hr_groups_num(gs, b->min_key));
		return b->max_key ? HR_MIN(v, hr_groups_num(gs, b->max_key)) : v;
	}
	hr_assert(!"a group key without a row");
	return 0;
}

/* --- timers --------------------------------------------------------------------- */

void hr_group_timer_arm(struct hr_groups *gs, struct hr_timer *t, int64_t delay_ms,
			void (*fire)(struct hr_timer *t))
{
	hr_group_timer_cancel(gs, t);
	t->fire = fire;
	hr_wheel_insert(&gs->wheel, t, gs->out->mono_ms + HR_MAX(delay_ms, 1));
}

void hr_group_timer_cancel(struct hr_groups *gs, struct hr_timer *t)
{
	if (t->armed)
		hr_wheel_remove(&gs->wheel, t);
}

static void tick(void *m)
{
	struct hr_groups *gs = m;

	hr_wheel_advance(&gs->wheel, gs->out->mono_ms, UINT32_MAX);
}

static int64_t next_ms(void *m)
{
	return hr_wheel_next_ms(&((struct hr_groups *)m)->wheel);
}

/* --- life ------------------------------------------------------------------------ */

static int create(const struct hr_coord_machine_params *p, void **ret_m)
{
	struct hr_groups *gs = calloc(1, sizeof(*gs));

	if (!gs)
		return -ENOMEM;
	gs->out = p->out;
	gs->partition = p->partition;
	gs->config = hr_config_get(p->config);
	gs->image = p->image ? hr_image_get(p->image) : NULL;
	gs->stats = p->shared;
	hr_htable_init(&gs->by_id);
	hr_htable_init(&gs->pending);
	hr_wheel_init(&gs->wheel, p->out->mono_ms);
	*ret_m = gs;
	return 0;
}

static void destroy(void *m)
{
	struct hr_groups *gs = m;
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	hr_offsets_pending_free(gs);
	for (n = hr_htable_iter_first(&gs->by_id, &it); n; n = next) {
		next = hr_htable_iter_next(&gs->by_id, &it);
		group_free(hr_container_of(n, struct hr_group, by_id));
	}
	hr_group_timer_cancel(gs, &gs->expiry_timer);
	hr_htable_fini(&gs->by_id);
	hr_htable_fini(&gs->pending);
	hr_config_put(gs->config);
	if (gs->image)
		hr_image_put(gs->image);
	free(gs);
}

static int replay(void *m, const struct hr_coord_record *r)
{
	struct hr_groups *gs = m;

	gs->replayed++;
	if (r->type == HR_GROUP_RECORD_LEGACY_OFFSET_COMMIT ||
	    r->type == HR_GROUP_RECORD_OFFSET_COMMIT)
		return hr_offset_replay(gs, r);
	for (size_t i = 0; i < HR_ARRAY_LEN(hr_group_kinds); i++)
		if (hr_group_kinds[i] && r->type < 32 &&
		    hr_group_kinds[i]->record_types >> r->type & 1)
			return hr_group_kinds[i]->replay(gs, r);
	return -EPROTONOSUPPORT;
}

static int end_txn(void *m, int64_t producer_id, int16_t producer_epoch, bool commit)
{
	return hr_offsets_end_txn(m, producer_id, commit);
}

static void each_group(struct hr_groups *gs, void (*fn)(struct hr_group *g, const void *arg),
		       const void *arg)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(&gs->by_id, &it); n; n = next) {
		next = hr_htable_iter_next(&gs->by_id, &it);
		fn(hr_container_of(n, struct hr_group, by_id), arg);
	}
}

static void group_loaded(struct hr_group *g, const void *arg)
{
	if (hr_group_ops(g)->loaded)
		hr_group_ops(g)->loaded(g);
}

static void loaded(void *m)
{
	struct hr_groups *gs = m;

	gs->live = true;
	/* Time went by while it was read. */
	hr_wheel_advance(&gs->wheel, gs->out->mono_ms, UINT32_MAX);
	each_group(gs, group_loaded, NULL);
	hr_offsets_start(gs);
}

static void group_unload(struct hr_group *g, const void *arg)
{
	if (hr_group_ops(g)->unload)
		hr_group_ops(g)->unload(g, *(const enum hr_wire_err *)arg);
}

static void unload(void *m, enum hr_wire_err err)
{
	each_group(m, group_unload, &err);
	((struct hr_groups *)m)->live = false;
}

/* --- what goes on around ------------------------------------------------------------ */

static void group_image(struct hr_group *g, const void *arg)
{
	if (hr_group_ops(g)->image_changed)
		hr_group_ops(g)->image_changed(g, arg);
}

/* The name a topic had, or NULL when it is still there. */
static const char *deleted_name(const struct hr_image *was, const struct hr_image *is,
				struct hr_uuid id)
{
	const struct hr_topic *t = was ? hr_image_topic_by_id(was, id) : NULL;

	return t && !hr_image_topic_by_id(is, id) ? t->name : NULL;
}

static void set_image(void *m, struct hr_image *image, const struct hr_changes *changes)
{
	struct hr_groups *gs = m;
	struct hr_image *was = gs->image;

	gs->image = hr_image_get(image);
	for (int32_t i = 0; gs->live && i < changes->topic_nr; i++) {
		const char *name = deleted_name(was, image, changes->topics[i]);

		if (name)
			hr_offsets_topic_deleted(gs, hr_str(name));
	}
	/* Groups follow topics; most images bring none. */
	if (gs->live && (changes->all || changes->topic_nr))
		each_group(gs, group_image, changes);
	if (was)
		hr_image_put(was);
}

static void set_config(void *m, struct hr_config *config)
{
	struct hr_groups *gs = m;

	hr_config_put(gs->config);
	gs->config = hr_config_get(config);
	if (gs->live)
		hr_offsets_start(gs);
}

const struct hr_coord_machine_ops hr_groups_ops = {
	.family = HR_FAMILY_GROUP,
	.create = create,
	.destroy = destroy,
	.replay = replay,
	.end_txn = end_txn,
	.loaded = loaded,
	.unload = unload,
	.tick = tick,
	.next_ms = next_ms,
	.set_image = set_image,
	.set_config = set_config,
};
