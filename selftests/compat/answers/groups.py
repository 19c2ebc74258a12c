#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""groups: the same dialogues of classic group members with Apache Kafka 4.4.0 and Headrace.

A dialogue is run against each broker by itself, since ids that one answer brings go
into the next request.  Every answer is kept with its name; ids are replaced by the
order in which they appeared, then the two lists are compared field by field.
"""

import base64
import json
import os
import re
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../broker"))
from kit import Node, Skip, wait_for  # noqa: E402
from compare import call, first_difference  # noqa: E402
from kafka import Kafka  # noqa: E402

MASKED = {"host", "port", "topicId", "clientId"}
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
DELIBERATE = {
    "find transaction": "transactions are not served yet",
    "find share": "share groups are not served yet",
}
SETTINGS = {
    "group.initial.rebalance.delay.ms": "0",
    "group.max.size": "3",
    "offsets.topic.num.partitions": "5",
}


def b64(data):
    return base64.b64encode(data).decode()


def subscription(*topics):
    """ConsumerProtocolSubscription, version 0."""
    out = b"\0\0" + len(topics).to_bytes(4, "big")
    for t in topics:
        out += len(t).to_bytes(2, "big") + t.encode()
    return b64(out + b"\xff\xff\xff\xff")


class Talk:
    def __init__(self, port):
        self.port = port
        self.answers = []
        self.ids = {}

    def ask(self, name, api, version, body):
        got = call(self.port, api, version, body)
        self.answers.append(("%s v%d" % (name, version), got))
        return got

    def join(self, name, group, member="", version=5, instance=None, protocols=("range",), **kw):
        body = {
            "groupId": group,
            "sessionTimeoutMs": kw.get("session", 30000),
            "memberId": member,
            "protocolType": kw.get("type", "consumer"),
            "protocols": [
                {"name": p, "metadata": subscription(*kw.get("topics", ("t1",)))} for p in protocols
            ],
        }
        if version >= 1:
            body["rebalanceTimeoutMs"] = kw.get("rebalance", 20000)
        if version >= 5:
            body["groupInstanceId"] = instance
        if version >= 8:
            body["reason"] = "test"
        return self.ask(name, "JoinGroup", version, body)

    def member(self, name, group, version=5, **kw):
        """A dynamic member through both of its joins; returns the last answer."""
        got = self.join(name + " first", group, "", version, **kw)
        if got["errorCode"] == 79:
            got = self.join(name + " second", group, got["memberId"], version, **kw)
        return got

    def sync(self, name, group, generation, member, assign=(), version=5, instance=None, **kw):
        body = {
            "groupId": group,
            "generationId": generation,
            "memberId": member,
            "assignments": [{"memberId": m, "assignment": b64(a)} for m, a in assign],
        }
        if version >= 3:
            body["groupInstanceId"] = instance
        if version >= 5:
            body["protocolType"] = kw.get("type", "consumer")
            body["protocolName"] = kw.get("protocol", "range")
        return self.ask(name, "SyncGroup", version, body)

    def beat(self, name, group, generation, member, version=4, instance=None):
        body = {"groupId": group, "generationId": generation, "memberId": member}
        if version >= 3:
            body["groupInstanceId"] = instance
        return self.ask(name, "Heartbeat", version, body)

    def leave(self, name, group, member, version=5, instance=None):
        if version < 3:
            return self.ask(name, "LeaveGroup", version, {"groupId": group, "memberId": member})
        row = {"memberId": member, "groupInstanceId": instance}
        if version >= 5:
            row["reason"] = None
        return self.ask(name, "LeaveGroup", version, {"groupId": group, "members": [row]})

    def commit(self, name, group, member="", generation=-1, version=8, topic="t1", parts=((0, 7),), **kw):
        rows = []
        for p, off in parts:
            row = {
                "partitionIndex": p,
                "committedOffset": off,
                "committedMetadata": kw.get("metadata", "m"),
            }
            if version >= 6:
                row["committedLeaderEpoch"] = kw.get("epoch", -1)
            rows.append(row)
        t = {"partitions": rows}
        t["topicId" if version >= 10 else "name"] = topic
        body = {
            "groupId": group,
            "generationIdOrMemberEpoch": generation,
            "memberId": member,
            "topics": [t],
        }
        if version >= 7:
            body["groupInstanceId"] = kw.get("instance")
        if 2 <= version <= 4:
            body["retentionTimeMs"] = kw.get("retention", -1)
        return self.ask(name, "OffsetCommit", version, body)

    def fetch(self, name, group, version=8, topics=(("t1", (0, 1)),), **kw):
        if version < 8:
            body = {
                "groupId": group,
                "topics": None
                if topics is None
                else [{"name": t, "partitionIndexes": list(p)} for t, p in topics],
            }
            if version == 7:
                body["requireStable"] = True
            return self.ask(name, "OffsetFetch", version, body)
        key = "topicId" if version >= 10 else "name"
        g = {
            "groupId": group,
            "topics": None
            if topics is None
            else [{key: t, "partitionIndexes": list(p)} for t, p in topics],
        }
        if version >= 9:
            g["memberId"] = kw.get("member")
            g["memberEpoch"] = kw.get("member_epoch", -1)
        return self.ask(name, "OffsetFetch", version, {"groups": [g], "requireStable": True})

    def describe(self, name, group, version=5, ops=True):
        body = {"groups": [group]}
        if version >= 3:
            body["includeAuthorizedOperations"] = ops
        return self.ask(name, "DescribeGroups", version, body)

    def list(self, name, version=5, states=(), types=()):
        body = {}
        if version >= 4:
            body["statesFilter"] = list(states)
        if version >= 5:
            body["typesFilter"] = list(types)
        return self.ask(name, "ListGroups", version, body)

    def quiet(self, api, version, body):
        return call(self.port, api, version, body)


def in_parallel(*jobs):
    out = [None] * len(jobs)

    def run(i):
        out[i] = jobs[i]()

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(jobs))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return out


def create_topics(talk):
    talk.quiet(
        "CreateTopics",
        7,
        {
            "topics": [
                {
                    "name": n,
                    "numPartitions": 2,
                    "replicationFactor": 1,
                    "assignments": [],
                    "configs": [],
                }
                for n in ("t1", "t2")
            ],
            "timeoutMs": 10000,
            "validateOnly": False,
        },
    )


def beat_body(group):
    return {"groupId": group, "generationId": 1, "memberId": "x", "groupInstanceId": None}


def found(talk, group):
    def ready():
        got = talk.quiet("FindCoordinator", 4, {"keyType": 0, "coordinatorKeys": [group]})
        if got["coordinators"][0]["errorCode"]:
            return False
        got = talk.quiet("Heartbeat", 4, beat_body(group))
        return got["errorCode"] == 25

    wait_for("coordinator", ready, 60)


def find(talk):
    for v in range(0, 4):
        body = {"key": "g1"} if v == 0 else {"key": "g1", "keyType": 0}
        talk.ask("find", "FindCoordinator", v, body)
    for v in range(4, 7):
        talk.ask("find", "FindCoordinator", v, {"keyType": 0, "coordinatorKeys": ["g1", "", "g2"]})
    talk.ask("find odd type", "FindCoordinator", 4, {"keyType": 7, "coordinatorKeys": ["g"]})
    talk.ask("find odd type", "FindCoordinator", 3, {"key": "g", "keyType": 7})
    talk.ask("find share old", "FindCoordinator", 5, {"keyType": 2, "coordinatorKeys": ["g:a:0"]})


def refusals(talk):
    talk.join("empty group", "")
    talk.join("short session", "g1", session=5999)
    talk.join("long session", "g1", session=1800001)
    talk.join("no protocols", "g1", protocols=())
    talk.join("no type", "g1", type="")
    talk.join("unknown id", "g1", "nobody")
    talk.join("unknown instance", "g1", "nobody", instance="i1")
    talk.sync("no group", "none", 1, "x")
    talk.sync("empty group", "", 1, "x")
    talk.beat("no group", "none", 1, "x")
    talk.beat("empty group", "", 1, "x")
    talk.leave("no group", "none", "x")
    talk.leave("no group", "none", "x", 2)
    talk.leave("empty group", "", "x")
    for v in range(0, 7):
        talk.describe("no group", "none", v)


def one_member(talk):
    g = "one"
    joined = talk.member("one", g)
    me, gen = joined["memberId"], joined["generationId"]
    talk.beat("before sync", g, gen, me)
    talk.describe("before sync", g)
    talk.commit("before sync", g, me, gen)
    talk.join("again before sync", g, me)
    talk.sync("wrong generation", g, gen + 1, me)
    talk.sync("unknown member", g, gen, "x")
    talk.sync("wrong protocol", g, gen, me, protocol="other")
    talk.sync("wrong type", g, gen, me, type="other")
    talk.sync("leader", g, gen, me, [(me, b"mine"), ("x", b"nobody's")])
    talk.sync("again", g, gen, me)
    talk.beat("stable", g, gen, me)
    for v in range(0, 5):
        talk.beat("stable", g, gen, me, v)
    talk.beat("wrong generation", g, gen + 1, me)
    talk.beat("unknown member", g, gen, "x")
    talk.beat("unknown instance", g, gen, me, instance="i9")
    for v in range(0, 7):
        talk.describe("stable", g, v)
    for v in range(2, 10):
        talk.commit("stable", g, me, gen, v, parts=((0, v), (1, v + 100)), epoch=3)
    talk.commit("wrong generation", g, me, gen + 1)
    talk.commit("unknown member", g, "x", gen)
    talk.commit("no member", g)
    talk.commit("unknown instance", g, me, gen, instance="i9")
    talk.commit("long metadata", g, me, gen, metadata="x" * 4097)
    talk.commit("null metadata", g, me, gen, parts=((1, 5),), metadata=None)
    talk.commit("unknown topic", g, me, gen, topic="nope")
    talk.commit("unknown partition", g, me, gen, parts=((77, 1),))
    for v in range(1, 10):
        talk.fetch("stable", g, v)
    for v in (2, 5, 7, 8, 9):
        talk.fetch("all", g, v, topics=None)
    talk.fetch("unknown topic", g, topics=(("nope", (0,)),))
    talk.fetch("with member", g, 9, member=me, member_epoch=gen)
    talk.fetch("with other member", g, 9, member="x", member_epoch=3)
    talk.ask("delete live", "DeleteGroups", 2, {"groupsNames": [g]})
    talk.ask("delete live", "DeleteGroups", 3, {"groupsNames": [g]})
    talk.ask("offsets of subscribed", "OffsetDelete", 0, offsets(g, "t1", 0))
    talk.ask("offsets of unknown topic", "OffsetDelete", 0, offsets(g, "nope", 0))
    talk.ask("offsets of other topic", "OffsetDelete", 0, offsets(g, "t2", 0))
    for v in range(0, 6):
        talk.list("stable", v)
    talk.list("by state", 5, ["sTaBlE"])
    talk.list("by state", 5, ["Nonsense"])
    talk.list("by type", 5, [], ["cLaSsIc"])
    talk.list("by type", 5, [], ["consumer"])
    talk.leave("other", g, "x")
    talk.leave("me", g, me)
    talk.describe("left", g)
    talk.commit("simple to empty", g)
    talk.fetch("after leaving", g)
    talk.ask("offsets of empty", "OffsetDelete", 0, offsets(g, "t1", 0))
    talk.fetch("after deletion", g)
    for v in range(0, 4):
        talk.ask("delete", "DeleteGroups", v, {"groupsNames": [g, "none"]})
    talk.describe("deleted", g, 6)
    talk.fetch("deleted", g)


def offsets(group, topic, partition):
    return {
        "groupId": group,
        "topics": [{"name": topic, "partitions": [{"partitionIndex": partition}]}],
    }


def old_versions(talk):
    """Members that know nothing of promised ids."""
    for v in range(0, 4):
        g = "old%d" % v
        got = talk.join("old", g, "", v)
        talk.sync("old", g, got["generationId"], got["memberId"], [(got["memberId"], b"a")], min(v, 3))
        talk.leave("old", g, got["memberId"], min(v, 2))
    for v in range(4, 10):
        g = "new%d" % v
        got = talk.member("new", g, v)
        talk.sync("new", g, got["generationId"], got["memberId"], [(got["memberId"], b"a")])
        talk.join("leader again", g, got["memberId"], v)


def two_members(talk):
    g = "two"
    one = talk.member("first", g, protocols=("range", "sticky"))
    a, gen = one["memberId"], one["generationId"]
    talk.sync("first", g, gen, a, [(a, b"all")])
    promised = talk.join("second", g, "", protocols=("sticky", "other"))["memberId"]
    talk.join("foreign type", g, "", type="connect")
    talk.join("nothing in common", g, "", protocols=("alien",))

    def preparing():
        got = talk.quiet("DescribeGroups", 2, {"groups": [g]})
        return got["groups"][0]["groupState"] == "PreparingRebalance"

    def second():
        return talk.quiet(
            "JoinGroup",
            5,
            {
                "groupId": g,
                "sessionTimeoutMs": 30000,
                "rebalanceTimeoutMs": 20000,
                "memberId": promised,
                "groupInstanceId": None,
                "protocolType": "consumer",
                "protocols": [
                    {"name": p, "metadata": subscription("t1")} for p in ("sticky", "other")
                ],
            },
        )

    def first():
        wait_for("rebalance", preparing)
        talk.beat("during rebalance", g, gen, a)
        talk.sync("during rebalance", g, gen, a)
        talk.commit("during rebalance", g, a, gen)
        talk.describe("during rebalance", g)
        return talk.join("joins again", g, a, protocols=("range", "sticky"))

    b_joined, a_joined = in_parallel(second, first)
    talk.answers.append(("second joined", b_joined))
    b, gen = promised, a_joined["generationId"]
    b_synced, a_synced = in_parallel(
        lambda: talk.quiet(
            "SyncGroup", 2, {"groupId": g, "generationId": gen, "memberId": b, "assignments": []}
        ),
        lambda: talk.sync("both", g, gen, a, [(a, b"A"), (b, b"B")], protocol="sticky"),
    )
    talk.answers.append(("second synced", b_synced))
    talk.describe("two", g)
    talk.join("follower again", g, b, protocols=("sticky", "other"))
    talk.leave("leader leaves", g, a)
    talk.beat("after leaving", g, gen, b)
    alone = talk.join("alone", g, b, protocols=("sticky", "other"))
    talk.sync("alone", g, alone["generationId"], b, [(b, b"x")], protocol="sticky")
    talk.leave("last", g, b)
    talk.describe("nobody", g)


def static_members(talk):
    g = "static"
    one = talk.join("static", g, "", instance="i1")
    a, gen = one["memberId"], one["generationId"]
    talk.sync("static", g, gen, a, [(a, b"S")], instance="i1")
    for v in (5, 9):
        back = talk.join("comes back", g, "", v, instance="i1")
        talk.beat("the old one", g, gen, a, instance="i1")
        talk.join("the old one", g, a, instance="i1")
        talk.sync("the old one", g, gen, a, instance="i1")
        talk.commit("the old one", g, a, gen, instance="i1")
        a, gen = back["memberId"], back["generationId"]
        talk.sync("comes back", g, gen, a, instance="i1")
        talk.beat("comes back", g, gen, a, instance="i1")
    talk.describe("static", g)
    talk.leave("wrong id", g, "x", instance="i1")
    talk.leave("unknown instance", g, "", instance="i7")
    talk.leave("by instance", g, "", instance="i1")
    talk.describe("static left", g)


def full(talk):
    """group.max.size is 3."""
    g = "full"
    ids = []
    got = talk.join("static 0", g, "", instance="f0")
    talk.sync("0", g, got["generationId"], got["memberId"], [(got["memberId"], b"0")], instance="f0")
    ids.append(("f0", got["memberId"]))

    def preparing(n):
        def ready():
            r = talk.quiet("DescribeGroups", 2, {"groups": [g]})["groups"][0]
            return r["groupState"] == "PreparingRebalance" and len(r["members"]) == n

        return ready

    for i in (1, 2):

        def newcomer(i=i):
            return talk.quiet("JoinGroup", 5, join_body(g, "", "f%d" % i))

        def again(instance, member, i=i):
            wait_for("rebalance", preparing(i + 1))
            return talk.quiet("JoinGroup", 5, join_body(g, member, instance))

        got = in_parallel(newcomer, *[lambda k=k: again(*k) for k in ids])
        ids.append(("f%d" % i, got[0]["memberId"]))
        gen = got[0]["generationId"]
        lead = got[0]["leader"]
        in_parallel(
            *[
                lambda n=n, m=m: talk.quiet(
                    "SyncGroup",
                    3,
                    {
                        "groupId": g,
                        "generationId": gen,
                        "memberId": m,
                        "groupInstanceId": n,
                        "assignments": [{"memberId": m, "assignment": "AA=="}] if m == lead else [],
                    },
                )
                for n, m in ids
            ]
        )
    talk.join("a fourth", g, "", instance="f3")
    talk.join("a fourth", g, "")
    for n, m in ids:
        talk.leave("full", g, "", instance=n)


def join_body(group, member, instance):
    return {
        "groupId": group,
        "sessionTimeoutMs": 30000,
        "rebalanceTimeoutMs": 20000,
        "memberId": member,
        "groupInstanceId": instance,
        "protocolType": "consumer",
        "protocols": [{"name": "range", "metadata": subscription("t1")}],
    }


def simple(talk):
    g = "simple"
    for v in range(2, 10):
        talk.commit("simple", g, "", -1, v, parts=((0, v),))
    talk.commit("with generation", g, "", 3)
    talk.commit("with member", g, "x", -1)
    talk.commit("with both", g, "x", 3)
    talk.commit("absent with generation", "absent", "x", 3, 8)
    talk.commit("absent with generation", "absent", "x", 3, 9)
    talk.commit("empty id", "", "", -1)
    talk.fetch("empty id", "")
    talk.describe("simple", g)
    talk.describe("simple", g, 6)
    talk.list("simple", 5, ["empty"])
    talk.fetch("absent", "absent")
    talk.fetch("absent", "absent", 9, member="x", member_epoch=1)
    talk.fetch("absent all", "absent", 7, topics=None)
    talk.ask("absent", "OffsetDelete", 0, offsets("absent", "t1", 0))
    talk.ask("simple", "OffsetDelete", 0, offsets(g, "t1", 0))
    talk.commit("once more", g)
    talk.join("joins a simple group", g, "", 3)
    talk.ask("two groups", "DescribeGroups", 2, {"groups": ["none1", "simple", "none1"]})
    md = talk.quiet("Metadata", 12, {"topics": [{"topicId": "AAAAAAAAAAAAAAAAAAAAAA", "name": "t1"}], "allowAutoTopicCreation": False, "includeTopicAuthorizedOperations": False})
    tid = md["topics"][0]["topicId"]
    talk.commit("by id", "byid", "", -1, 10, topic=tid)
    talk.commit("by unknown id", "byid", "", -1, 10, topic="AAAAAAAAAAAAAAAAAAAAaA")
    talk.fetch("by id", "byid", 10, topics=((tid, (0, 1)),))
    talk.fetch("by unknown id", "byid", 10, topics=(("AAAAAAAAAAAAAAAAAAAAaA", (0,)),))
    talk.fetch("by id, all", "byid", 10, topics=None)


DIALOGUES = [find, refusals, one_member, old_versions, two_members, static_members, full, simple]


def symbols(text, ids):
    def name(m):
        return ids.setdefault(m.group(0), "<id %d>" % len(ids))

    return UUID.sub(name, text)


def masked(x, ids, key=None):
    """Ids become symbols in the order of the answer; only then rows are sorted."""
    if isinstance(x, dict):
        return {k: masked(v, ids, k) for k, v in x.items()}
    if isinstance(x, list):
        rows = [masked(i, ids) for i in x]
        return sorted(rows, key=lambda i: json.dumps(i, sort_keys=True))
    if key == "errorMessage":
        return "text" if x else x
    if key in MASKED and x is not None:
        return "*"
    if key == "memberId" and x and re.fullmatch(r"[A-Za-z0-9_-]{22}", x):
        return ids.setdefault(x, "<id %d>" % len(ids))
    return symbols(x, ids) if isinstance(x, str) else x


def run(port):
    out = []
    talk = Talk(port)
    create_topics(talk)
    found(talk, "g1")
    for dialogue in DIALOGUES:
        talk = Talk(port)
        dialogue(talk)
        ids = {}
        out += [("%s: %s" % (dialogue.__name__, n), masked(a, ids)) for n, a in talk.answers]
    return out


def compare_runs(theirs, ours, deliberate):
    """Both are lists of (name, answer) in the order of the dialogues; 0 when they agree."""
    print("TAP version 13\n1..%d" % len(theirs), flush=True)
    failed = len(theirs) != len(ours)
    for i, ((name, k), (other, h)) in enumerate(zip(theirs, ours), 1):
        ok = (name, k) == (other, h) or any(d in name for d in deliberate)
        failed += not ok
        if not ok:
            print("# headrace %s\n# kafka    %s" % first_difference(h, k))
            if os.environ.get("HR_WHOLE"):
                print("# %s\n# %s" % (json.dumps(h), json.dumps(k)))
        print("%sok %d %s" % ("" if ok else "not ", i, name), flush=True)
    return 1 if failed else 0


def both(run, settings, deliberate):
    """Runs the dialogues against both brokers; exits with the verdict."""
    try:
        kafka = Kafka("".join("%s=%s\n" % kv for kv in settings.items())).start()
    except Skip as why:
        print("1..0 # SKIP %s" % why)
        sys.exit(4)
    try:
        with Node(dict(settings, **{"offsets.topic.replication.factor": "1"})) as node:
            theirs = run(kafka.port)
            ours = run(node.port)
            node.prove("raw")
    finally:
        kafka.close()
    sys.exit(compare_runs(theirs, ours, deliberate))


if __name__ == "__main__":
    both(run, SETTINGS, DELIBERATE)
