// SPDX-License-Identifier: Apache-2.0
/*
 * streams_target: who shall run what, as of a group epoch, and the settings it depends on.
 *
 * Written are the targets that changed, then the epoch.  It is computed where it is asked
 * for, not in the pool: at a heartbeat, or when the wait of a group that was empty is over.
 */
#include "streams.h"

#define STANDBY_KEY "num.standby.replicas"
#define TAGS_KEY "rack.aware.assignment.tags"

/* --- settings ------------------------------------------------------------------------- */

const char *hr_streams_tags(const struct hr_group *g)
{
	const struct hr_groups *gs = g->groups;
	const struct hr_props *props = gs->image ?
		hr_image_props(gs->image, HR_RESOURCE_GROUP, hr_str(g->id)) : NULL;
	const char *own = props ? hr_props_get(props, "streams." TAGS_KEY) : NULL;

	if (own)
		return own;
	return hr_config_text(gs->config, HR_CFG_GROUP_STREAMS_RACK_AWARE_ASSIGNMENT_TAGS);
}

/* "a,b" with nothing around the names; null when there is none. */
static int tags_join(const struct hr_group *g, struct hr_arena *a, struct hr_str *ret_s)
{
	const char *pos = hr_streams_tags(g);
	struct hr_buf b = HR_BUF_INIT;
	struct hr_str tag;

	*ret_s = HR_STR_NULL;
	while (hr_config_list_next(&pos, &tag)) {
		if (b.len)
			hr_buf_str(&b, ",");
		hr_buf_put(&b, tag.p, (size_t)tag.len);
	}
	if (b.len && !b.err) {
		*ret_s = hr_arena_str(a, (struct hr_str){ (char *)b.p, (int32_t)b.len });
		if (hr_str_is_null(*ret_s))
			b.err = -ENOMEM;
	}
	hr_buf_fini(&b);
	return b.err;
}

int hr_streams_settings(const struct hr_group *g, struct hr_arena *a, hr_streams_epoch_t *ret_v)
{
	struct hr_streams_group_metadata_value_last_assignment_config *v;
	struct hr_str tags, standby;
	int err = tags_join(g, a, &tags);

	v = hr_arena_array(a, 2, sizeof(*v));
	standby = hr_arena_printf(a, "%lld",
				  (long long)hr_group_config_num(
					  g, HR_GCFG_STREAMS_NUM_STANDBY_REPLICAS));
	if (err || !v || hr_str_is_null(standby))
		return -ENOMEM;
	memset(v, 0, 2 * sizeof(*v));
	v[0].key = HR_STR_LIT(STANDBY_KEY);
	v[0].value = standby;
	v[1].key = HR_STR_LIT(TAGS_KEY);
	v[1].value = tags;
	ret_v->last_assignment_configs.v = v;
	ret_v->last_assignment_configs.nr = hr_str_is_null(tags) ? 1 : 2;
	return 0;
}

static bool has_setting(const hr_streams_epoch_t *v, struct hr_str key, struct hr_str value)
{
	for (int32_t i = 0; i < v->last_assignment_configs.nr; i++)
		if (hr_str_eq(v->last_assignment_configs.v[i].key, key))
			return hr_str_eq(v->last_assignment_configs.v[i].value, value);
	return false;
}

bool hr_streams_settings_eq(const hr_streams_epoch_t *a, const hr_streams_epoch_t *b)
{
	if (HR_MAX(a->last_assignment_configs.nr, 0) != HR_MAX(b->last_assignment_configs.nr, 0))
		return false;
	for (int32_t i = 0; i < a->last_assignment_configs.nr; i++)
		if (!has_setting(b, a->last_assignment_configs.v[i].key,
				 a->last_assignment_configs.v[i].value))
			return false;
	return true;
}

/* The number that the epoch was made with. */
static int32_t standby_nr(const struct hr_group *g)
{
	const hr_streams_epoch_t *v = g->streams->metadata ? g->streams->metadata->msg : NULL;

	for (int32_t i = 0; v && i < v->last_assignment_configs.nr; i++) {
		struct hr_str s = v->last_assignment_configs.v[i].value;
		int32_t n = 0;

		if (!hr_str_eqc(v->last_assignment_configs.v[i].key, STANDBY_KEY))
			continue;
		for (int32_t k = 0; k < s.len && s.p[k] >= '0' && s.p[k] <= '9' && n < 10000; k++)
			n = n * 10 + (s.p[k] - '0');
		return n;
	}
	return 0;
}

/* --- the target ---------------------------------------------------------------------------- */

static int workers_fill(struct hr_streams_group *sg, struct hr_arena *a,
			struct hr_streams_worker **ret_v)
{
	struct hr_streams_worker *v = hr_arena_array(a, (size_t)sg->member_nr + 1, sizeof(*v));
	struct hr_streams_member *m;
	int32_t nr = 0;

	if (!v)
		return -ENOMEM;
	hr_streams_each_member(m, sg) {
		const hr_streams_meta_t *meta = hr_streams_meta(m);

		/* The process's name goes with the member's record, which no target touches. */
		v[nr] = (struct hr_streams_worker){ .id = hr_arena_str(a, hr_str(m->id)),
						    .process = meta ? meta->process_id :
								      HR_STR_LIT(""),
						    .has = &m->assigned, .offsets = &m->offsets };
		if (hr_str_is_null(v[nr++].id))
			return -ENOMEM;
	}
	*ret_v = v;
	return 0;
}

static int target_make(struct hr_group *g, const struct hr_streams_shape *shape,
		       struct hr_arena *a)
{
	struct hr_streams_group *sg = g->streams;
	int32_t nr = sg->member_nr, epoch = sg->epoch;
	struct hr_streams_worker *v;
	int err = workers_fill(sg, a, &v);

	if (!err)
		err = hr_streams_assign(a, shape, standby_nr(g), v, nr);
	for (int32_t i = 0; i < nr && !err; i++) {
		struct hr_streams_member *m = hr_streams_member(sg, v[i].id);

		if (!m->has_target || !hr_roles_eq(&m->target, &v[i].target, false))
			err = hr_streams_put_target(g, v[i].id, &v[i].target);
	}
	return err ? err : hr_streams_put_target_epoch(g, epoch, g->groups->out->wall_ms);
}

static bool is_paused(const struct hr_group *g)
{
	int64_t interval_ms = hr_group_config_num(g, HR_GCFG_STREAMS_ASSIGNMENT_INTERVAL_MS);

	return g->streams->target_ms && interval_ms &&
	       g->groups->out->wall_ms < g->streams->target_ms + interval_ms;
}

int hr_streams_retarget(struct hr_group *g, const struct hr_streams_shape *shape,
			enum hr_streams_due *ret_due)
{
	struct hr_streams_group *sg = g->streams;
	struct hr_arena a;
	int err;

	*ret_due = HR_STREAMS_DUE;
	if (sg->initial_timer.armed) {
		*ret_due = HR_STREAMS_WAITS_INITIAL;
		return 0;
	}
	if (sg->target_epoch >= sg->epoch)
		return 0;
	if (is_paused(g)) {
		*ret_due = HR_STREAMS_WAITS_INTERVAL;
		return 0;
	}
	hr_arena_init(&a, 0);
	err = target_make(g, shape, &a);
	hr_arena_fini(&a);
	return err;
}
