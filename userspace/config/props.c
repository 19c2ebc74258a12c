// SPDX-License-Identifier: Apache-2.0
/* props: see hr/config/props.h. */
#include <ctype.h>
#include <fcntl.h>
#include <hr/config/props.h>
#include <stdlib.h>

void hr_props_fini(struct hr_props *p)
{
	for (int i = 0; i < p->nr; i++) {
		free(p->v[i].key);
		free(p->v[i].value);
	}
	free(p->v);
	*p = HR_PROPS_INIT;
}

struct hr_prop *hr_props_find(const struct hr_props *p, const char *key)
{
	for (int i = 0; i < p->nr; i++)
		if (!strcmp(p->v[i].key, key))
			return &p->v[i];
	return NULL;
}

const char *hr_props_get(const struct hr_props *p, const char *key)
{
	struct hr_prop *e = hr_props_find(p, key);

	return e ? e->value : NULL;
}

void hr_props_unset(struct hr_props *p, const char *key)
{
	struct hr_prop *e = hr_props_find(p, key);

	if (!e)
		return;
	free(e->key);
	free(e->value);
	p->nr--;
	memmove(e, e + 1, (size_t)(&p->v[p->nr] - e) * sizeof(*e));
}

static struct hr_prop *add(struct hr_props *p, char *key)
{
	if (p->nr >= HR_PROPS_NR_MAX)
		return NULL;
	if (p->nr == p->cap) {
		int cap = p->cap ? 2 * p->cap : 16;
		struct hr_prop *v = reallocarray(p->v, (size_t)cap, sizeof(*v));

		if (!v)
			return NULL;
		p->v = v;
		p->cap = cap;
	}
	p->v[p->nr] = (struct hr_prop){ .key = key };
	return &p->v[p->nr++];
}

int hr_props_set(struct hr_props *p, struct hr_str key, struct hr_str value)
{
	char *k = strndup(key.p, (size_t)key.len), *v = strndup(value.p, (size_t)value.len);
	struct hr_prop *e;

	if (!k || !v)
		goto no_memory;
	e = hr_props_find(p, k);
	if (e) {
		free(k);
		free(e->value);
		e->secret = false;
	} else {
		e = add(p, k);
		if (!e)
			goto no_memory;
	}
	e->value = v;
	return 0;

no_memory:
	free(k);
	free(v);
	return -ENOMEM;
}

int hr_props_copy(struct hr_props *to, const struct hr_props *from)
{
	for (int i = 0; i < from->nr; i++) {
		int err = hr_props_set(to, hr_str(from->v[i].key), hr_str(from->v[i].value));

		if (err)
			return err;
		hr_props_find(to, from->v[i].key)->secret = from->v[i].secret;
	}
	return 0;
}

static void put_utf8(struct hr_buf *b, uint32_t c)
{
	uint8_t u[3];

	if (c < 0x80) {
		u[0] = (uint8_t)c;
		hr_buf_put(b, u, 1);
	} else if (c < 0x800) {
		u[0] = (uint8_t)(0xc0 | c >> 6);
		u[1] = (uint8_t)(0x80 | (c & 0x3f));
		hr_buf_put(b, u, 2);
	} else {
		u[0] = (uint8_t)(0xe0 | c >> 12);
		u[1] = (uint8_t)(0x80 | (c >> 6 & 0x3f));
		u[2] = (uint8_t)(0x80 | (c & 0x3f));
		hr_buf_put(b, u, 3);
	}
}

/* One escape behind the backslash; returns the bytes it took, or -EINVAL. */
static int put_escape(struct hr_buf *b, const char *p, const char *end)
{
	static const char from[] = "tnrf", to[] = "\t\n\r\f";
	const char *c;

	if (p == end)
		return 0;
	if (*p == 'u') {
		char hex[5] = { 0 }, *stop;
		uint32_t v;

		if (end - p < 5)
			return -EINVAL;
		memcpy(hex, p + 1, 4);
		v = (uint32_t)strtoul(hex, &stop, 16);
		if (*stop || !isxdigit((unsigned char)hex[0]) || !v)
			return -EINVAL;
		put_utf8(b, v);
		return 5;
	}
	c = *p ? strchr(from, *p) : NULL;
	hr_buf_put(b, c ? to + (c - from) : p, 1);
	return 1;
}

