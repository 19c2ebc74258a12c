// SPDX-License-Identifier: Apache-2.0
/* streams_prepare: what a heartbeat asks for, and whether it may. */
#include <stdlib.h>
#include "streams_beat.h"

/* --- who it is --------------------------------------------------------------------------- */

static enum hr_wire_err group_check(struct hr_beat *b)
{
	struct hr_group *g = b->g;
	struct hr_streams_group *sg = g->kind == HR_GROUP_STREAMS ? g->streams : NULL;
	struct hr_str instance = b->req->instance_id;

	if (!sg && (!hr_beat_joins(b) ||
		    (g->kind != HR_GROUP_NONE &&
		     (g->kind != HR_GROUP_CLASSIC || !hr_classic_kind.is_empty(g)))))
		return hr_beat_refuse(b, HR_ERR_GROUP_ID_NOT_FOUND,
				      "the group is not a streams group");
	b->fresh = !sg;
	b->was_empty = !sg || sg->state == HR_MODERN_EMPTY;
	b->was_stable = sg && sg->state == HR_MODERN_STABLE;
	b->had_topology = sg && sg->topology;
	if (sg && hr_beat_joins(b) &&
	    (hr_str_is_null(instance) || !hr_streams_static_member(sg, instance)) &&
	    sg->member_nr >= hr_groups_num(b->gs, HR_CFG_GROUP_STREAMS_MAX_SIZE) &&
	    !hr_streams_member(sg, b->req->member_id))
		return hr_beat_refuse(b, HR_ERR_GROUP_MAX_SIZE_REACHED,
				      "The streams group has reached its maximum capacity.");
	return HR_ERR_NONE;
}

static bool is_stale(const struct hr_beat *b, const struct hr_streams_member *m)
{
	int32_t epoch = b->req->member_epoch;

	if (epoch >= m->epoch)
		return epoch > m->epoch;
	return epoch != m->previous_epoch || !b->says_owned ||
	       !hr_roles_within(&b->owned, &m->assigned);
}

static enum hr_wire_err member_find(struct hr_beat *b)
{
	struct hr_streams_group *sg = b->fresh ? NULL : b->g->streams;
	struct hr_str instance = b->req->instance_id;
	struct hr_streams_member *m = NULL;

	if (sg)
		m = hr_str_is_null(instance) ? hr_streams_member(sg, b->req->member_id) :
					       hr_streams_static_member(sg, instance);
	if (hr_beat_joins(b)) {
		if (hr_str_is_null(instance)) {
			b->m = m;
		} else if (m && m->epoch != HR_EPOCH_LEAVE_STATIC) {
			return hr_beat_refuse(b, HR_ERR_UNRELEASED_INSTANCE_ID,
					      "the instance id is owned by another member");
		} else if (m) {
			b->replaced = m;
		} else if (sg) {
			b->m = hr_streams_member(sg, b->req->member_id);
		}
		return HR_ERR_NONE;
	}
	if (!m)
		return hr_beat_refuse(b, HR_ERR_UNKNOWN_MEMBER_ID,
				      "the member is not one of the group");
	if (!hr_str_is_null(instance) && !hr_str_eqc(b->req->member_id, m->id))
		return hr_beat_refuse(b, HR_ERR_FENCED_INSTANCE_ID,
				      "the instance id is another member's");
	if (is_stale(b, m))
		return hr_beat_refuse(b, HR_ERR_FENCED_MEMBER_EPOCH,
				      "The member must abandon all its partitions and rejoin.");
	b->m = m;
	return HR_ERR_NONE;
}

/* In a state of a later version: it must start from nothing. */
static bool is_lost(const struct hr_beat *b)
{
	return b->m && b->m->state == HR_STREAMS_UNKNOWN &&
	       !(b->says_owned && hr_roles_is_empty(&b->owned));
}

/* --- what it says ------------------------------------------------------------------------- */

typedef struct hr_streams_group_heartbeat_request_task_ids row_t;

static int tasks_read(struct hr_arena *a, const row_t *rows, int32_t nr, struct hr_tasks *ret_s)
{
	struct { const row_t *v; int32_t nr; } from = { rows, nr };
	size_t sum = hr_task_rows_count(&from);

	if (sum > INT32_MAX / sizeof(struct hr_task) || hr_tasks_make(a, (int32_t)sum, ret_s))
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++)
		for (int32_t k = 0; k < rows[i].partitions.nr; k++)
			hr_tasks_add(ret_s, (struct hr_task){ rows[i].subtopology_id,
							      rows[i].partitions.v[k], 0 });
	hr_tasks_sort(ret_s);
	return 0;
}

