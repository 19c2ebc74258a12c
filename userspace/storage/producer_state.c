// SPDX-License-Identifier: Apache-2.0
/*
 * producer_state: see hr/storage/producer_state.h.
 *
 * Vocabulary: a producer's *window* is its remembered batches; a transaction is
 * *ongoing* from its first data batch to its marker, and *unreplicated* from
 * there until the high watermark has passed the marker.
 *
 * The .snapshot file, integers big-endian:
 *
 *	off len				entry, 46 bytes each from 10 on
 *	  0   2  version 1		  0  8 producer id   22  4 offset delta
 *	  2   4  CRC-32C of 6..end	  8  2 epoch	     26  8 timestamp
 *	  6   4  number of entries	 10  4 last sequence 34  4 coordinator epoch
 *					 14  8 last offset   38  8 txn first offset, -1 none
 *
 * A last offset below 0 means: no batch remembered.
 *
 * I1  The window is ordered by offset and holds batches of the current epoch.
 * I2  A producer has txn_first_offset >= 0 iff it has a node on the ongoing list.
 * I3  The ongoing list is ordered by first offset: transactions enter at the
 *     log's end, and a snapshot is sorted when read.
 * I4  After hr_producer_undo() the state equals that of the last commit, but for
 *     last_offset.  Lists of transactions are undone by their own records.
 *
 * Limits: producers are bounded by expiry alone, as in Kafka; the broker's
 * memory account sees them through the table's count.
 */
#include <hr/lib/crc32c.h>
#include <hr/storage/producer_state.h>
#include <stdlib.h>

#define SNAPSHOT_VERSION 1
#define SNAPSHOT_HEAD_LEN 10
#define SNAPSHOT_ENTRY_LEN 46

struct txn {
	struct hr_list node;
	int64_t producer_id, first_offset, last_offset; /* last -1 while ongoing */
};

/* One step back.  @was is the producer before the change. */
struct undo {
	struct hr_list node;
	int64_t producer_id;
	bool existed;
	struct hr_producer was;
	struct txn *begun;	  /* to be dropped */
	struct txn *finished;	  /* to be put back on the ongoing list */
};

void hr_producer_state_init(struct hr_producer_state *s)
{
	*s = (struct hr_producer_state){ .snapshot_offset = -1 };
	hr_htable_init(&s->producers);
	hr_list_init(&s->ongoing);
	hr_list_init(&s->unreplicated);
	hr_list_init(&s->undo);
}

static void txns_free(struct hr_list *head)
{
	struct hr_list *n;

	while ((n = hr_list_pop(head)))
		free(hr_list_entry(n, struct txn, node));
}

static void producers_free(struct hr_producer_state *s)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;

	for (n = hr_htable_iter_first(&s->producers, &it); n; n = next) {
		next = hr_htable_iter_next(&s->producers, &it);
		free(hr_container_of(n, struct hr_producer, node));
	}
	hr_htable_fini(&s->producers);
}

void hr_producer_state_fini(struct hr_producer_state *s)
{
	hr_producer_commit(s);
	producers_free(s);
	txns_free(&s->ongoing);
	txns_free(&s->unreplicated);
}

void hr_producer_state_reset(struct hr_producer_state *s, int64_t offset)
{
	hr_producer_state_fini(s);
	s->last_offset = offset;
}

static struct hr_producer *find(const struct hr_producer_state *s, int64_t id)
{
	struct hr_hnode *n = hr_htable_first(&s->producers, hr_hash_u64((uint64_t)id));

	for (; n; n = hr_htable_next(n)) {
		struct hr_producer *p = hr_container_of(n, struct hr_producer, node);

		if (p->id == id)
			return p;
	}
	return NULL;
}

const struct hr_producer *hr_producer_find(const struct hr_producer_state *s, int64_t id)
{
	return find(s, id);
}

/* --- checks -------------------------------------------------------------- */

static const struct hr_producer_batch *duplicate_of(const struct hr_producer *p,
						    const struct hr_batch *b)
{
	for (int i = 0; i < p->batch_nr; i++) {
		const struct hr_producer_batch *w = &p->batches[i];

		if (w->last_sequence == hr_batch_last_sequence(b) &&
		    w->offset_delta == b->last_offset_delta)
			return w;
	}
	return NULL;
}

static enum hr_append_status check_marker(const struct hr_producer *p, const struct hr_batch *b)
{
	return b->producer_epoch < p->epoch ? HR_APPEND_STALE_EPOCH : HR_APPEND_OK;
}

