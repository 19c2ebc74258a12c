# SPDX-License-Identifier: Apache-2.0
"""Schemas to C: structs (public headers), constant field tables, the tables of APIs and records."""
import schema

HDR = "userspace/include/hr/protocol/gen"
SRC = "userspace/protocol/gen"
SPDX_H = "/* SPDX-License-Identifier: Apache-2.0 */\n"
C_TYPE = {"bool": "bool", "int8": "int8_t", "int16": "int16_t", "int32": "int32_t", "int64": "int64_t",
          "uint16": "uint16_t", "uint32": "uint32_t", "float64": "double", "uuid": "struct hr_uuid",
          "string": "struct hr_str", "bytes": "struct hr_slice", "records": "struct hr_records"}


def made_from(stem):
    return f"/* Made from schema/ ({stem}) by make regen; do not edit. */\n"


def flexible(struct):
    return struct.flex != schema.INF


def range_text(r):
    lo, hi = r
    return f"{lo}+" if hi == schema.INF else str(lo) if lo == hi else f"{lo}-{hi}"


def c_type(msg, f):
    if f.is_struct:
        return "struct " + schema.struct_c_name(msg, f.base)
    return C_TYPE[f.base]


def member(msg, f):
    t = c_type(msg, f)
    if f.array:
        return f"struct {{ {t}{' ' if not t.endswith('*') else ''}*v; int32_t nr; }} {f.c_name};"
    if f.is_struct and f.null != schema.NEVER:
        return f"{t} *{f.c_name};"
    return f"{t} {f.c_name};"


def member_note(f, s):
    w = []
    if f.versions[0] > s.versions[0] or f.versions[1] < s.versions[1]:
        w.append(f"v{range_text(f.versions)}")
    if f.tag >= 0:
        w.append(f"tag {f.tag}")
    if f.null != schema.NEVER:
        w.append(f"null v{range_text(f.null)}")
    if f.default is not None:
        w.append(f"default {f.default}")
    return f" /* {', '.join(w)} */" if w else ""


def header(file):
    guard = f"HR_PROTOCOL_GEN_{file.stem.upper()}_H"
    out = [SPDX_H, made_from(file.stem + ".msg"), f"#ifndef {guard}\n#define {guard}\n\n",
           "#include <hr/protocol/codec.h>\n\n"]
    for m in file.messages:
        for s in m.structs:
            what = f"{m.name} v{range_text(m.versions)}" if s is m.structs[-1] else f"{m.name}, {s.name}"
            out.append(f"/* {what} */\nstruct {s.c_name} {{\n")
            for f in s.fields:
                out.append(f"\t{member(m, f)}{member_note(f, s)}\n")
            if flexible(s):
                out.append("\tstruct hr_tags unknown_tags;\n")
            elif not s.fields:
                out.append("\tchar nothing;\n")
            out.append("};\n")
            out.append(f"extern const struct hr_struct_desc {s.c_name}_desc;\n\n")
    out.append("#endif\n")
    return "".join(out)


def default_expr(msg, f):
    if f.array:
        return "{ NULL, -1 }" if f.default == "null" else None
    if f.is_struct:
        if f.null != schema.NEVER:
            if f.default == "null":
                return None
            return f"({c_type(msg, f)} *)&{schema.struct_c_name(msg, f.base)}_default"
        inner = next(s for s in msg.structs if s.name == f.base)
        text = default_init(msg, inner)
        return text if text != "{ 0 }" else None
    if f.base in ("string", "bytes"):
        return "{ NULL, -1 }" if f.default == "null" else None
    if f.base == "records":
        return "{ NULL, -1, NULL }"
    d = f.default
    if d in (None, "0", "false"):
        return None
    if d == "-2147483648":
        return "INT32_MIN"
    if f.base == "int64":
        return "INT64_MAX" if d == "9223372036854775807" else d
    return d


