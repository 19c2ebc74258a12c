/* SPDX-License-Identifier: Apache-2.0 */
/*
 * classic: the members and the rebalance of one classic group.
 *
 *	EMPTY --join--> PREPARING --all joined or time is up--> COMPLETING
 *	  ^                ^   ^--join, leave, lost member-----------|
 *	  |                |                                         | leader's SyncGroup,
 *	  `--nobody left---'<-------join with a change, leave----- STABLE  recorded
 *
 * DEAD is what an answer says of a group that is not there.
 *
 * What is recorded (type 2) is the group with its members and their assignments, when
 * the leader has brought them, when the last member has gone, and when a static
 * member came back under another id.  In between the members are ahead of the record:
 * here the record is the image of the state, and replaying it changes nothing while
 * the machine is live.  What is lost with the node is a rebalance under way; its
 * members join again.
 *
 * Clocks: a member's session timer runs while we owe it nothing.  It rests while the
 * member waits for an answer to JoinGroup or SyncGroup, but for one that joined for
 * the first time, which is given NEW_MEMBER_MS.  The join phase is bounded by the
 * longest rebalance timeout of the members, the sync phase by the same again.
 */
#ifndef HR_GROUP_CLASSIC_H
#define HR_GROUP_CLASSIC_H

#include "group.h"

struct hr_classic_protocol {
	char *name;
	uint8_t *metadata;
	int32_t metadata_len;
};

struct hr_classic_member {
	struct hr_hnode by_id, by_instance;
	struct hr_list node; /* in the order of joining */
	struct hr_group *group;
	char *id, *instance_id, *client_id, *client_host;
	int32_t rebalance_timeout_ms, session_timeout_ms;
	struct hr_classic_protocol *protocols; /* in the member's order of preference */
	int32_t protocol_nr;
	uint8_t *assignment;
	int32_t assignment_len;
	/* beyond the records */
	struct hr_group_call *joining, *syncing; /* what it waits for, or NULL */
	struct hr_timer session_timer;
	bool fresh;  /* joined for the first time and was not answered yet */
	bool synced; /* since the generation began */
};

/* An id that was handed out (KIP-394) and did not come back yet. */
struct hr_classic_promised {
	struct hr_hnode by_id;
	struct hr_group *group;
	struct hr_timer timer;
	char id[];
};

struct hr_classic {
	struct hr_group *group;
	enum hr_classic_state state;
	char *protocol_type; /* NULL: none yet */
	char *protocol;	     /* chosen; NULL none */
	char *leader;	     /* member id; NULL none */
	int32_t generation;
	int64_t state_since_ms; /* wall time, -1 unknown */
	struct hr_list members; /* struct hr_classic_member */
	int32_t member_nr;
	struct hr_htable by_id, by_instance;
	struct hr_htable promised; /* struct hr_classic_promised */
	struct hr_timer join_timer, sync_timer;
	bool delayed;		/* PREPARING, in the initial delay */
	bool joined_meanwhile;	/* a member came during it */
	int64_t delay_left_ms;	/* what the initial delay may still be stretched by */
};

#define hr_classic_each_member(m, cl)                                                          \
	for (struct hr_list *n__ = (cl)->members.next, *next__ = n__->next;                    \
	     n__ != &(cl)->members &&                                                          \
	     ((m) = hr_list_entry(n__, struct hr_classic_member, node), true);                 \
	     n__ = next__, next__ = n__->next)

/* --- classic.c ---------------------------------------------------------------- */

/* Makes an empty classic group of @g, which must have no kind.  -ENOMEM. */
HR_MUST_CHECK int hr_classic_make(struct hr_group *g);
/* The same, as the record of type 2 says. */
struct hr_group_metadata_value;
HR_MUST_CHECK int hr_classic_rebuild(struct hr_group *g, const struct hr_group_metadata_value *v);
struct hr_classic_member *hr_classic_member(const struct hr_group *g, struct hr_str id);
struct hr_classic_member *hr_classic_static_member(const struct hr_group *g,
						   struct hr_str instance);
/* Makes a member and puts it in.  NULL without memory. */
struct hr_classic_member *hr_classic_member_add(struct hr_group *g, struct hr_str id,
						struct hr_str instance, struct hr_str client_id,
						struct hr_str client_host);
/* Takes it out and frees it; whom it kept waiting gets @err. */
void hr_classic_member_remove(struct hr_classic_member *m, enum hr_wire_err err);
/* Gives it another id (a static member came back). */
HR_MUST_CHECK int hr_classic_member_rename(struct hr_classic_member *m, struct hr_str id);
HR_MUST_CHECK int hr_classic_member_assign(struct hr_classic_member *m, const void *p, int32_t len);
/* The protocol that member offers under @name, or NULL. */
const struct hr_classic_protocol *hr_classic_protocol_of(const struct hr_classic_member *m,
							 const char *name);
bool hr_classic_is_leader(const struct hr_classic *cl, const struct hr_classic_member *m);
HR_MUST_CHECK int hr_classic_set_text(char **field, const char *text);
void hr_classic_set_state(struct hr_classic *cl, enum hr_classic_state state);
/* UNKNOWN_MEMBER_ID, FENCED_INSTANCE_ID or 0 and the member. */
enum hr_wire_err hr_classic_check_member(const struct hr_group *g, struct hr_str id,
					 struct hr_str instance,
					 struct hr_classic_member **ret_m);
/* Writes type 2 as the group stands. */
HR_MUST_CHECK int hr_classic_put(struct hr_group *g);
/* Starts the member's session anew. */
void hr_classic_session_begin(struct hr_classic_member *m);
void hr_classic_session_begin_at(struct hr_classic_member *m, int64_t timeout_ms);
/* Longest rebalance timeout of the members. */
int64_t hr_classic_rebalance_timeout_ms(const struct hr_classic *cl);

/* --- classic_join.c ----------------------------------------------------------- */

/*
 * A member changed or went: begins a rebalance, or looks whether the one under way is
 * complete.
 */
void hr_classic_rebalance(struct hr_group *g);
struct hr_classic_promised *hr_classic_promised(const struct hr_group *g, struct hr_str id);
void hr_classic_promised_free(struct hr_classic_promised *p);
/* The name that most members vote for of those that all offer; NULL none. */
const char *hr_classic_choose_protocol(const struct hr_classic *cl);
void hr_classic_answer_join(struct hr_classic_member *m, struct hr_group_call *c,
			    enum hr_wire_err err);

/* --- classic_sync.c ----------------------------------------------------------- */

/* @m: whose assignment it is, with @err 0. */
void hr_classic_answer_sync(struct hr_groups *gs, struct hr_group_call *c, enum hr_wire_err err,
			    const struct hr_classic_member *m);
/* Answers all who wait for their assignment. */
void hr_classic_answer_syncs(struct hr_classic *cl, enum hr_wire_err err);
/* The generation has begun: everybody owes a SyncGroup. */
void hr_classic_sync_begin(struct hr_classic *cl);

#endif
