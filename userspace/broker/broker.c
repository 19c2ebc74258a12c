// SPDX-License-Identifier: Apache-2.0
/*
 * broker: making, starting and ending a node; see hr/broker/broker.h.
 *
 * Starting, in order: directories (locked, identity checked) -> sockets bound,
 * not yet accepting, because their ports go into the metadata -> metadata log ->
 * registration -> logs -> reactors.  A client that connects early waits in the
 * backlog and is served when all is ready.
 */
#include <fcntl.h>
#include <hr/lib/uuid.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include "features.h"
#include "kafka_metrics.h"
#include "kernel.h"
#include "pressure.h"
#include "node.h"
#include "observe.h"
#include "quotas.h"
#include "sessions.h"
#include "telemetry.h"

#define SERIES_NR_MAX 20000
#define LISTENERS_FILE ".headrace-listeners"
#define METRICS_FILE ".headrace-metrics"

/* --- create --------------------------------------------------------------- */

static int create_logger(struct hr_broker *b, struct hr_buf *why)
{
	static const char *const formats[] = { "text", "json", "journald" };
	const char *format = hr_config_text(b->config, HR_CFG_HEADRACE_LOG_FORMAT);
	struct hr_logger_opts o = { .fd = 2, .level = HR_LOG_INFO };
	int err;

	for (int i = 0; i < (int)HR_ARRAY_LEN(formats); i++)
		if (!strcmp(format, formats[i]))
			o.format = (enum hr_log_format)i;
	err = hr_logger_level_parse(hr_str(hr_config_text(b->config, HR_CFG_HEADRACE_LOG_LEVEL)),
				    &o.level);
	if (!err)
		err = hr_logger_create(b->sys, &o, &b->log);
	if (err)
		hr_buf_printf(why, "the log: %s", strerror(-err));
	return err;
}

static int cpu_nr(void)
{
	cpu_set_t set;

	return sched_getaffinity(0, sizeof(set), &set) ? 1 : HR_MAX(CPU_COUNT(&set), 1);
}

static int create_reactors(struct hr_broker *b, struct hr_buf *why)
{
	const char *backend = hr_config_text(b->config, HR_CFG_HEADRACE_LOOP_BACKEND);
	struct hr_pool_opts po = { .thread_nr = (uint32_t)hr_config_int(
					   b->config, HR_CFG_HEADRACE_POOL_THREADS),
				   .queue_max_nr = { 1 << 17, 4096 } };
	struct hr_reactor_opts ro = { .backend = !strcmp(backend, "uring") ? HR_LOOP_URING :
						 !strcmp(backend, "epoll") ? HR_LOOP_EPOLL :
									     HR_LOOP_AUTO };
	int nr = hr_config_int(b->config, HR_CFG_HEADRACE_REACTORS), err;

	nr = HR_MIN(nr ? nr : cpu_nr(), HR_REACTOR_NR_MAX);
	err = hr_pool_create(&po, &b->pool);
	ro.pool = b->pool;
	for (int i = 0; !err && i < nr; i++) {
		err = hr_reactor_create(b->sys, i, &ro, &b->reactors[i]);
		b->shard_nr += err ? 0 : 1;
	}
	if (err)
		hr_buf_printf(why, "headrace.loop.backend=%s: %s", backend, strerror(-err));
	else if (hr_reactor_note(b->reactors[0]))
		hr_log(b->log, HR_LOG_WARN, "loop", "degraded",
		       hr_f_cstr("note", hr_reactor_note(b->reactors[0])));
	return err;
}

static int create_memory(struct hr_broker *b)
{
	int64_t queued = hr_config_num(b->config, HR_CFG_QUEUED_MAX_REQUEST_BYTES);
	uint64_t largest =
		(uint64_t)hr_config_num(b->config, HR_CFG_SOCKET_REQUEST_MAX_BYTES) + (1 << 20);
	uint64_t reserve;
	int err;

	b->memory_limit_bytes = hr_memory_limit_sync(b->sys, b->config);
	/* The reserve lets one largest request through, but is never more than half. */
	reserve = HR_MIN(largest, b->memory_limit_bytes / 2);
	err = hr_account_create(b->memory_limit_bytes, reserve, &b->account);
	if (!err && queued > 0)
		hr_account_purpose_limit_set(b->account, HR_ACCOUNT_RECV, (uint64_t)queued);
	return err;
}

