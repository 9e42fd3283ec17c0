#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Installs the agents that the tests start, once, at the versions of a package-lock.json.
#   agents.sh agents|more-agents [DIRECTORY]
# DIRECTORY is by default in the person's cache, where the class AgentPrograms looks for them.
# For tests on this machine only: nothing of them is committed or passed on.
set -eu
which=$1
place=${2:-${XDG_CACHE_HOME:-$HOME/.cache}/localauth-verify/$which}
here=$(cd "$(dirname -- "$0")" && pwd)
# Other versions are installed anew.
stamp=$(cat "$here/agents.sh" "$here/$which"/*.json | sha256sum | cut -c 1-64)
[ "$(cat "$place/ready" 2>/dev/null)" = "$stamp" ] && { echo "nothing to install"; exit 0; }

mkdir -p "$(dirname -- "$place")"
work=$(mktemp -d "$place.XXXXXX")
trap 'rm -rf "$work"' EXIT
cp "$here/$which"/*.json "$work"
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) || {
  echo "verify: no $which, so tests of real agents are skipped: npm ci failed"
  [ -z "${CI-}" ]
  exit
}
echo "$stamp" >"$work/ready"
rm -rf "$place"
mv "$work" "$place"
echo "installed in $place"
