// SPDX-License-Identifier: Apache-2.0
/*
 * offsets: what groups have committed, of whatever kind they are.
 *
 * Records 0 and 1: (group, topic, partition) -> offset.  Written in version 4, which
 * carries the topic's id, or 1 when a client of old asked for an expiry of its own.
 *
 * A record of a transaction is kept aside, under its producer, until the marker says
 * what becomes of it.  An offset that was committed later than a pending one wins over
 * it: replay numbers say which.
 *
 * Expiry: every offsets.retention.check.interval.ms a round goes over the groups, some
 * thousand offsets at a time.  What the kind lets go and is old enough gets a tombstone;
 * an empty group without offsets gets its own.
 */
#include <hr/protocol/gen/delete_groups.h>
#include <hr/protocol/gen/group_records.h>
#include <hr/protocol/gen/offset_commit.h>
#include <hr/protocol/gen/offset_delete.h>
#include <hr/protocol/gen/offset_fetch.h>
#include <stdlib.h>
#include "group.h"

#define EXPIRY_NR_PER_TURN 20000
#define OFFSET_VALUE_VERSION 4
#define OFFSET_VALUE_VERSION_EXPIRY 1

/* --- the table of one group ------------------------------------------------------- */

static uint64_t offset_hash(struct hr_str topic, int32_t partition)
{
	return hr_hash_u64(hr_hash_str(topic) ^ (uint64_t)(uint32_t)partition << 20);
}

struct hr_group_offset *hr_group_offset_find(const struct hr_group *g, struct hr_str topic,
					     int32_t partition)
{
	struct hr_hnode *n = hr_htable_first(&g->offsets, offset_hash(topic, partition));

	for (; n; n = hr_htable_next(n)) {
		struct hr_group_offset *o = hr_container_of(n, struct hr_group_offset, node);

		if (o->partition == partition && hr_str_eqc(topic, o->topic))
			return o;
	}
	return NULL;
}

static void offset_free(struct hr_group_offset *o)
{
	free(o->metadata);
	free(o);
}

static void offset_remove(struct hr_group *g, struct hr_group_offset *o)
{
	hr_htable_remove(&g->offsets, &o->node);
	g->groups->stats->offsets--;
	offset_free(o);
}

static struct hr_group_offset *offset_make(struct hr_str topic, int32_t partition)
{
	struct hr_group_offset *o = calloc(1, sizeof(*o) + (size_t)HR_MAX(topic.len, 0) + 1);

	if (!o)
		return NULL;
	o->partition = partition;
	if (topic.len > 0)
		memcpy(o->topic, topic.p, (size_t)topic.len);
	return o;
}

/* Takes @o over; an older one goes, a younger one stays. */
static void offset_set(struct hr_group *g, struct hr_group_offset *o)
{
	struct hr_group_offset *was = hr_group_offset_find(g, hr_str(o->topic), o->partition);

	if (was && was->replayed > o->replayed) {
		offset_free(o);
		return;
	}
	if (was)
		offset_remove(g, was);
	hr_htable_insert(&g->offsets, &o->node, offset_hash(hr_str(o->topic), o->partition));
	g->groups->stats->offsets++;
}

void hr_offsets_free(struct hr_group *g)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(&g->offsets, &it); n; n = next) {
		next = hr_htable_iter_next(&g->offsets, &it);
		offset_remove(g, hr_container_of(n, struct hr_group_offset, node));
	}
	hr_htable_fini(&g->offsets);
}

/* --- open transactions -------------------------------------------------------------- */

struct pending_offset {
	struct hr_hnode by_producer;
	struct hr_list node; /* of its group */
	struct hr_group *group;
	int64_t producer_id;
	struct hr_group_offset *offset;
};

static void pending_free(struct pending_offset *p)
{
	struct hr_group *g = p->group;

	hr_htable_remove(&g->groups->pending, &p->by_producer);
	hr_list_del(&p->node);
	if (p->offset)
		offset_free(p->offset);
	free(p);
}

void hr_offsets_pending_free(struct hr_groups *gs)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(&gs->pending, &it); n; n = next) {
		next = hr_htable_iter_next(&gs->pending, &it);
		pending_free(hr_container_of(n, struct pending_offset, by_producer));
	}
}

