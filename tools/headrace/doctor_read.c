// SPDX-License-Identifier: Apache-2.0
/* doctor_read: files below the root, live or recorded, and the small readers of their texts. */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "command.h"
#include "doctor.h"

/* A recorded tree has no links, so the step up from a partition is a folder there. */
static void tree_path(const char *root, const char *path, char *out, size_t cap)
{
	const char *up = strstr(path, "/../");

	if (up && *root)
		snprintf(out, cap, "%s%.*s/whole/%s", root, (int)(up - path), path, up + 4);
	else
		snprintf(out, cap, "%s%s", root, path);
}

static int slurp(const char *path, struct hr_buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK), ret = 0;
	ssize_t n = 1;

	if (fd < 0)
		return -errno;
	while (n > 0 && out->len < HR_DOCTOR_FILE_BYTES_MAX) {
		uint8_t *p = hr_buf_reserve(out, 16384);

		if (!p) {
			ret = -ENOMEM;
			break;
		}
		n = read(fd, p, 16384);
		if (n < 0)
			ret = -errno;
		else
			out->len += (size_t)n;
	}
	close(fd);
	return ret;
}

static void make_folders(char *path)
{
	for (char *p = path + 1; (p = strchr(p, '/')); p++) {
		*p = 0;
		(void)mkdir(path, 0755);
		*p = '/';
	}
}

/* Arguments may carry passwords (--override KEY=VALUE), so of each only the key is kept. */
static void drop_values(struct hr_buf *args)
{
	size_t to = 0;
	bool in_value = false;

	for (size_t i = 0; i < args->len; i++) {
		if (!args->p[i])
			in_value = false;
		if (!in_value)
			args->p[to++] = args->p[i];
		if (args->p[i] == '=')
			in_value = true;
	}
	args->len = to;
}

/* Keeps what was read, for another day and host. */
static void keep(struct hr_doctor *d, const char *path)
{
	struct hr_buf kept = HR_BUF_INIT;
	const char *name = strrchr(path, '/');
	char to[1024];
	int fd;

	if (d->err == -EACCES || d->err == -EPERM) {
		json_array_append_new(d->denied, json_string(path));
		return;
	}
	if (d->err)
		return;
	tree_path(d->record, path, to, sizeof(to));
	make_folders(to);
	fd = open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (fd < 0) {
		d->record_err = d->record_err ? d->record_err : -errno;
		return;
	}
	hr_buf_put(&kept, d->text.p, d->text.len);
	if (name && !strcmp(name, "/cmdline"))
		drop_values(&kept);
	errno = ENOSPC; /* what a short write means */
	if (kept.err || write(fd, kept.p, kept.len) != (ssize_t)kept.len) {
		d->record_err = d->record_err ? d->record_err : kept.err ? kept.err : -errno;
		unlink(to);
	}
	close(fd);
	hr_buf_fini(&kept);
}

static bool is_denied(const struct hr_doctor *d, const char *path)
{
	size_t i;
	json_t *one;

	if (!*d->root)
		return false;
	json_array_foreach(d->denied, i, one)
		if (!strcmp(json_string_value(one), path))
			return true;
	return false;
}

const char *hr_doctor_read(struct hr_doctor *d, const char *fmt, ...)
{
	char path[768], full[1024];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(path, sizeof(path), fmt, ap);
	va_end(ap);
	tree_path(d->root, path, full, sizeof(full));
	d->text.len = 0;
	d->err = is_denied(d, path) ? -EACCES : slurp(full, &d->text);
	if (d->record)
		keep(d, path);
	if (d->err)
		return NULL;
	while (d->text.len && isspace(d->text.p[d->text.len - 1]))
		d->text.len--;
	hr_buf_put(&d->text, "", 1);
	d->err = d->text.err;
	return d->err ? NULL : hr_buf_cstr(&d->text);
}

bool hr_doctor_number(struct hr_doctor *d, const char *path, int field, int64_t *ret_v)
{
	const char *p = hr_doctor_read(d, "%s", path);
	char *end;

	if (!p)
		return false;
	for (int i = 0; i < field; i++) {
		p += strcspn(p, " \t\n,");
		p += strspn(p, " \t\n,");
	}
	errno = 0;
	*ret_v = strtoll(p, &end, 10);
	if (errno || end == p) {
		d->err = -EINVAL;
		return false;
	}
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(json_string_value(*(json_t *const *)a),
			json_string_value(*(json_t *const *)b));
}

json_t *hr_doctor_names(struct hr_doctor *d, const char *path)
{
	json_t *names = json_array();
	struct dirent *e;
	char full[1024];
	DIR *dir;

	tree_path(d->root, path, full, sizeof(full));
	dir = opendir(full);
	d->err = dir ? 0 : -errno;
	while (dir && (e = readdir(dir)))
		if (e->d_name[0] != '.')
			json_array_append_new(names, json_string(e->d_name));
	if (dir)
		closedir(dir);
	return hr_rows_sorted_by(names, by_text);
}

int64_t hr_doctor_key(const char *text, const char *key)
{
	size_t len = strlen(key);

	for (const char *line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!strncmp(line, key, len))
			return strtoll(line + len + strspn(line + len, ": \t"), NULL, 10);
	}
	return -1;
}

bool hr_doctor_has(const char *list, const char *word)
{
	size_t len = strlen(word);

	for (const char *p = list; *p; p += strcspn(p, ", \n\t")) {
		p += strspn(p, ", \n\t");
		if (!strncmp(p, word, len) && (!p[len] || strchr(", \n\t", p[len])))
			return true;
	}
	return false;
}

void hr_doctor_chosen(const char *text, char *ret_word, size_t cap)
{
	const char *open = strchr(text, '['), *close = open ? strchr(open, ']') : NULL;

	if (close)
		snprintf(ret_word, cap, "%.*s", (int)(close - open - 1), open + 1);
	else
		snprintf(ret_word, cap, "%s", text);
}
