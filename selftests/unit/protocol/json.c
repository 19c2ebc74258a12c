// SPDX-License-Identifier: GPL-2.0
/* json: there and back for every type, what is refused and how it is said. */
#include <hr/protocol/gen/metadata.h>
#include <hr/protocol/gen/produce.h>
#include <hr/protocol/json.h>
#include "kselftest_harness.h"
#include "wire_random.h"

TEST (every_type_and_version_survives_json) {
	struct hr_buf one = HR_BUF_INIT, two = HR_BUF_INIT;
	struct hr_arena a;
	struct wire_random w = { .a = &a };
	struct hr_json_error err;

	hr_rnd_seed(&w.rnd, 21);
	hr_arena_init(&a, 0);
	for (int i = 0; i < wire_desc_nr(); i++) {
		const struct hr_struct_desc *d = wire_desc(i);

		for (w.version = d->versions.min; w.version <= d->versions.max; w.version++)
			for (int n = 0; n < 5; n++) {
				void *msg = hr_arena_alloc(&a, d->size),
				     *back = hr_arena_alloc(&a, d->size);
				json_t *json;
				char *text;

				wire_random_struct(&w, d, msg);
				ASSERT_EQ(0, hr_json_encode(d, w.version, msg, &json));
				text = json_dumps(json, 0);
				json_decref(json);
				ASSERT_EQ(0, hr_json_parse(text, strlen(text), &json, &err));
				free(text);
				ASSERT_EQ(0, hr_json_decode(d, w.version, json, &a, back, &err));
				json_decref(json);
				one.len = two.len = 0;
				ASSERT_EQ(0, hr_msg_encode_buf(d, w.version, msg, &one, NULL, 0,
							       NULL));
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

static int read_text(const char *text, int16_t version, struct hr_json_error *err)
{
	struct hr_metadata_request q;
	struct hr_arena a;
	json_t *json;
	int ret = hr_json_parse(text, strlen(text), &json, err);

	if (ret)
		return ret;
	hr_arena_init(&a, 0);
	ret = hr_json_decode(&hr_metadata_request_desc, version, json, &a, &q, err);
	json_decref(json);
	hr_arena_fini(&a);
	return ret;
}

TEST (a_refusal_names_the_place) {
	struct hr_json_error err;

	EXPECT_EQ(0, read_text("{\"topics\":null}", 1, &err));
	EXPECT_EQ(-EINVAL, read_text("{\"topics\":null}", 0, &err));
	EXPECT_STREQ("topics: not an array", err.text);
	EXPECT_EQ(-EINVAL, read_text("{}", 0, &err));
	EXPECT_STREQ("topics: missing", err.text);
	EXPECT_EQ(-EINVAL, read_text("{\"topics\":[{\"name\":\"a\"},{\"name\":7}]}", 0, &err));
	EXPECT_STREQ("topics[1].name: not a string", err.text);
	EXPECT_EQ(-EINVAL, read_text("{\"topics\":[{\"name\":null}]}", 0, &err));
	EXPECT_STREQ("topics[0].name: null is not allowed here", err.text);
	EXPECT_EQ(-EINVAL, read_text("{\"topics\"", 0, &err));
	EXPECT_EQ(-EINVAL, read_text("{}", 99, &err));
	EXPECT_STREQ("message: no such version", err.text);
}

TEST (broken_base64_is_refused) {
	static const char *const bad[] = { "A",	   "AA",   "AAA",  "AA=A",     "=AAA",
					   "A===", "AB==", "AAB=", "AA==AAAA", "A?AA" };
	struct hr_produce_request_partition_produce_data p;
	struct hr_arena a;

	hr_arena_init(&a, 0);
	for (size_t i = 0; i < HR_ARRAY_LEN(bad); i++) {
		json_t *j = json_pack("{s:i, s:s}", "index", 1, "records", bad[i]);

		EXPECT_EQ(-EINVAL, hr_json_decode(&hr_produce_request_partition_produce_data_desc,
						  9, j, &a, &p, NULL));
		json_decref(j);
	}
	hr_arena_fini(&a);
}

TEST (text_that_is_not_utf8_shows_replacement_characters) {
	struct hr_metadata_request_topic t;
	json_t *j;

	hr_struct_init(&hr_metadata_request_topic_desc, &t);
	t.name = HR_STR_LIT("a\xff\xc0\x80\xed\xa0\x80z");
	ASSERT_EQ(0, hr_json_encode(&hr_metadata_request_topic_desc, 0, &t, &j));
	EXPECT_STREQ("a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbdz",
		     json_string_value(json_object_get(j, "name")));
	json_decref(j);
}

TEST_HARNESS_MAIN
