# SPDX-License-Identifier: GPL-2.0
"""Groups of foreign clients whose members come and go and whose broker is killed.

usage: life.py RECORDS VARIANTS WORK COMMAND…   (BOOT in the environment)

COMMAND starts the broker on its directory.  VARIANTS is a file of `LABEL<tab>MEMBER
COMMAND`; each variant is a group of its own over the same topic, and all of them live
through the same story:

	two members begin; a third comes at 1/5 of the records; the first is killed at 2/5;
	a fourth comes; the broker is killed and started at 1/2; the second leaves at 7/10;
	the rest works on until every record was worked on and committed

A label that ends in "static" gives its members instance ids, and the fourth comes back
under the instance of the one that was killed; with KIP-848, which gives an instance to nobody
else before its member has left or its session is over, after that session.

Judged from the members' own logs (member.py says how they look) and from OffsetFetch:
  1. every record was worked on at least once, and in the end every offset is committed;
  2. no partition has two owners in one generation, and none commits who was put out;
  3. what is committed never goes back;
  4. who leaves by himself ends with 0;
  5. a group with 848 in its label is of the consumer type, any other a classic one.
"""
import json
import os
import shlex
import signal
import subprocess
import sys
import threading
import time

import confluent_kafka
from confluent_kafka import TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

BOOT = os.environ["BOOT"]
PARTITIONS = 6
TOPIC = "life"
STEP_S = 90
SESSION_S = 6


def verdict(good, text, why=""):
    print(f"ok {text}" if good else f"not ok {text}: {why}", flush=True)


