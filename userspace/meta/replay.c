// SPDX-License-Identifier: Apache-2.0
/*
 * replay: one metadata record -> the draft image.
 *
 * A table maps record keys to functions that change the draft.  A record that
 * names what does not exist, or that this release does not know, is an error:
 * going on would serve a cluster that differs from the log.  Records of parts
 * that are not served are kept whole under their identity (kept.c).
 */
#include <hr/lib/be.h>
#include <hr/meta/image.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdlib.h>
#include "kept.h"
#include "object.h"

#define ARENA_MAX (64 << 20)

#define CHANGED_TOPICS_MAX 100000

static void note_topic(struct hr_image *im, struct hr_uuid id)
{
	struct hr_changes *ch = im->changes;
	struct hr_uuid *v;

	if (!ch || ch->all || (ch->topic_nr && hr_uuid_eq(ch->topics[ch->topic_nr - 1], id)))
		return;
	if (ch->topic_nr == ch->topic_cap) {
		int32_t cap = ch->topic_cap ? 2 * ch->topic_cap : 16;

		v = cap > CHANGED_TOPICS_MAX ? NULL
					     : reallocarray(ch->topics, (size_t)cap, sizeof(*v));
		if (!v) {
			ch->all = true;
			return;
		}
		ch->topics = v;
		ch->topic_cap = cap;
	}
	ch->topics[ch->topic_nr++] = id;
}

static void note_resource(struct hr_image *im, int8_t type, struct hr_str name)
{
	const struct hr_topic *t = type == HR_RESOURCE_TOPIC ? hr_image_topic(im, name) : NULL;

	if (t)
		note_topic(im, t->id);
	if (im->changes)
		im->changes->resources = true;
}

static struct hr_slice id_key(const struct hr_uuid *id)
{
	return (struct hr_slice){ id->b, sizeof(id->b) };
}

/* Under its metric name too, so that a colliding name is found at once. */
static int metric_name_put(struct hr_image *im, struct hr_topic *t, bool present)
{
	uint8_t key[HR_METRIC_NAME_MAX];
	struct hr_str name = hr_str(t->name);
	struct hr_slice k = { key, name.len };
	int err;

	if (!hr_topic_metric_name(name, key))
		return 0;
	if (present)
		return hr_ptree_set(&im->topics_by_metric, k, hr_topic_ops.get(t));
	err = hr_ptree_remove(&im->topics_by_metric, k);
	return err == -ENOENT ? 0 : err;
}

/* Puts a topic under all of its keys; takes over the reference. */
static int topic_put(struct hr_image *im, struct hr_topic *t)
{
	int err = metric_name_put(im, t, true);

	if (err) {
		hr_topic_ops.put(t);
		return err;
	}

	note_topic(im, t->id);
	hr_topic_ops.get(t);
	err = hr_ptree_set(&im->topics_by_name, hr_slice_of_str(hr_str(t->name)), t);
	if (err) {
		hr_topic_ops.put(t);
		return err;
	}
	return hr_ptree_set(&im->topics_by_id, id_key(&t->id), t);
}

/* A topic that may be written: the draft's own, or a copy put in its place. */
static int topic_own(struct hr_image *im, struct hr_uuid id, struct hr_topic **ret_t)
{
	struct hr_topic *t = (struct hr_topic *)hr_image_topic_by_id(im, id);

	if (!t)
		return -ENOENT;
	if (t->generation != im->generation) {
		t = hr_topic_copy(t);
		if (!t)
			return -ENOMEM;
		t->generation = im->generation;
		*ret_t = t;
		return topic_put(im, t);
	}
	note_topic(im, id);
	*ret_t = t;
	return 0;
}

static bool is_offline(const struct hr_partition_reg *p)
{
	return p && p->leader == HR_LEADER_NONE;
}

static int partition_put(struct hr_image *im, struct hr_topic *t, int32_t index,
			 struct hr_partition_reg *p)
{
	const struct hr_partition_reg *old = hr_topic_partition(t, index);
	int was_nr = old ? 1 : 0, was_offline = is_offline(old), err;

	err = hr_topic_set_partition(t, index, p);
	if (err) {
		hr_partition_reg_put(p);
		return err;
	}
	im->partition_nr += 1 - was_nr;
	im->offline_partition_nr += is_offline(p) - was_offline;
	return 0;
}

