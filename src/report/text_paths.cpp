// The packet path in a few lines.
#include <algorithm>
#include <utility>

#include "report/packet_path.h"
#include "report/text_parts.h"

namespace vpnlint {
namespace {

std::string stage_words(const Page& page, const Bundle& bundle, const PathStep& step) {
  const auto& host = bundle.host_of(step);
  const auto& stage = step.stage.value();
  if (stage == "windows_firewall") {
    return page.say(host.role == Role::server ? "server's firewall" : "PC's firewall");
  }
  const auto name = step.device.known() ? step.device.value() : host.name;
  const auto what = stage == "router_forward" ? "port forward" : "filter";
  return (name.empty() ? page.say("router") : name) + " " + page.say(what);
}

std::string verdict_words(const Page& page, const PathStep& step) {
  const auto& verdict = step.verdict.value();
  if (verdict == "pass") return page.say("passes");
  if (verdict == "drop") return page.say("dropped");
  if (verdict == "reject") return page.say("rejected");
  return page.say("not known");
}

// Behind a stage that stops the packet nothing happens to it any more.
std::string fate_of(const Page& page, const Bundle& bundle, const PacketPath& path) {
  const bool stopped = path.verdict == "dropped" || path.verdict == "rejected";
  std::string out;
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    if (i > 0) out += " | ";
    out += stage_words(page, bundle, *path.steps[i]) + ": " + verdict_words(page, *path.steps[i]);
    if (stopped && path.at == i) break;
  }
  return out;
}

std::string packet_words(const PacketPath& path) {
  std::string out = path.protocol == "udp" ? "UDP" : "ESP";
  if (!path.port.empty()) out += " " + std::string(path.port);
  return out;
}

}  // namespace

void write_paths(Page& page, const Bundle& bundle) {
  struct Line {
    std::string profile, fate, packets;
  };
  std::vector<Line> lines;
  for (const auto& path : packet_paths(bundle)) {
    const auto fate = fate_of(page, bundle, path);
    const auto same = std::find_if(lines.begin(), lines.end(), [&](const Line& line) {
      return line.profile == path.profile && line.fate == fate;
    });
    if (same == lines.end())
      lines.push_back({path.profile, fate, packet_words(path)});
    else
      same->packets += ", " + packet_words(path);
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
