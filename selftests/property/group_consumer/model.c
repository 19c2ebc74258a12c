// SPDX-License-Identifier: GPL-2.0
/*
 * model: members of one consumer group that behave like clients, and some that do not,
 * against a model of what may happen to them.
 *
 * Actors join, beat, lose answers, dawdle with giving up, change what they want, leave for
 * good or for a while, fall silent; topics come, grow and go; the clock jumps; targets
 * come late from the pool; the coordinator moves to a machine made from the records, of
 * which compaction has taken some.  After each step:
 *
 *   M1  no partition is owned by two members of the group, as they themselves see it
 *   M2  the group epoch never goes back, nor a member's between its joins
 *   M3  the table of owners holds what members have, each partition once
 *   M4  a machine made from the records, whole or compacted, has the same persistent state
 *       (looked at now and then)
 *   M5  when all behave for a while, the group is Stable, each has its target, and every
 *       partition of a wanted topic is with one member who wants it
 *
 * Some members speak the classic protocol, as in a group that is being moved: they join,
 * sync and beat.  The group is not turned back (the policy says so), since then it is no
 * longer this model's.
 *
 * A member that missed an answer adopts nothing before it has heard the next one: what it
 * was told earlier may have been taken back in the answer it missed, and the protocol has
 * no word for that.
 *
 * HR_GROUP_STEPS and SEED choose the run; each thousand steps begin a group of their own.
 */
#include <hr/protocol/gen/consumer_protocol.h>
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/join_group.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/sync_group.h>
#include "consumer_kit.h"
#include "kselftest_harness.h"

#define ACTOR_NR 9
#define CLASSIC_FROM 7 /* the actors from here on speak the classic protocol */
#define TOPIC_NR 6
#define PARTITIONS_MAX 12
#define STEPS_PER_RUN 1000
#define PARTITION_ID_MAX 64

struct actor {
	struct kit_member m;
	char instance[8];
	bool in;	/* thinks it is a member */
	bool away;	/* static, left for a while */
	bool silent;	/* crashed: sends nothing any more */
	bool deaf;	/* did not hear the last answer */
	uint32_t wants; /* topics, a bit each */
	int regex;	/* -1 none */
	int32_t last_epoch;
	bool joins, syncs; /* classic: what it has to do next */
};

struct model {
	uint64_t seed, step;
	struct kit k;
	struct hr_changes changes;
	struct hr_rnd rnd;
	struct actor a[ACTOR_NR];
	uint32_t made_nr;
	int32_t partition_nr[TOPIC_NR]; /* 0: not there */
	uint32_t topic_number[TOPIC_NR];
	uint32_t topics_made;
	int32_t group_epoch;
	char why[256];
	long joins, classic_joins, gone, assignments, rests, replays;
};

static const char *const names[TOPIC_NR] = { "aa", "ab", "bc", "bd", "ce", "f" };
static const char *const regexes[] = { "a.*", "(b|c).", ".*" };

#define BAD(mo, ...) (snprintf((mo)->why, sizeof((mo)->why), __VA_ARGS__), 1)

static uint64_t below(struct model *mo, uint64_t n)
{
	return hr_rnd_below(&mo->rnd, n);
}

/* --- topics ------------------------------------------------------------------------------ */

static void topic_remove(struct model *mo, int t)
{
	struct hr_remove_topic_record rec;

	hr_struct_init(&hr_remove_topic_record_desc, &rec);
	rec.topic_id = kit_topic_id(mo->topic_number[t]);
	kit_replay_metadata(mo->k.image, HR_METADATA_RECORD_REMOVE_TOPIC, &rec);
	mo->partition_nr[t] = 0;
}

static void topic_step(struct model *mo)
{
	int t = (int)below(mo, TOPIC_NR);
	int32_t to;

	if (mo->partition_nr[t] && below(mo, 4) == 0) {
		topic_remove(mo, t);
	} else {
		to = HR_MIN(PARTITIONS_MAX, mo->partition_nr[t] + 1 + (int32_t)below(mo, 5));
		if (!mo->partition_nr[t])
			mo->topic_number[t] = ++mo->topics_made;
		kit_image_topic(mo->k.image, mo->topic_number[t], names[t], mo->partition_nr[t],
				to);
		mo->partition_nr[t] = HR_MAX(to, mo->partition_nr[t]);
	}
	kit_publish(&mo->k);
}

