#!/bin/bash
# SPDX-License-Identifier: GPL-2.0
# franz-go (Go): its producer with every codec, its consumer by assignment and its admin
# client kadm.  The modules are pinned by go/go.mod and go/go.sum and fetched by go into
# $O/go; any Go since 1.19 will do.
here=$(cd "$(dirname "$0")" && pwd)
. "$here/lib/targets.sh"
hr_need go "$PYTHON3"
hr_begin go
mkdir -p "$O/go/src"
cp "$here"/go/go.mod "$here"/go/go.sum "$here"/go/*.go "$O/go/src/"
# A cache that can be removed again, and the Go that is here rather than one from elsewhere.
export GOMODCACHE=$O/go/mod GOCACHE=$O/go/cache GOTOOLCHAIN=local GOWORK=off CGO_ENABLED=0
export GOFLAGS="-mod=mod -modcacherw -buildvcs=false"
cd "$O/go/src" || exit 1
timeout 200 go mod download > "$work/go.log" 2>&1 || hr_skip "go: $(tail -n 1 "$work/go.log")"
if ! timeout 400 go build -p 2 -o "$work/judge" . > "$work/go.log" 2>&1; then
	sed 's/^/# /' "$work/go.log"
	echo "Bail out! the Go program does not compile"
	exit 1
fi

# Keys that stand for each other, to see what each says of the others.
suite_properties="log.retention.minutes=6000
log.retention.hours=99
log.roll.hours=50"

run_suite() {
	local part
	for part in producer consumer admin; do
		hr_drive "go-$part" 150 "$work/judge" $part
	done
}
hr_each_target go
hr_compare "$here/go/differences"
hr_end
