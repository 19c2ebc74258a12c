/* SPDX-License-Identifier: Apache-2.0 */
/*
 * frame: the bytes of one request, without the length prefix.
 *
 * Counted: every view into data (a record set on its way to the log) holds a
 * reference or lies within the life of somebody who does.  The bytes are
 * charged to the memory account until the last put.  Nobody changes them but
 * the one that holds the only view of that part.
 */
#ifndef HR_NET_FRAME_H
#define HR_NET_FRAME_H

#include <hr/lib/base.h>

struct hr_account;

struct hr_frame {
	uint8_t *data;
	uint32_t len;
	int refs; /* atomic */
	struct hr_account *account;
	uint64_t charged_bytes;
	int64_t received_ms; /* monotonic, when the last byte arrived */
};

/* [any thread] */
void hr_frame_get(struct hr_frame *f);
/* [any thread] NULL is allowed. */
void hr_frame_put(struct hr_frame *f);

#endif
