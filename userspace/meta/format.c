// SPDX-License-Identifier: Apache-2.0
/* format: see hr/meta/format.h. */
#include <hr/lib/uuid.h>
#include <hr/meta/format.h>
#include <hr/meta/kraft.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>

/* Index 0 is level 7. */
static const char *const version_names[] = {
	"3.3-IV3", "3.4-IV0", "3.5-IV0", "3.5-IV1", "3.5-IV2", "3.6-IV0", "3.6-IV1",
	"3.6-IV2", "3.7-IV0", "3.7-IV1", "3.7-IV2", "3.7-IV3", "3.7-IV4", "3.8-IV0",
	"3.9-IV0", "4.0-IV0", "4.0-IV1", "4.0-IV2", "4.0-IV3", "4.1-IV0", "4.1-IV1",
	"4.2-IV0", "4.2-IV1", "4.3-IV0", "4.4-IV0", "4.4-IV1", "4.4-IV2",
};
_Static_assert(HR_ARRAY_LEN(version_names) == HR_METADATA_VERSION_MAX - HR_METADATA_VERSION_MIN + 1,
	       "a name for each level");

int hr_metadata_version_parse(const char *text)
{
	char *end;
	long level = strtol(text, &end, 10);
	size_t len = strlen(text);
	int found = -EINVAL;

	if (!*end && end != text)
		return level >= HR_METADATA_VERSION_MIN && level <= HR_METADATA_VERSION_MAX
			       ? (int)level
			       : -EINVAL;
	/* "4.4" is the newest level of that release. */
	for (size_t i = 0; i < HR_ARRAY_LEN(version_names); i++)
		if (!strcmp(version_names[i], text) ||
		    (!strncmp(version_names[i], text, len) && version_names[i][len] == '-'))
			found = (int)i + HR_METADATA_VERSION_MIN;
	return found;
}

/* The levels that changed the records, as bits. */
#define CHANGING_LEVELS                                                                   \
	(1ULL << 7 | 1ULL << 8 | 1ULL << 11 | 1ULL << 13 | 1ULL << 14 | 1ULL << 15 |      \
	 1ULL << 17 | 1ULL << 23 | 1ULL << 30 | 1ULL << 32 | 1ULL << 33)

bool hr_metadata_version_changed(int from, int to)
{
	for (int level = from + 1; level <= to; level++)
		if (CHANGING_LEVELS >> level & 1)
			return true;
	return false;
}

const char *hr_metadata_version_name(int level)
{
	int i = level - HR_METADATA_VERSION_MIN;

	return i >= 0 && i < (int)HR_ARRAY_LEN(version_names) ? version_names[i] : "unknown";
}

void hr_cluster_id_make(struct hr_sys *sys, char text[23])
{
	hr_uuid_format(hr_directory_id_make(sys), text);
}

static int add_dir(struct hr_dirs *d, struct hr_str path, int *ret_idx)
{
	while (path.len > 1 && path.p[path.len - 1] == '/')
		path.len--;
	for (int i = 0; i < d->nr; i++) {
		if (hr_str_eqc(path, d->paths[i])) {
			*ret_idx = i;
			return 0;
		}
	}
	if (d->nr == HR_LOG_DIR_NR_MAX)
		return -E2BIG;
	d->paths[d->nr] = strndup(path.p, (size_t)path.len);
	if (!d->paths[d->nr])
		return -ENOMEM;
	*ret_idx = d->nr++;
	return 0;
}

int hr_dirs_parse(const struct hr_config *c, struct hr_dirs *ret_d, struct hr_buf *why)
{
	const char *pos = hr_config_text(c, HR_CFG_LOG_DIRS);
	const char *metadata = hr_config_text(c, HR_CFG_METADATA_LOG_DIR);
	struct hr_dirs d = { .metadata = 0 };
	struct hr_str item;
	int idx, err = 0;

	if (!pos)
		pos = hr_config_text(c, HR_CFG_LOG_DIR);
	while (!err && hr_config_list_next(&pos, &item))
		err = add_dir(&d, item, &idx);
	if (!err && !d.nr) {
		hr_buf_str(why, "log.dirs: empty; allowed: one directory or more");
		err = -EINVAL;
	}
	d.log_dir_nr = d.nr;
	if (!err && metadata)
		err = add_dir(&d, hr_str(metadata), &d.metadata);
	if (err) {
		if (!why->len)
			hr_buf_printf(why, "log.dirs: %s; allowed: up to %d directories",
				      strerror(-err), HR_LOG_DIR_NR_MAX);
		hr_dirs_fini(&d);
		return err;
	}
	*ret_d = d;
	return 0;
}

void hr_dirs_fini(struct hr_dirs *d)
{
	for (int i = 0; i < d->nr; i++)
		free(d->paths[i]);
	*d = (struct hr_dirs){ 0 };
}

