// SPDX-License-Identifier: GPL-2.0
/*
 * controller: the metadata log over power cuts.
 *
 * A node formats, opens, and commits random records; the power fails at a
 * random change.  Whatever was answered must be there after the next start, in
 * an epoch above all earlier ones, and the directory must always open again.
 * HR_SEEDS and HR_SEED set count and first seed.
 */
#include <hr/config/listener.h>
#include <hr/lib/be.h>
#include <hr/meta/controller.h>
#include <hr/meta/format.h>
#include <hr/storage/log_dir.h>
#include <hr/sys/sim_disk.h>
#include "meta_kit.h"
#include "kselftest_harness.h"

struct node {
	struct hr_sim_disk *disk;
	struct hr_sys *sys;
	struct hr_config *config;
	struct hr_listeners listeners;
	int32_t epoch_seen;
};

static int make_config(struct node *n)
{
	static const char text[] = "process.roles=broker,controller\nnode.id=1\nlog.dirs=/d\n"
				   "controller.listener.names=C\nlisteners=P://h:1,C://h:2\n"
				   "listener.security.protocol.map=P:PLAINTEXT,C:PLAINTEXT\n";
	struct hr_props p = HR_PROPS_INIT;
	struct hr_buf why = HR_BUF_INIT;
	int err = hr_props_parse(&p, text, sizeof(text) - 1, &why);

	if (!err)
		err = hr_config_create(&p, NULL, NULL, &n->config, &why);
	if (!err)
		err = hr_listeners_parse(n->config, &n->listeners, &why);
	hr_props_fini(&p);
	hr_buf_fini(&why);
	return err;
}

static int format(struct node *n)
{
	struct hr_format_opts o = { .sys = n->sys, .config = n->config, .listeners = &n->listeners,
				    .node_id = 1, .cluster_id = "c", .mode = HR_FORMAT_STANDALONE,
				    .metadata_version = 33 };
	struct hr_buf said = HR_BUF_INIT, why = HR_BUF_INIT;
	int err = hr_format_sync(&o, &said, &why);

	hr_buf_fini(&said);
	hr_buf_fini(&why);
	return err;
}

static int open_node(struct node *n, struct hr_controller **c, struct hr_buf *why)
{
	struct hr_voter_endpoint ep = { .name = "C", .host = "h", .port = 2 };
	struct hr_controller_params p = { .sys = n->sys, .dir = "/d", .config = n->config, .node_id = 1,
					  .endpoints = &ep, .endpoint_nr = 1 };
	struct hr_meta_properties mp;
	int err = hr_meta_properties_read_sync(n->sys, "/d", &mp);

	if (err)
		return err;
	p.directory_id = mp.directory_id;
	return hr_controller_open_sync(&p, c, why);
}

/* What the log may hold after a cut: all that was answered, or that and the operation under way. */
struct expected {
	struct hr_buf answered, attempted;
};

/* Commits until the power fails. */
static void work(struct __test_metadata *_metadata, struct node *n, struct hr_controller *c, struct hr_rnd *r,
		 struct expected *e)
{
	struct hr_buf rec = HR_BUF_INIT;
	int err = 0;

	for (int i = 0; !err && i < 40; i++) {
		struct hr_image *draft = hr_controller_draft(c);
		struct hr_ctl_op op;

		hr_ctl_op_init(&op);
		for (uint64_t k = hr_rnd_below(r, 5); k-- > 0;) {
			struct hr_buf why = HR_BUF_INIT;
			uint8_t head[4];

			rec.len = 0;
			ASSERT_EQ(0, kit_random_record(r, draft, 20, &rec));
			ASSERT_EQ(0, hr_image_replay(draft, rec.p, rec.len, &why));
			hr_be32_put(head, rec.len);
			hr_buf_put(&op.frames, head, 4);
			hr_buf_put(&op.frames, rec.p, rec.len);
			op.record_nr++;
			hr_buf_fini(&why);
		}
		e->attempted.len = 0;
		ASSERT_EQ(0, kit_dump(draft, &e->attempted));
		err = hr_controller_commit_sync(c, &op);
		hr_ctl_op_fini(&op);
		ASSERT_TRUE(!err || hr_sim_disk_is_off(n->disk));
		if (!err) {
			e->answered.len = 0;
			hr_buf_put(&e->answered, e->attempted.p, e->attempted.len);
		}
	}
	hr_buf_fini(&rec);
}

