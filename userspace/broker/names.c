// SPDX-License-Identifier: Apache-2.0
/* names: topic names, and which listener an answer speaks of. */
#include <hr/storage/log_dir.h>
#include "api/api.h"

static const char *const internal_topics[] = { "__consumer_offsets", "__transaction_state",
					       "__share_group_state" };

bool hr_str_is_internal_topic(struct hr_str name)
{
	for (size_t i = 0; i < HR_ARRAY_LEN(internal_topics); i++)
		if (hr_str_eqc(name, internal_topics[i]))
			return true;
	return false;
}

const char *hr_topic_name_fault(struct hr_str name)
{
	if (name.len <= 0)
		return "Topic name is empty.";
	if (hr_str_eqc(name, ".") || hr_str_eqc(name, ".."))
		return "Topic name cannot be \".\" or \"..\".";
	if (name.len > HR_TOPIC_NAME_MAX)
		return "Topic name is longer than 249 characters.";
	for (int32_t i = 0; i < name.len; i++) {
		char c = name.p[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		      c == '.' || c == '_' || c == '-'))
			return "Topic name holds a character other than ASCII letters, digits, "
			       "'.', '_' and '-'.";
	}
	return NULL;
}

const char *hr_request_listener_name(const struct hr_request *rq)
{
	const struct hr_broker *b = rq->broker;

	if (!rq->listener->conf.is_controller)
		return rq->listener->conf.name;
	return b->listeners.inter_broker >= 0 ? b->listeners.v[b->listeners.inter_broker].name : "";
}
