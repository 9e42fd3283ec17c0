#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the jars twice, in two places, and compares them byte by byte.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in one two; do
  git clone -q . "$work/$place"
  (cd "$work/$place" && mvn -B -ntp -q -DskipTests -Dspotless.check.skip=true package) </dev/null
  (cd "$work/$place" && find . -path '*/target/localauth-*.jar' | sort | xargs sha256sum) >"$work/$place.sums"
done
diff "$work/one.sums" "$work/two.sums"
echo "$(wc -l <"$work/one.sums") jars are the same in both builds"
