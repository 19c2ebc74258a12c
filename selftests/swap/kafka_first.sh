#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Kafka 4.4.0's directory, served by Headrace and taken back: swap_lib.sh.
. "$(dirname "$0")/swap_lib.sh" kafka headrace
