// SPDX-License-Identifier: GPL-2.0
/* Metric cells and their text form. */
#include <pthread.h>

#include <hr/trace/metric.h>

#include "kselftest_harness.h"

static const struct hr_metric_row rows[] = {
	{ "t_requests_total", "Requests", HR_METRIC_COUNTER, "api=\"fetch\"" },
	{ "t_requests_total", "Requests", HR_METRIC_COUNTER, "api=\"produce\"" },
	{ "t_level", "A level\nwith \\", HR_METRIC_GAUGE },
	{ "t_wait_seconds", "Time", HR_METRIC_HISTOGRAM, NULL, 1000, 3, 1e6 },
};

static double answer(void *arg)
{
	return *(double *)arg;
}

TEST(text_form_is_exact)
{
	static const struct hr_metric_row func = { "t_answer", "Asked", HR_METRIC_GAUGE };
	struct hr_metric *m[4];
	struct hr_metrics *ms;
	struct hr_buf b = HR_BUF_INIT;
	double v = 2.5;

	ASSERT_EQ(0, hr_metrics_create(2, 10, &ms));
	ASSERT_EQ(0, hr_metric_table_create(ms, rows, 4, m));
	ASSERT_EQ(0, hr_metric_func_create(ms, &func, NULL, answer, &v));
	hr_metric_add(m[0], 0, 5);
	hr_metric_add(m[0], 1, 6);
	hr_metric_add(m[1], hr_metrics_shared(ms), 1);
	hr_metric_add(m[2], 0, 3);
	hr_metric_sub(m[2], 1, 4);
	hr_metric_observe(m[3], 0, 1000);
	hr_metric_observe(m[3], 0, 1001);
	hr_metric_observe(m[3], 1, 1000000);
	hr_metric_add(NULL, 0, 1);
	ASSERT_EQ(11, hr_metric_value(m[0]));
	ASSERT_EQ(3, hr_metric_value(m[3]));
	ASSERT_EQ(0, hr_metrics_render(ms, &b));
	ASSERT_STREQ("# HELP t_answer Asked\n# TYPE t_answer gauge\nt_answer 2.5\n"
		     "# HELP t_level A level\\nwith \\\\\n# TYPE t_level gauge\nt_level -1\n"
		     "# HELP t_requests_total Requests\n# TYPE t_requests_total counter\n"
		     "t_requests_total{api=\"fetch\"} 11\nt_requests_total{api=\"produce\"} 1\n"
		     "# HELP t_wait_seconds Time\n# TYPE t_wait_seconds histogram\n"
		     "t_wait_seconds_bucket{le=\"0.001\"} 1\nt_wait_seconds_bucket{le=\"0.002\"} 2\n"
		     "t_wait_seconds_bucket{le=\"0.004\"} 2\nt_wait_seconds_bucket{le=\"+Inf\"} 3\n"
		     "t_wait_seconds_sum 1.002001\nt_wait_seconds_count 3\n",
		     hr_buf_cstr(&b));
	hr_buf_fini(&b);
	hr_metrics_destroy(ms);
}

