// SPDX-License-Identifier: Apache-2.0
/* coordinate: see coordinate.h. */
#include "coordinate.h"

#include <stdio.h>
#include <stdlib.h>

/* --- asking ----------------------------------------------------------------------- */

struct hr_group_asking *hr_group_asking_new(struct hr_request *rq, int32_t nr)
{
	struct hr_group_asking *a = calloc(1, sizeof(*a) + (size_t)nr * sizeof(a->items[0]));
	struct hr_conn_info info;
	size_t max;

	if (!a)
		return NULL;
	max = HR_MAX(rq->broker->memory_limit_bytes / 8, (uint64_t)1 << 20);
	a->rq = rq;
	a->nr = nr;
	hr_conn_info_read(rq->conn, &info);
	snprintf(a->client_host, sizeof(a->client_host), "/%s", info.peer_host);
	for (int32_t i = 0; i < nr; i++)
		hr_arena_init(&a->items[i].arena, max);
	return a;
}

void hr_group_asking_free(struct hr_group_asking *a)
{
	for (int32_t i = 0; i < a->nr; i++)
		hr_arena_fini(&a->items[i].arena);
	free(a);
}

int hr_group_asking_set(struct hr_group_asking *a, int32_t i, struct hr_str group_id,
			void (*ask)(void *machine, struct hr_group_call *c), const void *request,
			const struct hr_struct_desc *response)
{
	struct hr_group_item *item = &a->items[i];
	const struct hr_topic *t = hr_image_topic(a->rq->shard->image, hr_str(HR_OFFSETS_TOPIC));

	item->ask = ask;
	item->call = (struct hr_group_call){
		.request = request,
		.response = hr_arena_alloc(&item->arena, response->size),
		.arena = &item->arena,
		.version = a->rq->header.request_api_version,
		.client_id = a->rq->header.client_id,
		.client_host = hr_str(a->client_host),
		.group_id = group_id,
	};
	if (!item->call.response)
		return -ENOMEM;
	hr_struct_init(response, item->call.response);
	if (!t || !t->partition_nr) {
		item->call.call.err = HR_ERR_NOT_COORDINATOR;
		item->it.skip = true;
		return 0;
	}
	item->it.topic_id = t->id;
	item->it.index = hr_str_is_null(group_id) ? i :
						    hr_group_partition(group_id, t->partition_nr);
	return 0;
}

static void answered(struct hr_coord_call *call)
{
	hr_gather_over(&hr_container_of(call, struct hr_group_item, call.call)->it);
}

static void run(struct hr_gather_item *it, struct hr_shard *home, struct hr_partition *p)
{
	struct hr_group_item *item = hr_container_of(it, struct hr_group_item, it);
	struct hr_coord *c = p ? p->leading : NULL;
	enum hr_wire_err err = HR_ERR_NOT_COORDINATOR;
	void *m;

	item->call.call.done = answered;
	if (c)
		err = hr_coord_enter(c, &m);
	if (err) {
		item->call.call.err = err;
		hr_gather_over(it);
		return;
	}
	item->ask(m, &item->call);
	hr_coord_leave(c);
}

static void gathered(struct hr_request *rq, void *arg)
{
	struct hr_group_asking *a = arg;

	a->done(a);
	hr_group_asking_free(a);
}

void hr_group_asking_start(struct hr_group_asking *a, void (*done)(struct hr_group_asking *a))
{
	static const struct hr_gather_ops ops = { run, gathered };
	struct hr_request *rq = a->rq;

	a->done = done;
	if (!hr_gather_start(rq, &ops, &a->items[0].it, sizeof(a->items[0]), a->nr, a))
		return;
	hr_group_asking_free(a);
	hr_request_close(rq, "no memory for the answer");
}

static void one_done(struct hr_group_asking *a)
{
	struct hr_group_item *item = &a->items[0];
	void (*fail)(struct hr_group_call *c, enum hr_wire_err err) = a->rq->state;

	if (item->call.call.err)
		fail(&item->call, item->call.call.err);
	hr_request_respond(a->rq, item->call.response);
}

