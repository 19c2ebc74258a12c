// SPDX-License-Identifier: Apache-2.0
/*
 * DescribeUserScramCredentials and AlterUserScramCredentials (KIP-554): the users of
 * SASL/SCRAM, kept in the metadata log.
 *
 * The client sends what RFC 5802 calls SaltedPassword; the log gets the two keys that
 * follow from it, never the password:
 *
 *	StoredKey = H(HMAC(SaltedPassword, "Client Key"))
 *	ServerKey = HMAC(SaltedPassword, "Server Key")
 *
 * The costly part (the iterations) is the client's, so nothing here needs the pool.  A
 * user who is named twice in a request is refused once, whatever else is said.
 */
#include <hr/meta/record.h>
#include <hr/protocol/gen/alter_user_scram_credentials.h>
#include <hr/protocol/gen/describe_user_scram_credentials.h>
#include <hr/protocol/gen/metadata_records.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdlib.h>
#include "api.h"

#define ITERATIONS_MIN 4096
#define ITERATIONS_MAX 16384
/* The metadata.version that knows credentials. */
#define METADATA_VERSION_MIN 11

typedef struct hr_alter_user_scram_credentials_request alter_request;
typedef struct hr_alter_user_scram_credentials_request_scram_credential_upsertion upsertion;
typedef struct hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result
	alter_row;
typedef struct hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result
	user_row;
#define user_row_desc \
	hr_describe_user_scram_credentials_response_describe_user_scram_credentials_result_desc

static int by_name(const void *a, const void *b)
{
	return hr_str_cmp(*(const struct hr_str *)a, *(const struct hr_str *)b);
}

/* How often @name stands in the sorted list: 0, 1 or 2 for more. */
static int times(const struct hr_str *sorted, int32_t nr, struct hr_str name)
{
	const struct hr_str *at =
		nr ? bsearch(&name, sorted, (size_t)nr, sizeof(name), by_name) : NULL;

	if (!at)
		return 0;
	return (at > sorted && hr_str_eq(at[-1], name)) ||
			       (at + 1 < sorted + nr && hr_str_eq(at[1], name)) ?
		       2 :
		       1;
}

static const EVP_MD *digest_of(int8_t mechanism)
{
	return mechanism == 1 ? EVP_sha256() : mechanism == 2 ? EVP_sha512() : NULL;
}

/* --- altering --------------------------------------------------------------------- */

struct altering {
	struct hr_request *rq;
	struct hr_ctl_op op;
	struct hr_alter_user_scram_credentials_response *resp;
	struct hr_str *names; /* of the whole request, sorted */
	int32_t nr;
};

static void respond(struct hr_request *rq, int err)
{
	hr_request_respond(rq, rq->state);
}

static enum hr_wire_err refuse(struct hr_str *message, enum hr_wire_err werr, const char *text)
{
	*message = hr_str(text);
	return werr;
}

static enum hr_wire_err check(struct altering *al, struct hr_str name, int8_t mechanism,
			      struct hr_str *message)
{
	const struct hr_image *im = hr_controller_draft(al->rq->broker->controller);

	*message = HR_STR_NULL;
	if (times(al->names, al->nr, name) > 1)
		return refuse(message, HR_ERR_DUPLICATE_RESOURCE,
			      "The request names this user twice.");
	if (!name.len)
		return refuse(message, HR_ERR_UNACCEPTABLE_CREDENTIAL, "The user has no name.");
	if (!digest_of(mechanism))
		return refuse(message, HR_ERR_UNSUPPORTED_SASL_MECHANISM,
			      "The mechanism is not known.");
	if (hr_image_feature(im, "metadata.version") < METADATA_VERSION_MIN)
		return refuse(message, HR_ERR_UNSUPPORTED_VERSION,
			      "Needs metadata.version 11 (3.5-IV2) or newer.");
	return HR_ERR_NONE;
}

