// SPDX-License-Identifier: GPL-2.0
/* files: the small files of a log directory, texts as Apache Kafka writes them. */
#include "kselftest_harness.h"
#include "storage_kit.h"

TEST(checkpoint_text_is_kafkas_and_reads_back)
{
	struct hr_checkpoint c = { 0 }, back;
	struct hr_buf out = HR_BUF_INIT;

	ASSERT_EQ(0, hr_checkpoint_add(&c, HR_STR_LIT("a-b.c"), 3, 17));
	ASSERT_EQ(0, hr_checkpoint_add(&c, HR_STR_LIT("a"), 0, 0));
	hr_checkpoint_format(&c, &out);
	EXPECT_STREQ("0\n2\na-b.c 3 17\na 0 0\n", hr_buf_cstr(&out));
	ASSERT_EQ(0, hr_checkpoint_parse(hr_buf_cstr(&out), out.len, &back));
	EXPECT_EQ(17, hr_checkpoint_get(&back, HR_STR_LIT("a-b.c"), 3));
	EXPECT_EQ(0, hr_checkpoint_get(&back, HR_STR_LIT("a"), 0));
	EXPECT_EQ(-1, hr_checkpoint_get(&back, HR_STR_LIT("a"), 1));
	hr_checkpoint_fini(&c);
	hr_checkpoint_fini(&back);
	hr_buf_fini(&out);
}

TEST(damaged_checkpoints_are_told_apart_from_empty_ones)
{
	static const char *const bad[] = { "1\n0\n", "0\n2\na 0 1\n", "0\n1\na 0 1\nb 0 1\n", "0\n",
					   "0\n1\na 0\n", "0\n1\n 0 1\n", "0\n1\na x 1\n",
					   "0\n-1\n", "0\n1\na 0 99999999999999999999\n" };
	struct hr_checkpoint c;

	ASSERT_EQ(0, hr_checkpoint_parse("", 0, &c));
	EXPECT_EQ(0, c.nr);
	for (size_t i = 0; i < HR_ARRAY_LEN(bad); i++) {
		EXPECT_EQ(-EBADMSG, hr_checkpoint_parse(bad[i], strlen(bad[i]), &c))
			TH_LOG("%s", bad[i]);
	}
}

TEST(epoch_file_round_trips)
{
	static const char text[] = "0\n2\n0 0\n5 120\n";
	struct hr_epoch_cache c;
	struct hr_buf out = HR_BUF_INIT;

	hr_epoch_cache_init(&c);
	ASSERT_EQ(0, hr_epoch_file_parse(text, strlen(text), &c));
	EXPECT_EQ(2, c.nr);
	hr_epoch_file_format(c.entries, c.nr, &out);
	EXPECT_STREQ(text, hr_buf_cstr(&out));
	hr_epoch_cache_fini(&c);
	hr_buf_fini(&out);
}

TEST(epoch_end_offsets_follow_the_five_cases)
{
	struct hr_epoch_cache c;
	int32_t e;
	int64_t end;

	hr_epoch_cache_init(&c);
	hr_epoch_cache_end_offset(&c, 0, 50, &e, &end);
	EXPECT_EQ(-1, end);
	ASSERT_EQ(0, hr_epoch_cache_assign(&c, 2, 10));
	ASSERT_EQ(0, hr_epoch_cache_assign(&c, 5, 20));
	ASSERT_EQ(0, hr_epoch_cache_assign(&c, 7, 30));
	hr_epoch_cache_end_offset(&c, 7, 50, &e, &end);
	EXPECT_EQ(7, e);
	EXPECT_EQ(50, end);
	hr_epoch_cache_end_offset(&c, 8, 50, &e, &end);
	EXPECT_EQ(-1, e);
	hr_epoch_cache_end_offset(&c, 6, 50, &e, &end);
	EXPECT_EQ(5, e);
	EXPECT_EQ(30, end);
	hr_epoch_cache_end_offset(&c, 1, 50, &e, &end);
	EXPECT_EQ(1, e);
	EXPECT_EQ(10, end);
	hr_epoch_cache_truncate_start(&c, 25);
	EXPECT_EQ(2, c.nr);
	EXPECT_EQ(25, c.entries[0].start_offset);
	hr_epoch_cache_truncate_end(&c, 30);
	EXPECT_EQ(1, c.nr);
	hr_epoch_cache_fini(&c);
}

