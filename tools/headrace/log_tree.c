// SPDX-License-Identifier: Apache-2.0
/* log_tree: the checks of whole directories and of single files; see log_check.h. */
#include <dirent.h>
#include <hr/lib/be.h>
#include <hr/lib/crc32c.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "log_check.h"

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void hr_dir_names_free(char **names, int nr)
{
	for (int i = 0; i < nr; i++)
		free(names[i]);
	free(names);
}

int hr_dir_names(const char *path, char ***ret_names, int *ret_nr)
{
	DIR *d = opendir(path);
	struct dirent *e;
	char **names = NULL;
	int nr = 0, ret = 0;

	if (!d)
		return -errno;
	while (!ret && (e = readdir(d))) {
		char **more;

		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		more = realloc(names, (size_t)(nr + 1) * sizeof(*names));
		if (more)
			names = more;
		if (!more || !(names[nr] = strdup(e->d_name)))
			ret = -ENOMEM;
		else
			nr++;
	}
	closedir(d);
	if (ret) {
		hr_dir_names_free(names, nr);
		return ret;
	}
	if (nr)
		qsort(names, (size_t)nr, sizeof(*names), by_name);
	*ret_names = names;
	*ret_nr = nr;
	return 0;
}

static void check_producers(const char *path, const struct hr_buf *b, struct hr_findings *f)
{
	int64_t offset = hr_file_base_offset(path), nr;

	if (b->len < 10) {
		hr_finding_add(f, path, 0, "fewer bytes than the head has");
		return;
	}
	nr = (int32_t)hr_be32_get(b->p + 6);
	if (hr_crc32c(0, b->p + 6, b->len - 6) != hr_be32_get(b->p + 2))
		hr_finding_add(f, path, 2, "the CRC is wrong");
	else if (nr < 0 || b->len != 10 + (size_t)nr * 46)
		hr_finding_add(f, path, 6, "%lld rows in %zu bytes", (long long)nr, b->len);
	else
		for (int64_t i = 0; i < nr; i++)
			if ((int64_t)hr_be64_get(b->p + 10 + i * 46 + 14) >= offset)
				hr_finding_add(f, path, 10 + i * 46,
					       "a row knows of offset %lld, above its own",
					       (long long)hr_be64_get(b->p + 10 + i * 46 + 14));
}

/* Syntax of the text files. */
static int parse_text(enum hr_file_kind kind, const struct hr_buf *b)
{
	const char *text = hr_buf_cstr(b);
	struct hr_checkpoint c = { 0 };
	struct hr_meta_properties mp;
	struct hr_epoch_cache epochs;
	struct hr_uuid id;
	json_t *json;
	int ret;

	switch (kind) {
	case HR_FILE_EPOCHS:
		hr_epoch_cache_init(&epochs);
		ret = hr_epoch_file_parse(text, b->len, &epochs);
		hr_epoch_cache_fini(&epochs);
		return ret;
	case HR_FILE_OFFSETS:
		ret = hr_checkpoint_parse(text, b->len, &c);
		if (!ret)
			hr_checkpoint_fini(&c);
		return ret;
	case HR_FILE_META_PROPERTIES:
		return hr_meta_properties_parse(text, b->len, &mp);
	case HR_FILE_PARTITION_METADATA:
		return hr_partition_metadata_parse(text, b->len, &id);
	default:
		json = json_loadb(text, b->len, JSON_REJECT_DUPLICATES, NULL);
		json_decref(json);
		return json ? 0 : -EBADMSG;
	}
}

/* Header first, footer last, and nothing that a segment may not have. */
static int check_snapshot(const char *path, struct hr_findings *f)
{
	struct hr_log_walk walk = { .next_offset = 0, .epoch = -1 };
	struct hr_record record;
	struct hr_batch_reader r;
	struct hr_batch b;
	const uint8_t *p, *end;
	int ret = hr_batch_reader_open(&r, path), first = -1, last = -1;

	if (ret)
		return ret;
	while (hr_batch_reader_next(&r, &b) > 0) {
		last = -1;
		if (!hr_batch_is_control(&b) || hr_batch_reader_records(&r, &b, &p, &end))
			continue;
		while (hr_record_next(&p, end, &record) > 0) {
			last = hr_control_type_get(record.key);
			if (!r.at && first < 0)
				first = last;
		}
	}
	hr_batch_reader_close(&r);
	if (first != HR_CONTROL_SNAPSHOT_HEADER)
		hr_finding_add(f, path, 0, "does not start with a snapshot header");
	if (last != HR_CONTROL_SNAPSHOT_FOOTER)
		hr_finding_add(f, path, r.at, "does not end with a snapshot footer");
	return hr_segment_check(path, HR_CHECK_BATCHES | HR_CHECK_RECORDS, &walk, f);
}

