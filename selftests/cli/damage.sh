#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# headrace log on damaged files: it shows what can be shown, verify finds the damage, and
# nothing ends it but an exit status.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib.sh"
export bin
plan 9

node_config a $(free_ports)
status 0 "$bin" format -c "$tmp/a.properties" -s -S 'SCRAM-SHA-256=[name=a,password=b]' || exit 1
checkpoint=$tmp/a/__cluster_metadata-0/00000000000000000000-0000000000.checkpoint

# flip FILE STEP MISSED_MAX: each STEP-th byte in turn.
flip() {
	python3 - "$1" "$2" "$3" << 'EOF'
import os, subprocess, sys
path, step, missed_max = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
good = open(path, "rb").read()
os.chmod(path, 0o600)
missed = []
for at in range(0, len(good), step):
    bad = bytearray(good)
    bad[at] ^= 1 << (at % 8)
    open(path, "wb").write(bad)
    for verb in ("dump", "verify"):
        r = subprocess.run([os.environ["bin"], "log", verb, path, "--json"],
                           capture_output=True, timeout=20)
        if r.returncode not in (0, 1):
            sys.exit(f"# byte {at}: {verb} ended with {r.returncode}: {r.stderr[-200:]}")
    if r.returncode == 0:
        missed.append(at)
open(path, "wb").write(good)
print(f"# {len(range(0, len(good), step))} flips, not noticed at {missed}")
sys.exit(len(missed) > missed_max)
EOF
}
# The base offset and leader epoch of a batch lie outside its CRC; only an epoch that
# rises may pass.
ok "a flipped bit in a snapshot is found" flip "$checkpoint" 1 12

cut() {
	size=$(stat -c %s "$1")
	n=0
	while [ $n -lt "$size" ]; do
		head -c $n "$checkpoint" > "$tmp/00000000000000000000-0000000001.checkpoint"
		status 1 "$bin" log verify "$tmp/00000000000000000000-0000000001.checkpoint" || return 1
		"$bin" log dump "$tmp/00000000000000000000-0000000001.checkpoint" > /dev/null || return 1
		n=$((n + 13))
	done
}
ok "a cut snapshot is found" cut "$checkpoint"

noise() {
	for n in 00000000000000000000.log 00000000000000000000.index 00000000000000000000.timeindex \
		00000000000000000000.txnindex 00000000000000000007.snapshot leader-epoch-checkpoint \
		recovery-point-offset-checkpoint partition.metadata meta.properties quorum-state; do
		for size in 0 1 9 61 62 4096 70000; do
			mkdir -p "$tmp/noise-0"
			rm -f "$tmp"/noise-0/*
			head -c $size /dev/urandom > "$tmp/noise-0/$n"
			for verb in dump verify; do
				"$bin" log $verb "$tmp/noise-0" > "$tmp/out" 2> "$tmp/err"
				[ $? -le 1 ] || { echo "# $verb of $size bytes as $n"; return 1; }
			done
		done
	done
}
ok "noise in any file is no end" noise
ok "a file that is none of a data directory is refused" status 1 "$bin" log dump "$0"
ok "a directory that is not there is refused" status 1 "$bin" log verify "$tmp/none"

if [ ! -x "$daemon" ]; then
	for t in "a flipped bit in a segment" "an index that lies" "garbage at the end" "a lost segment"; do
		skip "$t" "headraced is not built"
	done
	exit $bad
fi
start_headraced a || exit 1
"$bin" topic create t -p 1 -c index.interval.bytes=200 -c segment.bytes=1048576 --bootstrap "$address" > /dev/null
for z in none gzip snappy lz4 zstd none none none; do
	seq 1 5 | "$bin" produce t -z $z --bootstrap "$address"
done
head -c 1500000 /dev/urandom | base64 -w 1000 | "$bin" produce t --bootstrap "$address"
stop_node "$pid"
d=$tmp/a/t-0
clean() { # DIR: no finding; those that there are are shown
	status 0 "$bin" log verify "$1" || { sed 's/^/# /' "$tmp/out" | head -20; return 1; }
}
clean "$tmp/a" || bad=1

# Byte 65 belongs to the first record: how many the first batch has is the producer's timing.
segment_flip() {
	head -c 700 "$d/00000000000000000000.log" > "$tmp/00000000000000000000.log"
	flip "$tmp/00000000000000000000.log" 3 700 && cp "$d/00000000000000000000.log" "$tmp/keep" &&
		printf X | dd of="$d/00000000000000000000.log" bs=1 seek=65 conv=notrunc 2> /dev/null &&
		status 1 "$bin" log verify "$tmp/a" && says "CRC of the batch at offset 0 is wrong" &&
		"$bin" log dump "$d/00000000000000000000.log" --batches --json 2> /dev/null | head -1 | grep -q '"isvalid":false' &&
		cp "$tmp/keep" "$d/00000000000000000000.log" && clean "$tmp/a"
}
ok "a flipped bit in a segment is found" segment_flip
lie() { # FILE BYTE: the entry names something else
	cp "$1" "$tmp/keep"
	python3 -c 'import sys
f = open(sys.argv[1], "r+b")
f.seek(int(sys.argv[2]))
old = f.read(1)[0]
f.seek(int(sys.argv[2]))
f.write(bytes([old ^ 0x41]))' "$1" "$2"
	status 1 "$bin" log verify "$d" && says "$(basename "$1")" || return 1
	cp "$tmp/keep" "$1"
}
index_lies() {
	lie "$d/00000000000000000000.index" 3 && lie "$d/00000000000000000000.index" 7 &&
		lie "$d/00000000000000000000.timeindex" 7 && lie "$(ls "$d"/*.snapshot | tail -1)" 9 &&
		clean "$d"
}
ok "an index or snapshot that lies is found" index_lies
garbage() {
	last=$(ls "$d"/*.log | tail -1)
	cp "$last" "$tmp/keep"
	echo more >> "$last"
	status 1 "$bin" log verify "$d" && says "fewer bytes than a batch header has" && cp "$tmp/keep" "$last"
}
ok "garbage at the end is found" garbage
lost() {
	mv "$d/00000000000000000000.log" "$tmp/keep"
	status 1 "$bin" log verify "$d" && says "there is no segment for it"
}
ok "a lost segment is found" lost
exit $bad
