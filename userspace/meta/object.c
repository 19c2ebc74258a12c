// SPDX-License-Identifier: Apache-2.0
/* object: see object.h. */
#include "object.h"

#include <stdlib.h>

#define COUNTED(type, free_fn)                                                \
	static void *type##_ref(void *p)                                      \
	{                                                                     \
		__atomic_add_fetch(&((struct type *)p)->refs, 1, __ATOMIC_RELAXED); \
		return p;                                                     \
	}                                                                     \
	static void type##_unref(void *p)                                     \
	{                                                                     \
		struct type *o = p;                                           \
									      \
		if (o && !__atomic_sub_fetch(&o->refs, 1, __ATOMIC_ACQ_REL))  \
			free_fn(o);                                           \
	}

static void partition_free(struct hr_partition_reg *p)
{
	free(p->replicas.v);
	free(p->isr.v);
	free(p->removing.v);
	free(p->adding.v);
	free(p->elr.v);
	free(p->last_known_elr.v);
	free(p->directories);
	free(p);
}

COUNTED(hr_partition_reg, partition_free)

void hr_partition_reg_put(struct hr_partition_reg *p)
{
	hr_partition_reg_unref(p);
}

static void topic_free(struct hr_topic *t)
{
	for (int32_t i = 0; i < t->partition_nr; i++)
		hr_partition_reg_put(t->partitions[i]);
	free(t->partitions);
	free(t->name);
	free(t);
}

COUNTED(hr_topic, topic_free)

static void resource_free(struct hr_resource *r)
{
	hr_props_fini(&r->props);
	free(r->name);
	free(r);
}

COUNTED(hr_resource, resource_free)

static void broker_free(struct hr_broker_reg *b)
{
	for (int32_t i = 0; i < b->endpoint_nr; i++) {
		free(b->endpoints[i].name);
		free(b->endpoints[i].host);
	}
	for (int32_t i = 0; i < b->feature_nr; i++)
		free(b->features[i].name);
	free(b->endpoints);
	free(b->features);
	free(b->rack);
	free(b->dirs);
	free(b->cordoned_dirs);
	free(b);
}

COUNTED(hr_broker_reg, broker_free)
COUNTED(hr_kept, free)

const struct hr_ptree_ops hr_topic_ops = { hr_topic_ref, hr_topic_unref };
const struct hr_ptree_ops hr_resource_ops = { hr_resource_ref, hr_resource_unref };
const struct hr_ptree_ops hr_broker_ops = { hr_broker_reg_ref, hr_broker_reg_unref };
const struct hr_ptree_ops hr_kept_ops = { hr_kept_ref, hr_kept_unref };

struct hr_partition_reg *hr_partition_reg_create(void)
{
	struct hr_partition_reg *p = calloc(1, sizeof(*p));

	if (p) {
		p->refs = 1;
		p->leader = HR_LEADER_NONE;
	}
	return p;
}

int hr_ids_set(struct hr_ids *ids, const int32_t *v, int32_t nr)
{
	int32_t *copy = NULL;

	if (nr < 0)
		nr = 0;
	if (nr) {
		copy = reallocarray(NULL, (size_t)nr, sizeof(*copy));
		if (!copy)
			return -ENOMEM;
		memcpy(copy, v, (size_t)nr * sizeof(*copy));
	}
	free(ids->v);
	*ids = (struct hr_ids){ copy, nr };
	return 0;
}

int hr_uuids_set(struct hr_uuid **to, const struct hr_uuid *v, int32_t nr)
{
	struct hr_uuid *copy = NULL;

	if (nr > 0) {
		copy = reallocarray(NULL, (size_t)nr, sizeof(*copy));
		if (!copy)
			return -ENOMEM;
		memcpy(copy, v, (size_t)nr * sizeof(*copy));
	}
	free(*to);
	*to = copy;
	return 0;
}

struct hr_partition_reg *hr_partition_reg_copy(const struct hr_partition_reg *p)
{
	struct hr_partition_reg *c = hr_partition_reg_create();

	if (!c)
		return NULL;
	c->leader = p->leader;
	c->leader_epoch = p->leader_epoch;
	c->partition_epoch = p->partition_epoch;
	c->recovery_state = p->recovery_state;
	if (hr_ids_set(&c->replicas, p->replicas.v, p->replicas.nr) ||
	    hr_ids_set(&c->isr, p->isr.v, p->isr.nr) ||
	    hr_ids_set(&c->removing, p->removing.v, p->removing.nr) ||
	    hr_ids_set(&c->adding, p->adding.v, p->adding.nr) ||
	    hr_ids_set(&c->elr, p->elr.v, p->elr.nr) ||
	    hr_ids_set(&c->last_known_elr, p->last_known_elr.v, p->last_known_elr.nr) ||
	    (p->directories && hr_uuids_set(&c->directories, p->directories, p->replicas.nr))) {
		hr_partition_reg_put(c);
		return NULL;
	}
	return c;
}