enum hr_append_status hr_producer_check(const struct hr_producer_state *s,
					const struct hr_batch *b,
					struct hr_producer_batch *ret_dup)
{
	const struct hr_producer *p = find(s, b->producer_id);
	const struct hr_producer_batch *dup;

	if (b->producer_id < 0 || !p)
		return HR_APPEND_OK;
	if (hr_batch_is_control(b))
		return check_marker(p, b);
	if (b->producer_epoch == p->epoch) {
		dup = duplicate_of(p, b);
		if (dup) {
			*ret_dup = *dup;
			return HR_APPEND_DUPLICATE;
		}
	}
	if (b->producer_epoch < p->epoch)
		return HR_APPEND_STALE_EPOCH;
	if (!hr_batch_is_transactional(b) && p->txn_first_offset >= 0)
		return HR_APPEND_INVALID_TXN_STATE;
	if (!p->batch_nr)
		return HR_APPEND_OK;
	if (b->producer_epoch != p->epoch)
		return b->base_sequence ? HR_APPEND_OUT_OF_ORDER : HR_APPEND_OK;
	if (b->base_sequence !=
	    hr_sequence_add(p->batches[p->batch_nr - 1].last_sequence, 1))
		return HR_APPEND_OUT_OF_ORDER;
	return HR_APPEND_OK;
}

/* --- changes ------------------------------------------------------------- */

static void window_push(struct hr_producer *p, const struct hr_batch *b)
{
	if (p->batch_nr == HR_PRODUCER_BATCHES_MAX) {
		memmove(p->batches, p->batches + 1,
			sizeof(p->batches[0]) * (HR_PRODUCER_BATCHES_MAX - 1));
		p->batch_nr--;
	}
	p->batches[p->batch_nr++] = (struct hr_producer_batch){
		.last_sequence = hr_batch_last_sequence(b),
		.last_offset = hr_batch_last_offset(b),
		.offset_delta = b->last_offset_delta,
		.timestamp = b->max_timestamp,
	};
}

static struct txn *ongoing_find(struct hr_producer_state *s, int64_t producer_id)
{
	hr_list_each(n, &s->ongoing) {
		struct txn *t = hr_list_entry(n, struct txn, node);

		if (t->producer_id == producer_id)
			return t;
	}
	return NULL;
}

static void ongoing_insert(struct hr_producer_state *s, struct txn *t)
{
	struct hr_list *at = s->ongoing.prev;

	while (at != &s->ongoing &&
	       hr_list_entry(at, struct txn, node)->first_offset > t->first_offset)
		at = at->prev;
	hr_list_insert(&t->node, at);
}

static void apply_data(struct hr_producer_state *s, struct hr_producer *p,
		       const struct hr_batch *b, struct undo *u)
{
	window_push(p, b);
	if (!hr_batch_is_transactional(b) || p->txn_first_offset >= 0)
		return;
	p->txn_first_offset = b->base_offset;
	u->begun->producer_id = p->id;
	u->begun->first_offset = b->base_offset;
	u->begun->last_offset = -1;
	ongoing_insert(s, u->begun);
}

static void apply_marker(struct hr_producer_state *s, struct hr_producer *p,
			 const struct hr_batch *b, int marker_type, int32_t coordinator_epoch,
			 struct undo *u, struct hr_txn_completed *txn)
{
	struct txn *t = p->txn_first_offset >= 0 ? ongoing_find(s, p->id) : NULL;

	p->coordinator_epoch = coordinator_epoch;
	p->txn_first_offset = -1;
	if (!t)
		return;
	t->last_offset = b->base_offset;
	*txn = (struct hr_txn_completed){ p->id, t->first_offset, t->last_offset,
					  marker_type == HR_CONTROL_ABORT };
	hr_list_del(&t->node);
	hr_list_push(&s->unreplicated, &t->node);
	u->finished = t;
}

static int undo_create(const struct hr_producer *p, const struct hr_batch *b,
		       struct undo **ret_undo)
{
	struct undo *u = calloc(1, sizeof(*u));

	if (!u)
		return -ENOMEM;
	u->begun = calloc(1, sizeof(*u->begun));
	if (!u->begun) {
		free(u);
		return -ENOMEM;
	}
	hr_list_init(&u->begun->node);
	u->producer_id = b->producer_id;
	u->existed = p;
	if (p)
		u->was = *p;
	*ret_undo = u;
	return 0;
}