static int put_feature(struct hr_buf *frames, int metadata_version, const char *name, int level)
{
	struct hr_feature_level_record r;
	struct hr_buf one = HR_BUF_INIT;
	int err;

	hr_struct_init(&hr_feature_level_record_desc, &r);
	r.name = hr_str(name);
	r.feature_level = (int16_t)level;
	err = hr_record_frame_put(&one, HR_METADATA_RECORD_FEATURE_LEVEL, metadata_version, &r);
	if (!err)
		hr_frame_list_put(frames, one.p, one.len);
	hr_buf_fini(&one);
	return err;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct hr_format_feature *)a)->name,
		      ((const struct hr_format_feature *)b)->name);
}

static int bootstrap_frames(const struct hr_format_opts *o, struct hr_buf *frames)
{
	struct hr_format_feature *sorted;
	int err = put_feature(frames, o->metadata_version, "metadata.version", o->metadata_version);

	sorted = calloc((size_t)o->feature_nr + 1, sizeof(*sorted));
	if (!sorted)
		return -ENOMEM;
	if (o->feature_nr)
		memcpy(sorted, o->features, (size_t)o->feature_nr * sizeof(*sorted));
	qsort(sorted, (size_t)o->feature_nr, sizeof(*sorted), by_name);
	for (int i = 0; !err && i < o->feature_nr; i++)
		if (sorted[i].level > 0 && strcmp(sorted[i].name, "kraft.version"))
			err = put_feature(frames, o->metadata_version, sorted[i].name,
					  sorted[i].level);
	free(sorted);
	if (!err && o->extra_frames)
		hr_buf_put(frames, o->extra_frames->p, o->extra_frames->len);
	return err ? err : frames->err;
}

/* id@host:port:directoryId; the host of an IPv6 address stands in brackets. */
static int parse_controller(struct hr_str item, const char *listener, struct hr_voter *v)
{
	char text[512], *at, *colon, *end, *host;
	long id, port;

	if (item.len >= (int32_t)sizeof(text))
		return -EINVAL;
	memcpy(text, item.p, (size_t)item.len);
	text[item.len] = 0;
	id = strtol(text, &at, 10);
	if (at == text || *at != '@' || id < 0 || id > INT32_MAX)
		return -EINVAL;
	host = at + 1;
	colon = strrchr(host, ':');
	if (!colon || hr_uuid_parse(hr_str(colon + 1), &v->directory_id))
		return -EINVAL;
	*colon = 0;
	colon = strrchr(host, ':');
	if (!colon)
		return -EINVAL;
	*colon = 0;
	port = strtol(colon + 1, &end, 10);
	if (*end || end == colon + 1 || port < 0 || port > 65535)
		return -EINVAL;
	if (*host == '[' && colon[-1] == ']') {
		host++;
		colon[-1] = 0;
	}
	v->id = (int32_t)id;
	v->endpoint_nr = 1;
	v->endpoints[0].port = (uint16_t)port;
	snprintf(v->endpoints[0].name, sizeof(v->endpoints[0].name), "%s", listener);
	snprintf(v->endpoints[0].host, sizeof(v->endpoints[0].host), "%s", host);
	return 0;
}

static const struct hr_listener_conf *controller_listener(const struct hr_format_opts *o)
{
	for (int i = 0; i < o->listeners->nr; i++)
		if (o->listeners->v[i].is_controller)
			return &o->listeners->v[i];
	return NULL;
}

static int voters(const struct hr_format_opts *o, struct hr_uuid *metadata_dir_id,
		  struct hr_kraft_state *k, struct hr_buf *why)
{
	const struct hr_listener_conf *l = controller_listener(o);
	const char *pos = o->initial_controllers;
	struct hr_voter *v;
	struct hr_str item;

	k->kraft_version = o->mode == HR_FORMAT_STATIC ? 0 : 1;
	if (o->mode == HR_FORMAT_STANDALONE) {
		if (!l) {
			hr_buf_str(why,
				   "listeners: none of controller.listener.names is among them");
			return -EINVAL;
		}
		v = &k->voters[k->voter_nr++];
		v->id = o->node_id;
		v->directory_id = *metadata_dir_id;
		v->endpoint_nr = 1;
		v->endpoints[0].port = l->adv_port ? l->adv_port : l->port;
		snprintf(v->endpoints[0].name, sizeof(v->endpoints[0].name), "%s", l->name);
		snprintf(v->endpoints[0].host, sizeof(v->endpoints[0].host), "%s",
			 *l->adv_host ? l->adv_host : "localhost");
		return 0;
	}
	while (o->mode == HR_FORMAT_INITIAL_CONTROLLERS && hr_config_list_next(&pos, &item)) {
		if (k->voter_nr == HR_VOTER_NR_MAX ||
		    parse_controller(item, l ? l->name : "CONTROLLER", &k->voters[k->voter_nr])) {
			hr_buf_printf(
				why,
				"initial controllers: %.*s: allowed: ID@HOST:PORT:DIRECTORY-ID",
				item.len, item.p);
			return -EINVAL;
		}
		/* Our own directory takes the id that the list gives it. */
		if (k->voters[k->voter_nr].id == o->node_id)
			*metadata_dir_id = k->voters[k->voter_nr].directory_id;
		k->voter_nr++;
	}
	return 0;
}

