/* SPDX-License-Identifier: Apache-2.0 */
/*
 * format: makes empty log directories into those of a node of a cluster.
 *
 *	every log dir	meta.properties with a fresh directory id
 *	metadata dir	__cluster_metadata-0/00…0-0000000000.checkpoint with the bootstrap
 *			records; below release 4.4 also bootstrap.checkpoint
 */
#ifndef HR_META_FORMAT_H
#define HR_META_FORMAT_H

#include <hr/config/listener.h>
#include <hr/meta/image.h>
#include <hr/sys/sys.h>

enum hr_format_mode {
	HR_FORMAT_STANDALONE, /* a dynamic quorum of this node alone */
	HR_FORMAT_INITIAL_CONTROLLERS, /* the given ones */
	HR_FORMAT_NO_INITIAL_CONTROLLERS,
	HR_FORMAT_STATIC, /* controller.quorum.voters */
};

struct hr_format_feature {
	const char *name;
	int level;
};

struct hr_format_opts {
	struct hr_sys *sys;
	const struct hr_config *config;
	const struct hr_listeners *listeners;
	int32_t node_id;
	const char *cluster_id;
	enum hr_format_mode mode;
	const char *initial_controllers; /* id@host:port:dirId,... */
	int metadata_version;
	const struct hr_format_feature *features; /* others than metadata.version */
	int feature_nr;
	const struct hr_buf *extra_frames; /* more bootstrap records (SCRAM), may be NULL */
	bool ignore_formatted;
};

/* The log directories of a config, metadata directory included, each once. */
#define HR_LOG_DIR_NR_MAX 64
struct hr_dirs {
	char *paths[HR_LOG_DIR_NR_MAX];
	int nr;
	int log_dir_nr; /* the first so many are log dirs */
	int metadata;	/* index of the metadata directory */
};
HR_MUST_CHECK int hr_dirs_parse(const struct hr_config *c, struct hr_dirs *ret_d,
				struct hr_buf *why);
void hr_dirs_fini(struct hr_dirs *d);

/* metadata.version by "33", "4.4", "4.4-IV2"; -EINVAL. */
int hr_metadata_version_parse(const char *text);
const char *hr_metadata_version_name(int level);
/* Whether a level above @from, up to @to, changed what records say. */
bool hr_metadata_version_changed(int from, int to);

/*
 * -EEXIST: formatted already (and not ignore_formatted).  @said gets a line for
 * each directory that was formatted.
 */
HR_MUST_CHECK int hr_format_sync(const struct hr_format_opts *o, struct hr_buf *said,
				 struct hr_buf *why);
/* A random cluster id, NUL terminated text of 22 characters. */
void hr_cluster_id_make(struct hr_sys *sys, char text[23]);

#endif
