// SPDX-License-Identifier: Apache-2.0
/*
 * topics: one topic into the draft of the metadata.
 *
 * Checks in Kafka's order: name, collision, existence, counts or manual
 * assignment, configs, brokers.  Records: topic, configs, partitions.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdlib.h>
#include "api/api.h"
#include "quotas.h"

/* Records of one operation go into one batch, which is atomic. */
#define PARTITIONS_PER_OPERATION_MAX 10000

static enum hr_wire_err refuse(struct hr_new_topic *nt, enum hr_wire_err err, const char *text)
{
	nt->message = hr_str(text);
	return err;
}

enum hr_wire_err hr_topic_config_check(struct hr_request *rq, struct hr_str name,
				       struct hr_str value, struct hr_str *ret_message)
{
	int i = hr_config_key_find(hr_config_topic_keys, HR_TCFG_NR, name);
	struct hr_buf why = HR_BUF_INIT;
	struct hr_config_value v;
	enum hr_wire_err werr = HR_ERR_NONE;
	char *text;

	if (i < 0) {
		*ret_message = hr_arena_printf(&rq->arena, "Unknown topic config name: %.*s",
					       name.len, name.p);
		return HR_ERR_INVALID_CONFIG;
	}
	if (hr_str_is_null(value)) {
		*ret_message = hr_arena_printf(&rq->arena,
					       "Null value not supported for topic configs: %.*s",
					       name.len, name.p);
		return HR_ERR_INVALID_CONFIG;
	}
	text = hr_arena_cstr(&rq->arena, value);
	if (!text)
		return HR_ERR_UNKNOWN_SERVER_ERROR;
	if (hr_config_value_parse(&hr_config_topic_keys[i], text, &v, &why)) {
		*ret_message = hr_arena_printf(&rq->arena,
					       "Invalid value %s for configuration %.*s: %s", text,
					       name.len, name.p, hr_buf_cstr(&why));
		werr = HR_ERR_INVALID_CONFIG;
	} else if (i == HR_TCFG_REMOTE_STORAGE_ENABLE && v.num == 1) {
		*ret_message = HR_STR_LIT(
			"Tiered storage is not served, so it cannot be enabled for a topic.");
		werr = HR_ERR_INVALID_CONFIG;
	}
	hr_buf_fini(&why);
	return werr;
}

static enum hr_wire_err check_configs(struct hr_request *rq, struct hr_new_topic *nt)
{
	for (int32_t i = 0; nt->asked && i < nt->asked->configs.nr; i++) {
		const struct hr_create_topics_request_creatable_topic_config *c =
			&nt->asked->configs.v[i];
		enum hr_wire_err werr = hr_topic_config_check(rq, c->name, c->value, &nt->message);

		if (werr)
			return werr;
	}
	return HR_ERR_NONE;
}

static bool usable(const struct hr_image *im, int32_t id)
{
	const struct hr_broker_reg *b = hr_image_broker(im, id);

	return b && !b->fenced;
}

static int count_usable(void *arg, struct hr_slice key, void *value)
{
	const struct hr_broker_reg *b = value;

	*(int32_t *)arg += !b->fenced;
	return 0;
}

static int by_index(const void *a, const void *b)
{
	const struct hr_create_topics_request_creatable_replica_assignment *x = a, *y = b;

	return (x->partition_index > y->partition_index) -
	       (x->partition_index < y->partition_index);
}

static enum hr_wire_err check_assignment(struct hr_request *rq, struct hr_new_topic *nt)
{
	const struct hr_image *im = hr_controller_draft(rq->broker->controller);
	struct hr_create_topics_request_creatable_replica_assignment *a = nt->asked->assignments.v;
	int32_t nr = nt->asked->assignments.nr;

