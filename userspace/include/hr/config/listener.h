/* SPDX-License-Identifier: Apache-2.0 */
/*
 * listener: the addresses of this node, from listeners, advertised.listeners,
 * listener.security.protocol.map and the names that pick one of them.
 *
 * Rules as Kafka has them: names are unique and upper case; a name without a
 * map entry is its own protocol; a port is used once per address family; the
 * names of controller.listener.names are the controller's, all others the
 * broker's.  Protocols other than PLAINTEXT ask for security that is not
 * served and stop the start.
 */
#ifndef HR_CONFIG_LISTENER_H
#define HR_CONFIG_LISTENER_H

#include <hr/config/config.h>

#define HR_LISTENER_NR_MAX 16
#define HR_LISTENER_NAME_MAX 64
#define HR_LISTENER_HOST_MAX 256

struct hr_listener_conf {
	char name[HR_LISTENER_NAME_MAX];
	char host[HR_LISTENER_HOST_MAX]; /* "" = every address */
	char adv_host[HR_LISTENER_HOST_MAX];
	uint16_t port;	   /* 0 = any free one */
	uint16_t adv_port; /* 0 = the bound port */
	int16_t protocol;  /* Kafka's SecurityProtocol id; 0 PLAINTEXT */
	bool is_controller;
};

struct hr_listeners {
	struct hr_listener_conf v[HR_LISTENER_NR_MAX];
	int nr;
	int inter_broker; /* index */
};

HR_MUST_CHECK int hr_listeners_parse(const struct hr_config *c, struct hr_listeners *ret_l,
				     struct hr_buf *why);
/* "NAME://host:port", "NAME://[v6]:port", "NAME://:port". */
HR_MUST_CHECK int hr_listener_parse_one(struct hr_str text, struct hr_listener_conf *ret_l);

/* Roles and the checks that look at more than one key. */
struct hr_roles {
	bool broker, controller;
	int32_t node_id;
};
HR_MUST_CHECK int hr_roles_parse(const struct hr_config *c, struct hr_roles *ret_r,
				 struct hr_buf *why);

#endif
