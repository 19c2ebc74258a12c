/* SPDX-License-Identifier: Apache-2.0 */
/*
 * coordinate: requests to groups, and the coordinators they go to.
 *
 * Each shard runs the coordinators of those partitions of __consumer_offsets that home
 * there and are led here; they come and go with leadership.
 *
 * A request asks one group, several, or all partitions: an array of items, each with its
 * own arena, since they are worked on by several reactors at once.  Item -> home shard
 * -> coordinator -> machine; its answer comes back when it is committed, or the code of
 * why there is no coordinator.
 */
#ifndef HR_BROKER_COORDINATE_H
#define HR_BROKER_COORDINATE_H

#include <hr/coord/coord.h>
#include <hr/group/groups.h>
#include "gather.h"

struct hr_group_asking;

struct hr_group_item {
	struct hr_gather_item it;
	struct hr_group_call call; /* call.call.err, call.response are the results */
	void (*ask)(void *machine, struct hr_group_call *c);
	struct hr_arena arena;
};

/* Lives from hr_group_asking_new() until done() has returned. */
struct hr_group_asking {
	struct hr_request *rq;
	void (*done)(struct hr_group_asking *a);
	char client_host[64];
	int32_t nr;
	struct hr_group_item items[];
};

/* NULL without memory.  Each item must be set before the start. */
struct hr_group_asking *hr_group_asking_new(struct hr_request *rq, int32_t nr);
/* For a request that will not be started. */
void hr_group_asking_free(struct hr_group_asking *a);
/*
 * Item @i asks for @group_id, or the coordinator of partition @i with a null id.  The
 * response is made in the item's arena.  -ENOMEM.
 */
HR_MUST_CHECK int hr_group_asking_set(struct hr_group_asking *a, int32_t i, struct hr_str group_id,
				      void (*ask)(void *machine, struct hr_group_call *c),
				      const void *request, const struct hr_struct_desc *response);
/* done() ends the request. */
void hr_group_asking_start(struct hr_group_asking *a, void (*done)(struct hr_group_asking *a));
/*
 * The whole of it for a request about one group: @response is that of the API, and @fail
 * turns a code into one when there is no coordinator.
 */
void hr_group_ask_one(struct hr_request *rq, struct hr_str group_id,
		      void (*ask)(void *machine, struct hr_group_call *c),
		      void (*fail)(struct hr_group_call *c, enum hr_wire_err err));

/* One item for each of @ids (a null id: of partition i). */
void hr_group_ask_each(struct hr_request *rq, const struct hr_str *ids, int32_t nr,
		       void (*ask)(void *machine, struct hr_group_call *c),
		       const struct hr_struct_desc *response,
		       void (*done)(struct hr_group_asking *a));
/*
 * In done(): a row of @desc for each item, its response, or the defaults where there was no
 * coordinator.  NULL: no memory, and the request is closed.
 */
void *hr_group_asking_rows(struct hr_group_asking *a, const struct hr_struct_desc *desc);
/* The broker allows the protocol and the cluster has finalized its feature. */
bool hr_group_protocol_is_on(const struct hr_request *rq, const char *protocol,
			     const char *feature);

/* Begins or ends the coordinator of a partition as its state asks; on its home shard. */
void hr_coordinator_follow(struct hr_shard *s, struct hr_partition *p);
void hr_coordinator_end(struct hr_partition *p);
void hr_coordinators_init(struct hr_shard *s);
void hr_coordinators_start(struct hr_shard *s);
/* From any shard: all of @s end, whoever waits is told. */
void hr_coordinators_stop(struct hr_shard *s);
bool hr_coordinators_quiet(const struct hr_shard *s);
void hr_coordinators_fini(struct hr_shard *s);

#endif
