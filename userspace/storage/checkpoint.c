// SPDX-License-Identifier: Apache-2.0
/*
 * checkpoint: the text tables of a log directory and of a partition.
 *
 *	0\n			version
 *	COUNT\n
 *	topic partition offset\n	or, for leader epochs:	epoch offset\n
 *
 * An empty file is an empty table.  Anything else that is not exactly this is
 * -EBADMSG; what to do about a damaged file is the caller's rule.
 */
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>

struct reader {
	const char *p, *end;
};

/* One number ended by @stop, which is consumed. */
static int number_get(struct reader *r, char stop, int64_t *ret_v)
{
	bool negative = r->p < r->end && *r->p == '-';
	int64_t v = 0;
	int digits = 0;

	if (negative)
		r->p++;
	for (; r->p < r->end && *r->p >= '0' && *r->p <= '9'; r->p++, digits++)
		if (__builtin_mul_overflow(v, 10, &v) || __builtin_add_overflow(v, *r->p - '0', &v))
			return -EBADMSG;
	if (!digits || r->p == r->end || *r->p != stop)
		return -EBADMSG;
	r->p++;
	*ret_v = negative ? -v : v;
	return 0;
}

/* Version and count; 1 when the text is empty. */
static int head_get(struct reader *r, int64_t *ret_nr)
{
	int64_t version;

	if (r->p == r->end)
		return 1;
	if (number_get(r, '\n', &version) || version != 0 || number_get(r, '\n', ret_nr) ||
	    *ret_nr < 0)
		return -EBADMSG;
	return 0;
}

void hr_checkpoint_fini(struct hr_checkpoint *c)
{
	for (int i = 0; i < c->nr; i++)
		free(c->rows[i].topic);
	free(c->rows);
	*c = (struct hr_checkpoint){ 0 };
}

int hr_checkpoint_add(struct hr_checkpoint *c, struct hr_str topic, int32_t partition,
		      int64_t offset)
{
	char *name;

	if (c->nr == c->cap) {
		int cap = c->cap ? c->cap * 2 : 16;
		struct hr_checkpoint_row *p = realloc(c->rows, sizeof(*p) * (size_t)cap);

		if (!p)
			return -ENOMEM;
		c->rows = p;
		c->cap = cap;
	}
	name = strndup(topic.p, (size_t)HR_MAX(topic.len, 0));
	if (!name)
		return -ENOMEM;
	c->rows[c->nr++] = (struct hr_checkpoint_row){ name, partition, offset };
	return 0;
}

static int row_cmp(const void *a, const void *b)
{
	const struct hr_checkpoint_row *x = a, *y = b;
	int c = strcmp(x->topic, y->topic);

	return c ? c : (x->partition > y->partition) - (x->partition < y->partition);
}

void hr_checkpoint_sort(struct hr_checkpoint *c)
{
	if (c->nr)
		qsort(c->rows, (size_t)c->nr, sizeof(*c->rows), row_cmp);
}

