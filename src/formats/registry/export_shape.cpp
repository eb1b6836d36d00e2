// The marks of an export.
#include "formats/registry/export_shape.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "facts/registry_path.h"
#include "formats/registry/places.h"

namespace vpnlint {
namespace {

/// Services that run in svchost.exe: their Parameters name a ServiceDll.
constexpr std::array<std::string_view, 16> svchost_services{
    "RasMan",  "IKEEXT",       "PolicyAgent",  "BFE",
    "MpsSvc",  "RemoteAccess", "SharedAccess", "SstpSvc",
    "RasAuto", "TapiSrv",      "Netman",       "NlaSvc",
    "Dhcp",    "Dnscache",     "iphlpsvc",     "LanmanWorkstation"};

bool is_svchost_service(std::string_view name) {
  return std::any_of(svchost_services.begin(), svchost_services.end(),
                     [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

std::string services_key() {
  return std::string(registry_place::current_control_set) + std::string(registry_place::services);
}

}  // namespace

void ExportShape::key(const KeyDispatch& dispatch, const KeyPlace& place, Position at) {
  if (!usual_) return;
  if (!roots_.empty() && place.follows && dispatch.depth() > root_depth_) return;
  const bool whole_registry = dispatch.depth() == 1;
  if (!roots_.empty()) {
    usual_ = whole_registry && root_depth_ == 1 &&
             std::none_of(roots_.begin(), roots_.end(),
                          [&](const Root& root) { return root.path == dispatch.path(); });
  }
  root_depth_ = dispatch.depth();
  roots_.push_back({std::string(dispatch.path()), at});
}

bool ExportShape::is_state(Encoding encoding, const RegistryServices& services) const {
  return usual_header_ && usual_ && encoding == Encoding::utf16le_bom && !roots_.empty() &&
         shows_services(services);
}

/// Service keys of an export carry more than what somebody wants to change in them.
bool ExportShape::shows_services(const RegistryServices& services) const {
  const auto root = with_current_control_set(roots_.front().path);
  const auto all = services_key();
  if (!is_at_or_below(root, all) || root.size() == all.size()) {
    return !services.has_values() || services.has_exported();
  }
  const auto parts = split(std::string_view(root).substr(all.size() + 1), '\\');
  if (parts.size() == 1) return services.has_exported();
  const bool parameters = parts.size() == 2 && equal_ignoring_case(parts[1], "Parameters");
  return !parameters || !is_svchost_service(parts[0]) || service_dll_;
}

}  // namespace vpnlint