/* --- the records -------------------------------------------------------------------- */

static bool same_key(const struct kit_record *a, const struct kit_record *b)
{
	return a->type == b->type && a->key.len == b->key.len &&
	       !memcmp(a->key.p, b->key.p, a->key.len);
}

/* Each key keeps its last record; tombstones go, too, with a chance. */
static void compact(struct model *mo, size_t until)
{
	struct kit *k = &mo->k;
	bool drop_tombstones = below(mo, 2);
	size_t kept = 0;

	for (size_t i = 0; i < k->log_nr; i++) {
		bool dead = false;

		for (size_t j = i + 1; j < k->log_nr && !dead && i < until; j++)
			dead = same_key(&k->log[i], &k->log[j]);
		dead |= i < until && drop_tombstones && k->log[i].tombstone;
		if (dead) {
			hr_buf_fini(&k->log[i].key);
			hr_buf_fini(&k->log[i].value);
			continue;
		}
		k->log[kept++] = k->log[i];
	}
	k->log_nr = kept;
}

static int check_replay(struct model *mo)
{
	struct kit other = mo->k;
	char *is = kit_consumer_text(&mo->k), *again;
	int ret = 0;

	mo->replays++;
	memset(&other.stats, 0, sizeof(other.stats));
	kit_machine_make(&other);
	kit_replay_log(&other);
	again = kit_consumer_text(&other);
	if (strcmp(is, again)) {
		printf("# is:\n%s# from the records:\n%s", is, again);
		ret = BAD(mo, "records give another state");
	}
	if (memcmp(&other.stats.modern, &mo->k.stats.modern, sizeof(other.stats.modern)))
		ret = BAD(mo, "levels of the statistics differ");
	hr_groups_ops.destroy(other.m);
	free(is);
	free(again);
	return ret;
}

/* --- what must hold after each step ------------------------------------------------------ */

static bool is_member(struct model *mo, const struct actor *a)
{
	struct hr_consumer_group *cg = kit_group(&mo->k, "g");
	struct hr_consumer_member *m = cg ? hr_consumer_member(cg, hr_str(a->m.id)) : NULL;

	return m && m->counts;
}

static int check_owned(struct model *mo)
{
	static int8_t by[256][PARTITION_ID_MAX];

	memset(by, -1, sizeof(by));
	for (int i = 0; i < ACTOR_NR; i++) {
		const struct actor *a = &mo->a[i];

		if (!a->in || !is_member(mo, a))
			continue;
		for (int32_t p = 0; p < a->m.owned.nr; p++) {
			const struct hr_tp *tp = &a->m.owned.v[p];
			int8_t *owner = &by[tp->topic.b[8]][tp->partition];

			if (*owner >= 0)
				return BAD(mo, "topic %d partition %d is with %d and %d",
					   tp->topic.b[8], tp->partition, *owner, i);
			*owner = (int8_t)i;
		}
	}
	return 0;
}

static int check_group(struct model *mo)
{
	struct hr_consumer_group *cg = kit_group(&mo->k, "g");
	struct hr_consumer_member *m;
	size_t sum = 0;
	int32_t behind_nr = 0;

	if (!cg) {
		mo->group_epoch = 0;
		return 0;
	}
	if (cg->epoch < mo->group_epoch)
		return BAD(mo, "the group epoch went from %d to %d", mo->group_epoch, cg->epoch);
	mo->group_epoch = cg->epoch;
	if (cg->target_epoch > cg->epoch)
		return BAD(mo, "target epoch %d, group epoch %d", cg->target_epoch, cg->epoch);
	hr_consumer_each_member(m, cg) {
		sum += (size_t)(m->assigned.nr + m->revoking.nr);
		behind_nr += !hr_consumer_is_settled(cg, m);
		if (hr_tps_meet(&m->assigned, &m->revoking))
			return BAD(mo, "%s keeps what it gives up", m->id);
	}
	if (sum != cg->owners.nr)
		return BAD(mo, "members have %zu partitions, owners %zu", sum, cg->owners.nr);
	if (behind_nr != cg->behind_nr)
		return BAD(mo, "%d are behind, %d counted", behind_nr, cg->behind_nr);
	return 0;
}

