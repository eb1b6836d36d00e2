// The machine that every cell of the matrix describes.
#include "languages/machine.h"

namespace vpnlint::languages_test {

Machine test_machine() {
  const std::string svchost = "C:\\WINDOWS\\system32\\svchost.exe";
  Machine machine;
  machine.rules = {
      {.name = "Block IKE: 2024",
       .action = "block",
       .profiles = {"domain", "private", "public"},
       .remote_ip = "203.0.113.10/32,LocalSubnet",
       .protocol = "udp",
       .remote_port = "500,4500",
       .program = svchost,
       .service = "IKEEXT",
       .interfaces = "lan,wireless",
       .from_policy = true},
      {.name = "L2TP-In",
       .enabled = false,
       .in = true,
       .action = "allow",
       .profiles = {"private"},
       .group = "VPN (Office)",
       .protocol = "udp",
       .local_port = "1701",
       .program = "System"},
      {.name = "GRE",
       .in = true,
       .action = "bypass",
       .profiles = {"domain", "public"},
       .protocol = "47"},
      {.name = "Echo", .in = true, .action = "allow", .profiles = {"public"}, .protocol = "icmpv4"},
      {.name = "Everything", .action = "allow", .profiles = {"domain"}, .protocol = "any"},
      {.name = "Web",
       .action = "allow",
       .profiles = {"domain", "private", "public"},
       .local_ip = "10.0.0.0/8",
       .protocol = "tcp",
       .remote_port = "443"}};
  machine.profiles = {{.name = "domain", .always = true},
                      {.name = "private", .block_out = true},
                      {.name = "public", .on = false}};
  machine.services = {
      {.name = "BFE", .binary = svchost, .start = 2, .pid = 1492, .dependencies = {"RpcSs"}},
      {.name = "IKEEXT", .binary = svchost, .pid = 1500, .dependencies = {"BFE", "nsi"}},
      {.name = "PolicyAgent",
       .binary = svchost,
       .running = false,
       .dependencies = {"Tcpip", "bfe"}},
      {.name = "RasMan", .binary = svchost, .pid = 3100, .dependencies = {"SstpSvc"}},
      {.name = "RemoteAccess", .binary = svchost, .running = false, .start = 4}};
  machine.missing_service = "SoftEther";
  return machine;
}

}  // namespace vpnlint::languages_test
