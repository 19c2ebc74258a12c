#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""dynamic: what is changed while the node runs acts at once, and survives a restart.

Changes go through the command, as an operator makes them.
"""

import json
import os
import socket
import subprocess

from kit import OUT, Node, Wire, main, wait_for

ZERO = "AAAAAAAAAAAAAAAAAAAAAA"
COMMAND = os.path.join(OUT, "bin/headrace")


def headrace(n, *args, stdin=None, fails=False):
    got = subprocess.run(
        [COMMAND, "--bootstrap", "127.0.0.1:%d" % n.port] + list(args),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert bool(got.returncode) == fails, (args, got.stdout, got.stderr)
    return got.stdout


def described(n, *args):
    rows = json.loads(headrace(n, "--json", "config", "describe", *args))
    return {r["name"]: r["value"] for r in rows}


def call(n, api, version, body):
    return json.loads(
        headrace(n, "wire", "call", "--api", api, "--version", str(version), stdin=json.dumps(body))
    )


def produce(n, topic, size):
    return Wire(n.port).produce(topic, 0, [b"x" * size])[0] == 0


def a_module_of_the_log_speaks_up_and_falls_silent():
    with Node() as n:
        headrace(n, "config", "set", "broker-logger", "1", "root=ERROR")

        def provoke():
            """A call that is not served draws a warning."""
            w = Wire(n.port)
            w.send(0x7FFF, 0, b"")
            assert w.closed()

        provoke()
        headrace(n, "config", "set", "broker-logger", "1", "broker=WARN")
        provoke()
        wait_for("a line", lambda: "request.refused" in n.tail(1 << 20))
        assert n.tail(1 << 20).count("request.refused") == 1
        assert described(n, "broker-logger", "1", "--all")["broker"] == "WARN"
        headrace(n, "config", "delete", "broker-logger", "1", "broker")
        provoke()
        provoke()
        assert n.tail(1 << 20).count("request.refused") == 1
        assert described(n, "broker-logger", "1", "--all")["broker"] == "ERROR"
        headrace(n, "config", "set", "broker-logger", "1", "root=LOUD", fails=True)
        headrace(n, "config", "set", "broker-logger", "1", "attic=INFO", fails=True)


def the_size_of_a_message_is_limited_at_once():
    with Node() as n:
        headrace(n, "topic", "create", "t")
        assert produce(n, "t", 5000)
        headrace(n, "config", "set", "broker", "default", "message.max.bytes=1000")
        assert not produce(n, "t", 5000)
        headrace(n, "config", "set", "topic", "t", "max.message.bytes=100000")
        assert produce(n, "t", 5000)
        headrace(n, "config", "delete", "topic", "t", "max.message.bytes")
        headrace(n, "config", "delete", "broker", "default", "message.max.bytes")
        assert produce(n, "t", 5000)


def connections_are_limited_at_once():
    with Node() as n:
        headrace(n, "config", "set", "broker", "1", "max.connections.per.ip=2")
        held = [Wire(n.port) for _ in range(2)]
        for w in held:
            w.api_versions()
        assert Wire(n.port).closed()
        for w in held:
            w.close()

        def freed():
            try:
                headrace(n, "config", "delete", "broker", "1", "max.connections.per.ip")
                return True
            except AssertionError:
                return False

        wait_for("a free place", freed)
        more = [Wire(n.port) for _ in range(4)]
        for w in more:
            w.api_versions()


def a_key_is_explained_with_the_value_in_force():
    with Node({"log.retention.hours": "5"}) as n:
        key = "log.retention.ms"
        alone = subprocess.run(
            [COMMAND, "--json", "config", "explain", key], capture_output=True, text=True
        )
        row = json.loads(alone.stdout)[0]
        assert row["effect"] == "at once" and "value" not in row, row
        assert row["default_of_topic"] == ["retention.ms"], row
        row = json.loads(headrace(n, "--json", "config", "explain", "log.retention.hours"))[0]
        assert row["value"] == "5" and row["source"] == "file", row
        headrace(n, "config", "set", "broker", "default", key + "=1000000")
        row = json.loads(headrace(n, "--json", "config", "explain", key))[0]
        assert row["value"] == "1000000" and row["source"] == "cluster", row
        headrace(n, "topic", "create", "t")
        out = headrace(n, "config", "explain", "retention.ms", "--topic", "t")
        assert "value      1000000 (of topic t, from cluster)" in out, out
        assert "log.retention.hours=5" in out, out
        headrace(n, "config", "set", "group", "g", "consumer.session.timeout.ms=50000")
        out = headrace(n, "config", "explain", "consumer.session.timeout.ms", "--group", "g")
        assert "value      50000 (of group g, from group)" in out, out
        headrace(n, "config", "explain", "no.such.key", fails=True)


def formatted(release):
    """A node whose directory is of an older release."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        port = s.getsockname()[1]
    n = Node(
        {
            "headrace.format.auto": "false",
            "listeners": "PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:%d" % port,
            "controller.quorum.voters": "1@127.0.0.1:%d" % port,
        }
    )
    n.write_file()
    got = subprocess.run(
        [COMMAND, "format", "--cluster-id", "AAAAAAAAAAAAAAAAAAAAaQ"]
        + ["--release-version", release, "--config", n.file],
        capture_output=True,
        text=True,
    )
    assert not got.returncode, got.stderr
    return n


