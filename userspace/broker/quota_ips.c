// SPDX-License-Identifier: Apache-2.0
/*
 * quota_ips: limits of new connections, from the metadata log and the configuration to
 * the listeners.
 *
 * An address may be given by a name.  Names are looked up in the pool each time that
 * quotas change; what they meant before holds until then.  Where the kernel refuses
 * connections at their SYN, nothing is counted again here for addresses.
 */
#include <hr/protocol/gen/metadata_records.h>
#include <hr/protocol/gen/record_types.h>
#include <hr/sys/net.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "kernel.h"
#include "quotas.h"

#define IP_NR_MAX 65536
#define HOST_LEN_MAX 255

struct row {
	char host[HOST_LEN_MAX + 1];
	double rate;
	uint8_t key[16];
	bool known;
};

struct reading {
	struct hr_job job;
	struct hr_broker *b;
	uint64_t turn;
	struct row *v;
	uint32_t nr, cap;
	double ip_default;
	bool names;
};

static int add(struct reading *rd, struct hr_str host, double rate)
{
	struct row *r;

	if (rd->nr == rd->cap) {
		uint32_t cap = rd->cap ? 2 * rd->cap : 16;

		r = cap > IP_NR_MAX ? NULL : reallocarray(rd->v, cap, sizeof(*r));
		if (!r)
			return -ENOMEM;
		rd->v = r;
		rd->cap = cap;
	}
	r = &rd->v[rd->nr++];
	*r = (struct row){ .rate = rate };
	snprintf(r->host, sizeof(r->host), "%.*s", (int)host.len, host.p);
	r->known = !hr_addr_parse(r->host, r->key);
	rd->names |= !r->known;
	return 0;
}

static int read_quota(void *arg, const void *msg)
{
	const struct hr_client_quota_record *r = msg;
	struct reading *rd = arg;

	if (r->entity.nr != 1 || !hr_str_eqc(r->entity.v[0].entity_type, "ip") ||
	    !hr_str_eqc(r->key, "connection_creation_rate") || !(r->value > 0) ||
	    !isfinite(r->value) || r->entity.v[0].entity_name.len > HOST_LEN_MAX)
		return 0;
	if (!hr_str_is_null(r->entity.v[0].entity_name))
		return add(rd, r->entity.v[0].entity_name, r->value);
	rd->ip_default = r->value;
	return 0;
}

static void free_reading(struct reading *rd)
{
	free(rd->v);
	free(rd);
}

static void install(struct reading *rd)
{
	struct hr_conn_rates rates = { .ip_default = rd->ip_default };
	struct hr_ip_rate *ips = calloc((size_t)rd->nr + 1, sizeof(*ips));
	int err = ips ? 0 : -ENOMEM;

	for (uint32_t i = 0; !err && i < rd->nr; i++) {
		if (!rd->v[i].known)
			continue;
		memcpy(ips[rates.ip_nr].key, rd->v[i].key, 16);
		ips[rates.ip_nr++].rate = rd->v[i].rate;
	}
	rates.ips = ips;
	if (!err && hr_broker_kernel_admits(rd->b)) {
		hr_broker_kernel_rates_set(rd->b, &rates);
		rates = (struct hr_conn_rates){ .ips = ips };
	}
	if (!err)
		err = hr_net_conn_rates_set(rd->b->net, &rates);
	if (err)
		hr_log(rd->b->log, HR_LOG_ERROR, "broker", "quotas.unchanged", hr_f_err(err));
	free(ips);
}

static void look_up(struct hr_job *job)
{
	struct reading *rd = hr_container_of(job, struct reading, job);
	struct hr_sys *sys = rd->b->sys;
	union hr_addr addr;

	for (uint32_t i = 0; i < rd->nr; i++) {
		struct row *r = &rd->v[i];

		if (r->known || sys->net->resolve(sys, r->host, &addr))
			continue;
		hr_addr_key(&addr, r->key);
		r->known = true;
	}
}

static void looked_up(struct hr_job *job)
{
	struct reading *rd = hr_container_of(job, struct reading, job);

	/* Quotas may have changed again while names were looked up. */
	if (rd->turn == rd->b->quotas->ips_turn)
		install(rd);
	free_reading(rd);
}

void hr_quota_ips_follow(struct hr_broker *b, const struct hr_image *im)
{
	struct reading *rd = calloc(1, sizeof(*rd));
	int err = rd ? 0 : -ENOMEM;

	if (!err) {
		rd->b = b;
		rd->turn = ++b->quotas->ips_turn;
		err = hr_image_kept_walk(im, HR_METADATA_RECORD_CLIENT_QUOTA, read_quota, rd);
	}
	if (err) {
		hr_log(b->log, HR_LOG_ERROR, "broker", "quotas.unchanged", hr_f_err(err));
		if (rd)
			free_reading(rd);
		return;
	}
	if (rd->names && !hr_pool_submit(b->pool, &rd->job, b->reactors[0], HR_POOL_NORMAL, look_up,
					 looked_up))
		return;
	install(rd);
	free_reading(rd);
}

/* --- the node and its listeners ------------------------------------------------------------ */

static double rate_of(int64_t n)
{
	return n >= INT32_MAX ? 0 : (double)HR_MAX(n, 1);
}

static double listener_rate(const struct hr_config *c, const char *name)
{
	const struct hr_props *const layers[] = { &c->broker, &c->cluster, &c->file };
	char key[HR_LISTENER_NAME_MAX + 64];
	const char *v = NULL;

	snprintf(key, sizeof(key), "listener.name.%s.max.connection.creation.rate", name);
	for (char *p = key; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 32);
	for (size_t i = 0; !v && i < HR_ARRAY_LEN(layers); i++)
		v = hr_props_get(layers[i], key);
	return v ? rate_of(strtoll(v, NULL, 10)) : 0;
}

void hr_quotas_configure(struct hr_broker *b)
{
	if (!b->net)
		return;
	hr_net_conn_rate_set(b->net, rate_of(hr_config_num(b->config,
							   HR_CFG_MAX_CONNECTION_CREATION_RATE)));
	for (int i = 0; i < b->listeners.nr; i++)
		if (b->bound[i].net)
			hr_listener_conn_rate_set(b->bound[i].net,
						  listener_rate(b->config, b->bound[i].conf.name));
}
