#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""telemetry: metrics that clients push (KIP-714) reach a receiver, or are refused in time."""

import base64
import gzip
import http.server
import json
import os
import subprocess
import threading

from kit import OUT, Node, main, wait_for

COMMAND = os.path.join(OUT, "bin/headrace")
ME = "AAAAAAAAAAAAAAAAAAAABw"
ZERO = "AAAAAAAAAAAAAAAAAAAAAA"


class Receiver:
    """Takes OTLP posts; answers with @status."""

    def __init__(self):
        self.bodies = []
        self.status = 200
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.bodies.append((self.path, self.headers["Content-Type"], body))
                self.send_response(receiver.status)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *args):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = "http://127.0.0.1:%d/v1/metrics" % self.server.server_port

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.server.shutdown()
        self.server.server_close()


def command(n, *args, stdin=None):
    return subprocess.run(
        [COMMAND, "--bootstrap", "127.0.0.1:%d" % n.port, "--client-id", "tester"] + list(args),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=60,
    )


def call(n, api, body):
    got = command(n, "wire", "call", "--api", api, "--version", "0", stdin=json.dumps(body))
    return json.loads(got.stdout) if not got.returncode else None


def ask(n, instance=ME):
    return call(n, "GetTelemetrySubscriptions", {"clientInstanceId": instance})


def push(n, subscription, data=b"", codec=0, terminating=False, instance=ME):
    body = {
        "clientInstanceId": instance,
        "subscriptionId": subscription,
        "terminating": terminating,
        "compressionType": codec,
        "metrics": base64.b64encode(data).decode(),
    }
    return call(n, "PushTelemetry", body)["errorCode"]


def subscribe(n, name, *values):
    got = command(n, "config", "set", "client-metrics", name, *values)
    assert not got.returncode, got.stderr


def field(number, data):
    """One protobuf field of less than 128 bytes."""
    assert len(data) < 128
    return bytes([number << 3 | 2, len(data)]) + data


RESOURCE = field(1, field(1, field(1, b"host") + field(2, field(1, b"h1"))))
METRICS = field(1, RESOURCE + field(2, b"scope"))


def a_node_without_a_receiver_takes_no_metrics():
    with Node() as n:
        assert ask(n) is None
        listed = command(n, "api", "list", "--broker").stdout
        assert "PushTelemetry" not in listed
        got = command(n, "config", "set", "broker", "1", "headrace.client.metrics.export.url=ftp:x")
        assert got.returncode == 1, got
        with Receiver() as r:
            url = "headrace.client.metrics.export.url=" + r.url
            assert not command(n, "config", "set", "broker", "1", url).returncode
            assert ask(n)["errorCode"] == 0
            assert "PushTelemetry" in command(n, "api", "list", "--broker").stdout


def what_is_wanted_follows_from_the_subscriptions_that_match():
    with Receiver() as r, Node({"headrace.client.metrics.export.url": r.url}) as n:
        got = ask(n, ZERO)
        assert got["clientInstanceId"] != ZERO
        assert (got["requestedMetrics"], got["pushIntervalMs"]) == ([], 300000), got
        assert got["acceptedCompressionTypes"] == [4, 3, 1, 2], got
        assert got["telemetryMaxBytes"] == 1048576 and got["deltaTemporality"]
        subscribe(n, "a", "metrics=org.b.,org.a.", "interval.ms=2000")
        subscribe(n, "b", "metrics=org.c.", "interval.ms=1000", "match=client_id=other")
        got = ask(n, ZERO)
        assert (got["requestedMetrics"], got["pushIntervalMs"]) == (["org.a.", "org.b."], 2000), got
        subscribe(n, "b", "match=client_id=test.*,client_source_address=127.*")
        got = ask(n, ZERO)
        assert got["requestedMetrics"] == ["org.a.", "org.b.", "org.c."], got
        assert got["pushIntervalMs"] == 1000
        subscribe(n, "b", "metrics=*")
        assert ask(n, ZERO)["requestedMetrics"] == ["*"]


