// SPDX-License-Identifier: Apache-2.0
/* record: see hr/meta/record.h. */
#include <hr/lib/varint.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>

struct row {
	const struct hr_struct_desc *desc;
	/* Version v is written from metadata.version from[v] on; 0 ends. */
	int16_t from[5];
};

#define ROW(KEY, name, ...) \
	[HR_METADATA_RECORD_##KEY] = { &hr_##name##_record_desc, { __VA_ARGS__ } }

static const struct row rows[] = {
	ROW(REGISTER_BROKER, register_broker, 1, 7, 8, 17, 30),
	ROW(UNREGISTER_BROKER, unregister_broker, 1),
	ROW(TOPIC, topic, 1),
	ROW(PARTITION, partition, 1, 17, 23),
	ROW(CONFIG, config, 1),
	ROW(PARTITION_CHANGE, partition_change, 1, 17, 23),
	ROW(FENCE_BROKER, fence_broker, 1),
	ROW(UNFENCE_BROKER, unfence_broker, 1),
	ROW(REMOVE_TOPIC, remove_topic, 1),
	ROW(DELEGATION_TOKEN, delegation_token, 1),
	ROW(USER_SCRAM_CREDENTIAL, user_scram_credential, 1),
	ROW(FEATURE_LEVEL, feature_level, 1),
	ROW(CLIENT_QUOTA, client_quota, 1),
	ROW(PRODUCER_IDS, producer_ids, 1),
	ROW(BROKER_REGISTRATION_CHANGE, broker_registration_change, 1, 7, 17, 30),
	ROW(ACCESS_CONTROL_ENTRY, access_control_entry, 1),
	ROW(REMOVE_ACCESS_CONTROL_ENTRY, remove_access_control_entry, 1),
	ROW(NO_OP, no_op, 1),
	ROW(ZK_MIGRATION_STATE, zk_migration_state, 1),
	ROW(REMOVE_USER_SCRAM_CREDENTIAL, remove_user_scram_credential, 1),
	ROW(BEGIN_TRANSACTION, begin_transaction, 1),
	ROW(END_TRANSACTION, end_transaction, 1),
	ROW(ABORT_TRANSACTION, abort_transaction, 1),
	ROW(REMOVE_DELEGATION_TOKEN, remove_delegation_token, 1),
	ROW(REGISTER_CONTROLLER, register_controller, 1),
	ROW(CLEAR_ELR, clear_elr, 1),
	ROW(UNREGISTER_CONTROLLER, unregister_controller, 1),
};

int hr_record_frame_parse(const uint8_t *p, size_t len, struct hr_record_frame *ret_f)
{
	const uint8_t *end = p + len;
	uint32_t head[3];

	for (int i = 0; i < 3; i++) {
		int n = hr_uvarint32_get(p, end, &head[i]);

		if (n < 0)
			return n;
		p += n;
	}
	if (head[0] != 1 || head[2] > INT16_MAX)
		return -EBADMSG;
	*ret_f = (struct hr_record_frame){ head[1], (int16_t)head[2], p, (size_t)(end - p) };
	return 0;
}

const struct hr_struct_desc *hr_metadata_record_desc(uint32_t key)
{
	return key < HR_ARRAY_LEN(rows) ? rows[key].desc : NULL;
}

int16_t hr_metadata_record_version(uint32_t key, int metadata_version)
{
	int16_t v = 0;

	hr_assert(hr_metadata_record_desc(key));
	while (v + 1 < (int16_t)HR_ARRAY_LEN(rows[key].from) && rows[key].from[v + 1] &&
	       rows[key].from[v + 1] <= metadata_version)
		v++;
	return v;
}

int hr_record_frame_put(struct hr_buf *out, uint32_t key, int metadata_version, const void *msg)
{
	int16_t version = hr_metadata_record_version(key, metadata_version);
	const struct hr_struct_desc *desc = rows[key].desc;
	int64_t len = hr_msg_len(desc, version, msg);
	uint8_t *p;
	int n, err;

	if (len < 0)
		return (int)len;
	p = hr_buf_reserve(out, (size_t)len + 3 * HR_UVARINT32_LEN_MAX);
	if (!p)
		return out->err;
	n = hr_uvarint32_put(p, 1);
	n += hr_uvarint32_put(p + n, key);
	n += hr_uvarint32_put(p + n, (uint32_t)version);
	err = hr_msg_encode(desc, version, msg, p + n, (size_t)len);
	if (!err)
		out->len += (size_t)n + (size_t)len;
	return err;
}
