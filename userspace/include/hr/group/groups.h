/* SPDX-License-Identifier: Apache-2.0 */
/*
 * groups: the groups and committed offsets of one partition of __consumer_offsets.
 *
 * The state machine behind the group coordinator (hr/coord/machine.h says how it is
 * run).  One struct hr_groups holds all groups whose id hashes to the partition.
 * A group has a kind (KIP numbers: classic; consumer 848; streams 1071) and, apart
 * from it, committed offsets: these stay when the kind changes.
 *
 * A request comes as struct hr_group_call: the decoded request, the version, who
 * asks, and a response with its schema's defaults that the machine fills.  Requests
 * that name many groups are split by the caller, one call for each; calls about a
 * whole partition (list) are made once for each partition.
 *
 * Memory of a response: the call's arena and, for strings that cannot change until the
 * answer is encoded, nothing: everything is copied into the arena, since the answer may
 * go out later than the state goes on.
 *
 * Sources: KIP-62, 134, 211, 345, 394, 429, 496, 559, 709, 800, 814, 848, 1071, 1251.
 */
#ifndef HR_GROUP_GROUPS_H
#define HR_GROUP_GROUPS_H

#include <hr/coord/machine.h>
#include <hr/lib/arena.h>

#define HR_OFFSETS_TOPIC "__consumer_offsets"

struct hr_groups;
struct hr_offset_fetch_request_group;

struct hr_group_call {
	struct hr_coord_call call;
	const void *request; /* the part of the request that concerns this machine */
	void *response;	     /* its answer, initialised by the caller */
	struct hr_arena *arena;
	int16_t version;
	struct hr_str client_id;   /* null allowed */
	struct hr_str client_host; /* "/127.0.0.1" */
	struct hr_str group_id;	   /* of calls about one group */
};

enum hr_group_kind {
	HR_GROUP_NONE, /* offsets only: listed as an empty classic group */
	HR_GROUP_CLASSIC,
	HR_GROUP_CONSUMER,
	HR_GROUP_SHARE,
	HR_GROUP_STREAMS,
	HR_GROUP_KIND_NR
};

enum hr_classic_state {
	HR_CLASSIC_EMPTY,
	HR_CLASSIC_PREPARING,
	HR_CLASSIC_COMPLETING,
	HR_CLASSIC_STABLE,
	HR_CLASSIC_DEAD,
	HR_CLASSIC_STATE_NR
};

enum hr_modern_state {
	HR_MODERN_EMPTY,
	HR_MODERN_ASSIGNING,
	HR_MODERN_RECONCILING,
	HR_MODERN_STABLE,
	HR_MODERN_NOT_READY, /* streams only */
	HR_MODERN_DEAD,
	HR_MODERN_STATE_NR
};

/* Counted by all machines of one reactor; read there by the metrics layer. */
struct hr_group_stats {
	int64_t offsets; /* levels */
	int64_t groups[HR_GROUP_KIND_NR];
	int64_t classic[HR_CLASSIC_STATE_NR];
	int64_t modern[HR_GROUP_KIND_NR][HR_MODERN_STATE_NR];
	uint64_t commits, commits_expired, commits_deleted; /* offsets, counters */
	uint64_t rebalances[HR_GROUP_KIND_NR];
	uint64_t odd_records; /* of a load: unknown or without sense, skipped */
};

/* shared of the machine's parameters is a struct hr_group_stats. */
extern const struct hr_coord_machine_ops hr_groups_ops;

/* The partition of @group_id: Java's String.hashCode, absolute, modulo @partition_nr. */
int32_t hr_group_partition(struct hr_str group_id, int32_t partition_nr);

/*
 * Requests: name of the call, schema of request -> response where they are not those of
 * the whole API.  @m is the machine.
 */
void hr_groups_join(void *m, struct hr_group_call *c);
void hr_groups_sync(void *m, struct hr_group_call *c);
void hr_groups_heartbeat(void *m, struct hr_group_call *c);
void hr_groups_leave(void *m, struct hr_group_call *c);
void hr_groups_commit(void *m, struct hr_group_call *c);
/* One group of a fetch; requests of old versions are brought into this shape. */
struct hr_group_fetch {
	const struct hr_offset_fetch_request_group *group;
	bool require_stable;
};
/* struct hr_group_fetch -> offset_fetch_response_group */
void hr_groups_fetch(void *m, struct hr_group_call *c);
void hr_groups_offset_delete(void *m, struct hr_group_call *c);
/* no request; describe_groups_response_described_group */
void hr_groups_describe(void *m, struct hr_group_call *c);
/* list_groups_request -> list_groups_response */
void hr_groups_list(void *m, struct hr_group_call *c);
/* no request; delete_groups_response_deletable_group_result */
void hr_groups_delete(void *m, struct hr_group_call *c);
void hr_groups_consumer_heartbeat(void *m, struct hr_group_call *c);
/* no request; consumer_group_describe_response_described_group */
void hr_groups_consumer_describe(void *m, struct hr_group_call *c);
void hr_groups_streams_heartbeat(void *m, struct hr_group_call *c);
/* streams_group_describe_request -> ..._response_described_group */
void hr_groups_streams_describe(void *m, struct hr_group_call *c);

/* --- for statistics ------------------------------------------------------------- */

/* Without an assignment once for each member, then once for each partition it has. */
struct hr_group_seen_member {
	const char *group;
	struct hr_str client, host; /* may be null */
	struct hr_uuid topic_id; /* zero: by name, or no assignment */
	struct hr_str topic;
	int32_t partition; /* -1: no assignment */
};

#define HR_GROUPS_WALK_ROWS_MAX 8192

/* A walk that may take several calls; groups that come or go between them may be missed. */
struct hr_groups_walk {
	void (*member)(void *arg, const struct hr_group_seen_member *m);
	void (*offset)(void *arg, const char *group, const char *topic, int32_t partition,
		       int64_t offset);
	void *arg;
	int rows;      /* after so many, rows or groups, a call ends as soon as it may */
	size_t bucket; /* where the next call goes on; 0 at first, and when all were told */
	int told;      /* by the last call */
	bool cut;      /* some call came to HR_GROUPS_WALK_ROWS_MAX, and rows were left out */
};

/* On the machine's thread; true: there is more. */
bool hr_groups_walk(void *machine, struct hr_groups_walk *w);

#endif
