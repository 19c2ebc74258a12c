# SPDX-License-Identifier: Apache-2.0
"""kafka_metrics.tbl -> the broker's rows of Kafka's metrics, and the page of their names."""
import pathlib
import re
import textwrap

TABLE = "tools/gen/kafka_metrics.tbl"
HEADER = "userspace/broker/kafka_metrics_rows.h"
SOURCE = "userspace/broker/kafka_metrics_rows.c"
PAGE = "Documentation/admin-guide/kafka-metrics.rst"
PREFIX = "HR_KAFKA_"
QUANTILES = ("0.50", "0.75", "0.95", "0.98", "0.99", "0.999")


def read(top):
    rows = []
    for line in (pathlib.Path(top) / TABLE).read_text().splitlines():
        if line and not line.startswith("#"):
            mbean, attribute, name, kind, text = line.split("\t")
            rows.append((mbean, attribute, name, kind, text))
    return rows


def families(rows):
    """{name: (kind, text)}, sorted; a name that several MBeans share is one family."""
    found = {}
    for mbean, _, name, kind, text in rows:
        if name == "-":
            continue
        if not re.fullmatch(r"kafka_[a-z0-9_]+", name) or kind not in ("counter", "gauge", "quantiles"):
            raise SystemExit("%s: bad row of %s" % (TABLE, mbean))
        was = found.setdefault(name, (kind, text))
        if was[0] != kind:
            raise SystemExit("%s: %s has two kinds" % (TABLE, name))
    return dict(sorted(found.items()))


def symbol(name):
    return PREFIX + name[len("kafka_"):].upper()


def labels(mbean, kind, name):
    """Of one row: the keys that vary, and those that jmx names and the rules keep apart."""
    found = []
    for key, value in re.findall(r"[,:]([\w-]+)=([^,]*)", mbean):
        if key in ("type", "name") or (key == "listener" and "socket-server" in mbean):
            continue
        found.append(key.replace("-", "_"))
    if kind == "quantiles":
        found.append("quantile")
    if name.endswith("_state_info"):
        found.append("state")
    return sorted(found, key=lambda k: (k == "quantile", k != "topic", k))


def header(fams):
    text = ("/* SPDX-License-Identifier: Apache-2.0 */\n/* Made from %s by make regen; do not edit. */\n"
            "#ifndef HR_BROKER_KAFKA_METRICS_ROWS_H\n#define HR_BROKER_KAFKA_METRICS_ROWS_H\n\n"
            "struct hr_kafka_row {\n\tconst char *name, *help, *type;\n};\n\n/* Sorted by name. */\nenum hr_kafka_metric {\n"
            % TABLE)
    text += "".join("\t%s,\n" % symbol(n) for n in fams)
    return text + ("\t%sNR,\n};\n\nextern const struct hr_kafka_row hr_kafka_rows[%sNR];\n\n#endif\n" % (PREFIX, PREFIX))


def source(fams):
    text = ("// SPDX-License-Identifier: Apache-2.0\n/* Made from %s by make regen; do not edit. */\n"
            "#include \"kafka_metrics_rows.h\"\n\nconst struct hr_kafka_row hr_kafka_rows[%sNR] = {\n" % (TABLE, PREFIX))
    for name, (kind, help_text) in fams.items():
        quoted = help_text.replace("\\", "\\\\").replace('"', '\\"')
        lines = textwrap.wrap(quoted, 70, break_long_words=False, drop_whitespace=False)
        text += "\t[%s] = {\n\t\t.name = \"%s\",\n\t\t.help = \"%s\",\n\t\t.type = \"%s\",\n\t},\n" % (
            symbol(name), name, '"\n\t\t\t"'.join(lines), "counter" if kind == "counter" else "gauge")
    return text + "};\n"


def cell(text):
    return text.replace("*", "\\*").replace("|", "\\|")


def page(rows, list_table):
    title = "Kafka's metrics under Kafka's names"
    text = (".. SPDX-License-Identifier: Apache-2.0\n.. Made from %s by make regen; do not edit.\n\n%s\n%s\n\n"
            % (TABLE, title, "=" * len(title)))
    text += (
        "``GET /metrics`` on ``headrace.metrics.listener`` shows, beside :doc:`the node's own names <metrics>`, Kafka's\n"
        "metrics under the names that the KRaft example rules of the jmx_exporter give them, so that dashboards and alerts\n"
        "made for Kafka work without a change.  The files in ``tools/dashboards/`` use both.\n\n"
        "* Key properties that vary are labels.  Where the example rules fold such a property into the name (state and\n"
        "  protocol of groups, listener and network thread of connections) it is a label here.\n"
        "* A series whose value is not known is not there; 0 means that there is none.\n"
        "* Quantiles (%s) are of the last one to two minutes, interpolated within buckets whose bounds double, and absent\n"
        "  where nothing happened.\n"
        "* Counters by topic begin with the topic's life here and end with it; those without a label never fall while the\n"
        "  process lives.\n"
        "* At most 20,000 partitions and 10,000 topics are shown, first by name;\n"
        "  ``headrace_metrics_series_dropped_total`` counts what was left out.  When a reactor does not answer within a\n"
        "  second, the series of partitions, topics, groups and the controller are missing once and\n"
        "  ``headrace_metrics_gather_late_total`` rises.\n"
        "* Rates (attributes that end in ``-rate``, OneMinuteRate and its like), Mean, Min, Max and StdDev have no twin: use\n"
        "  ``rate()``.  Attributes of a listed MBean that have no row are not there.\n\n" % ", ".join(QUANTILES))
    shown = [("``%s``" % mb, attr, "``%s``" % name, ", ".join(labels(mb, kind, name)) or "–", cell(help_text))
             for mb, attr, name, kind, help_text in rows if name != "-"]
    gone = [("``%s``" % mb, cell(why[0].upper() + why[1:]) + ".") for mb, _, name, _, why in rows if name == "-"]
    mbeans = {r[0] for r in rows if r[2] != "-"}
    head = "Shown (%d of %d MBeans)" % (len(mbeans), len({r[0] for r in rows}))
    text += "%s\n%s\n\n" % (head, "-" * len(head))
    text += list_table(("MBean", "Attribute", "Name here", "Labels", "Meaning"), "30 10 30 10 20", shown)
    head = "Not shown (%d)" % len(gone)
    text += "%s\n%s\n\n" % (head, "-" * len(head))
    return text + list_table(("MBean", "Why"), "60 40", gone).rstrip("\n") + "\n"


def outputs(top):
    from features import list_table

    rows = read(top)
    fams = families(rows)
    return {HEADER: header(fams), SOURCE: source(fams), PAGE: page(rows, list_table)}
