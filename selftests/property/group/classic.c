// SPDX-License-Identifier: GPL-2.0
/*
 * classic: members of one group that behave like clients, and some that do not, against
 * a model of what may be said to them.
 *
 * Actors join, sync, beat, commit, change what they want, leave, fall silent or come back
 * under their instance; the clock jumps; the coordinator moves.  The model keeps, from
 * the answers alone:
 *
 *   M1  a member's generation never goes back
 *   M2  all who joined a generation were told the same leader and protocol, and only the
 *       leader got the list, in which each of them stands once
 *   M3  what a member gets from SyncGroup is what the leader of that generation gave it
 *   M4  a commit is taken only from a member of the generation at work; what is fetched
 *       is what was taken last
 *   M5  when nobody is up to anything any more, all who beat end in one stable generation
 *   M6  a machine made from the records has the same offsets, and the members of the
 *       last generation that was complete
 *   M7  every call is answered once (the kit sees to it), also when the coordinator goes
 */
#include "group_kit.h"
#include "kselftest_harness.h"

#include <hr/protocol/gen/describe_groups.h>
#include <hr/protocol/gen/heartbeat.h>
#include <hr/protocol/gen/join_group.h>
#include <hr/protocol/gen/leave_group.h>
#include <hr/protocol/gen/offset_commit.h>
#include <hr/protocol/gen/offset_fetch.h>
#include <hr/protocol/gen/sync_group.h>

#define ACTOR_NR 6
#define GENERATION_NR 4096
#define PARTITION_NR 8
#define SESSION_MS 10000
#define REBALANCE_MS 20000

struct actor {
	struct model *model;
	int idx;
	char instance[8]; /* "" dynamic */
	char id[80];	  /* "" unknown to the group */
	int32_t generation;
	bool wants;   /* to be a member */
	bool silent;  /* crashed: sends nothing, reads nothing */
	bool synced;  /* works in its generation */
	bool leads;
	bool cleared; /* the answer to its join skipped the assignment: nothing to give */
	int flavour;  /* version of its metadata */
	struct kit_call *waiting;
	int64_t beat_ms; /* when it beats next */
	struct hr_str *list; /* ids the leader got, in list_arena */
	int32_t list_nr;
	struct hr_arena list_arena;
};

struct model {
	struct __test_metadata *_metadata;
	struct kit k;
	struct hr_rnd rnd;
	struct actor actors[ACTOR_NR];
	/* by generation, modulo GENERATION_NR */
	char leader[GENERATION_NR][80];
	int32_t of[GENERATION_NR];
	int64_t offsets[PARTITION_NR];
	bool committed[PARTITION_NR];
	int32_t stable_generation; /* the last that anybody worked in */
	long joins, syncs, commits, refused_commits, reloads, generations;
};

#define MODEL_FAIL(m, ...)                                    \
	do {                                                  \
		fprintf(stderr, "# " __VA_ARGS__);            \
		fprintf(stderr, "\n");                        \
		abort();                                      \
	} while (0)

static uint64_t below(struct model *m, uint64_t n)
{
	return hr_rnd_below(&m->rnd, n);
}

static void set_text(char *to, size_t cap, struct hr_str s)
{
	snprintf(to, cap, "%.*s", HR_MAX(s.len, 0), s.p ? s.p : "");
}

static void forget(struct actor *a)
{
	a->id[0] = '\0';
	a->generation = -1;
	a->synced = a->leads = false;
}

/* --- answers ------------------------------------------------------------------------- */

static void took_generation(struct actor *a, const struct hr_join_group_response *r)
{
	struct model *m = a->model;
	size_t slot = (size_t)r->generation_id % GENERATION_NR;

	/* M1 */
	if (r->generation_id < a->generation)
		MODEL_FAIL(m, "generation of %s went back from %d to %d", a->id, a->generation,
			   r->generation_id);
	/* M2.  A static member that came back below version 9 is told the leader of old. */
	if (m->of[slot] != r->generation_id) {
		m->of[slot] = r->generation_id;
		set_text(m->leader[slot], sizeof(m->leader[slot]), r->leader);
		m->generations++;
	} else if (!hr_str_eqc(r->leader, m->leader[slot]) && !a->instance[0]) {
		MODEL_FAIL(m, "generation %d has leaders %s and %.*s", r->generation_id,
			   m->leader[slot], r->leader.len, r->leader.p);
	}
	if (r->members.nr > 0 && !hr_str_eq(r->leader, r->member_id))
		MODEL_FAIL(m, "the list of members went to one that does not lead");
}

