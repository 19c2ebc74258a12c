/* SPDX-License-Identifier: Apache-2.0 */
/*
 * group: what the files of the group object share.
 *
 * A group in hand is a JSON object that grows from step to step:
 *
 *   group        its id
 *   coordinator  the node that has it, null when none could be found
 *   type         classic, consumer, share, streams
 *   protocol     consumer, connect, ... of a classic group; "" of one that only commits
 *   state        as Kafka names it
 *   epoch, target_epoch, assignor     what the type has of them, else null
 *   members      objects: member, instance, client, host, rack, epoch, protocol,
 *                subscribed, assigned, target (topic -> list of partitions), tasks
 *   offsets      topic -> partition -> row of hr_groups_offsets()
 *   error        why it could not be seen, by Kafka's name, else null
 *
 * Whoever cannot be asked, a coordinator or a leader, is said once on stderr and counted in
 * unseen; the rest is done all the same and the exit status becomes 1.
 */
#ifndef HR_TOOLS_HEADRACE_GROUP_H
#define HR_TOOLS_HEADRACE_GROUP_H

#include "opts.h"
#include "session.h"

#define HR_GROUP_BATCH_NR 100 /* groups of one request */

struct hr_group_node {
	int64_t id;
	bool open, failed;
	struct hr_session s;
};

struct hr_groups {
	const struct hr_cli *cli;
	struct hr_session boot;
	json_t *metadata; /* the nodes, no topics */
	struct hr_group_node *nodes;
	size_t node_nr;
	int64_t start_ms;
	bool shown; /* a line of progress stands on the terminal */
	int unseen;
};

/* --- group_find.c ---------------------------------------------------------------- */

HR_MUST_CHECK int hr_groups_open(struct hr_groups *g, const struct hr_cli *cli);
void hr_groups_close(struct hr_groups *g);
/* The session to a node; NULL when it cannot be had, which is said once. */
struct hr_session *hr_groups_node(struct hr_groups *g, int64_t id);
/* How far a long wait has come, on a terminal only; the end takes the line away. */
void hr_groups_progress(struct hr_groups *g, const char *what, size_t done, size_t total);
void hr_groups_progress_end(struct hr_groups *g);
/* Asks again, within the deadline, while the answer is that the coordinator still loads. */
HR_MUST_CHECK int hr_groups_ask(struct hr_groups *g, struct hr_session *s, int16_t key, int16_t max,
				const void *request, json_t **ret_answer);

struct hr_group_filter {
	struct hr_opt_list states, types; /* each may hold several with commas */
};
HR_MUST_CHECK int hr_group_filter_check(const struct hr_group_filter *f);
/* Every group that any node tells of, sorted. */
HR_MUST_CHECK int hr_groups_list(struct hr_groups *g, const struct hr_group_filter *f,
				 json_t **ret_groups);
/* The groups of these names with their coordinators, sorted, each once. */
HR_MUST_CHECK int hr_groups_find(struct hr_groups *g, char **names, int nr, json_t **ret_groups);

/* --- group_describe.c -------------------------------------------------------------- */

/* Type, state and members of each. */
HR_MUST_CHECK int hr_groups_describe(struct hr_groups *g, json_t *groups);
/* The groups that @id coordinates and that can be asked about; a new array. */
json_t *hr_groups_of(const json_t *groups, int64_t id);

/* --- group_offsets.c --------------------------------------------------------------- */

/* Committed offsets: rows with topic, partition, current, leader_epoch, metadata. */
HR_MUST_CHECK int hr_groups_offsets(struct hr_groups *g, json_t *groups);
/* Rows for what members have without a commit, then end, lag and owner of every row. */
HR_MUST_CHECK int hr_groups_lag(struct hr_groups *g, json_t *groups);
/* The row of a partition, made if there is none. */
json_t *hr_group_offset_row(json_t *group, const char *topic, int64_t partition);
/* All rows of a group, sorted by topic and partition; a new array. */
json_t *hr_group_offset_rows(const json_t *group);

/* topic -> partition -> anything; what hr_groups_log() is asked about. */
void hr_partitions_add(json_t *set, const char *topic, int64_t partition, json_t *value);
json_t *hr_partitions_get(const json_t *set, const char *topic, int64_t partition);
/*
 * Offsets of @time (ms, -1 the end, -2 the start) from the leaders: topic -> partition ->
 * {"offset"} or {"error"}.
 */
HR_MUST_CHECK int hr_groups_log(struct hr_groups *g, const json_t *set, int64_t time,
				json_t **ret_found);
/* "TOPIC" or "TOPIC:P,P": the partitions, all of them for a bare name, are added to @set. */
HR_MUST_CHECK int hr_groups_partitions(struct hr_groups *g, const struct hr_opt_list *topics,
				       json_t *set);

/* --- group_time.c -------------------------------------------------------------------- */

/* "2026-01-31T12:00:00.000", UTC unless "Z" or "+01:00" follows.  -EINVAL. */
HR_MUST_CHECK int hr_iso_datetime_parse(const char *text, int64_t *ret_ms);
/* "P1DT2H3M4.5S".  -EINVAL. */
HR_MUST_CHECK int hr_iso_duration_parse(const char *text, int64_t *ret_ms);

/* --- verbs --------------------------------------------------------------------------- */

int hr_group_reset(const struct hr_cli *cli, int argc, char **argv);
int hr_group_delete(const struct hr_cli *cli, int argc, char **argv);
int hr_group_delete_offsets(const struct hr_cli *cli, int argc, char **argv);

#endif
