#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds every include against the Kbuild lists.

Four rules, each with its reason:
  L1  needs-y names only directories that stand above in the top Kbuild (arrows point down)
  L2  <hr/MODULE/...> needs MODULE in needs-y, or is the directory's own
  L3  "file" stays inside the directory (private headers are private)
  L4  headers of system calls belong to sys/, the seam that a simulator replaces;
      the exceptions below say why
A public header includes by the rules of its module.
"""
import pathlib
import re
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]

# L4: these reach the outside.  <fcntl.h>, <sys/stat.h> and <sys/uio.h> also carry flags and
# structs that calls through sys/ take; they are no evidence of a call and are not listed.
OUTSIDE = {"unistd.h", "sys/socket.h", "sys/epoll.h", "sys/eventfd.h", "sys/sendfile.h", "sys/mman.h",
           "sys/syscall.h", "sys/resource.h", "sys/un.h", "poll.h", "netdb.h", "arpa/inet.h", "dirent.h",
           "ftw.h", "pwd.h", "grp.h", "signal.h", "sched.h", "spawn.h", "liburing.h"}
EXCEPTIONS = {
    "userspace/sys": "the seam",
    "userspace/loop": "rings, epoll, eventfd and threads are what a loop is made of",
    "userspace/main": "process matters: user, limits, signals, the status endpoint",
    "userspace/trace/log.c": "the log thread writes to stderr and the journal by itself",
    "userspace/broker/broker.c": "sched_getaffinity: how many reactors",
    "userspace/broker/settings.c": "sysconf: how much memory the host has",
    "userspace/bpfctl": "bpf(2), pins and cgroups; no simulator has a kernel to load into",
    "tools/bench": "a bare server to measure by; the shortest way to the kernel is its point",
    "tools/headrace": "an ordinary program of one thread that no simulator runs",
}
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def kbuild_list(path, word):
    text = re.sub(r"\\\n", " ", path.read_text())
    out = []
    for m in re.finditer(r"^%s\s*[:+]?=([^#\n]*)" % re.escape(word), text, re.M):
        out += m.group(1).split()
    return out


def excused(rel):
    return any(rel == e or rel.startswith(e + "/") for e in EXCEPTIONS)


def check_file(path, module, allowed, inside, bad):
    rel = str(path.relative_to(TOP))
    for quote, name in INCLUDE.findall(path.read_text()):
        if quote == "<" and name.startswith("hr/"):
            other = name.split("/")[1]
            if other != module and other not in allowed:
                bad.append(f"L2 {rel}: <{name}>: {module} does not name {other} in needs-y")
        elif quote == '"':
            places = [(path.parent / name).resolve(), (inside / name).resolve()]
            if not any(p.exists() and p.is_relative_to(inside) for p in places):
                bad.append(f'L3 {rel}: "{name}": not in {inside.relative_to(TOP)}')
        elif name in OUTSIDE and not excused(rel) and not rel.startswith("userspace/include/hr/sys/"):
            bad.append(f"L4 {rel}: <{name}>: system calls go through sys/")


def main():
    bad, above = [], {}
    for directory in kbuild_list(TOP / "Kbuild", "dir-y"):
        module = directory.rsplit("/", 1)[-1]
        folder = TOP / directory
        needs = set(kbuild_list(folder / "Kbuild", "needs-y"))
        for n in sorted(needs - set(above)):
            bad.append(f"L1 {directory}/Kbuild: needs-y {n}: does not stand above {directory} in Kbuild")
        above[module] = directory
        for path in sorted(folder.rglob("*.[ch]")):
            check_file(path, module, needs, folder, bad)
        public = TOP / "userspace/include/hr" / module
        for path in sorted(public.rglob("*.h")):
            check_file(path, module, needs, public, bad)
    known = {p.name for p in (TOP / "userspace/include/hr").iterdir() if p.is_dir()}
    for module in sorted(known - set(above)):
        bad.append(f"L1 userspace/include/hr/{module}: no directory of that name is in Kbuild")
    for excuse in EXCEPTIONS:
        if not (TOP / excuse).exists():
            bad.append(f"L4 tools/check/layers.py: {excuse} is gone, and so is its exception")
    print("\n".join(bad) if bad else f"layers: {len(above)} directories keep their needs-y")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
