/* SPDX-License-Identifier: Apache-2.0 */
/*
 * log_dir: one entry of log.dirs and the files that lie directly in it.
 *
 * Everything here may block and is called before the reactors start or from
 * pool jobs on copied tables.  Text files are replaced whole: .tmp, fsync,
 * rename, fsync of the directory.
 *
 *	meta.properties				identity
 *	.lock					held while the process lives
 *	.kafka_cleanshutdown			left by a clean stop
 *	recovery-point-offset-checkpoint	\
 *	log-start-offset-checkpoint		 } struct hr_checkpoint
 *	replication-offset-checkpoint		 }
 *	cleaner-offset-checkpoint		/
 *	<topic>-<partition>/			logs
 *	<topic>-<partition>.<32 hex>-{delete,stray,future}/
 */
#ifndef HR_STORAGE_LOG_DIR_H
#define HR_STORAGE_LOG_DIR_H

#include <hr/lib/base.h>
#include <hr/lib/buf.h>
#include <hr/storage/epoch_cache.h>
#include <hr/sys/sys.h>

#define HR_TOPIC_NAME_MAX 249
#define HR_LOG_PATH_MAX 4096

/* --- meta.properties ----------------------------------------------------- */

struct hr_meta_properties {
	int version;		/* 0 or 1; -1: no such file */
	char cluster_id[128];	/* "" absent */
	int32_t node_id;	/* -1 absent */
	struct hr_uuid directory_id; /* zero absent */
};

/* Java properties text.  -EBADMSG: not parsable or values out of range. */
HR_MUST_CHECK int hr_meta_properties_parse(const char *text, size_t len,
					   struct hr_meta_properties *ret_mp);
void hr_meta_properties_format(const struct hr_meta_properties *mp, int64_t now_ms,
			       struct hr_buf *out);
/* Missing file: 0 and version -1. */
HR_MUST_CHECK int hr_meta_properties_read_sync(struct hr_sys *sys, const char *dir,
					       struct hr_meta_properties *ret_mp);
HR_MUST_CHECK int hr_meta_properties_write_sync(struct hr_sys *sys, const char *dir,
						const struct hr_meta_properties *mp);
/* A random id that Kafka accepts: not reserved, text not starting with '-'. */
struct hr_uuid hr_directory_id_make(struct hr_sys *sys);

/* --- checkpoints --------------------------------------------------------- */

struct hr_checkpoint_row {
	char *topic; /* owned by the table */
	int32_t partition;
	int64_t offset;
};

struct hr_checkpoint {
	struct hr_checkpoint_row *rows;
	int nr, cap;
};

enum hr_checkpoint_kind {
	HR_CHECKPOINT_RECOVERY_POINT,
	HR_CHECKPOINT_LOG_START,
	HR_CHECKPOINT_REPLICATION,
	HR_CHECKPOINT_CLEANER,
};

void hr_checkpoint_fini(struct hr_checkpoint *c);
HR_MUST_CHECK int hr_checkpoint_add(struct hr_checkpoint *c, struct hr_str topic,
				    int32_t partition, int64_t offset);
/* -1 when there is no row.  The table must be sorted; one that was read is. */
int64_t hr_checkpoint_get(const struct hr_checkpoint *c, struct hr_str topic, int32_t partition);
void hr_checkpoint_sort(struct hr_checkpoint *c);
/* -EBADMSG: damaged.  Empty text is an empty table. */
HR_MUST_CHECK int hr_checkpoint_parse(const char *text, size_t len, struct hr_checkpoint *ret_c);
void hr_checkpoint_format(const struct hr_checkpoint *c, struct hr_buf *out);
/* Missing file: empty.  -EBADMSG: damaged (callers take it as empty, and say so). */
HR_MUST_CHECK int hr_checkpoint_read_sync(struct hr_sys *sys, const char *dir,
					  enum hr_checkpoint_kind kind,
					  struct hr_checkpoint *ret_c);
HR_MUST_CHECK int hr_checkpoint_write_sync(struct hr_sys *sys, const char *dir,
					   enum hr_checkpoint_kind kind,
					   const struct hr_checkpoint *c);

