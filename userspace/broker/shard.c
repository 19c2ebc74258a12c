// SPDX-License-Identifier: Apache-2.0
/*
 * shard: how a shard follows the metadata image, and its rounds of maintenance.
 *
 * An image reaches every shard as a message, in order.  The shard compares the
 * topics that the message lists (or all) with the image it had, opens what is
 * assigned to this node and homes here, deletes what is gone, and acknowledges
 * to shard 0 once nothing is opening, so that an answer to CreateTopics means
 * that the topic can be used.
 */
#include <hr/lib/be.h>
#include <stdio.h>
#include <stdlib.h>
#include "coordinate.h"
#include "kafka_metrics.h"
#include "kernel.h"
#include "principal.h"
#include "quotas.h"

#define MAINTAIN_NR_PER_TURN 256

struct image_msg {
	struct hr_msg msg;
	struct hr_shard *shard;
	struct hr_image *image;
	struct hr_config *config; /* instead of an image */
	struct hr_changes changes;
};

static uint64_t key_hash(struct hr_uuid topic_id, int32_t index)
{
	return hr_hash_u64(hr_hash_bytes(topic_id.b, sizeof(topic_id.b)) ^ (uint64_t)(uint32_t)index
										   << 1);
}

struct hr_partition *hr_shard_partition(const struct hr_shard *s, struct hr_uuid topic_id,
					int32_t index)
{
	struct hr_hnode *n = hr_htable_first(&s->partitions, key_hash(topic_id, index));

	for (; n; n = hr_htable_next(n)) {
		struct hr_partition *p = hr_container_of(n, struct hr_partition, by_id);

		if (p->index == index && hr_uuid_eq(p->topic_id, topic_id))
			return p;
	}
	return NULL;
}

void hr_shard_attach(struct hr_shard *s, struct hr_partition *p)
{
	hr_htable_insert(&s->partitions, &p->by_id, key_hash(p->topic_id, p->index));
}

/* --- acknowledging -------------------------------------------------------- */

static void wake_waiters(struct hr_broker *b)
{
	int64_t least = INT64_MAX;

	for (int i = 0; i < b->shard_nr; i++)
		least = HR_MIN(least, b->acked_offset[i]);
	hr_list_each_safe(n, next, &b->publish_waiters) {
		struct hr_publish_wait *w = hr_list_entry(n, struct hr_publish_wait, node);

		if (w->offset > least)
			continue;
		hr_list_del(&w->node);
		w->done(w);
	}
}

static void acked(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_shard *s = hr_container_of(m, struct hr_shard, ack);

	__atomic_store_n(&s->ack_posted, false, __ATOMIC_SEQ_CST);
	s->broker->acked_offset[s->idx] = __atomic_load_n(&s->seen_offset, __ATOMIC_SEQ_CST);
	wake_waiters(s->broker);
}

static void acknowledge(struct hr_shard *s)
{
	if (s->opening_nr || !s->image)
		return;
	__atomic_store_n(&s->seen_offset, s->image->offset, __ATOMIC_SEQ_CST);
	if (__atomic_exchange_n(&s->ack_posted, true, __ATOMIC_SEQ_CST))
		return;
	s->ack.run = acked;
	hr_reactor_post(s->broker->shards[0].reactor, &s->ack);
}

void hr_publish_wait(struct hr_broker *b, struct hr_publish_wait *w)
{
	hr_list_push(&b->publish_waiters, &w->node);
	wake_waiters(b);
}

/* --- following ------------------------------------------------------------ */

static bool assigned(const struct hr_partition_reg *reg, int32_t node_id, int *ret_at)
{
	for (int i = 0; reg && i < reg->replicas.nr; i++) {
		if (reg->replicas.v[i] != node_id)
			continue;
		*ret_at = i;
		return true;
	}
	return false;
}

static int dir_of(const struct hr_broker *b, const struct hr_partition_reg *reg, int at)
{
	for (int i = 0; reg->directories && i < b->dirs.log_dir_nr; i++)
		if (hr_uuid_eq(b->log_dirs[i].meta.directory_id, reg->directories[at]))
			return i;
	return 0;
}