static int pending_add(struct hr_group *g, int64_t producer_id, struct hr_group_offset *o)
{
	struct pending_offset *p = calloc(1, sizeof(*p));

	if (!p) {
		offset_free(o);
		return -ENOMEM;
	}
	p->group = g;
	p->producer_id = producer_id;
	p->offset = o;
	hr_list_push(&g->pending, &p->node);
	hr_htable_insert(&g->groups->pending, &p->by_producer, hr_hash_u64((uint64_t)producer_id));
	return 0;
}

static struct pending_offset *pending_of(struct hr_groups *gs, int64_t producer_id)
{
	struct hr_hnode *n = hr_htable_first(&gs->pending, hr_hash_u64((uint64_t)producer_id));

	for (; n; n = hr_htable_next(n)) {
		struct pending_offset *p = hr_container_of(n, struct pending_offset, by_producer);

		if (p->producer_id == producer_id)
			return p;
	}
	return NULL;
}

int hr_offsets_end_txn(struct hr_groups *gs, int64_t producer_id, bool commit)
{
	struct pending_offset *p;

	while ((p = pending_of(gs, producer_id))) {
		struct hr_group *g = p->group;

		if (commit) {
			offset_set(g, p->offset);
			p->offset = NULL;
		}
		pending_free(p);
		hr_group_release(g);
	}
	return 0;
}

static bool is_pending(const struct hr_group *g, struct hr_str topic, int32_t partition)
{
	hr_list_each(n, &g->pending) {
		const struct pending_offset *p = hr_list_entry(n, struct pending_offset, node);

		if (p->offset->partition == partition && hr_str_eqc(topic, p->offset->topic))
			return true;
	}
	return false;
}

/* --- replay -------------------------------------------------------------------------- */

static struct hr_group_offset *offset_of_record(struct hr_groups *gs,
						const struct hr_coord_record *r)
{
	const struct hr_offset_commit_key *k = r->key;
	const struct hr_offset_commit_value *v = r->value;
	const struct hr_legacy_offset_commit_value *old = r->value;
	struct hr_group_offset *o = offset_make(k->topic, k->partition);
	struct hr_str metadata = r->type ? v->metadata : old->metadata;

	if (!o)
		return NULL;
	o->replayed = gs->replayed;
	o->leader_epoch = r->type ? v->leader_epoch : -1;
	o->offset = r->type ? v->offset : old->offset;
	o->commit_ms = r->type ? v->commit_timestamp : old->commit_timestamp;
	o->expire_ms = r->type ? v->expire_timestamp : -1;
	if (r->type)
		o->topic_id = v->topic_id;
	o->metadata = hr_group_strdup(metadata);
	if (!o->metadata && !hr_str_is_null(metadata)) {
		offset_free(o);
		return NULL;
	}
	return o;
}

/* Type 0 and type 1 have the same key. */
int hr_offset_replay(struct hr_groups *gs, const struct hr_coord_record *r)
{
	const struct hr_offset_commit_key *k = r->key;
	struct hr_group *g;
	struct hr_group_offset *o;
	int err = 0;

	if (!r->value) {
		g = hr_group_find(gs, k->group);
		o = g ? hr_group_offset_find(g, k->topic, k->partition) : NULL;
		if (o)
			offset_remove(g, o);
		if (g)
			hr_group_release(g);
		return 0;
	}
	g = hr_group_find_or_make(gs, k->group);
	if (!g)
		return -ENOMEM;
	o = offset_of_record(gs, r);
	if (!o)
		err = -ENOMEM;
	else if (r->transactional)
		err = pending_add(g, r->producer_id, o);
	else
		offset_set(g, o);
	hr_group_release(g);
	return err;
}

static int put_tombstone(struct hr_group *g, const struct hr_group_offset *o)
{
	const struct hr_offset_commit_key k = { hr_str(g->id), hr_str(o->topic), o->partition };

	return hr_group_put(g->groups, HR_GROUP_RECORD_OFFSET_COMMIT, OFFSET_VALUE_VERSION, &k,
			    NULL);
}

/* --- commit -------------------------------------------------------------------------- */

struct committing {
	struct hr_groups *gs;
	struct hr_group *g; /* NULL: made by the first record */
	struct hr_group_call *c;
	const struct hr_offset_commit_request *r;
	enum hr_wire_err err; /* of the whole group */
	bool by_partition;
	int64_t expire_ms;
};