int hr_broker_create(const struct hr_broker_opts *opts, struct hr_broker **ret_b,
		     struct hr_buf *why)
{
	struct hr_broker *b = calloc(1, sizeof(*b));
	int err;

	if (!b)
		return -ENOMEM;
	b->sys = opts->sys;
	b->opts = *opts;
	b->config = hr_config_get(opts->config);
	b->refused_lines = HR_LOG_LIMIT(20, 10000);
	b->client_lines = HR_LOG_LIMIT(20, 10000);
	pthread_mutex_init(&b->end_lock, NULL);
	pthread_cond_init(&b->end_cond, NULL);
	err = hr_roles_parse(b->config, &b->roles, why);
	if (!err)
		err = hr_listeners_parse(b->config, &b->listeners, why);
	if (!err)
		err = hr_dirs_parse(b->config, &b->dirs, why);
	if (!err)
		err = create_logger(b, why);
	if (!err)
		err = create_reactors(b, why);
	if (!err)
		err = create_memory(b);
	if (!err)
		err = hr_metrics_create((uint32_t)b->shard_nr, SERIES_NR_MAX, &b->metrics);
	if (!err)
		err = hr_broker_metrics_init(b);
	if (!err)
		err = hr_shards_init(b);
	if (!err)
		err = hr_fetch_sessions_init(b);
	if (!err)
		err = hr_telemetry_create(b, &b->telemetry);
	if (!err)
		err = hr_quotas_create(b);
	if (!err)
		err = hr_broker_kernel_open(b);
	if (!err)
		err = hr_observing_create(b);
	if (err) {
		if (!why->len)
			hr_buf_printf(why, "starting: %s", strerror(-err));
		hr_broker_destroy(b);
		return err;
	}
	*ret_b = b;
	return 0;
}

/* --- directories ------------------------------------------------------------ */

static int auto_format(struct hr_broker *b, struct hr_buf *why)
{
	bool is_static = hr_config_text(b->config, HR_CFG_CONTROLLER_QUORUM_VOTERS) &&
			 *hr_config_text(b->config, HR_CFG_CONTROLLER_QUORUM_VOTERS);
	struct hr_format_opts o = { .sys = b->sys, .config = b->config, .listeners = &b->listeners,
				    .node_id = b->roles.node_id, .cluster_id = b->cluster_id,
				    .mode = is_static ? HR_FORMAT_STATIC : HR_FORMAT_STANDALONE,
				    .metadata_version = HR_METADATA_VERSION_MAX };
	struct hr_format_feature levels[HR_FEATURE_NR];
	struct hr_buf said = HR_BUF_INIT;
	int err;

	o.features = levels;
	for (int i = 0; i < HR_FEATURE_NR; i++)
		if (hr_features[i].fresh)
			levels[o.feature_nr++] = (struct hr_format_feature){
				hr_features[i].name, hr_features[i].fresh };
	hr_cluster_id_make(b->sys, b->cluster_id);
	err = hr_format_sync(&o, &said, why);
	if (!err)
		hr_log(b->log, HR_LOG_INFO, "broker", "formatted",
		       hr_f_cstr("cluster_id", b->cluster_id));
	hr_buf_fini(&said);
	return err;
}

static int check_identity(struct hr_broker *b, const char *path,
			  const struct hr_meta_properties *mp, struct hr_buf *why)
{
	if (mp->version < 0) {
		hr_buf_printf(why,
			      "%s: not formatted; run: headrace format --config FILE (or set "
			      "headrace.format.auto=true)",
			      path);
		return -EINVAL;
	}
	if (mp->node_id >= 0 && mp->node_id != b->roles.node_id) {
		hr_buf_printf(why, "node.id=%d: %s belongs to node %d", b->roles.node_id, path,
			      mp->node_id);
		return -EINVAL;
	}
	if (*b->cluster_id && strcmp(b->cluster_id, mp->cluster_id)) {
		hr_buf_printf(why, "%s: belongs to cluster %s, others here to %s", path,
			      mp->cluster_id, b->cluster_id);
		return -EINVAL;
	}
	snprintf(b->cluster_id, sizeof(b->cluster_id), "%s", mp->cluster_id);
	return 0;
}

