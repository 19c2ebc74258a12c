#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0
"""metrics: what the endpoint says is what was done, under the names that Kafka's dashboards use.

The names are checked against the rules that jmx_exporter's KRaft example applies
(written down anew in twin()), the values against the test's own deeds and, where a JVM and
the jars are at hand, against the MBeans of a live Apache Kafka 4.4.0 after the same deeds.
"""

import http.client
import json
import os
import re
import shutil
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "../..")
sys.path.insert(0, os.path.join(HERE, "../compat/answers"))
from kit import alter_quota, Node, Skip, Wire, batch, main, text, wait_for  # noqa: E402

QUICK = {"group.initial.rebalance.delay.ms": "0"}
SERIES = re.compile(r"([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)")
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\.)*)"(?:,|$)')


def labels_of(text_):
    found, at = {}, 0
    while at < len(text_):
        m = LABEL.match(text_, at)
        assert m, "bad labels: " + text_
        assert m.group(1) not in found, "label twice: " + text_
        found[m.group(1)] = m.group(2)
        at = m.end()
    return found


def parse(page):
    """{(name, labels): value}; asserts the text format's rules on the way."""
    out, told, family, kind = {}, set(), None, None
    for line in page.splitlines():
        if line.startswith("# HELP "):
            family = line.split(" ", 3)[2]
            assert family not in told, "family twice: " + family
            told.add(family)
        elif line.startswith("# TYPE "):
            _, _, name, kind = line.split(" ", 3)
            assert name == family, line
        else:
            m = SERIES.fullmatch(line)
            assert m, "bad line: " + line
            name = m.group(1)
            base = re.sub(r"_(bucket|sum|count)$", "", name) if kind == "histogram" else name
            assert base == family, "%s stands within %s" % (name, family)
            key = (name, frozenset(labels_of(m.group(2) or "").items()))
            assert key not in out, "series twice: " + line
            out[key] = float(m.group(3))
    return out


def read(n):
    port = int(open(os.path.join(n.data, ".headrace-metrics")).read())
    url = "http://127.0.0.1:%d/metrics" % port
    return parse(urllib.request.urlopen(url, timeout=10).read().decode())


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def get(m, name, **labels):
    return m.get((name, frozenset(labels.items())))


# --- deeds -----------------------------------------------------------------------------


def find_coordinator(w, group):
    def ready():
        got = w.call(10, 0, text(group))
        return struct.unpack(">h", got[:2])[0] == 0

    wait_for("a coordinator", ready)


def commit(w, group, topic, offsets, generation=-1, member=""):
    body = text(group) + struct.pack(">i", generation) + text(member) + struct.pack(">q", -1)
    body += struct.pack(">i", 1) + text(topic) + struct.pack(">i", len(offsets))
    body += b"".join(struct.pack(">iqh", i, o, -1) for i, o in offsets)

    def done():
        got = w.call(8, 2, body)
        err = struct.unpack(">h", got[-2:])[0]
        assert err in (0, 14, 15, 16), err
        return err == 0

    wait_for("a commit", done)


def join(w, group):
    """Alone: leader at once.  (member, generation)"""
    body = text(group) + struct.pack(">ii", 300000, 300000) + text("") + text("consumer")
    body += struct.pack(">i", 1) + text("range") + struct.pack(">i", 0)
    got = w.call(11, 2, body)
    err, generation = struct.unpack(">hi", got[4:10])
    assert err == 0, err
    at = 10
    for _ in range(3):  # protocol, leader, member
        length = struct.unpack(">h", got[at : at + 2])[0]
        member = got[at + 2 : at + 2 + length].decode()
        at += 2 + length
    return member, generation


def sync(w, group, member, generation):
    body = text(group) + struct.pack(">i", generation) + text(member)
    got = w.call(14, 1, body + struct.pack(">i", 1) + text(member) + struct.pack(">i", 0))
    assert struct.unpack(">h", got[4:6])[0] == 0


