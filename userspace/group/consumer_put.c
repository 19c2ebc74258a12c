// SPDX-License-Identifier: Apache-2.0
/* consumer_put: the records of a consumer group, as Kafka 4.4 writes them. */
#include "consumer.h"

/* Longer lists come from the heap; each is gone when the record is written. */
#define PUT_ARENA_MAX_BYTES 0

int hr_consumer_put_epoch(struct hr_group *g, int32_t epoch, uint64_t hash)
{
	const struct hr_consumer_group_metadata_key key = { .group_id = hr_str(g->id) };
	const struct hr_consumer_group_metadata_value v = { .epoch = epoch,
							    .metadata_hash = (int64_t)hash };

	return hr_group_put(g->groups, 3, 0, &key, &v);
}

int hr_consumer_put_member(struct hr_group *g, struct hr_str id, const hr_member_value_t *v)
{
	const struct hr_consumer_group_member_metadata_key key = { .group_id = hr_str(g->id),
								   .member_id = id };

	return hr_group_put(g->groups, 5, 0, &key, v);
}

int hr_consumer_put_target_epoch(struct hr_group *g, int32_t epoch, int64_t timestamp_ms)
{
	const struct hr_consumer_group_target_assignment_metadata_key key = {
		.group_id = hr_str(g->id) };
	const struct hr_consumer_group_target_assignment_metadata_value v = {
		.assignment_epoch = epoch, .assignment_timestamp = timestamp_ms };

	return hr_group_put(g->groups, 6, 0, &key, &v);
}

/* Partitions of one run of a topic. */
static int32_t *numbers(struct hr_arena *a, const struct hr_tps *s, int32_t start, int32_t end)
{
	int32_t *v = hr_arena_array(a, (size_t)(end - start), sizeof(*v));

	for (int32_t i = start; v && i < end; i++)
		v[i - start] = s->v[i].partition;
	return v;
}

typedef struct hr_consumer_group_target_assignment_member_value target_value_t;

static int target_fill(struct hr_arena *a, const struct hr_tps *s, target_value_t *v)
{
	int32_t pos = 0, start;

	v->topic_partitions.v = hr_arena_array(a, (size_t)s->nr + 1,
					       sizeof(v->topic_partitions.v[0]));
	if (!v->topic_partitions.v)
		return -ENOMEM;
	while (hr_tps_next_topic(s, &pos, &start)) {
		struct hr_consumer_group_target_assignment_member_value_topic_partition *row =
			&v->topic_partitions.v[v->topic_partitions.nr++];

		row->topic_id = s->v[start].topic;
		row->partitions.nr = pos - start;
		row->partitions.v = numbers(a, s, start, pos);
		if (!row->partitions.v)
			return -ENOMEM;
	}
	return 0;
}

int hr_consumer_put_target(struct hr_group *g, struct hr_str id, const struct hr_tps *target)
{
	const struct hr_consumer_group_target_assignment_member_key key = {
		.group_id = hr_str(g->id), .member_id = id };
	target_value_t v = { 0 };
	struct hr_arena a;
	int err;

	hr_arena_init(&a, PUT_ARENA_MAX_BYTES);
	err = target_fill(&a, target, &v);
	if (!err)
		err = hr_group_put(g->groups, 7, 0, &key, &v);
	hr_arena_fini(&a);
	return err;
}

typedef struct hr_consumer_group_current_member_assignment_value_topic_partitions current_parts_t;

