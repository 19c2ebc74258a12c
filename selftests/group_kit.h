/* SPDX-License-Identifier: GPL-2.0 */
/*
 * group_kit: the state machine of groups without a broker.
 *
 * The kit is the other side of hr/coord/machine.h: it keeps what is put as encoded
 * records, replays each at once, hands answers back, and moves the clock only when the
 * test says so.  A second machine can be made from the records at any time.
 */
#ifndef HR_SELFTESTS_GROUP_KIT_H
#define HR_SELFTESTS_GROUP_KIT_H

#include <hr/group/groups.h>
#include <hr/lib/be.h>
#include <hr/lib/buf.h>
#include <hr/lib/rnd.h>
#include <hr/meta/record.h>
#include <hr/protocol/gen/metadata_records.h>
#include <stdio.h>
#include <stdlib.h>

#define KIT_METADATA_VERSION 33

struct kit_record {
	int16_t type, value_version;
	struct hr_buf key, value; /* bodies without their prefix */
	bool tombstone;
};

struct kit {
	struct hr_coord_out out;
	void *m;
	struct hr_group_stats stats;
	struct hr_config *config;
	struct hr_image *image;
	struct hr_rnd rnd;
	struct kit_record *log;
	size_t log_nr, log_cap;
	size_t record_bytes_max; /* 0 no bound */
	int64_t answered_nr;
	struct hr_coord_job *jobs[64]; /* offloaded, to be run by kit_jobs() */
	int job_nr;
	bool jobs_wait; /* false: offloaded work runs at once */
};

static inline void kit_fail(const char *what)
{
	fprintf(stderr, "# group_kit: %s\n", what);
	abort();
}

/* --- the way out of the machine ----------------------------------------------------- */

static inline void kit_encode(const struct hr_struct_desc *d, int16_t version, const void *msg,
			      struct hr_buf *out)
{
	if (!d || hr_msg_encode_buf(d, version, msg, out, NULL, 0, NULL))
		kit_fail("a record that cannot be encoded");
}

static inline int kit_put(struct hr_coord_out *o, const struct hr_coord_record *r)
{
	struct kit *k = hr_container_of(o, struct kit, out);
	const struct hr_struct_desc *kd = hr_record_get(HR_FAMILY_GROUP, HR_PART_KEY, r->type);
	const struct hr_struct_desc *vd = hr_record_get(HR_FAMILY_GROUP, HR_PART_VALUE, r->type);
	struct kit_record rec = { .type = r->type, .value_version = r->value_version,
				  .tombstone = !r->value };
	struct hr_coord_record seen = *r;
	int err;

	kit_encode(kd, 0, r->key, &rec.key);
	if (r->value)
		kit_encode(vd, r->value_version, r->value, &rec.value);
	if (k->record_bytes_max && rec.key.len + rec.value.len > k->record_bytes_max) {
		hr_buf_fini(&rec.key);
		hr_buf_fini(&rec.value);
		return -EMSGSIZE;
	}
	if (k->log_nr == k->log_cap) {
		k->log_cap = k->log_cap ? k->log_cap * 2 : 256;
		k->log = realloc(k->log, k->log_cap * sizeof(*k->log));
		if (!k->log)
			kit_fail("no memory");
	}
	k->log[k->log_nr++] = rec;
	seen.timestamp_ms = o->wall_ms;
	seen.producer_id = -1;
	err = hr_groups_ops.replay(k->m, &seen);
	if (err)
		kit_fail("the machine does not replay its own record");
	return 0;
}

static inline void kit_answer(struct hr_coord_out *o, struct hr_coord_call *c)
{
	hr_container_of(o, struct kit, out)->answered_nr++;
	c->done(c);
}

static inline void kit_random(struct hr_coord_out *o, void *p, size_t len)
{
	hr_rnd_fill(&hr_container_of(o, struct kit, out)->rnd, p, len);
}

static inline void kit_offload(struct hr_coord_out *o, struct hr_coord_job *j)
{
	struct kit *k = hr_container_of(o, struct kit, out);

	if (k->jobs_wait && k->job_nr < (int)HR_ARRAY_LEN(k->jobs)) {
		k->jobs[k->job_nr++] = j;
		return;
	}
	j->run(j);
	j->done(j, false);
}

