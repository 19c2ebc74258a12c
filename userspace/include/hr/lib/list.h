/* SPDX-License-Identifier: Apache-2.0 */
/*
 * list: a circular doubly linked list whose nodes lie inside their owners.
 *
 * A list head is a node that points to itself when empty.  A node that is on
 * no list must have been initialised with hr_list_init(), so that
 * hr_list_del() is safe to repeat.
 */
#ifndef HR_LIB_LIST_H
#define HR_LIB_LIST_H

#include <hr/lib/base.h>

struct hr_list {
	struct hr_list *next, *prev;
};

static inline void hr_list_init(struct hr_list *l)
{
	l->next = l->prev = l;
}

static inline bool hr_list_empty(const struct hr_list *l)
{
	return l->next == l;
}

static inline void hr_list_insert(struct hr_list *n, struct hr_list *prev)
{
	n->prev = prev;
	n->next = prev->next;
	prev->next->prev = n;
	prev->next = n;
}

static inline void hr_list_push(struct hr_list *head, struct hr_list *n)
{
	hr_list_insert(n, head->prev);
}

static inline void hr_list_push_front(struct hr_list *head, struct hr_list *n)
{
	hr_list_insert(n, head);
}

static inline void hr_list_del(struct hr_list *n)
{
	n->prev->next = n->next;
	n->next->prev = n->prev;
	hr_list_init(n);
}

static inline struct hr_list *hr_list_pop(struct hr_list *head)
{
	struct hr_list *n = head->next;

	if (n == head)
		return NULL;
	hr_list_del(n);
	return n;
}

/* Moves everything on @from to the tail of @to. */
static inline void hr_list_splice(struct hr_list *to, struct hr_list *from)
{
	if (hr_list_empty(from))
		return;
	from->next->prev = to->prev;
	to->prev->next = from->next;
	from->prev->next = to;
	to->prev = from->prev;
	hr_list_init(from);
}

#define hr_list_entry(ptr, type, member) hr_container_of(ptr, type, member)

#define hr_list_each(pos, head) \
	for (struct hr_list *pos = (head)->next; pos != (head); pos = pos->next)

#define hr_list_each_safe(pos, tmp, head)                                     \
	for (struct hr_list *pos = (head)->next, *tmp = pos->next;            \
	     pos != (head); pos = tmp, tmp = pos->next)

#endif
