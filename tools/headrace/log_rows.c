// SPDX-License-Identifier: Apache-2.0
/* log_rows: batches and records; see log_rows.h. */
#include <hr/compress/codec.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include "log_rows.h"

/* Text of a cell for people: strings bare unless they would break the line. */
static void print_value(const json_t *value)
{
	char *text;

	if (json_is_string(value) && !strpbrk(json_string_value(value), "\n\r\t")) {
		fputs(json_string_value(value), stdout);
		return;
	}
	text = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);
	fputs(text ? text : "?", stdout);
	free(text);
}

static void print_people(struct hr_log_view *v, const char *kind, json_t *row)
{
	bool is_record = !strcmp(kind, "record"), first = true;
	const char *name;
	json_t *value;

	if (v->headed != v->file)
		printf("Dumping %s\n", v->file);
	v->headed = v->file;
	if (is_record)
		fputs("| ", stdout);
	json_object_foreach(row, name, value)
	{
		/* What was decoded is always shown, the bytes of users on demand. */
		if (is_record && !v->print_data && !json_object_get(value, "type") &&
		    (!strcmp(name, "key") || !strcmp(name, "value")))
			continue;
		if (!strcmp(name, "headers"))
			continue;
		printf("%s%s: ", first ? "" : " ", name);
		print_value(value);
		first = false;
	}
	putchar('\n');
}

