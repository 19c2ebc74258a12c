#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""requests: the same requests to Apache Kafka 4.4.0 and to Headrace, answers compared.

Answers are compared field by field in Kafka's JSON form; ids, times, ports and
texts are masked, rows are matched whatever their order.  DELIBERATE lists the
differences that are meant, with the reason.
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import Node, Skip  # noqa: E402
from compare import call, first_difference  # noqa: E402
from kafka import Kafka  # noqa: E402

MASKED = {
    "topicId",
    "clusterId",
    "host",
    "port",
    "leaderEpoch",
    "timestamp",
    "logAppendTimeMs",
    "documentation",
    "producerId",
    "sessionId",
    "totalBytes",
    "usableBytes",
    "partitionSize",
    "logDir",
}
DELIBERATE = {
    "md v0": "a topic made on demand is listed at once, Kafka lets the client ask again",
    "md v1": "the same",
    "md v2": "the same",
    "md v3": "the same",
    "dc broker keys": "listeners differ by port",
}
cases = []


def case(name, api, version, body):
    cases.append((name, api, version, body))


def ct(name, parts=1, rf=1, assign=(), cfg=(), validate=False, ver=7):
    return {
        "topics": [
            {
                "name": name,
                "numPartitions": parts,
                "replicationFactor": rf,
                "assignments": [{"partitionIndex": i, "brokerIds": b} for i, b in assign],
                "configs": [{"name": k, "value": v} for k, v in cfg],
            }
        ],
        "timeoutMs": 10000,
        "validateOnly": validate,
    }


for nm, b in [
    ('ok', ct('c1', 2)),
    ('exists', ct('c1')),
    ('badname', ct('a b')),
    ('dot', ct('.')),
    ('dd', ct('..')),
    ('empty', ct('')),
    ('long', ct('x' * 250)),
    ('l249', ct('y' * 249, validate=True)),
    ('rf2', ct('c2', 1, 2)),
    ('rf0', ct('c2', 1, 0)),
    ('rf-2', ct('c2', 1, -2)),
    ('p0', ct('c2', 0)),
    ('p-2', ct('c2', -2)),
    ('def', ct('c3', -1, -1)),
    ('cfgunk', ct('c4', 1, 1, (), [('nope', '1')])),
    ('cfgbad', ct('c4', 1, 1, (), [('retention.ms', 'x')])),
    ('cfgnull', ct('c4', 1, 1, (), [('retention.ms', None)])),
    ('cleanup empty', ct('c5', 1, 1, (), [('cleanup.policy', '')])),
    ('seg small', ct('c6', 1, 1, (), [('segment.bytes', '100')])),
    ('assign ok', ct('c7', -1, -1, [(0, [1])])),
    ('assign cnt', ct('c8', 1, -1, [(0, [1])])),
    ('assign gap', ct('c8', -1, -1, [(1, [1])])),
    ('assign unk', ct('c8', -1, -1, [(0, [9])])),
    ('assign dup', ct('c8', -1, -1, [(0, [1, 1])])),
    ('meta', ct('__cluster_metadata')),
    ('collide1', ct('a.b')),
    ('collide2', ct('a_b')),
    ('valid', ct('v1', 1, 1, (), (), True)),
    ('rfbig', ct('c9', 1, 32767)),
    ('compact', ct('cc', 1, 1, (), [('cleanup.policy', 'compact')])),
    ('lat', ct('lat', 1, 1, (), [('message.timestamp.type', 'LogAppendTime')])),
    ('remote', ct('rs', 1, 1, (), [('remote.storage.enable', 'true')])),
]:
    case('create ' + nm, 'CreateTopics', 7, b)
case(
    'create dup',
    'CreateTopics',
    7,
    {"topics": ct('d1')['topics'] + ct('d1')['topics'], "timeoutMs": 1000, "validateOnly": False},
)
case('create v2', 'CreateTopics', 2, ct('old1', ver=2))
case('create v4', 'CreateTopics', 4, ct('old2'))


def cp(name, count, assign=None):
    return {
        "topics": [
            {
                "name": name,
                "count": count,
                "assignments": None if assign is None else [{"brokerIds": a} for a in assign],
            }
        ],
        "timeoutMs": 5000,
        "validateOnly": False,
    }


