"""The firewall rules of the synthetic Windows PC: built-in groups, programs and Store packages.

Built-in rules, one line each under a `# group | resource` line:
id | name | resource number | direction | protocol | local ports | remote ports | program | service | options
Options: off (not enabled), dom, priv, pub (profiles, all when none is given), sub (remote is the local
subnet), edge, edgeapp, edgeuser, t<type>:<code> (ICMP).
"""

from .firewall import PROFILES, Rule

SVCHOST = r"%SystemRoot%\system32\svchost.exe"
BUILT_IN = r"""
# Core Networking | @FirewallAPI.dll,-25000 | @FirewallAPI.dll
CoreNet-ICMP6-DU-In|Core Networking - Destination Unreachable (ICMPv6-In)|25110|In|icmp6|||System||t1:* edge
CoreNet-ICMP6-PTB-In|Core Networking - Packet Too Big (ICMPv6-In)|25001|In|icmp6|||System||t2:* edge
CoreNet-ICMP6-PTB-Out|Core Networking - Packet Too Big (ICMPv6-Out)|25002|Out|icmp6|||||t2:*
CoreNet-ICMP6-TE-In|Core Networking - Time Exceeded (ICMPv6-In)|25113|In|icmp6|||System||t3:* edge
CoreNet-ICMP6-TE-Out|Core Networking - Time Exceeded (ICMPv6-Out)|25114|Out|icmp6|||||t3:*
CoreNet-ICMP6-PP-In|Core Networking - Parameter Problem (ICMPv6-In)|25116|In|icmp6|||System||t4:* edge
CoreNet-ICMP6-PP-Out|Core Networking - Parameter Problem (ICMPv6-Out)|25117|Out|icmp6|||||t4:*
CoreNet-ICMP6-NDS-In|Core Networking - Neighbor Discovery Solicitation (ICMPv6-In)|25019|In|icmp6|||System||t135:* edge
CoreNet-ICMP6-NDS-Out|Core Networking - Neighbor Discovery Solicitation (ICMPv6-Out)|25020|Out|icmp6|||||t135:*
CoreNet-ICMP6-NDA-In|Core Networking - Neighbor Discovery Advertisement (ICMPv6-In)|25026|In|icmp6|||System||t136:* edge
CoreNet-ICMP6-NDA-Out|Core Networking - Neighbor Discovery Advertisement (ICMPv6-Out)|25027|Out|icmp6|||||t136:*
CoreNet-ICMP6-RA-In|Core Networking - Router Advertisement (ICMPv6-In)|25012|In|icmp6|||System||t134:* ll
CoreNet-ICMP6-RA-Out|Core Networking - Router Advertisement (ICMPv6-Out)|25013|Out|icmp6|||||t134:*
CoreNet-ICMP6-RS-In|Core Networking - Router Solicitation (ICMPv6-In)|25009|In|icmp6|||System||t133:* edge
CoreNet-ICMP6-RS-Out|Core Networking - Router Solicitation (ICMPv6-Out)|25008|Out|icmp6|||||t133:*
CoreNet-ICMP6-LQ-In|Core Networking - Multicast Listener Query (ICMPv6-In)|25061|In|icmp6|||System||t130:* sub
CoreNet-ICMP6-LQ-Out|Core Networking - Multicast Listener Query (ICMPv6-Out)|25062|Out|icmp6|||||t130:* sub
CoreNet-ICMP6-LR-In|Core Networking - Multicast Listener Report (ICMPv6-In)|25068|In|icmp6|||System||t131:* sub
CoreNet-ICMP6-LR-Out|Core Networking - Multicast Listener Report (ICMPv6-Out)|25069|Out|icmp6|||||t131:* sub
CoreNet-ICMP6-LR2-In|Core Networking - Multicast Listener Report v2 (ICMPv6-In)|25075|In|icmp6|||System||t143:* sub
CoreNet-ICMP6-LR2-Out|Core Networking - Multicast Listener Report v2 (ICMPv6-Out)|25076|Out|icmp6|||||t143:* sub
CoreNet-ICMP6-LD-In|Core Networking - Multicast Listener Done (ICMPv6-In)|25082|In|icmp6|||System||t132:* sub
CoreNet-ICMP6-LD-Out|Core Networking - Multicast Listener Done (ICMPv6-Out)|25083|Out|icmp6|||||t132:* sub
CoreNet-ICMP4-DUFRAG-In|Core Networking - Destination Unreachable Fragmentation Needed (ICMPv4-In)|25251|In|icmp4|||System||t3:4
CoreNet-IGMP-In|Core Networking - Internet Group Management Protocol (IGMP-In)|25376|In|2|||System||
CoreNet-IGMP-Out|Core Networking - Internet Group Management Protocol (IGMP-Out)|25377|Out|2|||System||
CoreNet-DHCP-In|Core Networking - Dynamic Host Configuration Protocol (DHCP-In)|25301|In|udp|68|67|@|dhcp|
CoreNet-DHCP-Out|Core Networking - Dynamic Host Configuration Protocol (DHCP-Out)|25302|Out|udp|68|67|@|dhcp|
CoreNet-DHCPV6-In|Core Networking - Dynamic Host Configuration Protocol for IPv6(DHCPV6-In)|25304|In|udp|546|547|@|dhcp|
CoreNet-DHCPV6-Out|Core Networking - Dynamic Host Configuration Protocol for IPv6(DHCPV6-Out)|25305|Out|udp|546|547|@|dhcp|
CoreNet-Teredo-In|Core Networking - Teredo (UDP-In)|25326|In|udp|Teredo||@|iphlpsvc|
CoreNet-Teredo-Out|Core Networking - Teredo (UDP-Out)|25327|Out|udp|||@|iphlpsvc|
CoreNet-IPHTTPS-In|Core Networking - IPHTTPS (TCP-In)|25426|In|tcp|IPHTTPS||System||
CoreNet-IPHTTPS-Out|Core Networking - IPHTTPS (TCP-Out)|25427|Out|tcp||IPHTTPS|@|iphlpsvc|
CoreNet-IPv6-In|Core Networking - IPv6 (IPv6-In)|25351|In|41|||System||
CoreNet-IPv6-Out|Core Networking - IPv6 (IPv6-Out)|25352|Out|41|||System||
CoreNet-GP-NP-Out-TCP|Core Networking - Group Policy (NP-Out)|25401|Out|tcp||445|System||dom
CoreNet-GP-Out-TCP|Core Networking - Group Policy (TCP-Out)|25403|Out|tcp|||@|gpsvc|dom
CoreNet-DNS-Out-UDP|Core Networking - DNS (UDP-Out)|25405|Out|udp||53|@|dnscache|
CoreNet-GP-LSASS-Out-TCP|Core Networking - Group Policy (LSASS-Out)|25407|Out|tcp|||%SystemRoot%\system32\lsass.exe||dom
# Core Networking Diagnostics | @FirewallAPI.dll,-27000 | @FirewallAPI.dll
CoreNet-Diag-ICMP4-EchoRequest-In|Core Networking Diagnostics - ICMP Echo Request (ICMPv4-In)|27003|In|icmp4|||||t8:* off dom
CoreNet-Diag-ICMP4-EchoRequest-Out|Core Networking Diagnostics - ICMP Echo Request (ICMPv4-Out)|27004|Out|icmp4|||||t8:* off dom
CoreNet-Diag-ICMP6-EchoRequest-In|Core Networking Diagnostics - ICMP Echo Request (ICMPv6-In)|27005|In|icmp6|||||t128:* off dom
CoreNet-Diag-ICMP6-EchoRequest-Out|Core Networking Diagnostics - ICMP Echo Request (ICMPv6-Out)|27006|Out|icmp6|||||t128:* off dom
CoreNet-Diag-ICMP4-EchoRequest-In-NoScope|Core Networking Diagnostics - ICMP Echo Request (ICMPv4-In)|27003|In|icmp4|||||t8:* off priv pub sub
CoreNet-Diag-ICMP6-EchoRequest-In-NoScope|Core Networking Diagnostics - ICMP Echo Request (ICMPv6-In)|27005|In|icmp6|||||t128:* off priv pub sub
# File and Printer Sharing | @FirewallAPI.dll,-28502 | @FirewallAPI.dll
FPS-NB_Session-In-TCP|File and Printer Sharing (NB-Session-In)|28503|In|tcp|139||System||priv sub
FPS-NB_Session-Out-TCP|File and Printer Sharing (NB-Session-Out)|28507|Out|tcp||139|System||priv sub
FPS-SMB-In-TCP|File and Printer Sharing (SMB-In)|28511|In|tcp|445||System||priv sub
FPS-SMB-Out-TCP|File and Printer Sharing (SMB-Out)|28515|Out|tcp||445|System||priv sub
FPS-NB_Name-In-UDP|File and Printer Sharing (NB-Name-In)|28519|In|udp|137||System||priv sub
FPS-NB_Name-Out-UDP|File and Printer Sharing (NB-Name-Out)|28523|Out|udp||137|System||priv sub
FPS-NB_Datagram-In-UDP|File and Printer Sharing (NB-Datagram-In)|28527|In|udp|138||System||priv sub
FPS-NB_Datagram-Out-UDP|File and Printer Sharing (NB-Datagram-Out)|28531|Out|udp||138|System||priv sub
FPS-ICMP4-ERQ-In|File and Printer Sharing (Echo Request - ICMPv4-In)|28543|In|icmp4|||||t8:* priv sub
FPS-ICMP4-ERQ-Out|File and Printer Sharing (Echo Request - ICMPv4-Out)|28544|Out|icmp4|||||t8:* priv sub
FPS-ICMP6-ERQ-In|File and Printer Sharing (Echo Request - ICMPv6-In)|28545|In|icmp6|||||t128:* priv sub
FPS-ICMP6-ERQ-Out|File and Printer Sharing (Echo Request - ICMPv6-Out)|28546|Out|icmp6|||||t128:* priv sub
FPS-LLMNR-In-UDP|File and Printer Sharing (LLMNR-UDP-In)|28548|In|udp|5355||@|dnscache|priv sub
FPS-LLMNR-Out-UDP|File and Printer Sharing (LLMNR-UDP-Out)|28550|Out|udp||5355|@|dnscache|priv sub
FPS-SpoolSvc-In-TCP|File and Printer Sharing (Spooler Service - RPC)|28535|In|tcp|RPC||%SystemRoot%\system32\spoolsv.exe|Spooler|priv sub
FPS-RPCSS-In-TCP|File and Printer Sharing (Spooler Service - RPC-EPMAP)|28539|In|tcp|RPC-EPMap||@|Rpcss|priv sub
FPS-NB_Session-In-TCP-NoScope|File and Printer Sharing (NB-Session-In)|28503|In|tcp|139||System||off dom
FPS-NB_Session-Out-TCP-NoScope|File and Printer Sharing (NB-Session-Out)|28507|Out|tcp||139|System||off dom
FPS-SMB-In-TCP-NoScope|File and Printer Sharing (SMB-In)|28511|In|tcp|445||System||off dom
FPS-SMB-Out-TCP-NoScope|File and Printer Sharing (SMB-Out)|28515|Out|tcp||445|System||off dom
# Network Discovery | @FirewallAPI.dll,-32752 | @FirewallAPI.dll
NETDIS-SSDPSrv-In-UDP-Active|Network Discovery (SSDP-In)|32753|In|udp|1900||@|Ssdpsrv|priv sub
NETDIS-SSDPSrv-Out-UDP-Active|Network Discovery (SSDP-Out)|32757|Out|udp||1900|@|Ssdpsrv|priv sub
NETDIS-UPnPHost-In-TCP-Active|Network Discovery (UPnP-In)|32761|In|tcp|2869||System||priv sub
NETDIS-UPnPHost-Out-TCP-Active|Network Discovery (UPnP-Out)|32765|Out|tcp||2869|System||priv sub
NETDIS-NB_Name-In-UDP-Active|Network Discovery (NB-Name-In)|32769|In|udp|137||System||priv sub
NETDIS-NB_Name-Out-UDP-Active|Network Discovery (NB-Name-Out)|32773|Out|udp||137|System||priv sub
NETDIS-NB_Datagram-In-UDP-Active|Network Discovery (NB-Datagram-In)|32777|In|udp|138||System||priv sub
NETDIS-NB_Datagram-Out-UDP-Active|Network Discovery (NB-Datagram-Out)|32781|Out|udp||138|System||priv sub
NETDIS-FDPHOST-In-UDP-Active|Network Discovery (WSD-In)|32785|In|udp|3702||@|fdphost|priv sub
NETDIS-FDPHOST-Out-UDP-Active|Network Discovery (WSD-Out)|32789|Out|udp||3702|@|fdphost|priv sub
NETDIS-LLMNR-In-UDP-Active|Network Discovery (LLMNR-UDP-In)|32801|In|udp|5355||@|dnscache|priv sub
NETDIS-LLMNR-Out-UDP-Active|Network Discovery (LLMNR-UDP-Out)|32805|Out|udp||5355|@|dnscache|priv sub
NETDIS-FDRESPUB-WSD-In-UDP-Active|Network Discovery (Pub-WSD-In)|32809|In|udp|3702||@|fdrespub|priv sub
NETDIS-FDRESPUB-WSD-Out-UDP-Active|Network Discovery (Pub WSD-Out)|32811|Out|udp||3702|@|fdrespub|priv sub
NETDIS-WSDEVNT-In-TCP-Active|Network Discovery (WSD Events-In)|32815|In|tcp|5357||System||priv sub
NETDIS-WSDEVNT-Out-TCP-Active|Network Discovery (WSD Events-Out)|32819|Out|tcp||5357|System||priv sub
NETDIS-WSDEVNTS-In-TCP-Active|Network Discovery (WSD EventsSecure-In)|32813|In|tcp|5358||System||priv sub
NETDIS-WSDEVNTS-Out-TCP-Active|Network Discovery (WSD EventsSecure-Out)|32817|Out|tcp||5358|System||priv sub
NETDIS-SSDPSrv-In-UDP|Network Discovery (SSDP-In)|32753|In|udp|1900||@|Ssdpsrv|off dom sub
NETDIS-SSDPSrv-Out-UDP|Network Discovery (SSDP-Out)|32757|Out|udp||1900|@|Ssdpsrv|off dom sub
NETDIS-UPnPHost-In-TCP|Network Discovery (UPnP-In)|32761|In|tcp|2869||System||off dom sub
NETDIS-UPnPHost-Out-TCP|Network Discovery (UPnP-Out)|32765|Out|tcp||2869|System||off dom sub
# Remote Assistance | @FirewallAPI.dll,-33002 | @FirewallAPI.dll
RemoteAssistance-In-TCP-EdgeScope|Remote Assistance (TCP-In)|33003|In|tcp|||%SystemRoot%\system32\msra.exe||off pub edgeuser
RemoteAssistance-Out-TCP|Remote Assistance (TCP-Out)|33007|Out|tcp|||%SystemRoot%\system32\msra.exe||off pub
RemoteAssistance-In-TCP-EdgeScope-Active|Remote Assistance (TCP-In)|33003|In|tcp|||%SystemRoot%\system32\msra.exe||dom priv edgeuser
RemoteAssistance-Out-TCP-Active|Remote Assistance (TCP-Out)|33007|Out|tcp|||%SystemRoot%\system32\msra.exe||dom priv
RemoteAssistance-RAServer-In-TCP-NoScope-Active|Remote Assistance (RA Server TCP-In)|33011|In|tcp|||%SystemRoot%\system32\raserver.exe||dom
RemoteAssistance-RAServer-Out-TCP-NoScope-Active|Remote Assistance (RA Server TCP-Out)|33015|Out|tcp|||%SystemRoot%\system32\raserver.exe||dom
RemoteAssistance-DCOM-In-TCP-NoScope-Active|Remote Assistance (DCOM-In)|33035|In|tcp|135||@|rpcss|dom
RemoteAssistance-PnrpSvc-UDP-In-EdgeScope|Remote Assistance (PNRP-In)|33039|In|udp|3540||@|pnrpsvc|off pub edgeapp
RemoteAssistance-PnrpSvc-UDP-OUT|Remote Assistance (PNRP-Out)|33040|Out|udp|||@|pnrpsvc|off pub
RemoteAssistance-SSDPSrv-In-UDP-Active|Remote Assistance (SSDP UDP-In)|33019|In|udp|1900||@|Ssdpsrv|dom priv sub
RemoteAssistance-SSDPSrv-Out-UDP-Active|Remote Assistance (SSDP UDP-Out)|33023|Out|udp||1900|@|Ssdpsrv|dom priv sub
# Remote Desktop | @FirewallAPI.dll,-28752 | @FirewallAPI.dll
RemoteDesktop-Shadow-In-TCP|Remote Desktop - Shadow (TCP-In)|28778|In|tcp|||%SystemRoot%\system32\RdpSa.exe||off edgeapp
RemoteDesktop-UserMode-In-TCP|Remote Desktop - User Mode (TCP-In)|28775|In|tcp|3389||@|termservice|off
RemoteDesktop-UserMode-In-UDP|Remote Desktop - User Mode (UDP-In)|28776|In|udp|3389||@|termservice|off
# Windows Remote Management | @FirewallAPI.dll,-30267 | @FirewallAPI.dll
WINRM-HTTP-In-TCP|Windows Remote Management (HTTP-In)|30253|In|tcp|5985||System||off dom priv
WINRM-HTTP-In-TCP-NoScope|Windows Remote Management (HTTP-In)|30253|In|tcp|5985||System||off pub sub
# Windows Management Instrumentation (WMI) | @FirewallAPI.dll,-34251 | @FirewallAPI.dll
WMI-RPCSS-In-TCP|Windows Management Instrumentation (DCOM-In)|34252|In|tcp|135||@|rpcss|off priv pub sub
WMI-WINMGMT-In-TCP|Windows Management Instrumentation (WMI-In)|34254|In|tcp|||@|winmgmt|off priv pub sub
WMI-WINMGMT-Out-TCP|Windows Management Instrumentation (WMI-Out)|34258|Out|tcp|||@|winmgmt|off priv pub
WMI-ASYNC-In-TCP|Windows Management Instrumentation (ASync-In)|34256|In|tcp|||%systemroot%\system32\wbem\unsecapp.exe||off priv pub sub
# Remote Event Log Management | @FirewallAPI.dll,-29252 | @FirewallAPI.dll
RemoteEventLogSvc-In-TCP|Remote Event Log Management (RPC)|29253|In|tcp|RPC||@|Eventlog|off priv pub sub
RemoteEventLogSvc-NP-In-TCP|Remote Event Log Management (NP-In)|29257|In|tcp|445||System||off priv pub sub
RemoteEventLogSvc-RPCSS-In-TCP|Remote Event Log Management (RPC-EPMAP)|29265|In|tcp|RPC-EPMap||@|RPCSS|off priv pub sub
# Remote Service Management | @FirewallAPI.dll,-29502 | @FirewallAPI.dll
RemoteSvcAdmin-In-TCP|Remote Service Management (RPC)|29503|In|tcp|RPC||%SystemRoot%\system32\services.exe||off priv pub sub
RemoteSvcAdmin-NP-In-TCP|Remote Service Management (NP-In)|29507|In|tcp|445||System||off priv pub sub
RemoteSvcAdmin-RPCSS-In-TCP|Remote Service Management (RPC-EPMAP)|29515|In|tcp|RPC-EPMap||@|RPCSS|off priv pub sub
# Remote Scheduled Tasks Management | @FirewallAPI.dll,-33252 | @FirewallAPI.dll
RemoteTask-In-TCP|Remote Scheduled Tasks Management (RPC)|33253|In|tcp|RPC||@|schedule|off priv pub sub
RemoteTask-RPCSS-In-TCP|Remote Scheduled Tasks Management (RPC-EPMAP)|33257|In|tcp|RPC-EPMap||@|RPCSS|off priv pub sub
# Remote Volume Management | @FirewallAPI.dll,-34501 | @FirewallAPI.dll
RVM-VDS-In-TCP|Remote Volume Management - Virtual Disk Service (RPC)|34502|In|tcp|RPC||%SystemRoot%\system32\vds.exe|vds|off priv pub sub
RVM-VDSLDR-In-TCP|Remote Volume Management - Virtual Disk Service Loader (RPC)|34504|In|tcp|RPC||%SystemRoot%\system32\vdsldr.exe||off priv pub sub
# Performance Logs and Alerts | @FirewallAPI.dll,-34752 | @FirewallAPI.dll
PerfLogsAlerts-PLASrv-In-TCP|Performance Logs and Alerts (TCP-In)|34753|In|tcp|||%systemroot%\system32\plasrv.exe||off priv pub sub
PerfLogsAlerts-DCOM-In-TCP|Performance Logs and Alerts (DCOM-In)|34755|In|tcp|135||@|rpcss|off priv pub sub
# Routing and Remote Access | @FirewallAPI.dll,-33752 | @FirewallAPI.dll
RRAS-L2TP-In-UDP|Routing and Remote Access (L2TP-In)|33753|In|udp|1701||System||off
RRAS-L2TP-Out-UDP|Routing and Remote Access (L2TP-Out)|33757|Out|udp||1701|System||off
RRAS-PPTP-Out-TCP|Routing and Remote Access (PPTP-Out)|33761|Out|tcp||1723|System||off
RRAS-PPTP-In-TCP|Routing and Remote Access (PPTP-In)|33765|In|tcp|1723||System||off
RRAS-GRE-In|Routing and Remote Access (GRE-In)|33769|In|47|||System||off
RRAS-GRE-Out|Routing and Remote Access (GRE-Out)|33773|Out|47|||System||off
# Secure Socket Tunneling Protocol | @sstpsvc.dll,-35001 | @sstpsvc.dll
SSTP-IN-TCP|Secure Socket Tunneling Protocol (SSTP-In)|35002|In|tcp|443||System||off
# iSCSI Service | @FirewallAPI.dll,-29002 | @FirewallAPI.dll
MsiScsi-In-TCP|iSCSI Service (TCP-In)|29003|In|tcp|||@|Msiscsi|off priv pub sub
MsiScsi-Out-TCP|iSCSI Service (TCP-Out)|29007|Out|tcp|||@|Msiscsi|off priv pub sub
# Distributed Transaction Coordinator | @FirewallAPI.dll,-33502 | @FirewallAPI.dll
MSDTC-In-TCP|Distributed Transaction Coordinator (TCP-In)|33503|In|tcp|||%SystemRoot%\system32\msdtc.exe||off priv pub sub
MSDTC-Out-TCP|Distributed Transaction Coordinator (TCP-Out)|33507|Out|tcp|||%SystemRoot%\system32\msdtc.exe||off priv pub sub
MSDTC-RPCSS-In-TCP|Distributed Transaction Coordinator (RPC-EPMAP)|33515|In|tcp|RPC-EPMap||@|RPCSS|off priv pub sub
# Windows Media Player | @FirewallAPI.dll,-31002 | @FirewallAPI.dll
WMP-In-UDP|Windows Media Player (UDP-In)|31003|In|udp|||%ProgramFiles%\Windows Media Player\wmplayer.exe||off
WMP-Out-UDP|Windows Media Player (UDP-Out)|31007|Out|udp|||%ProgramFiles%\Windows Media Player\wmplayer.exe||off
WMP-Out-TCP|Windows Media Player (TCP-Out)|31011|Out|tcp|||%ProgramFiles%\Windows Media Player\wmplayer.exe||off
# Windows Media Player Network Sharing Service | @FirewallAPI.dll,-31252 | @FirewallAPI.dll
WMPNSS-WMP-In-UDP|Windows Media Player Network Sharing Service (UDP-In)|31253|In|udp|||%PROGRAMFILES%\Windows Media Player\wmplayer.exe||off sub
WMPNSS-In-UDP|Windows Media Player Network Sharing Service (UDP-In)|31269|In|udp|||%PROGRAMFILES%\Windows Media Player\wmpnetwk.exe|WMPNetworkSvc|off sub
WMPNSS-In-TCP|Windows Media Player Network Sharing Service (TCP-In)|31277|In|tcp|||%PROGRAMFILES%\Windows Media Player\wmpnetwk.exe|WMPNetworkSvc|off sub
WMPNSS-SSDPSrv-In-UDP|Windows Media Player Network Sharing Service (SSDP-In)|31285|In|udp|1900||@|Ssdpsrv|off sub
WMPNSS-HTTPSTR-In-TCP|Windows Media Player Network Sharing Service (HTTP-Streaming-In)|31293|In|tcp|10243||System||off sub
# SNMP Trap | @FirewallAPI.dll,-50323 | @FirewallAPI.dll
SNMPTRAP-In-UDP|SNMP Trap Service (UDP In)|50324|In|udp|162||%SystemRoot%\system32\snmptrap.exe|SNMPTRAP|off priv pub sub
# BranchCache - Content Retrieval (Uses HTTP) | @peerdistsh.dll,-9000 | @peerdistsh.dll
Microsoft-Windows-PeerDist-HttpTrans-In|BranchCache Content Retrieval (HTTP-In)|9001|In|tcp|80||SYSTEM||off
Microsoft-Windows-PeerDist-HttpTrans-Out|BranchCache Content Retrieval (HTTP-Out)|9002|Out|tcp||80|SYSTEM||off
Microsoft-Windows-PeerDist-WSD-In|BranchCache Peer Discovery (WSD-In)|9004|In|udp|3702||@|PeerDistSvc|off sub
Microsoft-Windows-PeerDist-WSD-Out|BranchCache Peer Discovery (WSD-Out)|9005|Out|udp||3702|@|PeerDistSvc|off sub
# Delivery Optimization | @%systemroot%\system32\dosvc.dll,-100 | @%systemroot%\system32\dosvc.dll
DeliveryOptimization-TCP-In|Delivery Optimization (TCP-In)|102|In|tcp|7680||@|dosvc|edge
DeliveryOptimization-UDP-In|Delivery Optimization (UDP-In)|103|In|udp|7680||@|dosvc|edge
# mDNS | @%SystemRoot%\system32\firewallapi.dll,-37302 | @%SystemRoot%\system32\firewallapi.dll
MDNS-In-UDP-Public-Active|mDNS (UDP-In)|37303|In|udp|5353||@|dnscache|pub sub
MDNS-In-UDP-Private-Active|mDNS (UDP-In)|37303|In|udp|5353||@|dnscache|priv sub
MDNS-In-UDP-Domain-Active|mDNS (UDP-In)|37303|In|udp|5353||@|dnscache|dom
MDNS-Out-UDP-Public-Active|mDNS (UDP-Out)|37305|Out|udp||5353|@|dnscache|pub sub
MDNS-Out-UDP-Private-Active|mDNS (UDP-Out)|37305|Out|udp||5353|@|dnscache|priv sub
MDNS-Out-UDP-Domain-Active|mDNS (UDP-Out)|37305|Out|udp||5353|@|dnscache|dom
# AllJoyn Router | @FirewallAPI.dll,-37002 | @FirewallAPI.dll
AllJoyn-Router-In-TCP|AllJoyn Router (TCP-In)|37003|In|tcp|9955||@|AJRouter|dom priv
AllJoyn-Router-Out-TCP|AllJoyn Router (TCP-Out)|37005|Out|tcp|||@|AJRouter|dom priv
AllJoyn-Router-In-UDP|AllJoyn Router (UDP-In)|37007|In|udp|||@|AJRouter|dom priv
AllJoyn-Router-Out-UDP|AllJoyn Router (UDP-Out)|37009|Out|udp|||@|AJRouter|dom priv
# DIAL protocol server | @FirewallAPI.dll,-37101 | @FirewallAPI.dll
DIAL-Protocol-Server-In-TCP-NoScope|DIAL protocol server (HTTP-In)|37102|In|tcp|10247||System||dom
DIAL-Protocol-Server-HTTPSTR-In-TCP-LocalSubnetScope|DIAL protocol server (HTTP-In)|37102|In|tcp|10247||System||priv sub
# Cast to Device functionality | @FirewallAPI.dll,-36001 | @FirewallAPI.dll
PlayTo-In-UDP-LocalSubnetScope|Cast to Device streaming server (RTCP-Streaming-In)|36012|In|udp|||%SystemRoot%\system32\mdeserver.exe||priv sub
PlayTo-In-UDP-NoScope|Cast to Device streaming server (RTCP-Streaming-In)|36012|In|udp|||%SystemRoot%\system32\mdeserver.exe||dom
PlayTo-In-RTSP-LocalSubnetScope|Cast to Device streaming server (RTSP-Streaming-In)|36008|In|tcp|23554,23555,23556||%SystemRoot%\system32\mdeserver.exe||priv sub
PlayTo-In-RTSP-NoScope|Cast to Device streaming server (RTSP-Streaming-In)|36008|In|tcp|23554,23555,23556||%SystemRoot%\system32\mdeserver.exe||dom
PlayTo-HTTPSTR-In-TCP-LocalSubnetScope|Cast to Device streaming server (HTTP-Streaming-In)|36002|In|tcp|10246||System||priv sub
PlayTo-SSDP-Discovery-PlayToScope|Cast to Device SSDP Discovery (UDP-In)|36104|In|udp|1900||@|ssdpsrv|pub sub
PlayTo-QWave-In-UDP-PlayToScope|Cast to Device functionality (qWave-UDP-In)|36004|In|udp|2177||@|QWAVE|priv pub sub
PlayTo-QWave-Out-UDP-PlayToScope|Cast to Device functionality (qWave-UDP-Out)|36005|Out|udp||2177|@|QWAVE|priv pub sub
PlayTo-QWave-In-TCP-PlayToScope|Cast to Device functionality (qWave-TCP-In)|36006|In|tcp|2177||@|QWAVE|priv pub sub
PlayTo-QWave-Out-TCP-PlayToScope|Cast to Device functionality (qWave-TCP-Out)|36007|Out|tcp||2177|@|QWAVE|priv pub sub
# Wi-Fi Direct Network Discovery | @wlansvc.dll,-36864 | @wlansvc.dll
WFDPRINT-DAFWSD-In-Active|Wi-Fi Direct Network Discovery (In)|36865|In|any|||%SystemRoot%\system32\dashost.exe||pub
WFDPRINT-DAFWSD-Out-Active|Wi-Fi Direct Network Discovery (Out)|36866|Out|any|||%SystemRoot%\system32\dashost.exe||pub
WFDPRINT-SPOOL-In-Active|Wi-Fi Direct Spooler Use (In)|36867|In|any|||%SystemRoot%\system32\spoolsv.exe||pub
WFDPRINT-SPOOL-Out-Active|Wi-Fi Direct Spooler Use (Out)|36868|Out|any|||%SystemRoot%\system32\spoolsv.exe||pub
# Wireless Display | @wifidisplay.dll,-100 | @wifidisplay.dll
WirelessDisplay-In-TCP|Wireless Display (TCP-In)|10200|In|tcp|||%systemroot%\system32\WUDFHost.exe||
WirelessDisplay-Out-TCP|Wireless Display (TCP-Out)|10201|Out|tcp|||%systemroot%\system32\WUDFHost.exe||
WirelessDisplay-Out-UDP|Wireless Display (UDP-Out)|10202|Out|udp|||%systemroot%\system32\WUDFHost.exe||
WirelessDisplay-Infra-In-TCP|Wireless Display Infrastructure Back Channel (TCP-In)|10204|In|tcp|7250||%systemroot%\system32\CastSrv.exe||
# Connected Devices Platform | @FirewallAPI.dll,-37402 | @FirewallAPI.dll
CDPSvc-In-TCP|Connected Devices Platform (TCP-In)|37403|In|tcp|||@|CDPSvc|dom priv
CDPSvc-Out-TCP|Connected Devices Platform (TCP-Out)|37404|Out|tcp|||@|CDPSvc|dom priv
CDPSvc-In-UDP|Connected Devices Platform (UDP-In)|37405|In|udp|||@|CDPSvc|dom priv
CDPSvc-Out-UDP|Connected Devices Platform (UDP-Out)|37406|Out|udp|||@|CDPSvc|dom priv
CDPSvc-WFD-In-TCP|Connected Devices Platform - Wi-Fi Direct Transport (TCP-In)|37407|In|tcp|||@|CDPSvc|pub
CDPSvc-WFD-Out-TCP|Connected Devices Platform - Wi-Fi Direct Transport (TCP-Out)|37408|Out|tcp|||@|CDPSvc|pub
# Connected User Experiences and Telemetry | @%windir%\system32\diagtrack.dll,-3001 | @%windir%\system32\diagtrack.dll
Microsoft-Windows-Unified-Telemetry-Client|Connected User Experiences and Telemetry|3001|Out|tcp||443|@|DiagTrack|
# Captive Portal Flow | @FirewallAPI.dll,-25430 | @FirewallAPI.dll
CaptivePortal-Proxy-Out|Captive Portal Flow|25431|Out|tcp||80,443|%SystemRoot%\system32\CaptivePortal.exe||
# Virtual Machine Monitoring | @icsvc.dll,-700 | @icsvc.dll
vm-monitoring-dcom|Virtual Machine Monitoring (DCOM-In)|701|In|tcp|135||@|RpcSs|off
vm-monitoring-icmpv4|Virtual Machine Monitoring (Echo Request - ICMPv4-In)|702|In|icmp4|||||t8:* off
vm-monitoring-nb-session|Virtual Machine Monitoring (NB-Session-In)|706|In|tcp|139||||off
vm-monitoring-rpc|Virtual Machine Monitoring (RPC)|707|In|tcp|RPC||@|Schedule|off
# TPM Virtual Smart Card Management | @FirewallAPI.dll,-38502 | @FirewallAPI.dll
TPMVSCMGR-RPCSS-In-TCP-NoScope|TPM Virtual Smart Card Management (DCOM-In)|38503|In|tcp|135||@|RPCSS|off dom
TPMVSCMGR-Server-In-TCP-NoScope|TPM Virtual Smart Card Management (TCP-In)|38505|In|tcp|||%SystemRoot%\system32\RmtTpmVscMgrSvr.exe||off dom
# Netlogon Service | @netlogon.dll,-1010 | @netlogon.dll
NETLOGON-NamedPipe-In|Netlogon Service (NP-In)|1003|In|tcp|445||System||off
Netlogon-TCP-RPC-In|Netlogon Service Authz (RPC)|1008|In|tcp|RPC||%SystemRoot%\system32\lsass.exe||off
# Key Management Service | @FirewallAPI.dll,-28002 | @FirewallAPI.dll
SPPSVC-In-TCP|Key Management Service (TCP-In)|28003|In|tcp|1688||%SystemRoot%\system32\sppextcomobj.exe||off priv pub sub
"""

