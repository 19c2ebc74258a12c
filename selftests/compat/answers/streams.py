#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""streams: the same dialogues of members of streams groups with Apache Kafka 4.4.0 and Headrace.

A dialogue is run against each broker by itself.  Member and process ids are the
dialogue's own, so answers are compared as they are, but for addresses and for rows
whose order Kafka takes from a hash table.
"""

import json
import os
import re
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import wait_for  # noqa: E402
from compare import call  # noqa: E402
from groups import both  # noqa: E402

SETTINGS = {
    "group.streams.initial.rebalance.delay.ms": "0",
    "group.streams.assignment.interval.ms": "0",
    "group.streams.max.size": "3",
    "offsets.topic.num.partitions": "5",
    "group.initial.rebalance.delay.ms": "0",
}
DELIBERATE = {
    "previous epoch, owns": "whoever has missed an answer is told its tasks again",
    "with an endpoint": "Kafka answers -1, from an exception about a shape that is not there",
}


def info(name, partitions=0, rf=0, **configs):
    return {
        "name": name,
        "partitions": partitions,
        "replicationFactor": rf,
        "topicConfigs": [
            {"key": k.replace("_", "."), "value": v} for k, v in sorted(configs.items())
        ],
    }


def sub(name, sources=(), sinks=(), repartition=(), changelogs=(), groups=()):
    return {
        "subtopologyId": name,
        "sourceTopics": list(sources),
        "sourceTopicRegex": [],
        "stateChangelogTopics": list(changelogs),
        "repartitionSinkTopics": list(sinks),
        "repartitionSourceTopics": list(repartition),
        "copartitionGroups": [
            {"sourceTopics": list(s), "sourceTopicRegex": [], "repartitionSourceTopics": list(r)}
            for s, r in groups
        ],
    }


def topology(*subs, epoch=0):
    return {"epoch": epoch, "subtopologies": list(subs)}


PLAIN = topology(sub("0", ["in3"]))


def word_count(group):
    return topology(
        sub("0", ["in3"], [group + "-words-repartition"]),
        sub(
            "1",
            repartition=[info(group + "-words-repartition", cleanup_policy="delete")],
            changelogs=[info(group + "-words-changelog", cleanup_policy="compact")],
        ),
    )


def rows(tasks):
    return [{"subtopologyId": s, "partitions": list(p)} for s, p in tasks]


class Talk:
    def __init__(self, port):
        self.port = port
        self.answers = []

    def ask(self, name, api, version, body):
        got = call(self.port, api, version, body)
        self.answers.append(("%s v%d" % (name, version), got))
        return got

    def quiet(self, api, version, body):
        return call(self.port, api, version, body)

    def beat(self, name, group, member, epoch, version=1, quiet=False, **kw):
        body = {
            "groupId": group,
            "memberId": member,
            "memberEpoch": epoch,
            "endpointInformationEpoch": kw.get("endpoint_epoch", 0),
            "instanceId": kw.get("instance"),
            "rackId": kw.get("rack"),
            "rebalanceTimeoutMs": kw.get("rebalance", 20000 if epoch == 0 else -1),
            "topology": kw.get("topology", PLAIN if epoch == 0 else None),
            "activeTasks": rows(kw["active"]) if "active" in kw else ([] if epoch == 0 else None),
            "standbyTasks": (
                rows(kw["standby"])
                if "standby" in kw
                else ([] if epoch == 0 or "active" in kw else None)
            ),
            "warmupTasks": (
                rows(kw["warmup"])
                if "warmup" in kw
                else ([] if epoch == 0 or "active" in kw else None)
            ),
            "processId": kw.get("process", "p-" + member if epoch == 0 else None),
            "userEndpoint": kw.get("endpoint"),
            "clientTags": kw.get("tags", [] if epoch == 0 else None),
            "taskOffsets": kw.get("offsets"),
            "taskEndOffsets": kw.get("ends"),
            "shutdownApplication": kw.get("shutdown", False),
        }
        if quiet:
            return self.quiet("StreamsGroupHeartbeat", version, body)
        return self.ask(name, "StreamsGroupHeartbeat", version, body)

    def describe(self, name, *groups, version=1, **kw):
        body = {"groupIds": list(groups), "includeAuthorizedOperations": kw.get("ops", False)}
        if version >= 1:
            body["includeTopologyDescription"] = kw.get("description", False)
        return self.ask(name, "StreamsGroupDescribe", version, body)

    def commit(self, name, group, member, epoch, topic="in3", partition=0, version=9):
        return self.ask(
            name,
            "OffsetCommit",
            version,
            {
                "groupId": group,
                "generationIdOrMemberEpoch": epoch,
                "memberId": member,
                "groupInstanceId": None,
                "topics": [
                    {
                        "name": topic,
                        "partitions": [
                            {
                                "partitionIndex": partition,
                                "committedOffset": 5,
                                "committedLeaderEpoch": -1,
                                "committedMetadata": "",
                            }
                        ],
                    }
                ],
            },
        )

    def fetch(self, name, group, member=None, epoch=-1):
        return self.ask(
            name,
            "OffsetFetch",
            9,
            {
                "groups": [
                    {
                        "groupId": group,
                        "memberId": member,
                        "memberEpoch": epoch,
                        "topics": [{"name": "in3", "partitionIndexes": [0, 1]}],
                    }
                ],
                "requireStable": False,
            },
        )

    def make(self, *topics):
        body = {
            "topics": [
                {
                    "name": n,
                    "numPartitions": p,
                    "replicationFactor": 1,
                    "assignments": [],
                    "configs": [],
                }
                for n, p in topics
            ],
            "timeoutMs": 20000,
            "validateOnly": False,
        }
        self.quiet("CreateTopics", 5, body)
        for n, p in topics:
            wait_for("topic " + n, lambda n=n, p=p: self.partitions(n) == p)
        # Kafka's coordinators hear of topics later than its answers about them.
        time.sleep(0.5)

    def partitions(self, name):
        got = self.quiet(
            "Metadata",
            9,
            {
                "topics": [{"name": name}],
                "allowAutoTopicCreation": False,
                "includeClusterAuthorizedOperations": False,
                "includeTopicAuthorizedOperations": False,
            },
        )
        row = got["topics"][0]
        return 0 if row["errorCode"] else len(row["partitions"])

    def config(self, group, **kw):
        self.quiet(
            "IncrementalAlterConfigs",
            1,
            {
                "resources": [
                    {
                        "resourceType": 32,
                        "resourceName": group,
                        "configs": [
                            {"name": k.replace("_", "."), "configOperation": 0, "value": v}
                            for k, v in kw.items()
                        ],
                    }
                ],
                "validateOnly": False,
            },
        )
        time.sleep(0.5)


# --- dialogues -------------------------------------------------------------------


def refusals(talk):
    g = "refused"
    talk.beat("no member id", g, "", 0)
    talk.beat("no group id", "", "m", 0)
    talk.beat("blank group id", " ", "m", 0)
    talk.beat("empty instance", g, "m", 0, instance="")
    talk.beat("empty rack", g, "m", 0, rack="")
    talk.beat("no timeout", g, "m", 0, rebalance=-1)
    talk.beat("tasks at join", g, "m", 0, active=[("0", (0,))])
    talk.beat("no topology", g, "m", 0, topology=None)
    talk.beat("later without group", g, "m", 3)
    talk.beat("leaves nothing", g, "m", -1)
    talk.beat("for a while without instance", g, "m", -2)
    talk.beat("below", g, "m", -3)
    talk.beat("one kind of tasks", g, "m", 3, active=[], standby=[("0", (0,))])
    talk.beat("topology later", g, "m", 3, topology=PLAIN)
    regex = topology(dict(sub("0", ["in3"]), sourceTopicRegex=["a.*"]))
    talk.beat("regex", g, "m", 0, topology=regex)
    talk.beat("internal", g, "m", 0, topology=topology(sub("0", ["__consumer_offsets"])))
    talk.beat("illegal", g, "m", 0, topology=topology(sub("0", ["a b"])))
    odd = topology(sub("0", ["in3"], changelogs=[info("refused-c", 3)]))
    talk.beat("changelog with partitions", g, "m", 0, topology=odd)
    loop = topology(sub("0", sinks=["refused-r"], repartition=[info("refused-r")]))
    talk.beat("loop", g, "m", 0, topology=loop)
    never = topology(sub("0", ["in3"], repartition=[info("refused-r")]))
    talk.beat("never written", g, "m", 0, topology=never)
    talk.beat("no sources", g, "m", 0, topology=topology(sub("0", changelogs=[info("refused-c")])))
    talk.beat("index", g, "m", 0, topology=topology(sub("0", ["in3"], groups=[([7], [])])))
    talk.beat("twins", g, "m", 0, topology=topology(sub("0", ["in3"]), sub("0", ["in3"])))
    talk.beat("negative topology", g, "m", 0, topology=topology(sub("0", ["in3"]), epoch=-1))
    talk.describe("nothing came of it", g)
    talk.describe("none", "none", "", version=0)


def one_member(talk):
    g = "one"
    for v in (0, 1):
        talk.beat("joins", g, "a", 0, version=v)
        talk.describe("joined", g, version=v, ops=True, description=True)
        talk.beat("steady", g, "a", 2, version=v)
    talk.beat("owns", g, "a", 2, active=[("0", (0, 1, 2))])
    talk.beat("owns what is not", g, "a", 2, active=[("0", (7,))])
    talk.beat("owns of nothing", g, "a", 2, active=[("9", (0,))])
    talk.beat("greater epoch", g, "a", 9)
    talk.beat("smaller epoch", g, "a", 1)
    talk.beat("previous epoch, owns", g, "a", 1, active=[("0", (0, 1))])
    talk.beat("unknown", g, "b", 2)
    talk.beat(
        "offsets",
        g,
        "a",
        2,
        offsets=[{"subtopologyId": "0", "partition": 1, "offset": 7}],
        ends=[{"subtopologyId": "0", "partition": 1, "offset": 9}],
    )
    talk.beat(
        "offsets twice",
        g,
        "a",
        2,
        offsets=[{"subtopologyId": "0", "partition": 1, "offset": 7}] * 2,
    )
    talk.describe("offsets", g)
    talk.beat("other rack", g, "a", 2, rack="r")
    talk.beat("epoch", g, "a", 3)
    talk.beat("other topology", g, "b", 0, topology=topology(sub("0", ["in2"])))
    talk.beat("newer topology", g, "b", 0, topology=topology(sub("0", ["in3"]), epoch=1))
    talk.commit("member", g, "a", 3)
    talk.commit("older epoch", g, "a", 2)
    talk.commit("oldest epoch", g, "a", 0)
    talk.commit("of a topic that is not read", g, "a", 2, topic="in2")
    talk.commit("newer epoch", g, "a", 4)
    talk.commit("old version", g, "a", 3, version=8)
    talk.commit("unknown", g, "x", 3)
    talk.commit("from outside", g, "", -1)
    talk.fetch("from outside", g)
    talk.fetch("member", g, "a", 3)
    talk.fetch("stale", g, "a", 2)
    talk.fetch("unknown", g, "x", 2)
    talk.ask("delete", "DeleteGroups", 2, {"groupsNames": [g]})
    talk.ask(
        "offsets of it",
        "OffsetDelete",
        0,
        {"groupId": g, "topics": [{"name": "in3", "partitions": [{"partitionIndex": 0}]}]},
    )
    talk.ask("list", "ListGroups", 5, {"statesFilter": [], "typesFilter": ["streams"]})
    talk.ask("list", "ListGroups", 5, {"statesFilter": ["Stable"], "typesFilter": []})
    talk.ask(
        "classic describe",
        "DescribeGroups",
        6,
        {"groups": [g], "includeAuthorizedOperations": False},
    )
    talk.ask("classic join", "JoinGroup", 5, classic(g))
    talk.beat("leaves", g, "a", -1)
    talk.describe("left", g)
    talk.beat("joins again", g, "c", 0)
    talk.beat("leaves", g, "c", -1)
    talk.ask(
        "from outside",
        "OffsetDelete",
        0,
        {"groupId": g, "topics": [{"name": "in3", "partitions": [{"partitionIndex": 1}]}]},
    )
    talk.ask("delete", "DeleteGroups", 2, {"groupsNames": [g]})
    talk.describe("deleted", g)


def classic(group):
    return {
        "groupId": group,
        "sessionTimeoutMs": 30000,
        "rebalanceTimeoutMs": 20000,
        "memberId": "",
        "groupInstanceId": "cl",
        "protocolType": "consumer",
        "protocols": [{"name": "range", "metadata": "AAA="}],
    }


def takeover(talk):
    g = "takeover"
    got = talk.quiet("JoinGroup", 5, classic(g))
    talk.beat("of a classic group", g, "a", 0)
    talk.quiet(
        "LeaveGroup",
        3,
        {"groupId": g, "members": [{"memberId": got["memberId"], "groupInstanceId": "cl"}]},
    )
    talk.beat("of an empty classic group", g, "a", 0, endpoint={"host": "h", "port": 1})
    talk.beat("steady", g, "a", 2)
    talk.describe("streams", g)
    talk.beat("leaves", g, "a", -1)
    got = talk.quiet("JoinGroup", 5, classic(g))
    talk.answers.append(
        ("classic again", {"errorCode": got["errorCode"], "g": got["generationId"]})
    )
    talk.describe("classic", g)


def internal_topics(talk):
    g = "wc"
    t = word_count(g)
    talk.beat("joins", g, "a", 0, topology=t)
    wait_for(
        "topics",
        lambda: talk.partitions(g + "-words-changelog") == 3
        and talk.partitions(g + "-words-repartition") == 3,
    )
    talk.answers.append(("topics", configs(talk, g + "-words-changelog", g + "-words-repartition")))
    talk.describe("not ready", g)
    settle(talk, g, "a", 2)
    talk.beat("ready", g, "a", 3)
    talk.describe("ready", g)
    talk.beat("second", g, "b", 0, topology=t)
    talk.describe("second", g)
    talk.beat("has all", g, "a", 3, active=[("0", (0, 1, 2)), ("1", (0, 1, 2))])
    talk.describe("revoking", g)
    talk.beat("leaves", g, "b", -1)
    talk.beat("goes on", g, "a", 3)
    talk.describe("alone", g)


def configs(talk, *topics):
    got = talk.quiet(
        "DescribeConfigs",
        4,
        {
            "resources": [
                {"resourceType": 2, "resourceName": t, "configurationKeys": None} for t in topics
            ],
            "includeSynonyms": False,
            "includeDocumentation": False,
        },
    )
    return [
        {c["name"]: c["value"] for c in r["configs"] if c["configSource"] == 1}
        for r in got["results"]
    ]


def settle(talk, group, member, epoch):
    """Beats until the coordinator has heard of the topics."""

    def ready():
        got = talk.beat("", group, member, epoch, quiet=True)
        return got["errorCode"] or not got["status"]

    wait_for("the topics of " + group, ready)


def bad_topics(talk):
    talk.beat("missing", "b1", "a", 0, topology=topology(sub("0", ["absent2", "absent1", "in3"])))
    absent = topology(sub("0", ["absent"]))
    talk.beat("with an endpoint", "b0", "a", 0, topology=absent, endpoint={"host": "h", "port": 1})
    talk.beat("missing still", "b1", "a", 2)
    talk.describe("missing", "b1")
    many = topology(sub("0", ["ab%d" % i for i in range(5)]))
    talk.beat("missing many", "b2", "a", 0, topology=many)
    talk.beat(
        "not together",
        "b3",
        "a",
        0,
        topology=topology(sub("0", ["in2", "in3"], groups=[([0, 1], [])])),
    )
    talk.beat(
        "together",
        "b4",
        "a",
        0,
        topology=topology(sub("0", ["in2", "in3"], groups=[([0], []), ([1], [])])),
    )
    fixed = topology(
        sub("0", ["in3"], ["b5-r"]),
        sub("1", ["in3"], repartition=[info("b5-r", 2)], groups=[([0], [0])]),
    )
    talk.beat("fixed otherwise", "b5", "a", 0, topology=fixed)
    two = topology(
        sub("0", ["in3"], ["b6-r", "b6-s"]),
        sub("1", repartition=[info("b6-r", 2), info("b6-s", 4)], groups=[([], [0, 1])]),
    )
    talk.beat("two wishes", "b6", "a", 0, topology=two)
    talk.make(("b7-c", 5))
    there = topology(sub("0", ["in3"], changelogs=[info("b7-c")]))
    talk.beat("there with others", "b7", "a", 0, topology=there)
    follows = topology(
        sub("0", ["in2"], ["b8-r"]),
        sub("1", ["in3"], repartition=[info("b8-r")], groups=[([0], [0])]),
    )
    talk.beat("follows", "b8", "a", 0, topology=follows)
    wait_for("b8-r", lambda: talk.partitions("b8-r") == 3)
    talk.beat("comes later", "b9", "a", 0, topology=topology(sub("0", ["later"])))
    talk.make(("later", 2))
    settle(talk, "b9", "a", 2)
    talk.describe("came", "b9")
    chain = topology(
        sub("0", ["in2"], ["bc-r"]),
        sub("1", repartition=[info("bc-r")], sinks=["bc-s"]),
        sub("2", ["in3"], repartition=[info("bc-s")], changelogs=[info("bc-c")]),
    )
    talk.beat("chain", "bc", "a", 0, topology=chain)
    wait_for("chain", lambda: talk.partitions("bc-s") == 2 and talk.partitions("bc-c") == 3)


def static_members(talk):
    g = "static"
    talk.beat("joins", g, "a", 0, instance="i1")
    talk.beat("steady", g, "a", 2, instance="i1")
    talk.beat("unknown instance", g, "a", 2, instance="i9")
    talk.beat("leaves for a while", g, "a", -2, instance="i1")
    talk.describe("away", g)
    talk.beat("comes back", g, "c", 0, instance="i1", process="p-a")
    talk.describe("back", g)
    talk.beat("steady", g, "c", 2, instance="i1")
    talk.beat("for a while", g, "c", -2, instance="i1")
    talk.beat("back from elsewhere", g, "d", 0, instance="i1")
    talk.beat("steady", g, "d", 3, instance="i1")
    talk.beat("with the same id", g, "d", -2, instance="i1")
    talk.beat("with the same id", g, "d", 0, instance="i1")
    talk.describe("same id", g)
    talk.beat("unknown leaves", g, "d", -1, instance="i8")
    # Kafka forgets what the member has when another one is refused its instance.
    talk.beat("other", g, "b", 0, instance="i1")
    talk.beat("other steady", g, "b", 3, instance="i1")
    talk.beat("leaves with another id", g, "b", -2, instance="i1")
    talk.beat("leaves", g, "d", -1, instance="i1")
    talk.describe("left", g)


def several(talk):
    """group.streams.max.size is 3; members of two processes."""
    g = "several"
    t = topology(sub("0", ["in6"]))
    talk.beat("a", g, "a", 0, topology=t, process="p1")
    talk.beat("b", g, "b", 0, topology=t, process="p2")
    talk.beat("a gives", g, "a", 2, active=[("0", range(6))])
    talk.describe("a gives", g)
    talk.beat("b waits", g, "b", 3)
    talk.beat("a has still", g, "a", 2, active=[("0", range(6))])
    told = talk.beat("", g, "a", 2, quiet=True, active=[("0", range(6))])
    mine = kept(talk, g, "a")
    talk.beat("a has given", g, "a", 2, active=mine)
    talk.beat("b takes", g, "b", 3)
    talk.describe("b takes", g)
    talk.beat("c", g, "c", 0, topology=t, process="p2")
    talk.beat("d is one too many", g, "d", 0, topology=t)
    talk.describe("three", g)
    talk.beat(
        "stale topology", g, "c", 0, topology=topology(sub("0", ["in6"]), epoch=0), process="p2"
    )
    talk.beat("shut down", g, "a", 3, shutdown=True)
    talk.beat("hears of it", g, "b", 3)
    for m in "abc":
        talk.beat("leaves " + m, g, m, -1)
    talk.describe("gone", g)
    del told


def kept(talk, group, member, kind="activeTasks"):
    got = talk.quiet(
        "StreamsGroupDescribe", 0, {"groupIds": [group], "includeAuthorizedOperations": False}
    )
    for m in got["groups"][0]["members"]:
        if m["memberId"] == member:
            return [(r["subtopologyId"], r["partitions"]) for r in m["assignment"][kind]]
    return []


def standbys(talk):
    g = "sb"
    t = topology(sub("0", ["in2"], changelogs=[info("sb-c")]))
    talk.make(("sb-c", 2))
    talk.config(g, streams_num_standby_replicas="1", streams_heartbeat_interval_ms="6000")
    talk.beat("a", g, "a", 0, topology=t, process="p1")
    talk.beat("b", g, "b", 0, topology=t, process="p2")
    talk.describe("two", g)
    talk.beat("a gives", g, "a", 2, active=[("0", (0, 1))])
    mine, copies = kept(talk, g, "a"), kept(talk, g, "a", "standbyTasks")
    talk.beat("a has given", g, "a", 2, active=mine, standby=copies)
    talk.beat("b takes", g, "b", 3)
    talk.beat("a goes on", g, "a", 3)
    talk.describe("both", g)
    talk.beat("b leaves", g, "b", -1)
    talk.beat("a takes over", g, "a", 3)
    talk.describe("alone", g)
    talk.config(g, streams_num_standby_replicas="0")
    talk.beat("without standbys", g, "a", 5)
    talk.describe("without", g)


def endpoints(talk):
    g = "ep"
    t = topology(sub("0", ["in2", "in3"]))
    e = {"host": "one", "port": 81}
    talk.beat("a", g, "a", 0, topology=t, endpoint=e)
    talk.beat("a knows", g, "a", 2)
    talk.beat("a of another time", g, "a", 2, endpoint_epoch=7)
    talk.beat("b", g, "b", 0, topology=t, endpoint={"host": "two", "port": 65535})
    talk.beat("a gives", g, "a", 2, active=[("0", (0, 1, 2))])
    mine = kept(talk, g, "a")
    talk.beat("a has given", g, "a", 2, active=mine)
    talk.beat("b takes", g, "b", 3)
    talk.beat("b elsewhere", g, "b", 3, endpoint={"host": "three", "port": 1})
    talk.describe("endpoints", g)


def tags(talk):
    g = "tags"
    talk.config(g, streams_rack_aware_assignment_tags="zone,cluster")
    talk.beat("without", g, "a", 0)
    talk.beat(
        "with", g, "a", 2, tags=[{"key": "zone", "value": "z"}, {"key": "cluster", "value": "c"}]
    )
    talk.beat("old version", g, "b", 0, version=0)
    talk.describe("tags", g)


def waiting(talk):
    g = "waits"
    talk.config(g, streams_initial_rebalance_delay_ms="1500")
    talk.beat("first", g, "a", 0, process="p1")
    talk.describe("first", g)
    talk.beat("second", g, "b", 0, process="p2")
    talk.beat("first waits", g, "a", 1)
    talk.describe("both wait", g)
    talk.beat("second leaves", g, "b", -1)
    time.sleep(2)
    talk.describe("after the wait", g)
    talk.beat("first has", g, "a", 1)
    talk.describe("first has", g)


def descriptions(talk):
    talk.ask(
        "no plug-in",
        "StreamsGroupTopologyDescriptionUpdate",
        0,
        {
            "groupId": "one",
            "memberId": "a",
            "topologyEpoch": 0,
            "topologyDescription": {"subtopologies": [], "globalStores": []},
        },
    )


DIALOGUES = [
    refusals,
    one_member,
    takeover,
    internal_topics,
    bad_topics,
    static_members,
    several,
    standbys,
    endpoints,
    tags,
    waiting,
    descriptions,
]
MASKED = {"clientHost", "clientId", "topicId"}
SUMMARY = re.compile(r"^(Internal topics are missing: )(.*)$")


def masked(x, key=None):
    if isinstance(x, dict):
        return {k: masked(v, k) for k, v in x.items()}
    if isinstance(x, list):
        out = [masked(i) for i in x]
        return sorted(out, key=lambda i: json.dumps(i, sort_keys=True))
    if key == "errorMessage":
        return "text" if x else x
    if key in MASKED and x is not None:
        return "*"
    if key == "statusDetail":
        m = SUMMARY.match(x)
        return m.group(1) + ", ".join(sorted(m.group(2).split(", "))) if m else x
    return x


def run(port):
    talk = Talk(port)
    wait_for(
        "broker",
        lambda: talk.quiet("FindCoordinator", 3, {"key": "one", "keyType": 0}).get("errorCode")
        == 0,
    )
    talk.make(("in2", 2), ("in3", 3), ("in6", 6))
    wait_for(
        "coordinator",
        lambda: talk.quiet(
            "StreamsGroupDescribe",
            0,
            {"groupIds": ["g%d" % i for i in range(20)], "includeAuthorizedOperations": False},
        )
        and all(
            g["errorCode"] == 69
            for g in talk.quiet(
                "StreamsGroupDescribe",
                0,
                {"groupIds": ["g%d" % i for i in range(20)], "includeAuthorizedOperations": False},
            )["groups"]
        ),
    )
    out = []
    for dialogue in DIALOGUES:
        if os.environ.get("HR_ONLY") not in (None, dialogue.__name__):
            continue
        talk = Talk(port)
        dialogue(talk)
        out += [("%s: %s" % (dialogue.__name__, n), masked(a)) for n, a in talk.answers]
    return out


if __name__ == "__main__":
    both(run, SETTINGS, DELIBERATE)
