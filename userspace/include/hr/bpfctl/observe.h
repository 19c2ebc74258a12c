/* SPDX-License-Identifier: Apache-2.0 */
/*
 * observe: the programs that count page cache and block I/O per file, and their rows.
 *
 * The loader calls hr_bpf_observe_load(); the broker opens the pins and keeps rows for the
 * files it wants counted.  What a row holds is uapi/hr_bpf_observe.h.  Each call is a
 * bpf(2) of about a microsecond; any thread.
 */
#ifndef HR_BPFCTL_OBSERVE_H
#define HR_BPFCTL_OBSERVE_H

#include <hr/bpfctl/object.h>
#include <uapi/hr_bpf_observe.h>

/*
 * Loads, attaches and pins what the running kernel has tracepoints for; @spec as for any
 * object, source and prepare are set here.  *ret_has: HR_OBS_HAS_…, also in hr_obs_meta.
 */
HR_MUST_CHECK int hr_bpf_observe_load(const struct hr_bpf_spec *spec, uint32_t *ret_has);

struct hr_bpf_files {
	int map; /* -1: none */
	uint32_t has;
};

/* -errno of what is not there or not allowed; ret_f->map is -1 then. */
HR_MUST_CHECK int hr_bpf_files_open(const char *pin_dir, struct hr_bpf_files *ret_f);
void hr_bpf_files_close(struct hr_bpf_files *f);
/* @dev and @ino as stat(2) gives them. */
void hr_bpf_files_key(uint64_t dev, uint64_t ino, struct hr_obs_key *ret_key);
/* A fresh row, or the one that is there.  -E2BIG: the map is full. */
HR_MUST_CHECK int hr_bpf_files_add(const struct hr_bpf_files *f, const struct hr_obs_key *key);
HR_MUST_CHECK int hr_bpf_files_read(const struct hr_bpf_files *f, const struct hr_obs_key *key,
				    struct hr_obs_file *ret_file);
void hr_bpf_files_del(const struct hr_bpf_files *f, const struct hr_obs_key *key);

#endif