/* --- actors ------------------------------------------------------------------------------ */

static void says_wants(struct model *mo, const struct actor *a, struct kit_says *s,
		       const char *list[TOPIC_NR + 1])
{
	int nr = 0;

	for (int t = 0; t < TOPIC_NR; t++)
		if (a->wants >> t & 1)
			list[nr++] = names[t];
	list[nr] = NULL;
	s->topics = list;
	s->regex = a->regex >= 0 ? regexes[a->regex] : "";
}

static void choose_wants(struct model *mo, struct actor *a)
{
	a->wants = (uint32_t)below(mo, 3) ? 0x3f : (uint32_t)below(mo, 64);
	a->regex = below(mo, 4) ? -1 : (int)below(mo, HR_ARRAY_LEN(regexes));
}

static void gone(struct actor *a)
{
	a->in = a->away = a->silent = a->deaf = false;
	a->joins = a->syncs = false;
	a->m.owned.nr = 0;
	a->m.told = false;
}

static int join(struct model *mo, struct actor *a)
{
	const char *list[TOPIC_NR + 1];
	struct kit_says s = { .rebalance_timeout_ms = 10000 + (int32_t)below(mo, 30000),
			      .owned = true, .version = 1 };
	bool again = a->in && !a->away;
	int16_t err;

	if (!again)
		snprintf(a->m.id, sizeof(a->m.id), "m%u", ++mo->made_nr);
	a->m.group = "g";
	a->m.instance = a->instance[0] ? a->instance : NULL;
	a->m.assignor = below(mo, 5) ? NULL : below(mo, 2) ? "range" : "uniform";
	a->m.owned.nr = 0;
	a->m.told = false;
	choose_wants(mo, a);
	says_wants(mo, a, &s, list);
	err = kit_beat_raw(&mo->k, &a->m, 0, &s, false);
	if (err && err != HR_ERR_UNRELEASED_INSTANCE_ID)
		return BAD(mo, "a join was answered with %d: %s", err, a->m.message);
	if (err) {
		gone(a);
		return 0;
	}
	mo->joins++;
	a->in = true;
	a->away = a->silent = a->deaf = false;
	a->last_epoch = a->m.epoch;
	return 0;
}

static int beat(struct model *mo, struct actor *a, bool change)
{
	const char *list[TOPIC_NR + 1];
	struct kit_says s = KIT_SAYS_NOTHING;
	bool lost = below(mo, 12) == 0, was = is_member(mo, a);
	int16_t err;

	s.owned = below(mo, 5);
	if (change) {
		choose_wants(mo, a);
		says_wants(mo, a, &s, list);
	}
	if (below(mo, 8) == 0)
		s.rebalance_timeout_ms = 20000;
	/* Who missed an answer says everything again, and is told everything. */
	if (a->deaf) {
		says_wants(mo, a, &s, list);
		s.rebalance_timeout_ms = 20000;
		s.owned = true;
	}
	err = kit_beat_raw(&mo->k, &a->m, a->m.epoch, &s, lost);
	if (lost) {
		a->deaf = true;
		return 0;
	}
	if (err) {
		/* A member of the group is fenced only if it missed an answer. */
		if (was && (err != HR_ERR_FENCED_MEMBER_EPOCH || !a->deaf))
			return BAD(mo, "a member's heartbeat was answered with %d", err);
		if (err == HR_ERR_FENCED_MEMBER_EPOCH)
			return join(mo, a);
		mo->gone++;
		gone(a);
		return 0;
	}
	if (a->m.epoch < a->last_epoch)
		return BAD(mo, "epoch of %s went from %d to %d", a->m.id, a->last_epoch,
			   a->m.epoch);
	mo->assignments += a->m.has_assignment;
	a->last_epoch = a->m.epoch;
	a->deaf = false;
	if (below(mo, 4))
		kit_obey(&a->m);
	return 0;
}

static int leave(struct model *mo, struct actor *a)
{
	bool for_a_while = a->instance[0] && below(mo, 2), was = is_member(mo, a);
	int16_t err = kit_leave(&mo->k, &a->m, for_a_while ? -2 : -1);

	if (was && err)
		return BAD(mo, "a leave was answered with %d", err);
	gone(a);
	if (for_a_while && !err)
		a->in = a->away = true;
	return 0;
}