static enum hr_wire_err check_group(struct committing *cm)
{
	const struct hr_offset_commit_request *r = cm->r;

	if (cm->g && cm->g->kind != HR_GROUP_NONE)
		return hr_group_ops(cm->g)->check_commit(cm->g, cm->c, r->member_id,
							 r->group_instance_id,
							 r->generation_id_or_member_epoch,
							 &cm->by_partition);
	if (r->generation_id_or_member_epoch < 0)
		return HR_ERR_NONE;
	if (cm->g)
		return HR_ERR_UNKNOWN_MEMBER_ID;
	return cm->c->version >= 9 ? HR_ERR_GROUP_ID_NOT_FOUND : HR_ERR_ILLEGAL_GENERATION;
}

static enum hr_wire_err commit_one(struct committing *cm, const struct hr_topic *t,
				   const struct hr_offset_commit_request_partition *p)
{
	const struct hr_offset_commit_request *r = cm->r;
	struct hr_offset_commit_key k = { r->group_id, hr_str(t->name), p->partition_index };
	bool expires = cm->expire_ms >= 0;
	struct hr_offset_commit_value v;
	int err;

	if (!hr_topic_partition(t, k.partition))
		return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	if (p->committed_metadata.len > hr_groups_num(cm->gs, HR_CFG_OFFSET_METADATA_MAX_BYTES))
		return HR_ERR_OFFSET_METADATA_TOO_LARGE;
	if (cm->by_partition &&
	    !hr_group_ops(cm->g)->may_commit(cm->g, r->member_id, r->generation_id_or_member_epoch,
					     k.topic, k.partition))
		return HR_ERR_STALE_MEMBER_EPOCH;
	hr_struct_init(&hr_offset_commit_value_desc, &v);
	v.offset = p->committed_offset;
	v.leader_epoch = expires ? -1 : p->committed_leader_epoch;
	v.metadata = hr_str_is_null(p->committed_metadata) ? HR_STR_LIT("") : p->committed_metadata;
	v.commit_timestamp = cm->gs->out->wall_ms;
	v.expire_timestamp = cm->expire_ms;
	if (!expires)
		v.topic_id = t->id;
	err = hr_group_put(cm->gs, HR_GROUP_RECORD_OFFSET_COMMIT,
			   expires ? OFFSET_VALUE_VERSION_EXPIRY : OFFSET_VALUE_VERSION, &k, &v);
	if (err)
		return err == -EMSGSIZE ? HR_ERR_INVALID_COMMIT_OFFSET_SIZE :
					  HR_ERR_COORDINATOR_NOT_AVAILABLE;
	cm->gs->stats->commits++;
	return HR_ERR_NONE;
}

static const struct hr_topic *topic_of(const struct hr_groups *gs, struct hr_str name,
				       struct hr_uuid id, bool by_id)
{
	return by_id ? hr_image_topic_by_id(gs->image, id) : hr_image_topic(gs->image, name);
}

static int commit_topic(struct committing *cm, const struct hr_offset_commit_request_topic *rt,
			struct hr_offset_commit_response_topic *row)
{
	bool by_id = cm->c->version >= 10;
	const struct hr_topic *t = topic_of(cm->gs, rt->name, rt->topic_id, by_id);

	row->name = rt->name;
	row->topic_id = rt->topic_id;
	row->partitions.v = hr_arena_array(cm->c->arena, (size_t)HR_MAX(rt->partitions.nr, 0) + 1,
					   sizeof(row->partitions.v[0]));
	if (!row->partitions.v)
		return -ENOMEM;
	row->partitions.nr = HR_MAX(rt->partitions.nr, 0);
	for (int32_t i = 0; i < row->partitions.nr; i++) {
		enum hr_wire_err err = cm->err;

		hr_struct_init(&hr_offset_commit_response_partition_desc, &row->partitions.v[i]);
		if (!t)
			err = by_id ? HR_ERR_UNKNOWN_TOPIC_ID : HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
		else if (!err || !hr_topic_partition(t, rt->partitions.v[i].partition_index))
			err = commit_one(cm, t, &rt->partitions.v[i]);
		row->partitions.v[i].partition_index = rt->partitions.v[i].partition_index;
		row->partitions.v[i].error_code = (int16_t)err;
	}
	return 0;
}

