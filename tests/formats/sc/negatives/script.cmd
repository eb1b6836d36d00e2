@echo off
sc config IKEEXT start= auto
sc start IKEEXT
sc query IKEEXT | find "STATE"