def delete_topic(w, name):
    got = w.call(20, 1, struct.pack(">i", 1) + text(name) + struct.pack(">i", 10000))
    assert struct.unpack(">h", got[-2:])[0] == 0


def wait_led(w, topic, partitions):
    """Asked by ListOffsets, so that no count of interest moves."""
    body = struct.pack(">ii", -1, 1) + text(topic) + struct.pack(">i", partitions)
    body += b"".join(struct.pack(">iq", i, -1) for i in range(partitions))

    def led():
        got = w.call(2, 1, body)[4 + 2 + len(topic) + 4 :]
        return not any(
            struct.unpack(">h", got[22 * i + 4 : 22 * i + 6])[0] for i in range(partitions)
        )

    wait_for("leaders", led)


def damaged(values):
    raw = bytearray(batch(values))
    raw[-1] ^= 1
    return bytes(raw)


def deeds(port):
    """The load of most tests; leaves its connections open."""
    w, other = Wire(port), Wire(port)
    assert w.create_topic("t", 3, [("retention.bytes", "1000000")]) == 0
    assert w.create_topic("small", 1, [("max.message.bytes", "1000")]) == 0
    assert w.create_topic("keyed", 1, [("cleanup.policy", "compact")]) == 0
    wait_led(w, "t", 3)
    wait_led(w, "keyed", 1)
    wait_led(w, "small", 1)
    for i in range(30):
        assert w.produce("t", i % 3, [b"x" * 100] * 10)[0] == 0
    assert other.fetch("t", 0, 0)[0] == 0
    assert other.fetch("t", 1, 50)[0] == 0
    assert other.fetch("t", 0, 100, wait=20)[0] == 0
    assert other.fetch("nowhere", 0, 0)[0] == 3
    assert w.produce("small", 0, [b"y" * 5000])[0] == 10
    assert w.produce("keyed", 0, [b"no key"])[0] == 87
    got = w.call(0, 3, w.produce_body("t", 0, damaged([b"z"])))
    assert struct.unpack(">h", got[15:17])[0] == 2
    find_coordinator(w, "alone")
    commit(w, "alone", "t", [(0, 1), (1, 2), (2, 3)])
    commit(w, "alone", "t", [(0, 2)])
    member, generation = join(w, "two")
    sync(w, "two", member, generation)
    return w, other


# --- names -----------------------------------------------------------------------------


def twin(mbean, attribute):
    """The name and labels that the rules give one attribute, or None."""
    domain, _, rest = mbean.partition(":")
    props = [p.partition("=")[::2] for p in rest.split(",")]
    short = domain.partition(".")[2]
    keys = dict(props)
    kind, name = keys["type"], keys.get("name")
    labels = {k: v for k, v in props if k not in ("type", "name")}
    safe = lambda s: re.sub(r"[^a-z0-9_]+", "_", s.lower())  # noqa: E731
    if name is None:
        if (kind, attribute) == ("raft-metrics", "current-state"):
            return "kafka_server_raft_metrics_current_state_info", labels
        if short != "server" or not re.fullmatch("[a-z-]+", attribute):
            return None
        return safe("kafka_server_%s_%s" % (kind, attribute)), labels
    full = "kafka_%s_%s_%s" % (short.replace(".", "_"), kind, name)
    per_sec = re.fullmatch(r"(.+)PerSec\w*", full)
    percent = re.fullmatch(r"(.+)Percent\w*", full)
    if attribute == "Count":
        return safe(per_sec.group(1) + "_total" if per_sec else full + "_count"), labels
    if attribute == "Value":
        return safe(full), labels
    if attribute.endswith("thPercentile"):
        return safe(full), dict(labels, quantile="0." + attribute[: -len("thPercentile")])
    if attribute == "MeanRate" and percent:
        return safe(percent.group(1) + "_percent"), labels
    return None


