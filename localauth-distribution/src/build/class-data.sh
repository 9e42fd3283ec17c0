#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Makes the class-data archive of an assembled localauth: class-data.sh HOME JAVA
set -eu
home=$1
java=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jar=$home/lib/localauth.jar

# Loads what "check" and the commands with a parser load; in a home of its own, where somebody is
# enrolled, because most checks find that.
state=$work/.local/state/localauth
mkdir -p "$state" "$work/.config/localauth"
printf '%s\n' '{"localAuth": {"enabled": true, "method": "totp"}}' >"$work/.config/localauth/settings.json"
printf '%s\n' "digest=$(printf %064d 0)" "enrollment=$(printf %032d 0)" generation=1 \
  "ledger=$(printf %032d 0)" store=file version=1 way.a=totp >"$state/enrolled"
chmod 600 "$state/enrolled" "$work/.config/localauth/settings.json"
n=0
record() {
  n=$((n + 1))
  env -i HOME="$work" "$java" -XX:+UseSerialGC -Xshare:off -XX:DumpLoadedClassList="$work/$n.classes" \
    -Duser.home="$work" -jar "$jar" "$@" >/dev/null 2>&1 || true
}
record 1 check
record 1 --version
# A session is not open here, so the classes that read one are named.
cat >"$work/0.classes" <<'END'
dev/localauth/core/Decision$How
dev/localauth/core/Decision$Open
dev/localauth/core/enrollment/Way
dev/localauth/core/file/FileIdentity
dev/localauth/core/file/PrivateDirectory
dev/localauth/core/session/Grounds
dev/localauth/core/session/SessionRecord
dev/localauth/core/settings/SessionScope
java/io/RandomAccessFile$1
sun/nio/fs/UnixChannelFactory$1
END
# A newer Java numbers the classes of each run.
sed '/ source: /d; s/ id: [0-9]*$//' "$work"/*.classes | sort -u >"$work/classes"
"$java" -XX:+UseSerialGC -Xshare:dump -Xlog:disable -XX:SharedClassListFile="$work/classes" \
  -XX:SharedArchiveFile="$home/lib/localauth.jsa" -jar "$jar" >/dev/null
