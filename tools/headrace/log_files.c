// SPDX-License-Identifier: Apache-2.0
/* log_files: the rows of indexes, snapshots and text files; see log_rows.h. */
#include <hr/lib/be.h>
#include <hr/lib/crc32c.h>
#include <hr/lib/uuid.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include "log_check.h"
#include "log_rows.h"

#define PRODUCERS_HEAD_BYTES 10
#define PRODUCERS_ROW_BYTES 46

static int64_t i64_at(const uint8_t *p)
{
	return (int64_t)hr_be64_get(p);
}

static int32_t i32_at(const uint8_t *p)
{
	return (int32_t)hr_be32_get(p);
}

static json_t *index_row(enum hr_file_kind kind, const uint8_t *p, int64_t base)
{
	if (kind == HR_FILE_OFFSET_INDEX)
		return json_pack("{s:I, s:i}", "offset", (json_int_t)(base + i32_at(p)), "position",
				 i32_at(p + 4));
	if (kind == HR_FILE_TIME_INDEX)
		return json_pack("{s:I, s:I}", "timestamp", (json_int_t)i64_at(p), "offset",
				 (json_int_t)(base + i32_at(p + 8)));
	return json_pack("{s:i, s:I, s:I, s:I, s:I}", "version", (int16_t)hr_be16_get(p),
			 "producerId", (json_int_t)i64_at(p + 2), "firstOffset",
			 (json_int_t)i64_at(p + 10), "lastOffset", (json_int_t)i64_at(p + 18),
			 "lastStableOffset", (json_int_t)i64_at(p + 26));
}

/* What the index says against the segment beside it. */
static void show_index_check(struct hr_log_view *v, const char *path, enum hr_file_kind kind)
{
	unsigned int what = kind == HR_FILE_OFFSET_INDEX ? HR_CHECK_INDEX
			    : kind == HR_FILE_TIME_INDEX ? HR_CHECK_TIME_INDEX
							 : HR_CHECK_TXN_INDEX;
	const char *dot = strrchr(path, '.');
	struct hr_findings f = { .rows = json_array() };
	struct hr_log_walk walk = { .next_offset = -1 };
	struct hr_buf log = HR_BUF_INIT;
	size_t i;
	json_t *row;
	int ret;

	hr_buf_printf(&log, "%.*s.log", (int)(dot - path), path);
	ret = hr_segment_check(hr_buf_cstr(&log), what, &walk, &f);
	if (ret)
		hr_log_finding_put(v, -1, "there is no segment to compare it with");
	json_array_foreach(f.rows, i, row)
		hr_log_row_put(v, "finding",
			       json_pack("{s:O, s:O}", "position", json_object_get(row, "position"),
					 "finding", json_object_get(row, "finding")));
	json_decref(f.rows);
	hr_buf_fini(&log);
}

static int show_index(struct hr_log_view *v, const char *path, enum hr_file_kind kind)
{
	int64_t base = hr_file_base_offset(path), nr, before = -1;
	int bytes = hr_index_entry_bytes(kind), ret;
	struct hr_buf b = HR_BUF_INIT;
	/* The row that ends an aborted transaction carries its offset further back. */
	size_t off = kind == HR_FILE_TIME_INDEX ? 8 : 0;

	ret = hr_file_read(path, &b);
	if (ret)
		goto out;
	nr = hr_index_used_nr(kind, &b);
	for (int64_t i = 0; i < nr; i++) {
		const uint8_t *p = b.p + i * bytes;
		int64_t key = kind == HR_FILE_TXN_INDEX ? i64_at(p + 18) : i32_at(p + off);

		if (!v->findings_only && !v->sanity_only)
			hr_log_row_put(v, hr_file_kind_name(kind), index_row(kind, p, base));
		if (key <= before && !(kind == HR_FILE_TIME_INDEX && key == before))
			hr_log_finding_put(v, i * bytes, "the offsets do not rise");
		before = key;
	}
	if (b.len % (size_t)bytes)
		hr_log_finding_put(v, (int64_t)b.len, "not a whole number of entries");
	if (!v->sanity_only)
		show_index_check(v, path, kind);
out:
	hr_buf_fini(&b);
	return ret;
}

static json_t *producer_row(const uint8_t *p)
{
	int64_t last_offset = i64_at(p + 14), first = i64_at(p + 38);
	int32_t last_sequence = i32_at(p + 10), delta = i32_at(p + 22);

	return json_pack("{s:I, s:i, s:i, s:o, s:I, s:i, s:i, s:I, s:i, s:I}", "producerId",
			 (json_int_t)i64_at(p), "producerEpoch", (int16_t)hr_be16_get(p + 8),
			 "coordinatorEpoch", i32_at(p + 34), "currentTxnFirstOffset",
			 first < 0 ? json_null() : json_integer(first), "lastTimestamp",
			 (json_int_t)i64_at(p + 26), "firstSequence",
			 last_sequence < 0 ? -1 : hr_sequence_add(last_sequence, -delta),
			 "lastSequence", last_sequence, "lastOffset", (json_int_t)last_offset,
			 "offsetDelta", delta, "timestamp", (json_int_t)i64_at(p + 26));
}

