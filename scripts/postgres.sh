# shellcheck shell=bash
# Sourced by run.sh and test.sh: a private PostgreSQL that listens on one Unix socket and on no port.
#
#   start_cluster DIR [SETTING=VALUE …]   sets CLUSTER_SOCKET and CLUSTER_HOME
#   stop_cluster DIR
#   remove_cluster DIR                    stops it and deletes its data
#   cluster_sql DATABASE                  SQL from stdin, as superuser
#
# DIR/data holds the data, DIR/socket the socket, DIR/log what the server says. Who may connect is decided by the
# kernel (peer): the operating-system user that owns the cluster, and root. No password, nothing to leak.

# The newest installed PostgreSQL from 15 on, or exactly version $1: its folder of programs.
find_postgres() {
  local folder version best=0 bin=
  for folder in /usr/lib/postgresql/*/bin "$(pg_config --bindir 2>/dev/null)"; do
    [ -x "$folder/initdb" ] || continue
    version=$("$folder/postgres" --version | sed 's/^[^0-9]*\([0-9]*\).*/\1/')
    if [ -n "${1:-}" ] && [ "$version" != "$1" ]; then continue; fi
    if [ "$version" -ge 15 ] && [ "$version" -gt "$best" ]; then best=$version bin=$folder; fi
  done
  [ -n "$bin" ] && printf '%s\n' "$bin"
}

start_cluster() {
  local dir=$1
  shift
  cluster_locate "$dir" || return $?
  [ "$CLUSTER_HOME" = "$(realpath -m "$dir")" ] || say "The user $CLUSTER_OWNER cannot use $dir: the database is in $CLUSTER_HOME."
  cluster_ready && return 0
  (
    flock 9 # two callers at once: the second finds it running
    cluster_answers || { cluster_initialise && cluster_configure "$@" && cluster_launch; } || exit 1
    cluster_role
  ) 9>"$CLUSTER_HOME/lock" </dev/null || { say "PostgreSQL did not start; see $CLUSTER_HOME/log."; return 1; }
}

stop_cluster() {
  cluster_locate "$1" || return $?
  [ -f "$CLUSTER_HOME/data/postmaster.pid" ] || return 0
  (
    flock 9
    as_owner "$CLUSTER_BIN/pg_ctl" stop -D "$CLUSTER_HOME/data" -m fast -w -t 60 >/dev/null 2>&1 9>&-
  ) 9>"$CLUSTER_HOME/lock" || ! cluster_answers
}

remove_cluster() {
  stop_cluster "$1" || return $?
  rm -rf "$CLUSTER_HOME/data" "$CLUSTER_HOME/data.new"
}

# -X and -q: the person's own psqlrc has no say, and nothing but answers is printed.
cluster_sql() {
  "$CLUSTER_BIN/psql" -XqAt -v ON_ERROR_STOP=1 -h "$CLUSTER_SOCKET" -p 5432 -U postgres -d "$1"
}

# ---- what the functions above are made of ----
# Always "return 0", "return $?": in a trap, where test.sh stops its cluster, a bare return gives the status from before.

as_owner() {
  # In /: the caller's folder may be closed to the owner.
  if [ "$(id -un)" = "$CLUSTER_OWNER" ]; then (cd / && LC_ALL=C "$@"); else (cd / && LC_ALL=C runuser -u "$CLUSTER_OWNER" -- "$@"); fi
}

# Decides CLUSTER_OWNER, CLUSTER_HOME, CLUSTER_BIN and CLUSTER_SOCKET.
cluster_locate() {
  local dir hash variable
  # PGHOST, PGOPTIONS and their like belong to the caller's other databases.
  for variable in "${!PG@}"; do unset "$variable"; done
  dir=$(realpath -m "$1")
  hash=$(printf '%s' "$dir" | sha256sum | cut -c1-12)

  CLUSTER_HOME=$dir
  CLUSTER_OWNER=$(id -un)
  if [ "$(id -u)" -eq 0 ]; then # PostgreSQL refuses to run as root
    CLUSTER_OWNER=postgres
    if [ -d "$dir/data" ]; then
      CLUSTER_OWNER=$(stat -c %U "$dir/data") # root in somebody's checkout: their cluster stays theirs
    # Closed folders above (/root) or a file system without owners: a place of root's own, /var/lib, where nothing is
    # cleaned away after a month as it may be in /var/tmp, and where nobody else can put a folder of that name first.
    # Data that exist stay where they are, whatever has changed.
    elif [ -d "/var/lib/hagukumi/$hash/data" ] || ! cluster_folder "$dir"; then
      rmdir "$dir" 2>/dev/null
      CLUSTER_HOME=/var/lib/hagukumi/$hash
    fi
  fi
  cluster_folder "$CLUSTER_HOME" || { say "$CLUSTER_OWNER cannot use $CLUSTER_HOME: run this as its owner or as root, or choose another folder."; return 2; }

  local version=
  if [ -f "$CLUSTER_HOME/data/PG_VERSION" ]; then version=$(cat "$CLUSTER_HOME/data/PG_VERSION"); fi
  CLUSTER_BIN=$(find_postgres "$version") || { say "The data in $CLUSTER_HOME need PostgreSQL $version: install postgresql-$version."; return 2; }

  # A socket's address holds 107 bytes, and commas or quotes in it confuse connection strings.
  CLUSTER_SOCKET=$CLUSTER_HOME/socket
  if [ "${#CLUSTER_SOCKET}" -gt 85 ] || [[ $CLUSTER_SOCKET == *[!A-Za-z0-9_./-]* ]]; then CLUSTER_SOCKET=/tmp/hagukumi-$hash; fi
  cluster_folder "$CLUSTER_SOCKET" || { say "$CLUSTER_SOCKET exists and is not $CLUSTER_OWNER's: remove it."; return 2; }
}

