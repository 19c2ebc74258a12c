#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Fuzzes the readers of storage.  usage: fuzz.sh [SECONDS]
. "$(dirname "$0")/../lib.sh"
hr_fuzz storage 4096 files "userspace/storage/*.c userspace/compress/*.c userspace/protocol/record_batch.c \
	userspace/sys/*.c userspace/lib/*.c" \
	"-ljansson -lisal -lz -llz4 -lzstd -lsnappy"