void hr_log_row_put(struct hr_log_view *v, const char *kind, json_t *row)
{
	json_t *full;

	if (!row)
		return;
	if (!v->json) {
		print_people(v, kind, row);
		json_decref(row);
		return;
	}
	full = json_pack("{s:s, s:o}", "kind", kind, "file",
			 hr_bytes_json((const uint8_t *)v->file, (int64_t)strlen(v->file)));
	json_object_update(full, row);
	json_dumpf(full, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(full);
	json_decref(row);
}

void hr_log_finding_put(struct hr_log_view *v, int64_t position, const char *what)
{
	hr_log_row_put(v, "finding",
		       json_pack("{s:o, s:s}", "position",
				 position < 0 ? json_null() : json_integer(position), "finding",
				 what));
}

static const char *time_name(const struct hr_batch *b)
{
	return b->attributes & HR_BATCH_LOG_APPEND_TIME ? "LogAppendTime" : "CreateTime";
}

static json_t *batch_json(const struct hr_batch_reader *r, const struct hr_batch *b)
{
	bool horizon = b->attributes & HR_BATCH_DELETE_HORIZON;
	json_t *row = json_object();
	int codec = hr_batch_codec(b);

	json_object_set_new(row, "baseOffset", json_integer(b->base_offset));
	json_object_set_new(row, "lastOffset", json_integer(hr_batch_last_offset(b)));
	json_object_set_new(row, "count", json_integer(b->record_nr));
	json_object_set_new(row, "baseSequence", json_integer(b->base_sequence));
	json_object_set_new(row, "lastSequence", json_integer(hr_batch_last_sequence(b)));
	json_object_set_new(row, "producerId", json_integer(b->producer_id));
	json_object_set_new(row, "producerEpoch", json_integer(b->producer_epoch));
	json_object_set_new(row, "partitionLeaderEpoch", json_integer(b->leader_epoch));
	json_object_set_new(row, "isTransactional", json_boolean(hr_batch_is_transactional(b)));
	json_object_set_new(row, "isControl", json_boolean(hr_batch_is_control(b)));
	json_object_set_new(row, "deleteHorizonMs",
			    horizon ? json_integer(b->base_timestamp) : json_null());
	json_object_set_new(row, "position", json_integer(r->at));
	json_object_set_new(row, "timestampType", json_string(time_name(b)));
	json_object_set_new(row, "baseTimestamp", json_integer(b->base_timestamp));
	json_object_set_new(row, "maxTimestamp", json_integer(b->max_timestamp));
	json_object_set_new(row, "size", json_integer(b->batch_len));
	json_object_set_new(row, "magic", json_integer(b->magic));
	json_object_set_new(row, "compresscodec",
			    codec < HR_CODEC_NR ? json_string(hr_codec_name((enum hr_codec)codec))
						: json_integer(codec));
	json_object_set_new(row, "crc", json_integer(b->crc));
	json_object_set_new(row, "isvalid", json_boolean(hr_batch_crc_ok(r->raw.p, r->raw.len)));
	return row;
}

/* "headerKeys" and "headers". */
static void add_headers(json_t *row, const struct hr_record *r)
{
	json_t *keys = json_array(), *full = json_array();
	const uint8_t *p = r->headers;
	struct hr_record_header h;

	while (hr_record_header_next(&p, r, &h) > 0) {
		json_t *key = hr_bytes_json((const uint8_t *)h.key.p, h.key.len);

		json_array_append(keys, key);
		json_array_append_new(full, json_pack("{s:o, s:o}", "key", key, "value",
						      hr_bytes_json(h.value.p, h.value.len)));
	}
	json_object_set_new(row, "headerKeys", keys);
	json_object_set_new(row, "headers", full);
}

static json_t *record_json(enum hr_record_family family, const struct hr_batch *b,
			   const struct hr_record *r)
{
	json_t *row = json_object(), *key = NULL, *value = NULL;
	int64_t offset = (int64_t)((uint64_t)b->base_offset + (uint64_t)(int64_t)r->offset_delta);
	int32_t sequence =
		b->base_sequence < 0 ? -1 : hr_sequence_add(b->base_sequence, r->offset_delta);
	const char *control;

	json_object_set_new(row, "offset", json_integer(offset));
	json_object_set_new(row, "timestampType", json_string(time_name(b)));
	json_object_set_new(row, "timestamp", json_integer(hr_record_timestamp(b, r)));
	json_object_set_new(row, "keySize", json_integer(r->key.len));
	json_object_set_new(row, "valueSize", json_integer(r->value.len));
	json_object_set_new(row, "sequence", json_integer(sequence));
	add_headers(row, r);
	if (hr_batch_is_control(b)) {
		control = hr_control_decode(r, &value);
		json_object_set_new(row, "controlType",
				    control ? json_string(control)
					    : json_integer(hr_control_type_get(r->key)));
	} else {
		hr_record_decode(family, r, &key, &value);
	}
	json_object_set_new(row, "key", key ? key : hr_bytes_json(r->key.p, r->key.len));
	json_object_set_new(row, "value", value ? value : hr_bytes_json(r->value.p, r->value.len));
	return row;
}

static void show_records(struct hr_log_view *v, enum hr_record_family family,
			 struct hr_batch_reader *r, const struct hr_batch *b)
{
	const uint8_t *p, *end;
	struct hr_record record;
	int more = hr_batch_reader_records(r, b, &p, &end);

	if (more) {
		hr_log_finding_put(v, r->at, r->why);
		return;
	}
	while ((more = hr_record_next(&p, end, &record)) > 0)
		hr_log_row_put(v, "record", record_json(family, b, &record));
	if (more < 0)
		hr_log_finding_put(v, r->at, "malformed record");
}

/* From the name of the directory that the file is in. */
static enum hr_record_family family_of(const struct hr_log_view *v, const char *path)
{
	char *full = realpath(path, NULL), *slash;
	enum hr_record_family family = HR_FAMILY_DATA;
	struct hr_partition_dir pd;

	if (v->family_given || !full) {
		free(full);
		return v->family;
	}
	slash = strrchr(full, '/');
	if (slash)
		*slash = 0;
	slash = strrchr(full, '/');
	if (slash && !hr_partition_dir_parse(slash + 1, &pd))
		family = hr_topic_family(pd.topic);
	free(full);
	/* Raft snapshots lie elsewhere too, but hold metadata always. */
	return hr_file_kind_of(path) == HR_FILE_SNAPSHOT ? HR_FAMILY_METADATA : family;
}

int hr_log_show_batches(struct hr_log_view *v, const char *path)
{
	enum hr_record_family family = family_of(v, path);
	struct hr_batch_reader r;
	struct hr_batch b;
	int ret = hr_batch_reader_open(&r, path);

	if (ret)
		return ret;
	while ((ret = hr_batch_reader_next(&r, &b)) > 0) {
		hr_log_row_put(v, "batch", batch_json(&r, &b));
		if (!v->batches_only)
			show_records(v, family, &r, &b);
	}
	if (ret < 0)
		hr_log_finding_put(v, r.at, r.why);
	hr_batch_reader_close(&r);
	return 0;
}
