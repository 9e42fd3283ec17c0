#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Prepares what the tests under Wine need, once: a Windows JVM 11, the tool that lowers our classes
# to its level, and JUnit's console.
#   wine-jre.sh [DIRECTORY]   by default in the person's cache, where the class Wine looks for them
# For tests on this machine only: nothing of it is committed or passed on.
set -eu
place=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/localauth-verify/wine}
# Another edition of this script prepares everything anew.
stamp=$(sha256sum <"$0" | cut -c 1-64)
[ "$(cat "$place/ready" 2>/dev/null)" = "$stamp" ] && { echo "nothing to prepare"; exit 0; }

mkdir -p "$(dirname -- "$place")"
work=$(mktemp -d "$place.XXXXXX")
trap 'rm -rf "$work"' EXIT

fail() {
  echo "verify: not prepared, so tests under Wine are skipped: $1"
  [ -z "${CI-}" ]
  exit
}

verified() { # sum tool, sum, file
  echo "$2  $work/$3" | "$1" --check --quiet --strict || fail "$3 is not what it should be"
}

jar() { # artifact, name, SHA-256
  mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
    -Dartifact="$1" -DoutputDirectory="$work/jars" </dev/null || fail "$1 cannot be had"
  mv "$work"/jars/*.jar "$work/$2"
  verified sha256sum "$3" "$2"
}

# The Windows edition of Bazel carries a JRE (Zulu 11.0.2) in a ZIP archive behind its program.
(cd "$work" && npm pack --silent --ignore-scripts @bazel/bazel-win32_x64@2.1.0) >/dev/null \
  || fail "npm pack failed"
mv "$work"/*.tgz "$work/bazel.tgz"
verified sha512sum \
  63a72cddfae60aaa00b2b0e6129d26b324bc558135dc9be3568caf7485d33a1e427387ce796cd23dbd36552d3c6ac695d630a73906efd7951ddbcea173102fc6 \
  bazel.tgz
tar -xzf "$work/bazel.tgz" -C "$work"
# It warns about the program in front of the archive.
unzip -q "$work/package/bazel-2.1.0-windows-x86_64.exe" 'embedded_tools/jdk/*' -d "$work" \
  2>/dev/null || [ $? = 1 ] || fail "unzip failed"
mv "$work/embedded_tools/jdk" "$work/jdk"
chmod +x "$work/jdk/bin/java.exe"

jar xyz.wagyourtail.jvmdowngrader:jvmdowngrader:2.0.1:jar:all jvmdowngrader.jar \
  60a5bd57846fb4be1756fb93e6f63b3d9a63c2759a63e763c44553b086326107
jar org.junit.platform:junit-platform-console-standalone:1.14.4 junit-console.jar \
  7c6968cbcaf4301c729f202b23b7d736c5d88be625fc7d27ad5d746146a8bc28
# What a later JDK's library has and this one has not.
(cd "$work" && java -jar jvmdowngrader.jar -c 55 --quiet debug downgradeApi java-api.jar) \
  >"$work/log" 2>&1 || { cat "$work/log"; fail "the Java API cannot be lowered"; }

rm -rf "$work/bazel.tgz" "$work/package" "$work/embedded_tools" "$work/jars" "$work/log" "$work/.jvmdg"
echo "$stamp" >"$work/ready"
rm -rf "$place"
mv "$work" "$place"
echo "prepared in $place"
