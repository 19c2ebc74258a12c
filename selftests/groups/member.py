# SPDX-License-Identifier: GPL-2.0
"""One member of a group, through one of three Python clients; it writes down what it does.

usage: member.py confluent|kafka-python|aiokafka [KEY=VALUE…]   (client settings)

Environment: BOOT, GROUP, TOPIC, LOG, INSTANCE (may be empty), PAUSE_MS between batches,
SESSION_MS of classic members (6000).
LOG gets a JSON object a line, with t in ns of the monotonic clock, which all processes of
a host share:
	{"e": "own", "p": [0, 1], "g": 3}	these partitions are added, in generation 3 (where
						the client tells it)
	{"e": "lose", "p": [0]}			these are given up (before others may have them)
	{"e": "read", "p": 0, "from": 5, "to": 9}	worked on, both ends included
	{"e": "commit", "p": 0, "offset": 10}	committed
	{"e": "end"}				works no more, and leaves
What cannot be committed while the group rebalances is committed after a later poll, if it
is still owned then.
SIGTERM: leaves the group and ends with 0.
"""
import asyncio
import json
import os
import signal
import sys
import time

BOOT, GROUP, TOPIC = os.environ["BOOT"], os.environ["GROUP"], os.environ["TOPIC"]
INSTANCE = os.environ.get("INSTANCE") or None
PAUSE_S = float(os.environ.get("PAUSE_MS", "50")) / 1000
BATCH = 200
SESSION_MS = int(os.environ.get("SESSION_MS", "6000"))
ending = False
log = open(os.environ["LOG"], "a", buffering=1)


def note(event, **what):
    log.write(json.dumps(dict(what, e=event, t=time.monotonic_ns())) + "\n")


def end(*_):
    global ending
    ending = True


def note_reads(offsets):
    """offsets: (partition, offset) in the order in which they came."""
    runs = []
    for p, o in offsets:
        if runs and runs[-1][0] == p and runs[-1][2] + 1 == o:
            runs[-1][2] = o
        else:
            runs.append([p, o, o])
    for p, first, last in runs:
        note("read", p=p, **{"from": first, "to": last})


def drop(offsets, partitions):
    for tp in partitions:
        offsets.pop(tp, None)


def settings():
    out = {}
    for arg in sys.argv[2:]:
        key, value = arg.split("=", 1)
        out[key] = int(value) if value.isdigit() else value
    return out


def run_confluent():
    import confluent_kafka

    conf = {
        "bootstrap.servers": BOOT,
        "group.id": GROUP,
        "enable.auto.commit": False,
        "auto.offset.reset": "earliest",
        "reconnect.backoff.max.ms": 300,
        "log_level": 0,
    }
    conf.update(settings())
    if conf.get("group.protocol") != "consumer":
        conf.update({"session.timeout.ms": SESSION_MS, "heartbeat.interval.ms": 500})
    if INSTANCE:
        conf["group.instance.id"] = INSTANCE
    consumer = confluent_kafka.Consumer(conf)
    cooperative = conf.get("partition.assignment.strategy") == "cooperative-sticky"

    def own(c, partitions):
        note("own", p=[p.partition for p in partitions])
        if cooperative:
            c.incremental_assign(partitions)

    def lose(c, partitions):
        note("lose", p=[p.partition for p in partitions])
        if cooperative:
            c.incremental_unassign(partitions)

    consumer.subscribe([TOPIC], on_assign=own, on_revoke=lose, on_lost=lose)
    uncommitted = False
    while not ending:
        got = [m for m in consumer.consume(BATCH, 0.2) if not m.error()]
        note_reads([(m.partition(), m.offset()) for m in got])
        uncommitted |= bool(got)
        if uncommitted:
            try:
                # All that is owned; nothing of it may have been read yet.
                for tp in consumer.commit(asynchronous=False) or []:
                    if not tp.error and tp.offset >= 0:
                        note("commit", p=tp.partition, offset=tp.offset)
                uncommitted = False
            except confluent_kafka.KafkaException as error:
                uncommitted = error.args[0].code() != confluent_kafka.KafkaError._NO_OFFSET
                note("error", text=str(error))
            time.sleep(PAUSE_S)
    note("end")
    consumer.close()


