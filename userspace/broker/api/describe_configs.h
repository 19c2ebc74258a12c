/* SPDX-License-Identifier: Apache-2.0 */
/*
 * describe_configs: rows of the answer to DescribeConfigs, one resource at a time;
 * shared by describe_configs.c (topics, brokers) and describe_others.c (groups, client
 * metrics, loggers).
 */
#ifndef HR_BROKER_API_DESCRIBE_CONFIGS_H
#define HR_BROKER_API_DESCRIBE_CONFIGS_H

#include <hr/protocol/gen/describe_configs.h>
#include "api.h"

typedef struct hr_describe_configs_response_describe_configs_result result_row;
typedef struct hr_describe_configs_response_describe_configs_resource_result config_row;
typedef struct hr_describe_configs_request_describe_configs_resource asked_resource;

struct building {
	struct hr_request *rq;
	const asked_resource *asked;
	result_row *row;
	/* Synonyms give a value its source, so they are collected even when nobody asked. */
	struct hr_describe_configs_response_describe_configs_synonym *unasked;
	bool synonyms, docs;
};

bool hr_describe_wants(const asked_resource *a, const char *name);
/* NULL without memory. */
config_row *hr_describe_row(struct building *bu, const struct hr_config_key *key);
void hr_describe_synonym(struct building *bu, config_row *c, const struct hr_config_key *key,
			 const char *name, const char *value, bool secret,
			 enum hr_config_source source);
/* All that a broker key has, highest layer first. */
void hr_describe_broker_synonyms(struct building *bu, config_row *c,
				 const struct hr_config_key *shown_key, const char *group,
				 const char *own);
/* The value, hidden when it is a secret. */
struct hr_str hr_describe_value(struct building *bu, const struct hr_config_key *key,
				const char *text, bool secret);
void hr_describe_close(struct building *bu, config_row *c);

/* describe_others.c: 0 or -ENOMEM. */
HR_MUST_CHECK int hr_describe_group(struct building *bu);
HR_MUST_CHECK int hr_describe_client_metrics(struct building *bu);
HR_MUST_CHECK int hr_describe_loggers(struct building *bu);

#endif
