# SPDX-License-Identifier: GPL-2.0
"""kit: start a headraced, speak a little Kafka to it, report in KTAP.

Nothing here knows more of the protocol than the tests need; the suites of
foreign clients judge the rest.
"""

import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse
import urllib.request

OUT = os.environ.get("O", os.path.join(os.path.dirname(__file__), "../../build"))
BINARY = os.path.join(OUT, "bin/headraced")


class Skip(Exception):
    """The test needs what this machine lacks; the text says what."""


def wait_for(what, ready, seconds=20.0):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        got = ready()
        if got:
            return got
        time.sleep(0.02)
    raise AssertionError("no %s within %s s" % (what, seconds))


class Node:
    """One daemon in a folder of its own; ports are picked by the kernel."""

    def __init__(self, overrides=None, folder=None, binary=BINARY, prefix=()):
        self.folder = folder or tempfile.mkdtemp(prefix="hr-broker-")
        self.own = folder is None
        self.data = os.path.join(self.folder, "data")
        self.file = os.path.join(self.folder, "server.properties")
        self.prefix = list(prefix)
        self.binary = binary
        self.overrides = dict(overrides or {})
        self.process = None

    def write_file(self):
        base = {
            "process.roles": "broker,controller",
            "node.id": "1",
            "controller.listener.names": "CONTROLLER",
            "listeners": "PLAINTEXT://127.0.0.1:0,CONTROLLER://127.0.0.1:0",
            "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "log.dirs": self.data,
            "headrace.format.auto": "true",
            "headrace.metrics.listener": "127.0.0.1:0",
            "offsets.topic.replication.factor": "1",
        }
        base.update(self.overrides)
        with open(self.file, "w") as f:
            f.write("".join("%s=%s\n" % kv for kv in base.items() if kv[1] is not None))

    def start(self):
        self.write_file()
        for name in (".headrace-listeners", ".headrace-metrics"):
            path = os.path.join(self.data, name)
            if os.path.exists(path):
                os.unlink(path)
        self.log = open(os.path.join(self.folder, "log"), "ab")
        self.process = subprocess.Popen(
            self.prefix + [self.binary, self.file], stdout=self.log, stderr=subprocess.STDOUT
        )
        wait_for("ready line", self._started)
        return self

    def _started(self):
        if self.process.poll() is not None:
            raise AssertionError("headraced ended: " + self.tail())
        return os.path.exists(
            os.path.join(self.data, ".headrace-metrics")
        ) and " ready " in self.tail(65536)

    def tail(self, size=2000):
        with open(os.path.join(self.folder, "log"), "rb") as f:
            f.seek(0, 2)
            f.seek(max(0, f.tell() - size))
            return f.read().decode(errors="replace")

    def port_of(self, listener):
        for line in open(os.path.join(self.data, ".headrace-listeners")):
            name, _, rest = line.strip().partition("://")
            if name == listener:
                return int(rest.rpartition(":")[2])
        raise AssertionError("no listener " + listener)

    @property
    def port(self):
        return self.port_of("PLAINTEXT")

    @property
    def controller_port(self):
        return self.port_of("CONTROLLER")

    @property
    def status(self):
        """Where it tells of itself."""
        return "127.0.0.1:" + open(os.path.join(self.data, ".headrace-metrics")).read().strip()

    def observe(self, view, **args):
        url = "http://%s/observe?%s" % (self.status, urllib.parse.urlencode(dict(args, view=view)))
        return json.load(urllib.request.urlopen(url, timeout=20))

    def metrics(self):
        url = "http://%s/metrics" % self.status
        text = urllib.request.urlopen(url, timeout=10).read().decode()
        out = {}
        for line in text.splitlines():
            if line and not line.startswith("#"):
                name, _, value = line.rpartition(" ")
                out[name] = float(value)
        return out

    def rss_bytes(self):
        for line in open("/proc/%d/status" % self.process.pid):
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024
        return 0

    def prove(self, client):
        """Notes which calls were made, for the page of proofs."""
        proof = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../proof/proof.py")
        subprocess.run([sys.executable, proof, "record", client, self.data], check=True)

    def stop(self, sig=signal.SIGTERM):
        if not self.process or self.process.poll() is not None:
            return self.process.returncode if self.process else None
        self.process.send_signal(sig)
        try:
            return self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError("headraced did not stop: " + self.tail())

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.own:
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self.start()

    def __exit__(self, *exc):
        self.close()


# --- a little Kafka -------------------------------------------------------------

_CRC = []
for _i in range(256):
    _c = _i
    for _ in range(8):
        _c = (_c >> 1) ^ (0x82F63B78 if _c & 1 else 0)
    _CRC.append(_c)


def crc32c(data):
    c = 0xFFFFFFFF
    for b in data:
        c = _CRC[(c ^ b) & 255] ^ (c >> 8)
    return c ^ 0xFFFFFFFF


def text(s):
    return struct.pack(">h", len(s)) + s.encode()


def varint(v):
    v = (v << 1) ^ (v >> 63)
    out = b""
    while v > 127:
        out += bytes([v & 127 | 128])
        v >>= 7
    return out + bytes([v])