def table():
    for line in open(os.path.join(TOP, "tools/gen/kafka_metrics.tbl")):
        if not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def every_name_is_the_one_that_the_rules_give():
    seen = set()
    for mbean, attribute, name, _, why in table():
        seen.add(mbean)
        if name == "-":
            assert why and not attribute, mbean
            continue
        first = attribute.split(" … ")[0]
        assert twin(mbean, first)[0] == name, (mbean, attribute, name, twin(mbean, first))
    assert len(seen) == 243, len(seen)


# Known only when something has happened that the load does not do.
RARE = {
    "kafka_log_logmanager_cordonedlogdirectorycount",
    "kafka_log_logmanager_logdirectorycordoned",
}


def every_name_of_the_table_is_there_under_a_small_load():
    with Node(QUICK) as n:
        high = {"producer_byte_rate": 1e12, "consumer_byte_rate": 1e12}
        alter_quota(n, {"user": None}, request_percentage=1e6, controller_mutation_rate=1e6, **high)
        keep = deeds(n.port)
        names = {name for name, _ in read(n)}
        assert keep
        want = {row[2] for row in table() if row[2] != "-"} - RARE
        assert want <= names, sorted(want - names)
        strange = {x for x in names if x.startswith("kafka_")} - want - RARE
        assert not strange, sorted(strange)


# --- values ----------------------------------------------------------------------------


def counters_say_what_was_done():
    with Node(QUICK) as n:
        keep = deeds(n.port)
        m = read(n)
        broker = "kafka_server_brokertopicmetrics_"
        size = 10 * len(batch([b"x" * 100] * 10))
        assert get(m, broker + "messagesin_total", topic="t") == 300
        assert get(m, broker + "messagesin_total") >= 300
        assert get(m, broker + "bytesin_total", topic="t") == 3 * size
        assert get(m, broker + "totalproducerequests_total", topic="t") == 31
        assert get(m, broker + "totalfetchrequests_total", topic="t") == 3
        assert get(m, broker + "bytesout_total", topic="t") == size + size // 2
        assert get(m, broker + "bytesrejected_total") > 5000
        assert get(m, broker + "invalidmessagecrcrecords_total") == 1
        assert get(m, broker + "failedproducerequests_total", topic="t") is None
        assert get(m, broker + "failedproducerequests_total", topic="keyed") == 1
        for i in range(3):
            at = {"topic": "t", "partition": str(i)}
            assert get(m, "kafka_log_log_logendoffset", **at) == 100
            assert get(m, "kafka_log_log_logstartoffset", **at) == 0
            assert get(m, "kafka_log_log_size", **at) == size
            assert get(m, "kafka_log_log_retentionsizeinpercent", **at) == size * 100 // 1000000
            assert get(m, "kafka_cluster_partition_insyncreplicascount", **at) == 1
            assert get(m, "kafka_cluster_partition_underminisr", **at) == 0
        request = "kafka_network_requestmetrics_"
        assert get(m, request + "requests_total", request="Produce", version="3") == 33
        assert get(m, request + "requests_total", request="FetchConsumer", version="4") == 4
        assert (
            get(m, request + "errors_total", request="Fetch", error="UNKNOWN_TOPIC_OR_PARTITION")
            == 1
        )
        assert get(m, request + "errors_total", request="Produce", error="CORRUPT_MESSAGE") == 1
        assert get(m, request + "totaltimems_count", request="Produce") == 33
        at = [
            get(m, request + "totaltimems", request="Produce", quantile=q)
            for q in ("0.50", "0.75", "0.95", "0.98", "0.99", "0.999")
        ]
        assert at == sorted(at) and 0 < at[0] and at[-1] < 10000, at
        sizes = get(m, request + "requestbytes", request="Produce", quantile="0.50")
        assert 1024 <= sizes <= 2048, sizes
        assert get(m, "kafka_controller_kafkacontroller_globaltopiccount") == 4
        assert get(m, "kafka_controller_kafkacontroller_globalpartitioncount") == 55
        assert get(m, "kafka_server_replicamanager_leadercount") == 55
        assert get(m, "kafka_server_kafkaserver_brokerstate") == 3
        open_nr = sum(
            v for (name, _), v in m.items() if name.endswith("server_metrics_connection_count")
        )
        assert open_nr == 2, open_nr
        assert keep


