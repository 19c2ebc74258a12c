// SPDX-License-Identifier: Apache-2.0
/*
 * commit: an answer that waits for the metadata log and for the shards.
 *
 * forced -> published -> every shard has applied it and opened its partitions.
 * So a client that was told that its topic exists can use it at once.
 */
#include <stdlib.h>
#include "api/api.h"

struct pending {
	struct hr_ctl_op op;
	struct hr_publish_wait wait;
	struct hr_request *rq;
	void (*then)(struct hr_request *rq, int err);
};

static void finish(struct pending *p, int err)
{
	struct hr_request *rq = p->rq;
	void (*then)(struct hr_request *rq, int err) = p->then;

	hr_ctl_op_fini(&p->op);
	free(p);
	then(rq, err);
}

static void followed(struct hr_publish_wait *w)
{
	finish(hr_container_of(w, struct pending, wait), 0);
}

static void forced(struct hr_ctl_op *op, int err)
{
	struct pending *p = hr_container_of(op, struct pending, op);

	if (err) {
		finish(p, err);
		return;
	}
	hr_list_init(&p->wait.node);
	p->wait.offset = op->end_offset - 1;
	p->wait.done = followed;
	hr_publish_wait(p->rq->broker, &p->wait);
}

void hr_request_commit(struct hr_request *rq, struct hr_ctl_op *op,
		       void (*then)(struct hr_request *rq, int err))
{
	struct pending *p;

	if (!op->record_nr && !op->raise_kraft) {
		hr_ctl_op_fini(op);
		then(rq, 0);
		return;
	}
	p = calloc(1, sizeof(*p));
	if (!p) {
		/* The records are in the draft already: the node cannot go on without them. */
		hr_broker_fatal(rq->broker, -ENOMEM, "a metadata change");
		hr_ctl_op_fini(op);
		then(rq, -ENOMEM);
		return;
	}
	p->op = *op;
	hr_list_init(&p->op.node);
	p->op.done = forced;
	p->rq = rq;
	p->then = then;
	hr_request_wait_begin(rq);
	hr_controller_commit(rq->broker->controller, &p->op);
}
