// SPDX-License-Identifier: Apache-2.0
/*
 * log: the bounded queue between those who log and the thread that writes.
 *
 * The queue is a ring of cells.  A cell's seq tells whose turn it is:
 *
 *	seq == pos		free for the writer that takes position pos
 *	seq == pos + 1		filled, for the reader at pos
 *	seq == pos + ring	free again, one lap later
 *
 * A sender takes a position by compare-and-swap on tail, formats the line into
 * the cell and publishes it with seq.  A sender that is preempted in between
 * holds up the lines behind it, never another sender.
 *
 * The log thread sleeps on an eventfd with the rule of the reactors: it says
 * "sleeping", looks once more, sleeps; a sender writes the eventfd only when it
 * takes that word back.
 *
 * Failure: a line that cannot be written (disk full, pipe closed) is lost and
 * counted as dropped; logging never stops the broker.
 */
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "log_priv.h"

/* The modules that write lines, in the order of their names. */
static const char *const modules[] = { "broker", "config", "coord", "loop", "net", "trace" };

#define LOG_MODULE_NR HR_ARRAY_LEN(modules)
#define LOG_INHERIT INT_MIN
#define QUEUE_NR 1024u
#define WRITE_WAIT_MS 1000

struct cell {
	uint32_t seq; /* atomic */
	uint32_t len;
	char text[LOG_LINE_CAP];
};

struct hr_logger {
	struct hr_sys *sys;
	enum hr_log_format format;
	int level; /* atomic; the root's */
	int most;  /* atomic; the chattiest of root and modules */
	int levels[LOG_MODULE_NR]; /* atomic; LOG_INHERIT: the root's */
	int fd;
	bool datagram;
	uint32_t mask;
	struct cell *cells;
	uint32_t tail; /* atomic */
	uint32_t head; /* the log thread's */
	uint64_t lines, dropped; /* atomic */
	uint64_t dropped_told;
	int sleeping, stopping; /* atomic */
	int wake_fd;
	pthread_t thread;
	pthread_mutex_t flush_lock;
	pthread_cond_t flushed;
	uint32_t flushed_to;
};

static int journal_open(const char *path)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	int fd;

	if (!path)
		path = "/run/systemd/journal/socket";
	if (strlen(path) >= sizeof(sun.sun_path))
		return -ENAMETOOLONG;
	strcpy(sun.sun_path, path);
	fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return -errno;
	if (connect(fd, (struct sockaddr *)&sun, sizeof(sun)) < 0) {
		int ret = -errno;

		close(fd);
		return ret;
	}
	return fd;
}

/* A descriptor that takes nothing for a second is given up for this line. */
static bool write_out(struct hr_logger *log, const char *text, uint32_t len)
{
	if (log->datagram)
		return send(log->fd, text, len, MSG_NOSIGNAL) == (ssize_t)len;
	while (len) {
		ssize_t n = write(log->fd, text, len);

		if (n > 0) {
			text += n;
			len -= (uint32_t)n;
		} else if (n < 0 && errno == EAGAIN) {
			struct pollfd pfd = { .fd = log->fd, .events = POLLOUT };

			if (poll(&pfd, 1, WRITE_WAIT_MS) <= 0)
				return false;
		} else if (n == 0 || errno != EINTR) {
			return false;
		}
	}
	return true;
}

static void tell_dropped(struct hr_logger *log)
{
	uint64_t dropped = __atomic_load_n(&log->dropped, __ATOMIC_RELAXED);
	struct hr_log_field fields[2] = { hr_f_i64("nr", (int64_t)(dropped - log->dropped_told)) };
	struct log_line line = { hr_sys_wall_ms(log->sys), HR_LOG_WARN, "trace", "log.dropped",
				 fields };
	char text[LOG_LINE_CAP];

	if (dropped == log->dropped_told)
		return;
	/* Told or not: a broken output must not make it try with every line. */
	log->dropped_told = dropped;
	write_out(log, text, log_line_format(log->format, &line, text));
}

static bool drain(struct hr_logger *log)
{
	bool any = false;

	for (;; log->head++) {
		struct cell *c = &log->cells[log->head & log->mask];

		if (__atomic_load_n(&c->seq, __ATOMIC_SEQ_CST) != log->head + 1)
			break;
		tell_dropped(log);
		if (write_out(log, c->text, c->len))
			__atomic_add_fetch(&log->lines, 1, __ATOMIC_RELAXED);
		else
			__atomic_add_fetch(&log->dropped, 1, __ATOMIC_RELAXED);
		__atomic_store_n(&c->seq, log->head + log->mask + 1, __ATOMIC_RELEASE);
		any = true;
	}
	if (any) {
		pthread_mutex_lock(&log->flush_lock);
		log->flushed_to = log->head;
		pthread_cond_broadcast(&log->flushed);
		pthread_mutex_unlock(&log->flush_lock);
	}
	return any;
}

