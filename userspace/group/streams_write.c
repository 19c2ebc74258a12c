// SPDX-License-Identifier: Apache-2.0
/*
 * streams_write: the records of a heartbeat, in Kafka's order, and its response.
 *
 *	tombstones of an empty classic group
 *	a static member under another id: 22, 21, 19 of the old one; 19, 21, 22 of the next
 *	19 the member, 23 the topology, 17 the epoch; 21, 20 the target; 22 what it has
 */
#include <stdlib.h>
#include "streams_beat.h"

/* --- records ------------------------------------------------------------------------------- */

/* The one that comes takes what the one that left had. */
static int replace(struct hr_beat *b)
{
	struct hr_streams_member *old = b->replaced;
	struct hr_str id = hr_arena_str(b->a, hr_str(old->id));
	struct hr_streams_current cur = { .state = old->state };
	struct hr_roles target;
	int err = hr_roles_copy(b->a, &old->target, &target);

	if (!err)
		err = hr_roles_copy(b->a, &old->revoking, &cur.revoking);
	if (err || hr_str_is_null(id))
		return -ENOMEM;
	cur.assigned = b->had;
	err = hr_streams_bury_member(b->g, id);
	if (!err && b->base)
		err = hr_streams_put_member(b->g, b->req->member_id, b->base);
	if (!err)
		err = hr_streams_put_target(b->g, b->req->member_id, &target);
	return err ? err : hr_streams_put_current(b->g, b->req->member_id, &cur);
}

static bool is_bump(const struct hr_beat *b)
{
	const struct hr_streams_group *sg = b->fresh ? NULL : b->g->streams;
	int32_t validated = b->shape->ready ? b->topology->epoch : -1;

	return b->matters || b->hash_changed || !sg || validated != sg->validated_epoch ||
	       !sg->metadata || !hr_streams_settings_eq(&b->settings, sg->metadata->msg);
}

static int put_epoch(struct hr_beat *b)
{
	hr_streams_epoch_t v;

	hr_streams_epoch_get(b->g, &v);
	v.epoch++;
	v.metadata_hash = (int64_t)b->hash;
	v.validated_topology_epoch = b->shape->ready ? b->topology->epoch : -1;
	v.last_assignment_configs = b->settings.last_assignment_configs;
	b->gs->stats->rebalances[HR_GROUP_STREAMS]++;
	return hr_streams_put_epoch(b->g, &v);
}

/* Nothing goes on and still the member has not what it should: one more round mends it. */
static int mend(struct hr_beat *b)
{
	struct hr_streams_group *sg = b->g->streams;
	int err;

	if (!b->was_stable || !b->m || hr_roles_eq(&b->m->target, &b->m->assigned, false))
		return 0;
	err = put_epoch(b);
	return err ? err : hr_streams_put_target_epoch(b->g, sg->epoch, sg->target_ms);
}

static int put_member_and_epoch(struct hr_beat *b)
{
	bool bump = is_bump(b);
	int err = 0;

	if (b->fresh && b->g->kind == HR_GROUP_CLASSIC)
		err = hr_classic_kind.put_tombstones(b->g);
	if (!err && b->replaced)
		err = replace(b);
	if (!err && b->changed)
		err = hr_streams_put_member(b->g, b->req->member_id, &b->value);
	if (!err && !b->had_topology)
		err = hr_streams_put_topology(b->g, b->topology);
	if (err)
		return err;
	return bump ? put_epoch(b) : mend(b);
}

/* --- the wait of a group that was empty ------------------------------------------------------ */

static void initial_over(struct hr_timer *t)
{
	struct hr_streams_group *sg = hr_container_of(t, struct hr_streams_group, initial_timer);
	struct hr_group *g = sg->group;
	enum hr_streams_due due;
	int err = 0;

	g->locked = true;
	if (sg->member_nr && sg->shape)
		err = hr_streams_retarget(g, sg->shape, &due);
	/* What could not be written has the machine loaded anew. */
	(void)err;
	g->locked = false;
}

static void initial_begin(struct hr_beat *b)
{
	struct hr_streams_group *sg = b->g->streams;
	int64_t delay_ms = hr_group_config_num(b->g, HR_GCFG_STREAMS_INITIAL_REBALANCE_DELAY_MS);

	if (b->was_empty && delay_ms > 0 && !sg->initial_timer.armed)
		hr_group_timer_arm(b->gs, &sg->initial_timer, delay_ms, initial_over);
}

/* --- what is kept without records --------------------------------------------------------- */

static void offsets_keep(struct hr_task_offsets *to, struct hr_task_offsets *from)
{
	if (!from->v)
		return;
	free(to->v);
	*to = *from;
	*from = (struct hr_task_offsets){ 0 };
}

/* --- the response ------------------------------------------------------------------------- */

