#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Unpacks and configures the Keycloak that the tests of oidc start, once.
#   keycloak.sh [DIRECTORY]   by default in the person's cache, where the class Keycloak looks for it
# For tests on this machine only: nothing of it is committed or passed on.
set -eu
version=26.7.3
sum=27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f
place=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/localauth-verify/keycloak}
# Another edition of this script unpacks anew.
stamp=$(sha256sum <"$0" | cut -c 1-64)
[ "$(cat "$place/ready" 2>/dev/null)" = "$stamp" ] && { echo "nothing to unpack"; exit 0; }

mkdir -p "$(dirname -- "$place")"
work=$(mktemp -d "$place.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  echo "verify: no Keycloak, so tests against it are skipped: $1"
  [ -z "${CI-}" ]
  exit
}

mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
  -Dartifact="org.keycloak:keycloak-quarkus-dist:$version:zip" -DoutputDirectory="$work" \
  </dev/null || fail "it cannot be had"
zip=$work/keycloak-quarkus-dist-$version.zip
echo "$sum  $zip" | sha256sum --check --quiet --strict || fail "it is not what it should be"
unzip -q "$zip" -d "$work" || fail "unzip failed"
rm "$zip"
mv "$work/keycloak-$version" "$work/home"
# Once here rather than at each start, of which it is the greater part.
"$work/home/bin/kc.sh" build --db=dev-file --cache=local >"$work/log" 2>&1 </dev/null \
  || { cat "$work/log"; fail "it cannot be configured"; }
echo "$stamp" >"$work/ready"
rm -rf "$place"
mv "$work" "$place"
echo "unpacked in $place"
