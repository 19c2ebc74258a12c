# SPDX-License-Identifier: GPL-2.0
"""Fills a node and says what it holds; the node is at BOOT.

usage: load.py fill ROUND	writes to every topic, deletes some records and topics
       load.py sums		one line a partition: name, begin, end, records, SHA-256 of all of them
"""
import hashlib
import os
import sys
import time

import confluent_kafka
from confluent_kafka import TopicPartition
from confluent_kafka.admin import AdminClient, NewTopic

BOOT = os.environ["BOOT"]
CODECS = ("none", "gzip", "snappy", "lz4", "zstd")
PARTITIONS = 2
RECORDS = int(os.environ.get("HR_SWAP_RECORDS", "6000"))


def fill(number):
    admin = AdminClient({"bootstrap.servers": BOOT})
    names = [f"swap-{c}" for c in CODECS] + [f"gone-{number}"]
    have = admin.list_topics(timeout=30).topics
    fresh = [NewTopic(n, PARTITIONS, 1, config={"segment.bytes": "1048576"}) for n in names if n not in have]
    for future in admin.create_topics(fresh).values():
        future.result(30)
    for name in names:
        failed = []
        producer = confluent_kafka.Producer({
            "bootstrap.servers": BOOT, "log_level": 0, "enable.idempotence": True, "linger.ms": 3,
            "batch.size": 60000, "compression.type": name.partition("-")[2] if name.startswith("swap")
            else "none", "queue.buffering.max.messages": 1000000})
        for i in range(RECORDS):
            value = hashlib.sha256(b"%d %d" % (number, i)).hexdigest().encode() * (1 + i % 9)
            producer.produce(name, None if i % 97 == 0 else value, b"k%d" % (i % 50), partition=i % PARTITIONS,
                             headers=[("round", str(number))] if i % 3 == 0 else None,
                             on_delivery=lambda e, m, failed=failed: e and failed.append(e))
        assert producer.flush(60) == 0 and not failed, failed[:1]
    cut = TopicPartition("swap-lz4", 0, 700 * number)
    list(admin.delete_records([cut]).values())[0].result(30)
    admin.delete_topics([f"gone-{number}"])[f"gone-{number}"].result(30)


def sums():
    consumer = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "unused",
                                         "enable.auto.commit": False, "check.crcs": True})
    end_time = time.monotonic() + 120
    topics = consumer.list_topics(timeout=30).topics
    for name in sorted(t for t in topics if not t.startswith("__")):
        for p in sorted(topics[name].partitions):
            part = TopicPartition(name, p)
            begin, end = consumer.get_watermark_offsets(part, timeout=30)
            digest, count, position = hashlib.sha256(), 0, begin
            consumer.assign([TopicPartition(name, p, begin)])
            while position < end:
                assert time.monotonic() < end_time, f"{name}-{p} ends at {position}, not {end}"
                # It returns when it has as many, or late.
                for m in consumer.consume(min(5000, end - position), 1):
                    assert not m.error(), m.error()
                    digest.update(repr((m.offset(), m.timestamp(), m.key(), m.value(), m.headers())).encode())
                    count, position = count + 1, m.offset() + 1
            print(f"{name}-{p} {begin} {end} {count} {digest.hexdigest()}")
    consumer.close()


if sys.argv[1] == "fill":
    fill(int(sys.argv[2]))
else:
    sums()
