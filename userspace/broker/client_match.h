/* SPDX-License-Identifier: Apache-2.0 */
/*
 * client_match: which clients a subscription to client metrics is for (KIP-714).
 *
 * Text: ATTRIBUTE=PATTERN, several with commas, all of which must fit.  A pattern is a
 * regular expression for the whole value; an attribute named twice counts as it was
 * named last.  Matching is bounded, a pattern that takes too long does not fit.
 */
#ifndef HR_BROKER_CLIENT_MATCH_H
#define HR_BROKER_CLIENT_MATCH_H

#include <hr/lib/base.h>

enum hr_client_attribute {
	HR_CLIENT_INSTANCE_ID,
	HR_CLIENT_ID,
	HR_CLIENT_SOFTWARE_NAME,
	HR_CLIENT_SOFTWARE_VERSION,
	HR_CLIENT_SOURCE_ADDRESS,
	HR_CLIENT_SOURCE_PORT,
	HR_CLIENT_ATTRIBUTE_NR
};

struct hr_client_match {
	void *patterns[HR_CLIENT_ATTRIBUTE_NR]; /* NULL: anything */
};

/* As it is called in a match, and as an attribute of exported metrics. */
const char *hr_client_attribute_name(int attribute);
/* -EINVAL: not of this form.  @text may be NULL. */
HR_MUST_CHECK int hr_client_match_parse(const char *text, struct hr_client_match *ret_m);
void hr_client_match_fini(struct hr_client_match *m);
bool hr_client_matches(const struct hr_client_match *m,
		       const struct hr_str attributes[HR_CLIENT_ATTRIBUTE_NR]);

#endif
