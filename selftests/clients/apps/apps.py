# SPDX-License-Identifier: GPL-2.0
"""A Streams word count and a Connect file source and sink while the broker is killed.

usage: apps.py SECONDS WORK WORD_COUNT CONNECT BROKER…   (BOOT, REST in the environment)

WORD_COUNT and CONNECT are command lines; BROKER starts the broker.  For SECONDS, lines of
words go to the topic that the word count reads, and lines go to the file that the source
reads; the broker is killed every KILL_S and started at once.  Then everything must come out:

  1. each word is counted at least as often as it was sent (at least once: more may be);
  2. each line of the source's file is in the sink's file;
  3. both still run, all tasks of the connectors too, and end when asked to.
"""
import collections
import json
import os
import random
import shlex
import signal
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "groups"))
import life  # noqa: E402

import confluent_kafka  # noqa: E402
from confluent_kafka import TopicPartition  # noqa: E402
from confluent_kafka.admin import NewTopic  # noqa: E402

KILL_S = 30
DRAIN_S = 150
BOOT, REST = life.BOOT, os.environ.get("REST")


class Feed(threading.Thread):
    """Lines by an idempotent producer, and lines into the source's file."""

    def __init__(self, path):
        super().__init__(daemon=True)
        self.sent, self.failed, self.lines = collections.Counter(), 0, 0
        self.ending = False
        self.path = path
        self.random = random.Random(1)

    def run(self):
        producer = confluent_kafka.Producer({"bootstrap.servers": BOOT, "enable.idempotence": True,
                                             "log_level": 0, "reconnect.backoff.max.ms": 300})

        def delivered(words):
            def on(error, _):
                if error:
                    self.failed += 1
                else:
                    self.sent.update(words)
            return on

        with open(self.path, "a", buffering=1) as out:
            while not self.ending:
                for _ in range(100):
                    words = [f"w{self.random.randrange(300)}" for _ in range(5)]
                    producer.produce("lines", " ".join(words), on_delivery=delivered(words))
                    out.write(f"line {self.lines}\n")
                    self.lines += 1
                producer.poll(0)
                time.sleep(0.1)
        producer.flush(60)


def rest(path, body=None):
    request = urllib.request.Request(REST + path, json.dumps(body).encode() if body else None,
                                     {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        return json.load(answer)


def connect_begins(work):
    end = time.monotonic() + 90
    connectors = [
        {"name": "source", "config": {"connector.class": "FileStreamSource", "tasks.max": "1",
                                      "file": f"{work}/source.txt", "topic": "files"}},
        {"name": "sink", "config": {"connector.class": "FileStreamSink", "tasks.max": "1",
                                    "file": f"{work}/sink.txt", "topics": "files"}}]
    while connectors:
        try:
            rest("/connectors", connectors[0])
            connectors.pop(0)
        except OSError:
            assert time.monotonic() < end, "Connect does not come up"
            time.sleep(0.5)


def counts():
    """The last count of each word."""
    consumer = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "none", "log_level": 0})
    out = {}
    parts = [TopicPartition("counts", p, 0) for p in range(3)]
    ends = {tp.partition: consumer.get_watermark_offsets(tp, timeout=30)[1] for tp in parts}
    at = {p: 0 for p in ends}
    consumer.assign(parts)
    end = time.monotonic() + 60
    while any(at[p] < ends[p] for p in ends) and time.monotonic() < end:
        for m in consumer.consume(5000, 0.5):
            if not m.error():
                out[m.key().decode()] = int(m.value())
                at[m.partition()] = m.offset() + 1
    consumer.close()
    return out


def sunk(work):
    try:
        with open(f"{work}/sink.txt") as f:
            return f.read().split("\n")
    except FileNotFoundError:
        return []


def drain(feed, work):
    """Waits until both came through; what is missing after all is returned."""
    end = time.monotonic() + DRAIN_S
    while True:
        got, lines = counts(), sunk(work)
        lost = {w: n - got.get(w, 0) for w, n in feed.sent.items() if got.get(w, 0) < n}
        missing = {f"line {i}" for i in range(feed.lines)} - set(lines)
        if not lost and not missing or time.monotonic() > end:
            return got, lines, lost, missing
        time.sleep(1)


def kills(broker, seconds):
    end, nr = time.monotonic() + seconds, 0
    while time.monotonic() + KILL_S <= end:
        time.sleep(KILL_S)
        broker.kill()
        broker.start()
        nr += 1
    time.sleep(max(0, end - time.monotonic()))
    return nr


def judge(feed, work, broker, nr):
    life.verdict(broker.process.poll() is None, "the broker runs unless it is killed",
                 f"it ended with {broker.process.poll()}")
    got, lines, lost, missing = drain(feed, work)
    sent = sum(feed.sent.values())
    life.verdict(sent > 1000 and not feed.failed, f"lines go in through {nr} kills",
                 f"{sent} words, {feed.failed} lines refused")
    life.verdict(not lost, "the word count loses nothing",
                 f"{sum(lost.values())} of {sent}, like {list(lost.items())[:3]}")
    life.verdict(not missing, "the sink's file has every line of the source's",
                 f"{len(missing)} of {feed.lines} are missing, like {sorted(missing)[:3]}")
    print(f"# {sent} words, {sum(got.values()) - sent} counted twice; {feed.lines} lines, "
          f"{len(lines) - 1 - feed.lines} written twice")
    for name in ("source", "sink"):
        state = rest(f"/connectors/{name}/status")
        states = [state["connector"]["state"]] + [t["state"] for t in state["tasks"]]
        life.verdict(states == ["RUNNING"] * 2, f"the {name} runs", str(states))


def ends(name, process, statuses):
    process.send_signal(signal.SIGTERM)
    try:
        status = process.wait(60)
    except subprocess.TimeoutExpired:
        status = "nothing within 60 s"
    life.verdict(status in statuses, f"{name} ends when asked to", str(status))


def main():
    seconds, work = int(sys.argv[1]), sys.argv[2]
    broker = life.Broker(sys.argv[5:], f"{work}/broker.log")
    started = []

    def begin(name, command):
        with open(f"{work}/{name}.log", "wb") as out:
            started.append(subprocess.Popen(shlex.split(command), stdout=out, stderr=out))
        return started[-1]

    try:
        admin = broker.start()
        for f in admin.create_topics([NewTopic(t, 3, 1) for t in ("lines", "counts", "files")]).values():
            f.result(30)
        feed = Feed(f"{work}/source.txt")
        open(feed.path, "w").close()
        streams, connect = begin("streams", sys.argv[3]), begin("connect", sys.argv[4])
        connect_begins(work)
        feed.start()
        nr = kills(broker, seconds)
        feed.ending = True
        feed.join(90)
        judge(feed, work, broker, nr)
        ends("the word count", streams, (0,))
        ends("Connect", connect, (0, 143))
    finally:
        for p in started:
            if p.poll() is None:
                p.kill()
        if broker.process and broker.process.poll() is None:
            broker.process.send_signal(signal.SIGTERM)
            broker.process.wait(60)
    print("done", flush=True)


main()
