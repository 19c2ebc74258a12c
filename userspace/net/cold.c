// SPDX-License-Identifier: Apache-2.0
/*
 * cold: file ranges that are not in memory.
 *
 * A job in the backfill lane reads a window of the range to its end, which leaves
 * it in the page cache; then the connection looks again and sends, slice by
 * slice.  The kernel's own read-ahead is switched off for a file that is read so:
 * nothing beyond the window and the range is brought in.  (A mark that read-ahead
 * of others left in a page sets it going at any read, so owners of files should
 * switch it off when they open them, as storage does for segments.)  drop.c lets go behind
 * the reader of the pages that were not in memory before.
 *
 * When a slice is gone again (memory is tight) or nobody can say whether it is
 * there, the job reads one slice, keeps its copy and that is sent, so a
 * connection always gets on.
 *
 * While the job runs the connection sends nothing; it holds a reference on the
 * connection and on the owner of the file, so either may end meanwhile.  A full
 * lane is tried again after RETRY_MS.
 *
 * Limits: one job for a connection, a window of NET_COLD_WINDOW_BYTES and a
 * buffer of one slice for a job, so the number of pool threads bounds the
 * buffers.
 */
#include <stdlib.h>

#include "net_priv.h"

#define RETRY_MS 10

struct cold_job {
	struct hr_job job;
	struct hr_conn *conn;
	struct hr_sys *sys;
	struct hr_file_owner *owner;
	int fd;
	int64_t off;
	uint32_t len, slice_len;
	bool keep;
	uint8_t *data;
	struct net_window *window; /* NULL: nobody can tell what was in memory */
	bool edge; /* the first page is ours already */
	ssize_t result;
	int64_t took_ns;
};

/* Before the read: what of the window is in memory without us? */
static void window_look(struct cold_job *cj)
{
	struct net_window *w = cj->window;
	int page;

	if (!w)
		return;
	page = cj->sys->net->absent(cj->sys, cj->fd, cj->off, cj->len, w->fresh,
				    sizeof(w->fresh));
	if (page < 0) {
		free(w);
		cj->window = NULL;
		return;
	}
	w->page_bytes = (uint32_t)page;
	if (cj->edge)
		w->fresh[0] = 1;
}

/* Slice by slice into one buffer; only the copy that is kept matters. */
static ssize_t window_read(struct cold_job *cj)
{
	uint32_t done = 0;

	while (done < cj->len) {
		uint32_t part = HR_MIN(cj->len - done, cj->slice_len);
		ssize_t n = cj->sys->file->pread(cj->sys, cj->fd, cj->data, part,
						 cj->off + (int64_t)done);

		if (n < 0)
			return n;
		done += (uint32_t)n;
		if ((uint32_t)n < part)
			break;
	}
	return (ssize_t)done;
}

static void cold_run(struct hr_job *job)
{
	struct cold_job *cj = hr_container_of(job, struct cold_job, job);
	int64_t start_ns = hr_sys_mono_ns(cj->sys);

	window_look(cj);
	(void)cj->sys->file->advise(cj->sys, cj->fd, 0, 0, HR_FILE_RANDOM);
	cj->data = malloc(cj->slice_len);
	cj->result = cj->data ? window_read(cj) : -ENOMEM;
	cj->took_ns = hr_sys_mono_ns(cj->sys) - start_ns;
	if (!cj->keep || cj->result != (ssize_t)cj->len) {
		free(cj->data);
		cj->data = NULL;
	}
}

static struct hr_piece *first_file_piece(struct hr_conn *c)
{
	struct hr_slot *s = hr_list_entry(c->outq.next, struct hr_slot, node);

	return hr_list_entry(s->reply.pieces.next, struct hr_piece, node);
}

/* Puts the bytes in front of the rest of their range. */
static int keep_data(struct hr_conn *c, struct cold_job *cj)
{
	struct hr_piece *pc = first_file_piece(c);
	struct hr_slot *s = hr_list_entry(c->outq.next, struct hr_slot, node);
	struct hr_piece *mem = malloc(sizeof(*mem));

	if (!mem)
		return -ENOMEM;
	*mem = (struct hr_piece){ .kind = HR_PIECE_MEM, .len = cj->len, .p = cj->data,
				  .free = free, .arg = cj->data };
	cj->data = NULL;
	s->reply.mem_len += mem->len;
	c->out_mem_bytes += mem->len;
	hr_account_charge(c->core->net->opts.account, HR_ACCOUNT_SEND, mem->len);
	HR_STAT_ADD(c->core->stats.copied_bytes, mem->len);
	hr_list_push_front(&s->reply.pieces, &mem->node);
	pc->off += (int64_t)mem->len;
	pc->len -= mem->len;
	c->cold_tries = 0;
	if (!pc->len)
		hr_piece_free(pc);
	return 0;
}

