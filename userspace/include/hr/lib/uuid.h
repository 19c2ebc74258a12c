/* SPDX-License-Identifier: Apache-2.0 */
/*
 * uuid: the text form of Kafka's UUIDs, 22 characters of unpadded URL-safe
 * base64 over the 16 bytes.
 */
#ifndef HR_LIB_UUID_H
#define HR_LIB_UUID_H

#include <hr/lib/base.h>

#define HR_UUID_TEXT_LEN 22

void hr_uuid_format(struct hr_uuid u, char text[HR_UUID_TEXT_LEN + 1]);
/* -EINVAL unless @s is exactly one such text. */
HR_MUST_CHECK int hr_uuid_parse(struct hr_str s, struct hr_uuid *ret_u);

#endif
