/* SPDX-License-Identifier: GPL-2.0 */
/*
 * kselftest_harness: the kernel's harness, found behind this file, with limits of time
 * that grow in slow guests (HR_VM=1) and a skip that a FIXTURE_SETUP may take.
 */
#ifndef HR_KSELFTEST_HARNESS_H
#define HR_KSELFTEST_HARNESS_H

#include <setjmp.h>
#include <stdlib.h>
#include <unistd.h>

static inline unsigned int patient_alarm(unsigned int seconds)
{
	return alarm(getenv("HR_VM") ? 10 * seconds : seconds);
}

#define alarm(seconds) patient_alarm(seconds)
#include_next <kselftest_harness.h>
#undef alarm

/* SKIP(return) in a FIXTURE_SETUP goes on to the test; this goes past it and the teardown. */
#define SKIP_SETUP(...) SKIP(longjmp(_metadata->env, 1), __VA_ARGS__)

#endif
