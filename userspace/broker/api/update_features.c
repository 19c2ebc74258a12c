// SPDX-License-Identifier: Apache-2.0
/*
 * UpdateFeatures (KIP-584, KIP-778): changes finalized levels, all of a request or none.
 *
 * A change down must say so: safe refuses to lose metadata, unsafe does not.  A
 * metadata.version goes down only over levels that changed nothing in the records.
 * Version 0 has a flag that Kafka reads no more: such a request can only go up.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <hr/protocol/gen/update_features.h>
#include "../features.h"
#include "api.h"

typedef struct hr_update_features_request_feature_update_key asked_update;

/* Releases from here on read a set of voters in the log. */
#define METADATA_VERSION_OF_DYNAMIC 21

enum { UPGRADE = 1, SAFE_DOWNGRADE = 2, UNSAFE_DOWNGRADE = 3 };

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static int level_of(struct hr_request *rq, const struct hr_feature *f)
{
	struct hr_controller *c = rq->broker->controller;

	if (!strcmp(f->name, HR_KRAFT_VERSION))
		return hr_controller_kraft_version(c);
	return hr_image_feature(hr_controller_draft(c), f->name);
}

struct missing {
	const struct hr_feature *feature;
	int16_t level;
	int32_t broker;
};

static int find_missing(void *arg, struct hr_slice key, void *value)
{
	const struct hr_broker_reg *b = value;
	struct missing *mi = arg;
	int16_t min = 0, max = 0;

	for (int32_t i = 0; i < b->feature_nr; i++)
		if (!strcmp(b->features[i].name, mi->feature->name)) {
			min = b->features[i].min;
			max = b->features[i].max;
		}
	mi->broker = b->id;
	return mi->level < min || mi->level > max;
}

static struct hr_str check_metadata(struct hr_request *rq, int from, int to, int8_t type)
{
	if (to >= from || !hr_metadata_version_changed(to, from))
		return HR_STR_NULL;
	return hr_arena_printf(&rq->arena,
			       type == UNSAFE_DOWNGRADE ?
				       "metadata.version %d to %d: unsafe downgrades of metadata "
				       "are not served." :
				       "metadata.version %d to %d would lose metadata.",
			       from, to);
}

static struct hr_str check_kraft(struct hr_request *rq, int from, int to)
{
	if (to == from)
		return HR_STR_NULL;
	if (to < from)
		return HR_STR_LIT("kraft.version cannot go down.");
	if (hr_image_feature(hr_controller_draft(rq->broker->controller), HR_METADATA_VERSION) <
	    METADATA_VERSION_OF_DYNAMIC)
		return HR_STR_LIT("A dynamic quorum wants metadata.version 21 (3.9-IV0) or newer.");
	return HR_STR_NULL;
}

/* A null text: may be done. */
static struct hr_str check(struct hr_request *rq, const asked_update *u, int8_t type)
{
	const struct hr_image *im = hr_controller_draft(rq->broker->controller);
	const struct hr_feature *f = hr_feature_find(u->feature);
	struct missing mi = { .feature = f, .level = u->max_version_level };
	struct hr_slice all = { NULL, 0 };
	int now;

	if (type < UPGRADE || type > UNSAFE_DOWNGRADE)
		return HR_STR_LIT("The kind of change is not known.");
	if (u->max_version_level < 0)
		return HR_STR_LIT("A level is not negative.");
	if (!f)
		return HR_STR_LIT("This controller does not know the feature.");
	if (u->max_version_level < f->min || u->max_version_level > f->max)
		return hr_arena_printf(&rq->arena, "This controller serves levels %d to %d.",
				       f->min, f->max);
	if (hr_ptree_walk(&im->brokers, all, find_missing, &mi))
		return hr_arena_printf(&rq->arena, "Broker %d does not serve this level.",
				       mi.broker);
	now = level_of(rq, f);
	if (u->max_version_level < now && type == UPGRADE)
		return hr_arena_printf(&rq->arena,
				       "Below the present level %d, and the request does not "
				       "allow a downgrade.",
				       now);
	if (u->max_version_level > now && type != UPGRADE)
		return hr_arena_printf(&rq->arena, "Above the present level %d: no downgrade.",
				       now);
	if (!strcmp(f->name, HR_METADATA_VERSION))
		return check_metadata(rq, now, u->max_version_level, type);
	if (!strcmp(f->name, HR_KRAFT_VERSION))
		return check_kraft(rq, now, u->max_version_level);
	return HR_STR_NULL;
}

static int put(struct hr_request *rq, struct hr_ctl_op *op, const asked_update *u)
{
	const struct hr_feature *f = hr_feature_find(u->feature);
	struct hr_feature_level_record r;

	if (level_of(rq, f) == u->max_version_level)
		return 0;
	if (!strcmp(f->name, HR_KRAFT_VERSION)) {
		hr_controller_raise_kraft(op);
		return 0;
	}
	hr_struct_init(&hr_feature_level_record_desc, &r);
	r.name = hr_str(f->name);
	r.feature_level = u->max_version_level;
	return hr_controller_put(rq->broker->controller, op, HR_METADATA_RECORD_FEATURE_LEVEL, &r);
}

static int fill_results(struct hr_request *rq, struct hr_update_features_response *resp)
{
	const struct hr_update_features_request *r = rq->body;
	int32_t nr = HR_MAX(r->feature_updates.nr, 0);

	if (rq->header.request_api_version > 1)
		return 0;
	resp->results.v =
		hr_request_new(rq, &hr_update_features_response_updatable_feature_result_desc, nr);
	if (!resp->results.v)
		return -ENOMEM;
	for (int32_t i = 0; i < nr; i++) {
		resp->results.v[i].feature = r->feature_updates.v[i].feature;
		/* Kafka's word where an error would have its text. */
		resp->results.v[i].error_message = HR_STR_LIT("NONE");
	}
	resp->results.nr = nr;
	return 0;
}

void hr_api_update_features(struct hr_request *rq)
{
	const struct hr_update_features_request *r = rq->body;
	struct hr_update_features_response *resp =
		hr_request_new(rq, &hr_update_features_response_desc, 1);
	struct hr_str why = HR_STR_NULL;
	struct hr_ctl_op op;
	int32_t i = 0;
	int err = 0;

	if (!resp) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	hr_ctl_op_init(&op);
	resp->error_message = HR_STR_NULL;
	resp->results.nr = 0;
	rq->state = resp;
	for (; hr_str_is_null(why) && i < r->feature_updates.nr; i++)
		why = check(rq, &r->feature_updates.v[i],
			    rq->header.request_api_version ? r->feature_updates.v[i].upgrade_type :
							     UPGRADE);
	if (!hr_str_is_null(why)) {
		const asked_update *u = &r->feature_updates.v[i - 1];

		resp->error_code = hr_request_error(rq, HR_ERR_INVALID_UPDATE_VERSION);
		resp->error_message = hr_arena_printf(
			&rq->arena, "Nothing was changed: %.*s to level %d: %.*s", u->feature.len,
			u->feature.p, u->max_version_level, why.len, why.p);
		hr_request_respond(rq, resp);
		return;
	}
	for (i = 0; !err && !r->validate_only && i < r->feature_updates.nr; i++)
		err = put(rq, &op, &r->feature_updates.v[i]);
	if (!err)
		err = fill_results(rq, resp);
	if (err)
		resp->error_code = hr_request_error(rq, HR_ERR_UNKNOWN_SERVER_ERROR);
	hr_request_commit(rq, &op, respond);
}
