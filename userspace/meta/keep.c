// SPDX-License-Identifier: Apache-2.0
/*
 * keep: snapshots of the metadata log, and how long they and the log are kept.
 *
 * A snapshot is due after metadata.log.max.record.bytes.between.snapshots of
 * records or metadata.log.max.snapshot.interval.ms.  It is written in the pool
 * from a frozen image.  Log segments that lie wholly below the newest snapshot go
 * once log and snapshots together exceed metadata.max.retention.bytes; older
 * snapshots go with them, the newest always stays.
 */
#include <hr/config/config.h>
#include <stdio.h>
#include <stdlib.h>
#include "controller_priv.h"

struct removal {
	struct hr_sys *sys;
	const char *dir;
	int64_t below;
};

static int remove_older(void *arg, const char *name)
{
	struct removal *r = arg;
	struct hr_snapshot_id id;
	char path[4096];

	if (hr_snapshot_name_parse(name, &id) || id.end_offset >= r->below)
		return 0;
	snprintf(path, sizeof(path), "%s/%s", r->dir, name);
	return r->sys->file->unlink(r->sys, path);
}

static void snapshot_run(struct hr_job *job)
{
	struct hr_controller *c = hr_container_of(job, struct hr_controller, snapshot_job);
	struct removal older = { c->sys, c->path, c->snapshot_made.end_offset };

	c->snapshot_err = hr_snapshot_write_sync(c->sys, c->path, c->snapshot_made,
						 c->snapshot_image, NULL, &c->snapshot_kraft,
						 c->snapshot_image->timestamp_ms);
	if (!c->snapshot_err)
		c->snapshot_err = c->sys->file->list(c->sys, c->path, remove_older, &older);
}

static void retain_run(struct hr_job *job)
{
	struct hr_controller *c = hr_container_of(job, struct hr_controller, snapshot_job);

	c->snapshot_err = hr_log_retain_sync(c->retain_job);
	if (!c->snapshot_err)
		c->snapshot_err = hr_log_unlink_sync(c->retain_job);
}

static void retain_done(struct hr_job *job)
{
	struct hr_controller *c = hr_container_of(job, struct hr_controller, snapshot_job);

	hr_log_job_free(c->retain_job);
	c->retain_job = NULL;
	c->snapshot_running = false;
}

static void drop_prefix(struct hr_controller *c)
{
	bool want_roll;

	c->snapshot_running = false;
	if (hr_log_size_bytes(c->log) <=
	    hr_config_num(c->config, HR_CFG_METADATA_MAX_RETENTION_BYTES))
		return;
	if (hr_log_set_start_offset(c->log, c->snapshot.end_offset) ||
	    hr_log_retain_begin(c->log, hr_sys_wall_ms(c->sys), &want_roll, &c->retain_job))
		return;
	c->snapshot_running = !hr_pool_submit(c->pool, &c->snapshot_job, c->reactor,
					      HR_POOL_BACKFILL, retain_run, retain_done);
	if (!c->snapshot_running) {
		hr_log_job_free(c->retain_job);
		c->retain_job = NULL;
	}
}

static void snapshot_done(struct hr_job *job)
{
	struct hr_controller *c = hr_container_of(job, struct hr_controller, snapshot_job);

	hr_image_put(c->snapshot_image);
	c->snapshot_image = NULL;
	if (!c->snapshot_err) {
		c->snapshot = c->snapshot_made;
		drop_prefix(c);
	} else {
		/* Tried again after the next interval; the log still holds everything. */
		c->snapshot_running = false;
	}
}

void hr_controller_keep(struct hr_controller *c)
{
	int64_t bytes = (int64_t)hr_log_stats(c->log)->appended_bytes - c->snapshot_log_bytes;
	int64_t now_ms = hr_sys_mono_ms(c->sys);
	int64_t bytes_max =
		hr_config_num(c->config, HR_CFG_METADATA_LOG_MAX_RECORD_BYTES_BETWEEN_SNAPSHOTS);
	int64_t interval_ms =
		hr_config_num(c->config, HR_CFG_METADATA_LOG_MAX_SNAPSHOT_INTERVAL_MS);

	if (c->snapshot_running || c->draft->before_txn || !bytes ||
	    (bytes < bytes_max && (!interval_ms || now_ms - c->snapshot_ms < interval_ms)))
		return;
	/* The draft may be ahead of the force; a snapshot holds what is forced. */
	if (hr_log_high_watermark(c->log) != hr_log_end_offset(c->log) ||
	    !hr_list_empty(&c->appending))
		return;
	if (hr_image_freeze(c->draft, &c->snapshot_image))
		return;
	c->snapshot_kraft = c->kraft;
	c->snapshot_made = (struct hr_snapshot_id){ hr_log_end_offset(c->log), c->epoch };
	c->snapshot_log_bytes += bytes;
	c->snapshot_ms = now_ms;
	c->snapshot_running = !hr_pool_submit(c->pool, &c->snapshot_job, c->reactor,
					      HR_POOL_BACKFILL, snapshot_run, snapshot_done);
	if (!c->snapshot_running) {
		hr_image_put(c->snapshot_image);
		c->snapshot_image = NULL;
	}
}