def default_init(msg, s):
    parts = []
    for f in s.fields:
        e = default_expr(msg, f)
        if e is not None:
            parts.append(f".{f.c_name} = {e}")
    return "{ " + ", ".join(parts) + " }" if parts else "{ 0 }"


def r16(r):
    return f"{r[0]}, {'HR_VERSION_MAX' if r[1] == schema.INF else r[1]}"


def field_row(msg, s, f):
    flags = []
    if f.array:
        flags.append("HR_FIELD_ARRAY")
    if f.is_struct and not f.array and f.null != schema.NEVER:
        flags.append("HR_FIELD_PTR")
    if f.ignorable:
        flags.append("HR_FIELD_IGNORABLE")
    if f.oldform:
        flags.append("HR_FIELD_OLD_FORM")
    if f.key:
        flags.append("HR_FIELD_KEY")
    kind = "STRUCT" if f.is_struct else f.base.upper()
    sub = f"&{schema.struct_c_name(msg, f.base)}_desc" if f.is_struct else "NULL"
    return (f"\t{{ \"{f.json_name}\", offsetof(struct {s.c_name}, {f.c_name}), HR_KIND_{kind}, "
            f"{' | '.join(flags) or '0'},\n\t  {{ {r16(f.versions)} }}, {{ {r16(f.null)} }}, "
            f"{{ {r16(f.tagged)} }}, {f.tag}, {sub} }},\n")


def struct_table(msg, s):
    out = [f"static const struct {s.c_name} {s.c_name}_default = {default_init(msg, s)};\n"]
    tags = sorted((f.tag, i) for i, f in enumerate(s.fields) if f.tag >= 0)
    if s.fields:
        out.append(f"static const struct hr_field_desc {s.c_name}_fields[] = {{\n")
        out += [field_row(msg, s, f) for f in s.fields]
        out.append("};\n")
    if tags:
        out.append(f"static const uint8_t {s.c_name}_tags[] = {{ {', '.join(str(i) for _, i in tags)} }};\n")
    flex = "HR_VERSION_NEVER" if s.flex == schema.INF else s.flex
    tags_off = f"offsetof(struct {s.c_name}, unknown_tags)" if flexible(s) else "-1"
    out.append(f"const struct hr_struct_desc {s.c_name}_desc = {{\n"
               f"\t.name = \"{s.name}\", .dflt = &{s.c_name}_default, .size = sizeof(struct {s.c_name}),\n"
               f"\t.fields = {s.c_name + '_fields' if s.fields else 'NULL'}, .field_nr = {len(s.fields)},\n"
               f"\t.tags = {s.c_name + '_tags' if tags else 'NULL'}, .tag_nr = {len(tags)},\n"
               f"\t.versions = {{ {r16(s.versions)} }}, .flexible_from = {flex}, .tags_off = {tags_off},\n}};\n\n")
    return "".join(out)


def source(file):
    out = [SPDX_H, made_from(file.stem + ".msg"), f"#include <hr/protocol/gen/{file.stem}.h>\n\n"]
    for m in file.messages:
        out += [struct_table(m, s) for s in m.structs]
    return "".join(out).rstrip("\n") + "\n"


def api_keys(files, dead):
    rows = sorted([(f.api.key, f.api.name, False) for f in files if f.api] + [(k, n, True) for k, n in dead])
    out = [SPDX_H, made_from("every file"), "#ifndef HR_PROTOCOL_GEN_API_KEYS_H\n#define HR_PROTOCOL_GEN_API_KEYS_H\n\n",
           "enum hr_api_key {\n"]
    for key, name, is_dead in rows:
        if not is_dead:
            out.append(f"\tHR_API_{schema.snake(name).upper()} = {key},\n")
    out.append(f"}};\n\n#define HR_API_KEY_MAX {rows[-1][0]}\n"
               f"#define HR_API_NR {sum(not r[2] for r in rows)} /* live keys */\n\n#endif\n")
    return "".join(out)


