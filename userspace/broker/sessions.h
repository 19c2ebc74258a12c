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
 * Watches.  A session leaves one watch on each of its partitions, at the first fetch
 * that may wait, and takes it back when the partition is forgotten, is another
 * one under the same name, or the session ends.  Between polls it rests there: a
 * fetch arms it in the turn in which it reads the partition, and it fires once.
 *
 *	session's shard		prepare -> [a fetch's visit] ... -> drop -> freed
 *	home shard		          arm -> fire -> arm ...       taken back
 *
 * W1  hr_session_watch is the home shard's from the visit to the message that
 *     says it was taken back; node is the session's shard's for ever.
 * W2  A station, one for each shard that holds watches of a session, carries
 *     the wake-up; it is freed when that shard has answered the farewell, behind
 *     which no wake-up of it can come.
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
#include <hr/replication/partition.h>

#define HR_SESSION_EVICT_MS 120000

struct hr_broker;
struct hr_fetch;
struct hr_fetch_session;
struct hr_shard;

struct hr_session_station {
	struct hr_msg wake, farewell;
	bool woken; /* wake is on its way; home shard sets, session's shard clears: atomic */
	struct hr_fetch_session *session;
	struct hr_list watches;
};

struct hr_session_watch {
	struct hr_partition_watch watch;
	bool armed;
	struct hr_session_station *station;
	struct hr_shard *shard, *home; /* the session's, the partition's */
	struct hr_uuid topic_id;
	struct hr_msg msg;   /* to be taken back */
	struct hr_list node; /* of its station, or of those that leave */
};

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
	struct hr_session_watch *watch; /* NULL before the first fetch that may wait */
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
	struct hr_fetch *fetch; /* the one that a wake-up is for */
	struct hr_session_station *stations; /* one for each shard; NULL before the first watch */
	int farewell_nr;
};

/* All of one shard. */
struct hr_fetch_sessions {
	struct hr_htable by_id;
	struct hr_list lru; /* least recently used first */
	size_t nr;
	uint64_t evictions;
	struct hr_list waiting; /* fetches of this shard that wait */
	int64_t waiting_nr, waiting_part_nr; /* of them, and partitions of them */
	struct hr_list leaving; /* sessions that wait for farewells */
	struct hr_list leaving_watches;
	bool ending; /* no reactor runs any more */
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

/* --- watches (session_watch.c) -------------------------------------------- */

/* On the session's shard, before a visit: the watch for a partition that is at @home now. */
HR_MUST_CHECK int hr_session_watch_prepare(struct hr_fetch_session *fs, struct hr_session_part *sp,
					   struct hr_uuid topic_id, struct hr_shard *home);
/* On the home shard: the next news wakes the session's fetch. */
void hr_session_watch_arm(struct hr_session_watch *w, struct hr_partition *p);
/* On the session's shard. */
void hr_session_watch_drop(struct hr_session_part *sp);
/* The session has no users any more: takes all watches back, then frees it. */
void hr_session_watches_fini(struct hr_fetch_session *fs);
/* No reactor runs any more: frees what still waited for an answer. */
void hr_session_leavers_free(struct hr_fetch_sessions *cache);

/* --- fetches that wait (api/fetch.c) -------------------------------------- */

/* The list of fetches that wait on this shard. */
struct hr_list *hr_fetches_waiting(struct hr_shard *s);
/* A watched partition has news. */
void hr_fetch_woken(struct hr_fetch *f);
/* Answers everything that waits on this shard; the node stops. */
void hr_fetches_wake_all(struct hr_shard *s);

#endif
