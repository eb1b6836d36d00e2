// One description of a machine, in no language.
#pragma once

#include <string>
#include <vector>

namespace vpnlint::languages_test {

struct Rule {
  std::string name;
  bool enabled = true;
  bool in = false;
  std::string action;                 // allow, block, bypass
  std::vector<std::string> profiles;  // domain, private, public
  std::string group;
  std::string local_ip = "any", remote_ip = "any";
  std::string protocol;  // tcp, udp, icmpv4, any or a number
  std::string local_port = "any", remote_port = "any";
  std::string program, service;
  std::string interfaces = "any";  // any, lan, wireless
  bool from_policy = false;
};

struct Profile {
  std::string name;
  bool on = true;
  bool always = false;  // block all, even what rules allow
  bool block_out = false;
};

struct ServiceState {
  std::string name, binary;
  bool running = true;
  int start = 3;  // 2 automatic, 3 manual, 4 disabled
  int pid = 0;
  std::vector<std::string> dependencies;
};

struct Machine {
  std::vector<Rule> rules;
  std::vector<Profile> profiles;
  std::vector<ServiceState> services;
  std::string missing_service;
};

Machine test_machine();

}  // namespace vpnlint::languages_test
