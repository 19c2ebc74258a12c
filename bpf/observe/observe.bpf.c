// SPDX-License-Identifier: GPL-2.0-only
/*
 * observe: page cache and block I/O of the files that somebody watches.
 *
 * Tracepoints with types (tp_btf), so no kprobes and no trampolines into functions.
 * Each program finds the inode, looks up its row and adds; a file without a row costs
 * the look-up.  The contract is hr_bpf_observe.h.
 *
 * Programs whose tracepoint a kernel lacks are not loaded (SEC("?…")): the loader turns
 * on what the kernel's BTF names.  A request is timed from block_io_start, before it waits
 * in a queue, to block_io_done; other bios join it until block_rq_issue, so that is where
 * its bytes are read.  Kernels before 6.5 have neither of the outer two: there it is timed
 * from issue to block_rq_complete.
 *
 * Pointers that the tracepoint vouches for are followed directly: a probing read costs as
 * much as all the rest of a program.
 *
 * The number of pages of a folio is read by the names that kernels have had for it; the
 * flags word is the first of a folio in all of them, whatever its type.
 */
#include <linux/bpf.h>
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_tracing.h>
#include <include/vfs.h>
#include <stdbool.h>
#include <uapi/hr_bpf_observe.h>

char LICENSE[] SEC("license") = "GPL";

#define PAGE_SHIFT_MIN 12
#define MAPPING_FLAGS 3UL
#define OP_MASK 255
#define OP_READ 0
#define OP_WRITE 1

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(map_flags, BPF_F_NO_PREALLOC);
	__uint(max_entries, HR_OBS_FILE_MAX);
	__type(key, struct hr_obs_key);
	__type(value, struct hr_obs_file);
} hr_obs_file SEC(".maps");

struct rq_start {
	struct hr_obs_key key;
	__u64 begun_ns;
	__u32 bytes;
	__u32 op;
};

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, HR_OBS_RQ_MAX);
	__type(key, __u64);
	__type(value, struct rq_start);
} hr_obs_rq SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct hr_obs_meta);
} hr_obs_meta SEC(".maps");

static __always_inline __u64 folio_pages(struct folio *folio)
{
	struct folio___pages *now = (void *)folio;
	struct folio___older *older = (void *)folio;
	unsigned long flags = 0;
	unsigned int nr = 1;

	bpf_probe_read_kernel(&flags, sizeof(flags), folio);
	if (!(flags & (1UL << bpf_core_enum_value(enum pageflags, PG_head))))
		return 1;
	if (bpf_core_field_exists(now->_nr_pages))
		bpf_core_read(&nr, sizeof(nr), &now->_nr_pages);
	else if (bpf_core_field_exists(older->_folio_nr_pages))
		bpf_core_read(&nr, sizeof(nr), &older->_folio_nr_pages);
	return nr ? nr : 1;
}

static __always_inline struct hr_obs_file *row_of(struct inode *inode, struct hr_obs_key *key)
{
	*key = (struct hr_obs_key){ .ino = inode->i_ino, .dev = inode->i_sb->s_dev };
	return bpf_map_lookup_elem(&hr_obs_file, key);
}

/*
 * One read may ask several times, each time for the rest: same thread, same end, a later
 * start.  Two threads that share a place in seen[] are counted too often, not lost.
 */
static __always_inline bool goes_on(struct hr_obs_file *f, __u64 first, __u64 last)
{
	__u64 task = bpf_get_current_task();
	struct hr_obs_seen *s = &f->seen[task * 0x9e3779b97f4a7c15ULL >> 61];
	bool same = s->task == task && s->last == last && first > s->first;

	s->task = task;
	s->first = first;
	s->last = last;
	return same;
}

SEC("?tp_btf/mm_filemap_get_pages")
int BPF_PROG(obs_get_pages, struct address_space *mapping, unsigned long first,
	     unsigned long last)
{
	struct hr_obs_key key;
	struct hr_obs_file *f = row_of(mapping->host, &key);

	if (f && !goes_on(f, first, last) && last >= first)
		__sync_fetch_and_add(&f->accessed, last - first + 1);
	return 0;
}

SEC("?tp_btf/mm_filemap_add_to_page_cache")
int BPF_PROG(obs_add, struct folio *folio)
{
	struct inode *inode = folio->mapping->host;
	struct hr_obs_key key;
	struct hr_obs_file *f;
	__u64 nr, at, size;

	if (!inode)
		return 0;
	f = row_of(inode, &key);
	if (!f)
		return 0;
	nr = folio_pages(folio);
	__sync_fetch_and_add(&f->added, nr);
	at = folio->index;
	size = (__u64)inode->i_size;
	size = (size + (1UL << PAGE_SHIFT_MIN) - 1) >> PAGE_SHIFT_MIN;
	/* Read-ahead may take a folio that reaches beyond the end. */
	if (at < size)
		__sync_fetch_and_add(&f->filled, nr);
	return 0;
}