static int derive(const upsertion *u, uint8_t stored[EVP_MAX_MD_SIZE],
		  uint8_t server[EVP_MAX_MD_SIZE], unsigned int *ret_len)
{
	static const uint8_t client_text[] = "Client Key", server_text[] = "Server Key";
	const void *key = u->salted_password.len ? u->salted_password.p : client_text;
	const EVP_MD *md = digest_of(u->mechanism);
	uint8_t client[EVP_MAX_MD_SIZE];
	unsigned int len;
	bool ok;

	ok = HMAC(md, key, u->salted_password.len, client_text, sizeof(client_text) - 1, client,
		  &len) &&
	     EVP_Digest(client, len, stored, &len, md, NULL) == 1 &&
	     HMAC(md, key, u->salted_password.len, server_text, sizeof(server_text) - 1, server,
		  &len);
	OPENSSL_cleanse(client, sizeof(client));
	*ret_len = len;
	return ok ? 0 : -EIO;
}

static enum hr_wire_err upsert(struct altering *al, const upsertion *u, struct hr_str *message)
{
	uint8_t stored[EVP_MAX_MD_SIZE], server[EVP_MAX_MD_SIZE];
	enum hr_wire_err werr = check(al, u->name, u->mechanism, message);
	struct hr_user_scram_credential_record r;
	unsigned int len;
	int err;

	if (werr)
		return werr;
	if (u->iterations < ITERATIONS_MIN || u->iterations > ITERATIONS_MAX)
		return refuse(message, HR_ERR_UNACCEPTABLE_CREDENTIAL,
			      "Iterations are allowed from 4096 to 16384.");
	err = derive(u, stored, server, &len);
	if (!err) {
		hr_struct_init(&hr_user_scram_credential_record_desc, &r);
		r.name = u->name;
		r.mechanism = u->mechanism;
		r.salt = u->salt;
		r.stored_key = (struct hr_slice){ stored, (int32_t)len };
		r.server_key = (struct hr_slice){ server, (int32_t)len };
		r.iterations = u->iterations;
		err = hr_controller_put(al->rq->broker->controller, &al->op,
					HR_METADATA_RECORD_USER_SCRAM_CREDENTIAL, &r);
	}
	OPENSSL_cleanse(server, sizeof(server));
	return err ? HR_ERR_UNKNOWN_SERVER_ERROR : HR_ERR_NONE;
}

static enum hr_wire_err delete(struct altering *al, struct hr_str name, int8_t mechanism,
			       struct hr_str *message)
{
	struct hr_controller *c = al->rq->broker->controller;
	enum hr_wire_err werr = check(al, name, mechanism, message);
	struct hr_remove_user_scram_credential_record r;

	if (werr)
		return werr;
	if (!hr_image_has_scram(hr_controller_draft(c), mechanism, name))
		return refuse(message, HR_ERR_RESOURCE_NOT_FOUND,
			      "The user has no such credential.");
	hr_struct_init(&hr_remove_user_scram_credential_record_desc, &r);
	r.name = name;
	r.mechanism = mechanism;
	return hr_controller_put(c, &al->op, HR_METADATA_RECORD_REMOVE_USER_SCRAM_CREDENTIAL, &r) ?
		       HR_ERR_UNKNOWN_SERVER_ERROR :
		       HR_ERR_NONE;
}

static void add_row(struct altering *al, struct hr_str user, enum hr_wire_err werr,
		    struct hr_str message)
{
	alter_row *row;

	/* Twice in the request, once in the answer; all of them say the same. */
	for (int32_t i = 0; werr == HR_ERR_DUPLICATE_RESOURCE && i < al->resp->results.nr; i++)
		if (al->resp->results.v[i].error_code == werr &&
		    hr_str_eq(al->resp->results.v[i].user, user))
			return;
	row = &al->resp->results.v[al->resp->results.nr++];
	row->user = user;
	row->error_code = hr_request_error(al->rq, werr);
	row->error_message = message;
}

