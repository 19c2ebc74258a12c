#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""swap: a streams group whose members live on while Kafka 4.4.0 and Headrace hand one
directory and port to each other, from Kafka to Headrace and back.

Members are raw ones with tasks, standbys and endpoints; one of them is static.  Judged at each
hand-over: the group is described the same, nobody gets another epoch or other tasks, and
afterwards members can come and go.
"""

import os
import signal
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../broker"))
sys.path.insert(0, os.path.join(HERE, "../compat/answers"))
from kit import BINARY, Skip, main, wait_for  # noqa: E402
from compare import first_difference  # noqa: E402
from kafka import Kafka  # noqa: E402
from streams import Talk, info, kept, masked, settle, sub, topology  # noqa: E402

SETTINGS = (
    "group.streams.initial.rebalance.delay.ms=0\n"
    "group.streams.assignment.interval.ms=0\n"
    "offsets.topic.num.partitions=5\n"
    "group.streams.num.standby.replicas=1\n"
    "headrace.metrics.listener=\n"
)
GROUP = "lives"
TOPOLOGY = topology(
    sub("0", ["in3"], ["lives-r"]),
    sub(
        "1",
        repartition=[info("lives-r", cleanup_policy="delete")],
        changelogs=[info("lives-c", cleanup_policy="compact")],
    ),
)


class Chain:
    def __init__(self):
        self.kafka = Kafka(SETTINGS)
        self.kafka.start()
        self.conf = os.path.join(self.kafka.folder, "server.properties")
        self.process = self.kafka.process
        self.talk = Talk(self.kafka.port)

    def take_over(self, command):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)
        log = open(os.path.join(self.kafka.folder, "log"), "ab")
        self.process = self.kafka.process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_for("broker", self.kafka._answers, 90)
        wait_for("coordinator", lambda: self.describe()["errorCode"] == 0, 60)

    def headrace(self):
        self.take_over([BINARY, self.conf])

    def apache(self):
        self.take_over(
            ["java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp"]
            + [self.kafka.classpath, "kafka.Kafka", self.conf]
        )

    def describe(self):
        got = self.talk.quiet(
            "StreamsGroupDescribe", 0, {"groupIds": [GROUP], "includeAuthorizedOperations": False}
        )
        row = masked(got)["groups"][0]
        # Kafka tells it as it was asked for until it has written a record since its start.
        row["topology"] = None
        return row

    def beat(self, member, epoch, **kw):
        got = self.talk.beat("", GROUP, member, epoch, quiet=True, **kw)
        assert got["errorCode"] == 0, got
        return got

    def turn(self, members):
        """Everybody says what it has, until nothing moves any more."""

        def still():
            for m in members:
                row = next(r for r in self.describe()["members"] if r["memberId"] == m)
                # Topics of a broker that just began may not be known yet.
                self.beat(
                    m,
                    row["memberEpoch"],
                    instance=row["instanceId"],
                    active=kept(self.talk, GROUP, m),
                    standby=kept(self.talk, GROUP, m, "standbyTasks"),
                )
            return self.describe()["groupState"] == "Stable"

        wait_for("stable group", still, 30)


def steady(chain, members):
    """One heartbeat of each, with nothing to say: epochs and tasks as they were."""
    for m in members:
        row = next(r for r in chain.describe()["members"] if r["memberId"] == m)
        got = chain.beat(m, row["memberEpoch"], instance=row["instanceId"])
        assert got["memberEpoch"] == row["memberEpoch"], got
        assert got["activeTasks"] is None and not got["status"], got


def same(was, now):
    assert was == now, "headrace or kafka: %s\nbefore: %s" % first_difference(now, was)


def a_group_and_its_members_live_on_from_broker_to_broker():
    chain = Chain()
    try:
        talk = chain.talk
        wait_for(
            "broker",
            lambda: talk.quiet("FindCoordinator", 3, {"key": GROUP, "keyType": 0})["errorCode"]
            == 0,
        )
        talk.make(("in3", 3))
        wait_for("coordinator", lambda: chain.describe()["errorCode"] == 69, 30)
        chain.beat("a", 0, topology=TOPOLOGY, process="p1", endpoint={"host": "one", "port": 81})
        settle(talk, GROUP, "a", 2)
        chain.beat("b", 0, topology=TOPOLOGY, process="p2", instance="i2")
        chain.turn("ab")
        talk.commit("", GROUP, "a", chain.describe()["groupEpoch"])
        before = chain.describe()
        assert before["groupState"] == "Stable", before

        for other in (chain.headrace, chain.apache, chain.headrace):
            other()
            steady(chain, "ab")
            same(before, chain.describe())
        # Members come and go where the other broker left off.
        chain.beat("c", 0, topology=TOPOLOGY, process="p3", rack="r1")
        chain.turn("abc")
        chain.beat("a", -1)
        chain.turn("bc")
        before = chain.describe()
        chain.apache()
        steady(chain, "bc")
        same(before, chain.describe())
        for m, i in (("b", "i2"), ("c", None)):
            chain.beat(m, -1, instance=i)
        before = chain.describe()
        chain.headrace()
        same(before["groupEpoch"], chain.describe()["groupEpoch"])
        assert chain.describe()["groupState"] == "Empty"
    finally:
        chain.kafka.close()


try:
    main([a_group_and_its_members_live_on_from_broker_to_broker])
except Skip as why:
    print("1..0 # SKIP %s" % why)
    sys.exit(4)
