// SPDX-License-Identifier: GPL-2.0
/* values: properties syntax, typed values, layers, providers. */
#include <hr/config/config.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "kselftest_harness.h"

static int parse(struct hr_props *p, const char *text, struct hr_buf *why)
{
	return hr_props_parse(p, text, strlen(text), why);
}

TEST(properties_follow_javas_syntax)
{
	struct hr_props p = HR_PROPS_INIT;
	struct hr_buf why = HR_BUF_INIT;

	ASSERT_EQ(0, parse(&p,
			   "# comment with = sign\n  ! another\n a.b = 1 \nc:2\r\nd 3\n"
			   "e=one,\\\n    two\\\n  ,three\nf\\=g=h\\u0041\\tz\nempty=\na.b=last\n"
			   "#comment that ends in \\\nk=v\\\\\nl=m",
			   &why));
	EXPECT_STREQ("last", hr_props_get(&p, "a.b"));
	EXPECT_STREQ("2", hr_props_get(&p, "c"));
	EXPECT_STREQ("3", hr_props_get(&p, "d"));
	EXPECT_STREQ("one,two,three", hr_props_get(&p, "e"));
	EXPECT_STREQ("hA\tz", hr_props_get(&p, "f=g"));
	EXPECT_STREQ("", hr_props_get(&p, "empty"));
	EXPECT_STREQ("v\\", hr_props_get(&p, "k"));
	EXPECT_STREQ("m", hr_props_get(&p, "l"));
	EXPECT_EQ(-EINVAL, parse(&p, "a=1\nb=\\u00zz\n", &why));
	EXPECT_STREQ("line 2: broken \\u escape", hr_buf_cstr(&why));
	hr_buf_fini(&why);
	hr_props_fini(&p);
}

static int create(const char *text, struct hr_config **c, struct hr_buf *why)
{
	struct hr_props p = HR_PROPS_INIT;
	int err = parse(&p, text, why);

	if (!err)
		err = hr_config_create(&p, NULL, NULL, c, why);
	hr_props_fini(&p);
	return err;
}

TEST(every_default_is_a_legal_value_of_its_own_row)
{
	struct hr_config_value v;
	struct hr_buf why = HR_BUF_INIT;

	for (int i = 0; i < HR_CFG_NR; i++) {
		const struct hr_config_key *k = &hr_config_broker_keys[i];

		if (!k->dflt)
			continue;
		EXPECT_EQ(0, hr_config_value_parse(k, k->dflt, &v, &why))
			TH_LOG("%s=%s: %s", k->name, k->dflt, hr_buf_cstr(&why));
	}
	for (int i = 0; i < HR_TCFG_NR; i++) {
		const struct hr_config_key *k = &hr_config_topic_keys[i];
		const char *pos = k->synonyms;
		struct hr_str name;
		int64_t factor;

		if (k->dflt)
			EXPECT_EQ(0, hr_config_value_parse(k, k->dflt, &v, &why))
				TH_LOG("%s", k->name);
		while (hr_config_synonym_next(&pos, &name, &factor))
			EXPECT_LE(0, hr_config_key_find(hr_config_broker_keys, HR_CFG_NR, name))
				TH_LOG("%s: synonym %.*s is no broker key", k->name, name.len, name.p);
	}
	hr_buf_fini(&why);
}

TEST(a_refusal_names_key_value_and_what_is_allowed)
{
	static const struct {
		const char *text, *line;
	} t[] = {
		{ "num.io.threads=abc", "num.io.threads=abc: not a whole number of 32 bits; allowed: [1,...]" },
		{ "num.io.threads=0", "num.io.threads=0: out of range; allowed: [1,...]" },
		{ "compression.type=brotli",
		  "compression.type=brotli: unknown value; allowed: [uncompressed, zstd, lz4, snappy, gzip, producer]" },
		{ "auto.create.topics.enable=yes",
		  "auto.create.topics.enable=yes: not a boolean; allowed: true, false" },
		{ "log.cleanup.policy=delete,shrink",
		  "log.cleanup.policy=delete,shrink: unknown element; allowed: [compact, delete]" },
		{ "log.segment.bytes=99999999999",
		  "log.segment.bytes=99999999999: not a whole number of 32 bits; allowed: [1048576,...]" },
		{ "ssl.key.password=", NULL },
		{ "compression.gzip.level=-1", NULL },
		{ "compression.gzip.level=0", "compression.gzip.level=0: out of range; allowed: [1,...,9] or -1" },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(t); i++) {
		struct hr_buf why = HR_BUF_INIT;
		struct hr_config *c = NULL;

		EXPECT_EQ(t[i].line ? -EINVAL : 0, create(t[i].text, &c, &why));
		if (t[i].line)
			EXPECT_STREQ(t[i].line, hr_buf_cstr(&why));
		hr_config_put(c);
		hr_buf_fini(&why);
	}
}

