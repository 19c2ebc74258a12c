#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Every call that is advertised was answered to a client, or to a raw request, in this run.
here=$(cd "$(dirname "$0")" && pwd)
exec "${PYTHON:-python3}" "$here/proof.py" check
