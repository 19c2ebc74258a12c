// SPDX-License-Identifier: Apache-2.0
/*
 * main: headraced, the daemon.
 *
 *	headraced [FILE.properties] [--override KEY=VALUE]...
 *
 * Arguments -> configuration -> user -> broker -> signals -> end.  SIGTERM and
 * SIGINT stop in order, a second one ends at once; SIGHUP rereads the file.
 * Exit: 0 stopped in order, 1 refused to start or failed, 2 wrong usage.
 */
#include <grp.h>
#include <limits.h>
#include <hr/broker/broker.h>
#include <hr/config/listener.h>
#include <pthread.h>
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-daemon.h>
#include <sys/resource.h>
#include <unistd.h>
#include "embedded.h"
#include "status.h"

#define STOP_SECONDS_MAX 60

struct arguments {
	const char *file;
	struct hr_props overrides;
};

static const char usage[] = "usage: headraced [FILE.properties] [--override KEY=VALUE]...\n"
			    "       headraced --version | --help\n";

static int take_override(struct arguments *a, const char *text)
{
	const char *eq = text ? strchr(text, '=') : NULL;

	if (!eq || eq == text) {
		fprintf(stderr, "headraced: --override %s: wants KEY=VALUE\n", text ? text : "");
		return 2;
	}
	return hr_props_set(&a->overrides, (struct hr_str){ text, (int32_t)(eq - text) },
			    hr_str(eq + 1))
		       ? 1
		       : 0;
}

/* -1: go on; else the exit status. */
static int parse_arguments(int argc, char **argv, struct arguments *a)
{
	int status;

	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h")) {
			fputs(usage, stdout);
			return 0;
		}
		if (!strcmp(argv[i], "--version")) {
			puts("headraced " HR_VERSION);
			return 0;
		}
		if (!strncmp(argv[i], "--override", 10) && (!argv[i][10] || argv[i][10] == '=')) {
			const char *text = argv[i][10] ? argv[i] + 11 : ++i < argc ? argv[i] : NULL;

			status = take_override(a, text);
			if (status)
				return status;
			continue;
		}
		if (argv[i][0] == '-' || a->file) {
			fprintf(stderr, "headraced: %s: not understood\n%s", argv[i], usage);
			return 2;
		}
		a->file = argv[i];
	}
	return -1;
}

struct source {
	struct hr_sys *sys;
	const struct arguments *args;
};

/*
 * As in Kafka, either name of the node's id gives the other; but a wrong value is left
 * to be refused under the name that it was written with.
 */
static int pair_ids(struct hr_props *props)
{
	const char *node = hr_props_get(props, "node.id");
	const char *broker = hr_props_get(props, "broker.id");
	const char *text = node ? node : broker;
	struct hr_buf ignored = HR_BUF_INIT;
	struct hr_config_value v;
	int err;

	if (!node == !broker)
		return 0;
	err = hr_config_value_parse(&hr_config_broker_keys[HR_CFG_NODE_ID], text, &v, &ignored);
	hr_buf_fini(&ignored);
	return err ? 0 : hr_props_set(props, hr_str(node ? "broker.id" : "node.id"), hr_str(text));
}

/* The file layer: file, or the embedded defaults; overrides; provider references. */
static int load(void *arg, struct hr_props *ret_props, struct hr_buf *why)
{
	const struct source *s = arg;
	int err = s->args->file ? hr_props_load_sync(ret_props, s->sys, s->args->file, why) :
				  hr_embedded_defaults(ret_props);

	if (!err)
		err = hr_props_copy(ret_props, &s->args->overrides);
	if (!err)
		err = hr_props_resolve_sync(ret_props, s->sys, why);
	if (!err)
		err = pair_ids(ret_props);
	return err;
}

/* Root becomes the user headrace where there is one; its directories go along. */
static int drop_root(struct hr_sys *sys, const struct hr_config *config, struct hr_buf *why)
{
	const struct passwd *pw = geteuid() ? NULL : getpwnam("headrace");

	if (!pw)
		return 0;
	if (hr_embedded_chown(sys, config, pw->pw_uid, pw->pw_gid) ||
	    initgroups("headrace", pw->pw_gid) || setgid(pw->pw_gid) || setuid(pw->pw_uid)) {
		hr_buf_printf(why, "becoming user headrace: %s", strerror(errno));
		return -EPERM;
	}
	return 0;
}

static void raise_limits(void)
{
	struct rlimit rl;

	/* A segment is a descriptor; take what we may have. */
	if (!getrlimit(RLIMIT_NOFILE, &rl) && rl.rlim_cur < rl.rlim_max) {
		rl.rlim_cur = rl.rlim_max;
		setrlimit(RLIMIT_NOFILE, &rl);
	}
}