for nm, b in [
    ('grow', cp('c1', 3)),
    ('same', cp('c1', 3)),
    ('less', cp('c1', 1)),
    ('unk', cp('nope', 3)),
    ('assign', cp('c1', 4, [[1]])),
    ('assign wrong n', cp('c1', 6, [[1]])),
    ('assign unk', cp('c1', 5, [[7]])),
    ('assign empty', cp('c1', 5, [])),
    ('zero', cp('c1', 0)),
    ('neg', cp('c1', -1)),
]:
    case('cparts ' + nm, 'CreatePartitions', 3, b)


def md(ver, names=None, auto=False, ids=None):
    b = {
        "topics": (
            None
            if names is None
            else [
                ({"topicId": "AAAAAAAAAAAAAAAAAAAAAA", "name": x} if ver >= 10 else {"name": x})
                for x in names
            ]
        )
    }
    if ver >= 4:
        b["allowAutoTopicCreation"] = auto
    if 8 <= ver <= 10:
        b["includeClusterAuthorizedOperations"] = True
    if ver >= 8:
        b["includeTopicAuthorizedOperations"] = True
    return b


for v in range(0, 14):
    case(
        'md v%d' % v, 'Metadata', v, md(v, ['c1', 'nope-%d' % v, 'bad name'] if v != 0 else ['c1', 'nope-0'])
    )
case(
    'md id unknown',
    'Metadata',
    12,
    {
        "topics": [{"topicId": "AAAAAAAAAAAAAAAAAAAAdw", "name": None}],
        "allowAutoTopicCreation": False,
        "includeTopicAuthorizedOperations": False,
    },
)
case(
    'md v10 id',
    'Metadata',
    10,
    {
        "topics": [{"topicId": "AAAAAAAAAAAAAAAAAAAAdw", "name": "x"}],
        "allowAutoTopicCreation": False,
        "includeClusterAuthorizedOperations": False,
        "includeTopicAuthorizedOperations": False,
    },
)
case('md empty', 'Metadata', 9, md(9, []))


def lo(ver, topic, part, ts, epoch=-1, iso=0):
    p = {"partitionIndex": part, "timestamp": ts}
    if ver >= 4:
        p["currentLeaderEpoch"] = epoch
    b = {"replicaId": -1, "topics": [{"name": topic, "partitions": [p]}]}
    if ver >= 2:
        b["isolationLevel"] = iso
    if ver >= 10:
        b["timeoutMs"] = 1000
    return b


for ts in (-1, -2, -3, -4, -5, -6, -7, 0, 1, 9999999999999):
    for v in (1, 5, 7, 8, 9, 11):
        case('lo %d v%d' % (ts, v), 'ListOffsets', v, lo(v, 'c1', 0, ts))
case('lo unk', 'ListOffsets', 8, lo(8, 'nope', 0, -1))
case('lo part', 'ListOffsets', 8, lo(8, 'c1', 99, -1))
case('lo epoch hi', 'ListOffsets', 8, lo(8, 'c1', 0, -1, 99))
case('lo neg part', 'ListOffsets', 8, lo(8, 'c1', -5, -1))
b = lo(8, 'c1', 0, -1)
b['topics'][0]['partitions'] *= 2
case('lo dup', 'ListOffsets', 8, b)


def ofe(topic, part, epoch, cur=-1):
    return {
        "replicaId": -1,
        "topics": [
            {
                "topic": topic,
                "partitions": [
                    {"partition": part, "currentLeaderEpoch": cur, "leaderEpoch": epoch}
                ],
            }
        ],
    }


for e in (-1, 0, 1, 5):
    case('ofe %d' % e, 'OffsetForLeaderEpoch', 4, ofe('c1', 0, e))
case('ofe cur', 'OffsetForLeaderEpoch', 4, ofe('c1', 0, 0, 9))
case('ofe unk', 'OffsetForLeaderEpoch', 4, ofe('zz', 0, 0))


def dr(topic, part, off):
    return {
        "topics": [{"name": topic, "partitions": [{"partitionIndex": part, "offset": off}]}],
        "timeoutMs": 3000,
    }


for x in [
    ('c1', 0, 0),
    ('c1', 0, -1),
    ('c1', 0, 5),
    ('c1', 0, -2),
    ('zz', 0, 0),
    ('cc', 0, 0),
    ('c1', 77, 0),
]:
    case('dr %s' % (x,), 'DeleteRecords', 2, dr(*x))


