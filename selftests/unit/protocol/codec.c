// SPDX-License-Identifier: GPL-2.0
/* codec: limits, cut and changed input, what a version cannot carry, splices. */
#include <stdlib.h>
#include <hr/lib/be.h>
#include <hr/lib/varint.h>
#include <hr/protocol/gen/consumer_group_heartbeat.h>
#include <hr/protocol/gen/describe_cluster.h>
#include <hr/protocol/gen/fetch.h>
#include <hr/protocol/gen/group_records.h>
#include <hr/protocol/gen/metadata.h>
#include <hr/protocol/gen/produce.h>
#include <hr/protocol/header.h>
#include "kselftest_harness.h"
#include "wire_random.h"

static int decode(const struct hr_struct_desc *d, int16_t version, const void *p, size_t len,
		  size_t arena_max)
{
	/* An exact heap copy, so that a sanitizer sees any byte read beyond it. */
	uint8_t *copy = malloc(len ? len : 1);
	struct hr_arena a;
	size_t used = 0;
	void *msg;
	int ret;

	if (len)
		memcpy(copy, p, len);
	hr_arena_init(&a, arena_max);
	msg = malloc(d->size);
	ret = hr_msg_decode(d, version, copy, len, &a, msg, &used);
	if (!ret && used > len)
		ret = 1;
	free(msg);
	hr_arena_fini(&a);
	free(copy);
	return ret;
}

static int make_random(struct wire_random *w, const struct hr_struct_desc *d, struct hr_buf *out)
{
	void *msg = hr_arena_alloc(w->a, d->size);

	wire_random_struct(w, d, msg);
	out->len = 0;
	return hr_msg_encode_buf(d, w->version, msg, out, NULL, 0, NULL);
}

TEST (every_type_and_version_comes_back_as_the_same_bytes) {
	struct hr_buf one = HR_BUF_INIT, two = HR_BUF_INIT;
	struct hr_arena a;
	struct wire_random w = { .a = &a, .unknown_tags = true };

	hr_rnd_seed(&w.rnd, 11);
	hr_arena_init(&a, 0);
	for (int i = 0; i < wire_desc_nr(); i++) {
		const struct hr_struct_desc *d = wire_desc(i);

		for (w.version = d->versions.min; w.version <= d->versions.max; w.version++)
			for (int n = 0; n < 20; n++) {
				void *back = hr_arena_alloc(&a, d->size);
				size_t used;

				ASSERT_EQ(0, make_random(&w, d, &one));
				ASSERT_EQ(0, hr_msg_decode(d, w.version, one.p, one.len, &a, back,
							   &used));
				ASSERT_EQ(one.len, used);
				ASSERT_EQ((int64_t)one.len, hr_msg_len(d, w.version, back));
				two.len = 0;
				ASSERT_EQ(0, hr_msg_encode_buf(d, w.version, back, &two, NULL, 0,
							       NULL));
				ASSERT_EQ(one.len, two.len);
				ASSERT_TRUE(!one.len || !memcmp(one.p, two.p, one.len));
				hr_arena_reset(&a);
			}
	}
	hr_arena_fini(&a);
	hr_buf_fini(&one);
	hr_buf_fini(&two);
}

TEST (a_message_cut_at_any_byte_is_refused) {
	struct hr_buf b = HR_BUF_INIT;
	struct hr_arena a;
	struct wire_random w = { .a = &a, .unknown_tags = true };

	hr_rnd_seed(&w.rnd, 12);
	hr_arena_init(&a, 0);
	for (int i = 0; i < wire_desc_nr(); i++) {
		const struct hr_struct_desc *d = wire_desc(i);

		for (w.version = d->versions.min; w.version <= d->versions.max; w.version++) {
			ASSERT_EQ(0, make_random(&w, d, &b));
			ASSERT_EQ(0, decode(d, w.version, b.p, b.len, 0));
			for (size_t cut = 0; cut < b.len; cut++)
				ASSERT_EQ(-EBADMSG, decode(d, w.version, b.p, cut, 0));
			hr_arena_reset(&a);
		}
	}
	hr_arena_fini(&a);
	hr_buf_fini(&b);
}

