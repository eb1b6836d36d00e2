// Pairing of hosts.
#include "compare/hosts.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/text.h"

namespace vpnlint {
namespace {

using Ids = std::vector<HostId>;
using Same = std::function<bool(HostId, HostId)>;

Ids hosts_with_files(const Bundle& bundle) {
  std::set<HostId> hosts;
  for (const auto& artifact : bundle.artifacts) {
    if (!artifact.format.empty() && artifact.format != "bundle") hosts.insert(artifact.host);
  }
  return {hosts.begin(), hosts.end()};
}

/// The name that a router gives itself; empty for hosts without one.
std::string device_of(const Bundle& bundle, HostId host) {
  for (const auto& router : bundle.facts.rows<Router>()) {
    if (router.host == host && router.device.known()) return lower(router.device.value());
  }
  return {};
}

class Pairing {
 public:
  Pairing(const Bundle& before, const Bundle& after)
      : before_(hosts_with_files(before)), after_(hosts_with_files(after)) {}

  /// Pairs what is the same; where several are, nobody knows which.
  void pair(const Same& same) {
    for (const auto old : before_) {
      if (partner_.count(old)) continue;
      std::optional<HostId> found;
      const auto fits = [&](HostId one) { return !taken_.count(one) && same(old, one); };
      const auto hits = std::count_if(after_.begin(), after_.end(), fits);
      const auto rivals = std::count_if(before_.begin(), before_.end(), [&](HostId rival) {
        const auto hit = std::find_if(after_.begin(), after_.end(), fits);
        return !partner_.count(rival) && hit != after_.end() && same(rival, *hit);
      });
      if (hits != 1 || rivals != 1) continue;
      const auto hit = *std::find_if(after_.begin(), after_.end(), fits);
      partner_[old] = hit;
      taken_.insert(hit);
    }
  }

  std::vector<HostPair> take() const {
    std::vector<HostPair> pairs;
    for (const auto old : before_) {
      const auto hit = partner_.find(old);
      pairs.push_back({old, hit == partner_.end() ? std::nullopt : std::optional(hit->second)});
    }
    for (const auto one : after_) {
      if (!taken_.count(one)) pairs.push_back({std::nullopt, one});
    }
    return pairs;
  }

 private:
  Ids before_, after_;
  std::map<HostId, HostId> partner_;
  std::set<HostId> taken_;
};

}  // namespace

std::vector<HostPair> pair_hosts(const Bundle& before, const Bundle& after) {
  Pairing pairing(before, after);
  const auto old = [&](HostId id) -> const Host& { return before.hosts[id]; };
  const auto now = [&](HostId id) -> const Host& { return after.hosts[id]; };
  pairing.pair([&](HostId a, HostId b) { return equal_ignoring_case(old(a).name, now(b).name); });
  pairing.pair([&](HostId a, HostId b) {
    const auto device = device_of(before, a);
    return !device.empty() && device == device_of(after, b);
  });
  pairing.pair([&](HostId a, HostId b) {
    return old(a).role != Role::unknown && old(a).role == now(b).role;
  });
  pairing.pair([](HostId, HostId) { return true; });
  return pairing.take();
}

void share_names(const std::vector<HostPair>& pairs, const Bundle& before, Bundle& after) {
  for (const auto& pair : pairs) {
    if (pair.before && pair.after) after.hosts[*pair.after].name = before.hosts[*pair.before].name;
  }
}

}  // namespace vpnlint
