/* SPDX-License-Identifier: Apache-2.0 */
/*
 * observer: what is known about the page cache and the disk, by segment, partition,
 * topic, group and client.
 *
 * It is told what exists (partitions with their segments, groups with their members and
 * offsets, who has read how much) and measures the rest: residency of segments, a bounded
 * number in a round, and the rows of the kernel's programs.  It knows nothing of reactors.
 *
 * Figures are integers; -1 is unknown and stays unknown in every sum.
 *
 * Vocabulary: the *tail* is the run of bytes in memory without a gap that ends at the end
 * of the log.  A *position* is a distance in bytes from where the log stood when it was
 * seen first; positions within a segment are estimated from offsets in proportion.
 *
 * Threads: one, the observer's own, calls what changes it and what ends in _sync; any thread
 * may read.  A lock is held for copying only, never over a system call.
 *
 * Limits: segments_per_round measurements; HR_OBSERVE_READERS_MAX readers and
 * HR_OBSERVE_GROUP_PARTS_MAX group positions; beyond, rows are left out and counted.
 */
#ifndef HR_OBSERVE_OBSERVER_H
#define HR_OBSERVE_OBSERVER_H

#include <hr/bpfctl/observe.h>
#include <hr/lib/buf.h>
#include <hr/lib/uuid.h>
#include <hr/observe/residency.h>
#include <hr/storage/log.h>
#include <jansson.h>

#define HR_OBSERVE_READERS_MAX 16384
#define HR_OBSERVE_GROUP_PARTS_MAX 65536
#define HR_OBSERVE_CLIENT_LEN 256 /* with its 0; what is longer is cut, by who puts it in */
#define HR_OBSERVE_HOST_LEN 48
#define HR_OBSERVE_ROWS_MAX 1000

struct hr_observer;

struct hr_observe_opts {
	struct hr_sys *sys;
	enum hr_residency_by residency;
	struct hr_bpf_files files; /* map -1: no programs; closed with the observer */
	const char *why;	   /* one line: what is missing; "" */
	int segments_per_round;
};

HR_MUST_CHECK int hr_observer_create(const struct hr_observe_opts *opts,
				     struct hr_observer **ret_o);
void hr_observer_destroy(struct hr_observer *o);

/* --- what exists ------------------------------------------------------------------ */

struct hr_observe_partition {
	struct hr_uuid topic_id;
	int32_t index;
	const char *topic, *path;
	int64_t start_offset, end_offset;
	const struct hr_log_extent *extents; /* all segments, rising */
	int extent_nr;
};

HR_MUST_CHECK int hr_observer_partition_put(struct hr_observer *o,
					    const struct hr_observe_partition *p, int64_t now_ms);
/* Partitions not put since the call before are gone. */
void hr_observer_partitions_sweep(struct hr_observer *o);
/* [may block] Measures segments, oldest measurement first. */
void hr_observer_round_sync(struct hr_observer *o, int64_t now_ms);

struct hr_observe_reader {
	struct hr_uuid topic_id;
	int32_t index;
	char client[HR_OBSERVE_CLIENT_LEN], host[HR_OBSERVE_HOST_LEN];
	uint64_t fetches, bytes, cold_bytes; /* since the start */
};

/* All that have read; rows of the same reader add up. */
void hr_observer_readers_put(struct hr_observer *o, const struct hr_observe_reader *v, size_t nr);

struct hr_observe_member {
	const char *group, *client, *host;
	struct hr_uuid topic_id; /* zero: by name */
	const char *topic;	 /* NULL and a zero id: no assignment */
	int32_t index;
};

struct hr_observe_offset {
	const char *group, *topic;
	int32_t index;
	int64_t offset;
};

void hr_observer_groups_begin(struct hr_observer *o);
void hr_observer_member_put(struct hr_observer *o, const struct hr_observe_member *m);
void hr_observer_offset_put(struct hr_observer *o, const struct hr_observe_offset *f,
			    int64_t now_ms);
/* @complete: none was left out; else nothing is attributed to groups. */
void hr_observer_groups_end(struct hr_observer *o, bool complete);

/* --- reading --------------------------------------------------------------------------- */

struct hr_observe_query {
	const char *view;  /* partitions, topics, groups, clients, segments */
	const char *topic; /* NULL: all */
	const char *group; /* NULL: all; groups with it are listed by partition */
	int32_t partition; /* -1: all */
	int limit, cells;
};

/* The whole answer; *ret_err -EINVAL: no such view, -ENOENT: no such topic or partition. */
json_t *hr_observer_query_sync(struct hr_observer *o, const struct hr_observe_query *q,
			       int *ret_err);
/* Where the bytes of [from, to) lie: warms or drops them; bytes that were touched, or -errno. */
int64_t hr_observer_advise_sync(struct hr_observer *o, const char *topic, int32_t partition,
				int64_t from, int64_t to, bool drop);
/* Prometheus text; partitions of the largest logs first, at most @partitions_max. */
void hr_observer_metrics_put(struct hr_observer *o, int partitions_max, struct hr_buf *out);

#endif
