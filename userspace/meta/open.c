// SPDX-License-Identifier: Apache-2.0
/*
 * open: from a formatted metadata directory to a leader.
 *
 *  1  quorum-state, newest snapshot, log (always recovered by a full scan)
 *  2  replay: snapshot (not 0-0, whose records are copied in step 5), then log
 *  3  the voter set must be this node alone
 *  4  epoch := highest seen + 1; quorum-state is durable before anything is
 *     written in that epoch
 *  5  first batch: LeaderChange; into a log without metadata also kraft version
 *     and voters, then the bootstrap records as one metadata transaction
 *  6  a voter record when our endpoints are not those of the set
 *
 * A stop at any point leaves a directory that opens again: a log without metadata
 * is bootstrapped from the same snapshot, and a transaction without its end is
 * aborted before.
 */
#include <fcntl.h>
#include <hr/lib/be.h>
#include <hr/lib/uuid.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <hr/protocol/record_batch.h>
#include <hr/storage/log_dir.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include "controller_priv.h"

#define READ_BYTES (1 << 20)
#define BOOTSTRAP_RECORD_NR_MAX 9000

static int log_progress(void *arg, int64_t done, int64_t total)
{
	const struct hr_controller_params *p = arg;

	if (p->progress)
		p->progress(p->progress_arg, done, total);
	return 0;
}

static int open_log(struct hr_controller *c, const struct hr_controller_params *p,
		    struct hr_buf *why)
{
	struct hr_log_config lc = HR_LOG_CONFIG_DEFAULT;
	struct hr_log_load_info info;
	struct hr_log_open_params op = { .sys = c->sys,
					 .path = c->path,
					 .config = &lc,
					 .log_start_offset = -1,
					 .high_watermark = -1,
					 .progress = log_progress,
					 .progress_arg = (void *)(uintptr_t)p };
	struct hr_sys_stat st;
	int err;

	lc.segment_bytes = hr_config_int(c->config, HR_CFG_METADATA_LOG_SEGMENT_BYTES);
	if (hr_config_is_set(c->config, HR_CFG_INTERNAL_METADATA_LOG_SEGMENT_BYTES))
		lc.segment_bytes =
			hr_config_int(c->config, HR_CFG_INTERNAL_METADATA_LOG_SEGMENT_BYTES);
	lc.segment_ms = hr_config_num(c->config, HR_CFG_METADATA_LOG_SEGMENT_MS);
	lc.retention_ms = -1;
	lc.retention_bytes = -1;
	lc.max_message_bytes = INT32_MAX;
	lc.timestamp_after_max_ms = INT64_MAX;
	if (c->sys->file->stat(c->sys, c->path, &st)) {
		hr_buf_printf(why, "%s: is not there; format the directory first", c->path);
		return -ENOENT;
	}
	err = hr_log_open_sync(&op, &info, &c->log);
	if (err)
		hr_buf_printf(why, "%s: %s", c->path, strerror(-err));
	return err;
}

static int load_snapshot(struct hr_controller *c, struct hr_buf *bootstrap, struct hr_buf *why)
{
	bool is_bootstrap = c->snapshot.end_offset == 0;
	struct hr_buf bytes = HR_BUF_INIT;
	int err;

	if (c->snapshot.end_offset < 0)
		return 0;
	err = hr_snapshot_read_sync(c->sys, c->path, c->snapshot, &bytes);
	if (err)
		hr_buf_printf(why, "snapshot at %lld in %s: %s", (long long)c->snapshot.end_offset,
			      c->path, strerror(-err));
	else
		err = hr_metadata_batches_replay(bytes.p, bytes.len, false,
						 is_bootstrap ? NULL : c->draft, &c->kraft,
						 is_bootstrap ? bootstrap : NULL, why);
	if (!err && !is_bootstrap) {
		c->draft->offset = c->snapshot.end_offset - 1;
		c->draft->epoch = c->snapshot.epoch;
	}
	hr_buf_fini(&bytes);
	return err;
}

/* bootstrap.checkpoint of older formatters, where the 0-0 snapshot had no data. */
static int load_old_bootstrap(struct hr_controller *c, const char *dir, struct hr_buf *bootstrap,
			      struct hr_buf *why)
{
	struct hr_buf bytes = HR_BUF_INIT;
	int err;

	if (bootstrap->len)
		return 0;
	err = hr_text_file_read_sync(c->sys, dir, "bootstrap.checkpoint", 64 << 20, &bytes);
	if (!err)
		err = hr_metadata_batches_replay(bytes.p, bytes.len, false, NULL, NULL, bootstrap,
						 why);
	hr_buf_fini(&bytes);
	return err == -ENOENT ? 0 : err;
}

