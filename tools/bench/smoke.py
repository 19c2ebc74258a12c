#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""smoke: produce and warm fetch, Headrace against Apache Kafka and the limit server.

Interleaved rounds with the same unmodified clients: Kafka's own
ProducerPerformance for produce, kcat for fetch.  What counts is CPU seconds of
the server process per GB; throughput beside it is the client's as much as the
server's.  Kafka is warmed by a round that does not count.  Every cell is
printed, also those that we lose.

usage: smoke.py OUT KAFKA-JARS TOOLS-JARS [--rounds N] [--mb N] [--json FILE]
"""
import argparse
import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time


def wait_port(port, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.01)
    raise SystemExit("nothing listens on port %d" % port)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Server:
    def __init__(self, name, folder):
        self.name, self.folder, self.port, self.ready_s = name, os.path.join(folder, name), 0, None
        os.makedirs(self.folder)

    def spawn(self, argv, **kw):
        self.log = open(os.path.join(self.folder, "log"), "w")
        self.begun = time.monotonic()
        self.process = subprocess.Popen(argv, stderr=self.log, **kw)

    def cpu(self):
        f = open("/proc/%d/stat" % self.process.pid).read().rpartition(") ")[2].split()
        return (int(f[11]) + int(f[12])) / os.sysconf("SC_CLK_TCK")

    def rss_mb(self):
        for line in open("/proc/%d/status" % self.process.pid):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return 0

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()


def properties(path, data, port, controller, extra=""):
    with open(path, "w") as f:
        f.write("process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\n"
                "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d\n"
                "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\nlog.dirs=%s\n"
                "controller.quorum.bootstrap.servers=127.0.0.1:%d\noffsets.topic.replication.factor=1\n%s"
                % (port, controller, data, controller, extra))


def start_headrace(out, folder):
    s = Server("headrace", folder)
    s.port = free_port()
    conf = os.path.join(s.folder, "p")
    properties(conf, os.path.join(s.folder, "data"), s.port, free_port(),
               "headrace.format.auto=true\nheadrace.metrics.listener=\n")
    s.spawn([os.path.join(out, "bin/headraced"), conf])
    while " ready " not in open(s.log.name).read():
        if s.process.poll() is not None:
            raise SystemExit(open(s.log.name).read())
        time.sleep(0.002)
    s.ready_s = time.monotonic() - s.begun
    return s


def start_kafka(ref, folder):
    s = Server("kafka", folder)
    s.port, controller = free_port(), free_port()
    conf = os.path.join(s.folder, "p")
    properties(conf, os.path.join(s.folder, "data"), s.port, controller)
    java = ["java", "-cp", os.path.join(ref, "*")]
    subprocess.run(java + ["kafka.tools.StorageTool", "format", "-t", "AAAAAAAAAAAAAAAAAAAAaQ", "-c", conf, "--standalone"],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    s.spawn(java[:1] + ["-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20"] + java[1:] + ["kafka.Kafka", conf],
            stdout=subprocess.DEVNULL)
    wait_port(s.port)
    while subprocess.run(["kcat", "-b", "127.0.0.1:%d" % s.port, "-L"], capture_output=True).returncode:
        time.sleep(0.05)
    s.ready_s = time.monotonic() - s.begun
    return s


def start_limit(out, folder):
    s = Server("limit", folder)
    s.spawn([os.path.join(out, "bin/headrace-limit"), s.folder], stdout=subprocess.PIPE, text=True)
    s.port = int(s.process.stdout.readline())
    s.ready_s = time.monotonic() - s.begun
    return s


def produce(s, ref, topic, mb):
    before = s.cpu()
    got = subprocess.run(["java", "-cp", os.path.join(ref, "*"), "org.apache.kafka.tools.ProducerPerformance",
                          "--topic", topic, "--num-records", str(mb * 1024), "--record-size", "1024", "--throughput", "-1",
                          "--command-property", "bootstrap.servers=127.0.0.1:%d" % s.port, "acks=1", "batch.size=262144",
                          "linger.ms=5", "enable.idempotence=false"], capture_output=True, text=True, timeout=600)
    m = re.findall(r"\(([\d.]+) MB/sec\)", got.stdout)
    if got.returncode or not m:
        raise SystemExit("produce to %s failed:\n%s%s" % (s.name, got.stdout, got.stderr))
    return (s.cpu() - before) / (mb / 1024), float(m[-1])


def fetch(s, topic, mb):
    before, begun = s.cpu(), time.monotonic()
    got = subprocess.run(["kcat", "-b", "127.0.0.1:%d" % s.port, "-C", "-t", topic, "-o", "beginning", "-e", "-q",
                          "-X", "fetch.message.max.bytes=4194304"], stdout=subprocess.DEVNULL, timeout=600)
    if got.returncode:
        raise SystemExit("fetch from %s failed" % s.name)
    return (s.cpu() - before) / (mb / 1024), mb / (time.monotonic() - begun)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("out")
    ap.add_argument("kafka", help="folder with the jars of the Kafka that is measured")
    ap.add_argument("tools", help="folder with the jars that hold ProducerPerformance")
    ap.add_argument("--rounds", type=int, default=3)
    ap.add_argument("--mb", type=int, default=512)
    ap.add_argument("--json")
    a = ap.parse_args()
    folder = tempfile.mkdtemp(prefix="hr-bench-")
    cells = {}
    servers = []
    try:
        servers = [start_headrace(a.out, folder), start_kafka(a.kafka, folder), start_limit(a.out, folder)]
        idle = {s.name: s.rss_mb() for s in servers}
        produce(servers[1], a.tools, "warm-up", a.mb)
        fetch(servers[1], "warm-up", a.mb)
        for i in range(a.rounds):
            for s in servers:
                topic = "bench-%d" % i
                print("round %d of %d: %s" % (i + 1, a.rounds, s.name), flush=True)
                for kind, got in (("produce", produce(s, a.tools, topic, a.mb)), ("fetch", fetch(s, topic, a.mb))):
                    cells.setdefault((kind, s.name), []).append(got)
        loaded = {s.name: s.rss_mb() for s in servers}
        report(cells, servers, idle, loaded, a)
    finally:
        for s in servers:
            s.stop()
        shutil.rmtree(folder, ignore_errors=True)


def report(cells, servers, idle, loaded, a):
    out = {"rounds": a.rounds, "mb": a.mb, "cells": []}
    print("\n%-8s %-9s %15s %12s" % ("", "server", "CPU-s/GB", "MB/s"))
    median = {}
    for kind in ("produce", "fetch"):
        for s in servers:
            v = cells[kind, s.name]
            cpu = statistics.median(c for c, _ in v)
            rate = statistics.median(r for _, r in v)
            median[kind, s.name] = cpu
            print("%-8s %-9s %6.2f (%.2f-%.2f) %8.0f" % (kind, s.name, cpu, min(c for c, _ in v), max(c for c, _ in v), rate))
            out["cells"].append({"kind": kind, "server": s.name, "cpu_s_per_gb": cpu, "mb_per_s": rate, "all": v})
    print("\n%-9s %12s %12s %12s" % ("server", "ready ms", "idle MB", "loaded MB"))
    for s in servers:
        print("%-9s %12.0f %12.1f %12.1f" % (s.name, s.ready_s * 1000, idle[s.name], loaded[s.name]))
        out[s.name] = {"ready_ms": s.ready_s * 1000, "idle_mb": idle[s.name], "loaded_mb": loaded[s.name]}
    print()
    for kind, aim in (("produce", 1 / 3), ("fetch", 1.0)):
        ratio = median[kind, "headrace"] / max(median[kind, "kafka"], 1e-9)
        limit = median[kind, "headrace"] / max(median[kind, "limit"], 1e-9)
        print("%s: %.2f of Kafka's CPU (aim %.2f: %s), %.2f times the limit server's" %
              (kind, ratio, aim, "met" if ratio <= aim else "NOT met", limit))
        out[kind + "_of_kafka"] = ratio
        out[kind + "_of_limit"] = limit
    if a.json:
        json.dump(out, open(a.json, "w"), indent=1)


main()
