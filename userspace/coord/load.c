// SPDX-License-Identifier: Apache-2.0
/*
 * load: the log of a partition into its machine, a piece at a time.
 *
 * The owner of the log picks and pins a segment; a job of the pool finds the place,
 * reads and replays; back on the reactor the pin goes and the next piece begins.
 * Records that are malformed, unknown or without sense are counted and skipped: one
 * bad record must not take all groups of a partition away.  A batch that cannot be
 * read ends the load.
 */
#include <hr/compress/unpack.h>
#include <hr/lib/be.h>
#include "priv.h"

/* What the records of one batch may unfold to. */
#define PLAIN_BYTES_MAX (256 << 20)
#define TELL_MS 5000
#define FILES_RETRY_MS 50

/* --- in the pool ---------------------------------------------------------------- */

static int decode_part(const struct hr_struct_desc *d, int16_t version, struct hr_slice body,
		       struct hr_arena *a, void **ret_msg)
{
	*ret_msg = hr_arena_alloc(a, d->size);
	if (!*ret_msg)
		return -ENOMEM;
	return hr_msg_decode(d, version, body.p + 2, (size_t)body.len - 2, a, *ret_msg, NULL);
}

static int replay_record(struct hr_coord *c, const struct hr_batch *b, const struct hr_record *rec,
			 struct hr_arena *a)
{
	enum hr_record_family family = c->env->ops->family;
	struct hr_coord_record r = { .timestamp_ms = hr_record_timestamp(b, rec),
				     .transactional = hr_batch_is_transactional(b),
				     .producer_id = b->producer_id,
				     .producer_epoch = b->producer_epoch };
	const struct hr_struct_desc *kd, *vd;
	void *key, *value = NULL;
	int err;

	if (rec->key.len < 2 || (rec->value.len >= 0 && rec->value.len < 2))
		return -EBADMSG;
	r.type = (int16_t)hr_be16_get(rec->key.p);
	kd = hr_record_get(family, HR_PART_KEY, r.type);
	vd = hr_record_get(family, HR_PART_VALUE, r.type);
	if (!kd || !vd)
		return -EPROTONOSUPPORT;
	err = decode_part(kd, kd->versions.min, rec->key, a, &key);
	if (!err && rec->value.len >= 0) {
		r.value_version = (int16_t)hr_be16_get(rec->value.p);
		if (!hr_version_in(vd->versions, r.value_version))
			return -EPROTONOSUPPORT;
		err = decode_part(vd, r.value_version, rec->value, a, &value);
	}
	if (err)
		return err;
	r.key = key;
	r.value = value;
	return c->env->ops->replay(c->machine, &r);
}

static int replay_control(struct hr_coord *c, const struct hr_batch *b, const struct hr_record *rec)
{
	int type = hr_control_type_get(rec->key);

	if (type != HR_CONTROL_ABORT && type != HR_CONTROL_COMMIT)
		return 0;
	return c->env->ops->end_txn(c->machine, b->producer_id, b->producer_epoch,
				    type == HR_CONTROL_COMMIT);
}

static int replay_batch(struct hr_coord *c, const struct hr_batch *b, const uint8_t *p)
{
	struct coord_load *l = &c->load;
	struct hr_slice plain;
	struct hr_record rec;
	struct hr_arena a;
	const uint8_t *at, *end;
	int ret, err = hr_unpack(hr_batch_codec(b), p + HR_BATCH_HEADER_LEN,
				 (size_t)b->batch_len - HR_BATCH_HEADER_LEN, PLAIN_BYTES_MAX,
				 &l->plain, &plain);

	if (err)
		return err;
	hr_arena_init(&a, 0);
	at = plain.p;
	end = at + plain.len;
	while ((ret = hr_record_next(&at, end, &rec)) > 0) {
		err = hr_batch_is_control(b) ? replay_control(c, b, &rec) :
					       replay_record(c, b, &rec, &a);
		hr_arena_reset(&a);
		l->records++;
		if (err == -ENOMEM) {
			ret = err;
			break;
		}
		l->odd_records += err != 0;
	}
	hr_arena_fini(&a);
	return ret;
}

static int replay_piece(struct hr_coord *c)
{
	struct coord_load *l = &c->load;
	const uint8_t *p = l->raw.p, *end = p + l->raw_len;

	while (end - p >= HR_BATCH_HEADER_LEN) {
		struct hr_batch b;
		int err = hr_batch_parse(p, (size_t)(end - p), &b);

		if (err)
			return err;
		if (b.batch_len > end - p)
			break;
		/* The first batch may begin before the offset that was asked for. */
		if (hr_batch_last_offset(&b) >= l->next_offset) {
			err = replay_batch(c, &b, p);
			if (err)
				return err;
			l->next_offset = hr_batch_last_offset(&b) + 1;
			l->bytes += (uint64_t)b.batch_len;
		}
		p += b.batch_len;
	}
	return p == l->raw.p ? -EBADMSG : 0;
}

