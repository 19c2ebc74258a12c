// SPDX-License-Identifier: Apache-2.0
/*
 * register: this broker's registration in the metadata log, and the leaders of
 * its partitions.
 *
 * At each start: RegisterBroker (fenced, with a fresh incarnation; its offset is
 * the broker epoch), then unfenced.  Partitions whose in-sync set holds this
 * node and that have no leader get it.  A cluster with eligible leader replicas
 * (KIP-966) empties the in-sync set when its last broker stops, and lists that
 * broker as eligible, or as the last that was; then it leads again, alone in the
 * set.  After an unclean stop every partition that it leads is led in a new
 * epoch, so that clients notice a tail that was lost.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdlib.h>
#include "features.h"
#include "node.h"

#define RECORDS_PER_BATCH 5000

struct leading {
	struct hr_broker *b;
	struct hr_ctl_op op;
	struct hr_uuid *ids;
	int32_t nr, cap;
};

static int put_registration(struct hr_broker *b, struct hr_ctl_op *op)
{
	struct hr_register_broker_record_broker_endpoint ep[HR_LISTENER_NR_MAX];
	struct hr_register_broker_record_broker_feature features[HR_FEATURE_NR];
	struct hr_uuid dirs[HR_LOG_DIR_NR_MAX];
	struct hr_register_broker_record r;
	int version = hr_image_feature(hr_controller_draft(b->controller), "metadata.version");

	hr_struct_init(&hr_register_broker_record_desc, &r);
	r.broker_id = b->roles.node_id;
	r.incarnation_id = b->incarnation;
	b->broker_epoch = hr_controller_end_offset(b->controller);
	r.broker_epoch = b->broker_epoch;
	r.rack = hr_str(hr_config_text(b->config, HR_CFG_BROKER_RACK));
	r.fenced = true;
	r.end_points.v = ep;
	for (int i = 0; i < b->listeners.nr; i++) {
		const struct hr_listener_conf *l = &b->bound[i].conf;
		struct hr_register_broker_record_broker_endpoint *e = &ep[r.end_points.nr];

		if (l->is_controller)
			continue;
		hr_struct_init(&hr_register_broker_record_broker_endpoint_desc, e);
		e->name = hr_str(l->name);
		e->host = hr_str(l->adv_host);
		e->port = l->adv_port;
		e->security_protocol = l->protocol;
		r.end_points.nr++;
	}
	for (int i = 0; i < HR_FEATURE_NR; i++) {
		hr_struct_init(&hr_register_broker_record_broker_feature_desc, &features[i]);
		features[i].name = hr_str(hr_features[i].name);
		features[i].min_supported_version = hr_features[i].min;
		features[i].max_supported_version = hr_features[i].max;
	}
	r.features.v = features;
	r.features.nr = HR_FEATURE_NR;
	if (version >= 17) {
		for (int i = 0; i < b->dirs.log_dir_nr; i++)
			dirs[i] = b->log_dirs[i].meta.directory_id;
		r.log_dirs.v = dirs;
		r.log_dirs.nr = b->dirs.log_dir_nr;
	}
	return hr_controller_put(b->controller, op, HR_METADATA_RECORD_REGISTER_BROKER, &r);
}

static int put_unfence(struct hr_broker *b, struct hr_ctl_op *op)
{
	struct hr_broker_registration_change_record r;

	hr_struct_init(&hr_broker_registration_change_record_desc, &r);
	r.broker_id = b->roles.node_id;
	r.broker_epoch = b->broker_epoch;
	r.fenced = -1;
	return hr_controller_put(b->controller, op, HR_METADATA_RECORD_BROKER_REGISTRATION_CHANGE,
				 &r);
}

static bool contains(const struct hr_ids *ids, int32_t id)
{
	for (int32_t i = 0; i < ids->nr; i++)
		if (ids->v[i] == id)
			return true;
	return false;
}

static int note_topic(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct leading *l = arg;

	if (l->nr == l->cap) {
		int32_t cap = l->cap ? 2 * l->cap : 256;
		struct hr_uuid *v = reallocarray(l->ids, (size_t)cap, sizeof(*v));

		if (!v)
			return -ENOMEM;
		l->ids = v;
		l->cap = cap;
	}
	l->ids[l->nr++] = t->id;
	return 0;
}

static int flush(struct leading *l)
{
	int err = hr_controller_commit_sync(l->b->controller, &l->op);

	hr_ctl_op_fini(&l->op);
	hr_ctl_op_init(&l->op);
	return err;
}

/* Whether this node is the one replica that KIP-966 lets lead a partition whose set is empty. */
static bool eligible(const struct hr_partition_reg *reg, int32_t me)
{
	if (reg->isr.nr)
		return false;
	if (reg->elr.nr)
		return contains(&reg->elr, me);
	return reg->last_known_elr.nr == 1 && reg->last_known_elr.v[0] == me;
}

static int lead_partition(struct leading *l, struct hr_uuid id, int32_t index)
{
	struct hr_broker *b = l->b;
	const struct hr_topic *t = hr_image_topic_by_id(hr_controller_draft(b->controller), id);
	const struct hr_partition_reg *reg = hr_topic_partition(t, index);
	int32_t me = b->roles.node_id;
	struct hr_partition_change_record r;
	bool alone;
	int err;

	if (!reg || !contains(&reg->replicas, me))
		return 0;
	alone = reg->leader == HR_LEADER_NONE && eligible(reg, me);
	if (reg->leader == me ? b->was_clean
			      : reg->leader != HR_LEADER_NONE ||
					!(alone || contains(&reg->isr, me)))
		return 0;
	hr_struct_init(&hr_partition_change_record_desc, &r);
	r.partition_id = index;
	r.topic_id = id;
	r.leader = me;
	if (alone) {
		r.isr.v = &me;
		r.isr.nr = 1;
		r.eligible_leader_replicas.nr = 0;
		r.last_known_elr.nr = 0;
	}
	err = hr_controller_put(b->controller, &l->op, HR_METADATA_RECORD_PARTITION_CHANGE, &r);
	if (!err && l->op.record_nr >= RECORDS_PER_BATCH)
		err = flush(l);
	return err;
}

static int lead_all(struct leading *l)
{
	const struct hr_image *draft = hr_controller_draft(l->b->controller);
	struct hr_slice all = { NULL, 0 };
	int err = hr_ptree_walk(&draft->topics_by_id, all, note_topic, l);

	for (int32_t i = 0; !err && i < l->nr; i++) {
		const struct hr_topic *t = hr_image_topic_by_id(draft, l->ids[i]);
		int32_t nr = t ? t->partition_nr : 0;

		for (int32_t p = 0; !err && p < nr; p++)
			err = lead_partition(l, l->ids[i], p);
	}
	return err;
}

int hr_registration_sync(struct hr_broker *b, struct hr_buf *why)
{
	struct leading l = { .b = b };
	int err;

	b->sys->random->fill(b->sys, b->incarnation.b, sizeof(b->incarnation.b));
	hr_ctl_op_init(&l.op);
	err = put_registration(b, &l.op);
	if (!err)
		err = flush(&l);
	if (!err)
		err = put_unfence(b, &l.op);
	if (!err)
		err = lead_all(&l);
	if (!err)
		err = flush(&l);
	hr_ctl_op_fini(&l.op);
	free(l.ids);
	if (err)
		hr_buf_printf(why, "registration of broker %d: %s", b->roles.node_id,
			      strerror(-err));
	return err;
}