def groups_are_counted_by_state_and_their_offsets_by_deed():
    with Node(QUICK) as n:
        w, _ = deeds(n.port)
        group = "kafka_server_group_coordinator_metrics_"
        m = read(n)
        assert get(m, group + "offset_commit_count") == 4
        assert get(m, "kafka_coordinator_group_groupmetadatamanager_numoffsets") == 3
        assert get(m, group + "group_count", protocol="classic") == 2
        assert get(m, group + "classic_group_count", state="Stable") == 1
        assert get(m, group + "classic_group_count", state="Empty") == 1
        assert get(m, "kafka_coordinator_group_groupmetadatamanager_numgroupsstable") == 1
        assert get(m, group + "group_completed_rebalance_count") >= 1
        assert get(m, group + "num_partitions", state="active") == 50
        assert get(m, group + "partition_load_time_max") is not None
        got = w.call(42, 1, struct.pack(">i", 1) + text("alone"))  # DeleteGroups
        assert struct.unpack(">h", got[-2:])[0] == 0
        m = read(n)
        assert get(m, "kafka_coordinator_group_groupmetadatamanager_numoffsets") == 0
        assert get(m, group + "offset_deletion_count") == 3
        assert get(m, group + "group_count", protocol="classic") == 1


def series_of_a_topic_go_with_it_and_totals_stay():
    with Node() as n:
        w = Wire(n.port)
        name = "kafka_server_brokertopicmetrics_messagesin_total"
        assert w.create_topic("gone", 2) == 0
        for i in range(10):
            assert w.produce("gone", i % 2, [b"x"])[0] == 0
        m = read(n)
        assert get(m, name, topic="gone") == 10 and get(m, name) == 10
        delete_topic(w, "gone")
        m = read(n)
        assert not [k for k in m if ("topic", "gone") in k[1]]
        assert get(m, name) == 10
        assert w.create_topic("gone", 2) == 0
        assert w.produce("gone", 0, [b"x"])[0] == 0
        m = read(n)
        assert get(m, name, topic="gone") == 1 and get(m, name) == 11


def waiting_fetches_are_seen_while_they_wait_and_counted_when_their_time_is_over():
    with Node() as n:
        w, p = Wire(n.port), Wire(n.port)
        assert p.create_topic("t", 1) == 0
        waiting = ("kafka_server_delayedoperationpurgatory_numdelayedoperations", "Fetch")
        w.send(1, 4, w.fetch_body("t", 0, 0, wait=20000))
        wait_for("the fetch", lambda: get(read(n), waiting[0], delayedOperation="Fetch") == 1, 5)
        assert p.produce("t", 0, [b"x"])[0] == 0
        w.receive()
        m = read(n)
        assert get(m, waiting[0], delayedOperation="Fetch") == 0
        expired = "kafka_server_delayedfetchmetrics_expires_total"
        assert get(m, expired, fetcherType="consumer") == 0
        w.fetch("t", 0, 1, wait=50)
        assert get(read(n), expired, fetcherType="consumer") == 1


