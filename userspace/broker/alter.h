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

enum hr_wire_err hr_alter_in_draft(struct hr_request *rq, struct hr_ctl_op *op,
				   struct hr_alter_resource *r);

#endif
