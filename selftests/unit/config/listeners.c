// SPDX-License-Identifier: GPL-2.0
/* listeners: addresses, names, roles, and the refusal of absent security. */
#include <hr/config/listener.h>
#include "kselftest_harness.h"

#define BASE "process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\n"

static int parse(const char *text, struct hr_listeners *l, struct hr_buf *why)
{
	struct hr_props p = HR_PROPS_INIT;
	struct hr_config *c = NULL;
	struct hr_roles r;
	int err = hr_props_parse(&p, text, strlen(text), why);

	if (!err)
		err = hr_config_create(&p, NULL, NULL, &c, why);
	if (!err)
		err = hr_roles_parse(c, &r, why);
	if (!err)
		err = hr_listeners_parse(c, l, why);
	hr_config_put(c);
	hr_props_fini(&p);
	return err;
}

TEST(several_listeners_with_ipv6_and_advertised_addresses)
{
	struct hr_buf why = HR_BUF_INIT;
	struct hr_listeners l;

	ASSERT_EQ(0, parse(BASE "listeners=PLAINTEXT://127.0.0.1:9092,EXT://[::1]:0,CONTROLLER://:9093\n"
				"listener.security.protocol.map=EXT:PLAINTEXT,PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT\n"
				"advertised.listeners=EXT://broker.example:19092\n"
				"inter.broker.listener.name=PLAINTEXT\n",
			   &l, &why))
		TH_LOG("%s", hr_buf_cstr(&why));
	ASSERT_EQ(3, l.nr);
	EXPECT_STREQ("::1", l.v[1].host);
	EXPECT_STREQ("broker.example", l.v[1].adv_host);
	EXPECT_EQ(19092, l.v[1].adv_port);
	EXPECT_EQ(0, l.v[1].port);
	EXPECT_STREQ("127.0.0.1", l.v[0].adv_host);
	EXPECT_TRUE(l.v[2].is_controller);
	EXPECT_FALSE(l.v[0].is_controller);
	EXPECT_EQ(0, l.inter_broker);
}

TEST(what_asks_for_security_or_makes_no_sense_is_refused_in_one_line)
{
	static const struct {
		const char *text, *part;
	} t[] = {
		{ BASE "listeners=SASL_SSL://:9092", "asks for SASL_SSL" },
		{ BASE "listeners=A://:1,CONTROLLER://:2\nlistener.security.protocol.map=A:SSL,CONTROLLER:PLAINTEXT",
		  "asks for SSL" },
		{ BASE "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer",
		  "authorization is not served" },
		{ BASE "ssl.client.auth=required", "TLS is not served" },
		{ BASE "sasl.enabled.mechanisms=PLAIN", "SASL is not served" },
		{ BASE "listener.name.x.ssl.client.auth=required", "not served" },
		{ BASE "listeners=PLAINTEXT://:9092,PLAINTEXT://:9094", "used twice" },
		{ BASE "listeners=PLAINTEXT://h:9092,B://h:9092", "used twice" },
		{ BASE "listeners=PLAINTEXT:9092", "allowed: NAME://HOST:PORT" },
		{ BASE "listeners=PLAINTEXT://:70000", "allowed: NAME://HOST:PORT" },
		{ BASE "listeners=OTHER://:9092", "no protocol for listener OTHER" },
		{ BASE "advertised.listeners=PLAINTEXT://0.0.0.0:1", "that clients can reach" },
		{ BASE "inter.broker.listener.name=NOPE", "not among" },
		{ "process.roles=broker,controller\n", "node.id" },
		{ BASE "broker.id=2", "differs from node.id" },
		{ "process.roles=broker\nnode.id=1\n", "only a combined node" },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(t); i++) {
		struct hr_buf why = HR_BUF_INIT;
		struct hr_listeners l;

		EXPECT_EQ(-EINVAL, parse(t[i].text, &l, &why)) TH_LOG("%s", t[i].text);
		EXPECT_NE(NULL, strstr(hr_buf_cstr(&why), t[i].part)) TH_LOG("%s", hr_buf_cstr(&why));
		EXPECT_EQ(NULL, strchr(hr_buf_cstr(&why), '\n'));
		hr_buf_fini(&why);
	}
}

TEST_HARNESS_MAIN
