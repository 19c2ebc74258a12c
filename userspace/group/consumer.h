/* SPDX-License-Identifier: Apache-2.0 */
/*
 * consumer: one consumer group (KIP-848).
 *
 *	group epoch  --assignor-->  target epoch  --member by member-->  member epochs
 *	what members want	    who shall own what			who owns what
 *
 * A change of subscriptions, members or topics raises the group epoch.  The assignor
 * answers with a target for that epoch.  At its heartbeats each member then gives up
 * what is not in its target, says so, takes the target's epoch and what is free of the
 * target; partitions that others have not given up yet follow later.
 *
 *	EMPTY		no member
 *	ASSIGNING	target epoch < group epoch
 *	RECONCILING	some member is not STABLE at the target epoch
 *	STABLE		all are
 *
 * Records: 3 epoch and hash of the topics; 5 what a member wants; 6, 7 target; 8 what a
 * member owns; 16 what a regular expression stands for; 4 only as a tombstone for what
 * Kafka before 4.1 left behind.
 *
 * I1  A partition is in assigned or revoking of one member at most (the table of owners
 *     is asked before it is given).
 * I2  Epochs of a group and, while it stays, of a member do not fall; a static member
 *     that comes back starts anew under another id.
 * I3  What is kept here beyond the records can be lost at any time: timers, the wish to
 *     look at the topics again, jobs under way.
 *
 * A member whose record 7 or 8 is read before its 5 (compaction) is there already, but
 * counts as a member only with a 5 or an 8.
 */
#ifndef HR_GROUP_CONSUMER_H
#define HR_GROUP_CONSUMER_H

#include <hr/protocol/gen/consumer_group_heartbeat.h>
#include "classic.h"
#include "consumer_parts.h"
#include "modern.h"

enum hr_consumer_member_state {
	HR_MEMBER_STABLE = 0,
	HR_MEMBER_UNREVOKED = 1,  /* has yet to give up partitions */
	HR_MEMBER_UNRELEASED = 2, /* waits for partitions of others */
	HR_MEMBER_UNKNOWN = 127,
};

enum hr_consumer_assignor { HR_ASSIGNOR_UNIFORM, HR_ASSIGNOR_RANGE, HR_ASSIGNOR_NR };

/* What a member of the classic protocol brought along. */
struct hr_consumer_classic {
	int32_t session_timeout_ms;
	struct hr_classic_protocol *protocols;
	int32_t protocol_nr;
};

struct hr_consumer_member {
	struct hr_hnode by_id, by_instance;
	struct hr_list node; /* of those that count */
	struct hr_group *group;
	bool counts;
	char *id;
	/* record 5 */
	char *instance_id, *rack_id, *client_id, *client_host, *regex, *assignor;
	char **topics; /* sorted, no two alike */
	int32_t topic_nr;
	int32_t rebalance_timeout_ms;
	struct hr_consumer_classic *classic; /* NULL: speaks KIP-848 */
	/* record 8 */
	int32_t epoch, previous_epoch;
	int8_t state;
	struct hr_tps assigned, revoking;
	/* record 7 */
	bool has_target;
	struct hr_tps target;
	/* beyond the records */
	struct hr_timer session_timer;
	struct hr_timer rebalance_timer; /* gives up partitions, or joins again (classic) */
	struct hr_timer sync_timer;	 /* classic: SyncGroup is awaited */
	int32_t rebalance_epoch;	 /* that it has to leave in time */
};

/* A topic that somebody wants, there or not. */
struct hr_consumer_topic {
	struct hr_hnode by_name;
	int32_t by_name_nr;  /* members */
	int32_t by_regex_nr; /* expressions */
	bool hashed;	     /* hash and id are of the topic as it is; zero: not there */
	uint64_t hash;
	struct hr_uuid id;
	char name[];
};

struct hr_consumer_regex {
	struct hr_hnode by_text;
	int32_t member_nr;
	bool resolved; /* record 16 */
	char **topics; /* sorted */
	int32_t topic_nr;
	int64_t version, timestamp_ms;
	char text[];
};

/* Who has the partition: the epoch at which he got it. */
struct hr_consumer_owner {
	struct hr_hnode by_partition;
	struct hr_tp tp;
};

struct hr_consumer_group {
	struct hr_group *group;
	uint64_t serial; /* a job finds out whether it is still the same group */
	int32_t epoch;
	uint64_t hash;
	int32_t target_epoch;
	int64_t target_ms; /* wall time of the target, 0 unknown */
	bool has_partition_metadata; /* record 4 */
	enum hr_modern_state state;
	struct hr_list members; /* those that count */
	int32_t member_nr, classic_nr;
	int32_t behind_nr; /* members not STABLE at the target epoch */
	int32_t assignor_nr[HR_ASSIGNOR_NR];
	struct hr_htable by_id, by_instance; /* struct hr_consumer_member */
	struct hr_htable topics, regexes, owners;
	int32_t regex_nr, resolved_nr; /* subscribed; resolved */
	/* beyond the records */
	bool look_again;   /* at the topics, at the next heartbeat */
	bool topics_added; /* an expression may match more than it did */
	int32_t job_epoch; /* a target for this epoch is being computed; 0 none */
	bool resolving;
};

