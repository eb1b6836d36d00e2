#!/bin/sh
# Records what iconv answers for every byte and pair of our code pages into
# tests/base/data/iconv_*.txt: a header, then iconv's raw output, one line per lead byte (or per 16
# bytes for single bytes), codes separated by blanks. What iconv drops (-c) is an empty place or the
# trail byte alone.
set -eu
data=$(dirname "$0")/../tests/base/data
mkdir -p "$data"

record() { # name, iconv's name of the page, pairs or bytes, first trail byte of pairs
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
        line(bytes([lead, trail]) for trail in range(int('${4:-40}', 16), 0xFF))
else:
    for row in range(0x80, 0x100, 16):
        line(bytes([byte]) for byte in range(row, row + 16))
" | { $command || true; }
  } > "$out"
}

record cp949 UHC pairs 41
record cp932 CP932 pairs
record cp936 CP936 pairs
record cp950 CP950 pairs
record cp949_single UHC bytes
for page in 437 850 852 857 866 1250 1251 1252 1253 1254; do
  record cp$page CP$page bytes
done
