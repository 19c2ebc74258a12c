/* SPDX-License-Identifier: Apache-2.0 */
/*
 * config: what one log is told about itself.
 *
 * A plain copy of the topic's settings after all defaults are applied.  Each
 * log holds its own copy; hr_log_configure() replaces it whole and the next
 * decision uses it.  -1 means "no limit" wherever Kafka's key says so.
 */
#ifndef HR_STORAGE_CONFIG_H
#define HR_STORAGE_CONFIG_H

#include <hr/lib/base.h>

#define HR_LOG_CODEC_PRODUCER (-1)

struct hr_log_config {
	int32_t segment_bytes;		 /* segment.bytes */
	int64_t segment_ms;		 /* segment.ms */
	int64_t segment_jitter_ms;	 /* segment.jitter.ms */
	int32_t index_interval_bytes;	 /* index.interval.bytes */
	int32_t index_bytes;		 /* segment.index.bytes */
	int64_t retention_ms;		 /* retention.ms, -1 for ever */
	int64_t retention_bytes;	 /* retention.bytes, -1 without limit */
	int64_t flush_messages;		 /* flush.messages */
	int64_t flush_ms;		 /* flush.ms */
	int32_t max_message_bytes;	 /* max.message.bytes */
	int32_t max_decompressed_message_bytes; /* max.decompressed.message.bytes */
	bool log_append_time;		 /* message.timestamp.type */
	int64_t timestamp_before_max_ms; /* message.timestamp.before.max.ms */
	int64_t timestamp_after_max_ms;	 /* message.timestamp.after.max.ms */
	int64_t min_compaction_lag_ms;	 /* min.compaction.lag.ms */
	int64_t max_compaction_lag_ms;	 /* max.compaction.lag.ms */
	double min_cleanable_ratio;	 /* min.cleanable.dirty.ratio */
	int64_t delete_retention_ms;	 /* delete.retention.ms */
	bool cleanup_delete;		 /* cleanup.policy contains delete */
	bool cleanup_compact;		 /* cleanup.policy contains compact */
	bool preallocate;		 /* preallocate */
	int64_t file_delete_delay_ms;	 /* file.delete.delay.ms */
	int codec; /* compression.type: HR_LOG_CODEC_PRODUCER or an enum hr_codec */
	int32_t gzip_level, lz4_level, zstd_level; /* compression.*.level */
	int64_t producer_expiration_ms;	 /* producer.id.expiration.ms of the broker */
};

/* Kafka 4.4's defaults. */
#define HR_LOG_CONFIG_DEFAULT ((struct hr_log_config){			\
	.segment_bytes = 1 << 30, .segment_ms = 604800000,		\
	.index_interval_bytes = 4096, .index_bytes = 10485760,		\
	.retention_ms = 604800000, .retention_bytes = -1,		\
	.flush_messages = INT64_MAX, .flush_ms = INT64_MAX,		\
	.max_message_bytes = 1048588,					\
	.max_decompressed_message_bytes = 2147483639,			\
	.timestamp_before_max_ms = INT64_MAX,				\
	.timestamp_after_max_ms = 3600000,				\
	.max_compaction_lag_ms = INT64_MAX, .min_cleanable_ratio = 0.5,	\
	.delete_retention_ms = 86400000, .cleanup_delete = true,	\
	.file_delete_delay_ms = 60000, .codec = HR_LOG_CODEC_PRODUCER,	\
	.gzip_level = -1, .lz4_level = 9, .zstd_level = 3,		\
	.producer_expiration_ms = 86400000 })

#endif