static int owned_read(struct hr_beat *b)
{
	const hr_streams_request_t *r = b->req;
	int err;

	b->says_owned = r->active_tasks.nr >= 0 && r->standby_tasks.nr >= 0 &&
			r->warmup_tasks.nr >= 0;
	if (!b->says_owned)
		return 0;
	err = tasks_read(b->a, r->active_tasks.v, r->active_tasks.nr, &b->owned.of[0]);
	if (!err)
		err = tasks_read(b->a, r->standby_tasks.v, r->standby_tasks.nr, &b->owned.of[1]);
	if (!err)
		err = tasks_read(b->a, r->warmup_tasks.v, r->warmup_tasks.nr, &b->owned.of[2]);
	return err;
}

static int by_offset_task(const void *a, const void *b)
{
	const struct hr_task_offset *x = a, *y = b;
	const struct hr_task s = { x->sub, x->partition, 0 }, t = { y->sub, y->partition, 0 };

	return hr_task_cmp(&s, &t);
}

typedef struct hr_streams_group_heartbeat_request_task_offset offset_t;

static bool is_task(const struct hr_streams_shape *s, struct hr_str sub, int32_t partition)
{
	const struct hr_shape_sub *ss = s->ready ? hr_streams_shape_sub(s, sub) : NULL;

	return ss && partition >= 0 && partition < ss->task_nr;
}

/*
 * Those of tasks that there are; the names lie behind the rows, in the same piece.
 * -EBADMSG: one task twice.
 */
static int offsets_read(const struct hr_streams_shape *shape, const offset_t *from, int32_t nr,
			struct hr_task_offsets *ret_s)
{
	size_t room = 1;
	int32_t kept = 0;
	char *text;

	*ret_s = (struct hr_task_offsets){ 0 };
	for (int32_t i = 0; i < nr; i++) {
		if (!is_task(shape, from[i].subtopology_id, from[i].partition))
			continue;
		room += sizeof(ret_s->v[0]) + (size_t)HR_MAX(from[i].subtopology_id.len, 0);
		kept++;
	}
	ret_s->v = malloc(room);
	if (!ret_s->v)
		return -ENOMEM;
	text = (char *)(ret_s->v + kept);
	for (int32_t i = 0; i < nr; i++) {
		struct hr_str sub = from[i].subtopology_id;
		struct hr_task_offset *o = &ret_s->v[ret_s->nr];

		if (!is_task(shape, sub, from[i].partition))
			continue;
		ret_s->nr++;

		*o = (struct hr_task_offset){ { text, HR_MAX(sub.len, 0) }, from[i].partition,
					      from[i].offset };
		if (sub.len > 0)
			memcpy(text, sub.p, (size_t)sub.len);
		text += HR_MAX(sub.len, 0);
	}
	qsort(ret_s->v, (size_t)ret_s->nr, sizeof(ret_s->v[0]), by_offset_task);
	for (int32_t i = 1; i < ret_s->nr; i++)
		if (!by_offset_task(&ret_s->v[i - 1], &ret_s->v[i]))
			return -EBADMSG;
	return 0;
}

static int by_key(const void *a, const void *b)
{
	return hr_str_cmp(
		((const struct hr_streams_group_member_metadata_value_key_value *)a)->key,
		((const struct hr_streams_group_member_metadata_value_key_value *)b)->key);
}

/* -EBADMSG: one key twice. */
static int tags_read(struct hr_beat *b)
{
	int32_t nr = b->req->client_tags.nr;

	if (nr < 0)
		return 0;
	b->value.client_tags.v = hr_arena_array(b->a, (size_t)nr + 1,
						sizeof(b->value.client_tags.v[0]));
	b->value.client_tags.nr = nr;
	if (!b->value.client_tags.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		hr_struct_init(&hr_streams_group_member_metadata_value_key_value_desc,
			       &b->value.client_tags.v[i]);
		b->value.client_tags.v[i].key = b->req->client_tags.v[i].key;
		b->value.client_tags.v[i].value = b->req->client_tags.v[i].value;
	}
	qsort(b->value.client_tags.v, (size_t)nr, sizeof(b->value.client_tags.v[0]), by_key);
	for (int32_t i = 1; i < nr; i++)
		if (!by_key(&b->value.client_tags.v[i - 1], &b->value.client_tags.v[i]))
			return -EBADMSG;
	return 0;
}

static int endpoint_read(struct hr_beat *b)
{
	const struct hr_streams_group_heartbeat_request_endpoint *from = b->req->user_endpoint;

	if (hr_beat_joins(b))
		b->value.user_endpoint = NULL;
	if (!from)
		return 0;
	b->value.user_endpoint = hr_arena_alloc(b->a, sizeof(*b->value.user_endpoint));
	if (!b->value.user_endpoint)
		return -ENOMEM;
	hr_struct_init(&hr_streams_group_member_metadata_value_endpoint_desc,
		       b->value.user_endpoint);
	b->value.user_endpoint->host = from->host;
	b->value.user_endpoint->port = from->port;
	return 0;
}

