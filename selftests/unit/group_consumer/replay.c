// SPDX-License-Identifier: GPL-2.0
/*
 * replay: records that Apache Kafka 4.4.0 wrote, and what goes on from there.
 *
 * kafka-dialogue.txt: a and b share foo (6 partitions) and settle at epoch 3 with the 15th
 * record; a static member, expressions and refusals follow.  kafka-migration.txt: a
 * classic group of one member becomes a consumer group with its 14th record, turns back,
 * and becomes one again.
 */
#include "consumer_kit.h"
#include "kselftest_harness.h"

#define DIALOGUE_SETTLED_NR 15
#define MIGRATION_MIXED_NR 14

static size_t unhex(const char *hex, uint8_t *out)
{
	size_t len = 0;
	unsigned int b;

	while (sscanf(hex, "%2x", &b) == 1) {
		out[len++] = (uint8_t)b;
		hex += 2;
	}
	return len;
}

static void *decode(struct hr_arena *a, enum hr_record_part part, int16_t type, int16_t version,
		    const uint8_t *p, size_t len)
{
	const struct hr_struct_desc *d = hr_record_get(HR_FAMILY_GROUP, part, type);
	void *msg = hr_arena_alloc(a, d->size);

	if (hr_msg_decode(d, version, p, len, a, msg, NULL))
		kit_fail("a record of Kafka's that cannot be read");
	return msg;
}

/* The first @nr records of the file (-1: all) into the kit, which keeps them as its log. */
static int load(struct kit *k, const char *file, int nr)
{
	static char line[8192], key_hex[4096], value_hex[4096];
	static uint8_t key[2048], value[2048];
	FILE *f = fopen(file, "r");
	int done = 0;

	if (!f)
		kit_fail(file);
	while (done != nr && fgets(line, sizeof(line), f)) {
		struct hr_coord_record r = { 0 };
		struct hr_arena a;
		size_t len;

		if (line[0] == '#' || sscanf(line, "%4095s %4095s", key_hex, value_hex) != 2)
			continue;
		hr_arena_init(&a, 0);
		len = unhex(key_hex, key);
		r.type = (int16_t)(key[0] << 8 | key[1]);
		r.key = decode(&a, HR_PART_KEY, r.type, 0, key + 2, len - 2);
		if (value_hex[0] != '-') {
			len = unhex(value_hex, value);
			r.value_version = (int16_t)(value[0] << 8 | value[1]);
			r.value = decode(&a, HR_PART_VALUE, r.type, r.value_version, value + 2,
					 len - 2);
		}
		if (hr_coord_put(&k->out, &r))
			kit_fail("a record of Kafka's that does not replay");
		hr_arena_fini(&a);
		done++;
	}
	fclose(f);
	return done;
}

static void topic_with_id(struct kit *k, const char *name, struct hr_uuid id, int32_t nr)
{
	struct hr_partition_record p;
	struct hr_topic_record t;
	int32_t node = 1;

	hr_struct_init(&hr_topic_record_desc, &t);
	t.name = hr_str(name);
	t.topic_id = id;
	kit_replay_metadata(k->image, HR_METADATA_RECORD_TOPIC, &t);
	for (int32_t i = 0; i < nr; i++) {
		struct hr_uuid dir = kit_topic_id(99999);

		hr_struct_init(&hr_partition_record_desc, &p);
		p.partition_id = i;
		p.topic_id = id;
		p.replicas.v = p.isr.v = &node;
		p.replicas.nr = p.isr.nr = 1;
		p.leader = node;
		p.leader_epoch = p.partition_epoch = 0;
		p.directories.v = &dir;
		p.directories.nr = 1;
		kit_replay_metadata(k->image, HR_METADATA_RECORD_PARTITION, &p);
	}
}

FIXTURE(loaded) {
	struct kit k;
	struct hr_changes changes;
};

FIXTURE_SETUP(loaded)
{
	memset(&self->changes, 0, sizeof(self->changes));
	kit_init(&self->k, 1, "group.consumer.assignment.interval.ms=0\n");
	self->k.image->changes = &self->changes;
}

FIXTURE_TEARDOWN(loaded)
{
	kit_consumer_fini(&self->k);
}

