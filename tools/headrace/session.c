// SPDX-License-Identifier: Apache-2.0
/* session: see session.h. */
#include <hr/protocol/gen/metadata.h>
#include <hr/protocol/json.h>
#include <hr/protocol/wire_error.h>
#include <stdio.h>
#include <stdlib.h>
#include "session.h"

static int open_to(struct hr_session *s, const struct hr_cli *cli, const char *address)
{
	s->cli = cli;
	hr_arena_init(&s->a, 0);
	if (hr_client_open(&s->c, address, cli->client_id, cli->timeout_ms) ||
	    hr_client_negotiate(&s->c))
		return hr_cli_fail("%s", s->c.err);
	return 0;
}

int hr_session_open(struct hr_session *s, const struct hr_cli *cli)
{
	return open_to(s, cli, cli->bootstrap);
}

int hr_session_open_at(struct hr_session *s, const struct hr_cli *cli, const char *host, int port)
{
	char address[300];

	snprintf(address, sizeof(address), strchr(host, ':') ? "[%s]:%d" : "%s:%d", host, port);
	return open_to(s, cli, address);
}

void hr_session_close(struct hr_session *s)
{
	hr_client_close(&s->c);
	hr_arena_fini(&s->a);
}

bool hr_session_can(struct hr_session *s, int16_t key)
{
	int16_t version;

	return !hr_client_version(&s->c, key, &version);
}

int hr_session_ask(struct hr_session *s, int16_t key, const void *request, json_t **ret_answer)
{
	return hr_session_ask_max(s, key, INT16_MAX, request, ret_answer);
}

int hr_session_ask_max(struct hr_session *s, int16_t key, int16_t max, const void *request,
		       json_t **ret_answer)
{
	const struct hr_api_desc *api = hr_api_get(key);
	void *response = hr_arena_alloc(&s->a, api->response->size);
	int16_t version;
	int ret;

	if (hr_client_version(&s->c, key, &version))
		return hr_cli_fail("%s", s->c.err);
	version = HR_MIN(version, max);
	if (!response)
		return hr_cli_fail("out of memory");
	if (hr_client_call(&s->c, key, version, request, &s->a, response))
		return hr_cli_fail("%s", s->c.err);
	ret = hr_json_encode(api->response, version, response, ret_answer);
	return ret ? hr_cli_fail("%s: %s", api->response->name, strerror(-ret)) : 0;
}

int hr_session_metadata(struct hr_session *s, char **topics, int nr, json_t **ret_answer)
{
	struct hr_metadata_request_topic *v = hr_arena_array(&s->a, (size_t)nr + 1, sizeof(*v));
	struct hr_metadata_request q;

	if (!v)
		return hr_cli_fail("out of memory");
	hr_struct_init(&hr_metadata_request_desc, &q);
	q.allow_auto_topic_creation = false;
	q.topics.nr = nr ? nr : -1;
	q.topics.v = v;
	for (int i = 0; i < nr; i++) {
		hr_struct_init(&hr_metadata_request_topic_desc, &v[i]);
		v[i].name = hr_str(topics[i]);
	}
	return hr_session_ask(s, HR_API_METADATA, &q, ret_answer);
}

int hr_session_open_node(struct hr_session *s, const struct hr_cli *cli, const json_t *metadata,
			 int64_t id)
{
	size_t i;
	json_t *node;

	json_array_foreach(json_object_get(metadata, "brokers"), i,
			   node) if (hr_j_int(node, "nodeId") ==
				     id) return hr_session_open_at(s, cli, hr_j_text(node, "host"),
								   (int)hr_j_int(node, "port"));
	memset(s, 0, sizeof(*s));
	s->c.fd = -1;
	return hr_cli_fail("the cluster knows no live node %lld", (long long)id);
}

int64_t hr_j_int(const json_t *o, const char *name)
{
	const json_t *v = json_object_get(o, name);

	return json_is_integer(v) ? json_integer_value(v) : -1;
}

const char *hr_j_text(const json_t *o, const char *name)
{
	const char *v = json_string_value(json_object_get(o, name));

	return v ? v : "";
}

bool hr_j_bool(const json_t *o, const char *name)
{
	return json_is_true(json_object_get(o, name));
}

json_t *hr_j_copy(const json_t *o, const char *name)
{
	json_t *v = json_object_get(o, name);

	return v ? json_incref(v) : json_null();
}

int hr_answer_check(const json_t *row, const char *what)
{
	int64_t code = hr_j_int(row, "errorCode");
	const char *message = hr_j_text(row, "errorMessage");

	if (code <= 0 && code >= -1 && !(code == -1 && json_object_get(row, "errorCode")))
		return 0;
	if (!*message)
		message = hr_wire_err_text((int)code);
	return hr_cli_fail("%s: %s: %s", what, hr_wire_err_name((int)code), message);
}

bool hr_row_error(json_t *row, const json_t *from)
{
	json_t *code = json_object_get(from, "errorCode");

	if (!json_is_integer(code) || !json_integer_value(code))
		return false;
	json_object_set_new(row, "error",
			    json_string(hr_wire_err_name((int)json_integer_value(code))));
	return true;
}