static int open_dirs(struct hr_broker *b, struct hr_buf *why)
{
	struct hr_meta_properties mp;
	int err = 0, formatted_nr = 0;

	for (int i = 0; i < b->dirs.nr; i++)
		if (!hr_meta_properties_read_sync(b->sys, b->dirs.paths[i], &mp) && mp.version >= 0)
			formatted_nr++;
	if (!formatted_nr && b->opts.format_auto) {
		err = auto_format(b, why);
		if (err)
			return err;
	}
	b->cluster_id[0] = 0;
	b->was_clean = true;
	for (int i = 0; i < b->dirs.nr; i++) {
		struct hr_log_dir *d = &b->log_dirs[i];

		err = hr_log_dir_open_sync(b->sys, b->dirs.paths[i], d);
		if (err == -EWOULDBLOCK)
			hr_buf_printf(why, "%s: another process uses it", b->dirs.paths[i]);
		else if (err)
			hr_buf_printf(why, "%s: %s", b->dirs.paths[i], strerror(-err));
		if (err)
			return err;
		b->open_dir_nr++;
		err = check_identity(b, b->dirs.paths[i], &d->meta, why);
		if (err)
			return err;
		if (hr_uuid_is_zero(d->meta.directory_id)) {
			d->meta.directory_id = hr_directory_id_make(b->sys);
			d->meta.version = 1;
			d->meta.node_id = b->roles.node_id;
			err = hr_meta_properties_write_sync(b->sys, b->dirs.paths[i], &d->meta);
			if (err) {
				hr_buf_printf(why, "%s/meta.properties: %s", b->dirs.paths[i],
					      strerror(-err));
				return err;
			}
		}
		if (i < b->dirs.log_dir_nr)
			b->was_clean &= d->was_clean;
	}
	return 0;
}

/* --- network ---------------------------------------------------------------- */

static void host_name(struct hr_broker *b, char *to, size_t cap)
{
	struct hr_buf text = HR_BUF_INIT;

	/* Kafka advertises the canonical host name for a listener on every address. */
	if (hr_props_slurp_sync(b->sys, "/proc/sys/kernel/hostname", 256, &text) || !text.len)
		hr_buf_str(&text, "localhost");
	snprintf(to, cap, "%.*s", (int)strcspn(hr_buf_cstr(&text), "\n"), hr_buf_cstr(&text));
	hr_buf_fini(&text);
}

