/* SPDX-License-Identifier: Apache-2.0 */
/*
 * group: what the files of this module share.
 *
 *	groups.c	the table of groups; replay and ticks find their group here
 *	offsets.c	committed offsets of any kind of group, and their expiry
 *	classic*.c	JoinGroup, SyncGroup and their timers
 *	modern.c	what the two kinds below have in common
 *	consumer*.c	KIP-848
 *	assign_*.c	its assignors
 *	streams*.c	KIP-1071
 *	answers.c	describe, list, delete: what is asked of every kind
 *
 * Records change the state in replay functions only (hr_<record>_replay()); request
 * functions look, put records, and keep for themselves what records do not carry
 * (waiting calls, timers, members that have not been written).
 */
#ifndef HR_GROUP_GROUP_H
#define HR_GROUP_GROUP_H

#include <hr/group/groups.h>
#include <hr/lib/buf.h>
#include <hr/lib/htable.h>
#include <hr/loop/timer.h>

struct hr_classic;
struct hr_consumer_group;
struct hr_streams_group;

struct hr_groups {
	struct hr_coord_out *out;
	int32_t partition;
	struct hr_config *config;
	struct hr_image *image;
	struct hr_group_stats *stats;
	struct hr_htable by_id; /* struct hr_group */
	struct hr_htable pending; /* offsets of open transactions, by producer id: offsets.c */
	uint64_t replayed;	  /* records so far: orders offsets against each other */
	/* Timers of the machine; tick() advances it to out->mono_ms. */
	struct hr_wheel wheel;
	struct hr_timer expiry_timer;
	size_t expiry_bucket; /* where the round under way goes on */
	bool live; /* loaded() was called: timers run, answers are given */
};

struct hr_group {
	struct hr_hnode by_id;
	struct hr_groups *groups;
	char *id;
	enum hr_group_kind kind;
	union {
		struct hr_classic *classic;
		struct hr_consumer_group *consumer;
		struct hr_streams_group *streams;
	};
	struct hr_htable offsets; /* struct hr_group_offset, by topic and partition */
	struct hr_list pending; /* offsets of open transactions: offsets.c */
	bool locked; /* somebody walks over it: hr_group_release() leaves it alone */
};

/* --- the table: groups.c ---------------------------------------------------- */

/* NULL when there is none. */
struct hr_group *hr_group_find(const struct hr_groups *gs, struct hr_str id);
/* NULL without memory. */
struct hr_group *hr_group_find_or_make(struct hr_groups *gs, struct hr_str id);
/* Frees the group if it has neither kind nor offsets. */
void hr_group_release(struct hr_group *g);
/* Keeps the levels of the statistics in step: call it instead of setting kind. */
void hr_group_set_kind(struct hr_group *g, enum hr_group_kind kind);

static inline int64_t hr_groups_num(const struct hr_groups *gs, int key)
{
	return hr_config_num(gs->config, key);
}

/*
 * A GROUP config (HR_GCFG_...): the group's own within the broker's bounds, else the
 * broker's.
 */
int64_t hr_group_config_num(const struct hr_group *g, int group_key);

/* Timers of the machine. */
void hr_group_timer_arm(struct hr_groups *gs, struct hr_timer *t, int64_t delay_ms,
			void (*fire)(struct hr_timer *t));
void hr_group_timer_cancel(struct hr_groups *gs, struct hr_timer *t);

/* Copies for state that lives on; NULL without memory.  A null string gives NULL. */
char *hr_group_strdup(struct hr_str s);

/* A record with a key that is the group id alone, or group and member. */
HR_MUST_CHECK int hr_group_put(struct hr_groups *gs, int16_t type, int16_t value_version,
			       const void *key, const void *value);

/* A member id for a client or an instance: prefix, '-' and a random UUID in Kafka's text. */
HR_MUST_CHECK int hr_group_member_id_make(struct hr_groups *gs, struct hr_str prefix,
					  struct hr_arena *a, struct hr_str *ret_id);

/* --- offsets.c ---------------------------------------------------------------- */

struct hr_group_offset {
	struct hr_hnode node;
	int32_t partition;
	int32_t leader_epoch;
	int64_t offset;
	int64_t commit_ms;
	int64_t expire_ms; /* -1: by the broker's retention */
	struct hr_uuid topic_id;
	uint64_t replayed;
	char *metadata;
	char topic[];
};

