/* SPDX-License-Identifier: Apache-2.0 */
/*
 * doctor: looks at the host that a broker runs on.
 *
 * A check is one row of a table: what is read, what is wanted, what it costs when it is
 * otherwise, how to put it right.  It says one verdict for each thing that it looks at
 * (a device, a log directory, a link), so one check can make several rows.
 *
 * What a check reads comes from two places only, so that a host can be recorded and
 * looked at elsewhere: files below d->root by hr_doctor_read(), and facts that only
 * system calls tell (links, free space, clock state), which doctor_facts.c gathers into
 * one JSON object on the live host.  --record writes both, --root reads both.
 *
 * Verdicts: "ok"; "advice" (costs a little, always), "warning" (costs much when it
 * matters), "fault" (does not work, or loses data); "unknown" where it cannot be read,
 * with the reason; "absent" where the thing is not there and is not needed.
 */
#ifndef HR_TOOLS_HEADRACE_DOCTOR_H
#define HR_TOOLS_HEADRACE_DOCTOR_H

#include <jansson.h>
#include <hr/lib/base.h>
#include <hr/lib/buf.h>

#define HR_DOCTOR_DIR_MAX 32
#define HR_DOCTOR_PORT_MAX 16
#define HR_DOCTOR_FILE_BYTES_MAX (1 << 20)
#define HR_DOCTOR_FACTS ".headrace-facts.json"
/* Queues that limit or delay on purpose, and are easily left behind by a test. */
#define HR_DOCTOR_SHAPERS "tbf netem htb hfsc cbq cake plug red etf taprio"

enum hr_verdict {
	HR_OK = 0,
	HR_ABSENT,
	HR_UNKNOWN,
	HR_ADVICE,
	HR_WARNING,
	HR_FAULT,
	HR_VERDICT_NR,
};

/* A log directory and what it lies on; texts are "" where unknown. */
struct hr_doctor_dir {
	char path[512];
	char mount[512], kind[32], source[256];
	char opts[512], super[512]; /* of the mount; of the file system */
	char dev[32];		    /* MAJOR:MINOR of the whole device */
	bool missing;
};

struct hr_doctor {
	const char *root;   /* "" the live host */
	const char *record; /* folder, or NULL */
	int record_err;	    /* the first file that could not be kept */
	json_t *facts;
	json_t *denied; /* paths that exist and could not be read, of a recorded host */
	struct hr_buf text; /* of the last read */
	int err;	    /* of the last read */
	int pid;	    /* the daemon; 0 none runs */
	char user[64];
	struct hr_doctor_dir dirs[HR_DOCTOR_DIR_MAX];
	int dir_nr;
	int ports[HR_DOCTOR_PORT_MAX], port_nr;
	bool tls; /* a listener asks for it */
	int64_t segment_bytes, memory_bytes, socket_buffer_bytes;
	bool probe; /* the log directories may be written to */
	json_t *rows;
};

struct hr_doctor_check;
typedef void hr_doctor_judge(struct hr_doctor *d, const struct hr_doctor_check *c);
/*
 * Puts right what @row found and writes the command that undoes it; negative errno.
 * @undo is "" when nothing was changed.
 */
typedef int hr_doctor_apply(struct hr_doctor *d, const json_t *row, char *undo, size_t cap);
/* Adds figures by name to @out: numbers, or a text why there is none. */
typedef void hr_doctor_measure(struct hr_doctor *d, const json_t *row, json_t *out);

enum hr_doctor_rule {
	HR_RULE_NONE = 0, /* judged by a function */
	HR_RULE_RANGE,	  /* a number from min to max */
	HR_RULE_WORD,	  /* one of the words in @words */
	HR_RULE_NO_WORD,  /* none of them */
};