int64_t hr_checkpoint_get(const struct hr_checkpoint *c, struct hr_str topic, int32_t partition)
{
	int lo = 0, hi = c->nr;

	while (lo < hi) {
		int mid = (lo + hi) / 2;
		const struct hr_checkpoint_row *r = &c->rows[mid];
		int cmp = hr_str_cmp(hr_str(r->topic), topic);

		if (!cmp)
			cmp = (r->partition > partition) - (r->partition < partition);
		if (!cmp)
			return r->offset;
		if (cmp < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return -1;
}

static int row_get(struct reader *r, struct hr_checkpoint *c)
{
	const char *topic = r->p, *space = memchr(r->p, ' ', (size_t)(r->end - r->p));
	int64_t partition, offset;

	if (!space || space == topic || space - topic > HR_TOPIC_NAME_MAX)
		return -EBADMSG;
	r->p = space + 1;
	if (number_get(r, ' ', &partition) || number_get(r, '\n', &offset) || partition < 0 ||
	    partition > INT32_MAX)
		return -EBADMSG;
	return hr_checkpoint_add(c, (struct hr_str){ topic, (int32_t)(space - topic) },
				 (int32_t)partition, offset);
}

int hr_checkpoint_parse(const char *text, size_t len, struct hr_checkpoint *ret_c)
{
	struct reader r = { text, text + len };
	struct hr_checkpoint c = { 0 };
	int64_t nr = 0;
	int err = head_get(&r, &nr);

	for (int64_t i = 0; i < nr && !err; i++)
		err = r.p == r.end ? -EBADMSG : row_get(&r, &c);
	if (!err && r.p != r.end)
		err = -EBADMSG;
	if (err < 0) {
		hr_checkpoint_fini(&c);
		return err;
	}
	hr_checkpoint_sort(&c);
	*ret_c = c;
	return 0;
}

void hr_checkpoint_format(const struct hr_checkpoint *c, struct hr_buf *out)
{
	hr_buf_printf(out, "0\n%d\n", c->nr);
	for (int i = 0; i < c->nr; i++)
		hr_buf_printf(out, "%s %d %lld\n", c->rows[i].topic, c->rows[i].partition,
			      (long long)c->rows[i].offset);
}

static const char *const checkpoint_name[] = {
	[HR_CHECKPOINT_RECOVERY_POINT] = "recovery-point-offset-checkpoint",
	[HR_CHECKPOINT_LOG_START] = "log-start-offset-checkpoint",
	[HR_CHECKPOINT_REPLICATION] = "replication-offset-checkpoint",
	[HR_CHECKPOINT_CLEANER] = "cleaner-offset-checkpoint",
};

int hr_checkpoint_read_sync(struct hr_sys *sys, const char *dir, enum hr_checkpoint_kind kind,
			    struct hr_checkpoint *ret_c)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err = hr_text_file_read_sync(sys, dir, checkpoint_name[kind], INT32_MAX, &buf);

	*ret_c = (struct hr_checkpoint){ 0 };
	if (!err)
		err = hr_checkpoint_parse((const char *)buf.p, buf.len, ret_c);
	else if (err == -ENOENT)
		err = 0;
	hr_buf_fini(&buf);
	return err;
}

int hr_checkpoint_write_sync(struct hr_sys *sys, const char *dir, enum hr_checkpoint_kind kind,
			     const struct hr_checkpoint *c)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err;

	hr_checkpoint_format(c, &buf);
	err = buf.err ? buf.err
		      : hr_text_file_write_sync(sys, dir, checkpoint_name[kind], buf.p, buf.len);
	hr_buf_fini(&buf);
	return err;
}

/* --- a partition's own files ---------------------------------------------- */

int hr_epoch_file_parse(const char *text, size_t len, struct hr_epoch_cache *ret_c)
{
	struct reader r = { text, text + len };
	int64_t nr = 0, epoch, offset, last = -1;
	int err = head_get(&r, &nr);

	for (int64_t i = 0; i < nr && !err; i++) {
		if (number_get(&r, ' ', &epoch) || number_get(&r, '\n', &offset) || epoch < 0 ||
		    epoch > INT32_MAX || offset < 0 || epoch <= last)
			return -EBADMSG;
		last = epoch;
		err = hr_epoch_cache_assign(ret_c, (int32_t)epoch, offset);
	}
	if (err < 0)
		return err;
	ret_c->dirty = false;
	return r.p == r.end ? 0 : -EBADMSG;
}

void hr_epoch_file_format(const struct hr_epoch_entry *entries, int nr, struct hr_buf *out)
{
	hr_buf_printf(out, "0\n%d\n", nr);
	for (int i = 0; i < nr; i++)
		hr_buf_printf(out, "%d %lld\n", entries[i].epoch,
			      (long long)entries[i].start_offset);
}
