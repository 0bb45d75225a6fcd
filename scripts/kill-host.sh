#!/usr/bin/env bash
# scripts/kill-host.sh [N]: kills the program N times (1000) while people write, and checks that nothing is lost and nothing doubled.
set -euo pipefail
export HAGUKUMI_KILLS=${1:-1000} HAGUKUMI_TEST_FILTER=FullyQualifiedName~Crashes HAGUKUMI_TEST_TIMEOUT=${HAGUKUMI_TEST_TIMEOUT:-8h}
exec "$(dirname "$(realpath "$0")")/../test.sh" Journeys
