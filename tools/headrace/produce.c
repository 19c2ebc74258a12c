// SPDX-License-Identifier: Apache-2.0
/*
 * produce: lines of stdin, or whole files, as records of a topic.
 *
 * A record is reported when the broker has taken it (--json: partition and offset, one
 * object a line).  Any record that is refused makes the exit status 1, with the first
 * reason on stderr.  Lines are bounded by HR_LINE_BYTES_MAX, what is under way by the
 * client library's queue.
 */
#include <hr/lib/buf.h>
#include <stdio.h>
#include <stdlib.h>
#include "log_file.h"
#include "rdk.h"
#include "session.h"

#define HR_LINE_BYTES_MAX (64 << 20)

struct produce_opts {
	const char *separator, *acks, *codec;
	long partition, timestamp_ms;
	bool files, empty_is_null;
	struct hr_opt_list headers, properties;
};

struct tally {
	const struct hr_cli *cli;
	int64_t taken_nr, refused_nr;
	char reason[256];
};

static void delivered(struct hr_rdk *r, const rd_kafka_message_t *m)
{
	struct tally *t = r->arg;

	if (m->err) {
		if (!t->refused_nr++)
			snprintf(t->reason, sizeof(t->reason), "%s", rd_kafka_err2str(m->err));
		return;
	}
	t->taken_nr++;
	if (t->cli->json)
		printf("{\"topic\":\"%s\",\"partition\":%d,\"offset\":%lld}\n",
		       rd_kafka_topic_name(m->rkt), m->partition, (long long)m->offset);
}

static rd_kafka_headers_t *headers_of(const struct produce_opts *o)
{
	rd_kafka_headers_t *h = o->headers.nr ? rd_kafka_headers_new((size_t)o->headers.nr) : NULL;

	for (int i = 0; i < o->headers.nr; i++) {
		const char *text = o->headers.v[i], *eq = strchr(text, '=');

		if (eq)
			rd_kafka_header_add(h, text, eq - text, eq + 1, -1);
		else
			rd_kafka_header_add(h, text, -1, NULL, 0);
	}
	return h;
}

static int send_record(struct hr_rdk *r, const struct produce_opts *o, const void *key,
		       size_t key_len, const void *value, size_t len)
{
	rd_kafka_headers_t *h = headers_of(o);
	rd_kafka_resp_err_t err;

	if (!len && o->empty_is_null)
		value = NULL;
	do {
		err = rd_kafka_producev(
			r->rk, RD_KAFKA_V_RKT(r->topic),
			RD_KAFKA_V_PARTITION(o->partition < 0 ? RD_KAFKA_PARTITION_UA
							      : (int32_t)o->partition),
			RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_KEY(key, key_len),
			RD_KAFKA_V_VALUE((void *)value, len), RD_KAFKA_V_TIMESTAMP(o->timestamp_ms),
			RD_KAFKA_V_HEADERS(h), RD_KAFKA_V_END);
		/* A full queue empties as records are taken or time out. */
		rd_kafka_poll(r->rk, err == RD_KAFKA_RESP_ERR__QUEUE_FULL ? 100 : 0);
	} while (err == RD_KAFKA_RESP_ERR__QUEUE_FULL);
	if (!err)
		return 0;
	if (h)
		rd_kafka_headers_destroy(h);
	return hr_cli_fail("%s", rd_kafka_err2str(err));
}

static int send_line(struct hr_rdk *r, const struct produce_opts *o, const char *line, size_t len)
{
	size_t sep_len = o->separator ? strlen(o->separator) : 0;
	const char *sep = sep_len ? memmem(line, len, o->separator, sep_len) : NULL;

	if (!sep)
		return send_record(r, o, NULL, 0, line, len);
	return send_record(r, o, line, (size_t)(sep - line), sep + sep_len,
			   len - (size_t)(sep - line) - sep_len);
}

/* The next line without its end: 1, 0 at the end of the input, -EFBIG. */
static int read_line(struct hr_buf *b)
{
	int c;

	b->len = 0;
	while ((c = getc_unlocked(stdin)) != EOF && c != '\n') {
		uint8_t byte = (uint8_t)c;

		if (b->len == HR_LINE_BYTES_MAX)
			return -EFBIG;
		hr_buf_put(b, &byte, 1);
	}
	return b->err ? b->err : c != EOF || b->len;
}

