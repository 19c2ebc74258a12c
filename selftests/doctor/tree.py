# SPDX-License-Identifier: GPL-2.0
"""tree: a recorded host as an object, made clean and broken at will.

A clean host is this one's record with the values of sysctl/host, a log directory on a
file system of its own, and a daemon under no limit; its facts come from no system call,
so the verdicts are the same on every machine.
"""

import json
import os
import re
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../broker"))
from kit import OUT, Node, Skip, main, wait_for  # noqa: E402, F401

TOP = os.environ.get("HR_TOP", os.path.join(HERE, "../.."))
HEADRACE = os.path.join(OUT, "bin/headrace")
FACTS = ".headrace-facts.json"
BAD = ("advice", "warning", "fault")
PID = 4242
DATA = "/srv/kafka"
GIB = 1 << 30
QUEUE = "sys/dev/block/8:16/queue/"
GROUP = "/sys/fs/cgroup/unified/headrace.service"
GROUP1 = "/sys/fs/cgroup/%s/headrace.service"
MOUNT = "90 20 8:17 / %s %s - ext4 /dev/sdb1 %s"
MOUNTS = """20 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 20 0:27 / /sys/fs/cgroup/unified rw,nosuid - cgroup2 cgroup2 rw
32 20 0:28 / /sys/fs/cgroup/memory rw,nosuid - cgroup cgroup rw,memory
33 20 0:29 / /sys/fs/cgroup/cpu rw,nosuid - cgroup cgroup rw,cpu
34 20 0:30 / /sys/fs/cgroup/blkio rw,nosuid - cgroup cgroup rw,blkio
35 20 0:31 / /sys/fs/bpf rw,nosuid - bpf bpf rw,mode=700
36 20 0:32 / /sys/kernel/tracing rw,nosuid - tracefs tracefs rw"""
LIMITS = """Limit                     Soft Limit           Hard Limit           Units
Max file size             unlimited            unlimited            bytes
Max processes             63000                63000                processes
Max open files            1048576              1048576              files
Max locked memory         67108864             67108864             bytes
Max address space         unlimited            unlimited            bytes"""
# What neither the profile sets nor a kernel's default is sure to be.
FILES = {
    "proc/sys/vm/overcommit_memory": "0",
    "proc/sys/vm/zone_reclaim_mode": "0",
    "proc/sys/vm/min_free_kbytes": "67584",
    "proc/sys/net/ipv4/tcp_syncookies": "1",
    "proc/sys/net/ipv4/ip_local_reserved_ports": "",
    "proc/sys/net/ipv4/tcp_rmem": "4096 131072 33554432",
    "proc/sys/net/ipv4/tcp_mem": "100000 200000 300000",
    "proc/sys/net/ipv4/tcp_sack": "1",
    "proc/sys/net/ipv4/tcp_timestamps": "1",
    "proc/sys/net/ipv4/tcp_window_scaling": "1",
    "proc/net/sockstat": "sockets: used 200\nTCP: inuse 90 orphan 0 tw 2 alloc 95 mem 120",
    "proc/sys/net/netfilter/nf_conntrack_count": "900",
    "proc/sys/net/netfilter/nf_conntrack_max": "262144",
    "proc/sys/fs/file-max": "2466165",
    "proc/sys/fs/nr_open": "1048576",
    "proc/sys/kernel/pid_max": "4194304",
    "proc/sys/kernel/io_uring_disabled": "0",
    "proc/sys/kernel/unprivileged_bpf_disabled": "2",
    "proc/sys/kernel/perf_event_paranoid": "2",
    "proc/meminfo": "MemTotal: 65536000 kB\nMemAvailable: 60000000 kB\n"
    "HugePages_Total: 0\nHugePages_Free: 0\nHugepagesize: 2048 kB",
    "proc/swaps": "Filename Type Size Used Priority",
    "proc/pressure/memory": "some avg10=0.00 avg60=0.10 avg300=0.00 total=9\n"
    "full avg10=0.00 avg60=0.05 avg300=0.00 total=5",
    "proc/pressure/io": "some avg10=0.00 avg60=9.00 avg300=0.00 total=9\n"
    "full avg10=0.00 avg60=4.00 avg300=0.00 total=5",
    "proc/stat": "cpu 1000 0 500 90000 10 0 20 30 0 0",
    "proc/mdstat": "Personalities : [raid1]\nmd0 : active raid1 sdb1[0] sdc1[1]\n"
    "      1000 blocks super 1.2 [2/2] [UU]",
    "sys/kernel/mm/transparent_hugepage/enabled": "always [madvise] never",
    "sys/kernel/mm/transparent_hugepage/defrag": "always defer defer+madvise [madvise] never",
    "sys/kernel/btf/vmlinux": "types",
    "sys/devices/system/clocksource/clocksource0/current_clocksource": "tsc",
    "sys/devices/system/clocksource/clocksource0/available_clocksource": "tsc hpet acpi_pm",
    "sys/devices/system/cpu/cpu0/cpufreq/scaling_driver": "acpi-cpufreq",
    "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor": "schedutil",
    "sys/class/net/eth0/speed": "10000",
    "sys/class/net/eth0/duplex": "full",
    "sys/dev/block/8:17/partition": "1",
    "sys/dev/block/8:17/whole/dev": "8:16",
    QUEUE + "rotational": "0",
    QUEUE + "scheduler": "none [mq-deadline] kyber bfq",
    QUEUE + "read_ahead_kb": "1024",
    "sys/fs/ext4/sdb1/errors_count": "0",
    "proc/%d/comm" % PID: "headraced",
    "proc/%d/limits" % PID: LIMITS,
    "proc/%d/status" % PID: "Name: headraced\nUid:\t998\t998\t998\t998\nVmSwap: 0 kB",
    "proc/%d/oom_score_adj" % PID: "0",
    "proc/%d/cgroup" % PID: "4:memory:/headrace.service\n3:cpu:/headrace.service\n"
    "2:blkio:/headrace.service\n0::/headrace.service",
    GROUP + "/memory.max": "max",
    GROUP + "/cpu.max": "max 100000",
    GROUP + "/io.max": "",
    GROUP + "/pids.max": "max",
    GROUP1 % "memory" + "/memory.limit_in_bytes": "9223372036854771712",
    GROUP1 % "cpu" + "/cpu.cfs_quota_us": "-1",
    GROUP1 % "cpu" + "/cpu.cfs_period_us": "100000",
    GROUP1 % "blkio" + "/blkio.throttle.write_bps_device": "",
}


