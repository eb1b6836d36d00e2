// Known products among services, drivers, installed programs and components of phonebooks.
#include "analysis/network_products.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "base/known_products.h"
#include "base/text.h"

namespace vpnlint {
namespace {

/// Signs of a product, the strongest first.
enum class Status { running, bound, starts_itself, stopped, installed };

std::string_view name_of_sign(Status status) {
  constexpr std::array names{"running", "bound", "starts_itself", "stopped", "installed"};
  return names[static_cast<std::size_t>(status)];
}

struct Sign {
  Status status = Status::installed;
  const Row* row = nullptr;
  Position at;
  std::string seen_as;
};

bool is_one_of(std::span<const std::string_view> names, std::string_view text) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return equal_ignoring_case(name, text); });
}

bool fits_one_of(std::span<const std::string_view> globs, std::string_view text) {
  return std::any_of(globs.begin(), globs.end(),
                     [&](std::string_view glob) { return matches_glob(text, glob); });
}

/// What a start type says where nobody looked at the running services.
Status status_of_start(const Text& start) {
  const bool itself = start.is("boot") || start.is("system") || start.is("auto");
  return itself ? Status::starts_itself : Status::installed;
}

class Finder {
 public:
  Finder(Bundle& bundle, HostId host) : bundle_(bundle), host_(host) {}

  void run() {
    collect_services();
    for (const auto& product : known_products()) {
      if (const auto sign = strongest_sign(product); sign.row) add(product, sign);
    }
    cover();
  }

 private:
  struct Seen {
    const Service* with_state = nullptr;
    const Service* with_start = nullptr;
    const Service* any = nullptr;
  };

  /// Rows of several artifacts about one service complete each other.
  void collect_services() {
    for (const auto& service : bundle_.facts.rows<Service>()) {
      if (service.host != host_ || !service.name.known() || service.installed.is(false)) continue;
      auto& seen = services_[lower(service.name.value())];
      if (!seen.any) seen.any = &service;
      if (!seen.with_state && service.state.known()) seen.with_state = &service;
      if (!seen.with_start && service.start.known()) seen.with_start = &service;
    }
  }

  static Sign sign_of(const Seen& seen) {
    Sign sign{Status::installed, seen.any, seen.any->at, seen.any->name.value()};
    if (seen.with_state) {
      const auto& state = seen.with_state->state;
      const bool stopped = state.is("stopped") || state.is("stop_pending");
      sign.status = stopped ? Status::stopped : Status::running;
      sign.row = seen.with_state;
      sign.at = state.at();
    } else if (seen.with_start) {
      sign.status = status_of_start(seen.with_start->start);
      sign.row = seen.with_start;
      sign.at = seen.with_start->start.at();
    }
    return sign;
  }

  static void take(Sign& best, Sign sign) {
    if (!best.row || sign.status < best.status) best = std::move(sign);
  }

  Sign strongest_sign(const KnownProduct& product) const {
    Sign best;
    for (const auto name : product.services) {
      const auto seen = services_.find(lower(name));
      if (seen != services_.end()) take(best, sign_of(seen->second));
    }
    for (const auto& connection : bundle_.facts.rows<VpnConnection>()) {
      if (connection.host != host_ || !connection.components.known()) continue;
      for (const auto& id : connection.components.value()) {
        if (!is_one_of(product.components, id)) continue;
        take(best, {Status::bound, &connection, connection.components.at(), id});
      }
    }
    for (const auto& program : bundle_.facts.rows<Program>()) {
      if (program.host != host_ || !program.name.known()) continue;
      if (!fits_one_of(product.programs, program.name.value())) continue;
      take(best, {Status::installed, &program, program.name.at(), program.name.value()});
    }
    return best;
  }

  void add(const KnownProduct& product, const Sign& sign) {
    NetworkProduct row;
    row.artifact = sign.row->artifact;
    row.host = host_;
    row.at = sign.at;
    row.product = Text(std::string(product.name), sign.at);
    row.kind = Text(std::string(product.kind), sign.at);
    row.status = Text(std::string(name_of_sign(sign.status)), sign.at);
    row.seen_as = Text(sign.seen_as, sign.at);
    row.interferes = Flag(product.interferes, sign.at);
    bundle_.facts.rows<NetworkProduct>().push_back(std::move(row));
  }

  /// Listings of services alone leave the drivers open.
  void cover() {
    const auto& extents = bundle_.facts.rows<Extent>();
    const auto whole = std::find_if(extents.begin(), extents.end(), [&](const Extent& extent) {
      return extent.host == host_ && extent.table.is("service") && extent.selector.is("*") &&
             extent.complete.is(true) && lists_drivers(extent);
    });
    if (whole == extents.end()) return;
    Extent covered = *whole;
    covered.table = Text("network_product", covered.at);
    covered.columns = Texts();
    bundle_.facts.rows<Extent>().push_back(std::move(covered));
  }

  static bool lists_drivers(const Extent& extent) {
    if (!extent.columns.known()) return true;
    const auto& columns = extent.columns.value();
    const auto has = [&](std::string_view name) {
      return std::find(columns.begin(), columns.end(), name) != columns.end();
    };
    return has("type") && has("installed");
  }

  Bundle& bundle_;
  HostId host_;
  std::map<std::string, Seen> services_;
};

}  // namespace

void find_network_products(Bundle& bundle) {
  for (HostId host = 0; host < bundle.hosts.size(); ++host) Finder(bundle, host).run();
}

}  // namespace vpnlint
