#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""Compares what programs observed on two targets.

usage: compare.py OBSERVED DIFFERENCES

OBSERVED has rows TARGET<tab>PROGRAM<tab>KEY: VALUE in the order they were seen; a key
that occurs more than once is a list.  DIFFERENCES names the keys that may differ, each
with its reason: PROGRAM<tab>KEY<tab>REASON (lines that start with # are comments; KEY is
a regular expression over the whole key).  Prints one line `ok …` or `not ok …` for each
program and each differing key.
"""
import re
import sys


def main():
    seen = {}
    for line in open(sys.argv[1], encoding="utf-8", errors="replace"):
        target, program, fact = line.rstrip("\n").split("\t", 2)
        key, _, value = fact.partition(": ")
        seen.setdefault((program, key), {}).setdefault(target, []).append(value)
    known = []
    for line in open(sys.argv[2], encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            program, key, reason = line.rstrip("\n").split("\t")
            known.append((program, re.compile(key), reason))
    same = {}
    for (program, key), by_target in seen.items():
        kafka, headrace = by_target.get("kafka"), by_target.get("headrace")
        if kafka == headrace:
            same[program] = same.get(program, 0) + 1
            continue
        reason = next((r for p, k, r in known if p == program and k.fullmatch(key)), None)
        if reason:
            print(f"ok {program}: {key} differs on purpose: {reason}")
        else:
            print(f"not ok {program}: {key} is the same")
        print("  kafka:    " + cut(kafka))
        print("  headrace: " + cut(headrace))
    for program, number in same.items():
        print(f"ok {program}: {number} observations are the same")


def cut(values):
    text = "nothing" if values is None else " | ".join(values)
    return text if len(text) <= 600 else text[:600] + "…"


main()
