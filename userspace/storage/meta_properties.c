// SPDX-License-Identifier: Apache-2.0
/*
 * meta_properties: the identity of a log directory, and partition.metadata.
 *
 * meta.properties is Java properties text.  Of that grammar we read what any
 * writer of this file produces: comments (# or !), KEY=VALUE or KEY:VALUE with
 * blanks around, a backslash escaping the next character.  Version 0 names the
 * node broker.id, version 1 node.id.
 *
 * partition.metadata has two lines, version: 0 and topic_id: TEXT; the last
 * need not end.  Readers accept any version from 0 on.
 */
#include <hr/storage/log_dir.h>

#include <hr/lib/uuid.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct property {
	char key[64], value[256];
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\f' || c == '\r';
}

/* Copies an escaped run up to one of @stops; -EBADMSG when it does not fit. */
static int token_get(const char **p, const char *end, const char *stops, char *out, size_t cap)
{
	size_t n = 0;

	while (*p < end && (!**p || !strchr(stops, **p))) {
		if (**p == '\\' && *p + 1 < end)
			(*p)++;
		if (n + 1 == cap || !**p)
			return -EBADMSG;
		out[n++] = *(*p)++;
	}
	while (n && is_blank(out[n - 1]))
		n--;
	out[n] = 0;
	return 0;
}

/* 1: a pair, 0: a line without one. */
static int line_parse(const char *p, const char *end, struct property *ret)
{
	while (p < end && is_blank(*p))
		p++;
	if (p == end || *p == '#' || *p == '!')
		return 0;
	if (token_get(&p, end, "=: \t", ret->key, sizeof(ret->key)))
		return -EBADMSG;
	while (p < end && is_blank(*p))
		p++;
	if (p < end && (*p == '=' || *p == ':'))
		p++;
	while (p < end && is_blank(*p))
		p++;
	return token_get(&p, end, "\n", ret->value, sizeof(ret->value)) ? -EBADMSG : 1;
}

static int int_parse(const char *text, int32_t *ret_v)
{
	char *end;
	long v;

	errno = 0;
	v = strtol(text, &end, 10);
	if (errno || end == text || *end || v < 0 || v > INT32_MAX)
		return -EBADMSG;
	*ret_v = (int32_t)v;
	return 0;
}

static int property_take(const struct property *pr, struct hr_meta_properties *mp)
{
	if (!strcmp(pr->key, "version"))
		return int_parse(pr->value, &mp->version);
	if (!strcmp(pr->key, "node.id") || !strcmp(pr->key, "broker.id"))
		return int_parse(pr->value, &mp->node_id);
	if (!strcmp(pr->key, "directory.id"))
		return hr_uuid_parse(hr_str(pr->value), &mp->directory_id) ? -EBADMSG : 0;
	if (strcmp(pr->key, "cluster.id"))
		return 0;
	if (strlen(pr->value) >= sizeof(mp->cluster_id))
		return -EBADMSG;
	strcpy(mp->cluster_id, pr->value);
	return 0;
}

int hr_meta_properties_parse(const char *text, size_t len, struct hr_meta_properties *ret_mp)
{
	struct hr_meta_properties mp = { .version = -1, .node_id = -1 };
	const char *p = text, *end = text + len;

	while (p < end) {
		const char *eol = memchr(p, '\n', (size_t)(end - p));
		struct property pr;
		int ret;

		if (!eol)
			eol = end;
		ret = line_parse(p, eol, &pr);
		if (ret > 0)
			ret = property_take(&pr, &mp);
		if (ret < 0)
			return ret;
		p = eol + 1;
	}
	if (mp.version < 0 || mp.version > 1)
		return -EBADMSG;
	*ret_mp = mp;
	return 0;
}

void hr_meta_properties_format(const struct hr_meta_properties *mp, int64_t now_ms,
			       struct hr_buf *out)
{
	char date[64], id[HR_UUID_TEXT_LEN + 1];
	time_t t = (time_t)(now_ms / 1000);
	struct tm tm;

