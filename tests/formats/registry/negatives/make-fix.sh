#!/bin/sh
cat > fix.reg <<EOF
Windows Registry Editor Version 5.00

[HKEY_CURRENT_USER\Software\Example]
"a"="b"
EOF
