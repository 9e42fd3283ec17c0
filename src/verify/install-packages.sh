#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the Debian packages that the tests need: as root, or by sudo if it asks for no password.
#   install-packages.sh [packages|more-packages]
set -u
here=$(dirname -- "$0")
missing=
# A second word is a command that may also come from elsewhere.
while read -r package command; do
  [ -n "$command" ] && command -v "$command" >/dev/null && continue
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' \
    || missing="$missing $package"
done <"$here/${1-packages}"
[ -n "$missing" ] || { echo "nothing to install"; exit 0; }

install="apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends$missing"
if ! command -v apt-get >/dev/null; then
  how=
elif [ "$(id -u)" = 0 ]; then
  how='env DEBIAN_FRONTEND=noninteractive'
elif sudo -n true 2>/dev/null; then
  how='sudo -n env DEBIAN_FRONTEND=noninteractive'
  echo "installing by sudo:$missing"
else
  how=
fi
if [ -z "$how" ]; then
  echo "verify: not installed, so tests that need them are skipped:$missing"
  echo "verify: as root: $install"
  [ -z "${CI-}" ]
  exit
fi
# The tests start a server of their own; on this machine none is to listen because of them.
case $missing in
  *openssh-server*)
    if [ -d /run/systemd/system ]; then
      ${how%%env*} systemctl mask ssh.service ssh.socket >/dev/null 2>&1 &&
        echo "openssh-server: its service stays off; to have it: systemctl unmask ssh.service ssh.socket"
    fi
    ;;
esac
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# shellcheck disable=SC2086
if $how apt-get update -qq >"$log" 2>&1 && $how $install >>"$log" 2>&1; then
  echo "installed:$missing"
else
  tail -n 20 "$log"
  echo "verify: could not install:$missing"
  [ -z "${CI-}" ]
fi