void hr_group_ask_one(struct hr_request *rq, struct hr_str group_id,
		      void (*ask)(void *machine, struct hr_group_call *c),
		      void (*fail)(struct hr_group_call *c, enum hr_wire_err err))
{
	struct hr_group_asking *a = hr_group_asking_new(rq, 1);

	if (!a || hr_group_asking_set(a, 0, hr_str_is_null(group_id) ? HR_STR_LIT("") : group_id,
				      ask, rq->body, rq->api->response)) {
		if (a)
			hr_group_asking_free(a);
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	rq->state = fail;
	hr_group_asking_start(a, one_done);
}

void hr_group_ask_each(struct hr_request *rq, const struct hr_str *ids, int32_t nr,
		       void (*ask)(void *machine, struct hr_group_call *c),
		       const struct hr_struct_desc *response,
		       void (*done)(struct hr_group_asking *a))
{
	struct hr_group_asking *a = hr_group_asking_new(rq, HR_MAX(nr, 0));
	int err = a ? 0 : -ENOMEM;

	for (int32_t i = 0; !err && i < nr; i++)
		err = hr_group_asking_set(a, i, ids[i], ask, rq->body, response);
	if (!err) {
		hr_group_asking_start(a, done);
		return;
	}
	if (a)
		hr_group_asking_free(a);
	hr_request_close(rq, "no memory for the answer");
}

void *hr_group_asking_rows(struct hr_group_asking *a, const struct hr_struct_desc *desc)
{
	uint8_t *rows = hr_request_new(a->rq, desc, a->nr);

	if (!rows) {
		hr_request_close(a->rq, "no memory for the answer");
		return NULL;
	}
	for (int32_t i = 0; i < a->nr; i++)
		if (!a->items[i].call.call.err)
			memcpy(rows + (size_t)i * desc->size, a->items[i].call.response,
			       desc->size);
	return rows;
}

bool hr_group_protocol_is_on(const struct hr_request *rq, const char *protocol, const char *feature)
{
	const char *pos = hr_config_text(rq->shard->config,
					 HR_CFG_GROUP_COORDINATOR_REBALANCE_PROTOCOLS);
	struct hr_str item;

	while (hr_config_list_next(&pos, &item))
		if (hr_str_eqc(item, protocol))
			return hr_image_feature(rq->shard->image, feature) >= 1;
	return false;
}

/* --- coming and going ------------------------------------------------------------------ */

void hr_coordinator_end(struct hr_partition *p)
{
	struct hr_coord *c = p->leading;

	p->leading = NULL;
	if (c)
		hr_coord_unload(c, HR_ERR_NOT_COORDINATOR);
}

void hr_coordinator_follow(struct hr_shard *s, struct hr_partition *p)
{
	struct hr_coord *c;
	bool wanted = s->coords_on && p->state == HR_PARTITION_LIVE && hr_partition_is_leader(p) &&
		      !strcmp(p->topic, HR_OFFSETS_TOPIC);

	if (!wanted)
		hr_coordinator_end(p);
	else if (!p->leading && !hr_coord_create(&s->groups, p, &c))
		p->leading = c;
}

void hr_coordinators_init(struct hr_shard *s)
{
	s->groups = (struct hr_coord_env){
		.sys = s->broker->sys,
		.reactor = s->reactor,
		.pool = s->broker->pool,
		.log = s->broker->log,
		.ops = &hr_groups_ops,
		.shared = &s->group_stats,
		.config = s->config,
		.load_buffer_bytes =
			hr_config_int(s->config, HR_CFG_OFFSETS_LOAD_BUFFER_SIZE),
	};
	hr_coord_env_init(&s->groups);
}

void hr_coordinators_start(struct hr_shard *s)
{
	struct hr_htable_iter it;

	s->groups.image = s->image;
	s->groups.config = s->config;
	s->coords_on = true;
	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it))
		hr_coordinator_follow(s, hr_container_of(n, struct hr_partition, by_id));
}

static void end_all(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_shard *s = hr_container_of(m, struct hr_shard, coords_stop);
	struct hr_htable_iter it;

	s->coords_on = false;
	for (struct hr_hnode *n = hr_htable_iter_first(&s->partitions, &it); n;
	     n = hr_htable_iter_next(&s->partitions, &it))
		hr_coordinator_end(hr_container_of(n, struct hr_partition, by_id));
}

void hr_coordinators_stop(struct hr_shard *s)
{
	s->coords_stop.run = end_all;
	hr_reactor_post(s->reactor, &s->coords_stop);
}

bool hr_coordinators_quiet(const struct hr_shard *s)
{
	return hr_list_empty(&s->groups.coords);
}

void hr_coordinators_fini(struct hr_shard *s)
{
	hr_coord_env_fini(&s->groups);
}
