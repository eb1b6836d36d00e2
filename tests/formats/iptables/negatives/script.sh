#!/bin/sh
# Restarts the VPN daemons after the firewall was loaded.
set -e
test -A /etc/ipsec.conf || exit 1
systemctl restart strongswan-starter
systemctl restart xl2tpd
ip route add 10.77.0.0/24 dev ppp0 -P
