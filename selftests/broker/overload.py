#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""overload: 2,000 connections, half of them slow or lying, against a small account.

Memory stays within the configured bound and a well-behaved client is served
all the time; the counters tell which limit was hit.
"""

import resource
import selectors
import socket
import struct
import threading
import time

from kit import Node, Skip, Wire, batch, main

CONNECTIONS = 2000
ACCOUNT = 64 << 20
SECONDS = 12


def connect(port):
    s = socket.socket()
    s.connect(("127.0.0.1", port))
    s.setblocking(False)
    return s


class Crowd(threading.Thread):
    """Half lie about lengths or send slowly; half upload large requests as fast as they may."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port = port
        self.end = threading.Event()
        self.sent = 0
        self.lost = 0

    def run(self):
        sel = selectors.DefaultSelector()
        big = Wire.produce_body("t", 0, batch([b"y" * 500000]), 1)
        payload = struct.pack(">hhi", 0, 3, 1) + struct.pack(">h", 3) + b"kit" + big
        frame = struct.pack(">i", len(payload)) + payload
        for i in range(CONNECTIONS):
            s = connect(self.port)
            kind = i % 4
            # 0 lies about 90 MB and sends nothing more, 1 sends one byte now and then, 2 and 3 upload
            data = (
                struct.pack(">i", 90 << 20)
                if kind == 0
                else struct.pack(">i", 1 << 20) if kind == 1 else frame
            )
            sel.register(s, selectors.EVENT_WRITE | selectors.EVENT_READ, [kind, data, 0])
        while not self.end.is_set():
            for key, events in sel.select(0.1):
                kind, data, at = key.data
                s = key.fileobj
                try:
                    if events & selectors.EVENT_READ and not s.recv(65536):
                        raise ConnectionError
                    if kind in (2, 3):
                        n = s.send(memoryview(data)[at : at + 65536])
                        key.data[2] = (at + n) % len(data)
                        self.sent += n
                    elif at < len(data):
                        key.data[2] += s.send(data[at:])
                    else:
                        if kind == 1:
                            s.send(b"z")
                        sel.modify(s, selectors.EVENT_READ, key.data)
                except BlockingIOError:
                    pass
                except OSError:
                    self.lost += 1
                    sel.unregister(s)
                    s.close()
        for key in list(sel.get_map().values()):
            key.fileobj.close()


def memory_is_bounded_and_a_good_client_is_served():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < CONNECTIONS + 200:
        raise Skip("needs %d descriptors, the limit is %d" % (CONNECTIONS + 200, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with Node(
        {
            "headrace.memory.max.bytes": str(ACCOUNT),
            "socket.request.max.bytes": str(100 << 20),
            "socket.listen.backlog.size": "1000",
        }
    ) as n:
        good = Wire(n.port, timeout=30)
        assert good.create_topic("t", 1) == 0
        assert good.create_topic("good", 1) == 0
        idle = n.rss_bytes()
        crowd = Crowd(n.port)
        crowd.start()
        end = time.monotonic() + SECONDS
        rounds = worst = 0
        rss = 0
        while time.monotonic() < end:
            begun = time.monotonic()
            err, base = good.produce("good", 0, [b"v"])
            assert (err, base) == (0, rounds), (err, base, rounds)
            assert good.fetch("good", 0, rounds)[0] == 0
            worst = max(worst, time.monotonic() - begun)
            rss = max(rss, n.rss_bytes())
            rounds += 1
        crowd.end.set()
        crowd.join(20)
        m = n.metrics()
        print(
            "# %d rounds of the good client, the slowest %.0f ms; crowd sent %d MiB, lost %d connections"
            % (rounds, worst * 1000, crowd.sent >> 20, crowd.lost)
        )
        print(
            "# resident %d MiB idle, %d MiB at most; account used at most %d of %d MiB; starved %d times"
            % (
                idle >> 20,
                rss >> 20,
                int(m["headrace_memory_used_max_bytes"]) >> 20,
                ACCOUNT >> 20,
                m["headrace_connections_starved_total"],
            )
        )
        assert rounds >= 20
        assert m["headrace_memory_used_max_bytes"] <= ACCOUNT * 1.05, m[
            "headrace_memory_used_max_bytes"
        ]
        # What lies outside the account: connections and the program itself.
        assert rss < idle + ACCOUNT + (64 << 20), rss
        assert m["headrace_connections_starved_total"] > 0 or m["headrace_memory_refused_total"] > 0


main([memory_is_bounded_and_a_good_client_is_served])