/* Runs what was offloaded, oldest first; @gone: the machine it came from is no more. */
static inline void kit_jobs(struct kit *k, bool gone)
{
	while (k->job_nr) {
		struct hr_coord_job *j = k->jobs[0];

		memmove(k->jobs, k->jobs + 1, (size_t)--k->job_nr * sizeof(k->jobs[0]));
		if (!gone)
			j->run(j);
		j->done(j, gone);
	}
}

static const struct hr_coord_out_ops kit_out_ops = { kit_put, kit_answer, kit_random,
						     kit_offload };

/* --- metadata ------------------------------------------------------------------------- */

static inline struct hr_uuid kit_topic_id(uint32_t n)
{
	struct hr_uuid u = { { 7 } };

	memcpy(u.b + 8, &n, sizeof(n));
	return u;
}

static inline void kit_replay_metadata(struct hr_image *im, uint32_t key, const void *msg)
{
	struct hr_buf frame = HR_BUF_INIT, why = HR_BUF_INIT;

	if (hr_record_frame_put(&frame, key, KIT_METADATA_VERSION, msg) ||
	    hr_image_replay(im, frame.p, frame.len, &why))
		kit_fail(hr_buf_cstr(&why));
	hr_buf_fini(&frame);
	hr_buf_fini(&why);
}

/* Topic number @n of @name gets partitions @from..@to-1; it is made when @from is 0. */
static inline void kit_image_topic(struct hr_image *im, uint32_t n, const char *name, int32_t from,
				   int32_t to)
{
	struct hr_topic_record t;
	struct hr_partition_record p;
	int32_t node = 1;

	if (!from) {
		hr_struct_init(&hr_topic_record_desc, &t);
		t.name = hr_str(name);
		t.topic_id = kit_topic_id(n);
		kit_replay_metadata(im, HR_METADATA_RECORD_TOPIC, &t);
	}
	for (int32_t i = from; i < to; i++) {
		struct hr_uuid dir = kit_topic_id(99999);

		hr_struct_init(&hr_partition_record_desc, &p);
		p.partition_id = i;
		p.topic_id = kit_topic_id(n);
		p.replicas.v = p.isr.v = &node;
		p.replicas.nr = p.isr.nr = 1;
		p.leader = node;
		p.leader_epoch = p.partition_epoch = 0;
		p.directories.v = &dir;
		p.directories.nr = 1;
		kit_replay_metadata(im, HR_METADATA_RECORD_PARTITION, &p);
	}
}

/* --- life ------------------------------------------------------------------------------- */

static inline void kit_machine_make(struct kit *k)
{
	const struct hr_coord_machine_params p = { .out = &k->out, .config = k->config,
						   .image = k->image, .shared = &k->stats };

	if (hr_groups_ops.create(&p, &k->m))
		kit_fail("no machine");
}

/* @settings: lines of a broker's properties. */
static inline void kit_init(struct kit *k, uint64_t seed, const char *settings)
{
	struct hr_props file = { 0 };
	struct hr_buf why = HR_BUF_INIT;

	memset(k, 0, sizeof(*k));
	hr_rnd_seed(&k->rnd, seed);
	k->out.ops = &kit_out_ops;
	k->out.mono_ms = 1000000;
	k->out.wall_ms = 1700000000000;
	if (hr_props_parse(&file, settings, strlen(settings), &why) ||
	    hr_config_create(&file, NULL, NULL, &k->config, &why))
		kit_fail(hr_buf_cstr(&why));
	hr_buf_fini(&why);
	hr_props_fini(&file);
	if (hr_image_create(&k->image))
		kit_fail("no image");
	kit_machine_make(k);
}

static inline void kit_start(struct kit *k)
{
	hr_groups_ops.loaded(k->m);
}

/* Moves both clocks by @ms, stopping wherever a timer is due. */
static inline void kit_pass(struct kit *k, int64_t ms)
{
	int64_t end_ms = k->out.mono_ms + ms;

	for (;;) {
		int64_t due_ms = HR_MAX(hr_groups_ops.next_ms(k->m), k->out.mono_ms + 1);

		if (due_ms > end_ms)
			break;
		k->out.wall_ms += due_ms - k->out.mono_ms;
		k->out.mono_ms = due_ms;
		hr_groups_ops.tick(k->m);
	}
	k->out.wall_ms += end_ms - k->out.mono_ms;
	k->out.mono_ms = end_ms;
}

