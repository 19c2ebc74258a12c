# SPDX-License-Identifier: GPL-2.0
"""compare: one request to any broker through the command, and where two answers part."""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import OUT  # noqa: E402

COMMAND = os.path.join(OUT, "bin/headrace")


def call(port, api, version, body):
    got = subprocess.run(
        [
            COMMAND,
            "wire",
            "call",
            "--api",
            api,
            "--version",
            str(version),
            "--bootstrap",
            "127.0.0.1:%d" % port,
        ],
        input=json.dumps(body),
        capture_output=True,
        text=True,
        timeout=60,
    )
    return json.loads(got.stdout) if not got.returncode else "refused: " + got.stderr.strip()


def first_difference(a, b):
    a, b = json.dumps(a), json.dumps(b)
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    return a[max(0, at - 60) : at + 120], b[max(0, at - 60) : at + 120]
