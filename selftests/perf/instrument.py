#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""instrument: what the benchmarks measure by is itself measured.

A sender of known rate keeps books of what it sent when; headrace-load, which reads the
kernel's counters of the sockets, has to come to the same.  The bound is 0.5 % of the
bytes between two of its rows, whatever the machine did to the sender meanwhile.
"""
import bisect
import os
import socket
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../broker"))
sys.path.insert(0, os.path.join(HERE, "../../tools/bench"))

from kit import OUT, Node, Wire, main  # noqa: E402
from servers import Load  # noqa: E402

RATE, SECONDS, BOUND = 20e6, 3, 0.005

SINK = """
import socket, sys
s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
print("ready", flush=True)
while s.recv(1 << 20):
    pass
"""


class Here:
    """What Load needs of a server, without one."""

    name = "sender"

    def __init__(self, port):
        self.port, self.process = port, self
        self.pid = os.getpid()


class Sender(threading.Thread):
    """RATE bytes a second, what is late made up for; books of (time, sum)."""

    def __init__(self, to):
        super().__init__(daemon=True)
        self.to, self.at, self.sums, self.end = to, [0.0], [0], threading.Event()

    def run(self):
        begun, sent, block = time.monotonic(), 0, bytes(1 << 20)
        while not self.end.wait(0.001):
            due = int((time.monotonic() - begun) * RATE) - sent
            if due > 0:
                self.to.sendall(block[:due])
                sent += min(due, len(block))
                self.at.append(time.monotonic())
                self.sums.append(sent)

    def sent_at(self, t):
        """By its books, interpolated: a block is on its way while it is written."""
        i = min(max(bisect.bisect(self.at, t), 1), len(self.at) - 1)
        part = (t - self.at[i - 1]) / max(self.at[i] - self.at[i - 1], 1e-9)
        return self.sums[i - 1] + (self.sums[i] - self.sums[i - 1]) * min(max(part, 0), 1)


def measured_against_books():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        sink = subprocess.Popen([sys.executable, "-c", SINK, str(port)], stdout=subprocess.PIPE, text=True)
        try:
            to, _ = listener.accept()
            assert sink.stdout.readline() == "ready\n"
            sender = Sender(to)
            sender.start()
            load = Load(OUT, Here(port), 0.2, SECONDS, 20, ["watch known fetch %d" % sink.pid])
            sender.end.set()
            sender.join()
            to.close()
        finally:
            sink.kill()
            sink.wait()
    got = [row[0] for row in load.rows]
    return load, got, sender


def bytes_received_are_those_that_were_sent():
    load, got, sender = measured_against_books()
    known = sender.sent_at(load.at[-1]) - sender.sent_at(load.at[0])
    error = (got[-1] - got[0]) / known - 1
    tenths = []
    for i in range(0, len(got) - 50, 50):
        known_here = sender.sent_at(load.at[i + 50]) - sender.sent_at(load.at[i])
        tenths.append(abs((got[i + 50] - got[i]) / known_here - 1))
    print("# %.3f s at %.2f MB/s: error %+.3f %%, worst second %.3f %% (bound %.1f %%)"
          % (load.seconds, known / load.seconds / 1e6, 100 * error, 100 * max(tenths), 100 * BOUND))
    assert abs(error) < BOUND, error


def a_paced_librdkafka_producer_is_measured_at_its_pace():
    with Node() as n:
        server = Here(n.port)
        server.pid = n.process.pid
        assert Wire(n.port).create_topic("sink", 1) == 0
        load = Load(OUT, server, 1, SECONDS, 20, ["pace 5000000", "client p produce 1 sink 1 4096"])
    column = load.columns("p", "produce")[0]
    rate = (load.rows[-1][column] - load.rows[0][column]) / load.seconds
    # A record of 4096 bytes takes 4106 on the wire, and requests and batches have heads.
    error = rate / (5e6 * 4106 / 4096) - 1
    print("# %.3f MB/s of records offered at 5 MB/s: %+.2f %% (bound -1 %% to +2 %%)" % (rate / 1e6, 100 * error))
    assert -0.01 < error < 0.02, error
    assert load.clients[0]["failed"] == load.clients[0]["timed_out"] == 0


main([bytes_received_are_those_that_were_sent, a_paced_librdkafka_producer_is_measured_at_its_pace])
