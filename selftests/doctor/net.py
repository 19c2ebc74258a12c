#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""net: "headrace net" against sockets of the test's own, whose figures are known."""

import json
import os
import socket
import subprocess

from tree import HEADRACE, Skip, main, wait_for

SENT = 300000
TEXTS = ("peer", "local")
FIGURES = (
    "recvq sendq user cookie rtt_us rttvar_us cwnd mss unacked retrans lost delivery acked "
    "received notsent idle_ms rcvbuf"
).split()


def net(*arguments):
    done = subprocess.run([HEADRACE, "net", *arguments], capture_output=True, text=True, timeout=60)
    if "sock_diag: No such file" in done.stderr:
        raise Skip(done.stderr.strip())
    return done


def rows(*arguments):
    done = net("--json", *arguments)
    assert done.returncode == 0, (done.returncode, done.stderr)
    return json.loads(done.stdout)


class Pair:
    """A listener, and a client whose connection was accepted."""

    def __init__(self, family=socket.AF_INET, at="127.0.0.1"):
        self.listener = socket.socket(family, socket.SOCK_STREAM)
        self.listener.bind((at, 0))
        self.listener.listen(5)
        self.port = self.listener.getsockname()[1]
        self.client = socket.socket(family, socket.SOCK_STREAM)
        self.client.connect((at, self.port))
        self.served, _ = self.listener.accept()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for s in (self.client, self.served, self.listener):
            s.close()

    def send(self, size):
        """To the served end, which reads it all."""
        self.client.settimeout(20)
        self.served.settimeout(20)
        for _ in range(size // 10000):
            self.client.sendall(b"h" * 10000)
            got = 0
            while got < 10000:
                got += len(self.served.recv(10000 - got))

    def row(self, *arguments):
        got = rows("--listener", str(self.port), *arguments)
        assert len(got) == 1, got
        return got[0]


def fields_are_there_and_true():
    with Pair() as one:
        one.send(SENT)
        row = wait_for("all received", lambda: _with(one.row(), "received", SENT))
        for name in TEXTS:
            assert isinstance(row[name], str), (name, row)
        for name in FIGURES:
            assert isinstance(row[name], int), (name, row)
        peer = "127.0.0.1:%d" % one.client.getsockname()[1]
        assert row["peer"] == peer and row["local"] == "127.0.0.1:%d" % one.port, row
        assert row["user"] == os.geteuid() and row["recvq"] == 0, row
        cc = one.served.getsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, 16)
        assert row["cc"] == cc.rstrip(b"\0").decode(), row
        print("# received %(received)d of 300000, rtt %(rtt_us)d us, cc %(cc)s" % row)


def _with(row, name, value):
    return row if row[name] == value else None


def queues_are_told():
    """What nobody reads stands in recvq; the sender's side has acknowledged bytes."""
    with Pair() as one:
        one.client.sendall(b"h" * 5000)
        row = wait_for("bytes in the queue", lambda: _with(one.row(), "recvq", 5000))
        assert row["received"] == 5000, row
        one.served.sendall(b"h" * 3000)
        row = wait_for("bytes acknowledged", lambda: _with(one.row(), "acked", 3000))
        print("# recvq %(recvq)d, acked %(acked)d" % row)


def listener_chooses():
    with Pair() as one, Pair() as two:
        ports = {str(one.port), str(two.port)}
        for p in (one, two):
            assert p.row()["local"].endswith(":%d" % p.port)
        both = rows("--listener", str(one.port), "--listener", str(two.port))
        assert {r["local"].rpartition(":")[2] for r in both} == ports, both
        all_of_host = {r["local"].rpartition(":")[2] for r in rows()}
        client = str(one.client.getsockname()[1])
        assert ports <= all_of_host and client not in all_of_host, all_of_host
        assert client in {r["local"].rpartition(":")[2] for r in rows("--all")}
        peer = "127.0.0.1:" + client
        assert [r["peer"] for r in rows("--peer", peer)] == [peer]
    assert rows("--listener", str(one.port)) == []


def ipv6_and_mapped():
    try:
        pair = Pair(socket.AF_INET6, "::1")
    except OSError as why:
        raise Skip("no IPv6: %s" % why)
    with pair as one:
        assert one.row()["peer"].startswith("[::1]:"), one.row()
    with Pair(socket.AF_INET6, "::ffff:127.0.0.1") as one:
        assert one.row()["peer"].startswith("127.0.0.1:"), one.row()


def sort_orders():
    with Pair() as one, Pair() as two:
        one.send(20000)
        two.send(40000)
        ports = ("--listener", str(one.port), "--listener", str(two.port))
        wait_for(
            "both counts",
            lambda: [r["received"] for r in rows(*ports, "--sort", "received")] == [40000, 20000],
        )
        peers = [r["peer"] for r in rows(*ports)]
        assert peers == sorted(peers), peers


def watch_counts_and_tells_rates():
    """Two looks, a second apart, while 40 KB come in every 0.1 s."""
    with Pair() as one:
        watch = subprocess.Popen(
            [HEADRACE, "net", "--json", "--watch", "1", "--count", "2"]
            + ["--listener", str(one.port)],
            stdout=subprocess.PIPE,
            text=True,
        )
        sent = 0
        while watch.poll() is None and sent < 400000000:
            one.send(40000)
            sent += 40000
            try:
                watch.wait(0.1)
            except subprocess.TimeoutExpired:
                pass
        out = watch.stdout.read()
        assert watch.wait(20) == 0, out
    looks, at = [], 0
    decoder = json.JSONDecoder()
    out = out.strip()
    while at < len(out):
        look, at = decoder.raw_decode(out, at)
        looks.append(look)
        at += len(out[at:]) - len(out[at:].lstrip())
    assert len(looks) == 2 and all(len(look) == 1 for look in looks), out
    first, second = (look[0] for look in looks)
    grown = second["received"] - first["received"]
    print("# %d bytes between the looks, told %d per s" % (grown, second["in_per_s"]))
    assert first["in_per_s"] > 0 and grown > 0, looks
    # A look comes a second and the time of a dump after the one before.
    assert 0.5 * grown <= second["in_per_s"] <= 1.05 * grown, (grown, second)


def mistakes_are_told():
    for arguments, text in (
        (("--listener", "70000"), "--listener"),
        (("--sort", "nonsense"), "no column"),
        (("extra",), "no argument"),
    ):
        done = net(*arguments)
        assert done.returncode == 2 and text in done.stderr, (arguments, done)


if __name__ == "__main__":
    main(
        [
            fields_are_there_and_true,
            queues_are_told,
            listener_chooses,
            ipv6_and_mapped,
            sort_orders,
            watch_counts_and_tells_rates,
            mistakes_are_told,
        ]
    )
