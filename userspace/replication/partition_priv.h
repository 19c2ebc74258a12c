/* SPDX-License-Identifier: Apache-2.0 */
/* partition_priv: between the life of a partition and its appends. */
#ifndef HR_REPLICATION_PARTITION_PRIV_H
#define HR_REPLICATION_PARTITION_PRIV_H

#include <hr/replication/partition.h>

/* Goes on with whatever can go on: prepare, write, force. */
void hr_partition_pump(struct hr_partition *p);
void hr_partition_close_step(struct hr_partition *p);
/* Tells everybody who watches. */
void hr_partition_fire(struct hr_partition *p);

/* descriptors.c: after -EMFILE; the pump comes when there is room. */
void hr_partition_fds_wait(struct hr_partition *p);
/* Closes what was not used for long. */
void hr_partition_fds_maintain(struct hr_partition *p);
void hr_partition_fds_leave(struct hr_partition *p);

#endif
