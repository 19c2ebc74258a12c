// SPDX-License-Identifier: Apache-2.0
/* kept: see kept.h. */
#include "kept.h"

#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdlib.h>
#include "object.h"

static void put_str(struct hr_buf *b, struct hr_str s)
{
	hr_buf_put(b, &s.len, sizeof(s.len));
	hr_buf_put(b, s.p, s.len > 0 ? (size_t)s.len : 0);
}

static void name_key(struct hr_buf *id, uint8_t key)
{
	hr_buf_put(id, &key, 1);
}

static int by_entity_type(const void *a, const void *b)
{
	const struct hr_client_quota_record_entity_data *const *x = a, *const *y = b;

	return hr_str_cmp((*x)->entity_type, (*y)->entity_type);
}

/* An entity is a set: its parts are named in the order of their types. */
static int name_quota(struct hr_buf *id, const struct hr_client_quota_record *r)
{
	const struct hr_client_quota_record_entity_data **sorted;

	if (r->entity.nr < 0)
		return -EBADMSG;
	sorted = calloc((size_t)r->entity.nr + 1, sizeof(void *));
	if (!sorted)
		return -ENOMEM;
	for (int32_t i = 0; i < r->entity.nr; i++)
		sorted[i] = &r->entity.v[i];
	qsort(sorted, (size_t)r->entity.nr, sizeof(void *), by_entity_type);
	name_key(id, HR_METADATA_RECORD_CLIENT_QUOTA);
	for (int32_t i = 0; i < r->entity.nr; i++) {
		put_str(id, sorted[i]->entity_type);
		put_str(id, sorted[i]->entity_name);
	}
	put_str(id, r->key);
	free(sorted);
	return 0;
}

static void name_scram(struct hr_buf *id, int8_t mechanism, struct hr_str name)
{
	name_key(id, HR_METADATA_RECORD_USER_SCRAM_CREDENTIAL);
	hr_buf_put(id, &mechanism, 1);
	put_str(id, name);
}

static void name_uuid(struct hr_buf *id, uint8_t key, const struct hr_uuid *u)
{
	name_key(id, key);
	hr_buf_put(id, u->b, sizeof(u->b));
}

static void name_controller(struct hr_buf *id, int32_t controller)
{
	name_key(id, HR_METADATA_RECORD_REGISTER_CONTROLLER);
	hr_buf_put(id, &controller, sizeof(controller));
}

/* Puts the identity into @id; *ret_remove says whether it is to go. */
static int identify(uint32_t key, const void *msg, struct hr_buf *id, bool *ret_remove)
{
	const struct hr_user_scram_credential_record *scram = msg;
	const struct hr_remove_user_scram_credential_record *no_scram = msg;
	const struct hr_access_control_entry_record *acl = msg;
	const struct hr_remove_access_control_entry_record *no_acl = msg;
	const struct hr_delegation_token_record *token = msg;
	const struct hr_remove_delegation_token_record *no_token = msg;
	const struct hr_register_controller_record *controller = msg;
	const struct hr_unregister_controller_record *no_controller = msg;

	*ret_remove = false;
	switch (key) {
	case HR_METADATA_RECORD_USER_SCRAM_CREDENTIAL:
		name_scram(id, scram->mechanism, scram->name);
		return 0;
	case HR_METADATA_RECORD_REMOVE_USER_SCRAM_CREDENTIAL:
		name_scram(id, no_scram->mechanism, no_scram->name);
		break;
	case HR_METADATA_RECORD_CLIENT_QUOTA:
		*ret_remove = ((const struct hr_client_quota_record *)msg)->remove;
		return name_quota(id, msg);
	case HR_METADATA_RECORD_ACCESS_CONTROL_ENTRY:
		name_uuid(id, HR_METADATA_RECORD_ACCESS_CONTROL_ENTRY, &acl->id);
		return 0;
	case HR_METADATA_RECORD_REMOVE_ACCESS_CONTROL_ENTRY:
		name_uuid(id, HR_METADATA_RECORD_ACCESS_CONTROL_ENTRY, &no_acl->id);
		break;
	case HR_METADATA_RECORD_DELEGATION_TOKEN:
		name_key(id, HR_METADATA_RECORD_DELEGATION_TOKEN);
		put_str(id, token->token_id);
		return 0;
	case HR_METADATA_RECORD_REMOVE_DELEGATION_TOKEN:
		name_key(id, HR_METADATA_RECORD_DELEGATION_TOKEN);
		put_str(id, no_token->token_id);
		break;
	case HR_METADATA_RECORD_REGISTER_CONTROLLER:
		name_controller(id, controller->controller_id);
		return 0;
	case HR_METADATA_RECORD_UNREGISTER_CONTROLLER:
		name_controller(id, no_controller->controller_id);
		break;
	case HR_METADATA_RECORD_ZK_MIGRATION_STATE:
		name_key(id, HR_METADATA_RECORD_ZK_MIGRATION_STATE);
		return 0;
	default:
		return -EPROTONOSUPPORT;
	}
	*ret_remove = true;
	return 0;
}

