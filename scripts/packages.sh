# shellcheck shell=bash
# Sourced by run.sh and test.sh: what the machine must have before anything can start.

say() { printf '%s\n' "$*" >&2; }

# need_packages PACKAGE…: installs Debian packages when root; otherwise names them and ends with 2,
# because a script that asks for a password halfway is worse than one line to copy.
need_packages() {
  [ $# -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
    say "Missing packages. Install them, then run this again:"
    say "  sudo apt-get install $*"
    exit 2
  fi
  say "Installing $* …"
  local log
  log=$(mktemp)
  # Two first runs at once would meet on apt's lock, so they queue here; the second finds nothing left to do.
  if ! (
    flock 9
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -q
    apt-get -o DPkg::Lock::Timeout=300 install -y -q --no-install-recommends "$@"
  ) 9>/run/hagukumi-apt.lock >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    say "apt-get could not install: $*"
    exit 2
  fi
  rm -f "$log"
}

need_dotnet() {
  # The folder matters: global.json there chooses the SDK.
  if ! (cd "$ROOT" && dotnet --version >/dev/null 2>&1); then
    say "Missing: the .NET 10 SDK (https://dotnet.microsoft.com/download). Install it, then run this again."
    exit 2
  fi
}

need_postgres() {
  find_postgres >/dev/null || need_packages postgresql
  find_postgres >/dev/null || { say "PostgreSQL 15 or newer is needed; this machine's packages offer only an older one."; exit 2; }
}

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
