// SPDX-License-Identifier: Apache-2.0
/*
 * quorum_state: the file quorum-state, one line of JSON without a newline.
 *
 * data_version 0 belongs to kraft.version 0 and lists the voters' ids;
 * data_version 1 names the directory that was voted for.  -1 means unknown.
 */
#include <hr/lib/uuid.h>
#include <hr/meta/kraft.h>
#include <hr/storage/log_dir.h>
#include <jansson.h>

#define FILE_NAME "quorum-state"
#define FILE_BYTES_MAX (64 << 10)

static int32_t get_int(const json_t *o, const char *key, int32_t dflt)
{
	const json_t *v = json_object_get(o, key);

	return json_is_integer(v) ? (int32_t)json_integer_value(v) : dflt;
}

static int parse(const json_t *o, struct hr_quorum_state *qs)
{
	const char *dir = json_string_value(json_object_get(o, "votedDirectoryId"));
	const json_t *voters = json_object_get(o, "currentVoters"), *v;
	size_t i;

	qs->data_version = get_int(o, "data_version", -1);
	qs->leader_id = get_int(o, "leaderId", -1);
	qs->leader_epoch = get_int(o, "leaderEpoch", -1);
	qs->voted_id = get_int(o, "votedId", -1);
	if (qs->data_version < 0 || qs->data_version > 1 || qs->leader_epoch < 0)
		return -EBADMSG;
	if (dir && hr_uuid_parse(hr_str(dir), &qs->voted_directory_id))
		return -EBADMSG;
	json_array_foreach(voters, i, v) {
		if (qs->voter_nr == HR_VOTER_NR_MAX)
			return -EBADMSG;
		qs->voters[qs->voter_nr++] = get_int(v, "voterId", -1);
	}
	return 0;
}

int hr_quorum_state_read_sync(struct hr_sys *sys, const char *dir, struct hr_quorum_state *ret_qs)
{
	struct hr_quorum_state qs = { .leader_id = -1, .voted_id = -1 };
	struct hr_buf text = HR_BUF_INIT;
	json_t *o;
	int err = hr_text_file_read_sync(sys, dir, FILE_NAME, FILE_BYTES_MAX, &text);

	if (err == -ENOENT) {
		qs.data_version = -1;
		err = 0;
	} else if (!err) {
		o = json_loadb(hr_buf_cstr(&text), text.len, 0, NULL);
		err = json_is_object(o) ? parse(o, &qs) : -EBADMSG;
		json_decref(o);
	}
	hr_buf_fini(&text);
	if (!err)
		*ret_qs = qs;
	return err;
}

int hr_quorum_state_write_sync(struct hr_sys *sys, const char *dir,
			       const struct hr_quorum_state *qs)
{
	struct hr_buf text = HR_BUF_INIT;
	char voted[HR_UUID_TEXT_LEN + 1];
	int err;

	hr_uuid_format(qs->voted_directory_id, voted);
	if (qs->data_version == 1) {
		hr_buf_printf(&text,
			      "{\"leaderId\":%d,\"leaderEpoch\":%d,\"votedId\":%d,"
			      "\"votedDirectoryId\":\"%s\",\"data_version\":1}",
			      qs->leader_id, qs->leader_epoch, qs->voted_id, voted);
	} else {
		hr_buf_printf(
			&text,
			"{\"clusterId\":\"\",\"leaderId\":%d,\"leaderEpoch\":%d,\"votedId\":%d,"
			"\"appliedOffset\":0,\"currentVoters\":[",
			qs->leader_id, qs->leader_epoch, qs->voted_id);
		for (int i = 0; i < qs->voter_nr; i++)
			hr_buf_printf(&text, "%s{\"voterId\":%d}", i ? "," : "", qs->voters[i]);
		hr_buf_str(&text, "],\"data_version\":0}");
	}
	err = text.err ? text.err : hr_text_file_write_sync(sys, dir, FILE_NAME, text.p, text.len);
	hr_buf_fini(&text);
	return err;
}
