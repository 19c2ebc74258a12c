// SPDX-License-Identifier: Apache-2.0
/*
 * provider: ${NAME:PATH:KEY} references in values (KIP-297).
 *
 * config.providers lists names; config.providers.NAME.class says which kind
 * stands behind a name.  Known kinds, by Kafka's class names: FileConfigProvider
 * (a properties file), DirectoryConfigProvider (a file per key) and
 * EnvVarConfigProvider.  A reference to a name that is not listed stays as
 * written, as in Kafka; a reference that cannot be resolved stops the start.
 */
#include <ctype.h>
#include <hr/config/key.h>
#include <hr/config/props.h>
#include <stdio.h>
#include <stdlib.h>

enum kind { KIND_NONE, KIND_FILE, KIND_DIRECTORY, KIND_ENV, KIND_UNKNOWN };

static enum kind kind_of(const struct hr_props *p, struct hr_str name)
{
	static const struct {
		const char *suffix;
		enum kind kind;
	} kinds[] = { { ".FileConfigProvider", KIND_FILE },
		      { ".DirectoryConfigProvider", KIND_DIRECTORY },
		      { ".EnvVarConfigProvider", KIND_ENV } };
	const char *pos = hr_props_get(p, "config.providers"), *class;
	struct hr_str listed;
	char key[256];

	while (hr_config_list_next(&pos, &listed)) {
		if (!hr_str_eq(listed, name))
			continue;
		snprintf(key, sizeof(key), "config.providers.%.*s.class", name.len, name.p);
		class = hr_props_get(p, key);
		for (size_t i = 0; class && i < HR_ARRAY_LEN(kinds); i++) {
			size_t len = strlen(class), n = strlen(kinds[i].suffix);

			if (len > n && !strcmp(class + len - n, kinds[i].suffix))
				return kinds[i].kind;
		}
		return KIND_UNKNOWN;
	}
	return KIND_NONE;
}

static int from_file(struct hr_sys *sys, const char *path, const char *key, struct hr_buf *out,
		     struct hr_buf *why)
{
	struct hr_props file = HR_PROPS_INIT;
	int err = hr_props_load_sync(&file, sys, path, why);
	const char *value = err ? NULL : hr_props_get(&file, key);

	if (value) {
		hr_buf_str(out, value);
	} else if (!err) {
		hr_buf_printf(why, "%s: no key %s", path, key);
		err = -ENOENT;
	}
	hr_props_fini(&file);
	return err;
}

static int from_directory(struct hr_sys *sys, const char *path, const char *key,
			  struct hr_buf *out, struct hr_buf *why)
{
	char full[4096];
	int err;

	if (strchr(key, '/') || !strcmp(key, "..")) {
		hr_buf_printf(why, "%s: not the name of a file in %s", key, path);
		return -EINVAL;
	}
	snprintf(full, sizeof(full), "%s/%s", path, key);
	err = hr_props_slurp_sync(sys, full, HR_PROPS_FILE_BYTES_MAX, out);
	if (err)
		hr_buf_printf(why, "%s: %s", full, strerror(-err));
	return err;
}

static int look_up(struct hr_sys *sys, enum kind kind, char *rest, struct hr_buf *out,
		   struct hr_buf *why)
{
	char *colon = strrchr(rest, ':');
	const char *key = colon ? colon + 1 : rest, *value;

	if (kind == KIND_ENV) {
		value = getenv(key);
		if (value) {
			hr_buf_str(out, value);
			return 0;
		}
		hr_buf_printf(why, "environment variable %s is not set", key);
		return -ENOENT;
	}
	if (!colon || colon == rest) {
		hr_buf_printf(why, "${...:%s}: wants PATH:KEY", rest);
		return -EINVAL;
	}
	*colon = 0;
	return kind == KIND_FILE ? from_file(sys, rest, key, out, why) :
				   from_directory(sys, rest, key, out, why);
}

/* Expands one value; *any says whether a reference was found. */
static int expand(struct hr_props *p, struct hr_sys *sys, const char *value, struct hr_buf *out,
		  bool *any, struct hr_buf *why)
{
	while (*value) {
		const char *open = strstr(value, "${"), *close = open ? strchr(open, '}') : NULL;
		const char *colon = close ? memchr(open, ':', (size_t)(close - open)) : NULL;
		struct hr_str name;
		enum kind kind;
		char *rest;
		int err;

		if (!colon) {
			hr_buf_str(out, value);
			break;
		}
		name = (struct hr_str){ open + 2, (int32_t)(colon - open - 2) };
		kind = kind_of(p, name);
		hr_buf_put(out, value, (size_t)(open - value));
		value = close + 1;
		if (kind == KIND_NONE) {
			hr_buf_put(out, open, (size_t)(close + 1 - open));
			continue;
		}
		if (kind == KIND_UNKNOWN) {
			hr_buf_printf(
				why,
				"config.providers.%.*s.class: allowed are FileConfigProvider, "
				"DirectoryConfigProvider, EnvVarConfigProvider",
				name.len, name.p);
			return -EINVAL;
		}
		rest = strndup(colon + 1, (size_t)(close - colon - 1));
		err = rest ? look_up(sys, kind, rest, out, why) : -ENOMEM;
		free(rest);
		if (err)
			return err;
		*any = true;
	}
	return out->err;
}

int hr_props_resolve_sync(struct hr_props *p, struct hr_sys *sys, struct hr_buf *why)
{
	for (int i = 0; i < p->nr; i++) {
		struct hr_buf out = HR_BUF_INIT, cause = HR_BUF_INIT;
		bool any = false;
		int err = 0;

		if (strstr(p->v[i].value, "${"))
			err = expand(p, sys, p->v[i].value, &out, &any, &cause);
		if (err)
			hr_buf_printf(why, "%s=%s: %s", p->v[i].key, p->v[i].value,
				      hr_buf_cstr(&cause));
		hr_buf_fini(&cause);
		if (!err && any) {
			free(p->v[i].value);
			p->v[i].value = strdup(hr_buf_cstr(&out));
			p->v[i].secret = true;
			err = p->v[i].value ? 0 : -ENOMEM;
		}
		hr_buf_fini(&out);
		if (err)
			return err;
	}
	return 0;
}
