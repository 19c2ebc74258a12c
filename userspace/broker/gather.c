// SPDX-License-Identifier: Apache-2.0
/* gather: see gather.h. */
#include "gather.h"

#include <stdlib.h>

struct hr_gather_visit {
	struct hr_msg msg;
	struct hr_gather *g;
	struct hr_shard *home;
	struct hr_gather_item *items;
	int pending;
};

struct hr_gather {
	struct hr_request *rq;
	struct hr_shard *from;
	const struct hr_gather_ops *ops;
	void *arg;
	int pending;
	struct hr_gather_visit visits[];
};

static void finish(struct hr_gather *g)
{
	struct hr_request *rq = g->rq;
	const struct hr_gather_ops *ops = g->ops;
	void *arg = g->arg;

	free(g);
	ops->done(rq, arg);
}

static void visit_back(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_gather_visit *v = hr_container_of(m, struct hr_gather_visit, msg);

	if (!--v->g->pending)
		finish(v->g);
}

static void visit_over(struct hr_gather_visit *v)
{
	if (--v->pending)
		return;
	v->msg.run = visit_back;
	if (v->home == v->g->from)
		visit_back(&v->msg, v->home->reactor);
	else
		hr_reactor_post(v->g->from->reactor, &v->msg);
}

void hr_gather_over(struct hr_gather_item *it)
{
	visit_over(it->visit);
}

static void visit_run(struct hr_msg *m, struct hr_reactor *r)
{
	struct hr_gather_visit *v = hr_container_of(m, struct hr_gather_visit, msg);
	const struct hr_gather_ops *ops = v->g->ops;
	struct hr_gather_item *it = v->items, *next;

	v->pending = 1;
	for (struct hr_gather_item *i = it; i; i = i->next)
		v->pending++;
	for (; it; it = next) {
		struct hr_partition *p = hr_shard_partition(v->home, it->topic_id, it->index);

		next = it->next;
		if (p && (p->state != HR_PARTITION_LIVE || p->lent))
			p = NULL;
		ops->run(it, v->home, p);
	}
	visit_over(v);
}

int hr_gather_start(struct hr_request *rq, const struct hr_gather_ops *ops,
		    struct hr_gather_item *first, size_t stride, int32_t nr, void *arg)
{
	struct hr_broker *b = rq->broker;
	struct hr_gather *g = calloc(1, sizeof(*g) + (size_t)b->shard_nr * sizeof(g->visits[0]));

	if (!g)
		return -ENOMEM;
	g->rq = rq;
	g->from = rq->shard;
	g->ops = ops;
	g->arg = arg;
	for (int32_t i = nr - 1; i >= 0; i--) {
		struct hr_gather_item *it = (void *)((uint8_t *)first + (size_t)i * stride);
		struct hr_gather_visit *v;

		if (it->skip)
			continue;
		v = &g->visits[hr_shard_of(b, it->topic_id, it->index)->idx];
		it->visit = v;
		it->next = v->items;
		v->items = it;
	}
	hr_request_wait_begin(rq);
	g->pending = 1;
	for (int i = 0; i < b->shard_nr; i++) {
		struct hr_gather_visit *v = &g->visits[i];

		if (!v->items)
			continue;
		v->g = g;
		v->home = &b->shards[i];
		v->msg.run = visit_run;
		g->pending++;
		if (v->home == g->from)
			visit_run(&v->msg, v->home->reactor);
		else
			hr_reactor_post(v->home->reactor, &v->msg);
	}
	if (!--g->pending)
		finish(g);
	return 0;
}