/* --- actors of the classic protocol ------------------------------------------------------- */

static const char *topic_name(const struct model *mo, struct hr_uuid id)
{
	for (int t = 0; t < TOPIC_NR; t++)
		if (mo->partition_nr[t] && hr_uuid_eq(kit_topic_id(mo->topic_number[t]), id))
			return names[t];
	return NULL;
}

/* What the actor wants and owns, as ConsumerProtocolSubscription version 1. */
static struct hr_slice metadata(const struct model *mo, const struct actor *a,
				struct kit_call *kc)
{
	struct hr_consumer_protocol_subscription sub = { .user_data = HR_SLICE_NULL };
	const struct hr_tps owned = { (struct hr_tp *)a->m.owned.v, a->m.owned.nr };
	int32_t pos = 0, start;
	int64_t len;
	uint8_t *p;

	sub.topics.v = hr_arena_array(&kc->arena, TOPIC_NR, sizeof(struct hr_str));
	sub.owned_partitions.v = hr_arena_array(&kc->arena, (size_t)owned.nr + 1,
						sizeof(sub.owned_partitions.v[0]));
	for (int t = 0; t < TOPIC_NR; t++)
		if (a->wants >> t & 1)
			sub.topics.v[sub.topics.nr++] = hr_str(names[t]);
	while (hr_tps_next_topic(&owned, &pos, &start)) {
		struct hr_consumer_protocol_subscription_topic_partition *row =
			&sub.owned_partitions.v[sub.owned_partitions.nr];
		const char *name = topic_name(mo, owned.v[start].topic);

		if (!name)
			continue;
		sub.owned_partitions.nr++;
		row->topic = hr_str(name);
		row->partitions.v = hr_arena_array(&kc->arena, (size_t)(pos - start),
						   sizeof(int32_t));
		for (int32_t i = start; i < pos; i++)
			row->partitions.v[row->partitions.nr++] = owned.v[i].partition;
	}
	len = hr_msg_len(&hr_consumer_protocol_subscription_desc, 1, &sub);
	p = hr_arena_alloc(&kc->arena, (size_t)len + 2);
	p[1] = 1;
	if (hr_msg_encode(&hr_consumer_protocol_subscription_desc, 1, &sub, p + 2, (size_t)len))
		kit_fail("no subscription");
	return (struct hr_slice){ p, (int32_t)len + 2 };
}

static int classic_join(struct model *mo, struct actor *a)
{
	struct kit_call *kc = kit_call_new(5, &hr_join_group_request_desc,
					   &hr_join_group_response_desc);
	struct hr_join_group_request *r = (void *)kc->c.request;
	struct hr_join_group_response *resp = kc->c.response;
	int16_t err;

	if (!a->in) {
		a->m.id[0] = '\0';
		a->wants = (uint32_t)below(mo, 64);
		a->regex = -1;
	}
	a->m.group = "g";
	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(a->m.id);
	r->session_timeout_ms = 30000;
	r->rebalance_timeout_ms = 20000;
	r->protocol_type = HR_STR_LIT("consumer");
	r->protocols.nr = 1;
	r->protocols.v = hr_arena_array(&kc->arena, 1, sizeof(r->protocols.v[0]));
	r->protocols.v[0].name = HR_STR_LIT("range");
	r->protocols.v[0].metadata = metadata(mo, a, kc);
	hr_groups_join(mo->k.m, &kc->c);
	if (!kc->done)
		kit_fail("a join to a consumer group that waits");
	err = resp->error_code;
	snprintf(a->m.id, sizeof(a->m.id), "%.*s", resp->member_id.len, resp->member_id.p);
	if (!err) {
		mo->classic_joins++;
		a->in = a->syncs = true;
		a->joins = a->silent = false;
		a->m.epoch = resp->generation_id;
	}
	kit_call_free(kc);
	if (err == HR_ERR_MEMBER_ID_REQUIRED) {
		a->in = true; /* with its id it goes on */
		err = (int16_t)classic_join(mo, a);
	}
	return err ? BAD(mo, "a classic join was answered with %d", err) : 0;
}

