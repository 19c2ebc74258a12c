#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""profile: sysctl/host explains each setting, and says what "headrace doctor" wants.

The doctor judges a recorded host, whose files are set to the profile's values and to the
kernel's defaults; so nothing of this machine is changed.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../broker"))
from kit import OUT, Skip, main  # noqa: E402

TOP = os.environ.get("HR_TOP", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
HOST = os.path.join(TOP, "sysctl/host")
HEADRACE = os.path.join(OUT, "bin/headrace")
SYSCTL = r"-?([a-z0-9_.]+) = (.+)"
TMPFILES = r"w (/sys/\S+) - - - - (\S+)"
# Network settings that no other network namespace has.
OF_THE_FIRST_NAMESPACE = (
    "net.core.default_qdisc",
    "net.core.netdev_max_backlog",
    "net.core.rmem_max",
    "net.core.wmem_max",
    "net.core.bpf_jit_enable",
)
LIMITS = r"(headrace +(?:soft|hard) +\w+) +(\d+)"


def settings(name, form):
    """(key, value, the comment above it) of a file; any other line is a mistake."""
    out, above = [], []
    for line in open(os.path.join(HOST, name)):
        line = line.strip()
        if line.startswith("#"):
            above.append(line.lstrip("# "))
        elif line:
            got = re.fullmatch(form, line)
            assert got, "%s: not a setting: %s" % (name, line)
            out.append((got[1], got[2], above))
            above = []
        else:
            above = []
    assert out, name
    return out


def explained(name, form):
    rows = settings(name, form)
    for key, _, above in rows:
        kinds = [w.partition(":")[0] if re.match("(See|Back): .", w) else "why" for w in above]
        assert kinds[:1] == ["why"], "%s: %s has no reason" % (name, key)
        for kind in ("See", "Back"):
            assert kinds.count(kind) == 1, "%s: %s has no %s:" % (name, key, kind)
    keys = [key for key, _, _ in rows]
    assert len(set(keys)) == len(keys), "%s: a setting is there twice" % name
    print("# %s: %d settings" % (name, len(rows)))


def settings_are_explained():
    explained("headrace.sysctl.conf", SYSCTL)
    explained("headrace.tmpfiles.conf", TMPFILES)
    explained("headrace.limits.conf", LIMITS)


def tuned():
    out, section = {}, None
    for line in open(os.path.join(HOST, "tuned/headrace/tuned.conf")):
        line = line.strip()
        if line.startswith("["):
            section = out.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            key, _, value = line.partition("=")
            section[key] = value
    return out


def tuned_says_the_same():
    profile = {k: v for k, v, _ in settings("headrace.sysctl.conf", SYSCTL)}
    assert tuned()["sysctl"] == profile, set(tuned()["sysctl"].items()) ^ set(profile.items())
    pages = {os.path.basename(k): v for k, v, _ in settings("headrace.tmpfiles.conf", TMPFILES)}
    vm = tuned()["vm"]
    assert vm["transparent_hugepages"] == pages["enabled"], vm
    assert vm["transparent_hugepage.defrag"] == pages["defrag"], vm


def sysctl_file(key):
    return "proc/sys/" + key.replace(".", "/")


def kernel_has_the_keys():
    keys = [k for k, _, _ in settings("headrace.sysctl.conf", SYSCTL)]
    lacks = [k for k in keys if not os.path.exists("/" + sysctl_file(k))]
    if lacks and all(k in OF_THE_FIRST_NAMESPACE for k in lacks):
        raise Skip("not in this network namespace: " + " ".join(lacks))
    assert not lacks, lacks


def write(root, path, value):
    path = os.path.join(root, path.lstrip("/"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(value + "\n")


def recorded(folder):
    """A record of this host without its daemons, to be changed at will."""
    done = subprocess.run(
        [HEADRACE, "doctor", "--record", folder, "--no-probe", "--json"],
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1) and done.stdout, done.stderr
    return folder


def findings(root, *ids):
    done = subprocess.run(
        [HEADRACE, "doctor", *ids, "--root", root, "--json", "--all"],
        capture_output=True,
        text=True,
    )
    assert done.returncode in (0, 1) and done.stdout, done.stderr
    return json.loads(done.stdout)["rows"]


def choice(words, chosen):
    return " ".join("[%s]" % w if w == chosen else w for w in words)


def set_pages(root, enabled, defrag):
    base = "sys/kernel/mm/transparent_hugepage/"
    write(root, base + "enabled", choice(["always", "madvise", "never"], enabled))
    words = ["always", "defer", "defer+madvise", "madvise", "never"]
    write(root, base + "defrag", choice(words, defrag))


def set_profile(root):
    for key, value, _ in settings("headrace.sysctl.conf", SYSCTL):
        write(root, sysctl_file(key), value)
        if key.endswith("_bytes"):
            write(root, sysctl_file(key.replace("_bytes", "_ratio")), "0")
    pages = {os.path.basename(k): v for k, v, _ in settings("headrace.tmpfiles.conf", TMPFILES)}
    set_pages(root, pages["enabled"], pages["defrag"])
    limits = open(os.path.join(HOST, "headrace.limits.conf")).read()
    write(root, "etc/security/limits.d/headrace.conf", limits)


def set_defaults(root):
    """What Back: says; a limit in bytes is 0 where one in per cent comes back."""
    for key, _, above in settings("headrace.sysctl.conf", SYSCTL):
        back = next(w for w in above if w.startswith("Back: "))[6:]
        got = re.match(r"(?:([a-z0-9_.]+) = )?(\d+(?: \d+)*|[a-z][a-z_]*)", back)
        assert got, "%s: %s" % (key, back)
        if got[1]:
            write(root, sysctl_file(key), "0")
        write(root, sysctl_file(got[1] or key), got[2])
    set_pages(root, "always", "madvise")


def governed(rows):
    """Rows whose remedy is a kernel setting or a limit of logins."""
    return [
        r
        for r in rows
        if r["reads"].startswith(("/proc/sys/", "/etc/security", "/sys/kernel/mm/"))
        and r["id"] not in ("net.listener-port", "net.conntrack", "bpf.btf")
    ]


def bad(rows):
    return {r["id"]: r for r in rows if r["verdict"] in ("advice", "warning", "fault")}


def doctor_is_content_with_the_profile():
    with tempfile.TemporaryDirectory(prefix="hr-profile-") as root:
        set_profile(recorded(root))
        rows = governed(findings(root))
        assert len(rows) > 25, len(rows)
        found = bad(rows)
        for r in found.values():
            print("# %s: %s, wanted %s" % (r["id"], r["seen"], r["wanted"]))
        assert not found, sorted(found)
        print("# %d verdicts" % len(rows))


def doctor_is_not_content_without():
    """Each finding on the kernel's defaults is one that the profile puts right."""
    with tempfile.TemporaryDirectory(prefix="hr-profile-") as root:
        set_defaults(recorded(root))
        write(root, "proc/meminfo", "MemTotal: 65536000 kB\nMemAvailable: 60000000 kB")
        before = bad(governed(findings(root)))
        set_profile(root)
        after = bad(governed(findings(root)))
    print("# on the defaults: %s" % " ".join(sorted(before)))
    for id in ("vm.dirty-background", "vm.swappiness", "vm.thp", "net.slow-start"):
        assert id in before, id
    for id in ("net.default-qdisc", "net.rmem-max"):
        assert id in before, id
    assert not after, sorted(after)


if __name__ == "__main__":
    main(
        [
            settings_are_explained,
            tuned_says_the_same,
            kernel_has_the_keys,
            doctor_is_content_with_the_profile,
            doctor_is_not_content_without,
        ]
    )
