// SPDX-License-Identifier: Apache-2.0
/* kraft: control records and replay of batches; see hr/meta/kraft.h. */
#include <hr/meta/kraft.h>
#include <hr/protocol/codec.h>
#include <hr/protocol/gen/control_records.h>
#include <hr/protocol/record_batch.h>
#include <stdio.h>

static int put_control(struct hr_batch_builder *bb, int64_t timestamp_ms, enum hr_control_type type,
		       const struct hr_struct_desc *desc, int16_t version, const void *msg)
{
	struct hr_buf value = HR_BUF_INIT;
	int err = hr_msg_encode_buf(desc, version, msg, &value, NULL, 0, NULL);

	if (!err)
		hr_batch_build_control(bb, timestamp_ms, type,
				       (struct hr_slice){ value.p, (int32_t)value.len });
	hr_buf_fini(&value);
	return err;
}

int hr_kraft_put_leader_change(struct hr_batch_builder *bb, int64_t timestamp_ms, int32_t leader_id)
{
	struct hr_leader_change_message_voter me;
	struct hr_leader_change_message m;

	hr_struct_init(&hr_leader_change_message_voter_desc, &me);
	me.voter_id = leader_id;
	hr_struct_init(&hr_leader_change_message_desc, &m);
	m.leader_id = leader_id;
	m.voters.v = m.granting_voters.v = &me;
	m.voters.nr = m.granting_voters.nr = 1;
	return put_control(bb, timestamp_ms, HR_CONTROL_LEADER_CHANGE,
			   &hr_leader_change_message_desc, 0, &m);
}

static int put_voters(struct hr_batch_builder *bb, int64_t timestamp_ms,
		      const struct hr_kraft_state *k)
{
	struct hr_voters_record_endpoint endpoints[HR_VOTER_NR_MAX][HR_VOTER_ENDPOINT_NR_MAX];
	struct hr_voters_record_voter voters[HR_VOTER_NR_MAX];
	struct hr_voters_record r;

	hr_struct_init(&hr_voters_record_desc, &r);
	for (int i = 0; i < k->voter_nr; i++) {
		const struct hr_voter *v = &k->voters[i];

		hr_struct_init(&hr_voters_record_voter_desc, &voters[i]);
		voters[i].voter_id = v->id;
		voters[i].voter_directory_id = v->directory_id;
		voters[i].kraft_version_feature.max_supported_version = 1;
		voters[i].endpoints.v = endpoints[i];
		voters[i].endpoints.nr = v->endpoint_nr;
		for (int e = 0; e < v->endpoint_nr; e++) {
			hr_struct_init(&hr_voters_record_endpoint_desc, &endpoints[i][e]);
			endpoints[i][e].name = hr_str(v->endpoints[e].name);
			endpoints[i][e].host = hr_str(v->endpoints[e].host);
			endpoints[i][e].port = v->endpoints[e].port;
		}
	}
	r.voters.v = voters;
	r.voters.nr = k->voter_nr;
	return put_control(bb, timestamp_ms, HR_CONTROL_KRAFT_VOTERS, &hr_voters_record_desc, 0,
			   &r);
}

int hr_kraft_put_state(struct hr_batch_builder *bb, int64_t timestamp_ms,
		       const struct hr_kraft_state *k)
{
	struct hr_kraft_version_record r;
	int err;

	if (!k->kraft_version)
		return 0;
	hr_struct_init(&hr_kraft_version_record_desc, &r);
	r.kraft_version = k->kraft_version;
	err = put_control(bb, timestamp_ms, HR_CONTROL_KRAFT_VERSION, &hr_kraft_version_record_desc,
			  0, &r);
	return err || !k->voter_nr ? err : put_voters(bb, timestamp_ms, k);
}

static bool copy_str(char *to, size_t cap, struct hr_str s)
{
	if (s.len < 0 || (size_t)s.len >= cap)
		return false;
	memcpy(to, s.p, (size_t)s.len);
	to[s.len] = 0;
	return true;
}