static int read_piece(struct hr_coord *c)
{
	struct coord_load *l = &c->load;
	int err = hr_log_read_locate_sync(&l->read);
	size_t done = 0;

	l->raw_len = 0;
	if (err || !l->read.len)
		return err ? err : -ENODATA;
	l->raw.len = 0;
	if (!hr_buf_reserve(&l->raw, (size_t)l->read.len))
		return -ENOMEM;
	while (done < (size_t)l->read.len) {
		ssize_t n = c->env->sys->file->pread(c->env->sys, l->read.fd, l->raw.p + done,
						    (size_t)l->read.len - done,
						    l->read.pos + (int64_t)done);

		if (n <= 0)
			return n ? (int)n : -EBADMSG;
		done += (size_t)n;
	}
	l->raw_len = done;
	return 0;
}

static void piece_run(struct hr_job *job)
{
	struct hr_coord *c = hr_container_of(job, struct hr_coord, load.job);

	c->load.err = read_piece(c);
	if (!c->load.err)
		c->load.err = replay_piece(c);
}

/* --- on the reactor ---------------------------------------------------------------- */

static void next_piece(struct hr_coord *c);

static void try_again(struct hr_timer *t)
{
	next_piece(hr_container_of(t, struct hr_coord, timer));
}

static void tell(struct hr_coord *c)
{
	struct coord_load *l = &c->load;
	int64_t now_ms = hr_reactor_now_ms(c->env->reactor);

	if (now_ms - l->told_ms < TELL_MS)
		return;
	l->told_ms = now_ms;
	hr_log(c->env->log, HR_LOG_INFO, "coord", "load.progress",
	       hr_f_cstr("topic", c->partition->topic), hr_f_i64("partition", c->partition->index),
	       hr_f_i64("offset", l->next_offset), hr_f_i64("end_offset", l->end_offset),
	       hr_f_i64("bytes", (int64_t)l->bytes));
}

static void load_over(struct hr_coord *c, int err)
{
	struct coord_load *l = &c->load;

	hr_buf_fini(&l->raw);
	hr_buf_fini(&l->plain);
	if (err) {
		c->env->stats.load_failures++;
		hr_coord_fail(c, err, "load");
		return;
	}
	hr_coord_loaded(c);
}

static void piece_done(struct hr_job *job)
{
	struct hr_coord *c = hr_container_of(job, struct hr_coord, load.job);
	struct coord_load *l = &c->load;
	int64_t resume_offset = l->read.resume_offset;

	hr_log_read_end(&l->read);
	l->reading = false;
	hr_partition_read_over(c->partition);
	if (c->state == COORD_ENDING) {
		hr_coord_settle(c);
		return;
	}
	switch (l->err) {
	case 0:
		break;
	case -ESTALE:
		l->next_offset = resume_offset;
		break;
	case -ENODATA:
		l->next_offset = l->end_offset;
		break;
	case -EMFILE:
		hr_partition_env_relieve(c->partition->env);
		hr_timer_arm(c->env->reactor, &c->timer, FILES_RETRY_MS, try_again);
		return;
	default:
		load_over(c, l->err);
		return;
	}
	tell(c);
	next_piece(c);
}

static void next_piece(struct hr_coord *c)
{
	struct coord_load *l = &c->load;
	struct hr_read_req req = { .offset = l->next_offset, .upper_offset = l->end_offset,
				   .max_bytes = c->env->load_buffer_bytes, .min_one = true };
	int err;

	if (l->next_offset >= l->end_offset) {
		load_over(c, 0);
		return;
	}
	err = hr_log_read_begin(c->partition->log, &req, &l->read);
	if (err == -ERANGE) {
		l->next_offset = hr_log_start_offset(c->partition->log);
		err = hr_log_read_begin(c->partition->log, &req, &l->read);
	}
	if (err) {
		load_over(c, err);
		return;
	}
	l->reading = true;
	c->partition->lent_reads++;
	hr_partition_used(c->partition);
	if (hr_pool_submit(c->env->pool, &l->job, c->env->reactor, HR_POOL_NORMAL, piece_run,
			   piece_done)) {
		/* No room in the pool: give the pin back and come again. */
		hr_log_read_end(&l->read);
		l->reading = false;
		hr_partition_read_over(c->partition);
		hr_timer_arm(c->env->reactor, &c->timer, FILES_RETRY_MS, try_again);
	}
}

void hr_coord_load_begin(struct hr_coord *c)
{
	struct hr_log *log = c->partition->log;
	int64_t now_ms = hr_reactor_now_ms(c->env->reactor);

	c->load = (struct coord_load){ .next_offset = hr_log_start_offset(log),
				       .end_offset = hr_log_end_offset(log),
				       .begun_ms = now_ms,
				       .told_ms = now_ms };
	next_piece(c);
}
