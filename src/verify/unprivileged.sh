#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# As root: runs the tests that root cannot fail, those about permissions, as an account made for
# them. Their modules were built and tested already; here their reports are added.
set -eu
cd "$(dirname -- "$0")/../.."
if [ "$(id -u)" != 0 ]; then
  echo "not root: they ran with the others"
  exit 0
fi
account=localauth-verify
work=$(mktemp -d)
cleanup() {
  userdel "$account" 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
userdel "$account" 2>/dev/null || true
useradd --system --no-create-home --home-dir "$work/home" "$account"

run() { # module, test classes...
  module=$1
  shift
  mvn -B -ntp -q -DskipTests -Dspotless.check.skip=true -pl ":$module" -am package \
    org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies \
    -DoutputDirectory="$work/$module/lib" -DincludeScope=test </dev/null
  cp -r "$module/target/classes" "$module/target/test-classes" "$work/$module"
  mkdir -p "$work/$module/reports" "$work/home"
  chmod -R a+rX "$work"
  chown -R "$account" "$work/home" "$work/$module/reports"
  select=
  for class in "$@"; do
    select="$select --select-class=$class"
  done
  # shellcheck disable=SC2086
  (cd "$work/home" && setpriv --reuid "$account" --regid "$account" --clear-groups \
    env -i PATH=/usr/bin:/bin HOME="$work/home" LANG=C.UTF-8 java -Djava.io.tmpdir="$work/home" \
    -jar "$work/console.jar" execute --disable-banner --details=none --disable-ansi-colors \
    --reports-dir="$work/$module/reports" \
    --class-path "$work/$module/test-classes:$work/$module/classes:$(echo "$work/$module"/lib/*.jar | tr ' ' ':')" \
    $select)
  mkdir -p "$module/target/failsafe-reports"
  cp "$work/$module/reports/TEST-junit-jupiter.xml" \
    "$module/target/failsafe-reports/TEST-unprivileged.xml"
}

mvn -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy \
  -Dartifact=org.junit.platform:junit-platform-console-standalone:1.14.4 \
  -DoutputDirectory="$work" -Dmdep.stripVersion=true </dev/null
mv "$work/junit-platform-console-standalone.jar" "$work/console.jar"

run localauth-keystore-file dev.localauth.keystore.file.PermissionTest
run localauth-core \
  dev.localauth.core.GateFilesTest \
  dev.localauth.core.file.OwnedFileTest \
  dev.localauth.core.file.OwnFilesTest \
  dev.localauth.core.settings.PolicyFileTest