	if (nt->partition_nr != -1 || nt->replication_factor != -1)
		return refuse(nt, HR_ERR_INVALID_REQUEST,
			      "With a manual assignment both counts must be -1.");
	qsort(a, (size_t)nr, sizeof(*a), by_index);
	for (int32_t i = 0; i < nr; i++) {
		if (a[i].partition_index != i)
			return refuse(nt, HR_ERR_INVALID_REPLICA_ASSIGNMENT,
				      "The assignment must name partitions 0 to n-1, each once.");
		if (a[i].broker_ids.nr < 1 || a[i].broker_ids.nr != a[0].broker_ids.nr)
			return refuse(nt, HR_ERR_INVALID_REPLICA_ASSIGNMENT,
				      "Every partition must have the same number of replicas, at "
				      "least one.");
		for (int32_t k = 0; k < a[i].broker_ids.nr; k++) {
			for (int32_t j = 0; j < k; j++)
				if (a[i].broker_ids.v[j] == a[i].broker_ids.v[k])
					return refuse(nt, HR_ERR_INVALID_REPLICA_ASSIGNMENT,
						      "A broker is named twice for one partition.");
			if (!usable(im, a[i].broker_ids.v[k]))
				return refuse(nt, HR_ERR_INVALID_REPLICA_ASSIGNMENT,
					      "The assignment names a broker that is not "
					      "registered or fenced.");
		}
	}
	nt->partition_nr = nr;
	nt->replication_factor = (int16_t)a[0].broker_ids.nr;
	return HR_ERR_NONE;
}

static enum hr_wire_err check_counts(struct hr_request *rq, struct hr_new_topic *nt)
{
	const struct hr_image *im = hr_controller_draft(rq->broker->controller);
	struct hr_slice all = { NULL, 0 };
	struct hr_uuid dir;
	int32_t brokers = 0;

	if (nt->partition_nr < -1 || !nt->partition_nr)
		return refuse(nt, HR_ERR_INVALID_PARTITIONS,
			      "Number of partitions must be larger than 0, or -1 for the default.");
	if (nt->replication_factor < -1 || !nt->replication_factor)
		return refuse(nt, HR_ERR_INVALID_REPLICATION_FACTOR,
			      "Replication factor must be larger than 0, or -1 for the default.");
	if (nt->partition_nr == -1)
		nt->partition_nr = hr_config_int(rq->shard->config, HR_CFG_NUM_PARTITIONS);
	if (nt->replication_factor == -1)
		nt->replication_factor = (int16_t)hr_config_int(rq->shard->config,
								HR_CFG_DEFAULT_REPLICATION_FACTOR);
	hr_ptree_walk(&im->brokers, all, count_usable, &brokers);
	if (nt->replication_factor > brokers || hr_placement_pick(rq->broker, &dir)) {
		nt->message = hr_arena_printf(
			&rq->arena,
			"Unable to replicate the partition %d time(s): the target replication "
			"factor of %d cannot be reached because only %d broker(s) are usable.",
			nt->replication_factor, nt->replication_factor, brokers);
		return HR_ERR_INVALID_REPLICATION_FACTOR;
	}
	return HR_ERR_NONE;
}

static bool is_cordoned(struct hr_broker *b, int dir)
{
	const char *pos = hr_config_text(b->config, HR_CFG_CORDONED_LOG_DIRS);
	struct hr_str item;

	while (hr_config_list_next(&pos, &item))
		if (hr_str_eqc(item, "*") || hr_str_eqc(item, b->dirs.paths[dir]))
			return true;
	return false;
}

int hr_placement_pick(struct hr_broker *b, struct hr_uuid *ret_dir)
{
	int best = -1;

	for (int i = 0; i < b->dirs.log_dir_nr; i++)
		if (!is_cordoned(b, i) && (best < 0 || b->placed_nr[i] < b->placed_nr[best]))
			best = i;
	if (best < 0)
		return -ENOSPC;
	*ret_dir = b->log_dirs[best].meta.directory_id;
	return best;
}

int hr_partition_put_in_draft(struct hr_request *rq, struct hr_ctl_op *op, struct hr_uuid topic_id,
			      int32_t index)
{
	struct hr_broker *b = rq->broker;
	int32_t me = b->roles.node_id;
	struct hr_partition_record r;
	struct hr_uuid dirs[1] = { 0 };
	int at;

	hr_struct_init(&hr_partition_record_desc, &r);
	r.partition_id = index;
	r.topic_id = topic_id;
	/* One broker is all there can be: every assignment that passed the checks is it. */
	r.replicas.v = r.isr.v = &me;
	r.replicas.nr = r.isr.nr = 1;
	r.leader = me;
	r.leader_epoch = r.partition_epoch = 0;
	at = hr_placement_pick(b, &dirs[0]);
	if (at < 0)
		return at;
	b->placed_nr[at]++;
	if (hr_image_feature(hr_controller_draft(b->controller), "metadata.version") >= 17) {
		r.directories.v = dirs;
		r.directories.nr = 1;
	}
	return hr_controller_put(b->controller, op, HR_METADATA_RECORD_PARTITION, &r);
}