/* Whatever it no longer has is given up, then it has to join again. */
static void classic_adopt(struct model *mo, struct actor *a, struct hr_slice bytes)
{
	struct hr_consumer_protocol_assignment as;
	struct kit_parts had = a->m.owned;
	struct hr_arena arena;

	hr_arena_init(&arena, 0);
	if (hr_msg_decode(&hr_consumer_protocol_assignment_desc, 1, bytes.p + 2,
			  (size_t)bytes.len - 2, &arena, &as, NULL))
		kit_fail("an assignment that cannot be read");
	a->m.owned.nr = 0;
	for (int32_t i = 0; i < as.assigned_partitions.nr; i++)
		for (int32_t k = 0; k < as.assigned_partitions.v[i].partitions.nr; k++)
			for (int t = 0; t < TOPIC_NR; t++)
				if (hr_str_eqc(as.assigned_partitions.v[i].topic, names[t]))
					a->m.owned.v[a->m.owned.nr++] = (struct hr_tp){
						kit_topic_id(mo->topic_number[t]),
						as.assigned_partitions.v[i].partitions.v[k] };
	hr_arena_fini(&arena);
	{
		struct hr_tps was = { had.v, had.nr }, is = { a->m.owned.v, a->m.owned.nr };

		hr_tps_sort(&was);
		hr_tps_sort(&is);
		a->joins = !hr_tps_within(&was, &is);
	}
}

static int classic_sync(struct model *mo, struct actor *a)
{
	struct kit_call *kc = kit_call_new(3, &hr_sync_group_request_desc,
					   &hr_sync_group_response_desc);
	struct hr_sync_group_request *r = (void *)kc->c.request;
	struct hr_sync_group_response *resp = kc->c.response;
	bool was = is_member(mo, a);
	int16_t err;

	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(a->m.id);
	r->generation_id = a->m.epoch;
	hr_groups_sync(mo->k.m, &kc->c);
	err = resp->error_code;
	if (!err) {
		a->syncs = false;
		classic_adopt(mo, a, resp->assignment);
	}
	kit_call_free(kc);
	if (err == HR_ERR_REBALANCE_IN_PROGRESS) {
		a->syncs = false;
		a->joins = true;
	} else if (err && was) {
		return BAD(mo, "a member's sync was answered with %d", err);
	} else if (err) {
		gone(a);
	}
	return 0;
}

static int classic_beat(struct model *mo, struct actor *a)
{
	struct kit_call *kc = kit_call_new(3, &hr_heartbeat_request_desc,
					   &hr_heartbeat_response_desc);
	struct hr_heartbeat_request *r = (void *)kc->c.request;
	bool was = is_member(mo, a);
	int16_t err;

	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(a->m.id);
	r->generation_id = a->m.epoch;
	hr_groups_heartbeat(mo->k.m, &kc->c);
	err = ((struct hr_heartbeat_response *)kc->c.response)->error_code;
	kit_call_free(kc);
	if (err == HR_ERR_REBALANCE_IN_PROGRESS)
		a->joins = true;
	else if (err && was)
		return BAD(mo, "a classic member's heartbeat was answered with %d", err);
	else if (err)
		gone(a);
	return 0;
}

static int classic_leave(struct model *mo, struct actor *a)
{
	struct kit_call *kc = kit_call_new(1, &hr_leave_group_request_desc,
					   &hr_leave_group_response_desc);
	struct hr_leave_group_request *r = (void *)kc->c.request;
	bool was = is_member(mo, a);
	int16_t err;

	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(a->m.id);
	hr_groups_leave(mo->k.m, &kc->c);
	err = ((struct hr_leave_group_response *)kc->c.response)->error_code;
	kit_call_free(kc);
	gone(a);
	return err && was ? BAD(mo, "a classic leave was answered with %d", err) : 0;
}

