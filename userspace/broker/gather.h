/* SPDX-License-Identifier: Apache-2.0 */
/*
 * gather: ask the home shards of many partitions, then go on with all answers.
 *
 * Items are embedded in the caller's own array, which lives as long as the
 * request.  One message goes to each home shard with all of its items; run() is called
 * there for each and ends it with hr_gather_over(), at once or later, on the
 * home shard.  done() is called on the asking shard when all are over.
 */
#ifndef HR_BROKER_GATHER_H
#define HR_BROKER_GATHER_H

#include "request.h"

struct hr_gather;
struct hr_gather_visit;

struct hr_gather_item {
	struct hr_uuid topic_id;
	int32_t index;
	bool skip; /* nothing to ask: answered already */
	/* private */
	struct hr_gather_visit *visit;
	struct hr_gather_item *next;
};

struct hr_gather_ops {
	/* On the item's home shard; @p is NULL when it is not there or not open. */
	void (*run)(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p);
	void (*done)(struct hr_request *rq, void *arg);
};

/* @stride: bytes from one item to the next.  -ENOMEM: nothing was started. */
HR_MUST_CHECK int hr_gather_start(struct hr_request *rq, const struct hr_gather_ops *ops,
				  struct hr_gather_item *first, size_t stride, int32_t nr,
				  void *arg);
void hr_gather_over(struct hr_gather_item *it);

#endif
