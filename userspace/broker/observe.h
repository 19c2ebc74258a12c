/* SPDX-License-Identifier: Apache-2.0 */
/*
 * observe: the broker's side of the observer.
 *
 *	observer's thread	every second: asks each shard, waits, hands what came to the
 *				observer, has it measure
 *	shard			copies partitions, readers and, every few seconds, groups;
 *				so many in a turn
 *	fetch			adds to the reader's row of its shard
 *
 * O1  A shard's readers are made by that shard and live as long as the broker; only their
 *     counters are changed from other threads.
 * O2  What a shard was asked for is read by the observer's thread after the last shard has
 *     reported; the thread ends before the reactors do.
 */
#ifndef HR_BROKER_OBSERVE_H
#define HR_BROKER_OBSERVE_H

#include <hr/observe/observer.h>
#include "request.h"

struct hr_observing;
struct hr_read_row;

HR_MUST_CHECK int hr_observing_create(struct hr_broker *b);
HR_MUST_CHECK int hr_observing_start(struct hr_broker *b);
/* Before the reactors end. */
void hr_observing_stop(struct hr_broker *b);
/* After they have. */
void hr_observing_destroy(struct hr_broker *b);

/* On the request's shard: @bytes of a partition go to this request's client; NULL: not told. */
struct hr_read_row *hr_observing_read(struct hr_request *rq, struct hr_uuid topic_id,
				      int32_t index, uint64_t bytes);
/* [any thread] Of these, so many came from the disk. */
void hr_observing_cold(struct hr_read_row *row, uint64_t bytes);
/* By the thread that renders metrics. */
void hr_observing_metrics(struct hr_broker *b, struct hr_buf *out);

#endif
