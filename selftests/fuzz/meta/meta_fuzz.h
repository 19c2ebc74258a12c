/* SPDX-License-Identifier: GPL-2.0 */
/*
 * meta_fuzz: the decoders of metadata and configuration as one function of bytes.
 *
 * The first byte picks the decoder: a run of framed records into an image, whole
 * batches with control records, the text of properties, quorum-state, names of
 * snapshots and listeners, values of knobs.
 */
#ifndef HR_SELFTESTS_META_FUZZ_H
#define HR_SELFTESTS_META_FUZZ_H

#include <fcntl.h>
#include <hr/config/listener.h>
#include <hr/meta/format.h>
#include <hr/meta/kraft.h>
#include <hr/sys/sim_disk.h>
#include "meta_kit.h"

enum { META_FUZZ_RECORDS, META_FUZZ_BATCHES, META_FUZZ_PROPS, META_FUZZ_QUORUM, META_FUZZ_NAMES,
       META_FUZZ_VALUES, META_FUZZ_NR };

/* Records behind 2-byte lengths; what an image takes must come back as it is. */
static inline void meta_fuzz_records(const uint8_t *p, size_t len, struct hr_buf *why)
{
	struct hr_image *im, *frozen;

	hr_assert(!hr_image_create(&im) && !kit_set_version(im));
	while (len > 2) {
		size_t n = HR_MIN((size_t)(p[0] << 8 | p[1]), len - 2);

		why->len = 0;
		if (hr_image_replay(im, p + 2, n, why))
			hr_assert(why->len);
		p += 2 + n;
		len -= 2 + n;
	}
	if (!hr_image_freeze(im, &frozen)) {
		struct hr_buf dump = HR_BUF_INIT;

		hr_assert(kit_dump(frozen, &dump) <= 0);
		hr_buf_fini(&dump);
		hr_image_put(frozen);
	}
	hr_image_put(im);
}

static inline void meta_fuzz_batches(const uint8_t *p, size_t len, struct hr_buf *why)
{
	struct hr_kraft_state k = { 0 };
	struct hr_buf frames = HR_BUF_INIT;
	struct hr_image *im;

	hr_assert(!hr_image_create(&im));
	if (hr_metadata_batches_replay(p, len, true, im, &k, &frames, why))
		hr_assert(why->len);
	hr_assert(k.voter_nr >= 0 && k.voter_nr <= HR_VOTER_NR_MAX);
	hr_image_put(im);
	hr_buf_fini(&frames);
}

static inline void meta_fuzz_props(const uint8_t *p, size_t len, struct hr_buf *why)
{
	struct hr_props props = HR_PROPS_INIT;
	struct hr_config *c;
	struct hr_listeners l;
	struct hr_roles roles;

	if (!hr_props_parse(&props, (const char *)p, len, why) &&
	    !hr_config_create(&props, NULL, NULL, &c, why)) {
		if (hr_roles_parse(c, &roles, why) || hr_listeners_parse(c, &l, why))
			hr_assert(why->len);
		hr_config_put(c);
	}
	hr_props_fini(&props);
}

static inline void meta_fuzz_quorum(const uint8_t *p, size_t len)
{
	struct iovec iov = { (void *)(uintptr_t)p, len };
	struct hr_quorum_state qs;
	struct hr_sim_disk *d;
	struct hr_sys *sys;
	int fd;

	hr_assert(!hr_sim_disk_create(1, &d));
	sys = hr_sim_disk_sys(d);
	hr_assert(!sys->file->mkdir(sys, "/q", 0755));
	fd = sys->file->open(sys, "/q/quorum-state", O_RDWR | O_CREAT, 0644);
	hr_assert(fd >= 0 && (!len || sys->file->pwritev(sys, fd, &iov, 1, 0) == (ssize_t)len));
	sys->file->close(sys, fd);
	if (!hr_quorum_state_read_sync(sys, "/q", &qs))
		hr_assert(qs.leader_epoch >= 0 && qs.voter_nr <= HR_VOTER_NR_MAX);
	hr_sim_disk_destroy(d);
}

static inline void meta_fuzz_names(const uint8_t *p, size_t len)
{
	char text[300] = { 0 }, back[HR_SNAPSHOT_NAME_LEN + 1];
	struct hr_listener_conf l;
	struct hr_snapshot_id id;
	struct hr_uuid u;

	memcpy(text, p, HR_MIN(len, sizeof(text) - 1));
	if (!hr_snapshot_name_parse(text, &id)) {
		hr_snapshot_name(id, back);
		hr_assert(!strcmp(text, back));
	}
	if (!hr_listener_parse_one(hr_str(text), &l))
		hr_assert(*l.name);
	if (!hr_uuid_parse(hr_str(text), &u)) {
		char uuid[HR_UUID_TEXT_LEN + 1];

		hr_uuid_format(u, uuid);
		/* The last character carries four bits; others of it are dropped. */
		hr_assert(!strncmp(uuid, text, HR_UUID_TEXT_LEN - 1));
	}
	hr_assert(hr_metadata_version_parse(text) <= HR_METADATA_VERSION_MAX);
}

static inline void meta_fuzz_values(const uint8_t *p, size_t len, struct hr_buf *why)
{
	struct hr_config_value v;
	char text[200] = { 0 };

	if (!len)
		return;
	memcpy(text, p + 1, HR_MIN(len - 1, sizeof(text) - 1));
	for (int i = p[0]; i < HR_CFG_NR; i += 64) {
		why->len = 0;
		if (hr_config_value_parse(&hr_config_broker_keys[i], text, &v, why))
			hr_assert(why->len);
	}
}

static inline void meta_fuzz_one(const uint8_t *p, size_t len)
{
	struct hr_buf why = HR_BUF_INIT;

	if (!len)
		return;
	switch (p[0] % META_FUZZ_NR) {
	case META_FUZZ_RECORDS:
		meta_fuzz_records(p + 1, len - 1, &why);
		break;
	case META_FUZZ_BATCHES:
		meta_fuzz_batches(p + 1, len - 1, &why);
		break;
	case META_FUZZ_PROPS:
		meta_fuzz_props(p + 1, len - 1, &why);
		break;
	case META_FUZZ_QUORUM:
		meta_fuzz_quorum(p + 1, len - 1);
		break;
	case META_FUZZ_NAMES:
		meta_fuzz_names(p + 1, len - 1);
		break;
	case META_FUZZ_VALUES:
		meta_fuzz_values(p + 1, len - 1, &why);
		break;
	}
	hr_buf_fini(&why);
}

#endif