static int make_dirs(struct hr_sys *sys, const char *path)
{
	char *copy = strdup(path);
	int err = copy ? 0 : -ENOMEM;

	for (char *p = copy ? copy + 1 : NULL; !err && p && *p; p++) {
		if (*p != '/')
			continue;
		*p = 0;
		err = sys->file->mkdir(sys, copy, 0755);
		err = err == -EEXIST ? 0 : err;
		*p = '/';
	}
	if (!err) {
		err = sys->file->mkdir(sys, path, 0755);
		err = err == -EEXIST ? 0 : err;
	}
	free(copy);
	return err;
}

static int format_metadata(const struct hr_format_opts *o, const char *dir,
			   const struct hr_kraft_state *k)
{
	struct hr_buf frames = HR_BUF_INIT, path = HR_BUF_INIT;
	int64_t now_ms = hr_sys_wall_ms(o->sys);
	int err = bootstrap_frames(o, &frames);

	hr_buf_printf(&path, "%s/" HR_METADATA_TOPIC "-0", dir);
	if (!err)
		err = path.err ? path.err : make_dirs(o->sys, hr_buf_cstr(&path));
	if (!err)
		err = hr_snapshot_write_sync(o->sys, hr_buf_cstr(&path),
					     (struct hr_snapshot_id){ 0, 0 }, NULL, &frames, k,
					     now_ms);
	/* Releases before 4.4 read their records from a file of its own. */
	if (!err && o->metadata_version < 31) {
		struct hr_kraft_state none = { 0 };

		err = hr_snapshot_write_named_sync(o->sys, dir, "bootstrap.checkpoint", 0, NULL,
						   &frames, &none, now_ms);
	}
	hr_buf_fini(&frames);
	hr_buf_fini(&path);
	return err;
}

static int format_dir(const struct hr_format_opts *o, const char *dir, struct hr_uuid id,
		      const struct hr_kraft_state *k, struct hr_buf *said)
{
	struct hr_meta_properties mp = { .version = 1, .node_id = o->node_id, .directory_id = id };
	int err = make_dirs(o->sys, dir);

	snprintf(mp.cluster_id, sizeof(mp.cluster_id), "%s", o->cluster_id);
	/* Identity comes last: a directory without it is formatted anew. */
	if (!err && k)
		err = format_metadata(o, dir, k);
	if (!err)
		err = hr_meta_properties_write_sync(o->sys, dir, &mp);
	if (!err)
		hr_buf_printf(said, "Formatted %s with metadata.version %s.\n", dir,
			      hr_metadata_version_name(o->metadata_version));
	return err;
}

int hr_format_sync(const struct hr_format_opts *o, struct hr_buf *said, struct hr_buf *why)
{
	struct hr_uuid metadata_id = hr_directory_id_make(o->sys);
	struct hr_kraft_state k = { 0 };
	struct hr_meta_properties mp;
	struct hr_dirs dirs;
	int err = hr_dirs_parse(o->config, &dirs, why);

	if (err)
		return err;
	err = voters(o, &metadata_id, &k, why);
	for (int i = 0; !err && i < dirs.nr; i++) {
		err = hr_meta_properties_read_sync(o->sys, dirs.paths[i], &mp);
		if (!err && mp.version >= 0 && !o->ignore_formatted) {
			hr_buf_printf(why, "%s: already formatted", dirs.paths[i]);
			err = -EEXIST;
		}
	}
	/* The metadata directory first: a node formatted by half does not start. */
	for (int n = 0; !err && n < dirs.nr; n++) {
		int i = (dirs.metadata + n) % dirs.nr;
		bool metadata = i == dirs.metadata;

		err = hr_meta_properties_read_sync(o->sys, dirs.paths[i], &mp);
		if (err || mp.version >= 0)
			continue;
		err = format_dir(o, dirs.paths[i],
				 metadata ? metadata_id : hr_directory_id_make(o->sys),
				 metadata ? &k : NULL, said);
	}
	if (err && !why->len)
		hr_buf_printf(why, "formatting: %s", strerror(-err));
	hr_dirs_fini(&dirs);
	return err;
}
