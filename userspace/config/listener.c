// SPDX-License-Identifier: Apache-2.0
/* listener: see hr/config/listener.h. */
#include <ctype.h>
#include <hr/config/listener.h>
#include <stdlib.h>
#include <strings.h>

static const char *const protocols[] = { "PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL" };

static bool copy(char *to, size_t cap, struct hr_str s)
{
	if (s.len < 0 || (size_t)s.len >= cap)
		return false;
	memcpy(to, s.p, (size_t)s.len);
	to[s.len] = 0;
	return true;
}

int hr_listener_parse_one(struct hr_str text, struct hr_listener_conf *ret_l)
{
	struct hr_listener_conf l = { 0 };
	char buf[HR_LISTENER_HOST_MAX + HR_LISTENER_NAME_MAX + 16];
	char *host, *port, *end;
	long n;

	if (!copy(buf, sizeof(buf), text))
		return -EINVAL;
	host = strstr(buf, "://");
	if (!host || host == buf)
		return -EINVAL;
	*host = 0;
	host += 3;
	if (!copy(l.name, sizeof(l.name), hr_str(buf)))
		return -EINVAL;
	for (char *p = l.name; *p; p++)
		*p = (char)toupper((unsigned char)*p);
	port = strrchr(host, ':');
	if (!port || !isdigit((unsigned char)port[1]))
		return -EINVAL;
	*port++ = 0;
	n = strtol(port, &end, 10);
	if (*end || n < 0 || n > 65535)
		return -EINVAL;
	l.port = (uint16_t)n;
	if (*host == '[') {
		end = strchr(host, ']');
		if (!end || end[1])
			return -EINVAL;
		*end = 0;
		host++;
	}
	if (!copy(l.host, sizeof(l.host), hr_str(host)))
		return -EINVAL;
	*ret_l = l;
	return 0;
}

static bool listed(const char *list, const char *name)
{
	struct hr_str item;

	while (hr_config_list_next(&list, &item))
		if ((size_t)item.len == strlen(name) &&
		    !strncasecmp(item.p, name, (size_t)item.len))
			return true;
	return false;
}

static int protocol_of(const struct hr_config *c, const char *name)
{
	const char *pos = hr_config_text(c, HR_CFG_LISTENER_SECURITY_PROTOCOL_MAP);
	struct hr_str item, proto = hr_str(name);

	/* A map given by nobody is Kafka's default map: each protocol names itself. */
	while (hr_config_list_next(&pos, &item)) {
		const char *colon = memchr(item.p, ':', (size_t)item.len);

		if (!colon || (size_t)(colon - item.p) != strlen(name) ||
		    strncasecmp(item.p, name, strlen(name)))
			continue;
		proto = (struct hr_str){ colon + 1, (int32_t)(item.p + item.len - colon - 1) };
	}
	for (size_t i = 0; i < HR_ARRAY_LEN(protocols); i++)
		if ((size_t)proto.len == strlen(protocols[i]) &&
		    !strncasecmp(proto.p, protocols[i], (size_t)proto.len))
			return (int)i;
	return -EINVAL;
}

static int add(const struct hr_config *c, struct hr_listeners *l, struct hr_str text,
	       struct hr_buf *why)
{
	struct hr_listener_conf *e = &l->v[l->nr];
	int protocol;

	if (l->nr == HR_LISTENER_NR_MAX || hr_listener_parse_one(text, e)) {
		hr_buf_printf(why, "listeners=%.*s: allowed: NAME://HOST:PORT, at most %d",
			      text.len, text.p, HR_LISTENER_NR_MAX);
		return -EINVAL;
	}
	for (int i = 0; i < l->nr; i++) {
		if (!strcmp(l->v[i].name, e->name)) {
			hr_buf_printf(why, "listeners: the name %s is used twice", e->name);
			return -EINVAL;
		}
		if (e->port && l->v[i].port == e->port && !strcmp(l->v[i].host, e->host)) {
			hr_buf_printf(why, "listeners: port %u is used twice", e->port);
			return -EINVAL;
		}
	}
	e->is_controller = listed(hr_config_text(c, HR_CFG_CONTROLLER_LISTENER_NAMES), e->name);
	protocol = protocol_of(c, e->name);
	/* With the default map a controller listener of any name is plain text. */
	if (protocol < 0 && e->is_controller &&
	    !hr_config_is_set(c, HR_CFG_LISTENER_SECURITY_PROTOCOL_MAP))
		protocol = 0;
	if (protocol < 0) {
		hr_buf_printf(why,
			      "listener.security.protocol.map: no protocol for listener %s; "
			      "allowed: PLAINTEXT",
			      e->name);
		return -EINVAL;
	}
	if (protocol > 0) {
		hr_buf_printf(why,
			      "listeners: %s asks for %s, which is not served; allowed: PLAINTEXT",
			      e->name, protocols[protocol]);
		return -EINVAL;
	}
	e->protocol = (int16_t)protocol;
	l->nr++;
	return 0;
}

