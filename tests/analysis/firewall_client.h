// A PC with a firewall for tests: a verbose listing, three profiles, one connection.
#pragma once

#include "analysis/make_bundle.h"
#include "analysis/windows_firewall.h"

namespace vpnlint::test {

inline const std::string any_rule =
    "enabled=yes; direction=out; action=block; profiles=domain,private,public; protocol=udp; "
    "local_ports=any; remote_ports=any; local_addresses=any; remote_addresses=any; program=any; "
    "service=any; interface_types=any; store=local; ";
inline const std::string verbose_columns =
    "name,enabled,direction,action,profiles,protocol,local_ports,remote_ports,local_addresses,"
    "remote_addresses,program,service,interface_types,store";

inline std::string rule(std::string_view fields) { return any_rule + std::string(fields); }

/// A verbose listing of the local rules, the three profiles, one connection to a public server.
class Client : public BundleMaker {
 public:
  explicit Client(std::string_view profile = "enabled=yes; default_outbound=allow",
                  std::string_view server = "203.0.113.7") {
    artifact("pbk").add("vpn_connection", "name=Office; server=" + std::string(server));
    artifact("profiles");
    profiles("local", profile);
    artifact("rules");
    extent("selector=local; complete=yes; columns=" + verbose_columns);
  }

  Client& profiles(std::string_view store, std::string_view fields) {
    for (const auto name : {"domain", "private", "public"}) profile(store, name, fields);
    return *this;
  }
  Client& profile(std::string_view store, std::string_view name, std::string_view fields) {
    add("firewall_profile", "store=" + std::string(store) + "; profile=" + std::string(name) +
                                "; " + std::string(fields));
    return *this;
  }
  Client& extent(std::string_view fields) {
    add("extent", "table=firewall_rule; " + std::string(fields));
    return *this;
  }
  Client& with(std::string_view fields) {
    add("firewall_rule", rule(fields));
    return *this;
  }
  Client& in(std::string path) {
    artifact(std::move(path));
    return *this;
  }

  /// The rows of one flow: place, then what was decided.
  std::string decide(std::string_view flow) {
    bundle().facts.rows<PathStep>().clear();
    decide_windows_firewall(bundle());
    std::string out;
    const auto all =
        dump(bundle(), "path_step", {"flow", "profile", "verdict", "reason", "rule", "store"});
    const auto wanted = "flow=" + std::string(flow) + ' ';
    for (const auto line : split(all, '\n')) {
      const auto at = line.find(wanted);
      if (at == line.npos) continue;
      if (!out.empty()) out += '\n';
      out += line.substr(0, at);
      out += line.substr(at + wanted.size());
    }
    return out;
  }
};

inline const std::string passed = "profiles:1 verdict=pass reason=default_allow";
inline const std::string open_at_rule =
    "rules:2 verdict=!not_collected reason=block_rule rule=R store=local";
inline const std::string dropped = "rules:2 verdict=drop reason=block_rule rule=R store=local";

}  // namespace vpnlint::test
