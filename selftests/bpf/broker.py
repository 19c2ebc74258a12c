#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""broker: a real broker whose fetch quotas the kernel holds, with real consumers.

What is delivered is read from the table of connections (bytes that the consumer's kernel
has acknowledged), so neither the client's own buffering nor its clock counts.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../broker"))
from kit import OUT, Node, Skip, Wire, batch, main, wait_for  # noqa: E402

HEADRACE = os.path.join(OUT, "bin/headrace")
TOP = os.environ.get("HR_TOP", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
PINS = "/sys/fs/bpf/hr-broker-%d" % os.getpid()
CGROUP = "hr-broker-%d" % os.getpid()
IN_VM = bool(os.environ.get("HR_VM"))
SECONDS = 2 if IN_VM else 5


def headrace(*args, **kw):
    done = subprocess.run([HEADRACE, *args], capture_output=True, text=True, **kw)
    if done.returncode:
        raise AssertionError("headrace %s: %s" % (" ".join(args), done.stderr.strip()))
    return done.stdout


def load():
    if os.geteuid():
        raise Skip("loading programs needs root")
    done = subprocess.run(
        [HEADRACE, "kernel", "load", "--pin-dir", PINS, "--cgroup", CGROUP, "--json"],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Skip(done.stderr.strip())
    gates = {row["gate"]: row for row in json.loads(done.stdout)}
    for gate in ("fetch", "admit", "conns"):
        if gates[gate]["state"] != "loaded":
            raise Skip("%s: %s" % (gate, gates[gate]["reason"]))
    return gates


def cgroup_path():
    for line in open("/proc/self/mountinfo"):
        left, _, right = line.partition(" - ")
        if right.split()[0] == "cgroup2":
            return os.path.join(left.split()[4], CGROUP)
    raise Skip("no cgroup2 is mounted")


def unload():
    subprocess.run([HEADRACE, "kernel", "unload", "--pin-dir", PINS], capture_output=True)
    if os.path.isdir(cgroup_path()):
        # A cgroup is busy until its last process is reaped.
        wait_for("empty cgroup", lambda: rmdir(cgroup_path()))


def rmdir(path):
    try:
        os.rmdir(path)
    except OSError:
        return False
    return True


class Kernel:
    def __enter__(self):
        self.gates = load()
        return self

    def __exit__(self, *exc):
        unload()


def node(**more):
    over = {"headrace.kernel.pin.dir": PINS}
    over.update({k.replace("_", "."): v for k, v in more.items()})
    return Node(over)


def fill(broker, topic, megabytes):
    with_quota = Wire(broker.port)
    with_quota.create_topic(topic)
    for _ in range(megabytes * 2):
        with_quota.produce(topic, 0, [b"v" * 5000] * 100)
    with_quota.close()


def quota(broker, name, rate, entity="client-id", key="consumer_byte_rate"):
    alter = {
        "entries": [
            {
                "entity": [{"entityType": entity, "entityName": name}],
                "ops": [{"key": key, "value": rate or 0, "remove": rate is None}],
            }
        ],
        "validateOnly": False,
    }
    got = json.loads(
        headrace(
            "wire",
            "call",
            "--api",
            "AlterClientQuotas",
            "--version",
            "1",
            "--bootstrap",
            "127.0.0.1:%d" % broker.port,
            input=json.dumps(alter),
        )
    )
    assert got["entries"][0]["errorCode"] == 0, got


def table():
    """Rows of the live-connection table, by column name."""
    lines = open(os.path.join(PINS, "hr_conns")).read().splitlines()
    names = lines[0].split()
    return [dict(zip(names, line.split(None, len(names) - 1))) for line in lines[1:]]


def acked(name):
    return sum(int(r["ACKED"]) for r in table() if r["NAME"] == name)


def measure(name, seconds):
    wait_for("bytes of " + name, lambda: acked(name) > 0, 40)
    time.sleep(1)  # the start burst is not what is measured
    at, before = time.monotonic(), acked(name)
    time.sleep(seconds)  # the length of the measurement
    return (acked(name) - before) / (time.monotonic() - at)


def kcat(broker, client, topic="t"):
    try:
        return subprocess.Popen(
            ["kcat", "-C", "-q", "-b", "127.0.0.1:%d" % broker.port, "-t", topic]
            + ["-o", "beginning", "-X", "client.id=" + client],
            stdout=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise Skip("no kcat here")


def java(broker, client, topic="t"):
    """Kafka's own console consumer."""
    try:
        jars = subprocess.run(
            ["sh", os.path.join(TOP, "selftests/reference/fetch.sh"), "4.3.1"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        return subprocess.Popen(
            ["java", "-Xmx256m", "-cp", jars + "/*"]
            + ["org.apache.kafka.tools.consumer.ConsoleConsumer"]
            + ["--bootstrap-server", "127.0.0.1:%d" % broker.port, "--topic", topic]
            + ["--partition", "0", "--offset", "earliest"]
            + ["--command-property", "client.id=" + client],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (FileNotFoundError, subprocess.CalledProcessError) as why:
        raise Skip("no Kafka client: %s" % why)


def held(consumer, rate):
    with Kernel(), node() as broker:
        fill(broker, "t", 40 if IN_VM else 100)
        quota(broker, "app", rate)
        client = consumer(broker, "app")
        try:
            got = measure("client=app", SECONDS)
        finally:
            client.kill()
            client.wait()
        error = (got / rate - 1) * 100
        print(
            "# %s at %.0f MB/s: %.3f MB/s acknowledged, error %+.2f %% (bound 2)"
            % (consumer.__name__, rate / 1e6, got / 1e6, error)
        )
        assert IN_VM or abs(error) <= 2, error


def kcat_is_held_to_its_rate():
    held(kcat, 10e6)


def kcat_is_held_to_a_low_rate():
    held(kcat, 3e6)


def java_is_held_to_its_rate():
    if IN_VM:
        raise Skip("no Java in a small machine")
    held(java, 10e6)


def gates_are_told():
    with Kernel(), node() as broker:
        for gate in ("fetch", "produce", "admit"):
            assert "gate=%s level=bpf" % gate in broker.tail(65536), broker.tail()
        levels = [m for m in broker.metrics() if m.startswith("headrace_kernel_gate")]
        assert any('gate="fetch",level="bpf"' in m for m in levels), levels
        status = json.loads(headrace("kernel", "status", "--pin-dir", PINS, "--json"))
        assert status["broker_alive"] and status["broker_pid"] == broker.process.pid, status
        assert {g["gate"]: g["level"] for g in status["gates"]}["fetch"] == "bpf", status


def levels_can_be_forced():
    with Kernel():
        for level in ("pacing", "mute"):
            with node(headrace_quota_fetch_level=level) as broker:
                assert "gate=fetch level=%s" % level in broker.tail(65536), broker.tail()
    with node() as broker:
        assert "gate=fetch level=pacing" in broker.tail(65536), broker.tail()
        assert "headrace kernel load" in broker.tail(65536), broker.tail()


def limit_by_hand_is_taken_over():
    with Kernel(), node() as broker:
        fill(broker, "t", 100)
        quota(broker, "app", 2e6)
        client = kcat(broker, "app")
        try:
            wait_for("bytes", lambda: acked("client=app") > 0)
            rows = json.loads(
                subprocess.run(
                    ["bpftool", "-j", "map", "dump", "pinned", PINS + "/hr_quota"],
                    capture_output=True,
                    check=True,
                ).stdout
            )
            row = next(r for r in rows if r["formatted"]["value"]["name"] == "client=app")
            value = list((8000000).to_bytes(8, "little")) + [int(b, 0) for b in row["value"][8:]]
            subprocess.run(
                ["bpftool", "map", "update", "pinned", PINS + "/hr_quota", "key"]
                + row["key"]
                + ["value"]
                + [str(b) for b in value],
                check=True,
            )
            wait_for("line", lambda: "limit.by_hand" in broker.tail(65536))
            name = "headrace_kernel_limits_by_hand_total"
            assert broker.metrics()[name] == 1, broker.metrics()[name]
            got = measure("client=app", SECONDS)
            print("# by hand 8 MB/s: %.3f MB/s (bound 2 %%)" % (got / 1e6))
            assert IN_VM or abs(got / 8e6 - 1) <= 0.02, got
        except FileNotFoundError:
            raise Skip("no bpftool here")
        finally:
            client.kill()
            client.wait()


def attempts(port, nr):
    """Connections that came about, and those that were refused."""
    kept, refused = [], 0
    for _ in range(nr):
        s = socket.socket()
        try:
            s.connect(("127.0.0.1", port))
            kept.append(s)
        except ConnectionRefusedError:
            refused += 1
            s.close()
    return kept, refused


def refused_at_syn(broker, reason):
    name = 'headrace_kernel_connections_refused_total{reason="%s"}' % reason
    return broker.metrics()[name]


def admission_refuses_at_the_syn():
    with Kernel(), node(max_connections_per_ip="12", quota_window_num="2") as broker:
        kept, refused = attempts(broker.port, 20)
        print("# 20 connections against 12: %d in, %d refused" % (len(kept), refused))
        assert len(kept) == 12 and refused == 8, (len(kept), refused)
        assert refused_at_syn(broker, "count") >= 8
        broker.overrides["max.connections.per.ip"] = "15"
        broker.write_file()
        broker.process.send_signal(signal.SIGHUP)
        wait_for("reload", lambda: " reloaded" in broker.tail(65536))
        more, refused = attempts(broker.port, 5)
        print("# 5 more against 15: %d in, %d refused" % (len(more), refused))
        assert len(more) == 3 and refused == 2, (len(more), refused)
        kept += more
        for s in kept:
            s.close()
        wait_for("room", lambda: not any(r["PORT"] == str(broker.port) for r in table()))
        quota(broker, "127.0.0.1", 5, "ip", "connection_creation_rate")
        kept, refused = attempts(broker.port, 10)
        print("# 10 at once against 5 a second: %d in, %d refused" % (len(kept), refused))
        assert 4 <= len(kept) <= 6, len(kept)
        assert refused_at_syn(broker, "rate") >= 4
        for s in kept:
            s.close()


def bucket_of(broker, *more):
    """What "headrace net" says of the consumer's connections."""
    rows = json.loads(
        headrace("net", "--json", "--listener", str(broker.port), "--pin-dir", PINS, *more)
    )
    return [(r["bucket"], r["throttled"]) for r in rows if r.get("bucket", "-") != "-"]


def net_names_the_quota():
    with Kernel(), node(listeners="PLAINTEXT://[::]:0,CONTROLLER://127.0.0.1:0") as broker:
        fill(broker, "t", 20)
        quota(broker, "app", 2e6)
        client = kcat(broker, "app")
        try:
            wait_for("its bucket", lambda: ("client=app", True) in bucket_of(broker))
        finally:
            client.kill()
            client.wait()


def throttling_is_told():
    with Kernel(), node() as broker:
        fill(broker, "t", 20)
        quota(broker, "app", 2e6)
        events = subprocess.Popen(
            [HEADRACE, "kernel", "events", "--pin-dir", PINS, "--count", "1", "--json"],
            stdout=subprocess.PIPE,
        )
        client = kcat(broker, "app")
        try:
            told = json.loads(events.communicate(timeout=30)[0])
        finally:
            events.kill()
            client.kill()
            client.wait()
        assert told["event"] == "throttle_on" and told["value"] == 2000000, told


def restarted_broker_goes_on():
    with Kernel(), node() as broker:
        fill(broker, "t", 40 if IN_VM else 100)
        quota(broker, "app", 5e6)
        client = kcat(broker, "app")
        measure("client=app", 1)
        client.kill()
        client.wait()
        broker.stop()
        broker.start()
        client = kcat(broker, "app")
        try:
            got = measure("client=app", SECONDS)
        finally:
            client.kill()
            client.wait()
        print("# after a restart: %.3f MB/s of 5 (bound 2 %%)" % (got / 1e6))
        assert IN_VM or abs(got / 5e6 - 1) <= 0.02, got


if __name__ == "__main__":
    main(
        [
            gates_are_told,
            kcat_is_held_to_its_rate,
            kcat_is_held_to_a_low_rate,
            java_is_held_to_its_rate,
            limit_by_hand_is_taken_over,
            admission_refuses_at_the_syn,
            net_names_the_quota,
            throttling_is_told,
            restarted_broker_goes_on,
            levels_can_be_forced,
        ]
    )
