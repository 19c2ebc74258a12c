/* SPDX-License-Identifier: Apache-2.0 */
/*
 * features: what this node can do, as ranges of levels (KIP-584).
 *
 * One table for those who ask (ApiVersions), for the registration in the metadata log
 * and for the check of a change.  Levels of kraft.version live in control records, the
 * others in the image.
 */
#ifndef HR_BROKER_FEATURES_H
#define HR_BROKER_FEATURES_H

#include <hr/lib/base.h>

#define HR_KRAFT_VERSION "kraft.version"
#define HR_METADATA_VERSION "metadata.version"
#define HR_GROUP_VERSION "group.version"
#define HR_STREAMS_VERSION "streams.version"

struct hr_feature {
	const char *name;
	int16_t min, max;
	int16_t fresh; /* of a directory that the node formats itself; 0: says nothing */
};

#define HR_FEATURE_NR 4
extern const struct hr_feature hr_features[HR_FEATURE_NR];

/* NULL: not known here. */
const struct hr_feature *hr_feature_find(struct hr_str name);

#endif