def a_push_is_checked():
    with Receiver() as r, Node(
        {"headrace.client.metrics.export.url": r.url, "telemetry.max.bytes": "1000"}
    ) as n:
        subscribe(n, "a", "metrics=*", "interval.ms=3600000")
        got = ask(n)
        sub = got["subscriptionId"]
        assert ask(n)["errorCode"] == 89
        assert push(n, sub, instance=ZERO) == 42
        assert push(n, sub, METRICS) == 0
        assert push(n, sub, METRICS) == 89
        # Each with an instance of its own, which has its first push free.
        for i, (change, want) in enumerate(
            [
                (dict(subscription=1), 117),
                (dict(codec=5), 76),
                (dict(codec=-1), 76),
                (dict(data=b"x" * 1001), 118),
                (dict(data=b"\xff\xff"), 87),
                (dict(data=b"\x0a\x7fshort"), 87),
                (dict(data=METRICS, codec=4), 87),
                (dict(data=gzip.compress(bytes(100000)), codec=1), 87),
            ]
        ):
            instance = ME[:-2] + "CDEFGHIJKLMNOPQR"[i] + "w"
            first = ask(n, instance)["subscriptionId"]
            args = dict(dict(subscription=first, instance=instance), **change)
            assert push(n, **args) == want, (change, want)
        # Who was told that the subscription is old asks again at once.
        assert ask(n, ME[:-2] + "Cw")["errorCode"] == 0
        assert push(n, sub, METRICS, terminating=True) == 0
        assert push(n, sub, METRICS, terminating=True) == 42
        before = sub
        subscribe(n, "a", "metrics=org.a.")
        assert push(n, before, METRICS, terminating=True) in (42, 117)


def pushes_reach_the_receiver_with_the_clients_attributes():
    with Receiver() as r, Node({"headrace.client.metrics.export.url": r.url}) as n:
        subscribe(n, "a", "metrics=*", "interval.ms=100")
        sub = ask(n)["subscriptionId"]
        assert push(n, sub, METRICS) == 0
        wait_for("a post", lambda: r.bodies)
        path, kind, body = r.bodies[0]
        assert (path, kind) == ("/v1/metrics", "application/x-protobuf")
        assert RESOURCE + field(2, b"scope") in body
        for text in (b"client_instance_id", ME.encode(), b"client_id", b"tester", b"127.0.0.1"):
            assert text in body, (text, body)
        instance = ME[:-2] + "Cw"
        sub = ask(n, instance)["subscriptionId"]
        assert push(n, sub, gzip.compress(METRICS * 3), codec=1, instance=instance) == 0
        wait_for("a second post", lambda: len(r.bodies) == 2)
        assert r.bodies[1][2].count(b"client_source_port") == 3
        wait_for(
            "a count", lambda: n.metrics().get("headrace_client_metrics_exported_total") == 2
        )
        assert n.metrics()["headrace_client_metrics_instances"] == 2
        n.prove("raw")


def a_receiver_that_fails_costs_metrics_only():
    with Receiver() as r, Node({"headrace.client.metrics.export.url": r.url}) as n:
        r.status = 503
        subscribe(n, "a", "metrics=*", "interval.ms=100")
        sub = ask(n)["subscriptionId"]
        assert push(n, sub, METRICS) == 0
        wait_for("a count", lambda: n.metrics().get("headrace_client_metrics_failed_total") == 1)
        wait_for("a line", lambda: "client_metrics.export" in n.tail(65536))
        n.stop()


main(
    [
        a_node_without_a_receiver_takes_no_metrics,
        what_is_wanted_follows_from_the_subscriptions_that_match,
        a_push_is_checked,
        pushes_reach_the_receiver_with_the_clients_attributes,
        a_receiver_that_fails_costs_metrics_only,
    ]
)