/* Copies with escapes up to @end, or for a key up to its separator. */
static int put_token(struct hr_buf *b, const char **pos, const char *end, bool is_key)
{
	const char *p = *pos;

	while (p < end) {
		if (*p == '\\') {
			int n = put_escape(b, p + 1, end);

			if (n < 0)
				return n;
			p += 1 + n;
			continue;
		}
		if (is_key && (*p == '=' || *p == ':' || isspace((unsigned char)*p)))
			break;
		hr_buf_put(b, p++, 1);
	}
	*pos = p;
	return b->err;
}

/*
 * Joins continued lines into @line, without the backslash and the leading
 * white space of what follows.  Returns the lines taken, 0 at the end.
 */
static int logical_line(const char **pos, const char *end, struct hr_buf *line)
{
	int lines = 0;
	bool more = true;

	line->len = 0;
	while (more && *pos < end) {
		const char *p = *pos, *nl = memchr(p, '\n', (size_t)(end - p));
		const char *stop = nl ? nl : end, *last = stop;
		int slashes = 0;

		*pos = nl ? nl + 1 : end;
		lines++;
		if (last > p && last[-1] == '\r')
			last--;
		while (p < last && isspace((unsigned char)*p))
			p++;
		if (lines == 1 && p < last && (*p == '#' || *p == '!'))
			return lines;
		while (last - slashes > p && last[-1 - slashes] == '\\')
			slashes++;
		more = slashes & 1;
		hr_buf_put(line, p, (size_t)(last - p) - (more ? 1 : 0));
	}
	return lines;
}

static int parse_line(struct hr_props *p, const struct hr_buf *line)
{
	const char *pos = hr_buf_cstr(line), *end = pos + line->len;
	struct hr_buf key = HR_BUF_INIT, value = HR_BUF_INIT;
	int err = put_token(&key, &pos, end, true);

	while (pos < end && isspace((unsigned char)*pos))
		pos++;
	if (pos < end && (*pos == '=' || *pos == ':'))
		pos++;
	while (pos < end && isspace((unsigned char)*pos))
		pos++;
	if (!err)
		err = put_token(&value, &pos, end, false);
	/* Every reader of Kafka's trims; white space at the end is never meant. */
	while (!err && value.len && isspace((unsigned char)value.p[value.len - 1]))
		value.p[--value.len] = 0;
	if (!err && key.len)
		err = hr_props_set(p, hr_str(hr_buf_cstr(&key)), hr_str(hr_buf_cstr(&value)));
	hr_buf_fini(&key);
	hr_buf_fini(&value);
	return err;
}

int hr_props_parse(struct hr_props *p, const char *text, size_t len, struct hr_buf *why)
{
	const char *pos = text, *end = text + len;
	struct hr_buf line = HR_BUF_INIT;
	int line_no = 1, n, err = 0;

	if (memchr(text, 0, len)) {
		hr_buf_str(why, "holds a zero byte, so it is not a properties file");
		return -EINVAL;
	}
	while (!err && (n = logical_line(&pos, end, &line)) > 0) {
		err = line.err ? line.err : line.len ? parse_line(p, &line) : 0;
		if (err)
			hr_buf_printf(why, "line %d: %s", line_no,
				      err == -EINVAL ? "broken \\u escape" : strerror(-err));
		line_no += n;
	}
	hr_buf_fini(&line);
	return err;
}

int hr_props_slurp_sync(struct hr_sys *sys, const char *path, size_t bytes_max, struct hr_buf *out)
{
	int fd = sys->file->open(sys, path, O_RDONLY, 0);
	ssize_t n;

	if (fd < 0)
		return fd;
	do {
		uint8_t *p = hr_buf_reserve(out, 16384);

		n = p ? sys->file->pread(sys, fd, p, 16384, (int64_t)out->len) : -ENOMEM;
		if (n > 0)
			out->len += (size_t)n;
		if (out->len > bytes_max)
			n = -EFBIG;
	} while (n > 0);
	sys->file->close(sys, fd);
	if (!n && out->p)
		out->p[out->len] = 0;
	return (int)n;
}

int hr_props_load_sync(struct hr_props *p, struct hr_sys *sys, const char *path, struct hr_buf *why)
{
	struct hr_buf text = HR_BUF_INIT, where = HR_BUF_INIT;
	int err = hr_props_slurp_sync(sys, path, HR_PROPS_FILE_BYTES_MAX, &text);

	if (err) {
		hr_buf_printf(why, "%s: %s", path, strerror(-err));
	} else {
		err = hr_props_parse(p, hr_buf_cstr(&text), text.len, &where);
		if (err)
			hr_buf_printf(why, "%s: %s", path, hr_buf_cstr(&where));
	}
	hr_buf_fini(&where);
	hr_buf_fini(&text);
	return err;
}