TEST (changed_bytes_give_an_answer_or_an_error_within_the_memory_limit) {
	static const uint8_t nasty[] = { 0x00, 0x7f, 0x80, 0xff };
	struct hr_buf b = HR_BUF_INIT;
	struct hr_arena a;
	struct wire_random w = { .a = &a, .unknown_tags = true };

	hr_rnd_seed(&w.rnd, 13);
	hr_arena_init(&a, 0);
	for (int i = 0; i < wire_desc_nr(); i++) {
		const struct hr_struct_desc *d = wire_desc(i);

		for (w.version = d->versions.min; w.version <= d->versions.max; w.version++) {
			ASSERT_EQ(0, make_random(&w, d, &b));
			for (int n = 0; n < 60 && b.len; n++) {
				int hits = 1 + (int)hr_rnd_below(&w.rnd, 4);

				while (hits-- > 0)
					b.p[hr_rnd_below(&w.rnd, b.len)] =
						hr_rnd_below(&w.rnd, 2)
							? nasty[hr_rnd_below(&w.rnd, 4)]
							: (uint8_t)hr_rnd_next(&w.rnd);
				int ret = decode(d, w.version, b.p, b.len, 1 << 20);

				ASSERT_TRUE(ret == 0 || ret == -EBADMSG || ret == -ENOMEM);
			}
			hr_arena_reset(&a);
		}
	}
	hr_arena_fini(&a);
	hr_buf_fini(&b);
}

TEST (an_array_count_beyond_the_bytes_is_refused_before_memory_is_taken) {
	/* Metadata request v1: topics = count 0x7fffffff, 900,000 and 3, then nothing */
	static const uint8_t huge[] = { 0x7f, 0xff, 0xff, 0xff, 0, 0 };
	static const uint8_t many[] = { 0x00, 0x0d, 0xbb, 0xa0, 0, 0 };
	static const uint8_t three[] = { 0, 0, 0, 3, 0, 0 };
	static const uint8_t two_empty[] = { 0, 0, 0, 2, 0, 0, 0, 0 };

	/* one byte of arena: any allocation would say -ENOMEM */
	EXPECT_EQ(-EBADMSG, decode(&hr_metadata_request_desc, 1, huge, sizeof(huge), 1));
	EXPECT_EQ(-EBADMSG, decode(&hr_metadata_request_desc, 1, many, sizeof(many), 1));
	EXPECT_EQ(-EBADMSG, decode(&hr_metadata_request_desc, 1, three, sizeof(three), 1));
	EXPECT_EQ(0, decode(&hr_metadata_request_desc, 1, two_empty, sizeof(two_empty), 0));
}

TEST (an_array_takes_a_million_elements_and_no_more) {
	/* Metadata request v0: int32 count, empty strings of two bytes */
	size_t len = 4 + 2 * (HR_CODEC_ARRAY_MAX + 1);
	uint8_t *p = calloc(1, len);

	hr_be32_put(p, HR_CODEC_ARRAY_MAX);
	EXPECT_EQ(0, decode(&hr_metadata_request_desc, 0, p, len, 0));
	hr_be32_put(p, HR_CODEC_ARRAY_MAX + 1);
	EXPECT_EQ(-EBADMSG, decode(&hr_metadata_request_desc, 0, p, len, 0));
	free(p);
}

static size_t tag_section(uint8_t *p, uint32_t nr, uint32_t step)
{
	uint8_t *start = p;

	p += hr_uvarint32_put(p, nr);
	for (uint32_t i = 0; i < nr; i++) {
		p += hr_uvarint32_put(p, 100 + i * step);
		*p++ = 0;
	}
	return (size_t)(p - start);
}

TEST (a_tag_section_takes_ten_thousand_tags_that_rise) {
	uint8_t *p = malloc(8 * (HR_CODEC_TAGS_MAX + 1) + 16);
	/* response header v1: correlation id, tags */
	memset(p, 0, 4);
	EXPECT_EQ(0, decode(&hr_response_header_desc, 1, p,
			    4 + tag_section(p + 4, HR_CODEC_TAGS_MAX, 1), 0));
	EXPECT_EQ(-EBADMSG, decode(&hr_response_header_desc, 1, p,
				   4 + tag_section(p + 4, HR_CODEC_TAGS_MAX + 1, 1), 0));
	EXPECT_EQ(-EBADMSG,
		  decode(&hr_response_header_desc, 1, p, 4 + tag_section(p + 4, 2, 0), 0));
	free(p);
}