/* @well: does what is next, without delay. */
static int classic_act(struct model *mo, struct actor *a, bool well)
{
	uint64_t what = well ? 99 : below(mo, 100);

	/* Only into a consumer group that is there. */
	if (!kit_group(&mo->k, "g") || (a->silent && !is_member(mo, a)))
		gone(a);
	if (!kit_group(&mo->k, "g") || a->silent)
		return 0;
	if (!a->in)
		return what < 20 ? classic_join(mo, a) : 0;
	if (what < 2)
		return classic_leave(mo, a);
	if (what < 4)
		a->silent = true;
	if (what < 20)
		return 0;
	if (what < 22)
		a->wants = (uint32_t)below(mo, 64);
	if (what < 22 || a->joins) {
		if (is_member(mo, a))
			return classic_join(mo, a);
		gone(a);
		return 0;
	}
	return a->syncs ? classic_sync(mo, a) : classic_beat(mo, a);
}

static int act(struct model *mo, struct actor *a)
{
	uint64_t what = below(mo, 100);

	if (a - mo->a >= CLASSIC_FROM)
		return classic_act(mo, a, false);
	if (a->silent) {
		if (!is_member(mo, a))
			gone(a);
		return 0;
	}
	if (!a->in || a->away)
		return what < 40 ? join(mo, a) : 0;
	if (what < 3)
		return leave(mo, a);
	if (what < 5) {
		a->silent = true;
		return 0;
	}
	if (what < 6)
		return join(mo, a);
	if (what < 15) {
		if (!a->deaf)
			kit_obey(&a->m);
		return 0;
	}
	return beat(mo, a, what < 22);
}

/* --- runs -------------------------------------------------------------------------------- */

static void delete_if_empty(struct model *mo)
{
	struct hr_group *g = hr_group_find(mo->k.m, hr_str("g"));

	if (!g || g->kind != HR_GROUP_CONSUMER || g->consumer->member_nr)
		return;
	g->locked = true;
	if (hr_consumer_kind.put_tombstones(g))
		kit_fail("no tombstones");
	g->locked = false;
	hr_group_release(g);
}

static int step(struct model *mo)
{
	uint64_t what = below(&*mo, 100);
	int err = 0;

	if (what < 80)
		err = act(mo, &mo->a[below(mo, ACTOR_NR)]);
	else if (what < 84)
		topic_step(mo);
	else if (what < 94)
		kit_pass(&mo->k, (int64_t)below(mo, 3000));
	else if (what < 95)
		kit_pass(&mo->k, (int64_t)below(mo, 60000));
	else if (what < 96)
		delete_if_empty(mo);
	else if (what < 97)
		kit_reload(&mo->k);
	else if (what < 98)
		mo->k.jobs_wait = !mo->k.jobs_wait;
	else
		kit_jobs(&mo->k, false);
	if (!err && below(mo, 40) == 0) {
		if (below(mo, 2))
			compact(mo, below(mo, mo->k.log_nr + 1));
		err = check_replay(mo);
	}
	if (!err)
		err = check_group(mo);
	return err ? err : check_owned(mo);
}

static bool wants_topic(const struct actor *a, int t)
{
	static const uint32_t regex_topics[] = { 0x03, 0x1c, 0x3f };

	return (a->wants >> t & 1) || (a->regex >= 0 && regex_topics[a->regex] >> t & 1);
}

static int check_quiet(struct model *mo)
{
	struct hr_consumer_group *cg = kit_group(&mo->k, "g");
	size_t owned_nr = 0, wanted_nr = 0;

	if (!cg || !cg->member_nr)
		return 0;
	mo->rests++;
	if (cg->state != HR_MODERN_STABLE)
		return BAD(mo, "all behaved and the group is in state %d", cg->state);
	for (int i = 0; i < ACTOR_NR; i++) {
		struct hr_consumer_member *m = hr_consumer_member(cg, hr_str(mo->a[i].m.id));
		struct hr_tps owned = { mo->a[i].m.owned.v, mo->a[i].m.owned.nr };

		if (!mo->a[i].in || mo->a[i].away || !m)
			continue;
		hr_tps_sort(&owned);
		if (!hr_tps_eq(&owned, &m->target) || !hr_tps_eq(&owned, &m->assigned))
			return BAD(mo, "%s has %d, was given %d and shall have %d", m->id, owned.nr,
				   m->assigned.nr, m->target.nr);
		owned_nr += (size_t)owned.nr;
	}
	for (int t = 0; t < TOPIC_NR; t++)
		for (int i = 0; i < ACTOR_NR; i++)
			if (mo->a[i].in && wants_topic(&mo->a[i], t)) {
				wanted_nr += (size_t)mo->partition_nr[t];
				break;
			}
	return owned_nr == wanted_nr ? 0 : BAD(mo, "%zu partitions are owned of %zu", owned_nr,
					       wanted_nr);
}

