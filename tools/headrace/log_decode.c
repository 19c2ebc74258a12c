// SPDX-License-Identifier: Apache-2.0
/* log_decode: see log_decode.h. */
#include <hr/lib/arena.h>
#include <hr/lib/be.h>
#include <hr/lib/varint.h>
#include <hr/protocol/json.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include "log_decode.h"

/* A record expands to a few times its size at most. */
#define DECODE_BYTES_MAX (256 << 20)

enum hr_record_family hr_topic_family(struct hr_str topic)
{
	static const struct {
		const char *topic;
		enum hr_record_family family;
	} table[] = {
		{ "__cluster_metadata", HR_FAMILY_METADATA },
		{ "__consumer_offsets", HR_FAMILY_GROUP },
		{ "__transaction_state", HR_FAMILY_TXN },
		{ "__share_group_state", HR_FAMILY_SHARE },
		{ "__remote_log_metadata", HR_FAMILY_REMOTE },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(table); i++)
		if (hr_str_eqc(topic, table[i].topic))
			return table[i].family;
	return HR_FAMILY_DATA;
}

int hr_family_from_name(const char *name, enum hr_record_family *ret_family)
{
	static const struct {
		const char *name;
		enum hr_record_family family;
	} table[] = {
		{ "metadata", HR_FAMILY_METADATA }, { "offsets", HR_FAMILY_GROUP },
		{ "transactions", HR_FAMILY_TXN },  { "share", HR_FAMILY_SHARE },
		{ "remote", HR_FAMILY_REMOTE },     { "none", HR_FAMILY_DATA },
	};

	for (size_t i = 0; i < HR_ARRAY_LEN(table); i++) {
		if (!strcmp(name, table[i].name)) {
			*ret_family = table[i].family;
			return 0;
		}
	}
	return -EINVAL;
}

static json_t *base64_json(const uint8_t *p, int64_t len)
{
	char *text = malloc((size_t)len / 3 * 4 + 8);
	json_t *v;
	int n;

	if (!text)
		return json_null();
	n = EVP_EncodeBlock((unsigned char *)text, p, (int)len);
	v = json_stringn_nocheck(text, (size_t)n);
	free(text);
	return v;
}

json_t *hr_bytes_json(const uint8_t *p, int64_t len)
{
	json_t *text;

	if (len < 0)
		return json_null();
	for (int64_t i = 0; i < len; i++)
		if (p[i] < 0x20 && p[i] != '\t' && p[i] != '\n' && p[i] != '\r')
			return json_pack("{s:o}", "base64", base64_json(p, len));
	text = json_stringn((const char *)p, (size_t)len); /* NULL if not UTF-8 */
	return text ? text : json_pack("{s:o}", "base64", base64_json(p, len));
}

static json_t *undecoded(const char *name, int type, const char *why, const uint8_t *p, int64_t len)
{
	json_t *row = json_object();

	json_object_set_new(row, "type", name ? json_string(name) : json_integer(type));
	json_object_set_new(row, "error", json_string(why));
	json_object_set_new(row, "base64", len < 0 ? json_null() : base64_json(p, len));
	return row;
}

static json_t *body_json(const struct hr_struct_desc *d, int type, int16_t version,
			 const uint8_t *p, size_t len)
{
	struct hr_arena a;
	json_t *data = NULL, *row;
	size_t used = 0;
	void *msg;
	int ret;

	if (!d)
		return undecoded(NULL, type, "unknown type", p, (int64_t)len);
	if (!hr_version_in(d->versions, version))
		return undecoded(d->name, type, "unknown version", p, (int64_t)len);
	hr_arena_init(&a, DECODE_BYTES_MAX);
	msg = hr_arena_alloc(&a, d->size);
	ret = msg ? hr_msg_decode(d, version, p, len, &a, msg, &used) : -ENOMEM;
	if (!ret)
		ret = hr_json_encode(d, version, msg, &data);
	hr_arena_fini(&a);
	if (ret)
		return undecoded(d->name, type, ret == -EBADMSG ? "malformed" : strerror(-ret), p,
				 (int64_t)len);
	row = json_pack("{s:s, s:i, s:o}", "type", d->name, "version", version, "data", data);
	if (row && used != len)
		json_object_set_new(row, "bytesBehind", json_integer((json_int_t)(len - used)));
	return row;
}

