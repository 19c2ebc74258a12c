/* SPDX-License-Identifier: Apache-2.0 */
/*
 * alter: changes of configs, shared by AlterConfigs and IncrementalAlterConfigs.
 *
 * Both turn their request into a list of operations on one resource; the
 * checks are Kafka's, made before anything is put into the draft, so a resource
 * is changed whole or not at all.
 */
#ifndef HR_BROKER_ALTER_H
#define HR_BROKER_ALTER_H

#include "request.h"

enum hr_alter_op {
	HR_ALTER_SET = 0,
	HR_ALTER_DELETE = 1,
	HR_ALTER_APPEND = 2,
	HR_ALTER_SUBTRACT = 3
};

struct hr_alter {
	struct hr_str name, value;
	int8_t op;
};

struct hr_alter_resource {
	int8_t type;
	struct hr_str name;
	struct hr_alter *alters;
	int32_t nr;
	bool replace; /* AlterConfigs: what is not named goes back to its default */
	bool validate_only;
	struct hr_str message; /* result */
};

/* The keys that a kind of resource has; NULL: no table. */
const struct hr_config_key *hr_resource_keys(int8_t type, int *ret_nr);
const struct hr_config_key *hr_alter_key(const struct hr_alter_resource *r, struct hr_str name);

/* alter_check.c; a refusal leaves its text in r->message. */
enum hr_wire_err hr_alter_check_resource(struct hr_request *rq, struct hr_alter_resource *r);
enum hr_wire_err hr_alter_check_name(struct hr_request *rq, struct hr_alter_resource *r,
				     const struct hr_alter *a);
enum hr_wire_err hr_alter_check_value(struct hr_request *rq, struct hr_alter_resource *r,
				      const struct hr_alter *a);
/* Once every change is good by itself. */
enum hr_wire_err hr_alter_check_whole(struct hr_request *rq, struct hr_alter_resource *r);

/* alter_logger.c: levels of this node's log, at once and until it stops. */
enum hr_wire_err hr_alter_loggers(struct hr_request *rq, struct hr_alter_resource *r);
/* "ERROR" and the like, as Kafka has them. */
const char *hr_log_level_upper(enum hr_log_level level);

enum hr_wire_err hr_alter_in_draft(struct hr_request *rq, struct hr_ctl_op *op,
				   struct hr_alter_resource *r);

#endif