static int replay_topic(struct hr_image *im, const void *msg)
{
	const struct hr_topic_record *r = msg;
	struct hr_topic *t = hr_topic_create(r->name, r->topic_id);

	if (!t)
		return -ENOMEM;
	t->generation = im->generation;
	return topic_put(im, t);
}

static int replay_partition(struct hr_image *im, const void *msg)
{
	const struct hr_partition_record *r = msg;
	struct hr_partition_reg *p;
	struct hr_topic *t;
	int err;

	if (r->partition_id < 0 || r->partition_id >= HR_PARTITIONS_PER_TOPIC_MAX)
		return -EBADMSG;
	err = topic_own(im, r->topic_id, &t);
	if (err)
		return err;
	p = hr_partition_reg_create();
	if (!p)
		return -ENOMEM;
	p->leader = r->leader;
	p->leader_epoch = r->leader_epoch;
	p->partition_epoch = r->partition_epoch;
	p->recovery_state = r->leader_recovery_state;
	err = hr_ids_set(&p->replicas, r->replicas.v, r->replicas.nr) ?:
	      hr_ids_set(&p->isr, r->isr.v, r->isr.nr) ?:
	      hr_ids_set(&p->removing, r->removing_replicas.v, r->removing_replicas.nr) ?:
	      hr_ids_set(&p->adding, r->adding_replicas.v, r->adding_replicas.nr) ?:
	      hr_ids_set(&p->elr, r->eligible_leader_replicas.v, r->eligible_leader_replicas.nr) ?:
	      hr_ids_set(&p->last_known_elr, r->last_known_elr.v, r->last_known_elr.nr);
	if (!err && r->directories.nr == r->replicas.nr)
		err = hr_uuids_set(&p->directories, r->directories.v, r->directories.nr);
	if (err) {
		hr_partition_reg_put(p);
		return err;
	}
	return partition_put(im, t, r->partition_id, p);
}

static int merge_ids(struct hr_ids *to, const int32_t *v, int32_t nr)
{
	return nr < 0 ? 0 : hr_ids_set(to, v, nr);
}

static int replay_partition_change(struct hr_image *im, const void *msg)
{
	const struct hr_partition_change_record *r = msg;
	const struct hr_partition_reg *old;
	struct hr_partition_reg *p;
	struct hr_topic *t;
	int err = topic_own(im, r->topic_id, &t);

	if (err)
		return err;
	old = hr_topic_partition(t, r->partition_id);
	if (!old)
		return -ENOENT;
	if (old->partition_epoch == INT32_MAX || old->leader_epoch == INT32_MAX)
		return -EBADMSG; /* no writer gets there, one change at a time */
	p = hr_partition_reg_copy(old);
	if (!p)
		return -ENOMEM;
	if (r->leader != -2) {
		p->leader = r->leader;
		p->leader_epoch++;
	}
	p->partition_epoch++;
	if (r->leader_recovery_state >= 0)
		p->recovery_state = r->leader_recovery_state;
	err = merge_ids(&p->replicas, r->replicas.v, r->replicas.nr) ?:
	      merge_ids(&p->isr, r->isr.v, r->isr.nr) ?:
	      merge_ids(&p->removing, r->removing_replicas.v, r->removing_replicas.nr) ?:
	      merge_ids(&p->adding, r->adding_replicas.v, r->adding_replicas.nr) ?:
	      merge_ids(&p->elr, r->eligible_leader_replicas.v, r->eligible_leader_replicas.nr) ?:
	      merge_ids(&p->last_known_elr, r->last_known_elr.v, r->last_known_elr.nr);
	if (!err && (r->directories.nr >= 0 || r->replicas.nr >= 0)) {
		bool fits = r->directories.nr == p->replicas.nr;

		err = hr_uuids_set(&p->directories, r->directories.v, fits ? r->directories.nr : 0);
	}
	if (err) {
		hr_partition_reg_put(p);
		return err;
	}
	return partition_put(im, t, r->partition_id, p);
}

/* Key of a resource: one byte of type, then the name. */
static int resource_key(struct hr_buf *key, int8_t type, struct hr_str name)
{
	hr_buf_put(key, &type, 1);
	hr_buf_put(key, name.p, name.len > 0 ? (size_t)name.len : 0);
	return key->err;
}

