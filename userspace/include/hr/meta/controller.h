/* SPDX-License-Identifier: Apache-2.0 */
/*
 * controller: the leader of the metadata log on this node.
 *
 * The quorum has one voter, this node.  Opening loads the newest snapshot and
 * the log behind it, raises the leader epoch durably, and writes the leader's
 * first records (the bootstrap records too when the log is empty).
 *
 * After hr_controller_start() it lives on one reactor.  A change is an
 * operation: the caller checks the request against the draft, puts records
 * (each is replayed into the draft at once, so later checks see it) and
 * commits.  Committed means appended and forced; then the image is published
 * and the operation is done.  Operations that come while a force is under way
 * share the next one.
 *
 *	draft    >= appended >= forced = published = high watermark
 *
 * I1  Nothing is published or answered that is not forced.
 * I2  Records reach the log in the order in which they were put.
 * I3  A failed append or force ends the node: fatal() is called, once.
 */
#ifndef HR_META_CONTROLLER_H
#define HR_META_CONTROLLER_H

#include <hr/config/config.h>
#include <hr/lib/list.h>
#include <hr/loop/pool.h>
#include <hr/meta/image.h>
#include <hr/meta/kraft.h>

struct hr_controller;
struct hr_log;

struct hr_controller_params {
	struct hr_sys *sys;
	const char *dir; /* the metadata log directory */
	struct hr_config *config;
	int32_t node_id;
	struct hr_uuid directory_id;
	/* The controller's own endpoints as bound. */
	const struct hr_voter_endpoint *endpoints;
	int endpoint_nr;
	/* For long loads: @done of @total bytes. */
	void (*progress)(void *arg, int64_t done_bytes, int64_t total_bytes);
	void *progress_arg;
};

struct hr_controller_hooks {
	/* A forced image and what changed; both borrowed for the call. */
	void (*publish)(void *arg, struct hr_image *im, const struct hr_changes *changes);
	/* The metadata log cannot be written: the node must stop. */
	void (*fatal)(void *arg, int err, const char *what);
	void *arg;
};

struct hr_ctl_op {
	struct hr_list node;
	struct hr_buf frames;
	int record_nr;
	bool raise_kraft; /* to kraft.version 1, behind the records */
	bool records_in;  /* the controller's: the records are in the log */
	int64_t end_offset;
	/* On the controller's reactor.  0, or the node is about to stop. */
	void (*done)(struct hr_ctl_op *op, int err);
};

/* @why gets one line on failure. */
HR_MUST_CHECK int hr_controller_open_sync(const struct hr_controller_params *params,
					  struct hr_controller **ret_c, struct hr_buf *why);
void hr_controller_start(struct hr_controller *c, struct hr_reactor *reactor, struct hr_pool *pool,
			 const struct hr_controller_hooks *hooks);
/* After the reactor has ended.  Flushes; NULL is allowed. */
int hr_controller_close_sync(struct hr_controller *c);

/* Frees without writing anything: power cut in tests.  NULL is allowed. */
void hr_controller_abandon(struct hr_controller *c);

/* The state that requests are checked against. */
struct hr_image *hr_controller_draft(struct hr_controller *c);
/* The whole of it on the reactor; the version alone on any thread. */
const struct hr_kraft_state *hr_controller_kraft(const struct hr_controller *c);
int hr_controller_kraft_version(const struct hr_controller *c);
int32_t hr_controller_epoch(const struct hr_controller *c);
int64_t hr_controller_high_watermark(const struct hr_controller *c);
int64_t hr_controller_end_offset(const struct hr_controller *c);
const struct hr_log *hr_controller_log(const struct hr_controller *c);

void hr_ctl_op_init(struct hr_ctl_op *op);
void hr_ctl_op_fini(struct hr_ctl_op *op);
/* Encodes at the draft's metadata.version, replays into the draft, adds to the operation. */
HR_MUST_CHECK int hr_controller_put(struct hr_controller *c, struct hr_ctl_op *op, uint32_t key,
				    const void *msg);
/*
 * Makes the quorum of this node a dynamic one: the operation ends with the control records
 * that say so.  On the reactor.
 */
void hr_controller_raise_kraft(struct hr_ctl_op *op);
/* On the reactor.  An operation without records waits for those before it. */
void hr_controller_commit(struct hr_controller *c, struct hr_ctl_op *op);
/* Before start: appends and forces on the caller's thread. */
HR_MUST_CHECK int hr_controller_commit_sync(struct hr_controller *c, struct hr_ctl_op *op);

#endif
