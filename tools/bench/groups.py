#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""groups: many classic groups with many members on one node, Headrace against Apache Kafka.

The load is of raw requests, so that no client library stands between: each
phase sends one request for each member and waits for all answers.  A connection
carries one member, or members of several groups where the limit of open files
is too low; a join that waits holds up those behind it on its connection, so that
these groups assemble in turn, each after the initial delay.  What counts is CPU time of the server; rates beside it are the load
generator's as much as the server's.  Kafka is warmed by a round of each phase
that does not count.  Every cell is printed, also those that we lose.

	join		all members of all groups join at once, leaders assign
	rebalance	one member of each group leaves, the others notice and join again
	heartbeats	as fast as answers come
	idle		every member one heartbeat each 3 s
	commits		one partition a request, as fast as answers come

usage: groups.py OUT KAFKA-JARS [--groups N] [--members N] [--seconds N] [--json FILE] [--only NAME]
"""
import argparse
import collections
import json
import os
import resource
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time

JOIN, SYNC, HEARTBEAT, LEAVE, COMMIT, CREATE, FIND = 11, 14, 12, 13, 8, 19, 10
FETCH_OFFSETS = 9
DELAY_MS = 3000
SUBSCRIPTION = struct.pack(">hih", 0, 1, 1) + b"t" + struct.pack(">i", -1)


def text(s):
    b = s.encode()
    return struct.pack(">h", len(b)) + b


def blob(b):
    return struct.pack(">i", len(b)) + b


def frame(key, version, body):
    head = struct.pack(">hhi", key, version, 1) + text("bench")
    return struct.pack(">i", len(head) + len(body)) + head + body


def take_text(b, at):
    n, = struct.unpack_from(">h", b, at)
    return b[at + 2:at + 2 + max(n, 0)].decode(), at + 2 + max(n, 0)


class Link:
    """A connection; its members are answered in the order in which they asked."""

    def __init__(self, port):
        self.asked, self.buffer = collections.deque(), b""
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)

    def send(self, member, request):
        self.socket.send(request)
        self.asked.append(member)

    def receive(self, answered):
        got = self.socket.recv(65536)
        assert got, "the node closed a connection"
        b, at, nr = self.buffer + got, 0, 0
        while len(b) - at >= 4:
            end = at + 4 + struct.unpack_from(">i", b, at)[0]
            if len(b) < end:
                break
            answered(self.asked.popleft(), b[at + 4:end])
            at, nr = end, nr + 1
        self.buffer = b[at:]
        return nr


class Member:
    def __init__(self, group, nr, link):
        self.group, self.nr, self.id, self.generation = f"g{group}", nr, "", -1
        self.leader, self.others, self.link = False, [], link

    def join(self):
        return frame(JOIN, 3, text(self.group) + struct.pack(">ii", 60000, 60000) + text(self.id)
                     + text("consumer") + struct.pack(">i", 1) + text("range") + blob(SUBSCRIPTION))

    def joined(self, b):
        error, self.generation = struct.unpack_from(">hi", b, 8)
        assert error == 0, f"join: error {error}"
        _, at = take_text(b, 14)
        leader, at = take_text(b, at)
        self.id, at = take_text(b, at)
        self.leader, self.others = leader == self.id, []
        nr, = struct.unpack_from(">i", b, at)
        at += 4
        for _ in range(nr):
            one, at = take_text(b, at)
            at += 4 + struct.unpack_from(">i", b, at)[0]
            self.others.append(one)

    def sync(self):
        given = b"".join(text(m) + blob(struct.pack(">hih", 0, 1, 1) + b"t" + struct.pack(">ii", 1, i)
                                        + struct.pack(">i", -1)) for i, m in enumerate(self.others))
        return frame(SYNC, 1, self.who() + struct.pack(">i", len(self.others)) + given)

    def who(self):
        return text(self.group) + struct.pack(">i", self.generation) + text(self.id)

    def heartbeat(self):
        return frame(HEARTBEAT, 1, self.who())

    def commit(self, offset):
        return frame(COMMIT, 5, self.who() + struct.pack(">i", 1) + text("t")
                     + struct.pack(">iiq", 1, self.nr, offset) + text(""))

    def leave(self):
        return frame(LEAVE, 1, text(self.group) + text(self.id))


class Load:
    """One request for each member, answers as they come."""

    def __init__(self, links):
        self.links = {link.socket.fileno(): link for link in links}
        self.epoll = select.epoll()
        for fd in self.links:
            self.epoll.register(fd, select.EPOLLIN)

    def exchange(self, members, request, answered):
        left = len(members)
        for i, m in enumerate(members):
            m.link.send(m, request(m))
            if i % 500 == 499:
                left -= self.collect(0, answered)
        while left:
            left -= self.collect(60, answered)

    def collect(self, wait_s, answered):
        events = self.epoll.poll(wait_s, 1000)
        assert events or not wait_s, "no answer within 60 s"
        return sum(self.links[fd].receive(answered) for fd, _ in events)


def no_error_at(at):
    def check(_, b):
        error, = struct.unpack_from(">h", b, at)
        assert error == 0, f"error {error}"
    return check


class Server:
    def __init__(self, name, out, jars, work):
        self.name = name
        with socket.socket() as a, socket.socket() as b:
            a.bind(("127.0.0.1", 0))
            b.bind(("127.0.0.1", 0))
            self.port, control = a.getsockname()[1], b.getsockname()[1]
        directory = os.path.join(work, name)
        os.makedirs(directory)
        file = os.path.join(directory, "server.properties")
        with open(file, "w") as f:
            f.write(f"""process.roles=broker,controller