# Programs of the user: name, path, protocols with their local ports.
PROGRAMS = [
    ("Google Chrome (mDNS-In)", r"C:\Program Files\Google\Chrome\Application\chrome.exe", [("udp", "5353")]),
    ("Microsoft Edge (mDNS-In)", r"C:\Program Files (x86)\Microsoft\EdgeWebView\Application\124.0.2478.67\msedgewebview2.exe", [("udp", "5353")]),
    ("Firefox (C:\\Program Files\\Mozilla Firefox)", r"C:\Program Files\Mozilla Firefox\firefox.exe", [("tcp", ""), ("udp", "")]),
    ("Microsoft Office Outlook", r"C:\Program Files\Microsoft Office\root\Office16\outlook.exe", [("udp", "6004")]),
    ("Zoom Video Meeting", r"C:\Users\kim\AppData\Roaming\Zoom\bin\zoom.exe", [("tcp", ""), ("udp", "")]),
    ("Microsoft Teams", r"C:\Users\kim\AppData\Local\Microsoft\Teams\current\Teams.exe", [("tcp", ""), ("udp", "")]),
    ("TeamViewer Remote Control Application", r"C:\Program Files\TeamViewer\TeamViewer.exe", [("tcp", ""), ("udp", "")]),
    ("Steam", r"C:\Program Files (x86)\Steam\Steam.exe", [("tcp", ""), ("udp", "")]),
    ("Steam Web Helper", r"C:\Program Files (x86)\Steam\bin\cef\cef.win7x64\steamwebhelper.exe", [("tcp", ""), ("udp", "")]),
    ("Spotify Music", r"C:\Users\kim\AppData\Roaming\Spotify\Spotify.exe", [("tcp", ""), ("udp", "")]),
    ("Node.js JavaScript Runtime", r"C:\Program Files\nodejs\node.exe", [("tcp", ""), ("udp", "")]),
    ("HP Smart Printing", r"C:\Program Files\HP\HP LaserJet\bin\HPNetworkCommunicatorCom.exe", [("tcp", ""), ("udp", "")]),
    ("WinSCP: SFTP, FTP, WebDAV, S3 and SCP client", r"C:\Program Files (x86)\WinSCP\WinSCP.exe", [("tcp", "")]),
]