/* leader-epoch-checkpoint of a partition directory */
HR_MUST_CHECK int hr_epoch_file_parse(const char *text, size_t len, struct hr_epoch_cache *ret_c);
void hr_epoch_file_format(const struct hr_epoch_entry *entries, int nr, struct hr_buf *out);

/* partition.metadata of a partition directory.  Missing: -ENOENT. */
HR_MUST_CHECK int hr_partition_metadata_parse(const char *text, size_t len,
					      struct hr_uuid *ret_topic_id);
HR_MUST_CHECK int hr_partition_metadata_read_sync(struct hr_sys *sys, const char *partition_dir,
						  struct hr_uuid *ret_topic_id);
HR_MUST_CHECK int hr_partition_metadata_write_sync(struct hr_sys *sys, const char *partition_dir,
						   struct hr_uuid topic_id);

/* --- the directory ------------------------------------------------------- */

struct hr_log_dir {
	struct hr_sys *sys;
	char *path;
	int lock_fd;
	struct hr_meta_properties meta;
	bool was_clean;		/* the marker was there (it is deleted by open) */
	int64_t broker_epoch;	/* from the marker, -1 none */
	struct hr_checkpoint recovery_points, log_starts, high_watermarks;
	bool recovery_points_damaged, log_starts_damaged, high_watermarks_damaged;
};

/*
 * Makes the directory if missing, locks it, reads everything, deletes the clean
 * marker.  -EWOULDBLOCK: another process holds it.  Unformatted: meta.version -1.
 */
HR_MUST_CHECK int hr_log_dir_open_sync(struct hr_sys *sys, const char *path,
				       struct hr_log_dir *ret_dir);
/* Leaves the marker when @clean. */
int hr_log_dir_close_sync(struct hr_log_dir *dir, bool clean, int64_t broker_epoch);

enum hr_partition_dir_kind {
	HR_PARTITION_DIR_LIVE,
	HR_PARTITION_DIR_DELETE,
	HR_PARTITION_DIR_STRAY,
	HR_PARTITION_DIR_FUTURE,
};

struct hr_partition_dir {
	enum hr_partition_dir_kind kind;
	struct hr_str topic; /* points into the name */
	int32_t partition;
};

/* -EINVAL: not the name of a partition directory. */
HR_MUST_CHECK int hr_partition_dir_parse(const char *name, struct hr_partition_dir *ret_pd);
/* "<topic>-<partition>" */
void hr_partition_dir_name(char *buf, size_t cap, struct hr_str topic, int32_t partition);
/*
 * "<topic>-<partition>.<32 hex>-delete" and so on, cut to 255 at the topic for DELETE and STRAY;
 * -ENAMETOOLONG for a FUTURE one that does not fit.
 */
HR_MUST_CHECK int hr_partition_dir_name_marked(char *buf, size_t cap, struct hr_str topic,
					       int32_t partition, struct hr_uuid random,
					       enum hr_partition_dir_kind kind);
/* Calls back for each partition directory; other names are skipped. */
HR_MUST_CHECK int hr_log_dir_list_sync(struct hr_log_dir *dir,
				       int (*entry)(void *arg, const char *name,
						    const struct hr_partition_dir *pd),
				       void *arg);
/* Renames and forces the parent. */
HR_MUST_CHECK int hr_log_dir_rename_sync(struct hr_log_dir *dir, const char *from, const char *to);
/* Removes a partition directory with all files in it. */
HR_MUST_CHECK int hr_log_dir_remove_sync(struct hr_log_dir *dir, const char *name);

/* --- small text files, also for raft's quorum-state ----------------------- */

/* .tmp, fsync, rename, fsync of the directory. */
HR_MUST_CHECK int hr_text_file_write_sync(struct hr_sys *sys, const char *dir, const char *name,
					  const void *p, size_t len);
/* Whole file into @out; -ENOENT; -EFBIG above @len_max. */
HR_MUST_CHECK int hr_text_file_read_sync(struct hr_sys *sys, const char *dir, const char *name,
					 size_t len_max, struct hr_buf *out);

#endif