static inline void kit_replay_log(struct kit *k)
{
	for (size_t i = 0; i < k->log_nr; i++) {
		struct kit_record *rec = &k->log[i];
		struct hr_coord_record r = { .type = rec->type,
					     .value_version = rec->value_version,
					     .timestamp_ms = k->out.wall_ms,
					     .producer_id = -1 };
		const struct hr_struct_desc *kd =
			hr_record_get(HR_FAMILY_GROUP, HR_PART_KEY, rec->type);
		const struct hr_struct_desc *vd =
			hr_record_get(HR_FAMILY_GROUP, HR_PART_VALUE, rec->type);
		struct hr_arena a;
		void *key, *value = NULL;

		hr_arena_init(&a, 0);
		key = hr_arena_alloc(&a, kd->size);
		if (hr_msg_decode(kd, 0, rec->key.p, rec->key.len, &a, key, NULL))
			kit_fail("a key that cannot be read");
		if (!rec->tombstone) {
			value = hr_arena_alloc(&a, vd->size);
			if (hr_msg_decode(vd, rec->value_version, rec->value.p, rec->value.len, &a,
					  value, NULL))
				kit_fail("a value that cannot be read");
		}
		r.key = key;
		r.value = value;
		if (hr_groups_ops.replay(k->m, &r))
			kit_fail("a record that does not replay");
		hr_arena_fini(&a);
	}
}

/* The coordinator moves: whoever waits is told, a machine made from the records goes on. */
static inline void kit_reload(struct kit *k)
{
	hr_groups_ops.unload(k->m, HR_ERR_NOT_COORDINATOR);
	kit_jobs(k, true);
	hr_groups_ops.destroy(k->m);
	kit_machine_make(k);
	kit_replay_log(k);
	kit_start(k);
}

static inline void kit_fini(struct kit *k)
{
	hr_groups_ops.unload(k->m, HR_ERR_NOT_COORDINATOR);
	kit_jobs(k, true);
	hr_groups_ops.destroy(k->m);
	for (size_t i = 0; i < k->log_nr; i++) {
		hr_buf_fini(&k->log[i].key);
		hr_buf_fini(&k->log[i].value);
	}
	free(k->log);
	hr_image_put(k->image);
	hr_config_put(k->config);
}

/* --- the length of a run ------------------------------------------------------------------ */

/* HR_GROUP_STEPS, or what the short form takes; SEED, or 1. */
static inline uint64_t kit_steps(uint64_t dflt)
{
	const char *text = getenv("HR_GROUP_STEPS");

	return text ? strtoull(text, NULL, 0) : dflt;
}

static inline uint64_t kit_first_seed(void)
{
	const char *text = getenv("SEED");

	return text ? strtoull(text, NULL, 0) : 1;
}

/* --- calls ------------------------------------------------------------------------------- */

/* One request; lives until kit_call_free(). */
struct kit_call {
	struct hr_group_call c;
	struct hr_arena arena;
	bool done;
	void *user;
	void (*then)(struct kit_call *kc);
};

static inline void kit_done(struct hr_coord_call *c)
{
	struct kit_call *kc = hr_container_of(c, struct kit_call, c.call);

	if (kc->done)
		kit_fail("a call that is answered twice");
	kc->done = true;
	if (kc->then)
		kc->then(kc);
}

static inline struct kit_call *kit_call_new(int16_t version, const struct hr_struct_desc *request,
					    const struct hr_struct_desc *response)
{
	struct kit_call *kc = calloc(1, sizeof(*kc));

	if (!kc)
		kit_fail("no memory");
	hr_arena_init(&kc->arena, 0);
	kc->c.arena = &kc->arena;
	kc->c.version = version;
	kc->c.client_id = HR_STR_LIT("kit");
	kc->c.client_host = HR_STR_LIT("/127.0.0.1");
	kc->c.call.done = kit_done;
	if (request) {
		void *r = hr_arena_alloc(&kc->arena, request->size);

		hr_struct_init(request, r);
		kc->c.request = r;
	}
	kc->c.response = hr_arena_alloc(&kc->arena, response->size);
	hr_struct_init(response, kc->c.response);
	return kc;
}

static inline void kit_call_free(struct kit_call *kc)
{
	hr_arena_fini(&kc->arena);
	free(kc);
}

#endif
