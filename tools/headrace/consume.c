// SPDX-License-Identifier: Apache-2.0
/*
 * consume: records of a topic, by assignment; no group is made and nothing is committed.
 *
 * Goes on until -n records were printed, with --until-end until each partition was read
 * to its end, else for ever.  Output is flushed whenever there is nothing to read.
 */
#include <stdio.h>
#include <stdlib.h>
#include "log_decode.h"
#include "rdk.h"
#include "session.h"

#define POLL_MS 100

struct consume_opts {
	const char *from, *separator, *isolation;
	struct hr_opt_list partitions, properties;
	long nr;
	bool until_end, raw;
};

struct place {
	int32_t partition;
	int64_t offset; /* also RD_KAFKA_OFFSET_* */
	bool ended;
};

struct run {
	const struct hr_cli *cli;
	const struct consume_opts *o;
	struct place *places;
	int place_nr, ended_nr;
	int64_t printed_nr;
};

/* earliest, latest, OFFSET, or @MS for a time. */
static int parse_from(const char *text, int64_t *ret_offset, int64_t *ret_time_ms)
{
	long v;

	*ret_time_ms = -1;
	*ret_offset = RD_KAFKA_OFFSET_BEGINNING;
	if (!text || !strcmp(text, "earliest"))
		return 0;
	if (!strcmp(text, "latest")) {
		*ret_offset = RD_KAFKA_OFFSET_END;
		return 0;
	}
	if (!hr_cli_number("--from", text + (*text == '@'), 0, INT64_MAX, &v))
		return HR_EXIT_USAGE;
	*(*text == '@' ? ret_time_ms : ret_offset) = v;
	return 0;
}

static bool is_wanted(const struct consume_opts *o, int64_t partition)
{
	for (int i = 0; i < o->partitions.nr; i++)
		if (strtol(o->partitions.v[i], NULL, 10) == partition)
			return true;
	return !o->partitions.nr;
}

/* The partitions that are there and asked for. */
static int find_places(struct run *r, char *topic, int64_t offset)
{
	json_t *metadata = NULL, *list, *p;
	struct hr_session s;
	size_t i;
	int ret = hr_session_open(&s, r->cli);

	if (!ret)
		ret = hr_session_metadata(&s, &topic, 1, &metadata);
	p = json_array_get(json_object_get(metadata, "topics"), 0);
	if (!ret)
		ret = hr_answer_check(p, topic);
	list = json_object_get(p, "partitions");
	r->places = calloc(json_array_size(list) + 1, sizeof(*r->places));
	if (!ret && !r->places)
		ret = hr_cli_fail("out of memory");
	json_array_foreach(list, i, p) if (!ret && is_wanted(r->o, hr_j_int(p, "partitionIndex")))
		r->places[r->place_nr++] =
		(struct place){ (int32_t)hr_j_int(p, "partitionIndex"), offset, false };
	if (!ret && (!r->place_nr || (r->o->partitions.nr && r->place_nr != r->o->partitions.nr)))
		ret = hr_cli_fail("%s: has no such partition", topic);
	json_decref(metadata);
	hr_session_close(&s);
	return ret;
}

/* The first record at or after the time; the end where there is none. */
static int places_at_time(struct run *r, struct hr_rdk *k, const char *topic, int64_t time_ms)
{
	rd_kafka_topic_partition_list_t *l = rd_kafka_topic_partition_list_new(r->place_nr);
	rd_kafka_resp_err_t err;

	for (int i = 0; i < r->place_nr; i++)
		rd_kafka_topic_partition_list_add(l, topic, r->places[i].partition)->offset =
			time_ms;
	err = rd_kafka_offsets_for_times(k->rk, l, r->cli->timeout_ms);
	for (int i = 0; !err && i < r->place_nr; i++) {
		err = l->elems[i].err;
		r->places[i].offset = l->elems[i].offset;
	}
	rd_kafka_topic_partition_list_destroy(l);
	return err ? hr_cli_fail("%s: %s", topic, rd_kafka_err2str(err)) : 0;
}

static json_t *headers_json(const rd_kafka_message_t *m)
{
	json_t *list = json_array();
	rd_kafka_headers_t *h;
	const char *name;
	const void *value;
	size_t len;

	if (rd_kafka_message_headers(m, &h))
		return list;
	for (size_t i = 0; !rd_kafka_header_get_all(h, i, &name, &value, &len); i++)
		json_array_append_new(
			list, json_pack("{s:o, s:o}", "key",
					hr_bytes_json((const uint8_t *)name, (int64_t)strlen(name)),
					"value", hr_bytes_json(value, value ? (int64_t)len : -1)));
	return list;
}

static void print_json(const rd_kafka_message_t *m)
{
	rd_kafka_timestamp_type_t type;
	int64_t ms = rd_kafka_message_timestamp(m, &type);
	json_t *row = json_pack(
		"{s:s, s:i, s:I, s:o, s:s, s:o, s:o, s:o}", "topic", rd_kafka_topic_name(m->rkt),
		"partition", m->partition, "offset", (json_int_t)m->offset, "timestamp",
		ms < 0 ? json_null() : json_integer(ms), "timestampType",
		type == RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME ? "LogAppendTime" : "CreateTime", "key",
		hr_bytes_json(m->key, m->key ? (int64_t)m->key_len : -1), "value",
		hr_bytes_json(m->payload, m->payload ? (int64_t)m->len : -1), "headers",
		headers_json(m));

	json_dumpf(row, stdout, JSON_COMPACT);
	putchar('\n');
	json_decref(row);
}