# Store packages: display name, family name.
PACKAGES = [
    ("Microsoft Store", "Microsoft.WindowsStore"), ("Xbox", "Microsoft.GamingApp"),
    ("Xbox Identity Provider", "Microsoft.XboxIdentityProvider"), ("Xbox TCUI", "Microsoft.Xbox.TCUI"),
    ("Xbox Game Bar", "Microsoft.XboxGamingOverlay"), ("Microsoft Photos", "Microsoft.Windows.Photos"),
    ("Mail and Calendar", "microsoft.windowscommunicationsapps"), ("Microsoft People", "Microsoft.People"),
    ("MSN Weather", "Microsoft.BingWeather"), ("News", "Microsoft.BingNews"),
    ("Windows Maps", "Microsoft.WindowsMaps"), ("Phone Link", "Microsoft.YourPhone"),
    ("Get Help", "Microsoft.GetHelp"), ("Feedback Hub", "Microsoft.WindowsFeedbackHub"),
    ("Microsoft To Do", "Microsoft.Todos"), ("Microsoft Sticky Notes", "Microsoft.MicrosoftStickyNotes"),
    ("Movies & TV", "Microsoft.ZuneVideo"), ("Windows Media Player", "Microsoft.ZuneMusic"),
    ("Solitaire & Casual Games", "Microsoft.MicrosoftSolitaireCollection"), ("Paint", "Microsoft.Paint"),
    ("Snipping Tool", "Microsoft.ScreenSketch"), ("Windows Camera", "Microsoft.WindowsCamera"),
    ("Your account", "Microsoft.Windows.CloudExperienceHost"), ("Start", "Microsoft.Windows.StartMenuExperienceHost"),
    ("Windows Search", "Microsoft.Windows.Search"), ("Windows Security", "Microsoft.SecHealthUI"),
    ("App Installer", "Microsoft.DesktopAppInstaller"), ("Windows Terminal", "Microsoft.WindowsTerminal"),
    ("Work or school account", "Microsoft.AAD.BrokerPlugin"), ("Clipchamp", "Clipchamp.Clipchamp"),
    ("Quick Assist", "MicrosoftCorporationII.QuickAssist"), ("Spotify - Music and Podcasts", "SpotifyAB.SpotifyMusic"),
]


