// SPDX-License-Identifier: Apache-2.0
/*
 * regex: subscriptions by regular expression.
 *
 * The syntax is RE2's, the engine PCRE2.  hr_regex_check() walks over the text and refuses
 * what RE2 does not have and what the two read differently; the rest PCRE2 judges.  A topic
 * matches if its whole name does.  The number of steps of one match is limited; where
 * it does not suffice, the engine without backtracking decides, which needs no more than
 * length x size.
 *
 * Which topics match is found out in the pool, against one image, and written in records
 * of type 16; a change raises the group epoch.  It is found out anew
 *
 *	when none of the group's is resolved		at once
 *	when topics came, or one is not resolved	REFRESH_MIN_MS after the last time
 *	without a reason				after the broker's refresh interval
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include "consumer.h"

#define REFRESH_MIN_MS 10000
#define MATCH_STEPS_MAX 100000
#define MATCH_HEAP_MAX_KIB 1024
#define DFA_WORK_NR 4096
#define REPEAT_MAX 1000
#define TEXT_MAX_LEN 8192

/* --- what RE2 has ---------------------------------------------------------------------- */

struct scan {
	const char *p, *end;
	const char *no; /* what is wrong */
};

static bool at(const struct scan *s, char c)
{
	return s->p < s->end && *s->p == c;
}

static bool starts(const struct scan *s, const char *word)
{
	size_t len = strlen(word);

	return (size_t)(s->end - s->p) >= len && !memcmp(s->p, word, len);
}

/* Behind the backslash. */
static void scan_escape(struct scan *s, bool in_class)
{
	static const char always[] = "aftnrvdDsSwWpPx";
	static const char outside[] = "AbBzCQE";
	char c;

	if (s->p == s->end) {
		s->no = "trailing \\";
		return;
	}
	c = *s->p++;
	if (c == '0' || (c >= '1' && c <= '7' && s->end - s->p >= 2 && s->p[0] >= '0' &&
			 s->p[0] <= '7' && s->p[1] >= '0' && s->p[1] <= '7'))
		return; /* octal */
	if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
		if (!strchr(always, c) && (in_class || !strchr(outside, c)))
			s->no = "invalid escape sequence";
		if (c == 'Q' && !in_class)
			while (s->p < s->end && !starts(s, "\\E"))
				s->p++;
	}
}

static void scan_class(struct scan *s)
{
	if (at(s, '^'))
		s->p++;
	if (at(s, ']'))
		s->p++;
	while (!s->no && s->p < s->end && *s->p != ']') {
		char c = *s->p++;

		if (c == '\\') {
			scan_escape(s, true);
		} else if (c == '[' && at(s, ':')) {
			while (s->p < s->end && *s->p != ']')
				s->p++;
			s->p += s->p < s->end;
		}
	}
	if (s->p == s->end)
		s->no = "missing closing ]";
	else
		s->p++;
}

/* Behind "(?": flags, (?:, (?P<name> and (?<name>. */
static void scan_group(struct scan *s)
{
	if (starts(s, "P<") || (starts(s, "<") && !starts(s, "<=") && !starts(s, "<!")))
		return;
	while (s->p < s->end && strchr("imsU-", *s->p))
		s->p++;
	if (at(s, ':') || at(s, ')'))
		return;
	s->no = "invalid or unsupported Perl syntax";
}

/* "{" of a repetition: true and past it; false: a character like others. */
static bool scan_counts(struct scan *s)
{
	const char *p = s->p + 1;
	long v[2] = { -1, -1 };

	for (int i = 0; i < 2; i++) {
		long n = 0;
		bool any = false;

		for (; p < s->end && *p >= '0' && *p <= '9'; p++, any = true)
			n = HR_MIN(n * 10 + (*p - '0'), 100000L);
		if (any)
			v[i] = n;
		if (i == 0 && (!any || p == s->end || *p != ','))
			break;
		p += i == 0;
	}
	if (v[0] < 0 || p == s->end || *p != '}')
		return false;
	if (v[0] > REPEAT_MAX || v[1] > REPEAT_MAX || (v[1] >= 0 && v[1] < v[0]))
		s->no = "invalid repeat count";
	s->p = p + 1;
	return true;
}

static bool scan_repeat(struct scan *s)
{
	if (at(s, '{'))
		return scan_counts(s);
	if (!at(s, '*') && !at(s, '+') && !at(s, '?'))
		return false;
	s->p++;
	return true;
}

static void scan_one(struct scan *s)
{
	char c;

	if (scan_repeat(s)) {
		if (at(s, '?'))
			s->p++;
		if (!s->no && scan_repeat(s))
			s->no = "invalid nested repetition operator";
		return;
	}
	c = *s->p++;
	if (c == '\\') {
		scan_escape(s, false);
	} else if (c == '[') {
		scan_class(s);
	} else if (c == '(' && at(s, '?')) {
		s->p++;
		scan_group(s);
	} else if (c == '(' && at(s, '*')) {
		s->no = "missing argument to repetition operator";
	}
}