static int put_configs(struct hr_request *rq, struct hr_ctl_op *op, struct hr_new_topic *nt)
{
	int err = 0;

	for (int32_t i = 0; !err && nt->asked && i < nt->asked->configs.nr; i++) {
		struct hr_config_record r;

		hr_struct_init(&hr_config_record_desc, &r);
		r.resource_type = HR_RESOURCE_TOPIC;
		r.resource_name = nt->name;
		r.name = nt->asked->configs.v[i].name;
		r.value = nt->asked->configs.v[i].value;
		err = hr_controller_put(rq->broker->controller, op, HR_METADATA_RECORD_CONFIG, &r);
	}
	return err;
}

static int put_all(struct hr_request *rq, struct hr_ctl_op *op, struct hr_new_topic *nt)
{
	struct hr_topic_record r;
	int err;

	hr_struct_init(&hr_topic_record_desc, &r);
	r.name = nt->name;
	r.topic_id = nt->id;
	err = hr_controller_put(rq->broker->controller, op, HR_METADATA_RECORD_TOPIC, &r);
	if (!err)
		err = put_configs(rq, op, nt);
	for (int32_t i = 0; !err && i < nt->partition_nr; i++)
		err = hr_partition_put_in_draft(rq, op, nt->id, i);
	return err;
}

enum hr_wire_err hr_topic_create_in_draft(struct hr_request *rq, struct hr_ctl_op *op,
					  struct hr_new_topic *nt)
{
	const struct hr_image *im = hr_controller_draft(rq->broker->controller);
	const char *fault = hr_topic_name_fault(nt->name);
	const struct hr_topic *other;
	enum hr_wire_err werr;

	if (fault)
		return refuse(nt, HR_ERR_INVALID_TOPIC_EXCEPTION, fault);
	if (hr_str_eqc(nt->name, HR_METADATA_TOPIC))
		return refuse(nt, HR_ERR_INVALID_REQUEST,
			      "Creation of the metadata topic is prohibited.");
	if (hr_image_topic(im, nt->name)) {
		nt->message = hr_arena_printf(&rq->arena, "Topic '%.*s' already exists.",
					      nt->name.len, nt->name.p);
		return HR_ERR_TOPIC_ALREADY_EXISTS;
	}
	other = hr_image_topic_collision(im, nt->name);
	if (other) {
		nt->message = hr_arena_printf(&rq->arena,
					      "Topic '%.*s' collides with existing topic: %s",
					      nt->name.len, nt->name.p, other->name);
		return HR_ERR_INVALID_TOPIC_EXCEPTION;
	}
	werr = check_configs(rq, nt);
	if (!werr)
		werr = nt->asked && nt->asked->assignments.nr > 0 ? check_assignment(rq, nt) :
								    check_counts(rq, nt);
	if (werr)
		return werr;
	if (op->record_nr + nt->partition_nr > PARTITIONS_PER_OPERATION_MAX)
		return refuse(nt, HR_ERR_POLICY_VIOLATION,
			      "Excessively large number of partitions per request.");
	if (!hr_quotas_mutate(rq, nt->partition_nr,
			      rq->api->key == HR_API_CREATE_TOPICS ? 6 : INT16_MAX))
		return HR_ERR_THROTTLING_QUOTA_EXCEEDED;
	do {
		nt->id = hr_directory_id_make(rq->broker->sys);
	} while (hr_image_topic_by_id(im, nt->id));
	if (!nt->validate_only && put_all(rq, op, nt))
		return HR_ERR_UNKNOWN_SERVER_ERROR;
	return HR_ERR_NONE;
}
