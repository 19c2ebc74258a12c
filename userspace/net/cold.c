// SPDX-License-Identifier: Apache-2.0
/*
 * cold: file ranges that are not in memory.
 *
 * A job in the backfill lane reads the slice to its end, which leaves it in the
 * page cache; then the connection looks again and sends.  When it is gone again
 * (memory is tight) or nobody can say whether it is there, the job keeps its
 * copy and that is sent, so a connection always gets on.
 *
 * While the job runs the connection sends nothing; it holds a reference on the
 * connection and on the owner of the file, so either may end meanwhile.  A full
 * lane is tried again after RETRY_MS.
 *
 * Limits: one job for a connection, so the lane's bound and the number of pool
 * threads bound the buffers.
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
	uint32_t len;
	bool keep;
	uint8_t *data;
	ssize_t result;
	int64_t took_ns;
};

static void cold_run(struct hr_job *job)
{
	struct cold_job *cj = hr_container_of(job, struct cold_job, job);
	int64_t start_ns = hr_sys_mono_ns(cj->sys);

	cj->data = malloc(cj->len);
	if (cj->data)
		cj->result = cj->sys->file->pread(cj->sys, cj->fd, cj->data, cj->len, cj->off);
	else
		cj->result = -ENOMEM;
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
	NET_STAT_ADD(c->core->stats.copied_bytes, mem->len);
	hr_list_push_front(&s->reply.pieces, &mem->node);
	pc->off += (int64_t)mem->len;
	pc->len -= mem->len;
	c->cold_tries = 0;
	if (!pc->len)
		hr_piece_free(pc);
	return 0;
}

static void cold_finish(struct hr_conn *c, struct cold_job *cj)
{
	struct hr_net_stats *st = &c->core->stats;

	NET_STAT_ADD(st->cold_slices, 1);
	NET_STAT_ADD(st->cold_bytes, cj->result > 0 ? (uint64_t)cj->result : 0);
	NET_STAT_ADD(st->cold_ns, (uint64_t)cj->took_ns);
	c->cold = false;
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
	NET_STAT_ADD(c->core->stats.cold_inline, 1);
	cold_run(&cj->job);
	cold_done(&cj->job);
	return 0;
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
		.len = (uint32_t)HR_MIN(pc->len, (uint64_t)net_conn_limits(c)->slice_bytes),
		/* A second miss of a short range means the file cannot tell, or memory is tight. */
		.keep = keep || c->cold_tries >= 2,
	};
	c->cold = true;
	c->cold_tries++;
	hr_conn_get(c);
	if (cj->owner)
		cj->owner->get(cj->owner);
	if (!submit(c, cj))
		return;
	NET_STAT_ADD(c->core->stats.cold_refused, 1);
	if (cj->owner)
		cj->owner->put(cj->owner);
	free(cj);
	hr_timer_arm(c->core->reactor, &c->cold_timer, RETRY_MS, retry_expired);
	hr_conn_put(c);
}
