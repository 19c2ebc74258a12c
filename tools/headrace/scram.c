// SPDX-License-Identifier: Apache-2.0
/*
 * scram: RFC 5802 keys of a password.
 *
 *	salted	= PBKDF2(password, salt, iterations)
 *	stored	= H(HMAC(salted, "Client Key"))
 *	server	= HMAC(salted, "Server Key")
 */
#include <hr/meta/kraft.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include "command.h"
#include "scram.h"

#define ITERATIONS_MIN 4096
#define ITERATIONS_MAX 16384
#define SALT_BYTES 24
#define SALT_BYTES_MAX 512
#define TEXT_MAX 4096

struct credential {
	int8_t mechanism; /* 1 SHA-256, 2 SHA-512 */
	const EVP_MD *md;
	const char *name, *password, *salt64, *salted64;
	long iterations;
	uint8_t salt[SALT_BYTES_MAX];
	int salt_len;
	uint8_t salted[EVP_MAX_MD_SIZE];
};

static int take_member(struct credential *c, char *key, char *value)
{
	size_t len = strlen(value);

	if (len >= 2 && value[0] == '"' && value[len - 1] == '"') {
		value[len - 1] = 0;
		value++;
	}
	if (!strcmp(key, "name"))
		c->name = value;
	else if (!strcmp(key, "password"))
		c->password = value;
	else if (!strcmp(key, "salt"))
		c->salt64 = value;
	else if (!strcmp(key, "saltedpassword"))
		c->salted64 = value;
	else if (!strcmp(key, "iterations"))
		return hr_cli_number("iterations", value, ITERATIONS_MIN, ITERATIONS_MAX,
				     &c->iterations)
			       ? 0
			       : HR_EXIT_FAILED;
	else
		return hr_cli_fail("--add-scram: no member '%s'", key);
	return 0;
}

/* Commas part members, except inside quotes. */
static int parse_members(struct credential *c, char *text)
{
	int ret = 0;

	while (!ret && *text) {
		char *eq = strchr(text, '='), *end;

		if (!eq)
			return hr_cli_fail("--add-scram: '%s' is not KEY=VALUE", text);
		end = eq[1] == '"' ? strchr(eq + 2, '"') : eq;
		end = end ? strchr(end, ',') : NULL;
		*eq = 0;
		if (end)
			*end = 0;
		ret = take_member(c, text, eq + 1);
		text = end ? end + 1 : eq + 1 + strlen(eq + 1);
		if (!end)
			break;
	}
	return ret;
}

static int parse(struct credential *c, char *text)
{
	static const struct {
		const char *name;
		int8_t mechanism;
	} mechanisms[] = { { "SCRAM-SHA-256=[", 1 }, { "SCRAM-SHA-512=[", 2 } };
	size_t len = strlen(text), skip = 0;
	int ret;

	for (size_t i = 0; i < HR_ARRAY_LEN(mechanisms); i++) {
		if (!strncmp(text, mechanisms[i].name, strlen(mechanisms[i].name))) {
			c->mechanism = mechanisms[i].mechanism;
			skip = strlen(mechanisms[i].name);
		}
	}
	if (!skip || text[len - 1] != ']')
		return hr_cli_fail("--add-scram wants SCRAM-SHA-256=[name=...,password=...]");
	text[len - 1] = 0;
	c->md = c->mechanism == 1 ? EVP_sha256() : EVP_sha512();
	ret = parse_members(c, text + skip);
	if (ret)
		return ret;
	if (!c->name || !*c->name)
		return hr_cli_fail("--add-scram: no name");
	if (!c->password == !c->salted64)
		return hr_cli_fail("--add-scram: one of password and saltedpassword is needed");
	if (c->salted64 && !c->salt64)
		return hr_cli_fail("--add-scram: saltedpassword needs its salt");
	return 0;
}

/* Length, or -1. */
static int unbase64(const char *text, uint8_t *out, size_t cap)
{
	size_t len = strlen(text);
	int n, pad = 0;

	if (!len || len % 4 || len / 4 * 3 > cap)
		return -1;
	while (pad < 2 && text[len - 1 - (size_t)pad] == '=')
		pad++;
	n = EVP_DecodeBlock(out, (const unsigned char *)text, (int)len);
	return n < 0 ? -1 : n - pad;
}

static int derive(struct credential *c)
{
	uint8_t text[SALT_BYTES_MAX];
	int size = EVP_MD_get_size(c->md);

	c->salt_len = SALT_BYTES;
	if (c->salt64)
		c->salt_len = unbase64(c->salt64, c->salt, sizeof(c->salt));
	else if (RAND_bytes(c->salt, SALT_BYTES) != 1)
		return hr_cli_fail("no randomness");
	if (c->salt_len <= 0)
		return hr_cli_fail("--add-scram: salt is not base64");
	if (c->salted64) {
		if (unbase64(c->salted64, text, sizeof(text)) != size)
			return hr_cli_fail("--add-scram: saltedpassword wants %d bytes in base64",
					   size);
		memcpy(c->salted, text, (size_t)size);
		return 0;
	}
	return PKCS5_PBKDF2_HMAC(c->password, (int)strlen(c->password), c->salt, c->salt_len,
				 (int)c->iterations, c->md, size, c->salted) == 1
		       ? 0
		       : hr_cli_fail("--add-scram: cannot derive the key");
}

static int put_record(const struct credential *c, int metadata_version, struct hr_buf *frames)
{
	uint8_t client[EVP_MAX_MD_SIZE], stored[EVP_MAX_MD_SIZE], server[EVP_MAX_MD_SIZE];
	struct hr_user_scram_credential_record r;
	struct hr_buf one = HR_BUF_INIT;
	int size = EVP_MD_get_size(c->md), ret;

	if (!HMAC(c->md, c->salted, size, (const uint8_t *)"Client Key", 10, client, NULL) ||
	    !HMAC(c->md, c->salted, size, (const uint8_t *)"Server Key", 10, server, NULL) ||
	    !EVP_Digest(client, (size_t)size, stored, NULL, c->md, NULL))
		return hr_cli_fail("--add-scram: cannot derive the key");
	hr_struct_init(&hr_user_scram_credential_record_desc, &r);
	r.name = hr_str(c->name);
	r.mechanism = c->mechanism;
	r.salt = (struct hr_slice){ c->salt, c->salt_len };
	r.stored_key = (struct hr_slice){ stored, size };
	r.server_key = (struct hr_slice){ server, size };
	r.iterations = (int32_t)c->iterations;
	ret = hr_record_frame_put(&one, HR_METADATA_RECORD_USER_SCRAM_CREDENTIAL, metadata_version,
				  &r);
	if (!ret)
		hr_frame_list_put(frames, one.p, one.len);
	OPENSSL_cleanse(client, sizeof(client));
	hr_buf_fini(&one);
	return ret || frames->err ? hr_cli_fail("--add-scram: %s", strerror(ENOMEM)) : 0;
}

int hr_scram_put(const char *text, int metadata_version, struct hr_buf *frames)
{
	struct credential c = { .iterations = ITERATIONS_MIN };
	char copy[TEXT_MAX];
	int ret;

	if (strlen(text) >= sizeof(copy))
		return hr_cli_fail("--add-scram: longer than %d characters", TEXT_MAX - 1);
	memcpy(copy, text, strlen(text) + 1);
	ret = parse(&c, copy);
	if (!ret)
		ret = derive(&c);
	if (!ret)
		ret = put_record(&c, metadata_version, frames);
	OPENSSL_cleanse(copy, sizeof(copy));
	OPENSSL_cleanse(c.salted, sizeof(c.salted));
	return ret;
}
