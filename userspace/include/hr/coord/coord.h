/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coord: what runs a coordinator's state machine (machine.h) on one partition.
 *
 * A coordinator is the leader of a partition of an internal topic.  It exists on the
 * home reactor of that partition for as long as this node leads it:
 *
 *	LOADING --all records replayed--> ACTIVE --append failed--> WAITING --> LOADING
 *	   |                                 |                         |
 *	   `------------------------ ENDING (unload) --> gone <--------'
 *
 * LOADING reads the log in pieces: a job of the pool reads one, walks its batches
 * and replays the records, so many partitions load at the same time and each serves
 * as soon as it is through.  A request meanwhile gets COORDINATOR_LOAD_IN_PROGRESS.
 *
 * ACTIVE: what the machine puts during one turn of the reactor goes out as one
 * append at the end of the turn (more when it exceeds max.message.bytes), so many
 * heartbeats and commits share a batch.  Each call remembers the batch it must wait
 * for and is answered from the same task, never from inside the machine.
 *
 * I1  Appends of one coordinator are in order and nobody else appends.
 * I2  A call is answered when every batch up to the one it remembers is committed.
 * I3  A refused append throws the machine away: its calls get
 *     COORDINATOR_NOT_AVAILABLE and the log is read again after RETRY_MS.
 *
 * Limits: a record above max.message.bytes is refused before it has any effect.
 * Owner: the home reactor.
 */
#ifndef HR_COORD_COORD_H
#define HR_COORD_COORD_H

#include <hr/coord/machine.h>
#include <hr/replication/partition.h>
#include <hr/trace/log.h>

struct hr_coord;

/* Counters and levels of one reactor. */
struct hr_coord_stats {
	int64_t loading_nr, active_nr; /* levels */
	uint64_t loads, load_failures, loaded_records, loaded_bytes;
	uint64_t load_ms_sum, load_ms_max;
	uint64_t odd_records; /* skipped at loads: unknown, malformed or without sense */
	uint64_t batches, records, bytes; /* written */
	uint64_t append_failures;
};

/* What the coordinators of one kind on one reactor share. */
struct hr_coord_env {
	struct hr_sys *sys;
	struct hr_reactor *reactor;
	struct hr_pool *pool;
	struct hr_logger *log;
	const struct hr_coord_machine_ops *ops;
	void *shared; /* for the machines */
	struct hr_config *config; /* borrowed: as of the last hr_coord_env_set_config() */
	struct hr_image *image;	  /* the same */
	int load_buffer_bytes;
	struct hr_coord_stats stats;
	struct hr_list coords; /* struct hr_coord */
};

void hr_coord_env_init(struct hr_coord_env *env);
void hr_coord_env_set_config(struct hr_coord_env *env, struct hr_config *config);
void hr_coord_env_set_image(struct hr_coord_env *env, struct hr_image *image,
			    const struct hr_changes *changes);

/* The partition is LIVE and led here; it outlives the coordinator's ENDING.  -ENOMEM. */
HR_MUST_CHECK int hr_coord_create(struct hr_coord_env *env, struct hr_partition *p,
				  struct hr_coord **ret_c);
/*
 * No longer the coordinator: everybody who waits is answered with @err.  Frees itself once
 * its jobs and appends have come back.
 */
void hr_coord_unload(struct hr_coord *c, enum hr_wire_err err);
/* After the reactors have ended: frees what hr_coord_unload() had to leave. */
void hr_coord_env_fini(struct hr_coord_env *env);

/*
 * Around every call of the machine.  enter: 0 and the machine, or the code for the one who
 * asks.  leave: writes, arms the timer.
 */
enum hr_wire_err hr_coord_enter(struct hr_coord *c, void **ret_m);
void hr_coord_leave(struct hr_coord *c);

#endif
