// Steps in the order of the way, and what they mean together.
#include "analysis/path/packet_path.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

#include "analysis/path/path_ends.h"

namespace vpnlint {
namespace {

struct Flow {
  std::string_view id, answer, protocol, port;
};

// In the order in which a dial sends them.
constexpr std::array<Flow, 4> flows = {{{"ike", "ike_answer", "udp", "500"},
                                        {"nat_t", "nat_t_answer", "udp", "4500"},
                                        {"esp", "esp_answer", "esp", ""},
                                        {"l2tp", "l2tp_answer", "udp", "1701"}}};

constexpr std::array<Role, 6> roles_in_order = {Role::client,        Role::client_router,
                                                Role::server_router, Role::cloud,
                                                Role::server,        Role::unknown};

int place_of(Role role) {
  return static_cast<int>(std::find(roles_in_order.begin(), roles_in_order.end(), role) -
                          roles_in_order.begin());
}

int place_of(std::string_view stage) {
  constexpr std::array<std::string_view, 6> stages = {"client_service",   "nat_context",
                                                      "windows_firewall", "router_forward",
                                                      "router_filter",    "server_firewall"};
  return static_cast<int>(std::find(stages.begin(), stages.end(), stage) - stages.begin());
}

class PathMaker {
 public:
  PathMaker(const Bundle& bundle, const PathEnds& ends, const Flow& flow, HostId client)
      : bundle_(bundle), ends_(ends), flow_(flow), client_(client) {
    for (const auto& step : bundle.facts.rows<PathStep>()) {
      if (step.flow.is(std::string(flow.id)) && concerns(step)) out_.push_back(&step);
      if (step.flow.is(std::string(flow.answer)) && concerns(step)) back_.push_back(&step);
    }
    sort(out_, false);
    sort(back_, true);
  }

  std::vector<PacketPath> make() const {
    std::vector<PacketPath> paths;
    if (out_.empty() && back_.empty()) return paths;
    std::set<std::string> profiles;
    for (const auto* step : out_) {
      if (step->profile.known()) profiles.insert(step->profile.value());
    }
    if (profiles.empty()) profiles.insert("");
    for (const auto& profile : profiles) paths.push_back(out(profile));
    if (!back_.empty()) paths.push_back(back(paths.front()));
    return paths;
  }

 private:
  bool concerns(const PathStep& step) const {
    const auto role = bundle_.host_of(step).role;
    if (role == Role::client && step.host != client_) return false;
    if (flow_.id != "l2tp") return true;
    // A dial sends UDP 1701 inside IPsec; in clear it matters for what others may send.
    return role == Role::client || role == Role::server || role == Role::unknown;
  }

  void sort(std::vector<const PathStep*>& steps, bool back) const {
    std::stable_sort(steps.begin(), steps.end(), [&](const PathStep* a, const PathStep* b) {
      const auto place = [&](const PathStep* step) {
        return std::tuple(place_of(bundle_.host_of(*step).role), step->host,
                          place_of(step->stage.value()));
      };
      return back ? place(b) < place(a) : place(a) < place(b);
    });
  }

  PacketPath start(bool back) const {
    return {flow_.id, flow_.protocol, flow_.port, back, client_, {}, "unknown", {}, {}};
  }

  PacketPath out(const std::string& profile) const {
    auto path = start(false);
    path.profile = profile;
    std::vector<const PathStep*> steps;
    for (const auto* step : out_) {
      if (!step->profile.known() || step->profile.value() == profile) steps.push_back(step);
    }
    path.points = chain(steps);
    decide(path);
    return path;
  }

  // Windows and pf let the answer to what they let out come back; only others have steps for it.
  PacketPath back(const PacketPath& there) const {
    auto path = start(true);
    for (const auto* step : back_) {
      path.points.push_back({bundle_.host_of(*step).role, step->stage.value(), step});
    }
    decide(path);
    if (path.verdict == "delivered" && there.verdict != "delivered") {
      path.verdict = "unknown";
      path.at.reset();
    }
    return path;
  }