class Broker:
    def __init__(self, command, log):
        self.command, self.log, self.process = command, log, None

    def start(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(self.command, stdout=out, stderr=out)
        admin = AdminClient({"bootstrap.servers": BOOT, "log_level": 0})
        end = time.monotonic() + 60
        while True:
            assert self.process.poll() is None, "the broker ended by itself"
            assert time.monotonic() < end, "the broker does not answer"
            try:
                if admin.list_topics(timeout=2).brokers:
                    return admin
            except confluent_kafka.KafkaException:
                pass

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(60)


class Member:
    def __init__(self, variant, nr, instance):
        self.nr, self.killed_t = nr, None
        self.log = os.path.join(variant.work, f"{nr}.log")
        open(self.log, "w").close()
        env = dict(os.environ, GROUP=variant.label, TOPIC=TOPIC, LOG=self.log,
                   INSTANCE=instance, PAUSE_MS=str(variant.pause_ms))
        with open(os.path.join(variant.work, f"{nr}.err"), "wb") as err:
            self.process = subprocess.Popen(variant.command, env=env, stdout=err, stderr=err)
        self.at = 0

    def more(self):
        """Events that came since the last call."""
        with open(self.log) as f:
            f.seek(self.at)
            text = f.read()
        whole = text.rfind("\n") + 1
        self.at += len(text[:whole].encode())
        return [json.loads(line) for line in text[:whole].splitlines()]

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.killed_t = time.monotonic_ns()

    def leave(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(40)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            return "nothing within 40 s"


class Variant:
    def __init__(self, label, command, work, ends):
        self.label, self.command, self.ends = label, shlex.split(command), ends
        self.work = os.path.join(work, label)
        os.makedirs(self.work, exist_ok=True)
        self.static = label.endswith("static")
        self.pause_ms = 60
        self.members, self.events = [], []
        self.seen = [bytearray(n) for n in ends]
        self.seen_nr = 0
        self.committed = [0] * PARTITIONS
        self.wrong = []
        self.left = []

    def begin(self, slot):
        """slot: which instance a static member takes."""
        instance = f"i{slot}" if self.static else ""
        self.members.append(Member(self, len(self.members), instance))

    def follow(self):
        for m in self.members:
            for e in m.more():
                self.events.append((e["t"], m.nr, e))
                if e["e"] == "read":
                    for o in range(e["from"], e["to"] + 1):
                        if o < len(self.seen[e["p"]]) and not self.seen[e["p"]][o]:
                            self.seen[e["p"]][o] = 1
                            self.seen_nr += 1
                if e["e"] == "error":
                    print(f"# {self.label} {m.nr}: {e['text'][:200]}")

    def watch_commits(self, reader):
        try:
            got = reader[self.label].committed(
                [TopicPartition(TOPIC, p) for p in range(PARTITIONS)], timeout=10)
        except confluent_kafka.KafkaException:
            return  # the broker is away
        for tp in got:
            if tp.error:
                continue
            now = max(tp.offset, 0)
            if now < self.committed[tp.partition]:
                self.wrong.append(f"partition {tp.partition} went back from "
                                  f"{self.committed[tp.partition]} to {now}")
            self.committed[tp.partition] = now

    def share(self):
        return self.seen_nr / sum(self.ends)

    def owners(self):
        """
        Two owners of one partition in one generation; or, since a member that was put out
        does not know it yet and still believes, an older owner whose commit is taken after
        the partition went to another.
        """
        events = [(m.killed_t, m.nr, {"e": "end"}) for m in self.members if m.killed_t]
        owner, old, told, out = {}, set(), {}, []
        for _, nr, e in sorted(events + self.events, key=lambda e: e[0]):
            if e["e"] == "own":
                for p in e["p"]:
                    if e.get("g") is not None and told.setdefault((e["g"], p), nr) != nr:
                        out.append(f"{p} has owners {nr} and {told[e['g'], p]} in "
                                   f"generation {e['g']}")
                    if owner.get(p, nr) != nr:
                        old.add((owner[p], p))
                    owner[p] = nr
                    old.discard((nr, p))
            elif e["e"] == "lose":
                for p in e["p"]:
                    if owner.get(p) == nr:
                        del owner[p]
                    old.discard((nr, p))
            elif e["e"] == "end":
                owner = {p: n for p, n in owner.items() if n != nr}
                # One that takes its place under its instance does so in the same generation.
                told = {k: n for k, n in told.items() if n != nr}
            elif e["e"] == "commit" and (nr, e["p"]) in old:
                out.append(f"{nr} committed {e['p']} after {owner.get(e['p'])} had got it")
        return out


def wait_all(variants, reader, what, reached):
    """Follows all members until every variant has reached it."""
    end = time.monotonic() + STEP_S
    best = -1
    while True:
        for v in variants:
            v.follow()
            v.watch_commits(reader)
        late = [v for v in variants if not reached(v)]
        if not late:
            return True
        progress = sum(v.seen_nr + sum(v.committed) + len(v.events) for v in variants)
        if progress > best:
            best, end = progress, time.monotonic() + STEP_S
        if time.monotonic() > end:
            for v in late:
                print(f"# {v.label}: {v.seen_nr} of {sum(v.ends)} read, committed {v.committed}")
                v.wrong.append(f"stood still on the way to: {what}")
            return False
        time.sleep(0.3)


def owns_something(v, nr):
    return any(n == nr and e["e"] == "own" and e["p"] for _, n, e in v.events)


def story(variants, reader, broker):
    each = lambda act: [act(v) for v in variants]  # noqa: E731
    each(lambda v: v.begin(1))
    each(lambda v: v.begin(2))
    steps = [
        ("the first 1/5", lambda v: v.share() >= 0.2, lambda v: v.begin(3)),
        ("2/5", lambda v: v.share() >= 0.4, lambda v: v.members[0].kill()),
    ]
    for what, reached, then in steps:
        if not wait_all(variants, reader, what, reached):
            return
        each(then)
    patient = [v for v in variants if v.static and "848" in v.label]
    for v in variants:
        if v not in patient:
            v.begin(1)
    if patient:
        time.sleep(SESSION_S + 2)
        for v in patient:
            v.begin(1)
    if not wait_all(variants, reader, "1/2", lambda v: v.share() >= 0.5):
        return
    broker.kill()
    broker.start()
    if not wait_all(variants, reader, "7/10", lambda v: v.share() >= 0.7):
        return
    each(lambda v: v.left.append(v.members[1].leave()))
    wait_all(variants, reader, "everything",
             lambda v: v.share() >= 1 and v.committed == v.ends)


def judge(v):
    missing = sum(v.ends) - v.seen_nr
    verdict(missing == 0, f"{v.label}: every record is worked on", f"{missing} are not")
    verdict(v.committed == v.ends, f"{v.label}: every record is committed",
            f"{v.committed} of {v.ends}")
    verdict(not v.wrong, f"{v.label}: what is committed never goes back, nobody stands still",
            "; ".join(v.wrong[:3]))
    twice = v.owners()
    verdict(not twice, f"{v.label}: no partition has two owners", "; ".join(twice[:3]))
    verdict(v.left == [0] * len(v.left) and v.left, f"{v.label}: members leave with 0",
            str(v.left))
    read = sum(e["to"] - e["from"] + 1 for _, _, e in v.events if e["e"] == "read")
    print(f"# {v.label}: {read} reads of {sum(v.ends)} records")


def judge_types(admin, variants):
    """A client that falls back to the other protocol proves nothing."""
    types = {g.group_id: g.type for g in admin.list_consumer_groups(request_timeout=30).result().valid}
    for v in variants:
        want = (confluent_kafka.ConsumerGroupType.CONSUMER if "848" in v.label
                else confluent_kafka.ConsumerGroupType.CLASSIC)
        verdict(types.get(v.label) == want, f"{v.label}: the group is of its type",
                str(types.get(v.label)))


def fill(records):
    producer = confluent_kafka.Producer({"bootstrap.servers": BOOT, "linger.ms": 20,
                                         "acks": "all", "log_level": 0})
    for i in range(records):
        while True:
            try:
                producer.produce(TOPIC, b"value %d" % i, key=b"key %d" % (i % 1000))
                break
            except BufferError:
                producer.poll(0.1)
        producer.poll(0)
    assert producer.flush(60) == 0


def prove(data):
    """Headrace says which calls these clients made; the page of proofs is made from it."""
    proof = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../proof/proof.py")
    if os.path.exists(os.path.join(data, ".headrace-metrics")):
        name = "groups of " + os.path.basename(sys.argv[3])
        subprocess.run([sys.executable, proof, "record", name, data], check=True)


def main():
    records, variant_file, work = int(sys.argv[1]), sys.argv[2], sys.argv[3]
    broker = Broker(sys.argv[4:], os.path.join(work, "broker.log"))
    variants = []
    try:
        admin = broker.start()
        for f in admin.create_topics([NewTopic(TOPIC, PARTITIONS, 1)]).values():
            f.result(30)
        fill(records)
        plain = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "none"})
        ends = [plain.get_watermark_offsets(TopicPartition(TOPIC, p), timeout=30)[1]
                for p in range(PARTITIONS)]
        assert sum(ends) == records, ends
        with open(variant_file) as f:
            rows = [line.rstrip("\n").split("\t") for line in f if line.strip()]
        variants = [Variant(label, command, work, ends) for label, command in rows]
        reader = {v.label: confluent_kafka.Consumer(
            {"bootstrap.servers": BOOT, "group.id": v.label, "log_level": 0,
             "reconnect.backoff.max.ms": 300}) for v in variants}
        story(variants, reader, broker)
        judge_types(admin, variants)
        for v in variants:
            v.left += [m.leave() for m in v.members[2:]]
            v.follow()
        for v in variants:
            judge(v)
        prove(os.path.join(work, "data"))
    finally:
        for v in variants:
            for m in v.members:
                if m.process.poll() is None:
                    m.process.kill()
        if broker.process and broker.process.poll() is None:
            broker.process.send_signal(signal.SIGTERM)
            broker.process.wait(60)
    print("done", flush=True)


if __name__ == "__main__":
    main()
