"""Services of a synthetic PC: their registry keys and what the sc command prints about them."""

import dataclasses
import pathlib
import tomllib

from . import service_data

HKLM_SERVICES = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services"
START_WORDS = {0: "BOOT_START", 1: "SYSTEM_START", 2: "AUTO_START", 3: "DEMAND_START", 4: "DISABLED"}
LABELS = {
    "en": {"type": "TYPE               ", "state": "STATE              ",
           "state_stopped": "STATE              ", "checkpoint": "CHECKPOINT         ",
           "checkpoint_stopped": "CHECKPOINT         ", "flags": "FLAGS              ",
           "flags_stopped": "FLAGS              ", "tag": "TAG                ",
           "dependencies": "DEPENDENCIES       ", "success": "SUCCESS", "failed": "FAILED"},
    "ko": {"type": "종류               ", "state": "상태               ",
           "state_stopped": "상태              ", "checkpoint": "검사점             ",
           "checkpoint_stopped": "검사점         ", "flags": "플래그             ",
           "flags_stopped": "플래그              ", "tag": "태그                ",
           "dependencies": "종속성       ", "success": "성공", "failed": "실패"},
}
LABELS["de"] = {**LABELS["en"], "success": "ERFOLG", "failed": "FEHLER"}
ERRORS = {
    ("en", 5): "Access is denied.",
    ("en", 1060): "The specified service does not exist as an installed service.",
    ("ko", 5): "액세스가 거부되었습니다.",
    ("ko", 1060): "지정된 서비스가 설치된 서비스로는 없습니다.",
}


@dataclasses.dataclass
class Service:
    name: str
    display: str
    host: str
    start: int
    delayed: bool
    triggered: bool
    running: bool
    account: str

    @property
    def shared(self):
        return "\\" not in self.host

    @property
    def image(self):
        return rf"%SystemRoot%\system32\svchost.exe -k {self.host} -p" if self.shared else self.host

    @property
    def type(self):
        return 0x20 if self.shared else 0x10


def localised(services, language):
    """The services with the display names that a Windows of that language shows, where known."""
    labels = pathlib.Path(__file__).resolve().parents[2] / "schemas/labels/services.toml"
    names = tomllib.loads(labels.read_text(encoding="utf-8"))["value"]["service"]
    return {key: dataclasses.replace(service, display=names.get(key, {}).get(language, service.display))
            for key, service in services.items()}


def make_services(drop=()):
    services = {}
    for line in service_data.SERVICES.strip().splitlines():
        name, display, host, start, state, account = line.split("|")
        if name not in drop:
            services[name] = Service(name, display, host, int(start[0]), "d" in start, "t" in start,
                                     state == "R", account)
    return services


def fill_registry(registry, services, random):
    """Adds a key for every service, as the setup of Windows leaves it."""
    for service in services.values():
        fill_service(registry, service, random)
    for name, resource, image, start, group in service_data.DRIVERS:
        values = [("DisplayName", "string", f"@%systemroot%\\system32\\{resource}"),
                  ("ErrorControl", "dword", 1)]
        if group:
            values.append(("Group", "string", group))
        values += [("ImagePath", "expand", image), ("Start", "dword", start), ("Type", "dword", 1)]
        registry.fill(rf"{HKLM_SERVICES}\{name}", values)


def fill_service(registry, service, random):
    resource, library, depends = service_data.DETAILS.get(
        service.name, (f"{service.name}.dll,-100", f"{service.name.lower()}.dll", []))
    path = rf"{HKLM_SERVICES}\{service.name}"
    named = f"@%SystemRoot%\\system32\\{resource}"
    values = [("DisplayName", "string", named if service.shared else service.display),
              ("ErrorControl", "dword", 1), ("ImagePath", "expand", service.image),
              ("Start", "dword", service.start), ("Type", "dword", service.type)]
    if service.delayed:
        values.append(("DelayedAutostart", "dword", 1))
    if service.shared:
        number = int(resource.rpartition("-")[2]) + 1
        values.append(("Description", "string", named.rpartition("-")[0] + f"-{number}"))
    if depends:
        values.append(("DependOnService", "multi", depends))
    if service.account:
        values.append(("ObjectName", "string", service.account))
    if service.shared:
        values.append(("ServiceSidType", "dword", 1))
        values.append(("RequiredPrivileges", "multi",
                       ["SeAuditPrivilege", "SeChangeNotifyPrivilege", "SeImpersonatePrivilege"]))
    failure = [0x80510100, 0, 0, 3, 0x14, 1, 120000, 1, 300000, 0, 0]
    values.append(("FailureActions", "binary", b"".join(n.to_bytes(4, "little") for n in failure)))
    registry.fill(path, values)
    if service.shared:
        registry.fill(path + r"\Parameters", [
            ("ServiceDll", "expand", rf"%SystemRoot%\System32\{library}"),
            ("ServiceDllUnloadOnStop", "dword", 1)])
        registry.fill(path + r"\Security", [("Security", "binary", security_descriptor(random))])
    if service.triggered:
        registry.fill(path + r"\TriggerInfo\0", [
            ("Action", "dword", 1), ("GUID", "binary", random.randbytes(16)),
            ("Type", "dword", random.choice([1, 2, 4, 20]))])


