#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""quotas: limits set, read and run into, on Apache Kafka 4.4.0 and on Headrace.

The same requests in the same order to both; see admin.py, whose runner this is.  Where
a limit holds, answers are compared as far as whether they ask for a pause.
"""

from admin import BROKER, CONTROLLER, run

DELIBERATE = {}
cases = []
PRODUCE, CONSUME = "producer_byte_rate", "consumer_byte_rate"
REQUEST, MUTATE = "request_percentage", "controller_mutation_rate"
CONNECT = "connection_creation_rate"
KEYS = (PRODUCE, CONSUME, REQUEST, MUTATE, CONNECT)


def case(name, api, version, body, where=BROKER):
    cases.append((name, api, version, body, where))


def entry(entity, ops):
    return {
        "entity": [{"entityType": t, "entityName": n} for t, n in entity],
        "ops": [{"key": k, "value": v or 0, "remove": v is None} for k, v in ops],
    }


def alter(name, *entries, validate=False, version=1, where=BROKER):
    body = {"entries": [entry(*e) for e in entries], "validateOnly": validate}
    case("alter " + name, "AlterClientQuotas", version, body, where)


def show(name, *components, strict=False):
    rows = [{"entityType": t, "matchType": m, "match": n} for t, m, n in components]
    body = {"components": rows, "strict": strict}
    case("show " + name, "DescribeClientQuotas", 1, body)


USER, CLIENT, IP = [("user", "u")], [("client-id", "c")], [("ip", "10.1.2.3")]
ENTITIES = {
    "user": USER,
    "client": CLIENT,
    "user and client": USER + CLIENT,
    "client and user": CLIENT + [("user", "v")],
    "ip": IP,
    "default user": [("user", None)],
    "default client": [("client-id", None)],
    "both defaults": [("user", None), ("client-id", None)],
    "user and default client": USER + [("client-id", None)],
    "default user and client": [("user", None)] + CLIENT,
    "default ip": [("ip", None)],
    "nothing": [],
    "ip and user": IP + USER,
    "ip and client": CLIENT + IP,
    "all three": CLIENT + IP + USER,
    "odd type": [("planet", "mars")],
    "no type": [("", "x")],
    "upper case": [("User", "u")],
    "empty user": [("user", "")],
    "empty client": [("client-id", "")],
    "empty ip": [("ip", "")],
    "type twice": [("user", "a"), ("user", "b")],
    "odd name": [("user", "a b/c%\u00fc")],
    "ip six": [("ip", "2001:db8::1")],
    "ip by name": [("ip", "localhost")],
    "ip unknown": [("ip", "no.such.host.invalid")],
    "ip bad": [("ip", "10.1.2.3.4.5")],
    "ip range": [("ip", "10.1.0.0/16")],
}
for nm, who in ENTITIES.items():
    for key in KEYS:
        alter("%s: %s" % (nm, key), (who, [(key, 1000)]))
    show("after " + nm)
VALUES = (0, -1, 0.5, 1, 1.5, 1.0000001, 1e-9, 2**31 - 1, 2**31, 1e18, 2.0**63, 1e19, 1e300)
for v in VALUES:
    for key in KEYS:
        alter("%s %s" % (key, v), (IP if key == CONNECT else USER, [(key, v)]))
show("after values")
for key in ("nope", "", "Producer_Byte_Rate", "SCRAM-SHA-256"):
    for nm, who in (("user", USER), ("client", CLIENT), ("ip", IP)):
        alter("%s key %r" % (nm, key), (who, [(key, 1)]))
        alter("%s remove key %r" % (nm, key), (who, [(key, None)]))
alter("good and bad key", (USER, [(PRODUCE, 77), ("nope", 1)]))
alter("good and bad value", (USER, [(PRODUCE, 77), (CONSUME, 0)]))
alter("good and bad entity", (USER, [(PRODUCE, 78)]), ([("planet", "x")], [(PRODUCE, 1)]))
alter("several", (USER, [(PRODUCE, 79), (CONSUME, 80)]), (CLIENT, [(REQUEST, 12.5)]))
alter("key twice", (USER, [(PRODUCE, 81), (PRODUCE, 82)]))
alter("set and remove", (USER, [(PRODUCE, 83), (PRODUCE, None)]))
show("after several")
alter("entity twice", (USER, [(PRODUCE, 84)]), (USER, [(CONSUME, 85)]))
show("after entity twice")
alter("entity twice, turned", (USER + CLIENT, [(PRODUCE, 86)]), (CLIENT + USER, [(CONSUME, 87)]))
show("after entity twice, turned")
alter("entity twice, bad first", ([("planet", "x")], [(PRODUCE, 1)]), ([("planet", "x")], []))
alter("no ops", (USER, []))
alter("no entries")
alter("remove", (USER, [(PRODUCE, None)]))
alter("remove again", (USER, [(PRODUCE, None)]))
alter("remove of nobody", ([("user", "nobody")], [(PRODUCE, None)]))
alter("remove with value", (USER, [(CONSUME, None), (REQUEST, 5)]))
show("after removals")
alter("only asked", (USER, [(PRODUCE, 1)]), validate=True)
alter("only asked bad", (USER, [(PRODUCE, -1)]), validate=True)
show("after only asked")
alter("v0", (CLIENT, [(PRODUCE, 5)]), version=0)
alter("at the controller", (CLIENT, [(PRODUCE, 6)]), where=CONTROLLER)
for what in (
    [("user", 2, None)],
    [("user", 0, "u")],
    [("user", 1, None)],
    [("client-id", 2, None)],
    [("client-id", 0, "c"), ("user", 0, "u")],
    [("client-id", 1, None), ("user", 1, None)],
    [("ip", 2, None)],
    [("ip", 0, "10.1.2.3")],
):
    for strict in (False, True):
        show(repr(what), *what, strict=strict)

# --- running into the mutation quota ---------------------------------------------------

for nm, who in ENTITIES.items():
    if nm not in ("nothing", "odd type", "no type") and "empty" not in nm and " three" not in nm:
        alter("away " + nm, (who, [(k, None) for k in KEYS]))
show("nothing left")
ANYONE = [("user", None)]


def topics(*names, parts=1, validate=False):
    rows = [
        {"name": n, "numPartitions": parts, "replicationFactor": 1, "assignments": [], "configs": []}
        for n in names
    ]
    return {"topics": rows, "timeoutMs": 10000, "validateOnly": validate}


case("room for one", "CreateTopics", 7, topics("q0"))
alter("mutations", (ANYONE, [(MUTATE, 0.01)]))
case("first goes beyond", "CreateTopics", 7, topics("q1", parts=30))
case("next is refused", "CreateTopics", 7, topics("q2", "q3"))
case("only asked is refused", "CreateTopics", 7, topics("q2", validate=True))
case("a faulty one", "CreateTopics", 7, topics("a b"))
case("one that is there", "CreateTopics", 7, topics("q1"))
case("older is let through", "CreateTopics", 5, topics("q4"))


def grow(name, count):
    rows = [{"name": name, "count": count, "assignments": None}]
    return {"topics": rows, "timeoutMs": 10000, "validateOnly": False}


case("growing is refused", "CreatePartitions", 3, grow("q0", 2))
case("older growing", "CreatePartitions", 2, grow("q0", 3))


def gone(*names):
    return {"topics": [{"name": n, "topicId": "A" * 22} for n in names], "timeoutMs": 10000}


case("deleting is refused", "DeleteTopics", 6, gone("q0"))
case("deleting what is not there", "DeleteTopics", 6, gone("nope"))
case("deleting is refused v5", "DeleteTopics", 5, {"topicNames": ["q0"], "timeoutMs": 10000})
case("older deleting", "DeleteTopics", 4, {"topicNames": ["q4"], "timeoutMs": 10000})
alter("no mutations", (ANYONE, [(MUTATE, None)]))
case("free again", "CreateTopics", 7, topics("q5"))
case("deleting again", "DeleteTopics", 6, gone("q5"))

if __name__ == "__main__":
    run(cases, DELIBERATE)
