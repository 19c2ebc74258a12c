// SPDX-License-Identifier: Apache-2.0
/* features: see features.h. */
#include "features.h"

#include <hr/meta/image.h>

const struct hr_feature hr_features[HR_FEATURE_NR] = {
	{ HR_METADATA_VERSION, HR_METADATA_VERSION_MIN, HR_METADATA_VERSION_MAX, 0 },
	{ HR_KRAFT_VERSION, 0, 1, 0 },
	{ HR_GROUP_VERSION, 0, 1, 1 },
	{ HR_STREAMS_VERSION, 0, 1, 1 },
};

const struct hr_feature *hr_feature_find(struct hr_str name)
{
	for (int i = 0; i < HR_FEATURE_NR; i++)
		if (hr_str_eqc(name, hr_features[i].name))
			return &hr_features[i];
	return NULL;
}
