// SPDX-License-Identifier: Apache-2.0
/* io: what partitions ask of the disk, and how long it takes. */
#include <stdio.h>
#include "observe.h"
#include "opts.h"

static void put(json_t *row, const char *prefix, const json_t *io)
{
	static const char *const keys[] = { "requests", "bytes", "p50_us", "p99_us", "p999_us" };
	char name[64];

	for (size_t i = 0; i < HR_ARRAY_LEN(keys); i++) {
		json_t *v = json_object_get(io, keys[i]);

		snprintf(name, sizeof(name), "%s_%s", prefix, keys[i]);
		json_object_set_new(row, name, json_is_null(v) ? json_string("unknown")
							       : json_incref(v));
	}
}

static int run(const struct hr_cli *cli, int argc, char **argv)
{
	static const struct hr_column cols[] = {
		{ "topic" }, { "partition", true }, { "read_requests", true },
		{ "read_bytes", true }, { "read_p50_us", true }, { "read_p99_us", true },
		{ "read_p999_us", true }, { "write_requests", true }, { "write_bytes", true },
		{ "write_p50_us", true }, { "write_p99_us", true }, { "write_p999_us", true },
	};
	const char *status = HR_CLI_STATUS, *topic = NULL;
	const struct hr_opt opts[] = { { "status", 0, HR_OPT_TEXT, &status } };
	char url[2048] = "?view=partitions&limit=1000", one[16];
	json_t *answer = NULL, *rows, *row;
	long partition = -1;
	size_t i;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (!ret && argc > 2)
		ret = hr_cli_usage("io takes one TOPIC[:PARTITION]");
	if (!ret && argc == 2)
		ret = hr_observe_place(argv[1], &topic, &partition);
	if (ret)
		return ret;
	if (topic)
		hr_observe_arg(url, sizeof(url), "topic", topic);
	snprintf(one, sizeof(one), "%ld", partition);
	hr_observe_arg(url, sizeof(url), "partition", one);
	ret = hr_observe_ask(cli, status, false, url, &answer);
	if (ret)
		return ret;
	if (cli->json)
		return hr_cli_json(answer);
	rows = json_array();
	json_array_foreach(json_object_get(answer, "rows"), i, row) {
		json_t *out = json_pack("{s:O, s:O}", "topic", json_object_get(row, "topic"),
					"partition", json_object_get(row, "partition"));

		put(out, "read", json_object_get(row, "read"));
		put(out, "write", json_object_get(row, "write"));
		json_array_append_new(rows, out);
	}
	json_decref(answer);
	return hr_cli_rows(cli, cols, HR_ARRAY_LEN(cols), rows);
}

const struct hr_object hr_object_io = {
	"io", "block I/O of partitions, with latencies", NULL, 0,
	"[TOPIC[:PARTITION]] [--status HOST:PORT]", run,
};
