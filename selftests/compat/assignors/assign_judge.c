// SPDX-License-Identifier: GPL-2.0
/*
 * assign_judge: reads what AssignPeer prints, answers the same questions with our
 * assignors and compares.
 *
 * For each case: every partition of a subscribed topic has one owner who subscribes to
 * it, others none; loads (all partitions, and those of each topic) are as far apart as
 * Kafka's; as many partitions stayed where they were, or more.  Range: the same answer.
 *
 * Prints a line "NAME GOOD BAD" for each property and says on stderr which cases are bad.
 */
#include <group/assign.h>
#include <stdio.h>
#include <stdlib.h>

enum { OWNERS, SPREAD, TOPIC_SPREAD, SQUARES, STICKY, RANGE_SAME, PROPERTY_NR };

static const char *const property[PROPERTY_NR] = {
	"owners",   "spread of all partitions", "spread of each topic",
	"evenness", "partitions that stay",	"range gives the same",
};

static unsigned long good[PROPERTY_NR], bad[PROPERTY_NR];
static int number;

struct one {
	struct hr_arena arena;
	struct hr_assign as;
	struct hr_assign_topic *topics;
	struct hr_assign_member *members;
	bool range;
	int32_t *was, *theirs;
};

static void note(int which, bool ok)
{
	if (ok) {
		good[which]++;
		return;
	}
	if (!bad[which]++)
		fprintf(stderr, "case %d: %s\n", number, property[which]);
}

static int read_int(void)
{
	int v;

	if (scanf("%d", &v) != 1)
		exit(2);
	return v;
}

static void read_topic(struct hr_assign_topic *t)
{
	for (int i = 0; i < 16; i++) {
		unsigned int b;

		if (scanf("%2x", &b) != 1)
			exit(2);
		t->id.b[i] = (uint8_t)b;
	}
	t->partition_nr = read_int();
}

/* Pairs of topic and partition: @fn for each. */
static void read_parts(struct one *o, int32_t member, int32_t *owner, bool had)
{
	for (int n = read_int(); n > 0; n--) {
		int t = read_int(), p = read_int();

		if (had)
			hr_assign_had(&o->as, member, t, p);
		else
			owner[o->as.first[t] + p] = member;
	}
}

static struct hr_str read_word(struct one *o)
{
	char text[64];

	if (scanf("%63s", text) != 1)
		exit(2);
	return strcmp(text, "-") ? hr_arena_str(&o->arena, hr_str(text)) : HR_STR_NULL;
}

static void read_member(struct one *o, int32_t number_of)
{
	struct hr_assign_member *m = &o->members[number_of];
	int32_t *v;

	m->id = read_word(o);
	m->instance = read_word(o);
	m->topic_nr = read_int();
	v = hr_arena_array(&o->arena, (size_t)m->topic_nr + 1, sizeof(*v));
	for (int32_t i = 0; i < m->topic_nr; i++)
		v[i] = read_int();
	m->topics = v;
	read_parts(o, number_of, NULL, true);
}

static bool read_case(struct one *o)
{
	char kind[16], word[8];
	int homogeneous;
	size_t total;

	if (scanf("%7s %d %15s %d", word, &number, kind, &homogeneous) != 4)
		return false;
	hr_arena_init(&o->arena, 0);
	o->range = !strcmp(kind, "range");
	o->as = (struct hr_assign){ .arena = &o->arena, .homogeneous = homogeneous };
	o->as.topic_nr = read_int();
	o->as.member_nr = read_int();
	o->topics = hr_arena_array(&o->arena, (size_t)o->as.topic_nr, sizeof(*o->topics));
	o->members = hr_arena_array(&o->arena, (size_t)o->as.member_nr, sizeof(*o->members));
	o->as.topics = o->topics;
	o->as.members = o->members;
	for (int32_t i = 0; i < o->as.topic_nr; i++) {
		if (scanf("%7s", word) != 1)
			exit(2);
		read_topic(&o->topics[i]);
	}
	if (hr_assign_begin(&o->as))
		exit(2);
	total = (size_t)o->as.first[o->as.topic_nr];
	o->was = hr_arena_array(&o->arena, total + 1, sizeof(int32_t));
	o->theirs = hr_arena_array(&o->arena, total + 1, sizeof(int32_t));
	for (int32_t i = 0; i < o->as.member_nr; i++) {
		if (scanf("%7s", word) != 1)
			exit(2);
		read_member(o, i);
	}
	memcpy(o->was, o->as.owner, total * sizeof(int32_t));
	memset(o->theirs, 0xff, total * sizeof(int32_t));
	for (int32_t i = 0; i < o->as.member_nr; i++) {
		if (scanf("%7s", word) != 1)
			exit(2);
		read_parts(o, i, o->theirs, false);
	}
	return true;
}

