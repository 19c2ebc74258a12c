// SPDX-License-Identifier: Apache-2.0
/* sessions: see sessions.h. */
#include "sessions.h"

#include <stdlib.h>
#include "node.h"

int hr_fetch_sessions_init(struct hr_broker *b)
{
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_fetch_sessions *fs = calloc(1, sizeof(*fs));

		if (!fs)
			return -ENOMEM;
		hr_htable_init(&fs->by_id);
		hr_list_init(&fs->lru);
		hr_list_init(&fs->waiting);
		hr_list_init(&fs->leaving);
		hr_list_init(&fs->leaving_watches);
		b->shards[i].sessions = fs;
	}
	return 0;
}

static void part_free(struct hr_fetch_session *fs, struct hr_session_part *p)
{
	hr_htable_remove(&fs->parts, &p->node);
	hr_list_del(&p->order);
	if (!fs->refs)
		p->watch = NULL; /* the session's end takes it back with all others */
	hr_session_watch_drop(p);
	free(p->topic);
	free(p);
}

static void session_put(struct hr_fetch_session *fs)
{
	if (--fs->refs)
		return;
	while (!hr_list_empty(&fs->order))
		part_free(fs, hr_list_entry(fs->order.next, struct hr_session_part, order));
	hr_htable_fini(&fs->parts);
	hr_session_watches_fini(fs);
}

static void session_close(struct hr_fetch_session *fs)
{
	struct hr_fetch_sessions *cache = fs->shard->sessions;

	if (fs->closed)
		return;
	fs->closed = true;
	hr_htable_remove(&cache->by_id, &fs->node);
	hr_list_del(&fs->lru);
	cache->nr--;
	session_put(fs);
}

void hr_fetch_sessions_fini(struct hr_broker *b)
{
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_fetch_sessions *cache = b->shards[i].sessions;

		if (!cache)
			continue;
		cache->ending = true;
		while (!hr_list_empty(&cache->lru))
			session_close(hr_list_entry(cache->lru.next, struct hr_fetch_session, lru));
		hr_session_leavers_free(cache);
		hr_htable_fini(&cache->by_id);
		free(cache);
		b->shards[i].sessions = NULL;
	}
}

struct hr_shard *hr_session_shard(struct hr_shard *here, int32_t session_id)
{
	return session_id > 0 ? &here->broker->shards[session_id % here->broker->shard_nr] : here;
}

static struct hr_fetch_session *find(struct hr_shard *s, int32_t id)
{
	struct hr_hnode *n = hr_htable_first(&s->sessions->by_id, hr_hash_u64((uint64_t)id));

	for (; n; n = hr_htable_next(n))
		if (hr_container_of(n, struct hr_fetch_session, node)->id == id)
			return hr_container_of(n, struct hr_fetch_session, node);
	return NULL;
}

static uint64_t part_hash(struct hr_uuid id, struct hr_str topic, int32_t index)
{
	return hr_hash_u64(
		(topic.len > 0 ? hr_hash_str(topic) : hr_hash_bytes(id.b, sizeof(id.b))) ^
		(uint64_t)(uint32_t)index);
}

static struct hr_session_part *find_part(struct hr_fetch_session *fs, struct hr_uuid id,
					 struct hr_str topic, int32_t index)
{
	struct hr_hnode *n = hr_htable_first(&fs->parts, part_hash(id, topic, index));

	for (; n; n = hr_htable_next(n)) {
		struct hr_session_part *p = hr_container_of(n, struct hr_session_part, node);

		if (p->index == index &&
		    (fs->uses_ids ? hr_uuid_eq(p->topic_id, id) : hr_str_eqc(topic, p->topic)))
			return p;
	}
	return NULL;
}

static int update_part(struct hr_fetch_session *fs, const struct hr_fetch_request_fetch_topic *t,
		       const struct hr_fetch_request_fetch_partition *fp)
{
	struct hr_str topic = fs->uses_ids ? HR_STR_NULL : t->topic;
	struct hr_session_part *p = find_part(fs, t->topic_id, topic, fp->partition);

	if (!p) {
		p = calloc(1, sizeof(*p));
		if (!p)
			return -ENOMEM;
		p->topic_id = t->topic_id;
		p->index = fp->partition;
		p->high_watermark = p->log_start_offset = -2; /* never told */
		if (!fs->uses_ids) {
			p->topic = strndup(topic.p, (size_t)topic.len);
			if (!p->topic) {
				free(p);
				return -ENOMEM;
			}
		}
		hr_htable_insert(&fs->parts, &p->node,
				 part_hash(t->topic_id, topic, fp->partition));
		hr_list_push(&fs->order, &p->order);
	}
	p->fetch_offset = fp->fetch_offset;
	p->max_bytes = fp->partition_max_bytes;
	p->leader_epoch = fp->current_leader_epoch;
	p->last_fetched_epoch = fp->last_fetched_epoch;
	return 0;
}

static int update(struct hr_fetch_session *fs, const struct hr_fetch_request *r)
{
	for (int32_t i = 0; i < r->topics.nr; i++) {
		const struct hr_fetch_request_fetch_topic *t = &r->topics.v[i];

		for (int32_t k = 0; k < t->partitions.nr; k++)
			if (update_part(fs, t, &t->partitions.v[k]))
				return -ENOMEM;
	}
	for (int32_t i = 0; i < r->forgotten_topics_data.nr; i++) {
		const struct hr_fetch_request_forgotten_topic *t = &r->forgotten_topics_data.v[i];

		for (int32_t k = 0; k < t->partitions.nr; k++) {
			struct hr_session_part *p = find_part(fs, t->topic_id,
							      fs->uses_ids ? HR_STR_NULL : t->topic,
							      t->partitions.v[k]);

			if (p)
				part_free(fs, p);
		}
	}
	return 0;
}