static int collect_names(struct altering *al, const alter_request *r)
{
	int32_t up_nr = HR_MAX(r->upsertions.nr, 0), down_nr = HR_MAX(r->deletions.nr, 0);

	al->names = hr_arena_array(&al->rq->arena, (size_t)up_nr + (size_t)down_nr + 1,
				   sizeof(*al->names));
	if (!al->names)
		return -ENOMEM;
	for (int32_t i = 0; i < up_nr; i++)
		al->names[al->nr++] = r->upsertions.v[i].name;
	for (int32_t i = 0; i < down_nr; i++)
		al->names[al->nr++] = r->deletions.v[i].name;
	qsort(al->names, (size_t)al->nr, sizeof(*al->names), by_name);
	al->resp->results.v = hr_request_new(
		al->rq,
		&hr_alter_user_scram_credentials_response_alter_user_scram_credentials_result_desc,
		al->nr);
	al->resp->results.nr = 0;
	return al->resp->results.v ? 0 : -ENOMEM;
}

void hr_api_alter_user_scram_credentials(struct hr_request *rq)
{
	const alter_request *r = rq->body;
	struct altering al = { .rq = rq };
	struct hr_str message;
	enum hr_wire_err werr;

	hr_ctl_op_init(&al.op);
	al.resp = hr_request_new(rq, &hr_alter_user_scram_credentials_response_desc, 1);
	if (!al.resp || collect_names(&al, r)) {
		hr_request_close(rq, "no memory for the answer");
		return;
	}
	for (int32_t i = 0; i < r->upsertions.nr; i++) {
		werr = upsert(&al, &r->upsertions.v[i], &message);
		add_row(&al, r->upsertions.v[i].name, werr, message);
	}
	for (int32_t i = 0; i < r->deletions.nr; i++) {
		werr = delete (&al, r->deletions.v[i].name, r->deletions.v[i].mechanism, &message);
		add_row(&al, r->deletions.v[i].name, werr, message);
	}
	rq->state = al.resp;
	hr_request_commit(rq, &al.op, respond);
}

/* --- describing ------------------------------------------------------------------- */

struct credential {
	struct hr_str user;
	int8_t mechanism;
	int32_t iterations;
};

struct credentials {
	struct hr_arena *arena;
	struct credential *v;
	int32_t nr, cap;
};

static int note(void *arg, const void *msg)
{
	const struct hr_user_scram_credential_record *r = msg;
	struct credentials *c = arg;
	struct credential *v = c->v;

	if (c->nr == c->cap) {
		int32_t cap = c->cap ? 2 * c->cap : 16;

		v = hr_arena_array(c->arena, (size_t)cap, sizeof(*v));
		if (!v)
			return -ENOMEM;
		if (c->nr)
			memcpy(v, c->v, (size_t)c->nr * sizeof(*v));
		c->v = v;
		c->cap = cap;
	}
	v[c->nr] = (struct credential){ hr_arena_str(c->arena, r->name), r->mechanism,
					r->iterations };
	return hr_str_is_null(v[c->nr++].user) ? -ENOMEM : 0;
}

static int by_user(const void *a, const void *b)
{
	const struct credential *x = a, *y = b;

	return hr_str_cmp(x->user, y->user) ?: x->mechanism - y->mechanism;
}

/* The credentials of one user stand together; fills the row with them. */
static int fill_user(struct hr_request *rq, user_row *row, const struct credential *first,
		     int32_t nr)
{
	row->error_message = HR_STR_LIT("");
	row->credential_infos.v = hr_request_new(
		rq, &hr_describe_user_scram_credentials_response_credential_info_desc, nr);
	if (!row->credential_infos.v)
		return -ENOMEM;
	row->credential_infos.nr = nr;
	for (int32_t i = 0; i < nr; i++) {
		row->credential_infos.v[i].mechanism = first[i].mechanism;
		row->credential_infos.v[i].iterations = first[i].iterations;
	}
	return 0;
}

