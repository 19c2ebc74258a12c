#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""descriptors: more partitions than a process may open files.

2,000 partitions under a limit of 1,024 descriptors: all take appends, all are
read, before and after restarts, and an idle partition holds no descriptor.
"""

import os
import shutil
import signal
import struct

from kit import Node, Skip, Wire, batch, main, text

PARTITIONS = 2000
LIMIT = 1024
# Rings, listeners, locks and what start-up holds, beside half of the limit.
OTHERS = 160


def open_files(node):
    folder = "/proc/%d/fd" % node.process.pid
    nr = 0
    for fd in os.listdir(folder):
        try:
            nr += node.data in os.readlink(os.path.join(folder, fd))
        except OSError:
            pass
    return nr


def use_all(node, rounds, before):
    most = 0
    wire = Wire(node.port)
    for i in range(rounds):
        for p in range(PARTITIONS):
            got = wire.produce("many", p, [b"value %d" % (before + i)])
            assert got == (0, before + i), "partition %d: %r" % (p, got)
            if p % 100 == 0:
                most = max(most, open_files(node))
    for p in range(PARTITIONS):
        err, _, records = wire.fetch("many", p, before + rounds - 1)
        assert not err and b"value" in records, "partition %d gave %d" % (p, err)
    wire.close()
    return max(most, open_files(node))


def produce_to_all(wire):
    """One request that wants every partition's files at once."""
    records = batch([b"value together"])
    body = struct.pack(">hhii", -1, -1, 30000, 1) + text("many") + struct.pack(">i", PARTITIONS)
    for p in range(PARTITIONS):
        body += struct.pack(">ii", p, len(records)) + records
    got = wire.call(0, 3, body)
    at = 4 + 2 + len("many") + 4
    for _ in range(PARTITIONS):
        p, err = struct.unpack(">ih", got[at : at + 6])
        assert not err, "partition %d answers %d" % (p, err)
        at += 4 + 2 + 8 + 8


def one_request_for_all_partitions_waits_for_room():
    if not shutil.which("prlimit"):
        raise Skip("no prlimit")
    with Node(prefix=("prlimit", "--nofile=%d" % LIMIT)) as node:
        wire = Wire(node.port)
        assert not wire.create_topic("many", PARTITIONS)
        for _ in range(3):
            produce_to_all(wire)
            nr = open_files(node)
            assert nr <= LIMIT / 2 + 16, "%d files of segments are open" % nr
        for p in range(PARTITIONS):
            err, high, _ = wire.fetch("many", p, 0)
            assert (err, high) == (0, 3), "partition %d: %d %d" % (p, err, high)
        wire.close()


def partitions_outnumber_descriptors():
    if not shutil.which("prlimit"):
        raise Skip("no prlimit")
    with Node(prefix=("prlimit", "--nofile=%d" % LIMIT)) as node:
        wire = Wire(node.port)
        assert not wire.create_topic("many", PARTITIONS)
        wire.close()
        most = use_all(node, 2, 0)
        assert most <= LIMIT / 2 + 16, "%d files of segments were open" % most
        node.stop()
        node.start()
        idle = open_files(node)
        assert idle < 32, "%d files are open after a start" % idle
        use_all(node, 1, 2)
        node.stop(signal.SIGKILL)
        node.start()
        assert open_files(node) < 32
        use_all(node, 1, 3)


main([partitions_outnumber_descriptors, one_request_for_all_partitions_waits_for_room])