static int advertise(const struct hr_config *c, struct hr_listeners *l, struct hr_buf *why)
{
	const char *pos = hr_config_text(c, HR_CFG_ADVERTISED_LISTENERS);
	struct hr_listener_conf a;
	struct hr_str item;

	for (int i = 0; i < l->nr; i++)
		strcpy(l->v[i].adv_host, l->v[i].host);
	while (hr_config_list_next(&pos, &item)) {
		int i = 0;

		if (hr_listener_parse_one(item, &a)) {
			hr_buf_printf(why, "advertised.listeners=%.*s: allowed: NAME://HOST:PORT",
				      item.len, item.p);
			return -EINVAL;
		}
		while (i < l->nr && strcmp(l->v[i].name, a.name))
			i++;
		if (i == l->nr || !*a.host || !strcmp(a.host, "0.0.0.0") || !strcmp(a.host, "::")) {
			hr_buf_printf(why,
				      "advertised.listeners=%.*s: wants the name of a listener and "
				      "an address that clients can reach",
				      item.len, item.p);
			return -EINVAL;
		}
		strcpy(l->v[i].adv_host, a.host);
		l->v[i].adv_port = a.port;
	}
	return 0;
}

int hr_listeners_parse(const struct hr_config *c, struct hr_listeners *ret_l, struct hr_buf *why)
{
	const char *pos = hr_config_text(c, HR_CFG_LISTENERS);
	const char *inter = hr_config_text(c, HR_CFG_INTER_BROKER_LISTENER_NAME);
	struct hr_listeners *l = ret_l;
	struct hr_str item;
	int err;

	*l = (struct hr_listeners){ .inter_broker = -1 };
	while (hr_config_list_next(&pos, &item)) {
		err = add(c, l, item, why);
		if (err)
			return err;
	}
	err = advertise(c, l, why);
	for (int i = 0; !err && i < l->nr; i++) {
		if (l->v[i].is_controller)
			continue;
		if (inter ? !strcasecmp(inter, l->v[i].name) : l->inter_broker < 0)
			l->inter_broker = i;
	}
	if (!err && inter && l->inter_broker < 0) {
		hr_buf_printf(why,
			      "inter.broker.listener.name=%s: not among the broker's listeners",
			      inter);
		return -EINVAL;
	}
	return err;
}

static int refuse_security(const struct hr_config *c, struct hr_buf *why)
{
	const char *text = hr_config_text(c, HR_CFG_AUTHORIZER_CLASS_NAME);

	if (text && *text) {
		hr_buf_printf(
			why,
			"authorizer.class.name=%s: authorization is not served; allowed: empty",
			text);
		return -EINVAL;
	}
	text = hr_config_text(c, HR_CFG_SSL_CLIENT_AUTH);
	if (text && strcasecmp(text, "none")) {
		hr_buf_printf(why, "ssl.client.auth=%s: TLS is not served; allowed: none", text);
		return -EINVAL;
	}
	text = hr_config_text(c, HR_CFG_SECURITY_INTER_BROKER_PROTOCOL);
	if (text && strcmp(text, "PLAINTEXT")) {
		hr_buf_printf(why,
			      "security.inter.broker.protocol=%s: not served; allowed: PLAINTEXT",
			      text);
		return -EINVAL;
	}
	for (int i = 0; i < c->file.nr; i++) {
		const char *key = c->file.v[i].key;

		if (strncmp(key, "listener.name.", 14) ||
		    (!strstr(key, ".ssl.client.auth") && !strstr(key, ".sasl.enabled.mechanisms")))
			continue;
		hr_buf_printf(why, "%s: TLS and SASL are not served; allowed: leave it out", key);
		return -EINVAL;
	}
	if (hr_config_is_set(c, HR_CFG_SASL_ENABLED_MECHANISMS)) {
		hr_buf_printf(
			why,
			"sasl.enabled.mechanisms=%s: SASL is not served; allowed: leave it out",
			hr_config_text(c, HR_CFG_SASL_ENABLED_MECHANISMS));
		return -EINVAL;
	}
	return 0;
}

int hr_roles_parse(const struct hr_config *c, struct hr_roles *ret_r, struct hr_buf *why)
{
	const char *pos = hr_config_text(c, HR_CFG_PROCESS_ROLES);
	struct hr_roles r = { .node_id = hr_config_int(c, HR_CFG_NODE_ID) };
	struct hr_str item;

	while (hr_config_list_next(&pos, &item)) {
		r.broker |= hr_str_eqc(item, "broker");
		r.controller |= hr_str_eqc(item, "controller");
	}
	if (r.node_id < 0)
		r.node_id = hr_config_int(c, HR_CFG_BROKER_ID);
	if (r.node_id < 0) {
		hr_buf_str(why, "node.id: not set; allowed: [0,...]");
		return -EINVAL;
	}
	if (hr_config_is_set(c, HR_CFG_BROKER_ID) &&
	    hr_config_int(c, HR_CFG_BROKER_ID) != r.node_id) {
		hr_buf_printf(why, "broker.id=%d: differs from node.id=%d",
			      hr_config_int(c, HR_CFG_BROKER_ID), r.node_id);
		return -EINVAL;
	}
	if (!r.broker || !r.controller) {
		hr_buf_printf(why,
			      "process.roles=%s: only a combined node is served; allowed: "
			      "broker,controller",
			      hr_config_text(c, HR_CFG_PROCESS_ROLES) ?: "");
		return -EINVAL;
	}
	*ret_r = r;
	return refuse_security(c, why);
}
