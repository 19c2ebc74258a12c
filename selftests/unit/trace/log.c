// SPDX-License-Identifier: GPL-2.0
/* Log lines: the three formats, hostile values, full queue, many writers, limits. */
#include <fcntl.h>
#include <jansson.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <hr/lib/rnd.h>
#include <hr/trace/log.h>
#include <trace/log_priv.h>

#include "kselftest_harness.h"

static uint32_t format(enum hr_log_format f, const struct hr_log_field *fields, char *text)
{
	struct log_line line = { 1769860800123, HR_LOG_WARN, "net", "frame.refused", fields };
	uint32_t len = log_line_format(f, &line, text);

	hr_assert(len > 0 && len < LOG_LINE_CAP && text[len - 1] == '\n');
	text[len] = '\0';
	return len;
}

TEST(text_line_reads_as_documented)
{
	char text[LOG_LINE_CAP + 1];

	format(HR_LOG_TEXT, (struct hr_log_field[]){ hr_f_cstr("peer", "::1"), hr_f_i64("len", -1),
						     hr_f_cstr("who", "a b\"c\n"),
						     hr_f_bool("ok", true), hr_f_err(-EADDRINUSE),
						     hr_f_str("none", HR_STR_NULL), { 0 } },
	       text);
	ASSERT_STREQ("2026-01-31T12:00:00.123Z warn  net frame.refused peer=::1 len=-1 "
		     "who=\"a b\\\"c\\u000a\" ok=true error=\"Address already in use\" none=null\n",
		     text);
}

TEST(json_stays_json_whatever_the_peer_sends)
{
	char text[LOG_LINE_CAP + 1];
	uint8_t bytes[3000];
	struct hr_rnd rnd;

	hr_rnd_seed(&rnd, 5);
	for (int i = 0; i < 3000; i++) {
		int32_t len = (int32_t)hr_rnd_below(&rnd, i % 3 ? 60 : sizeof(bytes));
		json_t *root;

		hr_rnd_fill(&rnd, bytes, (size_t)len);
		format(HR_LOG_JSON,
		       (struct hr_log_field[]){ hr_f_cstr("first", "x"),
						hr_f_str("bytes", (struct hr_str){ (char *)bytes, len }),
						hr_f_i64("after", 7), { 0 } },
		       text);
		root = json_loads(text, JSON_ALLOW_NUL, NULL);
		ASSERT_NE(NULL, root);
		ASSERT_STREQ("frame.refused", json_string_value(json_object_get(root, "event")));
		ASSERT_NE(NULL, json_object_get(root, "bytes"));
		if (!json_object_get(root, "cut"))
			ASSERT_EQ(7, json_integer_value(json_object_get(root, "after")));
		json_decref(root);
	}
}

static struct hr_logger *open_log(struct hr_sys *sys, int fd, uint32_t nr)
{
	struct hr_logger_opts o = { .format = HR_LOG_TEXT, .level = HR_LOG_INFO, .fd = fd,
				 .queue_nr = nr };
	struct hr_logger *log;

	hr_sys_posix_init(sys);
	hr_assert(!hr_logger_create(sys, &o, &log));
	return log;
}

struct writer {
	struct hr_logger *log;
	int id;
};

static void *write_lines(void *arg)
{
	struct writer *w = arg;

	for (int i = 0; i < 5000; i++)
		hr_log(w->log, HR_LOG_INFO, "test", "line", hr_f_i64("writer", w->id),
		       hr_f_i64("seq", i));
	return NULL;
}

TEST(every_line_is_written_or_counted_as_dropped)
{
	char path[] = "/tmp/hr-log-XXXXXX";
	int fd = mkstemp(path), next[4] = { 0 };
	struct writer w[4];
	pthread_t threads[4];
	uint64_t lines = 0, dropped;
	struct hr_sys sys;
	struct hr_logger *log = open_log(&sys, fd, 64);
	char line[2048];
	FILE *f;

	for (int i = 0; i < 4; i++) {
		w[i] = (struct writer){ log, i };
		pthread_create(&threads[i], NULL, write_lines, &w[i]);
	}
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	hr_logger_flush(log);
	dropped = hr_logger_dropped(log);
	ASSERT_EQ(20000, hr_logger_lines(log) + dropped);
	hr_logger_destroy(log);
	f = fopen(path, "r");
	while (fgets(line, sizeof(line), f)) {
		int id, seq;

		if (strstr(line, "log.dropped"))
			continue;
		ASSERT_EQ(2, sscanf(strstr(line, "test line"), "test line writer=%d seq=%d", &id, &seq));
		ASSERT_GE(seq, next[id]);
		next[id] = seq + 1;
		lines++;
	}
	ASSERT_EQ(20000, lines + dropped);
	fclose(f);
	close(fd);
	unlink(path);
}

