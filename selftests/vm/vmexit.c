// SPDX-License-Identifier: GPL-2.0
/*
 * vmexit N: ends the virtual machine with status N, by QEMU's isa-debug-exit device.
 *
 * QEMU's own exit status then is 2N + 1.  Power-off, reset and panic give 0, so that a
 * guest that died cannot be taken for one that reported success.
 */
#include <stdlib.h>
#include <sys/io.h>
#include <sys/reboot.h>
#include <unistd.h>

#define HR_DEBUG_EXIT_PORT 0xf4

int main(int argc, char **argv)
{
	sync();
	if (!ioperm(HR_DEBUG_EXIT_PORT, 1, 1))
		outb(argc > 1 ? (unsigned char)strtoul(argv[1], NULL, 10) : 0, HR_DEBUG_EXIT_PORT);
	/* Reached only where the device is missing: QEMU exits with 0. */
	reboot(RB_POWER_OFF);
	return 1;
}