static void keep_list(struct actor *a, const struct hr_join_group_response *r)
{
	bool self = false;

	hr_arena_reset(&a->list_arena);
	a->list_nr = HR_MAX(r->members.nr, 0);
	a->list = hr_arena_array(&a->list_arena, (size_t)a->list_nr + 1, sizeof(a->list[0]));
	for (int32_t i = 0; i < a->list_nr; i++) {
		a->list[i] = hr_arena_str(&a->list_arena, r->members.v[i].member_id);
		self |= hr_str_eqc(a->list[i], a->id);
		for (int32_t k = 0; k < i; k++)
			if (hr_str_eq(a->list[i], a->list[k]))
				MODEL_FAIL(a->model, "a member stands twice in the list");
	}
	if (a->list_nr && !self)
		MODEL_FAIL(a->model, "the leader is not in its own list");
}

static void join_answered(struct kit_call *kc)
{
	struct actor *a = kc->user;
	struct hr_join_group_response *r = kc->c.response;
	enum hr_wire_err err = kc->c.call.err ? kc->c.call.err : (enum hr_wire_err)r->error_code;

	if (a->waiting != kc)
		return; /* it has crashed meanwhile, or asked again */
	a->waiting = NULL;
	if (a->silent)
		return;
	switch (err) {
	case HR_ERR_NONE:
		set_text(a->id, sizeof(a->id), r->member_id);
		took_generation(a, r);
		a->generation = r->generation_id;
		a->leads = hr_str_eqc(r->leader, a->id);
		a->synced = false;
		a->cleared = r->skip_assignment;
		keep_list(a, r);
		a->model->joins++;
		break;
	case HR_ERR_MEMBER_ID_REQUIRED:
		set_text(a->id, sizeof(a->id), r->member_id);
		break;
	case HR_ERR_UNKNOWN_MEMBER_ID:
	case HR_ERR_FENCED_INSTANCE_ID:
	case HR_ERR_INCONSISTENT_GROUP_PROTOCOL:
		forget(a);
		break;
	case HR_ERR_REBALANCE_IN_PROGRESS:
	case HR_ERR_NOT_COORDINATOR:
		break;
	default:
		MODEL_FAIL(a->model, "JoinGroup was answered with %d", err);
	}
}

/* The leader gives member i what says "generation:id". */
static void expected(char *to, size_t cap, int32_t generation, const char *id)
{
	snprintf(to, cap, "%d:%s", generation, id);
}

static void sync_answered(struct kit_call *kc)
{
	struct actor *a = kc->user;
	struct hr_sync_group_response *r = kc->c.response;
	enum hr_wire_err err = kc->c.call.err ? kc->c.call.err : (enum hr_wire_err)r->error_code;
	char want[128];

	if (a->waiting != kc)
		return;
	a->waiting = NULL;
	if (a->silent)
		return;
	switch (err) {
	case HR_ERR_NONE:
		/* M3; one that came back under another id has what was given to the old one. */
		expected(want, sizeof(want), a->generation, a->id);
		if (r->assignment.len && !a->instance[0] &&
		    (r->assignment.len != (int32_t)strlen(want) ||
		     memcmp(r->assignment.p, want, (size_t)r->assignment.len)))
			MODEL_FAIL(a->model, "%s got '%.*s'", want, r->assignment.len,
				   (const char *)r->assignment.p);
		a->synced = true;
		a->model->stable_generation = a->generation;
		a->model->syncs++;
		break;
	case HR_ERR_UNKNOWN_MEMBER_ID:
	case HR_ERR_FENCED_INSTANCE_ID:
	case HR_ERR_ILLEGAL_GENERATION:
		forget(a);
		break;
	case HR_ERR_REBALANCE_IN_PROGRESS:
		/* joins again with its id */
		a->synced = false;
		a->leads = false;
		a->list_nr = -1;
		break;
	case HR_ERR_NOT_COORDINATOR:
		break;
	default:
		MODEL_FAIL(a->model, "SyncGroup was answered with %d", err);
	}
}

