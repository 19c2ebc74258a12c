/* SPDX-License-Identifier: Apache-2.0 */
/* priv: one coordinator; shared by the files of coord/. */
#ifndef HR_COORD_PRIV_H
#define HR_COORD_PRIV_H

#include <hr/coord/coord.h>

/* Pause before the log is read again after a refused append or a failed load. */
#define HR_COORD_RETRY_MS 1000

enum coord_state {
	COORD_LOADING,
	COORD_ACTIVE,
	COORD_WAITING,
	COORD_ENDING,
};

/* One batch on its way into the log. */
struct coord_batch {
	struct hr_partition_append append;
	struct hr_coord *c;
	struct hr_buf buf;
	uint64_t seq;
};

/* One round of a load: a piece of the log, replayed in the pool. */
struct coord_load {
	struct hr_job job;
	struct hr_read read;
	struct hr_buf raw, plain;
	size_t raw_len;
	int64_t next_offset, end_offset;
	int64_t begun_ms, told_ms;
	uint64_t records, odd_records, bytes;
	int err;
	bool reading;
};

struct hr_coord {
	struct hr_coord_out out; /* first: the machine's way back to us */
	struct hr_list node;
	struct hr_coord_env *env;
	struct hr_partition *partition;
	enum coord_state state;
	enum hr_wire_err end_err;
	void *machine; /* NULL in WAITING, and in ENDING */
	uint64_t machine_nr; /* which one: jobs of an older one come back to nobody */
	int jobs_nr;	     /* of machines, in the pool */

	struct coord_load load;

	struct hr_batch_builder builder;
	struct coord_batch *open; /* being filled, or NULL */
	struct hr_list sealed;	  /* struct coord_batch by append.node, not yet appended */
	uint64_t seq;		  /* of the newest batch that was opened */
	uint64_t committed;	  /* every batch up to here is */
	int inflight_nr;
	int put_err; /* sticky until the machine is dropped */
	struct hr_buf key, value; /* encoding of one record */
	struct hr_list calls;	  /* struct hr_coord_call, by after */
	struct hr_task task;
	struct hr_timer timer;
	bool entered;
};

/* load.c */
void hr_coord_load_begin(struct hr_coord *c);
/* write.c */
extern const struct hr_coord_out_ops hr_coord_out_ops;
void hr_coord_write_task(struct hr_task *t);
/* Forgets what was put and not appended. */
void hr_coord_write_drop(struct hr_coord *c);
/* Answers all calls that wait. */
void hr_coord_calls_fail(struct hr_coord *c, enum hr_wire_err err);
/* coord.c */
void hr_coord_loaded(struct hr_coord *c);
/* The machine is lost: WAITING, then LOADING again. */
void hr_coord_fail(struct hr_coord *c, int err, const char *what);
/* Goes when ENDING and nothing is under way; @c may be gone afterwards. */
void hr_coord_settle(struct hr_coord *c);
void hr_coord_set_now(struct hr_coord *c);

#endif