def dc(rs, syn=True):
    return {
        "resources": [
            {"resourceType": a, "resourceName": b, "configurationKeys": c} for a, b, c in rs
        ],
        "includeSynonyms": syn,
        "includeDocumentation": False,
    }


case('dc topic', 'DescribeConfigs', 4, dc([(2, 'cc', None)]))
case('dc unk', 'DescribeConfigs', 4, dc([(2, 'zz', None)]))
case('dc broker 9', 'DescribeConfigs', 4, dc([(4, '9', None)]))
case('dc broker x', 'DescribeConfigs', 4, dc([(4, 'x', None)]))
case('dc keys', 'DescribeConfigs', 4, dc([(2, 'cc', ['retention.ms', 'nope'])]))
case(
    'dc broker keys',
    'DescribeConfigs',
    4,
    dc([(4, '1', ['num.io.threads', 'log.retention.hours', 'listeners', 'log.retention.ms'])]),
)
case('dc bad name', 'DescribeConfigs', 4, dc([(2, 'a b', None)]))
case(
    'dc v1',
    'DescribeConfigs',
    1,
    {
        "resources": [
            {"resourceType": 2, "resourceName": "cc", "configurationKeys": ["cleanup.policy"]}
        ],
        "includeSynonyms": False,
    },
)


def ia(rt, rn, ops, val=False):
    return {
        "resources": [
            {
                "resourceType": rt,
                "resourceName": rn,
                "configs": [{"name": n, "configOperation": o, "value": v} for n, o, v in ops],
            }
        ],
        "validateOnly": val,
    }


for nm, b in [
    ('set', ia(2, 'c1', [('retention.ms', 0, '1000000')])),
    ('del', ia(2, 'c1', [('retention.ms', 1, None)])),
    ('append list', ia(2, 'c1', [('cleanup.policy', 2, 'compact')])),
    ('sub list', ia(2, 'c1', [('cleanup.policy', 3, 'compact')])),
    ('append nolist', ia(2, 'c1', [('retention.ms', 2, '1')])),
    ('unk key', ia(2, 'c1', [('zz', 0, '1')])),
    ('unk topic', ia(2, 'zz', [('retention.ms', 0, '1')])),
    ('bad val', ia(2, 'c1', [('retention.ms', 0, 'abc')])),
    ('null', ia(2, 'c1', [('retention.ms', 0, None)])),
    ('dupkey', ia(2, 'c1', [('retention.ms', 0, '1'), ('retention.ms', 0, '2')])),
    ('ro', ia(4, '1', [('num.partitions', 0, '3')])),
    ('broker 9', ia(4, '9', [('log.retention.ms', 0, '3')])),
    ('broker unk', ia(4, '1', [('my.thing', 0, '3')])),
    ('cluster', ia(4, '', [('log.retention.ms', 0, '700000000')])),
    ('cluster del', ia(4, '', [('log.retention.ms', 1, None)])),
    ('cluster perbroker', ia(4, '', [('listeners', 0, 'PLAINTEXT://:1')])),
    ('broker bad', ia(4, '1', [('log.retention.ms', 0, 'x')])),
    ('type 99', ia(99, 'x', [('a', 0, 'b')])),
    ('unk logger', ia(8, '1', [('zz.logger', 0, 'DEBUG')])),
    ('validate', ia(2, 'c1', [('retention.ms', 0, '5')], True)),
    ('bad topic', ia(2, 'a b', [('retention.ms', 0, '5')])),
]:
    case('ia ' + nm, 'IncrementalAlterConfigs', 1, b)
b = ia(2, 'c1', [('retention.ms', 0, '1')])
b['resources'] *= 2
case('ia dupres', 'IncrementalAlterConfigs', 1, b)


def ac(rt, rn, cfg):
    return {
        "resources": [
            {
                "resourceType": rt,
                "resourceName": rn,
                "configs": [{"name": n, "value": v} for n, v in cfg],
            }
        ],
        "validateOnly": False,
    }


