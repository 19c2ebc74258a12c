#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules that a machine can hold: tidy.py [--lower]

  function  no function longer than 70 lines
  file      no source file longer than 800 lines
  line      no line wider than 100 columns (tab stops of 8)
  call      no call that overruns, races or hides its failure (BANNED below)
  space     no trailing blanks, no carriage returns, a newline at the end, C indented by tabs
  spdx      a licence line among the first three
  marker    no notes to oneself left in the tree
  listed    every .c is in an obj-y list, or in the Makefile of its test
  alone     every header compiles by itself

What an older file still breaks stands in ratchet.tbl as "rule path count".  A count may
fall and never rises; --lower writes the file anew with what is left.  Generated folders
(gen/, Documentation pages) and data of tests are exempt from the rules on form.
"""
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
RATCHET = TOP / "tools/check/ratchet.tbl"
FUNCTION_LINES, FILE_LINES, COLUMNS = 70, 800, 100

BANNED = {name: why for why, names in {
    "no bound": "strcpy stpcpy strcat sprintf vsprintf gets",
    "no sign of failure": "atoi atol atoll atof",
    "not the seeded source of hr/sys": "rand srand random srandom rand_r drand48",
    "hidden state": "strtok asctime ctime gmtime localtime",
    "a race for the name": "tmpnam tempnam mktemp",
    "a shell": "system popen",
    "unbounded stack": "alloca",
    "waits for time, not for an event": "sleep usleep",
}.items() for name in names.split()}
CALL = re.compile(r"(?<![\w.>])(%s)\s*\(" % "|".join(sorted(BANNED, key=len, reverse=True)))
MARKER = re.compile(r"\b(%s)\b" % "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "HA" + "CK"]))
TEXT = {".c", ".h", ".py", ".sh", ".java", ".go", ".js", ".rst", ".tbl", ".conf", ".service", ".schema", ".mk", ""}


def tracked():
    out = subprocess.run(["git", "-C", TOP, "ls-files", "-co", "--exclude-standard", "-z"],
                         capture_output=True, check=True).stdout.decode()
    return sorted(TOP / p for p in out.split("\0") if p and (TOP / p).is_file())


def blank(text):
    """C without comments and strings, line numbers kept."""
    def spaces(m):
        return re.sub(r"[^\n]", " ", m.group(0))
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', spaces, text, flags=re.S)


def is_generated(rel):
    return "/gen/" in "/" + rel or rel.startswith(("Documentation/protocol/messages/",
                                                   "Documentation/admin-guide/sysctl/"))


def check_c(rel, text, found):
    lines = text.split("\n")
    if len(lines) - 1 > FILE_LINES:
        found(rel, "file", 1, f"{len(lines) - 1} lines")
    begin = 0
    for no, line in enumerate(lines, 1):
        if line == "{":
            begin = no
        elif line == "}" and begin:
            if no - begin - 1 > FUNCTION_LINES:
                found(rel, "function", begin, f"{no - begin - 1} lines")
            begin = 0
        elif line in ("};", "} while (0)"):
            begin = 0
        if len(line.expandtabs(8)) > COLUMNS:
            found(rel, "line", no, f"{len(line.expandtabs(8))} columns")
        if re.match(r"\t* {8}", line):
            found(rel, "space", no, "indented by blanks")
    for no, line in enumerate(blank(text).split("\n"), 1):
        for m in CALL.finditer(line):
            found(rel, "call", no, f"{m.group(1)}(): {BANNED[m.group(1)]}")


def check_text(path, rel, text, found):
    head = "\n".join(text.split("\n")[:3])
    if "SPDX-License-Identifier:" not in head and path.name not in ("COPYING", "README", "settings"):
        found(rel, "spdx", 1, "no licence line")
    if text and not text.endswith("\n"):
        found(rel, "space", text.count("\n") + 1, "no newline at the end")
    for no, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip() and not (line.rstrip() == ".." or rel.endswith(".tbl")):
            found(rel, "space", no, "trailing blanks")
        m = MARKER.search(line)
        if m:
            found(rel, "marker", no, m.group(1))


def check_listed(files, found):
    made = {}
    for path in files:
        if path.suffix != ".c":
            continue
        rel = str(path.relative_to(TOP))
        folder = path.parent
        list_name = "Makefile" if rel.startswith("selftests/") else "Kbuild"
        while not (folder / list_name).exists() and folder != TOP:
            folder = folder.parent
        if folder not in made:
            text = "".join(p.read_text() for p in [folder / list_name] if p.exists())
            text += "".join(p.read_text() for p in [*folder.glob("*.sh"), *folder.parent.glob("*.sh")])
            made[folder] = text
        stem = str(path.relative_to(folder))[:-2]
        by_pattern = stem.startswith("gen/") and "wildcard" in made[folder]
        if not by_pattern and not re.search(r"(?<![\w/])%s(\.[oc])?(?![\w/])" % re.escape(stem), made[folder]):
            found(rel, "listed", 1, f"not in {folder.relative_to(TOP)}/{list_name}")


def compiles(path):
    flags = os.environ.get("HR_CFLAGS", "-std=gnu17 -Wall -Wextra -D_GNU_SOURCE -DHR_VERSION=\"0\"").split()
    flags = [f.replace('\\"', '"') for f in flags if not f.startswith("-I")]
    cmd = [os.environ.get("HR_CC", "gcc"), *flags, "-Wno-unused-function", "-Wno-unused-const-variable",
           "-I", TOP / "userspace/include", "-I", TOP / "bpf", "-fsyntax-only", "-x", "c", "-include", path, "/dev/null"]
    done = subprocess.run(cmd, capture_output=True, text=True, cwd=TOP)
    reasons = [s for s in done.stderr.split("\n") if "error" in s]
    return "" if done.returncode == 0 else (reasons or ["does not compile"])[0]


def check_alone(files, found):
    # bpf/include speaks to the compiler for BPF alone, which builds each object with it.
    elsewhere = ("selftests/", "bpf/include/")
    headers = [p for p in files if p.suffix == ".h" and not str(p.relative_to(TOP)).startswith(elsewhere)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, why in zip(headers, pool.map(compiles, headers)):
            if why:
                found(str(path.relative_to(TOP)), "alone", 1, why)


def collect():
    """(rule, path) -> list of messages."""
    table = {}

    def found(rel, rule, no, text):
        table.setdefault((rule, rel), []).append(f"{rel}:{no}: {rule}: {text}")

    files = tracked()
    for path in files:
        rel = str(path.relative_to(TOP))
        if path.suffix not in TEXT or "/corpus/" in rel or (path.suffix == "" and path.name.startswith(".git")):
            continue
        text = path.read_text(errors="replace")
        if "\0" in text:
            continue
        check_text(path, rel, text, found)
        if path.suffix in (".c", ".h") and not is_generated(rel):
            check_c(rel, text, found)
    check_listed(files, found)
    check_alone(files, found)
    return table


def load_ratchet():
    allowed = {}
    for line in RATCHET.read_text().split("\n") if RATCHET.exists() else []:
        if line and not line.startswith("#"):
            rule, path, nr = line.split()
            allowed[rule, path] = int(nr)
    return allowed


def lower(table):
    rows = [f"{rule} {path} {len(found)}" for (rule, path), found in sorted(table.items())]
    head = ("# SPDX-License-Identifier: Apache-2.0\n"
            "# The red zone: what may still break a rule of tidy.py, and how often.  Rows only leave.\n")
    RATCHET.write_text(head + "\n".join(rows) + ("\n" if rows else ""))
    print(f"tidy: {len(rows)} rows in {RATCHET.relative_to(TOP)}")


def main():
    table = collect()
    if sys.argv[1:] == ["--lower"]:
        return lower(table)
    allowed, bad, left = load_ratchet(), 0, 0
    for key, found in sorted(table.items()):
        left += min(len(found), allowed.get(key, 0))
        if len(found) > allowed.get(key, 0):
            bad += 1
            print("\n".join(found))
            if key in allowed:
                print(f"{key[1]}: {key[0]}: {len(found)} where ratchet.tbl allows {allowed[key]}")
    loose = [k for k, nr in allowed.items() if len(table.get(k, [])) < nr]
    if loose and not bad:
        print(f"tidy: {len(loose)} rows of ratchet.tbl can be lowered: tidy.py --lower")
    print(f"tidy: {bad} rules broken, {left} old exceptions left")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
