#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""produce: hand-made batches to Apache Kafka 4.4.0 and to Headrace, answers compared.

Compared are error code, base offset, whether a time was given, log start and the
list of bad records.  Texts are not: Kafka gives one for bad records only,
Headrace for every refusal.  DELIBERATE lists what is meant to differ.
"""

import os
import struct
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import Node, Skip, Wire, crc32c, text, varint  # noqa: E402
from kafka import Kafka  # noqa: E402

DELIBERATE = {
    "codec5": "Kafka answers -1 (its fault); an unknown codec is an invalid record",
    "garb zstd": "Kafka answers -1 (its fault); what cannot be decompressed is corrupt",
    "garb gzip": "the same",
    "nullrec": "Kafka never answers (its fault)",
}


def mk(
    values=(b'a',),
    base=0,
    magic=2,
    attr=0,
    lod=None,
    count=None,
    bts=None,
    mts=None,
    pid=-1,
    pe=-1,
    seq=-1,
    crc=None,
    leader=-1,
    length=None,
    keys=None,
    recs=None,
    deltas=None,
):
    now = int(time.time() * 1000)
    bts = now if bts is None else bts
    if recs is None:
        recs = b''
        for i, v in enumerate(values):
            k = varint(-1) if not keys else varint(len(keys[i])) + keys[i]
            body = (
                b'\0'
                + varint(0)
                + varint(i if deltas is None else deltas[i])
                + k
                + varint(len(v))
                + v
                + varint(0)
            )
            recs += varint(len(body)) + body
    tail = (
        struct.pack(
            '>hiqqqhii',
            attr,
            len(values) - 1 if lod is None else lod,
            bts,
            bts if mts is None else mts,
            pid,
            pe,
            seq,
            len(values) if count is None else count,
        )
        + recs
    )
    c = crc32c(tail) if crc is None else crc
    return (
        struct.pack('>qiibI', base, len(tail) + 9 if length is None else length, leader, magic, c)
        + tail
    )


def prod(port, topic, part, rec, ver=8, acks=-1, nullrec=False):
    w = Wire(port, timeout=8)
    if nullrec:
        body = (
            struct.pack('>hhii', -1, acks, 10000, 1)
            + text(topic)
            + struct.pack('>iii', 1, part, -1)
        )
    else:
        body = Wire.produce_body(topic, part, rec, acks)
    try:
        got = w.call(0, ver, body)
    except ConnectionError:
        return 'closed'
    except OSError as e:
        return 'silent'
    at = 4 + 2 + len(topic) + 4
    idx, err, base = struct.unpack('>ihq', got[at : at + 14])
    at += 14
    out = [err, base]
    lat = struct.unpack('>q', got[at : at + 8])[0]
    at += 8
    out.append('T' if lat > 0 else lat)
    if ver >= 5:
        out.append(struct.unpack('>q', got[at : at + 8])[0])
        at += 8
    if ver >= 8:
        n = struct.unpack('>i', got[at : at + 4])[0]
        at += 4
        es = []
        for _ in range(n):
            bi, l = struct.unpack('>ih', got[at : at + 6])
            at += 6
            es.append((bi, l >= 0))
            at += max(l, 0)
        l = struct.unpack('>h', got[at : at + 2])[0]
        out += [es, l >= 0]
    return out


def make_topics(port):
    w = Wire(port)
    for t, c in (
        ("p1", ()),
        ("pc", (("cleanup.policy", "compact"),)),
        ("pl", (("message.timestamp.type", "LogAppendTime"),)),
        ("ps", (("max.message.bytes", "300"),)),
        ("pi", ()),
        ("pz", (("compression.type", "gzip"),)),
    ):
        assert w.create_topic(t, 1, c) == 0, t
    for t in ("p1", "pc", "pl", "ps", "pi", "pz"):
        # Kafka may refuse for a moment after it has answered.
        end = time.monotonic() + 20
        while w.fetch(t, 0, 0)[0] and time.monotonic() < end:
            pass


H = 3600000
now = int(time.time() * 1000)
cases = [
    ('ok', lambda p: prod(p, 'p1', 0, mk())),
    ('acks2', lambda p: prod(p, 'p1', 0, mk(), acks=2)),
    ('unk topic', lambda p: prod(p, 'zz', 0, mk())),
    ('unk part', lambda p: prod(p, 'p1', 9, mk())),
    ('base!=0', lambda p: prod(p, 'p1', 0, mk(base=5))),
    ('two batches', lambda p: prod(p, 'p1', 0, mk() + mk())),
    ('control', lambda p: prod(p, 'p1', 0, mk(attr=0x20))),
    ('count mism', lambda p: prod(p, 'p1', 0, mk(count=5))),
    ('lod mism', lambda p: prod(p, 'p1', 0, mk(lod=5))),
    ('empty field', lambda p: prod(p, 'p1', 0, b'')),
    ('empty batch', lambda p: prod(p, 'p1', 0, mk(values=(), lod=-1, count=0))),
    ('crc', lambda p: prod(p, 'p1', 0, mk(crc=1))),
    ('toolarge', lambda p: prod(p, 'ps', 0, mk([b'x' * 1000]))),
    ('magic1', lambda p: prod(p, 'p1', 0, mk(magic=1))),
    ('magic0', lambda p: prod(p, 'p1', 0, mk(magic=0))),
    ('magic3', lambda p: prod(p, 'p1', 0, mk(magic=3))),
    ('len10', lambda p: prod(p, 'p1', 0, mk(length=10))),
    ('len big', lambda p: prod(p, 'p1', 0, mk(length=100000))),
    ('len neg', lambda p: prod(p, 'p1', 0, mk(length=-5))),
    ('pid negseq', lambda p: prod(p, 'p1', 0, mk(pid=1, pe=0, seq=-1))),
    ('codec5', lambda p: prod(p, 'p1', 0, mk(attr=5))),
    ('garb zstd', lambda p: prod(p, 'p1', 0, mk(attr=4))),
    ('garb gzip', lambda p: prod(p, 'p1', 0, mk(attr=1))),
    ('zstd v6', lambda p: prod(p, 'p1', 0, mk(attr=4), ver=6)),
    ('nullkey compact', lambda p: prod(p, 'pc', 0, mk([b'a', b'b']))),
    ('nullkey compact v7', lambda p: prod(p, 'pc', 0, mk([b'a', b'b']), ver=7)),
    ('key compact', lambda p: prod(p, 'pc', 0, mk([b'a'], keys=[b'k']))),
    ('ts +2h', lambda p: prod(p, 'p1', 0, mk(bts=now + 2 * H))),
    ('ts -1', lambda p: prod(p, 'p1', 0, mk(bts=-1))),
    ('ts old', lambda p: prod(p, 'p1', 0, mk(bts=1000))),
    ('lat', lambda p: prod(p, 'pl', 0, mk(bts=now + 9 * H))),
    ('idem 0', lambda p: prod(p, 'pi', 0, mk(pid=77, pe=0, seq=0))),
    ('dup', lambda p: prod(p, 'pi', 0, mk(pid=77, pe=0, seq=0))),
    ('seq1', lambda p: prod(p, 'pi', 0, mk([b'a', b'b'], pid=77, pe=0, seq=1))),
    ('partial dup', lambda p: prod(p, 'pi', 0, mk([b'a'], pid=77, pe=0, seq=1))),
    ('gap', lambda p: prod(p, 'pi', 0, mk(pid=77, pe=0, seq=9))),
    ('epoch 1 seq 5', lambda p: prod(p, 'pi', 0, mk(pid=77, pe=1, seq=5))),
    ('epoch 1 seq 0', lambda p: prod(p, 'pi', 0, mk(pid=77, pe=1, seq=0))),
    ('old epoch', lambda p: prod(p, 'pi', 0, mk(pid=77, pe=0, seq=3))),
    ('unk pid seq 9', lambda p: prod(p, 'pi', 0, mk(pid=78, pe=3, seq=9))),
    ('wrap', lambda p: prod(p, 'pi', 0, mk([b'a', b'b'], pid=79, pe=0, seq=2147483647))),
    ('wrap next', lambda p: prod(p, 'pi', 0, mk([b'a'], pid=79, pe=0, seq=1))),
    ('deltas same', lambda p: prod(p, 'p1', 0, mk([b'a', b'b'], deltas=[0, 0]))),
    ('rec trunc', lambda p: prod(p, 'p1', 0, mk(recs=b'\x20\0'))),
    ('rec neglen', lambda p: prod(p, 'p1', 0, mk(recs=b'\x01'))),
    ('trail', lambda p: prod(p, 'p1', 0, mk() + b'zz')),
    ('attr bits', lambda p: prod(p, 'p1', 0, mk(attr=0x1C0))),
    ('append time bit', lambda p: prod(p, 'p1', 0, mk(attr=8))),
    ('pz', lambda p: prod(p, 'pz', 0, mk([b'a' * 500]))),
    ('internal', lambda p: prod(p, '__consumer_offsets', 0, mk())),
    ('v3', lambda p: prod(p, 'p1', 0, mk(), ver=3)),
    ('v5', lambda p: prod(p, 'p1', 0, mk(), ver=5)),
    ('txn bit', lambda p: prod(p, 'p1', 0, mk(attr=0x10, pid=5, pe=0, seq=0))),
    ('nullrec', lambda p: prod(p, 'p1', 0, b'', nullrec=True)),
]


def main():
    print("TAP version 13\n1..%d" % len(cases), flush=True)
    failed = 0
    try:
        kafka = Kafka().start()
    except Skip as why:
        print("1..0 # SKIP %s" % why)
        sys.exit(4)
    try:
        with Node() as node:
            for port in (node.port, kafka.port):
                make_topics(port)
            for i, (name, send) in enumerate(cases, 1):
                ours, theirs = send(node.port), send(kafka.port)
                if isinstance(ours, list) and isinstance(theirs, list):
                    ours, theirs = ours[:5], theirs[:5]
                if ours == theirs:
                    print("ok %d %s" % (i, name), flush=True)
                elif name in DELIBERATE:
                    print("# %s differs: %s" % (name, DELIBERATE[name]))
                    print("ok %d %s" % (i, name), flush=True)
                else:
                    failed += 1
                    print("# headrace %s kafka %s" % (ours, theirs))
                    print("not ok %d %s" % (i, name), flush=True)
            node.prove("raw")
    finally:
        kafka.close()
    sys.exit(1 if failed else 0)


main()
