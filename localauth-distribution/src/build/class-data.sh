#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the class-data archive of an assembled localauth: class-data.sh HOME JAVA
set -eu
home=$1
java=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jar=$home/lib/localauth.jar

# Loads what "check" and the commands with a parser load; in a home of its own.
n=0
record() {
  n=$((n + 1))
  env -i HOME="$work" "$java" -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="$work/$n.classes" \
    -Duser.home="$work" -jar "$jar" "$@" >/dev/null 2>&1 || true
}
record 1 check
record 1 --version
cat "$work"/*.classes | sort -u >"$work/classes"
"$java" -XX:+UseSerialGC -Xshare:dump -Xlog:disable -XX:SharedClassListFile="$work/classes" \
  -XX:SharedArchiveFile="$home/lib/localauth.jsa" -jar "$jar" >/dev/null
