#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""daemon: arguments, configuration, signals, restarts."""

import os
import signal
import subprocess
import tempfile
import urllib.error
import urllib.request

from kit import BINARY, Node, Wire, main, wait_for


def refused(overrides, *parts):
    with tempfile.TemporaryDirectory() as folder:
        n = Node(overrides, folder)
        n.write_file()
        got = subprocess.run([BINARY, n.file], capture_output=True, text=True, timeout=30)
        lines = [line for line in got.stderr.splitlines() if line.startswith("headraced: ")]
        assert got.returncode == 1, (got.returncode, got.stderr)
        assert len(lines) == 1, got.stderr
        for part in parts:
            assert part in lines[0], (part, lines[0])


def a_wrong_configuration_is_one_line_and_a_failure():
    refused({"num.partitions": "many"}, "num.partitions=many", "whole number", "[1,...]")
    refused({"node.id": "many"}, "node.id=many", "whole number")
    refused({"listeners": "SASL_SSL://127.0.0.1:0"}, "SASL_SSL", "not served")
    refused(
        {"authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer"},
        "authorizer.class.name",
    )
    refused({"headrace.format.auto": "false"}, "not formatted", "headrace format")
    refused({"process.roles": "broker"}, "process.roles=broker", "combined")


def wrong_usage_exits_with_2():
    for args in (["--nonsense"], ["a", "b"], ["--override"], ["--override", "novalue"]):
        got = subprocess.run([BINARY] + args, capture_output=True, text=True, timeout=30)
        assert got.returncode == 2, (args, got)
    assert subprocess.run([BINARY, "--help"], capture_output=True, timeout=30).returncode == 0


def an_override_outranks_the_file():
    with tempfile.TemporaryDirectory() as folder:
        n = Node({}, folder)
        n.write_file()
        got = subprocess.run(
            [BINARY, n.file, "--override", "num.partitions=x"],
            capture_output=True,
            text=True,
            timeout=30,
        )
        assert got.returncode == 1 and "num.partitions=x" in got.stderr, got


def a_port_and_a_directory_are_held_by_one_process():
    with Node() as n:
        refused(
            {"listeners": "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:0" % n.port},
            "127.0.0.1",
            "in use",
        )
        got = subprocess.run([BINARY, n.file], capture_output=True, text=True, timeout=30)
        assert got.returncode == 1 and "another process" in got.stderr, got


def sigterm_stops_in_order_and_data_stays():
    n = Node()
    try:
        n.start()
        w = Wire(n.port)
        assert w.create_topic("t", 3) == 0
        for p in range(3):
            assert w.produce("t", p, [b"v%d" % i for i in range(100)]) == (0, 0)
        assert n.stop() == 0
        assert os.path.exists(os.path.join(n.data, ".kafka_cleanshutdown"))
        n.start()
        w = Wire(n.port)
        for p in range(3):
            err, hw, data = w.fetch("t", p, 0)
            assert (err, hw) == (0, 100) and b"v99" in data
        assert w.produce("t", 0, [b"more"]) == (0, 100)
    finally:
        n.close()


def sigkill_is_recovered():
    n = Node()
    try:
        for life in range(4):
            n.start()
            w = Wire(n.port)
            if not life:
                assert w.create_topic("t", 1) == 0
            assert w.produce("t", 0, [b"x" * 1000] * 50) == (0, 50 * life)
            n.stop(signal.SIGKILL)
        n.start()
        err, hw, _ = Wire(n.port).fetch("t", 0, 0)
        assert (err, hw) == (0, 200), (err, hw)
    finally:
        n.close()


def a_stop_answers_those_who_wait():
    with Node() as n:
        w = Wire(n.port)
        assert w.create_topic("t", 1) == 0
        w.send(1, 4, Wire.fetch_body("t", 0, 0, wait=60000))
        wait_for("the fetch to wait", lambda: n.metrics().get('headrace_connections', 0) >= 1)
        assert n.stop() == 0


def sighup_rereads_the_file():
    with Node({"log.retention.ms": "1000000"}) as n:
        n.overrides["log.retention.ms"] = "2000000"
        n.overrides["num.partitions"] = "7"
        n.write_file()
        n.process.send_signal(signal.SIGHUP)
        wait_for("reload", lambda: "config reloaded" in n.tail(8000))
        assert "needs_restart key=num.partitions" in n.tail(8000), n.tail()
        n.overrides["log.retention.ms"] = "nonsense"
        n.write_file()
        n.process.send_signal(signal.SIGHUP)
        wait_for("refusal", lambda: "reload.refused" in n.tail(8000))
        Wire(n.port).api_versions()


def the_status_endpoint_answers():
    with Node() as n:
        port = int(open(os.path.join(n.data, ".headrace-metrics")).read())
        base = "http://127.0.0.1:%d" % port
        assert urllib.request.urlopen(base + "/healthz", timeout=5).status == 200
        assert urllib.request.urlopen(base + "/readyz", timeout=5).status == 200
        try:
            urllib.request.urlopen(base + "/nothing", timeout=5)
            raise AssertionError("404 expected")
        except urllib.error.HTTPError as e:
            assert e.code == 404
        Wire(n.port).api_versions()
        m = n.metrics()
        assert m['headrace_requests_total{api="ApiVersions"}'] >= 1
        assert m["headrace_ready"] == 1


def several_log_dirs_and_listeners():
    with tempfile.TemporaryDirectory() as folder:
        dirs = [os.path.join(folder, d) for d in ("data", "b", "c")]
        n = Node(
            {
                "log.dirs": ",".join(dirs),
                "listeners": "PLAINTEXT://127.0.0.1:0,SECOND://[::1]:0,CONTROLLER://127.0.0.1:0",
                "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,SECOND:PLAINTEXT,CONTROLLER:PLAINTEXT",
            },
            folder,
        )
        try:
            n.start()
            w = Wire(n.port)
            assert w.create_topic("t", 9) == 0
            for d in dirs:
                assert sum(e.startswith("t-") for e in os.listdir(d)) == 3, (d, os.listdir(d))
            lines = open(os.path.join(n.data, ".headrace-listeners")).read()
            assert "SECOND://[::1]:" in lines, lines
            for p in range(9):
                assert w.produce("t", p, [b"v"]) == (0, 0)
            assert n.stop() == 0
            n.start()
            w = Wire(n.port)
            for p in range(9):
                assert w.fetch("t", p, 0)[:2] == (0, 1)
        finally:
            n.close()


main(
    [
        a_wrong_configuration_is_one_line_and_a_failure,
        wrong_usage_exits_with_2,
        an_override_outranks_the_file,
        a_port_and_a_directory_are_held_by_one_process,
        sigterm_stops_in_order_and_data_stays,
        sigkill_is_recovered,
        a_stop_answers_those_who_wait,
        sighup_rereads_the_file,
        the_status_endpoint_answers,
        several_log_dirs_and_listeners,
    ]
)
