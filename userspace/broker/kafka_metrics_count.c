// SPDX-License-Identifier: Apache-2.0
/*
 * kafka_metrics_count: what a shard counts for Kafka's metrics; see kafka_metrics.h.
 *
 * A topic's counters are made when it is first used on a shard and go with the
 * topic.  The shard's totals stay, so that they never fall.
 */
#include <stdlib.h>

#include "kafka_metrics.h"

int hr_shard_counts_create(struct hr_shard_counts **ret_c)
{
	*ret_c = calloc(1, sizeof(**ret_c));
	if (!*ret_c)
		return -ENOMEM;
	hr_htable_init(&(*ret_c)->topics);
	return 0;
}

void hr_shard_counts_destroy(struct hr_shard_counts *c)
{
	struct hr_htable_iter it;
	struct hr_hnode *n;

	if (!c)
		return;
	n = hr_htable_iter_first(&c->topics, &it);
	while (n) {
		struct hr_topic_counts *t = hr_container_of(n, struct hr_topic_counts, by_id);

		n = hr_htable_iter_next(&c->topics, &it);
		free(t);
	}
	hr_htable_fini(&c->topics);
	for (int i = 0; i < HR_METRIC_API_NR; i++)
		free(c->errors[i]);
	free(c);
}

static struct hr_topic_counts *find(const struct hr_shard_counts *c, struct hr_uuid topic_id,
				    uint64_t hash)
{
	struct hr_hnode *n = hr_htable_first(&c->topics, hash);

	for (; n; n = hr_htable_next(n)) {
		struct hr_topic_counts *t = hr_container_of(n, struct hr_topic_counts, by_id);

		if (hr_uuid_eq(t->topic_id, topic_id))
			return t;
	}
	return NULL;
}

struct hr_topic_counts *hr_topic_counts_of(struct hr_shard *s, struct hr_uuid topic_id)
{
	uint64_t hash = hr_hash_bytes(topic_id.b, sizeof(topic_id.b));
	struct hr_topic_counts *t = find(s->counts, topic_id, hash);

	/* One that was deleted meanwhile must not come back: nobody would drop it. */
	if (t || !s->image || !hr_image_topic_by_id(s->image, topic_id))
		return t;
	t = calloc(1, sizeof(*t));
	if (!t)
		return NULL;
	t->topic_id = topic_id;
	hr_htable_insert(&s->counts->topics, &t->by_id, hash);
	return t;
}

void hr_topic_counts_drop(struct hr_shard *s, struct hr_uuid topic_id)
{
	struct hr_topic_counts *t =
		find(s->counts, topic_id, hr_hash_bytes(topic_id.b, sizeof(topic_id.b)));

	if (!t)
		return;
	hr_htable_remove(&s->counts->topics, &t->by_id);
	free(t);
}

void hr_topic_count(struct hr_shard *s, struct hr_topic_counts *t, int what, uint64_t n)
{
	HR_STAT_ADD(s->counts->totals[what], n);
	if (t && what < HR_TOPIC_COUNT_NR)
		t->v[what] += n;
}

void hr_kafka_count_request(struct hr_shard *s, int16_t api, int16_t version)
{
	if (api >= 0 && api < HR_METRIC_API_NR && version >= 0 && version < HR_KAFKA_VERSION_NR)
		HR_STAT_ADD(s->counts->versions[api][version], 1);
}

void hr_kafka_count_error(struct hr_shard *s, int16_t api, int16_t code)
{
	uint64_t *row;

	if (api < 0 || api >= HR_METRIC_API_NR || code < -1 || code >= HR_METRIC_ERR_NR - 1)
		return;
	row = s->counts->errors[api];
	if (!row) {
		row = calloc(HR_METRIC_ERR_NR, sizeof(*row));
		if (!row)
			return;
		__atomic_store_n(&s->counts->errors[api], row, __ATOMIC_RELEASE);
	}
	HR_STAT_ADD(row[code + 1], 1);
}
