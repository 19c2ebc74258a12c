// SPDX-License-Identifier: Apache-2.0
/* coord: the life of a coordinator; see hr/coord/coord.h. */
#include <stdlib.h>
#include "priv.h"

void hr_coord_set_now(struct hr_coord *c)
{
	c->out.mono_ms = hr_reactor_now_ms(c->env->reactor);
	c->out.wall_ms = hr_sys_wall_ms(c->env->sys);
}

static void set_state(struct hr_coord *c, enum coord_state state)
{
	struct hr_coord_stats *st = &c->env->stats;

	st->loading_nr += (state == COORD_LOADING) - (c->state == COORD_LOADING);
	st->active_nr += (state == COORD_ACTIVE) - (c->state == COORD_ACTIVE);
	c->state = state;
}

static void drop_machine(struct hr_coord *c, enum hr_wire_err err)
{
	hr_timer_cancel(c->env->reactor, &c->timer);
	if (!c->machine)
		return;
	if (c->state == COORD_ACTIVE)
		c->env->ops->unload(c->machine, err);
	hr_coord_write_drop(c);
	hr_coord_calls_fail(c, err);
	c->env->ops->destroy(c->machine);
	c->machine = NULL;
}

/* --- begin and end ---------------------------------------------------------- */

static int begin_machine(struct hr_coord *c)
{
	struct hr_coord_machine_params p = { .out = &c->out,
					     .partition = c->partition->index,
					     .config = c->env->config,
					     .image = c->env->image,
					     .shared = c->env->shared };

	hr_coord_set_now(c);
	c->machine_nr++;
	c->put_err = 0;
	return c->env->ops->create(&p, &c->machine);
}

static void begin(struct hr_coord *c)
{
	int err = begin_machine(c);

	if (err) {
		hr_coord_fail(c, err, "load");
		return;
	}
	set_state(c, COORD_LOADING);
	hr_coord_load_begin(c);
}

static void begin_again(struct hr_timer *t)
{
	struct hr_coord *c = hr_container_of(t, struct hr_coord, timer);

	/* What is still on its way into the log belongs to what will be read. */
	if (c->inflight_nr || c->partition->state != HR_PARTITION_LIVE)
		hr_timer_arm(c->env->reactor, &c->timer, HR_COORD_RETRY_MS, begin_again);
	else
		begin(c);
}

void hr_coord_fail(struct hr_coord *c, int err, const char *what)
{
	hr_log(c->env->log, HR_LOG_ERROR, "coord", "coordinator.failed",
	       hr_f_cstr("topic", c->partition->topic), hr_f_i64("partition", c->partition->index),
	       hr_f_cstr("what", what), hr_f_err(err));
	drop_machine(c, HR_ERR_COORDINATOR_NOT_AVAILABLE);
	set_state(c, COORD_WAITING);
	hr_timer_arm(c->env->reactor, &c->timer, HR_COORD_RETRY_MS, begin_again);
}

int hr_coord_create(struct hr_coord_env *env, struct hr_partition *p, struct hr_coord **ret_c)
{
	struct hr_coord *c = calloc(1, sizeof(*c));

	if (!c)
		return -ENOMEM;
	c->out.ops = &hr_coord_out_ops;
	c->env = env;
	c->partition = p;
	c->state = COORD_WAITING;
	hr_list_init(&c->sealed);
	hr_list_init(&c->calls);
	hr_task_init(&c->task, hr_coord_write_task);
	hr_list_push(&env->coords, &c->node);
	*ret_c = c;
	begin(c);
	return 0;
}

static void destroy(struct hr_coord *c)
{
	hr_task_cancel(&c->task);
	hr_list_del(&c->node);
	hr_buf_fini(&c->key);
	hr_buf_fini(&c->value);
	hr_buf_fini(&c->load.raw);
	hr_buf_fini(&c->load.plain);
	free(c);
}

void hr_coord_settle(struct hr_coord *c)
{
	if (c->state != COORD_ENDING || c->load.reading || c->inflight_nr || c->jobs_nr)
		return;
	/* A load that was cut off still had its machine. */
	if (c->machine)
		c->env->ops->destroy(c->machine);
	destroy(c);
}

void hr_coord_unload(struct hr_coord *c, enum hr_wire_err err)
{
	c->end_err = err;
	/* The pool may be replaying into it. */
	if (!c->load.reading)
		drop_machine(c, err);
	hr_timer_cancel(c->env->reactor, &c->timer);
	set_state(c, COORD_ENDING);
	hr_coord_settle(c);
}

