/* SPDX-License-Identifier: Apache-2.0 */
/*
 * machine: the contract between a coordinator's state machine and what runs it.
 *
 * A state machine holds what the records of one partition of an internal topic say
 * (groups, transactions, share state).  It is pure: it is called with a request, a
 * record, a change of metadata or the passing of time, and what it has to say goes
 * out through struct hr_coord_out: records and answers.  It touches no file, no
 * socket and no clock, so a test or the simulator drives it as the broker does.
 *
 *	request, tick, image --> machine --put()--> record --> replay() into itself
 *					\                 \--> the log
 *					 \--answer()--> goes out once all records that
 *							were put before are committed
 *
 * Replay: put() encodes a record, calls the machine's own replay() with it and queues
 * it for the log.  So the state changes in one place, whether a record was written
 * just now or is read at a load, and what comes after a put() sees its effect.
 *
 * I1  What replay() changes follows from records alone: a machine that replayed the log
 *     from its start has the same persistent state as the one that wrote it.
 * I2  An answer never goes out before everything it may have seen is committed.  That
 *     holds for answers that only read, too.
 * I3  When the log refuses what was put, the machine is thrown away and loaded again from
 *     the log; those who wait are told that the coordinator is not available.
 * I4  Everything that is put between two returns to the run-time is one operation; it is
 *     written in one batch as long as it fits one.
 *
 * Calls: one hr_coord_call for each request, in memory of the asking side that stays
 * until done().  A machine may keep it (a join that waits) and answers it exactly once.
 *
 * Threads: while a partition is loaded, replay() and end_txn() run on a thread of the
 * pool and nothing else is called.  Afterwards everything runs on the home reactor.
 */
#ifndef HR_COORD_MACHINE_H
#define HR_COORD_MACHINE_H

#include <hr/config/config.h>
#include <hr/lib/list.h>
#include <hr/meta/image.h>
#include <hr/protocol/record_schema.h>
#include <hr/protocol/wire_error.h>

struct hr_coord_record {
	int16_t type;	       /* the version of the key, which names the record */
	int16_t value_version; /* as written; when replayed: as found */
	const void *key;       /* the struct of its key */
	const void *value;     /* the struct of its value; NULL a tombstone */
	/* Set for replay; a machine that puts leaves them zero. */
	int64_t timestamp_ms;
	bool transactional; /* counts only once end_txn() says so */
	int64_t producer_id;
	int16_t producer_epoch;
};

struct hr_coord_call {
	/* Why the coordinator cannot answer (not here, loading, gone); 0: the response is set. */
	enum hr_wire_err err;
	void (*done)(struct hr_coord_call *c);
	/* private to the run-time */
	struct hr_list node;
	uint64_t after;
};

/* Work that may take long: run() in the pool looks at the job only, done() is back here. */
struct hr_coord_job {
	void (*run)(struct hr_coord_job *j);
	/* @gone: the machine was unloaded meanwhile; only free what belongs to the job. */
	void (*done)(struct hr_coord_job *j, bool gone);
	void *priv; /* the run-time's */
};

struct hr_coord_out;

struct hr_coord_out_ops {
	/*
	 * -EMSGSIZE: the record alone is larger than a batch may be; nothing was replayed.
	 * -ENOMEM and what replay() gives: the machine will be loaded anew.
	 */
	int (*put)(struct hr_coord_out *o, const struct hr_coord_record *r);
	void (*answer)(struct hr_coord_out *o, struct hr_coord_call *c);
	void (*random)(struct hr_coord_out *o, void *p, size_t len);
	/* Never fails: without room in the pool the job runs at once. */
	void (*offload)(struct hr_coord_out *o, struct hr_coord_job *j);
};

struct hr_coord_out {
	const struct hr_coord_out_ops *ops;
	int64_t mono_ms; /* for durations; as of this entry into the machine */
	int64_t wall_ms; /* for what is recorded */
};

static inline HR_MUST_CHECK int hr_coord_put(struct hr_coord_out *o,
					     const struct hr_coord_record *r)
{
	return o->ops->put(o, r);
}

static inline void hr_coord_answer(struct hr_coord_out *o, struct hr_coord_call *c)
{
	o->ops->answer(o, c);
}

struct hr_coord_machine_params {
	struct hr_coord_out *out;
	int32_t partition;
	struct hr_config *config;
	struct hr_image *image;
	void *shared; /* what all machines of one reactor share: counters */
};

struct hr_coord_machine_ops {
	enum hr_record_family family;
	HR_MUST_CHECK int (*create)(const struct hr_coord_machine_params *p, void **ret_m);
	/* Calls that still wait have been answered by unload(). */
	void (*destroy)(void *m);
	/* -EBADMSG: makes no sense; -EPROTONOSUPPORT: unknown.  A load skips and counts both. */
	HR_MUST_CHECK int (*replay)(void *m, const struct hr_coord_record *r);
	HR_MUST_CHECK int (*end_txn)(void *m, int64_t producer_id, int16_t producer_epoch,
				     bool commit);
	/* All records are in: timers start here. */
	void (*loaded)(void *m);
	/* Answers every call that waits with @err. */
	void (*unload)(void *m, enum hr_wire_err err);
	/* out->mono_ms has reached next_ms(). */
	void (*tick)(void *m);
	int64_t (*next_ms)(void *m); /* INT64_MAX: nothing is due */
	void (*set_image)(void *m, struct hr_image *image, const struct hr_changes *changes);
	void (*set_config)(void *m, struct hr_config *config);
};

#endif
