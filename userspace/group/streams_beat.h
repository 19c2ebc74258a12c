/* SPDX-License-Identifier: Apache-2.0 */
/*
 * streams_beat: one StreamsGroupHeartbeat on its way through the group.
 *
 * Everything that can be refused is looked at before the first record is put: what is put
 * is seen at once and cannot be taken back.  So a beat keeps what it needs of how things
 * were before: whether the group was there, what the member had.
 */
#ifndef HR_GROUP_STREAMS_BEAT_H
#define HR_GROUP_STREAMS_BEAT_H

#include "streams.h"

typedef struct hr_streams_group_heartbeat_request hr_streams_request_t;
typedef struct hr_streams_group_heartbeat_response hr_streams_response_t;

/* As the wire has them. */
enum {
	HR_STATUS_STALE_TOPOLOGY = 0,
	HR_STATUS_SHUTDOWN = 4,
	HR_STATUS_DELAYED = 5,
	HR_STATUS_MISSING_TAGS = 6,
};

struct hr_beat {
	struct hr_groups *gs;
	struct hr_group_call *call;
	const hr_streams_request_t *req;
	struct hr_streams_beat *out;
	hr_streams_response_t *resp;
	struct hr_arena *a;
	struct hr_group *g;
	/* before */
	bool fresh;   /* it was no streams group */
	bool existed; /* it was there at all */
	bool was_empty, was_stable, had_topology;
	struct hr_streams_member *m;	    /* NULL: it is new */
	struct hr_streams_member *replaced; /* a static member whose place it takes */
	struct hr_roles had;
	const hr_streams_meta_t *base; /* of whom it is or replaces, or NULL; in @a */
	/* as it shall be */
	hr_streams_meta_t value;
	bool changed, matters; /* the member's record; in a way that concerns others */
	hr_streams_topology_t asked;
	const hr_streams_topology_t *topology;
	struct hr_streams_shape *shape;
	bool shape_is_ours; /* not the group's: freed with the beat */
	uint64_t hash;
	bool hash_changed;
	hr_streams_epoch_t settings; /* only these of it */
	struct hr_roles owned;
	bool says_owned;
	struct hr_task_offsets offsets, end_offsets; /* on the heap */
	enum hr_streams_due due;
};

static inline bool hr_beat_joins(const struct hr_beat *b)
{
	return b->req->member_epoch == HR_EPOCH_JOIN;
}

/* streams_prepare.c: all of the above.  A wire error, its text in the response. */
enum hr_wire_err hr_beat_prepare(struct hr_beat *b);
/* streams_write.c: the records, then the response.  A negative errno. */
HR_MUST_CHECK int hr_beat_write(struct hr_beat *b);
/* @why NULL: none; a fault of no name goes without, as Kafka's.  The code, for return. */
enum hr_wire_err hr_beat_refuse(struct hr_beat *b, enum hr_wire_err code, const char *why);
/* What went wrong inside, for the wire. */
static inline enum hr_wire_err hr_beat_inner(int err)
{
	return err == -EMSGSIZE ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_COORDINATOR_NOT_AVAILABLE;
}

#endif