static uint32_t listener_limit(const struct hr_broker *b, const char *name)
{
	char key[HR_LISTENER_NAME_MAX + 40];
	const char *v;

	snprintf(key, sizeof(key), "listener.name.%s.max.connections", name);
	for (char *p = key; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	v = hr_props_get(&b->config->file, key);
	return v ? (uint32_t)strtoul(v, NULL, 10) : 0;
}

/* Clients must not keep nodes from each other, where these have a listener to themselves. */
static bool is_protected(const struct hr_broker *b, int i)
{
	int client_nr = 0;

	for (int k = 0; k < b->listeners.nr; k++)
		client_nr += !b->listeners.v[k].is_controller;
	return b->listeners.v[i].is_controller || (client_nr > 1 && i == b->listeners.inter_broker);
}

static int listen_one(struct hr_broker *b, int i, struct hr_buf *why)
{
	struct hr_bound_listener *bl = &b->bound[i];
	struct hr_listener_opts lo = {
		.host = b->listeners.v[i].host, .port = b->listeners.v[i].port,
		.backlog = hr_config_int(b->config, HR_CFG_SOCKET_LISTEN_BACKLOG_SIZE),
		.conn_max_nr = listener_limit(b, b->listeners.v[i].name), .user = bl,
	};
	int err;

	lo.rate_protected = is_protected(b, i);
	bl->conf = b->listeners.v[i];
	bl->broker = b;
	lo.name = bl->conf.name;
	/* The kernel tunes buffers better than a fixed size, so Kafka's default is not applied. */
	if (hr_config_is_set(b->config, HR_CFG_SOCKET_SEND_BUFFER_BYTES))
		lo.sndbuf_bytes = hr_config_int(b->config, HR_CFG_SOCKET_SEND_BUFFER_BYTES);
	if (hr_config_is_set(b->config, HR_CFG_SOCKET_RECEIVE_BUFFER_BYTES))
		lo.rcvbuf_bytes = hr_config_int(b->config, HR_CFG_SOCKET_RECEIVE_BUFFER_BYTES);
	err = hr_net_listen(b->net, &lo, &bl->net);
	if (err) {
		hr_buf_printf(why, "listeners=%s://%s:%u: %s", lo.name, lo.host, lo.port,
			      strerror(-err));
		return err;
	}
	bl->conf.port = hr_listener_port(bl->net);
	if (!bl->conf.adv_port)
		bl->conf.adv_port = bl->conf.port;
	if (!*bl->conf.adv_host || !strcmp(bl->conf.adv_host, "0.0.0.0") ||
	    !strcmp(bl->conf.adv_host, "::"))
		host_name(b, bl->conf.adv_host, sizeof(bl->conf.adv_host));
	return 0;
}

static int bind_all(struct hr_broker *b, struct hr_buf *why)
{
	struct hr_ip_limit overrides[256];
	char text[8192];
	struct hr_net_opts o = { .reactors = b->reactors, .reactor_nr = (uint32_t)b->shard_nr,
				 .pool = b->pool, .account = b->account, .log = b->log,
				 .metrics = b->metrics, .ops = &hr_broker_conn_ops, .user = b };
	int err;

	o.conn_rate_burst_ns = hr_quota_conn_span_ns(b->config);
	hr_net_limits_of(b->config, &o.limits, overrides, text, sizeof(text));
	hr_broker_kernel_net_opts(b, &o);
	err = hr_net_create(b->sys, &o, &b->net);
	if (err)
		hr_buf_printf(why, "network: %s", strerror(-err));
	for (int i = 0; !err && i < b->listeners.nr; i++)
		err = listen_one(b, i, why);
	return err;
}

static void write_listeners_file(struct hr_broker *b)
{
	struct hr_buf text = HR_BUF_INIT;
	int err;

	for (int i = 0; i < b->listeners.nr; i++) {
		const struct hr_listener_conf *l = &b->bound[i].conf;
		bool v6 = strchr(l->host, ':');

		hr_buf_printf(&text, "%s://%s%s%s:%u\n", l->name, v6 ? "[" : "", l->host,
			      v6 ? "]" : "", l->port);
	}
	err = text.err ? text.err
		       : hr_text_file_write_sync(b->sys, b->dirs.paths[0], LISTENERS_FILE, text.p,
						 text.len);
	if (!err && b->metrics_port) {
		text.len = 0;
		hr_buf_printf(&text, "%u\n", b->metrics_port);
		err = hr_text_file_write_sync(b->sys, b->dirs.paths[0], METRICS_FILE, text.p,
					      text.len);
	}
	if (err)
		hr_log(b->log, HR_LOG_WARN, "broker", "listeners.file", hr_f_err(err));
	hr_buf_fini(&text);
}

/* --- start ------------------------------------------------------------------ */

static void publish(void *arg, struct hr_image *im, const struct hr_changes *changes)
{
	hr_shards_publish(arg, im, changes);
}

static void metadata_failed(void *arg, int err, const char *what)
{
	hr_broker_fatal(arg, err, what);
}

static int open_metadata(struct hr_broker *b, struct hr_buf *why)
{
	struct hr_voter_endpoint ep[HR_VOTER_ENDPOINT_NR_MAX];
	struct hr_controller_params p = { .sys = b->sys,
					  .dir = b->dirs.paths[b->dirs.metadata],
					  .config = b->config,
					  .node_id = b->roles.node_id,
					  .directory_id =
						  b->log_dirs[b->dirs.metadata].meta.directory_id,
					  .endpoints = ep };

	for (int i = 0; i < b->listeners.nr && p.endpoint_nr < HR_VOTER_ENDPOINT_NR_MAX; i++) {
		const struct hr_listener_conf *l = &b->bound[i].conf;
		struct hr_voter_endpoint *e = &ep[p.endpoint_nr];

		if (!l->is_controller)
			continue;
		snprintf(e->name, sizeof(e->name), "%s", l->name);
		snprintf(e->host, sizeof(e->host), "%s", l->adv_host);
		e->port = l->adv_port;
		p.endpoint_nr++;
	}
	return hr_controller_open_sync(&p, &b->controller, why);
}

static int say_feature(void *arg, struct hr_slice key, void *value)
{
	struct hr_str name = { (const char *)key.p, key.len };
	struct hr_broker *b = arg;

	if (!hr_feature_find(name))
		hr_log(b->log, HR_LOG_WARN, "broker", "feature.not_served",
		       hr_f_str("feature", name), hr_f_i64("level", (int64_t)(uintptr_t)value - 1));
	return 0;
}

static void say_remark(void *arg, const char *line)
{
	struct hr_broker *b = arg;

	hr_log(b->log, HR_LOG_WARN, "config", "remark", hr_f_cstr("text", line));
}

static int merge_dynamic(struct hr_broker *b)
{
	struct hr_config *config;
	int err = hr_settings_merge(b, hr_controller_draft(b->controller), &config);

	if (err)
		return err;
	hr_config_put(b->config);
	b->config = config;
	for (int i = 0; i < b->shard_nr; i++) {
		hr_config_put(b->shards[i].config);
		b->shards[i].config = hr_config_get(config);
	}
	return 0;
}

int hr_broker_start(struct hr_broker *b, struct hr_buf *why)
{
	struct hr_controller_hooks hooks = { publish, metadata_failed, b };
	int64_t begun_ns = hr_sys_mono_ns(b->sys);
	struct hr_slice all = { NULL, 0 };
	int err;

	hr_config_remarks(b->config, say_remark, b);
	err = open_dirs(b, why);
	if (!err)
		err = bind_all(b, why);
	if (!err)
		err = open_metadata(b, why);
	if (!err)
		err = merge_dynamic(b);
	if (!err)
		err = hr_registration_sync(b, why);
	if (!err)
		err = hr_shards_load_sync(b, why);
	if (err)
		return err;
	hr_ptree_walk(&hr_controller_draft(b->controller)->features, all, say_feature, b);
	if (!b->opts.embedded &&
	    hr_config_int(b->config, HR_CFG_OFFSETS_TOPIC_REPLICATION_FACTOR) > 1)
		say_remark(
			b,
			"offsets.topic.replication.factor is above 1, so internal topics cannot be "
			"made on this one node; set it to 1");
	hr_quotas_configure(b);
	hr_quotas_follow(b, hr_controller_draft(b->controller));
	err = hr_broker_kernel_start(b);
	if (err)
		return err;
	hr_controller_start(b->controller, b->reactors[0], b->pool, &hooks);
	hr_shards_start(b);
	err = hr_checkpoints_start(b) ?: hr_pressure_start(b);
	for (int i = 0; !err && i < b->shard_nr; i++)
		err = hr_reactor_start(b->reactors[i]);
	if (!err)
		err = hr_observing_start(b);
	if (err) {
		hr_buf_printf(why, "reactors: %s", strerror(-err));
		return err;
	}
	write_listeners_file(b);
	__atomic_store_n(&b->ready, 1, __ATOMIC_RELEASE);
	for (int i = 0; i < b->listeners.nr; i++)
		hr_log(b->log, HR_LOG_INFO, "broker", "listening",
		       hr_f_cstr("listener", b->bound[i].conf.name),
		       hr_f_cstr("host", b->bound[i].conf.adv_host),
		       hr_f_i64("port", b->bound[i].conf.adv_port));
	hr_log(b->log, HR_LOG_INFO, "broker", "ready", hr_f_i64("node", b->roles.node_id),
	       hr_f_cstr("cluster_id", b->cluster_id), hr_f_i64("reactors", b->shard_nr),
	       hr_f_cstr("loop", hr_reactor_backend(b->reactors[0])),
	       hr_f_i64("start_ms", (hr_sys_mono_ns(b->sys) - begun_ns) / 1000000));
	return 0;
}

bool hr_broker_stopping(const struct hr_broker *b)
{
	return __atomic_load_n(&b->stopping, __ATOMIC_ACQUIRE);
}

bool hr_broker_ready(const struct hr_broker *b)
{
	return __atomic_load_n(&b->ready, __ATOMIC_ACQUIRE) && !hr_broker_stopping(b);
}

int hr_broker_metrics_render(struct hr_broker *b, struct hr_buf *out)
{
	return hr_kafka_metrics_render(b, out);
}

void hr_broker_note_metrics_port(struct hr_broker *b, uint16_t port)
{
	b->metrics_port = port;
}
