// SPDX-License-Identifier: Apache-2.0
/* object: see object.h. */
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <fcntl.h>
#include <hr/bpfctl/object.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define OBJECT_MAGIC 0x68726266

struct hr_bpf_object {
	uint32_t magic;
	struct bpf_object *o;
	struct hr_bpf_spec spec;
	char dir[HR_BPF_PATH_MAX];
};

static __thread char last_words[256];

const char *hr_bpf_last_words(void)
{
	return last_words;
}

/* Keeps the first complaint: what comes after are its consequences. */
static int hear(enum libbpf_print_level level, const char *fmt, va_list ap)
{
	char line[sizeof(last_words)];
	size_t len;

	if (level != LIBBPF_WARN || *last_words)
		return 0;
	vsnprintf(line, sizeof(line), fmt, ap);
	len = strcspn(line, "\n");
	memcpy(last_words, line, len);
	last_words[len] = 0;
	return 0;
}

static bool is_shared(const struct bpf_map *m)
{
	return !strncmp(bpf_map__name(m), "hr_", 3);
}

static int path_of(char to[HR_BPF_PATH_MAX], const char *dir, const char *prefix, const char *name)
{
	int n = snprintf(to, HR_BPF_PATH_MAX, "%s/%s%s", dir, prefix, name);

	return n < HR_BPF_PATH_MAX ? 0 : -ENAMETOOLONG;
}

static int give(const struct hr_bpf_spec *s, const char *path, mode_t mode)
{
	if (chmod(path, mode) || chown(path, s->uid, s->gid))
		return -errno;
	return 0;
}

/* --- maps -------------------------------------------------------------------------- */

static bool fits(const struct bpf_map *m, int fd)
{
	struct bpf_map_info info = { 0 };
	uint32_t len = sizeof(info);

	return !bpf_obj_get_info_by_fd(fd, &info, &len) && info.type == bpf_map__type(m) &&
	       info.key_size == bpf_map__key_size(m) && info.value_size == bpf_map__value_size(m) &&
	       info.max_entries == bpf_map__max_entries(m);
}

static int reuse_maps(struct hr_bpf_object *ho)
{
	char path[HR_BPF_PATH_MAX];
	struct bpf_map *m;
	int fd, err = 0;

	bpf_object__for_each_map(m, ho->o)
	{
		if (!is_shared(m))
			continue;
		err = path_of(path, ho->dir, "", bpf_map__name(m));
		if (err)
			return err;
		fd = bpf_obj_get(path);
		if (fd < 0 && errno == ENOENT)
			continue;
		if (fd < 0)
			return -errno;
		err = fits(m, fd) ? bpf_map__reuse_fd(m, fd) : -EEXIST;
		close(fd);
		if (err)
			return err;
	}
	return 0;
}

static int pin_maps(struct hr_bpf_object *ho)
{
	char path[HR_BPF_PATH_MAX];
	struct bpf_map *m;
	int err;

	bpf_object__for_each_map(m, ho->o)
	{
		if (!is_shared(m))
			continue;
		err = path_of(path, ho->dir, "", bpf_map__name(m));
		if (!err && bpf_obj_pin(bpf_map__fd(m), path) && errno != EEXIST)
			err = -errno;
		if (!err)
			err = give(&ho->spec, path, ho->spec.map_mode);
		if (err)
			return err;
	}
	return 0;
}

/* --- object ------------------------------------------------------------------------ */

static int leave_out(struct bpf_object *o, const char *const *without)
{
	struct bpf_program *p;

	for (; without && *without; without++) {
		p = bpf_object__find_program_by_name(o, *without);
		if (p && bpf_program__set_autoload(p, false))
			return -EINVAL;
	}
	return 0;
}

static int open_bytes(struct hr_bpf_object *ho)
{
	LIBBPF_OPTS(bpf_object_open_opts, opts, .object_name = ho->spec.source);
	size_t len = 0;
	const void *p = hr_bpf_source(ho->spec.source, &len);

	if (!p) {
		snprintf(last_words, sizeof(last_words), "%s: %s", ho->spec.source,
			 hr_bpf_source_missing() ? hr_bpf_source_missing() : "no such object");
		return -ENOENT;
	}
	ho->o = bpf_object__open_mem(p, len, &opts);
	return ho->o ? 0 : -errno;
}

