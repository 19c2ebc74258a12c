/* SPDX-License-Identifier: Apache-2.0 */
/*
 * modern: what groups whose members send one heartbeat have in common, be they of
 * KIP-848 or of KIP-1071.
 *
 * Their records begin with the group's id; the keys of some go on with another name, a
 * member's mostly.
 */
#ifndef HR_GROUP_MODERN_H
#define HR_GROUP_MODERN_H

#include <hr/protocol/gen/group_records.h>
#include "group.h"

/* Epochs of a heartbeat with a meaning of their own. */
enum { HR_EPOCH_JOIN = 0, HR_EPOCH_LEAVE = -1, HR_EPOCH_LEAVE_STATIC = -2 };

/* As describe and list say it. */
const char *hr_modern_state_name(enum hr_modern_state state);

/* hr_group_kind_ops: offsets go one by one, those of topics that are read stay. */
bool hr_modern_may_delete_offsets(const struct hr_group *g);
enum hr_expiry_rule hr_modern_expiry(const struct hr_group *g, struct hr_str topic,
				     int64_t *ret_since_ms);

/*
 * Finds the group of a record, or makes it with @make, and gives both to @apply.
 * -EBADMSG: the group is of another kind.
 */
HR_MUST_CHECK int hr_modern_replay(struct hr_groups *gs, const struct hr_coord_record *r,
				   enum hr_group_kind kind, int (*make)(struct hr_group *g),
				   int (*apply)(struct hr_group *g,
						const struct hr_coord_record *r));

/* A tombstone; @second is the other name of the key, null where it has none. */
HR_MUST_CHECK int hr_modern_bury(struct hr_group *g, int16_t type, struct hr_str second);
HR_MUST_CHECK int hr_modern_bury_all(struct hr_group *g, int16_t type, const struct hr_str *v,
				     int32_t nr);
/*
 * The names of a table's entries, copied into @a, since burying changes the table.
 * @name gives NULL for an entry that has no record.
 */
HR_MUST_CHECK int hr_modern_names(const struct hr_htable *t,
				  const char *(*name)(struct hr_hnode *n), struct hr_arena *a,
				  struct hr_str **ret_v, int32_t *ret_nr);

#endif
