#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""tune: runs the chapter "Tune a host with sysctl and bpftool" as it is written.

Each "# " line of a literal block is typed into a shell; what follows it is what it must
print, all of it, on both outputs.  "…" stands for anything in a line, a line of it alone
for any lines.  It must exit with 0, or with what an "echo $?" right after it shows.
A rate in MB/s is measured up to three times.

The shells run in namespaces of mounts, processes and control groups; the second one, with
the broker, also in one of the network, so that ports and pins are free.  The first one sets
this host's own settings, which are put back at the end.
"""

import os
import re
import selectors
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.realpath(os.environ.get("HR_TOP", os.path.join(HERE, "../..")))
OUT = os.path.realpath(os.environ.get("O", os.path.join(TOP, "build")))
PAGE = os.path.join(TOP, "Documentation/admin-guide/tune.rst")
PROFILE = os.path.join(TOP, "sysctl/host/headrace.sysctl.conf")
# From here on a broker runs.
SECOND = "The kernel's part"
SECONDS = 60
PAGES = "/sys/kernel/mm/transparent_hugepage/"
# What the chapter expects of a host with the kernel's defaults.
SHOWN = {"vm.swappiness": "60", "net.ipv4.tcp_slow_start_after_idle": "1"}


class Skip(Exception):
    """What this machine lacks."""


# --- the page ---------------------------------------------------------------------------


class Command:
    def __init__(self, text, line, section, block):
        self.text, self.line, self.section, self.block = text, line, section, block
        self.wanted, self.status = [], 0


def commands():
    out, section, inside, before, block = [], None, False, "", 0
    for number, line in enumerate(open(PAGE, encoding="utf-8"), 1):
        line = line.rstrip("\n")
        if re.fullmatch("-{3,}", line):
            section = before
        if line and not line.startswith(" "):
            inside = line.endswith("::")
            block += inside
        elif inside and line.startswith("  # "):
            out.append(Command(line[4:], number, section, block))
        elif inside and out and (line or out[-1].wanted):
            out[-1].wanted.append(line[2:])
        before = line
    for i, c in enumerate(out):
        while c.wanted and not c.wanted[-1]:
            c.wanted.pop()
        if i + 1 < len(out) and out[i + 1].text == "echo $?":
            c.status = None  # shown by the next one
    return out


def words(line):
    return " ".join(line.split())


def agrees(wanted, got):
    """Blanks count as one; a table's columns are as wide as its rows."""
    pattern = ""
    for line in wanted:
        if words(line) == "…":
            pattern += "(?:.*\n)*?"
        else:
            pattern += re.escape(words(line)).replace("…", ".*") + "\n"
    return re.fullmatch(pattern, "".join(words(g) + "\n" for g in got)) is not None


# --- a shell ------------------------------------------------------------------------------


