# SPDX-License-Identifier: Apache-2.0
"""servers: the servers that benchmarks of limits compare, and a little of the protocol.

Apache Kafka gets a fair heap and G1; both get the same properties but for their own keys.
"""

import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../selftests/broker"))

from kit import Wire, batch, text  # noqa: E402  (the selftests' protocol)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def join(cgroup):
    with open(os.path.join(cgroup, "cgroup.procs"), "w", encoding="ascii") as f:
        f.write(str(os.getpid()))


def remove(cgroup):
    """It is busy until its last process is reaped."""
    end = time.monotonic() + 10
    while os.path.isdir(cgroup) and time.monotonic() < end:
        try:
            os.rmdir(cgroup)
        except OSError:
            time.sleep(0.05)


class Server:
    """name is kafka, or headrace (with the rung that holds its limits, if one is forced)."""

    def __init__(self, name, out, jars, work, extra=None, level=None):
        self.name = name
        self.folder = os.path.join(work, name)
        self.port, control = free_port(), free_port()
        self.out, self.jars, self.level = out, jars, level
        os.makedirs(self.folder, exist_ok=True)
        self.file = os.path.join(self.folder, "server.properties")
        self.data = os.path.join(self.folder, "data")
        rows = {
            "process.roles": "broker,controller",
            "node.id": "1",
            "controller.listener.names": "CONTROLLER",
            "listeners": f"PLAINTEXT://127.0.0.1:{self.port},CONTROLLER://127.0.0.1:{control}",
            "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
            "log.dirs": self.data,
            "controller.quorum.bootstrap.servers": f"127.0.0.1:{control}",
            "offsets.topic.replication.factor": "1",
            "log.retention.check.interval.ms": "1000",
            "log.initial.task.delay.ms": "1000",
            "log.segment.delete.delay.ms": "1000",
        }
        rows.update(extra or {})
        self.data = rows["log.dirs"]
        if self.is_headrace:
            rows.update({"headrace.format.auto": "true", "headrace.metrics.listener": "127.0.0.1:0"})
            rows.update(self.rung_rows())
        with open(self.file, "w", encoding="utf-8") as f:
            f.write("".join(f"{k}={v}\n" for k, v in rows.items()))

    @property
    def is_headrace(self):
        return self.name.startswith("headrace")

    # --- the rung of Headrace's ladder --------------------------------------------

    @property
    def pins(self):
        return f"/sys/fs/bpf/hr-bench-{os.getpid()}"

    @property
    def cgroup(self):
        with open("/proc/self/mountinfo", encoding="ascii") as f:
            mounts = [line.split() for line in f]
        mount = next((m[4] for m in mounts if m[m.index("-") + 1] == "cgroup2"), "/sys/fs/cgroup")
        return f"{mount}/hr-bench-{os.getpid()}.slice"

    def rung_rows(self):
        if not self.level:
            return {}
        rows = {"headrace.quota.fetch.level": self.level,
                "headrace.admission.level": "bpf" if self.level == "bpf" else "accept"}
        if self.level == "bpf":
            rows["headrace.kernel.pin.dir"] = self.pins
        return rows

    def rung_load(self):
        """Programs are loaded before the node starts, in whose cgroup it makes its sockets."""
        got = subprocess.run([os.path.join(self.out, "bin/headrace"), "kernel", "load", "--pin-dir", self.pins,
                              "--cgroup", self.cgroup, "--user", "root"], capture_output=True, text=True)
        if got.returncode:
            raise SystemExit(f"--level bpf: {got.stderr.strip() or got.stdout.strip()}")
        path = self.cgroup
        return lambda: join(path)

    def rung_check(self):
        """A table that says bpf and was made by another rung would be a lie."""
        if self.level == "bpf" and "headrace kernel load" in self.tail():
            raise SystemExit(f"--level bpf: the broker did not take the kernel's programs:\n{self.tail()}")

    def rung_unload(self):
        if self.level == "bpf":
            subprocess.run([os.path.join(self.out, "bin/headrace"), "kernel", "unload", "--pin-dir", self.pins],
                           capture_output=True, check=False)
            if os.path.isdir(self.pins):
                shutil.rmtree(self.pins, ignore_errors=True)
            remove(self.cgroup)

    # --- its life -----------------------------------------------------------------------

    def start(self):
        before = self.rung_load() if self.level == "bpf" else None
        self.log = open(os.path.join(self.folder, "log"), "ab")
        if self.is_headrace:
            argv = [os.path.join(self.out, "bin/headraced"), self.file]
        else:
            java = ["java", "-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-cp", self.jars + "/*"]
            subprocess.run(java + ["kafka.tools.StorageTool", "format", "-t", "bWFkZSBmb3IgYmVuY2g", "-c", self.file,
                                   "--standalone"], stdout=self.log, stderr=self.log, check=True)
            argv = java + ["kafka.Kafka", self.file]
        self.process = subprocess.Popen(argv, stdout=self.log, stderr=self.log, preexec_fn=before)
        self.wire = None
        end = time.monotonic() + 90
        while not self.wire:
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"{self.name} did not start:\n{self.tail()}")
            try:
                self.wire = Wire(self.port, timeout=60)
                self.wire.api_versions()
            except OSError:
                self.wire = None
                time.sleep(0.1)
        self.topic("ready", 1)
        self.rung_check()
        return self

    def tail(self):
        with open(os.path.join(self.folder, "log"), "rb") as f:
            return f.read()[-3000:].decode(errors="replace")

    def topic(self, name, partitions, **configs):
        end = time.monotonic() + 60
        rows = [(k.replace("_", "."), str(v)) for k, v in configs.items()]
        while True:
            try:
                error = self.wire.create_topic(name, partitions, rows)
                if error in (0, 36) and all(self.wire.produce(name, p, [b"first"])[0] == 0
                                            for p in range(partitions)):
                    return
            except OSError:
                self.wire = Wire(self.port, timeout=60)
            if time.monotonic() > end:
                raise SystemExit(f"{self.name} has no topic {name}:\n{self.tail()}")
            time.sleep(0.1)

    def fill(self, topic, partitions, mb, record=4096, per_batch=16):
        """Each partition holds mb MiB, in batches as a default producer makes them."""
        data = batch([bytes((i * 7 + k) & 255 for k in range(record)) for i in range(per_batch)])
        for p in range(partitions):
            body = Wire.produce_body(topic, p, data, acks=1)
            payload = struct.pack(">hhi", 0, 3, 1) + text("fill") + body
            frame = struct.pack(">i", len(payload)) + payload
            left, ahead = (mb << 20) // len(data), 0
            while left or ahead:
                while left and ahead < 8:
                    self.wire.s.sendall(frame)
                    left, ahead = left - 1, ahead + 1
                got = self.wire.receive()
                ahead -= 1
                at = 4 + 4 + 2 + len(topic) + 4 + 4
                error, = struct.unpack_from(">h", got, at)
                assert error == 0, f"filling {topic}: error {error}"

    def quotas(self, rows):
        """rows: (entity type, name or None for the default, key, value or None to take it away)."""
        for i in range(0, len(rows), 500):
            some = rows[i:i + 500]
            body = struct.pack(">i", len(some))
            for kind, name, key, value in some:
                body += struct.pack(">i", 1) + text(kind)
                body += struct.pack(">h", -1) if name is None else text(name)
                body += struct.pack(">i", 1) + text(key) + struct.pack(">d?", value or 0.0, value is None)
            got = self.wire.call(49, 0, body + b"\0")
            errors = self.quota_errors(got, len(some))
            if any(errors):
                raise SystemExit(f"{self.name} refused quotas: errors {sorted(set(errors))}")
        time.sleep(0.5)  # for them to reach a Kafka broker; nothing tells when

    @staticmethod
    def quota_errors(got, nr):
        at, errors = 8, []
        for _ in range(nr):
            error, size = struct.unpack_from(">hh", got, at)
            at += 4 + max(size, 0)
            entities, = struct.unpack_from(">i", got, at)
            at += 4
            for _ in range(2 * entities):
                size, = struct.unpack_from(">h", got, at)
                at += 2 + max(size, 0)
            errors.append(error)
        return errors

    def cpu_s(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as f:
            fields = f.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self, row="VmRSS"):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as f:
            return next(int(line.split()[1]) for line in f if line.startswith(row)) / 1024

    def stop(self):
        process = getattr(self, "process", None)
        if process and process.poll() is None:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if getattr(self, "log", None):
            self.log.close()
        self.rung_unload()


