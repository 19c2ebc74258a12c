#!/bin/sh
# SPDX-License-Identifier: GPL-2.0
# Manual pages and completion say what the command tables say.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=${HR_TOP:-$here/../../..}
bin=${O:-$top/build}/bin/headrace
docs=$top/Documentation/tools
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0 bad=0
ok() { # NAME CONDITION...
	n=$((n + 1)) name=$1
	shift
	if "$@"; then echo "ok $n $name"; else echo "not ok $n $name"; bad=1; fi
}
objects=$("$bin" help | sed -n '/^OBJECT/,/^$/s/^  \([a-z-]*\) .*/\1/p')
echo "TAP version 13"
echo "1..5"

# Verbs, options and choices of the grammar lines.
in_pages() {
	for o in $objects; do
		page=$docs/headrace-$o.rst
		[ -e "$page" ] || { echo "# no page of $o"; return 1; }
		grep -q "headrace-$o" "$docs/index.rst" || { echo "# $o is not in the index"; return 1; }
		"$bin" "$o" help | sed -n 's/^headrace //p' > "$tmp/grammar"
		grep -o -e '--[a-z-]*' "$tmp/grammar" | sort -u > "$tmp/words"
		sed -n 's/^\([a-z-]* [a-z-]*\).*/headrace \1/p' "$tmp/grammar" >> "$tmp/words"
		while read -r word; do
			grep -q -e "$word" "$page" || { echo "# $page lacks $word"; return 1; }
		done < "$tmp/words"
	done
	[ -n "$objects" ]
}
ok "every verb and option is in its page" in_pages

# The other way: nothing is described that the command does not know.
in_tables() {
	"$bin" help > "$tmp/common"
	for o in $objects; do
		"$bin" "$o" help > "$tmp/grammar"
		for word in $(grep -o -e '--[a-z][a-z-]*' "$docs/headrace-$o.rst" | sort -u); do
			grep -q -e "$word" "$tmp/grammar" "$tmp/common" ||
				{ echo "# headrace-$o.rst has $word"; return 1; }
		done
	done
}
ok "a page has no option that is none" in_tables

if command -v rst2man > /dev/null; then
	builds() {
		for page in "$docs"/headrace*.rst; do
			rst2man --halt=2 "$page" "$tmp/page" 2> "$tmp/err" ||
				{ sed 's/^/# /' "$tmp/err"; return 1; }
		done
	}
	ok "every page is made without a warning" builds
else
	n=$((n + 1))
	echo "ok $n every page is made without a warning # SKIP rst2man is not installed"
fi

complete() { # WANTED WORD...: the completions of the last word
	want=$1
	shift
	got=$(bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _headrace
		echo "${COMPREPLY[*]}"' bash "$tmp/completion" headrace "$@")
	[ "$got" = "$want" ] || { echo "# $*: $got"; return 1; }
}
completes() {
	"$bin" completion bash > "$tmp/completion" && complete "top topic" t && complete "create" topic c &&
		complete "--partition" topic offsets --part &&
		complete "--client-id --config --cluster-id" format --c
}
if command -v bash > /dev/null; then
	ok "bash completes objects, verbs and options" completes
else
	n=$((n + 1))
	echo "ok $n bash completes # SKIP bash is not installed"
fi
wrong() { "$bin" completion csh 2> /dev/null; [ $? -eq 2 ]; }
ok "another shell is wrong usage" wrong
exit $bad