static void status_add(struct hr_beat *b, int8_t code, struct hr_str detail)
{
	struct hr_streams_group_heartbeat_response_status *s =
		&b->resp->status.v[b->resp->status.nr++];

	memset(s, 0, sizeof(*s));
	s->status_code = code;
	s->status_detail = hr_str_is_null(detail) ? HR_STR_LIT("") : detail;
}

static bool has_tag(const struct hr_streams_member *m, struct hr_str key)
{
	const hr_streams_meta_t *meta = hr_streams_meta(m);

	for (int32_t i = 0; meta && i < meta->client_tags.nr; i++)
		if (hr_str_eq(meta->client_tags.v[i].key, key))
			return true;
	return false;
}

static void tags_check(struct hr_beat *b, const struct hr_streams_member *m)
{
	const char *pos = hr_streams_tags(b->g);
	struct hr_buf missing = HR_BUF_INIT;
	struct hr_str tag;

	while (hr_config_list_next(&pos, &tag))
		if (!has_tag(m, tag))
			hr_buf_printf(&missing, "%s%.*s", missing.len ? ", " : "", tag.len, tag.p);
	if (missing.len && b->call->version >= 1)
		status_add(b, HR_STATUS_MISSING_TAGS,
			   hr_arena_printf(
				   b->a,
				   "Missing required client tags for rack-aware standby "
				   "assignment: [%s]. Configure them via 'client.tag.<tagKey>' "
				   "in your Streams config.",
				   hr_buf_cstr(&missing)));
	hr_buf_fini(&missing);
}

static int status_fill(struct hr_beat *b, const struct hr_streams_member *m,
		       const char *shutdown_by)
{
	const hr_streams_topology_t *t = hr_streams_topology(b->g->streams);
	const hr_streams_meta_t *meta = hr_streams_meta(m);

	b->resp->status.nr = 0;
	b->resp->status.v = hr_arena_array(b->a, 8, sizeof(b->resp->status.v[0]));
	if (!b->resp->status.v)
		return -ENOMEM;
	if (b->had_topology && meta && meta->topology_epoch < t->epoch)
		status_add(b, HR_STATUS_STALE_TOPOLOGY,
			   hr_arena_printf(b->a,
					   "The member's topology epoch %d is behind the group's "
					   "topology epoch %d.", meta->topology_epoch, t->epoch));
	if (b->due != HR_STREAMS_DUE)
		status_add(b, HR_STATUS_DELAYED, b->due == HR_STREAMS_WAITS_INITIAL ?
			HR_STR_LIT("Assignment delayed due to the configured initial rebalance "
				   "delay.") :
			HR_STR_LIT("Assignment delayed due to the configured assignment "
				   "interval."));
	if (!b->shape->ready)
		status_add(b, b->shape->status, hr_arena_str(b->a, b->shape->detail));
	if (shutdown_by)
		status_add(b, HR_STATUS_SHUTDOWN,
			   hr_arena_printf(b->a,
					   "Streams group member %s encountered a fatal error and "
					   "requested a shutdown for the entire application.",
					   shutdown_by));
	tags_check(b, m);
	return 0;
}

static int tasks_fill(struct hr_beat *b, const struct hr_streams_member *m)
{
	struct hr_roles r;
	int err = hr_roles_copy(b->a, &m->assigned, &r);

	/* The answer may go out later than the names are there. */
	for (int i = 0; i < HR_ROLE_NR && !err; i++)
		for (int32_t k = 0; k < r.of[i].nr && !err; k++) {
			r.of[i].v[k].sub = hr_arena_str(b->a, r.of[i].v[k].sub);
			err = hr_str_is_null(r.of[i].v[k].sub) ? -ENOMEM : 0;
		}
	if (!err)
		err = hr_task_rows_fill(b->a, &r.of[HR_ROLE_ACTIVE], &b->resp->active_tasks);
	if (!err)
		err = hr_task_rows_fill(b->a, &r.of[HR_ROLE_STANDBY], &b->resp->standby_tasks);
	if (!err)
		err = hr_task_rows_fill(b->a, &r.of[HR_ROLE_WARMUP], &b->resp->warmup_tasks);
	return err;
}

static bool endpoint_changed(const struct hr_beat *b)
{
	const struct hr_streams_group_member_metadata_value_endpoint *was =
		b->base ? b->base->user_endpoint : NULL, *is = b->value.user_endpoint;

	if (!was || !is)
		return was || is;
	return !hr_str_eq(was->host, is->host) || was->port != is->port;
}

/* A group that is made just now begins with epoch 0, whatever this beat was told. */
static int endpoints_fill(struct hr_beat *b, const struct hr_streams_member *m, bool tasks_changed)
{
	struct hr_streams_group *sg = b->g->streams;
	int32_t epoch = sg->endpoint_epoch;

	if (endpoint_changed(b) || (tasks_changed && b->value.user_endpoint))
		epoch++;
	if (!b->fresh)
		sg->endpoint_epoch = epoch;
	b->resp->endpoint_information_epoch = b->existed ? epoch : 0;
	if (epoch == b->req->endpoint_information_epoch)
		return 0;
	return hr_streams_endpoints(sg, b->shape, m, b->a, b->resp);
}

