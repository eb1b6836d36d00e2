$text = @"
Windows Registry Editor Version 5.00

[HKEY_LOCAL_MACHINE\SOFTWARE\Example]
"a"="b"
"@
Set-Content fix.reg $text
