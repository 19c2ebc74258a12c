// SPDX-License-Identifier: Apache-2.0
/*
 * mailbox: a list that many push to and one takes from as a whole.
 *
 * Senders put their node at the head by compare-and-swap; the receiver takes
 * the whole chain with one exchange and turns it round, which restores the
 * order of each sender.  No node is ever taken singly, so there is no ABA.
 * Sequentially consistent: the wake-up rule in reactor.c needs "push, then look
 * whether the receiver sleeps" against "say that I sleep, then look for mail".
 */
#include <hr/loop/msg.h>

void hr_mailbox_push(struct hr_mailbox *mb, struct hr_msg *m)
{
	struct hr_msg *head = __atomic_load_n(&mb->head, __ATOMIC_RELAXED);

	do {
		m->next = head;
	} while (!__atomic_compare_exchange_n(&mb->head, &head, m, true, __ATOMIC_SEQ_CST,
					      __ATOMIC_RELAXED));
}

bool hr_mailbox_empty(const struct hr_mailbox *mb)
{
	return !__atomic_load_n(&mb->head, __ATOMIC_SEQ_CST);
}

struct hr_msg *hr_mailbox_take(struct hr_mailbox *mb)
{
	struct hr_msg *m, *next, *oldest = NULL;

	if (hr_mailbox_empty(mb))
		return NULL;
	for (m = __atomic_exchange_n(&mb->head, NULL, __ATOMIC_SEQ_CST); m; m = next) {
		next = m->next;
		m->next = oldest;
		oldest = m;
	}
	return oldest;
}
