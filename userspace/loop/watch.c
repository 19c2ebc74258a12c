// SPDX-License-Identifier: Apache-2.0
/*
 * watch: the table of slots that ties the kernel's reports to living objects.
 *
 * The kernel holds (slot, generation), never a pointer.  A slot's generation
 * goes up when its watch is deleted, so a report that was under way names a
 * generation that no longer exists and is dropped.  A generation comes back
 * only after 2^32 deletions of one slot, long after any report in flight.
 *
 * Ready watches stand in a list in the order of their reports; one round takes
 * what stands there at its start, so that a handler that asks to be called
 * again waits for the next turn.
 */
#include <stdlib.h>
#include <sys/epoll.h>

#include "loop_priv.h"

#define SLOT_NR_FIRST 64u

uint32_t loop_events_to_poll(uint32_t events)
{
	return (events & HR_READABLE ? EPOLLIN | EPOLLRDHUP : 0) |
	       (events & HR_WRITABLE ? EPOLLOUT : 0);
}

uint32_t loop_events_from_poll(uint32_t poll)
{
	uint32_t events = 0;

	if (poll & (EPOLLIN | EPOLLRDHUP))
		events |= HR_READABLE;
	if (poll & EPOLLOUT)
		events |= HR_WRITABLE;
	if (poll & (EPOLLHUP | EPOLLERR))
		events |= HR_READABLE | HR_WRITABLE | HR_HANGUP;
	return events;
}

static int grow(struct hr_reactor *r)
{
	uint32_t nr = HR_MIN(HR_MAX(r->slot_nr * 2, SLOT_NR_FIRST), r->opts.watch_max_nr);
	struct watch_slot *slots;

	if (nr <= r->slot_nr)
		return -EMFILE;
	slots = realloc(r->slots, sizeof(*slots) * nr);
	if (!slots)
		return -ENOMEM;
	for (uint32_t i = nr; i-- > r->slot_nr;) {
		slots[i] = (struct watch_slot){ .next_free = r->slot_free };
		r->slot_free = i;
	}
	r->slots = slots;
	r->slot_nr = nr;
	return 0;
}

static void slot_release(struct hr_reactor *r, uint32_t slot)
{
	r->slots[slot].watch = NULL;
	r->slots[slot].gen++;
	r->slots[slot].next_free = r->slot_free;
	r->slot_free = slot;
}

int hr_watch_add(struct hr_reactor *r, struct hr_watch *w, int fd, uint32_t events,
		 void (*ready)(struct hr_watch *w, uint32_t events))
{
	uint32_t slot;
	int ret;

	hr_assert(!w->reactor);
	if (r->slot_free == UINT32_NONE) {
		ret = grow(r);
		if (ret)
			return ret;
	}
	slot = r->slot_free;
	r->slot_free = r->slots[slot].next_free;
	r->slots[slot].watch = w;
	*w = (struct hr_watch){
		.reactor = r,
		.ready = ready,
		.fd = fd,
		.events = events,
		.slot = slot,
		.gen = r->slots[slot].gen,
	};
	hr_list_init(&w->node);
	ret = r->backend->arm(r, w);
	if (ret) {
		slot_release(r, slot);
		w->reactor = NULL;
		return ret;
	}
	HR_STAT_ADD(r->stats.watches, 1);
	return 0;
}

void hr_watch_del(struct hr_watch *w)
{
	struct hr_reactor *r = w->reactor;

	if (!r)
		return;
	r->backend->disarm(r, w);
	hr_list_del(&w->node);
	w->on_ready = false;
	w->pending = 0;
	slot_release(r, w->slot);
	w->reactor = NULL;
	HR_STAT_ADD(r->stats.watches, -1);
}

static void make_ready(struct hr_watch *w, uint32_t events)
{
	w->pending |= events;
	if (w->on_ready)
		return;
	w->on_ready = true;
	hr_list_push(&w->reactor->ready, &w->node);
}

void hr_watch_again(struct hr_watch *w, uint32_t events)
{
	if (w->reactor)
		make_ready(w, events);
}

struct hr_watch *loop_watch_find(struct hr_reactor *r, uint32_t slot, uint32_t gen)
{
	if (slot >= r->slot_nr || !r->slots[slot].watch || r->slots[slot].gen != gen)
		return NULL;
	return r->slots[slot].watch;
}

void loop_watch_report(struct hr_reactor *r, uint32_t slot, uint32_t gen, uint32_t events)
{
	struct hr_watch *w = loop_watch_find(r, slot, gen);

	if (!w)
		HR_STAT_ADD(r->stats.stale, 1);
	else if (events)
		make_ready(w, events);
}

void loop_watch_run(struct hr_reactor *r)
{
	uint32_t budget = r->opts.ready_budget_nr;
	struct hr_list round, *n;

	hr_list_init(&round);
	hr_list_splice(&round, &r->ready);
	while (budget && (n = hr_list_pop(&round))) {
		struct hr_watch *w = hr_list_entry(n, struct hr_watch, node);
		uint32_t events = w->pending;

		w->on_ready = false;
		w->pending = 0;
		budget--;
		HR_STAT_ADD(r->stats.ready, 1);
		w->ready(w, events);
	}
	/* What did not get its turn stands in front of what came meanwhile. */
	hr_list_splice(&round, &r->ready);
	hr_list_splice(&r->ready, &round);
}
