#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# kafkajs (Node): its producer with every codec, its decoders and its admin client.  The
# packages are pinned by node/package-lock.json and installed by npm into $O/node; none of
# them needs a compiler.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need node npm "$PYTHON3"
hr_begin node
mkdir -p "$O/node"
cp "$here"/node/package.json "$here"/node/package-lock.json "$here"/node/*.js "$O/node/"
(cd "$O/node" && timeout 200 npm ci --ignore-scripts --no-audit --no-fund) > "$work/npm.log" 2>&1 ||
	hr_skip "npm: $(grep -m1 error "$work/npm.log")"

run_suite() {
	hr_drive kafkajs 100 node "$O/node/kafkajs.js"
}
hr_each_target node
hr_compare "$here/node/differences"
hr_end
