#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Fuzzes the readers of metadata and configuration.  usage: fuzz.sh [SECONDS]
. "$(dirname "$0")/../lib.sh"
hr_fuzz meta 8192 inputs "userspace/meta/*.c userspace/config/*.c userspace/config/gen/*.c userspace/storage/*.c \
	userspace/compress/*.c userspace/protocol/*.c userspace/protocol/gen/*.c userspace/loop/*.c userspace/sys/*.c \
	userspace/lib/*.c" \
	"-luring -ljansson -lisal -lz -llz4 -lzstd -lsnappy"