static void open_partition(struct hr_shard *s, const struct hr_topic *t, int32_t index,
			   const struct hr_partition_reg *reg, int at)
{
	struct hr_log_config lc;
	struct hr_partition_open o = { .env = &s->env, .topic_id = t->id, .topic = hr_str(t->name),
				       .index = index, .config = &lc, .is_new = true,
				       .log_start_offset = -1, .high_watermark = -1 };
	struct hr_partition *p;
	int err;

	hr_log_config_of(s->config, hr_image_props(s->image, HR_RESOURCE_TOPIC, hr_str(t->name)),
			 &lc);
	o.dir_idx = dir_of(s->broker, reg, at);
	o.dir = s->broker->dirs.paths[o.dir_idx];
	err = hr_partition_create(&o, &p);
	if (err) {
		hr_log(s->broker->log, HR_LOG_ERROR, "broker", "partition.open",
		       hr_f_cstr("topic", t->name), hr_f_i64("partition", index), hr_f_err(err));
		return;
	}
	s->flush_timed |= lc.flush_ms != INT64_MAX;
	s->opening_nr++;
	hr_partition_set_state(p, reg);
	hr_htable_insert(&s->partitions, &p->by_id, key_hash(t->id, index));
}

static void delete_partition(struct hr_shard *s, struct hr_partition *p)
{
	hr_htable_remove(&s->partitions, &p->by_id);
	hr_coordinator_end(p);
	hr_partition_delete(p);
}

static void configure(struct hr_shard *s, struct hr_partition *p)
{
	struct hr_log_config lc;

	hr_log_config_of(s->config, hr_image_props(s->image, HR_RESOURCE_TOPIC, hr_str(p->topic)),
			 &lc);
	s->flush_timed |= lc.flush_ms != INT64_MAX;
	hr_partition_configure(p, &lc);
}

static void follow_topic(struct hr_shard *s, struct hr_uuid id, const struct hr_image *old,
			 bool resources)
{
	const struct hr_topic *was = old ? hr_image_topic_by_id(old, id) : NULL;
	const struct hr_topic *is = hr_image_topic_by_id(s->image, id);
	int32_t nr = HR_MAX(was ? was->partition_nr : 0, is ? is->partition_nr : 0);

	if (!is)
		hr_topic_counts_drop(s, id);
	for (int32_t i = 0; i < nr; i++) {
		const struct hr_partition_reg *reg = is ? hr_topic_partition(is, i) : NULL;
		struct hr_partition *p;
		int at = 0;

		if (hr_shard_of(s->broker, id, i) != s)
			continue;
		p = hr_shard_partition(s, id, i);
		if (!assigned(reg, s->broker->roles.node_id, &at)) {
			if (p)
				delete_partition(s, p);
			continue;
		}
		if (!p) {
			open_partition(s, is, i, reg, at);
			continue;
		}
		hr_partition_set_state(p, reg);
		hr_coordinator_follow(s, p);
		if (resources)
			configure(s, p);
	}
}

struct follow_arg {
	struct hr_shard *shard;
	const struct hr_image *old;
};

static int follow_each(void *arg, struct hr_slice key, void *value)
{
	struct follow_arg *a = arg;

	follow_topic(a->shard, ((const struct hr_topic *)value)->id, a->old, true);
	return 0;
}

static void follow_all(struct hr_shard *s, const struct hr_image *old)
{
	struct follow_arg a = { s, old };
	struct hr_slice all = { NULL, 0 };

	if (old)
		hr_ptree_walk(&old->topics_by_id, all, follow_each, &a);
	hr_ptree_walk(&s->image->topics_by_id, all, follow_each, &a);
}

static void apply_image(struct hr_msg *m, struct hr_reactor *r)
{
	struct image_msg *im = hr_container_of(m, struct image_msg, msg);
	struct hr_shard *s = im->shard;
	struct hr_image *old = s->image;

	s->image = im->image;
	if (im->changes.all)
		follow_all(s, old);
	for (int32_t i = 0; i < im->changes.topic_nr; i++)
		follow_topic(s, im->changes.topics[i], old, im->changes.resources);
	hr_coord_env_set_image(&s->groups, s->image, &im->changes);
	if (im->changes.all || im->changes.quotas)
		hr_principals_follow(s);
	hr_image_put(old);
	hr_changes_fini(&im->changes);
	free(im);
	acknowledge(s);
}

static int copy_changes(struct hr_changes *to, const struct hr_changes *from)
{
	*to = *from;
	to->topics = NULL;
	to->topic_nr = to->topic_cap = 0;
	if (from->all || !from->topic_nr)
		return 0;
	to->topics = reallocarray(NULL, (size_t)from->topic_nr, sizeof(*to->topics));
	if (!to->topics) {
		to->all = true;
		return 0;
	}
	memcpy(to->topics, from->topics, (size_t)from->topic_nr * sizeof(*to->topics));
	to->topic_nr = to->topic_cap = from->topic_nr;
	return 0;
}