/* What the record said goes with the member's next one: a copy that stays. */
static int base_copy(struct hr_beat *b)
{
	const struct hr_streams_member *from = b->m ? b->m : b->replaced;
	hr_streams_meta_t *copy;
	uint8_t *bytes;

	if (!from || hr_roles_copy(b->a, &from->assigned, &b->had))
		return from ? -ENOMEM : 0;
	if (!from->meta)
		return 0;
	copy = hr_arena_alloc(b->a, sizeof(*copy));
	bytes = hr_arena_alloc(b->a, from->meta->bytes.len + 1);
	if (!copy || !bytes)
		return -ENOMEM;
	memcpy(bytes, from->meta->bytes.p, from->meta->bytes.len);
	if (hr_msg_decode(&hr_streams_group_member_metadata_value_desc, 0, bytes,
			  from->meta->bytes.len, b->a, copy, NULL))
		return -ENOMEM;
	b->base = copy;
	return 0;
}

static bool str_same(struct hr_str a, struct hr_str b)
{
	return hr_str_is_null(a) == hr_str_is_null(b) && (hr_str_is_null(a) || hr_str_eq(a, b));
}

static bool tags_same(const hr_streams_meta_t *a, const hr_streams_meta_t *b)
{
	if (HR_MAX(a->client_tags.nr, 0) != HR_MAX(b->client_tags.nr, 0))
		return false;
	for (int32_t i = 0; i < a->client_tags.nr; i++)
		if (!hr_str_eq(a->client_tags.v[i].key, b->client_tags.v[i].key) ||
		    !hr_str_eq(a->client_tags.v[i].value, b->client_tags.v[i].value))
			return false;
	return true;
}

static bool endpoint_same(const hr_streams_meta_t *a, const hr_streams_meta_t *b)
{
	if (!a->user_endpoint || !b->user_endpoint)
		return a->user_endpoint == b->user_endpoint;
	return hr_str_eq(a->user_endpoint->host, b->user_endpoint->host) &&
	       a->user_endpoint->port == b->user_endpoint->port;
}

static void compare(struct hr_beat *b)
{
	const hr_streams_meta_t *was = b->base, *is = &b->value;
	bool same = was && str_same(was->rack_id, is->rack_id) && tags_same(was, is) &&
		    str_same(was->process_id, is->process_id) &&
		    was->topology_epoch == is->topology_epoch;

	b->changed = !same || !str_same(was->instance_id, is->instance_id) ||
		     !str_same(was->client_id, is->client_id) ||
		     !str_same(was->client_host, is->client_host) ||
		     was->rebalance_timeout_ms != is->rebalance_timeout_ms ||
		     !endpoint_same(was, is);
	/* A static member may come from elsewhere without the others noticing. */
	b->matters = hr_str_is_null(b->req->instance_id) ? b->changed : !same;
}

static int value_fill(struct hr_beat *b)
{
	const hr_streams_request_t *r = b->req;
	int err = base_copy(b);

	if (err)
		return err;
	hr_struct_init(&hr_streams_group_member_metadata_value_desc, &b->value);
	b->value.topology_epoch = -1;
	b->value.process_id = HR_STR_LIT("");
	b->value.client_tags.nr = 0;
	b->value.instance_id = b->value.rack_id = HR_STR_NULL;
	if (b->base)
		b->value = *b->base;
	b->value.unknown_tags.nr = 0;
	if (!hr_str_is_null(r->instance_id))
		b->value.instance_id = r->instance_id;
	if (!hr_str_is_null(r->rack_id))
		b->value.rack_id = r->rack_id;
	if (r->rebalance_timeout_ms != -1)
		b->value.rebalance_timeout_ms = r->rebalance_timeout_ms;
	if (r->topology)
		b->value.topology_epoch = r->topology->epoch;
	if (!hr_str_is_null(r->process_id))
		b->value.process_id = r->process_id;
	b->value.client_id = hr_str_is_null(b->call->client_id) ? HR_STR_LIT("") :
								  b->call->client_id;
	b->value.client_host = b->call->client_host;
	err = tags_read(b);
	if (!err)
		err = endpoint_read(b);
	if (!err)
		compare(b);
	return err;
}

/* --- topology and shape ------------------------------------------------------------------- */

static enum hr_wire_err topology_find(struct hr_beat *b)
{
	const hr_streams_topology_t *has = b->had_topology ? hr_streams_topology(b->g->streams) :
							     NULL;
	int err = b->req->topology ? hr_streams_topology_make(b->req->topology, b->a, &b->asked) :
				     0;
	bool eq = true;

