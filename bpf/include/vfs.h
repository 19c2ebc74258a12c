/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * vfs: the few fields of files, pages and block requests that are read here; as core.h,
 * for programs that see no socket.
 */
#ifndef HR_BPF_VFS_H
#define HR_BPF_VFS_H

#include <linux/types.h>

/* Bits of struct page's flags; the value is the running kernel's. */
enum pageflags {
	PG_head = 6,
};

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct super_block {
	__u32 s_dev;
};

struct inode {
	struct super_block *i_sb;
	unsigned long i_ino;
	unsigned int i_nlink;
	long long i_size;
};

struct address_space {
	struct inode *host;
};

struct folio {
	struct address_space *mapping;
	unsigned long index;
};

/* How many pages a large folio has, by the names that kernels have had for it. */
struct folio___pages {
	unsigned int _nr_pages;
};

struct folio___older {
	unsigned int _folio_nr_pages;
};

struct page;

struct bio_vec {
	struct page *bv_page;
	unsigned int bv_len, bv_offset;
};

struct bvec_iter {
	unsigned int bi_idx;
};

struct bio {
	struct bvec_iter bi_iter;
	struct bio_vec *bi_io_vec;
};

struct request {
	unsigned int cmd_flags, __data_len;
	struct bio *bio;
};

#pragma clang attribute pop

#endif