#define hr_consumer_each_member(m, cg)                                                         \
	for (struct hr_list *n__ = (cg)->members.next, *next__ = n__->next;                    \
	     n__ != &(cg)->members &&                                                          \
	     ((m) = hr_list_entry(n__, struct hr_consumer_member, node), true);                \
	     n__ = next__, next__ = n__->next)

typedef struct hr_consumer_group_member_metadata_value hr_member_value_t;

/* --- consumer_state.c: the state and its records ----------------------------------- */

HR_MUST_CHECK int hr_consumer_replay(struct hr_groups *gs, const struct hr_coord_record *r);
struct hr_consumer_member *hr_consumer_member(const struct hr_consumer_group *cg,
					      struct hr_str id);
struct hr_consumer_member *hr_consumer_static_member(const struct hr_consumer_group *cg,
						     struct hr_str instance);
struct hr_consumer_regex *hr_consumer_regex(const struct hr_consumer_group *cg,
					    struct hr_str text);
struct hr_consumer_topic *hr_consumer_topic(const struct hr_consumer_group *cg,
					    struct hr_str name);
/* The epoch of whoever has the partition, -1: it is free. */
int32_t hr_consumer_owner_epoch(const struct hr_consumer_group *cg, struct hr_uuid topic,
				int32_t partition);
void hr_consumer_group_free(struct hr_group *g);
void hr_consumer_timers_cancel(struct hr_consumer_member *m);
static inline bool hr_consumer_is_settled(const struct hr_consumer_group *cg,
					  const struct hr_consumer_member *m)
{
	return m->state == HR_MEMBER_STABLE && m->epoch == cg->target_epoch;
}

/* --- consumer_put.c: writing records --------------------------------------------------- */

HR_MUST_CHECK int hr_consumer_put_epoch(struct hr_group *g, int32_t epoch, uint64_t hash);
HR_MUST_CHECK int hr_consumer_put_member(struct hr_group *g, struct hr_str id,
					 const hr_member_value_t *v);
HR_MUST_CHECK int hr_consumer_put_target(struct hr_group *g, struct hr_str id,
					 const struct hr_tps *target);
HR_MUST_CHECK int hr_consumer_put_target_epoch(struct hr_group *g, int32_t epoch,
					       int64_t timestamp_ms);
/* What a member owns. */
struct hr_consumer_current {
	int32_t epoch, previous_epoch;
	int8_t state;
	struct hr_tps assigned, revoking;
};
HR_MUST_CHECK int hr_consumer_put_current(struct hr_group *g, struct hr_str id,
					  const struct hr_consumer_current *cur);
HR_MUST_CHECK int hr_consumer_put_regex(struct hr_group *g, struct hr_str text,
					const struct hr_str *topics, int32_t topic_nr,
					int64_t version, int64_t timestamp_ms);
/* Tombstones 8, 7 and 5. */
HR_MUST_CHECK int hr_consumer_bury_member(struct hr_group *g, struct hr_str id);
/* All of the group; @g must be locked. */
HR_MUST_CHECK int hr_consumer_bury_group(struct hr_group *g);

/* --- consumer.c ------------------------------------------------------------------------- */

/* An id as Kafka prints its UUIDs, for who comes without one; '-' is never in front. */
HR_MUST_CHECK int hr_consumer_id_make(struct hr_groups *gs, struct hr_arena *a,
				      struct hr_str *ret_id);
/* Error that a call for an unknown member or a wrong instance gets, or 0 and the member. */
enum hr_wire_err hr_consumer_check_member(struct hr_consumer_group *cg, struct hr_str id,
					  struct hr_str instance,
					  struct hr_consumer_member **ret_m);
/* Members leave or are lost: tombstones, a higher epoch, or back to a classic group. */
HR_MUST_CHECK int hr_consumer_fence(struct hr_group *g, struct hr_consumer_member **members,
				    int32_t nr);
void hr_consumer_session_begin(struct hr_consumer_member *m);
void hr_consumer_rebalance_begin(struct hr_consumer_member *m);
/* What a member has yet to do in time: see where they are armed. */
void hr_consumer_member_late(struct hr_consumer_member *m);
/* The group has @nr members and may take one more. */
bool hr_consumer_is_full(const struct hr_groups *gs, int32_t nr);

/* --- consumer_update.c: a member wants something ---------------------------------------- */

struct hr_consumer_update {
	struct hr_group *g;
	struct hr_arena *arena;
	struct hr_str id;
	const hr_member_value_t *value;	  /* as it shall be */
	const struct hr_tps *owned;	  /* as it says; NULL: did not say */
	/* A static member whose place it takes; it goes. */
	struct hr_consumer_member *replaced;
	bool no_target; /* the group is about to be a classic one: reconcile with what is there */
};