static int resource_set(struct hr_image *im, int8_t type, struct hr_str name, struct hr_resource *r)
{
	struct hr_buf key = HR_BUF_INIT;
	int err = resource_key(&key, type, name);
	struct hr_slice k = { key.p, (int32_t)key.len };

	if (err && r)
		hr_resource_ops.put(r);
	if (!err)
		err = r ? hr_ptree_set(&im->resources, k, r) : hr_ptree_remove(&im->resources, k);
	hr_buf_fini(&key);
	return err;
}

static int replay_config(struct hr_image *im, const void *msg)
{
	const struct hr_config_record *r = msg;
	const struct hr_resource *old = hr_image_resource(im, r->resource_type, r->resource_name);
	struct hr_resource *res = hr_resource_copy(r->resource_type, r->resource_name, old);
	char *name;
	int err = 0;

	note_resource(im, r->resource_type, r->resource_name);
	if (!res)
		return -ENOMEM;
	if (hr_str_is_null(r->value)) {
		name = strndup(r->name.p, (size_t)r->name.len);
		if (name)
			hr_props_unset(&res->props, name);
		err = name ? 0 : -ENOMEM;
		free(name);
	} else {
		err = hr_props_set(&res->props, r->name, r->value);
	}
	if (err || !res->props.nr) {
		hr_resource_ops.put(res);
		if (!err && old)
			err = resource_set(im, r->resource_type, r->resource_name, NULL);
		return err;
	}
	return resource_set(im, r->resource_type, r->resource_name, res);
}

static int replay_remove_topic(struct hr_image *im, const void *msg)
{
	const struct hr_remove_topic_record *r = msg;
	const struct hr_topic *t = hr_image_topic_by_id(im, r->topic_id);
	struct hr_str name;
	int err;

	if (!t)
		return -ENOENT;
	note_topic(im, r->topic_id);
	name = hr_str(t->name);
	if (hr_image_resource(im, HR_RESOURCE_TOPIC, name)) {
		err = resource_set(im, HR_RESOURCE_TOPIC, name, NULL);
		if (err)
			return err;
	}
	for (int32_t i = 0; i < t->partition_nr; i++) {
		im->partition_nr -= t->partitions[i] ? 1 : 0;
		im->offline_partition_nr -= is_offline(t->partitions[i]);
	}
	err = metric_name_put(im, (struct hr_topic *)t, false);
	if (err)
		return err;
	/* The name lives in the topic: its last holder goes last. */
	err = hr_ptree_remove(&im->topics_by_name, hr_slice_of_str(name));
	return err ? err : hr_ptree_remove(&im->topics_by_id, id_key(&r->topic_id));
}

static int replay_clear_elr(struct hr_image *im, const void *msg)
{
	const struct hr_clear_elr_record *r = msg;
	const struct hr_topic *named = hr_image_topic(im, r->topic_name);
	struct hr_topic *t;
	int err;

	/* An empty name means every topic; nothing here reads ELR, so only a name counts. */
	if (!named)
		return r->topic_name.len > 0 ? -ENOENT : 0;
	err = topic_own(im, named->id, &t);
	for (int32_t i = 0; !err && i < t->partition_nr; i++) {
		struct hr_partition_reg *p =
			t->partitions[i] ? hr_partition_reg_copy(t->partitions[i]) : NULL;

		if (!p)
			continue;
		p->elr.nr = 0;
		p->last_known_elr.nr = 0;
		err = partition_put(im, t, i, p);
	}
	return err;
}

static int broker_put(struct hr_image *im, struct hr_broker_reg *b)
{
	uint8_t key[4];

	if (im->changes)
		im->changes->brokers = true;
	hr_be32_put(key, (uint32_t)b->id);
	return hr_ptree_set(&im->brokers, (struct hr_slice){ key, sizeof(key) }, b);
}

static char *dup_str(struct hr_str s)
{
	return hr_str_is_null(s) ? NULL : strndup(s.p, (size_t)s.len);
}