void hr_groups_commit(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	const struct hr_offset_commit_request *r = c->request;
	struct hr_offset_commit_response *resp = c->response;
	struct committing cm = { .gs = gs, .g = hr_group_find(gs, r->group_id), .c = c, .r = r,
				 .expire_ms = -1 };
	int err = 0;

	cm.err = check_group(&cm);
	if (r->retention_time_ms >= 0)
		cm.expire_ms = gs->out->wall_ms + r->retention_time_ms;
	resp->topics.v = hr_arena_array(c->arena, (size_t)HR_MAX(r->topics.nr, 0) + 1,
					sizeof(resp->topics.v[0]));
	if (!resp->topics.v)
		err = -ENOMEM;
	for (int32_t i = 0; !err && i < r->topics.nr; i++) {
		hr_struct_init(&hr_offset_commit_response_topic_desc, &resp->topics.v[i]);
		err = commit_topic(&cm, &r->topics.v[i], &resp->topics.v[i]);
	}
	if (err)
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	else
		resp->topics.nr = HR_MAX(r->topics.nr, 0);
	hr_coord_answer(gs->out, &c->call);
}

/* --- fetch ---------------------------------------------------------------------------- */

static int fill_row(struct hr_group_call *c, const struct hr_group_offset *o,
		    struct hr_offset_fetch_response_partitions *row)
{
	row->committed_offset = o->offset;
	row->committed_leader_epoch = o->leader_epoch;
	row->metadata = hr_arena_str(c->arena, hr_str(o->metadata ? o->metadata : ""));
	return hr_str_is_null(row->metadata) ? -ENOMEM : 0;
}

static bool same_topic(const struct hr_group_offset *o, struct hr_uuid id)
{
	return hr_uuid_is_zero(o->topic_id) || hr_uuid_is_zero(id) || hr_uuid_eq(o->topic_id, id);
}

static int fetch_topic(struct hr_groups *gs, const struct hr_group *g, struct hr_group_call *c,
		       const struct hr_offset_fetch_request_topics *rt, bool stable,
		       struct hr_offset_fetch_response_topics *row)
{
	bool by_id = c->version >= 10;
	const struct hr_topic *t = topic_of(gs, rt->name, rt->topic_id, by_id);
	struct hr_str name = by_id && t ? hr_str(t->name) : rt->name;

	row->name = rt->name;
	row->topic_id = rt->topic_id;
	row->partitions.nr = HR_MAX(rt->partition_indexes.nr, 0);
	row->partitions.v = hr_arena_array(c->arena, (size_t)row->partitions.nr + 1,
					   sizeof(row->partitions.v[0]));
	if (!row->partitions.v)
		return -ENOMEM;
	for (int32_t i = 0; i < row->partitions.nr; i++) {
		struct hr_offset_fetch_response_partitions *p = &row->partitions.v[i];
		const struct hr_group_offset *o;

		hr_struct_init(&hr_offset_fetch_response_partitions_desc, p);
		p->partition_index = rt->partition_indexes.v[i];
		p->committed_offset = -1;
		p->metadata = HR_STR_LIT("");
		if (by_id && !t) {
			p->error_code = HR_ERR_UNKNOWN_TOPIC_ID;
			continue;
		}
		if (stable && g && is_pending(g, name, p->partition_index)) {
			p->error_code = HR_ERR_UNSTABLE_OFFSET_COMMIT;
			continue;
		}
		o = g ? hr_group_offset_find(g, name, p->partition_index) : NULL;
		if (o && same_topic(o, t ? t->id : (struct hr_uuid){ 0 }) && fill_row(c, o, p))
			return -ENOMEM;
	}
	return 0;
}

static int by_topic(const void *a, const void *b)
{
	const struct hr_group_offset *x = *(const struct hr_group_offset *const *)a;
	const struct hr_group_offset *y = *(const struct hr_group_offset *const *)b;
	int c = strcmp(x->topic, y->topic);

	return c ? c : (x->partition > y->partition) - (x->partition < y->partition);
}