TEST(full_output_drops_and_never_blocks)
{
	int p[2];
	struct hr_sys sys;
	struct hr_logger *log;
	char sink[65536];

	ASSERT_EQ(0, pipe2(p, O_NONBLOCK));
	log = open_log(&sys, p[1], 16);
	for (int i = 0; i < 20000; i++)
		hr_log(log, HR_LOG_INFO, "test", "line", hr_f_i64("seq", i));
	ASSERT_GT(hr_logger_dropped(log), 0);
	while (read(p[0], sink, sizeof(sink)) > 0)
		;
	hr_logger_destroy(log);
	close(p[0]);
	close(p[1]);
}

TEST(level_and_limit_hold_lines_back)
{
	struct hr_log_limit lim = HR_LOG_LIMIT(3, 3600000);
	int p[2];
	struct hr_sys sys;
	struct hr_logger *log;

	ASSERT_EQ(0, pipe(p));
	log = open_log(&sys, p[1], 64);
	for (int i = 0; i < 10; i++)
		hr_log_limited(log, &lim, HR_LOG_WARN, "test", "often", hr_f_i64("n", i));
	hr_log(log, HR_LOG_DEBUG, "test", "quiet");
	hr_log(NULL, HR_LOG_ERROR, "test", "nowhere");
	hr_logger_flush(log);
	ASSERT_EQ(3, hr_logger_lines(log));
	ASSERT_EQ(7, lim.suppressed);
	hr_logger_level_set(log, HR_LOG_DEBUG);
	hr_logf(log, HR_LOG_DEBUG, "test", "loud", "%d of %s", 1, "two");
	hr_logger_flush(log);
	ASSERT_EQ(4, hr_logger_lines(log));
	hr_logger_destroy(log);
	close(p[0]);
	close(p[1]);
}

TEST(a_module_has_its_own_level_until_it_is_unset)
{
	struct hr_sys sys;
	struct hr_logger *log;
	int p[2];

	ASSERT_EQ(0, pipe(p));
	log = open_log(&sys, p[1], 64);
	ASSERT_EQ(0, hr_logger_module_level_set(log, HR_STR_LIT("net"), HR_LOG_DEBUG));
	ASSERT_EQ(-ENOENT, hr_logger_module_level_set(log, HR_STR_LIT("nest"), HR_LOG_DEBUG));
	hr_log(log, HR_LOG_DEBUG, "net", "said");
	hr_log(log, HR_LOG_DEBUG, "broker", "held");
	hr_log(log, HR_LOG_DEBUG, "elsewhere", "held");
	hr_logger_level_set(log, HR_LOG_FATAL);
	hr_log(log, HR_LOG_ERROR, "broker", "held");
	hr_log(log, HR_LOG_ERROR, "net", "said");
	ASSERT_EQ(0, hr_logger_module_level_unset(log, HR_STR_LIT("net")));
	hr_log(log, HR_LOG_ERROR, "net", "held");
	ASSERT_FALSE(hr_logger_enabled(log, HR_LOG_ERROR));
	hr_logger_flush(log);
	ASSERT_EQ(2, hr_logger_lines(log));
	for (int i = 0; hr_logger_module(i); i++)
		ASSERT_EQ(HR_LOG_FATAL, hr_logger_module_level(log, i));
	hr_logger_destroy(log);
	close(p[0]);
	close(p[1]);
}

TEST(journal_gets_native_fields)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	struct hr_logger_opts o = { .format = HR_LOG_JOURNAL, .level = HR_LOG_INFO, .fd = 2,
				 .journal_path = sun.sun_path };
	int fd = socket(AF_UNIX, SOCK_DGRAM, 0);
	char got[2048] = "";
	struct hr_logger *log;
	struct hr_sys sys;

	snprintf(sun.sun_path, sizeof(sun.sun_path), "/tmp/hr-journal-%d", getpid());
	ASSERT_EQ(0, bind(fd, (struct sockaddr *)&sun, sizeof(sun)));
	hr_sys_posix_init(&sys);
	ASSERT_EQ(0, hr_logger_create(&sys, &o, &log));
	hr_log(log, HR_LOG_ERROR, "net", "bad", hr_f_cstr("x", "a\nPRIORITY=0"));
	hr_logger_destroy(log);
	ASSERT_GT(recv(fd, got, sizeof(got) - 1, MSG_DONTWAIT), 0);
	ASSERT_STREQ("PRIORITY=3\nSYSLOG_IDENTIFIER=headraced\nHR_MODULE=net\nHR_EVENT=bad\n"
		     "MESSAGE=net bad x=\"a\\u000aPRIORITY=0\"\n", got);
	close(fd);
	unlink(sun.sun_path);
}

TEST_HARNESS_MAIN