def security_descriptor(random):
    """The shape of a self-relative descriptor with three entries."""
    head = bytes.fromhex("010014806000000070000000140000003000000002001c0001000000")
    entry = bytes.fromhex("02801400ff010f000101000000000001000000000200480003000000")
    system = bytes.fromhex("00001400fd01020001010000000000051200000000001800ff010f00"
                           "01020000000000052000000020020000000014008d01020001010000"
                           "0000000504000000")
    return head + entry + system + random.randbytes(4) + bytes.fromhex(
        "010100000000000512000000010100000000000512000000")


def controls(service):
    if service.name in ("RpcSs", "DcomLaunch", "LSM", "PlugPlay", "Power", "RpcEptMapper", "gpsvc"):
        return "(NOT_STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)"
    if service.name in ("BFE", "EventLog", "Dnscache", "WinDefend", "wuauserv"):
        return "(STOPPABLE, NOT_PAUSABLE, ACCEPTS_PRESHUTDOWN)"
    return "(STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)"


def type_text(service):
    if not service.shared:
        return "10  WIN32_OWN_PROCESS  "
    return "30  WIN32  " if service.running else "20  WIN32_SHARE_PROCESS  "


def query_block(service, language, listing, pid=None):
    """One block of `sc query` (or queryex when a process id is given)."""
    words, stopped = LABELS[language], "" if service.running else "_stopped"
    lines = ["", f"SERVICE_NAME: {service.name}" + ("" if listing else " ")]
    if listing:
        lines.append(f"DISPLAY_NAME: {service.display}")
    lines.append(f"        {words['type']}: {type_text(service)}")
    if service.running:
        lines += [f"        {words['state']}: 4  RUNNING ", " " * 32 + controls(service)]
        code = "0  (0x0)"
    else:
        lines.append(f"        {words['state_stopped']}: 1  STOPPED ")
        code = "1077  (0x435)" if service.start != 2 else "0  (0x0)"
    lines += [f"        WIN32_EXIT_CODE    : {code}", "        SERVICE_EXIT_CODE  : 0  (0x0)",
              f"        {words['checkpoint' + stopped]}: 0x0", "        WAIT_HINT          : 0x0"]
    if pid is not None:
        lines += [f"        PID                : {pid}", f"        {words['flags' + stopped]}: "]
    return lines


def query_all(services, random, language="en", extended=True, running_only=False):
    """`sc query` or `sc queryex type= service state= all`."""
    lines = []
    for service in services.values():
        if running_only and not service.running:
            continue
        pid = random.randrange(600, 14000, 4) if service.running else 0
        lines += query_block(service, language, True, pid if extended else None)
    return lines + [""]


def config(service, language="en"):
    """`sc qc NAME`."""
    words = LABELS[language]
    start = f"{service.start}   {START_WORDS[service.start]}" + ("  (DELAYED)" if service.delayed else "")
    depends = service_data.DETAILS.get(service.name, ("", "", []))[2] or [""]
    image = service.image.replace("%SystemRoot%", r"C:\WINDOWS").replace("%systemroot%", r"C:\WINDOWS")
    kind = "20  WIN32_SHARE_PROCESS " if service.shared else "10  WIN32_OWN_PROCESS "
    lines = [f"[SC] QueryServiceConfig {words['success']}", "", f"SERVICE_NAME: {service.name}",
             f"        {words['type']}: {kind}", f"        START_TYPE         : {start}",
             "        ERROR_CONTROL      : 1   NORMAL", f"        BINARY_PATH_NAME   : {image}",
             "        LOAD_ORDER_GROUP   : ", f"        {words['tag']}: 0",
             f"        DISPLAY_NAME       : {service.display}",
             f"        {words['dependencies']}: {depends[0]}"]
    lines += [" " * 27 + f": {name}" for name in depends[1:]]
    return lines + [f"        SERVICE_START_NAME : {service.account}"]


def failure(api, code, language="en"):
    """What sc prints instead of its answer."""
    return [f"[SC] {api} {LABELS[language]['failed']} {code}:", "", ERRORS[language, code], ""]
