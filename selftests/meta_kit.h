/* SPDX-License-Identifier: GPL-2.0 */
/* meta_kit: records for tests of the metadata image and log. */
#ifndef HR_SELFTESTS_META_KIT_H
#define HR_SELFTESTS_META_KIT_H

#include <hr/lib/rnd.h>
#include <hr/meta/image.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdio.h>
#include <stdlib.h>

#define KIT_VERSION 33

static inline struct hr_uuid kit_uuid(uint64_t n)
{
	struct hr_uuid u = { { 1 } };

	memcpy(u.b + 8, &n, sizeof(n));
	return u;
}

/* One random record that fits @im, framed into @out; topics are numbered 0..@topic_nr-1. */
static inline int kit_random_record(struct hr_rnd *r, const struct hr_image *im, int topic_nr,
				    struct hr_buf *out)
{
	static int32_t node = 1;
	struct hr_uuid id = kit_uuid(hr_rnd_below(r, topic_nr));
	const struct hr_topic *t = hr_image_topic_by_id(im, id);
	char name[64], value[32];

	snprintf(name, sizeof(name), "topic%s%u", id.b[8] % 2 ? "." : "-", id.b[8] | id.b[9] << 8);
	snprintf(value, sizeof(value), "%u", (unsigned int)hr_rnd_below(r, 1000));
	if (!t) {
		struct hr_topic_record rec;

		hr_struct_init(&hr_topic_record_desc, &rec);
		rec.name = hr_str(name);
		rec.topic_id = id;
		return hr_record_frame_put(out, HR_METADATA_RECORD_TOPIC, KIT_VERSION, &rec);
	}
	if (!t->partition_nr || hr_rnd_below(r, 5) == 0) {
		struct hr_partition_record rec;
		struct hr_uuid dir = kit_uuid(999);

		hr_struct_init(&hr_partition_record_desc, &rec);
		rec.partition_id = t->partition_nr;
		rec.topic_id = id;
		rec.replicas.v = rec.isr.v = &node;
		rec.replicas.nr = rec.isr.nr = 1;
		rec.leader = node;
		rec.leader_epoch = rec.partition_epoch = 0;
		rec.directories.v = &dir;
		rec.directories.nr = 1;
		return hr_record_frame_put(out, HR_METADATA_RECORD_PARTITION, KIT_VERSION, &rec);
	}
	switch (hr_rnd_below(r, 12)) {
	case 0: {
		struct hr_remove_topic_record rec;

		hr_struct_init(&hr_remove_topic_record_desc, &rec);
		rec.topic_id = id;
		return hr_record_frame_put(out, HR_METADATA_RECORD_REMOVE_TOPIC, KIT_VERSION, &rec);
	}
	case 1 ... 4: {
		struct hr_partition_change_record rec;

		hr_struct_init(&hr_partition_change_record_desc, &rec);
		rec.partition_id = (int32_t)hr_rnd_below(r, t->partition_nr);
		rec.topic_id = id;
		rec.leader = hr_rnd_below(r, 2) ? node : -1;
		return hr_record_frame_put(out, HR_METADATA_RECORD_PARTITION_CHANGE, KIT_VERSION, &rec);
	}
	case 5 ... 8: {
		struct hr_config_record rec;

		hr_struct_init(&hr_config_record_desc, &rec);
		rec.resource_type = HR_RESOURCE_TOPIC;
		rec.resource_name = hr_str(t->name);
		rec.name = hr_rnd_below(r, 2) ? HR_STR_LIT("retention.ms") : HR_STR_LIT("segment.bytes");
		rec.value = hr_rnd_below(r, 3) ? hr_str(value) : HR_STR_NULL;
		return hr_record_frame_put(out, HR_METADATA_RECORD_CONFIG, KIT_VERSION, &rec);
	}
	case 9: {
		struct hr_producer_ids_record rec;

		hr_struct_init(&hr_producer_ids_record_desc, &rec);
		rec.next_producer_id = im->next_producer_id + 1000;
		return hr_record_frame_put(out, HR_METADATA_RECORD_PRODUCER_IDS, KIT_VERSION, &rec);
	}
	case 10: {
		struct hr_client_quota_record rec;
		struct hr_client_quota_record_entity_data e[2];

		hr_struct_init(&hr_client_quota_record_desc, &rec);
		hr_struct_init(&hr_client_quota_record_entity_data_desc, &e[0]);
		e[1] = e[0];
		e[0].entity_type = HR_STR_LIT("user");
		e[0].entity_name = hr_str(value);
		e[1].entity_type = HR_STR_LIT("client-id");
		e[1].entity_name = HR_STR_NULL;
		rec.entity.v = e;
		rec.entity.nr = 2;
		rec.key = HR_STR_LIT("producer_byte_rate");
		rec.value = 100;
		rec.remove = hr_rnd_below(r, 4) == 0;
		return hr_record_frame_put(out, HR_METADATA_RECORD_CLIENT_QUOTA, KIT_VERSION, &rec);
	}
	default: {
		struct hr_access_control_entry_record rec;

		hr_struct_init(&hr_access_control_entry_record_desc, &rec);
		rec.id = kit_uuid(hr_rnd_below(r, 20));
		rec.resource_name = rec.principal = rec.host = HR_STR_LIT("x");
		return hr_record_frame_put(out, HR_METADATA_RECORD_ACCESS_CONTROL_ENTRY, KIT_VERSION, &rec);
	}
	}
}

static inline int kit_set_version(struct hr_image *im)
{
	struct hr_feature_level_record rec;
	struct hr_buf out = HR_BUF_INIT, why = HR_BUF_INIT;
	int err;

	hr_struct_init(&hr_feature_level_record_desc, &rec);
	rec.name = HR_STR_LIT("metadata.version");
	rec.feature_level = KIT_VERSION;
	err = hr_record_frame_put(&out, HR_METADATA_RECORD_FEATURE_LEVEL, KIT_VERSION, &rec);
	if (!err)
		err = hr_image_replay(im, out.p, out.len, &why);
	hr_buf_fini(&out);
	hr_buf_fini(&why);
	return err;
}

static inline int kit_collect(void *arg, const uint8_t *p, size_t len)
{
	hr_buf_put(arg, &len, sizeof(len));
	hr_buf_put(arg, p, len);
	return 0;
}

/* Everything an image says, as bytes: equal images have equal bytes. */
static inline int kit_dump(const struct hr_image *im, struct hr_buf *out)
{
	return hr_image_emit(im, kit_collect, out);
}

#endif
