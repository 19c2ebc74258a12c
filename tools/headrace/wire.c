// SPDX-License-Identifier: Apache-2.0
/*
 * wire: single messages between hex (or raw bytes) and JSON, and a call to a broker.
 *
 * The JSON is the message object itself, in the shape of Apache Kafka's converters;
 * with --header it is {"header": ..., "body": ...}.  Input is read to its end; hex may
 * hold white space.  Bytes behind the message are refused.
 */
#include <ctype.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <hr/protocol/header.h>
#include <hr/protocol/json.h>
#include <hr/protocol/record_schema.h>
#include "client.h"
#include "command.h"

#define INPUT_MAX (256 << 20)

struct options {
	const struct hr_api_desc *api; /* NULL with --record */
	const struct hr_struct_desc *desc;
	long version; /* -1 not given */
	bool response, request, header, binary;
};

enum { OPT_API = 1, OPT_VERSION, OPT_REQUEST, OPT_RESPONSE, OPT_HEADER, OPT_BINARY, OPT_RECORD };

static const struct option long_options[] = {
	{ "api", required_argument, NULL, OPT_API },
	{ "version", required_argument, NULL, OPT_VERSION },
	{ "request", no_argument, NULL, OPT_REQUEST },
	{ "response", no_argument, NULL, OPT_RESPONSE },
	{ "header", no_argument, NULL, OPT_HEADER },
	{ "binary", no_argument, NULL, OPT_BINARY },
	{ "record", required_argument, NULL, OPT_RECORD },
	{ NULL, 0, NULL, 0 },
};

static int find_api(const char *text, struct options *o)
{
	char *end;
	long key = strtol(text, &end, 10);

	if (*text && !*end)
		o->api = key >= 0 && key <= HR_API_KEY_MAX ? hr_api_get((int16_t)key) : NULL;
	else
		o->api = hr_api_find(text);
	return o->api ? 0 : hr_cli_usage("no such call: %s", text);
}

static int take_option(int opt, struct options *o)
{
	switch (opt) {
	case OPT_API:
		return find_api(optarg, o);
	case OPT_VERSION:
		return hr_cli_number("--version", optarg, 0, 32767, &o->version) ? 0
										 : HR_EXIT_USAGE;
	case OPT_REQUEST:
		o->request = true;
		return 0;
	case OPT_RESPONSE:
		o->response = true;
		return 0;
	case OPT_HEADER:
		o->header = true;
		return 0;
	case OPT_BINARY:
		o->binary = true;
		return 0;
	case OPT_RECORD:
		o->desc = hr_record_find(optarg);
		return o->desc ? 0 : hr_cli_usage("no such record: %s", optarg);
	default:
		return hr_cli_usage("see headrace wire help");
	}
}

