# SPDX-License-Identifier: Apache-2.0
"""Schemas to reference pages: Documentation/protocol/messages/*.rst and its index."""
import protocol
import schema
import wire_errors

OUT = "Documentation/protocol/messages"
HEAD = ".. SPDX-License-Identifier: Apache-2.0\n.. Made by make regen; do not edit.\n\n"


def title(text, line="="):
    return f"{text}\n{line * len(text)}\n\n"


def words(f):
    w = []
    if f.null != schema.NEVER:
        w.append(f"null {protocol.range_text(f.null)}")
    if f.tag >= 0:
        w.append(f"tag {f.tag} in {protocol.range_text(f.tagged)}")
    if f.default is not None:
        w.append(f"default {f.default}")
    if f.ignorable:
        w.append("ignorable")
    if f.key:
        w.append("key")
    return ", ".join(w)


def rows(msg, fields, depth):
    for f in fields:
        yield "  " * depth + f.name, f.type, protocol.range_text(f.versions), words(f)
        inner = f.fields or (msg.commons.get(f.base, (None, []))[1] if f.is_struct else [])
        yield from rows(msg, inner, depth + 1)


def message(m):
    flex = "never flexible" if m.flex == schema.INF else f"flexible from {m.flex}"
    what = f"Versions {protocol.range_text(m.versions)}, {flex}"
    if m.unstable:
        what += "; the highest version is not stable"
    if m.type_id >= 0 and m.kind in ("key", "value"):
        what += f"; type {m.type_id}, {m.kind}"
    table = list(rows(m, m.fields, 0))
    out = [title(m.name, "-"), what + ".\n\n"]
    if not table:
        return "".join(out) + "No fields.\n\n"
    wide = [max(len(r[i]) for r in table) for i in range(3)]
    out.append(".. code-block:: text\n\n")
    for r in table:
        out.append("   " + f"{r[0]:{wide[0]}}  {r[1]:{wide[1]}}  {r[2]:{wide[2]}}  {r[3]}".rstrip() + "\n")
    return "".join(out) + "\n"


def page(f):
    if f.api:
        head = title(f"{f.api.name} (key {f.api.key})")
        facts = "Served on: " + ", ".join(f.api.listeners) + "."
        if f.api.forwardable:
            facts += "  Forwarded to the controller."
        if f.api.cluster_action:
            facts += "  Needs the cluster-action right."
        head += facts + "\n\n"
    else:
        head = title(f.stem.replace("_", " ").capitalize()) + f.title + "\n\n"
    return HEAD + (head + "".join(message(m) for m in f.messages)).rstrip("\n") + "\n"


def index(files, dead):
    out = [HEAD, title("Messages"),
           "One page a call or family of records.  A row is a field: name, type, versions, notes; the fields of a\n"
           "structure stand below it, indented.  ``ignorable``: dropped when a version lacks it, where any other\n"
           "field is an error unless it holds its default.\n\n", ".. code-block:: text\n\n"]
    apis = sorted((f for f in files if f.api), key=lambda f: f.api.key)
    out.append("   key  call                                   versions  flexible  listeners\n")
    for f in apis:
        a = f.api
        flex = "never" if a.request.flex == schema.INF else str(a.request.flex)
        out.append(f"   {a.key:3}  {a.name:37}  {protocol.range_text(a.request.versions):8}  {flex:8}  "
                   f"{', '.join(a.listeners)}\n")
    out.append("\nNot answered any more: " + ", ".join(f"{n} ({k})" for k, n in sorted(dead)) + ".\n\n")
    out.append(".. toctree::\n   :maxdepth: 1\n\n")
    out += [f"   {f.stem}\n" for f in apis] + [f"   {f.stem}\n" for f in files if not f.api]
    out.append("   errors\n")
    return "".join(out)


def errors(top):
    out = [HEAD, title("Error codes"), ".. code-block:: text\n\n"]
    for code, name, flags, text in wire_errors.rows(top):
        out.append(f"   {code:4}  {name:42}  {'' if flags == '-' else flags:13}  {text}".rstrip() + "\n")
    out.append("\n``retry``: the client may send the request again; ``refresh``: after it has fetched metadata.\n")
    return "".join(out)


def outputs(top):
    files, dead = schema.load(top)
    out = {f"{OUT}/{f.stem}.rst": page(f) for f in files}
    out[f"{OUT}/index.rst"] = index(files, dead)
    out[f"{OUT}/errors.rst"] = errors(top)
    return out
