// SPDX-License-Identifier: Apache-2.0
/*
 * drop: a cold reader takes with it what it alone has brought in.
 *
 *	cold.c reads a window -> it is sent -> the peer acknowledges its last byte ->
 *	its fresh pages are dropped, in the pool
 *
 * Fresh is a page that was not in memory before the lane read it, so the tail
 * that everyone else is reading stays.  A page that is still in a socket cannot
 * be dropped; therefore the wait for the acknowledgement, which is asked for
 * when the next window comes and every SWEEP_MS while any waits.  The last
 * NET_WINDOW_LAG_NR windows stay until more come or the connection ends: a client
 * whose answer was cut within a batch asks for that batch again, and a page that
 * goes between the look at it and its sendfile would be read in on the reactor.
 *
 * The page in which a window ends belongs to the next one as well and goes with
 * that: edge tells it that the page is fresh although it is in memory by then.
 *
 * Limits: NET_WINDOW_NR_MAX windows of a connection; beyond, the oldest is tried
 * at once.  What stays is counted (kept_bytes).
 */
#include <stdlib.h>

#include "net_priv.h"

#define SWEEP_MS 50

static void window_free(struct net_window *w)
{
	if (w->owner)
		w->owner->put(w->owner);
	free(w);
}

/* One run of fresh pages; afterwards those that are absent have gone. */
static void drop_run_of(struct net_window *w, struct hr_sys *sys, int64_t off, uint32_t len)
{
	uint8_t absent[NET_WINDOW_PAGE_NR];
	int page, nr = (int)(len / w->page_bytes);

	(void)sys->file->advise(sys, w->fd, off, len, HR_FILE_DROP);
	page = sys->net->absent(sys, w->fd, off, len, absent, sizeof(absent));
	for (int i = 0; i < nr; i++) {
		if (page > 0 && absent[i])
			w->dropped_bytes += w->page_bytes;
		else
			w->kept_bytes += w->page_bytes;
	}
}

static void drop_run(struct hr_job *job)
{
	struct net_window *w = hr_container_of(job, struct net_window, job);
	struct hr_sys *sys = w->core->net->sys;
	int64_t first = w->off & ~(int64_t)(w->page_bytes - 1);
	uint32_t nr = (uint32_t)((w->off + w->len - first) / w->page_bytes), from = 0;

	for (uint32_t i = 0; i <= nr; i++) {
		if (i < nr && w->fresh[i])
			continue;
		if (i > from)
			drop_run_of(w, sys, first + (int64_t)from * w->page_bytes,
				    (i - from) * w->page_bytes);
		from = i + 1;
	}
}

static void drop_done(struct hr_job *job)
{
	struct net_window *w = hr_container_of(job, struct net_window, job);

	HR_STAT_ADD(w->core->stats.dropped_bytes, w->dropped_bytes);
	HR_STAT_ADD(w->core->stats.kept_bytes, w->kept_bytes);
	window_free(w);
}

static void submit(struct hr_conn *c, struct net_window *w)
{
	struct hr_net *net = c->core->net;

	hr_list_del(&w->node);
	c->window_nr--;
	/* When everything ends the pool has gone already. */
	if (!net->closing && net->opts.pool &&
	    !hr_pool_submit(net->opts.pool, &w->job, c->core->reactor, HR_POOL_BACKFILL, drop_run,
			    drop_done))
		return;
	for (uint32_t i = 0; i < NET_WINDOW_PAGE_NR; i++)
		w->kept_bytes += w->fresh[i] ? w->page_bytes : 0;
	HR_STAT_ADD(c->core->stats.kept_bytes, w->kept_bytes);
	window_free(w);
}

static void sweep(struct hr_conn *c);

static void sweep_due(struct hr_timer *t)
{
	sweep(hr_container_of(t, struct hr_conn, drop_timer));
}

static void sweep(struct hr_conn *c)
{
	struct hr_sys *sys = c->core->net->sys;
	int64_t unacked = sys->net->unacked(sys, c->fd);

	while (!hr_list_empty(&c->windows)) {
		struct net_window *w = hr_list_entry(c->windows.next, struct net_window, node);

		if (c->window_nr <= NET_WINDOW_LAG_NR)
			return;
		if (c->window_nr <= NET_WINDOW_NR_MAX &&
		    (unacked < 0 || w->end_at + (uint64_t)unacked > c->bytes_out))
			break;
		submit(c, w);
	}
	if (!hr_list_empty(&c->windows))
		hr_timer_arm(c->core->reactor, &c->drop_timer, SWEEP_MS, sweep_due);
}

void net_drop_later(struct hr_conn *c, struct net_window *w)
{
	hr_list_push(&c->windows, &w->node);
	c->window_nr++;
	if (c->state == CONN_CLOSED)
		net_drop_all(c);
	else
		sweep(c);
}

void net_drop_all(struct hr_conn *c)
{
	while (!hr_list_empty(&c->windows))
		submit(c, hr_list_entry(c->windows.next, struct net_window, node));
}