int hr_bpf_object_load(const struct hr_bpf_spec *spec, struct hr_bpf_object **ret_o)
{
	struct hr_bpf_object *ho = calloc(1, sizeof(*ho));
	int err;

	if (!ho)
		return -ENOMEM;
	*last_words = 0;
	libbpf_set_print(hear);
	ho->magic = OBJECT_MAGIC;
	ho->spec = *spec;
	if (!ho->spec.map_mode)
		ho->spec.map_mode = 0600;
	err = path_of(ho->dir, spec->pin_dir, "", "");
	if (!err)
		err = open_bytes(ho);
	if (!err)
		err = reuse_maps(ho);
	if (!err)
		err = leave_out(ho->o, spec->without);
	if (!err && spec->prepare)
		err = spec->prepare(spec->arg, ho->o);
	if (!err)
		err = bpf_object__load(ho->o);
	if (!err)
		err = pin_maps(ho);
	if (err) {
		hr_bpf_object_close(ho);
		return err;
	}
	*ret_o = ho;
	return 0;
}

void hr_bpf_object_close(struct hr_bpf_object *ho)
{
	if (!ho)
		return;
	bpf_object__close(ho->o);
	free(ho);
}

struct bpf_object *hr_bpf_object_raw(struct hr_bpf_object *ho)
{
	return ho->o;
}

bool hr_bpf_object_has(struct hr_bpf_object *ho, const char *prog)
{
	struct bpf_program *p = bpf_object__find_program_by_name(ho->o, prog);

	return p && bpf_program__fd(p) >= 0;
}

/* --- links ------------------------------------------------------------------------- */

static struct bpf_link *attach(struct bpf_program *p, int target)
{
	switch (bpf_program__type(p)) {
	case BPF_PROG_TYPE_SOCK_OPS:
	case BPF_PROG_TYPE_CGROUP_SKB:
		return bpf_program__attach_cgroup(p, target);
	case BPF_PROG_TYPE_SK_LOOKUP:
		return bpf_program__attach_netns(p, target);
	default:
		return bpf_program__attach(p);
	}
}

/* 1: the pinned link hangs on @target (or the kind has none) and may be updated. */
static int is_at(int link, int target)
{
	struct bpf_link_info info = { 0 };
	uint32_t len = sizeof(info);
	struct stat st;

	if (bpf_obj_get_info_by_fd(link, &info, &len))
		return -errno;
	if (target < 0)
		return 1;
	if (fstat(target, &st))
		return -errno;
	/* Its cgroup or namespace is gone, or another one is meant: a fresh link. */
	if (info.type == BPF_LINK_TYPE_CGROUP)
		return info.cgroup.cgroup_id == st.st_ino;
	if (info.type == BPF_LINK_TYPE_NETNS)
		return info.netns.netns_ino == st.st_ino;
	return 0;
}

static int update_link(const char *path, struct bpf_program *p, int target)
{
	int fd = bpf_obj_get(path), err;

	if (fd < 0)
		return -errno;
	err = is_at(fd, target);
	if (err == 1)
		err = bpf_link_update(fd, bpf_program__fd(p), NULL) ? -errno : 0;
	else if (!err)
		err = -ESTALE;
	close(fd);
	return err;
}

/* A path of its own first, then a rename: there is a link under the name at all times. */
static int fresh_link(struct hr_bpf_object *ho, const char *path, struct bpf_program *p, int target)
{
	char temp[HR_BPF_PATH_MAX];
	struct bpf_link *link;
	int err;

	/* A namespace takes one sk_lookup of ours: the old one goes first. */
	if (bpf_program__type(p) == BPF_PROG_TYPE_SK_LOOKUP)
		unlink(path);
	link = attach(p, target);
	if (!link)
		return -errno;
	err = path_of(temp, ho->dir, "", "link_fresh");
	unlink(temp);
	if (!err && bpf_link__pin(link, temp))
		err = -errno;
	if (!err && rename(temp, path))
		err = -errno;
	if (err)
		unlink(temp);
	bpf_link__destroy(link);
	return err;
}

int hr_bpf_object_attach(struct hr_bpf_object *ho, const char *prog, int target)
{
	struct bpf_program *p = bpf_object__find_program_by_name(ho->o, prog);
	char path[HR_BPF_PATH_MAX];
	bool is_iter;
	int err;

	*last_words = 0;
	if (!p || bpf_program__fd(p) < 0)
		return -ENOENT;
	is_iter = bpf_program__expected_attach_type(p) == BPF_TRACE_ITER;
	err = path_of(path, ho->dir, is_iter ? "" : "link_", prog);
	if (!err)
		err = update_link(path, p, target);
	if (err)
		err = fresh_link(ho, path, p, target);
	return err ? err : give(&ho->spec, path, is_iter ? 0440 : 0600);
}
