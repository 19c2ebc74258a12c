// SPDX-License-Identifier: Apache-2.0
/* rdk: see rdk.h. */
#include <stdio.h>
#include <stdlib.h>
#include "rdk.h"

static void on_error(rd_kafka_t *rk, int err, const char *reason, void *opaque)
{
	struct hr_rdk *r = opaque;

	/* A broker that is away comes back; all of them away is the end of a command. */
	if (err == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN || err == RD_KAFKA_RESP_ERR__FATAL ||
	    err == RD_KAFKA_RESP_ERR__AUTHENTICATION)
		snprintf(r->failed, sizeof(r->failed), "%s", reason);
}

static void on_delivery(rd_kafka_t *rk, const rd_kafka_message_t *m, void *opaque)
{
	struct hr_rdk *r = opaque;

	r->delivered(r, m);
}

/* The library's own log would break the rule of one line. */
static void on_log(const rd_kafka_t *rk, int level, const char *facility, const char *text)
{
}

static int set(rd_kafka_conf_t *conf, const char *key, const char *value)
{
	char why[256];

	if (rd_kafka_conf_set(conf, key, value, why, sizeof(why)) == RD_KAFKA_CONF_OK)
		return 0;
	return hr_cli_usage("%s=%s: %s", key, value, why);
}

static int set_user(rd_kafka_conf_t *conf, const char *text)
{
	const char *eq = strchr(text, '=');
	char *key = eq ? strndup(text, (size_t)(eq - text)) : NULL;
	int ret = key ? set(conf, key, eq + 1)
		      : hr_cli_usage("--property wants KEY=VALUE, not '%s'", text);

	free(key);
	return ret;
}

int hr_rdk_open(struct hr_rdk *r, const struct hr_cli *cli, rd_kafka_type_t type, const char *topic,
		const char *const *settings, const struct hr_opt_list *more)
{
	rd_kafka_conf_t *conf = rd_kafka_conf_new();
	char why[256];
	int ret;

	r->rk = NULL;
	r->topic = NULL;
	r->failed[0] = 0;
	rd_kafka_conf_set_opaque(conf, r);
	rd_kafka_conf_set_error_cb(conf, on_error);
	rd_kafka_conf_set_log_cb(conf, on_log);
	if (type == RD_KAFKA_PRODUCER)
		rd_kafka_conf_set_dr_msg_cb(conf, on_delivery);
	ret = set(conf, "bootstrap.servers", cli->bootstrap);
	if (!ret)
		ret = set(conf, "client.id", cli->client_id);
	for (; !ret && *settings; settings += 2)
		if (settings[1])
			ret = set(conf, settings[0], settings[1]);
	for (int i = 0; !ret && i < more->nr; i++)
		ret = set_user(conf, more->v[i]);
	if (!ret) {
		r->rk = rd_kafka_new(type, conf, why, sizeof(why));
		if (!r->rk)
			ret = hr_cli_fail("%s", why);
	}
	if (ret) {
		rd_kafka_conf_destroy(conf);
		return ret;
	}
	r->topic = rd_kafka_topic_new(r->rk, topic, NULL);
	return r->topic ? 0 : hr_cli_fail("%s: %s", topic, rd_kafka_err2str(rd_kafka_last_error()));
}

void hr_rdk_close(struct hr_rdk *r)
{
	if (r->topic)
		rd_kafka_topic_destroy(r->topic);
	if (r->rk)
		rd_kafka_destroy(r->rk);
}
