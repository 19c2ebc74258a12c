/* SPDX-License-Identifier: Apache-2.0 */
/*
 * msg and task: how work reaches a reactor.
 *
 * A message's node lies in the sender's object, so posting cannot fail, no
 * mailbox can be full, and two reactors cannot wait for each other.  The
 * object belongs to the receiver from hr_reactor_post() until run() is called.
 * Messages of one sender arrive in order.  The receiver is woken only when it
 * sleeps.
 *
 * A task is the same within a reactor: it runs at the end of this turn, before
 * the reactor sleeps; one deferred by a running task runs in the next turn.
 */
#ifndef HR_LOOP_MSG_H
#define HR_LOOP_MSG_H

#include <hr/lib/list.h>
#include <hr/loop/reactor.h>

struct hr_msg {
	struct hr_msg *next;
	void (*run)(struct hr_msg *m, struct hr_reactor *r);
};

/* [any thread] */
void hr_reactor_post(struct hr_reactor *target, struct hr_msg *m);

/* The bare mailbox: many producers, one consumer. */
struct hr_mailbox {
	struct hr_msg *head; /* newest first; atomic */
};

/* [any thread] */
void hr_mailbox_push(struct hr_mailbox *mb, struct hr_msg *m);
bool hr_mailbox_empty(const struct hr_mailbox *mb);
/* All messages so far, oldest first, linked by next. */
struct hr_msg *hr_mailbox_take(struct hr_mailbox *mb);

struct hr_task {
	struct hr_list node; /* hr_task_init() before first use */
	void (*run)(struct hr_task *t);
};

static inline void hr_task_init(struct hr_task *t, void (*run)(struct hr_task *t))
{
	hr_list_init(&t->node);
	t->run = run;
}

/* Does nothing when it waits already. */
void hr_task_defer(struct hr_reactor *r, struct hr_task *t);

static inline void hr_task_cancel(struct hr_task *t)
{
	hr_list_del(&t->node);
}

#endif