static void *thread_main(void *arg)
{
	struct hr_logger *log = arg;
	uint64_t count;

	pthread_setname_np(pthread_self(), "hr-log");
	for (;;) {
		if (drain(log))
			continue;
		if (__atomic_load_n(&log->stopping, __ATOMIC_ACQUIRE))
			return NULL;
		__atomic_store_n(&log->sleeping, 1, __ATOMIC_SEQ_CST);
		if (!drain(log) && !__atomic_load_n(&log->stopping, __ATOMIC_SEQ_CST) &&
		    read(log->wake_fd, &count, sizeof(count)) < 0)
			hr_assert(errno == EINTR);
		__atomic_store_n(&log->sleeping, 0, __ATOMIC_SEQ_CST);
	}
}

static void wake(struct hr_logger *log)
{
	uint64_t one = 1;
	ssize_t n = write(log->wake_fd, &one, sizeof(one));

	hr_assert(n == sizeof(one));
}

static int open_output(struct hr_logger *log, const struct hr_logger_opts *opts)
{
	int fd;

	log->fd = opts->fd;
	log->format = opts->format;
	if (opts->format != HR_LOG_JOURNAL)
		return 0;
	fd = journal_open(opts->journal_path);
	if (fd >= 0) {
		log->fd = fd;
		log->datagram = true;
	} else {
		log->format = HR_LOG_TEXT;
	}
	return 0;
}

int hr_logger_create(struct hr_sys *sys, const struct hr_logger_opts *opts, struct hr_logger **ret_log)
{
	uint32_t nr = opts->queue_nr ? opts->queue_nr : QUEUE_NR;
	struct hr_logger *log;
	int ret = -ENOMEM;

	if (nr & (nr - 1) || nr < 2 || nr > 1u << 20)
		return -EINVAL;
	log = calloc(1, sizeof(*log));
	if (!log)
		return -ENOMEM;
	log->cells = calloc(nr, sizeof(*log->cells));
	if (!log->cells)
		goto free_log;
	for (uint32_t i = 0; i < nr; i++)
		log->cells[i].seq = i;
	log->sys = sys;
	log->level = log->most = opts->level;
	for (size_t i = 0; i < LOG_MODULE_NR; i++)
		log->levels[i] = LOG_INHERIT;
	log->mask = nr - 1;
	pthread_mutex_init(&log->flush_lock, NULL);
	pthread_cond_init(&log->flushed, NULL);
	log->wake_fd = eventfd(0, EFD_CLOEXEC);
	if (log->wake_fd < 0) {
		ret = -errno;
		goto free_cells;
	}
	open_output(log, opts);
	ret = -pthread_create(&log->thread, NULL, thread_main, log);
	if (ret)
		goto close_fds;
	*ret_log = log;
	return 0;

close_fds:
	if (log->datagram)
		close(log->fd);
	close(log->wake_fd);
free_cells:
	free(log->cells);
free_log:
	free(log);
	return ret;
}

void hr_logger_destroy(struct hr_logger *log)
{
	if (!log)
		return;
	__atomic_store_n(&log->stopping, 1, __ATOMIC_SEQ_CST);
	wake(log);
	pthread_join(log->thread, NULL);
	drain(log);
	tell_dropped(log);
	if (log->datagram)
		close(log->fd);
	close(log->wake_fd);
	pthread_cond_destroy(&log->flushed);
	pthread_mutex_destroy(&log->flush_lock);
	free(log->cells);
	free(log);
}

void hr_logger_flush(struct hr_logger *log)
{
	uint32_t want;

	if (!log)
		return;
	want = __atomic_load_n(&log->tail, __ATOMIC_SEQ_CST);
	pthread_mutex_lock(&log->flush_lock);
	while ((int32_t)(log->flushed_to - want) < 0)
		pthread_cond_wait(&log->flushed, &log->flush_lock);
	pthread_mutex_unlock(&log->flush_lock);
}

static int level_of(const struct hr_logger *log, int i)
{
	int own = i < 0 ? LOG_INHERIT : __atomic_load_n(&log->levels[i], __ATOMIC_RELAXED);

	return own == LOG_INHERIT ? __atomic_load_n(&log->level, __ATOMIC_RELAXED) : own;
}

static void find_most(struct hr_logger *log)
{
	int most = __atomic_load_n(&log->level, __ATOMIC_RELAXED);

	for (int i = 0; i < (int)LOG_MODULE_NR; i++)
		most = HR_MAX(most, level_of(log, i));
	__atomic_store_n(&log->most, most, __ATOMIC_RELAXED);
}

void hr_logger_level_set(struct hr_logger *log, enum hr_log_level level)
{
	if (!log)
		return;
	__atomic_store_n(&log->level, (int)level, __ATOMIC_RELAXED);
	find_most(log);
}

enum hr_log_level hr_logger_level(const struct hr_logger *log)
{
	return log ? (enum hr_log_level)level_of(log, -1) : HR_LOG_FATAL;
}