static int current_fill(struct hr_arena *a, const struct hr_tps *s, current_parts_t **ret_v,
			int32_t *ret_nr)
{
	current_parts_t *v = hr_arena_array(a, (size_t)s->nr + 1, sizeof(*v));
	int32_t pos = 0, start, nr = 0;

	if (!v)
		return -ENOMEM;
	while (hr_tps_next_topic(s, &pos, &start)) {
		current_parts_t *row = &v[nr++];

		row->topic_id = s->v[start].topic;
		row->partitions.nr = row->assignment_epochs.nr = pos - start;
		row->partitions.v = numbers(a, s, start, pos);
		row->assignment_epochs.v = hr_arena_array(a, (size_t)(pos - start),
							  sizeof(int32_t));
		if (!row->partitions.v || !row->assignment_epochs.v)
			return -ENOMEM;
		for (int32_t i = start; i < pos; i++)
			row->assignment_epochs.v[i - start] = s->v[i].epoch;
	}
	*ret_v = v;
	*ret_nr = nr;
	return 0;
}

int hr_consumer_put_current(struct hr_group *g, struct hr_str id,
			    const struct hr_consumer_current *cur)
{
	const struct hr_consumer_group_current_member_assignment_key key = {
		.group_id = hr_str(g->id), .member_id = id };
	struct hr_consumer_group_current_member_assignment_value v = {
		.member_epoch = cur->epoch, .previous_member_epoch = cur->previous_epoch,
		.state = cur->state };
	struct hr_arena a;
	int err;

	hr_arena_init(&a, PUT_ARENA_MAX_BYTES);
	err = current_fill(&a, &cur->assigned, &v.assigned_partitions.v,
			   &v.assigned_partitions.nr);
	if (!err)
		err = current_fill(&a, &cur->revoking, &v.partitions_pending_revocation.v,
				   &v.partitions_pending_revocation.nr);
	if (!err)
		err = hr_group_put(g->groups, 8, 0, &key, &v);
	hr_arena_fini(&a);
	return err;
}

int hr_consumer_put_regex(struct hr_group *g, struct hr_str text, const struct hr_str *topics,
			  int32_t topic_nr, int64_t version, int64_t timestamp_ms)
{
	const struct hr_consumer_group_regular_expression_key key = {
		.group_id = hr_str(g->id), .regular_expression = text };
	const struct hr_consumer_group_regular_expression_value v = {
		.topics = { (struct hr_str *)topics, topic_nr }, .version = version,
		.timestamp = timestamp_ms };

	return hr_group_put(g->groups, 16, 0, &key, &v);
}

int hr_consumer_bury_member(struct hr_group *g, struct hr_str id)
{
	int err = hr_modern_bury(g, 8, id);

	if (!err)
		err = hr_modern_bury(g, 7, id);
	return err ? err : hr_modern_bury(g, 5, id);
}

static const char *member_name(struct hr_hnode *n)
{
	return hr_container_of(n, struct hr_consumer_member, by_id)->id;
}

static const char *regex_name(struct hr_hnode *n)
{
	const struct hr_consumer_regex *x = hr_container_of(n, struct hr_consumer_regex, by_text);

	return x->resolved ? x->text : NULL;
}

int hr_consumer_bury_group(struct hr_group *g)
{
	struct hr_str *members = NULL, *regexes = NULL;
	int32_t member_nr = 0, regex_nr = 0;
	struct hr_arena a;
	int err;

	hr_arena_init(&a, PUT_ARENA_MAX_BYTES);
	err = hr_modern_names(&g->consumer->by_id, member_name, &a, &members, &member_nr);
	if (!err)
		err = hr_modern_names(&g->consumer->regexes, regex_name, &a, &regexes, &regex_nr);
	if (!err)
		err = hr_modern_bury_all(g, 8, members, member_nr);
	if (!err)
		err = hr_modern_bury_all(g, 7, members, member_nr);
	if (!err)
		err = hr_modern_bury(g, 6, HR_STR_NULL);
	if (!err)
		err = hr_modern_bury_all(g, 5, members, member_nr);
	if (!err)
		err = hr_modern_bury_all(g, 16, regexes, regex_nr);
	if (!err)
		err = hr_modern_bury(g, 4, HR_STR_NULL);
	if (!err)
		err = hr_modern_bury(g, 3, HR_STR_NULL);
	hr_arena_fini(&a);
	return err;
}