TEST(quantiles_lie_within_their_bucket_and_rise_with_the_share)
{
	/* Bounds 1000, 2000, 4000 and the rest. */
	uint64_t b[4], none[4] = { 0 };
	struct hr_metric *m[4];
	struct hr_metrics *ms;
	double before = 0;

	ASSERT_EQ(0, hr_metrics_create(1, 10, &ms));
	ASSERT_EQ(0, hr_metric_table_create(ms, rows, 4, m));
	for (int i = 0; i < 50; i++)
		hr_metric_observe(m[3], 0, 10);
	for (int i = 0; i < 40; i++)
		hr_metric_observe(m[3], 0, 3000);
	for (int i = 0; i < 10; i++)
		hr_metric_observe(m[3], hr_metrics_shared(ms), 1000000);
	hr_metric_buckets_read(m[3], b, 4);
	ASSERT_EQ(50, b[0]);
	ASSERT_EQ(0, b[1]);
	ASSERT_EQ(40, b[2]);
	ASSERT_EQ(10, b[3]);
	ASSERT_EQ(500, hr_metric_quantile(m[3], b, 4, 0.25));
	ASSERT_EQ(1000, hr_metric_quantile(m[3], b, 4, 0.5));
	ASSERT_EQ(3000, hr_metric_quantile(m[3], b, 4, 0.7));
	/* Of the rest nothing is known but the bound below. */
	ASSERT_EQ(4000, hr_metric_quantile(m[3], b, 4, 0.99));
	ASSERT_EQ(4000, hr_metric_quantile(m[3], b, 4, 1));
	for (int i = 0; i <= 100; i++) {
		double v = hr_metric_quantile(m[3], b, 4, i / 100.0);

		ASSERT_LE(before, v);
		before = v;
	}
	ASSERT_EQ(0, hr_metric_quantile(m[3], none, 4, 0.5));
	hr_metric_buckets_read(NULL, b, 4);
	ASSERT_EQ(0, b[0] + b[1] + b[2] + b[3]);
	hr_metrics_destroy(ms);
}

TEST(bad_rows_and_too_many_series_are_refused)
{
	static const struct hr_metric_row bad_name = { "1x", "h", HR_METRIC_COUNTER };
	static const struct hr_metric_row other = { "t_level", "Else", HR_METRIC_COUNTER };
	struct hr_buf label = HR_BUF_INIT;
	struct hr_metric *m, *again;
	struct hr_metrics *ms;

	ASSERT_EQ(0, hr_metrics_create(1, 3, &ms));
	ASSERT_EQ(-EINVAL, hr_metric_create(ms, &bad_name, NULL, &m));
	ASSERT_EQ(-EINVAL, hr_metric_create(ms, &rows[2], "x=\"1", &m));
	ASSERT_EQ(-EINVAL, hr_metric_create(ms, &rows[2], "x=1", &m));
	ASSERT_EQ(-EINVAL, hr_metric_create(ms, &rows[2], "x=\"1\",", &m));
	hr_metric_label(&label, "topic", hr_str("a\"b\\c\nd"));
	hr_metric_label(&label, "p", hr_str("0"));
	ASSERT_EQ(0, hr_metric_create(ms, &rows[2], hr_buf_cstr(&label), &m));
	ASSERT_EQ(0, hr_metric_create(ms, &rows[2], hr_buf_cstr(&label), &again));
	ASSERT_EQ(m, again);
	ASSERT_EQ(-EINVAL, hr_metric_create(ms, &other, NULL, &m));
	ASSERT_EQ(0, hr_metric_create(ms, &rows[2], "a=\"1\"", &m));
	ASSERT_EQ(0, hr_metric_create(ms, &rows[2], "a=\"2\"", &m));
	ASSERT_EQ(-ENOSPC, hr_metric_create(ms, &rows[2], "a=\"3\"", &m));
	hr_buf_fini(&label);
	hr_metrics_destroy(ms);
}

struct counting {
	struct hr_metric *m;
	uint32_t shard;
};

static void *count(void *arg)
{
	struct counting *c = arg;

	for (int i = 0; i < 100000; i++)
		hr_metric_add(c->m, c->shard, 1);
	return NULL;
}

TEST(counts_of_all_threads_add_up)
{
	struct counting c[4];
	pthread_t threads[4];
	struct hr_metrics *ms;
	struct hr_metric *m;

	ASSERT_EQ(0, hr_metrics_create(2, 10, &ms));
	ASSERT_EQ(0, hr_metric_create(ms, &rows[0], NULL, &m));
	for (uint32_t i = 0; i < 4; i++) {
		c[i] = (struct counting){ m, HR_MIN(i, hr_metrics_shared(ms)) };
		pthread_create(&threads[i], NULL, count, &c[i]);
	}
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	ASSERT_EQ(400000, hr_metric_value(m));
	hr_metrics_destroy(ms);
}

TEST_HARNESS_MAIN
