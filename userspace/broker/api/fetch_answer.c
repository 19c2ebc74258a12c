// SPDX-License-Identifier: Apache-2.0
/*
 * fetch_answer: how much each partition may give, and the answer itself.
 *
 * Sizes: partitions in the order asked share max_bytes; the first one that has
 * data gives its first batch whole, whatever the limits say, so that every
 * fetch makes progress; another whose first batch does not fit gives nothing.
 */
#include <stdlib.h>
#include "fetch.h"
#include "../kafka_metrics.h"
#include "../observe.h"
#include "../quotas.h"

void hr_fetch_size(struct hr_fetch *f)
{
	int64_t left = f->max_bytes;

	f->bytes = 0;
	for (int32_t i = 0; i < f->part_nr; i++) {
		struct hr_fetch_part *part = &f->parts[i];
		int64_t allowed = HR_MIN((int64_t)part->max_bytes, left), len;

		part->len = 0;
		if (!part->pinned || part->err || part->read.len <= 0)
			continue;
		len = HR_MIN((int64_t)part->read.len, HR_MAX(allowed, 0));
		if (len < part->read.first_batch_len)
			len = f->bytes ? 0 : HR_MIN(part->read.len, part->read.first_batch_len);
		part->len = (int32_t)len;
		f->bytes += len;
		left -= len;
	}
}

/* --- segments in answers ------------------------------------------------------ */

struct range {
	struct hr_file_owner owner;
	struct hr_segment *segment;
	struct hr_read_row *row; /* or NULL */
	int refs; /* on the connection's reactor */
};

static void range_get(struct hr_file_owner *o)
{
	hr_container_of(o, struct range, owner)->refs++;
}

static void range_put(struct hr_file_owner *o)
{
	struct range *r = hr_container_of(o, struct range, owner);

	if (--r->refs)
		return;
	hr_segment_put(r->segment);
	free(r);
}

static void range_cold(struct hr_file_owner *o, uint64_t bytes)
{
	hr_observing_cold(hr_container_of(o, struct range, owner)->row, bytes);
}

static void splice(struct hr_reply *reply, const void *ext)
{
	const struct hr_fetch_part *part = ext;
	struct range *r = calloc(1, sizeof(*r));

	if (!r) {
		reply->err = -ENOMEM;
		return;
	}
	r->owner = (struct hr_file_owner){ range_get, range_put, range_cold };
	r->refs = 1;
	r->segment = hr_segment_get(part->read.segment);
	r->row = hr_observing_read(part->visit->fetch->rq, part->topic_id, part->index,
				   (uint64_t)part->len);
	hr_reply_file(reply, &r->owner, part->read.fd, part->read.pos, (uint64_t)part->len);
	range_put(&r->owner);
}

/* --- the answer ------------------------------------------------------------------ */

static bool is_news(const struct hr_fetch *f, const struct hr_fetch_part *part)
{
	const struct hr_session_part *sp = part->session_part;

	return f->full || !sp || part->len || part->err || part->diverges ||
	       part->high_watermark != sp->high_watermark ||
	       part->log_start_offset != sp->log_start_offset;
}

static void tell_session(struct hr_fetch *f, struct hr_fetch_part *part)
{
	struct hr_session_part *sp = part->session_part;

	if (!sp || f->session->closed)
		return;
	/* An error is repeated until the client reacts, so nothing counts as told. */
	sp->high_watermark = part->err ? -2 : part->high_watermark;
	sp->log_start_offset = part->err ? -2 : part->log_start_offset;
	if (part->len) {
		/* Those that gave data go to the end, so that all get their turn. */
		hr_list_del(&sp->order);
		hr_list_push(&f->session->order, &sp->order);
	}
}

static int fill_aborted(struct hr_fetch *f, const struct hr_fetch_part *part,
			struct hr_fetch_response_partition_data *d)
{
	const struct hr_aborted_txn *t = (const void *)part->aborted.p;
	int32_t nr = (int32_t)(part->aborted.len / sizeof(*t));

	d->aborted_transactions.nr = -1;
	if (!f->read_committed)
		return 0;
	d->aborted_transactions.v =
		hr_request_new(f->rq, &hr_fetch_response_aborted_transaction_desc, nr);
	if (!d->aborted_transactions.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		d->aborted_transactions.v[i].producer_id = t[i].producer_id;
		d->aborted_transactions.v[i].first_offset = t[i].first_offset;
	}
	d->aborted_transactions.nr = nr;
	return 0;
}

