// SPDX-License-Identifier: Apache-2.0
/* kernel_bucket: limits, sums and tags; see kernel.h. */
#include <bpf/bpf.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include "kernel_priv.h"

static bool is_shaped(const struct hr_bucket *b)
{
	return b && (b->kind == HR_QUOTA_FETCH || b->kind == HR_QUOTA_PRODUCE);
}

static bool gates_are_on(const struct hr_kernel *k)
{
	return hr_kernel_is_on(k, HR_KERNEL_FETCH) || hr_kernel_is_on(k, HR_KERNEL_PRODUCE);
}

static uint64_t rate_of(const struct hr_bucket *b)
{
	double rate = hr_clock_rate(&b->clock);

	if (!(rate > 0))
		return 0;
	return rate < 1 ? 1 : rate > (double)HR_BPF_RATE_MAX ? HR_BPF_RATE_MAX : (uint64_t)rate;
}

#define NAME_BYTES sizeof(((struct hr_bpf_quota *)0)->name)

/*
 * Clients choose their ids: no byte of one ends a line of the table of connections, and a
 * cut leaves no part of a character of UTF-8.
 */
static void name_of(const struct hr_bucket *b, char to[NAME_BYTES])
{
	int len = snprintf(to, NAME_BYTES, "%s%s%s%s%s", b->user ? "user=" : "",
			   b->user ? b->user : "", b->user && b->client ? " " : "",
			   b->client ? "client=" : "", b->client ? b->client : "");
	bool more = len >= (int)NAME_BYTES;

	for (char *p = to; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			*p = '?';
	for (size_t i = NAME_BYTES - 1; more && i-- > 0 && to[i] & 0x80; to[i] = '?')
		more = (to[i] & 0xc0) == 0x80;
}

/* --- rows of earlier brokers --------------------------------------------------------- */

void hr_kernel_rows_keep(struct hr_kernel *k)
{
	struct hr_kernel_kept row;
	uint32_t id;

	while (!bpf_map_get_next_key(k->fd[HR_MAP_QUOTA], NULL, &id)) {
		struct hr_kernel_kept *more;

		if (!bpf_map_lookup_elem(k->fd[HR_MAP_QUOTA], &id, &row.quota)) {
			if (bpf_map_lookup_elem(k->fd[HR_MAP_STATE], &id, &row.state))
				row.state = (struct hr_bpf_state){ 0 };
			more = reallocarray(k->kept, k->kept_nr + 1, sizeof(*k->kept));
			if (more) {
				k->kept = more;
				k->kept[k->kept_nr++] = row;
			}
		}
		/* A row that cannot be removed would be met for ever. */
		if (bpf_map_delete_elem(k->fd[HR_MAP_QUOTA], &id))
			break;
	}
	while (!bpf_map_get_next_key(k->fd[HR_MAP_STATE], NULL, &id))
		if (bpf_map_delete_elem(k->fd[HR_MAP_STATE], &id))
			break;
}

/* What an earlier broker left of this bucket; taken out.  A name that was cut may be another's. */
static bool kept_take(struct hr_kernel *k, const struct hr_bpf_quota *q,
		      struct hr_kernel_kept *ret_row)
{
	bool found = false;

	if (q->name[NAME_BYTES - 2])
		return false;
	pthread_mutex_lock(&k->kept_lock);
	for (size_t i = 0; !found && i < k->kept_nr; i++) {
		if (k->kept[i].quota.kind != q->kind ||
		    memcmp(k->kept[i].quota.name, q->name, sizeof(q->name)))
			continue;
		*ret_row = k->kept[i];
		k->kept[i] = k->kept[--k->kept_nr];
		found = true;
	}
	pthread_mutex_unlock(&k->kept_lock);
	return found;
}

/* --- limits -------------------------------------------------------------------------- */

static int row_make(struct hr_kernel *k, uint32_t id, struct hr_bpf_quota *q)
{
	struct hr_bpf_state s = { .vt_ns = (uint64_t)hr_sys_mono_ns(k->sys) };
	struct hr_kernel_kept row;

	if (kept_take(k, q, &row)) {
		s.tx_bytes = row.state.tx_bytes;
		s.rx_bytes = row.state.rx_bytes;
		s.held_ns = row.state.held_ns;
		s.updates = row.state.updates;
		/* Set by hand, and what it replaced is still what Kafka says. */
		if (row.quota.rate != row.quota.set && row.quota.set == q->set)
			q->rate = row.quota.rate;
	}
	if (bpf_map_update_elem(k->fd[HR_MAP_STATE], &id, &s, BPF_NOEXIST) && errno != EEXIST)
		return -errno;
	return 0;
}

int hr_kernel_bucket_set(struct hr_kernel *k, const struct hr_bucket *b)
{
	struct hr_bpf_quota q = { 0 }, old;
	int err = 0;

	if (!gates_are_on(k) || !is_shaped(b))
		return 0;
	q.rate = q.set = rate_of(b);
	q.kind = b->kind;
	name_of(b, q.name);
	if (bpf_map_lookup_elem(k->fd[HR_MAP_QUOTA], &b->id, &old))
		err = row_make(k, b->id, &q);
	if (!err && bpf_map_update_elem(k->fd[HR_MAP_QUOTA], &b->id, &q, BPF_ANY))
		err = -errno;
	return err;
}

void hr_kernel_bucket_del(struct hr_kernel *k, const struct hr_bucket *b)
{
	if (!gates_are_on(k) || !is_shaped(b))
		return;
	/* The kernel makes a row of sums for a tag that outlives its bucket: both may be gone. */
	bpf_map_delete_elem(k->fd[HR_MAP_QUOTA], &b->id);
	bpf_map_delete_elem(k->fd[HR_MAP_STATE], &b->id);
}

int hr_kernel_bucket_limit_read(struct hr_kernel *k, const struct hr_bucket *b, double *ret_rate)
{
	struct hr_bpf_quota q;

	if (!gates_are_on(k) || !is_shaped(b))
		return -ENOENT;
	if (bpf_map_lookup_elem(k->fd[HR_MAP_QUOTA], &b->id, &q))
		return -errno;
	if (q.rate == q.set)
		return -ENOENT;
	*ret_rate = (double)HR_MIN(q.rate, (uint64_t)HR_BPF_RATE_MAX);
	return 0;
}

/* Rows read by one call. */
#define BATCH_NR 256

void hr_kernel_limits_by_hand(struct hr_kernel *k,
			      void (*found)(void *arg, uint32_t id, double rate), void *arg)
{
	struct hr_bpf_quota rows[BATCH_NR];
	uint32_t ids[BATCH_NR], nr = BATCH_NR, at;
	int err;

	if (!gates_are_on(k))
		return;
	err = bpf_map_lookup_batch(k->fd[HR_MAP_QUOTA], k->scan_on ? &k->scan_at : NULL, &at, ids,
				   rows, &nr, NULL);
	/* At the end, or a chain longer than a batch: from the start the next time. */
	k->scan_on = !err;
	k->scan_at = at;
	if (err && errno != ENOENT)
		return;
	for (uint32_t i = 0; i < nr; i++)
		if (rows[i].rate != rows[i].set)
			found(arg, ids[i], (double)HR_MIN(rows[i].rate, (uint64_t)HR_BPF_RATE_MAX));
}

static uint32_t active_of(const struct hr_bpf_state *s)
{
	return (HR_MAX(s->active, s->active_prev) + 1023) / 1024;
}

int hr_kernel_bucket_read(struct hr_kernel *k, const struct hr_bucket *b,
			  struct hr_kernel_bucket_state *ret_st)
{
	struct hr_bpf_state s;

	if (!gates_are_on(k) || !is_shaped(b))
		return -ENOENT;
	if (bpf_map_lookup_elem(k->fd[HR_MAP_STATE], &b->id, &s))
		return -errno;
	*ret_st = (struct hr_kernel_bucket_state){
		.tx_bytes = s.tx_bytes, .rx_bytes = s.rx_bytes,
		.tx_wait_ns = (int64_t)s.vt_ns - hr_sys_mono_ns(k->sys), .conn_nr = s.conn_nr,
		.active_nr = active_of(&s), .held_ns = s.held_ns,
	};
	return 0;
}

/* --- tags ---------------------------------------------------------------------------- */

/*
 * What a connection may send until its first round trip has told the kernel of it: its
 * share beside those that are active, and beside those that came with it.
 */
static uint64_t first_pace(struct hr_kernel *k, const struct hr_bucket *b)
{
	uint64_t rate = rate_of(b);
	struct hr_bpf_state s = { 0 };
	uint32_t here = HR_MAX(__atomic_load_n(&b->conn_nr, __ATOMIC_RELAXED), 1u), n;

	if (!rate || rate > HR_BPF_PACED_MAX)
		return 0;
	if (bpf_map_lookup_elem(k->fd[HR_MAP_STATE], &b->id, &s))
		s = (struct hr_bpf_state){ 0 };
	n = active_of(&s) + (here > s.conn_nr ? here - s.conn_nr : 0);
	return HR_MAX(rate / HR_MAX(n, 1u), (uint64_t)HR_BPF_PACED_MIN / 4);
}

int hr_kernel_conn_tag(struct hr_kernel *k, int fd, const struct hr_bucket *tx,
		       const struct hr_bucket *rx)
{
	struct hr_bpf_tag t = { .tx = tx ? tx->id : 0, .rx = rx ? rx->id : 0 };

	if (!gates_are_on(k))
		return -EOPNOTSUPP;
	if (tx && hr_kernel_is_on(k, HR_KERNEL_FETCH))
		t.paced = first_pace(k, tx);
	else
		t.tx = 0;
	if (t.paced &&
	    setsockopt(fd, SOL_SOCKET, SO_MAX_PACING_RATE, &t.paced, sizeof(t.paced)))
		t.paced = 0;
	return bpf_map_update_elem(k->fd[HR_MAP_TAG], &fd, &t, BPF_ANY) ? -errno : 0;
}
