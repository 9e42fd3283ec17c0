#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Measures "localauth check" and "localauth hook" on a Windows JVM under Wine against that JVM's own start:
# check-windows.sh [RUNS]. Needs what ./verify installs. Runs are interleaved; medians are printed.
set -eu
cd "$(dirname -- "$0")/.."
exec mvn -B -ntp -q -pl :localauth-distribution -am -Dtest=None -Dit.test=WindowsTimes \
  -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
  -Dlocalauth.rounds="${1-30}" verify
