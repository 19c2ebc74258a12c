#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# Three Python clients: confluent-kafka (librdkafka) with its admin client, kafka-python and
# aiokafka.  Every pair of writer and reader and codec: what one sends the other reads.
# The packages are python/requirements.txt, installed by pip into $O/venv.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need "$PYTHON3"
hr_begin python
hr_venv

run_suite() {
	hr_drive python-admin 120 "$venv/bin/python" "$here/python/admin.py"
	hr_drive python-rounds 240 "$venv/bin/python" "$here/python/rounds.py"
}
hr_each_target python
hr_compare "$here/python/differences"
hr_end
