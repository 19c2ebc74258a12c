#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""consumer_groups: dialogues of KIP-848 members with Apache Kafka 4.4.0 and Headrace.

Members tell what they own and get what they shall own; a member obeys when the dialogue
says so, so each step of a reconciliation is seen.  The second half mixes members of the
classic protocol into the group (live migration, both directions).  Answers are compared
field by field; ids are symbols in the order in which they appeared, texts count only
as being there or not.
"""

import base64
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import wait_for  # noqa: E402
from compare import call  # noqa: E402
from groups import Talk, both, masked  # noqa: E402

SETTINGS = {
    "group.initial.rebalance.delay.ms": "0",
    "offsets.topic.num.partitions": "1",
    "group.consumer.assignment.interval.ms": "0",
    "group.consumer.min.assignment.interval.ms": "0",
}
LOADING = (14, 15, 16)
TOPICS = {"foo": 6, "bar": 3}


class Members(Talk):
    def __init__(self, port):
        super().__init__(port)
        self.epoch, self.own, self.told, self.id = {}, {}, {}, {}
        self.topic_ids = {}
        for row in self.metadata():
            self.topic_ids[row["name"]] = row["topicId"]

    def metadata(self):
        body = {
            "topics": None,
            "allowAutoTopicCreation": False,
            "includeTopicAuthorizedOperations": False,
        }
        return self.quiet("Metadata", 12, body)["topics"]

    def beat(self, who, epoch=None, topics=None, owned="own", version=1, group="g", **kw):
        own = {"own": self.own.get(who, {}), "empty": {}, "none": None}[owned]
        sent = self.epoch.get(who, 0) if epoch is None else epoch
        body = {
            "groupId": group,
            "memberId": kw.get("member_id", self.id.get(who, who)),
            "memberEpoch": sent,
            "instanceId": kw.get("instance"),
            "rackId": kw.get("rack"),
            "rebalanceTimeoutMs": kw.get("timeout", -1),
            "subscribedTopicNames": topics,
            "serverAssignor": kw.get("assignor"),
            "topicPartitions": None
            if own is None
            else [{"topicId": self.topic_ids[t], "partitions": p} for t, p in own.items()],
        }
        if version >= 1:
            body["subscribedTopicRegex"] = kw.get("regex")
        got = self.ready("ConsumerGroupHeartbeat", version, body)
        self.answers.append(("%s at %d" % (who, sent), self.named(got)))
        if isinstance(got, dict) and not got["errorCode"]:
            self.epoch[who], self.id[who] = got["memberEpoch"], got["memberId"]
        if isinstance(got, dict) and got["assignment"] is not None:
            names = {i: n for n, i in self.topic_ids.items()}
            self.told[who] = {
                names[t["topicId"]]: sorted(t["partitions"])
                for t in got["assignment"]["topicPartitions"]
            }
        return got

    def ready(self, api, version, body):
        """The answer once the coordinator is there and loaded."""
        end = time.monotonic() + 30
        while True:
            got = self.quiet(api, version, body)
            if not isinstance(got, dict) or got["errorCode"] not in LOADING:
                return got
            assert time.monotonic() < end, "no coordinator"
            time.sleep(0.1)

    def named(self, got):
        """Topic ids differ between brokers; names do not."""
        names = {i: n for n, i in self.topic_ids.items()}

        def walk(x, key=None):
            if isinstance(x, dict):
                return {k: walk(v, k) for k, v in x.items()}
            if isinstance(x, list):
                return [walk(v, key) for v in x]
            return names.get(x, x) if key == "topicId" else x

        return walk(got)

    def beat_classic(self, name, generation, member):
        return super().beat(name, "mix", generation, member, 3)

    def join(self, who, topics, **kw):
        self.own[who] = {}
        return self.beat(who, 0, topics, owned="empty", timeout=30000, **kw)

    def obey(self, who):
        self.own[who] = self.told[who]

    def describe_consumer(self, name, group="g"):
        body = {"groupIds": [group], "includeAuthorizedOperations": True}
        got = self.named(self.quiet("ConsumerGroupDescribe", 1, body))
        self.answers.append((name, got))

    def settle(self, who, done, seconds=20):
        """Regular expressions are looked up aside: beats, not kept, until it shows."""
        kept = len(self.answers)

        def ready():
            self.beat(who)
            return done(self.told.get(who, {}))

        wait_for("assignment", ready, seconds)
        del self.answers[kept:]


def steady(talk):
    """One member, then two: what is given up first, and who waits for it."""
    talk.describe_consumer("nobody")
    talk.join("a", ["foo"])
    talk.obey("a")
    talk.beat("a")
    talk.beat("a", owned="none")
    talk.join("b", ["foo"])
    talk.beat("a")
    talk.beat("b")
    talk.describe_consumer("a must give up")
    talk.obey("a")
    talk.beat("a")
    talk.beat("b")
    talk.obey("b")
    talk.describe_consumer("both have theirs")
    talk.beat("a", epoch=9)
    talk.beat("a", epoch=2)
    talk.beat("a", epoch=1, owned="none")
    talk.beat("a", topics=["foo"], timeout=30000)
    talk.beat("c", epoch=3)
    talk.commit("by member", "g", talk.id["a"], talk.epoch["a"], 9, topic="foo")
    talk.commit("by member, old version", "g", talk.id["a"], talk.epoch["a"], 8, topic="foo")
    talk.commit("stale epoch", "g", talk.id["a"], 1, 9, topic="foo")
    talk.commit("epoch ahead", "g", talk.id["a"], 99, 9, topic="foo")
    talk.commit("nobody", "g", "nobody", 3, 9, topic="foo")
    talk.commit("without member", "g", "", -1, 9, topic="foo")
    talk.fetch("with member", "g", 9, (("foo", (0,)),), member=talk.id["a"], member_epoch=talk.epoch["a"])
    talk.fetch("stale", "g", 9, (("foo", (0,)),), member=talk.id["a"], member_epoch=1)
    talk.fetch("nobody", "g", 9, (("foo", (0,)),), member="nobody", member_epoch=1)
    talk.list("listed", 5)
    talk.list("listed by type", 5, [], ["CONSUMER"])
    talk.describe("as classic", "g", 5)
    talk.describe("as classic", "g", 6)
    talk.ask("delete live", "DeleteGroups", 2, {"groupsNames": ["g"]})
    talk.beat("b", epoch=-1, owned="none")
    talk.beat("x", epoch=-1, owned="none")
    talk.beat("a")
    talk.obey("a")
    talk.beat("a")
    talk.describe_consumer("a alone")
    talk.beat("a", epoch=-1, owned="none")
    talk.describe_consumer("left")


def static(talk):
    talk.join("s1", ["foo", "bar"], instance="i1")
    talk.join("s2", ["foo", "bar"], instance="i1")
    talk.beat("s1", epoch=-2, instance="i1", owned="none")
    talk.join("s2", ["foo", "bar"], instance="i1")
    talk.beat("s1", epoch=2, instance="i1")
    talk.describe_consumer("static")
    talk.beat("s2", epoch=-1, instance="i1", owned="none")


def expressions(talk):
    talk.beat("r", 0, [], owned="empty", regex="(foo|ba.)", timeout=30000)
    talk.settle("r", lambda told: set(told) == {"foo", "bar"})
    talk.obey("r")
    talk.beat("r", topics=[], regex="(foo|ba.)", timeout=30000)
    talk.describe_consumer("by expression")
    talk.beat("r", regex="(x")
    talk.beat("r", regex="")
    talk.obey("r")
    talk.beat("r")
    talk.beat("r", epoch=-1, owned="none")


def refusals(talk):
    talk.beat("a", 0, ["foo"])
    talk.beat("a", 0, None, timeout=1)
    talk.beat("a", -2, owned="none")
    talk.beat("a", -3)
    talk.beat("a", 0, ["foo"], timeout=1, member_id="", owned="empty")
    talk.beat("v0", 0, ["foo"], timeout=1000, member_id="", version=0, owned="empty", group="g0")
    talk.beat("a", 0, ["foo"], timeout=1, assignor="zzz", owned="empty")
    talk.beat("a", 3, group="nogroup")
    talk.beat("a", -1, group="nogroup")
    talk.beat("a", 0, ["foo"], timeout=1, instance="", owned="empty")
    talk.beat("a", 0, ["foo"], timeout=1000, rack="", owned="empty")
    talk.beat("a", 0, ["foo"], timeout=1000, owned="empty", group="")


def wire_partitions(owned):
    out = len(owned).to_bytes(4, "big")
    for topic, partitions in owned:
        out += len(topic).to_bytes(2, "big") + topic.encode()
        out += len(partitions).to_bytes(4, "big")
        out += b"".join(p.to_bytes(4, "big") for p in partitions)
    return out


def classic_join(talk, name, member, owned=()):
    """ConsumerProtocolSubscription, version 1: what it owns counts in a migration."""
    data = b"\0\1\0\0\0\1\0\3foo\xff\xff\xff\xff" + wire_partitions(owned)
    got = talk.ready(
        "JoinGroup",
        5,
        {
            "groupId": "mix",
            "sessionTimeoutMs": 30000,
            "rebalanceTimeoutMs": 20000,
            "memberId": member,
            "groupInstanceId": None,
            "protocolType": "consumer",
            "protocols": [{"name": "range", "metadata": base64.b64encode(data).decode()}],
        },
    )
    talk.answers.append((name, got))
    return got


def migration(talk):
    """A classic member, a member of KIP-848 beside it, and back."""
    c = classic_join(talk, "classic asks", "")["memberId"]
    generation = classic_join(talk, "classic joins", c)["generationId"]
    given = b"\0\1" + wire_partitions([("foo", range(6))]) + b"\xff\xff\xff\xff"
    talk.sync("classic", "mix", generation, c, [(c, given)], 3)
    talk.beat_classic("stable", generation, c)
    talk.join("m", ["foo"], group="mix")
    talk.beat_classic("converted", generation, c)
    talk.describe_consumer("mixed", "mix")
    generation = classic_join(talk, "again", c, [("foo", range(6))])["generationId"]
    talk.sync("again", "mix", generation, c, [], 3)
    talk.beat_classic("must give up", generation, c)
    generation = classic_join(talk, "gave up", c, [("foo", range(3))])["generationId"]
    talk.sync("gave up", "mix", generation, c, [], 3)
    talk.beat_classic("gave up", generation, c)
    talk.beat("m", group="mix")
    talk.obey("m")
    talk.describe_consumer("shared", "mix")
    talk.beat_classic("shared", generation, c)
    talk.beat("m", epoch=-1, owned="none", group="mix")
    talk.beat_classic("turned back", generation, c)
    talk.beat_classic("turned back, next", generation + 1, c)
    talk.describe_consumer("turned back", "mix")
    talk.describe("turned back", "mix", 6)
    got = classic_join(talk, "leads again", c, [("foo", range(3))])
    talk.sync("leads again", "mix", got["generationId"], c, [(c, given)], 3)
    talk.leave("classic leaves", "mix", c, 3)


DIALOGUES = [steady, static, expressions, refusals, migration]


def run(port):
    for name, partitions in TOPICS.items():
        row = {
            "name": name,
            "numPartitions": partitions,
            "replicationFactor": 1,
            "assignments": [],
            "configs": [],
        }
        call(port, "CreateTopics", 7, {"topics": [row], "timeoutMs": 9000, "validateOnly": False})
    wait_for("topics", lambda: len(Members(port).topic_ids) >= 2)

    def found():
        got = call(port, "FindCoordinator", 4, {"keyType": 0, "coordinatorKeys": ["g"]})
        if got["coordinators"][0]["errorCode"]:
            return False
        body = {"groupIds": ["g"], "includeAuthorizedOperations": False}
        got = call(port, "ConsumerGroupDescribe", 1, body)
        return got["groups"][0]["errorCode"] not in LOADING

    wait_for("coordinator", found, 60)
    out = []
    for dialogue in DIALOGUES:
        talk = Members(port)
        dialogue(talk)
        ids = {}
        out += [("%s: %s" % (dialogue.__name__, n), masked(a, ids)) for n, a in talk.answers]
    return out


if __name__ == "__main__":
    both(run, SETTINGS, {})
