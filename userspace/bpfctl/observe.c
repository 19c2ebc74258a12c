// SPDX-License-Identifier: Apache-2.0
/* observe: see hr/bpfctl/observe.h. */
#include <bpf/bpf.h>
#include <bpf/btf.h>
#include <bpf/libbpf.h>
#include <errno.h>
#include <hr/bpfctl/observe.h>
#include <stdio.h>
#include <string.h>
#include <sys/sysmacros.h>
#include <unistd.h>

static const struct {
	const char *prog, *tracepoint;
	const char *instead; /* only where the kernel does not have this one */
	uint32_t has;
} programs[] = {
	{ "obs_get_pages", "mm_filemap_get_pages", NULL, HR_OBS_HAS_ACCESS },
	{ "obs_add", "mm_filemap_add_to_page_cache", NULL, HR_OBS_HAS_CACHE },
	{ "obs_delete", "mm_filemap_delete_from_page_cache", NULL, HR_OBS_HAS_CACHE },
	{ "obs_io_start", "block_io_start", NULL, 0 },
	{ "obs_rq_issue", "block_rq_issue", NULL, HR_OBS_HAS_BLOCK },
	{ "obs_io_done", "block_io_done", NULL, 0 },
	{ "obs_rq_complete", "block_rq_complete", "block_io_done", 0 },
};

static bool is_traced(const struct btf *btf, const char *tracepoint)
{
	char name[96];

	snprintf(name, sizeof(name), "btf_trace_%s", tracepoint);
	return btf__find_by_name_kind(btf, name, BTF_KIND_TYPEDEF) > 0;
}

/* Turns on what the running kernel names; the object has all of them off. */
static int prepare(void *arg, struct bpf_object *o)
{
	struct btf *btf = btf__load_vmlinux_btf();
	uint32_t *has = arg;
	int err = btf ? 0 : -errno;

	for (size_t i = 0; !err && i < HR_ARRAY_LEN(programs); i++) {
		struct bpf_program *p = bpf_object__find_program_by_name(o, programs[i].prog);
		bool on = is_traced(btf, programs[i].tracepoint) &&
			  !(programs[i].instead && is_traced(btf, programs[i].instead));

		err = p ? bpf_program__set_autoload(p, on) : -ENOENT;
		*has |= on ? programs[i].has : 0;
	}
	btf__free(btf);
	if (!err && !*has)
		err = -EOPNOTSUPP;
	return err;
}

static int note_meta(struct bpf_object *o, uint32_t has)
{
	struct hr_obs_meta m = { .version = HR_OBS_VERSION, .has = has };
	int fd = bpf_object__find_map_fd_by_name(o, "hr_obs_meta");
	uint32_t zero = 0;

	if (fd < 0)
		return -ENOENT;
	return bpf_map_update_elem(fd, &zero, &m, BPF_ANY) ? -errno : 0;
}

int hr_bpf_observe_load(const struct hr_bpf_spec *spec, uint32_t *ret_has)
{
	struct hr_bpf_spec s = *spec;
	struct hr_bpf_object *o = NULL;
	uint32_t has = 0;
	int err;

	s.source = "observe";
	s.prepare = prepare;
	s.arg = &has;
	err = hr_bpf_object_load(&s, &o);
	for (size_t i = 0; !err && i < HR_ARRAY_LEN(programs); i++)
		if (hr_bpf_object_has(o, programs[i].prog))
			err = hr_bpf_object_attach(o, programs[i].prog, -1);
	/* Last: who finds it finds all attached. */
	if (!err)
		err = note_meta(hr_bpf_object_raw(o), has);
	hr_bpf_object_close(o);
	if (!err)
		*ret_has = has;
	return err;
}

int hr_bpf_files_open(const char *pin_dir, struct hr_bpf_files *ret_f)
{
	struct hr_obs_meta m = { 0 };
	uint32_t zero = 0;
	int fd, err = 0;

	*ret_f = (struct hr_bpf_files){ .map = -1 };
	fd = hr_bpf_pin_open(pin_dir, "hr_obs_meta");
	if (fd < 0)
		return fd;
	if (bpf_map_lookup_elem(fd, &zero, &m))
		err = -errno;
	else if (m.version != HR_OBS_VERSION)
		err = -EPROTO;
	close(fd);
	if (err)
		return err;
	fd = hr_bpf_pin_open(pin_dir, "hr_obs_file");
	if (fd < 0)
		return fd;
	*ret_f = (struct hr_bpf_files){ .map = fd, .has = m.has };
	return 0;
}

void hr_bpf_files_close(struct hr_bpf_files *f)
{
	if (f->map >= 0)
		close(f->map);
	f->map = -1;
}

void hr_bpf_files_key(uint64_t dev, uint64_t ino, struct hr_obs_key *ret_key)
{
	*ret_key = (struct hr_obs_key){ .ino = ino, .dev = major(dev) << 20 | minor(dev) };
}

int hr_bpf_files_add(const struct hr_bpf_files *f, const struct hr_obs_key *key)
{
	static const struct hr_obs_file zero;

	if (!bpf_map_update_elem(f->map, key, &zero, BPF_NOEXIST) || errno == EEXIST)
		return 0;
	return -errno;
}

int hr_bpf_files_read(const struct hr_bpf_files *f, const struct hr_obs_key *key,
		      struct hr_obs_file *ret_file)
{
	return bpf_map_lookup_elem(f->map, key, ret_file) ? -errno : 0;
}

void hr_bpf_files_del(const struct hr_bpf_files *f, const struct hr_obs_key *key)
{
	bpf_map_delete_elem(f->map, key);
}