static bool touches_broker_configs(struct hr_broker *b, const struct hr_image *old,
				   const struct hr_image *im)
{
	char id[16];

	snprintf(id, sizeof(id), "%d", b->roles.node_id);
	return hr_image_resource(old, HR_RESOURCE_BROKER, hr_str("")) !=
		       hr_image_resource(im, HR_RESOURCE_BROKER, hr_str("")) ||
	       hr_image_resource(old, HR_RESOURCE_BROKER, hr_str(id)) !=
		       hr_image_resource(im, HR_RESOURCE_BROKER, hr_str(id));
}

void hr_shards_publish(struct hr_broker *b, struct hr_image *im, const struct hr_changes *changes)
{
	struct hr_config *config;
	bool reconfigure =
		changes->resources &&
		(!b->shards[0].image || touches_broker_configs(b, b->shards[0].image, im));

	if (reconfigure && !hr_settings_merge(b, im, &config)) {
		hr_shards_configure(b, config);
		hr_config_put(config);
	}
	if (changes->all || changes->quotas)
		hr_quotas_follow(b, im);
	if (changes->all)
		hr_broker_kernel_follow(b);
	for (int i = 0; i < b->shard_nr; i++) {
		struct image_msg *m = calloc(1, sizeof(*m));

		if (!m) {
			hr_broker_fatal(b, -ENOMEM, "a metadata image");
			return;
		}
		m->shard = &b->shards[i];
		m->image = hr_image_get(im);
		copy_changes(&m->changes, changes);
		m->msg.run = apply_image;
		/* Shard 0 is the caller's own: it must see what it published. */
		if (!i)
			apply_image(&m->msg, b->reactors[0]);
		else
			hr_reactor_post(b->reactors[i], &m->msg);
	}
}

static void apply_config(struct hr_msg *m, struct hr_reactor *r)
{
	struct image_msg *im = hr_container_of(m, struct image_msg, msg);
	struct hr_shard *s = im->shard;
	struct hr_htable_iter it;

	hr_coord_env_set_config(&s->groups, im->config);
	hr_config_put(s->config);
	s->config = im->config;
	s->flush_timed = false;
	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it))
		configure(s, hr_container_of(n, struct hr_partition, by_id));
	free(im);
}

void hr_shards_configure(struct hr_broker *b, struct hr_config *config)
{
	char text[8192];
	struct hr_ip_limit overrides[256];
	struct hr_net_limits limits;

	hr_config_put(b->config);
	b->config = hr_config_get(config);
	hr_net_limits_of(config, &limits, overrides, text, sizeof(text));
	if (b->net && hr_net_limits_set(b->net, &limits))
		hr_log(b->log, HR_LOG_WARN, "broker", "limits.unchanged");
	hr_quotas_configure(b);
	hr_broker_kernel_follow(b);
	for (int i = 0; i < b->shard_nr; i++) {
		struct image_msg *m = calloc(1, sizeof(*m));

		if (!m)
			return;
		m->shard = &b->shards[i];
		m->config = hr_config_get(config);
		m->msg.run = apply_config;
		if (!i)
			apply_config(&m->msg, b->reactors[0]);
		else
			hr_reactor_post(b->reactors[i], &m->msg);
	}
}

/* --- what partitions tell --------------------------------------------------- */

static void partition_opened(void *arg, struct hr_partition *p, int err,
			     const struct hr_log_load_info *info)
{
	struct hr_shard *s = arg;

	s->opening_nr--;
	hr_coordinator_follow(s, p);
	if (err)
		hr_log(s->broker->log, HR_LOG_ERROR, "broker", "partition.open",
		       hr_f_cstr("topic", p->topic), hr_f_i64("partition", p->index),
		       hr_f_err(err));
	acknowledge(s);
}

static void partition_failed(void *arg, struct hr_partition *p, int err)
{
	struct hr_shard *s = arg;

	hr_coordinator_end(p);
	hr_log(s->broker->log, HR_LOG_ERROR, "broker", "partition.failed",
	       hr_f_cstr("topic", p->topic), hr_f_i64("partition", p->index), hr_f_err(err));
}

static void partition_gone(void *arg, struct hr_partition *p)
{
	struct hr_shard *s = arg;

	hr_log(s->broker->log, HR_LOG_INFO, "broker", "partition.deleted",
	       hr_f_cstr("topic", p->topic), hr_f_i64("partition", p->index));
}

/* --- maintenance ------------------------------------------------------------ */