static void show_producer_rows(struct hr_log_view *v, const struct hr_buf *b)
{
	int64_t nr, room;

	if (b->len < PRODUCERS_HEAD_BYTES) {
		hr_log_finding_put(v, 0, "fewer bytes than the head has");
		return;
	}
	if (hr_crc32c(0, b->p + 6, b->len - 6) != hr_be32_get(b->p + 2))
		hr_log_finding_put(v, 2, "the CRC is wrong");
	if (hr_be16_get(b->p) != 1)
		hr_log_finding_put(v, 0, "unknown version");
	nr = i32_at(b->p + 6);
	room = (int64_t)(b->len - PRODUCERS_HEAD_BYTES) / PRODUCERS_ROW_BYTES;
	if (nr != room)
		hr_log_finding_put(v, 6, "the number of rows does not match the length");
	for (int64_t i = 0; i < HR_MIN(nr, room); i++)
		hr_log_row_put(v, "producers",
			       producer_row(b->p + PRODUCERS_HEAD_BYTES + i * PRODUCERS_ROW_BYTES));
}

static int show_epochs(struct hr_log_view *v, const struct hr_buf *b)
{
	struct hr_epoch_cache c;
	int ret;

	hr_epoch_cache_init(&c);
	ret = hr_epoch_file_parse(hr_buf_cstr(b), b->len, &c);
	for (int i = 0; !ret && i < c.nr; i++)
		hr_log_row_put(v, "leaderEpochs",
			       json_pack("{s:i, s:I}", "epoch", c.entries[i].epoch, "startOffset",
					 (json_int_t)c.entries[i].start_offset));
	hr_epoch_cache_fini(&c);
	return ret;
}

static int show_offsets(struct hr_log_view *v, const struct hr_buf *b)
{
	struct hr_checkpoint c = { 0 };
	int ret = hr_checkpoint_parse(hr_buf_cstr(b), b->len, &c);

	for (int i = 0; !ret && i < c.nr; i++)
		hr_log_row_put(v, "offsets",
			       json_pack("{s:s, s:i, s:I}", "topic", c.rows[i].topic, "partition",
					 c.rows[i].partition, "offset",
					 (json_int_t)c.rows[i].offset));
	if (!ret)
		hr_checkpoint_fini(&c);
	return ret;
}

static json_t *uuid_json(struct hr_uuid u)
{
	char text[HR_UUID_TEXT_LEN + 1];

	hr_uuid_format(u, text);
	return json_string(text);
}

static int show_identity(struct hr_log_view *v, const struct hr_buf *b)
{
	struct hr_meta_properties mp;
	int ret = hr_meta_properties_parse(hr_buf_cstr(b), b->len, &mp);

	if (!ret)
		hr_log_row_put(v, "metaProperties",
			       json_pack("{s:i, s:s, s:i, s:o}", "version", mp.version, "clusterId",
					 mp.cluster_id, "nodeId", mp.node_id, "directoryId",
					 uuid_json(mp.directory_id)));
	return ret;
}

static int show_partition(struct hr_log_view *v, const struct hr_buf *b)
{
	struct hr_uuid id;
	int ret = hr_partition_metadata_parse(hr_buf_cstr(b), b->len, &id);

	if (!ret)
		hr_log_row_put(v, "partitionMetadata",
			       json_pack("{s:i, s:o}", "version", 0, "topicId", uuid_json(id)));
	return ret;
}

static int show_json(struct hr_log_view *v, const char *kind, const struct hr_buf *b)
{
	json_t *data = json_loadb((const char *)b->p, b->len, JSON_REJECT_DUPLICATES, NULL);

	if (!data)
		return -EBADMSG;
	hr_log_row_put(v, kind, json_pack("{s:o}", "data", data));
	return 0;
}

static int show_small(struct hr_log_view *v, const char *path, enum hr_file_kind kind)
{
	struct hr_buf b = HR_BUF_INIT;
	int ret = hr_file_read(path, &b), bad = 0;

	if (ret) {
		hr_buf_fini(&b);
		return ret;
	}
	switch (kind) {
	case HR_FILE_PRODUCERS:
		show_producer_rows(v, &b);
		break;
	case HR_FILE_EPOCHS:
		bad = show_epochs(v, &b);
		break;
	case HR_FILE_OFFSETS:
		bad = show_offsets(v, &b);
		break;
	case HR_FILE_META_PROPERTIES:
		bad = show_identity(v, &b);
		break;
	case HR_FILE_PARTITION_METADATA:
		bad = show_partition(v, &b);
		break;
	default:
		bad = show_json(v, hr_file_kind_name(kind), &b);
	}
	if (bad)
		hr_log_finding_put(v, -1, "not what such a file holds");
	hr_buf_fini(&b);
	return 0;
}

int hr_log_show(struct hr_log_view *v, const char *path)
{
	enum hr_file_kind kind = hr_file_kind_of(path);

	v->file = path;
	switch (kind) {
	case HR_FILE_OTHER:
		return -EMEDIUMTYPE;
	case HR_FILE_SEGMENT:
	case HR_FILE_SNAPSHOT:
		return hr_log_show_batches(v, path);
	case HR_FILE_OFFSET_INDEX:
	case HR_FILE_TIME_INDEX:
	case HR_FILE_TXN_INDEX:
		return show_index(v, path, kind);
	default:
		return show_small(v, path, kind);
	}
}
