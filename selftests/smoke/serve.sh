#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# A node as it starts by itself.
. "$(dirname "$0")/kit.sh"
need kcat wget
tap_begin $CHECKS
serve
exit $bad