def readings_of_many_partitions_are_bounded_and_do_not_hold_up_requests():
    with Node({"headrace.reactors": "2"}) as n:
        w = Wire(n.port, timeout=120)
        assert w.create_topic("a", 1) == 0
        for i in range(3):
            assert w.create_topic("many%d" % i, 8000) == 0
        m = read(n)
        shown = sum(1 for name, _ in m if name == "kafka_log_log_size")
        assert shown == 20000, shown
        assert get(m, "kafka_server_replicamanager_partitioncount") == 24001
        assert get(m, "headrace_metrics_series_dropped_total") == 4001 * 11
        port = int(open(os.path.join(n.data, ".headrace-metrics")).read())
        reader = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import urllib.request as u\n"
                "for i in range(8): u.urlopen('http://127.0.0.1:%d/metrics').read()" % port,
            ]
        )
        worst = 0
        while reader.poll() is None:
            begun = time.monotonic()
            assert w.produce("a", 0, [b"x"])[0] == 0
            worst = max(worst, time.monotonic() - begun)
        assert reader.returncode == 0
        print("# worst produce while 8 readings of 20,000 partitions run: %.1f ms" % (worst * 1000))
        assert worst < 1, worst
        assert get(read(n), "headrace_metrics_gather_late_total") == 0


def readings_while_the_node_starts_and_stops_harm_nothing():
    port = free_port()
    over, seen, wrong = False, [0], []

    def read_on():
        while not over:
            try:
                url = "http://127.0.0.1:%d/metrics" % port
                page = urllib.request.urlopen(url, timeout=10).read().decode()
            except OSError:
                time.sleep(0.005)
                continue
            except http.client.HTTPException:
                continue
            try:
                parse(page)
                seen[0] += 1
            except AssertionError as why:
                wrong.append(why)

    with Node({"headrace.metrics.listener": "127.0.0.1:%d" % port}) as n:
        readers = [threading.Thread(target=read_on) for _ in range(2)]
        for r in readers:
            r.start()
        try:
            for i in range(4):
                w = Wire(n.port)
                assert w.create_topic("t%d" % i, 100) == 0
                assert w.produce("t%d" % i, 0, [b"x"])[0] == 0
                w.close()
                assert n.stop() == 0, n.tail()
                n.start()
        finally:
            over = True
            for r in readers:
                r.join()
        assert seen[0] > 4 and not wrong, (seen, wrong[:3])


# --- dashboards and alerts -------------------------------------------------------------

WORDS = set(
    "sum max min avg count topk by without rate irate increase deriv histogram_quantile and or "
    "unless on ignoring le".split()
)
TOKEN = re.compile(
    r'\s+|(?P<name>[a-zA-Z_:][a-zA-Z0-9_:]*)|(?P<number>\d+(\.\d+)?)|(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?P<range>\[(?:\d+[smhd]|\$__rate_interval)\])|(?P<sign>=~|!~|!=|==|<=|>=|[-+*/<>=(){},])"
)


def tokens(expr):
    at, out = 0, []
    while at < len(expr):
        m = TOKEN.match(expr, at)
        assert m, "cannot be read at %r" % expr[at:]
        if m.lastgroup:
            kind = next(k for k in ("name", "number", "text", "range", "sign") if m.group(k))
            out.append((kind, m.group()))
        at = m.end()
    return out


def metrics_in(expr):
    """[(metric, label keys)] of an expression; asserts that brackets match."""
    t, found, depth, i = tokens(expr), [], [], 0
    while i < len(t):
        kind, word = t[i]
        if word in ("(", "{"):
            depth.append(word)
        elif word in (")", "}"):
            assert depth and depth.pop() + word in ("()", "{}"), expr
        elif kind == "name" and t[i + 1 : i + 2] == [("sign", "{")]:
            keys, i = [], i + 2
            while t[i][1] != "}":
                (k, key), (_, op), (v, _) = t[i : i + 3]
                assert k == "name" and op in ("=", "!=", "=~", "!~") and v == "text", expr
                keys.append(key)
                i += 3
                assert t[i][1] in (",", "}"), expr
                i += t[i][1] == ","
            found.append((word, keys))
        elif kind == "name" and word in ("by", "without", "on", "ignoring"):
            assert t[i + 1][1] == "(", expr
            i = next(k for k in range(i, len(t)) if t[k][1] == ")")
        elif kind == "name" and word not in WORDS:
            found.append((word, []))
        i += 1
    assert not depth, expr
    return found


