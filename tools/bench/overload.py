#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""overload: producers at three times what the disk takes, Headrace against Apache Kafka.

The log directory lies on a loop device whose writes the block control group limits and
whose dirty pages are held to a few MiB, so that write-back stalls whoever writes without
asking.  Six librdkafka producers offer three times the limit; beside them small clients
fetch a warm log, ask for metadata, and produce one record at a time.

Printed: what was taken; how long the small clients waited, first without the producers;
memory; producers' records that failed or timed out; acknowledged records that are not in
the log; and of Headrace how often a loop was stalled and its longest turn.

Needs root, loop devices and the blkio control group (version 1); says so otherwise.

usage: overload.py OUT KAFKA-JARS [--full] [--disk MB/S] [--servers headrace,kafka]
                   [--json FILE] [--svg FOLDER]
"""
import argparse
import json
import os
import shutil
import subprocess
import tempfile
import threading
import urllib.request

from picture import picture
from servers import Load, Server, Wire, quantile

PRODUCERS, PARTITIONS, RECORD = 6, 6, 4096
THROTTLE = "/sys/fs/cgroup/blkio/blkio.throttle.write_bps_device"
TIMES = {False: (5, 20), True: (10, 90)}


def need(ok, what):
    if not ok:
        raise SystemExit("overload: " + what)


class Disk:
    """A file system on a loop device that takes so many bytes a second."""

    def __init__(self, folder, mb_per_s, mb, dirty_mb=64):
        need(os.geteuid() == 0, "a loop device and a block limit need root")
        need(os.path.exists(THROTTLE), "no blkio control group (version 1) with a limit at its root here")
        os.makedirs(folder)
        self.folder, self.image, self.device, self.number = folder, folder + ".img", None, None
        with open(self.image, "wb") as f:
            f.truncate(mb << 20)
        try:
            self.device = self.run("losetup", "-f", "--show", self.image).strip()
            self.run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,lazy_journal_init=0", self.device)
            self.run("mount", self.device, folder)
            st = os.stat(self.device)
            self.number = f"{os.major(st.st_rdev)}:{os.minor(st.st_rdev)}"
            self.write(THROTTLE, f"{self.number} {mb_per_s << 20}")
            self.write(f"/sys/class/bdi/{self.number}/strict_limit", "1")
            self.write(f"/sys/class/bdi/{self.number}/max_bytes", str(dirty_mb << 20))
        except (OSError, subprocess.CalledProcessError) as e:
            self.close()
            raise SystemExit(f"overload: no throttled disk can be made here: {e}")

    @staticmethod
    def run(*argv):
        return subprocess.run(argv, check=True, capture_output=True, text=True).stdout

    @staticmethod
    def write(path, text):
        with open(path, "w", encoding="ascii") as f:
            f.write(text)

    def close(self):
        # Without its limit first: what is dirty has to go before the device does.
        if self.number:
            self.write(THROTTLE, f"{self.number} 0")
            self.number = None
        if os.path.ismount(self.folder):
            subprocess.run(["umount", self.folder], check=False)
        if self.device:
            subprocess.run(["losetup", "-d", self.device], check=False)
        if os.path.exists(self.image):
            os.unlink(self.image)


class Memory(threading.Thread):
    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.end, self.values = server, threading.Event(), []

    def run(self):
        while not self.end.wait(0.2):
            self.values.append(self.server.memory_mb())


def metrics(server):
    with open(os.path.join(server.data, ".headrace-metrics"), encoding="ascii") as f:
        port = int(f.read())
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60) as answer:
        rows = (line.rpartition(" ") for line in answer.read().decode().splitlines() if not line.startswith("#"))
        return {name: float(value) for name, _, value in rows if name}


SMALL = ["read read warm 10", "ask metadata flood 10", "probe small probe 50"]


def measure(a, server):
    warm, seconds = TIMES[a.full]
    server.start()
    for name, partitions in (("probe", 1), ("warm", 1), ("flood", PARTITIONS)):
        server.topic(name, partitions)
    server.fill("warm", 1, 4, 1024)
    calm = Load(a.out, server, 1, 4, 100, SMALL).probes
    before = metrics(server) if server.is_headrace else {}
    idle, memory = server.memory_mb(), Memory(server)
    memory.start()
    pace = 3 * (a.disk << 20) // PRODUCERS
    load = Load(a.out, server, warm, seconds, 100, SMALL + [
        "set queue.buffering.max.kbytes 16384", "set message.timeout.ms 20000", "set request.timeout.ms 10000",
        f"pace {pace}", f"client flood produce {PRODUCERS} flood {PARTITIONS} {RECORD}"])
    memory.end.set()
    memory.join()
    after = metrics(server) if server.is_headrace else {}
    columns = load.columns("flood", "produce")
    sums = [sum(r[c] for c in columns) for r in load.rows]
    if server.process.poll() is not None:
        raise SystemExit(f"{server.name} ended with {server.process.returncode}:\n{server.tail()}")
    held = sum(Wire(server.port, timeout=120).fetch("flood", p, 0)[1] - 1 for p in range(PARTITIONS))
    done = sum(c["done"] for c in load.clients)
    row = {"server": server.name, "taken_mb_s": (sums[-1] - sums[0]) / load.seconds / (1 << 20),
           "done": done, "failed": sum(c["failed"] for c in load.clients),
           "timed_out": sum(c["timed_out"] for c in load.clients), "lost": max(done - held, 0),
           "rss_idle_mb": idle, "rss_max_mb": max(memory.values), "cpu": load.cpu["server"] / load.seconds}
    for name in ("read", "metadata", "small"):
        for phase, probes in (("calm", calm), ("flood", load.probes)):
            us = probes[name]["us"]
            row[f"{name}_{phase}_us"] = [quantile(us, 0.5), quantile(us, 0.99), us[-1] if us else float("nan")]
        row[name + "_failed"] = load.probes[name]["failed"]
    for key, name in (("stalls", "headrace_loop_stalls_total"), ("paused", "headrace_connections_starved_total")):
        if name in after:
            row[key] = after[name] - before.get(name, 0)
    row["turn_max_ms"] = after.get("headrace_loop_turn_max_seconds", float("nan")) * 1000
    row["series"] = [(sums[i + 5] - sums[i]) / (load.at[i + 5] - load.at[i]) / (1 << 20)
                     for i in range(0, len(sums) - 5, 5)]
    return row


def show(rows):
    def line(name, unit, of):
        print("%-34s %-6s" % (name, unit) + "".join("%14s" % of(r) for r in rows))

    print("\n%-41s" % "" + "".join("%14s" % r["server"] for r in rows))
    line("taken of the producers", "MiB/s", lambda r: "%.1f" % r["taken_mb_s"])
    for name, what in (("read", "fetch of a warm log"), ("metadata", "metadata"), ("small", "one record at a time")):
        for i, q in enumerate(("p50", "p99", "most")):
            line(f"{what}, {q}, calm", "ms", lambda r, n=name, k=i: "%.2f" % (r[n + "_calm_us"][k] / 1000))
            line(f"{what}, {q}, overload", "ms", lambda r, n=name, k=i: "%.2f" % (r[n + "_flood_us"][k] / 1000))
        line(f"{what}, without an answer", "", lambda r, n=name: r[n + "_failed"])
    line("memory idle", "MiB", lambda r: "%.0f" % r["rss_idle_mb"])
    line("memory, most", "MiB", lambda r: "%.0f" % r["rss_max_mb"])
    line("broker CPU", "cores", lambda r: "%.2f" % r["cpu"])
    line("records acknowledged", "", lambda r: r["done"])
    line("records that failed", "", lambda r: r["failed"])
    line("records that timed out", "", lambda r: r["timed_out"])
    line("acknowledged and not in the log", "", lambda r: r["lost"])
    line("loop stalls", "", lambda r: "%.0f" % r["stalls"] if "stalls" in r else "-")
    line("longest turn since start", "ms", lambda r: "%.1f" % r["turn_max_ms"] if "stalls" in r else "-")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out")
    ap.add_argument("kafka")
    ap.add_argument("--full", action="store_true", help="90 s instead of 20")
    ap.add_argument("--disk", type=int, default=20, help="MiB a second that the disk takes")
    ap.add_argument("--servers", default="headrace,kafka")
    ap.add_argument("--json")
    ap.add_argument("--svg")
    a = ap.parse_args()
    work, rows = tempfile.mkdtemp(prefix="hr-overload-"), []
    try:
        for name in a.servers.split(","):
            folder = os.path.join(work, name + "-disk")
            disk = Disk(folder, a.disk, 8192 if a.full else 3072)
            server = Server(name, a.out, a.kafka, work, {"log.dirs": os.path.join(folder, "data")})
            try:
                rows.append(measure(a, server))
                print("%s: done" % name, flush=True)
            finally:
                # The limit goes first, or the stop waits for the disk.
                Disk.write(THROTTLE, f"{disk.number} 0")
                server.stop()
                disk.close()
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print("the disk takes %d MiB/s, %d producers offer %d" % (a.disk, PRODUCERS, 3 * a.disk))
    show(rows)
    if a.json:
        with open(a.json, "w", encoding="utf-8") as f:
            json.dump(rows, f, indent=1)
    if a.svg:
        os.makedirs(a.svg, exist_ok=True)
        picture(os.path.join(a.svg, "taken.svg"), "overload: taken of the producers", "MiB/s, 500-ms windows",
                {r["server"]: r["series"] for r in rows}, 0.5, a.disk)


if __name__ == "__main__":
    main()