static void check(struct __test_metadata *_metadata, struct hr_controller *c, struct expected *e, uint64_t seed)
{
	struct hr_buf now = HR_BUF_INIT;
	bool is_answered, is_attempted;

	ASSERT_EQ(0, kit_dump(hr_controller_draft(c), &now));
	is_answered = now.len == e->answered.len && !memcmp(now.p, e->answered.p, now.len);
	is_attempted = now.len == e->attempted.len && !memcmp(now.p, e->attempted.p, now.len);
	ASSERT_TRUE(!e->answered.len || is_answered || is_attempted)
		TH_LOG("seed %llu: the image is neither what was answered nor what was under way",
		       (unsigned long long)seed);
	/* From here on this is what was answered. */
	e->answered.len = e->attempted.len = 0;
	hr_buf_put(&e->answered, now.p, now.len);
	hr_buf_put(&e->attempted, now.p, now.len);
	hr_buf_fini(&now);
}

static void one_seed(struct __test_metadata *_metadata, uint64_t seed)
{
	struct expected e = { 0 };
	struct node n = { 0 };
	struct hr_buf why = HR_BUF_INIT;
	struct hr_rnd r;

	hr_rnd_seed(&r, seed);
	ASSERT_EQ(0, hr_sim_disk_create(seed, &n.disk));
	n.sys = hr_sim_disk_sys(n.disk);
	ASSERT_EQ(0, make_config(&n));
	ASSERT_EQ(0, format(&n));
	for (int life = 0; life < 6; life++) {
		struct hr_controller *c = NULL;
		int err;

		hr_sim_disk_cut_at(n.disk, 1 + hr_rnd_below(&r, 300));
		why.len = 0;
		err = open_node(&n, &c, &why);
		ASSERT_TRUE(!err || hr_sim_disk_is_off(n.disk))
			TH_LOG("seed %llu: %s", (unsigned long long)seed, hr_buf_cstr(&why));
		if (!err) {
			ASSERT_GT(hr_controller_epoch(c), n.epoch_seen);
			n.epoch_seen = hr_controller_epoch(c);
			check(_metadata, c, &e, seed);
			work(_metadata, &n, c, &r, &e);
			hr_controller_abandon(c);
		}
		hr_sim_disk_power_cut(n.disk);
		c = NULL;
		why.len = 0;
		err = open_node(&n, &c, &why);
		ASSERT_EQ(0, err) TH_LOG("seed %llu: %s", (unsigned long long)seed, hr_buf_cstr(&why));
		ASSERT_GT(hr_controller_epoch(c), n.epoch_seen);
		n.epoch_seen = hr_controller_epoch(c);
		check(_metadata, c, &e, seed);
		ASSERT_EQ(0, hr_controller_close_sync(c));
	}
	hr_sim_disk_destroy(n.disk);
	hr_config_put(n.config);
	hr_buf_fini(&e.answered);
	hr_buf_fini(&e.attempted);
	hr_buf_fini(&why);
}

FIXTURE(power) {
	uint64_t first, nr;
};

FIXTURE_SETUP(power)
{
	self->first = strtoull(getenv("HR_SEED") ?: "1", NULL, 10);
	self->nr = strtoull(getenv("HR_SEEDS") ?: "100", NULL, 10);
}

FIXTURE_TEARDOWN(power)
{
}

/* The harness gives a test 30 seconds unless told; the long form has many seeds. */
TEST_F_TIMEOUT(power, what_was_answered_survives_a_cut, 7200)
{
	for (uint64_t seed = self->first; seed < self->first + self->nr; seed++)
		one_seed(_metadata, seed);
}

TEST_HARNESS_MAIN
