# SPDX-License-Identifier: Apache-2.0
"""Table of Kafka's error codes to C."""
import pathlib

TABLE = "userspace/protocol/schema/errors.tbl"


def rows(top):
    for line in (pathlib.Path(top) / TABLE).read_text().split("\n"):
        if line and not line.startswith("#"):
            code, name, flags, text = line.split("\t")
            yield int(code), name, flags, text


def outputs(top):
    table = sorted(rows(top))
    spdx = "/* SPDX-License-Identifier: Apache-2.0 */\n/* Made from schema/errors.tbl by make regen; do not edit. */\n"
    h = [spdx, "#ifndef HR_PROTOCOL_GEN_WIRE_ERROR_CODES_H\n#define HR_PROTOCOL_GEN_WIRE_ERROR_CODES_H\n\n",
         "enum hr_wire_err {\n"]
    h += [f"\tHR_ERR_{n} = {c},\n" for c, n, _, _ in table]
    h.append(f"}};\n\n#define HR_ERR_MIN ({table[0][0]})\n#define HR_ERR_MAX {table[-1][0]}\n\n#endif\n")
    c = [spdx, "#include \"../api_table.h\"\n\n",
         "const struct hr_wire_err_row hr_wire_err_table[HR_ERR_MAX - HR_ERR_MIN + 1] = {\n"]
    for code, name, flags, text in table:
        bits = [b for f, b in (("retry", "HR_WIRE_ERR_RETRIABLE"), ("refresh", "HR_WIRE_ERR_REFRESH")) if f in flags]
        c.append(f"\t[{code} - HR_ERR_MIN] = {{ \"{name}\", \"{text}\",\n\t\t{' | '.join(bits) or '0'} }},\n")
    c.append("};\n")
    return {"userspace/include/hr/protocol/gen/wire_error_codes.h": "".join(h),
            "userspace/protocol/gen/wire_error_table.c": "".join(c)}
