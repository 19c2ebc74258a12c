// SPDX-License-Identifier: Apache-2.0
/*
 * emit: the records that rebuild an image, for a snapshot.
 *
 * Order: features first (metadata.version picks the form of all that follows),
 * then brokers, topics with their partitions, configs, producer ids, kept
 * records.  Brokers come before partitions because a reader may look them up.
 */
#include <hr/meta/image.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include "object.h"

struct emitter {
	const struct hr_image *im;
	int metadata_version;
	int (*emit)(void *arg, const uint8_t *p, size_t len);
	void *arg;
	struct hr_buf buf;
	struct hr_arena arena;
};

static int put(struct emitter *e, uint32_t key, const void *msg)
{
	int err;

	e->buf.len = 0;
	err = hr_record_frame_put(&e->buf, key, e->metadata_version, msg);
	return err ? err : e->emit(e->arg, e->buf.p, e->buf.len);
}

static int emit_feature(void *arg, struct hr_slice key, void *value)
{
	struct emitter *e = arg;
	struct hr_feature_level_record r;

	hr_struct_init(&hr_feature_level_record_desc, &r);
	r.name = (struct hr_str){ (const char *)key.p, key.len };
	r.feature_level = (int16_t)((uintptr_t)value - 1);
	/* metadata.version has gone first. */
	if (hr_str_eqc(r.name, "metadata.version"))
		return 0;
	return put(e, HR_METADATA_RECORD_FEATURE_LEVEL, &r);
}

static int emit_broker(void *arg, struct hr_slice key, void *value)
{
	const struct hr_broker_reg *b = value;
	struct hr_register_broker_record r;
	struct emitter *e = arg;

	hr_arena_reset(&e->arena);
	hr_struct_init(&hr_register_broker_record_desc, &r);
	r.broker_id = b->id;
	r.broker_epoch = b->epoch;
	r.incarnation_id = b->incarnation;
	r.rack = hr_str(b->rack);
	r.fenced = b->fenced;
	r.in_controlled_shutdown = e->metadata_version >= 7 && b->in_controlled_shutdown;
	r.end_points.nr = b->endpoint_nr;
	r.end_points.v = hr_arena_array(&e->arena, (size_t)b->endpoint_nr, sizeof(*r.end_points.v));
	r.features.nr = b->feature_nr;
	r.features.v = hr_arena_array(&e->arena, (size_t)b->feature_nr, sizeof(*r.features.v));
	if (!r.end_points.v || !r.features.v)
		return -ENOMEM;
	for (int32_t i = 0; i < b->endpoint_nr; i++) {
		r.end_points.v[i].name = hr_str(b->endpoints[i].name);
		r.end_points.v[i].host = hr_str(b->endpoints[i].host);
		r.end_points.v[i].port = b->endpoints[i].port;
		r.end_points.v[i].security_protocol = b->endpoints[i].protocol;
	}
	for (int32_t i = 0; i < b->feature_nr; i++) {
		r.features.v[i].name = hr_str(b->features[i].name);
		r.features.v[i].min_supported_version = b->features[i].min;
		r.features.v[i].max_supported_version = b->features[i].max;
	}
	if (e->metadata_version >= 17) {
		r.log_dirs.v = b->dirs;
		r.log_dirs.nr = b->dir_nr;
	}
	if (e->metadata_version >= 30 && b->cordoned_nr >= 0) {
		r.cordoned_log_dirs.v = b->cordoned_dirs;
		r.cordoned_log_dirs.nr = b->cordoned_nr;
	}
	return put(e, HR_METADATA_RECORD_REGISTER_BROKER, &r);
}

#define PUT_IDS(field, ids) \
	do {                                \
		r.field.v = (ids).v;        \
		r.field.nr = (ids).nr;      \
	} while (0)