TEST (a_known_tag_must_fill_its_size) {
	/* Fetch response v18 ends with tags; node_endpoints is tag 0 */
	struct hr_fetch_response r;
	uint8_t p[64] = { 0 };
	size_t len;

	hr_struct_init(&hr_fetch_response_desc, &r);
	len = (size_t)hr_msg_len(&hr_fetch_response_desc, 18, &r);
	ASSERT_EQ(0, hr_msg_encode(&hr_fetch_response_desc, 18, &r, p, len));
	memcpy(p + len - 1, "\x01\x00\x01\x01", 4); /* one tag, 0, size 1, empty array */
	EXPECT_EQ(0, decode(&hr_fetch_response_desc, 18, p, len + 3, 0));
	memcpy(p + len - 1, "\x01\x00\x02\x01\x01", 5); /* a byte too many inside */
	EXPECT_EQ(-EBADMSG, decode(&hr_fetch_response_desc, 18, p, len + 4, 0));
}

TEST (what_a_version_lacks_is_dropped_if_ignorable_and_refused_if_not) {
	struct hr_metadata_request q;
	struct hr_metadata_response r;

	hr_struct_init(&hr_metadata_request_desc, &q);
	EXPECT_TRUE(q.allow_auto_topic_creation);
	EXPECT_LT(0, hr_msg_len(&hr_metadata_request_desc, 3, &q));
	q.allow_auto_topic_creation = false;
	EXPECT_EQ(-EPROTO, hr_msg_len(&hr_metadata_request_desc, 3, &q));
	EXPECT_LT(0, hr_msg_len(&hr_metadata_request_desc, 4, &q));
	EXPECT_EQ(-EPROTO, hr_msg_len(&hr_metadata_request_desc, 14, &q));

	hr_struct_init(&hr_metadata_response_desc, &r);
	r.throttle_time_ms = 5;
	EXPECT_EQ(hr_msg_len(&hr_metadata_response_desc, 2, &r) + 4,
		  hr_msg_len(&hr_metadata_response_desc, 3, &r));
}

TEST (null_is_refused_where_the_version_does_not_allow_it) {
	struct hr_metadata_request q;
	static const uint8_t null_topics[] = { 0xff, 0xff, 0xff, 0xff };

	hr_struct_init(&hr_metadata_request_desc, &q);
	q.topics.nr = -1;
	EXPECT_EQ(-EPROTO, hr_msg_len(&hr_metadata_request_desc, 0, &q));
	EXPECT_EQ(4, hr_msg_len(&hr_metadata_request_desc, 1, &q));
	EXPECT_EQ(-EBADMSG, decode(&hr_metadata_request_desc, 0, null_topics, 4, 0));
	EXPECT_EQ(0, decode(&hr_metadata_request_desc, 1, null_topics, 4, 0));
}

TEST (a_string_over_32767_bytes_is_refused_both_ways) {
	char *text = calloc(1, 40000);
	struct hr_metadata_request_topic t;
	struct hr_metadata_request q;
	uint8_t *p = calloc(1, 40000);
	size_t n;

	hr_struct_init(&hr_metadata_request_desc, &q);
	hr_struct_init(&hr_metadata_request_topic_desc, &t);
	q.topics.v = &t;
	q.topics.nr = 1;
	t.name = (struct hr_str){ text, 32767 };
	EXPECT_LT(0, hr_msg_len(&hr_metadata_request_desc, 9, &q));
	t.name.len = 32768;
	EXPECT_EQ(-EPROTO, hr_msg_len(&hr_metadata_request_desc, 9, &q));
	n = (size_t)hr_uvarint32_put(p, 2);
	n += (size_t)hr_uvarint32_put(p + n, 32769);
	EXPECT_EQ(-EBADMSG, decode(&hr_metadata_request_desc, 9, p, 40000, 0));
	free(text);
	free(p);
}