for nm, b in [
    ('set', ac(2, 'c1', [('retention.ms', '1000000')])),
    ('clear', ac(2, 'c1', [])),
    ('unk', ac(2, 'c1', [('zz', '1')])),
    ('null', ac(2, 'c1', [('retention.ms', None)])),
    ('unk t', ac(2, 'zz', [('retention.ms', '1')])),
]:
    case('ac ' + nm, 'AlterConfigs', 2, b)
case(
    'dcl',
    'DescribeCluster',
    2,
    {"includeClusterAuthorizedOperations": True, "endpointType": 1, "includeFencedBrokers": False},
)
case(
    'dcl2',
    'DescribeCluster',
    2,
    {"includeClusterAuthorizedOperations": False, "endpointType": 2, "includeFencedBrokers": False},
)
case(
    'dcl3',
    'DescribeCluster',
    2,
    {"includeClusterAuthorizedOperations": False, "endpointType": 3, "includeFencedBrokers": False},
)


def dtp(names, limit=2000, cursor=None):
    return {
        "topics": [{"name": x} for x in names],
        "responsePartitionLimit": limit,
        "cursor": cursor,
    }


for nm, b in [
    ('named', dtp(['c1', 'zz'])),
    ('limit1', dtp(['c1', 'cc'], 1)),
    ('limit0', dtp(['c1', 'cc'], 0)),
    ('cursor', dtp(['c1', 'cc'], 2, {"topicName": "c1", "partitionIndex": 2})),
    ('cursor neg', dtp(['c1'], 2, {"topicName": "c1", "partitionIndex": -1})),
    ('cursor other', dtp(['c1'], 2, {"topicName": "qq", "partitionIndex": 0})),
    ('bad', dtp(['a b'])),
]:
    case('dtp ' + nm, 'DescribeTopicPartitions', 0, b)
case('dld', 'DescribeLogDirs', 4, {"topics": [{"topic": "c1", "partitions": [0, 1]}]})
case('dld none', 'DescribeLogDirs', 4, {"topics": []})
case('dld unk', 'DescribeLogDirs', 5, {"topics": [{"topic": "zz", "partitions": [0]}]})
case(
    'dp',
    'DescribeProducers',
    0,
    {
        "topics": [
            {"name": "c1", "partitionIndexes": [0]},
            {"name": "zz", "partitionIndexes": [0]},
            {"name": "c1", "partitionIndexes": [99]},
        ]
    },
)
case(
    'dq',
    'DescribeQuorum',
    2,
    {"topics": [{"topicName": "zz", "partitions": [{"partitionIndex": 0}]}]},
)
case(
    'dq1',
    'DescribeQuorum',
    2,
    {"topics": [{"topicName": "__cluster_metadata", "partitions": [{"partitionIndex": 1}]}]},
)
case('dq v0', 'DescribeQuorum', 0, {"topics": []})


def ipi(tid, to=1000, pid=-1, ep=-1):
    return {
        "transactionalId": tid,
        "transactionTimeoutMs": to,
        "producerId": pid,
        "producerEpoch": ep,
    }


case('ipi', 'InitProducerId', 5, ipi(None))
case('ipi empty', 'InitProducerId', 5, ipi(''))
case('ipi pidset', 'InitProducerId', 5, ipi(None, 0, 5, 0))
case('ipi v0', 'InitProducerId', 0, {"transactionalId": None, "transactionTimeoutMs": 0})
case('lcr', 'ListConfigResources', 1, {"resourceTypes": [2]})
case('lcr bad', 'ListConfigResources', 1, {"resourceTypes": [77]})
case('lcr 4', 'ListConfigResources', 1, {"resourceTypes": [4, 8]})
case('lcr v0', 'ListConfigResources', 0, {})
case('sasl', 'SaslHandshake', 1, {"mechanism": "PLAIN"})
case('sasl2', 'SaslAuthenticate', 2, {"authBytes": "AA=="})


def dt(states):
    return {"topics": [{"name": n, "topicId": i} for n, i in states], "timeoutMs": 5000}


Z = "AAAAAAAAAAAAAAAAAAAAAA"
for nm, b in [
    ('ok', dt([('old1', Z)])),
    ('gone', dt([('old1', Z)])),
    ('unk id', dt([(None, 'AAAAAAAAAAAAAAAAAAAAdw')])),
    ('both', dt([('c3', 'AAAAAAAAAAAAAAAAAAAAdw')])),
    ('neither', dt([(None, Z)])),
    ('dup', dt([('c3', Z), ('c3', Z)])),
]:
    case('dt ' + nm, 'DeleteTopics', 6, b)