  /// The steps, and the places that nobody sent between them.
  std::vector<PathPoint> chain(const std::vector<const PathStep*>& steps) const {
    std::vector<PathPoint> points;
    auto next = steps.begin();
    for (const auto role : roles_in_order) {
      const auto begin = points.size();
      for (; next != steps.end() && bundle_.host_of(**next).role == role; ++next) {
        points.push_back({role, (*next)->stage.value(), *next});
      }
      add_missing(points, begin, role, steps);
      std::stable_sort(points.begin() + static_cast<std::ptrdiff_t>(begin), points.end(),
                       [](const PathPoint& a, const PathPoint& b) {
                         return place_of(a.stage) < place_of(b.stage);
                       });
    }
    return points;
  }

  void add_missing(std::vector<PathPoint>& points, std::size_t begin, Role role,
                   const std::vector<const PathStep*>& steps) const {
    const auto has_stage = [&](std::string_view stage) {
      return std::any_of(points.begin() + static_cast<std::ptrdiff_t>(begin), points.end(),
                         [&](const PathPoint& point) { return point.stage == stage; });
    };
    const auto has_role = [&](Role wanted) {
      return std::any_of(steps.begin(), steps.end(), [&](const PathStep* step) {
        return bundle_.host_of(*step).role == wanted;
      });
    };
    const bool inside_ipsec = flow_.id == "l2tp";
    const bool own_server = std::any_of(steps.begin(), steps.end(), [](const PathStep* step) {
      return step->reason.is("own_server");
    });
    if (role == Role::client) {
      if (points.size() == begin && ends_.clients.empty()) {
        points.push_back({role, "", nullptr});
        return;
      }
      if (!inside_ipsec && !has_stage("client_service")) {
        points.push_back({role, "client_service", nullptr});
      }
      if (flow_.id == "nat_t" && ends_.context_counts && !has_stage("nat_context")) {
        points.push_back({role, "nat_context", nullptr});
      }
      if (!has_stage("windows_firewall")) points.push_back({role, "windows_firewall", nullptr});
    } else if (role == Role::client_router && !inside_ipsec) {
      const bool direct = !ends_.clients.empty() && has_public_address(bundle_, client_);
      if (points.size() == begin && !direct) points.push_back({role, "", nullptr});
    } else if (role == Role::cloud && !inside_ipsec) {
      const bool front = has_role(Role::server_router) || has_role(Role::cloud);
      if (!front && !ends_.server_is_public) points.push_back({Role::server_router, "", nullptr});
    } else if (role == Role::server && !own_server) {
      if (points.size() == begin) {
        points.push_back({role, "", nullptr});
      } else if (inside_ipsec ? !ends_.l2tp_service : !ends_.ipsec_service) {
        points.push_back({role, "vpn_service", nullptr});
      }
    }
  }

  static void decide(PacketPath& path) {
    std::optional<std::size_t> open;
    for (std::size_t i = 0; i < path.points.size(); ++i) {
      const auto* step = path.points[i].step;
      const std::string_view verdict = step ? std::string_view(step->verdict.value()) : "";
      if (verdict == "drop" || verdict == "reject") {
        // A place before it that may stop the packet leaves open where, not whether, it stops.
        path.verdict = verdict == "drop" ? "dropped" : "rejected";
        path.at = i;
        return;
      }
      // What was sent and still leaves the question open tells more than what was not sent.
      const bool better = step && open && !path.points[*open].step;
      if (verdict != "pass" && (!open || better)) open = i;
    }
    path.verdict = open ? "unknown" : "delivered";
    if (open)
      path.at = open;
    else if (!path.points.empty())
      path.at = path.points.size() - 1;
  }

  const Bundle& bundle_;
  const PathEnds& ends_;
  const Flow& flow_;
  HostId client_;
  std::vector<const PathStep*> out_, back_;
};

}  // namespace

std::vector<PacketPath> packet_paths(const Bundle& bundle) {
  std::vector<PacketPath> paths;
  const auto ends = path_ends_of(bundle);
  auto clients = ends.clients;
  if (clients.empty()) clients.push_back(0);
  for (const auto client : clients) {
    for (const auto& flow : flows) {
      // Behind a NAT, ESP travels inside UDP 4500.
      if (ends.translated && flow.id == "esp") continue;
      auto made = PathMaker(bundle, ends, flow, client).make();
      paths.insert(paths.end(), made.begin(), made.end());
    }
  }
  return paths;
}

}  // namespace vpnlint
