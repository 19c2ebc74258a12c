/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kraft: what the control records of the metadata log say, and the two files
 * beside the log.
 *
 *	quorum-state			who leads, whom we voted for
 *	<end 20>-<epoch 10>.checkpoint	a snapshot: the image as record batches
 *
 * A snapshot starts with a control batch (header, kraft version, voters), goes
 * on with data batches and ends with a control batch (footer).  Offsets in it
 * count from 0.  The snapshot 0-0 is what formatting wrote: its records are the
 * bootstrap records, which the first leader copies into the empty log.
 */
#ifndef HR_META_KRAFT_H
#define HR_META_KRAFT_H

#include <hr/meta/image.h>
#include <hr/sys/sys.h>

#define HR_VOTER_NR_MAX 32
#define HR_VOTER_ENDPOINT_NR_MAX 8

struct hr_voter_endpoint {
	char name[64];
	char host[256];
	uint16_t port;
};

struct hr_voter {
	int32_t id;
	struct hr_uuid directory_id;
	struct hr_voter_endpoint endpoints[HR_VOTER_ENDPOINT_NR_MAX];
	int endpoint_nr;
};

struct hr_kraft_state {
	int16_t kraft_version;
	struct hr_voter voters[HR_VOTER_NR_MAX];
	int voter_nr;
};

struct hr_quorum_state {
	int data_version; /* 0 or 1, -1: no such file */
	int32_t leader_id, leader_epoch, voted_id;
	struct hr_uuid voted_directory_id;
	int32_t voters[HR_VOTER_NR_MAX]; /* data_version 0 */
	int voter_nr;
};

/* Missing file: data_version -1, epoch 0.  -EBADMSG: damaged or empty. */
HR_MUST_CHECK int hr_quorum_state_read_sync(struct hr_sys *sys, const char *dir,
					    struct hr_quorum_state *ret_qs);
HR_MUST_CHECK int hr_quorum_state_write_sync(struct hr_sys *sys, const char *dir,
					     const struct hr_quorum_state *qs);

struct hr_snapshot_id {
	int64_t end_offset;
	int32_t epoch;
};

#define HR_SNAPSHOT_NAME_LEN (20 + 1 + 10 + 11)
void hr_snapshot_name(struct hr_snapshot_id id, char name[HR_SNAPSHOT_NAME_LEN + 1]);
/* -EINVAL: not the name of a snapshot. */
HR_MUST_CHECK int hr_snapshot_name_parse(const char *name, struct hr_snapshot_id *ret_id);
/* The newest; end_offset -1 when there is none.  Removes leftovers of unfinished ones. */
HR_MUST_CHECK int hr_snapshot_newest_sync(struct hr_sys *sys, const char *dir,
					  struct hr_snapshot_id *ret_id);
/*
 * Writes .part, forces it, makes it read-only, renames.  Records come from the
 * image, or from @frames (framed records behind 4-byte lengths) when @im is NULL.
 */
HR_MUST_CHECK int hr_snapshot_write_sync(struct hr_sys *sys, const char *dir,
					 struct hr_snapshot_id id, struct hr_image *im,
					 const struct hr_buf *frames,
					 const struct hr_kraft_state *k, int64_t timestamp_ms);
/* The same under any name: bootstrap.checkpoint of releases before 4.4. */
HR_MUST_CHECK int hr_snapshot_write_named_sync(struct hr_sys *sys, const char *dir,
					       const char *name, int32_t epoch,
					       struct hr_image *im, const struct hr_buf *frames,
					       const struct hr_kraft_state *k,
					       int64_t timestamp_ms);
HR_MUST_CHECK int hr_snapshot_read_sync(struct hr_sys *sys, const char *dir,
					struct hr_snapshot_id id, struct hr_buf *out);

/*
 * Walks whole batches: control records go into @k, data records into @draft
 * (each may be NULL), and data frames behind 4-byte lengths into @frames (may be
 * NULL).  The draft's offset, epoch and time follow when @is_log.
 */
HR_MUST_CHECK int hr_metadata_batches_replay(const uint8_t *p, size_t len, bool is_log,
					     struct hr_image *draft, struct hr_kraft_state *k,
					     struct hr_buf *frames, struct hr_buf *why);

/* Appends control records; see hr_batch_build_control(). */
struct hr_batch_builder;
HR_MUST_CHECK int hr_kraft_put_leader_change(struct hr_batch_builder *bb, int64_t timestamp_ms,
					     int32_t leader_id);
HR_MUST_CHECK int hr_kraft_put_state(struct hr_batch_builder *bb, int64_t timestamp_ms,
				     const struct hr_kraft_state *k);
void hr_frame_list_put(struct hr_buf *frames, const uint8_t *p, size_t len);

#endif
