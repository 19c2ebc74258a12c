/* SPDX-License-Identifier: Apache-2.0 */
/*
 * usdt: static probe points under the provider name "headrace".
 *
 * One nop each where the build host has systemtap's sdt.h, nothing elsewhere.
 */
#ifndef HR_TRACE_USDT_H
#define HR_TRACE_USDT_H

#if defined(__has_include) && __has_include(<sys/sdt.h>)
#include <sys/sdt.h>
#define HR_PROBE1(name, a) DTRACE_PROBE1(headrace, name, a)
#define HR_PROBE2(name, a, b) DTRACE_PROBE2(headrace, name, a, b)
#define HR_PROBE3(name, a, b, c) DTRACE_PROBE3(headrace, name, a, b, c)
#else
#define HR_PROBE1(name, a) ((void)(a))
#define HR_PROBE2(name, a, b) ((void)(a), (void)(b))
#define HR_PROBE3(name, a, b, c) ((void)(a), (void)(b), (void)(c))
#endif

#endif