struct hr_doctor_check {
	const char *id; /* area.name */
	enum hr_verdict grade;
	const char *what;  /* what is looked at */
	const char *reads; /* the file, or words for several */
	enum hr_doctor_rule rule;
	int field; /* of several numbers in the file, counted from 0 */
	int64_t min, max;
	const char *words;
	const char *value; /* to be written by apply; NULL nothing */
	enum hr_verdict absent; /* verdict when the file is not there; 0: HR_ABSENT */
	hr_doctor_judge *judge;
	const char *cost;
	const char *fix; /* NULL: made from @reads and @value */
	hr_doctor_apply *apply;
	hr_doctor_measure *measure;
};

struct hr_doctor_table {
	const struct hr_doctor_check *v;
	int nr;
};

extern const struct hr_doctor_table hr_doctor_memory, hr_doctor_net, hr_doctor_kernel,
	hr_doctor_daemon, hr_doctor_disk;

/* --- reading ------------------------------------------------------------------------ */

/* The file's text without blanks at the end, good until the next read; NULL with d->err. */
const char *hr_doctor_read(struct hr_doctor *d, const char *fmt, ...) HR_PRINTF(2, 3);
/* The @field-th number of a file; false with d->err (-EINVAL: no number). */
HR_MUST_CHECK bool hr_doctor_number(struct hr_doctor *d, const char *path, int field,
				    int64_t *ret_v);
/* Names in a folder below the root, sorted; a new array. */
json_t *hr_doctor_names(struct hr_doctor *d, const char *path);
/* The number after "KEY" at the begin of a line; -1 not there. */
int64_t hr_doctor_key(const char *text, const char *key);
/* Is @word one of the words of @list, divided by commas or blanks? */
bool hr_doctor_has(const char *list, const char *word);
/* The word in brackets of a choice, or the whole text. */
void hr_doctor_chosen(const char *text, char *ret_word, size_t cap);

/* Finds the daemon, its configuration, its log directories and their mounts; exit status. */
int hr_doctor_look(struct hr_doctor *d, const char *config, long pid, const char *user);
/* Live: gathers; recorded: loads.  0 or an exit status. */
int hr_doctor_facts(struct hr_doctor *d);
int hr_doctor_record(struct hr_doctor *d);
/* The facts of one log directory. */
const json_t *hr_doctor_path_facts(const struct hr_doctor *d, const char *path);
/* Which queues that keep flows apart this kernel has: errno by name. */
json_t *hr_doctor_gather_qdiscs(void);
/* The best of them, NULL where the kernel has none. */
const char *hr_doctor_fair_qdisc(const struct hr_doctor *d);
/* A time-limited write into a log directory, in a process of its own. */
json_t *hr_doctor_probe(const char *path);

/* --- saying --------------------------------------------------------------------------- */

/* Adds a row; @seen is made from @fmt.  The row, borrowed. */
json_t *hr_doctor_say(struct hr_doctor *d, const struct hr_doctor_check *c, enum hr_verdict v,
		      const char *where, const char *wanted, const char *fmt, ...)
	HR_PRINTF(6, 7);
/* The verdict for what could not be read (d->err). */
void hr_doctor_cannot(struct hr_doctor *d, const struct hr_doctor_check *c, const char *where);
const char *hr_verdict_name(enum hr_verdict v);
/* Lets apply write @value into @path for this row. */
void hr_doctor_offer(json_t *row, const char *path, const char *value);
/* A command of its own for this row, in place of the check's. */
void hr_doctor_fix(json_t *row, const char *fmt, ...) HR_PRINTF(2, 3);

/* --- apply, measure ---------------------------------------------------------------------- */

hr_doctor_apply hr_apply_file, hr_apply_dirty, hr_apply_noatime, hr_apply_qdisc, hr_apply_limit,
	hr_apply_mount;
hr_doctor_measure hr_measure_write, hr_measure_clock, hr_measure_backlog, hr_measure_buffer,
	hr_measure_huge, hr_measure_ports, hr_measure_readahead, hr_measure_swap, hr_measure_limits;

#endif
