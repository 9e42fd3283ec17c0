#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures "localauth check" against a bare JVM and secret-tool: check.sh [HOME [RUNS]]
# HOME is an assembled localauth; default: the one of this checkout. Runs are interleaved, so that what else
# the machine does falls on all alike; medians are told. Needs root, for an account of its own, and python3.
set -eu
here=$(cd -- "$(dirname -- "$0")" && pwd)
built=${1-$here/../localauth-distribution/target/localauth}
runs=${2-30}
work=$(mktemp -d)
account=localauth-bench
useradd --create-home --home-dir "$work/home" --shell /bin/sh "$account"
uid=$(id -u "$account")
cleanup() {
  rm -rf "/dev/shm/localauth-$uid" "$work"
  userdel "$account" 2>/dev/null
}
trap cleanup EXIT
trap 'exit 130' INT TERM
chmod 755 "$work"

cp -a "$built" "$work/localauth"
chmod -R a+rX "$work/localauth"
java=$(cat "$work/localauth/lib/java")
# A class-data archive is good for one path only.
sh "$here/../localauth-distribution/src/build/class-data.sh" "$work/localauth" "$java"
printf '%s\n' 'public class Hello { public static void main(String[] a) { System.out.println("hello"); } }' >"$work/Hello.java"
"${java%/*}/javac" -d "$work" "$work/Hello.java"
python3 "$here/check.py" "$work" "$account" "$runs"