def expressions():
    with open(os.path.join(TOP, "tools/dashboards/headrace.json")) as f:
        board = json.load(f)
    ids = [p["id"] for p in board["panels"]]
    assert len(ids) == len(set(ids))
    for p in board["panels"]:
        if p["type"] != "row":
            assert p["targets"], p["title"]
        for target in p.get("targets", []):
            yield "panel " + p["title"], target["expr"]
    for v in board["templating"]["list"]:
        m = re.fullmatch(r"label_values\((\w+), (\w+)\)", v.get("definition", ""))
        if m:
            yield "variable " + v["name"], '%s{%s=~".+"}' % m.groups()
    name = None
    for line in open(os.path.join(TOP, "tools/dashboards/alerts.yml")):
        key, _, value = line.strip().partition(": ")
        if key == "- alert":
            name = value
        elif key == "expr":
            yield "alert " + name, value


def dashboards_and_alerts_ask_for_what_is_there():
    with Node(QUICK) as n:
        keep = deeds(n.port)
        # The observer looks at groups every few seconds.
        wait_for("figures of groups", lambda: "headrace_group_out_of_memory" in dict(read(n).keys()))
        labels = {}
        for name, pairs in read(n):
            labels.setdefault(name, {"instance", "job"}).update(k for k, _ in pairs)
        assert keep
        asked = list(expressions())
        assert len(asked) > 80, len(asked)
        for where, expr in asked:
            found = metrics_in(expr)
            assert found, (where, expr)
            for name, keys in found:
                assert name in labels, "%s: no metric %s" % (where, name)
                assert set(keys) <= labels[name], "%s: labels %s" % (where, keys)


def promtool_accepts_the_alerts_and_the_endpoint():
    if not shutil.which("promtool"):
        raise Skip("promtool is not installed")
    rules = os.path.join(TOP, "tools/dashboards/alerts.yml")
    subprocess.run(["promtool", "check", "rules", rules], check=True, stdout=subprocess.DEVNULL)
    with Node(QUICK) as n:
        deeds(n.port)
        port = int(open(os.path.join(n.data, ".headrace-metrics")).read())
        page = urllib.request.urlopen("http://127.0.0.1:%d/metrics" % port).read()
        got = subprocess.run(["promtool", "check", "metrics"], input=page, capture_output=True)
        # 3: remarks on style, which Kafka's names cannot heed.
        assert got.returncode in (0, 3), got.stderr.decode()


# --- against Apache Kafka ----------------------------------------------------------------

# Series that the same deeds must leave at the same value.
SAME = re.compile(
    r"kafka_server_brokertopicmetrics_(messagesin|bytesin|bytesout|bytesrejected|totalproducerequests"
    r"|failedproducerequests|failedfetchrequests|invalidmessagecrcrecords)_total"
    r"|kafka_log_log_(logendoffset|logstartoffset|numlogsegments|size|retentionsizeinpercent)"
    r"|kafka_cluster_partition_\w+"
    r"|kafka_controller_kafkacontroller_(global\w+|active\w+|fenced\w+|offline\w+|preferred\w+"
    r"|controlled\w+|metadata\w+|ignored\w+|newactive\w+)"
    r"|kafka_server_replicamanager_\w+|kafka_coordinator_group_groupmetadatamanager_\w+"
    r"|kafka_server_group_coordinator_metrics_(classic_group_count|consumer_group_count|group_count"
    r"|num_partitions|offset_count|offset_commit_count|offset_deletion_count|offset_expiration_count)"
    r"|kafka_server_kafkaserver_brokerstate|kafka_server_metadataloader_current\w+"
    r"|kafka_log_logmanager_offlinelogdirectorycount"
    r"|kafka_server_raft_metrics_(current_leader|current_vote|current_state_info|number_of_\w+)"
)


