"""A synthetic Windows PC: one seed gives its services, firewall rules and registry."""

import random as random_module

from . import encodings, firewall, firewall_data, registry, service_data, services

SYSTEM = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet"
SERVICES = services.HKLM_SERVICES
CURRENT_VERSION = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
UNINSTALL = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall"
NAT_CONTEXT = "AssumeUDPEncapsulationContextOnSendRule"
FONTS = ["Arial", "Bahnschrift", "Calibri", "Cambria", "Candara", "Comic Sans MS", "Consolas",
         "Constantia", "Corbel", "Courier New", "Ebrima", "Gabriola", "Gadugi", "Georgia", "Impact",
         "Javanese Text", "Leelawadee UI", "Lucida Console", "Malgun Gothic", "Microsoft Himalaya",
         "MingLiU-ExtB", "Mongolian Baiti", "MV Boli", "Myanmar Text", "Nirmala UI", "Segoe UI",
         "SimSun", "Sitka", "Sylfaen", "Tahoma", "Times New Roman", "Trebuchet MS", "Verdana",
         "Webdings", "Wingdings", "Yu Gothic"]


class Computer:
    """Everything about the PC is healthy until a case changes it."""

    def __init__(self, seed, build="19045", ubr=4529, display="22H2", nat_context=("dword", 2),
                 product="Windows 10 Pro", edition="Professional", installation="Client"):
        self.random = random_module.Random(seed)
        self.build, self.ubr, self.display = build, ubr, display
        self.product, self.edition, self.installation = product, edition, installation
        self.hardening = []
        self.services = services.make_services()
        self.rules = firewall_data.make_rules(self.random)
        self.nat_context = nat_context
        self.programs = list(service_data.PROGRAMS)
        self.extra_values = []
        self.outbound_block = False

    # Registry exports

    def tree(self, slim=False):
        tree = registry.Registry()
        services.fill_registry(tree, self.services, random_module.Random(7))
        tree.fill(rf"{SERVICES}\RasMan\Parameters", [
            ("AllowL2TPWeakCrypto", "dword", 0), ("AllowPPTPWeakCrypto", "dword", 0),
            ("IpOutHighWatermark", "dword", 5), ("IpOutLowWatermark", "dword", 1),
            ("KeepRasConnections", "dword", 0), ("Medias", "multi", ["rastapi"]),
            ("MiniportsInstalled", "dword", 1)])
        tree.fill(rf"{SERVICES}\RasMan\PPP\ControlProtocols\BuiltIn", [
            ("Path", "expand", r"%SystemRoot%\System32\rasppp.dll")])
        tree.fill(rf"{SERVICES}\IKEEXT\Parameters", [("IKEServerPort", "dword", 500)])
        if self.nat_context:
            tree.set(rf"{SERVICES}\PolicyAgent", NAT_CONTEXT, *self.nat_context)
        firewall.fill_registry(tree, self.rules, firewall_data.restricted_rules(), self.outbound_block,
                               self.hardening)
        self.fill_version(tree)
        self.fill_programs(tree)
        for path, name, kind, data in self.extra_values:
            tree.set(path, name, kind, data)
        if slim:
            for path, values in tree.keys.items():
                for name in ("FailureActions", "RequiredPrivileges", "Security", "Description"):
                    values.pop(name, None)
            tree.keys = {path: values for path, values in tree.keys.items()
                         if not path.endswith("\\Security")}
        return tree

    def fill_version(self, tree):
        draw = random_module.Random(11)
        tree.fill(CURRENT_VERSION, [
            ("SystemRoot", "string", r"C:\WINDOWS"), ("BaseBuildRevisionNumber", "dword", 1),
            ("BuildBranch", "string", "vb_release"), ("BuildGUID", "string", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
            ("BuildLab", "string", "19041.vb_release.191206-1406"),
            ("BuildLabEx", "string", "19041.1.amd64fre.vb_release.191206-1406"),
            ("CompositionEditionID", "string", "Enterprise"), ("CurrentBuild", "string", self.build),
            ("CurrentBuildNumber", "string", self.build), ("CurrentMajorVersionNumber", "dword", 10),
            ("CurrentMinorVersionNumber", "dword", 0), ("CurrentType", "string", "Multiprocessor Free"),
            ("CurrentVersion", "string", "6.3"), ("EditionID", "string", self.edition),
            ("EditionSubManufacturer", "string", ""), ("EditionSubstring", "string", ""),
            ("EditionSubVersion", "string", ""), ("InstallationType", "string", self.installation),
            ("InstallDate", "dword", 0x61E2A3B4), ("ProductName", "string", self.product),
            ("ReleaseId", "string", "2009"), ("SoftwareType", "string", "System"), ("UBR", "dword", self.ubr),
            ("PathName", "string", r"C:\WINDOWS"), ("DigitalProductId", "binary", bytes(164)),
            ("ProductId", "string", "00330-00000-00000-AAOEM"), ("DisplayVersion", "string", self.display),
            ("RegisteredOwner", "string", "kim"), ("RegisteredOrganization", "string", ""),
            ("InstallTime", "qword", 0x01D80A1B2C3D4E5F)])
        for font in FONTS:
            tree.set(CURRENT_VERSION + r"\Fonts", f"{font} (TrueType)", "string",
                     font.split()[0].lower() + ".ttf")
        tree.set(CURRENT_VERSION + r"\NetworkCards\3", "ServiceName", "string",
                 "{4D36E972-E325-11CE-BFC1-08002BE10318}")
        tree.set(CURRENT_VERSION + r"\NetworkCards\3", "Description", "string",
                 "Intel(R) Ethernet Connection (2) I219-V")
        tree.fill(CURRENT_VERSION + r"\ProfileList", [
            ("Default", "expand", r"%SystemDrive%\Users\Default"),
            ("ProfilesDirectory", "expand", r"%SystemDrive%\Users")])
        tree.fill(CURRENT_VERSION + r"\ProfileList\S-1-5-21-1004336348-1177238915-682003330-1001", [
            ("ProfileImagePath", "expand", r"C:\Users\kim"), ("Flags", "dword", 0), ("State", "dword", 0),
            ("Sid", "binary", draw.randbytes(28))])

    def fill_programs(self, tree):
        tree.key(UNINSTALL)
        for name, version, publisher, key in self.programs:
            folder = name.split(" (")[0]
            tree.fill(rf"{UNINSTALL}\{key}", [
                ("DisplayName", "string", name), ("DisplayVersion", "string", version),
                ("Publisher", "string", publisher), ("InstallDate", "string", "20240318"),
                ("InstallLocation", "string", rf"C:\Program Files\{folder}"),
                ("UninstallString", "string", rf'"C:\Program Files\{folder}\uninstall.exe"'),
                ("EstimatedSize", "dword", 5000 + sum(map(ord, name)) * 37),
                ("NoModify", "dword", 1), ("NoRepair", "dword", 1)])

    def export(self, root, slim=False):
        return registry.utf16(self.tree(slim).export(root))

    def service_exports(self, *names, folder=""):
        """One file for each service, as `reg export` with the key of that service makes it."""
        return {f"{folder}{name.lower()}.reg": self.export(rf"{SERVICES}\{name}") for name in names}

    # Captures

    def query_all(self, language="en", **options):
        return services.query_all(self.services, random_module.Random(13), language, **options)

    def configs(self, *names, language="en"):
        lines = []
        for name in names:
            lines += services.config(self.services[name], language) + [""]
        return lines

    def rule_listing(self, verbose=True, language="en"):
        return firewall.netsh_rules(firewall_data.resolved(self.rules), verbose, language)

    def profiles(self, **options):
        return firewall.netsh_profiles(**options)


def oem(lines):
    return encodings.encode(lines, "cp437")