	if (!err && has && b->req->topology && b->asked.epoch >= has->epoch)
		err = hr_streams_topology_eq(&b->asked, has, &eq);
	if (err == -EBADMSG || (!has && !b->req->topology) || b->asked.epoch < 0)
		return hr_beat_refuse(b, HR_ERR_UNKNOWN_SERVER_ERROR,
				      "there is no topology, or none that makes sense");
	if (err)
		return hr_beat_refuse(b, hr_beat_inner(err), NULL);
	if (!eq)
		return hr_beat_refuse(b, HR_ERR_INVALID_REQUEST,
				      "Topology updates are not supported yet.");
	b->topology = has ? has : &b->asked;
	return HR_ERR_NONE;
}

static enum hr_wire_err shape_build(struct hr_beat *b)
{
	struct hr_streams_shape *s;
	enum hr_wire_err code;
	const char *why;
	int err = hr_streams_shape_make(b->gs, b->topology, &s, &code, &why);

	if (err)
		return hr_beat_refuse(b, hr_beat_inner(err), NULL);
	if (code)
		return hr_beat_refuse(b, code, why);
	b->shape = s;
	b->shape_is_ours = !b->had_topology;
	if (b->had_topology) {
		hr_streams_shape_free(b->g->streams->shape);
		b->g->streams->shape = s;
	}
	return HR_ERR_NONE;
}

static enum hr_wire_err shape_find(struct hr_beat *b)
{
	struct hr_streams_group *sg = b->had_topology ? b->g->streams : NULL;
	uint64_t was = b->fresh ? 0 : b->g->streams->hash;
	enum hr_wire_err code = HR_ERR_NONE;

	b->hash = was;
	if (sg && sg->shape && !sg->look_again) {
		b->shape = sg->shape;
		return HR_ERR_NONE;
	}
	if (hr_streams_hash(b->gs, b->topology, b->a, &b->hash))
		return hr_beat_refuse(b, HR_ERR_COORDINATOR_NOT_AVAILABLE, NULL);
	b->hash_changed = b->hash != was;
	if (sg && sg->shape && !b->hash_changed)
		b->shape = sg->shape;
	else
		code = shape_build(b);
	return code;
}

static bool tasks_exist(const struct hr_streams_shape *s, const struct hr_roles *r)
{
	for (int i = 0; i < HR_ROLE_NR; i++)
		for (int32_t k = 0; k < r->of[i].nr; k++) {
			const struct hr_task *t = &r->of[i].v[k];

			if (!is_task(s, t->sub, t->partition))
				return false;
		}
	return true;
}

/* --- all of it ---------------------------------------------------------------------------- */

static enum hr_wire_err offsets_find(struct hr_beat *b)
{
	const hr_streams_request_t *r = b->req;
	int err = 0;

	if (r->task_offsets.nr >= 0)
		err = offsets_read(b->shape, r->task_offsets.v, r->task_offsets.nr, &b->offsets);
	if (!err && r->task_end_offsets.nr >= 0)
		err = offsets_read(b->shape, r->task_end_offsets.v, r->task_end_offsets.nr,
				   &b->end_offsets);
	if (err == -EBADMSG)
		return hr_beat_refuse(b, HR_ERR_INVALID_REQUEST,
				      "Task offsets contain a duplicate entry.");
	return err ? hr_beat_refuse(b, hr_beat_inner(err), NULL) : HR_ERR_NONE;
}

enum hr_wire_err hr_beat_prepare(struct hr_beat *b)
{
	enum hr_wire_err code = group_check(b);
	int err;

	if (code)
		return code;
	err = owned_read(b);
	if (err)
		return hr_beat_refuse(b, hr_beat_inner(err), NULL);
	code = member_find(b);
	if (code)
		return code;
	if (is_lost(b))
		return hr_beat_refuse(b, HR_ERR_FENCED_MEMBER_EPOCH,
				      "The member must abandon all its tasks and rejoin.");
	err = value_fill(b);
	if (!err)
		err = hr_streams_settings(b->g, b->a, &b->settings);
	if (err)
		return hr_beat_refuse(b, err == -EBADMSG ? HR_ERR_UNKNOWN_SERVER_ERROR :
							   hr_beat_inner(err),
				      "the member cannot be read");
	code = topology_find(b);
	if (!code)
		code = shape_find(b);
	if (!code && b->shape->ready && !tasks_exist(b->shape, &b->owned))
		code = hr_beat_refuse(b, HR_ERR_INVALID_REQUEST,
				      "A task does not exist in the topology.");
	return code ? code : offsets_find(b);
}