TEST(a_topic_value_comes_from_override_then_synonyms_then_default)
{
	struct hr_props over = HR_PROPS_INIT;
	struct hr_buf why = HR_BUF_INIT;
	enum hr_config_source source;
	struct hr_config *c;
	char scratch[32];

	ASSERT_EQ(0, create("log.retention.hours=2\nmessage.max.bytes=1234", &c, &why));
	EXPECT_EQ(7200000, hr_config_topic(c, NULL, HR_TCFG_RETENTION_MS, &source, scratch).num);
	EXPECT_EQ(HR_CONFIG_FROM_FILE, source);
	EXPECT_EQ(1234, hr_config_topic(c, NULL, HR_TCFG_MAX_MESSAGE_BYTES, &source, scratch).num);
	EXPECT_EQ(4096, hr_config_topic(c, NULL, HR_TCFG_INDEX_INTERVAL_BYTES, &source, scratch).num);
	EXPECT_EQ(HR_CONFIG_FROM_DEFAULT, source);
	ASSERT_EQ(0, hr_props_set(&over, HR_STR_LIT("retention.ms"), HR_STR_LIT("5")));
	EXPECT_EQ(5, hr_config_topic(c, &over, HR_TCFG_RETENTION_MS, &source, scratch).num);
	EXPECT_EQ(HR_CONFIG_FROM_TOPIC, source);
	hr_props_fini(&over);
	hr_config_put(c);
}

TEST(dynamic_layers_outrank_the_file_and_bad_ones_are_skipped)
{
	struct hr_props file = HR_PROPS_INIT, cluster = HR_PROPS_INIT, broker = HR_PROPS_INIT;
	struct hr_buf why = HR_BUF_INIT;
	struct hr_config *c;

	ASSERT_EQ(0, parse(&file, "log.retention.ms=1\nnum.partitions=3\nmessage.max.bytes=7", &why));
	ASSERT_EQ(0, parse(&cluster, "log.retention.ms=2\nnum.partitions=9\nmessage.max.bytes=x", &why));
	ASSERT_EQ(0, parse(&broker, "log.retention.ms=3", &why));
	ASSERT_EQ(0, hr_config_create(&file, &cluster, &broker, &c, &why));
	EXPECT_EQ(3, hr_config_num(c, HR_CFG_LOG_RETENTION_MS));
	/* read-only: a dynamic value does not count */
	EXPECT_EQ(3, hr_config_num(c, HR_CFG_NUM_PARTITIONS));
	EXPECT_EQ(7, hr_config_num(c, HR_CFG_MESSAGE_MAX_BYTES));
	hr_config_put(c);
	hr_props_fini(&file);
	hr_props_fini(&cluster);
	hr_props_fini(&broker);
}

TEST(providers_resolve_and_a_missing_one_stops)
{
	char dir[] = "/tmp/hr-config-XXXXXX", path[64], text[512];
	struct hr_buf why = HR_BUF_INIT;
	struct hr_props p = HR_PROPS_INIT;
	struct hr_sys sys;
	FILE *f;

	hr_sys_posix_init(&sys);
	ASSERT_NE(NULL, mkdtemp(dir));
	snprintf(path, sizeof(path), "%s/s", dir);
	f = fopen(path, "w");
	fputs("k=secret\n", f);
	fclose(f);
	setenv("HR_TEST_RACK", "r1", 1);
	snprintf(text, sizeof(text),
		 "config.providers=file,env,dir\n"
		 "config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider\n"
		 "config.providers.env.class=org.apache.kafka.common.config.provider.EnvVarConfigProvider\n"
		 "config.providers.dir.class=org.apache.kafka.common.config.provider.DirectoryConfigProvider\n"
		 "a=<${file:%s:k}>\nbroker.rack=${env:HR_TEST_RACK}\nd=${dir:%s:s}\nn=${other:x:y}\n",
		 path, dir);
	ASSERT_EQ(0, parse(&p, text, &why));
	EXPECT_EQ(0, hr_props_resolve_sync(&p, &sys, &why)) TH_LOG("%s", hr_buf_cstr(&why));
	EXPECT_STREQ("<secret>", hr_props_get(&p, "a"));
	EXPECT_TRUE(hr_props_find(&p, "a")->secret);
	EXPECT_STREQ("r1", hr_props_get(&p, "broker.rack"));
	EXPECT_STREQ("k=secret\n", hr_props_get(&p, "d"));
	EXPECT_STREQ("${other:x:y}", hr_props_get(&p, "n"));
	snprintf(text, sizeof(text), "b=${file:%s:nokey}\n", path);
	ASSERT_EQ(0, parse(&p, text, &why));
	EXPECT_EQ(-ENOENT, hr_props_resolve_sync(&p, &sys, &why));
	EXPECT_NE(NULL, strstr(hr_buf_cstr(&why), "no key nokey"));
	unlink(path);
	rmdir(dir);
	hr_props_fini(&p);
	hr_buf_fini(&why);
}

TEST_HARNESS_MAIN
