// SPDX-License-Identifier: Apache-2.0
/* session_watch: watches that stay between polls; see sessions.h. */
#include <stdlib.h>
#include "node.h"
#include "sessions.h"

/* --- on the home shard ------------------------------------------------------ */

static void station_woken(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_session_station *st = hr_container_of(m, struct hr_session_station, wake);

	__atomic_store_n(&st->woken, false, __ATOMIC_SEQ_CST);
	if (st->session->fetch)
		hr_fetch_woken(st->session->fetch);
}

static void fire(struct hr_partition_watch *pw)
{
	struct hr_session_watch *w = hr_container_of(pw, struct hr_session_watch, watch);
	struct hr_session_station *st = w->station;

	if (!w->armed)
		return;
	w->armed = false;
	if (__atomic_exchange_n(&st->woken, true, __ATOMIC_SEQ_CST))
		return;
	st->wake.run = station_woken;
	hr_reactor_post(w->shard->reactor, &st->wake);
}

void hr_session_watch_arm(struct hr_session_watch *w, struct hr_partition *p)
{
	w->armed = true;
	/* A partition that closed has let go of its watches. */
	if (!hr_list_empty(&w->watch.node))
		return;
	hr_partition_watch_add(p, &w->watch);
	hr_metric_add(w->home->broker->m.fetch_watches, (uint32_t)w->home->idx, 1);
}

static void watch_taken(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_session_watch *w = hr_container_of(m, struct hr_session_watch, msg);

	hr_list_del(&w->node);
	free(w);
}

static void watch_take(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_session_watch *w = hr_container_of(m, struct hr_session_watch, msg);

	hr_partition_watch_del(&w->watch);
	w->msg.run = watch_taken;
	hr_reactor_post(w->shard->reactor, &w->msg);
}

/* --- on the session's shard --------------------------------------------------- */

static int stations_create(struct hr_fetch_session *fs)
{
	int nr = fs->shard->broker->shard_nr;

	fs->stations = calloc((size_t)nr, sizeof(*fs->stations));
	if (!fs->stations)
		return -ENOMEM;
	for (int i = 0; i < nr; i++) {
		fs->stations[i].session = fs;
		hr_list_init(&fs->stations[i].watches);
	}
	return 0;
}

int hr_session_watch_prepare(struct hr_fetch_session *fs, struct hr_session_part *sp,
			     struct hr_uuid topic_id, struct hr_shard *home)
{
	struct hr_session_watch *w = sp->watch;

	if (w && hr_uuid_eq(w->topic_id, topic_id))
		return 0;
	/* A topic that was made anew under its name is another one, and lives elsewhere. */
	hr_session_watch_drop(sp);
	if (!fs->stations && stations_create(fs))
		return -ENOMEM;
	w = calloc(1, sizeof(*w));
	if (!w)
		return -ENOMEM;
	w->watch.fire = fire;
	hr_list_init(&w->watch.node);
	w->station = &fs->stations[home->idx];
	w->shard = fs->shard;
	w->home = home;
	w->topic_id = topic_id;
	hr_list_init(&w->node);
	hr_list_push(&w->station->watches, &w->node);
	sp->watch = w;
	return 0;
}

void hr_session_watch_drop(struct hr_session_part *sp)
{
	struct hr_session_watch *w = sp->watch;

	if (!w)
		return;
	sp->watch = NULL;
	hr_list_del(&w->node);
	hr_list_push(&w->shard->sessions->leaving_watches, &w->node);
	w->msg.run = watch_take;
	hr_reactor_post(w->home->reactor, &w->msg);
}

static void session_free(struct hr_fetch_session *fs)
{
	int nr = fs->stations ? fs->shard->broker->shard_nr : 0;
	struct hr_list *n;

	for (int i = 0; i < nr; i++) {
		while ((n = hr_list_pop(&fs->stations[i].watches)))
			free(hr_list_entry(n, struct hr_session_watch, node));
	}
	free(fs->stations);
	free(fs);
}

static void farewell_back(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_fetch_session *fs =
		hr_container_of(m, struct hr_session_station, farewell)->session;

	if (--fs->farewell_nr)
		return;
	hr_list_del(&fs->lru);
	session_free(fs);
}

static void farewell(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_session_station *st = hr_container_of(m, struct hr_session_station, farewell);

	hr_list_each(n, &st->watches)
		hr_partition_watch_del(&hr_list_entry(n, struct hr_session_watch, node)->watch);
	/* Behind any wake-up of this shard, since messages of one sender keep their order. */
	st->farewell.run = farewell_back;
	hr_reactor_post(st->session->shard->reactor, &st->farewell);
}

void hr_session_watches_fini(struct hr_fetch_session *fs)
{
	struct hr_fetch_sessions *cache = fs->shard->sessions;
	struct hr_broker *b = fs->shard->broker;

	if (cache->ending || !fs->stations) {
		session_free(fs);
		return;
	}
	hr_list_push(&cache->leaving, &fs->lru);
	fs->farewell_nr = b->shard_nr;
	for (int i = 0; i < b->shard_nr; i++) {
		fs->stations[i].farewell.run = farewell;
		hr_reactor_post(b->shards[i].reactor, &fs->stations[i].farewell);
	}
}

void hr_session_leavers_free(struct hr_fetch_sessions *cache)
{
	struct hr_list *n;

	while ((n = hr_list_pop(&cache->leaving)))
		session_free(hr_list_entry(n, struct hr_fetch_session, lru));
	while ((n = hr_list_pop(&cache->leaving_watches)))
		free(hr_list_entry(n, struct hr_session_watch, node));
}
