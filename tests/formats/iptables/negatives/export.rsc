# software id = ABCD-EFGH
/ip firewall filter
add action=accept chain=input connection-state=established,related
add action=accept chain=input dst-port=500,4500 protocol=udp
add action=drop chain=input in-interface=ether1
/ip firewall nat
add action=masquerade chain=srcnat out-interface=ether1
add action=dst-nat chain=dstnat dst-port=500 protocol=udp to-addresses=10.77.0.10
