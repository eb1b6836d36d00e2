"""The services of the synthetic Windows PC: names, host processes, start types, usual states.

One line each: name | display name | svchost group or program | start | state | account.
Start: 2 automatic, 2d delayed, 3 manual, 3t manual with trigger, 4 disabled. State: R running, S stopped.
"""

SERVICES = r"""
AarSvc|Agent Activation Runtime|AarSvcGroup|3t|S|
AdobeARMservice|Adobe Acrobat Update Service|"C:\Program Files (x86)\Common Files\Adobe\ARM\1.0\armsvc.exe"|2|R|LocalSystem
ALG|Application Layer Gateway Service|%SystemRoot%\System32\alg.exe|3|S|NT AUTHORITY\LocalService
AppIDSvc|Application Identity|LocalServiceNetworkRestricted|3t|S|NT Authority\LocalService
Appinfo|Application Information|netsvcs|3t|R|LocalSystem
AppMgmt|Application Management|netsvcs|3|S|LocalSystem
AppReadiness|App Readiness|AppReadiness|3|S|LocalSystem
AppVClient|Microsoft App-V Client|%systemroot%\system32\AppVClient.exe|4|S|LocalSystem
AppXSvc|AppX Deployment Service (AppXSVC)|wsappx|3t|R|LocalSystem
AssignedAccessManagerSvc|AssignedAccessManager Service|AssignedAccessManagerSvc|3t|S|LocalSystem
AudioEndpointBuilder|Windows Audio Endpoint Builder|LocalSystemNetworkRestricted|2|R|LocalSystem
Audiosrv|Windows Audio|LocalServiceNetworkRestricted|2|R|NT AUTHORITY\LocalService
autotimesvc|Cellular Time|autoTimeSvc|3t|S|NT AUTHORITY\LocalService
AxInstSV|ActiveX Installer (AxInstSV)|AxInstSVGroup|3|S|LocalSystem
BDESVC|BitLocker Drive Encryption Service|netsvcs|3t|S|localSystem
BFE|Base Filtering Engine|LocalServiceNoNetworkFirewall|2|R|NT AUTHORITY\LocalService
BITS|Background Intelligent Transfer Service|netsvcs|3|S|LocalSystem
BrokerInfrastructure|Background Tasks Infrastructure Service|DcomLaunch|2|R|LocalSystem
BTAGService|Bluetooth Audio Gateway Service|LocalServiceNetworkRestricted|3t|R|NT AUTHORITY\LocalService
BthAvctpSvc|AVCTP service|LocalService|3t|R|NT AUTHORITY\LocalService
bthserv|Bluetooth Support Service|LocalService|3t|R|NT AUTHORITY\LocalService
camsvc|Capability Access Manager Service|appmodel|3|R|LocalSystem
CDPSvc|Connected Devices Platform Service|LocalService|2d|R|NT AUTHORITY\LocalService
CertPropSvc|Certificate Propagation|netsvcs|3t|S|LocalSystem
ClickToRunSvc|Microsoft Office Click-to-Run Service|"C:\Program Files\Common Files\Microsoft Shared\ClickToRun\OfficeClickToRun.exe" /service|2|R|LocalSystem
ClipSVC|Client License Service (ClipSVC)|wsappx|3t|S|LocalSystem
COMSysApp|COM+ System Application|%SystemRoot%\system32\dllhost.exe /Processid:{02D4B3F1-FD88-11D1-960D-00805FC79235}|3|S|LocalSystem
CoreMessagingRegistrar|CoreMessaging|LocalServiceNoNetwork|2|R|NT AUTHORITY\LocalService
CryptSvc|Cryptographic Services|NetworkService|2|R|NT Authority\NetworkService
CscService|Offline Files|LocalSystemNetworkRestricted|3t|S|LocalSystem
DcomLaunch|DCOM Server Process Launcher|DcomLaunch|2|R|LocalSystem
defragsvc|Optimize drives|defragsvc|3|S|localSystem
DeviceAssociationService|Device Association Service|LocalSystemNetworkRestricted|3t|R|LocalSystem
DeviceInstall|Device Install Service|DcomLaunch|3t|S|LocalSystem
DevQueryBroker|DevQuery Background Discovery Broker|LocalSystemNetworkRestricted|3t|S|LocalSystem
Dhcp|DHCP Client|LocalServiceNetworkRestricted|2|R|NT Authority\LocalService
diagnosticshub.standardcollector.service|Microsoft (R) Diagnostics Hub Standard Collector Service|%SystemRoot%\system32\DiagSvcs\DiagnosticsHub.StandardCollector.Service.exe|3|S|LocalSystem
diagsvc|Diagnostic Execution Service|diagnostics|3t|S|LocalSystem
DiagTrack|Connected User Experiences and Telemetry|utcsvc|2|R|LocalSystem
DispBrokerDesktopSvc|Display Policy Service|LocalService|2d|R|NT AUTHORITY\LocalService
DisplayEnhancementService|Display Enhancement Service|LocalSystemNetworkRestricted|3t|R|LocalSystem
DmEnrollmentSvc|Device Management Enrollment Service|netsvcs|3|S|LocalSystem
dmwappushservice|Device Management Wireless Application Protocol (WAP) Push message Routing Service|netsvcs|3t|S|LocalSystem
Dnscache|DNS Client|NetworkService|2t|R|NT AUTHORITY\NetworkService
DoSvc|Delivery Optimization|NetworkService|2d|S|NT Authority\NetworkService
dot3svc|Wired AutoConfig|LocalSystemNetworkRestricted|3|S|localSystem
DPS|Diagnostic Policy Service|LocalServiceNoNetwork|2|R|NT AUTHORITY\LocalService
DsmSvc|Device Setup Manager|netsvcs|3t|S|LocalSystem
DsSvc|Data Sharing Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
DusmSvc|Data Usage|LocalServiceNetworkRestricted|2|R|NT Authority\LocalService
Eaphost|Extensible Authentication Protocol|netsvcs|3|S|localSystem
edgeupdate|Microsoft Edge Update Service (edgeupdate)|"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe" /svc|2dt|S|LocalSystem
edgeupdatem|Microsoft Edge Update Service (edgeupdatem)|"C:\Program Files (x86)\Microsoft\EdgeUpdate\MicrosoftEdgeUpdate.exe" /medsvc|3t|S|LocalSystem
EFS|Encrypting File System (EFS)|%SystemRoot%\System32\lsass.exe|3t|S|LocalSystem
embeddedmode|Embedded Mode|LocalSystemNetworkRestricted|3t|S|LocalSystem
EntAppSvc|Enterprise App Management Service|appmodel|3|S|LocalSystem
EventLog|Windows Event Log|LocalServiceNetworkRestricted|2|R|NT AUTHORITY\LocalService
EventSystem|COM+ Event System|LocalService|2|R|NT AUTHORITY\LocalService
fdPHost|Function Discovery Provider Host|LocalService|3|R|NT AUTHORITY\LocalService
FDResPub|Function Discovery Resource Publication|LocalServiceAndNoImpersonation|3t|R|NT AUTHORITY\LocalService
fhsvc|File History Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
FontCache|Windows Font Cache Service|LocalService|2|R|NT AUTHORITY\LocalService
FrameServer|Windows Camera Frame Server|Camera|3t|S|LocalSystem
GoogleChromeElevationService|Google Chrome Elevation Service (GoogleChromeElevationService)|"C:\Program Files\Google\Chrome\Application\124.0.6367.119\elevation_service.exe"|3|S|LocalSystem
gpsvc|Group Policy Client|GPSvcGroup|2t|R|LocalSystem
GraphicsPerfSvc|GraphicsPerfSvc|GraphicsPerfSvcGroup|3t|S|LocalSystem
gupdate|Google Update Service (gupdate)|"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe" /svc|2d|S|LocalSystem
gupdatem|Google Update Service (gupdatem)|"C:\Program Files (x86)\Google\Update\GoogleUpdate.exe" /medsvc|3|S|LocalSystem
hidserv|Human Interface Device Service|LocalSystemNetworkRestricted|3t|R|LocalSystem
HvHost|HV Host Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
icssvc|Windows Mobile Hotspot Service|LocalServiceNetworkRestricted|3t|S|NT Authority\LocalService
igfxCUIService2.0.0.0|Intel(R) HD Graphics Control Panel Service|C:\Windows\System32\DriverStore\FileRepository\cui_dch.inf_amd64_5f2b8e8d5a0d0a2e\igfxCUIService.exe|2|R|LocalSystem
IKEEXT|IKE and AuthIP IPsec Keying Modules|netsvcs|3t|S|LocalSystem
InstallService|Microsoft Store Install Service|netsvcs|3|S|LocalSystem
IntelAudioService|Intel(R) Audio Service|C:\Windows\System32\DriverStore\FileRepository\intcoed.inf_amd64_4f9f7f6f8e1f1e8a\IntelAudioService.exe|2|R|LocalSystem
iphlpsvc|IP Helper|NetSvcs|2|R|LocalSystem
IpxlatCfgSvc|IP Translation Configuration Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
jhi_service|Intel(R) Dynamic Application Loader Host Interface Service|C:\Windows\System32\DriverStore\FileRepository\dal.inf_amd64_b5484efd38adbe8d\jhi_service.exe|2d|R|LocalSystem
KeyIso|CNG Key Isolation|%SystemRoot%\system32\lsass.exe|3t|R|LocalSystem
KtmRm|KtmRm for Distributed Transaction Coordinator|NetworkServiceAndNoImpersonation|3t|S|NT AUTHORITY\NetworkService
LanmanServer|Server|netsvcs|2t|R|LocalSystem
LanmanWorkstation|Workstation|NetworkService|2|R|NT AUTHORITY\NetworkService
lfsvc|Geolocation Service|netsvcs|3t|R|LocalSystem
LicenseManager|Windows License Manager Service|LocalService|3t|R|NT Authority\LocalService
lltdsvc|Link-Layer Topology Discovery Mapper|LocalService|3|S|NT AUTHORITY\LocalService
lmhosts|TCP/IP NetBIOS Helper|LocalServiceNetworkRestricted|3t|R|NT AUTHORITY\LocalService
LMS|Intel(R) Management and Security Application Local Management Service|C:\Windows\System32\DriverStore\FileRepository\lms.inf_amd64_2e4b9e9a1d1f1c43\LMS.exe|2d|R|LocalSystem
LSM|Local Session Manager|DcomLaunch|2|R|LocalSystem
LxpSvc|Language Experience Service|netsvcs|3|S|LocalSystem
MapsBroker|Downloaded Maps Manager|NetworkService|2d|S|NT AUTHORITY\NetworkService
MDCoreSvc|Microsoft Defender Core Service|"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.24040.4-0\MpDefenderCoreService.exe"|2|R|LocalSystem
MixedRealityOpenXRSvc|Windows Mixed Reality OpenXR Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
MozillaMaintenance|Mozilla Maintenance Service|"C:\Program Files (x86)\Mozilla Maintenance Service\maintenanceservice.exe"|3|S|LocalSystem
mpssvc|Windows Defender Firewall|LocalServiceNoNetworkFirewall|2|R|NT Authority\LocalService
MSDTC|Distributed Transaction Coordinator|%SystemRoot%\System32\msdtc.exe|3|S|NT AUTHORITY\NetworkService
MSiSCSI|Microsoft iSCSI Initiator Service|netsvcs|3|S|LocalSystem
msiserver|Windows Installer|%systemroot%\system32\msiexec.exe /V|3|S|LocalSystem
NaturalAuthentication|Natural Authentication|netsvcs|3t|S|LocalSystem
NcaSvc|Network Connectivity Assistant|NetSvcs|3t|S|LocalSystem
NcbService|Network Connection Broker|LocalSystemNetworkRestricted|3t|R|LocalSystem
NcdAutoSetup|Network Connected Devices Auto-Setup|LocalServiceNoNetwork|3t|R|NT AUTHORITY\LocalService
Netlogon|Netlogon|%systemroot%\system32\lsass.exe|3|S|LocalSystem
Netman|Network Connections|LocalSystemNetworkRestricted|3|S|LocalSystem
netprofm|Network List Service|LocalService|3|R|NT AUTHORITY\LocalService
NetSetupSvc|Network Setup Service|netsvcs|3t|S|LocalSystem
NetTcpPortSharing|Net.Tcp Port Sharing Service|%systemroot%\Microsoft.NET\Framework64\v4.0.30319\SMSvcHost.exe|4|S|NT AUTHORITY\LocalService
NgcCtnrSvc|Microsoft Passport Container|LocalServiceNetworkRestricted|3t|R|NT AUTHORITY\LocalService
NgcSvc|Microsoft Passport|LocalSystemNetworkRestricted|3t|R|LocalSystem
NlaSvc|Network Location Awareness|NetworkService|2|R|NT AUTHORITY\NetworkService
nsi|Network Store Interface Service|LocalService|2|R|NT Authority\LocalService
NVDisplay.ContainerLocalSystem|NVIDIA Display Container LS|"C:\Windows\System32\DriverStore\FileRepository\nv_dispi.inf_amd64_9d0c8b2a1b0c9a4f\Display.NvContainer\NVDisplay.Container.exe" -s NVDisplay.ContainerLocalSystem|2|R|LocalSystem
p2pimsvc|Peer Networking Identity Manager|LocalServicePeerNet|3|S|NT AUTHORITY\LocalService
p2psvc|Peer Networking Grouping|LocalServicePeerNet|3|S|NT AUTHORITY\LocalService
PcaSvc|Program Compatibility Assistant Service|LocalSystemNetworkRestricted|2d|R|LocalSystem
PeerDistSvc|BranchCache|PeerDist|3|S|NT AUTHORITY\NetworkService
perceptionsimulation|Windows Perception Simulation Service|%systemroot%\system32\PerceptionSimulation\PerceptionSimulationService.exe|3|S|LocalSystem
PerfHost|Performance Counter DLL Host|%SystemRoot%\SysWow64\perfhost.exe|3|S|NT AUTHORITY\LocalService
PhoneSvc|Phone Service|LocalService|3t|R|NT Authority\LocalService
pla|Performance Logs & Alerts|LocalServiceNoNetwork|3|S|NT AUTHORITY\LocalService
PlugPlay|Plug and Play|DcomLaunch|3|R|LocalSystem
PNRPAutoReg|PNRP Machine Name Publication Service|LocalServicePeerNet|3|S|NT AUTHORITY\LocalService
PNRPsvc|Peer Name Resolution Protocol|LocalServicePeerNet|3|S|NT AUTHORITY\LocalService
PolicyAgent|IPsec Policy Agent|NetworkServiceNetworkRestricted|3t|S|NT Authority\NetworkService
Power|Power|DcomLaunch|2|R|LocalSystem
PrintNotify|Printer Extensions and Notifications|print|3|S|LocalSystem
ProfSvc|User Profile Service|netsvcs|2|R|LocalSystem
PushToInstall|Windows PushToInstall Service|netsvcs|3t|S|LocalSystem
QWAVE|Quality Windows Audio Video Experience|LocalServiceAndNoImpersonation|3|S|NT AUTHORITY\LocalService
RasAuto|Remote Access Auto Connection Manager|netsvcs|3|S|localSystem
RasMan|Remote Access Connection Manager|netsvcs|3|R|localSystem
RemoteAccess|Routing and Remote Access|netsvcs|4|S|localSystem
RemoteRegistry|Remote Registry|localService|4t|S|NT AUTHORITY\LocalService
RetailDemo|Retail Demo Service|rdxgroup|3|S|LocalSystem
RmSvc|Radio Management Service|LocalServiceNetworkRestricted|3|R|NT AUTHORITY\LocalService
RpcEptMapper|RPC Endpoint Mapper|RPCSS|2|R|NT AUTHORITY\NetworkService
RpcLocator|Remote Procedure Call (RPC) Locator|%SystemRoot%\system32\locator.exe|3|S|NT AUTHORITY\NetworkService
RpcSs|Remote Procedure Call (RPC)|rpcss|2|R|NT AUTHORITY\NetworkService
RstMwService|Intel(R) Storage Middleware Service|C:\Windows\System32\DriverStore\FileRepository\iastorhsacomponent.inf_amd64_7e0d5c3b4a2f1e90\RstMwService.exe|2|R|LocalSystem
RtkAudioUniversalService|Realtek Audio Universal Service|"C:\Windows\System32\RtkAudUService64.exe"|2|R|LocalSystem
SamSs|Security Accounts Manager|%SystemRoot%\system32\lsass.exe|2|R|LocalSystem
SCardSvr|Smart Card|LocalServiceAndNoImpersonation|3t|S|NT AUTHORITY\LocalService
ScDeviceEnum|Smart Card Device Enumeration Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
Schedule|Task Scheduler|netsvcs|2|R|LocalSystem
SCPolicySvc|Smart Card Removal Policy|netsvcs|3|S|LocalSystem
SDRSVC|Windows Backup|SDRSVC|3|S|localSystem
seclogon|Secondary Logon|netsvcs|3|S|LocalSystem
SecurityHealthService|Windows Security Service|%SystemRoot%\system32\SecurityHealthService.exe|3|R|LocalSystem
SEMgrSvc|Payments and NFC/SE Manager|LocalService|3t|S|NT AUTHORITY\LocalService
SENS|System Event Notification Service|netsvcs|2|R|LocalSystem
Sense|Windows Defender Advanced Threat Protection Service|"%ProgramFiles%\Windows Defender Advanced Threat Protection\MsSense.exe"|3|S|LocalSystem
SensorDataService|Sensor Data Service|%SystemRoot%\System32\SensorDataService.exe|3t|S|LocalSystem
SensorService|Sensor Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
SensrSvc|Sensor Monitoring Service|LocalServiceAndNoImpersonation|3t|S|NT AUTHORITY\LocalService
SessionEnv|Remote Desktop Configuration|netsvcs|3|S|localSystem
SgrmBroker|System Guard Runtime Monitor Broker|%SystemRoot%\system32\SgrmBroker.exe|2d|R|LocalSystem
SharedAccess|Internet Connection Sharing (ICS)|netsvcs|3t|S|LocalSystem
SharedRealitySvc|Spatial Data Service|LocalService|3|S|NT AUTHORITY\LocalService
ShellHWDetection|Shell Hardware Detection|netsvcs|2|R|LocalSystem
shpamsvc|Shared PC Account Manager|netsvcs|4|S|LocalSystem
smphost|Microsoft Storage Spaces SMP|smphost|3|S|NT AUTHORITY\NetworkService
SmsRouter|Microsoft Windows SMS Router Service.|LocalServiceNetworkRestricted|3t|S|NT Authority\LocalService
SNMPTRAP|SNMP Trap|%SystemRoot%\System32\snmptrap.exe|3|S|NT AUTHORITY\LocalService
spectrum|Windows Perception Service|%SystemRoot%\system32\spectrum.exe|3t|S|NT AUTHORITY\LocalService
Spooler|Print Spooler|%SystemRoot%\System32\spoolsv.exe|2|R|LocalSystem
sppsvc|Software Protection|%SystemRoot%\system32\sppsvc.exe|2dt|S|NT AUTHORITY\NetworkService
SSDPSRV|SSDP Discovery|LocalServiceAndNoImpersonation|3|R|NT AUTHORITY\LocalService
ssh-agent|OpenSSH Authentication Agent|%SystemRoot%\System32\OpenSSH\ssh-agent.exe|4|S|LocalSystem
SstpSvc|Secure Socket Tunneling Protocol Service|LocalService|3|R|NT Authority\LocalService
StateRepository|State Repository Service|appmodel|3|R|LocalSystem
StiSvc|Windows Image Acquisition (WIA)|imgsvc|2t|R|NT Authority\LocalService
StorSvc|Storage Service|LocalSystemNetworkRestricted|2d|R|LocalSystem
svsvc|Spot Verifier|LocalSystemNetworkRestricted|3t|S|LocalSystem
swprv|Microsoft Software Shadow Copy Provider|swprv|3|S|LocalSystem
SysMain|SysMain|LocalSystemNetworkRestricted|2|R|LocalSystem
SystemEventsBroker|System Events Broker|DcomLaunch|2t|R|LocalSystem
TabletInputService|Touch Keyboard and Handwriting Panel Service|LocalSystemNetworkRestricted|3t|R|LocalSystem
TapiSrv|Telephony|NetworkService|3|S|NT AUTHORITY\NetworkService
TermService|Remote Desktop Services|NetworkService|3|S|NT Authority\NetworkService
Themes|Themes|netsvcs|2|R|LocalSystem
TieringEngineService|Storage Tiers Management|%SystemRoot%\system32\TieringEngineService.exe|3|S|localSystem
TimeBrokerSvc|Time Broker|LocalServiceNetworkRestricted|3t|R|NT AUTHORITY\LocalService
TokenBroker|Web Account Manager|netsvcs|3|R|LocalSystem
TrkWks|Distributed Link Tracking Client|LocalSystemNetworkRestricted|2|R|LocalSystem
TroubleshootingSvc|Recommended Troubleshooting Service|netsvcs|3|S|LocalSystem
TrustedInstaller|Windows Modules Installer|%SystemRoot%\servicing\TrustedInstaller.exe|3|S|localSystem
tzautoupdate|Auto Time Zone Updater|LocalService|4t|S|NT AUTHORITY\LocalService
UevAgentService|User Experience Virtualization Service|%systemroot%\system32\AgentService.exe|4|S|LocalSystem
uhssvc|Microsoft Update Health Service|"C:\Program Files\Microsoft Update Health Tools\uhssvc.exe"|4|S|LocalSystem
UmRdpService|Remote Desktop Services UserMode Port Redirector|LocalSystemNetworkRestricted|3|S|localSystem
upnphost|UPnP Device Host|LocalServiceAndNoImpersonation|3|S|NT AUTHORITY\LocalService
UserManager|User Manager|netsvcs|2t|R|LocalSystem
UsoSvc|Update Orchestrator Service|netsvcs|2d|R|LocalSystem
VacSvc|Volumetric Audio Compositor Service|LocalServiceNetworkRestricted|3|S|NT AUTHORITY\LocalService
VaultSvc|Credential Manager|%SystemRoot%\system32\lsass.exe|3|R|LocalSystem
vds|Virtual Disk|%SystemRoot%\System32\vds.exe|3|S|LocalSystem
vmicguestinterface|Hyper-V Guest Service Interface|LocalSystemNetworkRestricted|3t|S|LocalSystem
vmicheartbeat|Hyper-V Heartbeat Service|ICService|3t|S|LocalSystem
vmickvpexchange|Hyper-V Data Exchange Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
vmicrdv|Hyper-V Remote Desktop Virtualization Service|ICService|3t|S|LocalSystem
vmicshutdown|Hyper-V Guest Shutdown Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
vmictimesync|Hyper-V Time Synchronization Service|LocalServiceNetworkRestricted|3t|S|NT AUTHORITY\LocalService
vmicvmsession|Hyper-V PowerShell Direct Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
vmicvss|Hyper-V Volume Shadow Copy Requestor|LocalSystemNetworkRestricted|3t|S|LocalSystem
VSS|Volume Shadow Copy|%systemroot%\system32\vssvc.exe|3|S|LocalSystem
W32Time|Windows Time|LocalService|3t|S|NT AUTHORITY\LocalService
WalletService|WalletService|appmodel|3|S|LocalSystem
WarpJITSvc|WarpJITSvc|LocalServiceNetworkRestricted|3t|S|NT Authority\LocalService
wbengine|Block Level Backup Engine Service|"%systemroot%\system32\wbengine.exe"|3|S|localSystem
WbioSrvc|Windows Biometric Service|WbioSvcGroup|3t|S|LocalSystem
Wcmsvc|Windows Connection Manager|LocalServiceNetworkRestricted|2t|R|NT Authority\LocalService
wcncsvc|Windows Connect Now - Config Registrar|LocalServiceAndNoImpersonation|3|S|NT AUTHORITY\LocalService
WdiServiceHost|Diagnostic Service Host|LocalService|3|R|NT AUTHORITY\LocalService
WdiSystemHost|Diagnostic System Host|LocalSystemNetworkRestricted|3|R|LocalSystem
WdNisSvc|Microsoft Defender Antivirus Network Inspection Service|"%ProgramData%\Microsoft\Windows Defender\Platform\4.18.24040.4-0\NisSrv.exe"|3|R|NT AUTHORITY\LocalService
WebClient|WebClient|LocalService|3t|S|NT AUTHORITY\LocalService
Wecsvc|Windows Event Collector|NetworkService|3|S|NT AUTHORITY\NetworkService
WEPHOSTSVC|Windows Encryption Provider Host Service|WepHostSvcGroup|3t|S|NT AUTHORITY\LocalService
wercplsupport|Problem Reports Control Panel Support|netsvcs|3|S|localSystem
WerSvc|Windows Error Reporting Service|WerSvcGroup|3t|S|localSystem
WFDSConMgrSvc|Wi-Fi Direct Services Connection Manager Service|LocalServiceNetworkRestricted|3t|S|NT AUTHORITY\LocalService
WiaRpc|Still Image Acquisition Events|LocalSystemNetworkRestricted|3|S|LocalSystem
WinDefend|Microsoft Defender Antivirus Service|"%ProgramData%\Microsoft\Windows Defender\Platform\4.18.24040.4-0\MsMpEng.exe"|2|R|LocalSystem
WinHttpAutoProxySvc|WinHTTP Web Proxy Auto-Discovery Service|LocalServiceNetworkRestricted|3|R|NT AUTHORITY\LocalService
Winmgmt|Windows Management Instrumentation|netsvcs|2|R|localSystem
WinRM|Windows Remote Management (WS-Management)|NetworkService|3|S|NT AUTHORITY\NetworkService
wisvc|Windows Insider Service|netsvcs|3t|S|LocalSystem
WlanSvc|WLAN AutoConfig|LocalSystemNetworkRestricted|2|R|LocalSystem
wlidsvc|Microsoft Account Sign-in Assistant|netsvcs|3t|R|LocalSystem
wlpasvc|Local Profile Assistant Service|LocalServiceNetworkRestricted|3t|S|NT Authority\LocalService
WManSvc|Windows Management Service|LocalSystemNetworkRestricted|3|S|LocalSystem
wmiApSrv|WMI Performance Adapter|%systemroot%\system32\wbem\WmiApSrv.exe|3|S|localSystem
WMPNetworkSvc|Windows Media Player Network Sharing Service|"%PROGRAMFILES%\Windows Media Player\wmpnetwk.exe"|3|S|NT AUTHORITY\NetworkService
workfolderssvc|Work Folders|LocalService|3|S|NT AUTHORITY\LocalService
WpcMonSvc|Parental Controls|LocalService|3|S|LocalSystem
WPDBusEnum|Portable Device Enumerator Service|LocalSystemNetworkRestricted|3t|S|LocalSystem
WpnService|Windows Push Notifications System Service|netsvcs|2|R|LocalSystem
wscsvc|Security Center|LocalServiceNetworkRestricted|2d|R|NT AUTHORITY\LocalService
WSearch|Windows Search|%systemroot%\system32\SearchIndexer.exe /Embedding|2d|R|LocalSystem
wuauserv|Windows Update|netsvcs|3t|R|LocalSystem
WwanSvc|WWAN AutoConfig|LocalSystemNetworkRestricted|3|S|localSystem
XblAuthManager|Xbox Live Auth Manager|netsvcs|3|S|LocalSystem
XblGameSave|Xbox Live Game Save|netsvcs|3t|S|LocalSystem
XboxGipSvc|Xbox Accessory Management Service|netsvcs|3t|S|LocalSystem
XboxNetApiSvc|Xbox Live Networking Service|netsvcs|3|S|LocalSystem
"""