static void print_record(const struct run *r, const rd_kafka_message_t *m)
{
	if (r->cli->json) {
		print_json(m);
		return;
	}
	if (r->o->separator) {
		fwrite(m->key, 1, m->key_len, stdout);
		fputs(r->o->separator, stdout);
	}
	fwrite(m->payload, 1, m->len, stdout);
	if (!r->o->raw)
		putchar('\n');
}

static int at_end(struct run *r, int32_t partition)
{
	for (int i = 0; i < r->place_nr; i++) {
		if (r->places[i].partition == partition && !r->places[i].ended) {
			r->places[i].ended = true;
			r->ended_nr++;
		}
	}
	return r->o->until_end && r->ended_nr == r->place_nr;
}

/* Takes one message; sets *@ret_done after the last one.  0 or an exit status. */
static int take(struct run *r, rd_kafka_message_t *m, bool *ret_done)
{
	if (m->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
		*ret_done = at_end(r, m->partition);
		return 0;
	}
	if (m->err)
		return hr_cli_fail("%s-%d: %s", m->rkt ? rd_kafka_topic_name(m->rkt) : "topic",
				   m->partition, rd_kafka_message_errstr(m));
	print_record(r, m);
	r->printed_nr++;
	*ret_done = r->o->nr >= 0 && r->printed_nr >= r->o->nr;
	return 0;
}

static int loop(struct run *r, struct hr_rdk *k)
{
	rd_kafka_queue_t *q = rd_kafka_queue_new(k->rk);
	bool done = r->o->nr == 0;
	int ret = 0, started = 0;

	for (; !ret && started < r->place_nr; started++)
		if (rd_kafka_consume_start_queue(k->topic, r->places[started].partition,
						 r->places[started].offset, q))
			ret = hr_cli_fail("%s", rd_kafka_err2str(rd_kafka_last_error()));
	while (!ret && !done) {
		rd_kafka_message_t *m = rd_kafka_consume_queue(q, POLL_MS);

		if (m) {
			ret = take(r, m, &done);
			rd_kafka_message_destroy(m);
			continue;
		}
		rd_kafka_poll(k->rk, 0);
		if (k->failed[0])
			ret = hr_cli_fail("%s", k->failed);
		if (fflush(stdout) || ferror(stdout))
			ret = hr_cli_fail("cannot write the answer");
	}
	while (started-- > 0)
		rd_kafka_consume_stop(k->topic, r->places[started].partition);
	rd_kafka_queue_destroy(q);
	return ret;
}

static int run_with(const struct hr_cli *cli, const struct consume_opts *o, char *topic,
		    int64_t offset, int64_t time_ms)
{
	const char *settings[] = {
		"enable.partition.eof",
		"true",
		"isolation.level",
		o->isolation,
		"auto.offset.reset",
		"error",
		"fetch.wait.max.ms",
		"100",
		NULL,
	};
	struct run r = { .cli = cli, .o = o };
	struct hr_rdk k = { .rk = NULL };
	int ret = find_places(&r, topic, offset);

	if (!ret)
		ret = hr_rdk_open(&k, cli, RD_KAFKA_CONSUMER, topic, settings, &o->properties);
	if (!ret && time_ms >= 0)
		ret = places_at_time(&r, &k, topic, time_ms);
	if (!ret)
		ret = loop(&r, &k);
	hr_rdk_close(&k);
	free(r.places);
	if (fflush(stdout) && !ret)
		ret = hr_cli_fail("cannot write the answer");
	return ret;
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	struct consume_opts o = { .nr = -1 };
	const struct hr_opt opts[] = {
		{ "from", 'f', HR_OPT_TEXT, &o.from },
		{ "partition", 'p', HR_OPT_LIST, &o.partitions },
		{ "count", 'n', HR_OPT_NUMBER, &o.nr, 0, INT64_MAX },
		{ "until-end", 'e', HR_OPT_FLAG, &o.until_end },
		{ "key-separator", 'k', HR_OPT_TEXT, &o.separator },
		{ "raw", 0, HR_OPT_FLAG, &o.raw },
		{ "isolation", 0, HR_OPT_TEXT, &o.isolation },
		{ "property", 'X', HR_OPT_LIST, &o.properties },
	};
	int64_t offset, time_ms;
	long n;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc != 2)
		ret = hr_cli_usage("consume wants one TOPIC; see headrace consume help");
	for (int i = 0; !ret && i < o.partitions.nr; i++)
		if (!hr_cli_number("--partition", o.partitions.v[i], 0, INT32_MAX, &n))
			ret = HR_EXIT_USAGE;
	if (!ret)
		ret = parse_from(o.from, &offset, &time_ms);
	return ret ? ret : run_with(cli, &o, argv[1], offset, time_ms);
}

const struct hr_object hr_object_consume = {
	.name = "consume",
	.what = "records of a topic to standard output",
	.grammar = "TOPIC [--from earliest|latest|OFFSET|@MS] [--partition N]... [--count N] "
		   "[--until-end] [--key-separator TEXT] [--raw] "
		   "[--isolation read_committed|read_uncommitted] [--property KEY=VALUE]...",
	.run = run,
};
