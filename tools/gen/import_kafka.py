# SPDX-License-Identifier: Apache-2.0
"""Reads message definitions out of Apache Kafka's released jars and writes our schema files.

Usage: import_kafka.py JAR_FOLDER [SCHEMA_FOLDER]

Only facts are taken over: names, types, version ranges, nullability, tags and
defaults.  The format written here is described in userspace/protocol/schema/README.
Run by hand when a new Kafka release is adopted; the schema files are the source
from then on.
"""
import json
import pathlib
import re
import sys
import zipfile

JARS = ["clients", "metadata", "group-coordinator", "transaction-coordinator",
        "share-coordinator", "raft", "storage"]

# Not in the definitions: which calls a broker forwards to the controller and
# which need the cluster-action right, and the one range advertised wider than served.
FORWARDABLE = {19, 20, 30, 31, 33, 37, 38, 39, 40, 43, 44, 45, 46, 49, 51, 55, 57, 64, 67, 80, 81, 94}
CLUSTER_ACTION = {27, 52, 53, 54, 55, 56, 57, 58, 62, 63, 67, 83, 84, 85, 86, 87}
ADVERTISED_MIN = {0: 0}

RECORD_FILES = [
    ("metadata_records", "metadata", "Values of the records of __cluster_metadata."),
    ("group_records", "group", "Keys and values of the records of __consumer_offsets."),
    ("txn_records", "txn", "Keys and values of the records of __transaction_state."),
    ("share_records", "share", "Keys and values of the records of __share_group_state."),
    ("remote_log_records", "remote", "Values of the records of __remote_log_metadata."),
    ("control_records", "control", "Keys and values of records in control batches."),
    ("consumer_protocol", "data", "What classic consumers put into the opaque bytes of JoinGroup and SyncGroup."),
    ("file_records", "data", "Fixed layouts of files beside the log: .txnindex rows, .snapshot, quorum-state."),
    ("headers", "data", "Headers of requests and responses, and the principal an Envelope carries."),
]
DATA_FILE = {
    "AbortedTxn": "file_records", "ProducerSnapshot": "file_records", "QuorumStateData": "file_records",
    "ConsumerProtocolAssignment": "consumer_protocol", "ConsumerProtocolSubscription": "consumer_protocol",
    "RequestHeader": "headers", "ResponseHeader": "headers", "DefaultPrincipalData": "headers",
}
CONTROL_TYPE = {"LeaderChangeMessage": 2, "SnapshotHeaderRecord": 3, "SnapshotFooterRecord": 4,
                "KRaftVersionRecord": 5, "VotersRecord": 6, "EndTxnMarker": -1,
                "ControlRecordTypeSchema": -1}


def load(folder):
    out = []
    for jar in JARS:
        for path in sorted(pathlib.Path(folder).glob(f"kafka-{jar}-[0-9]*.jar")):
            with zipfile.ZipFile(path) as z:
                for name in sorted(z.namelist()):
                    if not re.search(r"(^|/)(message|metadata)/[^/]+\.json$", name):
                        continue
                    text = z.read(name).decode()
                    text = "\n".join(l for l in text.split("\n") if not l.strip().startswith("//"))
                    j = json.loads(text)
                    j["_jar"] = jar
                    out.append(j)
    return out


def default_text(v):
    if isinstance(v, bool):
        return "true" if v else "false"
    return str(v)


def field_line(f, depth):
    w = [f["name"], f["type"], f.get("versions") or f.get("taggedVersions")]
    if f.get("nullableVersions", "none") != "none":
        w += ["null", f["nullableVersions"]]
    if "tag" in f:
        w += ["tag", str(f["tag"]), f["taggedVersions"]]
    # The word "null" is the default null; a JSON null is no default at all (tried).
    if f.get("default") not in (None, ""):
        w += ["default", default_text(f["default"])]
    for key, word in (("ignorable", "ignorable"), ("mapKey", "key"), ("zeroCopy", "zerocopy")):
        if f.get(key):
            w.append(word)
    if "entityType" in f:
        w += ["entity", f["entityType"]]
    if f.get("flexibleVersions") == "none":
        w.append("oldform")
    return "\t" * depth + " ".join(w)


