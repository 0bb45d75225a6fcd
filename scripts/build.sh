# shellcheck shell=bash
# Sourced by run.sh and test.sh: building quietly, and only when needed.

BUILD_LOG=$ROOT/artifacts/build.log
HOST_BUILT=$ROOT/artifacts/host.built
HOST_DLL=$ROOT/src/Host/Host/bin/Release/net10.0/Hagukumi.Host.dll

# Names, sizes and times of every source. A sum rather than "newer than": it also notices deleted and older files.
fingerprint() {
  (
    cd "$ROOT" || exit 1
    {
      find src \( -name bin -o -name obj \) -prune -o -type f -printf '%p %s %T@\n'
      find . -maxdepth 1 -type f ! -name '*.sh' ! -name '*.md' -printf '%p %s %T@\n' # props, packages, analysers
    } | LC_ALL=C sort | sha256sum
  )
}

host_is_current() { [ -f "$HOST_DLL" ] && [ "$(cat "$HOST_BUILT" 2>/dev/null)" = "$(fingerprint)" ]; }

# build PROJECT_OR_SOLUTION: the compiler's words go to a log, shown when it fails; stdout stays clean.
build() {
  local sum
  sum=$(fingerprint) # before the build: what is edited meanwhile is built the next time
  rm -f "$HOST_BUILT"
  # No node is left waiting for the next build: it would keep this script's output open. Fd 9 is the build lock.
  if ! (cd "$ROOT" && dotnet build "$1" -c Release -v minimal -nodeReuse:false) >"$BUILD_LOG" 2>&1 </dev/null 9>&-; then
    cat "$BUILD_LOG" >&2
    return 1
  fi
  printf '%s\n' "$sum" >"$HOST_BUILT" # the solution contains the host: both kinds of build leave it current
}

build_host() {
  host_is_current && return 0
  mkdir -p "$ROOT/artifacts"
  (
    flock 9
    host_is_current && exit 0 # somebody else built it while this one waited
    say "Building …"
    build src/Host/Host
  ) 9>"$ROOT/artifacts/build.lock"
}

build_solution() {
  mkdir -p "$ROOT/artifacts"
  (
    flock 9
    say "Building …"
    build Modular.sln
  ) 9>"$ROOT/artifacts/build.lock"
}