static pcre2_code *compile(struct hr_str text, char *why, size_t why_len)
{
	uint32_t options = PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_UTF | PCRE2_DOLLAR_ENDONLY |
			   PCRE2_NEVER_BACKSLASH_C;
	PCRE2_SIZE off;
	int code;
	pcre2_code *re = pcre2_compile((PCRE2_SPTR)text.p, (PCRE2_SIZE)text.len, options, &code,
				       &off, NULL);

	if (!re && why)
		pcre2_get_error_message(code, (PCRE2_UCHAR *)why, why_len);
	return re;
}

int hr_regex_check(struct hr_str text, struct hr_buf *why)
{
	struct scan s = { text.p, text.p + text.len, NULL };
	char message[128] = "";
	pcre2_code *re = NULL;

	if (text.len > TEXT_MAX_LEN)
		s.no = "expression too long";
	while (!s.no && s.p < s.end)
		scan_one(&s);
	if (!s.no)
		re = compile(text, message, sizeof(message));
	if (re) {
		pcre2_code_free(re);
		return 0;
	}
	hr_buf_printf(why, "SubscribedTopicRegex `%.*s` is not a valid regular expression: %s.",
		      HR_MIN(text.len, 512), text.p, s.no ? s.no : message);
	return -EBADMSG;
}

/* --- which topics ------------------------------------------------------------------------ */

struct found {
	struct hr_str text;
	struct hr_str *topics; /* in the image */
	int32_t topic_nr, topic_cap;
};

struct search {
	struct hr_coord_job job;
	struct hr_groups *groups;
	struct hr_arena arena;
	struct hr_image *image;
	struct hr_str group_id;
	uint64_t serial;
	int64_t started_ms;
	struct found *v;
	int32_t nr;
	bool failed;
	/* of the walk */
	struct found *into;
	pcre2_code *re;
	pcre2_match_data *md;
	pcre2_match_context *mc;
};

static bool matches(const struct search *s, const char *name)
{
	PCRE2_SIZE len = strlen(name);
	int rc = pcre2_match(s->re, (PCRE2_SPTR)name, len, 0, 0, s->md, s->mc);
	int work[DFA_WORK_NR];

	if (rc >= 0 || rc == PCRE2_ERROR_NOMATCH)
		return rc >= 0;
	return pcre2_dfa_match(s->re, (PCRE2_SPTR)name, len, 0, PCRE2_DFA_SHORTEST, s->md, s->mc,
			       work, DFA_WORK_NR) >= 0;
}

static int look_at(void *arg, struct hr_slice key, void *value)
{
	const struct hr_topic *t = value;
	struct search *s = arg;
	struct found *f = s->into;

	if (!matches(s, t->name))
		return 0;
	if (f->topic_nr == f->topic_cap) {
		int32_t cap = HR_MAX(16, 2 * f->topic_cap);
		struct hr_str *v = realloc(f->topics, (size_t)cap * sizeof(*v));

		if (!v)
			return -ENOMEM;
		f->topics = v;
		f->topic_cap = cap;
	}
	f->topics[f->topic_nr++] = hr_str(t->name);
	return 0;
}

static void run(struct hr_coord_job *j)
{
	static const struct hr_slice start = { (const uint8_t *)"", 0 };
	struct search *s = hr_container_of(j, struct search, job);

	s->mc = pcre2_match_context_create(NULL);
	s->failed = !s->mc;
	if (s->mc) {
		pcre2_set_match_limit(s->mc, MATCH_STEPS_MAX);
		pcre2_set_heap_limit(s->mc, MATCH_HEAP_MAX_KIB);
	}
	for (int32_t i = 0; i < s->nr && !s->failed; i++) {
		s->into = &s->v[i];
		s->re = compile(s->v[i].text, NULL, 0);
		/* From a log of Kafka's, and PCRE2 cannot: matches nothing. */
		if (!s->re)
			continue;
		s->md = pcre2_match_data_create_from_pattern(s->re, NULL);
		s->failed = !s->md || hr_ptree_walk(&s->image->topics_by_name, start, look_at, s);
		pcre2_match_data_free(s->md);
		pcre2_code_free(s->re);
	}
	pcre2_match_context_free(s->mc);
}

static int by_str(const void *a, const void *b)
{
	return hr_str_cmp(*(const struct hr_str *)a, *(const struct hr_str *)b);
}

static bool is_news(const struct hr_consumer_regex *x, const struct found *f)
{
	if (x->topic_nr != f->topic_nr)
		return true;
	for (int32_t i = 0; i < f->topic_nr; i++)
		if (!hr_str_eqc(f->topics[i], x->topics[i]))
			return true;
	return false;
}

