/* SPDX-License-Identifier: Apache-2.0 */
/*
 * api: the table of Kafka's calls, one row per live key.
 *
 * min..max are the versions that are served, max_unstable the highest that exists
 * (greater than max where Kafka holds the newest back behind unstable.api.versions.enable).
 * adv_min is what ApiVersions shows; it differs from min for Produce only, whose
 * versions 0..2 are shown for the sake of old clients and refused.
 *
 * Headers: a flexible version has request header 2 and response header 1, others 1
 * and 0.  The answer to ApiVersions always has header 0, so that a client of any age
 * can read it.
 */
#ifndef HR_PROTOCOL_API_H
#define HR_PROTOCOL_API_H

#include <hr/protocol/codec.h>
#include <hr/protocol/gen/api_keys.h>

enum {
	HR_API_BROKER_LISTENER = 1 << 0,
	HR_API_CONTROLLER_LISTENER = 1 << 1,
	HR_API_FORWARDABLE = 1 << 2,	/* a broker passes it on to the controller */
	HR_API_CLUSTER_ACTION = 1 << 3, /* between nodes: needs the cluster-action right */
};

struct hr_api_desc {
	int16_t key;
	const char *name;
	int16_t min, max, max_unstable, adv_min;
	int16_t flexible_from; /* HR_VERSION_NEVER if none */
	uint16_t flags;
	const struct hr_struct_desc *request, *response;
};

/* NULL for a key that is unknown or dead. */
const struct hr_api_desc *hr_api_get(int16_t key);
/* By Kafka's name, letter case ignored; NULL if there is none. */
const struct hr_api_desc *hr_api_find(const char *name);

/* The key must be live. */
int16_t hr_api_request_header_version(int16_t key, int16_t version);
int16_t hr_api_response_header_version(int16_t key, int16_t version);

#endif