def built_in_rules():
    rules, group, group_resource, library = [], "", "", ""
    for line in BUILT_IN.strip().splitlines():
        if line.startswith("# "):
            group, group_resource, library = line[2:].split(" | ")
            continue
        name_id, name, number, direction, protocol, local, remote, program, service, rest = line.split("|")
        options = rest.split()
        profiles = tuple(full for short, full in zip(("dom", "priv", "pub"), PROFILES) if short in options)
        icmp = tuple(tuple(option[1:].split(":")) for option in options if option[0] == "t" and ":" in option)
        edge = next((text for key, text in (("edge", "Yes"), ("edgeapp", "Defer to application"),
                                            ("edgeuser", "Defer to user")) if key in options), "No")
        remote_addresses = ("LocalSubnet",) if "sub" in options else ("fe80::/64",) if "ll" in options else ()
        rules.append(Rule(
            id=name_id, name=name, direction=direction, protocol=protocol,
            local_ports=tuple(filter(None, local.split(","))),
            remote_ports=tuple(filter(None, remote.split(","))),
            profiles=profiles or PROFILES, enabled="off" not in options,
            program=SVCHOST if program == "@" else program, service=service, remote=remote_addresses,
            group=group, resource=f"{library},-{number}", group_resource=group_resource,
            description=f"{library},-{int(number) + 3}", edge=edge, icmp=icmp))
    return rules


