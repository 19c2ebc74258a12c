// SPDX-License-Identifier: GPL-2.0
/* target: the entry that libFuzzer calls. */
#include "wire_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	wire_fuzz_one(data, size);
	return 0;
}
