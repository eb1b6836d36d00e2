@echo off
ipconfig /release
ipconfig /renew
ipconfig /all > %TEMP%\ipconfig.txt