static size_t requested(const struct hr_fetch_request *r)
{
	size_t nr = 0;

	for (int32_t i = 0; i < r->topics.nr; i++)
		nr += (size_t)HR_MAX(r->topics.v[i].partitions.nr, 0);
	return nr;
}

/* A slot for a session of @size partitions, perhaps at the cost of another. */
static bool make_room(struct hr_shard *s, size_t size, int64_t now_ms)
{
	int64_t slots = hr_config_num(s->config, HR_CFG_MAX_INCREMENTAL_FETCH_SESSION_CACHE_SLOTS);
	struct hr_fetch_sessions *cache = s->sessions;
	struct hr_fetch_session *oldest, *smallest = NULL;

	/* Zero switches sessions off; else every shard has one at least. */
	if (slots <= 0)
		return false;
	slots = HR_MAX(slots / s->broker->shard_nr, 1);
	if ((int64_t)cache->nr < slots)
		return true;
	oldest = hr_list_entry(cache->lru.next, struct hr_fetch_session, lru);
	if (now_ms - oldest->used_ms > HR_SESSION_EVICT_MS) {
		smallest = oldest;
	} else {
		hr_list_each(n, &cache->lru) {
			struct hr_fetch_session *fs =
				hr_list_entry(n, struct hr_fetch_session, lru);

			if (fs->parts.nr < size && now_ms - fs->used_ms > 1000 &&
			    (!smallest || fs->parts.nr < smallest->parts.nr))
				smallest = fs;
		}
	}
	if (!smallest)
		return false;
	cache->evictions++;
	session_close(smallest);
	return true;
}

static int32_t draw_id(struct hr_shard *s)
{
	int32_t nr = s->broker->shard_nr, id;
	uint32_t r;

	do {
		s->broker->sys->random->fill(s->broker->sys, &r, sizeof(r));
		id = (int32_t)(r % (uint32_t)(INT32_MAX / nr - 1) + 1) * nr + s->idx;
	} while (id <= 0 || find(s, id));
	return id;
}

static struct hr_fetch_session *create(struct hr_shard *s, const struct hr_fetch_request *r,
				       bool uses_ids)
{
	int64_t now_ms = hr_reactor_now_ms(s->reactor);
	struct hr_fetch_session *fs;

	if (!requested(r) || !make_room(s, requested(r), now_ms))
		return NULL;
	fs = calloc(1, sizeof(*fs));
	if (!fs)
		return NULL;
	fs->shard = s;
	fs->refs = 2; /* the cache, the request */
	fs->busy = true;
	fs->id = draw_id(s);
	fs->epoch = 1;
	fs->uses_ids = uses_ids;
	fs->used_ms = now_ms;
	hr_htable_init(&fs->parts);
	hr_list_init(&fs->order);
	hr_htable_insert(&s->sessions->by_id, &fs->node, hr_hash_u64((uint64_t)fs->id));
	hr_list_push(&s->sessions->lru, &fs->lru);
	s->sessions->nr++;
	if (update(fs, r)) {
		session_close(fs);
		session_put(fs);
		return NULL;
	}
	return fs;
}

enum hr_wire_err hr_session_begin(struct hr_shard *s, const struct hr_fetch_request *r,
				  bool uses_ids, struct hr_fetch_session **ret_s, bool *ret_full)
{
	struct hr_fetch_session *fs = r->session_id ? find(s, r->session_id) : NULL;

	*ret_s = NULL;
	*ret_full = true;
	if (r->session_epoch <= 0) {
		if (fs)
			session_close(fs);
		if (r->session_epoch == 0)
			*ret_s = create(s, r, uses_ids);
		return HR_ERR_NONE;
	}
	if (!fs)
		return HR_ERR_FETCH_SESSION_ID_NOT_FOUND;
	if (r->session_epoch != fs->epoch || fs->busy)
		return HR_ERR_INVALID_FETCH_SESSION_EPOCH;
	if (fs->uses_ids != uses_ids)
		return HR_ERR_FETCH_SESSION_TOPIC_ID_ERROR;
	if (update(fs, r))
		return HR_ERR_UNKNOWN_SERVER_ERROR;
	fs->epoch = fs->epoch == INT32_MAX ? 1 : fs->epoch + 1;
	fs->used_ms = hr_reactor_now_ms(s->reactor);
	hr_list_del(&fs->lru);
	hr_list_push(&s->sessions->lru, &fs->lru);
	if (hr_list_empty(&fs->order)) {
		/* Everything was forgotten: the session ends with this answer. */
		session_close(fs);
		return HR_ERR_NONE;
	}
	fs->refs++;
	fs->busy = true;
	*ret_s = fs;
	*ret_full = false;
	return HR_ERR_NONE;
}

void hr_session_end(struct hr_fetch_session *fs)
{
	if (!fs)
		return;
	fs->busy = false;
	session_put(fs);
}

struct hr_list *hr_fetches_waiting(struct hr_shard *s)
{
	return &s->sessions->waiting;
}