class Load:
    """One run of headrace-load; lines as its main.c names them."""

    def __init__(self, out, server, warm_s, measure_s, tick_ms, lines):
        head = [f"server 127.0.0.1 {server.port} {server.process.pid}",
                f"time {int(warm_s * 1000)} {int(measure_s * 1000)} {tick_ms}"]
        got = subprocess.run([os.path.join(out, "bin/headrace-load")], input="\n".join(head + lines) + "\n",
                             capture_output=True, text=True, timeout=warm_s + measure_s + 120)
        if got.returncode:
            raise SystemExit(f"{server.name}: {got.stderr}")
        if got.stderr:
            print(f"{server.name}: {got.stderr.strip()}", file=sys.stderr)
        self.at, self.rows, self.slots, self.clients, self.probes = [], [], [], [], {}
        for line in got.stdout.splitlines():
            kind, _, rest = line.partition(" ")
            words = rest.split()
            if kind == "s":
                self.at.append(int(words[0]) / 1e9)
                self.rows.append([int(w) for w in words[1:]])
            elif kind == "slot":
                self.slots.append((words[1], words[2]))
            elif kind == "cpu":
                self.cpu = dict(zip(("server", "self", "busy", "softirq"), map(float, words)))
            elif kind == "client":
                self.clients.append(dict(zip(("done", "failed", "timed_out", "throttled", "throttled_ms"),
                                             map(int, words[1:]))))
            elif kind == "probe":
                self.probes[words[0]] = {"failed": int(words[1]), "us": sorted(map(int, words[2:]))}
        # The rows of the warm-up are kept apart: they show how a client begins.
        first = next(i for i, at in enumerate(self.at) if at >= self.at[0] + warm_s - 1e-3)
        self.begin_at, self.begin_rows = self.at[:first + 1], self.rows[:first + 1]
        self.at, self.rows = self.at[first:], self.rows[first:]
        self.seconds = self.at[-1] - self.at[0]

    def columns(self, name, kind):
        return [i for i, slot in enumerate(self.slots) if slot == (name, kind)]


def quantile(values, q):
    """values are sorted."""
    return values[min(int(len(values) * q), len(values) - 1)] if values else float("nan")


def machine_cpu():
    """Busy seconds of all cores since boot, and of these in interrupts."""
    with open("/proc/stat", encoding="ascii") as f:
        v = [int(x) / os.sysconf("SC_CLK_TCK") for x in f.readline().split()[1:8]]
    return v[0] + v[1] + v[2] + v[5] + v[6], v[5] + v[6]
