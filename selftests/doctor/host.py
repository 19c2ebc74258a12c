#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""host: real faults, made in namespaces and groups of the test's own, and put right.

Nothing of the host itself is changed: mounts and network settings are those of a private
namespace, limits are those of the test's daemon.  What --apply did is looked up by other
means than the doctor, and so is what its undo brings back.
"""

import json
import os
import re
import subprocess
import tempfile

from tree import HEADRACE, Node, Skip, doctor, found, main

NET = ("unshare", "--net")
MOUNT = ("unshare", "--mount", "--propagation", "private")
# DOCTOR ID…: the answer goes to $ANSWER; UNDO runs what it says.
SHELL = """
DOCTOR() { "$HEADRACE" doctor "$@" --json >"$ANSWER" || test $? = 1; }
UNDO() { python3 -c 'import json, sys
for r in json.load(open(sys.argv[1]))["rows"]:
	print(r.get("undo", ""))' "$ANSWER" | sh -e >/dev/null; }
"""


def private(namespace, folder, script):
    """Runs a shell script in a namespace; (its output by sections "== NAME", the answer)."""
    if os.geteuid():
        raise Skip("namespaces want root")
    answer = os.path.join(folder, "answer")
    env = dict(os.environ, HEADRACE=HEADRACE, ANSWER=answer, DIR=folder)
    if subprocess.run([*namespace, "true"]).returncode:
        raise Skip("no namespace can be made")
    done = subprocess.run(
        [*namespace, "sh", "-ec", SHELL + script],
        capture_output=True,
        text=True,
        env=env,
        timeout=120,
    )
    for lack in ("qdisc kind is unknown", "Unknown device type"):
        if done.returncode and lack in done.stderr:
            raise Skip("this kernel: " + done.stderr.strip())
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    parts = re.split(r"^== (\w+)\n", done.stdout, flags=re.M)
    out = {name: text.strip() for name, text in zip(parts[1::2], parts[2::2])}
    return out, found(json.load(open(answer)))


def with_disk(options, then):
    """A tmpfs at $DIR/data in a private mount namespace, and a configuration for it."""
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        os.mkdir(os.path.join(folder, "data"))
        with open(os.path.join(folder, "conf"), "w") as f:
            f.write("log.dirs=%s/data\nlisteners=PLAINTEXT://:9092\n" % folder)
        mount = 'mount -t tmpfs -o %s none "$DIR/data"\n' % options
        return private(MOUNT, folder, mount + then)


def in_net(script):
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        return private(NET, folder, script)


# --- mounts ----------------------------------------------------------------------------


def full_disk_is_named():
    fill = 'dd if=/dev/zero of="$DIR/data/fill" bs=1M 2>/dev/null || test $? = 1\n'
    _, got = with_disk("size=8m", fill + 'DOCTOR dir disk.speed --config "$DIR/conf" --user root')
    print("# " + got["dir.space"]["seen"])
    assert got["dir.space"]["verdict"] == "fault", got
    assert got["disk.speed"]["verdict"] == "fault", got
    assert got["dir.kind"]["seen"] == "tmpfs", got


def no_inode_is_named():
    fill = 'for i in $(seq 60); do touch "$DIR/data/$i" 2>/dev/null || break; done\n'
    _, got = with_disk(
        "size=64m,nr_inodes=40", fill + 'DOCTOR dir --config "$DIR/conf" --user root'
    )
    print("# " + got["dir.inodes"]["seen"])
    assert got["dir.inodes"]["verdict"] == "fault", got
    assert "dir.readonly" not in got, got


def read_only_disk_is_named():
    _, got = with_disk("size=64m,ro", 'DOCTOR dir --config "$DIR/conf" --user root')
    assert got["dir.readonly"]["verdict"] == "fault" and "dir.atime" not in got, got


def atime_is_applied_and_undone():
    look = 'grep " $DIR/data " /proc/self/mountinfo | cut -d" " -f6\n'
    out, got = with_disk(
        "size=64m,nosuid,relatime",
        "echo == before\n%s"
        'DOCTOR dir.atime --config "$DIR/conf" --user root --apply --yes\n'
        "echo == after\n%sUNDO\necho == undone\n%s" % (look, look, look),
    )
    print("# %s; undo: %s" % (out, got["dir.atime"]["undo"]))
    assert got["dir.atime"]["applied"] == "yes", got
    assert "noatime" in out["after"] and "nosuid" in out["after"], out
    assert out["undone"] == out["before"] and "relatime" in out["before"], out


# --- network ---------------------------------------------------------------------------


def sysctls_are_applied_and_undone():
    base = "/proc/sys/net/ipv4/"
    look = "cd %s; echo $(cat tcp_sack tcp_slow_start_after_idle ip_local_port_range)\n" % base
    make = (
        "cd %s; echo 0 >tcp_sack; echo 1 >tcp_slow_start_after_idle\n"
        "echo '60000 60999' >ip_local_port_range\n" % base
    )
    ids = "net.sack net.slow-start net.port-range"
    out, got = in_net(
        "%secho == before\n%sDOCTOR %s --apply --yes --measure\necho == after\n%s"
        "UNDO\necho == undone\n%s" % (make, look, ids, look, look)
    )
    print("# %s" % out)
    assert set(got) == set(ids.split()), sorted(got)
    assert all(r["applied"] == "yes" and r["undo"] for r in got.values()), got
    assert out["before"] == out["undone"] == "0 1 60000 60999", out
    assert out["after"] == "1 0 16384 60999", out
    ports = got["net.port-range"]
    was, now = (list(ports[k].values())[0] for k in ("before", "after"))
    print("# measured: %d connections to one listener, then %d" % (was, now))
    assert (was, now) == (1000, 44616), ports


def severity_bounds_apply():
    look = "cd /proc/sys/net/ipv4; echo $(cat tcp_sack tcp_slow_start_after_idle)\n"
    out, got = in_net(
        "cd /proc/sys/net/ipv4; echo 0 >tcp_sack; echo 1 >tcp_slow_start_after_idle\n"
        "DOCTOR net.sack net.slow-start --severity warning --apply --yes\necho == after\n" + look
    )
    assert out["after"] == "1 1" and "undo" not in got.get("net.slow-start", {}), (out, got)


def backlog_is_measured():
    out, got = in_net(
        "ip link set lo up; echo 64 >/proc/sys/net/core/somaxconn\n"
        "echo == none\nDOCTOR net.somaxconn --apply --yes --measure"
    )
    row = got["net.somaxconn"]
    was, now = (list(row[k].values())[0] for k in ("before", "after"))
    print("# %s: %d before, %d after; bounds 66, 4000" % (list(row["before"])[0], was, now))
    assert row["applied"] == "yes" and was <= 66, row
    assert now >= 4000, row


def shaper_is_taken_away_and_undone():
    look = "tc qdisc show dev v0 root\n"
    out, got = in_net(
        "ip link add v0 type veth peer name v1; ip link set v0 up\n"
        "tc qdisc replace dev v0 root handle 7: tbf rate 8mbit burst 32k limit 65536\n"
        "echo == before\n%sDOCTOR net.qdisc --apply --yes\necho == after\n%s"
        "UNDO\necho == undone\n%s" % (look, look, look)
    )
    row = got["net.qdisc"]
    print("# %s; undo: %s" % (out, row["undo"]))
    assert row["where"] == "v0" and row["seen"] == "tbf" and row["applied"] == "yes", row
    assert "tbf" in out["before"] and "tbf" not in out["after"], out
    assert out["undone"] == out["before"], out


def what_one_command_cannot_undo_stays():
    look = "tc qdisc show dev v0 root; tc class show dev v0 | cut -d' ' -f1-3\n"
    out, got = in_net(
        "ip link add v0 type veth peer name v1; ip link set v0 up\n"
        "tc qdisc replace dev v0 root handle 7: htb default 1\n"
        "tc class add dev v0 parent 7: classid 7:1 htb rate 1mbit\n"
        "echo == before\n%sDOCTOR net.qdisc --apply --yes\necho == after\n%s" % (look, look)
    )
    assert out["before"] == out["after"] and "htb" in out["after"], out
    assert got["net.qdisc"]["applied"] == "by hand" and "undo" not in got["net.qdisc"], got


# --- the daemon --------------------------------------------------------------------------


def hard_limit(pid):
    for line in open("/proc/%d/limits" % pid):
        if line.startswith("Max open files"):
            return [int(v) for v in line.split()[3:5]]
    raise AssertionError("no limit")


def has_sys_resource():
    for line in open("/proc/self/status"):
        if line.startswith("CapEff"):
            return bool(int(line.split()[1], 16) >> 24 & 1)
    return False


def tiny_nofile_is_raised_and_undone():
    with Node(prefix=("prlimit", "--nofile=2048:4096")) as node:
        pid = node.process.pid
        was = hard_limit(pid)
        ask = ("limit.nofile", "--config", node.file)
        _, answer = doctor(*ask)
        assert found(answer)["limit.nofile"]["seen"] == "4096", answer
        if not has_sys_resource():
            raise Skip("named; raising a hard limit wants CAP_SYS_RESOURCE")
        code, answer = doctor(*ask, "--apply", "--yes", "--measure")
        row = found(answer)["limit.nofile"]
        now = hard_limit(pid)
        figures = [list(row[k].values())[0] for k in ("before", "after")]
        print("# %s, then %s; measured %s; undo: %s" % (was, now, figures, row["undo"]))
        assert code == 0 and row["applied"] == "yes" and now == [65536, 65536], row
        assert figures == [was[0], 65536], figures
        subprocess.run(["sh", "-ec", row["undo"]], check=True)
        assert hard_limit(pid) == was, hard_limit(pid)


def throttled_group_is_named():
    """A daemon in a blkio group (version 1) or an io group (version 2) with a limit."""
    v1 = "/sys/fs/cgroup/blkio"
    if os.geteuid() or not os.path.exists(v1 + "/blkio.throttle.write_bps_device"):
        raise Skip("no blkio hierarchy of control groups, or not root")
    group = "%s/headrace-doctor-%d" % (v1, os.getpid())
    with Node() as node:
        st = os.stat(node.data)
        number = "%d:%d" % (os.major(st.st_dev), os.minor(st.st_dev))
        device = os.path.realpath("/sys/dev/block/" + number)
        if os.path.exists(device + "/partition"):
            device = os.path.dirname(device)
        if not os.path.exists(device + "/dev"):
            raise Skip("the log directory lies on no block device")
        number = open(device + "/dev").read().strip()
        os.mkdir(group)
        try:
            with open(group + "/blkio.throttle.write_bps_device", "w") as f:
                f.write("%s 1048576" % number)
            home = next(
                line.split(":")[2].strip()
                for line in open("/proc/%d/cgroup" % node.process.pid)
                if ":blkio:" in line
            )
            before = found(doctor("cgroup.io", "--config", node.file)[1])
            with open(group + "/cgroup.procs", "w") as f:
                f.write(str(node.process.pid))
            got = found(doctor("cgroup.io", "--config", node.file)[1])
            with open(v1 + home + "/cgroup.procs", "w") as f:
                f.write(str(node.process.pid))
        finally:
            os.rmdir(group)
    assert not before, before
    print("# %(where)s: %(seen)s" % got["cgroup.io"])
    assert got["cgroup.io"]["where"] == group and number in got["cgroup.io"]["seen"], got


def a_recorded_host_is_only_looked_at():
    with tempfile.TemporaryDirectory(prefix="hr-doctor-") as folder:
        doctor("vm", "--no-probe", "--record", folder)
        done = subprocess.run(
            [HEADRACE, "doctor", "vm", "--root", folder, "--apply", "--yes"],
            capture_output=True,
            text=True,
        )
    assert done.returncode == 2 and "only be looked at" in done.stderr, done


if __name__ == "__main__":
    main(
        [
            full_disk_is_named,
            no_inode_is_named,
            read_only_disk_is_named,
            atime_is_applied_and_undone,
            sysctls_are_applied_and_undone,
            severity_bounds_apply,
            backlog_is_measured,
            shaper_is_taken_away_and_undone,
            what_one_command_cannot_undo_stays,
            tiny_nofile_is_raised_and_undone,
            throttled_group_is_named,
            a_recorded_host_is_only_looked_at,
        ]
    )
