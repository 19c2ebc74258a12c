// SPDX-License-Identifier: Apache-2.0
/*
 * sim: the back end of simulated nodes.
 *
 * It never waits: a turn asks the simulated sockets of every watch what has
 * changed and goes on.  Time and bytes move between turns, by the simulator,
 * which runs the turns of all reactors on one thread in the order it draws; so
 * nobody sleeps and the wake-up descriptor is never looked at.
 *
 * File writes go to the pool, which the simulator steps.
 */
#include <hr/sys/sim_net.h>

#include "loop_priv.h"

static int sim_init(struct hr_reactor *r)
{
	return r->sys->net_priv ? 0 : -EINVAL;
}

static void sim_fini(struct hr_reactor *r)
{
}

static int sim_enter(struct hr_reactor *r)
{
	return 0;
}

static int sim_arm(struct hr_reactor *r, struct hr_watch *w)
{
	return 0;
}

static void sim_disarm(struct hr_reactor *r, struct hr_watch *w)
{
}

static int sim_wait(struct hr_reactor *r, int64_t wait_ms)
{
	for (uint32_t i = 0; i < r->slot_nr; i++) {
		struct hr_watch *w = r->slots[i].watch;

		if (!w || w == &r->wake_watch)
			continue;
		loop_watch_report(r, i, w->gen,
				  loop_events_from_poll(hr_sim_net_events(r->sys, w->fd)));
	}
	return 0;
}

static int sim_write(struct hr_reactor *r, struct hr_write_op *op)
{
	return -EAGAIN;
}

const struct loop_backend loop_sim = {
	.name = "sim",
	.init = sim_init,
	.fini = sim_fini,
	.enter = sim_enter,
	.arm = sim_arm,
	.disarm = sim_disarm,
	.wait = sim_wait,
	.write = sim_write,
};