def api_table(files):
    apis = sorted((f.api for f in files if f.api), key=lambda a: a.key)
    out = [SPDX_H, made_from("every file"), "#include <hr/protocol/api.h>\n"]
    for f in sorted((f for f in files if f.api), key=lambda f: f.stem):
        out.append(f"#include <hr/protocol/gen/{f.stem}.h>\n")
    out.append("#include \"../api_table.h\"\n\nconst struct hr_api_desc hr_api_table[HR_API_KEY_MAX + 1] = {\n")
    for a in apis:
        q, s = a.request, a.response
        flags = ["HR_API_" + l.upper() + "_LISTENER" for l in a.listeners]
        flags += ["HR_API_FORWARDABLE"] if a.forwardable else []
        flags += ["HR_API_CLUSTER_ACTION"] if a.cluster_action else []
        lo, hi = q.versions
        flex = "HR_VERSION_NEVER" if q.flex == schema.INF else q.flex
        out.append(f"\t[{a.key}] = {{ .key = {a.key}, .name = \"{a.name}\", .min = {lo}, .max = {hi - q.unstable}, "
                   f".max_unstable = {hi},\n\t\t.adv_min = {lo if a.adv_min is None else a.adv_min}, "
                   f".flexible_from = {flex},\n\t\t.flags = {' | '.join(flags)},\n"
                   f"\t\t.request = &{q.structs[-1].c_name}_desc, .response = &{s.structs[-1].c_name}_desc }},\n")
    out.append("};\n")
    return "".join(out)


def record_types(files):
    out = [SPDX_H, made_from("every family"),
           "#ifndef HR_PROTOCOL_GEN_RECORD_TYPES_H\n#define HR_PROTOCOL_GEN_RECORD_TYPES_H\n"]
    for f in files:
        names = {0: "Abort", 1: "Commit"} if f.family == "control" else {}
        for m in f.messages:
            if f.family and m.type_id >= 0:
                base = m.name
                for end in ("Record", "Key", "Value", "Message"):
                    if base.endswith(end) and m.name not in ("OffsetCommitKey", "LegacyOffsetCommitKey"):
                        base = base[:-len(end)]
                        break
                if base.endswith("Key"):
                    base = base[:-3]
                names[m.type_id] = base
        if f.family in (None, "data") or not names:
            continue
        out.append(f"\nenum hr_{f.family}_record_type {{\n")
        for t in sorted(names):
            out.append(f"\tHR_{f.family.upper()}_RECORD_{schema.snake(names[t]).upper()} = {t},\n")
        out.append("};\n")
    out.append("\n#endif\n")
    return "".join(out)


def record_table(files):
    rec = [f for f in files if f.family]
    out = [SPDX_H, made_from("every family"), "#include <hr/protocol/record_schema.h>\n"]
    out += [f"#include <hr/protocol/gen/{f.stem}.h>\n" for f in sorted(rec, key=lambda f: f.stem)]
    out.append("#include \"../api_table.h\"\n\nconst struct hr_record_desc hr_record_table[] = {\n")
    nr = 0
    for f in rec:
        for m in f.messages:
            nr += 1
            out.append(f"\t{{ HR_FAMILY_{f.family.upper()}, {m.type_id}, HR_PART_{m.kind.upper()}, "
                       f"&{m.structs[-1].c_name}_desc }},\n")
    out.append(f"}};\nconst int hr_record_table_nr = {nr};\n")
    return "".join(out)


def outputs(top):
    files, dead = schema.load(top)
    out = {}
    for f in files:
        out[f"{HDR}/{f.stem}.h"] = header(f)
        out[f"{SRC}/{f.stem}.c"] = source(f)
    out[f"{HDR}/api_keys.h"] = api_keys(files, dead)
    out[f"{HDR}/record_types.h"] = record_types(files)
    out[f"{SRC}/api_table.c"] = api_table(files)
    out[f"{SRC}/record_table.c"] = record_table(files)
    return out