# Resource of the display name, service library and dependencies where they are known.
DETAILS = {
    "BFE": ("bfe.dll,-1001", "bfe.dll", ["RpcSs"]),
    "Dhcp": ("dhcpcore.dll,-100", "dhcpcore.dll", ["NSI", "Afd"]),
    "Dnscache": ("dnsapi.dll,-101", "dnsrslvr.dll", ["nsi"]),
    "IKEEXT": ("ikeext.dll,-501", "ikeext.dll", ["BFE", "nsi"]),
    "iphlpsvc": ("iphlpsvc.dll,-500", "iphlpsvc.dll", ["RpcSS", "tcpip", "nsi", "WinHttpAutoProxySvc"]),
    "KeyIso": ("keyiso.dll,-100", "keyiso.dll", ["RpcSs"]),
    "mpssvc": ("FirewallAPI.dll,-23090", "mpssvc.dll", ["mpsdrv", "bfe"]),
    "Netman": ("netman.dll,-109", "netman.dll", ["RpcSs", "nsi"]),
    "netprofm": ("netprofmsvc.dll,-202", "netprofmsvc.dll", ["RpcSs", "nlasvc"]),
    "NlaSvc": ("nlasvc.dll,-1", "nlasvc.dll", ["NSI", "RpcSs", "TcpIp", "Dhcp", "Eventlog"]),
    "nsi": ("nsisvc.dll,-200", "nsisvc.dll", ["rpcss", "nsiproxy"]),
    "PolicyAgent": ("polstore.dll,-5010", "ipsecsvc.dll", ["Tcpip", "bfe"]),
    "RasAuto": ("rasauto.dll,-200", "rasauto.dll", ["RasAcd"]),
    "RasMan": ("rasmans.dll,-200", "rasmans.dll", ["SstpSvc", "DnsCache"]),
    "RemoteAccess": ("mprdim.dll,-200", "mprdim.dll", ["RpcSS", "Bfe", "RasMan", "Http"]),
    "RpcSs": ("combase.dll,-5010", "rpcss.dll", ["RpcEptMapper", "DcomLaunch"]),
    "SharedAccess": ("ipnathlp.dll,-106", "ipnathlp.dll", ["BFE"]),
    "SstpSvc": ("sstpsvc.dll,-200", "sstpsvc.dll", []),
    "TapiSrv": ("tapisrv.dll,-10100", "tapisrv.dll", ["RpcSs"]),
    "W32Time": ("w32time.dll,-200", "w32time.dll", []),
    "Wcmsvc": ("wcmsvc.dll,-4097", "wcmsvc.dll", ["RpcSs", "NSI"]),
    "WlanSvc": ("wlansvc.dll,-257", "wlansvc.dll", ["nativewifip", "RpcSs", "Ndisuio", "wcmsvc"]),
    "LanmanServer": ("srvsvc.dll,-100", "srvsvc.dll", ["SamSS", "Srv2"]),
    "LanmanWorkstation": ("wkssvc.dll,-100", "wkssvc.dll", ["Bowser", "MRxSmb20", "NSI"]),
    "EventLog": ("wevtsvc.dll,-200", "wevtsvc.dll", []),
    "CryptSvc": ("cryptsvc.dll,-1001", "cryptsvc.dll", ["RpcSs"]),
}