/* A call whose answer is there at once. */
static enum hr_wire_err now(struct model *m, struct kit_call *kc,
			    void (*ask)(void *machine, struct hr_group_call *c))
{
	ask(m->k.m, &kc->c);
	if (!kc->done)
		MODEL_FAIL(m, "a call that should not wait does");
	return kc->c.call.err;
}

/* --- what actors do -------------------------------------------------------------------- */

static void free_when_done(struct kit_call *kc, void (*then)(struct kit_call *kc))
{
	if (then)
		then(kc);
	kit_call_free(kc);
}

static void then_join(struct kit_call *kc)
{
	free_when_done(kc, join_answered);
}

static void then_sync(struct kit_call *kc)
{
	free_when_done(kc, sync_answered);
}

static void send_join(struct actor *a)
{
	static const int16_t versions[] = { 3, 5, 9 };
	struct model *m = a->model;
	int16_t version = versions[below(m, 3)];
	struct kit_call *kc;
	struct hr_join_group_request *r;

	if (a->instance[0])
		version = HR_MAX(version, 5);
	kc = kit_call_new(version, &hr_join_group_request_desc, &hr_join_group_response_desc);
	r = (struct hr_join_group_request *)kc->c.request;
	r->group_id = HR_STR_LIT("g");
	r->session_timeout_ms = SESSION_MS;
	r->rebalance_timeout_ms = REBALANCE_MS;
	r->member_id = hr_arena_str(&kc->arena, hr_str(a->id));
	if (a->instance[0])
		r->group_instance_id = hr_arena_str(&kc->arena, hr_str(a->instance));
	r->protocol_type = HR_STR_LIT("consumer");
	r->protocols.nr = 2;
	r->protocols.v = hr_arena_array(&kc->arena, 2, sizeof(r->protocols.v[0]));
	r->protocols.v[0].name = below(m, 2) ? HR_STR_LIT("range") : HR_STR_LIT("sticky");
	r->protocols.v[1].name = hr_str_eqc(r->protocols.v[0].name, "range") ?
					 HR_STR_LIT("sticky") : HR_STR_LIT("range");
	for (int i = 0; i < 2; i++) {
		struct hr_str text = hr_arena_printf(&kc->arena, "%d", a->flavour);

		r->protocols.v[i].metadata =
			(struct hr_slice){ (const uint8_t *)text.p, text.len };
	}
	kc->user = a;
	kc->then = then_join;
	a->waiting = kc;
	a->synced = false;
	hr_groups_join(m->k.m, &kc->c);
}

static void send_sync(struct actor *a)
{
	struct model *m = a->model;
	struct kit_call *kc = kit_call_new(3, &hr_sync_group_request_desc,
					   &hr_sync_group_response_desc);
	struct hr_sync_group_request *r = (struct hr_sync_group_request *)kc->c.request;

	r->group_id = HR_STR_LIT("g");
	r->generation_id = a->generation;
	r->member_id = hr_arena_str(&kc->arena, hr_str(a->id));
	if (a->instance[0])
		r->group_instance_id = hr_arena_str(&kc->arena, hr_str(a->instance));
	r->assignments.nr = 0;
	if (a->leads && a->list_nr > 0) {
		r->assignments.v = hr_arena_array(&kc->arena, (size_t)a->list_nr,
						  sizeof(r->assignments.v[0]));
		for (int32_t i = 0; i < a->list_nr; i++) {
			char id[80], want[128];
			struct hr_str text;

			set_text(id, sizeof(id), a->list[i]);
			expected(want, sizeof(want), a->generation, id);
			text = hr_arena_str(&kc->arena, hr_str(want));
			r->assignments.v[i].member_id = hr_arena_str(&kc->arena, a->list[i]);
			r->assignments.v[i].assignment =
				(struct hr_slice){ (const uint8_t *)text.p, text.len };
			r->assignments.nr++;
		}
	}
	kc->user = a;
	kc->then = then_sync;
	a->waiting = kc;
	hr_groups_sync(m->k.m, &kc->c);
}

