// SPDX-License-Identifier: Apache-2.0
/* objects: the compiled BPF objects that this build carries. */
#include <hr/bpfctl/object.h>
#include <string.h>

#ifdef HR_HAVE_BPF
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-compare"
#include <guard/guard.skel.h>
#include <observe/observe.skel.h>
#include <meta/meta.skel.h>
#include <shape/conns.skel.h>
#include <shape/shape.skel.h>
#pragma GCC diagnostic pop

static const struct {
	const char *name;
	const void *(*bytes)(size_t *ret_len);
} sources[] = {
	{ "conns", hr_conns_bpf__elf_bytes },
	{ "guard", hr_guard_bpf__elf_bytes },
	{ "observe", hr_observe_bpf__elf_bytes },
	{ "meta", hr_meta_bpf__elf_bytes },
	{ "shape", hr_shape_bpf__elf_bytes },
};

const void *hr_bpf_source(const char *name, size_t *ret_len)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(sources); i++)
		if (!strcmp(sources[i].name, name))
			return sources[i].bytes(ret_len);
	return NULL;
}

const char *hr_bpf_source_missing(void)
{
	return NULL;
}
#else
const void *hr_bpf_source(const char *name, size_t *ret_len)
{
	return NULL;
}

const char *hr_bpf_source_missing(void)
{
	return "built without clang or bpftool";
}
#endif