TEST_F(loaded, a_group_of_kafkas_goes_on_without_a_new_epoch)
{
	struct kit_member a = { .group = "g", .id = "a", .epoch = 3 };
	struct hr_consumer_group *cg;
	struct hr_consumer_member *m;
	size_t log_nr;

	load(&self->k, RECORDS_DIR "/kafka-dialogue.txt", DIALOGUE_SETTLED_NR);
	cg = kit_group(&self->k, "g");
	ASSERT_NE(cg, NULL);
	ASSERT_EQ(cg->state, HR_MODERN_STABLE);
	ASSERT_EQ(cg->epoch, 3);
	ASSERT_EQ(cg->member_nr, 2);
	m = hr_consumer_member(cg, hr_str("a"));
	ASSERT_EQ(m->assigned.nr, 3);
	ASSERT_EQ(m->assigned.v[0].epoch, 2);
	topic_with_id(&self->k, "foo", m->assigned.v[0].topic, 6);
	kit_publish(&self->k);
	kit_start(&self->k);
	a.owned.nr = m->assigned.nr;
	memcpy(a.owned.v, m->assigned.v, 3 * sizeof(a.owned.v[0]));
	log_nr = self->k.log_nr;
	/* The client has a name of its own; all else is as recorded, the topics' hash too. */
	ASSERT_EQ(kit_beat(&self->k, &a), 0);
	ASSERT_EQ(a.epoch, 3);
	ASSERT_EQ(self->k.log_nr, log_nr + 1);
	ASSERT_EQ(self->k.log[log_nr].type, 5);
}

TEST_F(loaded, every_prefix_of_what_kafka_wrote_makes_sense)
{
	struct hr_consumer_group *cg;
	int nr = load(&self->k, RECORDS_DIR "/kafka-dialogue.txt", -1);

	ASSERT_GT(nr, DIALOGUE_SETTLED_NR);
	cg = kit_group(&self->k, "g");
	ASSERT_EQ(cg->state, HR_MODERN_EMPTY);
	ASSERT_EQ(cg->regexes.nr, 0);
	ASSERT_EQ(cg->topics.nr, 0);
	ASSERT_EQ(cg->owners.nr, 0);
	for (int i = 1; i < nr; i++) {
		struct kit k;

		kit_init(&k, 1, "");
		load(&k, RECORDS_DIR "/kafka-dialogue.txt", i);
		kit_start(&k);
		kit_pass(&k, 100000);
		kit_fini(&k);
	}
}

TEST_F(loaded, groups_that_kafka_turned_are_what_they_became)
{
	struct hr_consumer_group *cg;
	struct kit k;

	kit_init(&k, 1, "");
	load(&k, RECORDS_DIR "/kafka-migration.txt", MIGRATION_MIXED_NR);
	cg = kit_group(&k, "g");
	ASSERT_EQ(cg->classic_nr, 1);
	ASSERT_EQ(cg->member_nr, 2);
	ASSERT_EQ(cg->state, HR_MODERN_RECONCILING);
	kit_fini(&k);
	load(&self->k, RECORDS_DIR "/kafka-migration.txt", -1);
	cg = kit_group(&self->k, "g");
	ASSERT_EQ(cg->member_nr, 1);
	ASSERT_EQ(cg->classic_nr, 0);
	ASSERT_EQ(cg->epoch, 5);
	ASSERT_EQ(cg->state, HR_MODERN_STABLE);
}

TEST_F(loaded, what_kafka_before_4_1_left_is_buried_at_the_next_look)
{
	static const char *const foo[] = { "foo", NULL };
	const struct hr_consumer_group_partition_metadata_key key = { HR_STR_LIT("g") };
	struct hr_consumer_group_partition_metadata_value value = { 0 };
	struct hr_coord_record r = { .type = 4, .key = &key, .value = &value };
	struct kit_member m = { .group = "g", .id = "m" };
	char types[512];

	kit_start(&self->k);
	kit_image_topic(self->k.image, 1, "foo", 0, 2);
	kit_publish(&self->k);
	ASSERT_EQ(kit_join(&self->k, &m, foo), 0);
	kit_obey(&m);
	ASSERT_EQ(hr_coord_put(&self->k.out, &r), 0);
	kit_reload(&self->k);
	ASSERT_EQ(kit_beat(&self->k, &m), 0);
	kit_types(&self->k, self->k.log_nr - 1, types);
	ASSERT_STREQ(types, "-4");
}

TEST_HARNESS_MAIN
