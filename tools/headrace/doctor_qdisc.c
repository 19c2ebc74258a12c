// SPDX-License-Identifier: Apache-2.0
/*
 * doctor_qdisc: gives a link another queue, and says how to get back the one it had.
 *
 * A queue with the handle 0 came by itself and comes back by itself.  One that somebody
 * set is replaced only where one command can set it again with its options; classes,
 * filters and what else hangs below a queue cannot be told in one, and stay.
 *
 * No file tells which queues a kernel has, so they are tried on the loopback link of a
 * network namespace that ends with the process that made it.
 */
#include <errno.h>
#include <sched.h>
#include <netlink/netlink.h>
#include <netlink/route/qdisc.h>
#include <netlink/route/qdisc/fifo.h>
#include <netlink/route/qdisc/tbf.h>
#include <netlink/route/tc.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>
#include "doctor.h"

#define LOOPBACK_INDEX 1

static const char *const fair[] = { "fq", "fq_codel" }; /* the better first */

static int to_errno(int nle)
{
	switch (nle < 0 ? -nle : nle) {
	case 0:
		return 0;
	case NLE_PERM:
	case NLE_NOACCESS:
		return -EPERM;
	case NLE_OBJ_NOTFOUND:
		return -ENOENT;
	default:
		return -EIO;
	}
}

static int replace_qdisc(struct nl_sock *s, int ifindex, const char *kind)
{
	struct rtnl_qdisc *q = rtnl_qdisc_alloc();
	int err = q ? 0 : -NLE_NOMEM;

	if (!err) {
		rtnl_tc_set_ifindex(TC_CAST(q), ifindex);
		rtnl_tc_set_parent(TC_CAST(q), TC_H_ROOT);
		err = rtnl_tc_set_kind(TC_CAST(q), kind);
	}
	if (!err)
		err = rtnl_qdisc_add(s, q, NLM_F_CREATE | NLM_F_REPLACE);
	rtnl_qdisc_put(q);
	return to_errno(err);
}

/* --- what the kernel has ------------------------------------------------------------- */

static int try_kind(const char *kind)
{
	int status = 0, child = fork();

	if (!child) {
		struct nl_sock *s;

		if (unshare((geteuid() ? CLONE_NEWUSER : 0) | CLONE_NEWNET))
			_exit(EPERM);
		s = nl_socket_alloc();
		_exit(!s || nl_connect(s, NETLINK_ROUTE) ? EIO
							 : -replace_qdisc(s, LOOPBACK_INDEX, kind));
	}
	if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
		return EIO;
	return WEXITSTATUS(status);
}

json_t *hr_doctor_gather_qdiscs(void)
{
	json_t *out = json_object();

	for (size_t i = 0; i < HR_ARRAY_LEN(fair); i++)
		json_object_set_new(out, fair[i], json_integer(try_kind(fair[i])));
	return out;
}

/* Only a plain "no such" counts; what could not be tried may be there. */
const char *hr_doctor_fair_qdisc(const struct hr_doctor *d)
{
	const json_t *f = json_object_get(d->facts, "qdiscs");

	for (size_t i = 0; i < HR_ARRAY_LEN(fair); i++)
		if (json_integer_value(json_object_get(f, fair[i])) != ENOENT)
			return fair[i];
	return NULL;
}

/* --- apply ------------------------------------------------------------------------------ */

/* The options of a queue as tc wants them; false where one command cannot tell them. */
static bool options_text(struct rtnl_qdisc *q, char *out, size_t cap)
{
	const char *kind = rtnl_tc_get_kind(TC_CAST(q));

	*out = 0;
	if (hr_doctor_has("mq pfifo_fast noqueue", kind))
		return true;
	if (hr_doctor_has("pfifo bfifo", kind)) {
		int limit = rtnl_qdisc_fifo_get_limit(q);

		snprintf(out, cap, " limit %d", limit);
		return limit > 0;
	}
	if (!strcmp(kind, "tbf")) {
		long long rate = rtnl_qdisc_tbf_get_rate(q), limit = rtnl_qdisc_tbf_get_limit(q);
		int burst = rtnl_qdisc_tbf_get_rate_bucket(q);

		snprintf(out, cap, " rate %lldbit burst %d limit %lld", rate * 8, burst, limit);
		return rate > 0 && burst > 0 && limit > 0 && rtnl_qdisc_tbf_get_peakrate(q) <= 0;
	}
	return false;
}

/* The command that restores the root queue of @name; negative errno, nothing is changed. */
static int undo_text(struct nl_sock *s, int ifindex, const char *name, char *undo, size_t cap)
{
	char handle[24], options[128];
	struct rtnl_qdisc *q;
	struct nl_cache *cache;
	int err = rtnl_qdisc_alloc_cache(s, &cache), ret = 0;

	if (err)
		return to_errno(err);
	q = rtnl_qdisc_get_by_parent(cache, ifindex, TC_H_ROOT);
	if (!q || !rtnl_tc_get_handle(TC_CAST(q))) {
		snprintf(undo, cap, "tc qdisc del dev %s root", name);
	} else if (options_text(q, options, sizeof(options))) {
		snprintf(handle, sizeof(handle), "%x:", rtnl_tc_get_handle(TC_CAST(q)) >> 16);
		snprintf(undo, cap, "tc qdisc replace dev %s root handle %s %s%s", name, handle,
			 rtnl_tc_get_kind(TC_CAST(q)), options);
	} else {
		ret = -EOPNOTSUPP;
	}
	rtnl_qdisc_put(q);
	nl_cache_free(cache);
	return ret;
}

/* Takes away what was set; the kernel's own choice comes back. */
static int delete_qdisc(struct nl_sock *s, int ifindex)
{
	struct rtnl_qdisc *q = rtnl_qdisc_alloc();
	int err = q ? 0 : -NLE_NOMEM;

	if (!err) {
		rtnl_tc_set_ifindex(TC_CAST(q), ifindex);
		rtnl_tc_set_parent(TC_CAST(q), TC_H_ROOT);
		err = rtnl_qdisc_delete(s, q);
	}
	rtnl_qdisc_put(q);
	return to_errno(err);
}

/*
 * fq where the kernel has it; fq_codel keeps flows apart too.  A kernel with neither can
 * at least lose a shaper that was set.
 */
int hr_apply_qdisc(struct hr_doctor *d, const json_t *row, char *undo, size_t cap)
{
	const char *name = json_string_value(json_object_get(row, "where"));
	const char *kind = json_string_value(json_object_get(row, "qdisc"));
	int index = (int)json_integer_value(json_object_get(row, "index")), ret;
	struct nl_sock *s;

	(void)d;
	if (!index || !name)
		return -EOPNOTSUPP;
	s = nl_socket_alloc();
	ret = s ? to_errno(nl_connect(s, NETLINK_ROUTE)) : -ENOMEM;
	if (!ret)
		ret = undo_text(s, index, name, undo, cap);
	if (!ret)
		ret = replace_qdisc(s, index, "fq");
	if (ret == -ENOENT)
		ret = replace_qdisc(s, index, "fq_codel");
	if (ret == -ENOENT)
		ret = hr_doctor_has(HR_DOCTOR_SHAPERS, kind ? kind : "") ? delete_qdisc(s, index)
									 : -EOPNOTSUPP;
	if (ret)
		*undo = 0;
	nl_socket_free(s);
	return ret;
}
