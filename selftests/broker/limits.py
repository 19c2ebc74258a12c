#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""limits: each limit is hit, holds, and is counted."""

import socket
import struct

from kit import Node, Wire, main, text, wait_for


def count(n, name):
    return n.metrics().get(name, 0)


def grew(n, name, before):
    wait_for("growth of " + name, lambda: count(n, name) > before)


def max_connections():
    with Node({"max.connections": "5"}) as n:
        name = 'headrace_connections_refused_total{limit="max.connections"}'
        before = count(n, name)
        held = [Wire(n.port) for _ in range(5)]
        for w in held:
            w.api_versions()
        assert Wire(n.port).closed()
        grew(n, name, before)
        held.pop().close()
        wait_for("a free place", lambda: works(n))


def works(n):
    try:
        Wire(n.port).api_versions()
        return True
    except OSError:
        return False


def max_connections_per_ip_and_its_overrides():
    with Node({"max.connections.per.ip": "2"}) as n:
        name = 'headrace_connections_refused_total{limit="max.connections.per.ip"}'
        before = count(n, name)
        held = [Wire(n.port) for _ in range(2)]
        for w in held:
            w.api_versions()
        assert Wire(n.port).closed()
        grew(n, name, before)
    with Node(
        {"max.connections.per.ip": "1", "max.connections.per.ip.overrides": "127.0.0.1:4"}
    ) as n:
        held = [Wire(n.port) for _ in range(4)]
        for w in held:
            w.api_versions()
        assert Wire(n.port).closed()


def a_limit_changes_without_restart():
    with Node({"max.connections.per.ip": "2"}) as n:
        w = Wire(n.port)
        body = (
            struct.pack(">ib", 1, 4)
            + text("")
            + struct.pack(">i", 1)
            + text("max.connections.per.ip")
            + b"\0"
            + text("4")
        )
        got = w.call(44, 0, body + b"\0")
        assert struct.unpack(">h", got[8:10])[0] == 0, got
        held = [w] + [Wire(n.port) for _ in range(3)]
        for c in held:
            c.api_versions()
        assert Wire(n.port).closed()


def idle_connections_are_closed():
    with Node({"connections.max.idle.ms": "500"}) as n:
        w = Wire(n.port)
        w.api_versions()
        name = 'headrace_connections_closed_total{reason="idle"}'
        before = count(n, name)
        assert w.closed(10)
        grew(n, name, before)


def frames_of_a_wrong_size_are_refused():
    with Node({"socket.request.max.bytes": "10000"}) as n:
        name = 'headrace_connections_closed_total{reason="frame_size"}'
        for size in (-1, -(2**31), 0, 10001, 2**31 - 1):
            before = count(n, name)
            w = Wire(n.port)
            w.s.sendall(struct.pack(">i", size))
            assert w.closed(), size
            grew(n, name, before)
        Wire(n.port).api_versions()


def requests_that_are_not_served_close_and_count():
    with Node() as n:
        name = "headrace_requests_refused_total"
        for key, version, body in (
            (200, 0, b""),
            (-1, 0, b""),
            (3, 99, b""),
            (52, 0, b""),
            (0, 2, b""),
            (3, 1, b"\0"),
            (8, 2, b""),
            (1, 4, b"\xff" * 40),
        ):
            before = count(n, name)
            w = Wire(n.port)
            w.send(key, version, body)
            assert w.closed(), (key, version)
            grew(n, name, before)


def a_too_new_api_versions_is_answered_in_the_oldest_form():
    with Node() as n:
        w = Wire(n.port)
        payload = struct.pack(">hhi", 18, 99, 7) + text("kit") + b"\0"
        w.s.sendall(struct.pack(">i", len(payload)) + payload)
        assert w.receive() == struct.pack(">ihihhh", 7, 35, 1, 18, 0, 5)
        w.api_versions()


def a_slow_frame_is_closed():
    with Node({"headrace.connection.frame.timeout.ms": "1000"}) as n:
        w = Wire(n.port)
        w.s.sendall(struct.pack(">i", 5000) + b"x" * 10)
        name = 'headrace_connections_closed_total{reason="frame_slow"}'
        assert w.closed(20)
        grew(n, name, 0)


def a_reader_that_stops_reading_is_closed():
    with Node({"headrace.connection.write.stall.ms": "1000"}) as n:
        w = Wire(n.port)
        assert w.create_topic("t", 1) == 0
        for _ in range(20):
            assert w.produce("t", 0, [b"x" * 900000])[0] == 0
        r = Wire(n.port, rcvbuf=4096)
        for _ in range(12):
            r.send(1, 4, Wire.fetch_body("t", 0, 0, max_bytes=50 << 20))
        name = 'headrace_connections_closed_total{reason="write_stall"}'
        grew(n, name, 0)
        w.api_versions()


def pipelined_requests_keep_their_order():
    with Node() as n:
        w = Wire(n.port)
        assert w.create_topic("t", 4) == 0
        order = [
            w.send(0, 3, Wire.produce_body("t", i % 4, __import__("kit").batch([b"%d" % i])))
            for i in range(300)
        ]
        for corr in order:
            assert struct.unpack(">i", w.receive()[:4])[0] == corr


main(
    [
        max_connections,
        max_connections_per_ip_and_its_overrides,
        a_limit_changes_without_restart,
        idle_connections_are_closed,
        frames_of_a_wrong_size_are_refused,
        requests_that_are_not_served_close_and_count,
        a_too_new_api_versions_is_answered_in_the_oldest_form,
        a_slow_frame_is_closed,
        a_reader_that_stops_reading_is_closed,
        pipelined_requests_keep_their_order,
    ]
)