SEC("?tp_btf/mm_filemap_delete_from_page_cache")
int BPF_PROG(obs_delete, struct folio *folio)
{
	struct inode *inode = folio->mapping->host;
	struct hr_obs_key key;
	struct hr_obs_file *f;
	__u64 size;

	if (!inode)
		return 0;
	f = row_of(inode, &key);
	if (!f || !inode->i_nlink)
		return 0;
	size = (__u64)inode->i_size;
	size = (size + (1UL << PAGE_SHIFT_MIN) - 1) >> PAGE_SHIFT_MIN;
	/* A truncation sets the size before it takes the pages away. */
	if (folio->index < size)
		__sync_fetch_and_add(&f->deleted, folio_pages(folio));
	return 0;
}

/* The inode that the first page of a request belongs to. */
static __always_inline struct inode *rq_inode(struct request *rq)
{
	struct bio *bio = BPF_CORE_READ(rq, bio);
	struct bio_vec *vec;
	struct page *page;
	struct folio *folio;
	struct address_space *mapping;
	unsigned long head = 0;
	__u32 idx;

	if (!bio)
		return NULL;
	vec = BPF_CORE_READ(bio, bi_io_vec);
	idx = BPF_CORE_READ(bio, bi_iter.bi_idx);
	if (!vec)
		return NULL;
	page = BPF_CORE_READ(vec + idx, bv_page);
	if (!page)
		return NULL;
	/* The second word of a page within a large folio leads to the first page. */
	bpf_probe_read_kernel(&head, sizeof(head), (void *)page + sizeof(unsigned long));
	folio = head & 1 ? (void *)(head - 1) : (void *)page;
	mapping = BPF_CORE_READ(folio, mapping);
	if (!mapping || (unsigned long)mapping & MAPPING_FLAGS)
		return NULL;
	return BPF_CORE_READ(mapping, host);
}

static __always_inline bool is_watched(struct inode *inode, struct hr_obs_key *key)
{
	*key = (struct hr_obs_key){ .ino = BPF_CORE_READ(inode, i_ino),
				    .dev = BPF_CORE_READ(inode, i_sb, s_dev) };
	return bpf_map_lookup_elem(&hr_obs_file, key);
}

static __always_inline int begin(struct request *rq)
{
	__u32 op = BPF_CORE_READ(rq, cmd_flags) & OP_MASK, zero = 0;
	struct rq_start start = { .op = op };
	__u64 id = (__u64)rq;
	struct hr_obs_meta *meta;
	struct inode *inode;

	if (op != OP_READ && op != OP_WRITE)
		return 0;
	inode = rq_inode(rq);
	if (!inode || !is_watched(inode, &start.key))
		return 0;
	start.begun_ns = bpf_ktime_get_ns();
	start.bytes = BPF_CORE_READ(rq, __data_len);
	if (!bpf_map_update_elem(&hr_obs_rq, &id, &start, BPF_ANY))
		return 0;
	meta = bpf_map_lookup_elem(&hr_obs_meta, &zero);
	if (meta)
		__sync_fetch_and_add(&meta->lost, 1);
	return 0;
}

static __always_inline __u32 bucket_of(__u64 us)
{
	__u32 i;

	for (i = 0; i < HR_OBS_LAT_NR - 1 && us >> i; i++)
		;
	return i;
}

static __always_inline int end(struct request *rq)
{
	struct rq_start *start;
	struct hr_obs_file *f;
	__u64 id = (__u64)rq, ns;
	__u32 w, i;

	start = bpf_map_lookup_elem(&hr_obs_rq, &id);
	if (!start)
		return 0;
	f = bpf_map_lookup_elem(&hr_obs_file, &start->key);
	w = start->op & 1;
	if (f) {
		ns = bpf_ktime_get_ns() - start->begun_ns;
		i = bucket_of(ns / 1000);
		__sync_fetch_and_add(&f->io[w].requests, 1);
		__sync_fetch_and_add(&f->io[w].bytes, start->bytes);
		__sync_fetch_and_add(&f->io[w].ns, ns);
		if (i < HR_OBS_LAT_NR)
			__sync_fetch_and_add(&f->lat[w][i], 1);
	}
	bpf_map_delete_elem(&hr_obs_rq, &id);
	return 0;
}

SEC("?tp_btf/block_io_start")
int BPF_PROG(obs_io_start, struct request *rq)
{
	return begin(rq);
}

SEC("?tp_btf/block_io_done")
int BPF_PROG(obs_io_done, struct request *rq)
{
	return end(rq);
}

SEC("?tp_btf/block_rq_issue")
int BPF_PROG(obs_rq_issue, struct request *rq)
{
	__u64 id = (__u64)rq;
	struct rq_start *start = bpf_map_lookup_elem(&hr_obs_rq, &id);

	if (!start)
		return begin(rq);
	start->bytes = rq->__data_len;
	return 0;
}

SEC("?tp_btf/block_rq_complete")
int BPF_PROG(obs_rq_complete, struct request *rq)
{
	return end(rq);
}
