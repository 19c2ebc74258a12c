/* SPDX-License-Identifier: Apache-2.0 */
/*
 * consumer_hash: what the topics of a group look like, in one number.
 *
 * A group is reassigned when the number that its record holds is no longer that of the
 * topics it subscribes to.  The number is Kafka's (4.1 and newer), so that a directory
 * that changes hands reassigns nothing: XXH3 with 64 bits, no seed, over
 *
 *	a topic   byte 0, the id as two numbers, the name, partitions; then for each
 *	          partition its number and, rising, the length and text of each rack of its
 *	          replicas
 *	a group   the numbers of its topics that are there, by name; without one: 0
 *
 * Numbers lie in little-endian order, text as UTF-16 units followed by how many there
 * are.
 */
#ifndef HR_GROUP_CONSUMER_HASH_H
#define HR_GROUP_CONSUMER_HASH_H

#include <hr/lib/buf.h>
#include <hr/meta/image.h>

uint64_t hr_xxh3_64(const void *p, size_t len);
/* @scratch is used up; -ENOMEM. */
HR_MUST_CHECK int hr_topic_hash(const struct hr_image *im, const struct hr_topic *t,
				struct hr_buf *scratch, uint64_t *ret_hash);

#endif