TEST(meta_properties_of_both_versions_are_read)
{
	static const char v1[] =
		"#\n#Tue Nov 04 10:00:00 UTC 2025\ncluster.id=oX_2aW3UT5KR9v2gO6Cqvg\n"
		"version=1\ndirectory.id=AAAAAAAAAAAAAAAAAAABAA\nnode.id=3\n";
	static const char v0[] = "version=0\r\nbroker.id = 7\ncluster.id:a\\=b\n";
	static const char *const bad[] = {"", "version=2\n", "version=x\n",
					  "version=1\nnode.id=-4\n",
					  "version=1\ndirectory.id=short\n"};
	struct hr_meta_properties mp, back;
	struct hr_buf out = HR_BUF_INIT;

	ASSERT_EQ(0, hr_meta_properties_parse(v1, strlen(v1), &mp));
	EXPECT_EQ(1, mp.version);
	EXPECT_EQ(3, mp.node_id);
	EXPECT_STREQ("oX_2aW3UT5KR9v2gO6Cqvg", mp.cluster_id);
	hr_meta_properties_format(&mp, 0, &out);
	ASSERT_EQ(0, hr_meta_properties_parse(hr_buf_cstr(&out), out.len, &back));
	EXPECT_TRUE(hr_uuid_eq(mp.directory_id, back.directory_id));
	ASSERT_EQ(0, hr_meta_properties_parse(v0, strlen(v0), &mp));
	EXPECT_EQ(7, mp.node_id);
	EXPECT_STREQ("a=b", mp.cluster_id);
	for (size_t i = 0; i < HR_ARRAY_LEN(bad); i++)
		EXPECT_EQ(-EBADMSG, hr_meta_properties_parse(bad[i], strlen(bad[i]), &mp));
	hr_buf_fini(&out);
}

TEST(partition_metadata_text_is_kafkas)
{
	static const char text[] = "version: 0\ntopic_id: AAAAAAAAAAAAAAAAAAAAAQ";
	static const char zero[] = "version: 0\ntopic_id: AAAAAAAAAAAAAAAAAAAAAA";
	struct hr_uuid u;

	ASSERT_EQ(0, hr_partition_metadata_parse(text, strlen(text), &u));
	EXPECT_EQ(1, u.b[15]);
	EXPECT_EQ(-EBADMSG, hr_partition_metadata_parse(zero, strlen(zero), &u));
	EXPECT_EQ(-EBADMSG, hr_partition_metadata_parse(text, 20, &u));
	EXPECT_EQ(-EBADMSG, hr_partition_metadata_parse("", 0, &u));
}