node.id=1
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{self.port},CONTROLLER://127.0.0.1:{control}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs={directory}/data
controller.quorum.bootstrap.servers=127.0.0.1:{control}
offsets.topic.replication.factor=1
group.initial.rebalance.delay.ms={DELAY_MS}
""")
            if name == "headrace":
                f.write("headrace.format.auto=true\nheadrace.metrics.listener=\n")
        java = ["java", "-Xmx1g", "-XX:+UseG1GC", "-cp", f"{jars}/*"]
        log = open(os.path.join(directory, "log"), "wb")
        if name == "kafka":
            subprocess.run(java + ["kafka.tools.StorageTool", "format", "-t", "bWFkZSBmb3IgYmVuY2g", "-c", file,
                                   "--standalone"], stdout=log, stderr=log, check=True)
            command = java + ["kafka.Kafka", file]
        else:
            command = [f"{out}/bin/headraced", file]
        self.process = subprocess.Popen(command, stdout=log, stderr=log)

    def cpu_s(self):
        with open(f"/proc/{self.process.pid}/stat") as f:
            fields = f.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rss_mb(self):
        with open(f"/proc/{self.process.pid}/status") as f:
            return next(int(line.split()[1]) for line in f if line.startswith("VmRSS")) / 1024

    def call(self, request, error_at):
        """Asks until the answer has no error; a node that starts refuses for a while."""
        end = time.monotonic() + 90
        while True:
            assert self.process.poll() is None, f"{self.name} has ended"
            assert time.monotonic() < end, f"{self.name} is not ready"
            try:
                with socket.create_connection(("127.0.0.1", self.port), 5) as s:
                    s.settimeout(20)
                    s.sendall(request)
                    got = s.recv(65536)
                    if len(got) > error_at + 5 and struct.unpack_from(">h", got, error_at + 4)[0] in (0, 36):
                        return
            except OSError:
                pass
            time.sleep(0.3)

    def prepare(self, partitions):
        create = struct.pack(">i", 1) + text("t") + struct.pack(">ihii", partitions, 1, 0, 0) \
            + struct.pack(">ib", 20000, 0)
        self.call(frame(CREATE, 2, create), 4 + 4 + 4 + 2 + 1)
        self.call(frame(FIND, 1, text("g0") + b"\0"), 8)
        self.call(frame(FETCH_OFFSETS, 2, text("g0") + struct.pack(">i", 0)), 8)
        time.sleep(2)  # other coordinators load too

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Bench:
    def __init__(self, server, groups, members, seconds, links):
        self.server, self.seconds, self.result = server, seconds, {}
        # Member m of groups g, g + width, g + 2 width… are on one connection.
        width = -(-groups // links)
        links = [[Link(server.port) for _ in range(width)] for _ in range(members)]
        self.all = [Member(g, m, links[m][g % width]) for m in range(members) for g in range(groups)]
        self.load = Load([link for some in links for link in some])

    def measure(self, name, work):
        """work returns how many operations it did."""
        cpu, begin = self.server.cpu_s(), time.monotonic()
        nr = work()
        took, cpu = time.monotonic() - begin, self.server.cpu_s() - cpu
        self.result[name] = {"s": took, "rate": nr / took, "cpu_us": cpu / nr * 1e6, "cpu_s": cpu}

    def assemble(self):
        self.load.exchange(self.all, Member.join, Member.joined)
        self.load.exchange(self.all, Member.sync, no_error_at(8))
        return len(self.all)

    def rebalance(self):
        """The last member of each group goes; the others see it by a heartbeat."""
        last = max(m.nr for m in self.all)
        gone = [m for m in self.all if m.nr == last]
        self.all = [m for m in self.all if m.nr != last]
        self.load.exchange(gone, Member.leave, no_error_at(8))
        told = []
        self.load.exchange(self.all, Member.heartbeat,
                           lambda m, b: told.append(struct.unpack_from(">h", b, 8)[0]))
        assert set(told) == {27}, f"heartbeats say {set(told)}"
        return self.assemble()

    def fast(self, request, check):
        end, nr = time.monotonic() + self.seconds, 0
        while time.monotonic() < end:
            self.load.exchange(self.all, request, check)
            nr += len(self.all)
        return nr

    def idle(self):
        nr = 0
        for _ in range(3):
            begin = time.monotonic()
            for i in range(0, len(self.all), 1000):
                some = self.all[i:i + 1000]
                self.load.exchange(some, Member.heartbeat, no_error_at(8))
                nr += len(some)
                time.sleep(max(0, begin + 3 * (i + 1000) / len(self.all) - time.monotonic()))
        return nr

    def run(self):
        def heartbeats():
            return self.fast(Member.heartbeat, no_error_at(8))

        def commits():
            return self.fast(lambda m: m.commit(7), lambda m, b: no_error_at(len(b) - 2)(m, b))

        self.measure("join", self.assemble)
        if self.server.name == "kafka":
            heartbeats()
            commits()
        self.measure("heartbeats", heartbeats)
        self.measure("idle", self.idle)
        self.measure("commits", commits)
        self.measure("rebalance", self.rebalance)
        self.result["rss_mb"] = self.server.rss_mb()
        return self.result


def show(results):
    names = list(results)
    rows = [("rss", "MB", lambda r: r["rss_mb"])]
    for phase in ("join", "rebalance"):
        rows.append((f"{phase} of all", "s", lambda r, p=phase: r[p]["s"]))
        rows.append((f"{phase}, a member", "us CPU", lambda r, p=phase: r[p]["cpu_us"]))
    for phase in ("heartbeats", "commits"):
        rows.append((phase, "per s", lambda r, p=phase: r[p]["rate"]))
        rows.append((f"{phase}, each", "us CPU", lambda r, p=phase: r[p]["cpu_us"]))
    rows.append(("idle", "% CPU", lambda r: 100 * r["idle"]["cpu_s"] / r["idle"]["s"]))
    print(f"{'':24}{'':8}" + "".join(f"{n:>12}" for n in names) + f"{'kafka/headrace':>18}")
    for name, unit, of in rows:
        values = [of(results[n]) for n in names]
        ratio = f"{values[0] / values[1]:18.2f}" if len(values) == 2 and values[1] else ""
        print(f"{name:24}{unit:8}" + "".join(f"{v:12.1f}" for v in values) + ratio)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("out")
    args.add_argument("jars")
    args.add_argument("--groups", type=int, default=1000)
    args.add_argument("--members", type=int, default=20)
    args.add_argument("--seconds", type=float, default=5)
    args.add_argument("--json")
    args.add_argument("--only", default="kafka headrace")
    args = args.parse_args()
    shared, files = 1, resource.getrlimit(resource.RLIMIT_NOFILE)[1] - 2000
    resource.setrlimit(resource.RLIMIT_NOFILE, (files + 2000,) * 2)
    while args.groups * args.members / shared > files:
        shared += 1
    work = tempfile.mkdtemp(prefix="bench-groups.")
    results = {}
    try:
        for name in args.only.split():
            server = Server(name, args.out, args.jars, work)
            try:
                server.prepare(args.members)
                results[name] = Bench(server, args.groups, args.members, args.seconds,
                                      shared).run()
            finally:
                server.stop()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{args.groups} groups of {args.members} members, classic protocol, "
          f"initial delay {DELAY_MS} ms, {shared} members a connection")
    show(results)
    if args.json:
        with open(args.json, "w") as f:
            json.dump(results, f, indent=1)


main()