static void maintain_rest(struct hr_task *t)
{
	struct hr_shard *s = hr_container_of(t, struct hr_shard, maintain_task);
	struct hr_htable_iter it = { .bucket = s->maintain_bucket };
	int64_t now_ms = hr_sys_wall_ms(s->broker->sys);
	struct hr_hnode *n = s->maintain_bucket ? hr_htable_iter_next(&s->partitions, &it) :
						  hr_htable_iter_first(&s->partitions, &it);
	int nr = 0;

	for (; n; n = hr_htable_iter_next(&s->partitions, &it)) {
		struct hr_partition *p = hr_container_of(n, struct hr_partition, by_id);

		if (s->maintain_full || p->config.flush_ms != INT64_MAX)
			hr_partition_maintain(p, now_ms);
		/* Stop only between buckets, where no node is remembered. */
		if (++nr >= MAINTAIN_NR_PER_TURN && !it.next && it.bucket) {
			s->maintain_bucket = it.bucket;
			hr_task_defer(s->reactor, t);
			return;
		}
	}
	s->maintain_bucket = 0;
}

static void maintain(struct hr_timer *t)
{
	struct hr_shard *s = hr_container_of(t, struct hr_shard, maintain_timer);
	int64_t now_ms = hr_reactor_now_ms(s->reactor);
	int64_t interval_ms = hr_config_num(s->config, HR_CFG_LOG_RETENTION_CHECK_INTERVAL_MS);

	s->maintain_full = now_ms >= s->maintain_due_ms;
	if (s->maintain_full)
		s->maintain_due_ms = now_ms + interval_ms;
	if (!s->maintain_bucket && (s->maintain_full || s->flush_timed))
		maintain_rest(&s->maintain_task);
	hr_partition_env_fds_freed(&s->env);
	hr_partition_env_close_files(&s->env);
	if (!s->idx)
		hr_quotas_expire(s->broker);
	hr_timer_arm(s->reactor, t, HR_MIN(interval_ms, 1000), maintain);
}

static void start_shard(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_shard *s = hr_container_of(m, struct hr_shard, ack);
	int64_t delay_ms = hr_config_num(s->config, HR_CFG_LOG_INITIAL_TASK_DELAY_MS);

	s->ack_posted = false;
	s->maintain_due_ms = hr_reactor_now_ms(r) + delay_ms;
	hr_timer_arm(r, &s->maintain_timer, HR_MIN(delay_ms, 1000), maintain);
	hr_coordinators_start(s);
	acknowledge(s);
}

void hr_shards_start(struct hr_broker *b)
{
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_shard *s = &b->shards[i];

		s->ack_posted = true;
		s->ack.run = start_shard;
		hr_reactor_post(s->reactor, &s->ack);
	}
}

int hr_shards_init(struct hr_broker *b)
{
	hr_list_init(&b->publish_waiters);
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_shard *s = &b->shards[i];

		s->broker = b;
		s->idx = i;
		s->reactor = b->reactors[i];
		s->config = hr_config_get(b->config);
		s->seen_offset = -1;
		b->acked_offset[i] = -1;
		hr_htable_init(&s->partitions);
		hr_task_init(&s->maintain_task, maintain_rest);
		s->env = (struct hr_partition_env){ .sys = b->sys,
						    .reactor = s->reactor,
						    .pool = b->pool,
						    .node_id = b->roles.node_id,
						    .failed = partition_failed,
						    .gone = partition_gone,
						    .opened = partition_opened,
						    .arg = s };
		hr_partition_env_fds_init(&s->env, b->opts.segment_fds_max / b->shard_nr);
		hr_coordinators_init(s);
	}
	return 0;
}

void hr_shards_fini(struct hr_broker *b, bool clean)
{
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_shard *s = &b->shards[i];
		struct hr_htable_iter it;
		struct hr_hnode *n;

		hr_coordinators_fini(s);
		n = hr_htable_iter_first(&s->partitions, &it);
		while (n) {
			struct hr_partition *p = hr_container_of(n, struct hr_partition, by_id);
			int err;

			hr_htable_remove(&s->partitions, n);
			n = hr_htable_iter_next(&s->partitions, &it);
			err = hr_partition_close_sync(p, clean);
			if (err)
				hr_log(b->log, HR_LOG_ERROR, "broker", "partition.close",
				       hr_f_err(err));
		}
		hr_htable_fini(&s->partitions);
		hr_partition_env_fds_fini(&s->env);
		hr_image_put(s->image);
		hr_config_put(s->config);
	}
}
