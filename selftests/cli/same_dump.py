#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""Compares what Kafka's dump tool and `headrace log dump --json` say of the same files.

usage: same_dump.py TOOL_OUTPUT OUR_OUTPUT

Every line of the tool must have a row of ours with the same facts, in the same order,
file by file, and no row of ours may be left over.  Prints counts, or the first
differences with exit status 1.
"""
import json
import os
import re
import sys

BATCH = ("baseOffset lastOffset count baseSequence lastSequence producerId producerEpoch "
         "partitionLeaderEpoch isTransactional isControl deleteHorizonMs position size magic "
         "compresscodec crc isvalid").split()
RECORD = "offset keySize valueSize sequence headerKeys".split()
PRODUCER = ("producerId producerEpoch coordinatorEpoch currentTxnFirstOffset lastTimestamp "
            "firstSequence lastSequence lastOffset offsetDelta timestamp").split()
PLAIN = {"offsetIndex": ["offset", "position"], "timeIndex": ["timestamp", "offset"],
         "txnIndex": "version producerId firstOffset lastOffset lastStableOffset".split()}


def value(text):
    """A value of the tool as JSON has it."""
    if text in ("true", "false"):
        return text == "true"
    if text == "OptionalLong.empty":
        return None
    held = re.fullmatch(r"OptionalLong\[(-?\d+)\]", text)
    if held:
        text = held[1]
    return int(text) if re.fullmatch(r"-?\d+", text) else text


def pairs(line, names):
    found = {}
    for name in names:
        m = re.search(r"(?:^|\s)" + name + r": (\[[^]]*\]|\S+)", line)
        if m:
            found[name] = value(m[1])
    return found


def decoded(rest):
    """Key and payload of a record line: JSON where a decoder printed it."""
    out = {}
    m = re.match(r"(?:key: (.*?))?(?: ?payload: (.*))?$", rest, re.S)
    for name, text in zip(("key", "value"), m.groups() if m else ()):
        if text is None:
            continue
        try:
            data = json.loads(text)
            if isinstance(data, dict) and "data" in data:
                text = data["data"]
        except ValueError:
            pass
        out[name] = text
    return out


def control(rest):
    m = re.match(r"endTxnMarker: (\w+) coordinatorEpoch: (-?\d+)", rest)
    if m:
        return m[1], {"coordinatorEpoch": int(m[2])}
    m = re.match(r"(\w+):? (\{.*\})$", rest)
    return (re.sub(r"([a-z])([A-Z])", r"\1_\2", m[1]).upper().replace("KRAFT", "KRAFT"),
            json.loads(m[2])) if m else None


def tool_rows(path):
    """{file: [row]} of the tool's output."""
    files, rows = {}, None
    for line in open(path, encoding="utf-8", errors="replace"):
        line = line.rstrip("\n")
        if line.startswith("Dumping "):
            rows = files.setdefault(os.path.realpath(line[8:]), [])
        elif line.startswith("baseOffset: "):
            row = pairs(line, BATCH)
            row["maxTimestamp"] = int(re.search(r"(?:Create|LogAppend)Time: (-?\d+)", line)[1])
            rows.append(("batch", row))
        elif line.startswith("| offset: "):
            row = pairs(line, RECORD)
            row["timestamp"] = int(re.search(r"Time: (-?\d+)", line)[1])
            row["headerKeys"] = [k for k in row["headerKeys"][1:-1].split(",") if k]
            rest = line[line.index("headerKeys: ["):]
            rest = rest[rest.index("]") + 1:].strip()
            row["rest"] = rest
            rows.append(("record", row))
        elif line.startswith("producerId: "):
            rows.append(("producers", pairs(line, PRODUCER)))
        elif re.match(r"(offset|timestamp|version): ", line):
            rows.append(("plain", {k: int(v) for k, v in re.findall(r"(\w+): (-?\d+)", line)}))
    return files


def our_rows(path):
    files = {}
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        files.setdefault(os.path.realpath(row["file"]), []).append(row)
    return files


def same_content(theirs, ours):
    """Keys, payloads and control records."""
    if "controlType" in ours:
        want = control(theirs["rest"])
        names = {"LEADER_CHANGE": "LEADER_CHANGE", "KRAFT_VERSION": "KRAFT_VERSION",
                 "KRAFT_VOTERS": "KRAFT_VOTERS"}
        return want is not None and want[0].replace("_", "") == \
            names.get(ours["controlType"], ours["controlType"]).replace("_", "") and \
            want[1] == ours["value"]["data"]
    for name, want in decoded(theirs["rest"]).items():
        have = ours[name]
        if isinstance(have, dict):
            have = have.get("data")
        if want != have and not (want == "<DELETE>" and have is None):
            return False
    return True


def same(kind, theirs, ours):
    if kind != "plain" and kind != ours["kind"]:
        return False
    if kind == "plain" and set(theirs) != set(PLAIN.get(ours["kind"], ())):
        return False
    for name, want in theirs.items():
        if name != "rest" and ours.get(name, "missing") != want:
            return False
    return kind != "record" or same_content(theirs, ours)


def main():
    tool, ours = tool_rows(sys.argv[1]), our_rows(sys.argv[2])
    bad, nr = 0, {}
    for path in sorted(set(tool) | set(ours)):
        a, b = tool.get(path, []), ours.get(path, [])
        if len(a) != len(b):
            print(f"# {path}: {len(a)} rows of the tool, {len(b)} of ours")
            bad += 1
        for (kind, x), y in zip(a, b):
            nr[kind] = nr.get(kind, 0) + 1
            if not same(kind, x, y):
                bad += 1
                if bad < 5:
                    print(f"# {path}\n#  tool {x}\n#  ours {y}")
    print("#", ", ".join(f"{n} {k}" for k, n in sorted(nr.items())), "compared,", bad, "differ")
    return 1 if bad or not nr else 0


sys.exit(main())