static int fill_broker(struct hr_broker_reg *b, const struct hr_register_broker_record *r)
{
	b->endpoints = calloc((size_t)r->end_points.nr + 1, sizeof(*b->endpoints));
	b->features = calloc((size_t)r->features.nr + 1, sizeof(*b->features));
	b->rack = dup_str(r->rack);
	if (!b->endpoints || !b->features || (!b->rack && !hr_str_is_null(r->rack)))
		return -ENOMEM;
	for (int32_t i = 0; i < r->end_points.nr; i++) {
		const struct hr_register_broker_record_broker_endpoint *e = &r->end_points.v[i];

		b->endpoints[b->endpoint_nr++] = (struct hr_endpoint){
			dup_str(e->name), dup_str(e->host), e->port, e->security_protocol
		};
	}
	for (int32_t i = 0; i < r->features.nr; i++) {
		const struct hr_register_broker_record_broker_feature *f = &r->features.v[i];

		b->features[b->feature_nr++] = (struct hr_feature_range){
			dup_str(f->name), f->min_supported_version, f->max_supported_version
		};
	}
	b->dir_nr = HR_MAX(r->log_dirs.nr, 0);
	b->cordoned_nr = r->cordoned_log_dirs.nr;
	return hr_uuids_set(&b->dirs, r->log_dirs.v, r->log_dirs.nr) ?:
	       hr_uuids_set(&b->cordoned_dirs, r->cordoned_log_dirs.v, r->cordoned_log_dirs.nr);
}

static int replay_register_broker(struct hr_image *im, const void *msg)
{
	const struct hr_register_broker_record *r = msg;
	struct hr_broker_reg *b = hr_broker_reg_create();
	int err;

	if (!b)
		return -ENOMEM;
	b->id = r->broker_id;
	b->epoch = r->broker_epoch;
	b->incarnation = r->incarnation_id;
	b->fenced = r->fenced;
	b->in_controlled_shutdown = r->in_controlled_shutdown;
	b->migrating = r->is_migrating_zk_broker;
	err = fill_broker(b, r);
	if (err) {
		hr_broker_ops.put(b);
		return err;
	}
	return broker_put(im, b);
}

static int replay_unregister_broker(struct hr_image *im, const void *msg)
{
	const struct hr_unregister_broker_record *r = msg;
	uint8_t key[4];

	hr_be32_put(key, (uint32_t)r->broker_id);
	return hr_ptree_remove(&im->brokers, (struct hr_slice){ key, sizeof(key) });
}

static int broker_own(struct hr_image *im, int32_t id, int64_t epoch, struct hr_broker_reg **ret_b)
{
	const struct hr_broker_reg *old = hr_image_broker(im, id);
	struct hr_broker_reg *b;

	if (!old || old->epoch != epoch)
		return -ENOENT;
	b = hr_broker_reg_copy(old);
	if (!b)
		return -ENOMEM;
	*ret_b = b;
	return broker_put(im, b);
}

static int replay_fence(struct hr_image *im, const void *msg)
{
	const struct hr_fence_broker_record *r = msg;
	struct hr_broker_reg *b;
	int err = broker_own(im, r->id, r->epoch, &b);

	if (!err)
		b->fenced = true;
	return err;
}

static int replay_unfence(struct hr_image *im, const void *msg)
{
	const struct hr_unfence_broker_record *r = msg;
	struct hr_broker_reg *b;
	int err = broker_own(im, r->id, r->epoch, &b);

	if (!err)
		b->fenced = false;
	return err;
}

static int replay_broker_change(struct hr_image *im, const void *msg)
{
	const struct hr_broker_registration_change_record *r = msg;
	struct hr_broker_reg *b;
	int err = broker_own(im, r->broker_id, r->broker_epoch, &b);

	if (err)
		return err;
	if (r->fenced)
		b->fenced = r->fenced > 0;
	if (r->in_controlled_shutdown)
		b->in_controlled_shutdown = r->in_controlled_shutdown > 0;
	if (r->log_dirs.nr > 0) {
		err = hr_uuids_set(&b->dirs, r->log_dirs.v, r->log_dirs.nr);
		b->dir_nr = err ? b->dir_nr : r->log_dirs.nr;
	}
	if (!err && r->cordoned_log_dirs.nr >= 0) {
		err = hr_uuids_set(&b->cordoned_dirs, r->cordoned_log_dirs.v,
				   r->cordoned_log_dirs.nr);
		b->cordoned_nr = err ? b->cordoned_nr : r->cordoned_log_dirs.nr;
	}
	return err;
}

static int replay_feature(struct hr_image *im, const void *msg)
{
	const struct hr_feature_level_record *r = msg;
	struct hr_slice key = hr_slice_of_str(r->name);

	if (im->changes)
		im->changes->features = true;
	if (r->feature_level < 0)
		return -EBADMSG;
	if (!r->feature_level) {
		int err = hr_ptree_remove(&im->features, key);

		return err == -ENOENT ? 0 : err;
	}
	return hr_ptree_set(&im->features, key, (void *)(uintptr_t)(r->feature_level + 1));
}

