# SPDX-License-Identifier: Apache-2.0
"""Writes every generated file of the tree anew: regen.py [--check]

A step is a module with outputs(top) -> {path: text}.  Folders listed in OWNED hold
nothing but generated files, so that a left-over of a removed schema is noticed.
With --check nothing is written; a difference is printed and the exit status is 1.
"""
import importlib
import pathlib
import sys

STEPS = ["protocol", "wire_errors", "protocol_docs", "configs", "features", "kafka_metrics"]
OWNED = ["userspace/include/hr/protocol/gen", "userspace/protocol/gen", "Documentation/protocol/messages",
         "userspace/include/hr/config/gen", "userspace/config/gen", "Documentation/admin-guide/sysctl"]


def main():
    check = sys.argv[1:] == ["--check"]
    if sys.argv[1:] and not check:
        sys.exit(__doc__)
    top = pathlib.Path(__file__).resolve().parents[2]
    sys.path.insert(0, str(top / "tools/gen"))
    sys.dont_write_bytecode = True
    want = {}
    for step in STEPS:
        for path, text in importlib.import_module(step).outputs(top).items():
            if path in want:
                sys.exit(f"{path}: made by two steps")
            want[path] = text
    have = {str(p.relative_to(top)) for d in OWNED for p in (top / d).glob("*") if p.is_file()}
    bad = sorted(have - set(want))
    for path in bad:
        if not check:
            (top / path).unlink()
    for path, text in sorted(want.items()):
        file = top / path
        if file.exists() and file.read_text() == text:
            continue
        bad.append(path)
        if not check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
    for path in bad:
        print(("differs: " if check else "wrote: ") + path)
    sys.exit(1 if check and bad else 0)


if __name__ == "__main__":
    main()
