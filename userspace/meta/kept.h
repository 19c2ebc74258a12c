/* SPDX-License-Identifier: Apache-2.0 */
/*
 * kept: records of parts that are not served, carried along as bytes.
 *
 * Identity (the key in hr_image.kept): record key as one byte, then the fields
 * that name the thing: mechanism and user for SCRAM, entity and key for a quota,
 * id for an ACL, token id, controller id.  A removing record deletes the
 * identity it names.
 */
#ifndef HR_META_KEPT_H
#define HR_META_KEPT_H

#include <hr/meta/image.h>

HR_MUST_CHECK int hr_kept_replay(struct hr_image *draft, uint32_t key, const void *msg,
				 const uint8_t *frame, size_t frame_len);

#endif