static struct hr_producer *producer_create(struct hr_producer_state *s, int64_t id)
{
	struct hr_producer *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->id = id;
	p->epoch = -1;
	p->last_timestamp = -1;
	p->coordinator_epoch = -1;
	p->txn_first_offset = -1;
	hr_htable_insert(&s->producers, &p->node, hr_hash_u64((uint64_t)id));
	return p;
}

int hr_producer_apply(struct hr_producer_state *s, const struct hr_batch *b, int marker_type,
		      int32_t coordinator_epoch, struct hr_txn_completed *ret_txn)
{
	struct hr_txn_completed txn = { .producer_id = -1 };
	struct hr_producer *p;
	struct undo *u;

	*ret_txn = txn;
	if (b->producer_id < 0)
		goto out;
	p = find(s, b->producer_id);
	if (undo_create(p, b, &u))
		return -ENOMEM;
	if (!p)
		p = producer_create(s, b->producer_id);
	if (!p) {
		free(u->begun);
		free(u);
		return -ENOMEM;
	}
	if (b->producer_epoch != p->epoch) {
		p->epoch = b->producer_epoch;
		p->batch_nr = 0;
	}
	p->last_timestamp = b->max_timestamp;
	if (marker_type >= 0)
		apply_marker(s, p, b, marker_type, coordinator_epoch, u, ret_txn);
	else if (!hr_batch_is_control(b))
		apply_data(s, p, b, u);
	hr_list_push_front(&s->undo, &u->node);
out:
	s->last_offset = hr_batch_last_offset(b) + 1;
	return 0;
}

static void undo_one(struct hr_producer_state *s, struct undo *u)
{
	struct hr_producer *p = find(s, u->producer_id);

	if (u->finished) {
		hr_list_del(&u->finished->node);
		u->finished->last_offset = -1;
		ongoing_insert(s, u->finished);
	}
	hr_list_del(&u->begun->node);
	free(u->begun);
	if (u->existed) {
		struct hr_hnode node = p->node;

		*p = u->was;
		p->node = node;
	} else {
		hr_htable_remove(&s->producers, &p->node);
		free(p);
	}
	free(u);
}

void hr_producer_undo(struct hr_producer_state *s)
{
	struct hr_list *n;

	while ((n = hr_list_pop(&s->undo)))
		undo_one(s, hr_list_entry(n, struct undo, node));
}

void hr_producer_commit(struct hr_producer_state *s)
{
	struct hr_list *n;

	while ((n = hr_list_pop(&s->undo))) {
		struct undo *u = hr_list_entry(n, struct undo, node);

		if (hr_list_empty(&u->begun->node))
			free(u->begun);
		free(u);
	}
}

/* --- transactions and expiry --------------------------------------------- */

int64_t hr_producer_first_unstable(struct hr_producer_state *s, int64_t high_watermark)
{
	int64_t first = INT64_MAX;

	hr_list_each_safe(n, tmp, &s->unreplicated) {
		struct txn *t = hr_list_entry(n, struct txn, node);

		if (t->last_offset < high_watermark && hr_list_empty(&s->undo)) {
			hr_list_del(n);
			free(t);
		} else {
			first = HR_MIN(first, t->first_offset);
		}
	}
	if (!hr_list_empty(&s->ongoing))
		first = HR_MIN(first,
			       hr_list_entry(s->ongoing.next, struct txn, node)->first_offset);
	return first == INT64_MAX ? -1 : first;
}

int64_t hr_producer_first_ongoing(const struct hr_producer_state *s)
{
	if (hr_list_empty(&s->ongoing))
		return -1;
	return hr_list_entry(s->ongoing.next, struct txn, node)->first_offset;
}

int64_t hr_producer_expire(struct hr_producer_state *s, int64_t now_ms, int64_t expiration_ms)
{
	struct hr_htable_iter it;
	struct hr_hnode *n, *next;
	int64_t nr = 0;

	/* A batch under way may still want its producer back. */
	if (!hr_list_empty(&s->undo))
		return 0;
	for (n = hr_htable_iter_first(&s->producers, &it); n; n = next) {
		struct hr_producer *p = hr_container_of(n, struct hr_producer, node);

		next = hr_htable_iter_next(&s->producers, &it);
		if (p->txn_first_offset >= 0 || p->last_timestamp > now_ms - expiration_ms)
			continue;
		hr_htable_remove(&s->producers, n);
		free(p);
		nr++;
	}
	return nr;
}

/* --- snapshot ------------------------------------------------------------ */

