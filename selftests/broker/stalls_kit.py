# SPDX-License-Identifier: GPL-2.0
"""stalls_kit: a process whose disk is throttled by the block control group (version 1)."""

import os

from kit import Skip

ROOT = "/sys/fs/cgroup/blkio"


def device_of(path):
    st = os.stat(path)
    dev = "%d:%d" % (os.major(st.st_dev), os.minor(st.st_dev))
    link = "/sys/dev/block/" + dev
    if not os.path.exists(link):
        raise Skip("the file system of %s has no block device" % path)
    # A partition is throttled through its disk.
    if os.path.exists(link + "/partition"):
        return open(os.path.realpath(link) + "/../dev").read().strip()
    return dev


class Throttle:
    """@direction is "read" or "write"."""

    def __init__(self, path, direction, bps):
        if not os.path.isdir(ROOT):
            raise Skip("no blkio control group (version 1) on this machine")
        self.device = device_of(path)
        self.group = ROOT + "/hr-test-%d" % os.getpid()
        self.file = "/blkio.throttle.%s_bps_device" % direction
        self.bps = bps

    def put(self, pid):
        try:
            os.mkdir(self.group)
            with open(self.group + self.file, "w") as f:
                f.write("%s %d" % (self.device, self.bps))
            with open(self.group + "/cgroup.procs", "w") as f:
                f.write(str(pid))
        except OSError as e:
            self.close()
            raise Skip("the block control group cannot be used: %s" % e)

    def close(self):
        try:
            for pid in open(self.group + "/cgroup.procs").read().split():
                with open(ROOT + "/cgroup.procs", "w") as f:
                    f.write(pid)
            os.rmdir(self.group)
        except OSError:
            pass