static int write_found(struct search *s, struct hr_group *g)
{
	struct hr_consumer_group *cg = g->consumer;
	bool news = false;
	uint64_t hash;
	int err = 0;

	for (int32_t i = 0; i < s->nr && !err; i++) {
		struct found *f = &s->v[i];
		struct hr_consumer_regex *x = hr_consumer_regex(cg, f->text);

		if (!x || !x->member_nr)
			continue;
		if (f->topic_nr)
			qsort(f->topics, (size_t)f->topic_nr, sizeof(f->topics[0]), by_str);
		news |= is_news(x, f);
		err = hr_consumer_put_regex(g, f->text, f->topics, f->topic_nr, s->image->offset,
					    s->started_ms);
	}
	if (!err)
		err = hr_consumer_hash(cg, &hash);
	if (err || (!news && hash == cg->hash))
		return err;
	cg->look_again = false;
	return hr_consumer_bump(g, hash);
}

static void forget(struct search *s)
{
	for (int32_t i = 0; i < s->nr; i++)
		free(s->v[i].topics);
	hr_image_put(s->image);
	hr_arena_fini(&s->arena);
	free(s);
}

static void done(struct hr_coord_job *j, bool gone)
{
	struct search *s = hr_container_of(j, struct search, job);
	struct hr_group *g = gone ? NULL : hr_group_find(s->groups, s->group_id);
	int err = 0;

	if (g && g->kind == HR_GROUP_CONSUMER && g->consumer->serial == s->serial) {
		g->consumer->resolving = false;
		if (!s->failed)
			err = write_found(s, g);
	}
	/* What could not be written has the machine loaded anew; else it is tried again. */
	(void)err;
	forget(s);
}

/* --- when --------------------------------------------------------------------------------- */

static const struct hr_consumer_regex *any_resolved(const struct hr_consumer_group *cg)
{
	struct hr_htable_iter it;

	for (struct hr_hnode *n = hr_htable_iter_first(&cg->regexes, &it); n;
	     n = hr_htable_iter_next(&cg->regexes, &it)) {
		const struct hr_consumer_regex *x =
			hr_container_of(n, struct hr_consumer_regex, by_text);

		if (x->resolved)
			return x;
	}
	return NULL;
}

static bool is_time(const struct hr_group *g, bool unresolved)
{
	const struct hr_consumer_group *cg = g->consumer;
	const struct hr_consumer_regex *x = any_resolved(cg);
	int64_t age_ms;

	if (!cg->regex_nr || cg->resolving || !g->groups->image)
		return false;
	if (!x)
		return true;
	/* A clock that went back counts as a long time. */
	age_ms = g->groups->out->wall_ms - x->timestamp_ms;
	if (age_ms >= 0 && age_ms <= REFRESH_MIN_MS)
		return false;
	return unresolved || age_ms < 0 || cg->resolved_nr != cg->regex_nr || cg->topics_added ||
	       age_ms > hr_groups_num(g->groups, HR_CFG_GROUP_CONSUMER_REGEX_REFRESH_INTERVAL_MS);
}

static int texts_fill(struct search *s, const struct hr_consumer_group *cg)
{
	struct hr_htable_iter it;

	s->v = hr_arena_array(&s->arena, cg->regexes.nr + 1, sizeof(s->v[0]));
	if (!s->v)
		return -ENOMEM;
	for (struct hr_hnode *n = hr_htable_iter_first(&cg->regexes, &it); n;
	     n = hr_htable_iter_next(&cg->regexes, &it)) {
		const struct hr_consumer_regex *x =
			hr_container_of(n, struct hr_consumer_regex, by_text);

		if (!x->member_nr)
			continue;
		s->v[s->nr].text = hr_arena_str(&s->arena, hr_str(x->text));
		if (hr_str_is_null(s->v[s->nr++].text))
			return -ENOMEM;
	}
	return 0;
}

/* For want of memory nothing is begun: the next heartbeat tries again. */
void hr_consumer_resolve(struct hr_group *g, bool unresolved)
{
	struct search *s;

	if (!is_time(g, unresolved))
		return;
	s = calloc(1, sizeof(*s));
	if (!s)
		return;
	hr_arena_init(&s->arena, 0);
	s->groups = g->groups;
	s->image = hr_image_get(g->groups->image);
	s->group_id = hr_arena_str(&s->arena, hr_str(g->id));
	s->serial = g->consumer->serial;
	s->started_ms = g->groups->out->wall_ms;
	if (hr_str_is_null(s->group_id) || texts_fill(s, g->consumer)) {
		forget(s);
		return;
	}
	g->consumer->resolving = true;
	g->consumer->topics_added = false;
	s->job.run = run;
	s->job.done = done;
	g->groups->out->ops->offload(g->groups->out, &s->job);
}
