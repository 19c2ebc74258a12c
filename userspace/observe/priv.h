/* SPDX-License-Identifier: Apache-2.0 */
/*
 * priv: the tables of an observer.
 *
 * observer.c life, partitions and segments · measure.c rounds · groups.c readers, members,
 * offsets and forecasts · query.c JSON · cache.c ranges of segments · metrics.c text
 */
#ifndef HR_OBSERVE_PRIV_H
#define HR_OBSERVE_PRIV_H

#include <hr/lib/htable.h>
#include <hr/lib/list.h>
#include <hr/observe/observer.h>
#include <pthread.h>

#define HR_OBS_FILES_OF_SEGMENT 3 /* log, index, time index */
#define HR_OBS_SAMPLE_NR 16
#define HR_OBS_SAMPLE_MS 2000 /* between two samples of a rate */

struct obs_counts {
	int64_t accessed, filled, evicted; /* pages of logs; -1 unknown */
	int64_t requests[2], bytes[2], ns[2]; /* of all files */
	uint64_t lat[2][HR_OBS_LAT_NR];
};

struct obs_segment {
	int64_t base_offset, size_bytes;
	int64_t at; /* position of its first byte */
	struct hr_residency cache;
	int64_t measured_ms; /* 0 never */
	struct hr_obs_key keys[HR_OBS_FILES_OF_SEGMENT]; /* ino 0: not watched */
	struct obs_counts counts;
};

/* Two values over time, for rates. */
struct obs_sample {
	int64_t ms, tail_at, end_at;
};

struct obs_part {
	struct hr_hnode by_id, by_name;
	struct hr_list order; /* by last measurement, oldest first */
	struct hr_uuid topic_id;
	int32_t index;
	char *topic, *path;
	struct obs_segment *segs;
	int seg_nr, seg_cap;
	int64_t start_offset, end_offset;
	struct obs_counts gone; /* of segments that were deleted */
	int64_t tail_at;	/* -1 unknown */
	struct obs_sample samples[HR_OBS_SAMPLE_NR];
	int sample_nr;
	int64_t measured_ms;
	int64_t fetched_bytes, cold_bytes, fetches;
	uint64_t put_sweep;
};

struct obs_reader {
	struct hr_hnode node;
	struct hr_observe_reader r;
	struct hr_observe_reader sum; /* being added up */
	uint64_t bytes_given, cold_given; /* of these, attributed */
	struct obs_group *group; /* of the last attribution, NULL unknown */
};

struct obs_group_part {
	struct hr_hnode node;
	struct hr_list of_group;
	struct obs_group *group;
	char *topic;
	int32_t index;
	int64_t offset;
	int64_t at_ms[2], at[2]; /* positions: earlier, now; -1 unknown */
	int64_t fetched_bytes, cold_bytes;
	uint64_t seen;
};

struct obs_group {
	struct hr_hnode node;
	char *name;
	struct hr_list parts;
	int32_t member_nr;
	int64_t fetched_bytes, cold_bytes; /* -1 until members are known */
	uint64_t seen;
};

/* Who reads a partition under a name from a host. */
struct obs_claim {
	struct hr_hnode node;
	struct obs_group *group; /* NULL: more than one */
	char *client, *host, *topic;
	int32_t index;
};

struct hr_observer {
	struct hr_observe_opts opts;
	char *why;
	int64_t page_bytes;
	pthread_mutex_t lock;
	struct hr_htable parts, part_names; /* struct obs_part, by id and by name */
	struct hr_list order;
	uint64_t sweep;
	struct hr_htable readers, groups, group_parts, claims;
	uint64_t groups_seen;
	bool groups_complete;
	int64_t now_ms; /* of the last round */
	/* counters */
	uint64_t rounds, measured, unwatched, readers_left_out, group_parts_left_out;
	int64_t unknown_cold_bytes, unknown_bytes; /* of no group, or of more than one */
};

static inline int64_t obs_plus(int64_t a, int64_t b)
{
	return a < 0 || b < 0 ? -1 : a + b;
}

struct obs_part *obs_part_find(const struct hr_observer *o, struct hr_uuid topic_id,
			       int32_t index);
struct obs_part *obs_part_by_name(const struct hr_observer *o, const char *topic, int32_t index);
int64_t obs_part_end_at(const struct obs_part *p);
void obs_counts_add(struct obs_counts *to, const struct obs_counts *c);
/* What a partition counts: its segments and those that are gone. */
void obs_part_counts(const struct obs_part *p, struct obs_counts *ret_c);
/* <path>/<20 digits><suffix>; 0 or -ENAMETOOLONG. */
int obs_segment_path(char *to, size_t cap, const char *dir, int64_t base_offset,
		     const char *suffix);
/* Bytes a second; false: not known yet. */
bool obs_part_rates(const struct obs_part *p, double *ret_append, double *ret_tail);
/* The position of an offset, -1 unknown. */
int64_t obs_part_at(const struct obs_part *p, int64_t offset);
void obs_groups_free(struct hr_observer *o);

enum obs_warmth {
	OBS_UNKNOWN = 0,
	OBS_WARM, /* and stays at these rates, or falls out in so many seconds */
	OBS_OUT,
	OBS_AT_END, /* nothing left to read */
};

struct obs_forecast {
	enum obs_warmth state;
	double falls_out_s; /* -1: not at these rates */
	int64_t lag_bytes;  /* -1 unknown */
};

void obs_forecast_of(const struct hr_observer *o, const struct obs_group_part *gp,
		     struct obs_forecast *ret_f);
const char *obs_warmth_name(enum obs_warmth w);
/* The worst of a group's partitions. */
void obs_group_forecast(const struct hr_observer *o, const struct obs_group *g,
			struct obs_forecast *ret_f, const struct obs_group_part **ret_worst);

#endif
