#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Headrace's directory, served by Kafka 4.4.0 and taken back: swap_lib.sh.
. "$(dirname "$0")/swap_lib.sh" headrace kafka