/* Those of @g in order, in the arena; with stable, without the ones that are about to change. */
static int sorted_offsets(const struct hr_group *g, struct hr_group_call *c, bool stable,
			  const struct hr_group_offset ***ret_v, int32_t *ret_nr)
{
	const struct hr_group_offset **v = hr_arena_array(c->arena, g->offsets.nr + 1, sizeof(*v));
	struct hr_htable_iter it;
	int32_t nr = 0;

	if (!v)
		return -ENOMEM;
	for (struct hr_hnode *n = hr_htable_iter_first(&g->offsets, &it); n;
	     n = hr_htable_iter_next(&g->offsets, &it)) {
		const struct hr_group_offset *o = hr_container_of(n, struct hr_group_offset, node);
		const struct hr_topic *t = hr_image_topic(g->groups->image, hr_str(o->topic));

		/* From version 10 on a topic without id cannot be named. */
		if (c->version >= 10 && (!t || !same_topic(o, t->id)))
			continue;
		v[nr++] = o;
	}
	qsort(v, (size_t)nr, sizeof(*v), by_topic);
	*ret_v = v;
	*ret_nr = nr;
	return 0;
}

static int fetch_all(const struct hr_group *g, struct hr_group_call *c, bool stable,
		     struct hr_offset_fetch_response_group *resp)
{
	const struct hr_group_offset **v;
	struct hr_offset_fetch_response_topics *row = NULL;
	struct hr_offset_fetch_response_partitions *rows;
	int32_t nr;

	if (sorted_offsets(g, c, stable, &v, &nr))
		return -ENOMEM;
	resp->topics.v = hr_arena_array(c->arena, (size_t)nr + 1, sizeof(resp->topics.v[0]));
	rows = hr_arena_array(c->arena, (size_t)nr + 1, sizeof(*rows));
	if (!resp->topics.v || !rows)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		const struct hr_group_offset *o = v[i];

		if (!i || strcmp(o->topic, v[i - 1]->topic)) {
			const struct hr_topic *t = hr_image_topic(g->groups->image,
								  hr_str(o->topic));

			row = &resp->topics.v[resp->topics.nr++];
			hr_struct_init(&hr_offset_fetch_response_topics_desc, row);
			row->name = hr_arena_str(c->arena, hr_str(o->topic));
			if (t)
				row->topic_id = t->id;
			row->partitions.v = &rows[i];
			if (hr_str_is_null(row->name))
				return -ENOMEM;
		}
		hr_struct_init(&hr_offset_fetch_response_partitions_desc, &rows[i]);
		rows[i].partition_index = o->partition;
		row->partitions.nr++;
		if (stable && is_pending(g, hr_str(o->topic), o->partition)) {
			rows[i].committed_offset = -1;
			rows[i].metadata = HR_STR_LIT("");
			rows[i].error_code = HR_ERR_UNSTABLE_OFFSET_COMMIT;
		} else if (fill_row(c, o, &rows[i])) {
			return -ENOMEM;
		}
	}
	return 0;
}

static enum hr_wire_err check_fetch(struct hr_group *g,
				    const struct hr_offset_fetch_request_group *r)
{
	if (hr_str_is_null(r->member_id) && r->member_epoch < 0)
		return HR_ERR_NONE;
	if (!g || g->kind == HR_GROUP_NONE)
		return HR_ERR_NONE;
	return hr_group_ops(g)->check_fetch(g, r->member_id, r->member_epoch);
}

void hr_groups_fetch(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	const struct hr_group_fetch *f = c->request;
	const struct hr_offset_fetch_request_group *r = f->group;
	struct hr_offset_fetch_response_group *resp = c->response;
	struct hr_group *g = hr_group_find(gs, r->group_id);
	int err = 0;

	resp->group_id = r->group_id;
	resp->topics.nr = 0;
	resp->error_code = (int16_t)check_fetch(g, r);
	if (!resp->error_code && r->topics.nr < 0) {
		err = g ? fetch_all(g, c, f->require_stable, resp) : 0;
	} else if (!resp->error_code) {
		resp->topics.v = hr_arena_array(c->arena, (size_t)r->topics.nr + 1,
						sizeof(resp->topics.v[0]));
		if (!resp->topics.v)
			err = -ENOMEM;
		for (int32_t i = 0; !err && i < r->topics.nr; i++) {
			hr_struct_init(&hr_offset_fetch_response_topics_desc, &resp->topics.v[i]);
			err = fetch_topic(gs, g, c, &r->topics.v[i], f->require_stable,
					  &resp->topics.v[i]);
			resp->topics.nr++;
		}
	}
	if (err)
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	hr_coord_answer(gs->out, &c->call);
}

