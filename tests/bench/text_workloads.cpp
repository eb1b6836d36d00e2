// Captures of netsh and sc, a phonebook, a router's configuration, and a bundle of all of them.
#include <array>
#include <cstdio>
#include <string>

#include "output.h"
#include "random.h"
#include "registry_export.h"
#include "workloads.h"

namespace vpnlint::bench {
namespace {

struct RuleText {
  std::string name, description, direction, protocol, local_port, remote_port, program, action;
  bool enabled = true;
};

void labelled(Output& out, std::string_view label, std::string_view value) {
  constexpr size_t value_column = 38;
  out.text(label);
  for (size_t i = label.size(); i < value_column; ++i) out.text(" ");
  out.line(value);
}

void netsh_rule(Output& out, const RuleText& rule) {
  out.end_line();
  labelled(out, "Rule Name:", rule.name);
  out.line(std::string(70, '-'));
  labelled(out, "Description:", rule.description);
  labelled(out, "Enabled:", rule.enabled ? "Yes" : "No");
  labelled(out, "Direction:", rule.direction);
  labelled(out, "Profiles:", "Domain,Private,Public");
  labelled(out, "Grouping:", "");
  labelled(out, "LocalIP:", "Any");
  labelled(out, "RemoteIP:", "Any");
  labelled(out, "Protocol:", rule.protocol);
  labelled(out, "LocalPort:", rule.local_port);
  labelled(out, "RemotePort:", rule.remote_port);
  labelled(out, "Edge traversal:", "No");
  if (!rule.program.empty()) labelled(out, "Program:", rule.program);
  labelled(out, "InterfaceTypes:", "Any");
  labelled(out, "Security:", "NotRequired");
  labelled(out, "Rule source:", "Local Setting");
  labelled(out, "Action:", rule.action);
}

RuleText random_rule(Random& random, uint32_t number) {
  const bool inbound = random.below(5) < 3;
  const auto port = std::to_string(1024 + random.below(60'000));
  const auto app = "Application " + std::to_string(number);
  return {.name = app,
          .description = "Lets " + app + " of the accounting department reach its server",
          .direction = inbound ? "In" : "Out",
          .protocol = random.one_in(3) ? "UDP" : "TCP",
          .local_port = inbound ? port : "Any",
          .remote_port = inbound ? "Any" : port,
          .program = "C:\\Program Files\\Vendor " + std::to_string(number % 97) + "\\" + app +
                     "\\bin\\service host.exe",
          .action = random.one_in(6) && inbound ? "Block" : "Allow",
          .enabled = !random.one_in(3)};
}

constexpr std::array<const char*, 8> service_words = {"Update",  "Audio", "Device", "Network",
                                                      "Storage", "Print", "Backup", "Health"};

void sc_listing(const std::filesystem::path& path, uint32_t services) {
  Output out(path, Output::Width::narrow);
  Random random(3);
  const auto block = [&](const std::string& name, const std::string& display, bool running) {
    out.end_line();
    out.line("SERVICE_NAME: " + name);
    out.line("DISPLAY_NAME: " + display);
    out.line(running ? "        TYPE               : 30  WIN32  "
                     : "        TYPE               : 20  WIN32_SHARE_PROCESS  ");
    out.line(running ? "        STATE              : 4  RUNNING "
                     : "        STATE              : 1  STOPPED ");
    if (running) out.line(std::string(32, ' ') + "(STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)");
    out.line(running ? "        WIN32_EXIT_CODE    : 0  (0x0)"
                     : "        WIN32_EXIT_CODE    : 1077  (0x435)");
    out.line("        SERVICE_EXIT_CODE  : 0  (0x0)");
    out.line("        CHECKPOINT         : 0x0");
    out.line("        WAIT_HINT          : 0x0");
    out.line("        PID                : " +
             std::to_string(running ? 600 + 4 * random.below(3000) : 0));
    out.line("        FLAGS              : ");
  };
  block("BFE", "Base Filtering Engine", true);
  block("IKEEXT", "IKE and AuthIP IPsec Keying Modules", false);
  block("PolicyAgent", "IPsec Policy Agent", false);
  block("RasMan", "Remote Access Connection Manager", true);
  for (uint32_t i = 4; i < services; ++i)
    block("Svc" + std::to_string(i),
          std::string("Vendor ") + random.pick(service_words) + " Service " + std::to_string(i),
          !random.one_in(2));
  out.end_line();
}

void profiles(const std::filesystem::path& path) {
  Output out(path, Output::Width::narrow);
  for (const char* profile : {"Domain", "Private", "Public"}) {
    out.end_line();
    out.line(std::string(profile) + " Profile Settings: ");
    out.line(std::string(70, '-'));
    labelled(out, "State", "ON");
    labelled(out, "Firewall Policy", "BlockInbound,AllowOutbound");
    labelled(out, "LocalFirewallRules", "N/A (GPO-store only)");
    labelled(out, "LocalConSecRules", "N/A (GPO-store only)");
    labelled(out, "InboundUserNotification", "Enable");
    labelled(out, "RemoteManagement", "Disable");
    labelled(out, "UnicastResponseToMulticast", "Enable");
    out.end_line();
    out.line("Logging:");
    labelled(out, "LogAllowedConnections", "Disable");
    labelled(out, "LogDroppedConnections", "Disable");
    labelled(out, "FileName", "%systemroot%\\system32\\LogFiles\\Firewall\\pfirewall.log");
    labelled(out, "MaxFileSize", "4096");
    out.end_line();
  }
  out.line("Ok.");
  out.end_line();
}

void phonebook(const std::filesystem::path& path) {
  Output out(path, Output::Width::narrow);
  for (const char* line : {"[Office VPN]",
                           "Encoding=1",
                           "PBVersion=8",
                           "Type=2",
                           "AutoLogon=0",
                           "VpnStrategy=3",
                           "ExcludedProtocols=0",
                           "LcpExtensions=1",
                           "DataEncryption=256",
                           "CustomAuthKey=0",
                           "AuthRestrictions=512",
                           "IpSecFlags=1",
                           "PreSharedKey=",
                           "NumCustomPolicy=0",
                           "",
                           "NETCOMPONENTS=",
                           "ms_msclient=1",
                           "ms_server=1",
                           "",
                           "MEDIA=rastapi",
                           "Port=VPN2-0",
                           "Device=WAN Miniport (L2TP)",
                           "",
                           "DEVICE=vpn",
                           "PhoneNumber=203.0.113.10",
                           "AreaCode=",
                           "CountryCode=0",
                           "LastSelectedPhone=0",
                           "PromoteAlternates=0",
                           "TryNextAlternateOnFail=1",
                           ""})
    out.line(line);
}

void pfsense_rule(Output& out, const std::string& interface, const std::string& protocol,
                  const std::string& address, const std::string& port, const std::string& text) {
  out.line("\t\t<rule>");
  out.line("\t\t\t<type>pass</type>");
  out.line("\t\t\t<interface>" + interface + "</interface>");
  out.line("\t\t\t<ipprotocol>inet</ipprotocol>");
  out.line("\t\t\t<statetype>keep state</statetype>");
  out.line("\t\t\t<protocol>" + protocol + "</protocol>");
  out.line("\t\t\t<source><any></any></source>");
  out.line("\t\t\t<destination>" + address + "<port>" + port + "</port></destination>");
  out.line("\t\t\t<descr><![CDATA[" + text + "]]></descr>");
  out.line("\t\t</rule>");
}

void pfsense(const std::filesystem::path& path, uint32_t rules) {
  Output out(path, Output::Width::narrow);
  for (const char* line :
       {"<?xml version=\"1.0\"?>", "<pfsense>", "\t<version>23.3</version>", "\t<interfaces>",
        "\t\t<wan><enable></enable><if>igb0</if><ipaddr>203.0.113.10</ipaddr>"
        "<subnet>29</subnet><gateway>WANGW</gateway></wan>",
        "\t\t<lan><enable></enable><if>igb1</if><ipaddr>10.20.0.1</ipaddr>"
        "<subnet>24</subnet></lan>",
        "\t</interfaces>", "\t<nat>", "\t\t<outbound><mode>automatic</mode></outbound>"})
    out.line(line);
  for (const char* port : {"500", "4500"})
    out.line(std::string("\t\t<rule><source><any></any></source><destination><network>wanip"
                         "</network><port>") +
             port + "</port></destination><protocol>udp</protocol><target>10.20.0.10</target>" +
             "<local-port>" + port + "</local-port><interface>wan</interface></rule>");
  out.line("\t</nat>");
  out.line("\t<filter>");
  for (const char* port : {"500", "4500"})
    pfsense_rule(out, "wan", "udp", "<address>10.20.0.10</address>", port, "VPN");
  for (uint32_t i = 2; i < rules; ++i)
    pfsense_rule(out, "lan", i % 3 ? "tcp" : "udp", "<any></any>", std::to_string(1024 + i),
                 "Application " + std::to_string(i));
  out.line("\t</filter>");
  out.line("</pfsense>");
}

}  // namespace

Truth write_netsh(const std::filesystem::path& path, uint32_t rules) {
  Output out(path, Output::Width::narrow);
  Random random(rules);
  Truth truth;
  const uint32_t planted_at = rules / 10 * 9;
  for (uint32_t i = 0; i < rules; ++i) {
    if (i == planted_at) truth.planted["VPN302"].push_back(out.line_number() + 1);
    netsh_rule(out, i != planted_at ? random_rule(random, i)
                                    : RuleText{.name = "No NAT-T",
                                               .description = "Planted",
                                               .direction = "Out",
                                               .protocol = "UDP",
                                               .local_port = "Any",
                                               .remote_port = "4500",
                                               .program = "",
                                               .action = "Block"});
  }
  out.line("Ok.");
  out.end_line();
  truth.counts = {{"rules", rules}, {"lines", out.lines()}, {"bytes", out.bytes()}};
  return truth;
}

Truth write_helpdesk(const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder / "client");
  std::filesystem::create_directories(folder / "server-router");
  auto truth = write_netsh(folder / "client/firewall-rules.txt", 500);
  profiles(folder / "client/firewall-profiles.txt");
  sc_listing(folder / "client/sc-queryex.txt", 300);
  phonebook(folder / "client/rasphone.pbk");
  pfsense(folder / "server-router/config.xml", 200);
  for (const auto& [name, values] : {std::pair{"policyagent", 1u}, std::pair{"software", 630u}}) {
    RegistryExport file(folder / "client" / (std::string(name) + ".reg"), values);
    const bool agent = values == 1;
    const std::string key = agent ? "SYSTEM\\CurrentControlSet\\Services\\PolicyAgent"
                                  : "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    const auto root = "HKEY_LOCAL_MACHINE\\" + key;
    file.start_at(root);
    if (agent) {
      file.expand("ImagePath", "%SystemRoot%\\system32\\svchost.exe -k netsvcs -p");
      file.dword("Start", 3);
      file.dword("Type", 0x20);
      file.dword("AssumeUDPEncapsulationContextOnSendRule", 2);
    }
    for (uint32_t i = 100; !agent && i < 100 + values; ++i) {
      file.key(root + "\\Program" + std::to_string(i));
      file.string_value("DisplayName", "Program " + std::to_string(i));
      file.string_value("DisplayVersion", "1." + std::to_string(i));
      file.random_values();
    }
    file.finish();
  }
  return truth;
}

}  // namespace vpnlint::bench