const char *hr_logger_module(int i)
{
	return i >= 0 && i < (int)LOG_MODULE_NR ? modules[i] : NULL;
}

/* Another name is the root's business. */
static int module_find(struct hr_str name)
{
	for (int i = 0; i < (int)LOG_MODULE_NR; i++)
		if (hr_str_eqc(name, modules[i]))
			return i;
	return -ENOENT;
}

static int module_set(struct hr_logger *log, struct hr_str module, int level)
{
	int i = module_find(module);

	if (i < 0)
		return i;
	if (!log)
		return 0;
	__atomic_store_n(&log->levels[i], level, __ATOMIC_RELAXED);
	find_most(log);
	return 0;
}

int hr_logger_module_level_set(struct hr_logger *log, struct hr_str module, enum hr_log_level level)
{
	return module_set(log, module, (int)level);
}

int hr_logger_module_level_unset(struct hr_logger *log, struct hr_str module)
{
	return module_set(log, module, LOG_INHERIT);
}

enum hr_log_level hr_logger_module_level(const struct hr_logger *log, int i)
{
	return log ? (enum hr_log_level)level_of(log, i) : HR_LOG_FATAL;
}

bool hr_logger_enabled(const struct hr_logger *log, enum hr_log_level level)
{
	return log && (int)level <= __atomic_load_n(&log->most, __ATOMIC_RELAXED);
}

bool hr_logger_passes(const struct hr_logger *log, enum hr_log_level level, const char *module)
{
	return hr_logger_enabled(log, level) &&
	       (int)level <= level_of(log, module_find(hr_str(module)));
}

uint64_t hr_logger_dropped(const struct hr_logger *log)
{
	return log ? __atomic_load_n(&log->dropped, __ATOMIC_RELAXED) : 0;
}

uint64_t hr_logger_lines(const struct hr_logger *log)
{
	return log ? __atomic_load_n(&log->lines, __ATOMIC_RELAXED) : 0;
}

/* A free cell and its position, or NULL when the ring is full. */
static struct cell *cell_take(struct hr_logger *log, uint32_t *ret_pos)
{
	uint32_t pos = __atomic_load_n(&log->tail, __ATOMIC_RELAXED);

	for (;;) {
		struct cell *c = &log->cells[pos & log->mask];
		int32_t lag = (int32_t)(__atomic_load_n(&c->seq, __ATOMIC_ACQUIRE) - pos);

		if (lag < 0)
			return NULL;
		if (lag > 0) {
			pos = __atomic_load_n(&log->tail, __ATOMIC_RELAXED);
		} else if (__atomic_compare_exchange_n(&log->tail, &pos, pos + 1, false,
						       __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)) {
			*ret_pos = pos;
			return c;
		}
	}
}

void hr_logger_write(struct hr_logger *log, enum hr_log_level level, const char *module,
		  const char *event, const struct hr_log_field *fields)
{
	struct log_line line = { 0, level, module, event, fields };
	struct cell *c;
	uint32_t pos;

	if (!hr_logger_passes(log, level, module))
		return;
	c = cell_take(log, &pos);
	if (!c) {
		__atomic_add_fetch(&log->dropped, 1, __ATOMIC_RELAXED);
		return;
	}
	line.wall_ms = hr_sys_wall_ms(log->sys);
	c->len = log_line_format(log->format, &line, c->text);
	__atomic_store_n(&c->seq, pos + 1, __ATOMIC_SEQ_CST);
	if (__atomic_load_n(&log->sleeping, __ATOMIC_SEQ_CST) &&
	    __atomic_exchange_n(&log->sleeping, 0, __ATOMIC_SEQ_CST))
		wake(log);
}

void hr_logf(struct hr_logger *log, enum hr_log_level level, const char *module, const char *event,
	     const char *fmt, ...)
{
	char text[LOG_LINE_CAP];
	va_list ap;

	if (!hr_logger_passes(log, level, module))
		return;
	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	hr_log(log, level, module, event, hr_f_cstr("text", text));
}

bool hr_log_limit_pass(struct hr_logger *log, struct hr_log_limit *lim, uint64_t *ret_suppressed)
{
	int64_t window = hr_sys_mono_ms(log->sys) / HR_MAX(lim->period_ms, 1u) + 1;
	int64_t seen = __atomic_load_n(&lim->window, __ATOMIC_RELAXED);

	if (seen != window &&
	    __atomic_compare_exchange_n(&lim->window, &seen, window, false, __ATOMIC_RELAXED,
					__ATOMIC_RELAXED))
		__atomic_store_n(&lim->used_nr, 0, __ATOMIC_RELAXED);
	if (__atomic_fetch_add(&lim->used_nr, 1, __ATOMIC_RELAXED) >= lim->burst_nr) {
		__atomic_add_fetch(&lim->suppressed, 1, __ATOMIC_RELAXED);
		return false;
	}
	*ret_suppressed = __atomic_exchange_n(&lim->suppressed, 0, __ATOMIC_RELAXED);
	return true;
}