class Shell:
    """A bash that is fed line by line; what a line prints ends with a mark."""

    MARK = "headrace-guide-mark"

    def __init__(self, home, setup, namespaces):
        env = dict(os.environ, HOME=home, LC_ALL="C.UTF-8", PS1="")
        for name in ("O", "HR_TOP", "MAKEFLAGS", "XDG_STATE_HOME", "XDG_RUNTIME_DIR"):
            env.pop(name, None)
        self.process = subprocess.Popen(
            ["unshare", "--fork", "--kill-child", "--pid", "--mount-proc", *namespaces]
            + ["bash", "--norc", "-m"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=TOP,
            env=env,
        )
        self.last = 0
        for line in setup:
            try:
                got, status = self.run(line)
            except (EOFError, BrokenPipeError) as why:
                self.close()
                raise Skip("no namespaces: %s" % why) from why
            if status:
                self.close()
                raise Skip("%s: %s" % (line, " ".join(got) or status))

    def run(self, line):
        quoted = "'" + line.replace("'", "'\\''") + "'"
        text = "(exit %d)\neval %s < /dev/null\nprintf '\\n%s %%d\\n' $?\n" % (
            self.last,
            quoted,
            self.MARK,
        )
        self.process.stdin.write(text.encode())
        self.process.stdin.flush()
        got = self._until_mark(time.monotonic() + SECONDS)
        self.last = int(got[-1].split()[1])
        lines = got[:-1]
        # The mark begins a line of its own; one that ended already leaves an empty one.
        return lines[:-1] if lines and not lines[-1] else lines, self.last

    def _until_mark(self, end):
        data, out = b"", self.process.stdout
        with selectors.DefaultSelector() as ready:
            ready.register(out, selectors.EVENT_READ)
            while True:
                if not ready.select(max(0, end - time.monotonic())):
                    raise TimeoutError("not done within %d s: %r" % (SECONDS, data[-400:]))
                more = os.read(out.fileno(), 65536)
                if not more:
                    raise EOFError("the shell ended: %r" % data[-400:])
                data += more
                if re.search(rb"\n%s \d+\n\Z" % self.MARK.encode(), b"\n" + data):
                    return data.decode(errors="replace").splitlines()

    def close(self):
        self.process.kill()
        self.process.wait()


# --- the host -----------------------------------------------------------------------------


def sysctl_path(key):
    return "/proc/sys/" + key.replace(".", "/")


def read(path):
    with open(path) as f:
        return f.read().strip()


class Settings:
    """The host's settings before, and back; one in bytes that was 0 was one in per cent."""

    def __enter__(self):
        keys = re.findall(r"^-?([a-z0-9_.]+) = ", open(PROFILE).read(), re.M)
        keys += ["vm.dirty_background_ratio", "vm.dirty_ratio"]
        lacks = [k for k in keys if not os.access(sysctl_path(k), os.W_OK)]
        if lacks:
            raise Skip("cannot be set here: " + " ".join(lacks))
        self.before = {sysctl_path(k): read(sysctl_path(k)) for k in keys}
        for name in ("enabled", "defrag"):
            if os.path.exists(PAGES + name):
                self.before[PAGES + name] = re.search(r"\[(.*)\]", read(PAGES + name))[1]
        try:
            for key, value in SHOWN.items():
                with open(sysctl_path(key), "w") as f:
                    f.write(value)
        except OSError as why:
            raise Skip("%s: %s" % (key, why.strerror))
        return self

    def __exit__(self, *exc):
        for path, value in self.before.items():
            share = re.search("_(bytes|ratio)$", path)
            if share and value == "0":
                continue
            if not share and path.startswith("/proc") and read(path) == value:
                continue
            with open(path, "w") as f:
                f.write(value)
        changed = [p for p, v in self.before.items() if v not in (read(p), "")]
        changed = [p for p in changed if not p.startswith(PAGES)]
        if changed:
            print("# not put back: " + " ".join(changed))


class Group:
    """A control group of its own, which is the root for the shells that run in it."""

    def __enter__(self):
        self.mount = None
        for line in open("/proc/self/mountinfo"):
            left, _, right = line.partition(" - ")
            if right.split()[0] == "cgroup2":
                self.mount = left.split()[4]
        if not self.mount:
            raise Skip("no cgroup2 is mounted")
        inside = next(line[3:].strip() for line in open("/proc/self/cgroup") if line[:3] == "0::")
        self.old = self.mount + inside.rstrip("/")
        self.path = "%s/hr-guide-%d" % (self.mount, os.getpid())
        os.mkdir(self.path)
        self._enter(self.path)
        return self

    def _enter(self, path):
        with open(path + "/cgroup.procs", "w") as f:
            f.write(str(os.getpid()))

    def __exit__(self, *exc):
        self._enter(self.old)
        end = time.monotonic() + 20
        while time.monotonic() < end:  # busy until its last process is reaped
            try:
                for name in (self.path + "/headrace.slice", self.path):
                    if os.path.isdir(name):
                        os.rmdir(name)
                return
            except OSError:
                time.sleep(0.05)
        print("# %s is busy" % self.path)


# --- the run ------------------------------------------------------------------------------


class Run:
    def __init__(self, all_commands):
        self.commands, self.nr, self.failed, self.reason = all_commands, 0, 0, ""
        self.lacks = (0, "")  # a block whose rest needs what is not installed, and what
        print("TAP version 13\n1..%d" % len(all_commands), flush=True)

    def say(self, command, ok, skip=""):
        self.nr += 1
        self.failed += not ok
        print(
            "%s %d line %d: %s%s"
            % (
                "ok" if ok else "not ok",
                self.nr,
                command.line,
                command.text.replace("#", "\\#")[:70],
                " # SKIP " + skip if skip else "",
            ),
            flush=True,
        )

    def skip(self, some, reason):
        for c in some:
            self.say(c, True, reason)

    def one(self, shell, c):
        got, status = shell.run(c.text)
        lacks = [line for line in got if line.endswith(": command not found")]
        if lacks:
            self.lacks = (c.block, lacks[0].rsplit(": ", 2)[-2] + " is not installed")
            self.say(c, True, self.lacks[1])
            return
        if c.text == "headrace kernel load":
            lacks = [words(g) for g in got[1:] if "loaded" not in g]
            self.reason = "; ".join(lacks) or ("" if not status else " ".join(got))
        for _ in range(2):
            if agrees(c.wanted, got) or not any("MB/s" in line for line in c.wanted):
                break
            # Other programs had the processors: the line before measures again.
            print("# taken again: " + " ".join(got))
            shell.run(self.commands[self.nr - 1].text)
            got, status = shell.run(c.text)
        good = agrees(c.wanted, got) and (c.status is None or status == c.status)
        if not good and not self.reason:
            for head, lines in (("wanted", c.wanted), ("got", got)):
                print("# %s:" % head)
                for line in lines:
                    print("#   " + line)
            print("# exit %d" % status)
        self.say(c, good or bool(self.reason), self.reason)

    def section(self, shell, some):
        for i, c in enumerate(some):
            if self.reason:
                self.skip(some[i:], self.reason)
                return
            if c.block == self.lacks[0]:
                self.say(c, True, self.lacks[1])
            else:
                self.one(shell, c)

    def within(self, some, home, setup, namespaces):
        done = self.nr
        try:
            shell = Shell(home, setup, namespaces)
        except Skip as why:
            self.skip(some, str(why))
            return
        try:
            self.section(shell, some)
        except (TimeoutError, EOFError) as why:
            print("# %s" % why)
            at = self.nr - done
            self.say(some[at], False)
            self.skip(some[at + 1 :], "the line before did not end")
        finally:
            shell.close()


def common_setup(home):
    data = os.path.join(home, "var-tmp")
    os.makedirs(data)
    os.chmod(data, 0o1777)
    built = os.path.join(TOP, "build")
    setup = ["mount --bind %s /var/tmp" % data]
    setup += ["mount -t tmpfs none /etc/sysctl.d", "mount -t tmpfs none /etc/tmpfiles.d"]
    if OUT != os.path.realpath(built):
        os.makedirs(built, exist_ok=True)
        setup.append("mount --bind %s %s" % (OUT, built))
    return setup


def needs():
    if os.geteuid():
        raise Skip("the chapter is for root")
    for tool in ("unshare", "bash", "mount", "ip", "sysctl", "findmnt"):
        if not shutil.which(tool):
            raise Skip("no %s here" % tool)


def run_all(run, first, second, home):
    setup = common_setup(home)
    try:
        with Settings():
            run.within(first, home, setup, ["--mount"])
    except Skip as why:
        run.skip(first, str(why))
    # Variables of the first shell that the second one's lines use.
    setup += ["PATH=$PWD/build/bin:$PATH", "touch ~/before-headrace.conf", "ip link set lo up"]
    setup += ["mount -t bpf bpf /sys/fs/bpf"]
    try:
        with Group() as group:
            setup += ["umount " + group.mount, "mount -t cgroup2 none " + group.mount]
            run.within(second, home, setup, ["--mount", "--net", "--cgroup"])
    except Skip as why:
        run.skip(second, str(why))


def main():
    some = commands()
    at = next(i for i, c in enumerate(some) if c.section == SECOND)
    run = Run(some)
    try:
        needs()
    except Skip as why:
        run.skip(some, str(why))
        return 0
    home = tempfile.mkdtemp(prefix="hr-guide-", dir=OUT)
    os.chmod(home, 0o755)
    try:
        run_all(run, some[:at], some[at:], home)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
