#!/bin/bash
# Asks Wine's regedit what it imports from every case of tests/oracles/wine-reg and writes the
# answers (recorded.txt) and what a reader has to find (expected.ndjson).
# record_wine_reg.sh [FOLDER]   FOLDER gets both files; default: tests/oracles/wine-reg itself.
set -euo pipefail

here=$(cd "$(dirname "$0")/../tests/oracles/wine-reg" && pwd)
out=$(mkdir -p "${1:-$here}" && cd "${1:-$here}" && pwd)

skip() {
  echo "skipped: $1"
  exit 0
}
command -v wine >/dev/null || skip "wine is not installed (apt-get install wine)"
command -v python3 >/dev/null || skip "python3 is not installed (apt-get install python3)"
# Debian keeps the server of a 64-bit installation outside PATH.
wineserver=$(command -v wineserver || command -v /usr/lib/wine/wineserver64 || true)
[ -n "$wineserver" ] || skip "wineserver was not found beside wine"

work=$(mktemp -d)
export WINEPREFIX=$work/regedit WINEDEBUG=-all LC_ALL=C
export WINEDLLOVERRIDES="mscoree=;mshtml=;winedbg.exe="
stop() {
  for prefix in regedit reg; do
    WINEPREFIX=$work/$prefix "$wineserver" -k 2>/dev/null || true
  done
  rm -rf "$work"
}
trap stop EXIT

# Registry files are written when the server of a prefix ends.
flush() {
  "$wineserver" -k || true
  "$wineserver" -w
}

wineboot -i >/dev/null 2>&1 || skip "wine cannot make a prefix here"
flush
cp -a "$work/regedit" "$work/reg"
mkdir "$work/fresh"
cp "$work"/regedit/*.reg "$work/fresh"
cp -r "$here/cases" "$work/cases"
mkdir "$work/answers"
cd "$work/cases"

# import NAME COMMAND...: the setup file first, then the case; exit code and messages are kept.
import() {
  local name=$1 log=$work/answers/$1.$2 code=0
  shift
  [ ! -f "$name.setup.reg" ] || wine "$@" "$name.setup.reg" >/dev/null 2>&1
  timeout 60 wine "$@" "$name.reg" >"$log.messages" 2>&1 </dev/null || code=$?
  echo "$code" >"$log.exit"
}

import_all() {
  "$wineserver" -p
  for file in *.reg; do
    [ "${file%.setup.reg}" = "$file" ] && import "${file%.reg}" "$@"
  done
}

import_all regedit /S
for root in 'HKEY_CURRENT_USER\Software\vpnlint-case' 'HKEY_LOCAL_MACHINE\Software\vpnlint-case' \
  'HKEY_LOCAL_MACHINE\SYSTEM\ControlSet001\Services\vpnlint-case' \
  'HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\vpnlint-case' \
  'HKEY_CLASSES_ROOT\vpnlint-case' \
  'HKEY_USERS\.Default\Software\vpnlint-case' 'HKEY_CURRENT_CONFIG\Software\vpnlint-case'; do
  wine regedit /E "$work/answers/export.reg" "$root"
  cat "$work/answers/export.reg" >>"$work/answers/exports.reg"
  rm "$work/answers/export.reg"
done
flush

export WINEPREFIX=$work/reg
import_all reg import
flush

python3 "$here/recording.py" write "$here" "$work" "$out" "$(wine --version 2>/dev/null | tail -1)"