/* Half of what we may open; connections, listeners and short-lived files have the rest. */
static int segment_fds_max(void)
{
	struct rlimit rl;

	if (getrlimit(RLIMIT_NOFILE, &rl) || rl.rlim_cur > INT_MAX)
		return 0;
	return HR_MAX((int)rl.rlim_cur / 2, 64);
}

static void on_fatal(void *arg)
{
	kill(getpid(), SIGTERM);
}

static void serve(struct hr_broker *b, const sigset_t *signals)
{
	int sig = 0;

	while (!hr_broker_stopping(b)) {
		if (sigwait(signals, &sig))
			continue;
		if (sig == SIGHUP) {
			sd_notify(0, "RELOADING=1");
			hr_broker_reload(b);
			sd_notify(0, "READY=1");
			continue;
		}
		break;
	}
	sd_notify(0, "STOPPING=1");
	hr_broker_stop(b);
}

static void *wait_for_broker(void *arg)
{
	static int result;

	result = hr_broker_wait(arg);
	kill(getpid(), SIGCHLD);
	return &result;
}

/* The ladder runs beside; a second signal or the deadline ends the process as it is. */
static int stop(struct hr_broker *b, const sigset_t *signals)
{
	struct timespec limit = { .tv_sec = STOP_SECONDS_MAX };
	pthread_t thread;
	siginfo_t info;
	void *result;
	int sig;

	if (pthread_create(&thread, NULL, wait_for_broker, b))
		return hr_broker_wait(b);
	do {
		sig = sigtimedwait(signals, &info, &limit);
	} while (sig == SIGHUP || (sig < 0 && errno == EINTR));
	if (sig != SIGCHLD) {
		fprintf(stderr,
			"headraced: stopped without finishing; the next start will recover\n");
		_exit(1);
	}
	pthread_join(thread, &result);
	return *(int *)result;
}

static int run(struct hr_sys *sys, struct source *source, const sigset_t *signals,
	       struct hr_buf *why)
{
	struct hr_broker_opts opts = { .sys = sys, .embedded = !source->args->file,
				       .reload = load, .reload_arg = source, .on_fatal = on_fatal };
	struct hr_props props = HR_PROPS_INIT;
	struct hr_status *status = NULL;
	struct hr_broker *b = NULL;
	int err = load(source, &props, why);

	if (!err)
		err = hr_config_create(&props, NULL, NULL, &opts.config, why);
	hr_props_fini(&props);
	if (err)
		return err;
	if (opts.embedded)
		err = hr_embedded_dirs_sync(sys, opts.config, why);
	if (!err)
		err = drop_root(sys, opts.config, why);
	opts.segment_fds_max = segment_fds_max();
	opts.format_auto = opts.embedded ||
			   hr_config_bool(opts.config, HR_CFG_HEADRACE_FORMAT_AUTO);
	if (!err)
		err = hr_broker_create(&opts, &b, why);
	if (!err)
		err = hr_status_start(b, opts.config, &status, why);
	if (!err)
		err = hr_broker_start(b, why);
	if (!err) {
		sd_notify(0, "READY=1");
		serve(b, signals);
		err = stop(b, signals);
	}
	hr_status_stop(status);
	hr_broker_destroy(b);
	hr_config_put(opts.config);
	return err;
}

int main(int argc, char **argv)
{
	struct arguments args = { .overrides = HR_PROPS_INIT };
	int status = parse_arguments(argc, argv, &args), err;
	struct hr_buf why = HR_BUF_INIT;
	struct source source;
	struct hr_sys sys;
	sigset_t signals;

	if (status >= 0)
		return status;
	/* Every thread inherits the mask; the main thread alone takes signals. */
	sigemptyset(&signals);
	sigaddset(&signals, SIGTERM);
	sigaddset(&signals, SIGINT);
	sigaddset(&signals, SIGHUP);
	sigaddset(&signals, SIGCHLD);
	pthread_sigmask(SIG_BLOCK, &signals, NULL);
	signal(SIGPIPE, SIG_IGN);
	/* A limit on file sizes is an error of one write, not the end of the node. */
	signal(SIGXFSZ, SIG_IGN);
	raise_limits();
	hr_sys_posix_init(&sys);
	source = (struct source){ &sys, &args };
	err = run(&sys, &source, &signals, &why);
	if (err)
		fprintf(stderr, "headraced: %s\n", why.len ? hr_buf_cstr(&why) : strerror(-err));
	hr_buf_fini(&why);
	hr_props_fini(&args.overrides);
	return err ? 1 : 0;
}