	gmtime_r(&t, &tm);
	strftime(date, sizeof(date), "%a %b %d %H:%M:%S UTC %Y", &tm);
	hr_buf_printf(out, "#\n#%s\n", date);
	if (mp->cluster_id[0])
		hr_buf_printf(out, "cluster.id=%s\n", mp->cluster_id);
	if (!hr_uuid_is_zero(mp->directory_id)) {
		hr_uuid_format(mp->directory_id, id);
		hr_buf_printf(out, "directory.id=%s\n", id);
	}
	hr_buf_printf(out, "version=%d\n", HR_MAX(mp->version, 0));
	if (mp->node_id >= 0)
		hr_buf_printf(out, "%s=%d\n", mp->version ? "node.id" : "broker.id", mp->node_id);
}

int hr_meta_properties_read_sync(struct hr_sys *sys, const char *dir,
				 struct hr_meta_properties *ret_mp)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err = hr_text_file_read_sync(sys, dir, "meta.properties", 65536, &buf);

	*ret_mp = (struct hr_meta_properties){ .version = -1, .node_id = -1 };
	if (!err)
		err = hr_meta_properties_parse((const char *)buf.p, buf.len, ret_mp);
	else if (err == -ENOENT)
		err = 0;
	hr_buf_fini(&buf);
	return err;
}

int hr_meta_properties_write_sync(struct hr_sys *sys, const char *dir,
				  const struct hr_meta_properties *mp)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err;

	hr_meta_properties_format(mp, hr_sys_wall_ms(sys), &buf);
	err = buf.err ? buf.err
		      : hr_text_file_write_sync(sys, dir, "meta.properties", buf.p, buf.len);
	hr_buf_fini(&buf);
	return err;
}

struct hr_uuid hr_directory_id_make(struct hr_sys *sys)
{
	char text[HR_UUID_TEXT_LEN + 1];
	static const uint8_t zero[8];
	struct hr_uuid u;

	do {
		sys->random->fill(sys, u.b, sizeof(u.b));
		u.b[6] = (uint8_t)((u.b[6] & 0x0f) | 0x40);
		u.b[8] = (uint8_t)((u.b[8] & 0x3f) | 0x80);
		hr_uuid_format(u, text);
	} while (text[0] == '-' || !memcmp(u.b, zero, sizeof(zero)));
	return u;
}

/* --- partition.metadata ---------------------------------------------------- */

int hr_partition_metadata_parse(const char *text, size_t len, struct hr_uuid *ret_topic_id)
{
	static const char version[] = "version: ", id[] = "topic_id: ";
	const char *end = text + len, *eol = len ? memchr(text, '\n', len) : NULL;
	struct hr_str s;

	if (!eol || (size_t)(eol - text) < sizeof(version) ||
	    memcmp(text, version, sizeof(version) - 1))
		return -EBADMSG;
	for (const char *p = text + sizeof(version) - 1; p < eol; p++)
		if (*p < '0' || *p > '9')
			return -EBADMSG;
	text = eol + 1;
	if ((size_t)(end - text) < sizeof(id) || memcmp(text, id, sizeof(id) - 1))
		return -EBADMSG;
	text += sizeof(id) - 1;
	while (end > text && (end[-1] == '\n' || is_blank(end[-1])))
		end--;
	if (end - text != HR_UUID_TEXT_LEN)
		return -EBADMSG;
	s = (struct hr_str){ text, HR_UUID_TEXT_LEN };
	if (hr_uuid_parse(s, ret_topic_id) || hr_uuid_is_zero(*ret_topic_id))
		return -EBADMSG;
	return 0;
}

int hr_partition_metadata_read_sync(struct hr_sys *sys, const char *partition_dir,
				    struct hr_uuid *ret_topic_id)
{
	struct hr_buf buf = HR_BUF_INIT;
	int err = hr_text_file_read_sync(sys, partition_dir, "partition.metadata", 4096, &buf);

	if (!err)
		err = hr_partition_metadata_parse((const char *)buf.p, buf.len, ret_topic_id);
	hr_buf_fini(&buf);
	return err;
}

int hr_partition_metadata_write_sync(struct hr_sys *sys, const char *partition_dir,
				     struct hr_uuid topic_id)
{
	char text[64], id[HR_UUID_TEXT_LEN + 1];

	hr_uuid_format(topic_id, id);
	snprintf(text, sizeof(text), "version: 0\ntopic_id: %s", id);
	return hr_text_file_write_sync(sys, partition_dir, "partition.metadata", text,
				       strlen(text));
}