def doctor(*arguments, prefix=()):
    """(exit status, the answer) of one run."""
    done = subprocess.run(
        [*prefix, HEADRACE, "doctor", *arguments, "--json"], capture_output=True, text=True
    )
    assert done.returncode in (0, 1) and done.stdout, (done.returncode, done.stderr)
    return done.returncode, json.loads(done.stdout)


def found(answer):
    return {r["id"]: r for r in answer["rows"] if r["verdict"] in BAD}


class Tree:
    def __init__(self, root):
        self.root = root

    def path(self, name):
        return os.path.join(self.root, name.lstrip("/"))

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w") as f:
            f.write(text + "\n")

    def read(self, name):
        return open(self.path(name)).read().strip()

    def change(self, name, old, new):
        text = self.read(name)
        assert old in text, (name, old)
        self.write(name, text.replace(old, new))

    def remove(self, name):
        os.unlink(self.path(name))

    def sysctl(self, key, value):
        self.write("proc/sys/" + key.replace(".", "/"), value)

    def facts(self, change):
        facts = json.loads(self.read(FACTS))
        change(facts)
        self.write(FACTS, json.dumps(facts))

    def mounts(self, opts="rw,noatime", extra="rw", at=DATA, kind="ext4", drop=None):
        rows = [r for r in MOUNTS.split("\n") if not drop or " - %s " % drop not in r]
        rows.append((MOUNT % (at, opts, extra)).replace(" ext4 ", " %s " % kind))
        for name in ("self", str(PID)):
            self.write("proc/%s/mountinfo" % name, "\n".join(rows))

    def copy(self, root):
        shutil.copytree(self.root, root)
        return Tree(root)

    def findings(self, *arguments):
        return doctor("--root", self.root, *arguments)


def _clean_facts(facts, port):
    facts.update(
        kernel="6.12.30",
        clock={"synced": True, "error_us": 9000, "offset_us": 3, "resolution_ns": 1},
        ktls={"error": 0},
        uring={"error": 0},
        cachestat={"error": 0},
        qdiscs={"fq": 0, "fq_codel": 0},
        descriptors=300,
        denied=[],
        user={"name": "headrace", "uid": 998, "gid": 998},
        links=[
            {"name": "lo", "index": 1, "up": True, "loopback": True, "qdisc": "noqueue"},
            {"name": "eth0", "index": 2, "up": True, "loopback": False, "qdisc": "mq"}
            | {"below": ["fq", "fq"]},
        ],
        paths={
            DATA: {"uid": 998, "gid": 998, "mode": 0o750, "folder": True, "readonly": False}
            | {"total": 900 * GIB, "free": 600 * GIB, "inodes": 10**7, "inodes_free": 9 * 10**6}
        },
        probes={DATA: {"mib_per_s": 400.0, "sync_ms": 1.5, "sync_max_ms": 4.0}},
    )
    facts["config"].update(dirs=[DATA], ports=[port], pid=PID, user="998", tls=True)


def _profile(tree):
    """The recommended settings, from the files that an administrator installs."""
    for line in open(os.path.join(TOP, "sysctl/host/headrace.sysctl.conf")):
        got = re.fullmatch(r"-?([a-z0-9_.]+) = (.+)", line.strip())
        if got:
            tree.sysctl(got[1], got[2])
            if got[1].endswith("_bytes"):
                tree.sysctl(got[1].replace("_bytes", "_ratio"), "0")
    limits = open(os.path.join(TOP, "sysctl/host/headrace.limits.conf")).read()
    tree.write("etc/security/limits.d/headrace.conf", limits)


def clean(root, port=9092):
    """Turns the record in @root into a host with nothing to find fault with."""
    tree = Tree(root)
    for name, text in FILES.items():
        tree.write(name, text)
    _profile(tree)
    tree.mounts()
    tree.facts(lambda facts: _clean_facts(facts, port))
    return tree
