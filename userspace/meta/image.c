// SPDX-License-Identifier: Apache-2.0
/* image: see hr/meta/image.h. */
#include <hr/lib/be.h>
#include <hr/meta/image.h>
#include <stdlib.h>
#include "object.h"

int hr_image_create(struct hr_image **ret_im)
{
	struct hr_image *im = calloc(1, sizeof(*im));

	if (!im)
		return -ENOMEM;
	im->refs = 1;
	im->offset = -1;
	hr_ptree_init(&im->topics_by_name, &hr_topic_ops);
	hr_ptree_init(&im->topics_by_id, &hr_topic_ops);
	hr_ptree_init(&im->topics_by_metric, &hr_topic_ops);
	hr_ptree_init(&im->resources, &hr_resource_ops);
	hr_ptree_init(&im->brokers, &hr_broker_ops);
	hr_ptree_init(&im->features, NULL);
	hr_ptree_init(&im->kept, &hr_kept_ops);
	*ret_im = im;
	return 0;
}

struct hr_image *hr_image_get(struct hr_image *im)
{
	__atomic_add_fetch(&im->refs, 1, __ATOMIC_RELAXED);
	return im;
}

void hr_image_put(struct hr_image *im)
{
	if (!im || __atomic_sub_fetch(&im->refs, 1, __ATOMIC_ACQ_REL))
		return;
	hr_ptree_fini(&im->topics_by_name);
	hr_ptree_fini(&im->topics_by_id);
	hr_ptree_fini(&im->topics_by_metric);
	hr_ptree_fini(&im->resources);
	hr_ptree_fini(&im->brokers);
	hr_ptree_fini(&im->features);
	hr_ptree_fini(&im->kept);
	hr_image_put(im->before_txn);
	free(im);
}

int hr_image_freeze(struct hr_image *draft, struct hr_image **ret_im)
{
	struct hr_image *im = malloc(sizeof(*im));

	if (!im)
		return -ENOMEM;
	draft->generation++;
	*im = *draft;
	im->refs = 1;
	im->before_txn = NULL;
	im->changes = NULL;
	im->topics_by_name = hr_ptree_share(&draft->topics_by_name);
	im->topics_by_id = hr_ptree_share(&draft->topics_by_id);
	im->topics_by_metric = hr_ptree_share(&draft->topics_by_metric);
	im->resources = hr_ptree_share(&draft->resources);
	im->brokers = hr_ptree_share(&draft->brokers);
	im->features = hr_ptree_share(&draft->features);
	im->kept = hr_ptree_share(&draft->kept);
	*ret_im = im;
	return 0;
}

const struct hr_topic *hr_image_topic(const struct hr_image *im, struct hr_str name)
{
	return hr_ptree_find(&im->topics_by_name, hr_slice_of_str(name));
}

const struct hr_topic *hr_image_topic_by_id(const struct hr_image *im, struct hr_uuid id)
{
	return hr_ptree_find(&im->topics_by_id, (struct hr_slice){ id.b, sizeof(id.b) });
}

const struct hr_topic *hr_image_topic_collision(const struct hr_image *im, struct hr_str name)
{
	uint8_t key[HR_METRIC_NAME_MAX];
	const struct hr_topic *t;

	if (name.len > HR_METRIC_NAME_MAX || !hr_topic_metric_name(name, key))
		return NULL;
	t = hr_ptree_find(&im->topics_by_metric, (struct hr_slice){ key, name.len });
	return t && !hr_str_eqc(name, t->name) ? t : NULL;
}

const struct hr_broker_reg *hr_image_broker(const struct hr_image *im, int32_t id)
{
	uint8_t key[4];

	hr_be32_put(key, (uint32_t)id);
	return hr_ptree_find(&im->brokers, (struct hr_slice){ key, sizeof(key) });
}

const struct hr_resource *hr_image_resource(const struct hr_image *im, enum hr_resource_type type,
					    struct hr_str name)
{
	uint8_t key[1 + 32767];

	if (name.len > 32767)
		return NULL;
	key[0] = (uint8_t)type;
	if (name.len > 0)
		memcpy(key + 1, name.p, (size_t)name.len);
	return hr_ptree_find(&im->resources, (struct hr_slice){ key, 1 + HR_MAX(name.len, 0) });
}

const struct hr_props *hr_image_props(const struct hr_image *im, enum hr_resource_type type,
				      struct hr_str name)
{
	const struct hr_resource *r = hr_image_resource(im, type, name);

	return r ? &r->props : NULL;
}

int hr_image_feature(const struct hr_image *im, const char *name)
{
	uintptr_t v = (uintptr_t)hr_ptree_find(&im->features, hr_slice_of_str(hr_str(name)));

	return v ? (int)v - 1 : 0;
}

const struct hr_partition_reg *hr_topic_partition(const struct hr_topic *t, int32_t index)
{
	return index >= 0 && index < t->partition_nr ? t->partitions[index] : NULL;
}

const struct hr_endpoint *hr_broker_endpoint(const struct hr_broker_reg *b, const char *listener)
{
	for (int32_t i = 0; i < b->endpoint_nr; i++)
		if (!strcmp(b->endpoints[i].name, listener))
			return &b->endpoints[i];
	return NULL;
}

void hr_changes_fini(struct hr_changes *ch)
{
	free(ch->topics);
	*ch = (struct hr_changes){ 0 };
}
