"""RestrictedServices: the service hardening that every Windows has, hundreds of block rules by design.

The shape is that of the rule strings in MS-GPFAS; which services it names here is synthetic.
"""

from . import services

SVCHOST = r"%SystemRoot%\system32\svchost.exe"

# What a hardened service may do: service, direction, protocol number, ports.
ALLOWED = [("PolicyAgent", "Out", 6, "RPort=389"), ("PolicyAgent", "Out", 17, "RPort=389"),
           ("PolicyAgent", "In", 6, "LPort=RPC"), ("Dhcp", "In", 17, "LPort=68|RPort=67"),
           ("Dhcp", "Out", 17, "LPort=68|RPort=67"), ("Dnscache", "Out", 17, "RPort=53"),
           ("Dnscache", "Out", 6, "RPort=53"), ("Dnscache", "In", 17, "LPort=5355"),
           ("W32Time", "Out", 17, "RPort=123"), ("SSDPSRV", "In", 17, "LPort=1900"),
           ("lmhosts", "Out", 17, "RPort=137"), ("FDResPub", "In", 17, "LPort=3702"),
           ("WlanSvc", "Out", 17, "RPort=53"), ("mpssvc", "Out", 6, "RPort=389")]


def static_rules():
    """Static\\System: two blocks for every hosted service, besides what it may do."""
    rows, numbers = [], {}

    def add(service, text):
        numbers[service] = numbers.get(service, 0) + 1
        rows.append((r"Static\System", f"{service}-{numbers[service]}", text))

    for service, direction, protocol, ports in ALLOWED:
        kind = "tcp" if protocol == 6 else "udp"
        add(service, f"V2.0|Action=Allow|Active=TRUE|Dir={direction}|Protocol={protocol}|{ports}|App={SVCHOST}"
            f"|Svc={service}|Name=Allow {service} {kind} {direction.lower()}|")
    for service in services.make_services().values():
        if not service.shared or service.name in ("IKEEXT", "RasMan"):
            continue
        for direction in ("In", "Out"):
            add(service.name, f"V2.0|Action=Block|Active=TRUE|Dir={direction}|App={SVCHOST}|Svc={service.name}"
                f"|Name=Block any other traffic {'to' if direction == 'In' else 'from'} {service.name}|")
    return rows


def package_rules(random, packages=48):
    """AppIso: what a Store package that did not ask for the network must not do."""
    rows = []
    for _ in range(packages):
        package = "S-1-15-2-" + "-".join(str(random.getrandbits(32)) for _ in range(7))
        for direction in ("In", "Out"):
            name = "{" + f"{random.getrandbits(32):08X}-0000-4000-8000-{random.getrandbits(48):012X}" + "}"
            rows.append((r"AppIso\FirewallRules", name,
                         f"v2.31|Action=Block|Active=TRUE|Dir={direction}|RA42=IntErnet|RA62=IntErnet"
                         f"|Name=Block {direction.lower()}bound|LUOwn=S-1-5-21-1004336348-1177238915-682003330-1001"
                         f"|AppPkgId={package}|Platform=2:6:2|Platform2=GTEQ|"))
    return rows


def all_rules(random):
    configurable = [(r"Configurable\System", f"{service}-{number}",
                     f"v2.0|Action=Block|Active=TRUE|Dir={direction}|App={SVCHOST}|Svc={service}"
                     f"|Name=Block {direction.lower()}bound traffic of {service}|")
                    for service in ("WSearch", "ClipSVC", "InstallService", "PushToInstall")
                    for number, direction in ((1, "In"), (2, "Out"))]
    return static_rules() + configurable + package_rules(random)
