/* SPDX-License-Identifier: Apache-2.0 */
/*
 * streams: one streams group (KIP-1071).
 *
 *	topology --------> shape ---------assignor--> target ----member by member--> tasks
 *	as the first	   tasks and topics	      who shall		      who has
 *	member said	   as of the metadata	      run what		      what
 *
 * The first member brings the topology; it cannot change while the group is there.  The
 * shape says how many tasks each subtopology has and which topics have to be made for it;
 * while topics are missing or do not fit, the group is NOT_READY and nobody has tasks.
 * What changes members, topics or settings raises the group epoch; the assignor answers
 * with a target; at its heartbeats each member gives up what is not in its target, says
 * so, takes the target's epoch and what is free of it.
 *
 *	EMPTY		no member
 *	NOT_READY	the topology has not been found valid
 *	ASSIGNING	target epoch < group epoch
 *	RECONCILING	some member is not STABLE at the target epoch
 *	STABLE		all are
 *
 * Members run in processes (one instance of the application, several threads).  An active
 * task runs in one member; of a task a process has one copy at most, active or not, except
 * that a member may go on with a standby until it is given the task as active.
 *
 * Records: 17 epoch, hash of the topics, settings the last target was made with; 19 a
 * member; 20, 21 target; 22 what a member has; 23 the topology.
 *
 * I1  An active task is in assigned or revoking of one member at most.
 * I2  Epochs of a group and, while it stays, of a member do not fall; a static member
 *     that comes back starts anew under another id.
 * I3  What is kept here beyond the records can be lost at any time: timers, the shape,
 *     offsets of tasks, the wish to shut down, the epoch of endpoints.
 *
 * A member whose record 21 is read before its others (compaction) is there already, but
 * counts as a member only with a 19 or a 22.
 *
 * Limits, as Kafka 4.4.0 has them: source topics by name only; tasks are not warmed up
 * before they move; client tags are asked for and not yet used by the assignor.
 */
#ifndef HR_GROUP_STREAMS_H
#define HR_GROUP_STREAMS_H

#include <hr/group/streams.h>
#include "modern.h"
#include "streams_tasks.h"

enum hr_streams_member_state {
	HR_STREAMS_STABLE = 1,
	HR_STREAMS_UNREVOKED = 2,  /* has yet to give up tasks */
	HR_STREAMS_UNRELEASED = 3, /* waits for tasks of others */
	HR_STREAMS_UNKNOWN = 127,
};

typedef struct hr_streams_group_metadata_value hr_streams_epoch_t;
typedef struct hr_streams_group_member_metadata_value hr_streams_meta_t;
typedef struct hr_streams_group_topology_value hr_streams_topology_t;
typedef struct hr_streams_group_topology_value_subtopology hr_streams_sub_t;
typedef struct hr_streams_group_topology_value_topic_info hr_streams_info_t;

/* Offsets that a member reported of its tasks; sorted. */
struct hr_task_offset {
	struct hr_str sub;
	int32_t partition;
	int64_t offset;
};

struct hr_task_offsets {
	struct hr_task_offset *v;
	int32_t nr;
};

struct hr_streams_member {
	struct hr_hnode by_id, by_instance;
	struct hr_list node; /* of those that count */
	struct hr_group *group;
	bool counts;
	char *id;
	struct hr_streams_kept *meta; /* record 19, hr_streams_meta_t; NULL: not read yet */
	/* record 22 */
	int32_t epoch, previous_epoch;
	int8_t state;
	struct hr_roles assigned, revoking;
	/* record 21 */
	bool has_target;
	struct hr_roles target;
	/* beyond the records */
	struct hr_timer session_timer, rebalance_timer;
	int32_t rebalance_epoch; /* that it has to leave in time */
	struct hr_task_offsets offsets, end_offsets;
};

/* A subtopology of the shape; in order of names. */
struct hr_shape_sub {
	const hr_streams_sub_t *sub;
	int32_t task_nr;
};

struct hr_shape_topic {
	const hr_streams_info_t *info;
	int32_t partition_nr;
};

/* What the topology is with the topics that there are. */
struct hr_streams_shape {
	struct hr_arena arena;
	bool ready;
	bool counted; /* subs and topics are known; true when ready */
	struct hr_shape_sub *subs;
	int32_t sub_nr;
	struct hr_shape_topic *topics; /* repartition and changelog topics, by name */
	int32_t topic_nr;
	struct hr_shape_topic *missing; /* those of them that are to be made */
	int32_t missing_nr;
	int8_t status; /* when not ready */
	struct hr_str detail;
};

