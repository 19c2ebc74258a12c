/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pressure: producers are held back before the disk, or memory, holds a loop.
 *
 * Every headrace.pressure.interval.ms a pool thread reads what the machine says, and
 * four causes each give a level from 0 to 3; the highest counts:
 *
 *	memory	the account's use
 *	dirty	dirty and write-back pages, against where the kernel starts to stall writers
 *	stall	share of the last ten seconds that somebody waited for I/O (at most 1), while
 *		a lot is to be written or a write of our own takes long
 *	write	age of the oldest file write of our own that is under way
 *
 * The level goes to hr_net_pressure_set(); at 2 and 3 by a cause of the disk, what is
 * read of Produce frames is also bounded: held at 2, cut at 3, raised again below.
 * On a device whose dirty pages have a strict limit of its own (/sys/class/bdi) a writer is
 * put to sleep without a sign: there, and under pressure, the loops write nothing themselves.
 * What the machine does not tell is unknown, -1 in the metrics, and counts as 0.
 */
#ifndef HR_BROKER_PRESSURE_H
#define HR_BROKER_PRESSURE_H

#include "node.h"

struct hr_pressure;

HR_MUST_CHECK int hr_pressure_start(struct hr_broker *b);
/* After the reactors and the pool have ended; NULL is allowed. */
void hr_pressure_destroy(struct hr_pressure *p);

#endif
