/* SPDX-License-Identifier: Apache-2.0 */
/*
 * object: one compiled BPF object on its way into the kernel and onto its pins.
 *
 * For loaders (privileged, short-lived, may block).  Every map named hr_… is shared by its
 * name: what is pinned in the folder is used again, so that several objects and later
 * versions work on the same state; what is not there is made and pinned.  A pinned map of
 * another shape is -EEXIST: the schema, part of the folder's name, was not raised.
 * Links are pinned as link_NAME; one that is there gets the fresh program in place where
 * its kind can (cgroup, netns, iterator), and is exchanged by a rename where not.
 *
 * Programs that one kernel or another lacks go into objects, or are left out by name, so
 * that a refusal costs no more than itself.
 *
 *	spec = { .source = "observe", .pin_dir = dir, .uid = uid, .gid = gid };
 *	err = hr_bpf_object_load(&spec, &o);          -ENOENT: not in this build
 *	err = hr_bpf_object_attach(o, "hr_read", -1); tracepoints, iterators
 *	hr_bpf_object_close(o);                       pins stay
 *
 * For readers (the broker; no capability): hr_bpf_pin_open(dir, "hr_file"), then the
 * calls of <bpf/bpf.h>.
 *
 * An object of a module's own: put it into bpf-y of bpf/Kbuild and into the table of
 * bpfctl/objects.c.
 */
#ifndef HR_BPFCTL_OBJECT_H
#define HR_BPFCTL_OBJECT_H

#include <hr/lib/base.h>
#include <sys/types.h>

#define HR_BPF_PATH_MAX 256

struct bpf_object;
struct bpf_program;
struct hr_bpf_object;

/* The bytes of an object that this build carries; NULL when it carries none of that name. */
const void *hr_bpf_source(const char *name, size_t *ret_len);
/* NULL, or why this build carries no object at all. */
const char *hr_bpf_source_missing(void);

struct hr_bpf_spec {
	const char *source;  /* "shape", "guard", … */
	const char *pin_dir; /* exists */
	uid_t uid;	     /* who gets the pins */
	gid_t gid;
	mode_t map_mode; /* 0 = 0600 */
	/* Programs that are not to be loaded, ended by NULL; may be NULL. */
	const char *const *without;
	/* Called between opening and loading, to set globals or programs; may be NULL. */
	int (*prepare)(void *arg, struct bpf_object *o);
	void *arg;
};

/* What libbpf and the verifier said of the last refusal on this thread, one line; "". */
const char *hr_bpf_last_words(void);

HR_MUST_CHECK int hr_bpf_object_load(const struct hr_bpf_spec *spec, struct hr_bpf_object **ret_o);
void hr_bpf_object_close(struct hr_bpf_object *o);
/* For what is not here; valid until close. */
struct bpf_object *hr_bpf_object_raw(struct hr_bpf_object *o);
bool hr_bpf_object_has(struct hr_bpf_object *o, const char *prog);
/*
 * By the program's kind: @target is a cgroup's descriptor for sockops, a netns' for
 * sk_lookup, -1 for tracing and iterators.  Pins the link as link_@prog; an iterator as
 * @prog itself, mode 0440, since reading the pin is its use.
 */
HR_MUST_CHECK int hr_bpf_object_attach(struct hr_bpf_object *o, const char *prog, int target);

/* A descriptor of a pin, or a negative errno. */
int hr_bpf_pin_open(const char *dir, const char *name);
/* Possible CPUs, for per-CPU values; at least 1. */
int hr_bpf_cpu_nr(void);
/* Where bpffs is mounted, from mountinfo; -ENOENT. */
HR_MUST_CHECK int hr_bpf_mount(const char *fstype, char *to, size_t cap);

#endif
