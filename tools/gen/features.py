# SPDX-License-Identifier: Apache-2.0
"""The tables of the broker -> pages: which calls are served, which metrics exist."""
import pathlib
import re

APIS = "Documentation/features/apis.rst"
METRICS = "Documentation/admin-guide/metrics.rst"
TYPES = {"COUNTER": "counter", "GAUGE": "gauge", "HISTOGRAM": "histogram"}


def heading(title, mark, made_from):
    return (".. SPDX-License-Identifier: Apache-2.0\n.. Made from %s by make regen; do not edit.\n\n%s\n%s\n\n"
            % (made_from, title, mark * len(title)))


def list_table(head, widths, rows):
    out = [".. list-table::\n   :header-rows: 1\n   :widths: %s\n\n" % widths]
    for row in [head] + rows:
        out += ["   %s %s\n" % ("* -" if i == 0 else "  -", cell) for i, cell in enumerate(row)]
    return "".join(out) + "\n"


def calls(top):
    """Rows of the table of calls: key, name, lowest and highest version, the rest; and whether it is served."""
    table = (top / "userspace/protocol/gen/api_table.c").read_text()
    served = set(re.findall(r"\[HR_API_(\w+)\]", (top / "userspace/broker/apis.c").read_text()))
    for row in re.findall(r'\.key = (\d+), \.name = "(\w+)", \.min = (\d+), \.max = (\d+),(.*?)\.request', table, re.S):
        yield row, re.sub(r"(?<!^)(?=[A-Z])", "_", row[1]).upper() in served


def apis(top):
    rows = {True: [], False: []}
    for (key, name, low, high, body), is_served in calls(top):
        unstable = re.search(r"\.max_unstable = (\d+)", body).group(1)
        who = [w for w, f in (("broker", "BROKER_LISTENER"), ("controller", "CONTROLLER_LISTENER")) if f in body]
        flexible = re.search(r"\.flexible_from = (\w+)", body).group(1)
        versions = "%s–%s" % (low, high) if low != high else low
        if int(unstable) > int(high):
            versions += " (%s unstable)" % unstable
        rows[is_served].append((key, name, versions, flexible if flexible.isdigit() else "never", ", ".join(who)))
    text = heading("Calls", "=", "userspace/broker/apis.c and the protocol schemas")
    text += ("A call that is served is served in every version that Kafka 4.4 has, and advertised in ApiVersions.\n"
             "A call that is not served is neither advertised nor answered: the connection is closed.\n\n")
    head = ("Key", "Call", "Versions", "Flexible from", "Listener in Kafka")
    for is_served, title in ((True, "Served (%d)"), (False, "Not served (%d)")):
        title %= len(rows[is_served])
        text += "%s\n%s\n\n" % (title, "-" * len(title)) + list_table(head, "6 40 20 14 20", rows[is_served])
    return text.rstrip("\n") + "\n"


def metrics(top):
    found = {}
    for path in sorted((top / "userspace").rglob("*.c")):
        text = re.sub(r'"\s*\n\s*"', "", path.read_text())
        for name, what, kind, rest in re.findall(
                r'"(headrace_\w+)",\s*(?:\.help = )?"([^"]*)",\s*(?:\.type = )?HR_METRIC_(\w+)([^}]*)', text):
            name_labels = re.search(r'"(\w+)=\\"', rest)
            found[name] = (what, TYPES[kind], name_labels.group(1) if name_labels else "")
    extra = {"headrace_requests_total": "api", "headrace_request_seconds": "api, stage", "headrace_errors_total": "error",
             "headrace_request_bytes": "api",
             "headrace_connections_refused_total": "limit", "headrace_connections_closed_total": "reason"}
    rows = [("``%s``" % n, t, lab or extra.get(n, "–"), w) for n, (w, t, lab) in sorted(found.items())]
    text = heading("Metrics", "=", "the metric rows in userspace/")
    text += ("``GET /metrics`` on ``headrace.metrics.listener`` answers in the Prometheus text format.\n"
             "``/healthz`` answers 200 while the process lives, ``/readyz`` 200 while the node serves and 503 otherwise.\n"
             "A counter never falls while the process lives; all start at zero.\n\n"
             "These are the node's own names.  Kafka's metrics are there too, under the names that dashboards for Kafka use:\n"
             ":doc:`kafka-metrics`.\n\n"
             "``tools/dashboards/`` holds a Grafana dashboard (``headrace.json``) and alert rules for Prometheus\n"
             "(``alerts.yml``); both ask for nothing that is not on this endpoint.\n\n")
    return text + list_table(("Name", "Type", "Labels", "Meaning"), "40 10 14 50", rows).rstrip("\n") + "\n"


def outputs(top):
    top = pathlib.Path(top)
    return {APIS: apis(top), METRICS: metrics(top)}
