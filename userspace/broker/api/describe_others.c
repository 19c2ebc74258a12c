// SPDX-License-Identifier: Apache-2.0
/* describe_others: configs of groups, client metrics and loggers. */
#include "../alter.h"
#include "describe_configs.h"

/* A group has its own values, else the broker's, else what there is by default. */
int hr_describe_group(struct building *bu)
{
	const struct hr_config *cfg = bu->rq->shard->config;
	const struct hr_props *own = hr_image_props(bu->rq->shard->image, HR_RESOURCE_GROUP,
						    bu->asked->resource_name);

	for (int i = 0; i < HR_GCFG_NR; i++) {
		const struct hr_config_key *key = &hr_config_group_keys[i];
		const char *mine = own ? hr_props_get(own, key->name) : NULL;
		int broker = key->synonyms ? hr_config_key_find(hr_config_broker_keys, HR_CFG_NR,
								hr_str(key->synonyms)) :
					     -1;
		const char *text = mine	       ? mine :
				   broker >= 0 ? hr_config_text(cfg, broker) :
						 key->dflt;
		config_row *c;

		if (!hr_describe_wants(bu->asked, key->name) || (key->internal && !mine))
			continue;
		c = hr_describe_row(bu, key);
		if (!c)
			return -ENOMEM;
		c->value = hr_describe_value(bu, key, text, false);
		if (mine)
			hr_describe_synonym(bu, c, key, key->name, mine, false,
					    HR_CONFIG_FROM_GROUP);
		if (broker >= 0)
			hr_describe_broker_synonyms(bu, c, key, key->synonyms, key->synonyms);
		else if (key->dflt)
			hr_describe_synonym(bu, c, key, key->name, key->dflt, false,
					    HR_CONFIG_FROM_DEFAULT);
		hr_describe_close(bu, c);
	}
	return 0;
}

/* A default is no synonym here. */
int hr_describe_client_metrics(struct building *bu)
{
	const struct hr_props *own =
		hr_image_props(bu->rq->shard->image, HR_RESOURCE_CLIENT_METRICS,
			       bu->asked->resource_name);

	for (int i = 0; i < HR_MCFG_NR; i++) {
		const struct hr_config_key *key = &hr_config_client_metrics_keys[i];
		const char *mine = own ? hr_props_get(own, key->name) : NULL;
		config_row *c;

		if (!hr_describe_wants(bu->asked, key->name))
			continue;
		c = hr_describe_row(bu, key);
		if (!c)
			return -ENOMEM;
		c->value = hr_describe_value(bu, key, mine ? mine : key->dflt, false);
		if (mine)
			hr_describe_synonym(bu, c, key, key->name, mine, false,
					    HR_CONFIG_FROM_CLIENT_METRICS);
		hr_describe_close(bu, c);
	}
	return 0;
}

static int describe_logger(struct building *bu, const char *name, enum hr_log_level level)
{
	const struct hr_config_key key = { .name = name, .type = HR_CONFIG_STRING };
	config_row *c;

	if (!hr_describe_wants(bu->asked, name))
		return 0;
	c = hr_describe_row(bu, &key);
	if (!c)
		return -ENOMEM;
	c->value = hr_str(hr_log_level_upper(level));
	c->config_type = 0;
	c->config_source = HR_CONFIG_FROM_LOGGER;
	c->documentation = HR_STR_LIT("");
	return 0;
}

int hr_describe_loggers(struct building *bu)
{
	const struct hr_logger *log = bu->rq->broker->log;
	const char *module;
	int err = describe_logger(bu, "root", hr_logger_level(log));

	for (int i = 0; !err && (module = hr_logger_module(i)); i++)
		err = describe_logger(bu, module, hr_logger_module_level(log, i));
	return err;
}