static int replay_log(struct hr_controller *c, struct hr_buf *why)
{
	int64_t at = HR_MAX(c->snapshot.end_offset, 0), end = hr_log_end_offset(c->log);
	uint8_t *buf = NULL;
	size_t cap = READ_BYTES;
	int err = 0;

	if (hr_log_start_offset(c->log) > at) {
		hr_buf_printf(why, "%s: the log starts at %lld and no snapshot reaches it", c->path,
			      (long long)hr_log_start_offset(c->log));
		return -EBADMSG;
	}
	while (!err && at < end) {
		struct hr_read_req req = { .offset = at, .upper_offset = end,
					   .max_bytes = (int32_t)cap, .min_one = true };
		size_t whole = 0;
		struct hr_batch b;
		ssize_t n;

		buf = buf ?: malloc(cap);
		n = buf ? hr_log_read_sync(c->log, &req, buf, cap) : -ENOMEM;
		if (n <= 0) {
			err = n ? (int)n : -EBADMSG;
			break;
		}
		while (!hr_batch_parse(buf + whole, (size_t)n - whole, &b) &&
		       (size_t)b.batch_len <= (size_t)n - whole) {
			whole += (size_t)b.batch_len;
			at = hr_batch_last_offset(&b) + 1;
		}
		if (!whole && !hr_batch_parse(buf, (size_t)n, &b)) {
			/* One batch larger than the buffer. */
			free(buf);
			buf = NULL;
			cap = (size_t)b.batch_len;
			continue;
		}
		err = whole ? hr_metadata_batches_replay(buf, whole, true, c->draft, &c->kraft,
							 NULL, why)
			    : -EBADMSG;
	}
	free(buf);
	if (err && !why->len)
		hr_buf_printf(why, "%s at offset %lld: %s", c->path, (long long)at, strerror(-err));
	return err;
}

/* Static voters, as in "1@host:9093". */
static int static_voters(struct hr_controller *c, struct hr_buf *why)
{
	const char *pos = hr_config_text(c->config, HR_CFG_CONTROLLER_QUORUM_VOTERS);
	struct hr_str item;

	while (hr_config_list_next(&pos, &item)) {
		char *at;
		long id = strtol(item.p, &at, 10);

		if (at == item.p || *at != '@' || id < 0 || id > INT32_MAX ||
		    c->kraft.voter_nr == HR_VOTER_NR_MAX) {
			hr_buf_printf(why, "controller.quorum.voters=%s: allowed: ID@HOST:PORT,...",
				      hr_config_text(c->config, HR_CFG_CONTROLLER_QUORUM_VOTERS));
			return -EINVAL;
		}
		c->kraft.voters[c->kraft.voter_nr++] = (struct hr_voter){ .id = (int32_t)id };
	}
	return 0;
}

static int check_voters(struct hr_controller *c, const struct hr_controller_params *p,
			struct hr_buf *why)
{
	int err;

	if (!c->kraft.kraft_version && !c->kraft.voter_nr) {
		err = static_voters(c, why);
		if (err)
			return err;
	}
	if (c->kraft.voter_nr != 1 || c->kraft.voters[0].id != p->node_id) {
		hr_buf_printf(
			why,
			"the controller quorum in %s has %d voter(s)%s; only a quorum of this "
			"node alone is served",
			c->path, c->kraft.voter_nr, c->kraft.voter_nr == 1 ? ", another node" : "");
		return -ENOTSUP;
	}
	if (c->kraft.kraft_version &&
	    !hr_uuid_eq(c->kraft.voters[0].directory_id, p->directory_id)) {
		hr_buf_printf(
			why,
			"%s: the voter set names another directory id than meta.properties has",
			c->path);
		return -EINVAL;
	}
	return 0;
}

static int take_lead(struct hr_controller *c, const struct hr_quorum_state *old)
{
	struct hr_quorum_state qs = { .data_version = c->kraft.kraft_version ? 1 : 0,
				      .leader_id = c->node_id, .voted_id = c->node_id };
	int32_t seen =
		HR_MAX(HR_MAX(old->leader_epoch, hr_log_latest_epoch(c->log)), c->snapshot.epoch);

	c->epoch = HR_MAX(seen, 0) + 1;
	qs.leader_epoch = c->epoch;
	qs.voted_directory_id = c->kraft.voters[0].directory_id;
	qs.voters[0] = c->node_id;
	qs.voter_nr = 1;
	return hr_quorum_state_write_sync(c->sys, c->path, &qs);
}