case('dt v4', 'DeleteTopics', 4, {"topicNames": ["old2", "zz"], "timeoutMs": 3000})
case('av', 'ApiVersions', 4, {"clientSoftwareName": "a b", "clientSoftwareVersion": "1"})
case(
    'av5',
    'ApiVersions',
    5,
    {"clientSoftwareName": "ab", "clientSoftwareVersion": "1", "clusterId": "x", "nodeId": -1},
)
case(
    'av5b',
    'ApiVersions',
    5,
    {"clientSoftwareName": "ab", "clientSoftwareVersion": "1", "clusterId": "x", "nodeId": 1},
)


def fe(parts, ver=11, sid=0, sep=-1, iso=0, wait=0, topic='c1', mn=1, mx=1000000):
    b = {
        "replicaId": -1,
        "maxWaitMs": wait,
        "minBytes": mn,
        "maxBytes": mx,
        "isolationLevel": iso,
        "sessionId": sid,
        "sessionEpoch": sep,
        "topics": (
            [
                {
                    "topic": topic,
                    "partitions": [
                        {
                            "partition": p,
                            "currentLeaderEpoch": c,
                            "fetchOffset": o,
                            "lastFetchedEpoch": l,
                            "logStartOffset": -1,
                            "partitionMaxBytes": 100000,
                        }
                        for p, o, c, l in parts
                    ],
                }
            ]
            if parts
            else []
        ),
        "forgottenTopicsData": [],
        "rackId": "",
    }
    if ver < 12:
        for tt in b['topics']:
            for p in tt['partitions']:
                p.pop('lastFetchedEpoch')
    else:
        b["clusterId"] = None
    return b


for nm, b, v in [
    ('empty', fe([(0, 0, -1, -1)]), 11),
    ('oor', fe([(0, 5, -1, -1)]), 11),
    ('neg', fe([(0, -1, -1, -1)]), 11),
    ('part', fe([(99, 0, -1, -1)]), 11),
    ('unk', fe([(0, 0, -1, -1)], topic='zz'), 11),
    ('epoch hi', fe([(0, 0, 99, -1)]), 11),
    ('iso1', fe([(0, 0, -1, -1)], iso=1), 11),
    ('lfe0', fe([(0, 0, -1, 0)], 12), 12),
    ('lfe9', fe([(0, 0, -1, 9)], 12), 12),
    ('sess unk', fe([(0, 0, -1, -1)], sid=55, sep=3), 11),
    ('sess 0 5', fe([(0, 0, -1, -1)], sid=0, sep=5), 11),
    ('none', fe([]), 11),
]:
    case('fetch ' + nm, 'Fetch', v, b)


def masked(x, key=None):
    if isinstance(x, dict):
        # Kafka finalizes eligible leader replicas, which sets this one for the cluster.
        if x.get("name") == "min.insync.replicas":
            return "*"
        return {k: masked(v, k) for k, v in x.items()}
    if isinstance(x, list):
        return sorted((masked(i) for i in x), key=lambda i: json.dumps(i, sort_keys=True))
    if key == "errorMessage":
        return "text" if x else x
    return "*" if key in MASKED and x is not None else x


def main():
    print("TAP version 13\n1..%d" % len(cases), flush=True)
    failed = 0
    try:
        kafka = Kafka().start()
    except Skip as why:
        print("1..0 # SKIP %s" % why)
        sys.exit(4)
    try:
        with Node() as node:
            kafka.wait_producer_ids()
            for i, (name, api, version, body) in enumerate(cases, 1):
                ours, theirs = (
                    masked(call(p, api, version, body)) for p in (node.port, kafka.port)
                )
                label = "%d %s: %s v%d" % (i, name, api, version)
                if ours == theirs:
                    print("ok " + label, flush=True)
                elif name in DELIBERATE:
                    print("# %s differs: %s" % (name, DELIBERATE[name]))
                    print("ok " + label, flush=True)
                else:
                    failed += 1
                    print("# headrace %s\n# kafka    %s" % first_difference(ours, theirs))
                    print("not ok " + label, flush=True)
            node.prove("raw")
    finally:
        kafka.close()
    sys.exit(1 if failed else 0)


main()
