/* SPDX-License-Identifier: GPL-2.0-only OR Apache-2.0 */
/*
 * hr_bpf_observe: what the programs count per file, and how it is read.
 *
 * hr_obs_file	HASH, key struct hr_obs_key, value struct hr_obs_file.  A row is made
 *		and deleted by user space alone: a file without a row is not watched.
 *		Programs only add to rows, with atomic additions; all CPUs share a row, so
 *		a reader may see a newer field beside an older one and never a torn one.
 * hr_obs_rq	HASH of requests under way, the programs' own.
 * hr_obs_meta	ARRAY of one struct hr_obs_meta; the version is written by the loader.
 *
 * Key: the device as the kernel's inode names it, major << 20 | minor, and the inode's
 * number.  stat(2) gives the same two numbers where st_dev is the device of the file
 * system; where a file system invents them (btrfs, overlayfs) rows stay empty.
 *
 * Pages are of the machine's page size.
 *
 *	accessed	pages that reads of any kind asked the page cache for.  A read that is
 *			answered in several steps is counted once.  0 for ever where the
 *			kernel has no mm_filemap_get_pages: HR_OBS_HAS_ACCESS is not set then.
 *	added		pages that came into the cache
 *	filled		of these, below the end of the file: brought in by a read or by
 *			read-ahead, not by an append.  With preallocated files appends count
 *			here too.
 *	deleted		pages that left the cache by eviction or advice; those of unlinked
 *			files and of truncation do not count
 *	io[0], io[1]	block requests that begin with a page of the file; reads, writes
 *	lat[]		their latency: bucket i holds times below 2^i us, the last the rest
 *
 * seen[] are the last reads by thread, which tell a step of a read from a read.
 */
#ifndef HR_BPF_OBSERVE_H
#define HR_BPF_OBSERVE_H

#ifndef __bpf__
#include <linux/types.h>
#endif

#define HR_OBS_VERSION 1
#define HR_OBS_FILE_MAX 65536
#define HR_OBS_RQ_MAX 8192
#define HR_OBS_LAT_NR 24
#define HR_OBS_SEEN_NR 8

/* hr_obs_meta.has: which programs are attached. */
#define HR_OBS_HAS_ACCESS (1u << 0)
#define HR_OBS_HAS_CACHE (1u << 1) /* added, filled, deleted */
#define HR_OBS_HAS_BLOCK (1u << 2)

struct hr_obs_key {
	__u64 ino;
	__u32 dev;
	__u32 zero;
};

struct hr_obs_io {
	__u64 requests;
	__u64 bytes;
	__u64 ns;
};

struct hr_obs_seen {
	__u64 task;
	__u64 first;
	__u64 last;
};

struct hr_obs_file {
	__u64 accessed;
	__u64 added;
	__u64 filled;
	__u64 deleted;
	struct hr_obs_io io[2];
	__u32 lat[2][HR_OBS_LAT_NR];
	struct hr_obs_seen seen[HR_OBS_SEEN_NR];
};

struct hr_obs_meta {
	__u32 version;
	__u32 has;
	__u64 lost; /* block requests not timed: hr_obs_rq was full */
};

_Static_assert(sizeof(struct hr_obs_key) == 16, "hr_obs_key");
_Static_assert(sizeof(struct hr_obs_file) == 32 + 48 + 192 + 192, "hr_obs_file");
_Static_assert(sizeof(struct hr_obs_meta) == 16, "hr_obs_meta");

#endif
