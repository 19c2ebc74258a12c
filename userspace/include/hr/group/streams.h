/* SPDX-License-Identifier: Apache-2.0 */
/* streams: what a heartbeat of a streams group gives besides its response. */
#ifndef HR_GROUP_STREAMS_PUBLIC_H
#define HR_GROUP_STREAMS_PUBLIC_H

#include <hr/group/groups.h>
#include <hr/protocol/gen/create_topics.h>
#include <hr/protocol/gen/streams_group_heartbeat.h>

/*
 * The response of hr_groups_streams_heartbeat().  Topics are to be created on behalf of the
 * group; they are in the call's arena.
 */
struct hr_streams_beat {
	struct hr_streams_group_heartbeat_response resp;
	struct hr_create_topics_request_creatable_topic *topics;
	int32_t topic_nr;
};

#endif
