#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""coordinator: offsets through restarts, kills and a log that cannot be written.

One partition of __consumer_offsets, so that every group has one coordinator.  The
client here commits offsets of many partitions at once and keeps what was acknowledged.
"""

import resource
import signal
import struct
import time

from kit import Node, Skip, Wire, main, text, wait_for

PARTITIONS = 500
RETRIABLE = (14, 15, 16)
SETTINGS = {
    "offsets.topic.num.partitions": "1",
    "offsets.topic.replication.factor": "1",
    "num.partitions": str(PARTITIONS),
}


def string(s):
    return text(s)


class Client:
    def __init__(self, node):
        self.node = node
        self.wire = Wire(node.port, timeout=20)
        self.acked = {}

    def again(self):
        self.wire.close()
        self.wire = Wire(self.node.port, timeout=20)

    def find(self, group):
        def ready():
            got = self.wire.call(10, 0, string(group))
            return struct.unpack(">h", got[:2])[0] == 0

        wait_for("coordinator", ready)

    def commit(self, group, offset, partitions=PARTITIONS):
        """One code for all partitions, or the set of those that came."""
        body = string(group) + struct.pack(">i", -1) + string("") + struct.pack(">q", -1)
        body += struct.pack(">i", 1) + string("t") + struct.pack(">i", partitions)
        for p in range(partitions):
            body += struct.pack(">iq", p, offset) + string("m")
        got = self.wire.call(8, 2, body)
        at = 4 + 2 + 1 + 4
        errs = {struct.unpack(">h", got[at + 6 * i + 4 : at + 6 * i + 6])[0] for i in range(partitions)}
        if errs == {0}:
            self.acked[group] = (offset, partitions)
        return errs

    def fetch(self, group):
        """Offsets by partition, or the group's error code."""
        got = self.wire.call(9, 2, string(group) + struct.pack(">i", -1))
        (topics,) = struct.unpack(">i", got[:4])
        at, out = 4, {}
        for _ in range(topics):
            at += 2 + struct.unpack(">h", got[at : at + 2])[0]
            (nr,) = struct.unpack(">i", got[at : at + 4])
            at += 4
            for _ in range(nr):
                p, offset, n = struct.unpack(">iqh", got[at : at + 14])
                at += 14 + max(n, 0)
                out[p] = offset
                at += 2
        (err,) = struct.unpack(">h", got[at : at + 2])
        return err or out

    def fetch_when_loaded(self, group):
        def ready():
            got = self.fetch(group)
            return None if isinstance(got, int) and got in RETRIABLE else (got,)

        return wait_for("loaded coordinator", ready, 40)[0]

    def check(self):
        for group, (offset, partitions) in self.acked.items():
            got = self.fetch_when_loaded(group)
            assert got == {p: offset for p in range(partitions)}, "%s has %r" % (group, got)


def start(extra=None):
    node = Node(dict(SETTINGS, **(extra or {})))
    node.start()
    client = Client(node)
    client.wire.create_topic("t", PARTITIONS)
    client.find("g0")
    return node, client


def what_was_acknowledged_is_there_after_stops_and_kills():
    node, client = start()
    try:
        client.fetch_when_loaded("g0")
        for how in (signal.SIGTERM, signal.SIGKILL, signal.SIGKILL):
            for i in range(40):
                assert client.commit("g%d" % i, 1000 + i) == {0}
            client.check()
            node.stop(how)
            node.start()
            client.again()
            client.check()
    finally:
        node.close()


def a_log_that_cannot_be_written_is_told_and_nothing_acknowledged_is_lost():
    node, client = start()
    try:
        client.fetch_when_loaded("g0")
        log = node.data + "/__consumer_offsets-0/00000000000000000000.log"
        with open(log, "rb") as f:
            at = f.seek(0, 2)
        assert client.commit("g0", 1) == {0}
        # Whatever else the node writes is smaller than this log by then.
        for i in range(200):
            assert client.commit("g%d" % (i % 7), i) == {0}
        with open(log, "rb") as f:
            at = f.seek(0, 2)
        try:
            resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE, (at + 100000, at * 100))
        except OSError as why:
            raise Skip("prlimit: %s" % why)
        seen = set()
        for i in range(20):
            errs = client.commit("g%d" % (i % 7), 5000 + i)
            seen |= errs
            if errs != {0}:
                break
        assert seen & set(RETRIABLE), "the client was told %r" % seen
        assert node.process.poll() is None, "the node ended"
        # What was taken before still stands, also while nothing can be written.
        client.check()
        resource.prlimit(node.process.pid, resource.RLIMIT_FSIZE, (at * 100, at * 100))
        wait_for("a commit that is taken again", lambda: client.commit("g9", 77) == {0}, 30)
        client.check()
        node.stop()
        node.start()
        client.again()
        client.check()
    finally:
        node.close()


def a_group_of_many_offsets_goes_into_several_batches():
    node, client = start({"message.max.bytes": "20000"})
    try:
        client.fetch_when_loaded("g0")
        assert client.commit("wide", 5) == {0}
        client.check()
        node.stop(signal.SIGKILL)
        node.start()
        client.again()
        client.check()
    finally:
        node.close()


def a_topic_that_goes_takes_its_offsets_along():
    node, client = start()
    try:
        client.fetch_when_loaded("g0")
        assert client.commit("g0", 5) == {0}
        body = struct.pack(">i", 1) + string("t") + struct.pack(">i", 10000)
        client.wire.call(20, 1, body)
        wait_for("offsets to go", lambda: client.fetch("g0") == {})
        node.stop()
        node.start()
        client.again()
        assert client.fetch_when_loaded("g0") == {}
    finally:
        node.close()


def offsets_of_idle_groups_expire():
    node, client = start(
        {"offsets.retention.minutes": "1", "offsets.retention.check.interval.ms": "300"}
    )
    try:
        client.fetch_when_loaded("g0")
        body = string("short") + struct.pack(">i", -1) + string("") + struct.pack(">q", 200)
        body += struct.pack(">i", 1) + string("t") + struct.pack(">iiq", 1, 0, 9) + string("m")
        client.wire.call(8, 2, body)
        assert client.commit("long", 5) == {0}
        begun = time.monotonic()
        wait_for("the short one to expire", lambda: client.fetch("short") == {})
        assert time.monotonic() - begun < 50
        client.check()
    finally:
        node.close()


main(
    [
        what_was_acknowledged_is_there_after_stops_and_kills,
        a_log_that_cannot_be_written_is_told_and_nothing_acknowledged_is_lost,
        a_group_of_many_offsets_goes_into_several_batches,
        a_topic_that_goes_takes_its_offsets_along,
        offsets_of_idle_groups_expire,
    ]
)