# Makes folder $1, the owner's alone; false when the owner cannot work in it, or when it is somebody else's.
cluster_folder() {
  if [ ! -e "$1" ]; then
    (umask 066 && mkdir -p "$(dirname "$1")") || return 1 # 711: passed through, not listed
    # Two callers may both have seen nothing there; the one that comes second is content with it.
    mkdir -m 700 "$1" 2>/dev/null && { [ "$(id -un)" = "$CLUSTER_OWNER" ] || chown "$CLUSTER_OWNER:" "$1" 2>/dev/null || return 1; }
  fi
  # A made folder may for a moment still be root's, who is about to give it away.
  for _ in 1 2 3; do
    if [ ! -L "$1" ] && [ "$(stat -c %U "$1" 2>/dev/null)" = "$CLUSTER_OWNER" ]; then
      as_owner test -w "$1" -a -x "$1"
      return $?
    fi
    sleep 0.1
  done
  return 1
}

cluster_answers() { cluster_sql postgres <<<'select 1' >/dev/null 2>&1; }

cluster_ready() { [ "$(cluster_sql postgres <<<"select 1 from pg_roles where rolname = 'hagukumi'" 2>/dev/null)" = 1 ]; }

cluster_role() { cluster_ready || cluster_sql postgres <<<'create role hagukumi login createdb'; }

cluster_initialise() {
  [ -f "$CLUSTER_HOME/data/PG_VERSION" ] && return 0
  say "Creating the database cluster …"
  # Made aside and moved: a killed initdb leaves nothing that looks finished.
  rm -rf "$CLUSTER_HOME/data.new"
  as_owner "$CLUSTER_BIN/initdb" -D "$CLUSTER_HOME/data.new" -U postgres --locale=C --encoding=UTF8 --auth=peer >"$CLUSTER_HOME/initdb.log" 2>&1 9>&- \
    || { cat "$CLUSTER_HOME/initdb.log" >&2; return 1; }
  mv "$CLUSTER_HOME/data.new" "$CLUSTER_HOME/data"
  printf "include 'hagukumi.conf'\n" >>"$CLUSTER_HOME/data/postgresql.conf"
}

# Written before each start, since a checkout may have moved. Arguments: settings, name=value.
cluster_configure() {
  local data=$CLUSTER_HOME/data
  {
    printf "listen_addresses = ''\nport = 5432\nunix_socket_directories = '%s'\ntimezone = 'UTC'\n" "$CLUSTER_SOCKET"
    [ $# -eq 0 ] || printf '%s\n' "$@"
  } >"$data/hagukumi.conf"
  printf 'local all all peer map=hagukumi\n' >"$data/pg_hba.conf"
  printf 'hagukumi "%s" %s\n' root postgres root hagukumi "$CLUSTER_OWNER" postgres "$CLUSTER_OWNER" hagukumi >"$data/pg_ident.conf"
  if [ "$(id -un)" != "$CLUSTER_OWNER" ]; then chown "$CLUSTER_OWNER:" "$data"/{hagukumi,pg_hba,pg_ident}.conf && chmod 600 "$data/hagukumi.conf"; fi
}

cluster_launch() {
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    # After a kill -9 the file of the process id remains, and its number may by now be somebody else's. It may go only
    # when no process works in the data: the server's children outlive it for a moment, and the file guards the data.
    cluster_in_use || rm -f "$CLUSTER_HOME/data/postmaster.pid"
    # Without the caller's locks (8, 9), which the server would otherwise hold as long as it runs.
    as_owner "$CLUSTER_BIN/pg_ctl" start -D "$CLUSTER_HOME/data" -l "$CLUSTER_HOME/log" -w -t 300 >/dev/null 2>&1 7>&- 8>&- 9>&- && return 0
    cluster_answers && return 0
    sleep 1
  done
  tail -n 20 "$CLUSTER_HOME/log" >&2
  return 1
}

cluster_in_use() {
  local cwd
  for cwd in /proc/[0-9]*/cwd; do
    [ "$cwd" -ef "$CLUSTER_HOME/data" ] && return 0
  done
  return 1
}
