/* SPDX-License-Identifier: Apache-2.0 */
/*
 * principal: who is behind a connection, and which buckets what it does goes into.
 *
 * This is the one place where that is decided: the user (everybody is ANONYMOUS until
 * there is a login) and the client id that each request brings.  The answer is
 * remembered at the connection and asked for again only when the client id or the
 * policy is another; whoever has bytes under way on an old answer is told by
 * hr_principals_follow().
 *
 * What else a connection carries for the upper layer lies here too, since a connection
 * has one pointer for it.
 *
 * Threads: the connection's reactor.
 */
#ifndef HR_BROKER_PRINCIPAL_H
#define HR_BROKER_PRINCIPAL_H

#include <hr/quota/table.h>
#include "node.h"

#define HR_USER_ANONYMOUS "ANONYMOUS"

struct hr_request;

struct hr_conn_state {
	struct hr_list produces; /* those that wait for the ones before them: api/produce.c */
	uint64_t generation;	 /* of the policy that the buckets follow from */
	struct hr_str client_id; /* owned; null before the first request */
	struct hr_bucket *buckets[HR_QUOTA_KIND_NR];
	bool fetches; /* has fetched as a consumer: what is sent is held to its quota */
};

/* Made when first asked for; NULL without memory. */
struct hr_conn_state *hr_conn_state_of(struct hr_conn *c);
void hr_conn_state_free(struct hr_conn *c);
/* Finds the buckets of a request whose header is read; -ENOMEM. */
HR_MUST_CHECK int hr_principal_tag(struct hr_request *rq);
/* On a shard, after the policy has changed: its connections get their buckets anew. */
void hr_principals_follow(struct hr_shard *s);

#endif