static bool wanted(const struct one *o, int32_t topic)
{
	for (int32_t m = 0; m < o->as.member_nr; m++)
		if (hr_assign_subscribes(&o->members[m], topic))
			return true;
	return false;
}

static bool owners_are_right(const struct one *o)
{
	for (int32_t t = 0; t < o->as.topic_nr; t++)
		for (int32_t i = o->as.first[t]; i < o->as.first[t + 1]; i++) {
			int32_t m = o->as.owner[i];

			if (m == HR_ASSIGN_NOBODY ? wanted(o, t) :
			    m < 0 || m >= o->as.member_nr ||
			    !hr_assign_subscribes(&o->members[m], t))
				return false;
		}
	return true;
}

/* max - min over those who subscribe to @topic (-1: to anything), and the sum of squares. */
static int spread(const struct one *o, const int32_t *owner, int32_t topic, int64_t *ret_squares)
{
	int32_t from = topic < 0 ? 0 : o->as.first[topic];
	int32_t to = topic < 0 ? o->as.first[o->as.topic_nr] : o->as.first[topic + 1];
	int32_t *load = calloc((size_t)o->as.member_nr, sizeof(*load));
	int32_t min = INT32_MAX, max = 0;

	*ret_squares = 0;
	for (int32_t i = from; i < to; i++)
		if (owner[i] >= 0)
			load[owner[i]]++;
	for (int32_t m = 0; m < o->as.member_nr; m++) {
		if (topic >= 0 ? !hr_assign_subscribes(&o->members[m], topic) :
				 !o->members[m].topic_nr)
			continue;
		min = HR_MIN(min, load[m]);
		max = HR_MAX(max, load[m]);
		*ret_squares += (int64_t)load[m] * load[m];
	}
	free(load);
	return min > max ? 0 : max - min;
}

static int32_t stayed(const struct one *o, const int32_t *owner)
{
	int32_t nr = 0;

	for (int32_t i = 0; i < o->as.first[o->as.topic_nr]; i++)
		nr += o->was[i] >= 0 && o->was[i] == owner[i];
	return nr;
}

static void judge(struct one *o)
{
	size_t total = (size_t)o->as.first[o->as.topic_nr];
	int64_t sq_ours, sq_theirs, sq;
	bool topics_ok = true;

	note(OWNERS, owners_are_right(o));
	note(SPREAD, spread(o, o->as.owner, -1, &sq_ours) <=
			     spread(o, o->theirs, -1, &sq_theirs));
	note(SQUARES, sq_ours <= sq_theirs);
	/* Homogeneous groups are even as a whole; which topic the last one is of is chance. */
	for (int32_t t = 0; t < o->as.topic_nr && !o->as.homogeneous; t++)
		topics_ok &= spread(o, o->as.owner, t, &sq) <= spread(o, o->theirs, t, &sq);
	note(TOPIC_SPREAD, topics_ok);
	if (o->range)
		note(RANGE_SAME, !memcmp(o->as.owner, o->theirs, total * sizeof(int32_t)));
	else
		note(STICKY, stayed(o, o->as.owner) >= stayed(o, o->theirs));
}

int main(void)
{
	struct one o;
	int ret = 0;

	while (read_case(&o)) {
		if (o.range ? hr_assign_range(&o.as) : hr_assign_uniform(&o.as))
			exit(2);
		judge(&o);
		hr_arena_fini(&o.arena);
	}
	for (int i = 0; i < PROPERTY_NR; i++) {
		printf("%lu %lu %s\n", good[i], bad[i], property[i]);
		ret |= bad[i] || !good[i];
	}
	return ret;
}