# Drivers of the dial-up stack: name, display name, image, start, group, tag.
DRIVERS = [
    ("AsyncMac", "rascfg.dll,-32000", r"System32\drivers\asyncmac.sys", 3, None),
    ("NdisWan", "rascfg.dll,-32002", r"System32\drivers\ndiswan.sys", 3, None),
    ("ndiswanlegacy", "rascfg.dll,-32002", r"System32\DRIVERS\ndiswan.sys", 3, None),
    ("PptpMiniport", "rascfg.dll,-32006", r"System32\drivers\raspptp.sys", 3, None),
    ("RasAcd", "rascfg.dll,-32013", r"System32\DRIVERS\rasacd.sys", 3, "Streams Drivers"),
    ("RasAgileVpn", "rascfg.dll,-32009", r"System32\drivers\AgileVpn.sys", 3, None),
    ("Rasl2tp", "rascfg.dll,-32005", r"System32\drivers\rasl2tp.sys", 3, None),
    ("RasPppoe", "rascfg.dll,-32007", r"System32\drivers\raspppoe.sys", 3, None),
    ("RasSstp", "rascfg.dll,-32010", r"System32\drivers\rassstp.sys", 3, None),
]

# Programs as the Uninstall key lists them: name, version, publisher.
PROGRAMS = [
    ("7-Zip 23.01 (x64)", "23.01", "Igor Pavlov", "7-Zip"),
    ("Google Chrome", "124.0.6367.119", "Google LLC", "Google Chrome"),
    ("Microsoft Edge", "124.0.2478.67", "Microsoft Corporation", "Microsoft Edge"),
    ("Microsoft Edge WebView2 Runtime", "124.0.2478.67", "Microsoft Corporation", "Microsoft EdgeWebView"),
    ("Microsoft 365 Apps for business - en-us", "16.0.17425.20176", "Microsoft Corporation", "O365BusinessRetail - en-us"),
    ("Mozilla Firefox (x64 en-US)", "125.0.2", "Mozilla", "Mozilla Firefox 125.0.2 (x64 en-US)"),
    ("Mozilla Maintenance Service", "125.0.2", "Mozilla", "MozillaMaintenanceService"),
    ("Notepad++ (64-bit x64)", "8.6.5", "Notepad++ Team", "Notepad++"),
    ("PuTTY release 0.81 (64-bit)", "0.81.0.0", "Simon Tatham", "{45B3032F-22CC-40CD-9E97-4DA7095FA5A2}"),
    ("VLC media player", "3.0.20", "VideoLAN", "VLC media player"),
    ("WinSCP 6.3.3", "6.3.3", "Martin Prikryl", "winscp3_is1"),
    ("Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33135", "14.38.33135.0", "Microsoft Corporation", "{1de5e707-82da-4db6-b810-5d140cc4cbb3}"),
    ("Microsoft Update Health Tools", "3.74.0.0", "Microsoft Corporation", "{1FC1A6C2-576E-489A-9B4A-92D21F542136}"),
    ("Adobe Acrobat (64-bit)", "24.002.20687", "Adobe", "{AC76BA86-1033-1033-7760-BC15014EA700}"),
]