TEST(partition_directory_names_parse_and_form)
{
	struct hr_uuid u = { { 0xab, [15] = 0xcd } };
	struct hr_partition_dir pd;
	char name[300], topic[250];

	ASSERT_EQ(0, hr_partition_dir_parse("a-b-12", &pd));
	EXPECT_TRUE(hr_str_eqc(pd.topic, "a-b"));
	EXPECT_EQ(12, pd.partition);
	EXPECT_EQ(-EINVAL, hr_partition_dir_parse("remote-log-index-cache", &pd));
	EXPECT_EQ(-EINVAL, hr_partition_dir_parse("-1", &pd));
	EXPECT_EQ(-EINVAL, hr_partition_dir_parse("a-", &pd));
	ASSERT_EQ(0, hr_partition_dir_name_marked(name, sizeof(name), HR_STR_LIT("t.x"), 4, u,
						  HR_PARTITION_DIR_DELETE));
	EXPECT_STREQ("t.x-4.ab0000000000000000000000000000cd-delete", name);
	ASSERT_EQ(0, hr_partition_dir_parse(name, &pd));
	EXPECT_EQ(HR_PARTITION_DIR_DELETE, pd.kind);
	EXPECT_EQ(4, pd.partition);
	memset(topic, 'x', 249);
	topic[249] = 0;
	ASSERT_EQ(0, hr_partition_dir_name_marked(name, sizeof(name), hr_str(topic), 4, u,
						  HR_PARTITION_DIR_STRAY));
	EXPECT_EQ(255, strlen(name));
	EXPECT_EQ(-ENAMETOOLONG, hr_partition_dir_name_marked(name, sizeof(name), hr_str(topic), 4,
							      u, HR_PARTITION_DIR_FUTURE));
}

TEST(producer_snapshot_round_trips_and_notices_damage)
{
	struct hr_producer_state s, back;
	struct hr_txn_completed txn;
	struct hr_buf out = HR_BUF_INIT;
	struct hr_batch b = hr_batch_plain_head(100, 5000);
	const struct hr_producer *p;

	hr_producer_state_init(&s);
	hr_producer_state_init(&back);
	b.producer_id = 42;
	b.producer_epoch = 3;
	b.base_sequence = 10;
	b.last_offset_delta = 4;
	b.attributes = HR_BATCH_TRANSACTIONAL;
	ASSERT_EQ(0, hr_producer_apply(&s, &b, -1, -1, &txn));
	hr_producer_commit(&s);
	ASSERT_EQ(0, hr_producer_snapshot_encode(&s, &out));
	ASSERT_EQ(10 + 46, out.len);
	ASSERT_EQ(0, hr_producer_snapshot_decode(&back, out.p, out.len, 6000, 86400000));
	p = hr_producer_find(&back, 42);
	ASSERT_NE(NULL, p);
	EXPECT_EQ(14, p->batches[0].last_sequence);
	EXPECT_EQ(104, p->batches[0].last_offset);
	EXPECT_EQ(100, p->txn_first_offset);
	EXPECT_EQ(100, hr_producer_first_unstable(&back, 200));
	for (size_t i = 0; i < out.len; i++) {
		out.p[i] ^= 1;
		hr_producer_state_reset(&back, 0);
		EXPECT_EQ(-EBADMSG,
			  hr_producer_snapshot_decode(&back, out.p, out.len, 6000, 86400000));
		out.p[i] ^= 1;
	}
	hr_producer_state_fini(&s);
	hr_producer_state_fini(&back);
	hr_buf_fini(&out);
}

TEST(a_log_directory_is_locked_and_its_clean_marker_is_used_up)
{
	struct hr_log_dir d, other;
	char *path = kit_dir();
	struct hr_sys sys;

	hr_sys_posix_init(&sys);
	ASSERT_EQ(0, hr_log_dir_open_sync(&sys, path, &d));
	EXPECT_FALSE(d.was_clean);
	EXPECT_EQ(-1, d.meta.version);
	EXPECT_EQ(-EWOULDBLOCK, hr_log_dir_open_sync(&sys, path, &other));
	ASSERT_EQ(0, hr_log_dir_close_sync(&d, true, 77));
	ASSERT_EQ(0, hr_log_dir_open_sync(&sys, path, &d));
	EXPECT_TRUE(d.was_clean);
	EXPECT_EQ(77, d.broker_epoch);
	ASSERT_EQ(0, hr_log_dir_close_sync(&d, false, -1));
	ASSERT_EQ(0, hr_log_dir_open_sync(&sys, path, &d));
	EXPECT_FALSE(d.was_clean);
	ASSERT_EQ(0, hr_log_dir_close_sync(&d, false, -1));
	kit_dir_remove(path);
}

TEST_HARNESS_MAIN
