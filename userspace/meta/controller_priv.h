/* SPDX-License-Identifier: Apache-2.0 */
/* controller_priv: shared by opening (open.c), committing (controller.c) and keeping (keep.c). */
#ifndef HR_META_CONTROLLER_PRIV_H
#define HR_META_CONTROLLER_PRIV_H

#include <hr/meta/controller.h>
#include <hr/storage/log.h>

struct hr_controller {
	struct hr_sys *sys;
	char *path; /* of __cluster_metadata-0 */
	struct hr_config *config;
	int32_t node_id;
	int32_t epoch;
	struct hr_log *log;
	struct hr_image *draft;
	struct hr_changes changes; /* since the last freeze */
	struct hr_kraft_state kraft;
	struct hr_voter self; /* what a dynamic quorum says of this node */
	struct hr_snapshot_id snapshot; /* the newest */
	int64_t snapshot_log_bytes;	/* appended bytes when it was made */
	int64_t snapshot_ms;

	/* From here on: after start, on the reactor. */
	struct hr_reactor *reactor;
	struct hr_pool *pool;
	struct hr_controller_hooks hooks;
	struct hr_list appending; /* put and replayed, not yet in the log */
	struct hr_list forcing;	  /* in the log, end_offset set */
	struct hr_log_job *log_job;
	struct hr_job job;
	enum { JOB_NONE, JOB_PREPARE, JOB_FLUSH } running;
	struct hr_image *frozen; /* what the running flush will publish */
	struct hr_changes frozen_changes;
	int64_t frozen_end;
	bool failed;

	struct hr_job snapshot_job;
	bool snapshot_running;
	struct hr_image *snapshot_image;
	struct hr_kraft_state snapshot_kraft;
	struct hr_snapshot_id snapshot_made;
	int snapshot_err;
	struct hr_log_job *retain_job;
};

/* One batch of framed records at the end of the log into @out. */
HR_MUST_CHECK int hr_controller_build(struct hr_controller *c, const struct hr_buf *frames,
				      int record_nr, struct hr_buf *out);
/* The same of control records that say what @k is; open.c. */
HR_MUST_CHECK int hr_controller_build_control(struct hr_controller *c, bool leader_change,
					      const struct hr_kraft_state *k, struct hr_buf *out);
/* keep.c: called after each force. */
void hr_controller_keep(struct hr_controller *c);

#endif