static bool same_endpoints(const struct hr_voter *v, const struct hr_controller_params *p)
{
	if (v->endpoint_nr != p->endpoint_nr)
		return false;
	for (int i = 0; i < p->endpoint_nr; i++)
		if (strcmp(v->endpoints[i].name, p->endpoints[i].name) ||
		    strcmp(v->endpoints[i].host, p->endpoints[i].host) ||
		    v->endpoints[i].port != p->endpoints[i].port)
			return false;
	return true;
}

int hr_controller_build_control(struct hr_controller *c, bool leader_change,
				const struct hr_kraft_state *k, struct hr_buf *out)
{
	int64_t now_ms = hr_sys_wall_ms(c->sys);
	struct hr_batch head = hr_batch_plain_head(hr_log_end_offset(c->log), now_ms);
	struct hr_batch_builder bb;
	int err = 0;

	head.leader_epoch = c->epoch;
	head.attributes = HR_BATCH_CONTROL;
	hr_batch_build_begin(&bb, out, &head);
	if (leader_change)
		err = hr_kraft_put_leader_change(&bb, now_ms, c->node_id);
	if (!err && k)
		err = hr_kraft_put_state(&bb, now_ms, k);
	return err ? err : hr_batch_build_end(&bb);
}

static int append_control(struct hr_controller *c, bool leader_change, bool state)
{
	int64_t now_ms = hr_sys_wall_ms(c->sys);
	struct hr_buf buf = HR_BUF_INIT;
	struct hr_append a;
	int len, err;

	len = hr_controller_build_control(c, leader_change, state ? &c->kraft : NULL, &buf);
	a = (struct hr_append){ .p = buf.p, .len = (size_t)HR_MAX(len, 0) };
	err = len < 0 ? len :
			hr_log_append_sync(c->log, &a, 1, HR_ORIGIN_RAFT_LEADER, c->epoch, now_ms);
	hr_buf_fini(&buf);
	return err;
}

static int put_bootstrap_mark(struct hr_controller *c, struct hr_ctl_op *op, bool begin)
{
	struct hr_begin_transaction_record b;
	struct hr_end_transaction_record e;

	if (begin) {
		hr_struct_init(&hr_begin_transaction_record_desc, &b);
		b.name = HR_STR_LIT("Bootstrap records");
		return hr_controller_put(c, op, HR_METADATA_RECORD_BEGIN_TRANSACTION, &b);
	}
	hr_struct_init(&hr_end_transaction_record_desc, &e);
	return hr_controller_put(c, op, HR_METADATA_RECORD_END_TRANSACTION, &e);
}

/* The metadata.version that the bootstrap records set, found before anything is replayed. */
static int bootstrap_version(const struct hr_buf *frames)
{
	struct hr_image *im;
	struct hr_buf why = HR_BUF_INIT;
	int version = 0;

	if (hr_image_create(&im))
		return 0;
	for (size_t at = 0; at + 4 <= frames->len;) {
		uint32_t len = hr_be32_get(frames->p + at);

		if (hr_image_replay(im, frames->p + at + 4, len, &why))
			break;
		at += 4 + len;
	}
	version = hr_image_feature(im, "metadata.version");
	hr_image_put(im);
	hr_buf_fini(&why);
	return version;
}

static int bootstrap(struct hr_controller *c, const struct hr_buf *frames, struct hr_buf *why)
{
	int version = bootstrap_version(frames);
	struct hr_ctl_op op;
	int err = 0;

	if (version < HR_METADATA_VERSION_MIN || version > HR_METADATA_VERSION_MAX) {
		hr_buf_printf(why,
			      "%s: bootstrap records name metadata.version %d; allowed: %d..%d",
			      c->path, version, HR_METADATA_VERSION_MIN, HR_METADATA_VERSION_MAX);
		return -ENOTSUP;
	}
	hr_ctl_op_init(&op);
	if (version >= 13)
		err = put_bootstrap_mark(c, &op, true);
	for (size_t at = 0; !err && at + 4 <= frames->len;) {
		uint32_t len = hr_be32_get(frames->p + at);

		err = op.record_nr > BOOTSTRAP_RECORD_NR_MAX
			      ? -E2BIG
			      : hr_image_replay(c->draft, frames->p + at + 4, len, why);
		hr_frame_list_put(&op.frames, frames->p + at + 4, len);
		op.record_nr++;
		at += 4 + len;
	}
	if (!err && version >= 13)
		err = put_bootstrap_mark(c, &op, false);
	if (!err)
		err = op.frames.err ?: hr_controller_commit_sync(c, &op);
	hr_ctl_op_fini(&op);
	return err;
}

