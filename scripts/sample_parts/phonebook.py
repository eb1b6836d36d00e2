"""rasphone.pbk: entries with the full set of keys that Windows 10 20H2 and later write."""

MINIPORT = {3: "L2TP", 7: "IKEv2", 1: "PPTP", 5: "SSTP", 0: "IKEv2"}

KEYS = """Encoding=1|PBVersion=8|Type=2|AutoLogon=0|UseRasCredentials=1|LowDateTime={low}|HighDateTime={high}
DialParamsUID={uid}|Guid={guid}|VpnStrategy={strategy}|ExcludedProtocols=0|LcpExtensions=1|DataEncryption=256
SwCompression=0|NegotiateMultilinkAlways=0|SkipDoubleDialDialog=0|DialMode=0|OverridePref=15|RedialAttempts=3
RedialSeconds=60|IdleDisconnectSeconds=0|RedialOnLinkFailure=1|CallbackMode=0|CustomDialDll=|CustomDialFunc=
CustomRasDialDll=|ForceSecureCompartment=0|DisableIKENameEkuCheck=0|AuthenticateServer=0|ShareMsFilePrint=1
BindMsNetClient=1|SharedPhoneNumbers=0|GlobalDeviceSettings=0|PrerequisiteEntry=|PrerequisitePbk=
PreferredPort={port}|PreferredDevice={device}|PreferredBps=0|PreferredHwFlow=0|PreferredProtocol=0
PreferredCompression=0|PreferredSpeaker=0|PreferredMdmProtocol=0|PreviewUserPw=1|PreviewDomain=0
PreviewPhoneNumber=0|ShowDialingProgress=1|ShowMonitorIconInTaskBar=0|CustomAuthKey=0|AuthRestrictions=512
IpPrioritizeRemote=1|IpInterfaceMetric=0|IpHeaderCompression=0|IpAddress=0.0.0.0|IpDnsAddress=0.0.0.0
IpDns2Address=0.0.0.0|IpWinsAddress=0.0.0.0|IpWins2Address=0.0.0.0|IpAssign=1|IpNameAssign=1|IpDnsFlags=0
IpNBTFlags=1|TcpWindowSize=0|UseFlags=2|IpSecFlags=1|IpDnsSuffix=|Ipv6Assign=1|Ipv6Address=::
Ipv6PrefixLength=0|Ipv6PrioritizeRemote=1|Ipv6InterfaceMetric=0|Ipv6NameAssign=1|Ipv6DnsAddress=::
Ipv6Dns2Address=::|Ipv6Prefix=0000000000000000|Ipv6InterfaceId=0000000000000000
DisableClassBasedDefaultRoute=0|DisableMobility=0|NetworkOutageTime=0|IDI=|IDR=|ImsConfig=0|IdiType=0
IdrType=0|ProvisionType=0|PreSharedKey=|CacheCredentials=1|NumCustomPolicy=0|NumEku=0|UseMachineRootCert=0
Disable_IKEv2_Fragmentation=0|PlumbIKEv2TSAsRoutes=0|NumServers=0|RouteVersion=1|NumRoutes=0|NumNrptRules=0
AutoTiggerCapable=0|NumAppIds=0|NumClassicAppIds=0|SecurityDescriptor=|ApnInfoProviderId=|ApnInfoUsername=
ApnInfoPassword=|ApnInfoAccessPoint=|ApnInfoAuthentication=1|ApnInfoCompression=0|DeviceComplianceEnabled=0
DeviceComplianceSsoEnabled=0|DeviceComplianceSsoEku=|DeviceComplianceSsoIssuer=|FlagsSet=0|Options=0
DisableDefaultDnsSuffixes=0|NumTrustedNetworks=0|NumDnsSearchSuffixes=0|PowershellCreatedProfile=0
ProxyFlags=0|ProxySettingsModified=0|ProvisioningAuthority=|AuthTypeOTP=0|GREKeyDefined=0
NumPerAppTrafficFilters=0|AlwaysOnCapable=0|DeviceTunnel=0|PrivateNetwork=0|ManagementApp=""".replace("\n", "|")


def entry(name, server, random, strategy=3, **changes):
    """The lines of one entry; `changes` replaces values of KEYS."""
    device = f"WAN Miniport ({MINIPORT[strategy]})"
    port = f"VPN{random.randrange(1, 4)}-0"
    text = KEYS.format(low=random.randrange(-2**31, 2**31), high=31_090_000 + random.randrange(20_000),
                       uid=random.randrange(10**6, 10**9), guid=random.randbytes(16).hex().upper(),
                       strategy=strategy, port=port, device=device)
    lines = [f"[{name}]"]
    for pair in text.split("|"):
        key = pair.partition("=")[0]
        lines.append(f"{key}={changes[key]}" if key in changes else pair)
    return lines + ["", "NETCOMPONENTS=", "ms_msclient=1", "ms_server=1", "", "MEDIA=rastapi",
                    f"Port={port}", f"Device={device}", "", "DEVICE=vpn", f"PhoneNumber={server}",
                    "AreaCode=", "CountryCode=0", "CountryID=0", "UseDialingRules=0", "Comment=",
                    "FriendlyName=", "LastSelectedPhone=0", "PromoteAlternates=0",
                    "TryNextAlternateOnFail=1", ""]


def broadband(name, random):
    """A PPPoE entry, as many PCs have one beside the VPN."""
    lines = entry(name, "", random, strategy=1, Type="5", UseFlags="3", IpSecFlags="0",
                  AuthRestrictions="552", DataEncryption="8", IpNBTFlags="0", ShareMsFilePrint="0",
                  BindMsNetClient="0", PreferredDevice="WAN Miniport (PPPOE)", PreferredPort="PPPoE4-0")
    swap = {"Port=": "Port=PPPoE4-0", "Device=": "Device=WAN Miniport (PPPOE)", "DEVICE=": "DEVICE=PPPoE",
            "ms_msclient": "ms_msclient=0", "ms_server": "ms_server=0"}
    return [next((new for old, new in swap.items() if line.startswith(old)), line) for line in lines]
