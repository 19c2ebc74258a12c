/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sessions: fetch sessions (KIP-227).
 *
 * A session remembers the partitions of a consumer and what it was last told
 * about each, so that a request names only changes and an answer only news.  A
 * session belongs to the shard that made it; its id tells which (id modulo the
 * number of shards), and a request that names it from another shard moves
 * there.
 *
 * States of a request against the cache, as facts of KIP-227:
 *	id 0, epoch -1	sessionless		id n, epoch -1	close n, sessionless
 *	id 0, epoch 0	new if there is room	id n, epoch 0	close n, new
 *	id n, epoch e	must be the expected epoch
 *
 * Bounds: max.incremental.fetch.session.cache.slots over all shards; a slot is
 * taken from a session that was not used for two minutes, or from the smallest
 * one when the comer is larger.
 */
#ifndef HR_BROKER_SESSIONS_H
#define HR_BROKER_SESSIONS_H

#include <hr/lib/htable.h>
#include <hr/lib/list.h>
#include <hr/protocol/gen/fetch.h>
#include <hr/protocol/wire_error.h>

#define HR_SESSION_EVICT_MS 120000

struct hr_broker;
struct hr_shard;

struct hr_session_part {
	struct hr_hnode node;
	struct hr_list order;
	struct hr_uuid topic_id;
	char *topic; /* the name for versions below 13, else NULL */
	int32_t index;
	int64_t fetch_offset;
	int32_t max_bytes, leader_epoch, last_fetched_epoch;
	/* what the client was last told */
	int64_t high_watermark, log_start_offset;
};

struct hr_fetch_session {
	struct hr_hnode node;
	struct hr_list lru;
	struct hr_shard *shard;
	int32_t id, epoch; /* the epoch expected next */
	bool uses_ids;
	struct hr_htable parts;
	struct hr_list order;
	int64_t used_ms;
	int refs;
	bool busy; /* a fetch is under way; it points to parts */
	bool closed;
};

HR_MUST_CHECK int hr_fetch_sessions_init(struct hr_broker *b);
void hr_fetch_sessions_fini(struct hr_broker *b);

/* The shard that a request with this session id must run on. */
struct hr_shard *hr_session_shard(struct hr_shard *here, int32_t session_id);

/*
 * Opens, continues or closes as the request says.  *ret_s is NULL for a
 * sessionless fetch, else holds a reference.  *ret_full: the answer must list
 * every partition.
 */
enum hr_wire_err hr_session_begin(struct hr_shard *s, const struct hr_fetch_request *r,
				  bool uses_ids, struct hr_fetch_session **ret_s, bool *ret_full);
/* The request is answered or given up. */
void hr_session_end(struct hr_fetch_session *fs);

/* --- fetches that wait (api/fetch.c) -------------------------------------- */

/* The list of fetches that wait on this shard. */
struct hr_list *hr_fetches_waiting(struct hr_shard *s);
/* Answers everything that waits on this shard; the node stops. */
void hr_fetches_wake_all(struct hr_shard *s);

#endif