static void send_beat(struct actor *a)
{
	struct model *m = a->model;
	struct kit_call *kc = kit_call_new(4, &hr_heartbeat_request_desc,
					   &hr_heartbeat_response_desc);
	struct hr_heartbeat_request *r = (struct hr_heartbeat_request *)kc->c.request;
	struct hr_heartbeat_response *resp = kc->c.response;

	r->group_id = HR_STR_LIT("g");
	r->generation_id = a->generation;
	r->member_id = hr_str(a->id);
	if (a->instance[0])
		r->group_instance_id = hr_str(a->instance);
	now(m, kc, hr_groups_heartbeat);
	switch (resp->error_code) {
	case HR_ERR_NONE:
		break;
	case HR_ERR_REBALANCE_IN_PROGRESS:
		a->synced = false;
		a->list_nr = -1;
		break;
	case HR_ERR_UNKNOWN_MEMBER_ID:
	case HR_ERR_FENCED_INSTANCE_ID:
	case HR_ERR_ILLEGAL_GENERATION:
		forget(a);
		break;
	default:
		MODEL_FAIL(m, "Heartbeat was answered with %d", resp->error_code);
	}
	a->beat_ms = m->k.out.mono_ms + 3000;
	kit_call_free(kc);
}

static void send_leave(struct actor *a)
{
	struct model *m = a->model;
	struct kit_call *kc = kit_call_new(5, &hr_leave_group_request_desc,
					   &hr_leave_group_response_desc);
	struct hr_leave_group_request *r = (struct hr_leave_group_request *)kc->c.request;
	struct hr_leave_group_request_member_identity who;

	hr_struct_init(&hr_leave_group_request_member_identity_desc, &who);
	who.member_id = a->instance[0] && below(m, 2) ? HR_STR_LIT("") : hr_str(a->id);
	who.group_instance_id = a->instance[0] ? hr_str(a->instance) : HR_STR_NULL;
	r->group_id = HR_STR_LIT("g");
	r->members.v = &who;
	r->members.nr = 1;
	a->waiting = NULL;
	now(m, kc, hr_groups_leave);
	forget(a);
	a->wants = false;
	kit_call_free(kc);
}

static bool is_in_state(struct model *m, const char *state)
{
	struct kit_call *kc =
		kit_call_new(5, NULL, &hr_describe_groups_response_described_group_desc);
	struct hr_describe_groups_response_described_group *g = kc->c.response;
	bool is;

	kc->c.group_id = HR_STR_LIT("g");
	now(m, kc, hr_groups_describe);
	is = hr_str_eqc(g->group_state, state);
	kit_call_free(kc);
	return is;
}

static void send_commit(struct actor *a)
{
	struct model *m = a->model;
	struct kit_call *kc = kit_call_new(8, &hr_offset_commit_request_desc,
					   &hr_offset_commit_response_desc);
	struct hr_offset_commit_request *r = (struct hr_offset_commit_request *)kc->c.request;
	struct hr_offset_commit_response *resp = kc->c.response;
	struct hr_offset_commit_request_topic t;
	struct hr_offset_commit_request_partition p;
	int16_t err;

	hr_struct_init(&hr_offset_commit_request_topic_desc, &t);
	hr_struct_init(&hr_offset_commit_request_partition_desc, &p);
	p.partition_index = (int32_t)below(m, PARTITION_NR);
	p.committed_offset = (int64_t)below(m, 1000000);
	t.name = HR_STR_LIT("t");
	t.partitions.v = &p;
	t.partitions.nr = 1;
	r->group_id = HR_STR_LIT("g");
	r->member_id = hr_str(a->id);
	r->generation_id_or_member_epoch = a->generation;
	if (a->instance[0])
		r->group_instance_id = hr_str(a->instance);
	r->topics.v = &t;
	r->topics.nr = 1;
	now(m, kc, hr_groups_commit);
	err = resp->topics.v[0].partitions.v[0].error_code;
	/* M4 */
	if (!err) {
		if (a->generation < 0 ? !is_in_state(m, "Empty") :
					a->generation < m->stable_generation)
			MODEL_FAIL(m, "a commit of generation %d while %d is at work",
				   a->generation, m->stable_generation);
		m->offsets[p.partition_index] = p.committed_offset;
		m->committed[p.partition_index] = true;
		m->commits++;
	} else {
		m->refused_commits++;
	}
	kit_call_free(kc);
}