struct hr_streams_group {
	struct hr_group *group;
	int32_t epoch;
	uint64_t hash;
	int32_t validated_epoch;	    /* the topology's, -1: not valid so far */
	struct hr_streams_kept *metadata;   /* record 17, hr_streams_epoch_t; NULL: none yet */
	int32_t target_epoch;
	int64_t target_ms; /* wall time of the target, 0 unknown */
	enum hr_modern_state state;
	struct hr_list members; /* those that count */
	int32_t member_nr;
	int32_t behind_nr;		     /* members not STABLE at the target epoch */
	struct hr_htable by_id, by_instance; /* struct hr_streams_member */
	struct hr_htable names;		     /* of subtopologies in sets of tasks */
	struct hr_streams_kept *topology;    /* record 23, hr_streams_topology_t; or NULL */
	/* beyond the records */
	bool look_again; /* at the topics, at the next heartbeat */
	struct hr_streams_shape *shape;
	char *shutdown_by; /* the member that asked for it */
	int32_t endpoint_epoch;
	struct hr_timer initial_timer;
};

#define hr_streams_each_member(m, sg)                                                          \
	for (struct hr_list *n__ = (sg)->members.next, *next__ = n__->next;                    \
	     n__ != &(sg)->members &&                                                          \
	     ((m) = hr_list_entry(n__, struct hr_streams_member, node), true);                 \
	     n__ = next__, next__ = n__->next)

static inline const hr_streams_topology_t *hr_streams_topology(const struct hr_streams_group *sg)
{
	return sg->topology ? sg->topology->msg : NULL;
}

static inline const hr_streams_meta_t *hr_streams_meta(const struct hr_streams_member *m)
{
	return m->meta ? m->meta->msg : NULL;
}

/* --- streams_state.c: the state and its records -------------------------------------- */

HR_MUST_CHECK int hr_streams_replay(struct hr_groups *gs, const struct hr_coord_record *r);
/* One that counts, or NULL. */
struct hr_streams_member *hr_streams_member(const struct hr_streams_group *sg, struct hr_str id);
struct hr_streams_member *hr_streams_static_member(const struct hr_streams_group *sg,
						   struct hr_str instance);
void hr_streams_group_free(struct hr_group *g);
void hr_streams_timers_cancel(struct hr_streams_member *m);
static inline bool hr_streams_is_settled(const struct hr_streams_group *sg,
					 const struct hr_streams_member *m)
{
	return m->state == HR_STREAMS_STABLE && m->epoch == sg->target_epoch;
}

/* --- streams_put.c: writing records ----------------------------------------------------- */

/* The metadata record as it stands, with nothing in it for a group without one. */
void hr_streams_epoch_get(const struct hr_group *g, hr_streams_epoch_t *ret_v);
HR_MUST_CHECK int hr_streams_put_epoch(struct hr_group *g, const hr_streams_epoch_t *v);
HR_MUST_CHECK int hr_streams_put_member(struct hr_group *g, struct hr_str id,
					const hr_streams_meta_t *v);
HR_MUST_CHECK int hr_streams_put_topology(struct hr_group *g, const hr_streams_topology_t *v);
HR_MUST_CHECK int hr_streams_put_target(struct hr_group *g, struct hr_str id,
					const struct hr_roles *target);
HR_MUST_CHECK int hr_streams_put_target_epoch(struct hr_group *g, int32_t epoch,
					      int64_t timestamp_ms);
/* What a member has. */
struct hr_streams_current {
	int32_t epoch, previous_epoch;
	int8_t state;
	struct hr_roles assigned, revoking;
};
HR_MUST_CHECK int hr_streams_put_current(struct hr_group *g, struct hr_str id,
					 const struct hr_streams_current *cur);
/* Tombstones 22, 21 and 19. */
HR_MUST_CHECK int hr_streams_bury_member(struct hr_group *g, struct hr_str id);
/* All of the group; @g must be locked. */
HR_MUST_CHECK int hr_streams_bury_group(struct hr_group *g);

/* --- streams_topology.c ------------------------------------------------------------------ */

typedef struct hr_streams_group_heartbeat_request_topology hr_streams_asked_t;
/* As a record's value with views of its fields.  -EBADMSG: two of one name. */
HR_MUST_CHECK int hr_streams_topology_make(const hr_streams_asked_t *asked, struct hr_arena *a,
					   hr_streams_topology_t *ret_v);
