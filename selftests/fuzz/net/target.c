// SPDX-License-Identifier: GPL-2.0
/* target: the entry that libFuzzer calls. */
#include "net_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	net_fuzz_one(data, size);
	return 0;
}