bool hr_image_has_controller(const struct hr_image *im, int32_t id)
{
	struct hr_buf key = HR_BUF_INIT;
	bool has;

	name_controller(&key, id);
	has = !key.err &&
	      hr_ptree_find(&im->kept, (struct hr_slice){ key.p, (int32_t)key.len });
	hr_buf_fini(&key);
	return has;
}

bool hr_image_has_scram(const struct hr_image *im, int8_t mechanism, struct hr_str user)
{
	struct hr_buf key = HR_BUF_INIT;
	bool has;

	name_scram(&key, mechanism, user);
	has = !key.err &&
	      hr_ptree_find(&im->kept, (struct hr_slice){ key.p, (int32_t)key.len });
	hr_buf_fini(&key);
	return has;
}

int hr_image_quota(const struct hr_image *im, const struct hr_client_quota_record *r,
		   double *ret_value)
{
	struct hr_buf key = HR_BUF_INIT;
	struct hr_client_quota_record found;
	const struct hr_kept *k = NULL;
	struct hr_record_frame f;
	struct hr_arena arena;
	int err = name_quota(&key, r);

	if (!err)
		err = key.err;
	if (!err) {
		k = hr_ptree_find(&im->kept, (struct hr_slice){ key.p, (int32_t)key.len });
		err = k ? hr_record_frame_parse(k->frame, (size_t)k->len, &f) : -ENOENT;
	}
	hr_buf_fini(&key);
	if (err)
		return err;
	hr_arena_init(&arena, 0);
	err = hr_msg_decode(&hr_client_quota_record_desc, f.version, f.body, f.body_len, &arena,
			    &found, NULL);
	hr_arena_fini(&arena);
	if (!err)
		*ret_value = found.value;
	return err;
}

struct kept_walk {
	uint32_t key;
	int (*each)(void *arg, const void *msg);
	void *arg;
	struct hr_arena arena;
	bool over;
};

static int show_kept(void *arg, struct hr_slice key, void *value)
{
	const struct hr_kept *k = value;
	struct kept_walk *w = arg;
	const struct hr_struct_desc *desc = hr_metadata_record_desc(w->key);
	struct hr_record_frame f;
	void *msg;
	int err;

	/* Another kind of record: these are over. */
	w->over = key.p[0] != w->key;
	if (w->over)
		return 1;
	hr_arena_reset(&w->arena);
	msg = hr_arena_alloc(&w->arena, desc->size);
	err = msg ? hr_record_frame_parse(k->frame, (size_t)k->len, &f) : -ENOMEM;
	if (!err)
		err = hr_msg_decode(desc, f.version, f.body, f.body_len, &w->arena, msg, NULL);
	return err ? err : w->each(w->arg, msg);
}

int hr_image_kept_walk(const struct hr_image *im, uint32_t key,
		       int (*each)(void *arg, const void *msg), void *arg)
{
	struct kept_walk w = { .key = key, .each = each, .arg = arg };
	uint8_t first = (uint8_t)key;
	int err;

	hr_arena_init(&w.arena, 0);
	err = hr_ptree_walk(&im->kept, (struct hr_slice){ &first, 1 }, show_kept, &w);
	hr_arena_fini(&w.arena);
	return w.over ? 0 : err;
}

int hr_kept_replay(struct hr_image *draft, uint32_t key, const void *msg, const uint8_t *frame,
		   size_t frame_len)
{
	struct hr_buf id = HR_BUF_INIT;
	struct hr_kept *kept = NULL;
	struct hr_slice k;
	bool remove;
	int err = identify(key, msg, &id, &remove);

	if (draft->changes && key == HR_METADATA_RECORD_CLIENT_QUOTA)
		draft->changes->quotas = true;
	if (!err)
		err = id.err;
	k = (struct hr_slice){ id.p, (int32_t)id.len };
	if (!err && remove) {
		err = hr_ptree_remove(&draft->kept, k);
		/* Removing what is not there changes nothing; Kafka's log may hold it. */
		err = err == -ENOENT ? 0 : err;
	} else if (!err) {
		kept = hr_kept_create(frame, frame_len);
		err = kept ? hr_ptree_set(&draft->kept, k, kept) : -ENOMEM;
	}
	hr_buf_fini(&id);
	return err;
}