static int new_topic_fill(struct hr_arena *a, const struct hr_shape_topic *st,
			  struct hr_create_topics_request_creatable_topic *to)
{
	const hr_streams_info_t *info = st->info;
	int32_t nr = HR_MAX(info->topic_configs.nr, 0);

	hr_struct_init(&hr_create_topics_request_creatable_topic_desc, to);
	to->name = hr_arena_str(a, info->name);
	to->num_partitions = st->partition_nr;
	to->replication_factor = info->replication_factor ? info->replication_factor : -1;
	to->assignments.nr = 0;
	to->configs.nr = nr;
	to->configs.v = hr_arena_array(a, (size_t)nr + 1, sizeof(to->configs.v[0]));
	if (!to->configs.v || hr_str_is_null(to->name))
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		hr_struct_init(&hr_create_topics_request_creatable_topic_config_desc,
			       &to->configs.v[i]);
		to->configs.v[i].name = hr_arena_str(a, info->topic_configs.v[i].key);
		to->configs.v[i].value = hr_arena_str(a, info->topic_configs.v[i].value);
	}
	return 0;
}

static int new_topics_fill(struct hr_beat *b)
{
	const struct hr_streams_shape *s = b->shape;
	int err = 0;

	if (!s->counted || !s->missing_nr)
		return 0;
	b->out->topics = hr_arena_array(b->a, (size_t)s->missing_nr, sizeof(b->out->topics[0]));
	if (!b->out->topics)
		return -ENOMEM;
	for (int32_t i = 0; i < s->missing_nr && !err; i++)
		err = new_topic_fill(b->a, &s->missing[i], &b->out->topics[b->out->topic_nr++]);
	return err;
}

/*
 * It says that it has something else than what it was given for good: an answer was lost.
 * (Kafka leaves it at that until something changes.)
 */
static bool missed_answer(const struct hr_beat *b, const struct hr_streams_member *m)
{
	return b->says_owned && hr_streams_is_settled(b->g->streams, m) &&
	       !hr_roles_eq(&b->owned, &m->assigned, false);
}

static int response_fill(struct hr_beat *b, const struct hr_streams_member *m,
			 const char *shutdown_by)
{
	bool tasks_changed = !hr_roles_eq(&b->had, &m->assigned, true);
	hr_streams_response_t *r = b->resp;
	int err;

	r->member_id = hr_arena_str(b->a, hr_str(m->id));
	r->member_epoch = m->epoch;
	r->heartbeat_interval_ms =
		(int32_t)hr_group_config_num(b->g, HR_GCFG_STREAMS_HEARTBEAT_INTERVAL_MS);
	r->task_offset_interval_ms =
		(int32_t)hr_group_config_num(b->g, HR_GCFG_STREAMS_TASK_OFFSET_INTERVAL_MS);
	/* Kafka tells it in version 1 only. */
	if (b->call->version >= 1)
		r->acceptable_recovery_lag =
			hr_group_config_num(b->g, HR_GCFG_STREAMS_ACCEPTABLE_RECOVERY_LAG);
	err = status_fill(b, m, shutdown_by);
	if (!err && (hr_beat_joins(b) || tasks_changed || missed_answer(b, m)))
		err = tasks_fill(b, m);
	if (!err)
		err = endpoints_fill(b, m, tasks_changed);
	return err ? err : new_topics_fill(b);
}

/* --- all of it ---------------------------------------------------------------------------- */

int hr_beat_write(struct hr_beat *b)
{
	static const struct hr_roles nothing;
	struct hr_streams_group *sg;
	struct hr_streams_member *m;
	const char *shutdown_by;
	int err = put_member_and_epoch(b);

	if (err)
		return err;
	sg = b->g->streams;
	if (b->had_topology)
		sg->look_again = false;
	m = hr_streams_member(sg, b->req->member_id);
	if (!m)
		return -EINVAL;
	if (!b->fresh) {
		offsets_keep(&m->offsets, &b->offsets);
		offsets_keep(&m->end_offsets, &b->end_offsets);
	}
	initial_begin(b);
	err = hr_streams_retarget(b->g, b->shape, &b->due);
	if (!err)
		err = hr_streams_reconcile(m, b->due == HR_STREAMS_WAITS_INITIAL ? &nothing :
									       &m->target,
					   b->says_owned ? &b->owned : NULL, b->a);
	if (err)
		return err;
	hr_streams_session_begin(m);
	if (b->req->shutdown_application && !sg->shutdown_by)
		sg->shutdown_by = hr_group_strdup(b->req->member_id);
	shutdown_by = sg->shutdown_by;
	return response_fill(b, m, shutdown_by);
}
