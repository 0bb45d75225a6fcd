#!/usr/bin/env bash
# Runs the tests: ./test.sh all of them, ./test.sh NAME … the projects whose name contains a NAME,
# ./test.sh bench … the benchmarks. The last line is "N passed, N failed"; ends with 1 unless all passed.
#
#   HAGUKUMI_TEST_DATA       where the test cluster lives; .data/test by default, emptied by each run
#   HAGUKUMI_TEST_JOBS       test projects at a time; 2 by default
#   HAGUKUMI_TEST_FILTER     which tests of the projects, as dotnet test --filter takes it; all by default
#   HAGUKUMI_TEST_SEED       tries the random tests with a seed that one of them printed
#   HAGUKUMI_TEST_TIMEOUT    for one project; 50m by default, then it counts as crashed
#
# The tests are given HAGUKUMI_TEST_PG (connection string, superuser, database postgres) and CHROMIUM (its path).
set -euo pipefail

ROOT=$(cd "$(dirname "$(realpath "${BASH_SOURCE[0]}")")" && pwd)
. "$ROOT/scripts/packages.sh"
. "$ROOT/scripts/postgres.sh"
. "$ROOT/scripts/build.sh"

DATA=$(realpath -m "${HAGUKUMI_TEST_DATA:-$ROOT/.data/test}")
RESULTS=$ROOT/artifacts/test-results/$$ # a folder for each run: two may run at once
export DOTNET_CLI_UI_LANGUAGE=en # the crash message is recognised below

prepare_machine() {
  local missing=()
  need_dotnet
  find_postgres >/dev/null || missing+=(postgresql)
  find_chromium >/dev/null || missing+=(chromium)
  [ -n "$(fc-list :lang=ja 2>/dev/null)" ] || missing+=(fonts-noto-cjk)
  need_packages "${missing[@]}"
  need_postgres
  CHROMIUM=$(find_chromium)
  export CHROMIUM
}

# Two runs in one checkout share the cluster: each holds "users" (8) shared, the first empties it, the last stops it.
# "door" (7) lets one in or out at a time.
start_test_cluster() {
  (umask 066 && mkdir -p "$DATA")
  exec 7>"$DATA/door" 8>"$DATA/users"
  flock 7
  if flock -n -x 8; then
    remove_cluster "$DATA/postgres"
    rm -rf "$(dirname "$RESULTS")"
  fi
  flock -s 8
  # Speed instead of safety: these data may be lost. The real cluster is given none of this.
  start_cluster "$DATA/postgres" fsync=off synchronous_commit=off full_page_writes=off \
    wal_level=minimal max_wal_senders=0 max_wal_size=2GB max_connections=300 shared_buffers=256MB
  flock -u 7
  export HAGUKUMI_TEST_PG="Host=$CLUSTER_SOCKET;Username=postgres;Database=postgres"
}

stop_test_cluster() {
  flock 7
  if flock -n -x 8; then stop_cluster "$DATA/postgres"; fi
  exec 7>&- 8>&-
}

running=() # process ids of test runs, each the leader of its own group

clean_up() {
  local pid
  set +m
  for pid in "${running[@]}"; do kill -TERM -- "-$pid" 2>/dev/null || true; done
  if [ -n "${HAGUKUMI_TEST_PG_STARTED:-}" ]; then stop_test_cluster || true; fi
}

# All projects named *Tests, or those whose name contains one of the arguments; the journeys first, which take longest.
find_projects() {
  local project name
  find "$ROOT/tests" "$ROOT/architecture-tests" -name '*Tests.csproj' -not -path '*/obj/*' 2>/dev/null | LC_ALL=C sort | awk '/Journeys/ { print; next } { rest = rest $0 "\n" } END { printf "%s", rest }' | while read -r project; do
    [ $# -gt 0 ] || printf '%s\n' "$project"
    for name in "$@"; do
      case $(basename "$project" .csproj) in *"$name"*) printf '%s\n' "$project"; break ;; esac
    done
  done
}

passed=0 failed=0 crashed=()

# counter NAME FILE: a number from the summary of a TRX file; 0 when the run did not live to write one.
counter() { sed -n "s/.*<Counters .*[ ]$1=\"\([0-9]*\)\".*/\1/p" "$2" 2>/dev/null | grep . || echo 0; }

