# SPDX-License-Identifier: GPL-2.0
"""How the Python programs speak: the lines that lib/targets.sh numbers and compares."""
import sys
import traceback


def check(text, body, *args):
    try:
        body(*args)
        print(f"ok {text}", flush=True)
    except Exception as error:  # whatever a client throws is the finding
        traceback.print_exc()
        print(f"not ok {text}: {type(error).__name__} {one_line(error)}", flush=True)


def see(key, body, *args):
    try:
        value = body(*args)
    except Exception as error:
        traceback.print_exc(file=sys.stderr)
        value = name(error)
    print(f"= {key}: {one_line(value)}", flush=True)


def name(error):
    """The error's name; librdkafka's errors carry it inside."""
    inner = error.args[0] if error.args else None
    return inner.name() if hasattr(inner, "name") else type(error).__name__


def one_line(value):
    return str(value).replace("\n", " ")
