// SPDX-License-Identifier: Apache-2.0
/* modern: see modern.h. */
#include "modern.h"

const char *hr_modern_state_name(enum hr_modern_state state)
{
	static const char *const names[HR_MODERN_STATE_NR] = {
		[HR_MODERN_EMPTY] = "Empty",	     [HR_MODERN_ASSIGNING] = "Assigning",
		[HR_MODERN_RECONCILING] = "Reconciling", [HR_MODERN_STABLE] = "Stable",
		[HR_MODERN_NOT_READY] = "NotReady",  [HR_MODERN_DEAD] = "Dead" };

	return names[state];
}

bool hr_modern_may_delete_offsets(const struct hr_group *g)
{
	return true;
}

enum hr_expiry_rule hr_modern_expiry(const struct hr_group *g, struct hr_str topic,
				     int64_t *ret_since_ms)
{
	return hr_group_ops(g)->subscribes(g, topic) ? HR_EXPIRE_NEVER : HR_EXPIRE_BY_COMMIT;
}

int hr_modern_replay(struct hr_groups *gs, const struct hr_coord_record *r,
		     enum hr_group_kind kind, int (*make)(struct hr_group *g),
		     int (*apply)(struct hr_group *g, const struct hr_coord_record *r))
{
	const struct hr_consumer_group_metadata_key *key = r->key;
	struct hr_group *g = r->value ? hr_group_find_or_make(gs, key->group_id) :
					hr_group_find(gs, key->group_id);
	int err = 0;

	if (!g)
		return r->value ? -ENOMEM : 0;
	if (r->value && g->kind == HR_GROUP_NONE)
		err = make(g);
	else if (g->kind != kind)
		return r->value ? -EBADMSG : 0;
	if (!err)
		err = apply(g, r);
	hr_group_release(g);
	return err;
}

int hr_modern_bury(struct hr_group *g, int16_t type, struct hr_str second)
{
	const struct hr_consumer_group_member_metadata_key key = { .group_id = hr_str(g->id),
								   .member_id = second };

	return hr_group_put(g->groups, type, 0, &key, NULL);
}

int hr_modern_bury_all(struct hr_group *g, int16_t type, const struct hr_str *v, int32_t nr)
{
	int err = 0;

	for (int32_t i = 0; i < nr && !err; i++)
		err = hr_modern_bury(g, type, v[i]);
	return err;
}

int hr_modern_names(const struct hr_htable *t, const char *(*name)(struct hr_hnode *n),
		    struct hr_arena *a, struct hr_str **ret_v, int32_t *ret_nr)
{
	struct hr_str *v = hr_arena_array(a, t->nr + 1, sizeof(*v));
	struct hr_htable_iter it;
	int32_t nr = 0;

	if (!v)
		return -ENOMEM;
	for (struct hr_hnode *n = hr_htable_iter_first(t, &it); n;
	     n = hr_htable_iter_next(t, &it)) {
		const char *text = name(n);

		if (!text)
			continue;
		v[nr] = hr_arena_str(a, hr_str(text));
		if (hr_str_is_null(v[nr++]))
			return -ENOMEM;
	}
	*ret_v = v;
	*ret_nr = nr;
	return 0;
}