/* --- delete ----------------------------------------------------------------------------- */

int hr_offsets_delete_all(struct hr_group *g)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;
	int err = 0;

	hr_assert(g->locked);
	for (n = hr_htable_iter_first(&g->offsets, &it); n && !err; n = next) {
		next = hr_htable_iter_next(&g->offsets, &it);
		err = put_tombstone(g, hr_container_of(n, struct hr_group_offset, node));
		g->groups->stats->commits_deleted++;
	}
	return err;
}

static enum hr_wire_err delete_one(struct hr_group *g, struct hr_str topic, int32_t partition)
{
	struct hr_group_offset *o = hr_group_offset_find(g, topic, partition);

	if (!hr_image_topic(g->groups->image, topic))
		return HR_ERR_UNKNOWN_TOPIC_OR_PARTITION;
	if (g->kind != HR_GROUP_NONE && hr_group_ops(g)->subscribes(g, topic))
		return HR_ERR_GROUP_SUBSCRIBED_TO_TOPIC;
	if (!o)
		return HR_ERR_NONE;
	g->groups->stats->commits_deleted++;
	return put_tombstone(g, o) ? HR_ERR_COORDINATOR_NOT_AVAILABLE : HR_ERR_NONE;
}

static int delete_rows(struct hr_group *g, struct hr_group_call *c)
{
	const struct hr_offset_delete_request *r = c->request;
	struct hr_offset_delete_response *resp = c->response;

	resp->topics.v = hr_arena_array(c->arena, (size_t)HR_MAX(r->topics.nr, 0) + 1,
					sizeof(resp->topics.v[0]));
	if (!resp->topics.v)
		return -ENOMEM;
	for (int32_t t = 0; t < r->topics.nr; t++) {
		const struct hr_offset_delete_request_topic *rt = &r->topics.v[t];
		struct hr_offset_delete_response_topic *row = &resp->topics.v[t];
		int32_t nr = HR_MAX(rt->partitions.nr, 0);

		hr_struct_init(&hr_offset_delete_response_topic_desc, row);
		row->name = rt->name;
		row->partitions.v = hr_arena_array(c->arena, (size_t)nr + 1,
						   sizeof(row->partitions.v[0]));
		if (!row->partitions.v)
			return -ENOMEM;
		row->partitions.nr = nr;
		resp->topics.nr = t + 1;
		for (int32_t i = 0; i < nr; i++) {
			row->partitions.v[i].partition_index = rt->partitions.v[i].partition_index;
			row->partitions.v[i].error_code = (int16_t)delete_one(
				g, rt->name, rt->partitions.v[i].partition_index);
		}
	}
	return 0;
}

void hr_groups_offset_delete(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	const struct hr_offset_delete_request *r = c->request;
	struct hr_offset_delete_response *resp = c->response;
	struct hr_group *g = hr_group_find(gs, r->group_id);

	resp->topics.nr = 0;
	if (!g) {
		resp->error_code = HR_ERR_GROUP_ID_NOT_FOUND;
	} else if (g->kind != HR_GROUP_NONE && !hr_group_ops(g)->may_delete_offsets(g)) {
		resp->error_code = HR_ERR_NON_EMPTY_GROUP;
	} else {
		g->locked = true;
		if (delete_rows(g, c))
			c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
		g->locked = false;
		hr_group_release(g);
	}
	hr_coord_answer(gs->out, &c->call);
}

void hr_groups_delete(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	struct hr_delete_groups_response_deletable_group_result *row = c->response;
	struct hr_group *g = hr_group_find(gs, c->group_id);
	int err;

	row->group_id = c->group_id;
	if (!g) {
		row->error_code = HR_ERR_GROUP_ID_NOT_FOUND;
	} else if (g->kind != HR_GROUP_NONE && !hr_group_ops(g)->is_empty(g)) {
		row->error_code = HR_ERR_NON_EMPTY_GROUP;
	} else {
		g->locked = true;
		err = hr_offsets_delete_all(g);
		if (!err && g->kind != HR_GROUP_NONE)
			err = hr_group_ops(g)->put_tombstones(g);
		g->locked = false;
		hr_group_release(g);
		if (err)
			row->error_code = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	}
	hr_coord_answer(gs->out, &c->call);
}