def guid(random):
    text = f"{random.getrandbits(128):032X}"
    return "{" + "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:])) + "}"


def program_rules(random):
    rules = []
    for name, path, uses in PROGRAMS:
        for protocol, port in uses:
            key = guid(random) if port else f"{protocol.upper()} Query User{guid(random)}{path}"
            rules.append(Rule(id=key, name=name, protocol=protocol, program=path,
                              local_ports=(port,) if port else (), profiles=("Private", "Public"),
                              description=f"Inbound rule for {name}" if port else name,
                              edge="No" if port else "Defer to user"))
    return rules


def package_rules(random):
    rules = []
    for name, family in PACKAGES:
        package = "S-1-15-2-" + "-".join(str(random.getrandbits(32)) for _ in range(7))
        resource = f"@{{{family}_1.0.0.0_x64__8wekyb3d8bbwe?ms-resource://{family}/resources/AppName}}"
        for direction in ("Out", "In") if random.random() < 0.4 else ("Out",):
            rules.append(Rule(id=guid(random), name=name, direction=direction, group=name,
                              profiles=("Domain", "Private") if direction == "In" else PROFILES,
                              resource=resource, group_resource=resource, package=package,
                              description=resource, edge="Yes" if direction == "In" else "No"))
    return rules


def restricted_rules():
    """Service hardening: block rules that every Windows has and that say nothing about IKE."""
    rows = []
    for service, program in (("DHCP", "svchost.exe"), ("dps", "svchost.exe"), ("lmhosts", "svchost.exe"),
                             ("mpssvc", "svchost.exe"), ("EventLog", "svchost.exe"), ("Themes", "svchost.exe"),
                             ("WerSvc", "svchost.exe"), ("SNMPTRAP", "snmptrap.exe")):
        path = rf"%SystemRoot%\System32\{program}"
        for direction in ("In", "Out"):
            rows.append((r"Static\System", Rule(
                id=f"{service}-Block-{direction}", name=f"Block all {direction.lower()}bound traffic for {service}",
                direction=direction, action="Block", program=path, service=service)))
    rows.append((r"Configurable\System", Rule(
        id="WSearch-Block-Out", name="Block any outbound traffic from WSearch", direction="Out",
        action="Block", program=r"%SystemRoot%\system32\SearchIndexer.exe", service="WSearch")))
    return rows


def make_rules(random):
    return built_in_rules() + program_rules(random) + package_rules(random)


def resolved(rules):
    """The rules as netsh lists them: descriptions as text, none for resources that it cannot load."""
    import dataclasses
    return [dataclasses.replace(
        rule, description=f"{'Inbound' if rule.direction == 'In' else 'Outbound'} rule for {rule.group or rule.name}"
        + (f" [{rule.protocol.upper()} {','.join(rule.local_ports or rule.remote_ports)}]"
           if rule.local_ports or rule.remote_ports else ".")) for rule in rules]
