/* SPDX-License-Identifier: Apache-2.0 */
/*
 * watch: readiness of a descriptor, reported on change (edge triggered).
 *
 * The handler runs when the descriptor may have become readable or writable.
 * It goes on until EAGAIN, or calls hr_watch_again() to be called in the next
 * turn.  A watch is embedded in its owner, zeroed before the first add.
 *
 * I1  After hr_watch_del() the handler is not called, whatever the kernel
 *     still reports: a report names slot and generation, stale ones are counted.
 * I2  hr_watch_del() comes before close(2) of the descriptor.  In the io_uring
 *     back end the kernel lets go of the file at the end of the turn.
 * I3  A handler may delete and free its own watch or any other.
 */
#ifndef HR_LOOP_WATCH_H
#define HR_LOOP_WATCH_H

#include <hr/lib/list.h>
#include <hr/loop/reactor.h>

enum {
	HR_READABLE = 1u << 0, /* data, a connection to accept, end of file or an error */
	HR_WRITABLE = 1u << 1, /* room, or an error */
	HR_HANGUP = 1u << 2,   /* both directions are over, or an error; set beside the others */
};

struct hr_watch {
	struct hr_list node; /* on the ready list or the to-arm list */
	struct hr_reactor *reactor;
	void (*ready)(struct hr_watch *w, uint32_t events);
	int fd;
	uint32_t events;  /* wanted */
	uint32_t pending; /* reported, not yet handed over */
	uint32_t slot, gen;
	bool on_ready;
};

/* Reports at once if the descriptor is ready.  -ENOMEM, -EMFILE (watch_max_nr). */
HR_MUST_CHECK int hr_watch_add(struct hr_reactor *r, struct hr_watch *w, int fd, uint32_t events,
			       void (*ready)(struct hr_watch *w, uint32_t events));
/* Safe on a watch that was never added. */
void hr_watch_del(struct hr_watch *w);
/* Calls the handler again in the next turn with @events. */
void hr_watch_again(struct hr_watch *w, uint32_t events);

static inline bool hr_watch_active(const struct hr_watch *w)
{
	return w->reactor != NULL;
}

#endif