static int fill(struct hr_fetch *f, struct hr_fetch_part *part,
		struct hr_fetch_response_partition_data *d)
{
	d->partition_index = part->index;
	d->error_code = hr_request_error(f->rq, part->err);
	d->records = (struct hr_records){ NULL, 0, NULL };
	d->aborted_transactions.nr = -1;
	if (part->err) {
		/* An empty list where no log was asked, null where one refused: as Kafka has it. */
		if (part->err == HR_ERR_UNKNOWN_TOPIC_OR_PARTITION ||
		    part->err == HR_ERR_UNKNOWN_TOPIC_ID)
			d->aborted_transactions.nr = 0;
		d->high_watermark = -1;
		if (part->err == HR_ERR_NOT_LEADER_OR_FOLLOWER ||
		    part->err == HR_ERR_FENCED_LEADER_EPOCH) {
			d->current_leader.leader_id = part->leader_id;
			d->current_leader.leader_epoch = part->leader_epoch_now;
		}
		return 0;
	}
	d->high_watermark = part->high_watermark;
	d->last_stable_offset = part->stable_offset;
	d->log_start_offset = part->log_start_offset;
	if (part->diverges) {
		d->diverging_epoch.epoch = part->diverging_epoch;
		d->diverging_epoch.end_offset = part->diverging_end;
	}
	if (part->len)
		d->records = (struct hr_records){ NULL, part->len, part };
	return fill_aborted(f, part, d);
}

static bool same_topic(const struct hr_fetch *f, const struct hr_fetch_part *a,
		       const struct hr_fetch_part *b)
{
	return f->uses_ids ? hr_uuid_eq(a->topic_id, b->topic_id) : hr_str_eq(a->topic, b->topic);
}

/* How many parts from @i on belong to one topic. */
static int32_t run_length(const struct hr_fetch *f, int32_t i)
{
	int32_t nr = 1;

	while (i + nr < f->part_nr && same_topic(f, &f->parts[i], &f->parts[i + nr]))
		nr++;
	return nr;
}

static struct hr_fetch_response_fetchable_topic_response *
next_topic(struct hr_fetch *f, struct hr_fetch_response *resp, const struct hr_fetch_part *part,
	   int32_t part_nr_max)
{
	struct hr_fetch_response_fetchable_topic_response *topic =
		&resp->responses.v[resp->responses.nr++];

	topic->topic = part->topic;
	topic->topic_id = part->topic_id;
	topic->partitions.v =
		hr_request_new(f->rq, &hr_fetch_response_partition_data_desc, part_nr_max);
	return topic->partitions.v ? topic : NULL;
}

/*
 * A session brings its parts in any order.  An entry ends where the run of its topic ends,
 * also when the parts between two runs have no news: its room is that of one run.
 */
static int fill_all(struct hr_fetch *f, struct hr_fetch_response *resp, int *ret_splice_nr)
{
	struct hr_fetch_response_fetchable_topic_response *topic = NULL;
	int32_t run_end = 0;

	resp->responses.v =
		hr_request_new(f->rq, &hr_fetch_response_fetchable_topic_response_desc, f->part_nr);
	if (!resp->responses.v)
		return -ENOMEM;
	resp->responses.nr = 0;
	for (int32_t i = 0; i < f->part_nr; i++) {
		struct hr_fetch_part *part = &f->parts[i];

		if (i == run_end) {
			topic = NULL;
			run_end += run_length(f, i);
		}
		if (is_news(f, part)) {
			if (!topic)
				topic = next_topic(f, resp, part, run_end - i);
			if (!topic || fill(f, part, &topic->partitions.v[topic->partitions.nr++]))
				return -ENOMEM;
			*ret_splice_nr += part->len > 0;
		}
		tell_session(f, part);
	}
	return 0;
}

/* Neighbours are mostly of one topic, so that a look-up serves many parts. */
static void count_parts(struct hr_fetch *f)
{
	struct hr_topic_counts *t = NULL;

	for (int32_t i = 0; i < f->part_nr; i++) {
		const struct hr_fetch_part *part = &f->parts[i];

		if (part->err == HR_ERR_UNKNOWN_TOPIC_ID ||
		    part->err == HR_ERR_UNKNOWN_TOPIC_OR_PARTITION)
			continue;
		if (!t || !hr_uuid_eq(t->topic_id, part->topic_id))
			t = hr_topic_counts_of(f->shard, part->topic_id);
		hr_topic_count(f->shard, t, HR_TOPIC_FETCHES, 1);
		hr_topic_count(f->shard, t, HR_TOPIC_BYTES_OUT, (uint64_t)HR_MAX(part->len, 0));
		if (part->err == HR_ERR_UNKNOWN_SERVER_ERROR)
			hr_topic_count(f->shard, t, HR_TOPICS_FETCHES_FAILED, 1);
	}
}

void hr_fetch_respond(struct hr_fetch *f)
{
	struct hr_request *rq = f->rq;
	struct hr_fetch_response resp;
	int splice_nr = 0;

	hr_struct_init(&hr_fetch_response_desc, &resp);
	resp.session_id = f->session && !f->session->closed ? f->session->id : 0;
	resp.responses.nr = 0;
	if (fill_all(f, &resp, &splice_nr)) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	count_parts(f);
	hr_metric_add(rq->broker->m.fetched_bytes, (uint32_t)f->shard->idx, (uint64_t)f->bytes);
	hr_quotas_fetched(rq, f->bytes);
	hr_request_respond_spliced(rq, &resp, splice_nr, splice);
}