static void entry_encode(const struct hr_producer *p, uint8_t *e)
{
	static const struct hr_producer_batch none = { -1, -1, 0, -1 };
	const struct hr_producer_batch *w = p->batch_nr ? &p->batches[p->batch_nr - 1] : &none;

	hr_be64_put(e, (uint64_t)p->id);
	hr_be16_put(e + 8, (uint16_t)p->epoch);
	hr_be32_put(e + 10, (uint32_t)w->last_sequence);
	hr_be64_put(e + 14, (uint64_t)w->last_offset);
	hr_be32_put(e + 22, (uint32_t)w->offset_delta);
	hr_be64_put(e + 26, (uint64_t)p->last_timestamp);
	hr_be32_put(e + 34, (uint32_t)p->coordinator_epoch);
	hr_be64_put(e + 38, (uint64_t)p->txn_first_offset);
}

int hr_producer_snapshot_encode(const struct hr_producer_state *s, struct hr_buf *out)
{
	size_t len = SNAPSHOT_HEAD_LEN + SNAPSHOT_ENTRY_LEN * s->producers.nr;
	struct hr_htable_iter it;
	uint8_t *p, *e;

	p = hr_buf_reserve(out, len);
	if (!p)
		return -ENOMEM;
	hr_be16_put(p, SNAPSHOT_VERSION);
	hr_be32_put(p + 6, (uint32_t)s->producers.nr);
	e = p + SNAPSHOT_HEAD_LEN;
	for (struct hr_hnode *n = hr_htable_iter_first(&s->producers, &it); n;
	     n = hr_htable_iter_next(&s->producers, &it)) {
		entry_encode(hr_container_of(n, struct hr_producer, node), e);
		e += SNAPSHOT_ENTRY_LEN;
	}
	hr_be32_put(p + 2, hr_crc32c(0, p + 6, len - 6));
	out->len += len;
	return 0;
}

static int entry_decode(struct hr_producer_state *s, const uint8_t *e, int64_t now_ms,
			int64_t expiration_ms)
{
	int64_t id = (int64_t)hr_be64_get(e), last_offset = (int64_t)hr_be64_get(e + 14);
	int64_t timestamp = (int64_t)hr_be64_get(e + 26);
	int64_t txn_first = (int64_t)hr_be64_get(e + 38);
	struct hr_producer *p;

	if (id < 0 || find(s, id))
		return -EBADMSG;
	if (txn_first < 0 && timestamp <= now_ms - expiration_ms)
		return 0;
	p = producer_create(s, id);
	if (!p)
		return -ENOMEM;
	p->epoch = (int16_t)hr_be16_get(e + 8);
	p->last_timestamp = timestamp;
	p->coordinator_epoch = (int32_t)hr_be32_get(e + 34);
	p->txn_first_offset = txn_first < 0 ? -1 : txn_first;
	if (last_offset >= 0) {
		p->batches[0] = (struct hr_producer_batch){
			.last_sequence = (int32_t)hr_be32_get(e + 10),
			.last_offset = last_offset,
			.offset_delta = (int32_t)hr_be32_get(e + 22),
			.timestamp = timestamp,
		};
		p->batch_nr = 1;
	}
	if (txn_first >= 0) {
		struct txn *t = calloc(1, sizeof(*t));

		if (!t)
			return -ENOMEM;
		*t = (struct txn){.producer_id = id, .first_offset = txn_first, .last_offset = -1};
		ongoing_insert(s, t);
	}
	return 0;
}

int hr_producer_snapshot_decode(struct hr_producer_state *s, const uint8_t *p, size_t len,
				int64_t now_ms, int64_t expiration_ms)
{
	uint32_t nr;

	if (len < SNAPSHOT_HEAD_LEN || hr_be16_get(p) != SNAPSHOT_VERSION)
		return -EBADMSG;
	nr = hr_be32_get(p + 6);
	/* Written without truncation, so older bytes may follow; the CRC covers them all. */
	if (nr > (len - SNAPSHOT_HEAD_LEN) / SNAPSHOT_ENTRY_LEN)
		return -EBADMSG;
	if (hr_crc32c(0, p + 6, len - 6) != hr_be32_get(p + 2))
		return -EBADMSG;
	for (uint32_t i = 0; i < nr; i++) {
		int err = entry_decode(s, p + SNAPSHOT_HEAD_LEN + SNAPSHOT_ENTRY_LEN * (size_t)i,
				       now_ms, expiration_ms);

		if (err)
			return err;
	}
	return 0;
}
