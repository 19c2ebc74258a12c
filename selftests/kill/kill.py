# SPDX-License-Identifier: GPL-2.0
"""Loads a broker, kills it ROUNDS times at random moments, and reads everything back.

usage: kill.py ROUNDS SEED LOG COMMAND…   (BOOT in the environment)

Every record's value is its number within its partition.  One producer with idempotence
sends to PARTITIONS partitions all the time; a delivery report is an acknowledgement.
  1. after each start each partition ends at or behind what was acknowledged before the kill;
  2. in the end every record was acknowledged, and the offset it was told is its number;
  3. the partitions hold 0, 1, 2 … without gap, repetition or change of order.
The process that is killed is the one started here; it is gone when this program leaves.
"""
import os
import random
import signal
import subprocess
import sys
import time

import confluent_kafka
from confluent_kafka.admin import AdminClient, NewTopic

BOOT = os.environ["BOOT"]
PARTITIONS = 6
DEADLINE_S = 60


class Broker:
    def __init__(self, command, log):
        self.command, self.log, self.process = command, log, None
        self.refused_nr = 0

    def spawn(self):
        with open(self.log, "ab") as out:
            self.process = subprocess.Popen(self.command, stdout=out, stderr=out)

    def start(self):
        self.spawn()
        end = time.monotonic() + DEADLINE_S
        admin = AdminClient({"bootstrap.servers": BOOT, "log_level": 0})
        while True:
            if self.process.poll() is not None:
                # As a service manager would; the number of refusals is a check of its own.
                self.refused_nr += 1
                self.spawn()
            assert time.monotonic() < end, "the broker does not answer"
            try:
                admin.list_topics(timeout=2)
                return admin
            except confluent_kafka.KafkaException:
                pass

    def stop(self, how):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
        return self.process.wait(DEADLINE_S) if self.process else 0


class Load:
    def __init__(self):
        self.sent = [0] * PARTITIONS
        self.acked = [0] * PARTITIONS
        self.wrong = []
        self.producer = confluent_kafka.Producer({
            "bootstrap.servers": BOOT, "enable.idempotence": True, "acks": "all", "linger.ms": 2,
            "message.timeout.ms": 0, "reconnect.backoff.max.ms": 200, "retry.backoff.ms": 50,
            "batch.size": 20000, "compression.type": "lz4", "log_level": 0,
            "queue.buffering.max.messages": 20000})

    def report(self, error, message):
        p = message.partition()
        if error:
            self.wrong.append(f"{p}: {error}")
            return
        if int(message.value()[:10]) != self.acked[p] or message.offset() != self.acked[p]:
            self.wrong.append(f"{p}: record {message.value()[:10]} was acknowledged at "
                              f"{message.offset()} as number {self.acked[p]}")
        self.acked[p] += 1

    def send_until(self, end):
        while time.monotonic() < end:
            p = random.randrange(PARTITIONS)
            value = b"%010d" % self.sent[p] + b"." * random.randrange(400)
            try:
                self.producer.produce("kill", value, partition=p, on_delivery=self.report)
                self.sent[p] += 1
            except BufferError:
                self.producer.poll(0.05)
            self.producer.poll(0)


def ends(consumer):
    return [consumer.get_watermark_offsets(confluent_kafka.TopicPartition("kill", p), timeout=30)[1]
            for p in range(PARTITIONS)]


def read_back(sent):
    consumer = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "unused",
                                         "enable.auto.commit": False})
    consumer.assign([confluent_kafka.TopicPartition("kill", p, 0) for p in range(PARTITIONS)])
    next_nr, wrong = [0] * PARTITIONS, []
    end = time.monotonic() + DEADLINE_S
    while next_nr != sent and not wrong and time.monotonic() < end:
        for m in consumer.consume(1000, 0.5):
            # However many there are: only silence ends the wait.
            end = time.monotonic() + DEADLINE_S
            p = m.partition()
            if m.error() or m.offset() != next_nr[p] or int(m.value()[:10]) != next_nr[p]:
                wrong.append(f"{p}: at {m.offset()} {m.error() or m.value()[:10]}, expected {next_nr[p]}")
            next_nr[p] += 1
    if ends(consumer) != sent:
        wrong.append(f"the partitions end at {ends(consumer)}, sent were {sent}")
    consumer.close()
    return next_nr, wrong


def verdict(good, text, why=""):
    print(f"ok {text}" if good else f"not ok {text}: {why}", flush=True)


def run(broker, rounds):
    admin = broker.start()
    admin.create_topics([NewTopic("kill", PARTITIONS, 1)])["kill"].result(30)
    load = Load()
    for number in range(1, rounds + 1):
        load.send_until(time.monotonic() + random.uniform(0.3, 2.5))
        acked = list(load.acked)
        broker.stop(signal.SIGKILL)
        begin = time.monotonic()
        broker.start()
        up_s = time.monotonic() - begin
        probe = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "unused"})
        have = ends(probe)
        probe.close()
        verdict(all(h >= a for h, a in zip(have, acked)),
                f"kill {number}: the log holds the {sum(acked)} records that were acknowledged",
                f"acknowledged {acked}, there {have}")
        print(f"up again after {up_s:.2f} s", flush=True)
    verdict(broker.refused_nr == 0, "it starts again at once after every kill",
            f"{broker.refused_nr} starts ended at once, see the log")
    left = load.producer.flush(DEADLINE_S)
    verdict(left == 0 and not load.wrong and load.acked == load.sent,
            f"all {sum(load.sent)} records were acknowledged once, in order, at the offset of their number",
            f"{left} left, {load.wrong[:3]}, sent {load.sent}, acknowledged {load.acked}")
    got, wrong = read_back(load.sent)
    verdict(got == load.sent and not wrong, "reading back finds every record once and in order",
            f"{wrong[:3]}, read {got}, sent {load.sent}")
    verdict(broker.stop(signal.SIGTERM) in (0, 143), "the last stop is clean")


def main():
    random.seed(int(sys.argv[2]))
    broker = Broker(sys.argv[4:], sys.argv[3])
    try:
        run(broker, int(sys.argv[1]))
    finally:
        broker.stop(signal.SIGKILL)
    print("done")


main()