/* 0 or an exit status. */
static int parse(int argc, char **argv, struct options *o)
{
	int opt, ret;

	*o = (struct options){ .version = -1 };
	opterr = 0;
	optind = 1;
	while ((opt = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
		ret = take_option(opt, o);
		if (ret)
			return ret;
	}
	if (optind < argc)
		return hr_cli_usage("unknown argument '%s'; see headrace wire help", argv[optind]);
	if (!o->api == !o->desc)
		return hr_cli_usage("one of --api and --record is needed");
	return 0;
}

/* What decode and encode need beside. */
static int parse_direction(struct options *o)
{
	if (o->version < 0)
		return hr_cli_usage("--version is needed");
	if (o->api) {
		if (o->request == o->response)
			return hr_cli_usage("one of --request and --response is needed");
		o->desc = o->request ? o->api->request : o->api->response;
	} else if (o->request || o->response || o->header) {
		return hr_cli_usage("a record has no direction and no header");
	}
	if (o->version < o->desc->versions.min || o->version > o->desc->versions.max)
		return hr_cli_fail("%s has versions %d to %d", o->desc->name, o->desc->versions.min,
				   o->desc->versions.max);
	return 0;
}

static int read_input(struct hr_buf *b)
{
	ssize_t n;

	do {
		uint8_t *p = hr_buf_reserve(b, 65536);

		if (!p || b->len > INPUT_MAX)
			return hr_cli_fail("input is too long");
		n = read(STDIN_FILENO, p, 65536);
		if (n < 0)
			return hr_cli_fail("cannot read the input: %s", strerror(errno));
		b->len += (size_t)n;
	} while (n > 0);
	return 0;
}

static int hex_digit(int c)
{
	return isdigit(c) ? c - '0' : isxdigit(c) ? tolower(c) - 'a' + 10 : -1;
}

/* In place. */
static int unhex(struct hr_buf *b)
{
	size_t out = 0;
	int high = -1;

	for (size_t i = 0; i < b->len; i++) {
		int v = hex_digit(b->p[i]);

		if (isspace(b->p[i]))
			continue;
		if (v < 0)
			return hr_cli_fail(
				"not hex: byte %zu of the input (raw bytes want --binary)", i);
		if (high < 0) {
			high = v;
			continue;
		}
		b->p[out++] = (uint8_t)(high << 4 | v);
		high = -1;
	}
	if (high >= 0)
		return hr_cli_fail("an odd number of hex digits");
	b->len = out;
	return 0;
}

static int write_output(const struct hr_buf *b, bool binary)
{
	if (binary)
		fwrite(b->p, 1, b->len, stdout);
	for (size_t i = 0; !binary && i < b->len; i++)
		printf("%02x", b->p[i]);
	if (!binary)
		putchar('\n');
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : HR_EXIT_DONE;
}

static const struct hr_struct_desc *header_desc(const struct options *o, int16_t *ret_version)
{
	int16_t version = (int16_t)o->version;

	*ret_version = o->request ? hr_api_request_header_version(o->api->key, version)
				  : hr_api_response_header_version(o->api->key, version);
	return o->request ? &hr_request_header_desc : &hr_response_header_desc;
}

/* One message at *@at to JSON; 0 or an exit status. */
static int part_to_json(const struct hr_struct_desc *d, int16_t version, const struct hr_buf *in,
			size_t *at, struct hr_arena *a, json_t **ret_json)
{
	void *msg = hr_arena_alloc(a, d->size);
	size_t used = 0;
	int ret = msg ? hr_msg_decode(d, version, in->p + *at, in->len - *at, a, msg, &used)
		      : -ENOMEM;

	if (ret)
		return hr_cli_fail("%s version %d: %s", d->name, version,
				   ret == -EBADMSG ? "malformed or cut" : strerror(-ret));
	*at += used;
	ret = hr_json_encode(d, version, msg, ret_json);
	return ret ? hr_cli_fail("%s: %s", d->name, strerror(-ret)) : 0;
}

static int decode_input(const struct options *o, const struct hr_buf *in, struct hr_arena *a)
{
	json_t *body = NULL, *head = NULL;
	const struct hr_struct_desc *d;
	int16_t head_version;
	size_t at = 0;
	int ret = 0;

	if (o->header) {
		d = header_desc(o, &head_version);
		ret = part_to_json(d, head_version, in, &at, a, &head);
	}
	if (!ret)
		ret = part_to_json(o->desc, (int16_t)o->version, in, &at, a, &body);
	if (!ret && at != in->len)
		ret = hr_cli_fail("%zu bytes behind the message", in->len - at);
	if (ret) {
		json_decref(head);
		json_decref(body);
		return ret;
	}
	return hr_cli_json(head ? json_pack("{s:o, s:o}", "header", head, "body", body) : body);
}

static int decode(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_buf in = HR_BUF_INIT;
	struct hr_arena a;
	struct options o;
	int ret = parse(argc, argv, &o);

	if (!ret)
		ret = parse_direction(&o);
	if (ret)
		return ret;
	hr_arena_init(&a, 0);
	ret = read_input(&in);
	if (!ret && !o.binary)
		ret = unhex(&in);
	if (!ret)
		ret = decode_input(&o, &in, &a);
	hr_arena_fini(&a);
	hr_buf_fini(&in);
	return ret;
}

static int part_from_json(const struct hr_struct_desc *d, int16_t version, const json_t *json,
			  struct hr_arena *a, void **ret_msg)
{
	struct hr_json_error err = { "out of memory" };
	void *msg = hr_arena_alloc(a, d->size);

	if (!msg || hr_json_decode(d, version, json, a, msg, &err))
		return hr_cli_fail("%s version %d: %s", d->name, version, err.text);
	*ret_msg = msg;
	return 0;
}

static int part_to_bytes(const struct hr_struct_desc *d, int16_t version, const json_t *json,
			 struct hr_arena *a, struct hr_buf *out)
{
	void *msg;
	int ret = part_from_json(d, version, json, a, &msg);

	if (ret)
		return ret;
	ret = hr_msg_encode_buf(d, version, msg, out, NULL, 0, NULL);
	return ret ? hr_cli_fail("%s version %d: %s", d->name, version, strerror(-ret)) : 0;
}

static int encode_input(const struct options *o, const json_t *json, struct hr_arena *a)
{
	struct hr_buf out = HR_BUF_INIT;
	const struct hr_struct_desc *d;
	const json_t *body = json;
	int16_t head_version;
	int ret = 0;

	if (o->header) {
		body = json_object_get(json, "body");
		d = header_desc(o, &head_version);
		if (!body || !json_object_get(json, "header"))
			return hr_cli_fail("--header wants {\"header\": ..., \"body\": ...}");
		ret = part_to_bytes(d, head_version, json_object_get(json, "header"), a, &out);
	}
	if (!ret)
		ret = part_to_bytes(o->desc, (int16_t)o->version, body, a, &out);
	if (!ret)
		ret = write_output(&out, o->binary);
	hr_buf_fini(&out);
	return ret;
}

static int read_json(json_t **ret_json)
{
	struct hr_buf in = HR_BUF_INIT;
	struct hr_json_error err;
	int ret = read_input(&in);

	if (!ret && hr_json_parse(hr_buf_cstr(&in), in.len, ret_json, &err))
		ret = hr_cli_fail("not JSON: %s", err.text);
	hr_buf_fini(&in);
	return ret;
}

static int encode(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_arena a;
	struct options o;
	json_t *json;
	int ret = parse(argc, argv, &o);

	if (!ret)
		ret = parse_direction(&o);
	if (!ret)
		ret = read_json(&json);
	if (ret)
		return ret;
	hr_arena_init(&a, 0);
	ret = encode_input(&o, json, &a);
	hr_arena_fini(&a);
	json_decref(json);
	return ret;
}

/* A Produce request with acks 0 is never answered. */
static bool is_answered(const struct hr_api_desc *api, const json_t *json)
{
	const json_t *acks = json_object_get(json, "acks");

	return api->key != HR_API_PRODUCE || !json_is_integer(acks) || json_integer_value(acks);
}

static int call_broker(const struct hr_cli *cli, const struct options *o, const json_t *json,
		       struct hr_client *c, struct hr_arena *a)
{
	const struct hr_api_desc *api = o->api;
	int16_t version = (int16_t)o->version;
	void *request, *response = hr_arena_alloc(a, api->response->size);
	json_t *answer;
	int ret;

	if (hr_client_open(c, cli->bootstrap, cli->client_id, cli->timeout_ms))
		return hr_cli_fail("%s", c->err);
	if (o->version < 0 && hr_client_version(c, api->key, &version))
		return hr_cli_fail("%s", c->err);
	ret = part_from_json(api->request, version, json, a, &request);
	if (ret)
		return ret;
	if (hr_client_send(c, api->key, version, request))
		return hr_cli_fail("%s", c->err);
	if (!is_answered(api, json))
		return HR_EXIT_DONE;
	if (!response || hr_client_receive(c, api->key, version, a, response))
		return hr_cli_fail("%s", c->err);
	ret = hr_json_encode(api->response, version, response, &answer);
	return ret ? hr_cli_fail("%s: %s", api->response->name, strerror(-ret))
		   : hr_cli_json(answer);
}

static int call(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_client c = { .fd = -1 };
	struct hr_arena a;
	struct options o;
	json_t *json;
	int ret = parse(argc, argv, &o);

	if (!ret && (!o.api || o.request || o.response || o.header || o.binary))
		ret = hr_cli_usage("wire call takes --api and --version only");
	if (!ret)
		ret = read_json(&json);
	if (ret)
		return ret;
	hr_arena_init(&a, 0);
	ret = call_broker(cli, &o, json, &c, &a);
	hr_client_close(&c);
	hr_arena_fini(&a);
	json_decref(json);
	return ret;
}

static const struct hr_verb verbs[] = {
	{ "decode",
	  "{--api NAME|KEY {--request|--response} [--header] | --record NAME} --version V "
	  "[--binary]",
	  "hex (raw bytes with --binary) on stdin to JSON", decode },
	{ "encode",
	  "{--api NAME|KEY {--request|--response} [--header] | --record NAME} --version V "
	  "[--binary]",
	  "JSON on stdin to hex (raw bytes with --binary)", encode },
	{ "call", "--api NAME|KEY [--version V]",
	  "sends the JSON request on stdin, prints the JSON answer; the highest common version "
	  "unless given",
	  call },
};

const struct hr_object hr_object_wire = {
	"wire",
	"single messages: bytes, JSON, calls",
	verbs,
	HR_ARRAY_LEN(verbs),
};