static int send_lines(struct hr_rdk *r, const struct produce_opts *o)
{
	struct hr_buf line = HR_BUF_INIT;
	int ret = 0, more;

	while (!ret && (more = read_line(&line)) > 0)
		ret = send_line(r, o, hr_buf_cstr(&line), line.len);
	if (!ret && more < 0)
		ret = hr_cli_fail("a line of more than %d bytes", HR_LINE_BYTES_MAX);
	if (!ret && ferror(stdin))
		ret = hr_cli_fail("cannot read the input");
	hr_buf_fini(&line);
	return ret;
}

static int send_files(struct hr_rdk *r, const struct produce_opts *o, int nr, char **paths)
{
	struct hr_buf b = HR_BUF_INIT;
	int ret = 0, err;

	for (int i = 0; !ret && i < nr; i++) {
		err = hr_file_read(paths[i], &b);
		ret = err ? hr_cli_fail("%s: %s", paths[i], strerror(-err))
			  : send_record(r, o, NULL, 0, b.p, b.len);
	}
	hr_buf_fini(&b);
	return ret;
}

/* Says in our words when there is nobody, or no such topic. */
static int look(const struct hr_cli *cli, char *topic)
{
	json_t *metadata = NULL;
	struct hr_session s;
	int ret = hr_session_open(&s, cli);

	if (!ret)
		ret = hr_session_metadata(&s, &topic, 1, &metadata);
	if (!ret)
		ret = hr_answer_check(json_array_get(json_object_get(metadata, "topics"), 0),
				      topic);
	json_decref(metadata);
	hr_session_close(&s);
	return ret;
}

static int run_with(const struct hr_cli *cli, const struct produce_opts *o, int argc, char **argv)
{
	struct tally t = { .cli = cli };
	struct hr_rdk r = { .delivered = delivered, .arg = &t };
	char timeout[16];
	const char *settings[] = {
		"acks",
		o->acks,
		"compression.codec",
		o->codec,
		"message.timeout.ms",
		timeout,
		"linger.ms",
		"5",
		NULL,
	};
	int ret;

	snprintf(timeout, sizeof(timeout), "%d", cli->timeout_ms);
	ret = hr_rdk_open(&r, cli, RD_KAFKA_PRODUCER, argv[1], settings, &o->properties);
	if (!ret)
		ret = o->files ? send_files(&r, o, argc - 2, argv + 2) : send_lines(&r, o);
	/* Every record is taken or refused within message.timeout.ms. */
	if (r.rk)
		rd_kafka_flush(r.rk, cli->timeout_ms + 1000);
	hr_rdk_close(&r);
	if (!ret && t.refused_nr)
		ret = hr_cli_fail("%lld of %lld records refused: %s", (long long)t.refused_nr,
				  (long long)(t.refused_nr + t.taken_nr), t.reason);
	if (fflush(stdout))
		ret = hr_cli_fail("cannot write the answer");
	return ret;
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	struct produce_opts o = { .partition = -1 };
	const struct hr_opt opts[] = {
		{ "key-separator", 'k', HR_OPT_TEXT, &o.separator },
		{ "partition", 'p', HR_OPT_NUMBER, &o.partition, 0, INT32_MAX },
		{ "acks", 'a', HR_OPT_TEXT, &o.acks },
		{ "codec", 'z', HR_OPT_TEXT, &o.codec },
		{ "header", 'H', HR_OPT_LIST, &o.headers },
		{ "timestamp", 't', HR_OPT_NUMBER, &o.timestamp_ms, 1, INT64_MAX },
		{ "empty-is-null", 0, HR_OPT_FLAG, &o.empty_is_null },
		{ "files", 0, HR_OPT_FLAG, &o.files },
		{ "property", 'X', HR_OPT_LIST, &o.properties },
	};
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc < 2)
		ret = hr_cli_usage("produce wants a TOPIC; see headrace produce help");
	if (!ret && argc > 2 && !o.files)
		ret = hr_cli_usage("produce: unknown argument '%s'", argv[2]);
	if (!ret && argc < 3 && o.files)
		ret = hr_cli_usage("produce --files wants a FILE");
	if (!ret)
		ret = look(cli, argv[1]);
	return ret ? ret : run_with(cli, &o, argc, argv);
}

const struct hr_object hr_object_produce = {
	.name = "produce",
	.what = "records from standard input, one a line",
	.grammar = "TOPIC [--key-separator TEXT] [--partition N] [--acks all|1|0] "
		   "[--codec none|gzip|snappy|lz4|zstd] [--header NAME=VALUE]... [--timestamp MS] "
		   "[--empty-is-null] [--property KEY=VALUE]... [--files FILE...]",
	.run = run,
};