struct hr_topic *hr_topic_create(struct hr_str name, struct hr_uuid id)
{
	struct hr_topic *t = calloc(1, sizeof(*t));

	if (!t)
		return NULL;
	t->refs = 1;
	t->id = id;
	t->name = strndup(name.p, (size_t)name.len);
	if (!t->name) {
		topic_free(t);
		return NULL;
	}
	return t;
}

struct hr_topic *hr_topic_copy(const struct hr_topic *t)
{
	struct hr_topic *c = hr_topic_create(hr_str(t->name), t->id);

	if (!c)
		return NULL;
	c->partitions = reallocarray(NULL, (size_t)t->partition_nr + 1, sizeof(void *));
	if (!c->partitions) {
		topic_free(c);
		return NULL;
	}
	for (int32_t i = 0; i < t->partition_nr; i++)
		c->partitions[i] = t->partitions[i] ? hr_partition_reg_ref(t->partitions[i]) : NULL;
	c->partition_nr = t->partition_nr;
	return c;
}

int hr_topic_set_partition(struct hr_topic *t, int32_t index, struct hr_partition_reg *p)
{
	if (index >= t->partition_nr) {
		/* Records come in order, so growth is by one; double to stay linear. */
		size_t cap = 8;
		void *v;

		while (cap < (size_t)index + 1)
			cap *= 2;
		v = reallocarray(t->partitions, cap, sizeof(void *));
		if (!v)
			return -ENOMEM;
		t->partitions = v;
		while (t->partition_nr <= index)
			t->partitions[t->partition_nr++] = NULL;
	}
	hr_partition_reg_unref(t->partitions[index]);
	t->partitions[index] = p;
	return 0;
}

struct hr_resource *hr_resource_copy(int8_t type, struct hr_str name, const struct hr_resource *old)
{
	struct hr_resource *r = calloc(1, sizeof(*r));

	if (!r)
		return NULL;
	r->refs = 1;
	r->type = type;
	r->name = strndup(name.p ?: "", name.len > 0 ? (size_t)name.len : 0);
	if (!r->name || (old && hr_props_copy(&r->props, &old->props))) {
		resource_free(r);
		return NULL;
	}
	return r;
}

struct hr_broker_reg *hr_broker_reg_create(void)
{
	struct hr_broker_reg *b = calloc(1, sizeof(*b));

	if (b)
		b->refs = 1;
	return b;
}

static bool copy_lists(struct hr_broker_reg *c, const struct hr_broker_reg *b)
{
	c->endpoints = calloc((size_t)b->endpoint_nr + 1, sizeof(*c->endpoints));
	c->features = calloc((size_t)b->feature_nr + 1, sizeof(*c->features));
	if (!c->endpoints || !c->features)
		return false;
	for (; c->endpoint_nr < b->endpoint_nr; c->endpoint_nr++) {
		const struct hr_endpoint *e = &b->endpoints[c->endpoint_nr];

		c->endpoints[c->endpoint_nr] = (struct hr_endpoint){
			strdup(e->name), strdup(e->host), e->port, e->protocol
		};
	}
	for (; c->feature_nr < b->feature_nr; c->feature_nr++) {
		const struct hr_feature_range *f = &b->features[c->feature_nr];

		c->features[c->feature_nr] =
			(struct hr_feature_range){ strdup(f->name), f->min, f->max };
	}
	c->dir_nr = b->dir_nr;
	c->cordoned_nr = b->cordoned_nr;
	return !hr_uuids_set(&c->dirs, b->dirs, b->dir_nr) &&
	       !hr_uuids_set(&c->cordoned_dirs, b->cordoned_dirs, b->cordoned_nr);
}

struct hr_broker_reg *hr_broker_reg_copy(const struct hr_broker_reg *b)
{
	struct hr_broker_reg *c = hr_broker_reg_create();

	if (!c)
		return NULL;
	c->id = b->id;
	c->epoch = b->epoch;
	c->incarnation = b->incarnation;
	c->fenced = b->fenced;
	c->in_controlled_shutdown = b->in_controlled_shutdown;
	c->migrating = b->migrating;
	c->rack = b->rack ? strdup(b->rack) : NULL;
	if (!copy_lists(c, b) || (b->rack && !c->rack)) {
		hr_broker_reg_unref(c);
		return NULL;
	}
	return c;
}

struct hr_kept *hr_kept_create(const uint8_t *p, size_t len)
{
	struct hr_kept *k = malloc(sizeof(*k) + len);

	if (!k)
		return NULL;
	*k = (struct hr_kept){ .refs = 1, .len = (int32_t)len };
	memcpy(k->frame, p, len);
	return k;
}

bool hr_topic_metric_name(struct hr_str name, uint8_t *key)
{
	bool any = false;

	for (int32_t i = 0; i < name.len && i < HR_METRIC_NAME_MAX; i++) {
		any |= name.p[i] == '.' || name.p[i] == '_';
		key[i] = name.p[i] == '.' ? '_' : (uint8_t)name.p[i];
	}
	return any;
}