static void check_offsets(struct model *m)
{
	struct hr_offset_fetch_request_group g;
	struct hr_group_fetch f = { .group = &g };
	struct kit_call *kc = kit_call_new(8, NULL, &hr_offset_fetch_response_group_desc);
	struct hr_offset_fetch_response_group *resp = kc->c.response;
	int nr = 0, want = 0;

	hr_struct_init(&hr_offset_fetch_request_group_desc, &g);
	g.group_id = HR_STR_LIT("g");
	g.topics.nr = -1;
	kc->c.request = &f;
	now(m, kc, hr_groups_fetch);
	for (int i = 0; i < PARTITION_NR; i++)
		want += m->committed[i];
	for (int32_t t = 0; t < resp->topics.nr; t++) {
		for (int32_t i = 0; i < resp->topics.v[t].partitions.nr; i++, nr++) {
			int32_t p = resp->topics.v[t].partitions.v[i].partition_index;
			int64_t at = resp->topics.v[t].partitions.v[i].committed_offset;

			if (!m->committed[p] || m->offsets[p] != at)
				MODEL_FAIL(m, "offset of %d is %lld, not %lld", p, (long long)at,
					   (long long)m->offsets[p]);
		}
	}
	if (nr != want)
		MODEL_FAIL(m, "%d offsets are there, not %d", nr, want);
	kit_call_free(kc);
}

/* One thing that a client in this state would do. */
static void act(struct actor *a)
{
	struct model *m = a->model;

	if (a->silent || a->waiting)
		return;
	if (!a->wants) {
		if (a->id[0])
			send_leave(a);
		return;
	}
	if (!a->id[0] || a->generation < 0 || (a->list_nr < 0 && !a->synced)) {
		a->list_nr = 0;
		send_join(a);
	} else if (!a->synced) {
		send_sync(a);
	} else if (m->k.out.mono_ms >= a->beat_ms) {
		send_beat(a);
	}
}

/* A generation that nobody worked in may go with its coordinator, and its number come again. */
static void forget_unrecorded(struct model *m)
{
	for (size_t i = 0; i < GENERATION_NR; i++)
		if (m->of[i] > m->stable_generation)
			m->of[i] = 0;
}

static void surprise(struct model *m)
{
	struct actor *a = &m->actors[below(m, ACTOR_NR)];

	switch (below(m, 12)) {
	case 0:
	case 1:
		a->wants = !a->wants;
		break;
	case 2: /* crash: what it waits for reaches nobody */
		a->silent = true;
		a->waiting = NULL;
		break;
	case 3:
	case 4: /* a new process */
		if (a->silent) {
			a->silent = false;
			forget(a);
		}
		break;
	case 5:
		a->flavour++;
		a->list_nr = -1;
		a->synced = false;
		break;
	case 6:
		kit_pass(&m->k, (int64_t)below(m, 40000));
		break;
	case 7:
		if (a->id[0] && !a->waiting && !a->silent)
			send_leave(a);
		break;
	case 8:
		if (!below(m, 5)) {
			kit_reload(&m->k);
			m->reloads++;
			forget_unrecorded(m);
			check_offsets(m);
		}
		break;
	default:
		if (a->id[0] && !a->silent)
			send_commit(a);
		break;
	}
}

/* --- M5 --------------------------------------------------------------------------------- */

