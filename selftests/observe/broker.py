#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""broker: what a broker says of page cache, disk, groups and clients, against what was done.

Cold reads are made cold with posix_fadvise and checked with cachestat(2); the truth comes
from there and from the counted bytes, never from the broker.
"""

import ctypes
import json
import os
import struct
import subprocess
import sys
import tempfile
import urllib.error
import xml.dom.minidom

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../broker"))
from kit import OUT, Node, Skip, Wire, main, text, wait_for  # noqa: E402

PAGE = os.sysconf("SC_PAGESIZE")
HEADRACE = os.path.join(OUT, "bin/headrace")
PINS = "/sys/fs/bpf/hr-observe-test-%d" % os.getpid()
MIB = 1 << 20
libc = ctypes.CDLL(None, use_errno=True)


def cached_bytes(path):
    """By the system call itself; skips where the kernel has none."""
    rng = (ctypes.c_uint64 * 2)(0, os.path.getsize(path))
    out = (ctypes.c_uint64 * 5)()
    with open(path, "rb") as f:
        if rng[1] and libc.syscall(451, f.fileno(), rng, out, 0):
            raise Skip("cachestat: " + os.strerror(ctypes.get_errno()))
    return out[0] * PAGE


def logs(node, topic):
    d = os.path.join(node.data, topic + "-0")
    return sorted(os.path.join(d, n) for n in os.listdir(d) if n.endswith(".log"))


def drop(path):
    fd = os.open(path, os.O_RDONLY)
    os.fdatasync(fd)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(fd)


def partition(node, topic):
    rows = node.observe("partitions", topic=topic)["rows"]
    return rows[0] if rows else None


def settled(node, topic):
    """The partition's row after a whole round that began now."""
    now = node.observe("partitions")["source"]["rounds"]
    wait_for("two rounds", lambda: node.observe("partitions")["source"]["rounds"] > now + 1)
    return partition(node, topic)


def run(*args, ok=0):
    r = subprocess.run([HEADRACE, *args], capture_output=True, text=True, timeout=60)
    assert r.returncode == ok, (args, r.returncode, r.stderr)
    return r.stdout


def fill(node, topic, mib):
    """Segments of 4 MiB."""
    w = Wire(node.port)
    w.create_topic(topic, 1, [("segment.bytes", str(4 * MIB))])
    for _ in range(2 * mib):
        err, _ = w.produce(topic, 0, [b"x" * (16 << 10)] * 32)
        assert err == 0, err
    return w


def read_all(node, w, topic):
    """By fetches of 1 MiB from the start; bytes of records that came."""
    end, at, got = partition(node, topic)["end_offset"], 0, 0
    while at < end:
        err, _, records = w.fetch(topic, 0, at)
        assert err == 0 and records, (err, at)
        got += len(records)
        pos = 0
        while pos + 61 <= len(records):
            size = int.from_bytes(records[pos + 8 : pos + 12], "big") + 12
            if pos + size > len(records):
                break
            base = int.from_bytes(records[pos : pos + 8], "big")
            at = base + int.from_bytes(records[pos + 23 : pos + 27], "big") + 1
            pos += size
    return got


def say(what, got, truth, bound):
    print("# %s: said %s, truth %s (bound: %s)" % (what, got, truth, bound), flush=True)


class Kernel:
    """Programs pinned in a folder of this test."""

    def __enter__(self):
        r = subprocess.run(
            [HEADRACE, "kernel", "load", "--pin-dir", PINS, "--without", "admit"],
            capture_output=True, text=True, timeout=60,
        )
        if not os.path.exists(PINS + "/hr_obs_meta"):
            self.__exit__()
            raise Skip("the kernel's programs are not to be had: " + r.stderr.strip()[:160])
        return self

    def __exit__(self, *exc):
        subprocess.run([HEADRACE, "kernel", "unload", "--pin-dir", PINS], capture_output=True)


def test_resident_bytes_agree_with_cachestat():
    with Node({"headrace.observe.level": "cachestat"}) as n:
        fill(n, "warm", 24)
        for path in logs(n, "warm")[:3]:
            drop(path)
        row = settled(n, "warm")
        truth = sum(cached_bytes(p) for p in logs(n, "warm"))
        size = row["size_bytes"]
        off = abs(row["resident_bytes"] - truth) * 100 / size
        say("resident bytes", row["resident_bytes"], truth, "1 point of the log's size")
        assert off <= 1, off
        assert row["resident_bytes"] < size


