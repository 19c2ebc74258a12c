#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""stalls: a reader of cold data never stops the loop.

The disk is throttled by the block control group; one client reads a cold log,
another a warm one.  What is counted is voluntary context switches of the
reactors outside their wait, not time.
"""

import os
import threading

from kit import Node, Skip, Wire, main
from stalls_kit import Throttle

COLD_BYTES = 24 << 20
READ_BPS = 8 << 20


def evict(folder):
    for root, _, files in os.walk(folder):
        for name in files:
            fd = os.open(os.path.join(root, name), os.O_RDONLY)
            os.fsync(fd)
            os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_DONTNEED)
            os.close(fd)


def read_all(port, topic, out):
    w = Wire(port, timeout=120)
    offset = got = 0
    while True:
        err, hw, data = w.fetch(topic, 0, offset, max_bytes=4 << 20)
        assert err == 0, err
        got += len(data)
        at = 0
        while at + 61 <= len(data):
            size = int.from_bytes(data[at + 8 : at + 12], "big") + 12
            if at + size > len(data):
                break
            offset = (
                int.from_bytes(data[at : at + 8], "big")
                + int.from_bytes(data[at + 23 : at + 27], "big")
                + 1
            )
            at += size
        if offset >= hw:
            break
    out.append(got)


def a_cold_reader_does_not_stall_the_loop():
    throttle = Throttle(os.environ.get("TMPDIR", "/tmp"), "read", READ_BPS)
    with Node({"log.segment.bytes": str(8 << 20)}) as n:
        w = Wire(n.port)
        assert w.create_topic("cold", 1) == 0
        assert w.create_topic("warm", 1) == 0
        for _ in range(COLD_BYTES // 900000):
            assert w.produce("cold", 0, [b"c" * 900000])[0] == 0
        assert w.produce("warm", 0, [b"w" * 10000])[0] == 0
        evict(os.path.join(n.data, "cold-0"))
        before = n.metrics()
        got = []
        rounds = 0
        try:
            throttle.put(n.process.pid)
            cold = threading.Thread(target=read_all, args=(n.port, "cold", got))
            cold.start()
            while cold.is_alive():
                assert w.fetch("warm", 0, 0)[0] == 0
                rounds += 1
            cold.join()
        finally:
            throttle.close()
        after = n.metrics()
        name = "headrace_loop_stalls_total"
        cold_slices = (
            after["headrace_fetch_cold_slices_total"] - before["headrace_fetch_cold_slices_total"]
        )
        stalls = after[name] - before[name]
        name = "headrace_fetch_dropped_bytes_total"
        dropped = after[name] - before[name]
        print(
            "# %d MiB read cold in %d windows (%d MiB dropped behind), %d warm fetches meanwhile, "
            "%d stalls, longest turn %.1f ms"
            % (
                sum(got) >> 20,
                cold_slices,
                int(dropped) >> 20,
                rounds,
                stalls,
                1000 * after["headrace_loop_turn_max_seconds"],
            )
        )
        assert sum(got) >= COLD_BYTES * 0.9, got
        if not cold_slices:
            raise Skip("the data could not be evicted from the page cache here")
        assert stalls == 0, stalls
        assert dropped > COLD_BYTES * 0.4, dropped


main([a_cold_reader_does_not_stall_the_loop])