int hr_file_check(const char *path, struct hr_findings *f)
{
	enum hr_file_kind kind = hr_file_kind_of(path);
	struct hr_buf b = HR_BUF_INIT;
	int ret;

	if (kind == HR_FILE_SNAPSHOT)
		return check_snapshot(path, f);
	ret = hr_file_read(path, &b);
	if (!ret)
		f->file_nr++;
	if (!ret && kind == HR_FILE_PRODUCERS)
		check_producers(path, &b, f);
	else if (!ret && parse_text(kind, &b))
		hr_finding_add(f, path, -1, "not what such a file holds");
	hr_buf_fini(&b);
	return ret;
}

static void unreadable(struct hr_findings *f, const char *path, int err)
{
	/* A running node deletes; what is gone is not a finding. */
	if (err && err != -ENOENT)
		hr_finding_add(f, path, -1, "cannot be read: %s", strerror(-err));
}

static void check_one(const char *path, enum hr_file_kind kind, struct hr_log_walk *walk,
		      struct hr_findings *f)
{
	int ret = 0;

	switch (kind) {
	case HR_FILE_OTHER:
	case HR_FILE_OFFSET_INDEX:
	case HR_FILE_TIME_INDEX:
	case HR_FILE_TXN_INDEX:
		break; /* with their segment */
	case HR_FILE_SEGMENT:
		walk->next_offset = HR_MAX(walk->next_offset, hr_file_base_offset(path));
		ret = hr_segment_check(path, HR_CHECK_ALL, walk, f);
		break;
	default:
		ret = hr_file_check(path, f);
	}
	unreadable(f, path, ret);
}

/* Is there a segment for each index? */
static void check_orphan(const char *path, struct hr_findings *f)
{
	struct hr_buf log = HR_BUF_INIT;
	struct stat st;

	hr_buf_printf(&log, "%.*s.log", (int)(strrchr(path, '.') - path), path);
	if (stat(hr_buf_cstr(&log), &st) && errno == ENOENT)
		hr_finding_add(f, path, -1, "there is no segment for it");
	hr_buf_fini(&log);
}

static void load_epochs(const char *dir, struct hr_epoch_cache *c)
{
	struct hr_buf path = HR_BUF_INIT, text = HR_BUF_INIT;

	hr_buf_printf(&path, "%s/leader-epoch-checkpoint", dir);
	if (!hr_file_read(hr_buf_cstr(&path), &text) &&
	    hr_epoch_file_parse(hr_buf_cstr(&text), text.len, c))
		hr_epoch_cache_init(c); /* damage is a finding of its own */
	hr_buf_fini(&path);
	hr_buf_fini(&text);
}

static bool is_tmp(const char *name)
{
	size_t len = strlen(name);

	return (len > 8 && !strcmp(name + len - 8, ".deleted")) ||
	       (len > 4 && !strcmp(name + len - 4, ".tmp"));
}

int hr_dir_check(const char *path, struct hr_findings *f)
{
	struct hr_log_walk walk = { .next_offset = -1, .epoch = -1 };
	struct hr_epoch_cache epochs;
	struct hr_partition_dir pd;
	char **names;
	int nr, ret = hr_dir_names(path, &names, &nr);

	if (ret)
		return ret;
	hr_epoch_cache_init(&epochs);
	load_epochs(path, &epochs);
	walk.epochs = &epochs;
	for (int i = 0; i < nr; i++) {
		struct hr_buf full = HR_BUF_INIT;
		enum hr_file_kind kind = hr_file_kind_of(names[i]);
		struct stat st;

		hr_buf_printf(&full, "%s/%s", path, names[i]);
		if (stat(hr_buf_cstr(&full), &st) || is_tmp(names[i]))
			kind = HR_FILE_OTHER;
		else if (!S_ISDIR(st.st_mode))
			check_one(hr_buf_cstr(&full), kind, &walk, f);
		else if (!hr_partition_dir_parse(names[i], &pd) &&
			 pd.kind != HR_PARTITION_DIR_DELETE)
			unreadable(f, hr_buf_cstr(&full), hr_dir_check(hr_buf_cstr(&full), f));
		if (kind == HR_FILE_OFFSET_INDEX || kind == HR_FILE_TIME_INDEX ||
		    kind == HR_FILE_TXN_INDEX)
			check_orphan(hr_buf_cstr(&full), f);
		hr_buf_fini(&full);
	}
	hr_epoch_cache_fini(&epochs);
	hr_dir_names_free(names, nr);
	return 0;
}