/* What was brought in is sent next, from the byte that the connection stands at. */
static void window_take(struct hr_conn *c, struct cold_job *cj)
{
	struct net_window *w = cj->window;
	int64_t end = cj->off + cj->len;

	if (!w)
		return;
	cj->window = NULL;
	c->edge_fd = -1;
	if (end % w->page_bytes && w->fresh[(end - 1) / w->page_bytes - cj->off / w->page_bytes]) {
		c->edge_fd = cj->fd;
		c->edge_page = end / w->page_bytes;
		c->edge_page_bytes = w->page_bytes;
	}
	w->core = c->core;
	w->owner = cj->owner;
	cj->owner = NULL;
	w->fd = cj->fd;
	w->off = cj->off;
	w->len = cj->len;
	w->end_at = c->bytes_out + cj->len;
	hr_list_init(&w->node);
	net_drop_later(c, w);
}

/* Of what was read, the pages that were not in memory before; all where nobody can tell. */
static void tell_owner(const struct cold_job *cj)
{
	const struct net_window *w = cj->window;
	uint64_t bytes = cj->result > 0 ? (uint64_t)cj->result : 0, fresh = 0;

	if (!cj->owner || !cj->owner->cold)
		return;
	for (uint64_t i = 0; w && i <= bytes / w->page_bytes && i < NET_WINDOW_PAGE_NR; i++)
		fresh += w->fresh[i] ? w->page_bytes : 0;
	cj->owner->cold(cj->owner, w ? HR_MIN(fresh, bytes) : bytes);
}

static void cold_finish(struct hr_conn *c, struct cold_job *cj)
{
	struct hr_net_stats *st = &c->core->stats;

	HR_STAT_ADD(st->cold_slices, 1);
	HR_STAT_ADD(st->cold_bytes, cj->result > 0 ? (uint64_t)cj->result : 0);
	HR_STAT_ADD(st->cold_ns, (uint64_t)cj->took_ns);
	c->cold = false;
	tell_owner(cj);
	window_take(c, cj);
	if (c->state == CONN_CLOSED)
		return;
	if (cj->result != (ssize_t)cj->len) {
		hr_conn_close(c, cj->result == -ENOMEM ? HR_CLOSE_MEMORY : HR_CLOSE_FILE);
		return;
	}
	if (cj->data && keep_data(c, cj)) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return;
	}
	net_send_kick(c);
}

static void cold_done(struct hr_job *job)
{
	struct cold_job *cj = hr_container_of(job, struct cold_job, job);
	struct hr_conn *c = cj->conn;

	cold_finish(c, cj);
	if (cj->owner)
		cj->owner->put(cj->owner);
	free(cj->window);
	free(cj->data);
	free(cj);
	hr_conn_put(c);
}

static void retry_expired(struct hr_timer *t)
{
	struct hr_conn *c = hr_container_of(t, struct hr_conn, cold_timer);

	c->cold = false;
	net_send_kick(c);
}

static int submit(struct hr_conn *c, struct cold_job *cj)
{
	struct hr_net *net = c->core->net;

	if (net->opts.pool)
		return hr_pool_submit(net->opts.pool, &cj->job, c->core->reactor,
				      HR_POOL_BACKFILL, cold_run, cold_done);
	HR_STAT_ADD(c->core->stats.cold_inline, 1);
	cold_run(&cj->job);
	cold_done(&cj->job);
	return 0;
}

static bool edge_is(const struct hr_conn *c, int64_t off)
{
	return off / (int64_t)c->edge_page_bytes == c->edge_page;
}

void net_cold_start(struct hr_conn *c, struct hr_piece *pc, bool keep)
{
	struct cold_job *cj = calloc(1, sizeof(*cj));

	if (!cj) {
		hr_conn_close(c, HR_CLOSE_MEMORY);
		return;
	}
	*cj = (struct cold_job){
		.conn = c,
		.sys = c->core->net->sys,
		.owner = pc->owner,
		.fd = pc->fd,
		.off = pc->off,
		.slice_len = (uint32_t)HR_MIN(pc->len, (uint64_t)net_conn_limits(c)->slice_bytes),
		.len = (uint32_t)HR_MIN(pc->len, (uint64_t)NET_COLD_WINDOW_BYTES),
		/* A second miss of a short range means the file cannot tell, or memory is tight. */
		.keep = keep || c->cold_tries >= 2,
		.window = calloc(1, sizeof(*cj->window)),
		.edge = c->edge_fd == pc->fd && edge_is(c, pc->off),
	};
	/* A copy has to be held, so it is of the slice only. */
	if (cj->keep)
		cj->len = cj->slice_len;
	c->cold = true;
	c->cold_tries++;
	hr_conn_get(c);
	if (cj->owner)
		cj->owner->get(cj->owner);
	if (!submit(c, cj))
		return;
	HR_STAT_ADD(c->core->stats.cold_refused, 1);
	if (cj->owner)
		cj->owner->put(cj->owner);
	free(cj->window);
	free(cj);
	hr_timer_arm(c->core->reactor, &c->cold_timer, RETRY_MS, retry_expired);
	hr_conn_put(c);
}
