#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Fuzzes connections and the headers of requests.  usage: fuzz.sh [SECONDS]
. "$(dirname "$0")/../lib.sh"
hr_fuzz net 4096 schedules "userspace/net/*.c userspace/trace/*.c userspace/loop/*.c userspace/sys/*.c \
	userspace/protocol/*.c userspace/protocol/gen/*.c userspace/lib/*.c \
	userspace/quota/*.c" \
	"-luring -ljansson -lisal"
