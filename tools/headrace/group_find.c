// SPDX-License-Identifier: Apache-2.0
/* group_find: the nodes, which groups there are and who coordinates them. */
#include <hr/protocol/gen/find_coordinator.h>
#include <hr/protocol/gen/list_groups.h>
#include <hr/protocol/gen/metadata.h>
#include <hr/protocol/wire_error.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>
#include "group.h"

#define RETRY_MS 100
#define PROGRESS_AFTER_MS 1000

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return (int64_t)ts.tv_sec * 1000 + ts.tv_nsec / 1000000;
}

void hr_groups_progress(struct hr_groups *g, const char *what, size_t done, size_t total)
{
	if (now_ms() - g->start_ms < PROGRESS_AFTER_MS || !isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r%s: %zu of %zu\033[K", what, done, total);
	g->shown = true;
}

void hr_groups_progress_end(struct hr_groups *g)
{
	if (g->shown)
		fputs("\r\033[K", stderr);
	g->shown = false;
}

/* --- nodes ---------------------------------------------------------------------- */

int hr_groups_open(struct hr_groups *g, const struct hr_cli *cli)
{
	struct hr_metadata_request q;
	json_t *node;
	size_t i;
	int ret;

	memset(g, 0, sizeof(*g));
	g->cli = cli;
	g->start_ms = now_ms();
	ret = hr_session_open(&g->boot, cli);
	if (ret)
		return ret;
	hr_struct_init(&hr_metadata_request_desc, &q);
	q.allow_auto_topic_creation = false;
	ret = hr_session_ask(&g->boot, HR_API_METADATA, &q, &g->metadata);
	if (ret)
		return ret;
	g->node_nr = json_array_size(json_object_get(g->metadata, "brokers"));
	g->nodes = calloc(g->node_nr + 1, sizeof(*g->nodes));
	if (!g->nodes)
		return hr_cli_fail("out of memory");
	json_array_foreach(json_object_get(g->metadata, "brokers"), i, node)
		g->nodes[i].id = hr_j_int(node, "nodeId");
	return 0;
}

void hr_groups_close(struct hr_groups *g)
{
	hr_groups_progress_end(g);
	for (size_t i = 0; g->nodes && i < g->node_nr; i++)
		if (g->nodes[i].open)
			hr_session_close(&g->nodes[i].s);
	free(g->nodes);
	json_decref(g->metadata);
	hr_session_close(&g->boot);
}

struct hr_session *hr_groups_node(struct hr_groups *g, int64_t id)
{
	for (size_t i = 0; i < g->node_nr; i++) {
		struct hr_group_node *n = &g->nodes[i];

		if (n->id != id)
			continue;
		if (!n->open && !n->failed) {
			hr_groups_progress_end(g);
			n->failed = hr_session_open_node(&n->s, g->cli, g->metadata, id);
			n->open = !n->failed;
			g->unseen += n->failed;
			if (n->failed)
				hr_session_close(&n->s);
		}
		return n->open ? &n->s : NULL;
	}
	g->unseen++;
	hr_cli_fail("the cluster knows no live node %lld", (long long)id);
	return NULL;
}

/* Whether an answer says anywhere that a coordinator is not ready yet. */
static bool is_busy(const json_t *v)
{
	const char *name;
	json_t *one;
	size_t i;

	if (json_is_array(v)) {
		json_array_foreach(v, i, one)
			if (is_busy(one))
				return true;
	} else if (json_is_object(v)) {
		json_object_foreach((json_t *)v, name, one) {
			if (!strcmp(name, "errorCode") && json_is_integer(one) &&
			    (json_integer_value(one) == HR_ERR_COORDINATOR_LOAD_IN_PROGRESS ||
			     json_integer_value(one) == HR_ERR_COORDINATOR_NOT_AVAILABLE))
				return true;
			if (is_busy(one))
				return true;
		}
	}
	return false;
}

int hr_groups_ask(struct hr_groups *g, struct hr_session *s, int16_t key, int16_t max,
		  const void *request, json_t **ret_answer)
{
	const struct timespec pause = { .tv_nsec = RETRY_MS * 1000000L };
	int64_t deadline_ms = now_ms() + g->cli->timeout_ms;
	int ret;

	for (size_t tries = 0;; tries++) {
		*ret_answer = NULL;
		ret = hr_session_ask_max(s, key, max, request, ret_answer);
		if (ret || !is_busy(*ret_answer) || now_ms() + RETRY_MS > deadline_ms)
			return ret;
		json_decref(*ret_answer);
		hr_groups_progress(g, "waiting for the coordinator, tenths of a second", tries,
				   (size_t)g->cli->timeout_ms / RETRY_MS);
		nanosleep(&pause, NULL);
	}
}

/* --- filters ---------------------------------------------------------------------- */

static const char *const state_names[] = {
	"PreparingRebalance", "CompletingRebalance", "Stable",   "Dead", "Empty",
	"Assigning",          "Reconciling",         "NotReady",
};
static const char *const type_names[] = { "classic", "consumer", "share", "streams" };

/* Calls @each for every word between commas until one returns nonzero. */
static int each_word(const struct hr_opt_list *l, int (*each)(const char *, size_t, void *),
		     void *arg)
{
	for (int i = 0; i < l->nr; i++) {
		const char *p = l->v[i];

		for (;;) {
			size_t len = strcspn(p, ",");
			int ret = each(p, len, arg);

			if (ret)
				return ret;
			if (!p[len])
				break;
			p += len + 1;
		}
	}
	return 0;
}

static const char *find_name(const char *const *names, size_t nr, const char *word, size_t len)
{
	for (size_t i = 0; i < nr; i++)
		if (strlen(names[i]) == len && !strncasecmp(names[i], word, len))
			return names[i];
	return NULL;
}

static int check_state(const char *word, size_t len, void *arg)
{
	return find_name(state_names, HR_ARRAY_LEN(state_names), word, len)
		       ? 0
		       : hr_cli_usage("--state: '%.*s' is not one of PreparingRebalance, "
				      "CompletingRebalance, Stable, Dead, Empty, Assigning, "
				      "Reconciling, NotReady",
				      (int)len, word);
}

static int check_type(const char *word, size_t len, void *arg)
{
	return find_name(type_names, HR_ARRAY_LEN(type_names), word, len)
		       ? 0
		       : hr_cli_usage("--type: '%.*s' is not one of classic, consumer, share, "
				      "streams",
				      (int)len, word);
}

int hr_group_filter_check(const struct hr_group_filter *f)
{
	int ret = each_word(&f->states, check_state, NULL);

	return ret ? ret : each_word(&f->types, check_type, NULL);
}

static int is_word(const char *word, size_t len, void *arg)
{
	const char *text = arg;

	return strlen(text) == len && !strncasecmp(text, word, len);
}

static bool is_kept(const struct hr_opt_list *l, const char *value)
{
	return !l->nr || each_word(l, is_word, (void *)value);
}

/* --- list ----------------------------------------------------------------------------- */

static int by_group(const void *a, const void *b)
{
	const json_t *const *x = a, *const *y = b;

	return strcmp(hr_j_text(*x, "group"), hr_j_text(*y, "group"));
}

static void lower(char *text)
{
	for (; *text; text++)
		if (*text >= 'A' && *text <= 'Z')
			*text += 'a' - 'A';
}

static json_t *listed(const json_t *from, int64_t node)
{
	json_t *type = json_object_get(from, "groupType");
	char text[32];

	snprintf(text, sizeof(text), "%s", hr_j_text(from, "groupType"));
	lower(text);
	return json_pack("{s:o, s:o, s:o, s:o, s:I, s:n}", "group", hr_j_copy(from, "groupId"),
			 "type", type ? json_string(text) : json_null(), "protocol",
			 hr_j_copy(from, "protocolType"), "state", hr_j_copy(from, "groupState"),
			 "coordinator", (json_int_t)node, "error");
}

static int list_of(struct hr_groups *g, struct hr_session *s, int64_t node,
		   const struct hr_group_filter *f, json_t *groups)
{
	struct hr_list_groups_request q;
	json_t *answer, *from, *one;
	size_t i;
	int ret;

	hr_struct_init(&hr_list_groups_request_desc, &q);
	ret = hr_groups_ask(g, s, HR_API_LIST_GROUPS, INT16_MAX, &q, &answer);
	if (!ret)
		ret = hr_answer_check(answer, s->c.peer);
	json_array_foreach(json_object_get(answer, "groups"), i, from) {
		one = listed(from, node);
		if (is_kept(&f->states, hr_j_text(one, "state")) &&
		    is_kept(&f->types, hr_j_text(one, "type")))
			json_array_append(groups, one);
		json_decref(one);
	}
	json_decref(answer);
	return ret;
}

int hr_groups_list(struct hr_groups *g, const struct hr_group_filter *f, json_t **ret_groups)
{
	json_t *groups = json_array();

	for (size_t i = 0; i < g->node_nr; i++) {
		struct hr_session *s = hr_groups_node(g, g->nodes[i].id);

		hr_groups_progress(g, "nodes asked", i, g->node_nr);
		if (s && list_of(g, s, g->nodes[i].id, f, groups))
			g->unseen++;
	}
	hr_groups_progress_end(g);
	*ret_groups = hr_rows_sorted_by(groups, by_group);
	return 0;
}

/* --- coordinators ------------------------------------------------------------------------ */

/* Where one answer sends @group, or why it cannot be said. */
static void set_coordinator(json_t *group, const json_t *from)
{
	if (!hr_row_error(group, from))
		json_object_set_new(group, "coordinator", hr_j_copy(from, "nodeId"));
}

static int find_one(struct hr_groups *g, json_t *group)
{
	struct hr_find_coordinator_request q;
	json_t *answer;
	int ret;

	hr_struct_init(&hr_find_coordinator_request_desc, &q);
	q.key = hr_str(hr_j_text(group, "group"));
	ret = hr_groups_ask(g, &g->boot, HR_API_FIND_COORDINATOR, 3, &q, &answer);
	if (!ret)
		set_coordinator(group, answer);
	json_decref(answer);
	return ret;
}

static int find_batch(struct hr_groups *g, const json_t *groups, size_t from, size_t nr)
{
	struct hr_str keys[HR_GROUP_BATCH_NR];
	struct hr_find_coordinator_request q;
	json_t *answer, *one;
	size_t i;
	int ret;

	hr_struct_init(&hr_find_coordinator_request_desc, &q);
	for (i = 0; i < nr; i++)
		keys[i] = hr_str(hr_j_text(json_array_get(groups, from + i), "group"));
	q.coordinator_keys.v = keys;
	q.coordinator_keys.nr = (int32_t)nr;
	ret = hr_groups_ask(g, &g->boot, HR_API_FIND_COORDINATOR, INT16_MAX, &q, &answer);
	json_array_foreach(json_object_get(answer, "coordinators"), i, one)
		for (size_t k = 0; k < nr; k++)
			if (hr_str_eqc(keys[k], hr_j_text(one, "key")))
				set_coordinator(json_array_get(groups, from + k), one);
	json_decref(answer);
	return ret;
}

/* Each name once, as a group of which nothing is known. */
static json_t *named(char **names, int nr)
{
	json_t *groups = json_array(), *seen = json_object();

	for (int i = 0; i < nr; i++) {
		if (json_object_get(seen, names[i]))
			continue;
		json_object_set_new(seen, names[i], json_true());
		json_array_append_new(groups, json_pack("{s:s, s:n, s:n, s:n, s:n, s:n}", "group",
							names[i], "type", "protocol", "state",
							"coordinator", "error"));
	}
	json_decref(seen);
	return hr_rows_sorted_by(groups, by_group);
}

int hr_groups_find(struct hr_groups *g, char **names, int nr, json_t **ret_groups)
{
	json_t *groups = named(names, nr);
	size_t total = json_array_size(groups), step = HR_GROUP_BATCH_NR;
	int16_t version;
	json_t *one;
	int ret = 0;

	for (int i = 0; !ret && i < nr; i++) {
		one = json_string(names[i]);
		if (!one || !*names[i])
			ret = hr_cli_usage("a group's name is UTF-8 text and not empty");
		json_decref(one);
	}
	if (!ret && hr_client_version(&g->boot.c, HR_API_FIND_COORDINATOR, &version))
		ret = hr_cli_fail("%s", g->boot.c.err);
	else if (!ret && version < 4)
		step = 1;
	for (size_t i = 0; !ret && i < total; i += step) {
		hr_groups_progress(g, "coordinators found", i, total);
		ret = step == 1 ? find_one(g, json_array_get(groups, i))
				: find_batch(g, groups, i, HR_MIN(step, total - i));
	}
	hr_groups_progress_end(g);
	*ret_groups = groups;
	return ret;
}
