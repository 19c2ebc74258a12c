/* SPDX-License-Identifier: Apache-2.0 */
/* config: what the verbs of `headrace config` share (config.c, config_explain.c). */
#ifndef HR_TOOLS_HEADRACE_CONFIG_H
#define HR_TOOLS_HEADRACE_CONFIG_H

#include "opts.h"
#include "session.h"

struct hr_config_resource {
	int8_t type;
	const char *name; /* as the wire has it */
	int64_t node;	  /* who must be asked, -1 anybody */
};

HR_MUST_CHECK int hr_config_resource_parse(const char *type, const char *name,
					   struct hr_config_resource *ret_r);
/* A session to whoever has to be asked about @r. */
HR_MUST_CHECK int hr_config_open_for(struct hr_session *s, const struct hr_cli *cli,
				     const struct hr_config_resource *r);
/* DescribeConfigs of one resource with synonyms. */
HR_MUST_CHECK int hr_config_ask(struct hr_session *s, const struct hr_config_resource *r,
				const struct hr_opt_list *keys, bool docs, json_t **ret_answer);
const char *hr_config_source_name(int64_t source);

/* The verb. */
int hr_config_explain(const struct hr_cli *cli, int argc, char **argv);

#endif
