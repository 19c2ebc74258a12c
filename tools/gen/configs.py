#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Knob tables (sysctl/tables/*.tbl) -> enum of keys, constant rows, reference pages."""
import os
import re

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SETS = (
    # table, enum prefix, C array, has a scope column, page title
    ("broker", "HR_CFG_", "hr_config_broker_keys", True, "Broker"),
    ("topic", "HR_TCFG_", "hr_config_topic_keys", False, "Topic"),
    ("group", "HR_GCFG_", "hr_config_group_keys", False, "Group"),
    ("client_metrics", "HR_MCFG_", "hr_config_client_metrics_keys", False, "Client metrics"),
)
HEAD = "/* SPDX-License-Identifier: Apache-2.0 */\n/* Generated from sysctl/tables/ by tools/gen/configs.py. */\n"


def load(name, has_scope):
    rows = []
    for line in open(os.path.join(TOP, "sysctl/tables", name + ".tbl"), encoding="utf-8"):
        if line.startswith("#") or not line.strip():
            continue
        cols = [c.strip() for c in line.rstrip("\n").split(" | ")]
        want = 9 if has_scope else 8
        cols += [""] * (want - len(cols))
        # A trailing empty column loses its separator's space.
        cols = [c.rstrip("|").strip() if i == len(cols) - 1 else c for i, c in enumerate(cols)]
        row = dict(name=cols[0], internal=cols[1].startswith("!"), type=cols[1].lstrip("!"),
                   default=cols[2], valid=cols[3], importance=cols[4])
        rest = cols[5:]
        row["scope"] = rest.pop(0) if has_scope else "cluster-wide"
        row["use"], row["synonyms"], row["doc"] = [c.strip(" |") for c in (rest + ["", "", ""])[:3]]
        rows.append(row)
    return rows


def limits(row):
    """(min, max, also, enum list) of the 'valid' text."""
    v = row["valid"]
    low = high = also = None
    words = []
    m = re.fullmatch(r"\[(-?[\d.]+),\.\.\.(?:,(-?[\d.]+))?\](?: or (-?\d+))?", v)
    if m:
        low, high, also = m.group(1), m.group(2), m.group(3)
    elif re.search(r"\[\w", v) and "partitionId" not in v:
        words = [w.strip() for w in v[v.index("[") + 1:v.rindex("]")].split(",")]
    return low, high, also, words


def c_str(s):
    return '"' + s.replace("\\", "\\\\").replace('"', '\\"') + '"'


def c_row(row, prefix):
    low, high, also, words = limits(row)
    f = [".name = " + c_str(row["name"]), ".type = HR_CONFIG_" + row["type"],
         ".importance = HR_CONFIG_" + row["importance"]]
    scope = row["scope"]
    if scope.startswith("dynamic "):
        f.append(".dynamic_only = true")
        scope = scope.split()[1]
    f.append(".scope = HR_CONFIG_" + scope.upper().replace("-", "_"))
    f.append(".use = HR_CONFIG_" + row["use"].upper())
    if row["default"] not in ("-", "(required)"):
        f.append(".dflt = " + c_str("" if row["default"] == '""' else row["default"]))
    if row["default"] == "(required)":
        f.append(".required = true")
    if row["internal"]:
        f.append(".internal = true")
    if row["valid"]:
        f.append(".valid = " + c_str(row["valid"]))
    if low is not None:
        f.append(".has_min = true, .min = %s" % low)
    if high is not None:
        f.append(".has_max = true, .max = %s" % high)
    if also is not None:
        f.append(".has_also = true, .also = %s" % also)
    if words:
        f.append(".words = " + c_str(",".join(words)))
    if "non-empty" in row["valid"] or row["valid"].startswith("non-empty"):
        f.append(".non_empty = true")
    if row["valid"].startswith("(case insensitive)"):
        f.append(".fold_case = true")
    if row["synonyms"]:
        f.append(".synonyms = " + c_str(row["synonyms"]))
    if row["doc"]:
        f.append(".doc = " + c_str(row["doc"]))
    return "\t[%s%s] = { %s },\n" % (prefix, ident(row["name"]), ",\n\t\t".join(f))