def batch(values, timestamp=None):
    now = int(time.time() * 1000) if timestamp is None else timestamp
    recs = b""
    for i, v in enumerate(values):
        body = b"\0" + varint(0) + varint(i) + varint(-1) + varint(len(v)) + v + varint(0)
        recs += varint(len(body)) + body
    tail = struct.pack(">hiqqqhii", 0, len(values) - 1, now, now, -1, -1, -1, len(values)) + recs
    return struct.pack(">qiibI", 0, len(tail) + 9, -1, 2, crc32c(tail)) + tail


class Wire:
    def __init__(self, port, timeout=30, rcvbuf=None):
        self.s = socket.socket()
        if rcvbuf:
            self.s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, rcvbuf)
        self.s.settimeout(timeout)
        self.s.connect(("127.0.0.1", port))
        self.corr = 0

    def send(self, key, version, body):
        self.corr += 1
        payload = struct.pack(">hhi", key, version, self.corr) + text("kit") + body
        self.s.sendall(struct.pack(">i", len(payload)) + payload)
        return self.corr

    def exactly(self, n):
        out = bytearray()
        while len(out) < n:
            got = self.s.recv(min(n - len(out), 1 << 20))
            if not got:
                raise ConnectionError("closed by the node")
            out += got
        return bytes(out)

    def receive(self):
        n = struct.unpack(">i", self.exactly(4))[0]
        return self.exactly(n)

    def call(self, key, version, body):
        corr = self.send(key, version, body)
        got = self.receive()
        assert struct.unpack(">i", got[:4])[0] == corr
        return got[4:]

    def closed(self, seconds=10):
        """True when the node closes within the time."""
        self.s.settimeout(seconds)
        try:
            while True:
                if not self.s.recv(65536):
                    return True
        except ConnectionError:
            return True
        except socket.timeout:
            return False

    def api_versions(self):
        return self.call(18, 0, b"")

    def create_topic(self, name, partitions=1, configs=()):
        body = struct.pack(">i", 1) + text(name) + struct.pack(">ihi", partitions, 1, 0)
        body += struct.pack(">i", len(configs)) + b"".join(text(k) + text(v) for k, v in configs)
        got = self.call(19, 2, body + struct.pack(">ib", 20000, 0))
        at = 4 + 4 + 2 + len(name)
        return struct.unpack(">h", got[at : at + 2])[0]

    @staticmethod
    def produce_body(topic, partition, records, acks=-1):
        return (
            struct.pack(">hhii", -1, acks, 10000, 1)
            + text(topic)
            + struct.pack(">iii", 1, partition, len(records))
            + records
        )

    def produce(self, topic, partition, values, acks=-1):
        got = self.call(0, 3, self.produce_body(topic, partition, batch(values), acks))
        at = 4 + 2 + len(topic) + 4 + 4
        err, base = struct.unpack(">hq", got[at : at + 10])
        return err, base

    @staticmethod
    def fetch_body(topic, partition, offset, max_bytes=1 << 20, wait=0, min_bytes=1):
        return (
            struct.pack(">iiiib", -1, wait, min_bytes, max_bytes, 0)
            + struct.pack(">i", 1)
            + text(topic)
            + struct.pack(">iiqi", 1, partition, offset, max_bytes)
        )

    def fetch(self, topic, partition, offset, **kw):
        got = self.call(1, 4, self.fetch_body(topic, partition, offset, **kw))
        at = 4 + 4 + 2 + len(topic) + 4 + 4
        err, hw = struct.unpack(">hq", got[at : at + 10])
        at += 18
        aborted = struct.unpack(">i", got[at : at + 4])[0]
        at += 4 + max(aborted, 0) * 16
        n = struct.unpack(">i", got[at : at + 4])[0]
        return err, hw, got[at + 4 : at + 4 + max(n, 0)]

    def close(self):
        self.s.close()


def call_api(port, api, version, body):
    """Any call, in Kafka's JSON form, through the command."""
    got = subprocess.run(
        [os.path.join(OUT, "bin/headrace"), "wire", "call", "--api", api]
        + ["--version", str(version), "--bootstrap", "127.0.0.1:%d" % port],
        input=json.dumps(body),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return json.loads(got.stdout)


def alter_quota(node, entity, **ops):
    rows = [{"key": k, "value": v or 0, "remove": v is None} for k, v in ops.items()]
    parts = [{"entityType": t.replace("_", "-"), "entityName": n} for t, n in entity.items()]
    body = {"entries": [{"entity": parts, "ops": rows}], "validateOnly": False}
    got = call_api(node.port, "AlterClientQuotas", 1, body)
    assert got["entries"][0]["errorCode"] == 0, got


# --- KTAP -------------------------------------------------------------------------


def main(tests):
    failed = 0
    print("TAP version 13\n1..%d" % len(tests), flush=True)
    for i, test in enumerate(tests, 1):
        name = test.__name__
        try:
            test()
            print("ok %d %s" % (i, name), flush=True)
        except Skip as why:
            print("ok %d %s # SKIP %s" % (i, name, why), flush=True)
        except Exception:
            failed += 1
            print("# " + traceback.format_exc().replace("\n", "\n# "))
            print("not ok %d %s" % (i, name), flush=True)
    sys.exit(1 if failed else 0)
