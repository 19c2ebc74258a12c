// SPDX-License-Identifier: Apache-2.0
/* observe: see observe.h. */
#include "observe.h"

#include <curl/curl.h>
#include <hr/lib/buf.h>
#include <stdio.h>
#include <stdlib.h>

#define ANSWER_MAX (64 << 20)

static size_t take(char *p, size_t size, size_t nr, void *arg)
{
	struct hr_buf *b = arg;

	if (b->len + size * nr > ANSWER_MAX)
		return 0;
	hr_buf_put(b, p, size * nr);
	return b->err ? 0 : size * nr;
}

static int judge(const char *status, long code, const struct hr_buf *body, json_t **ret_answer)
{
	json_error_t je;
	json_t *answer = json_loadb((const char *)body->p, body->len, 0, &je);
	const char *why = json_string_value(json_object_get(answer, "error"));
	int ret = 0;

	if (code != 200)
		ret = hr_cli_fail("%s: %s", status, why ? why : "no answer of this kind");
	else if (!answer)
		ret = hr_cli_fail("%s: not JSON: %s", status, je.text);
	if (ret)
		json_decref(answer);
	else
		*ret_answer = answer;
	return ret;
}

int hr_observe_ask(const struct hr_cli *cli, const char *status, bool post, const char *tail,
		   json_t **ret_answer)
{
	struct hr_buf body = HR_BUF_INIT;
	char url[4096];
	CURL *c = curl_easy_init();
	CURLcode err;
	long code = 0;
	int ret;

	if (!c)
		return hr_cli_fail("out of memory");
	snprintf(url, sizeof(url), "http://%s/observe%s", status, tail);
	curl_easy_setopt(c, CURLOPT_URL, url);
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http");
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)cli->timeout_ms);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take);
	curl_easy_setopt(c, CURLOPT_WRITEDATA, &body);
	if (post) {
		curl_easy_setopt(c, CURLOPT_POST, 1L);
		curl_easy_setopt(c, CURLOPT_POSTFIELDSIZE, 0L);
	}
	err = curl_easy_perform(c);
	curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
	ret = err ? hr_cli_fail("%s: %s", status, curl_easy_strerror(err))
		  : judge(status, code, &body, ret_answer);
	curl_easy_cleanup(c);
	hr_buf_fini(&body);
	return ret;
}

void hr_observe_arg(char *url, size_t cap, const char *key, const char *value)
{
	size_t len = strlen(url);
	char *e = curl_easy_escape(NULL, value, 0);

	snprintf(url + len, cap - len, "%c%s=%s", strchr(url, '?') ? '&' : '?', key, e ? e : "");
	curl_free(e);
}

const char *hr_observe_bytes(const json_t *v, char to[32])
{
	static const char *const units[] = { "B", "KiB", "MiB", "GiB", "TiB" };
	double x = json_number_value(v);
	size_t u = 0;

	if (!json_is_number(v))
		return "unknown";
	for (; x >= 1024 && u + 1 < HR_ARRAY_LEN(units); u++)
		x /= 1024;
	snprintf(to, 32, u ? "%.1f %s" : "%.0f %s", x, units[u]);
	return to;
}

int hr_observe_place(char *text, const char **ret_topic, long *ret_partition)
{
	char *colon = strrchr(text, ':');

	*ret_partition = -1;
	*ret_topic = text;
	if (!colon)
		return 0;
	*colon = 0;
	return hr_cli_number("PARTITION", colon + 1, 0, INT32_MAX, ret_partition) ? 0
										   : HR_EXIT_USAGE;
}