/* Steps 5 and 6. */
static int first_records(struct hr_controller *c, const struct hr_controller_params *p,
			 const struct hr_buf *frames, struct hr_buf *why)
{
	/* A start may have ended between the leader's record and the bootstrap records. */
	bool empty = !hr_image_feature(c->draft, "metadata.version") && !c->draft->before_txn;
	struct hr_voter *me = &c->kraft.voters[0];
	bool moved = c->kraft.kraft_version && !same_endpoints(me, p);
	struct hr_abort_transaction_record abort;
	struct hr_ctl_op op;
	int err;

	if (moved) {
		me->endpoint_nr = p->endpoint_nr;
		memcpy(me->endpoints, p->endpoints, (size_t)p->endpoint_nr * sizeof(*p->endpoints));
	}
	err = append_control(c, true, empty || moved);
	hr_ctl_op_init(&op);
	if (!err && c->draft->before_txn) {
		hr_struct_init(&hr_abort_transaction_record_desc, &abort);
		err = hr_controller_put(c, &op, HR_METADATA_RECORD_ABORT_TRANSACTION, &abort);
		empty = !hr_image_feature(c->draft, "metadata.version");
	}
	if (!err)
		err = hr_controller_commit_sync(c, &op);
	hr_ctl_op_fini(&op);
	return err || !empty ? err : bootstrap(c, frames, why);
}

static int check_version(struct hr_controller *c, struct hr_buf *why)
{
	int version = hr_image_feature(c->draft, "metadata.version");

	if (version >= HR_METADATA_VERSION_MIN && version <= HR_METADATA_VERSION_MAX)
		return 0;
	hr_buf_printf(why, "%s: metadata.version %d; allowed: %d..%d", c->path, version,
		      HR_METADATA_VERSION_MIN, HR_METADATA_VERSION_MAX);
	return -ENOTSUP;
}

static int open_all(struct hr_controller *c, const struct hr_controller_params *p,
		    struct hr_buf *frames, struct hr_buf *why)
{
	struct hr_quorum_state qs;
	int err = hr_quorum_state_read_sync(c->sys, c->path, &qs);

	if (err) {
		hr_buf_printf(why, "%s/quorum-state: %s", c->path, strerror(-err));
		return err;
	}
	err = hr_snapshot_newest_sync(c->sys, c->path, &c->snapshot);
	if (!err)
		err = open_log(c, p, why);
	if (!err)
		err = load_snapshot(c, frames, why);
	if (!err)
		err = load_old_bootstrap(c, p->dir, frames, why);
	if (!err)
		err = replay_log(c, why);
	if (!err)
		err = check_voters(c, p, why);
	if (!err)
		err = take_lead(c, &qs);
	if (!err)
		err = hr_log_assign_epoch(c->log, c->epoch);
	if (!err)
		err = first_records(c, p, frames, why);
	return err ? err : check_version(c, why);
}

int hr_controller_open_sync(const struct hr_controller_params *params, struct hr_controller **ret_c,
			    struct hr_buf *why)
{
	struct hr_controller *c = calloc(1, sizeof(*c));
	struct hr_buf frames = HR_BUF_INIT;
	int err = -ENOMEM;

	if (!c)
		return err;
	c->sys = params->sys;
	c->config = hr_config_get(params->config);
	c->node_id = params->node_id;
	hr_list_init(&c->appending);
	hr_list_init(&c->forcing);
	c->self = (struct hr_voter){ .id = c->node_id, .directory_id = params->directory_id,
				     .endpoint_nr = params->endpoint_nr };
	memcpy(c->self.endpoints, params->endpoints,
	       (size_t)params->endpoint_nr * sizeof(*params->endpoints));
	if (asprintf(&c->path, "%s/" HR_METADATA_TOPIC "-0", params->dir) < 0)
		c->path = NULL;
	else
		err = hr_image_create(&c->draft);
	if (!err) {
		err = open_all(c, params, &frames, why);
		c->draft->changes = &c->changes;
		c->snapshot_ms = hr_sys_mono_ms(c->sys);
	}
	hr_buf_fini(&frames);
	if (err) {
		if (!why->len)
			hr_buf_printf(why, "%s: %s", params->dir, strerror(-err));
		hr_controller_abandon(c);
		return err;
	}
	*ret_c = c;
	return 0;
}

void hr_controller_abandon(struct hr_controller *c)
{
	if (c && c->log)
		hr_log_abandon(c->log);
	if (c)
		c->log = NULL;
	hr_controller_close_sync(c);
}

int hr_controller_close_sync(struct hr_controller *c)
{
	int err = 0;

	if (!c)
		return 0;
	if (c->log)
		err = hr_log_close_sync(c->log);
	hr_image_put(c->draft);
	hr_image_put(c->frozen);
	hr_changes_fini(&c->changes);
	hr_changes_fini(&c->frozen_changes);
	hr_config_put(c->config);
	free(c->path);
	free(c);
	return err;
}