def fields(fs, depth):
    for f in fs:
        yield field_line(f, depth)
        yield from fields(f.get("fields", []), depth + 1)


def flex(j):
    v = j.get("flexibleVersions", "none")
    return "" if v == "none" else f" flex {v}"


def body(head, j):
    yield f"{head} {j['validVersions']}{flex(j)}" + (" unstable" if j.get("latestVersionUnstable") else "")
    yield from fields(j.get("fields", []), 1)
    for s in j.get("commonStructs", []):
        yield f"\tstruct {s['name']} {s.get('versions') or ''}".rstrip()
        yield from fields(s["fields"], 2)


def snake(name):
    name = name.replace("KRaft", "Kraft")
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name).lower()


def write_apis(msgs, out):
    req = {m["apiKey"]: m for m in msgs if m["type"] == "request"}
    rsp = {m["apiKey"]: m for m in msgs if m["type"] == "response"}
    dead = ["# SPDX-License-Identifier: Apache-2.0", "# Key numbers that were in use before Kafka 4.0 and are answered no more."]
    for key in sorted(req):
        q, s = req[key], rsp[key]
        name = q["name"][:-len("Request")]
        if q["validVersions"] == "none":
            dead.append(f"dead {key} {name}")
            continue
        head = f"api {key} {name} listeners {','.join(q['listeners'])}"
        if key in FORWARDABLE:
            head += " forwardable"
        if key in CLUSTER_ACTION:
            head += " clusteraction"
        if key in ADVERTISED_MIN:
            head += f" advertised {ADVERTISED_MIN[key]}"
        lines = ["# SPDX-License-Identifier: Apache-2.0", head]
        lines += list(body("request", q)) + list(body("response", s))
        (out / f"{snake(name)}.msg").write_text("\n".join(lines) + "\n")
    (out / "dead.msg").write_text("\n".join(dead) + "\n")


def record_home(m):
    """(file, type id, part) of one definition that is not an API."""
    name, jar = m["name"], m["_jar"]
    if m["type"] == "metadata":
        if jar == "storage":
            return "remote_log_records", m["apiKey"], "value"
        return "metadata_records", m["apiKey"], "value"
    if m["type"] in ("coordinator-key", "coordinator-value"):
        home = {"group-coordinator": "group_records", "transaction-coordinator": "txn_records",
                "share-coordinator": "share_records"}[jar]
        return home, m["apiKey"], m["type"].split("-")[1]
    if name in CONTROL_TYPE:
        return "control_records", CONTROL_TYPE[name], "key" if name == "ControlRecordTypeSchema" else "value"
    return DATA_FILE[name], -1, "value"


def write_records(msgs, out):
    homes = {}
    for m in msgs:
        if m["type"] in ("request", "response"):
            continue
        home, type_id, part = record_home(m)
        homes.setdefault(home, []).append((type_id, part, m))
    for stem, family, title in RECORD_FILES:
        lines = ["# SPDX-License-Identifier: Apache-2.0", f"# {title}", f"family {family}"]
        for type_id, part, m in sorted(homes[stem], key=lambda t: (t[0], t[1], t[2]["name"])):
            head = f"record {type_id if type_id >= 0 else '-'} {part} {m['name']}"
            lines += list(body(head, m))
        (out / f"{stem}.msg").write_text("\n".join(lines) + "\n")


def main():
    here = pathlib.Path(__file__).resolve().parents[2]
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else here / "userspace/protocol/schema"
    msgs = load(sys.argv[1])
    if len(msgs) < 200:
        sys.exit(f"only {len(msgs)} definitions under {sys.argv[1]}")
    out.mkdir(parents=True, exist_ok=True)
    write_apis(msgs, out)
    write_records(msgs, out)
    print(f"{len(msgs)} definitions")


if __name__ == "__main__":
    main()
