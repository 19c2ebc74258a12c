#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""admin: the same administration of one node, asked of Apache Kafka 4.4.0 and of Headrace.

Requests go to both in the same order, so that what one changes the next one meets.
Answers are compared field by field in Kafka's JSON form; ids, times, ports and texts
are masked, rows are matched whatever their order.  DELIBERATE lists the differences
that are meant, with the reason.
"""

import base64
import json
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import Node, Skip  # noqa: E402
from compare import call, first_difference  # noqa: E402
from kafka import Kafka  # noqa: E402

BROKER, CONTROLLER = "broker", "controller"
ZERO = "AAAAAAAAAAAAAAAAAAAAAA"
OTHER = "AAAAAAAAAAAAAAAAAAAADw"
CLUSTER, DIRECTORY = "<cluster>", "<directory>"  # what each node calls its own
MASKED = {"topicId", "leaderEpoch", "documentation", "host", "port"}
DELIBERATE = {
    "unregister broker live": "Kafka lets it go, and it never comes back by itself",
    "tokens of nobody at the controller": "Kafka's controller answers an unexpected error",
}
cases = []


def case(name, api, version, body, where=BROKER):
    cases.append((name, api, version, body, where))


def both(name, api, version, body):
    for where in (BROKER, CONTROLLER):
        case("%s at the %s" % (name, where), api, version, body, where)


# --- leaders and reassignments ------------------------------------------------------


def topics(*names):
    rows = [
        {"name": n, "numPartitions": 2, "replicationFactor": 1, "assignments": [], "configs": []}
        for n in names
    ]
    return {"topics": rows, "timeoutMs": 10000, "validateOnly": False}


case("topics", "CreateTopics", 7, topics("t1", "t2"))


def elect(parts, kind=0, version=2):
    rows = None if parts is None else [{"topic": t, "partitions": list(p)} for t, p in parts]
    body = {"topicPartitions": rows, "timeoutMs": 5000}
    if version >= 1:
        body["electionType"] = kind
    return body


for v in range(0, 3):
    case("elect has its leader", "ElectLeaders", v, elect([("t1", (0, 1))], 0, v))
    case("elect all", "ElectLeaders", v, elect(None, 0, v))
    case("elect unknown", "ElectLeaders", v, elect([("nope", (0,)), ("t1", (7, 0))], 0, v))
case("elect unclean", "ElectLeaders", 2, elect([("t1", (0,))], 1))
case("elect unclean all", "ElectLeaders", 2, elect(None, 1))
case("elect nothing", "ElectLeaders", 2, elect([]))
case("elect no partitions", "ElectLeaders", 2, elect([("t1", ())]))
case("elect odd type", "ElectLeaders", 2, elect([("t1", (0,))], 7))
case("elect twice", "ElectLeaders", 2, elect([("t1", (0, 0))]))
case("elect topic twice", "ElectLeaders", 2, elect([("t1", (0,)), ("t1", (1,))]))
case("elect negative", "ElectLeaders", 2, elect([("t1", (-1,))]))
case("elect at controller", "ElectLeaders", 2, elect([("t1", (0,))]), CONTROLLER)


def move(parts, version=1, change=True):
    names = []
    for t, _, _ in parts:
        if t not in names:
            names.append(t)
    body = {
        "timeoutMs": 5000,
        "topics": [
            {
                "name": n,
                "partitions": [
                    {"partitionIndex": i, "replicas": r} for t, i, r in parts if t == n
                ],
            }
            for n in names
        ],
    }
    if version >= 1:
        body["allowReplicationFactorChange"] = change
    return body


for nm, parts in [
    ("same", [("t1", 0, [1])]),
    ("cancel none", [("t1", 0, None)]),
    ("empty list", [("t1", 0, [])]),
    ("doubled", [("t1", 0, [1, 1])]),
    ("unknown broker", [("t1", 0, [9])]),
    ("two", [("t1", 0, [1, 2])]),
    ("negative broker", [("t1", 0, [-1])]),
    ("unknown topic", [("nope", 0, [1])]),
    ("cancel unknown topic", [("nope", 0, None)]),
    ("unknown partition", [("t1", 9, [1])]),
    ("cancel unknown partition", [("t1", 9, None)]),
    ("negative partition", [("t1", -1, [1])]),
    ("several", [("t1", 0, [1]), ("t1", 1, None), ("t2", 0, [9])]),
    ("twice", [("t1", 0, [1]), ("t1", 0, [1])]),
    ("bad name", [("a b", 0, [1])]),
    ("nothing", []),
]:
    case("move " + nm, "AlterPartitionReassignments", 1, move(parts))
case("move v0", "AlterPartitionReassignments", 0, move([("t1", 0, [1])], 0))
case("move no factor", "AlterPartitionReassignments", 1, move([("t1", 0, [1])], 1, False))
case("move other factor", "AlterPartitionReassignments", 1, move([("t1", 0, [1, 9])], 1, False))
case("move at controller", "AlterPartitionReassignments", 1, move([("t1", 0, None)]), CONTROLLER)


def moving(parts):
    rows = None if parts is None else [{"name": t, "partitionIndexes": list(p)} for t, p in parts]
    return {"timeoutMs": 5000, "topics": rows}


for nm, parts in [
    ("all", None),
    ("none", []),
    ("one", [("t1", (0, 1))]),
    ("unknown", [("nope", (0,)), ("t1", (9,))]),
]:
    both("moving " + nm, "ListPartitionReassignments", 0, moving(parts))

# --- voters and registrations -------------------------------------------------------


def voter(cluster=None, vid=1, directory=ZERO, **kw):
    body = {"clusterId": cluster, "voterId": vid, "voterDirectoryId": directory}
    body.update(kw)
    return body


LISTENERS = [{"name": "CONTROLLER", "host": "127.0.0.1", "port": 1}]
for nm, body in [
    ("other cluster", voter("other", 2, OTHER)),
    ("same id", voter(CLUSTER, 1, OTHER)),
    ("no directory", voter(CLUSTER, 2, ZERO)),
    ("negative", voter(CLUSTER, -1, OTHER)),
]:
    for v in (0, 1):
        full = dict(body, timeoutMs=500, listeners=LISTENERS)
        if v:
            full["ackWhenCommitted"] = True
        both("add voter " + nm, "AddRaftVoter", v, full)
add = voter(CLUSTER, 2, OTHER, timeoutMs=500)
case("add voter no listeners", "AddRaftVoter", 0, dict(add, listeners=[]))
case(
    "add voter other listener",
    "AddRaftVoter",
    0,
    dict(add, listeners=[{"name": "OTHER", "host": "127.0.0.1", "port": 1}]),
)
case("add voter nobody there", "AddRaftVoter", 0, dict(add, listeners=LISTENERS))
case("add voter no cluster", "AddRaftVoter", 0, dict(add, clusterId=None, listeners=LISTENERS))
for nm, body in [
    ("other cluster", voter("other")),
    ("unknown", voter(CLUSTER, 2, OTHER)),
    ("other directory", voter(CLUSTER, 1, OTHER)),
    ("no directory", voter(CLUSTER, 1, ZERO)),
    ("negative", voter(CLUSTER, -1, OTHER)),
    ("no cluster", voter(None, 2, OTHER)),
    ("the last", voter(CLUSTER, 1, DIRECTORY)),
]:
    both("remove voter " + nm, "RemoveRaftVoter", 0, body)


def update(epoch, **kw):
    body = voter(**kw)
    body["currentLeaderEpoch"] = epoch
    body.setdefault("listeners", LISTENERS)
    body["kRaftVersionFeature"] = {"minSupportedVersion": 0, "maxSupportedVersion": 1}
    return body


for nm, body in [
    ("other cluster", update(1, cluster="other")),
    ("old epoch", update(0, cluster=CLUSTER)),
    ("new epoch", update(99, cluster=CLUSTER)),
    ("unknown", update(1, cluster=CLUSTER, vid=2, directory=OTHER)),
    ("other directory", update(1, cluster=CLUSTER, vid=1, directory=OTHER)),
    ("no listeners", update(1, cluster=CLUSTER, vid=2, directory=OTHER, listeners=[])),
]:
    case("update voter " + nm, "UpdateRaftVoter", 0, body, CONTROLLER)
both("unregister broker unknown", "UnregisterBroker", 0, {"brokerId": 9})
both("unregister broker negative", "UnregisterBroker", 0, {"brokerId": -1})
both("unregister controller unknown", "UnregisterController", 0, {"controllerId": 9})
both("unregister controller negative", "UnregisterController", 0, {"controllerId": -1})
both("unregister controller active", "UnregisterController", 0, {"controllerId": 1})

# --- SCRAM, ACLs, tokens --------------------------------------------------------------


def b64(data):
    return base64.b64encode(data).decode()


def scram(up=(), down=()):
    return {
        "deletions": [{"name": n, "mechanism": m} for n, m in down],
        "upsertions": [
            {
                "name": n,
                "mechanism": m,
                "iterations": i,
                "salt": b64(b"salt"),
                "saltedPassword": b64(b"p" * (64 if m == 2 else 32)),
            }
            for n, m, i in up
        ],
    }


def users(*names):
    return {"users": [{"name": n} for n in names]}


case("users at first", "DescribeUserScramCredentials", 0, {"users": None})
for nm, body in [
    ("set", scram([("u1", 1, 4096), ("u2", 2, 16384)])),
    ("set again", scram([("u1", 1, 8192), ("u1", 2, 4096)])),
    ("set once more", scram([("u1", 1, 8192)])),
    ("second mechanism", scram([("u1", 2, 4096)])),
    ("few iterations", scram([("u3", 1, 4095)])),
    ("many iterations", scram([("u3", 1, 16385)])),
    ("no name", scram([("", 1, 4096)])),
    ("no name to delete", scram((), [("", 1)])),
    ("mechanism 0", scram([("u3", 0, 4096)])),
    ("mechanism 3", scram([("u3", 3, 4096)])),
    ("delete mechanism 9", scram((), [("u1", 9)])),
    ("delete absent", scram((), [("u9", 1)])),
    ("delete absent mechanism", scram((), [("u2", 1)])),
    ("twice", scram([("u4", 1, 4096), ("u4", 1, 4096)])),
    ("delete and set", scram([("u1", 1, 4096)], [("u1", 1)])),
    ("delete two of one", scram((), [("u1", 1), ("u1", 2)])),
    ("some good", scram([("u5", 1, 4096), ("u6", 1, 1)], [("u9", 1)])),
    ("nothing", scram()),
]:
    case("scram " + nm, "AlterUserScramCredentials", 0, body)
for nm, body in [
    ("all", {"users": None}),
    ("none", {"users": []}),
    ("one", users("u1")),
    ("absent", users("u9", "u2")),
    ("twice", users("u1", "u1")),
    ("twice and one", users("u1", "u1", "u2")),
    ("no name", users("")),
]:
    case("users " + nm, "DescribeUserScramCredentials", 0, body)
case("scram at controller", "AlterUserScramCredentials", 0, scram([("u7", 1, 4096)]), CONTROLLER)
case("scram delete", "AlterUserScramCredentials", 0, scram((), [("u1", 1), ("u2", 2)]))
case("users after deletion", "DescribeUserScramCredentials", 0, users("u1", "u2"))


def acl(kind=2, name="t1", pattern=3, principal="User:a", host="*", op=3, permission=3):
    return {
        "resourceType": kind,
        "resourceName": name,
        "resourcePatternType": pattern,
        "principal": principal,
        "host": host,
        "operation": op,
        "permissionType": permission,
    }


def acl_filter(kind=1, name=None, pattern=1, principal=None, host=None, op=1, permission=1):
    return {
        "resourceTypeFilter": kind,
        "resourceNameFilter": name,
        "patternTypeFilter": pattern,
        "principalFilter": principal,
        "hostFilter": host,
        "operation": op,
        "permissionType": permission,
    }


for v in range(1, 4):
    both("acls", "DescribeAcls", v, acl_filter())
    both("acls create", "CreateAcls", v, {"creations": [acl(), acl(3, "g")]})
    both("acls delete", "DeleteAcls", v, {"filters": [acl_filter(), acl_filter(2, "t1", 3)]})
case("acls create none", "CreateAcls", 3, {"creations": []})
case("acls delete none", "DeleteAcls", 3, {"filters": []})


def token(version):
    body = {"renewers": [], "maxLifetimeMs": -1}
    if version >= 3:
        body.update(ownerPrincipalType=None, ownerPrincipalName=None)
    return body


for v in range(1, 4):
    case("token create", "CreateDelegationToken", v, token(v))
    case("tokens", "DescribeDelegationToken", v, {"owners": None})
renewers = [{"principalType": "Robot", "principalName": "x"}]
case("token odd renewer", "CreateDelegationToken", 3, dict(token(3), renewers=renewers))
owner = {"ownerPrincipalType": "User", "ownerPrincipalName": "bob"}
case("token for another", "CreateDelegationToken", 3, dict(token(3), **owner))
for v in range(1, 3):
    case("token renew", "RenewDelegationToken", v, {"hmac": "AA==", "renewPeriodMs": 1})
    case("token expire", "ExpireDelegationToken", v, {"hmac": "AA==", "expiryTimePeriodMs": -1})
case(
    "tokens of one",
    "DescribeDelegationToken",
    3,
    {"owners": [{"principalType": "User", "principalName": "a"}]},
)
both("tokens of nobody", "DescribeDelegationToken", 3, {"owners": []})

# --- quotas, as far as they are described ---------------------------------------------


def quotas(*components, strict=False):
    rows = [{"entityType": t, "matchType": m, "match": n} for t, m, n in components]
    return {"components": rows, "strict": strict}


for nm, body in [
    ("all", quotas()),
    ("none", quotas(strict=True)),
    ("of a user", quotas(("user", 0, "u"))),
    ("of any user", quotas(("user", 2, None))),
    ("of the default user", quotas(("user", 1, None), strict=True)),
    ("of user and client", quotas(("user", 2, None), ("client-id", 1, None))),
    ("of user and ip", quotas(("user", 2, None), ("ip", 2, None))),
    ("of an ip", quotas(("ip", 0, "127.0.0.1"))),
    ("of odd type", quotas(("planet", 2, None))),
    ("of no type", quotas(("", 2, None))),
    ("of type twice", quotas(("user", 2, None), ("user", 2, None))),
    ("odd match", quotas(("user", 3, None))),
    ("exact without name", quotas(("user", 0, None))),
    ("default with name", quotas(("user", 1, "u"))),
    ("any with name", quotas(("user", 2, "u"))),
]:
    for v in (0, 1):
        case("quotas " + nm, "DescribeClientQuotas", v, body)

# --- configs of every kind of resource ------------------------------------------------

TOPIC, NODE, LOGGER, METRICS, GROUP = 2, 4, 8, 16, 32
SET, DELETE, APPEND, SUBTRACT = 0, 1, 2, 3


def change(kind, name, *ops, validate=False):
    configs = [{"name": n, "configOperation": o, "value": v} for n, o, v in ops]
    return {
        "resources": [{"resourceType": kind, "resourceName": name, "configs": configs}],
        "validateOnly": validate,
    }


def legacy(kind, name, **values):
    configs = [{"name": n.replace("_", "."), "value": v} for n, v in values.items()]
    return {
        "resources": [{"resourceType": kind, "resourceName": name, "configs": configs}],
        "validateOnly": False,
    }


def describe(kind, name, keys=None, synonyms=True):
    return {
        "resources": [{"resourceType": kind, "resourceName": name, "configurationKeys": keys}],
        "includeSynonyms": synonyms,
        "includeDocumentation": False,
    }


def alter(name, *args, **kw):
    case("set " + name, "IncrementalAlterConfigs", 1, change(*args, **kw))


def show(name, *args, version=4, **kw):
    case("show " + name, "DescribeConfigs", version, describe(*args, **kw))


show("group unset", GROUP, "g0")
show("group no name", GROUP, "")
HEARTBEAT, SESSION = "consumer.heartbeat.interval.ms", "consumer.session.timeout.ms"
for nm, ops in [
    ("one", [(HEARTBEAT, SET, "6000")]),
    ("two", [(HEARTBEAT, SET, "7000"), (SESSION, SET, "50000")]),
    ("below the least", [(SESSION, SET, "44999")]),
    ("above the most", [(SESSION, SET, "60001")]),
    ("heartbeat low", [(HEARTBEAT, SET, "4999")]),
    ("heartbeat high", [(HEARTBEAT, SET, "15001")]),
    ("not a number", [(SESSION, SET, "abc")]),
    ("null", [(SESSION, SET, None)]),
    ("unknown key", [("nope", SET, "1")]),
    ("delete unknown key", [("nope", DELETE, None)]),
    ("append", [(SESSION, APPEND, "1")]),
    ("share reset", [("share.auto.offset.reset", SET, "earliest")]),
    ("share reset duration", [("share.auto.offset.reset", SET, "by_duration:PT1H")]),
    ("share reset bad", [("share.auto.offset.reset", SET, "sometimes")]),
    ("share reset bad duration", [("share.auto.offset.reset", SET, "by_duration:1h")]),
    ("share isolation", [("share.isolation.level", SET, "read_committed")]),
    ("share isolation bad", [("share.isolation.level", SET, "x")]),
    ("share lock low", [("share.record.lock.duration.ms", SET, "14999")]),
    ("share lock high", [("share.record.lock.duration.ms", SET, "60001")]),
    ("share lock", [("share.record.lock.duration.ms", SET, "20000")]),
    ("share locks low", [("share.partition.max.record.locks", SET, "99")]),
    ("share locks high", [("share.partition.max.record.locks", SET, "10001")]),
    ("share count low", [("share.delivery.count.limit", SET, "1")]),
    ("share count high", [("share.delivery.count.limit", SET, "11")]),
    ("share session low", [("share.session.timeout.ms", SET, "44999")]),
    ("share heartbeat high", [("share.heartbeat.interval.ms", SET, "15001")]),
    ("streams standby", [("streams.num.standby.replicas", SET, "2")]),
    ("streams standby high", [("streams.num.standby.replicas", SET, "3")]),
    ("streams session low", [("streams.session.timeout.ms", SET, "44999")]),
    ("streams heartbeat high", [("streams.heartbeat.interval.ms", SET, "15001")]),
    ("streams delay", [("streams.initial.rebalance.delay.ms", SET, "0")]),
    ("assignment interval", [("consumer.assignment.interval.ms", SET, "100")]),
    ("assignment interval high", [("consumer.assignment.interval.ms", SET, "15001")]),
    ("assignment interval negative", [("consumer.assignment.interval.ms", SET, "-1")]),
    ("dead letters", [("errors.deadletterqueue.topic.name", SET, "dlq.x")]),
    ("session under heartbeat", [(SESSION, SET, "45000"), (HEARTBEAT, SET, "15000")]),
]:
    alter("group " + nm, GROUP, "g1", *ops)
alter("group no name", GROUP, "", (SESSION, SET, "50000"))
alter("group only asked", GROUP, "g2", (SESSION, SET, "50000"), validate=True)
show("group set", GROUP, "g1")
show("group set v1", GROUP, "g1", version=1)
show("group no synonyms", GROUP, "g1", synonyms=False)
show("group key", GROUP, "g1", [SESSION, "nope"])
show("group only asked", GROUP, "g2")
case("list groups", "ListConfigResources", 1, {"resourceTypes": [GROUP]})
case("replace group", "AlterConfigs", 2, legacy(GROUP, "g1", consumer_session_timeout_ms="46000"))
case("replace group bad", "AlterConfigs", 2, legacy(GROUP, "g1", nope="1"))
case("replace group no name", "AlterConfigs", 2, legacy(GROUP, ""))
show("group replaced", GROUP, "g1")
alter("group delete", GROUP, "g1", (SESSION, DELETE, None))
alter("group delete again", GROUP, "g1", (SESSION, DELETE, None))
show("group empty again", GROUP, "g1", [SESSION])
case("list groups again", "ListConfigResources", 1, {"resourceTypes": [GROUP]})

show("metrics unset", METRICS, "m0")
show("metrics no name", METRICS, "")
for nm, ops in [
    ("one", [("interval.ms", SET, "1000"), ("metrics", SET, "org.apache.kafka.producer.")]),
    ("append", [("metrics", APPEND, "org.apache.kafka.consumer.")]),
    ("subtract", [("metrics", SUBTRACT, "org.apache.kafka.producer.")]),
    ("interval low", [("interval.ms", SET, "99")]),
    ("interval high", [("interval.ms", SET, "3600001")]),
    ("interval bad", [("interval.ms", SET, "x")]),
    ("unknown key", [("nope", SET, "1")]),
    ("null", [("interval.ms", SET, None)]),
    ("match", [("match", SET, "client_id=a.*,client_software_name=b")]),
    ("match key", [("match", SET, "colour=red")]),
    ("match no value", [("match", SET, "client_id")]),
    ("match two equals", [("match", SET, "client_id=a=b")]),
    ("match bad pattern", [("match", SET, "client_id=((")]),
    ("match empty", [("match", SET, "")]),
    ("match again", [("match", SET, "client_id=a.*")]),
    ("metrics empty", [("metrics", SET, "")]),
    ("metrics all", [("metrics", SET, "*")]),
]:
    alter("metrics " + nm, METRICS, "m1", *ops)
alter("metrics no name", METRICS, "", ("interval.ms", SET, "1000"))
show("metrics set", METRICS, "m1")
show("metrics no synonyms", METRICS, "m1", synonyms=False)
show("metrics key", METRICS, "m1", ["match", "nope"])
case("list metrics", "ListConfigResources", 0, {})
case("list metrics", "ListConfigResources", 1, {"resourceTypes": [METRICS]})
case("replace metrics", "AlterConfigs", 2, legacy(METRICS, "m1", interval_ms="2000"))
case("replace metrics bad", "AlterConfigs", 2, legacy(METRICS, "m1", interval_ms="1"))
show("metrics replaced", METRICS, "m1")
alter("metrics delete", METRICS, "m1", ("interval.ms", DELETE, None))
case("list metrics after", "ListConfigResources", 0, {})

show("logger unknown", LOGGER, "1", ["no.such.logger"])
show("logger other broker", LOGGER, "9")
show("logger no name", LOGGER, "")
show("logger not a number", LOGGER, "x")
for nm, name, ops in [
    ("root", "1", [("root", SET, "WARN")]),
    ("root off", "1", [("root", SET, "OFF")]),
    ("root lower case", "1", [("root", SET, "warn")]),
    ("root bad", "1", [("root", SET, "LOUD")]),
    ("root fatal", "1", [("root", SET, "FATAL")]),
    ("root empty", "1", [("root", SET, "")]),
    ("root null", "1", [("root", SET, None)]),
    ("root append", "1", [("root", APPEND, "INFO")]),
    ("root subtract", "1", [("root", SUBTRACT, "INFO")]),
    ("root delete", "1", [("root", DELETE, None)]),
    ("unknown", "1", [("no.such.logger", SET, "INFO")]),
    ("unknown delete", "1", [("no.such.logger", DELETE, None)]),
    ("twice", "1", [("root", SET, "INFO"), ("root", SET, "INFO")]),
    ("other broker", "9", [("root", SET, "INFO")]),
    ("no broker", "", [("root", SET, "INFO")]),
    ("back", "1", [("root", SET, "INFO")]),
]:
    alter("logger " + nm, LOGGER, name, *ops)
alter("logger only asked", LOGGER, "1", ("root", SET, "TRACE"), validate=True)
alter("logger only asked bad", LOGGER, "1", ("root", SET, "LOUD"), validate=True)
show("logger root after", LOGGER, "1", ["root"])
show("logger root after v1", LOGGER, "1", ["root"], version=1)
case("replace logger", "AlterConfigs", 2, legacy(LOGGER, "1", root="INFO"))
alter("logger at once", LOGGER, "1", ("root", SET, "INFO"))
case(
    "set logger at controller",
    "IncrementalAlterConfigs",
    1,
    change(LOGGER, "1", ("root", SET, "INFO")),
    CONTROLLER,
)
case("list loggers", "ListConfigResources", 1, {"resourceTypes": [LOGGER]})
case("list everything", "ListConfigResources", 1, {"resourceTypes": []})

for nm, name, ops in [
    ("max connections", "", [("max.connections", SET, "5000")]),
    ("per ip", "1", [("max.connections.per.ip", SET, "500")]),
    ("message size", "", [("message.max.bytes", SET, "2000000")]),
    ("retention", "", [("log.retention.ms", SET, "100000000")]),
    ("io threads", "", [("num.io.threads", SET, "12")]),
    ("io threads bad", "", [("num.io.threads", SET, "0")]),
    ("session of groups", "", [("group.consumer.session.timeout.ms", SET, "46000")]),
    ("cleaner", "", [("log.cleaner.threads", SET, "2")]),
    ("overrides", "1", [("max.connections.per.ip.overrides", SET, "127.0.0.1:100")]),
    ("overrides bad", "1", [("max.connections.per.ip.overrides", SET, "127.0.0.1")]),
    ("append overrides", "", [("cordoned.log.dirs", APPEND, "x")]),
]:
    alter("broker " + nm, NODE, name, *ops)
KEYS = ["max.connections", "message.max.bytes", "log.retention.ms", "max.connections.per.ip"]
show("broker dynamic", NODE, "1", KEYS)
show("broker default", NODE, "")
for key in ("max.connections", "message.max.bytes", "log.retention.ms", "num.io.threads"):
    alter("broker unset " + key, NODE, "", (key, DELETE, None))
alter("broker unset per ip", NODE, "1", ("max.connections.per.ip", DELETE, None))

# --- features --------------------------------------------------------------------------


def features(*rows, version=2, validate=False):
    body = {"timeoutMs": 5000, "featureUpdates": []}
    for name, level, kind in rows:
        row = {"feature": name, "maxVersionLevel": level}
        if version:
            row["upgradeType"] = kind
        else:
            row["allowDowngrade"] = kind > 1
        body["featureUpdates"].append(row)
    if version:
        body["validateOnly"] = validate
    return body


MV, KV, GV = "metadata.version", "kraft.version", "group.version"
UP, SAFE, UNSAFE = 1, 2, 3
for nm, rows in [
    ("nothing", []),
    ("same", [(MV, 33, UP)]),
    ("same safe", [(MV, 33, SAFE)]),
    ("too new", [(MV, 35, UP)]),
    ("down by upgrade", [(MV, 32, UP)]),
    ("safe down over a change", [(MV, 32, SAFE)]),
    ("unsafe down", [(MV, 32, UNSAFE)]),
    ("below the least", [(MV, 6, SAFE)]),
    ("metadata zero", [(MV, 0, SAFE)]),
    ("negative", [(MV, -1, SAFE)]),
    ("type 0", [(MV, 33, 0)]),
    ("type 7", [(MV, 33, 7)]),
    ("unknown", [("no.such", 1, UP)]),
    ("unknown to zero", [("no.such", 0, SAFE)]),
    ("no name", [("", 1, UP)]),
    ("twice", [(MV, 33, UP), (MV, 33, UP)]),
    ("kraft same", [(KV, 1, UP)]),
    ("kraft too new", [(KV, 2, UP)]),
    ("kraft down", [(KV, 0, SAFE)]),
    ("kraft down unsafe", [(KV, 0, UNSAFE)]),
    ("two", [(MV, 33, UP), ("no.such", 1, UP)]),
    ("group same", [(GV, 1, UP)]),
    ("group too new", [(GV, 2, UP)]),
    ("group down by upgrade", [(GV, 0, UP)]),
    ("group up by downgrade", [(GV, 1, SAFE)]),
]:
    for v in (0, 1, 2):
        for validate in (False, True) if v else (False,):
            case(
                "features %s%s" % (nm, " only asked" if validate else ""),
                "UpdateFeatures",
                v,
                features(*rows, version=v, validate=validate),
            )
for v in (1, 2):
    for level, kind in ((0, SAFE), (1, SAFE), (0, UNSAFE), (1, UP), (0, UNSAFE), (0, SAFE), (1, UP)):
        body = features((GV, level, kind), version=v)
        case("features group to %d by %d" % (level, kind), "UpdateFeatures", v, body)
case("features at controller", "UpdateFeatures", 1, features((MV, 33, UP), version=1), CONTROLLER)
case("features too new at controller", "UpdateFeatures", 2, features((MV, 99, UP)), CONTROLLER)
# Kafka's node is of little use after this one.
case("unregister broker live", "UnregisterBroker", 0, {"brokerId": 1})


def masked(x, key=None):
    if isinstance(x, dict):
        return {k: masked(v, k) for k, v in x.items()}
    if isinstance(x, list):
        # Kafka finalizes eligible leader replicas, which sets this one for the cluster.
        x = [i for i in x if not isinstance(i, dict) or i.get("name") != "min.insync.replicas"]
        return sorted((masked(i) for i in x), key=lambda i: json.dumps(i, sort_keys=True))
    if key == "errorMessage":
        return "text" if x else x
    if key == "throttleTimeMs":
        return x > 0
    return "*" if key in MASKED and x is not None else x


class Side:
    """One of the two brokers."""

    def __init__(self, port, controller_port):
        self.ports = {BROKER: port, CONTROLLER: controller_port}
        got = call(
            port,
            "DescribeCluster",
            1,
            {"includeClusterAuthorizedOperations": False, "endpointType": 1},
        )
        self.own = {CLUSTER: got["clusterId"]}
        metadata = [{"topicName": "__cluster_metadata", "partitions": [{"partitionIndex": 0}]}]
        got = call(port, "DescribeQuorum", 2, {"topics": metadata})
        voters = got["topics"][0]["partitions"][0]["currentVoters"]
        self.own[DIRECTORY] = voters[0]["replicaDirectoryId"]

    def ask(self, api, version, body, where):
        text = json.dumps(body)
        for mark, own in self.own.items():
            text = text.replace(mark, own)
        return call(self.ports[where], api, version, json.loads(text))


def answers(kafka, ours, *asked):
    """Kafka's broker hears of a change a little after its controller answered."""
    end = time.monotonic() + (3 if asked[0].startswith(("Describe", "List")) else 0)
    while True:
        k, h = (masked(s.ask(*asked)) for s in (kafka, ours))
        if k == h or time.monotonic() > end:
            return k, h


def run(cases, deliberate):
    try:
        reference = Kafka().start()
    except Skip as why:
        print("1..0 # SKIP %s" % why)
        sys.exit(4)
    failed = 0
    print("TAP version 13\n1..%d" % len(cases), flush=True)
    try:
        with Node() as node:
            kafka = Side(reference.port, reference.controller_port)
            ours = Side(node.port, node.controller_port)
            for i, (name, api, version, body, where) in enumerate(cases, 1):
                k, h = answers(kafka, ours, api, version, body, where)
                label = "%d %s: %s v%d" % (i, name, api, version)
                meant = next((d for d in deliberate if name.startswith(d)), None)
                if h != k and meant:
                    print("# %s differs: %s" % (name, deliberate[meant]))
                elif h != k:
                    failed += 1
                    print("# headrace %s\n# kafka    %s" % first_difference(h, k))
                    if os.environ.get("HR_WHOLE"):
                        print("# %s\n# %s" % (json.dumps(h), json.dumps(k)))
                print("%sok %s" % ("" if h == k or meant else "not ", label), flush=True)
            node.prove("raw")
    finally:
        reference.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    run(cases, DELIBERATE)
