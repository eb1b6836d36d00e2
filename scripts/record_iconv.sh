#!/bin/sh
# Records what iconv answers for every byte and pair of our code pages into
# tests/base/data/iconv_*.txt: a header, then iconv's raw output, one line per lead byte (or per 16
# bytes for single bytes), codes separated by blanks. What iconv drops (-c) is an empty place or the
# trail byte alone.
set -eu
data=$(dirname "$0")/../tests/base/data
mkdir -p "$data"

record() { # name, iconv's name of the page, lead bytes or nothing
  out="$data/iconv_$1.txt"
  command="iconv -c -f $2 -t UTF-8"
  {
    echo "# tool: $(iconv --version | head -n 1)"
    echo "# command: $command"
    echo "# input: scripts/record_iconv.sh, $3"
    python3 -c "
import sys
out = sys.stdout.buffer
def line(codes):
    out.write(b' '.join(codes) + b'\n')
if '$3' == 'pairs':
    for lead in range(0x81, 0xFF):
        line(bytes([lead, trail]) for trail in range(0x41, 0xFF))
else:
    for row in range(0x80, 0x100, 16):
        line(bytes([byte]) for byte in range(row, row + 16))
" | { $command || true; }
  } > "$out"
}

record cp949 UHC pairs
record cp949_single UHC bytes
record cp850 CP850 bytes
record cp437 CP437 bytes
record cp1252 CP1252 bytes