# report NAME EXIT_CODE: one line for a project that ended, and what it said if it did not end well.
report() {
  local name=$1 code=$2 good bad note=
  good=$(counter passed "$RESULTS/$name.trx")
  bad=$(counter failed "$RESULTS/$name.trx")
  # A test host that dies may have reported failures before, or none at all.
  if grep -q 'test run was aborted\|Test Run Aborted' "$RESULTS/$name.log" || { [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; }; then
    crashed+=("$name")
    bad=$((bad + 1))
    note=', CRASHED'
    [ "$code" -ne 124 ] && [ "$code" -ne 137 ] || note=', TIMED OUT'
  elif [ $((good + bad)) -eq 0 ]; then
    note=' (it has no tests)'
  fi
  passed=$((passed + good)) failed=$((failed + bad))
  echo "$name: $good passed, $bad failed$note"
  if [ "$bad" -gt 0 ]; then
    # What fails when a class has ended stands in the results alone.
    sed -n 's/^\[xUnit.net [0-9:.]*\]     //; /^  System.*Exception : /,/^  Stack Trace:/p' "$RESULTS/$name.trx" 2>/dev/null | sed '/^  Stack Trace:/d; s/^/    /' || true
    grep -F 'Long Running Test' "$RESULTS/$name.log" | sed 's/^/    /' || true # what a timeout cut off
    # Without the runner's chatter and the frames of the framework and of xunit.
    grep -v '^ *at \(System\|Xunit\)\.\|^\[xUnit.net\|^Starting test execution\|^A total of\|^Test run for\|^VSTest version\|^Results File\|^ *$' "$RESULTS/$name.log" | sed 's/^/    /' || true # one that timed out may have said nothing
  fi
}

await_one() {
  local pid code=0 kept=() other
  wait -n -p pid "${running[@]}" || code=$?
  for other in "${running[@]}"; do [ "$other" = "$pid" ] || kept+=("$other"); done
  running=("${kept[@]}")
  report "${names[$pid]}" "$code"
}

declare -A names

run_tests() {
  local project name
  mkdir -p "$RESULTS"
  set -m # each run gets a process group, so that an interruption reaches its test host too
  for project in "$@"; do
    name=$(basename "$project" .csproj)
    while [ ${#running[@]} -ge "${HAGUKUMI_TEST_JOBS:-2}" ]; do await_one; done
    # A host that lives for seconds gains nothing by being measured first.
    DOTNET_TieredPGO=0 timeout --kill-after=30s "${HAGUKUMI_TEST_TIMEOUT:-50m}" dotnet test "$project" --no-build -c Release ${HAGUKUMI_TEST_FILTER:+--filter "$HAGUKUMI_TEST_FILTER"} \
      --results-directory "$RESULTS" --logger "trx;LogFileName=$name.trx" >"$RESULTS/$name.log" 2>&1 </dev/null 7>&- 8>&- &
    running+=($!)
    names[$!]=$name
  done
  while [ ${#running[@]} -gt 0 ]; do await_one; done
  set +m
}

finish() {
  [ ${#crashed[@]} -eq 0 ] || echo "Crashed: ${crashed[*]}"
  [ $((passed + failed)) -gt 0 ] || echo "No test ran."
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}

trap 'exit 130' INT
trap 'exit 143' TERM
trap clean_up EXIT

prepare_machine

if [ "${1:-}" = bench ]; then
  shift
  start_test_cluster
  HAGUKUMI_TEST_PG_STARTED=yes
  dotnet run -c Release --project "$ROOT/tests/Benchmarks" -- "$@" 7>&- 8>&-
  exit
fi

mapfile -t projects < <(find_projects "$@")
if [ ${#projects[@]} -eq 0 ]; then finish || exit 1; fi
if ! build_solution; then
  failed=1
  echo "The build failed; see above."
  finish || exit 1
fi
start_test_cluster
HAGUKUMI_TEST_PG_STARTED=yes
run_tests "${projects[@]}"
stop_test_cluster # before the count: it is the last thing said
HAGUKUMI_TEST_PG_STARTED=
finish
