# SPDX-License-Identifier: Apache-2.0
"""Parser of userspace/protocol/schema/*.msg; the format stands in the README beside them."""
import dataclasses
import pathlib
import re

PRIMITIVES = ("bool int8 int16 int32 int64 uint16 uint32 float64 uuid string bytes records").split()
NEVER = (1, 0)
INF = 32767


@dataclasses.dataclass
class Field:
    name: str
    type: str
    versions: tuple
    null: tuple = NEVER
    tag: int = -1
    tagged: tuple = NEVER
    default: str = None
    ignorable: bool = False
    key: bool = False
    oldform: bool = False
    entity: str = None
    fields: list = dataclasses.field(default_factory=list)

    @property
    def array(self):
        return self.type.startswith("[]")

    @property
    def base(self):
        return self.type[2:] if self.array else self.type

    @property
    def is_struct(self):
        return self.base not in PRIMITIVES

    @property
    def c_name(self):
        n = snake(self.name)
        return n + "_" if n in C_KEYWORDS else n

    @property
    def json_name(self):
        return self.name[0].lower() + self.name[1:]


@dataclasses.dataclass
class Struct:
    """One C struct: a whole message or a part of one."""
    name: str
    c_name: str
    versions: tuple
    flex: int
    fields: list


@dataclasses.dataclass
class Message:
    kind: str                   # request, response, key, value
    name: str
    versions: tuple
    flex: int                   # first flexible version, INF = never
    unstable: bool
    fields: list
    commons: dict
    type_id: int = -1
    family: str = None
    structs: list = dataclasses.field(default_factory=list)   # inner first, itself last


@dataclasses.dataclass
class Api:
    key: int
    name: str
    listeners: list
    forwardable: bool
    cluster_action: bool
    adv_min: int
    request: Message = None
    response: Message = None


@dataclasses.dataclass
class File:
    stem: str
    title: str
    api: Api
    family: str
    messages: list


C_KEYWORDS = set("""auto break case char const continue default do double else enum extern float
for goto if inline int long register restrict return short signed sizeof static struct switch
typedef union unsigned void volatile while""".split())


def snake(name):
    name = name.replace("KRaft", "Kraft")
    name = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", name)
    return re.sub(r"([A-Z]+)([A-Z][a-z])", r"\1_\2", name).lower()


def parse_range(text):
    if text.endswith("+"):
        return int(text[:-1]), INF
    if "-" in text:
        lo, hi = text.split("-")
        return int(lo), int(hi)
    return int(text), int(text)


def parse_field(words, where):
    f = Field(words[0], words[1], parse_range(words[2]))
    i = 3
    while i < len(words):
        w = words[i]
        if w == "null":
            f.null = parse_range(words[i + 1])
            i += 2
        elif w == "tag":
            f.tag, f.tagged = int(words[i + 1]), parse_range(words[i + 2])
            i += 3
        elif w == "default":
            f.default = words[i + 1]
            i += 2
        elif w == "entity":
            f.entity = words[i + 1]
            i += 2
        elif w in ("ignorable", "key", "oldform", "zerocopy"):
            if w != "zerocopy":
                setattr(f, w, True)
            i += 1
        else:
            raise ValueError(f"{where}: unknown word {w}")
    return f


def parse_message(kind, name, words, **more):
    flex, unstable = INF, False
    i = 1
    while i < len(words):
        if words[i] == "flex":
            flex = parse_range(words[i + 1])[0]
            i += 2
        elif words[i] == "unstable":
            unstable = True
            i += 1
        else:
            raise ValueError(f"{name}: unknown word {words[i]}")
    return Message(kind, name, parse_range(words[0]), flex, unstable, [], {}, **more)


def parse_file(path):
    out = File(path.stem, "", None, None, [])
    dead, stack = [], []
    for nr, line in enumerate(path.read_text().split("\n"), 1):
        where = f"{path.name}:{nr}"
        if line.startswith("#"):
            if "SPDX" not in line:
                out.title = line[1:].strip()
            continue
        if not line.strip():
            continue
        depth = len(line) - len(line.lstrip("\t"))
        words = line.split()
        if depth == 0:
            head = words[0]
            if head == "api":
                opt = words[5:]
                adv = int(opt[opt.index("advertised") + 1]) if "advertised" in opt else None
                out.api = Api(int(words[1]), words[2], words[4].split(","), "forwardable" in opt,
                              "clusteraction" in opt, adv)
                continue
            if head == "family":
                out.family = words[1]
                continue
            if head == "dead":
                dead.append((int(words[1]), words[2]))
                continue
            if head in ("request", "response"):
                msg = parse_message(head, out.api.name + head.capitalize(), words[1:])
                setattr(out.api, head, msg)
            elif head == "record":
                type_id = -1 if words[1] == "-" else int(words[1])
                msg = parse_message(words[2], words[3], words[4:], type_id=type_id, family=out.family)
            else:
                raise ValueError(f"{where}: unknown head {head}")
            out.messages.append(msg)
            stack = [msg.fields]
        elif words[0] == "struct" and depth == 1:
            common = []
            msg.commons[words[1]] = (parse_range(words[2]), common)
            stack = [msg.fields, common]
        else:
            f = parse_field(words, where)
            del stack[depth:]
            stack[depth - 1].append(f)
            stack.append(f.fields)
    for m in out.messages:
        lay_out(m)
    return out, dead


def struct_c_name(msg, inner):
    rest = inner[len(msg.name):] if inner.startswith(msg.name) and inner != msg.name else inner
    return "hr_" + snake(msg.name) + "_" + snake(rest)


def lay_out(msg):
    """Fills msg.structs in the order C wants them; refuses cycles and unknown names."""
    done, busy = {}, set()

    def visit(fields):
        for f in fields:
            if not f.is_struct:
                continue
            name = f.base
            if name in busy:
                raise ValueError(f"{msg.name}: {name} contains itself")
            if f.fields:
                if name in done:
                    raise ValueError(f"{msg.name}: {name} twice")
                inner, versions = f.fields, f.versions
            else:
                if name in done:
                    continue
                versions, inner = msg.commons[name]
            busy.add(name)
            visit(inner)
            busy.discard(name)
            done[name] = Struct(name, struct_c_name(msg, name), versions, msg.flex, inner)

    visit(msg.fields)
    msg.structs = list(done.values())
    msg.structs.append(Struct(msg.name, "hr_" + snake(msg.name), msg.versions, msg.flex, msg.fields))


def load(top):
    files, dead = [], []
    for path in sorted((pathlib.Path(top) / "userspace/protocol/schema").glob("*.msg")):
        f, d = parse_file(path)
        dead += d
        if f.messages:
            files.append(f)
    seen = {}
    for f in files:
        for m in f.messages:
            for s in m.structs:
                if s.c_name in seen:
                    raise ValueError(f"{s.c_name}: in {seen[s.c_name]} and {f.stem}")
                seen[s.c_name] = f.stem
    return files, dead
