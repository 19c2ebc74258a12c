// SPDX-License-Identifier: GPL-2.0
/* What a bucket lets out, at the two rungs of user space, over loopback. */
#include "shape.h"
#include "kselftest_harness.h"

FIXTURE(egress) {
	struct shape_load load;
};

FIXTURE_VARIANT(egress) {
	enum hr_shape_level level;
	double rate;
	int peer_nr;
	double mean_bound, bin_bound;
	int warm_ms;
	double own_rate; /* of each reader; 0 as fast as it comes */
};

#define ROW(lv, name, mbs, n, mean, bin)                                      \
	FIXTURE_VARIANT_ADD(egress, name) { lv, mbs * MB, n, mean, bin, 600, 0 }
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_1_1, 1, 1, 0.02, 0.2);)
ROW(HR_SHAPE_MUTE, mute_1_4, 1, 4, 0.02, 0.2);
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_1_32, 1, 32, 0.06, 0.5);)
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_10_1, 10, 1, 0.02, 0.2);)
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_10_4, 10, 4, 0.02, 0.2);)
ROW(HR_SHAPE_MUTE, mute_10_32, 10, 32, 0.02, 0.2);
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_100_1, 100, 1, 0.02, 0.2);)
ROW(HR_SHAPE_MUTE, mute_100_4, 100, 4, 0.02, 0.2);
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_100_32, 100, 32, 0.02, 0.2);)
FIGURES_ONLY(ROW(HR_SHAPE_MUTE, mute_500_4, 500, 4, 0.05, 0.3);)
ROW(HR_SHAPE_PACING, pacing_1_1, 1, 1, 0.06, 0.5);
FIGURES_ONLY(ROW(HR_SHAPE_PACING, pacing_10_1, 10, 1, 0.02, 0.2);)
ROW(HR_SHAPE_PACING, pacing_10_4, 10, 4, 0.02, 0.2);
FIGURES_ONLY(ROW(HR_SHAPE_PACING, pacing_100_1, 100, 1, 0.02, 0.2);)
FIGURES_ONLY(ROW(HR_SHAPE_PACING, pacing_100_4, 100, 4, 0.02, 0.2);)
ROW(HR_SHAPE_PACING, pacing_100_32, 100, 32, 0.02, 0.2);
FIGURES_ONLY(ROW(HR_SHAPE_PACING, pacing_500_4, 500, 4, 0.05, 0.3);)
/*
 * A share that is too fine for the kernel is ours to keep, though its answers fit into the
 * sockets.  No program paces here: the readers take a fifth more than their share at most,
 * and what the sockets took at first is repaid before.
 */
FIXTURE_VARIANT_ADD(egress, kernel_10_32)
{
	HR_SHAPE_KERNEL, 10 * MB, 32, 0.02, 0.2, 6000, 10 * MB / 32 * 1.2
};

FIXTURE_SETUP(egress)
{
	ASSERT_EQ(0, load_start(&self->load, variant->level, variant->rate, 0));
}

FIXTURE_TEARDOWN(egress)
{
	load_stop(&self->load);
}

/* Measures once, and prints; true when all is within its bounds. */
static bool is_kept(struct shape_load *l, const FIXTURE_VARIANT(egress) *v, struct shape_span *s)
{
	double error, p50, p99;

	span_wait(l, s, 2500);
	error = s->rate / v->rate - 1;
	p50 = span_bin_error(l, s, v->rate, 0.5);
	p99 = span_bin_error(l, s, v->rate, 0.99);
	printf("# %.3f MB/s: error %+.2f %% (bound %.0f), "
	       "100 ms p50 %.1f p99 %.1f %% (bound %.0f), "
	       "Jain %.4f (bound 0.99), others had %.2f processors (bound %.2f)\n",
	       s->rate / MB, error * 100, v->mean_bound * 100, p50 * 100, p99 * 100,
	       v->bin_bound * 100, s->jain, s->others, OTHERS_MAX);
	return fabs(error) <= v->mean_bound && p99 <= v->bin_bound && s->jain >= 0.99;
}

TEST_F(egress, delivers_its_rate)
{
	double seconds = variant->own_rate > 0 ? 0.2 : 2;
	uint32_t chunk = (uint32_t)HR_MIN(
		1e6, HR_MAX(variant->rate / variant->peer_nr * seconds, 65536));
	struct shape_load *l = &self->load;
	struct shape_span s;

	for (int i = 0; i < variant->peer_nr; i++)
		load_join(l, false, chunk, variant->own_rate);
	span_wait(l, &s, variant->warm_ms);
	EXPECT_KEPT(l, &s, is_kept(l, variant, &s));
}

TEST_HARNESS_MAIN