/* The member as it stands, as a record's value with views of its fields. */
HR_MUST_CHECK int hr_consumer_member_value(const struct hr_consumer_member *m, struct hr_arena *a,
					   hr_member_value_t *ret_v);
/*
 * Writes what follows from it: member, epoch, target, what the member owns.  *ret_m is
 * the member afterwards.
 */
HR_MUST_CHECK int hr_consumer_update(struct hr_consumer_update *u,
				     struct hr_consumer_member **ret_m);
/* -EBADMSG: the regular expression is none; a line about it in @why. */
HR_MUST_CHECK int hr_consumer_update_check(const struct hr_consumer_update *u, struct hr_buf *why);
/* Nobody wants anything else, but topics may have changed or a target be due. */
HR_MUST_CHECK int hr_consumer_follow(struct hr_group *g);
/* The hash of all topics that somebody wants. */
HR_MUST_CHECK int hr_consumer_hash(struct hr_consumer_group *cg, uint64_t *ret_hash);
/* The next group epoch with @hash. */
HR_MUST_CHECK int hr_consumer_bump(struct hr_group *g, uint64_t hash);

/* --- consumer_target.c ------------------------------------------------------------------ */

/* Computes the target for the group epoch, here or in the pool, if one is due. */
HR_MUST_CHECK int hr_consumer_retarget(struct hr_group *g);
/* The name most members ask for, else the first that the broker offers; @cg may be NULL. */
const char *hr_consumer_assignor_name(const struct hr_groups *gs,
				      const struct hr_consumer_group *cg);
/* -1: not offered here. */
int hr_consumer_assignor_find(const struct hr_groups *gs, struct hr_str name);

/* --- consumer_reconcile.c --------------------------------------------------------------- */

/* @owned NULL: the member did not say.  Writes a record if something changes. */
HR_MUST_CHECK int hr_consumer_reconcile(struct hr_consumer_member *m, const struct hr_tps *owned,
					bool subscription_changed, struct hr_arena *a);
/* Calls @each with every topic that is there and that the member wants; some twice. */
int hr_consumer_wanted_each(const struct hr_consumer_member *m,
			    int (*each)(void *arg, const struct hr_topic *t), void *arg);

/* --- regex.c ------------------------------------------------------------------------------ */

/* -EBADMSG: not RE2's, a line in @why. */
HR_MUST_CHECK int hr_regex_check(struct hr_str text, struct hr_buf *why);
/* Looks for topics in the pool if expressions are new, topics came, or it is long ago. */
void hr_consumer_resolve(struct hr_group *g, bool unresolved);

/* --- consumer_classic.c ------------------------------------------------------------------- */

void hr_consumer_classic_join(struct hr_group *g, struct hr_group_call *c);
void hr_consumer_classic_sync(struct hr_group *g, struct hr_group_call *c);
void hr_consumer_classic_heartbeat(struct hr_group *g, struct hr_group_call *c);
void hr_consumer_classic_leave(struct hr_group *g, struct hr_group_call *c);

/* --- consumer_convert.c ------------------------------------------------------------------- */

/*
 * 0: the classic group @g can become a consumer group; *ret_plan, in @a, says how.  Else
 * the reason in *ret_why.
 */
struct hr_upgrade;
HR_MUST_CHECK int hr_consumer_upgrade_plan(struct hr_group *g, struct hr_arena *a,
					   struct hr_upgrade **ret_plan, const char **ret_why);
/* Whoever waits for an answer gets REBALANCE_IN_PROGRESS.  @g must be locked. */
HR_MUST_CHECK int hr_consumer_upgrade(struct hr_group *g, const struct hr_upgrade *plan);
/* May the group be a classic one once these are gone, or one more has come? */
bool hr_consumer_may_downgrade(struct hr_group *g, struct hr_consumer_member **leaving, int32_t nr,
			       int32_t joining_nr);
/*
 * Turns it into a classic group without @leaving, and with a rebalance if asked for.  @g
 * must be locked.  -EBADMSG: the metadata of a member makes no sense; nothing was done.
 */
HR_MUST_CHECK int hr_consumer_downgrade(struct hr_group *g, struct hr_consumer_member **leaving,
					int32_t nr, bool rebalance);
/* ConsumerProtocolAssignment in the version that the member's metadata is in. */
HR_MUST_CHECK int hr_consumer_assignment_encode(const struct hr_groups *gs,
						const struct hr_tps *tps, struct hr_slice metadata,
						struct hr_arena *a, struct hr_slice *ret_s);
/* The subscription inside JoinGroup's metadata; -EBADMSG. */
struct hr_consumer_protocol_subscription;
HR_MUST_CHECK int hr_consumer_subscription_decode(struct hr_slice metadata, struct hr_arena *a,
				struct hr_consumer_protocol_subscription *ret_s);

/* consumer_names.c */
void hr_consumer_names_free(char **v, int32_t nr);
/* A sorted copy without twins.  -ENOMEM. */
HR_MUST_CHECK int hr_consumer_names_dup(const struct hr_str *from, int32_t from_nr, char ***ret_v,
					int32_t *ret_nr);

#endif
