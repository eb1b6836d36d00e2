// The packet path in a few lines.
#include <algorithm>
#include <utility>

#include "analysis/path/packet_path.h"
#include "report/text_parts.h"

namespace vpnlint {
namespace {

std::string place_words(const Page& page, const Bundle& bundle, const PathPoint& point) {
  if (point.stage == "client_service") return page.say("PC's IPsec services");
  if (point.stage == "nat_context") return page.say("PC's NAT context value");
  if (point.stage == "windows_firewall" && point.role != Role::server) {
    return page.say("PC's firewall");
  }
  if (point.stage == "windows_firewall" || point.stage == "server_firewall") {
    return page.say("server's firewall");
  }
  if (point.stage == "vpn_service") return page.say("server's VPN service");
  if (!point.step) {
    if (point.role == Role::client) return page.say("PC");
    if (point.role == Role::client_router) return page.say("PC's router");
    return page.say(point.role == Role::server ? "server" : "server's router");
  }
  const auto& step = *point.step;
  const auto name = step.device.known() ? step.device.value() : bundle.host_of(step).name;
  const auto what = point.stage == "router_forward" ? "port forward" : "filter";
  return (name.empty() ? page.say("router") : name) + " " + page.say(what);
}

std::string verdict_words(const Page& page, const PathPoint& point) {
  const auto& verdict = point.step->verdict.value();
  if (point.stage == "client_service" && verdict == "pass") return page.say("ready");
  if (point.stage == "client_service" && verdict == "drop") return page.say("off");
  if (point.stage == "nat_context" && verdict == "pass") return page.say("set");
  if (point.stage == "nat_context" && verdict == "drop") return page.say("missing");
  if (verdict == "pass") return page.say("passes");
  if (verdict == "drop") return page.say("dropped");
  if (verdict == "reject") return page.say("rejected");
  return page.say("not known");
}

// Behind a stage that stops the packet nothing happens to it any more. Places that nobody sent
// share one verdict.
std::string fate_of(const Page& page, const Bundle& bundle, const PacketPath& path) {
  const bool stopped = path.verdict == "dropped" || path.verdict == "rejected";
  std::string out;
  for (std::size_t i = 0; i < path.points.size(); ++i) {
    const auto& point = path.points[i];
    const bool goes_on = i > 0 && !point.step && !path.points[i - 1].step;
    if (i > 0) out += goes_on ? ", " : " | ";
    out += place_words(page, bundle, point);
    const bool more = i + 1 < path.points.size() && !path.points[i + 1].step;
    if (point.step)
      out += ": " + verdict_words(page, point);
    else if (!more)
      out += ": " + page.say("not sent");
    if (stopped && path.at == i) break;
  }
  return out;
}

std::string packet_words(const Page& page, const PacketPath& path) {
  std::string out = path.protocol == "udp" ? "UDP" : "ESP";
  if (!path.port.empty()) out += " " + std::string(path.port);
  return path.back ? page.say({"answers of {packet}", {{"packet", out}}}) : out;
}

}  // namespace

void write_paths(Page& page, const Bundle& bundle) {
  struct Line {
    std::string profile, fate, packets;
  };
  std::vector<Line> lines;
  const auto paths = packet_paths(bundle);
  const bool several = std::any_of(paths.begin(), paths.end(), [&](const PacketPath& path) {
    return path.client != paths.front().client;
  });
  for (const auto& path : paths) {
    // Answers come back unless something tells otherwise.
    if (path.back && path.verdict != "dropped" && path.verdict != "rejected") continue;
    const auto whose = several ? bundle.hosts[path.client].name + ": " : std::string();
    const auto fate = whose + fate_of(page, bundle, path);
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
      return line.profile == path.profile && line.fate == fate;
    });
    if (same == lines.end())
      lines.push_back({path.profile, fate, packet_words(page, path)});
    else
      same->packets += ", " + packet_words(page, path);
  }
  if (lines.empty()) return;
  page.heading(page.say("Path of the packets"));
  for (const auto& line : lines) {
    const auto profile =
        line.profile.empty()
            ? ""
            : " (" + page.say({"{profile} network", {{"profile", page.say(line.profile)}}}) + ")";
    page.paragraph(line.packets + profile + ": " + line.fate, 2, 2);
  }
}

}  // namespace vpnlint