def test_without_programs_counts_are_unknown():
    with Node({"headrace.observe.level": "cachestat"}) as n:
        fill(n, "t", 4)
        row = settled(n, "t")
        for key in ("accessed_pages", "missed_pages", "evicted_pages", "hit_rate"):
            assert row[key] is None, (key, row[key])
        assert row["read"]["requests"] is None and row["write"]["latency"] is None
        assert n.observe("topics")["source"]["access"] == "unknown"
        said = "\n".join(n.metrics())
        assert "headrace_pagecache_resident_bytes" in said
        assert "headrace_pagecache_missed_pages_total" not in said
        assert "headrace_block_reads_total" not in said
        assert "unknown" in run("io", "t", "--status", n.status)


def test_mincore_knows_presence_and_no_more():
    with Node({"headrace.observe.level": "mincore"}) as n:
        fill(n, "t", 16)
        drop(logs(n, "t")[0])
        row = settled(n, "t")
        truth = sum(cached_bytes(p) for p in logs(n, "t"))
        say("resident bytes", row["resident_bytes"], truth, "1 point")
        assert abs(row["resident_bytes"] - truth) * 100 <= row["size_bytes"]
        assert row["dirty_bytes"] is None and row["writeback_bytes"] is None
        assert n.observe("topics")["source"]["residency"] == "mincore"


def test_off_answers_nothing():
    with Node({"headrace.observe.level": "off"}) as n:
        try:
            n.observe("partitions")
        except urllib.error.HTTPError as e:
            assert e.code == 503, e.code
        else:
            raise AssertionError("answered though it is off")


def test_hit_rate_of_known_cold_and_warm_reads():
    with Kernel(), Node({"headrace.observe.level": "bpf", "headrace.kernel.pin.dir": PINS}) as n:
        w = fill(n, "t", 32)
        before = settled(n, "t")
        if before["accessed_pages"] is None:
            raise Skip("this kernel does not tell accesses")
        for path in logs(n, "t")[:4]:
            drop(path)
        absent = sum(os.path.getsize(p) - min(cached_bytes(p), os.path.getsize(p))
                     for p in logs(n, "t"))
        read_all(n, w, "t")
        row = settled(n, "t")
        missed = row["missed_pages"] - before["missed_pages"]
        accessed = row["accessed_pages"] - before["accessed_pages"]
        truth = absent / PAGE
        say("pages missed", missed, int(truth), "1 % of the log")
        assert abs(missed - truth) * 100 <= row["size_bytes"] / PAGE
        say("cold bytes", row["cold_bytes"], absent, "1 point of what was read")
        assert abs(row["cold_bytes"] - absent) * 100 <= row["fetched_bytes"]
        hit, want = 100 * (1 - missed / accessed), 100 * (1 - truth / accessed)
        say("hit rate", "%.2f" % hit, "%.2f" % want, "1 point")
        assert abs(hit - want) <= 1
        read = row["read"]["bytes"] - before["read"]["bytes"]
        say("bytes read from the disk", read, absent, "1 % of the log")
        assert abs(read - absent) * 100 <= row["size_bytes"]
        for path in logs(n, "t"):
            drop(path)
        gone = settled(n, "t")
        evicted = gone["evicted_pages"] - before["evicted_pages"]
        assert evicted > 0 and row["read"]["p99_us"] > 0
        assert json.loads(run("io", "t", "--json", "--status", n.status))["rows"]


def test_a_cold_reader_is_named():
    with Node({"headrace.observe.level": "cachestat"}) as n:
        w = fill(n, "t", 16)
        settled(n, "t")
        for path in logs(n, "t")[:2]:
            drop(path)
        absent = sum(os.path.getsize(p) - min(cached_bytes(p), os.path.getsize(p))
                     for p in logs(n, "t"))
        got = read_all(n, w, "t")
        settled(n, "t")
        rows = n.observe("clients", topic="t")["rows"]
        assert len(rows) == 1 and rows[0]["group"] is None, rows
        say("cold bytes of the client", rows[0]["cold_bytes"], absent, "1 point of what it read")
        assert abs(rows[0]["cold_bytes"] - absent) * 100 <= got
        assert rows[0]["fetched_bytes"] >= got


def join(w, group, topic):
    """The only member of a classic group, with partition 0 assigned; (generation, member)."""

    def coordinator():
        return w.call(10, 0, text(group))[:2] == b"\0\0"

    wait_for("coordinator", coordinator)
    subscription = struct.pack(">hi", 0, 1) + text(topic) + struct.pack(">i", -1)
    body = text(group) + struct.pack(">ii", 300000, 300000) + text("") + text("consumer")
    body += struct.pack(">i", 1) + text("range")
    body += struct.pack(">i", len(subscription)) + subscription

    def joined():
        got = w.call(11, 2, body)
        err, generation = struct.unpack(">hi", got[4:10])
        return None if err in (14, 15, 16) else (err, generation, got[10:])

    err, generation, rest = wait_for("join", joined)
    assert err == 0, err
    for _ in range(2):  # protocol, leader
        rest = rest[2 + struct.unpack(">h", rest[:2])[0] :]
    member = rest[2 : 2 + struct.unpack(">h", rest[:2])[0]].decode()
    assignment = struct.pack(">hi", 0, 1) + text(topic) + struct.pack(">iii", 1, 0, -1)
    body = text(group) + struct.pack(">i", generation) + text(member) + struct.pack(">i", 1)
    body += text(member) + struct.pack(">i", len(assignment)) + assignment
    got = w.call(14, 0, body)
    assert struct.unpack(">h", got[:2])[0] == 0, got
    return generation, member