struct hr_group_offset *hr_group_offset_find(const struct hr_group *g, struct hr_str topic,
					     int32_t partition);

HR_MUST_CHECK int hr_offset_replay(struct hr_groups *gs, const struct hr_coord_record *r);
HR_MUST_CHECK int hr_offsets_end_txn(struct hr_groups *gs, int64_t producer_id, bool commit);
/* Puts tombstones for all offsets of the group, which the caller has locked. */
HR_MUST_CHECK int hr_offsets_delete_all(struct hr_group *g);
/* Topic @name is gone: so are the offsets that were committed for it. */
void hr_offsets_topic_deleted(struct hr_groups *gs, struct hr_str name);
/* Arms the timer of expiry. */
void hr_offsets_start(struct hr_groups *gs);
void hr_offsets_free(struct hr_group *g);
void hr_offsets_pending_free(struct hr_groups *gs);

/* --- kinds ---------------------------------------------------------------------- */

/* When an offset of a topic may go for want of use. */
enum hr_expiry_rule {
	HR_EXPIRE_NEVER,     /* the group is at work on it */
	HR_EXPIRE_BY_COMMIT, /* counted from its commit */
	HR_EXPIRE_BY_GROUP,  /* counted from when the group became empty */
};

struct hr_group_kind_ops {
	const char *name;      /* as ListGroups says it */
	uint32_t record_types; /* bit i: replay() takes records of type i */
	HR_MUST_CHECK int (*replay)(struct hr_groups *gs, const struct hr_coord_record *r);
	void (*loaded)(struct hr_group *g);
	void (*unload)(struct hr_group *g, enum hr_wire_err err);
	void (*free)(struct hr_group *g);
	/* No member: may be deleted. */
	bool (*is_empty)(const struct hr_group *g);
	/* OffsetDelete asks per topic whom it would hurt; others refuse it at all (false). */
	bool (*may_delete_offsets)(const struct hr_group *g);
	HR_MUST_CHECK int (*put_tombstones)(struct hr_group *g);
	bool (*subscribes)(const struct hr_group *g, struct hr_str topic);
	enum hr_expiry_rule (*expiry)(const struct hr_group *g, struct hr_str topic,
				      int64_t *ret_since_ms);
	const char *(*state_name)(const struct hr_group *g);
	struct hr_str (*protocol_type)(const struct hr_group *g);
	/* NULL: does not follow topics. */
	void (*image_changed)(struct hr_group *g, const struct hr_changes *changes);
	/*
	 * May @member commit at @epoch (generation)?  *ret_by_partition: only where may_commit()
	 * says so (KIP-1251).
	 */
	enum hr_wire_err (*check_commit)(struct hr_group *g, const struct hr_group_call *c,
					 struct hr_str member, struct hr_str instance,
					 int32_t epoch, bool *ret_by_partition);
	bool (*may_commit)(struct hr_group *g, struct hr_str member, int32_t epoch,
			   struct hr_str topic, int32_t partition);
	enum hr_wire_err (*check_fetch)(struct hr_group *g, struct hr_str member, int32_t epoch);
	/* JoinGroup and its kin by members of the classic protocol; NULL: refused. */
	void (*classic_join)(struct hr_group *g, struct hr_group_call *c);
	void (*classic_sync)(struct hr_group *g, struct hr_group_call *c);
	void (*classic_heartbeat)(struct hr_group *g, struct hr_group_call *c);
	void (*classic_leave)(struct hr_group *g, struct hr_group_call *c);
};

/* By enum hr_group_kind; NULL: not served, so there is no group of it. */
extern const struct hr_group_kind_ops *const hr_group_kinds[HR_GROUP_KIND_NR];

static inline const struct hr_group_kind_ops *hr_group_ops(const struct hr_group *g)
{
	return hr_group_kinds[g->kind];
}

extern const struct hr_group_kind_ops hr_classic_kind;	/* classic.c: type 2 */
extern const struct hr_group_kind_ops hr_consumer_kind; /* consumer.c (KIP-848): 3 to 8, 16 */
extern const struct hr_group_kind_ops hr_streams_kind;	/* streams.c (KIP-1071): 17, 19 to 23 */

#endif
