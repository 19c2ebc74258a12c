// SPDX-License-Identifier: Apache-2.0
/* settings: from knobs to the structs that the lower modules take. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include "node.h"

void hr_log_config_of(const struct hr_config *c, const struct hr_props *overrides,
		      struct hr_log_config *ret_lc)
{
	char scratch[32];
#define NUM(key) hr_config_topic(c, overrides, HR_TCFG_##key, NULL, scratch).num
#define TEXT(key) hr_config_topic(c, overrides, HR_TCFG_##key, NULL, scratch).text
	static const char *const codecs[] = { "uncompressed", "gzip", "snappy", "lz4", "zstd" };
	const char *pos = TEXT(CLEANUP_POLICY), *codec = TEXT(COMPRESSION_TYPE);
	struct hr_log_config lc = HR_LOG_CONFIG_DEFAULT;
	struct hr_str item;

	lc.segment_bytes = (int32_t)NUM(SEGMENT_BYTES);
	if (overrides && hr_props_get(overrides, "internal.segment.bytes"))
		lc.segment_bytes = (int32_t)NUM(INTERNAL_SEGMENT_BYTES);
	lc.segment_ms = NUM(SEGMENT_MS);
	lc.segment_jitter_ms = NUM(SEGMENT_JITTER_MS);
	lc.index_interval_bytes = (int32_t)NUM(INDEX_INTERVAL_BYTES);
	lc.index_bytes = (int32_t)NUM(SEGMENT_INDEX_BYTES);
	lc.retention_ms = NUM(RETENTION_MS);
	lc.retention_bytes = NUM(RETENTION_BYTES);
	lc.flush_messages = NUM(FLUSH_MESSAGES);
	lc.flush_ms = NUM(FLUSH_MS);
	lc.max_message_bytes = (int32_t)NUM(MAX_MESSAGE_BYTES);
	lc.max_decompressed_message_bytes = (int32_t)NUM(MAX_DECOMPRESSED_MESSAGE_BYTES);
	lc.log_append_time = !strcmp(TEXT(MESSAGE_TIMESTAMP_TYPE), "LogAppendTime");
	lc.timestamp_before_max_ms = NUM(MESSAGE_TIMESTAMP_BEFORE_MAX_MS);
	lc.timestamp_after_max_ms = NUM(MESSAGE_TIMESTAMP_AFTER_MAX_MS);
	lc.min_compaction_lag_ms = NUM(MIN_COMPACTION_LAG_MS);
	lc.max_compaction_lag_ms = NUM(MAX_COMPACTION_LAG_MS);
	lc.min_cleanable_ratio =
		hr_config_topic(c, overrides, HR_TCFG_MIN_CLEANABLE_DIRTY_RATIO, NULL, scratch).dbl;
	lc.delete_retention_ms = NUM(DELETE_RETENTION_MS);
	lc.preallocate = NUM(PREALLOCATE) == 1;
	lc.file_delete_delay_ms = NUM(FILE_DELETE_DELAY_MS);
	lc.gzip_level = (int32_t)NUM(COMPRESSION_GZIP_LEVEL);
	lc.lz4_level = (int32_t)NUM(COMPRESSION_LZ4_LEVEL);
	lc.zstd_level = (int32_t)NUM(COMPRESSION_ZSTD_LEVEL);
	lc.producer_expiration_ms = hr_config_num(c, HR_CFG_PRODUCER_ID_EXPIRATION_MS);
	lc.cleanup_delete = lc.cleanup_compact = false;
	while (hr_config_list_next(&pos, &item)) {
		lc.cleanup_delete |= hr_str_eqc(item, "delete");
		lc.cleanup_compact |= hr_str_eqc(item, "compact");
	}
	for (int i = 0; i < (int)HR_ARRAY_LEN(codecs); i++)
		if (!strcmp(codec, codecs[i]))
			lc.codec = i;
	*ret_lc = lc;
#undef NUM
#undef TEXT
}

int hr_settings_merge(struct hr_broker *b, const struct hr_image *im, struct hr_config **ret_c)
{
	struct hr_buf why = HR_BUF_INIT;
	char id[16];
	int err;

	snprintf(id, sizeof(id), "%d", b->roles.node_id);
	err = hr_config_create(&b->config->file, hr_image_props(im, HR_RESOURCE_BROKER, hr_str("")),
			       hr_image_props(im, HR_RESOURCE_BROKER, hr_str(id)), ret_c, &why);
	if (err)
		hr_log(b->log, HR_LOG_ERROR, "broker", "config.merge",
		       hr_f_cstr("why", hr_buf_cstr(&why)));
	hr_buf_fini(&why);
	return err;
}

static uint32_t limit_of(int64_t v)
{
	return v >= INT32_MAX ? UINT32_MAX : (uint32_t)HR_MAX(v, 1);
}

void hr_net_limits_of(const struct hr_config *c, struct hr_net_limits *ret_l,
		      struct hr_ip_limit *overrides, char *text, size_t text_cap)
{
	const char *pos = hr_config_text(c, HR_CFG_MAX_CONNECTIONS_PER_IP_OVERRIDES);
	size_t used = 0;
	struct hr_str item;

	*ret_l = (struct hr_net_limits){
		.conn_max_nr = limit_of(hr_config_num(c, HR_CFG_MAX_CONNECTIONS)),
		.conn_per_ip_max_nr = limit_of(hr_config_num(c, HR_CFG_MAX_CONNECTIONS_PER_IP)),
		.frame_max_bytes = (uint32_t)hr_config_num(c, HR_CFG_SOCKET_REQUEST_MAX_BYTES),
		.pipeline_max_nr =
			(uint32_t)hr_config_num(c, HR_CFG_HEADRACE_CONNECTION_REQUESTS_MAX),
		.idle_ms = hr_config_num(c, HR_CFG_CONNECTIONS_MAX_IDLE_MS),
		.frame_progress_ms = hr_config_num(c, HR_CFG_HEADRACE_CONNECTION_FRAME_TIMEOUT_MS),
		.write_stall_ms = hr_config_num(c, HR_CFG_HEADRACE_CONNECTION_WRITE_STALL_MS),
		.ip_overrides = overrides,
	};
	while (hr_config_list_next(&pos, &item) && ret_l->ip_override_nr < 256) {
		const char *colon = memrchr(item.p, ':', (size_t)item.len);
		size_t len = colon ? (size_t)(colon - item.p) : 0;

		if (!colon || used + len + 1 > text_cap)
			continue;
		memcpy(text + used, item.p, len);
		text[used + len] = 0;
		overrides[ret_l->ip_override_nr++] =
			(struct hr_ip_limit){ text + used, limit_of(strtol(colon + 1, NULL, 10)) };
		used += len + 1;
	}
}

/* memory.max of our control group, or INT64_MAX. */
static int64_t cgroup_limit_sync(struct hr_sys *sys)
{
	struct hr_buf text = HR_BUF_INIT, path = HR_BUF_INIT;
	int64_t limit = INT64_MAX;
	const char *own;
	long long v;

	if (!hr_props_slurp_sync(sys, "/proc/self/cgroup", 65536, &text)) {
		own = strstr(hr_buf_cstr(&text), "0::");
		hr_buf_printf(&path, "/sys/fs/cgroup%.*s/memory.max",
			      own ? (int)strcspn(own + 3, "\n") : 0, own ? own + 3 : "");
		text.len = 0;
		if (!path.err && !hr_props_slurp_sync(sys, hr_buf_cstr(&path), 64, &text) &&
		    sscanf(hr_buf_cstr(&text), "%lld", &v) == 1)
			limit = v;
	}
	hr_buf_fini(&path);
	hr_buf_fini(&text);
	return limit;
}

uint64_t hr_memory_limit_sync(struct hr_sys *sys, const struct hr_config *c)
{
	int64_t set = hr_config_num(c, HR_CFG_HEADRACE_MEMORY_MAX_BYTES);
	int64_t host;

	if (set > 0)
		return (uint64_t)set;
	host = (int64_t)sysconf(_SC_PHYS_PAGES) * sysconf(_SC_PAGESIZE);
	return (uint64_t)HR_MIN(host, cgroup_limit_sync(sys)) / 4;
}