void hr_coord_env_fini(struct hr_coord_env *env)
{
	while (!hr_list_empty(&env->coords)) {
		struct hr_coord *c = hr_list_entry(env->coords.next, struct hr_coord, node);

		hr_coord_write_drop(c);
		if (c->machine)
			env->ops->destroy(c->machine);
		destroy(c);
	}
}

/* --- running ------------------------------------------------------------------ */

static void arm(struct hr_coord *c);

static void tick(struct hr_timer *t)
{
	struct hr_coord *c = hr_container_of(t, struct hr_coord, timer);
	void *m;

	if (hr_coord_enter(c, &m))
		return;
	c->env->ops->tick(m);
	hr_coord_leave(c);
}

static void arm(struct hr_coord *c)
{
	int64_t due_ms = c->env->ops->next_ms(c->machine);

	if (due_ms == INT64_MAX)
		hr_timer_cancel(c->env->reactor, &c->timer);
	else if (!hr_timer_armed(&c->timer) || c->timer.due_ms != due_ms)
		hr_timer_arm_at(c->env->reactor, &c->timer, due_ms, tick);
}

enum hr_wire_err hr_coord_enter(struct hr_coord *c, void **ret_m)
{
	switch (c->state) {
	case COORD_ACTIVE:
		break;
	case COORD_LOADING:
		return HR_ERR_COORDINATOR_LOAD_IN_PROGRESS;
	case COORD_WAITING:
		return HR_ERR_COORDINATOR_NOT_AVAILABLE;
	case COORD_ENDING:
		return HR_ERR_NOT_COORDINATOR;
	}
	hr_assert(!c->entered);
	c->entered = true;
	hr_coord_set_now(c);
	*ret_m = c->machine;
	return HR_ERR_NONE;
}

void hr_coord_leave(struct hr_coord *c)
{
	c->entered = false;
	if (c->put_err) {
		hr_coord_fail(c, c->put_err, "record");
		return;
	}
	arm(c);
	if (c->open || !hr_list_empty(&c->sealed) || !hr_list_empty(&c->calls))
		hr_task_defer(c->env->reactor, &c->task);
}

void hr_coord_loaded(struct hr_coord *c)
{
	struct coord_load *l = &c->load;
	struct hr_coord_stats *st = &c->env->stats;
	int64_t took_ms = hr_reactor_now_ms(c->env->reactor) - l->begun_ms;

	st->loads++;
	st->loaded_records += l->records;
	st->loaded_bytes += l->bytes;
	st->odd_records += l->odd_records;
	st->load_ms_sum += (uint64_t)took_ms;
	st->load_ms_max = HR_MAX(st->load_ms_max, (uint64_t)took_ms);
	hr_log(c->env->log, took_ms > 1000 || l->odd_records ? HR_LOG_INFO : HR_LOG_DEBUG, "coord",
	       "coordinator.loaded", hr_f_cstr("topic", c->partition->topic),
	       hr_f_i64("partition", c->partition->index),
	       hr_f_i64("records", (int64_t)l->records), hr_f_i64("bytes", (int64_t)l->bytes),
	       hr_f_i64("odd_records", (int64_t)l->odd_records), hr_f_i64("ms", took_ms));
	c->committed = c->seq;
	set_state(c, COORD_ACTIVE);
	c->entered = true;
	hr_coord_set_now(c);
	/* What changed while it was loaded. */
	c->env->ops->set_config(c->machine, c->env->config);
	c->env->ops->set_image(c->machine, c->env->image, &(struct hr_changes){ .all = true });
	c->env->ops->loaded(c->machine);
	hr_coord_leave(c);
}

/* --- what all of a reactor share ---------------------------------------------- */

void hr_coord_env_init(struct hr_coord_env *env)
{
	hr_list_init(&env->coords);
}

void hr_coord_env_set_config(struct hr_coord_env *env, struct hr_config *config)
{
	env->config = config;
	hr_list_each_safe(n, next, &env->coords) {
		struct hr_coord *c = hr_list_entry(n, struct hr_coord, node);
		void *m;

		if (hr_coord_enter(c, &m))
			continue;
		env->ops->set_config(m, config);
		hr_coord_leave(c);
	}
}

void hr_coord_env_set_image(struct hr_coord_env *env, struct hr_image *image,
			    const struct hr_changes *changes)
{
	env->image = image;
	hr_list_each_safe(n, next, &env->coords) {
		struct hr_coord *c = hr_list_entry(n, struct hr_coord, node);
		void *m;

		if (hr_coord_enter(c, &m))
			continue;
		env->ops->set_image(m, image, changes);
		hr_coord_leave(c);
	}
}
