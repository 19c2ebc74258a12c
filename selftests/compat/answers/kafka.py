# SPDX-License-Identifier: GPL-2.0
"""kafka: one Apache Kafka 4.4.0 node in a folder of its own, as the reference."""

import os
import shutil
import socket
import struct
import subprocess
import tempfile

from kit import Skip, Wire, wait_for

HERE = os.path.dirname(os.path.abspath(__file__))


def free_ports(n):
    held = [socket.socket() for _ in range(n)]
    for s in held:
        s.bind(("127.0.0.1", 0))
    ports = [s.getsockname()[1] for s in held]
    for s in held:
        s.close()
    return ports


def jars(version):
    got = subprocess.run(
        ["sh", os.path.join(HERE, "../../reference/fetch.sh"), version],
        capture_output=True,
        text=True,
    )
    if got.returncode:
        raise Skip(
            got.stderr.strip().splitlines()[-1]
            if got.stderr.strip()
            else "no jars of Kafka " + version
        )
    return got.stdout.strip().splitlines()[-1] + "/*"


class Kafka:
    def __init__(self, extra=""):
        """extra: more lines for server.properties."""
        self.extra = extra
        if not shutil.which("java"):
            raise Skip("no java to run Apache Kafka with")
        self.classpath = jars("4.4.0")
        self.folder = tempfile.mkdtemp(prefix="hr-kafka-")
        self.process = None

    def start(self):
        self.port, self.controller_port = free_ports(2)
        conf = os.path.join(self.folder, "server.properties")
        with open(conf, "w") as f:
            f.write(
                "process.roles=broker,controller\nnode.id=1\ncontroller.listener.names=CONTROLLER\n"
                "listeners=PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d\n"
                "listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT\nlog.dirs=%s/data\n"
                "controller.quorum.bootstrap.servers=127.0.0.1:%d\noffsets.topic.replication.factor=1\n"
                % (self.port, self.controller_port, self.folder, self.controller_port)
            )
            f.write(self.extra)
        subprocess.run(
            self.java()
            + [
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "AAAAAAAAAAAAAAAAAAAAaQ",
                "-c",
                conf,
                "--standalone",
            ],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return self.restart()

    def java(self):
        return [
            "java",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            self.classpath,
        ]

    def restart(self):
        """On the same directory, after it was stopped."""
        conf = os.path.join(self.folder, "server.properties")
        with open(os.path.join(self.folder, "log"), "ab") as log:
            self.process = subprocess.Popen(
                self.java() + ["kafka.Kafka", conf], stdout=log, stderr=log
            )
        wait_for("Apache Kafka", self._answers, 90)
        return self

    def _answers(self):
        if self.process.poll() is not None:
            raise AssertionError("Apache Kafka ended by itself")
        try:
            w = Wire(self.port, timeout=5)
            # Alive when metadata lists a broker.
            got = w.call(3, 1, struct.pack(">i", 0))
            w.close()
            return struct.unpack(">i", got[:4])[0] == 1
        except OSError:
            return False

    def wait_producer_ids(self):
        """Right after its start it has no block of producer ids yet."""

        def ready():
            got = Wire(self.port).call(22, 0, struct.pack(">hi", -1, 0))
            return struct.unpack(">h", got[4:6])[0] == 0

        wait_for("producer ids", ready, 30)

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
