#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""admission: attempts to connect against a limit, Headrace against Apache Kafka.

Ten addresses attempt to connect at a fixed rate, each limited to a few connections a
second (connection_creation_rate of the default ip); established clients from another
address, which has a limit that it never meets, produce and fetch one record each 2 ms
meanwhile.  What counts is what they feel, and the CPU of the whole machine for an attempt
that is refused: a kernel that refuses does it in the time of whoever sent the SYN, which
no process of the server is charged with.  The same seconds without the storm are taken
off.  The generator's own part is in all of them alike.

Refused is an attempt that a RST answers; closed one that was accepted and then closed.

usage: admission.py OUT KAFKA-JARS [--attempts N] [--rate N] [--limit N] [--rounds N]
                    [--servers headrace,kafka] [--level LEVEL]... [--json FILE]
"""
import argparse
import json
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time

from servers import Load, Server, machine_cpu, quantile

SOURCES = 10
BEFORE_S = 0.5


class Storm(threading.Thread):
    def __init__(self, a, port):
        super().__init__()
        self.argv = [os.path.join(a.out, "bin/headrace-load"), "storm", "127.0.0.1", str(port), "127.0.1.1",
                     str(SOURCES), str(a.attempts), str(a.rate)]
        self.got = {}

    def run(self):
        time.sleep(BEFORE_S + 0.3)  # the others are to be connected by then
        text = subprocess.run(self.argv, stdout=subprocess.PIPE, text=True, check=True).stdout
        self.got = {k: float(v) for k, v in (line.split() for line in text.splitlines())}


class Meter:
    """CPU of server and machine between two moments."""

    def __init__(self, server):
        self.server = server
        self.begin = time.monotonic(), server.cpu_s(), *machine_cpu()

    def end(self):
        now = time.monotonic(), self.server.cpu_s(), *machine_cpu()
        return dict(zip(("s", "server", "machine", "interrupts"), (b - a for a, b in zip(self.begin, now))))


def established(a, server, seconds):
    return Load(a.out, server, BEFORE_S, seconds, 100, ["probe a probe 2", "ask b probe 2"]).probes


def measure(a, server):
    seconds = a.attempts / a.rate + 1.5
    meter = Meter(server)
    calm = established(a, server, seconds)
    quiet = meter.end()
    storm, meter = Storm(a, server.port), Meter(server)
    storm.start()
    during = established(a, server, seconds)
    storm.join()
    loud = meter.end()
    got = storm.got
    refused = got["refused"] + got["closed"]
    row = {"server": server.name, **got, "failed_established": sum(p["failed"] for p in during.values())}
    for name, probes in (("calm", calm), ("storm", during)):
        us = sorted(probes["a"]["us"] + probes["b"]["us"])
        row[f"{name}_p50_us"], row[f"{name}_p99_us"] = quantile(us, 0.5), quantile(us, 0.99)
    for what in ("machine", "server", "interrupts"):
        more = loud[what] - quiet[what] * loud["s"] / quiet["s"]
        row[what + "_us_each"] = more / max(refused, 1) * 1e6
    # Both let an address save up ten windows of a second.
    row["allowed"] = a.limit * SOURCES * (a.attempts / a.rate + 10)
    return row


def show(r):
    print("%-16s %8d %8d %8d %7d | %8d of ~%-7d | %7.1f %7.1f %7.1f | %6d %6d | %6d %6d | %9.0f %s"
          % (r["server"], r["refused"], r["closed"], r["late"], r["failed"], r["admitted"], r["allowed"],
             r["machine_us_each"], r["server_us_each"], r["interrupts_us_each"], r["calm_p50_us"], r["storm_p50_us"],
             r["calm_p99_us"], r["storm_p99_us"], r["known_p50_us"],
             f"{r['failed_established']} failed" if r["failed_established"] else ""), flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out")
    ap.add_argument("kafka")
    ap.add_argument("--attempts", type=int, default=50000)
    ap.add_argument("--rate", type=int, default=4000)
    ap.add_argument("--limit", type=int, default=20, help="connections a second of one address")
    ap.add_argument("--rounds", type=int, default=2)
    ap.add_argument("--servers", default="headrace,kafka")
    ap.add_argument("--level", action="append", choices=("bpf", "pacing", "mute"))
    ap.add_argument("--json")
    a = ap.parse_args()
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    work, rows, servers = tempfile.mkdtemp(prefix="hr-admission-"), [], []
    try:
        for name in a.servers.split(","):
            for level in (a.level or [None]) if name == "headrace" else [None]:
                servers.append(Server(name if not level else f"{name}-{level}", a.out, a.kafka, work, level=level))
        for s in servers:
            s.start()
            s.topic("probe", 1)
            s.quotas([("ip", None, "connection_creation_rate", a.limit),
                      ("ip", "127.0.0.1", "connection_creation_rate", 1000000)])
            established(a, s, 3)
        print("%d attempts at %d a second from %d addresses, %d a second allowed to each\n" %
              (a.attempts, a.rate, SOURCES, a.limit))
        print("%-16s %8s %8s %8s %7s | %8s %11s | %7s %7s %7s | %6s %6s | %6s %6s | %9s\n%-16s %36s | %20s | %23s | "
              "%13s | %13s | %9s" %
              ("server", "refused", "closed", "late", "failed", "admitted", "", "machine", "broker", "irq", "calm",
               "storm", "calm", "storm", "known us", "", "attempts that were", "", "CPU us a refused one",
               "p50 us", "p99 us", "p50"))
        for _ in range(a.rounds):
            for s in servers:
                rows.append(measure(a, s))
                show(rows[-1])
    finally:
        for s in servers:
            s.stop()
        shutil.rmtree(work, ignore_errors=True)
    if a.json:
        with open(a.json, "w", encoding="utf-8") as f:
            json.dump(rows, f, indent=1)


if __name__ == "__main__":
    main()
