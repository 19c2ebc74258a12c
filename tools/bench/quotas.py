#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""quotas: how near to its quota a client is held, Headrace against Apache Kafka.

Real clients (librdkafka, Java) fetch or produce without a pause under quotas of their
client ids.  Delivered is what the clients' kernel says of their sockets (TCP_INFO:
bytes received, bytes acknowledged), sampled on a fixed grid by headrace-load; each run
of a scenario has client ids of its own, so that no server remembers the last.  Servers
take turns within each scenario and get the same requests.

error is |delivered / quota - 1| over windows of 100 ms and of 1 s, of all principals of a
rate; mean is of the whole run; Jain is 1 when a principal's connections get the same.
begin is the most that came within one second of the warm-up over the quota, silent the
longest pause in it.  Neighbour is a client without a quota that produces and fetches one record each 5 ms.
Every cell is printed, also those that we lose.

usage: quotas.py OUT KAFKA-JARS [--full] [--level LEVEL]... [--only TEXT] [--rounds N]
                 [--servers headrace,kafka] [--json FILE] [--svg FOLDER]
"""
import argparse
import json
import os
import shutil
import subprocess
import tempfile

from picture import picture
from servers import Load, Server, quantile

MB = 1000000
PARTITIONS = 4
RECORD = 4096
# Kafka judges by the last 11 s, and lumps come back as often: whole ones of these, or the mean is luck.
WARM_S, MEASURE_S = {False: 11, True: 11}, {False: 11, True: 22}
COLD_MB = 16  # read from disk during a run: more is said, since a disk's pace would be taken for a broker's
SHORT = ("librdkafka fetch x4", "librdkafka produce x4", "java fetch x1")


def disk_read_mb():
    with open("/proc/vmstat", encoding="ascii") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("pgpgin ")) / 1024


class Scenario:
    """principals: (kind, MB/s, connections) each."""

    def __init__(self, name, client, principals):
        self.name, self.client, self.principals = name, client, principals

    def clients(self):
        return sum(p[2] for p in self.principals)


def scenarios(full):
    out = []
    for client in ("librdkafka", "java"):
        for kind in ("fetch", "produce"):
            for connections in (1, 4, 32):
                out.append(Scenario(f"{client} {kind} x{connections}", client,
                                    [(kind, rate, connections) for rate in (1, 10, 100)]))
    out.append(Scenario("500 in all, fetch x4", "librdkafka", [("fetch", 100, 4)] * 5))
    for count, rate in ((100, 1), (1000, 0.1)):
        out.append(Scenario(f"{count} small, mixed", "librdkafka",
                            [("fetch", rate, 1), ("produce", rate, 1)] * (count // 2)))
    return [s for s in out if full or s.name in SHORT]


class Run:
    """A scenario on a server, once."""

    def __init__(self, a, scenario, server, tag):
        self.scenario, self.server = scenario, server
        self.names = [f"p{i}-{tag}" for i in range(len(scenario.principals))]
        server.quotas([("client-id", name, "consumer_byte_rate" if kind == "fetch" else "producer_byte_rate",
                        rate * MB) for name, (kind, rate, _) in zip(self.names, scenario.principals)])
        lines = ["probe neighbour probe 5"]
        peers = []
        try:
            if scenario.client == "java":
                peers = self.java(a)
                lines += [f"watch {name} {kind} {peer.pid}"
                          for name, (kind, _, _), peer in zip(self.names, scenario.principals, peers)]
            else:
                lines += self.librdkafka()
            tick = 20 if scenario.clients() <= 200 else 100
            cold = disk_read_mb()
            self.load = Load(a.out, server, WARM_S[a.full], MEASURE_S[a.full], tick, lines)
            self.cold_mb = disk_read_mb() - cold
        finally:
            for peer in peers:
                peer.kill()
                peer.wait()
        self.rows = [self.judge(rate, kind) for kind, rate in dict.fromkeys((k, r) for k, r, _ in
                                                                            scenario.principals)]

    def librdkafka(self):
        lines = []
        for name, (kind, rate, connections) in zip(self.names, self.scenario.principals):
            # Half a second of the quota waits in a producer's queue, as it would of a busy application.
            queue = min(max(int(rate * 1000 / 2 / connections), 128), 8192)
            lines.append("unset")
            if kind == "produce":
                lines.append(f"set queue.buffering.max.kbytes {queue}")
            lines.append(f"client {name} {kind} {connections} {'data' if kind == 'fetch' else 'sink'} "
                         f"{PARTITIONS} {RECORD}")
        return lines

    def java(self, a):
        peers = []
        for name, (kind, _, connections) in zip(self.names, self.scenario.principals):
            peers.append(subprocess.Popen(
                ["java", "-Xms128m", "-Xmx1g", "-XX:+UseSerialGC", "-Djava.net.preferIPv4Stack=true", "-cp",
                 f"{a.kafka}/*:{a.java}", "Steady", f"127.0.0.1:{self.server.port}", name, kind, str(connections),
                 "data" if kind == "fetch" else "sink", str(PARTITIONS), str(RECORD)],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True))
        for peer in peers:
            if peer.stdout.readline() != "ready\n":
                raise SystemExit(f"a Java client of {self.server.name} ended")
        return peers

    def series(self, columns, rate, window_s):
        """delivered / quota of one principal, window by window."""
        tick = self.load.seconds / (len(self.load.at) - 1)
        step = max(round(window_s / tick), 1)
        sums = [sum(row[c] for c in columns) for row in self.load.rows]
        return [(sums[i + step] - sums[i]) / (self.load.at[i + step] - self.load.at[i]) / (rate * MB)
                for i in range(0, len(sums) - step, step)]

    def begin(self, columns, rate):
        """Most that came within a second of the warm-up, and longest silence after the first byte, s."""
        at, sums = self.load.begin_at, [sum(row[c] for c in columns) for row in self.load.begin_rows]
        step = max(round(len(at) / (at[-1] - at[0])), 1)
        most = max(sums[min(i + step, len(sums) - 1)] - v for i, v in enumerate(sums)) / (rate * MB)
        silence, last = 0, None
        for i in range(1, len(sums)):
            if sums[i] > sums[i - 1]:
                silence = max(silence, at[i] - last if last else 0)
                last = at[i]
        return most, max(silence, at[-1] - last if last else 0)

    def judge(self, rate, kind):
        row = {"scenario": self.scenario.name, "server": self.server.name, "kind": kind, "rate": rate}
        short, long, means, fair, begins = [], [], [], [], []
        for name, (k, r, _) in zip(self.names, self.scenario.principals):
            if (k, r) != (kind, rate):
                continue
            columns = self.load.columns(name, kind)
            short += [abs(v - 1) for v in self.series(columns, rate, 0.1)]
            long += [abs(v - 1) for v in self.series(columns, rate, 1)]
            got = [self.load.rows[-1][c] - self.load.rows[0][c] for c in columns]
            means.append(sum(got) / self.load.seconds / (rate * MB) - 1)
            begins.append(self.begin(columns, rate))
            if self.scenario.client == "java":  # each has a second, idle connection
                got = [v for v in got if v > max(got) / 1000]
            if sum(got):
                fair.append(sum(got) ** 2 / (len(got) * sum(v * v for v in got)))
        for label, values in (("short", sorted(short)), ("long", sorted(long))):
            row[label + "_p50"], row[label + "_p99"] = quantile(values, 0.5), quantile(values, 0.99)
        row["mean"] = sum(means) / len(means)
        row["mean_worst"] = max(means, key=abs)
        row["jain"] = min(fair, default=float("nan"))
        row["begin_most"], row["begin_silence_s"] = max(b[0] for b in begins), max(b[1] for b in begins)
        us = self.load.probes["neighbour"]["us"]
        row["neighbour_p99_us"], row["neighbour_p50_us"] = quantile(us, 0.99), quantile(us, 0.5)
        row["neighbour_failed"] = self.load.probes["neighbour"]["failed"]
        row["disk_read_mb"] = self.cold_mb
        row["cpu"] = self.load.cpu["server"] / self.load.seconds
        row["machine"] = self.load.cpu["busy"] / self.load.seconds
        row["failed"] = sum(c["failed"] + c["timed_out"] for c in self.load.clients)
        return row

    def curve(self, kind, rate):
        for name, (k, r, _) in zip(self.names, self.scenario.principals):
            if (k, r) == (kind, rate):
                return self.series(self.load.columns(name, kind), rate, 0.1)
        return []


HEAD = ("%-21s %-8s %-15s %8s %8s | %7s %8s | %7s %8s | %6s | %6s %6s | %9s | %5s %5s"
        % ("scenario", "quota", "server", "mean", "worst", "100ms50", "100ms99", "1s p50", "1s p99", "Jain",
           "begin", "silent", "neigh.p99", "CPU", "mach."))


def percent(v):
    return "%.2f%%" % (100 * v) if abs(v) < 10 else "%.0f%%" % (100 * v)


def show(r):
    print("%-21s %-8s %-15s %8s %8s | %7s %8s | %7s %8s | %6.4f | %6.2f %4.1f s | %6.0f us | %5.2f %5.2f%s"
          % (r["scenario"], "%s %g" % (r["kind"][0], r["rate"]), r["server"], percent(r["mean"]),
             percent(r["mean_worst"]), percent(r["short_p50"]), percent(r["short_p99"]), percent(r["long_p50"]),
             percent(r["long_p99"]), r["jain"], r["begin_most"],
             r["begin_silence_s"], r["neighbour_p99_us"], r["cpu"], r["machine"],
             (f"  {r['failed']} failed" if r["failed"] else "") +
             (f"  {r['disk_read_mb']:.0f} MB read from disk" if r["disk_read_mb"] > COLD_MB else "")), flush=True)


def median_rows(rows):
    """One row for each cell, of all its rounds."""
    out = {}
    for r in rows:
        out.setdefault((r["scenario"], r["kind"], r["rate"], r["server"]), []).append(r)
    for cell, some in out.items():
        one = dict(some[0])
        for k, v in one.items():
            if isinstance(v, (int, float)) and k != "rate":
                one[k] = sorted(x[k] for x in some)[(len(some) - 1) // 2]
        out[cell] = one
    return out


def compare(rows):
    cells, verdicts = median_rows(rows), []
    print("\nheld against Apache Kafka: p99 of the error (over 100 ms; below 5 MB/s over 1 s), aim 1/20; mean, aim 0.5 %")
    for (scenario, kind, rate, server), r in cells.items():
        kafka = cells.get((scenario, kind, rate, "kafka"))
        if server == "kafka" or not kafka:
            continue
        key = "short_p99" if rate >= 5 else "long_p99"
        ratio = r[key] / max(kafka[key], 1e-9)
        verdicts.append({"scenario": scenario, "kind": kind, "rate": rate, "server": server, "ratio": ratio,
                         "mean": r["mean"], "error_met": ratio <= 0.05, "mean_met": abs(r["mean"]) <= 0.005,
                         "neighbour_ratio": r["neighbour_p99_us"] / max(kafka["neighbour_p99_us"], 1)})
        print("%-21s %-8s %-15s p99 %8s of Kafka's %8s = 1/%-6.1f %-7s mean %8s %-7s neighbour %.2f, CPU %.2f of Kafka's"
              % (scenario, "%s %g" % (kind[0], rate), server, percent(r[key]), percent(kafka[key]),
                 1 / max(ratio, 1e-9), "met" if ratio <= 0.05 else "NOT met", percent(r["mean"]),
                 "met" if abs(r["mean"]) <= 0.005 else "NOT met", verdicts[-1]["neighbour_ratio"],
                 r["cpu"] / max(kafka["cpu"], 1e-9)))
    met = sum(v["error_met"] for v in verdicts), sum(v["mean_met"] for v in verdicts)
    print("%d of %d cells meet the aim for p99, %d that for the mean" % (met[0], len(verdicts), met[1]))
    return verdicts


def prepare(a, work, servers):
    mb = 48  # of each partition: what all servers hold together stays in memory
    for name in a.servers.split(","):
        if name == "headrace" and a.level:
            servers += [Server("headrace-" + level, a.out, a.kafka, work, level=level) for level in a.level]
        else:
            servers.append(Server(name, a.out, a.kafka, work))
    for s in servers:
        s.start()
        s.topic("probe", 1)
        s.topic("data", PARTITIONS)
        s.topic("sink", PARTITIONS, retention_bytes=128 << 20, segment_bytes=32 << 20)
        s.fill("data", PARTITIONS, mb, RECORD)
        idle = Load(a.out, s, 1, 3, 100, ["probe neighbour probe 5"]).probes["neighbour"]["us"]
        print("%-17s ready on port %d; neighbour alone p50/p99 %d/%d us" %
              (s.name, s.port, quantile(idle, 0.5), quantile(idle, 0.99)), flush=True)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("out")
    ap.add_argument("kafka", help="folder with the jars of the Kafka that is measured, and of the Java clients")
    ap.add_argument("--full", action="store_true", help="all scenarios, 22 s each")
    ap.add_argument("--level", action="append", choices=("bpf", "pacing", "mute"),
                    help="force this rung of Headrace's ladder; may be given several times")
    ap.add_argument("--only", help="of all scenarios those whose name contains this")
    ap.add_argument("--rounds", type=int, default=1)
    ap.add_argument("--servers", default="headrace,kafka")
    ap.add_argument("--json")
    ap.add_argument("--svg", help="folder for pictures: delivered / quota over time")
    a = ap.parse_args()
    work = tempfile.mkdtemp(prefix="hr-quotas-")
    a.java = os.path.join(work, "java")
    subprocess.run(["javac", "-nowarn", "-cp", a.kafka + "/*", "-d", a.java,
                    os.path.join(os.path.dirname(os.path.abspath(__file__)), "java/Steady.java")], check=True)
    rows, servers, curves = [], [], {}
    try:
        prepare(a, work, servers)
        print(HEAD)
        for n, scenario in enumerate(s for s in scenarios(a.full or a.only) if (a.only or "") in s.name):
            for i in range(a.rounds):
                for s in servers:
                    run = Run(a, scenario, s, f"{n}-{i}")
                    rows += run.rows
                    for r in run.rows:
                        show(r)
                        curves.setdefault((scenario.name, r["kind"], r["rate"]), {})[s.name] = \
                            run.curve(r["kind"], r["rate"])
    finally:
        for s in servers:
            s.stop()
        shutil.rmtree(work, ignore_errors=True)
    verdicts = compare(rows)
    if a.json:
        with open(a.json, "w", encoding="utf-8") as f:
            json.dump({"cells": rows, "verdicts": verdicts}, f, indent=1)
    if a.svg:
        os.makedirs(a.svg, exist_ok=True)
        for (scenario, kind, rate), by_server in curves.items():
            name = f"{scenario}-{kind[0]}{rate:g}".replace(" ", "-").replace(",", "")
            picture(os.path.join(a.svg, name + ".svg"), f"{scenario}: {kind}, quota {rate:g} MB/s",
                    "delivered / quota, 100-ms windows", by_server, 0.1, 1)


if __name__ == "__main__":
    main()