void hr_offsets_topic_deleted(struct hr_groups *gs, struct hr_str name)
{
	struct hr_htable_iter gi, oi;
	struct hr_hnode *n, *next, *on, *onext;

	for (n = hr_htable_iter_first(&gs->by_id, &gi); n; n = next) {
		struct hr_group *g = hr_container_of(n, struct hr_group, by_id);

		next = hr_htable_iter_next(&gs->by_id, &gi);
		g->locked = true;
		for (on = hr_htable_iter_first(&g->offsets, &oi); on; on = onext) {
			struct hr_group_offset *o = hr_container_of(on, struct hr_group_offset,
								    node);

			onext = hr_htable_iter_next(&g->offsets, &oi);
			if (!hr_str_eqc(name, o->topic))
				continue;
			gs->stats->commits_deleted++;
			if (put_tombstone(g, o))
				break;
		}
		g->locked = false;
		hr_group_release(g);
	}
}

/* --- expiry -------------------------------------------------------------------------------- */

static bool has_expired(const struct hr_group *g, const struct hr_group_offset *o)
{
	const struct hr_groups *gs = g->groups;
	int64_t retention_ms = hr_groups_num(gs, HR_CFG_OFFSETS_RETENTION_MINUTES) * 60000;
	enum hr_expiry_rule rule = HR_EXPIRE_BY_COMMIT;
	int64_t since_ms = -1;

	if (g->kind != HR_GROUP_NONE)
		rule = hr_group_ops(g)->expiry(g, hr_str(o->topic), &since_ms);
	if (rule == HR_EXPIRE_NEVER)
		return false;
	if (o->expire_ms >= 0)
		return gs->out->wall_ms >= o->expire_ms;
	if (rule == HR_EXPIRE_BY_COMMIT || since_ms < 0)
		since_ms = o->commit_ms;
	return gs->out->wall_ms - since_ms >= retention_ms;
}

static int expire_group(struct hr_group *g)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;
	int seen_nr = 1, err = 0;

	g->locked = true;
	for (n = hr_htable_iter_first(&g->offsets, &it); n && !err; n = next) {
		struct hr_group_offset *o = hr_container_of(n, struct hr_group_offset, node);

		next = hr_htable_iter_next(&g->offsets, &it);
		seen_nr++;
		if (is_pending(g, hr_str(o->topic), o->partition) || !has_expired(g, o))
			continue;
		g->groups->stats->commits_expired++;
		err = put_tombstone(g, o);
	}
	if (!err && !g->offsets.nr && hr_list_empty(&g->pending) && g->kind != HR_GROUP_NONE &&
	    hr_group_ops(g)->is_empty(g))
		err = hr_group_ops(g)->put_tombstones(g);
	g->locked = false;
	hr_group_release(g);
	return seen_nr;
}

static void expiry_round(struct hr_timer *t)
{
	struct hr_groups *gs = hr_container_of(t, struct hr_groups, expiry_timer);
	struct hr_htable_iter it = { .bucket = gs->expiry_bucket };
	struct hr_hnode *n = gs->expiry_bucket ? hr_htable_iter_next(&gs->by_id, &it) :
						 hr_htable_iter_first(&gs->by_id, &it);
	int nr = 0;

	for (; n; n = hr_htable_iter_next(&gs->by_id, &it)) {
		nr += expire_group(hr_container_of(n, struct hr_group, by_id));
		/* Stop only between buckets, where no node is remembered. */
		if (nr < EXPIRY_NR_PER_TURN || it.next || !it.bucket)
			continue;
		gs->expiry_bucket = it.bucket;
		hr_group_timer_arm(gs, t, 1, expiry_round);
		return;
	}
	hr_offsets_start(gs);
}

void hr_offsets_start(struct hr_groups *gs)
{
	gs->expiry_bucket = 0;
	hr_group_timer_arm(gs, &gs->expiry_timer,
			   hr_groups_num(gs, HR_CFG_OFFSETS_RETENTION_CHECK_INTERVAL_MS),
			   expiry_round);
}
