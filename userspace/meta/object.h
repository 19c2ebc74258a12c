/* SPDX-License-Identifier: Apache-2.0 */
/* object: making and counting what an image points to.  Private to meta/. */
#ifndef HR_META_OBJECT_H
#define HR_META_OBJECT_H

#include <hr/meta/image.h>

extern const struct hr_ptree_ops hr_topic_ops, hr_resource_ops, hr_broker_ops, hr_kept_ops;

/* Each returns an object with one reference, or NULL without memory. */
struct hr_topic *hr_topic_create(struct hr_str name, struct hr_uuid id);
/* A private copy that may be written: @t itself when nobody shares it. */
struct hr_topic *hr_topic_copy(const struct hr_topic *t);
HR_MUST_CHECK int hr_topic_set_partition(struct hr_topic *t, int32_t index,
					 struct hr_partition_reg *p);
struct hr_partition_reg *hr_partition_reg_create(void);
struct hr_partition_reg *hr_partition_reg_copy(const struct hr_partition_reg *p);
void hr_partition_reg_put(struct hr_partition_reg *p);
HR_MUST_CHECK int hr_ids_set(struct hr_ids *ids, const int32_t *v, int32_t nr);
HR_MUST_CHECK int hr_uuids_set(struct hr_uuid **to, const struct hr_uuid *v, int32_t nr);
struct hr_resource *hr_resource_copy(int8_t type, struct hr_str name,
				     const struct hr_resource *old);
struct hr_broker_reg *hr_broker_reg_create(void);
struct hr_broker_reg *hr_broker_reg_copy(const struct hr_broker_reg *b);
/*
 * The name under which two topics would share their metrics: '.' becomes '_'.  False
 * when it has neither.  @key has room for HR_METRIC_NAME_MAX bytes.
 */
#define HR_METRIC_NAME_MAX 32767
bool hr_topic_metric_name(struct hr_str name, uint8_t *key);
struct hr_kept *hr_kept_create(const uint8_t *p, size_t len);

#endif
