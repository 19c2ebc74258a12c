/* SPDX-License-Identifier: Apache-2.0 */
/*
 * sim_disk: files in memory that forget what was not forced.
 *
 * A back end of the seam for crash tests and the simulator.  Each file has bytes
 * that programs see and bytes that would survive a power cut; the difference is
 * a list of writes and truncations in their order.  The same holds for names.
 *
 * A power cut keeps of each pending write any subset of its 512-byte sectors,
 * chosen by the seed, and a prefix of the pending changes of names (a
 * journaling file system).  What was forced is never touched.
 *
 * Clock and randomness of the hr_sys are simulated too: time moves only by
 * hr_sim_disk_advance_ms().  One thread.
 */
#ifndef HR_SYS_SIM_DISK_H
#define HR_SYS_SIM_DISK_H

#include <hr/sys/sys.h>

struct hr_sim_disk;

struct hr_sim_disk_counts {
	uint64_t changes; /* writes, truncations, changes of names, syncs */
	uint64_t syncs, power_cuts, faults;
};

HR_MUST_CHECK int hr_sim_disk_create(uint64_t seed, struct hr_sim_disk **ret_disk);
void hr_sim_disk_destroy(struct hr_sim_disk *d);
/* The disk as a seam; valid as long as the disk. */
struct hr_sys *hr_sim_disk_sys(struct hr_sim_disk *d);
void hr_sim_disk_advance_ms(struct hr_sim_disk *d, int64_t ms);
/*
 * The @nr-th change from now (1 = the next) fails with @err; a write may leave a
 * part of its bytes.  0 takes an earlier order back.
 */
void hr_sim_disk_fail_at(struct hr_sim_disk *d, uint64_t nr, int err);
/* The power fails in the middle of the @nr-th change from now; all calls give -EIO after. */
void hr_sim_disk_cut_at(struct hr_sim_disk *d, uint64_t nr);
bool hr_sim_disk_is_off(const struct hr_sim_disk *d);
/* Loses what a power cut loses, closes all descriptors, and is on again. */
void hr_sim_disk_power_cut(struct hr_sim_disk *d);
/* More bytes than this in all files: -ENOSPC.  Unlimited at first. */
void hr_sim_disk_capacity(struct hr_sim_disk *d, int64_t bytes);
/* Flips one bit of a file, forced or not; -ENOENT, -ERANGE. */
int hr_sim_disk_flip(struct hr_sim_disk *d, const char *path, int64_t off, int bit);
const struct hr_sim_disk_counts *hr_sim_disk_counts(const struct hr_sim_disk *d);

#endif