static int take_voters(struct hr_kraft_state *k, const struct hr_voters_record *r)
{
	if (r->voters.nr < 0 || r->voters.nr > HR_VOTER_NR_MAX)
		return -EBADMSG;
	k->voter_nr = 0;
	for (int32_t i = 0; i < r->voters.nr; i++) {
		const struct hr_voters_record_voter *from = &r->voters.v[i];
		struct hr_voter *to = &k->voters[k->voter_nr++];

		*to = (struct hr_voter){ .id = from->voter_id,
					 .directory_id = from->voter_directory_id };
		for (int32_t e = 0; e < from->endpoints.nr && e < HR_VOTER_ENDPOINT_NR_MAX; e++) {
			struct hr_voter_endpoint *ep = &to->endpoints[to->endpoint_nr];

			if (!copy_str(ep->name, sizeof(ep->name), from->endpoints.v[e].name) ||
			    !copy_str(ep->host, sizeof(ep->host), from->endpoints.v[e].host))
				return -EBADMSG;
			ep->port = from->endpoints.v[e].port;
			to->endpoint_nr++;
		}
	}
	return 0;
}

static int replay_control(struct hr_kraft_state *k, const struct hr_record *rec)
{
	struct hr_kraft_version_record version;
	struct hr_voters_record voters;
	struct hr_arena arena;
	int err = 0;

	if (!k)
		return 0;
	hr_arena_init(&arena, 1 << 20);
	switch (hr_control_type_get(rec->key)) {
	case HR_CONTROL_KRAFT_VERSION:
		err = hr_msg_decode(&hr_kraft_version_record_desc, 0, rec->value.p,
				    (size_t)HR_MAX(rec->value.len, 0), &arena, &version, NULL);
		if (!err)
			k->kraft_version = version.kraft_version;
		break;
	case HR_CONTROL_KRAFT_VOTERS:
		err = hr_msg_decode(&hr_voters_record_desc, 0, rec->value.p,
				    (size_t)HR_MAX(rec->value.len, 0), &arena, &voters, NULL);
		if (!err)
			err = take_voters(k, &voters);
		break;
	default:
		break; /* readers skip what they do not know */
	}
	hr_arena_fini(&arena);
	return err;
}

void hr_frame_list_put(struct hr_buf *frames, const uint8_t *p, size_t len)
{
	uint8_t head[4];

	hr_be32_put(head, (uint32_t)len);
	hr_buf_put(frames, head, sizeof(head));
	hr_buf_put(frames, p, len);
}

static int replay_batch(const uint8_t *p, const struct hr_batch *b, struct hr_image *draft,
			struct hr_kraft_state *k, struct hr_buf *frames, struct hr_buf *why)
{
	const uint8_t *pos = p + HR_BATCH_HEADER_LEN, *end = p + b->batch_len;
	struct hr_record rec;
	int n, err = 0;

	if (hr_batch_codec(b)) {
		hr_buf_str(why, "a compressed batch in the metadata log");
		return -EPROTONOSUPPORT;
	}
	while (!err && (n = hr_record_next(&pos, end, &rec)) != 0) {
		if (n < 0) {
			err = n;
		} else if (hr_batch_is_control(b)) {
			err = replay_control(k, &rec);
		} else {
			size_t len = (size_t)HR_MAX(rec.value.len, 0);

			if (draft)
				err = hr_image_replay(draft, rec.value.p, len, why);
			if (frames)
				hr_frame_list_put(frames, rec.value.p, len);
		}
	}
	if (err && !why->len)
		hr_buf_printf(why, "batch at offset %lld: %s", (long long)b->base_offset,
			      strerror(-err));
	return err;
}

int hr_metadata_batches_replay(const uint8_t *p, size_t len, bool is_log, struct hr_image *draft,
			       struct hr_kraft_state *k, struct hr_buf *frames, struct hr_buf *why)
{
	struct hr_batch b;
	int err;

	while (len) {
		err = hr_batch_parse(p, len, &b);
		if (!err && ((size_t)b.batch_len > len || b.batch_len < HR_BATCH_HEADER_LEN))
			err = -EBADMSG;
		if (!err && !hr_batch_crc_ok(p, (size_t)b.batch_len))
			err = -EBADMSG;
		if (err) {
			hr_buf_printf(why, "a damaged batch in the metadata: %s", strerror(-err));
			return err;
		}
		err = replay_batch(p, &b, draft, k, frames, why);
		if (err)
			return err;
		if (draft && is_log) {
			draft->offset = hr_batch_last_offset(&b);
			draft->epoch = b.leader_epoch;
			draft->timestamp_ms = b.max_timestamp;
		}
		p += b.batch_len;
		len -= (size_t)b.batch_len;
	}
	return frames ? frames->err : 0;
}
