#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""quotas: clients are held to what was set, at once when it changes, and told so.

Rates are set through AlterClientQuotas; figure and bound are printed for each.
"""

import struct
import threading
import time

from kit import Node, Wire, alter_quota, batch, call_api, main, text

MB = 1000000


class Client(Wire):
    """A connection that says who it is."""

    def __init__(self, port, client="kit"):
        super().__init__(port, timeout=60)
        self.client = client

    def send(self, key, version, body):
        self.corr += 1
        payload = struct.pack(">hhi", key, version, self.corr) + text(self.client) + body
        self.s.sendall(struct.pack(">i", len(payload)) + payload)
        return self.corr


VALUE = b"x" * 100000


def produce_for(clients, seconds, topic="t"):
    """Bytes that got answers in the time, over all clients, each in a thread; and pauses told."""
    sums, told = [0] * len(clients), []
    body = Wire.produce_body(topic, 0, batch([VALUE]))
    end = time.monotonic() + seconds

    def run(i):
        while time.monotonic() < end:
            got = clients[i].call(0, 3, body)
            sums[i] += len(body)
            told.append(struct.unpack(">i", got[-4:])[0])

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(clients))]
    begun = time.monotonic()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(sums) / (time.monotonic() - begun), told


def near(what, rate, wanted, low=0.8, high=1.25):
    print("# %s: %.3f MB/s, wanted %.3f (bounds %.2f to %.2f)"
          % (what, rate / MB, wanted / MB, low, high))
    assert low * wanted <= rate <= high * wanted, what


def test_produce_follows_a_live_change():
    with Node() as node:
        c = Client(node.port)
        assert c.create_topic("t") == 0
        alter_quota(node, {"client_id": "kit"}, producer_byte_rate=2 * MB)
        rate, told = produce_for([c], 4)
        near("produce", rate, 2 * MB)
        assert max(told) > 0, "nobody was told to pause"
        alter_quota(node, {"client_id": "kit"}, producer_byte_rate=6 * MB)
        near("produce, raised", produce_for([c], 3)[0], 6 * MB)
        alter_quota(node, {"client_id": "kit"}, producer_byte_rate=None)
        free = produce_for([c], 1)[0]
        print("# produce, free: %.1f MB/s, more than 12" % (free / MB))
        assert free > 12 * MB


def test_fetch_is_paced_and_told():
    with Node() as node:
        c = Client(node.port)
        assert c.create_topic("t") == 0
        for _ in range(60):
            assert c.produce("t", 0, [VALUE])[0] == 0
        alter_quota(node, {"client_id": "kit"}, consumer_byte_rate=1 * MB)
        begun, size, told = time.monotonic(), 0, []
        for i in range(12):
            got = c.call(1, 4, Wire.fetch_body("t", 0, i * 4, max_bytes=400400))
            size += len(got)
            told.append(struct.unpack(">i", got[:4])[0])
        near("fetch", size / (time.monotonic() - begun), 1 * MB)
        print("# told (version 4 does not wait by itself): %s" % told)
        assert max(told) > 50


def test_a_tiny_limit_does_not_lock_out_who_set_it():
    with Node() as node:
        alter_quota(node, {"user": None}, consumer_byte_rate=1)
        begun = time.monotonic()
        alter_quota(node, {"user": None}, consumer_byte_rate=None)
        took = time.monotonic() - begun
        print("# took back after %.2f s (at most 5)" % took)
        assert took < 5


def test_connections_share_a_bucket_and_names_are_no_escape():
    with Node() as node:
        clients = [Client(node.port, "c%d" % (i % 3)) for i in range(6)]
        assert clients[0].create_topic("t") == 0
        alter_quota(node, {"user": "ANONYMOUS"}, producer_byte_rate=3 * MB)
        near("six connections, three names, one user", produce_for(clients, 4)[0], 3 * MB)
        alter_quota(node, {"user": "ANONYMOUS", "client_id": "c0"}, producer_byte_rate=1 * MB)
        near("a pair of its own", produce_for([c for c in clients if c.client == "c0"], 4)[0], MB)
        names = node.metrics()
        for row in ('{user="ANONYMOUS",client_id=""}', '{user="ANONYMOUS",client_id="c0"}'):
            assert "kafka_server_produce_byte_rate" + row in names, row


def test_mutations_are_refused_with_89():
    with Node() as node:
        alter_quota(node, {"user": None}, controller_mutation_rate=0.5)
        rows = [{"name": "m%d" % i, "numPartitions": 20, "replicationFactor": 1, "assignments": [],
                 "configs": []} for i in range(2)]
        body = {"topics": rows, "timeoutMs": 10000, "validateOnly": False}
        got = call_api(node.port, "CreateTopics", 7, body)
        codes = [t["errorCode"] for t in got["topics"]]
        print("# codes %s, told %d ms" % (codes, got["throttleTimeMs"]))
        assert codes == [0, 89] and 20000 < got["throttleTimeMs"] <= 40000


def test_request_time_is_held():
    with Node() as node:
        c = Client(node.port, "busy")

        def calls(seconds):
            end, n, told = time.monotonic() + seconds, 0, []
            while time.monotonic() < end:
                told.append(struct.unpack(">i", c.call(3, 8, struct.pack(">ibbb", -1, 0, 0, 0))[:4])[0])
                n += 1
            return n / seconds, max(told)

        free, _ = calls(1)
        alter_quota(node, {"client_id": "busy"}, request_percentage=0.01)
        held, told = calls(4)
        print("# Metadata a second: free %.0f, held %.0f (at most half); told %d ms" % (free, held, told))
        assert held < free / 2 and 0 < told <= 1000


def test_ip_rate_closes_after_a_while():
    # Two windows: one second's worth may come at once.
    with Node({"quota.window.num": "2"}) as node:
        alter_quota(node, {"ip": "127.0.0.1"}, connection_creation_rate=5)
        kept = over = 0
        begun = time.monotonic()
        for _ in range(30):
            try:
                Wire(node.port, timeout=5).api_versions()
                kept += 1
            except OSError:
                over += 1
        allowed = 5 * (time.monotonic() - begun + 1) + 2
        print("# of 30 connections %d served (at most %.0f), %d closed" % (kept, allowed, over))
        assert 3 <= kept <= allowed and over
        refused = node.metrics()['headrace_connections_refused_total{limit="connection_creation_rate"}']
        assert refused >= over, refused


def test_a_burst_of_ten_windows_is_let_in():
    with Node() as node:
        alter_quota(node, {"ip": "127.0.0.1"}, connection_creation_rate=5)
        for _ in range(45):
            Wire(node.port, timeout=5).api_versions()


def test_listener_rate_waits():
    with Node({"listener.name.plaintext.max.connection.creation.rate": "10", "quota.window.num": "2"}) as node:
        begun = time.monotonic()
        for _ in range(40):
            Wire(node.port, timeout=30).api_versions()
        took = time.monotonic() - begun
        print("# 40 connections at 10 a second took %.2f s (2.5 to 4.5), none refused" % took)
        assert 2.5 <= took <= 4.5
        assert node.metrics()["headrace_accept_rate_pauses_total"] > 0


if __name__ == "__main__":
    main([v for k, v in sorted(globals().items()) if k.startswith("test_")])
