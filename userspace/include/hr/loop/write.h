/* SPDX-License-Identifier: Apache-2.0 */
/*
 * write: a file write that completes later, through the ring or a pool thread.
 *
 * Embedded in its owner and untouched by it, like the bytes, until done().
 * The result is the whole length or a negative errno: short writes are
 * continued.  Two writes in flight on one file may be carried out in any order;
 * who needs an order waits for done().
 */
#ifndef HR_LOOP_WRITE_H
#define HR_LOOP_WRITE_H

#include <hr/loop/pool.h>
#include <sys/uio.h>

struct hr_write_op {
	int fd;
	struct iovec *iov; /* changed while the write goes on; at most 1024 entries */
	int iov_nr;
	int64_t off;
	void (*done)(struct hr_write_op *op, ssize_t result);
	/* private */
	struct hr_reactor *reactor;
	struct hr_job job;
	struct hr_list node;
	struct hr_list open_node; /* on the reactor's writes that are under way */
	int64_t begun_ns;
	ssize_t written;
	int iov_at;
};

/* On the reactor: is some write under way that began more than @age_ns ago? */
bool hr_write_is_older(const struct hr_reactor *r, int64_t age_ns);
/* -EAGAIN when neither ring nor pool takes it; then write with sys or wait. */
HR_MUST_CHECK int hr_write_submit(struct hr_reactor *r, struct hr_write_op *op);

#endif
