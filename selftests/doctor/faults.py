#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""faults: on a clean host the doctor finds nothing; each seeded fault it calls by name.

A fault is one change of a recorded tree.  It counts as named when the check that is made
for it makes a finding, and no other check does.
"""

import json
import os
import subprocess
import tempfile

from tree import BAD, DATA, GIB, GROUP, GROUP1, HEADRACE, LIMITS, OUT, PID, QUEUE
from tree import Node, clean, doctor, found, main

SECRET = "hunter2-of-the-test"
SWAPS = "Filename Type Size Used Priority"
CLOCK = "sys/devices/system/clocksource/clocksource0/current_clocksource"
THP = "sys/kernel/mm/transparent_hugepage/"


def sysctl(key, value):
    return lambda t: t.sysctl(key, value)


def write(name, text):
    return lambda t: t.write(name, text)


def change(name, old, new):
    return lambda t: t.change(name, old, new)


def remove(name):
    return lambda t: t.remove(name)


def mounts(**how):
    return lambda t: t.mounts(**how)


def limit(old, new):
    assert old in LIMITS, old
    return change("proc/%d/limits" % PID, old, new)


def status(old, new):
    return change("proc/%d/status" % PID, old, new)


def fact(*path):
    """Sets facts[path[0]]…[path[-2]] to path[-1]."""

    def set_it(facts):
        for key in path[:-2]:
            facts = facts[key]
        facts[path[-2]] = path[-1]

    return lambda t: t.facts(set_it)


def group1(controller, name, text):
    return write(GROUP1 % controller + "/" + name, text)


def of_parent(name, text):
    return write(os.path.dirname(GROUP) + "/" + name, text)


FAULTS = [
    (
        "write-back begins at 20 GiB",
        "vm.dirty-background",
        sysctl("vm.dirty_background_bytes", "21474836480"),
    ),
    ("writers are stopped at 1 MiB", "vm.dirty-limit", sysctl("vm.dirty_bytes", "1048576")),
    ("no periodic write-back", "vm.dirty-writeback", sysctl("vm.dirty_writeback_centisecs", "0")),
    (
        "dirty pages wait for ten minutes",
        "vm.dirty-expire",
        sysctl("vm.dirty_expire_centisecs", "60000"),
    ),
    ("swappiness 100", "vm.swappiness", sysctl("vm.swappiness", "100")),
    ("few maps", "vm.max-map-count", sysctl("vm.max_map_count", "8192")),
    ("strict overcommit", "vm.overcommit", sysctl("vm.overcommit_memory", "2")),
    ("zone reclaim", "vm.zone-reclaim", sysctl("vm.zone_reclaim_mode", "1")),
    ("no memory for bursts", "vm.min-free", sysctl("vm.min_free_kbytes", "1024")),
    ("huge pages always", "vm.thp", write(THP + "enabled", "[always] madvise never")),
    (
        "compaction in page faults",
        "vm.thp-defrag",
        write(THP + "defrag", "[always] defer madvise never"),
    ),
    (
        "huge pages reserved for nobody",
        "vm.hugepages",
        change("proc/meminfo", "HugePages_Free: 0", "HugePages_Free: 9000"),
    ),
    (
        "swap in use",
        "vm.swap-used",
        write("proc/swaps", SWAPS + "\n/dev/sda2 partition 8000000 2000000 -2"),
    ),
    ("memory pressure", "vm.pressure", change("proc/pressure/memory", "avg60=0.05", "avg60=31.00")),
    ("disk pressure", "disk.pressure", change("proc/pressure/io", "avg60=4.00", "avg60=88.00")),
    ("a shaper left on the link", "net.qdisc", fact("links", 1, "qdisc", "tbf")),
    (
        "one queue of many is pfifo_fast",
        "net.qdisc",
        fact("links", 1, "below", ["fq", "pfifo_fast"]),
    ),
    (
        "links come up with pfifo_fast",
        "net.default-qdisc",
        sysctl("net.core.default_qdisc", "pfifo_fast"),
    ),
    ("half duplex", "net.link", write("sys/class/net/eth0/duplex", "half")),
    ("a slow link", "net.link", write("sys/class/net/eth0/speed", "100")),
    (
        "congestion control for bulk",
        "net.congestion",
        sysctl("net.ipv4.tcp_congestion_control", "lp"),
    ),
    ("a short queue of connections", "net.somaxconn", sysctl("net.core.somaxconn", "128")),
    (
        "a short queue of handshakes",
        "net.syn-backlog",
        sysctl("net.ipv4.tcp_max_syn_backlog", "64"),
    ),
    ("no syncookies", "net.syncookies", sysctl("net.ipv4.tcp_syncookies", "0")),
    ("few ports", "net.port-range", sysctl("net.ipv4.ip_local_port_range", "60000 60999")),
    (
        "a listener inside the port range",
        "net.listener-port",
        sysctl("net.ipv4.ip_local_port_range", "1024 60999"),
    ),
    ("small receive buffers", "net.rmem-max", sysctl("net.core.rmem_max", "212992")),
    ("small send buffers", "net.wmem-max", sysctl("net.core.wmem_max", "212992")),
    (
        "receive buffers do not grow",
        "net.tcp-rmem",
        sysctl("net.ipv4.tcp_rmem", "4096 65536 65536"),
    ),
    ("send buffers do not grow", "net.tcp-wmem", sysctl("net.ipv4.tcp_wmem", "4096 16384 65536")),
    (
        "sockets at the limit of memory",
        "net.tcp-memory",
        change("proc/net/sockstat", "mem 120", "mem 199000"),
    ),
    ("slow start after idle", "net.slow-start", sysctl("net.ipv4.tcp_slow_start_after_idle", "1")),
    ("no selective acknowledgement", "net.sack", sysctl("net.ipv4.tcp_sack", "0")),
    ("no timestamps", "net.timestamps", sysctl("net.ipv4.tcp_timestamps", "0")),
    ("no window scaling", "net.window-scaling", sysctl("net.ipv4.tcp_window_scaling", "0")),
    (
        "a short backlog of packets",
        "net.netdev-backlog",
        sysctl("net.core.netdev_max_backlog", "100"),
    ),
    (
        "conntrack nearly full",
        "net.conntrack",
        sysctl("net.netfilter.nf_conntrack_count", "260000"),
    ),
    ("no kTLS under a TLS listener", "net.ktls", fact("ktls", "error", 2)),
    ("an old kernel", "kernel.release", fact("kernel", "4.19.0")),
    ("few files", "kernel.file-max", sysctl("fs.file-max", "8192")),
    ("a low roof of nofile", "kernel.nr-open", sysctl("fs.nr_open", "4096")),
    ("few threads", "kernel.pid-max", sysctl("kernel.pid_max", "4096")),
    ("io_uring switched off", "kernel.uring", sysctl("kernel.io_uring_disabled", "2")),
    ("io_uring refused by a filter", "kernel.uring", fact("uring", "error", 1)),
    ("no cachestat", "kernel.cachestat", fact("cachestat", "error", 38)),
    ("no BTF", "bpf.btf", remove("sys/kernel/btf/vmlinux")),
    ("BPF interpreted", "bpf.jit", sysctl("net.core.bpf_jit_enable", "0")),
    ("BPF for everybody", "bpf.unprivileged", sysctl("kernel.unprivileged_bpf_disabled", "0")),
    ("no bpffs", "bpf.bpffs", mounts(drop="bpf")),
    ("no tracefs", "trace.tracefs", mounts(drop="tracefs")),
    ("tracing for everybody", "trace.paranoid", sysctl("kernel.perf_event_paranoid", "-1")),
    ("a slow clock", "clock.source", write(CLOCK, "hpet")),
    ("timers of a tick", "clock.resolution", fact("clock", "resolution_ns", 4000000)),
    ("no time service", "clock.sync", fact("clock", "synced", False)),
    (
        "the lowest clock rate",
        "cpu.governor",
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave"),
    ),
    ("steal", "cpu.steal", write("proc/stat", "cpu 1000 0 500 50000 10 0 20 30000 0 0")),
    ("the directory is gone", "dir.there", fact("paths", DATA, {"error": 2})),
    ("another user's directory", "dir.owner", fact("paths", DATA, "uid", 0)),
    ("mounted read-only", "dir.readonly", mounts(opts="ro,noatime")),
    ("full", "dir.space", fact("paths", DATA, "free", GIB // 2)),
    ("few inodes", "dir.inodes", fact("paths", DATA, "inodes_free", 900)),
    ("on an overlay", "dir.kind", mounts(kind="overlay")),
    ("on NFS", "dir.kind", mounts(kind="nfs4")),
    ("strict access times", "dir.atime", mounts(opts="rw")),
    ("no barriers", "dir.barrier", mounts(extra="rw,nobarrier")),
    ("data through the journal", "dir.journal", mounts(extra="rw,data=journal")),
    ("synchronous mount", "dir.sync", mounts(extra="rw,sync")),
    ("errors of the file system", "dir.errors", write("sys/fs/ext4/sdb1/errors_count", "3")),
    ("bfq on a fast disk", "disk.scheduler", write(QUEUE + "scheduler", "none mq-deadline [bfq]")),
    ("no read-ahead", "disk.readahead", write(QUEUE + "read_ahead_kb", "0")),
    ("huge read-ahead", "disk.readahead", write(QUEUE + "read_ahead_kb", "65536")),
    ("a mirror lacks a disk", "disk.raid", change("proc/mdstat", "[2/2] [UU]", "[2/1] [U_]")),
    ("a slow disk", "disk.speed", fact("probes", DATA, "mib_per_s", 2.0)),
    ("a disk that hangs", "disk.speed", fact("probes", DATA, {"late": True, "deadline_ms": 5000})),
    (
        "small nofile at logins",
        "limit.user-nofile",
        write("etc/security/limits.d/z.conf", "headrace - nofile 1024"),
    ),
    (
        "tiny nofile",
        "limit.nofile",
        limit("1048576              1048576", "1024                 4096"),
    ),
    (
        "few threads for the user",
        "limit.nproc",
        limit("63000                63000", "100                  100"),
    ),
    (
        "no locked memory",
        "limit.memlock",
        limit("67108864             67108864", "8192                 8192"),
    ),
    (
        "files stop growing",
        "limit.fsize",
        limit("size             unlimited            unlimited", "size 1048576 1048576"),
    ),
    (
        "little address space",
        "limit.as",
        limit("space         unlimited            unlimited", "space 2147483648 2147483648"),
    ),
    ("descriptors nearly gone", "limit.files-used", fact("descriptors", 1000000)),
    ("the daemon is swapped out", "daemon.swapped", status("VmSwap: 0", "VmSwap: 800000")),
    ("the daemon is root", "daemon.root", status("998\t998\t998\t998", "0\t0\t0\t0")),
    ("ended first", "daemon.oom", write("proc/%d/oom_score_adj" % PID, "900")),
    ("memory.max", "cgroup.memory", write(GROUP + "/memory.max", "134217728")),
    ("memory.max of the group above", "cgroup.memory", of_parent("memory.max", "134217728")),
    (
        "memory.limit_in_bytes",
        "cgroup.memory",
        group1("memory", "memory.limit_in_bytes", "134217728"),
    ),
    ("cpu.max", "cgroup.cpu", write(GROUP + "/cpu.max", "20000 100000")),
    ("cpu.cfs_quota_us", "cgroup.cpu", group1("cpu", "cpu.cfs_quota_us", "20000")),
    (
        "throttled by a large quota",
        "cgroup.cpu",
        write(GROUP + "/cpu.stat", "nr_periods 1000\nnr_throttled 400"),
    ),
    (
        "io.max",
        "cgroup.io",
        write(GROUP + "/io.max", "8:16 rbps=max wbps=1048576 riops=max wiops=max"),
    ),
    (
        "blkio.throttle",
        "cgroup.io",
        group1("blkio", "blkio.throttle.write_bps_device", "8:16 1048576"),
    ),
    ("pids.max", "cgroup.pids", write(GROUP + "/pids.max", "32")),
]
# These cannot come alone: the change that makes the first makes the others true.
TOGETHER = {
    "no cgroup2": ("bpf.cgroup2", mounts(drop="cgroup2"), ()),
    "logs on the root": ("dir.root", mounts(at="/mnt"), ("dir.atime",)),
    "a memory file system": ("dir.kind", mounts(kind="tmpfs"), ()),
}


def prepared(folder):
    """A clean tree out of a record of this host and a daemon that runs on it."""
    with Node() as node:
        code, _ = doctor("--config", node.file, "--record", folder)
    assert code in (0, 1), code
    return clean(folder)


def clean_host_has_no_finding():
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        tree = prepared(os.path.join(folder, "clean"))
        code, answer = tree.findings("--all")
        for r in answer["rows"]:
            if r["verdict"] in BAD + ("unknown",):
                print("# %s %s: %s" % (r["verdict"], r["id"], r["seen"]))
        counts = answer["counts"]
        print("# clean: %(checks)d checks, %(ok)d ok, %(unknown)d unknown" % counts)
        assert code == 0 and not found(answer), sorted(found(answer))
        assert counts["unknown"] == 0, counts
        assert len({r["id"] for r in answer["rows"]}) == counts["checks"], counts


def with_the_configuration():
    """--config in place of the recorded one: its directories, ports and TLS; same daemon."""
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        tree = prepared(os.path.join(folder, "clean"))
        file = os.path.join(folder, "server.properties")
        text = "log.dirs=%s\nlisteners=PLAINTEXT://:%d\n"
        with open(file, "w") as f:
            f.write(text % (DATA, 9092))
        code, answer = tree.findings("--config", file, "--all")
        assert code == 0 and not found(answer), found(answer)
        assert answer["counts"]["unknown"] == 0, answer["counts"]
        with open(file, "w") as f:
            f.write(text % (DATA, 20000))
        code, answer = tree.findings("--config", file)
        assert code == 1 and set(found(answer)) == {"net.listener-port"}, found(answer)


def seeded_faults_are_named():
    named, missed, noisy = 0, [], []
    faults = [(name, id, do, ()) for name, id, do in FAULTS]
    faults += [(name, *rest[:2], rest[2]) for name, rest in TOGETHER.items()]
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        tree = prepared(os.path.join(folder, "clean"))
        before = set(found(tree.findings()[1]))
        assert not before, before
        for i, (name, id, do, also) in enumerate(faults):
            sick = tree.copy(os.path.join(folder, str(i)))
            do(sick)
            code, answer = sick.findings()
            got = found(answer)
            others = set(got) - {id, *also}
            if id not in got or code != 1:
                missed.append("%s (%s): %s" % (name, id, sorted(got) or "nothing"))
            elif others:
                noisy.append("%s (%s): also %s" % (name, id, sorted(others)))
            else:
                named += 1
                row = got[id]
                assert row["cost"] and row["seen"], row
    for text in missed + noisy:
        print("# not named alone: " + text)
    ids = {id for _, id, _, _ in faults}
    bound = -(-len(faults) * 24 // 25)
    print("# named %d of %d faults of %d checks; bound %d" % (named, len(faults), len(ids), bound))
    assert len(faults) >= 25 and named >= bound, (named, len(faults))
    rows = json.loads(subprocess.check_output([HEADRACE, "doctor", "list", "--json"]))
    without = {r["id"] for r in rows} - ids
    print("# checks without a seeded fault: %s" % (" ".join(sorted(without)) or "none"))
    assert ids <= {r["id"] for r in rows}, ids


def severity_chooses():
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        tree = prepared(os.path.join(folder, "clean"))
        tree.sysctl("vm.swappiness", "100")
        for least, code in (("advice", 1), ("warning", 0), ("fault", 0)):
            got, answer = tree.findings("--severity", least)
            assert got == code and bool(found(answer)) == bool(code), (least, got, answer)
        tree.sysctl("net.core.somaxconn", "128")
        for least, ids in (("warning", {"net.somaxconn"}), ("fault", set())):
            got, answer = tree.findings("--severity", least)
            assert set(found(answer)) == ids and got == bool(ids), (least, answer)
        code, answer = tree.findings("vm")
        assert set(found(answer)) == {"vm.swappiness"}, answer


def fix_fits_the_kernel():
    """What a kernel lacks is not offered; ENOENT is 2."""
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        tree = prepared(os.path.join(folder, "clean"))
        tree.sysctl("net.core.default_qdisc", "pfifo_fast")
        fact("links", 1, "qdisc", "pfifo_fast")(tree)
        for lacks, words in (({}, "fq"), ({"fq": 2}, "fq_codel"), ({"fq": 2, "fq_codel": 2}, None)):
            fact("qdiscs", lacks)(tree)
            got = found(tree.findings("net")[1])
            assert set(got) == {"net.qdisc", "net.default-qdisc"}, got
            offered = got["net.default-qdisc"].get("value")
            assert offered == words, (lacks, got)
            fix = "tc qdisc replace dev eth0 root %s" % words if words else "a kernel with "
            assert got["net.qdisc"]["fix"].startswith(fix), got
            print("# without %s: %s" % (" ".join(lacks) or "nothing", got["net.qdisc"]["fix"]))


def failed(*arguments):
    done = subprocess.run([HEADRACE, "doctor", *arguments], capture_output=True, text=True)
    assert done.returncode == 1, (arguments, done.returncode, done.stderr)
    return done.stderr


def no_record_is_told():
    """A tree that is not there, one without facts, one that could not be written."""
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        assert "No such file" in failed("--root", folder + "/none")
        _, answer = doctor("--root", folder, "dir", "net.qdisc", "--all")
        verdicts = {r["verdict"] for r in answer["rows"] if r["id"] != "dir.errors"}
        assert verdicts == {"unknown"}, answer
        file = os.path.join(folder, "file")
        open(file, "w").close()
        assert "written" in failed("vm", "--no-probe", "--record", file)
        os.makedirs(os.path.join(folder, "tree/proc/swaps"))
        assert "not all" in failed("vm", "--no-probe", "--record", os.path.join(folder, "tree"))


def a_record_has_no_secret():
    """Passwords in arguments and in the configuration stay here."""
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        node = Node({"ssl.key.password": SECRET})
        node.binary = os.path.join(folder, "start")
        with open(node.binary, "w") as f:
            start = '#!/bin/sh\nexec %s "$1" --override ssl.keystore.password=%s\n'
            f.write(start % (os.path.join(OUT, "bin/headraced"), SECRET))
        os.chmod(node.binary, 0o755)
        with node:
            cmdline = open("/proc/%d/cmdline" % node.process.pid).read()
            assert SECRET in cmdline, cmdline
            root = os.path.join(folder, "tree")
            doctor("--config", node.file, "--record", root)
            pid = node.process.pid
        kept = open(os.path.join(root, "proc/%d/cmdline" % pid)).read()
        assert "ssl.keystore.password=\0" in kept and node.file in kept, kept
        files = 0
        for where, _, names in os.walk(root):
            for name in names:
                files += 1
                data = open(os.path.join(where, name), "rb").read()
                assert SECRET.encode() not in data, name
        print("# %d files recorded, none with the password" % files)
        again = doctor("--root", root, "limit.nofile")[1]["counts"]
        assert again["unknown"] == 0, again


if __name__ == "__main__":
    main(
        [
            clean_host_has_no_finding,
            with_the_configuration,
            seeded_faults_are_named,
            severity_chooses,
            fix_fits_the_kernel,
            no_record_is_told,
            a_record_has_no_secret,
        ]
    )
