# SPDX-License-Identifier: GPL-2.0
"""proof: which client made a running node answer which call, and how often.

usage: proof.py record CLIENT DATA	reads the node's metrics and notes what was answered
       proof.py check			every served call stands in the notes
       proof.py page			the notes as a page of the manual, on stdout

DATA is a log directory of the node, in which it writes the port of its metrics.  The notes
are $O/proof.tsv: a line `CALL<tab>CLIENT<tab>TIMES` for each.
"""
import collections
import os
import pathlib
import re
import sys
import urllib.request

TOP = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tools/gen"))
import features  # noqa: E402

O = os.environ.get("O", str(TOP / "build"))
NOTES = os.path.join(O, "proof.tsv")
PAGE = """.. SPDX-License-Identifier: Apache-2.0
.. Made from a run of the tests by make proof; do not edit.

Which client proves which call
==============================

Every call that is advertised was answered to these in the run of the tests that made this page.
A client is a program that we did not write, but for ``raw``: requests made from Kafka's own message definitions and
compared field by field with what Apache Kafka 4.4.0 answers.

.. list-table::
   :header-rows: 1
   :widths: 34 66

   * - Call
     - Clients
"""


def record(client, data):
    with open(os.path.join(data, ".headrace-metrics")) as f:
        url = "http://127.0.0.1:%d/metrics" % int(f.read())
    text = urllib.request.urlopen(url, timeout=10).read().decode()
    with open(NOTES, "a") as out:
        for call, times in re.findall(
            r'^headrace_requests_total\{api="(\w+)"\} (\d+)', text, re.M
        ):
            if int(times):
                out.write("%s\t%s\t%s\n" % (call, client, times))


def notes():
    out = collections.defaultdict(set)
    if os.path.exists(NOTES):
        with open(NOTES) as f:
            for line in f:
                call, client, _ = line.rstrip("\n").split("\t")
                out[call].add(client)
    return out


def served():
    """Names of the calls that the dispatch table has, as the wire spells them."""
    return [row[1] for row, is_served in features.calls(TOP) if is_served]


def check():
    have = notes()
    missing = [n for n in served() if n not in have]
    print("TAP version 13\n1..1")
    if not have:
        print("ok 1 every served call is proven # SKIP no suite of clients has run")
        return 4
    for n in missing:
        print("# nobody has called %s" % n)
    print("%sok 1 every served call is proven" % ("not " if missing else ""))
    return 1 if missing else 0


def page():
    have = notes()
    out = PAGE
    for name in served():
        clients = sorted(have.get(name, ()), key=lambda c: (c == "raw", c))
        out += "   * - %s\n     - %s\n" % (name, ", ".join(clients) or "nobody")
    sys.stdout.write(out)
    return 0


if __name__ == "__main__":
    verb = sys.argv[1]
    if verb == "record":
        sys.exit(record(sys.argv[2], sys.argv[3]))
    sys.exit(check() if verb == "check" else page())