static int replay_producer_ids(struct hr_image *im, const void *msg)
{
	const struct hr_producer_ids_record *r = msg;

	im->next_producer_id = r->next_producer_id;
	return 0;
}

static int replay_nothing(struct hr_image *im, const void *msg)
{
	return 0;
}

static int replay_begin(struct hr_image *im, const void *msg)
{
	return im->before_txn ? -EBADMSG : hr_image_freeze(im, &im->before_txn);
}

static int replay_end(struct hr_image *im, const void *msg)
{
	if (!im->before_txn)
		return -EBADMSG;
	hr_image_put(im->before_txn);
	im->before_txn = NULL;
	return 0;
}

static int replay_abort(struct hr_image *im, const void *msg)
{
	struct hr_image *was = im->before_txn, now = *im;

	if (!was)
		return -EBADMSG;
	/* Swap contents; the offsets stay those of the log. */
	now.before_txn = NULL;
	*im = *was;
	im->refs = now.refs;
	im->generation = now.generation + 1;
	im->offset = now.offset;
	im->epoch = now.epoch;
	im->timestamp_ms = now.timestamp_ms;
	im->before_txn = NULL;
	im->changes = now.changes;
	if (im->changes)
		im->changes->all = true;
	now.refs = 1;
	*was = now;
	hr_image_put(was);
	return 0;
}

static int (*const replayers[])(struct hr_image *im, const void *msg) = {
	[HR_METADATA_RECORD_REGISTER_BROKER] = replay_register_broker,
	[HR_METADATA_RECORD_UNREGISTER_BROKER] = replay_unregister_broker,
	[HR_METADATA_RECORD_TOPIC] = replay_topic,
	[HR_METADATA_RECORD_PARTITION] = replay_partition,
	[HR_METADATA_RECORD_CONFIG] = replay_config,
	[HR_METADATA_RECORD_PARTITION_CHANGE] = replay_partition_change,
	[HR_METADATA_RECORD_FENCE_BROKER] = replay_fence,
	[HR_METADATA_RECORD_UNFENCE_BROKER] = replay_unfence,
	[HR_METADATA_RECORD_REMOVE_TOPIC] = replay_remove_topic,
	[HR_METADATA_RECORD_FEATURE_LEVEL] = replay_feature,
	[HR_METADATA_RECORD_PRODUCER_IDS] = replay_producer_ids,
	[HR_METADATA_RECORD_BROKER_REGISTRATION_CHANGE] = replay_broker_change,
	[HR_METADATA_RECORD_NO_OP] = replay_nothing,
	[HR_METADATA_RECORD_BEGIN_TRANSACTION] = replay_begin,
	[HR_METADATA_RECORD_END_TRANSACTION] = replay_end,
	[HR_METADATA_RECORD_ABORT_TRANSACTION] = replay_abort,
	[HR_METADATA_RECORD_CLEAR_ELR] = replay_clear_elr,
};

int hr_image_replay(struct hr_image *draft, const uint8_t *p, size_t len, struct hr_buf *why)
{
	const struct hr_struct_desc *desc;
	struct hr_record_frame f;
	struct hr_arena arena;
	void *msg;
	int err = hr_record_frame_parse(p, len, &f);

	if (err) {
		hr_buf_str(why, "a metadata record without a readable frame");
		return err;
	}
	desc = hr_metadata_record_desc(f.key);
	if (!desc || !hr_version_in(desc->versions, f.version)) {
		hr_buf_printf(why, "metadata record %u version %d is not known here", f.key,
			      f.version);
		return -EPROTONOSUPPORT;
	}
	hr_arena_init(&arena, ARENA_MAX);
	msg = hr_arena_alloc(&arena, desc->size);
	err = msg ? hr_msg_decode(desc, f.version, f.body, f.body_len, &arena, msg, NULL) : -ENOMEM;
	if (!err)
		err = f.key < HR_ARRAY_LEN(replayers) && replayers[f.key] ?
			      replayers[f.key](draft, msg) :
			      hr_kept_replay(draft, f.key, msg, p, len);
	if (err)
		hr_buf_printf(why, "metadata record %s: %s", desc->name, strerror(-err));
	hr_arena_fini(&arena);
	return err;
}
