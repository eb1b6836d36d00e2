// Paths as facts that rules can read.
#include "analysis/path/packet_path.h"

namespace vpnlint {
namespace {

const PathStep* telling_step(const PacketPath& path) {
  if (path.at && path.points[*path.at].step) return path.points[*path.at].step;
  for (const auto& point : path.points) {
    if (point.step) return point.step;
  }
  return nullptr;
}

}  // namespace

void add_packet_paths(Bundle& bundle) {
  std::vector<PacketPathRow> rows;
  for (const auto& path : packet_paths(bundle)) {
    const auto* step = telling_step(path);
    if (!step) continue;
    PacketPathRow row;
    row.artifact = step->artifact;
    row.host = bundle.hosts[path.client].role == Role::client ? path.client : step->host;
    row.at = step->at;
    const auto text = [&](std::string_view value) { return Text(std::string(value), row.at); };
    row.client = text(bundle.hosts[path.client].name);
    row.flow = text(path.flow);
    row.direction = text(path.back ? "back" : "out");
    if (!path.profile.empty()) row.profile = text(path.profile);
    row.verdict = path.verdict == "unknown" ? Text::missing(Presence::not_collected, row.at)
                                            : text(path.verdict);
    if (path.at) {
      const auto& point = path.points[*path.at];
      row.role = text(name_of(point.role));
      if (!point.stage.empty()) row.stage = text(point.stage);
      if (point.step) row.device = point.step->device;
    }
    rows.push_back(std::move(row));
  }
  bundle.facts.rows<PacketPathRow>() = std::move(rows);
}

}  // namespace vpnlint
