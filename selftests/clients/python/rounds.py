# SPDX-License-Identifier: GPL-2.0
"""confluent-kafka, kafka-python and aiokafka write with each codec and read one another."""
import asyncio
import os
import time

import aiokafka
import confluent_kafka
import kafka
from confluent_kafka.admin import AdminClient, NewTopic

from report import check, see

BOOT = os.environ["BOOT"]
NUMBER = int(os.environ.get("HR_CLIENT_RECORDS", "500"))
CODECS = ("none", "gzip", "snappy", "lz4", "zstd")


def expected(writer, codec):
    return [(f"k{i % 5}".encode(), f"{writer} {codec} record {i}".encode() * 3,
             [("n", str(i).encode())]) for i in range(NUMBER)]


def write_confluent(topic, records, codec):
    failed = []
    producer = confluent_kafka.Producer({"bootstrap.servers": BOOT, "compression.type": codec,
                                         "enable.idempotence": True, "linger.ms": 5})
    for key, value, headers in records:
        producer.produce(topic, value, key, partition=0, headers=headers,
                         on_delivery=lambda e, m: e and failed.append(e))
    assert producer.flush(30) == 0 and not failed, failed


def write_plain(topic, records, codec):
    producer = kafka.KafkaProducer(bootstrap_servers=BOOT, linger_ms=5, acks="all",
                                   compression_type=None if codec == "none" else codec)
    sent = [producer.send(topic, v, k, h, partition=0) for k, v, h in records]
    producer.flush(30)
    assert [f.get(30).offset for f in sent] == list(range(len(records)))
    producer.close()


def write_aio(topic, records, codec):
    async def run():
        producer = aiokafka.AIOKafkaProducer(
            bootstrap_servers=BOOT, linger_ms=5, enable_idempotence=True,
            compression_type=None if codec == "none" else codec)
        await producer.start()
        try:
            sent = [await producer.send(topic, v, k, partition=0, headers=h) for k, v, h in records]
            assert [(await f).offset for f in sent] == list(range(len(records)))
        finally:
            await producer.stop()
    asyncio.run(asyncio.wait_for(run(), 60))


def read_confluent(topic):
    consumer = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "unused",
                                         "enable.auto.commit": False, "isolation.level": "read_committed"})
    consumer.assign([confluent_kafka.TopicPartition(topic, 0, 0)])
    got, end = [], time.monotonic() + 30
    while len(got) < NUMBER and time.monotonic() < end:
        m = consumer.poll(0.5)
        if m is not None:
            assert not m.error(), m.error()
            got.append((m.key(), m.value(), m.headers()))
    consumer.close()
    return got


def read_plain(topic):
    consumer = kafka.KafkaConsumer(bootstrap_servers=BOOT, group_id=None, consumer_timeout_ms=15000)
    tp = kafka.TopicPartition(topic, 0)
    consumer.assign([tp])
    consumer.seek_to_beginning(tp)
    got = []
    for m in consumer:
        got.append((m.key, m.value, list(m.headers)))
        if len(got) == NUMBER:
            break
    consumer.close()
    return got


def read_aio(topic):
    async def run():
        consumer = aiokafka.AIOKafkaConsumer(bootstrap_servers=BOOT, isolation_level="read_committed")
        await consumer.start()
        tp = aiokafka.TopicPartition(topic, 0)
        consumer.assign([tp])
        await consumer.seek_to_beginning(tp)
        got = []
        try:
            while len(got) < NUMBER:
                m = await asyncio.wait_for(consumer.getone(), 20)
                got.append((m.key, m.value, list(m.headers)))
        finally:
            await consumer.stop()
        return got
    return asyncio.run(asyncio.wait_for(run(), 60))


WRITERS = {"confluent-kafka": write_confluent, "kafka-python": write_plain, "aiokafka": write_aio}
READERS = {"confluent-kafka": read_confluent, "kafka-python": read_plain, "aiokafka": read_aio}


def compare(topic, reader, records):
    got = READERS[reader](topic)
    assert len(got) == len(records), f"{len(got)} records of {len(records)}"
    for want, have in zip(records, got):
        assert want == have, f"wanted {want}, got {have}"


def positions():
    consumer = kafka.KafkaConsumer(bootstrap_servers=BOOT, group_id=None)
    tp = kafka.TopicPartition("confluent-kafka-gzip", 0)
    see("kafka-python ends", lambda: (list(consumer.beginning_offsets([tp]).values()),
                                      list(consumer.end_offsets([tp]).values())))
    see("kafka-python offset for time 1", lambda: consumer.offsets_for_times({tp: 1})[tp].offset)
    consumer.close()
    other = confluent_kafka.Consumer({"bootstrap.servers": BOOT, "group.id": "unused"})
    part = confluent_kafka.TopicPartition("confluent-kafka-gzip", 0, 1)
    see("confluent-kafka watermarks", lambda: other.get_watermark_offsets(part, timeout=20))
    see("confluent-kafka offset for time 1", lambda: other.offsets_for_times([part], timeout=20)[0].offset)
    other.close()


def main():
    topics = [NewTopic(f"{w}-{c}", 1, 1) for w in WRITERS for c in CODECS]
    admin = AdminClient({"bootstrap.servers": BOOT})
    for future in admin.create_topics(topics).values():
        future.result(30)
    for writer, write in WRITERS.items():
        for codec in CODECS:
            topic, records = f"{writer}-{codec}", expected(writer, codec)
            check(f"{writer} writes {codec}", write, topic, records, codec)
            for reader in READERS:
                check(f"{reader} reads {codec} of {writer}", compare, topic, reader, records)
    positions()
    print("done")


main()
