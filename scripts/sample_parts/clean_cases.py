"""Healthy systems as people send them: each must give no error and no warning.

What is in them looks wrong to many guides: stopped IPsec services, hundreds of block rules, no inbound
rule, no NAT context value with a public server, an empty PreSharedKey, RemoteAccess disabled.
"""

from . import factory, firewall, hardening, ipconfig, opnsense, pfsense, services
from .cases import IPSEC_SERVICES, Case, behind_pfsense, dial_entry, text_phonebook
from .computer import CURRENT_VERSION, SERVICES, UNINSTALL, Computer, oem
from .encodings import encode
from .firewall import HKLM_POLICY

RAS_DRIVERS = ("Rasl2tp", "NdisWan", "RasAgileVpn", "RasPppoe", "PptpMiniport", "RasSstp")
HOSTS = ("RemoteAccess", "SharedAccess", "SstpSvc", "TapiSrv", "NlaSvc", "Dnscache", "Dhcp")


def stock(seed, **options):
    """A PC whose rules all came with Windows, its Store packages or an installer for all users."""
    pc = Computer(seed, **options)
    pc.rules = [rule for rule in pc.rules if r"C:\Users" not in rule.program]
    pc.hardening = hardening.all_rules(pc.random)
    return pc


def registry_exports(pc, folder):
    return {**pc.service_exports(*IPSEC_SERVICES, *RAS_DRIVERS, "RemoteAccess", folder=f"{folder}services/"),
            f"{folder}version.reg": pc.export(CURRENT_VERSION)}


def windows_10():
    pc = stock(201, nat_context=None)
    return Case(
        "clean-windows-10", "Nothing is wrong: Windows 10 and a VPN server with a public address", "", [],
        "Windows as it is after setup: IKEEXT and PolicyAgent are stopped because nobody dials, the NAT "
        "context value does not exist and is not needed, 480 block rules harden services. The server is the "
        "pfSense itself; its copy has every secret replaced by xxxxx.",
        {"client/rasphone.pbk": text_phonebook(dial_entry(pc, "HQ", "203.0.113.10")),
         **registry_exports(pc, "client/"), "client/uninstall.reg": pc.export(UNINSTALL),
         "client/firewall-policy.reg": pc.export(HKLM_POLICY),
         "client/firewall-rules.txt": oem(pc.rule_listing()),
         "client/firewall-profiles.txt": oem(pc.profiles()),
         "client/sc-queryex.txt": oem(pc.query_all()),
         "client/sc-qc.txt": oem(pc.configs(*IPSEC_SERVICES, *HOSTS)),
         "client/ipconfig.txt": oem(ipconfig.lines("DESKTOP-7KQ2", "192.168.0.23")),
         "server-router/config-fw1-sanitized.xml": behind_pfsense(
             pc, forwards=[], sanitised=True, serves_l2tp=True)},
        beside=("VPN704",), unknown_at_most=15)


def windows_11():
    pc = stock(202, build="22631", ubr=3593, display="23H2")
    pc.services = services.localised(pc.services, "de")
    server = "10.30.0.10"
    router = opnsense.Router(forwards=pfsense.ike_forwards(server), server=server, sanitised=True)
    shown = firewall.netsh_rules(pc.rules, True, "de")
    return Case(
        "clean-windows-11", "Nothing is wrong: German Windows 11, server behind an OPNsense", "", [],
        "Redirected in a German console (code page 850). Names of built-in rules stay English here; a real PC "
        "shows them in German. ProductName says Windows 10 on every Windows 11.",
        {"client/rasphone.pbk": text_phonebook(dial_entry(pc, "Zentrale", "203.0.113.34")),
         **registry_exports(pc, "client/"), "client/programme.reg": pc.export(UNINSTALL),
         "client/firewall-regeln.txt": encode(shown, "cp850"),
         "client/firewall-profile.txt": encode(pc.profiles(language="de"), "cp850"),
         "client/dienste.txt": encode(pc.query_all("de"), "cp850"),
         "client/dienste-qc.txt": encode(pc.configs(*IPSEC_SERVICES, *HOSTS, language="de"), "cp850"),
         "server-router/config-edge.xml": encode(opnsense.config(router, pc.random), "utf-8", "\n")},
        beside=("VPN704", "VPN816"), unknown_at_most=15)


def windows_server():
    pc = stock(203, build="20348", ubr=2461, display="21H2", product="Windows Server 2022 Standard",
               edition="ServerStandard", installation="Server")
    for name in ("RemoteAccess", "RasMan", "IKEEXT", "PolicyAgent"):
        pc.services[name].start, pc.services[name].running = 2, True
    for rule in pc.rules:
        if rule.id.startswith("RRAS-"):
            rule.enabled = True
    client = stock(204)
    return Case(
        "clean-windows-server", "Nothing is wrong: Windows Server 2022 with RRAS and its client", "", [],
        "The server's IPsec services start automatically and its RRAS rules are enabled, both of which "
        "differ from a client on purpose. No router's configuration was sent.",
        {"server/firewall-policy.reg": pc.export(HKLM_POLICY), **registry_exports(pc, "server/"),
         "server/firewall-profiles.txt": oem(pc.profiles()), "server/sc-queryex.txt": oem(pc.query_all()),
         "server/sc-qc.txt": oem(pc.configs(*IPSEC_SERVICES, "RemoteAccess", "SstpSvc")),
         "client/rasphone.pbk": text_phonebook(dial_entry(client, "HQ", "203.0.113.10")),
         **registry_exports(client, "client/"), "client/sc-query.txt": oem(client.query_all(extended=False)),
         "client/sc-qc.txt": oem(client.configs(*IPSEC_SERVICES)),
         "client/firewall-rules.txt": oem(client.rule_listing(verbose=False)),
         "client/firewall-profiles.txt": oem(client.profiles())},
        beside=("VPN704",), unknown_at_most=42)


def router_alone(name, title, data, notes):
    return Case(name, title, "", [], notes, {"client-router/config.xml": data}, unknown_at_most=200)


def pfsense_factory():
    return router_alone(
        "clean-pfsense", "Nothing is wrong: a pfSense as it is delivered, in front of the client",
        encode(factory.pfsense_config(), "utf-8", "\n"),
        "The configuration of the factory: everything outbound is allowed, nothing is forwarded. Its SNMP "
        "community is the one that everybody knows, and the password is a hash.")


def opnsense_factory():
    return router_alone(
        "clean-opnsense", "Nothing is wrong: an OPNsense as it is delivered, in front of the client",
        encode(factory.opnsense_config(), "utf-8", "\n"),
        "The configuration of the factory; rules stand in the new model, not under <filter>.")


def all_cases():
    return [make() for make in (windows_10, windows_11, windows_server, pfsense_factory, opnsense_factory)]