def ident(name):
    return re.sub(r"\W", "_", name).upper()


def outputs(top=TOP):
    """Path -> text of all that this generator writes."""
    header = HEAD + "#ifndef HR_CONFIG_GEN_KEYS_H\n#define HR_CONFIG_GEN_KEYS_H\n\n"
    source = HEAD + "#include <hr/config/key.h>\n\n"
    out = {}
    for name, prefix, array, has_scope, title in SETS:
        rows = load(name, has_scope)
        header += "enum {\n" + "".join("\t%s%s,\n" % (prefix, ident(r["name"])) for r in rows)
        header += "\t%sNR\n};\n\n" % prefix
        source += "const struct hr_config_key %s[%sNR] = {\n" % (array, prefix)
        source += "".join(c_row(r, prefix) for r in rows) + "};\n\n"
        out["Documentation/admin-guide/sysctl/%s.rst" % name.replace("_", "-")] = page(title, rows, has_scope)
    out["Documentation/admin-guide/sysctl/dynamic.rst"] = dynamic_page()
    out["userspace/include/hr/config/gen/keys.h"] = header + "#endif\n"
    out["userspace/config/gen/keys.c"] = source.rstrip("\n") + "\n"
    return out


USE = {"live": "acts", "start": "acts from the next start on", "kept": "accepted, nothing to do", "later": "not served; said once at start",
       "security": "refuses to start when set: the protection it asks for is not served"}


def page(title, rows, has_scope):
    head = title + " knobs"
    t = ".. SPDX-License-Identifier: Apache-2.0\n.. Generated from sysctl/tables/ by tools/gen/configs.py.\n\n"
    t += head + "\n" + "=" * len(head) + "\n\n"
    for r in rows:
        t += r["name"] + "\n" + "-" * len(r["name"]) + "\n\n"
        if r["doc"]:
            t += r["doc"] + "\n\n"
        t += ":Type: %s%s\n" % (r["type"].lower(), " (internal)" if r["internal"] else "")
        d = {"-": "null", '""': "empty"}.get(r["default"], r["default"])
        t += ":Default: ``%s``\n" % d
        if r["valid"]:
            t += ":Allowed: ``%s``\n" % r["valid"]
        if has_scope:
            t += ":Changes: %s\n" % r["scope"]
        if r["synonyms"]:
            t += ":Synonyms: %s\n" % ", ".join("``%s``" % s for s in r["synonyms"].split(","))
        t += ":Use: %s\n\n" % USE[r["use"]]
    return t


EFFECT = {"live": "at once", "start": "at the next start", "kept": "none: accepted, nothing to do",
          "later": "none: the part is not served", "security": "refused: the protection is not served"}


def dynamic_page():
    """Broker keys that can be changed while the node runs, and when that counts."""
    t = ".. SPDX-License-Identifier: Apache-2.0\n.. Generated from sysctl/tables/ by tools/gen/configs.py.\n\n"
    t += "What can be changed at run time\n===============================\n\n"
    t += ("Keys of topics, groups and client metrics act at once where they act at all.  Of the broker's\n"
          "keys the following can be set with ``headrace config set broker ID|default KEY=VALUE`` or\n"
          "kafka-configs; all others are read from the file at start.  Levels of loggers, type\n"
          "``broker-logger``, act at once and last until the node stops.\n\n")
    t += ".. list-table::\n   :header-rows: 1\n\n   * - key\n     - for\n     - effect\n"
    for r in load("broker", True):
        scope = r["scope"].replace("dynamic ", "")
        if scope != "read-only" and not r["internal"]:
            t += "   * - ``%s``\n     - %s\n     - %s\n" % (
                r["name"], "one broker" if scope == "per-broker" else "one or all", EFFECT[r["use"]])
    return t
