// SPDX-License-Identifier: Apache-2.0
/* policy: see policy.h. */
#include <hr/quota/policy.h>
#include <hr/lib/htable.h>
#include <math.h>
#include <stdlib.h>

struct limit {
	struct hr_hnode node;
	enum hr_quota_kind kind;
	int level;
	double rate;
	struct hr_str user, client; /* null where the level's part has no name */
	char text[];
};

struct hr_policy {
	int refs; /* atomic */
	struct hr_htable limits;
	uint32_t level_nr[HR_QUOTA_KIND_NR][HR_QUOTA_LEVEL_NR];
};

static const struct level {
	enum hr_quota_part_kind user, client;
} levels[HR_QUOTA_LEVEL_NR] = {
	{ HR_QUOTA_PART_NAMED, HR_QUOTA_PART_NAMED },
	{ HR_QUOTA_PART_NAMED, HR_QUOTA_PART_DEFAULT },
	{ HR_QUOTA_PART_NAMED, HR_QUOTA_PART_ABSENT },
	{ HR_QUOTA_PART_DEFAULT, HR_QUOTA_PART_NAMED },
	{ HR_QUOTA_PART_DEFAULT, HR_QUOTA_PART_DEFAULT },
	{ HR_QUOTA_PART_DEFAULT, HR_QUOTA_PART_ABSENT },
	{ HR_QUOTA_PART_ABSENT, HR_QUOTA_PART_NAMED },
	{ HR_QUOTA_PART_ABSENT, HR_QUOTA_PART_DEFAULT },
};

bool hr_quota_level_has_user(int level)
{
	return level >= 0 && levels[level].user != HR_QUOTA_PART_ABSENT;
}

bool hr_quota_level_has_client(int level)
{
	return level >= 0 && levels[level].client != HR_QUOTA_PART_ABSENT;
}

int hr_policy_create(struct hr_policy **ret_p)
{
	struct hr_policy *p = calloc(1, sizeof(*p));

	if (!p)
		return -ENOMEM;
	p->refs = 1;
	hr_htable_init(&p->limits);
	*ret_p = p;
	return 0;
}

struct hr_policy *hr_policy_get(struct hr_policy *p)
{
	if (p)
		__atomic_add_fetch(&p->refs, 1, __ATOMIC_RELAXED);
	return p;
}

void hr_policy_put(struct hr_policy *p)
{
	struct hr_htable_iter it;
	struct hr_hnode *n;

	if (!p || __atomic_sub_fetch(&p->refs, 1, __ATOMIC_ACQ_REL))
		return;
	n = hr_htable_iter_first(&p->limits, &it);
	while (n) {
		struct limit *l = hr_container_of(n, struct limit, node);

		n = hr_htable_iter_next(&p->limits, &it);
		free(l);
	}
	hr_htable_fini(&p->limits);
	free(p);
}

static uint64_t hash_of(enum hr_quota_kind kind, int level, struct hr_str user,
			struct hr_str client)
{
	uint64_t h = hr_hash_u64((uint64_t)kind * HR_QUOTA_LEVEL_NR + (uint64_t)level + 1);

	return hr_hash_u64(hr_hash_u64(h ^ hr_hash_str(user)) + hr_hash_str(client));
}

static struct limit *find(const struct hr_policy *p, enum hr_quota_kind kind, int level,
			  struct hr_str user, struct hr_str client)
{
	struct hr_hnode *n;

	if (levels[level].user != HR_QUOTA_PART_NAMED)
		user = HR_STR_NULL;
	if (levels[level].client != HR_QUOTA_PART_NAMED)
		client = HR_STR_NULL;
	n = hr_htable_first(&p->limits, hash_of(kind, level, user, client));
	for (; n; n = hr_htable_next(n)) {
		struct limit *l = hr_container_of(n, struct limit, node);

		if (l->kind == kind && l->level == level && hr_str_eq(l->user, user) &&
		    hr_str_eq(l->client, client))
			return l;
	}
	return NULL;
}

static char *put_name(struct hr_str *name, struct hr_quota_part part, char *to)
{
	*name = HR_STR_NULL;
	if (part.kind != HR_QUOTA_PART_NAMED)
		return to;
	if (part.name.len > 0)
		memcpy(to, part.name.p, (size_t)part.name.len);
	*name = (struct hr_str){ to, part.name.len };
	return to + part.name.len;
}

int hr_policy_set(struct hr_policy *p, enum hr_quota_kind kind, struct hr_quota_part user,
		  struct hr_quota_part client, double rate)
{
	size_t len = (size_t)HR_MAX(user.name.len, 0) + (size_t)HR_MAX(client.name.len, 0);
	struct limit *l;
	int level = 0;

	while (level < HR_QUOTA_LEVEL_NR &&
	       (levels[level].user != user.kind || levels[level].client != client.kind))
		level++;
	if (level == HR_QUOTA_LEVEL_NR || !(rate > 0) || !isfinite(rate))
		return -EINVAL;
	l = find(p, kind, level, user.name, client.name);
	if (l) {
		l->rate = rate;
		return 0;
	}
	l = calloc(1, sizeof(*l) + len + 1);
	if (!l)
		return -ENOMEM;
	l->kind = kind;
	l->level = level;
	l->rate = rate;
	put_name(&l->client, client, put_name(&l->user, user, l->text));
	hr_htable_insert(&p->limits, &l->node, hash_of(kind, level, l->user, l->client));
	p->level_nr[kind][level]++;
	return 0;
}

int hr_policy_find(const struct hr_policy *p, enum hr_quota_kind kind, struct hr_str user,
		   struct hr_str client, double *ret_rate)
{
	for (int level = 0; p && level < HR_QUOTA_LEVEL_NR; level++) {
		const struct limit *l =
			p->level_nr[kind][level] ? find(p, kind, level, user, client) : NULL;

		if (!l)
			continue;
		*ret_rate = l->rate;
		return level;
	}
	return HR_QUOTA_LEVEL_NONE;
}

int hr_policy_find_shape(const struct hr_policy *p, enum hr_quota_kind kind, struct hr_str user,
			 struct hr_str client, double *ret_rate)
{
	for (int level = 0; p && level < HR_QUOTA_LEVEL_NR; level++) {
		const struct limit *l;

		if (hr_quota_level_has_user(level) == hr_str_is_null(user) ||
		    hr_quota_level_has_client(level) == hr_str_is_null(client))
			continue;
		l = p->level_nr[kind][level] ? find(p, kind, level, user, client) : NULL;
		if (!l)
			continue;
		*ret_rate = l->rate;
		return level;
	}
	return HR_QUOTA_LEVEL_NONE;
}

int hr_policy_limit_nr(const struct hr_policy *p)
{
	return p ? (int)p->limits.nr : 0;
}
