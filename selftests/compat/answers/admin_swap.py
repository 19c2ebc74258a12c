#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""admin_swap: users, quotas, configs and features of one directory, read by both brokers.

What Apache Kafka 4.4.0 wrote, Headrace describes with the same words; then Headrace
changes it, and Kafka describes that.
"""

import json
import os
import signal
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import BINARY, Skip, wait_for  # noqa: E402
from admin import GROUP, METRICS, NODE, SET, change, describe, masked, scram  # noqa: E402
from compare import COMMAND, call, first_difference  # noqa: E402
from kafka import Kafka  # noqa: E402


def quota(entity, *values):
    return {
        "entity": [{"entityType": t, "entityName": n} for t, n in entity],
        "ops": [{"key": k, "value": v, "remove": False} for k, v in values],
    }


QUOTAS = [
    quota([("user", "u")], ("producer_byte_rate", 1024.0), ("consumer_byte_rate", 2048.0)),
    quota([("user", None)], ("request_percentage", 12.5)),
    quota([("user", "u"), ("client-id", "c")], ("producer_byte_rate", 10.0)),
    quota([("user", "u"), ("client-id", None)], ("producer_byte_rate", 11.0)),
    quota([("client-id", "c")], ("controller_mutation_rate", 0.5)),
    quota([("ip", "127.0.0.1")], ("connection_creation_rate", 7.0)),
    quota([("ip", None)], ("connection_creation_rate", 9.0)),
]


def filters():
    def body(*components, strict=False):
        rows = [{"entityType": t, "matchType": m, "match": n} for t, m, n in components]
        return {"components": rows, "strict": strict}

    return [
        body(),
        body(("user", 0, "u")),
        body(("user", 0, "u"), strict=True),
        body(("user", 1, None)),
        body(("user", 2, None), ("client-id", 2, None)),
        body(("user", 2, None), ("client-id", 1, None), strict=True),
        body(("client-id", 2, None), strict=True),
        body(("ip", 2, None)),
        body(("ip", 0, "10.0.0.1")),
    ]


def described(port):
    """Everything, as (name, answer)."""
    out = [("users", call(port, "DescribeUserScramCredentials", 0, {"users": None}))]
    for i, body in enumerate(filters()):
        out.append(("quotas %d" % i, call(port, "DescribeClientQuotas", 1, body)))
    for kind, name, keys in (
        (GROUP, "g", None),
        (METRICS, "m", None),
        (NODE, "", ["log.retention.ms", "message.max.bytes"]),
        (NODE, "1", ["log.retention.ms", "message.max.bytes", "max.connections"]),
    ):
        answer = call(port, "DescribeConfigs", 4, describe(kind, name, keys))
        out.append(("configs of %d %s" % (kind, name), answer))
    out.append(("resources", call(port, "ListConfigResources", 1, {"resourceTypes": []})))
    return [(name, masked(answer)) for name, answer in out]


def succeed(port, api, version, body):
    text = json.dumps(call(port, api, version, body))
    assert '"errorCode": 0' in text, (api, text)
    assert text.count('"errorCode"') == text.count('"errorCode": 0'), (api, text)


def write(port, iterations, retention):
    """By Kafka, and by Headrace with other numbers."""
    users = scram([("a", 1, iterations), ("b", 2, iterations)])
    succeed(port, "AlterUserScramCredentials", 0, users)
    for body in (
        change(GROUP, "g", ("consumer.session.timeout.ms", SET, str(45000 + iterations % 1000))),
        change(METRICS, "m", ("interval.ms", SET, str(iterations)), ("match", SET, "client_id=x")),
        change(NODE, "", ("log.retention.ms", SET, retention)),
        change(NODE, "1", ("max.connections", SET, str(iterations))),
    ):
        succeed(port, "IncrementalAlterConfigs", 1, body)


class Headraced:
    """On the directory and the file of a stopped Kafka."""

    def __init__(self, kafka):
        self.kafka = kafka

    def __enter__(self):
        conf = os.path.join(self.kafka.folder, "server.properties")
        log = open(os.path.join(self.kafka.folder, "headraced.log"), "wb")
        overrides = ["--override", "headrace.metrics.listener=127.0.0.1:0"]
        self.process = subprocess.Popen([BINARY] + overrides + [conf], stdout=log, stderr=log)
        wait_for("headraced", self._answers, 60)
        return self

    def _answers(self):
        path = os.path.join(self.kafka.folder, "headraced.log")
        text = open(path, errors="replace").read()
        assert self.process.poll() is None, text[-2000:]
        return " ready " in text

    def __exit__(self, *exc):
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(60) == 0


def same(name, ours, theirs, results):
    for (what, h), (_, k) in zip(ours, theirs):
        if h != k:
            print("# headrace %s\n# kafka    %s" % first_difference(h, k))
        results.append((h == k, "%s: %s" % (name, what)))


def scram_keys(kafka):
    """Of each user's credentials in the order in which they were written."""
    log = os.path.join(kafka.folder, "data", "__cluster_metadata-0", "0" * 20 + ".log")
    got = subprocess.run(
        [COMMAND, "--json", "log", "dump", log, "--decoder", "metadata"],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert not got.returncode, got.stderr
    keys = {}
    for node in walk([json.loads(line) for line in got.stdout.splitlines()]):
        if "storedKey" in node:
            row = (node["salt"], node["storedKey"], node["serverKey"])
            keys.setdefault((node["name"], node["mechanism"]), []).append(row)
    return keys


def walk(x):
    if isinstance(x, dict):
        yield x
    for y in x.values() if isinstance(x, dict) else x if isinstance(x, list) else ():
        yield from walk(y)


def stop(kafka):
    kafka.process.terminate()
    kafka.process.wait(60)


def main():
    try:
        kafka = Kafka().start()
    except Skip as why:
        print("1..0 # SKIP %s" % why)
        sys.exit(4)
    results = []
    try:
        write(kafka.port, 4096, "100000000")
        succeed(kafka.port, "AlterClientQuotas", 1, {"entries": QUOTAS, "validateOnly": False})
        theirs = described(kafka.port)
        stop(kafka)
        with Headraced(kafka):
            same("written by Kafka", described(kafka.port), theirs, results)
            write(kafka.port, 8192, "200000000")
            ours = described(kafka.port)
        for (user, _), rows in scram_keys(kafka).items():
            good = len(rows) == 2 and rows[0] == rows[1]
            results.append((good, "keys of user %s are what Kafka derives" % user))
        kafka.restart()
        same("written by Headrace", ours, described(kafka.port), results)
    finally:
        kafka.close()
    print("TAP version 13\n1..%d" % len(results))
    for i, (ok, name) in enumerate(results, 1):
        print("%sok %d %s" % ("" if ok else "not ", i, name))
    sys.exit(0 if all(ok for ok, _ in results) else 1)


if __name__ == "__main__":
    main()
