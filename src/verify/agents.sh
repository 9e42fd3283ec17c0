#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the agents that the tests start, once, at the versions of agents/package-lock.json.
#   agents.sh [DIRECTORY]   by default in the person's cache, where the class RealAgent looks for them
# For tests on this machine only: nothing of them is committed or passed on.
set -eu
place=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/localauth-verify/agents}
here=$(cd "$(dirname -- "$0")" && pwd)
# Other versions are installed anew.
stamp=$(cat "$here/agents.sh" "$here"/agents/*.json | sha256sum | cut -c 1-64)
[ "$(cat "$place/ready" 2>/dev/null)" = "$stamp" ] && { echo "nothing to install"; exit 0; }

mkdir -p "$(dirname -- "$place")"
work=$(mktemp -d "$place.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$here"/agents/*.json "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || {
  echo "verify: no agents, so tests of real agents are skipped: npm ci failed"
  [ -z "${CI-}" ]
  exit
}
echo "$stamp" >"$work/ready"
rm -rf "$place"
mv "$work" "$place"
echo "installed in $place"
