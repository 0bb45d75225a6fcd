#!/usr/bin/env bash
# Starts Hagukumi from a fresh checkout: ./run.sh, or ./run.sh VERB … for anything the host can do (./run.sh --help).
#
#   HAGUKUMI_DATA                 where the database and files live; .data in the checkout by default
#   Database__ConnectionString    set it to use a database of your own: then no PostgreSQL is installed or started
#
# stdout is the host's alone; what this script says goes to stderr.
set -euo pipefail

ROOT=$(cd "$(dirname "$(realpath "${BASH_SOURCE[0]}")")" && pwd)
. "$ROOT/scripts/packages.sh"
. "$ROOT/scripts/postgres.sh"
. "$ROOT/scripts/build.sh"

# The host ends in order when interrupted, perhaps with 0: without these the script would then go on to its next step.
trap 'exit 130' INT
trap 'exit 143' TERM

[ $# -gt 0 ] || set -- serve
HAGUKUMI_DATA=$(realpath -m "${HAGUKUMI_DATA:-$ROOT/.data}")
export HAGUKUMI_DATA
(umask 066 && mkdir -p "$HAGUKUMI_DATA") # 711: PostgreSQL's user passes through to its folder, nobody looks around

own_database() { export Database__ConnectionString="Host=$CLUSTER_SOCKET;Username=hagukumi;Database=$1"; }

host() { dotnet "$HOST_DLL" "$@"; }

# missing, empty (as after ./run.sh --help) or used. Ends the script when the question fails: no answer is not "empty".
database_state() {
  local there tables
  there=$(cluster_sql postgres <<<"select count(*) from pg_database where datname = 'hagukumi'") || exit
  if [ "$there" = 0 ]; then echo missing; return; fi
  tables=$(cluster_sql hagukumi <<<"select count(*) from pg_class where relnamespace not in
    (select oid from pg_namespace where nspname in ('pg_catalog', 'information_schema', 'pg_toast'))") || exit
  if [ "$tables" = 0 ]; then echo empty; else echo used; fi
}

# A newcomer should see something. (To start without: ./run.sh migrate.) It is built under another name and renamed when
# complete, so an interrupted first start begins again instead of serving half a demonstration.
create_demo() {
  local state
  say "New database: filling it with demonstration data (invented people) …"
  cluster_sql postgres <<<'set client_min_messages = warning; drop database if exists hagukumi_new; create database hagukumi_new owner hagukumi;'
  own_database hagukumi_new
  host migrate >&2
  host demo >&2
  state=$(database_state)
  if [ "$state" = used ]; then say "Meanwhile somebody began to use the database: it stays as it is, without the demonstration."; return; fi
  cluster_sql postgres <<<'set client_min_messages = warning; drop database if exists hagukumi; alter database hagukumi_new rename to hagukumi;'
}

# Under a lock: of two first runs the second waits and finds it done.
create_database() {
  local state
  state=$(database_state)
  if [ "$1" = serve ] && [ "$state" != used ]; then
    create_demo
  elif [ "$state" = missing ]; then
    cluster_sql postgres <<<'create database hagukumi owner hagukumi'
  fi
}

need_dotnet
if [ -n "${Database__ConnectionString:-}" ]; then
  build_host
  umask 077
else
  need_postgres
  build_host
  start_cluster "$HAGUKUMI_DATA/postgres"
  umask 077 # what the host writes concerns families
  state=$(database_state)
  if [ "$state" != used ]; then
    (
      flock 9
      create_database "$1" 9>&-
    ) 9>"$HAGUKUMI_DATA/first-run.lock"
  fi
  own_database hagukumi
fi

exec dotnet "$HOST_DLL" "$@"
