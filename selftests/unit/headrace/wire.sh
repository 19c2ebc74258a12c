#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# The command without a broker: grammar, exit status, wire decode and encode.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
bin=${O:-$top/build}/bin/headrace
golden=$top/selftests/golden/protocol/messages.txt
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0
ok() { # NAME CONDITION...
	n=$((n + 1)) name=$1
	shift
	if "$@"; then echo "ok $n $name"; else echo "not ok $n $name"; bad=1; fi
}
status() { # WANTED COMMAND... ; stdin from $tmp/in
	want=$1
	shift
	"$@" < "$tmp/in" > "$tmp/out" 2> "$tmp/err"
	got=$?
	[ $got -eq "$want" ] || { echo "# exit $got: $(cat "$tmp/err")"; return 1; }
	# A reason is one line; success has none.
	[ "$want" -ne 1 ] || [ "$(wc -l < "$tmp/err")" -eq 1 ]
}
: > "$tmp/in"
echo "TAP version 13"
echo "1..12"
ok "help and version succeed" status 0 "$bin" help
ok "no object is wrong usage" status 2 "$bin"
ok "an unknown object is wrong usage" status 2 "$bin" nothing list
ok "an unknown option is wrong usage" status 2 "$bin" wire decode --nothing
ok "names may be shortened" status 0 "$bin" a l --json
ok "a broker that is not there is a failure" status 1 "$bin" api list --broker --bootstrap 127.0.0.1:1

echo 000000010001zz > "$tmp/in"
ok "text that is not hex is a failure" status 1 "$bin" wire decode --api Metadata --version 1 --request
echo 0000000100 > "$tmp/in"
ok "a cut message is a failure" status 1 "$bin" wire decode --api Metadata --version 1 --request
echo 000000010001780 > "$tmp/in"
ok "an odd digit is a failure" status 1 "$bin" wire decode --api 3 --version 1 --request

there_and_back() {
	while read -r type version hex; do
		case $type in
		'#'*) continue ;;
		*Request) kind="--api ${type%Request} --request" ;;
		*Response) kind="--api ${type%Response} --response" ;;
		*) kind="--record $type" ;;
		esac
		case $version in *[02468]) continue ;; esac
		# shellcheck disable=SC2086
		if ! echo "$hex" | "$bin" wire decode $kind --version "$version" > "$tmp/json" ||
			! "$bin" wire encode $kind --version "$version" < "$tmp/json" > "$tmp/hex"; then
			echo "# $type $version"
			return 1
		fi
		# Unknown tags have no JSON form, so only a longer original may differ.
		[ "$hex" = "$(cat "$tmp/hex")" ] || [ ${#hex} -gt "$(wc -c < "$tmp/hex")" ] || {
			echo "# $type $version: other bytes"
			return 1
		}
		total=$((total + 1))
	done < "$golden"
	[ $total -gt 250 ] || { echo "# only $total"; false; }
}
total=0
ok "Kafka's messages go to JSON and back" there_and_back

with_header() {
	echo '{"header":{"requestApiKey":3,"requestApiVersion":12,"correlationId":7,"clientId":"me"},
		"body":{"topics":null,"allowAutoTopicCreation":true,"includeTopicAuthorizedOperations":false}}' |
		"$bin" wire encode --api 3 --version 12 --request --header > "$tmp/in" &&
		[ "$(cat "$tmp/in")" = 0003000c0000000700026d650000010000 ] &&
		status 0 "$bin" wire decode --api 3 --version 12 --request --header &&
		grep -q '"clientId": "me"' "$tmp/out"
}
ok "a header goes with the message" with_header

raw() {
	printf '\000\000\000\001\000\001x' > "$tmp/in"
	status 0 "$bin" wire decode --api Metadata --version 1 --request --binary &&
		"$bin" wire encode --api Metadata --version 1 --request --binary < "$tmp/out" | cmp -s - "$tmp/in"
}
ok "raw bytes go in and out" raw
exit $bad
