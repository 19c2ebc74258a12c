#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""sessions: watches stay between polls, wake the fetch, and go with their session."""

import struct
import time

from kit import Node, Wire, main, text, wait_for

PARTITIONS = 8
WATCHES = "headrace_fetch_watches_total"


class Session:
    """A fetch session (version 7) of one topic."""

    def __init__(self, wire, topic):
        self.w, self.topic, self.id, self.epoch = wire, topic, 0, 0

    def send(self, parts=(), forgotten=(), wait=0):
        """parts: (index, offset)"""
        body = struct.pack(">iiiibii", -1, wait, 1, 1 << 20, 0, self.id, self.epoch)
        body += struct.pack(">i", 1 if parts else 0)
        if parts:
            body += text(self.topic) + struct.pack(">i", len(parts))
            body += b"".join(struct.pack(">iqqi", i, off, -1, 1 << 20) for i, off in parts)
        body += struct.pack(">i", 1 if forgotten else 0)
        if forgotten:
            body += text(self.topic) + struct.pack(">i", len(forgotten))
            body += b"".join(struct.pack(">i", i) for i in forgotten)
        self.w.send(1, 7, body)

    def receive(self):
        """{index: records bytes} of what is news."""
        got = self.w.receive()
        at = 8
        err, self.id, topics = struct.unpack(">hii", got[at : at + 10])
        assert err == 0, err
        self.epoch += 1
        at += 10
        out = {}
        for _ in range(topics):
            at += 2 + struct.unpack(">h", got[at : at + 2])[0]
            parts = struct.unpack(">i", got[at : at + 4])[0]
            at += 4
            for _ in range(parts):
                index, err = struct.unpack(">ih", got[at : at + 6])
                at += 6 + 24
                aborted = struct.unpack(">i", got[at : at + 4])[0]
                at += 4 + max(aborted, 0) * 16
                n = struct.unpack(">i", got[at : at + 4])[0]
                at += 4 + max(n, 0)
                assert err == 0, (index, err)
                out[index] = max(n, 0)
        return out

    def poll(self, **kw):
        self.send(**kw)
        return self.receive()


def a_session_leaves_each_watch_once_however_often_it_polls():
    with Node() as n:
        w, p = Wire(n.port), Wire(n.port)
        assert w.create_topic("t", PARTITIONS) == 0
        s = Session(w, "t")
        before = n.metrics()[WATCHES]
        s.poll(parts=[(i, 0) for i in range(PARTITIONS)], wait=1)
        assert s.id > 0
        offsets = [0] * PARTITIONS
        for i in range(200):
            s.send(wait=20000, parts=[(k, offsets[k]) for k in range(PARTITIONS)] if i else ())
            k = i % PARTITIONS
            assert p.produce("t", k, [b"x"])[0] == 0
            started = time.monotonic()
            got = s.receive()
            assert got.get(k), (i, got)
            assert time.monotonic() - started < 10, "the append did not wake the fetch"
            offsets[k] += 1
        assert n.metrics()[WATCHES] - before == PARTITIONS


def without_a_session_every_poll_leaves_its_own():
    with Node() as n:
        w = Wire(n.port)
        assert w.create_topic("t", 1) == 0
        before = n.metrics()[WATCHES]
        for _ in range(5):
            w.fetch("t", 0, 0, wait=1)
        assert n.metrics()[WATCHES] - before == 5


def a_forgotten_partition_wakes_nobody_and_one_taken_up_again_does():
    with Node() as n:
        w, p = Wire(n.port), Wire(n.port)
        assert w.create_topic("t", 2) == 0
        s = Session(w, "t")
        s.poll(parts=[(0, 0), (1, 0)], wait=1)
        s.poll(forgotten=[1], wait=1)
        s.send(wait=500)
        assert p.produce("t", 1, [b"x"])[0] == 0
        assert s.receive() == {}
        before = n.metrics()[WATCHES]
        assert s.poll(parts=[(1, 1)], wait=1) == {1: 0}
        assert n.metrics()[WATCHES] - before == 1
        s.send(wait=20000)
        assert p.produce("t", 1, [b"y"])[0] == 0
        assert s.receive()[1] > 0


def a_topic_made_anew_is_watched_anew():
    with Node() as n:
        w, p = Wire(n.port), Wire(n.port)
        assert w.create_topic("t", 1) == 0
        s = Session(w, "t")
        s.poll(parts=[(0, 0)], wait=1)
        # DeleteTopics version 1
        p.call(20, 1, struct.pack(">i", 1) + text("t") + struct.pack(">i", 10000))
        wait_for("the topic to be made", lambda: p.create_topic("t", 1) == 0)
        wait_for("the topic to serve", lambda: p.produce("t", 0, [b"x"])[0] == 0)
        s.send(wait=20000, parts=[(0, 1)])
        assert p.produce("t", 0, [b"y"])[0] == 0
        assert s.receive()[0] > 0


def topics_that_take_turns_in_a_session_do_not_write_over_each_other():
    nr = 60
    with Node() as n:
        w, p = Wire(n.port), Wire(n.port)
        assert w.create_topic("busy", nr) == 0 and w.create_topic("quiet", nr) == 0
        s = Session(w, "busy")
        body = struct.pack(">iiiibii", -1, 1, 1, 1 << 20, 0, 0, 0) + struct.pack(">i", 2 * nr)
        for i in range(nr):
            for topic in ("busy", "quiet"):
                body += text(topic) + struct.pack(">iiqqi", 1, i, 0, -1, 1 << 20)
        w.send(1, 7, body + struct.pack(">i", 0))
        s.receive()
        for i in range(nr):
            assert p.produce("busy", i, [b"x"])[0] == 0
        got = s.poll(wait=1)
        assert sorted(got) == list(range(nr)) and all(got.values()), got
        assert n.stop() == 0


def sessions_that_close_and_are_evicted_leave_nothing_behind():
    with Node({"max.incremental.fetch.session.cache.slots": "2"}) as n:
        w, p = Wire(n.port), Wire(n.port)
        assert w.create_topic("t", PARTITIONS) == 0
        for i in range(60):
            s = Session(w, "t")
            s.poll(parts=[(k, 0) for k in range(PARTITIONS)], wait=1)
            if s.id:
                s.epoch = -1
                s.send(parts=[(0, 0)])
                w.receive()
            assert p.produce("t", i % PARTITIONS, [b"x"])[0] == 0
        assert n.stop() == 0


if __name__ == "__main__":
    main(
        [
            a_session_leaves_each_watch_once_however_often_it_polls,
            without_a_session_every_poll_leaves_its_own,
            a_forgotten_partition_wakes_nobody_and_one_taken_up_again_does,
            a_topic_made_anew_is_watched_anew,
            topics_that_take_turns_in_a_session_do_not_write_over_each_other,
            sessions_that_close_and_are_evicted_leave_nothing_behind,
        ]
    )
