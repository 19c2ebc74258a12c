// SPDX-License-Identifier: Apache-2.0
/* answers: what is asked of groups of every kind. */
#include <hr/protocol/gen/list_groups.h>
#include <strings.h>
#include "group.h"

static bool in_list(const struct hr_str *v, int32_t nr, const char *word)
{
	size_t len = strlen(word);

	for (int32_t i = 0; i < nr; i++)
		if ((size_t)HR_MAX(v[i].len, 0) == len && !strncasecmp(v[i].p, word, len))
			return true;
	return nr <= 0;
}

/* Offsets without a group are what a consumer without membership leaves. */
static const char *kind_name(const struct hr_group *g)
{
	return hr_group_kinds[g->kind ? g->kind : HR_GROUP_CLASSIC]->name;
}

static const char *state_name(const struct hr_group *g)
{
	return g->kind ? hr_group_ops(g)->state_name(g) : "Empty";
}

static bool wanted(const struct hr_list_groups_request *r, const struct hr_group *g)
{
	if (g->kind == HR_GROUP_NONE && !g->offsets.nr)
		return false;
	return in_list(r->states_filter.v, r->states_filter.nr, state_name(g)) &&
	       in_list(r->types_filter.v, r->types_filter.nr, kind_name(g));
}

static int fill(struct hr_group_call *c, const struct hr_group *g,
		struct hr_list_groups_response_listed_group *row)
{
	hr_struct_init(&hr_list_groups_response_listed_group_desc, row);
	row->group_id = hr_arena_str(c->arena, hr_str(g->id));
	row->protocol_type = g->kind ? hr_arena_str(c->arena, hr_group_ops(g)->protocol_type(g)) :
				       HR_STR_LIT("");
	row->group_state = hr_str(state_name(g));
	row->group_type = hr_str(kind_name(g));
	return hr_str_is_null(row->group_id) || hr_str_is_null(row->protocol_type) ? -ENOMEM : 0;
}

void hr_groups_list(void *m, struct hr_group_call *c)
{
	struct hr_groups *gs = m;
	struct hr_list_groups_response *resp = c->response;
	struct hr_htable_iter it;
	int err = 0;

	resp->groups.nr = 0;
	resp->groups.v = hr_arena_array(c->arena, gs->by_id.nr + 1, sizeof(resp->groups.v[0]));
	if (!resp->groups.v)
		err = -ENOMEM;
	for (struct hr_hnode *n = hr_htable_iter_first(&gs->by_id, &it); n && !err;
	     n = hr_htable_iter_next(&gs->by_id, &it)) {
		const struct hr_group *g = hr_container_of(n, struct hr_group, by_id);

		if (wanted(c->request, g))
			err = fill(c, g, &resp->groups.v[resp->groups.nr++]);
	}
	if (err)
		c->call.err = HR_ERR_COORDINATOR_NOT_AVAILABLE;
	hr_coord_answer(gs->out, &c->call);
}
