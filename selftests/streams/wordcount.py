#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""wordcount: a Kafka Streams application in a streams group (KIP-1071), judged by its counts.

Instances of two threads each come and go while lines come in.  Whoever leaves in
good order loses and doubles nothing; who is killed may count again what was not
committed, and loses nothing.
"""

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../broker"))
from kit import OUT, Node, Skip, Wire, main, wait_for  # noqa: E402

SETTINGS = {
    "group.streams.initial.rebalance.delay.ms": "500",
    "group.streams.assignment.interval.ms": "0",
    "group.streams.min.heartbeat.interval.ms": "500",
    "group.streams.heartbeat.interval.ms": "500",
    "group.streams.min.session.timeout.ms": "6000",
    "group.streams.session.timeout.ms": "6000",
    "offsets.topic.num.partitions": "5",
}
PARTITIONS = 4


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def classpath():
    if not shutil.which("javac"):
        raise Skip("no JDK to run Kafka Streams with")
    got = subprocess.run(
        ["sh", os.path.join(HERE, "../reference/fetch.sh"), "4.3.1-streams"],
        capture_output=True,
        text=True,
    )
    if got.returncode:
        raise Skip(got.stderr.strip().splitlines()[-1])
    jars = got.stdout.strip().splitlines()[-1] + "/*"
    classes = os.path.join(os.path.abspath(OUT), "selftests/streams/classes")
    os.makedirs(classes, exist_ok=True)
    subprocess.run(
        ["javac", "-cp", jars, "-d", classes, os.path.join(HERE, "WordCount.java")], check=True
    )
    return jars + ":" + classes


class Instance:
    def __init__(self, port, app, folder, jars):
        self.out = os.path.join(folder, "out")
        os.makedirs(folder, exist_ok=True)
        self.process = subprocess.Popen(
            ["java", "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", jars]
            + ["WordCount", "127.0.0.1:%d" % port, app, os.path.join(folder, "state"), "2"],
            stdin=subprocess.PIPE,
            stdout=open(self.out, "wb"),
            stderr=subprocess.STDOUT,
        )

    def state(self):
        lines = [i for i in open(self.out) if i.startswith("state ")]
        return lines[-1].split()[1] if lines else ""

    def running(self):
        if self.process.poll() is not None:
            raise AssertionError("an instance ended: " + open(self.out).read()[-1000:])
        return self.state() == "RUNNING"

    def wait(self):
        wait_for("running instance", self.running, 60)
        return self

    def leave(self):
        self.process.stdin.close()
        assert self.process.wait(60) == 0, open(self.out).read()[-1000:]

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def number(data, at):
    """A varint: value and where it ends."""
    v = shift = 0
    while True:
        b = data[at]
        at += 1
        v |= (b & 127) << shift
        shift += 7
        if b < 128:
            return (v >> 1) ^ -(v & 1), at


def records(data):
    """Keys and values of batches that are not compressed, and the offset that follows."""
    at, next_offset = 0, None
    out = []
    while at + 61 <= len(data):
        base, length = struct.unpack(">qi", data[at : at + 12])
        if at + 12 + length > len(data):
            break
        attributes, last = struct.unpack(">hi", data[at + 21 : at + 27])
        assert not attributes & 7, "a compressed batch"
        count = struct.unpack(">i", data[at + 57 : at + 61])[0]
        pos = at + 61
        for _ in range(count):
            size, pos = number(data, pos)
            end = pos + size
            pos += 1
            _, pos = number(data, pos)
            _, pos = number(data, pos)
            n, pos = number(data, pos)
            key = data[pos : pos + n]
            pos += max(n, 0)
            n, pos = number(data, pos)
            out.append((key.decode(), data[pos : pos + n].decode()))
            pos = end
        next_offset = base + last + 1
        at += 12 + length
    return out, next_offset


class Counts:
    """The last count of each word."""

    def __init__(self, port):
        self.port = port
        self.offsets = [0] * PARTITIONS
        self.counts = {}

    def read(self):
        w = Wire(self.port)
        for p in range(PARTITIONS):
            while True:
                err, _, data = w.fetch("counts", p, self.offsets[p])
                assert not err, err
                got, end = records(data)
                if end is None:
                    break
                for word, count in got:
                    self.counts[word] = int(count)
                self.offsets[p] = end
        w.close()
        return self.counts


class Run:
    def __init__(self, app):
        self.jars = classpath()
        self.app = app
        self.folder = tempfile.mkdtemp(prefix="hr-streams-")
        self.instances = []
        self.sent = 0

    def __enter__(self):
        # The same port after a restart.
        where = "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:0" % free_port()
        self.node = Node(dict(SETTINGS, listeners=where)).start()
        w = Wire(self.node.port)
        for t in ("lines", "counts"):
            assert w.create_topic(t, PARTITIONS) == 0
        w.close()
        self.counts = Counts(self.node.port)
        return self

    def __exit__(self, *exc):
        for i in self.instances:
            i.kill()
        self.node.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        folder = os.path.join(self.folder, str(len(self.instances)))
        self.instances.append(Instance(self.node.port, self.app, folder, self.jars))
        return self.instances[-1]

    def send(self, n):
        """Each line has a word that no other has, and one of ten."""
        w = Wire(self.node.port)
        for p in range(PARTITIONS):
            mine = range(self.sent + p, self.sent + n, PARTITIONS)
            lines = [b"word%d often%d" % (i, i % 10) for i in mine]
            assert w.produce("lines", p, lines)[0] == 0
        w.close()
        self.sent += n

    def expected(self):
        out = {"word%d" % i: 1 for i in range(self.sent)}
        for i in range(10):
            out["often%d" % i] = len(range(i, self.sent, 10))
        return out

    def readers(self, topic):
        """Groups that statistics name as readers of a topic."""
        return {row["group"] for row in self.node.observe("clients", topic=topic)["rows"]}

    def all_counted(self):
        want, got = self.expected(), self.counts.read()
        return all(got.get(k, 0) >= n for k, n in want.items())


def instances_that_come_and_go_in_good_order_count_every_word_once():
    with Run("orderly") as r:
        one = r.start().wait()
        r.send(1000)
        two = r.start()
        r.send(1000)
        wait_for("counts", r.all_counted, 60)
        # Who gave a task away is a reader for nobody from then on.
        wait_for("whose bytes were read", lambda: "orderly" in r.readers("lines"))
        two.wait()
        r.send(1000)
        one.leave()
        r.send(1000)
        wait_for("counts", r.all_counted, 60)
        three = r.start().wait()
        r.send(1000)
        wait_for("counts", r.all_counted, 60)
        two.leave()
        three.leave()
        assert r.counts.read() == r.expected(), "counts differ"


def an_instance_that_is_killed_and_a_broker_that_restarts_lose_nothing():
    with Run("killed") as r:
        one, two = r.start().wait(), r.start().wait()
        r.send(1000)
        one.kill()
        r.send(1000)
        wait_for("counts", r.all_counted, 60)
        r.send(500)
        r.node.stop(signal.SIGKILL)
        r.node.start()
        three = r.start()
        r.send(500)
        wait_for("counts", r.all_counted, 60)
        three.wait()
        three.leave()
        r.send(500)
        wait_for("counts", r.all_counted, 60)
        two.leave()
        assert set(r.counts.read()) == set(r.expected())


main(
    [
        instances_that_come_and_go_in_good_order_count_every_word_once,
        an_instance_that_is_killed_and_a_broker_that_restarts_lose_nothing,
    ]
)