TEST (spliced_records_leave_their_length_and_a_place) {
	static const uint8_t bytes[10] = "0123456789";
	struct hr_fetch_response_partition_data part[2];
	struct hr_fetch_response_fetchable_topic_response topic;
	struct hr_fetch_response r;
	struct hr_buf whole = HR_BUF_INIT, cut = HR_BUF_INIT;
	struct hr_splice s[2];
	int nr = 0;

	for (int16_t v = 4; v <= 18; v++) {
		hr_struct_init(&hr_fetch_response_desc, &r);
		hr_struct_init(&hr_fetch_response_fetchable_topic_response_desc, &topic);
		r.responses.v = &topic;
		r.responses.nr = 1;
		topic.partitions.v = part;
		topic.partitions.nr = 2;
		for (int i = 0; i < 2; i++) {
			hr_struct_init(&hr_fetch_response_partition_data_desc, &part[i]);
			part[i].records = (struct hr_records){ bytes, 10, NULL };
		}
		whole.len = cut.len = 0;
		ASSERT_EQ(0,
			  hr_msg_encode_buf(&hr_fetch_response_desc, v, &r, &whole, NULL, 0, NULL));
		for (int i = 0; i < 2; i++)
			part[i].records = (struct hr_records){ NULL, 10, &part[i] };
		ASSERT_EQ(-EINVAL,
			  hr_msg_encode(&hr_fetch_response_desc, v, &r, whole.p, whole.len));
		hr_buf_str(&cut, "front");
		ASSERT_EQ(-E2BIG,
			  hr_msg_encode_buf(&hr_fetch_response_desc, v, &r, &cut, s, 1, &nr));
		ASSERT_EQ(5, cut.len);
		ASSERT_EQ(0, hr_msg_encode_buf(&hr_fetch_response_desc, v, &r, &cut, s, 2, &nr));
		ASSERT_EQ(2, nr);
		ASSERT_EQ((int64_t)whole.len, hr_msg_len(&hr_fetch_response_desc, v, &r));
		ASSERT_EQ(whole.len + 5, cut.len + 20);
		ASSERT_EQ(10, s[0].len);
		ASSERT_TRUE(s[0].ext == &part[0] && s[1].ext == &part[1]);
		ASSERT_EQ(0, memcmp(whole.p, cut.p + 5, s[0].off - 5));
		ASSERT_EQ(0, memcmp(whole.p + s[0].off - 5 + 10, cut.p + s[0].off,
				    s[1].off - s[0].off));
		ASSERT_EQ(0, memcmp(whole.p + s[1].off - 5 + 20, cut.p + s[1].off,
				    cut.len - s[1].off));
	}
	hr_buf_fini(&whole);
	hr_buf_fini(&cut);
}

TEST (a_nullable_struct_in_a_tag_section_marks_null_with_zero) {
	struct hr_consumer_group_member_metadata_value m;
	uint8_t p[64];
	int64_t len;

	hr_struct_init(&hr_consumer_group_member_metadata_value_desc, &m);
	ASSERT_NE(NULL, m.classic_member_metadata);
	len = hr_msg_len(&hr_consumer_group_member_metadata_value_desc, 0, &m);
	m.classic_member_metadata = NULL;
	ASSERT_EQ(len + 3, hr_msg_len(&hr_consumer_group_member_metadata_value_desc, 0, &m));
	ASSERT_EQ(0, hr_msg_encode(&hr_consumer_group_member_metadata_value_desc, 0, &m, p,
				   (size_t)len + 3));
	EXPECT_EQ(0, memcmp(p + len - 1, "\x01\x00\x01\x00", 4));
}

TEST (headers_follow_the_key_and_version) {
	static const uint8_t v1[] = { 0, 3, 0, 1, 0, 0, 0, 9, 0, 2, 'm', 'e', 0xaa };
	static const uint8_t v2[] = { 0, 3, 0, 12, 0, 0, 0, 9, 0xff, 0xff, 0, 0xaa };
	static const uint8_t dead[] = { 0, 4, 0, 1, 0, 0, 0, 9, 0, 0 };
	struct hr_request_header h;
	struct hr_response_header r;
	struct hr_buf out = HR_BUF_INIT;
	struct hr_arena a;
	size_t used;

	hr_arena_init(&a, 0);
	ASSERT_EQ(0, hr_request_header_decode(v1, sizeof(v1), &a, &h, &used));
	EXPECT_EQ(12, used);
	EXPECT_TRUE(hr_str_eqc(h.client_id, "me"));
	ASSERT_EQ(0, hr_request_header_decode(v2, sizeof(v2), &a, &h, &used));
	EXPECT_EQ(11, used);
	EXPECT_TRUE(hr_str_is_null(h.client_id));
	ASSERT_EQ(0, hr_request_header_encode(&h, &out));
	EXPECT_TRUE(out.len == 11 && !memcmp(out.p, v2, 11));
	EXPECT_EQ(-EOPNOTSUPP, hr_request_header_decode(dead, sizeof(dead), &a, &h, &used));
	EXPECT_EQ(9, h.correlation_id);
	EXPECT_EQ(-EBADMSG, hr_request_header_decode(v1, 7, &a, &h, &used));
	hr_struct_init(&hr_response_header_desc, &r);
	out.len = 0;
	ASSERT_EQ(0, hr_response_header_encode(HR_API_API_VERSIONS, 4, &r, &out));
	EXPECT_EQ(4, out.len);
	ASSERT_EQ(0, hr_response_header_encode(HR_API_METADATA, 9, &r, &out));
	EXPECT_EQ(9, out.len);
	hr_buf_fini(&out);
	hr_arena_fini(&a);
}

TEST_HARNESS_MAIN
