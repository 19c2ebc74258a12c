# SPDX-License-Identifier: GPL-2.0
"""The admin clients of confluent-kafka and kafka-python."""
import os

from confluent_kafka import IsolationLevel, TopicCollection, TopicPartition
from confluent_kafka.admin import (AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource,
                                   NewPartitions, NewTopic, OffsetSpec, ResourceType)
from kafka.admin import KafkaAdminClient
from kafka.admin import NewTopic as PlainNewTopic

from report import check, see

BOOT = os.environ["BOOT"]
admin = AdminClient({"bootstrap.servers": BOOT})


def one(futures):
    """The only result of a call."""
    return list(futures.values())[0].result(30)


def create(name, partitions=1, factor=1, config=None):
    return one(admin.create_topics([NewTopic(name, partitions, factor, config=config or {})]))


def describe():
    topic = one(admin.describe_topics(TopicCollection(["c"]), include_authorized_operations=True))
    return (topic.name, topic.is_internal, sorted(o.name for o in topic.authorized_operations),
            [(p.id, p.leader.id, len(p.replicas), len(p.isr)) for p in topic.partitions])


def configs(name):
    entries = one(admin.describe_configs([ConfigResource(ResourceType.TOPIC, name)]))
    return sorted((e.name, e.value) for e in entries.values() if e.source == 1)


def alter(name, key, value, op):
    return one(admin.incremental_alter_configs([ConfigResource(
        ResourceType.TOPIC, name, incremental_configs=[
            ConfigEntry(key, value, incremental_operation=op)])]))


def offsets(spec):
    found = one(admin.list_offsets({TopicPartition("c", 0): spec},
                                   isolation_level=IsolationLevel.READ_COMMITTED))
    return found.offset, found.timestamp, found.leader_epoch


def cluster():
    c = admin.describe_cluster(include_authorized_operations=True).result(30)
    return (c.controller.id, [n.id for n in c.nodes], len(c.cluster_id),
            sorted(o.name for o in c.authorized_operations))


def confluent():
    see("create", create, "c", 2)
    see("create again", create, "c", 2)
    see("create with a bad config", create, "d", 1, 1, {"retention.ms": "x"})
    see("create with rf 3", create, "e", 1, 3)
    see("describe", describe)
    see("describe unknown", lambda: one(admin.describe_topics(TopicCollection(["none"]))))
    see("partitions", lambda: one(admin.create_partitions([NewPartitions("c", 4)])))
    see("set", alter, "c", "retention.ms", "-1", AlterConfigOpType.SET)
    see("append", alter, "c", "cleanup.policy", "compact", AlterConfigOpType.APPEND)
    see("configs", configs, "c")
    see("subtract", alter, "c", "cleanup.policy", "compact", AlterConfigOpType.SUBTRACT)
    see("configs after", configs, "c")
    for name, spec in (("latest", OffsetSpec.latest()), ("earliest", OffsetSpec.earliest()),
                       ("max timestamp", OffsetSpec.max_timestamp()),
                       ("for time", OffsetSpec.for_timestamp(1))):
        see("offset " + name, offsets, spec)
    see("delete records", lambda: one(admin.delete_records([TopicPartition("c", 0, 0)])).low_watermark)
    see("cluster", cluster)
    see("topics", lambda: sorted(t for t in admin.list_topics(timeout=30).topics if t[0] != "_"))
    see("delete", lambda: one(admin.delete_topics(["c"])))
    see("delete again", lambda: one(admin.delete_topics(["c"])))


def kafka_python():
    other = KafkaAdminClient(bootstrap_servers=BOOT)
    see("kafka-python create", lambda: [t[:2] for t in other.create_topics(
        [PlainNewTopic("p", 3, 1, topic_configs={"retention.ms": "5000"})]).topic_errors])
    see("kafka-python create again", lambda: other.create_topics([PlainNewTopic("p", 3, 1)]))
    see("kafka-python describe", lambda: [
        (t["topic"], sorted(p["partition"] for p in t["partitions"])) for t in other.describe_topics(["p"])])
    see("kafka-python cluster", lambda: sorted(b["node_id"] for b in other.describe_cluster()["brokers"]))
    see("kafka-python list", lambda: "p" in other.list_topics())
    see("kafka-python delete", lambda: other.delete_topics(["p"]).topic_error_codes)
    other.close()


confluent()
check("kafka-python's admin client comes to its end", kafka_python)
print("done")