static int16_t beat_well(struct model *mo, struct actor *a)
{
	const char *list[TOPIC_NR + 1];
	struct kit_says s = KIT_SAYS_NOTHING;

	s.owned = true;
	if (a->deaf) {
		says_wants(mo, a, &s, list);
		s.rebalance_timeout_ms = 20000;
	}
	a->deaf = false;
	return kit_beat_raw(&mo->k, &a->m, a->m.epoch, &s, false);
}

/* Everybody beats and does as it is told; who crashed or left for a while is forgotten. */
static int quiet(struct model *mo)
{
	for (int round = 0; round < 40; round++) {
		for (int i = 0; i < ACTOR_NR; i++) {
			struct actor *a = &mo->a[i];

			if (a->silent || !a->in || a->away) {
				if (!is_member(mo, a))
					gone(a);
				continue;
			}
			if (i >= CLASSIC_FROM) {
				if (classic_act(mo, a, true) || check_owned(mo))
					return 1;
				continue;
			}
			if (!a->deaf)
				kit_obey(&a->m);
			if (beat_well(mo, a))
				gone(a);
			kit_obey(&a->m);
			if (check_owned(mo))
				return 1;
		}
		kit_jobs(&mo->k, false);
		kit_pass(&mo->k, 3000);
	}
	return check_quiet(mo);
}

static int run(struct model *mo, uint64_t seed, uint64_t steps)
{
	int err = 0;

	memset(&mo->a, 0, sizeof(mo->a));
	memset(mo->partition_nr, 0, sizeof(mo->partition_nr));
	mo->step = 0;
	mo->made_nr = mo->topics_made = 0;
	mo->group_epoch = 0;
	mo->seed = seed;
	hr_rnd_seed(&mo->rnd, seed);
	kit_consumer_init(&mo->k, &mo->changes, seed,
			  seed % 2 ? "group.consumer.migration.policy=upgrade\n"
				     "group.consumer.assignment.interval.ms=0\n" :
				     "group.consumer.migration.policy=upgrade\n"
				     "group.consumer.assignment.interval.ms=1000\n");
	for (int i = 0; i < ACTOR_NR; i++)
		if (i < 2)
			snprintf(mo->a[i].instance, sizeof(mo->a[i].instance), "i%d", i);
	for (; mo->step < steps && !err; mo->step++) {
		err = step(mo);
		if (!err && mo->step % 250 == 249)
			err = quiet(mo);
	}
	if (!err)
		kit_consumer_fini(&mo->k);
	return err;
}

FIXTURE(group) {
	struct model mo;
};

FIXTURE_SETUP(group)
{
}

FIXTURE_TEARDOWN(group)
{
}

/* The long form takes its time. */
TEST_F_TIMEOUT(group, members_never_share_a_partition_and_come_to_rest, 3600)
{
	uint64_t steps = kit_steps(200000), seed = kit_first_seed();

	memset(&self->mo, 0, sizeof(self->mo));
	for (uint64_t done = 0; done < steps; done += STEPS_PER_RUN, seed++) {
		int err = run(&self->mo, seed, HR_MIN((uint64_t)STEPS_PER_RUN, steps - done));

		ASSERT_EQ(err, 0) {
			TH_LOG("SEED=%llu, step %llu: %s", (unsigned long long)seed,
			       (unsigned long long)self->mo.step, self->mo.why);
		}
	}
	TH_LOG("%ld joins, %ld classic ones, %ld assignments, %ld fenced, %ld rests, %ld replays",
	       self->mo.joins, self->mo.classic_joins, self->mo.assignments, self->mo.gone,
	       self->mo.rests, self->mo.replays);
	EXPECT_GT(self->mo.joins, (long)steps / 200);
	EXPECT_GT(self->mo.classic_joins, (long)steps / 200);
	EXPECT_GT(self->mo.assignments, (long)steps / 200);
	EXPECT_GT(self->mo.gone, 0);
	EXPECT_GT(self->mo.rests, (long)steps / 500);
}

TEST_HARNESS_MAIN
