// Registry exports: well-formed ones of any size, and bad ones.
#include <array>
#include <cstdio>
#include <string>

#include "registry_export.h"
#include "workloads.h"

namespace vpnlint::bench {
namespace {

constexpr uint64_t megabyte = 1'000'000;
const std::string machine = "HKEY_LOCAL_MACHINE";

std::string class_id(uint32_t number) {
  char text[40];
  std::snprintf(text, sizeof text, "{%08X-7A3C-11D2-%04X-00C04F%06X}", number * 37,
                (number * 7919) & 0xffff, (number * 104729) & 0xffffff);
  return text;
}

std::string numbered(const char* prefix, uint32_t number) {
  char text[40];
  std::snprintf(text, sizeof text, "%s%07u", prefix, number);
  return text;
}

// Keys like those of HKEY_CLASSES_ROOT until the file has `bytes`.
void classes(RegistryExport& file, const std::string& parent, uint64_t bytes) {
  for (uint32_t i = 1; file.out().bytes() < bytes; ++i) {
    const auto key = parent + "\\" + class_id(i);
    file.key(key);
    file.random_values();
    file.key(key + "\\InprocServer32");
    file.random_values();
    if (file.random().one_in(3)) {
      file.key(key + "\\ProgID");
      file.random_values();
    }
    if (!file.random().one_in(40)) continue;
    std::string deep = key + "\\Shell";
    const auto levels = 3 + file.random().below(14);
    for (uint32_t level = 0; level < levels; ++level) deep += numbered("\\Level", level);
    file.key(deep);
    file.random_values();
  }
}

// Keys like those of Enum, Services and a user's Software until the file has `bytes`.
void plain_keys(RegistryExport& file, const std::string& parent, const char* prefix,
                uint64_t bytes) {
  for (uint32_t i = 1; file.out().bytes() < bytes; ++i) {
    const auto key = parent + "\\" + numbered(prefix, i);
    file.key(key);
    file.random_values();
    file.key(key + "\\Parameters");
    file.random_values();
  }
}

struct ServiceKey {
  const char* name;
  const char* host;
  uint32_t start;
};

void service(RegistryExport& file, const std::string& services, const ServiceKey& service) {
  const bool driver = std::string_view(service.host).ends_with(".sys");
  file.key(services + "\\" + service.name);
  file.string_value("DisplayName",
                    std::string("@%SystemRoot%\\system32\\") + service.name + ".dll,-100");
  file.dword("ErrorControl", 1);
  file.expand("ImagePath", service.host);
  if (service.start == 4) file.truth().planted["VPN501"].push_back(file.out().line_number());
  file.dword("Start", service.start);
  file.dword("Type", driver ? 1 : 0x20);
  if (!driver) file.string_value("ObjectName", "LocalSystem");
}

void firewall_policy(RegistryExport& file, const std::string& services) {
  const auto policy = services + "\\SharedAccess\\Parameters\\FirewallPolicy";
  file.key(policy + "\\DomainProfile");
  file.dword("EnableFirewall", 1);
  file.key(policy + "\\FirewallRules");
  for (uint32_t i = 0; i < 60; ++i) {
    const auto program = numbered("C:\\Program Files\\App", i);
    file.string_value(class_id(900'000 + i),
                      "v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|Profile=Private|LPort=" +
                          std::to_string(20'000 + i) + "|App=" + program + ".exe|Name=App " +
                          std::to_string(i) + "|");
  }
  for (const char* profile : {"\\PublicProfile", "\\StandardProfile"}) {
    file.key(policy + profile);
    file.dword("EnableFirewall", 1);
  }
}

// The keys that decide about a VPN: IKEEXT is disabled, everything else is as it should be.
void vpn_services(RegistryExport& file, const std::string& services) {
  const char* netsvcs = "%SystemRoot%\\system32\\svchost.exe -k netsvcs -p";
  service(file, services, {"BFE", netsvcs, 2});
  service(file, services, {"IKEEXT", netsvcs, 4});
  service(file, services, {"mpssvc", netsvcs, 2});
  service(file, services, {"NdisWan", "System32\\drivers\\ndiswan.sys", 3});
  service(file, services, {"PolicyAgent", netsvcs, 3});
  file.dword("AssumeUDPEncapsulationContextOnSendRule", 2);
  file.key(services + "\\PolicyAgent\\Parameters");
  file.expand("ServiceDll", "%SystemRoot%\\System32\\ipsecsvc.dll");
  service(file, services, {"Rasl2tp", "System32\\drivers\\rasl2tp.sys", 3});
  service(file, services, {"RasMan", netsvcs, 3});
  file.multi("DependOnService", {"SstpSvc", "DnsCache"});
  file.key(services + "\\RasMan\\Parameters");
  file.dword("AllowL2TPWeakCrypto", 0);
  file.dword("KeepRasConnections", 0);
  service(file, services, {"SharedAccess", netsvcs, 3});
  firewall_policy(file, services);
}

void windows_version(RegistryExport& file) {
  file.key(machine + "\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion");
  file.string_value("CurrentBuild", "19045");
  file.string_value("DisplayVersion", "22H2");
  file.string_value("EditionID", "Professional");
  file.string_value("InstallationType", "Client");
  file.string_value("ProductName", "Windows 10 Pro");
  file.dword("UBR", 4529);
}

void nul_units(RegistryExport& file, uint64_t bytes) {
  const auto parent = machine + "\\SOFTWARE\\Evil";
  for (uint32_t i = 1; file.out().bytes() < bytes; ++i) {
    file.key(parent + numbered("\\Key", i));
    file.out().text("\"Na");
    file.out().unit(0);
    file.out().text("me\"=\"da");
    file.out().unit(0);
    file.out().line("ta\"");
    for (int j = 0; j < 16; ++j) file.out().unit(0);
    file.out().end_line();
  }
}

void deep_keys(RegistryExport& file, uint64_t bytes) {
  constexpr uint32_t levels = 512;
  for (uint32_t i = 1; file.out().bytes() < bytes; ++i) {
    std::string path = machine + "\\SOFTWARE" + numbered("\\Evil", i);
    for (uint32_t level = 3; level < levels; ++level) path += "\\k" + std::to_string(level);
    file.key(path);
    file.dword("Depth", levels);
  }
}

void endless_value(RegistryExport& file, uint64_t bytes) {
  file.out().text("\"Data\"=hex:");
  while (file.out().bytes() < bytes) {
    for (int i = 0; i < 25; ++i) file.out().text("5a,");
    file.out().line("\\");
    file.out().text("  ");
  }
}

void endless_line(RegistryExport& file, uint64_t bytes) {
  const std::string piece(4096, 'a');
  file.out().text("\"Data\"=\"");
  while (file.out().bytes() < bytes) file.out().text(piece);
}

}  // namespace

Truth write_registry(const std::filesystem::path& path, uint64_t megabytes) {
  const uint64_t size = megabytes * megabyte;
  RegistryExport file(path, 1000 + megabytes);
  file.key(machine);
  classes(file, machine + "\\SOFTWARE\\Classes\\CLSID", size / 100 * 85);
  windows_version(file);
  const auto system = machine + "\\SYSTEM\\";
  for (const auto& [set, at, until] :
       {std::tuple{"ControlSet001", 90, 93}, std::tuple{"CurrentControlSet", 95, 97}}) {
    plain_keys(file, system + set + "\\Enum\\PCI", "VEN_", size / 100 * at);
    vpn_services(file, system + set + "\\Services");
    plain_keys(file, system + set + "\\Services", "WinSvc", size / 100 * until);
  }
  file.key(system + "Select");
  for (const char* name : {"Current", "Default", "LastKnownGood"}) file.dword(name, 1);
  file.key("HKEY_USERS");
  plain_keys(file, "HKEY_USERS\\S-1-5-21-1004336348-1177238915-682003330-1001\\Software", "Vendor",
             size);
  file.finish();
  return file.truth();
}

Truth write_evil(const std::filesystem::path& path, Evil evil) {
  constexpr uint64_t size = 100 * megabyte;
  RegistryExport file(path, 2000);
  file.key(machine + "\\SOFTWARE\\Evil");
  switch (evil) {
    case Evil::endless_value:
      endless_value(file, size);
      break;
    case Evil::endless_line:
      endless_line(file, size);
      break;
    case Evil::deep_keys:
      deep_keys(file, size);
      break;
    case Evil::one_key:
      for (uint32_t i = 1; file.out().bytes() < size; ++i) file.dword(numbered("Value", i), i);
      break;
    case Evil::nul_units:
      nul_units(file, size);
      break;
  }
  file.finish();
  return file.truth();
}

}  // namespace vpnlint::bench