/* Whatever the order of subtopologies. */
HR_MUST_CHECK int hr_streams_topology_eq(const hr_streams_topology_t *a,
					 const hr_streams_topology_t *b, bool *ret_eq);
/* Names of all topics that it reads or keeps, sorted, without twins. */
HR_MUST_CHECK int hr_streams_topics(const hr_streams_topology_t *v, struct hr_arena *a,
				    struct hr_str **ret_v, int32_t *ret_nr);
/* The hash of those of them that are there. */
HR_MUST_CHECK int hr_streams_hash(const struct hr_groups *gs, const hr_streams_topology_t *v,
				  struct hr_arena *a, uint64_t *ret_hash);
/* The subtopology that reads @topic, or NULL. */
const hr_streams_sub_t *hr_streams_reader(const hr_streams_topology_t *v, struct hr_str topic);

/* --- streams_shape.c ---------------------------------------------------------------------- */

/*
 * @v must stay while the shape is used.  *ret_code: the topology makes no sense with any
 * topics, a line in *ret_why (a literal); no shape then.
 */
HR_MUST_CHECK int hr_streams_shape_make(const struct hr_groups *gs,
					const hr_streams_topology_t *v,
					struct hr_streams_shape **ret_shape,
					enum hr_wire_err *ret_code, const char **ret_why);
void hr_streams_shape_free(struct hr_streams_shape *s);
const struct hr_shape_sub *hr_streams_shape_sub(const struct hr_streams_shape *s,
						struct hr_str name);
/* Partitions that @topic has or will have, -1 unknown. */
int32_t hr_streams_shape_partitions(const struct hr_streams_shape *s, struct hr_str topic);

/* --- streams_assign.c ---------------------------------------------------------------------- */

struct hr_streams_worker {
	struct hr_str id, process;
	const struct hr_roles *has;
	const struct hr_task_offsets *offsets;
	struct hr_roles target; /* the answer, sorted; warm-ups stay empty */
};

/* Kafka's "sticky" assignor; -ENOMEM. */
HR_MUST_CHECK int hr_streams_assign(struct hr_arena *a, const struct hr_streams_shape *shape,
				    int32_t standby_nr, struct hr_streams_worker *v, int32_t nr);

/* --- streams_target.c ------------------------------------------------------------------------ */

enum hr_streams_due {
	HR_STREAMS_DUE,		  /* or nothing to do */
	HR_STREAMS_WAITS_INITIAL, /* more members may come */
	HR_STREAMS_WAITS_INTERVAL,
};
/* Computes the target for the group epoch if one is due. */
HR_MUST_CHECK int hr_streams_retarget(struct hr_group *g, const struct hr_streams_shape *shape,
				      enum hr_streams_due *ret_due);
/* Settings that a target depends on, as record 17 has them: NAME, VALUE pairs in @a. */
HR_MUST_CHECK int hr_streams_settings(const struct hr_group *g, struct hr_arena *a,
				      hr_streams_epoch_t *ret_v);
bool hr_streams_settings_eq(const hr_streams_epoch_t *a, const hr_streams_epoch_t *b);
/* The group's or broker's list of tags. */
const char *hr_streams_tags(const struct hr_group *g);

/* --- streams_reconcile.c --------------------------------------------------------------------- */

/*
 * Takes @m a step towards @target of the target epoch.  @owned NULL: it did not say.
 * Writes a record if something changes.
 */
HR_MUST_CHECK int hr_streams_reconcile(struct hr_streams_member *m, const struct hr_roles *target,
				       const struct hr_roles *owned, struct hr_arena *a);

/* --- streams.c ---------------------------------------------------------------------------- */

/* A member goes or is lost: tombstones and a higher epoch.  @m is gone afterwards. */
HR_MUST_CHECK int hr_streams_fence(struct hr_streams_member *m);
void hr_streams_session_begin(struct hr_streams_member *m);
void hr_streams_rebalance_begin(struct hr_streams_member *m);

/* --- streams_kind.c ----------------------------------------------------------------------- */

struct hr_streams_group_heartbeat_response;
/* Partitions of every member with an endpoint. */
HR_MUST_CHECK int hr_streams_endpoints(const struct hr_streams_group *sg,
				       const struct hr_streams_shape *shape,
				       const struct hr_streams_member *last, struct hr_arena *a,
				       struct hr_streams_group_heartbeat_response *resp);

#endif