static void settle(struct model *m)
{
	struct kit_call *kc =
		kit_call_new(5, NULL, &hr_describe_groups_response_described_group_desc);
	struct hr_describe_groups_response_described_group *g;
	int want = 0, generation = -1;

	for (int round = 0; round < 400; round++) {
		for (int i = 0; i < ACTOR_NR; i++)
			act(&m->actors[i]);
		kit_pass(&m->k, 500);
	}
	kc->c.group_id = HR_STR_LIT("g");
	now(m, kc, hr_groups_describe);
	g = kc->c.response;
	for (int i = 0; i < ACTOR_NR; i++) {
		struct actor *a = &m->actors[i];

		if (!a->wants || a->silent)
			continue;
		want++;
		if (!a->synced)
			MODEL_FAIL(m, "member %d does not work when all is quiet", i);
		if (generation >= 0 && a->generation != generation)
			MODEL_FAIL(m, "members work in generations %d and %d", generation,
				   a->generation);
		generation = a->generation;
	}
	if (want && !hr_str_eqc(g->group_state, "Stable"))
		MODEL_FAIL(m, "the group is %.*s", g->group_state.len, g->group_state.p);
	if (want != g->members.nr && want)
		MODEL_FAIL(m, "%d members, %d want to be", g->members.nr, want);
	kit_call_free(kc);
	check_offsets(m);
}

/* --- runs --------------------------------------------------------------------------------- */

static void run(struct model *m, uint64_t seed, long steps)
{
	memset(m, 0, sizeof(*m));
	hr_rnd_seed(&m->rnd, seed);
	kit_init(&m->k, seed ^ 0x9e37,
		 "node.id=1\nprocess.roles=broker,controller\n"
		 "controller.quorum.voters=1@localhost:9093\n"
		 "listeners=PLAINTEXT://:9092,CONTROLLER://:9093\n"
		 "controller.listener.names=CONTROLLER\n");
	kit_image_topic(m->k.image, 1, "t", 0, PARTITION_NR);
	kit_start(&m->k);
	for (int i = 0; i < ACTOR_NR; i++) {
		struct actor *a = &m->actors[i];

		a->model = m;
		a->idx = i;
		hr_arena_init(&a->list_arena, 0);
		forget(a);
		if (i >= ACTOR_NR - 2)
			snprintf(a->instance, sizeof(a->instance), "i%d", i);
	}
	for (long s = 0; s < steps; s++) {
		act(&m->actors[below(m, ACTOR_NR)]);
		if (!below(m, 6))
			surprise(m);
		if (!below(m, 3))
			kit_pass(&m->k, (int64_t)below(m, 900));
		if (!(s % 2000))
			settle(m);
	}
	settle(m);
	for (int i = 0; i < ACTOR_NR; i++)
		m->actors[i].waiting = NULL;
	kit_fini(&m->k);
	for (int i = 0; i < ACTOR_NR; i++)
		hr_arena_fini(&m->actors[i].list_arena);
}

FIXTURE(members)
{
};

FIXTURE_SETUP(members)
{
}

FIXTURE_TEARDOWN(members)
{
}

/* The long form takes its time. */
TEST_F_TIMEOUT(members, that_come_go_and_fall_silent_get_what_the_model_allows, 1800)
{
	long steps = (long)kit_steps(60000);
	uint64_t seed = kit_first_seed();
	struct model *m = malloc(sizeof(*m));

	ASSERT_NE(NULL, m);
	for (int i = 0; i < 4; i++) {
		run(m, seed + (uint64_t)i, steps / 4);
		TH_LOG("seed %llu: %ld joins, %ld syncs, %ld generations, %ld commits, "
		       "%ld refused, %ld moves",
		       (unsigned long long)seed + (unsigned long long)i, m->joins, m->syncs,
		       m->generations, m->commits, m->refused_commits, m->reloads);
		EXPECT_GT(m->generations, steps / 4000);
		EXPECT_GT(m->commits, steps / 4000);
		EXPECT_GT(m->reloads, 0);
	}
	free(m);
}

TEST_HARNESS_MAIN