def commit(w, group, generation, member, topic, offset):
    body = text(group) + struct.pack(">i", generation) + text(member) + struct.pack(">qi", -1, 1)
    body += text(topic) + struct.pack(">iiq", 1, 0, offset) + text("")
    got = w.call(8, 2, body)
    assert struct.unpack(">h", got[-2:])[0] == 0, got


def test_a_group_is_found_and_told_when_it_is_out():
    with Node({"headrace.observe.level": "cachestat", "group.initial.rebalance.delay.ms": "0",
               "offsets.topic.num.partitions": "1"}) as n:
        w = fill(n, "t", 16)
        who = join(w, "g", "t")
        commit(w, "g", *who, "t", 1)
        settled(n, "t")

        def row(state):
            got = [r for r in n.observe("groups")["rows"] if r["group"] == "g"]
            return got[0] if got and got[0]["state"] == state else None

        assert wait_for("a warm group", lambda: row("warm"))["members"] == 1
        for path in logs(n, "t")[:2]:
            drop(path)
        wait_for("a group that is out", lambda: row("out"))
        absent = sum(os.path.getsize(p) - min(cached_bytes(p), os.path.getsize(p))
                     for p in logs(n, "t"))
        got = read_all(n, w, "t")
        seen = wait_for("its bytes", lambda: (row("out") or row("warm") or {}).get("cold_bytes"))
        settled(n, "t")
        seen = wait_for("all of its bytes", lambda: next(
            (r["cold_bytes"] for r in n.observe("groups")["rows"]
             if r["group"] == "g" and r["fetched_bytes"] >= got), None))
        say("cold bytes of the group", seen, absent, "1 point of what it read")
        assert abs(seen - absent) * 100 <= got
        commit(w, "g", *who, "t", partition(n, "t")["end_offset"])
        wait_for("a group at the end", lambda: row("at_end"))
        assert n.observe("clients", topic="t")["rows"][0]["group"] == "g"
        assert 'headrace_group_out_of_memory{group="g"}' in "\n".join(n.metrics())


def test_warm_drop_and_picture():
    with Node({"headrace.observe.level": "cachestat"}) as n:
        fill(n, "t", 16)
        settled(n, "t")
        s = ("--status", n.status)
        run("pagecache", "drop", "t:0", *s)
        left = sum(cached_bytes(p) for p in logs(n, "t"))
        assert left * 4 < sum(map(os.path.getsize, logs(n, "t"))), left
        run("pagecache", "warm", "t:0", *s)
        for path in logs(n, "t"):
            assert cached_bytes(path) >= os.path.getsize(path)
        picture = run("pagecache", "show", "t:0", *s)
        assert "█" * 8 in picture, picture
        shown = json.loads(run("pagecache", "show", "t", "--json", *s))
        assert all(c == 100 for seg in shown["partitions"][0]["segments"] for c in seg["cells"])
        svg = os.path.join(n.folder, "t.svg")
        run("pagecache", "show", "t", "--svg", svg, *s)
        assert xml.dom.minidom.parse(svg).documentElement.tagName == "svg"
        drop(logs(n, "t")[0])
        offline = json.loads(run("pagecache", "show", "t:0", "--json", "--dir", n.data))
        assert offline["partitions"][0]["segments"][-1]["resident_bytes"] < 4 * MIB
        run("pagecache", "warm", "t:0", "--dir", n.data)
        assert cached_bytes(logs(n, "t")[0]) >= os.path.getsize(logs(n, "t")[0])
        run("pagecache", "show", "no-such", *s, ok=1)
        run("pagecache", "warm", "t", *s, ok=2)


def test_top_prints_once_in_a_dumb_terminal():
    with Node({"headrace.observe.level": "cachestat"}) as n:
        fill(n, "t", 4)
        settled(n, "t")
        os.environ["TERM"] = "dumb"
        for by in ("partitions", "topics", "groups", "clients", "reactors"):
            run("top", "--once", "--by", by, "--status", n.status)
            json.loads(run("top", "--json", "--by", by, "--status", n.status))
        assert "t " in run("top", "--once", "--sort", "size_bytes", "--status", n.status)
        run("top", "--by", "nonsense", "--once", "--status", n.status, ok=2)
        run("top", "--status", n.status, ok=1)


main([v for k, v in sorted(globals().items()) if k.startswith("test_")])
