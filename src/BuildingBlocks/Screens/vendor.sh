#!/usr/bin/env bash
# Fetches the vendored files once, at exact versions. Run by hand when a version changes; nothing needs npm at build, test or run time.
set -euo pipefail
tokens=1.1.9
htmx=2.0.11

cd "$(dirname "$0")/wwwroot/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

take() { # package version path-in-package target
  local archive
  archive=$(npm pack "$1@$2" --silent --pack-destination "$work" 2>/dev/null | tail -1)
  tar -xzOf "$work/$archive" "package/$3" > "$4"
}

take @digital-go-jp/design-tokens "$tokens" dist/tokens.css tokens.css
take @digital-go-jp/design-tokens "$tokens" LICENSE LICENSE.design-tokens.txt
take htmx.org "$htmx" dist/htmx.min.js htmx.min.js
take htmx.org "$htmx" LICENSE LICENSE.htmx.txt

cat > LICENSES.md <<TABLE
# Vendored files

Unchanged copies, fetched by \`vendor.sh\`.

| file | package | version | licence |
|---|---|---|---|
| \`tokens.css\` | @digital-go-jp/design-tokens | $tokens | MIT, © 2023 デジタル庁 (\`LICENSE.design-tokens.txt\`) |
| \`htmx.min.js\` | htmx.org | $htmx | 0BSD (\`LICENSE.htmx.txt\`) |
TABLE