static int emit_partition(struct emitter *e, const struct hr_topic *t, int32_t index,
			  const struct hr_partition_reg *p)
{
	struct hr_partition_record r;

	hr_struct_init(&hr_partition_record_desc, &r);
	r.partition_id = index;
	r.topic_id = t->id;
	r.leader = p->leader;
	r.leader_epoch = p->leader_epoch;
	r.partition_epoch = p->partition_epoch;
	r.leader_recovery_state = p->recovery_state;
	PUT_IDS(replicas, p->replicas);
	PUT_IDS(isr, p->isr);
	PUT_IDS(removing_replicas, p->removing);
	PUT_IDS(adding_replicas, p->adding);
	if (e->metadata_version >= 23 && p->elr.nr)
		PUT_IDS(eligible_leader_replicas, p->elr);
	if (e->metadata_version >= 23 && p->last_known_elr.nr)
		PUT_IDS(last_known_elr, p->last_known_elr);
	if (e->metadata_version >= 17) {
		hr_arena_reset(&e->arena);
		r.directories.nr = p->replicas.nr;
		r.directories.v = p->directories;
		/* Unknown directories are written as MIGRATING, the zero id. */
		if (!p->directories)
			r.directories.v = hr_arena_array(&e->arena, (size_t)p->replicas.nr,
							 sizeof(struct hr_uuid));
		if (!r.directories.v)
			return -ENOMEM;
	}
	return put(e, HR_METADATA_RECORD_PARTITION, &r);
}

static int emit_topic(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct emitter *e = arg;
	struct hr_topic_record r;
	int err;

	hr_struct_init(&hr_topic_record_desc, &r);
	r.name = hr_str(t->name);
	r.topic_id = t->id;
	err = put(e, HR_METADATA_RECORD_TOPIC, &r);
	for (int32_t i = 0; !err && i < t->partition_nr; i++)
		if (t->partitions[i])
			err = emit_partition(e, t, i, t->partitions[i]);
	return err;
}

static int emit_resource(void *arg, struct hr_slice key, void *value)
{
	const struct hr_resource *res = value;
	struct emitter *e = arg;
	int err = 0;

	for (int i = 0; !err && i < res->props.nr; i++) {
		struct hr_config_record r;

		hr_struct_init(&hr_config_record_desc, &r);
		r.resource_type = res->type;
		r.resource_name = hr_str(res->name);
		r.name = hr_str(res->props.v[i].key);
		r.value = hr_str(res->props.v[i].value);
		err = put(e, HR_METADATA_RECORD_CONFIG, &r);
	}
	return err;
}

static int emit_kept(void *arg, struct hr_slice key, void *value)
{
	const struct hr_kept *k = value;
	struct emitter *e = arg;

	return e->emit(e->arg, k->frame, (size_t)k->len);
}

static int emit_metadata_version(struct emitter *e)
{
	struct hr_feature_level_record r;

	if (!e->metadata_version)
		return 0;
	hr_struct_init(&hr_feature_level_record_desc, &r);
	r.name = HR_STR_LIT("metadata.version");
	r.feature_level = (int16_t)e->metadata_version;
	return put(e, HR_METADATA_RECORD_FEATURE_LEVEL, &r);
}

int hr_image_emit(const struct hr_image *im, int (*emit)(void *arg, const uint8_t *p, size_t len),
		  void *arg)
{
	struct hr_slice all = { NULL, 0 };
	struct emitter e = { .im = im, .emit = emit, .arg = arg };
	struct hr_producer_ids_record ids;
	int err;

	hr_arena_init(&e.arena, 0);
	e.metadata_version = hr_image_feature(im, "metadata.version");
	err = emit_metadata_version(&e);
	if (!err)
		err = hr_ptree_walk(&im->features, all, emit_feature, &e);
	if (!err)
		err = hr_ptree_walk(&im->brokers, all, emit_broker, &e);
	if (!err)
		err = hr_ptree_walk(&im->topics_by_name, all, emit_topic, &e);
	if (!err)
		err = hr_ptree_walk(&im->resources, all, emit_resource, &e);
	if (!err && im->next_producer_id) {
		hr_struct_init(&hr_producer_ids_record_desc, &ids);
		ids.next_producer_id = im->next_producer_id;
		ids.broker_id = -1;
		err = put(&e, HR_METADATA_RECORD_PRODUCER_IDS, &ids);
	}
	if (!err)
		err = hr_ptree_walk(&im->kept, all, emit_kept, &e);
	hr_buf_fini(&e.buf);
	hr_arena_fini(&e.arena);
	return err;
}
