# SPDX-License-Identifier: GPL-2.0
"""Groups whose members live on while one broker takes over the other's directory and port.

usage: live.py VARIANTS BROKERS DESCRIBE WORK FIRST SECOND   (BOOT in the environment)

VARIANTS as in life.py, two members a group.  BROKERS: `NAME<tab>COMMAND`, each starts on
the one directory.  DESCRIBE: a command that prints all of all groups.  The chain is FIRST,
SECOND, FIRST:

	records; every member works until all is committed; the groups are described;
	the broker ends, the other one starts; the groups are described the same, to the
	letter; more records; the members work on without having noticed

A group whose label ends in "static" has its first member, which leads, killed before the
broker ends, and brought back under its instance afterwards: its second member must not notice
either.  (A Java leader would: while Kafka starts it shows topics without partitions, and a
leader joins anew when partitions change.)  The group "offsets" has no members, only offsets.

Judged, for each hand-over: ids, epochs, assignments, states and offsets as the tools tell
them; no member gained or lost a partition; everything is read and committed, once.
"""
import os
import shlex
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "groups"))
import life  # noqa: E402

import confluent_kafka  # noqa: E402
from confluent_kafka import TopicPartition  # noqa: E402
from confluent_kafka.admin import NewTopic  # noqa: E402

RECORDS = 3000
ALL_S = 120


def all_partitions():
    return [TopicPartition(life.TOPIC, p) for p in range(life.PARTITIONS)]


def consumer(group):
    return confluent_kafka.Consumer({"bootstrap.servers": life.BOOT, "group.id": group, "log_level": 0,
                                     "reconnect.backoff.max.ms": 300})


class Chain:
    def __init__(self, variants, commands, describe, work):
        self.commands, self.describe_command, self.work = commands, shlex.split(describe), work
        self.variants = [life.Variant(label, command, work, [0] * life.PARTITIONS)
                         for label, command in variants]
        self.reader = {v.label: consumer(v.label) for v in self.variants}
        self.broker, self.name = None, None

    def start(self, name):
        self.name = name
        self.broker = life.Broker(self.commands[name], os.path.join(self.work, f"{name}.log"))
        return self.broker.start()

    def stop(self):
        if self.broker and self.broker.process.poll() is None:
            self.broker.process.send_signal(signal.SIGTERM)
            self.broker.process.wait(60)

    def records(self):
        life.fill(RECORDS)
        plain = consumer("none")
        ends = [plain.get_watermark_offsets(tp, timeout=30)[1] for tp in all_partitions()]
        plain.close()
        for v in self.variants:
            for p, end in enumerate(ends):
                v.seen[p].extend(bytes(end - v.ends[p]))
            v.ends = ends

    def until_all_is_committed(self, what):
        end = time.monotonic() + ALL_S
        while True:
            for v in self.variants:
                v.follow()
                v.watch_commits(self.reader)
            late = [v for v in self.variants if v.share() < 1 or v.committed != v.ends]
            if not late or time.monotonic() > end:
                break
            time.sleep(0.2)
        for v in self.variants:
            life.verdict(v not in late, f"{what}: {v.label}: everything is worked on and committed",
                         f"{v.seen_nr} of {sum(v.ends)}, committed {v.committed} of {v.ends}")
        return not late

    def described(self):
        out = subprocess.run(self.describe_command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                             timeout=120, text=True, check=True).stdout
        # Which group a table belongs to stands in its rows; their widths depend on the others.
        return sorted({" ".join(line.split()) for line in out.splitlines()})

    def until_members_own(self, nr):
        end = time.monotonic() + ALL_S
        while any(not life.owns_something(v, nr) for v in self.variants):
            assert time.monotonic() < end, "not every member got partitions"
            for v in self.variants:
                v.follow()
            time.sleep(0.2)

    def hand_over(self, name):
        what = f"{self.name} to {name}"
        before = self.described()
        for v in self.variants:
            if v.static:
                [m for m in v.members if m.nr != 1][-1].kill()
            v.follow()
        marks = {v.label: len(v.events) for v in self.variants}
        self.stop()
        self.start(name)
        after = self.described()
        different = [f"- {x}" for x in before if x not in after] + [f"+ {x}" for x in after if x not in before]
        life.verdict(len(before) > 30 and not different,
                     f"{what}: all groups are described as before, {len(before)} lines",
                     f"{len(different)} of {len(before)} lines differ")
        for line in different[:12]:
            print("# " + line)
        for v in self.variants:
            if v.static:
                v.begin(1)
        self.records()
        if not self.until_all_is_committed(what):
            return False
        self.unnoticed(what, marks)
        return True

    def unnoticed(self, what, marks):
        for v in self.variants:
            moved = [(nr, e) for _, nr, e in v.events[marks[v.label]:]
                     if e["e"] in ("own", "lose") and e["p"] and not (v.static and nr != 1)]
            life.verdict(not moved, f"{what}: {v.label}: members go on as if nothing had happened",
                         str(moved[:2]))

    def run(self, first, second):
        admin = self.start(first)
        for f in admin.create_topics([NewTopic(life.TOPIC, life.PARTITIONS, 1)]).values():
            f.result(30)
        self.records()
        stored = consumer("offsets")
        stored.commit(offsets=[TopicPartition(life.TOPIC, 1, 17, "kept by both")], asynchronous=False)
        stored.close()
        for nr in (0, 1):  # one after the other: the first one leads
            for v in self.variants:
                v.begin(nr + 1)
            self.until_members_own(nr)
        self.records()  # that both have something to do
        if not self.until_all_is_committed(first):
            return
        time.sleep(3)  # heartbeats tell the coordinator what members have taken
        if self.hand_over(second) and self.hand_over(first):
            for v in self.variants:
                left = [m.leave() for m in v.members if not m.killed_t]
                life.verdict(left == [0, 0], f"{v.label}: members leave with 0", str(left))
                life.verdict(not v.wrong, f"{v.label}: what is committed never went back", "; ".join(v.wrong))
                twice = v.owners()
                life.verdict(not twice, f"{v.label}: no partition had two owners", "; ".join(twice[:3]))

    def end(self):
        for v in self.variants:
            for m in v.members:
                if m.process.poll() is None:
                    m.process.kill()
        self.stop()


def rows(name):
    with open(name) as f:
        return [line.rstrip("\n").split("\t") for line in f if line.strip()]


def main():
    variants, brokers, describe, work, first, second = sys.argv[1:]
    commands = {name: shlex.split(command) for name, command in rows(brokers)}
    chain = Chain(rows(variants), commands, describe, work)
    try:
        chain.run(first, second)
    finally:
        chain.end()
    print("done", flush=True)


main()