def jmx_series(port):
    got = subprocess.run(
        ["java", os.path.join(HERE, "Jmx.java"), str(port)], capture_output=True, text=True
    )
    if got.returncode:
        raise Skip("no JMX: " + (got.stderr.strip().splitlines() or ["?"])[0])
    out = {}
    for line in got.stdout.splitlines():
        mbean, attribute, value = line.split("\t", 2)
        if "type=" not in mbean:
            continue
        known = twin(mbean, attribute)
        if not known:
            continue
        name, labels = known
        if name.endswith("_state_info"):
            labels, value = dict(labels, state=value), "1"
        labels = {k.replace("-", "_"): v for k, v in labels.items()}
        try:
            out[(name, frozenset(labels.items()))] = float(value)
        except ValueError:
            pass
    return out


def compare(ours, theirs):
    wrong = []
    for key, value in sorted(ours.items(), key=str):
        name, labels = key
        if not SAME.fullmatch(name) or "__consumer_offsets" in dict(labels).values():
            continue
        if key not in theirs:
            wrong.append("%s %s: not there in Kafka" % (name, dict(labels)))
        elif theirs[key] != value:
            wrong.append("%s %s: %s, Kafka %s" % (name, dict(labels), value, theirs[key]))
    return wrong


def the_same_deeds_leave_the_same_values_in_apache_kafka():
    from kafka import Kafka, free_ports

    # Kafka computes the share of retention.bytes in its rounds of retention.
    k = Kafka(
        "group.initial.rebalance.delay.ms=0\nlog.initial.task.delay.ms=100\n"
        "log.retention.check.interval.ms=500\n"
    )
    jmx = free_ports(1)[0]
    os.environ["JAVA_TOOL_OPTIONS"] = (
        "-Dcom.sun.management.jmxremote.port=%d -Dcom.sun.management.jmxremote.authenticate=false "
        "-Dcom.sun.management.jmxremote.ssl=false -Djava.rmi.server.hostname=127.0.0.1" % jmx
    )
    try:
        k.start()
        del os.environ["JAVA_TOOL_OPTIONS"]
        keep = [deeds(k.port)]
        with Node(QUICK) as n:
            keep.append(deeds(n.port))
            ours = read(n)
            # Kafka writes its gauges of groups once a minute.
            wrong = wait_for_equal(lambda: compare(ours, jmx_series(jmx)))
            theirs = jmx_series(jmx)
        names = {name for name, _ in theirs}
        strange = {x for x, _ in ours if x.startswith("kafka_")} - names
        assert not strange, "names that Kafka does not have: %s" % sorted(strange)
        assert not wrong, "\n".join(wrong)
        same = sum(1 for key in ours if SAME.fullmatch(key[0]) and key in theirs)
        print("# %d series have the same value" % same)
    finally:
        os.environ.pop("JAVA_TOOL_OPTIONS", None)
        k.close()


def wait_for_equal(differences, seconds=75):
    end = time.monotonic() + seconds
    while True:
        wrong = differences()
        if not wrong or time.monotonic() > end:
            return wrong
        time.sleep(5)


if __name__ == "__main__":
    main(
        [
            every_name_is_the_one_that_the_rules_give,
            every_name_of_the_table_is_there_under_a_small_load,
            counters_say_what_was_done,
            groups_are_counted_by_state_and_their_offsets_by_deed,
            series_of_a_topic_go_with_it_and_totals_stay,
            waiting_fetches_are_seen_while_they_wait_and_counted_when_their_time_is_over,
            readings_of_many_partitions_are_bounded_and_do_not_hold_up_requests,
            readings_while_the_node_starts_and_stops_harm_nothing,
            dashboards_and_alerts_ask_for_what_is_there,
            promtool_accepts_the_alerts_and_the_endpoint,
            the_same_deeds_leave_the_same_values_in_apache_kafka,
        ]
    )