def run_kafka_python():
    import kafka

    conf = {
        "bootstrap_servers": BOOT,
        "group_id": GROUP,
        "enable_auto_commit": False,
        "auto_offset_reset": "earliest",
        "session_timeout_ms": SESSION_MS,
        "heartbeat_interval_ms": 500,
        "max_poll_records": BATCH,
        "reconnect_backoff_max_ms": 300,
    }
    conf.update(settings())
    if INSTANCE:
        conf["group_instance_id"] = INSTANCE
    consumer, worked = None, {}  # offsets by partition, not committed
    while not consumer and not ending:
        try:
            consumer = kafka.KafkaConsumer(**conf)
        except kafka.errors.NoBrokersAvailable:
            time.sleep(0.2)  # it was killed just now

    class Listener(kafka.ConsumerRebalanceListener):
        def on_partitions_revoked(self, revoked):
            drop(worked, revoked)
            note("lose", p=[tp.partition for tp in revoked])

        def on_partitions_assigned(self, assigned):
            note("own", p=[tp.partition for tp in assigned],
                 g=consumer._coordinator._generation.generation_id)

    consumer.subscribe([TOPIC], listener=Listener())
    while not ending:
        for tp, records in consumer.poll(200).items():
            note_reads([(tp.partition, r.offset) for r in records])
            worked[tp] = kafka.OffsetAndMetadata(records[-1].offset + 1, "", -1)
        if worked:
            try:
                consumer.commit(dict(worked))
                for tp, om in worked.items():
                    note("commit", p=tp.partition, offset=om.offset)
                worked.clear()
            except Exception as error:  # whatever a client throws is noted
                note("error", text=repr(error))
            time.sleep(PAUSE_S)
    note("end")
    consumer.close(autocommit=False)


async def aiokafka_loop():
    import aiokafka

    conf = {
        "bootstrap_servers": BOOT,
        "group_id": GROUP,
        "enable_auto_commit": False,
        "auto_offset_reset": "earliest",
        "session_timeout_ms": SESSION_MS,
        "heartbeat_interval_ms": 500,
        "max_poll_records": BATCH,
    }
    conf.update(settings())
    if INSTANCE:
        conf["group_instance_id"] = INSTANCE
    consumer, worked = None, {}

    class Listener(aiokafka.ConsumerRebalanceListener):
        async def on_partitions_revoked(self, revoked):
            drop(worked, revoked)
            note("lose", p=[tp.partition for tp in revoked])

        async def on_partitions_assigned(self, assigned):
            note("own", p=[tp.partition for tp in assigned], g=consumer._coordinator.generation)

    while not consumer and not ending:
        consumer = aiokafka.AIOKafkaConsumer(**conf)
        try:
            await consumer.start()
        except aiokafka.errors.KafkaConnectionError:
            await consumer.stop()
            consumer = None
            await asyncio.sleep(0.2)  # the broker was killed just now
    consumer.subscribe([TOPIC], listener=Listener())
    while not ending:
        got = await consumer.getmany(timeout_ms=200, max_records=BATCH)
        for tp, records in got.items():
            note_reads([(tp.partition, r.offset) for r in records])
            worked[tp] = records[-1].offset + 1
        if worked:
            try:
                offsets = dict(worked)
                await consumer.commit(offsets)
                for tp, offset in offsets.items():
                    note("commit", p=tp.partition, offset=offset)
                drop(worked, [tp for tp in offsets if worked.get(tp) == offsets[tp]])
            except Exception as error:  # the same
                note("error", text=repr(error))
            await asyncio.sleep(PAUSE_S)
    note("end")
    await consumer.stop()


def main():
    signal.signal(signal.SIGTERM, end)
    client = sys.argv[1]
    if client == "confluent":
        run_confluent()
    elif client == "kafka-python":
        run_kafka_python()
    else:
        asyncio.run(aiokafka_loop())


main()