/* Frame version, type and version as uvarints in front of the body. */
static json_t *framed_json(enum hr_record_family family, struct hr_slice v)
{
	const uint8_t *p = v.p, *end = v.p + v.len;
	uint32_t part[3] = { 0 };

	for (int i = 0; i < 3; i++) {
		int n = hr_uvarint32_get(p, end, &part[i]);

		if (n <= 0)
			return undecoded(NULL, -1, "no frame", v.p, v.len);
		p += n;
	}
	if (part[0] != 1 || part[1] > INT16_MAX || part[2] > INT16_MAX)
		return undecoded(NULL, (int)HR_MIN(part[1], (uint32_t)INT16_MAX), "unknown frame",
				 v.p, v.len);
	return body_json(hr_record_get(family, HR_PART_VALUE, (int16_t)part[1]), (int)part[1],
			 (int16_t)part[2], p, (size_t)(end - p));
}

/* Base64 of a classic consumer's protocol message to what it says. */
static void unfold(json_t *member, const char *name, const char *record)
{
	const char *text = json_string_value(json_object_get(member, name));
	const struct hr_struct_desc *d = hr_record_find(record);
	size_t len = text ? strlen(text) : 0;
	uint8_t *p = len ? malloc(len) : NULL;
	json_t *row;
	int n = p ? EVP_DecodeBlock(p, (const unsigned char *)text, (int)len) : -1;

	for (size_t i = len; n > 0 && i > 0 && text[i - 1] == '='; i--)
		n--;
	if (n >= 2 && d) {
		/* A version that is newer than ours only adds fields at the end. */
		int16_t version = HR_MIN((int16_t)hr_be16_get(p), d->versions.max);

		row = body_json(d, -1, version, p + 2, (size_t)n - 2);
		if (json_object_get(row, "data"))
			json_object_set(member, name, json_object_get(row, "data"));
		json_decref(row);
	}
	free(p);
}

static void unfold_members(json_t *value)
{
	json_t *data = json_object_get(value, "data"), *member;
	const char *type = json_string_value(json_object_get(data, "protocolType"));
	size_t i;

	if (!type || strcmp(type, "consumer"))
		return;
	json_array_foreach(json_object_get(data, "members"), i, member)
	{
		unfold(member, "subscription", "ConsumerProtocolSubscription");
		unfold(member, "assignment", "ConsumerProtocolAssignment");
	}
}

void hr_record_decode(enum hr_record_family family, const struct hr_record *r, json_t **ret_key,
		      json_t **ret_value)
{
	const struct hr_struct_desc *key;
	int16_t type, version;

	*ret_key = *ret_value = NULL;
	if (family == HR_FAMILY_METADATA || family == HR_FAMILY_REMOTE) {
		if (r->value.len >= 0)
			*ret_value = framed_json(family, r->value);
		return;
	}
	if (family == HR_FAMILY_DATA || r->key.len < 2)
		return;
	type = (int16_t)hr_be16_get(r->key.p);
	key = hr_record_get(family, HR_PART_KEY, type);
	*ret_key = body_json(key, type, key ? key->versions.min : 0, r->key.p + 2,
			     (size_t)r->key.len - 2);
	if (r->value.len < 2)
		return;
	version = (int16_t)hr_be16_get(r->value.p);
	*ret_value = body_json(hr_record_get(family, HR_PART_VALUE, type), type, version,
			       r->value.p + 2, (size_t)r->value.len - 2);
	if (family == HR_FAMILY_GROUP && type == HR_GROUP_RECORD_GROUP_METADATA)
		unfold_members(*ret_value);
}

const char *hr_control_decode(const struct hr_record *r, json_t **ret_value)
{
	static const char *const names[] = { "ABORT",           "COMMIT",          "LEADER_CHANGE",
					     "SNAPSHOT_HEADER", "SNAPSHOT_FOOTER", "KRAFT_VERSION",
					     "KRAFT_VOTERS" };
	int type = hr_control_type_get(r->key);
	int32_t epoch;

	*ret_value = NULL;
	if (type < 0 || type >= (int)HR_ARRAY_LEN(names))
		return NULL;
	if (type == HR_CONTROL_ABORT || type == HR_CONTROL_COMMIT) {
		*ret_value = hr_control_marker_epoch(r->value, &epoch)
				     ? undecoded("EndTxnMarker", type, "malformed", r->value.p,
						 r->value.len)
				     : json_pack("{s:s, s:i, s:{s:i}}", "type", "EndTxnMarker",
						 "version", 0, "data", "coordinatorEpoch", epoch);
	} else if (r->value.len >= 2) {
		/* The version is a part of the body here. */
		*ret_value = body_json(
			hr_record_get(HR_FAMILY_CONTROL, HR_PART_VALUE, (int16_t)type), type,
			(int16_t)hr_be16_get(r->value.p), r->value.p, (size_t)r->value.len);
	}
	return names[type];
}