static int32_t run_of(const struct credentials *c, int32_t at)
{
	int32_t n = 1;

	while (at + n < c->nr && hr_str_eq(c->v[at].user, c->v[at + n].user))
		n++;
	return n;
}

static int describe_all(struct hr_request *rq, const struct credentials *c,
			struct hr_describe_user_scram_credentials_response *resp)
{
	int err = 0;

	for (int32_t at = 0, n; !err && at < c->nr; at += n) {
		user_row *row = &resp->results.v[resp->results.nr++];

		n = run_of(c, at);
		row->user = c->v[at].user;
		err = fill_user(rq, row, &c->v[at], n);
	}
	return err;
}

static int describe_one(struct hr_request *rq, const struct credentials *c, user_row *row)
{
	struct credential key = { .user = row->user };
	int32_t lo = 0, hi = c->nr;

	while (lo < hi) {
		int32_t mid = lo + (hi - lo) / 2;

		if (by_user(&c->v[mid], &key) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	if (lo < c->nr && hr_str_eq(c->v[lo].user, row->user))
		return fill_user(rq, row, &c->v[lo], run_of(c, lo));
	row->error_code = hr_request_error(rq, HR_ERR_RESOURCE_NOT_FOUND);
	row->error_message = HR_STR_LIT("The user has no credential.");
	row->credential_infos.nr = 0;
	return 0;
}

static int describe_named(struct hr_request *rq, const struct credentials *c,
			  struct hr_describe_user_scram_credentials_response *resp)
{
	const struct hr_describe_user_scram_credentials_request *r = rq->body;
	struct hr_str *names = hr_arena_array(&rq->arena, (size_t)r->users.nr, sizeof(*names));
	int32_t nr = 0;
	int err = names ? 0 : -ENOMEM;

	for (int32_t i = 0; !err && i < r->users.nr; i++)
		names[nr++] = r->users.v[i].name;
	if (!err)
		qsort(names, (size_t)nr, sizeof(*names), by_name);
	/* Each name once, in the order of names. */
	for (int32_t i = 0; !err && i < nr; i++) {
		user_row *row;

		if (i && hr_str_eq(names[i], names[i - 1]))
			continue;
		row = &resp->results.v[resp->results.nr++];
		row->user = names[i];
		if (times(names, nr, names[i]) < 2) {
			err = describe_one(rq, c, row);
			continue;
		}
		row->error_code = hr_request_error(rq, HR_ERR_DUPLICATE_RESOURCE);
		row->error_message = HR_STR_LIT("The request names this user twice.");
		row->credential_infos.nr = 0;
	}
	return err;
}

void hr_api_describe_user_scram_credentials(struct hr_request *rq)
{
	const struct hr_describe_user_scram_credentials_request *r = rq->body;
	struct hr_describe_user_scram_credentials_response resp;
	struct credentials c = { .arena = &rq->arena };
	int err;

	hr_struct_init(&hr_describe_user_scram_credentials_response_desc, &resp);
	resp.error_message = HR_STR_LIT("");
	resp.results.nr = 0;
	err = hr_image_kept_walk(rq->shard->image, HR_METADATA_RECORD_USER_SCRAM_CREDENTIAL, note,
				 &c);
	if (!err) {
		if (c.nr)
			qsort(c.v, (size_t)c.nr, sizeof(*c.v), by_user);
		resp.results.v = hr_request_new(rq, &user_row_desc, HR_MAX(c.nr, r->users.nr));
		err = resp.results.v ? 0 : -ENOMEM;
	}
	if (!err)
		err = r->users.nr > 0 ? describe_named(rq, &c, &resp) :
					describe_all(rq, &c, &resp);
	if (err)
		hr_request_close(rq, "no memory for the answer");
	else
		hr_request_respond(rq, &resp);
}
