// SPDX-License-Identifier: Apache-2.0
/* log: the files of a data directory, offline. */
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "command.h"
#include "log_check.h"
#include "log_rows.h"
#include "opts.h"

static int cannot_read(const char *path, int err)
{
	if (err == -EMEDIUMTYPE)
		return hr_cli_fail("%s: not a file of a data directory", path);
	return hr_cli_fail("%s: %s", path, strerror(-err));
}

/* All that is in a partition directory, or in a log directory with its partitions. */
static int dump_dir(struct hr_log_view *v, const char *path)
{
	struct hr_partition_dir pd;
	char **names;
	int nr, status = HR_EXIT_DONE, ret = hr_dir_names(path, &names, &nr);

	if (ret)
		return cannot_read(path, ret);
	for (int i = 0; status == HR_EXIT_DONE && i < nr; i++) {
		struct hr_buf full = HR_BUF_INIT;
		struct stat st;

		hr_buf_printf(&full, "%s%s%s", path, path[strlen(path) - 1] == '/' ? "" : "/",
			      names[i]);
		if (stat(hr_buf_cstr(&full), &st)) {
			hr_buf_fini(&full);
			continue; /* deleted meanwhile */
		}
		if (S_ISDIR(st.st_mode) && !hr_partition_dir_parse(names[i], &pd)) {
			status = dump_dir(v, hr_buf_cstr(&full));
		} else if (S_ISREG(st.st_mode) && hr_file_kind_of(names[i]) != HR_FILE_OTHER) {
			ret = hr_log_show(v, hr_buf_cstr(&full));
			if (ret && ret != -ENOENT)
				status = cannot_read(hr_buf_cstr(&full), ret);
		}
		v->headed = NULL;
		hr_buf_fini(&full);
	}
	hr_dir_names_free(names, nr);
	return status;
}

static int dump(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_log_view v = { .json = cli->json };
	const char *decoder = NULL;
	bool deep = false;
	const struct hr_opt opts[] = {
		{ "deep", 0, HR_OPT_FLAG, &deep },
		{ "batches", 0, HR_OPT_FLAG, &v.batches_only },
		{ "print-data", 0, HR_OPT_FLAG, &v.print_data },
		{ "verify-index-only", 0, HR_OPT_FLAG, &v.findings_only },
		{ "index-sanity", 0, HR_OPT_FLAG, &v.sanity_only },
		{ "decoder", 0, HR_OPT_TEXT, &decoder },
	};
	struct stat st;
	int ret = hr_opts_parse(opts, HR_ARRAY_LEN(opts), argc, argv, &argc);

	if (ret)
		return ret;
	if (argc < 2)
		return hr_cli_usage("log dump wants a FILE or DIR; see headrace log help");
	if (deep && v.batches_only)
		return hr_cli_usage("--deep and --batches contradict each other");
	if (decoder && hr_family_from_name(decoder, &v.family))
		return hr_cli_usage("--decoder: '%s' is not one of metadata, offsets, "
				    "transactions, share, remote, none",
				    decoder);
	v.family_given = decoder != NULL;
	for (int i = 1; !ret && i < argc; i++) {
		v.headed = NULL;
		if (stat(argv[i], &st))
			ret = cannot_read(argv[i], -errno);
		else if (S_ISDIR(st.st_mode))
			ret = dump_dir(&v, argv[i]);
		else if ((ret = hr_log_show(&v, argv[i])))
			ret = cannot_read(argv[i], ret);
	}
	if (fflush(stdout) || ferror(stdout))
		return hr_cli_fail("cannot write the answer");
	return ret;
}

static int print_findings(const struct hr_cli *cli, const struct hr_findings *f)
{
	size_t i;
	json_t *row;

	if (cli->json)
		return hr_cli_json(json_pack(
			"{s:I, s:I, s:I, s:I, s:O}", "files", (json_int_t)f->file_nr, "batches",
			(json_int_t)f->batch_nr, "records", (json_int_t)f->record_nr,
			"findingCount", (json_int_t)f->nr, "findings", f->rows));
	json_array_foreach(f->rows, i, row)
	{
		json_t *position = json_object_get(row, "position");

		printf("%s", json_string_value(json_object_get(row, "file")));
		if (json_is_integer(position))
			printf(" at %lld", (long long)json_integer_value(position));
		printf(": %s\n", json_string_value(json_object_get(row, "finding")));
	}
	if (f->nr > (int64_t)i)
		printf("... and %lld more\n", (long long)f->nr - (long long)i);
	printf("%lld files, %lld batches, %lld records: %lld findings\n", (long long)f->file_nr,
	       (long long)f->batch_nr, (long long)f->record_nr, (long long)f->nr);
	return fflush(stdout) ? hr_cli_fail("cannot write the answer") : HR_EXIT_DONE;
}

static int verify_file(const char *path, struct hr_findings *f)
{
	struct hr_log_walk walk = { .next_offset = hr_file_base_offset(path), .epoch = -1 };

	switch (hr_file_kind_of(path)) {
	case HR_FILE_OTHER:
	case HR_FILE_OFFSET_INDEX:
	case HR_FILE_TIME_INDEX:
	case HR_FILE_TXN_INDEX:
		return -EMEDIUMTYPE;
	case HR_FILE_SEGMENT:
		return hr_segment_check(path, HR_CHECK_ALL & ~HR_CHECK_EPOCHS, &walk, f);
	default:
		return hr_file_check(path, f);
	}
}

static int verify(const struct hr_cli *cli, int argc, char **argv)
{
	struct hr_findings f = { .rows = json_array() };
	struct stat st;
	int ret = hr_opts_parse(NULL, 0, argc, argv, &argc);

	if (!ret && argc < 2)
		ret = hr_cli_usage("log verify wants a DIR or a segment; see headrace log help");
	for (int i = 1; !ret && i < argc; i++) {
		if (stat(argv[i], &st))
			ret = -errno;
		else
			ret = S_ISDIR(st.st_mode) ? hr_dir_check(argv[i], &f)
						  : verify_file(argv[i], &f);
		if (ret)
			ret = ret == -EMEDIUMTYPE
				      ? hr_cli_fail("%s: neither a directory nor a segment",
						    argv[i])
				      : cannot_read(argv[i], ret);
	}
	if (!ret)
		ret = print_findings(cli, &f);
	if (!ret && f.nr)
		ret = hr_cli_fail("%lld findings", (long long)f.nr);
	json_decref(f.rows);
	return ret;
}

static const struct hr_verb verbs[] = {
	{ "dump",
	  "FILE|DIR... [--deep|--batches] [--print-data] [--verify-index-only] [--index-sanity] "
	  "[--decoder metadata|offsets|transactions|share|remote|none]",
	  "every batch, record, index entry and checkpoint row; --json: one object a line", dump },
	{ "verify", "FILE|DIR...",
	  "checks CRCs, offsets, epochs, indexes and snapshots; exit 1 with the findings", verify },
};

const struct hr_object hr_object_log = {
	"log",
	"files of a data directory, offline",
	verbs,
	HR_ARRAY_LEN(verbs),
};