def level(n, name="metadata.version"):
    got = call(n, "ApiVersions", 4, {"clientSoftwareName": "a", "clientSoftwareVersion": "1"})
    rows = {f["name"]: f["maxVersionLevel"] for f in got["finalizedFeatures"]}
    return rows.get(name, 0)


def update(n, to, kind, name="metadata.version"):
    body = {
        "timeoutMs": 5000,
        "featureUpdates": [{"feature": name, "maxVersionLevel": to, "upgradeType": kind}],
        "validateOnly": False,
    }
    return call(n, "UpdateFeatures", 2, body)["errorCode"]


def metadata_version_goes_up_on_a_running_node():
    up, safe, unsafe = 1, 2, 3
    with formatted("3.3-IV3") as n:
        assert level(n) == 7
        for i, to in enumerate((8, 14, 17, 23, 31)):
            headrace(n, "topic", "create", "t%d" % i)
            assert update(n, to, up) == 0
            assert level(n) == to
            assert produce(n, "t%d" % i, 10)
        assert update(n, 30, up) == 95
        assert update(n, 30, safe) == 0 and level(n) == 30
        assert update(n, 29, safe) == 95 and update(n, 29, unsafe) == 95
        assert update(n, 33, up) == 0
        for _ in range(2):
            n.stop()
            n.start()
            assert level(n) == 33
            headrace(n, "topic", "create", "after%d" % _)
            for i in range(5):
                assert produce(n, "t%d" % i, 10)


def a_fixed_quorum_becomes_a_dynamic_one():
    kraft = "kraft.version"

    def voters(n):
        metadata = {"topicName": "__cluster_metadata", "partitions": [{"partitionIndex": 0}]}
        got = call(n, "DescribeQuorum", 2, {"topics": [metadata]})
        return got["topics"][0]["partitions"][0]["currentVoters"]

    with formatted("3.8") as n:
        assert level(n, kraft) == 0 and voters(n)[0]["replicaDirectoryId"] == ZERO
        assert update(n, 1, 1, kraft) == 95
        assert update(n, 33, 1) == 0
        assert update(n, 1, 1, kraft) == 0
        for _ in range(2):
            assert level(n, kraft) == 1 and level(n) == 33
            assert voters(n)[0]["replicaDirectoryId"] != ZERO
            assert update(n, 0, 2, kraft) == 95 and update(n, 1, 1, kraft) == 0
            headrace(n, "topic", "create", "t%d" % _)
            n.stop()
            n.start()
        # Without the fixed list: the log says who votes.
        n.stop()
        n.overrides["controller.quorum.bootstrap.servers"] = n.overrides.pop(
            "controller.quorum.voters"
        ).partition("@")[2]
        n.start()
        assert produce(n, "t0", 10)


def what_was_set_is_there_after_a_restart():
    user = {"name": "u", "mechanism": 1, "iterations": 4096, "salt": "c2FsdA=="}
    with Node() as n:
        headrace(n, "config", "set", "group", "g", "consumer.session.timeout.ms=50000")
        headrace(n, "config", "set", "client-metrics", "m", "interval.ms=5000", "match=client_id=a")
        headrace(n, "config", "set", "broker", "default", "max.connections=500")
        got = call(
            n,
            "AlterUserScramCredentials",
            0,
            {"deletions": [], "upsertions": [dict(user, saltedPassword="cA==")]},
        )
        assert got["results"][0]["errorCode"] == 0, got
        for _ in range(2):
            n.stop()
            n.start()
            assert described(n, "group", "g") == {"consumer.session.timeout.ms": "50000"}
            assert described(n, "client-metrics", "m")["match"] == "client_id=a"
            assert described(n, "broker", "1", "--key", "max.connections")["max.connections"] == "500"
            got = call(n, "DescribeUserScramCredentials", 0, {"users": None})
            rows = [(r["user"], r["credentialInfos"]) for r in got["results"]]
            assert rows == [("u", [{"mechanism": 1, "iterations": 4096}])], got


main(
    [
        a_module_of_the_log_speaks_up_and_falls_silent,
        the_size_of_a_message_is_limited_at_once,
        connections_are_limited_at_once,
        a_key_is_explained_with_the_value_in_force,
        metadata_version_goes_up_on_a_running_node,
        a_fixed_quorum_becomes_a_dynamic_one,
        what_was_set_is_there_after_a_restart,
    ]
)
