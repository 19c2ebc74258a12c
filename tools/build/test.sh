#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The README's second command: installs what the tests need and passes them all.
cd "$(dirname "$0")/../.." && exec sh tools/check/check.sh "$@"
