#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Fuzzes the codec.  usage: fuzz.sh [SECONDS]
. "$(dirname "$0")/../lib.sh"
hr_fuzz protocol 4096 messages "userspace/protocol/*.c userspace/protocol/gen/*.c userspace/lib/*.c" \
	"-ljansson -lisal"
