// Which values of which keys are read.
#include <array>

#include "formats/registry/key_dispatch.h"

namespace vpnlint {
namespace {

constexpr std::array<std::string_view, 1> select_names{"Current"};
constexpr std::array<std::string_view, 6> service_names{
    "Start", "Type", "DisplayName", "ImagePath", "ObjectName", "DelayedAutostart"};
constexpr std::array<std::string_view, 1> parameter_names{"ServiceDll"};
constexpr std::array<std::string_view, 5> profile_names{
    "EnableFirewall", "DefaultInboundAction", "DefaultOutboundAction", "AllowLocalPolicyMerge",
    "DoNotAllowExceptions"};
constexpr std::array<std::string_view, 1> local_policy_names{"ActivePolicy"};
constexpr std::array<std::string_view, 2> group_policy_names{"DSIPSECPolicyPath",
                                                             "DSIPSECPolicyName"};
constexpr std::array<std::string_view, 7> version_names{
    "ProductName", "CurrentBuild",   "CurrentBuildNumber", "UBR",
    "EditionID",   "DisplayVersion", "InstallationType"};
constexpr std::array<std::string_view, 3> program_names{"DisplayName", "DisplayVersion",
                                                        "Publisher"};
constexpr std::array<std::string_view, 1> logon_names{"DefaultPassword"};

}  // namespace

std::span<const std::string_view> names_that_matter(Topic topic) {
  switch (topic) {
    case Topic::select:
      return select_names;
    case Topic::service:
      return service_names;
    case Topic::service_parameters:
      return parameter_names;
    case Topic::local_domain:
    case Topic::local_private:
    case Topic::local_public:
    case Topic::group_domain:
    case Topic::group_private:
    case Topic::group_public:
    case Topic::group_standard:
      return profile_names;
    case Topic::local_ipsec_policy:
      return local_policy_names;
    case Topic::group_ipsec_policy:
      return group_policy_names;
    case Topic::windows_version:
      return version_names;
    case Topic::program:
      return program_names;
    case Topic::logon:
      return logon_names;
    default:
      return {};
  }
}

bool all_values_matter(Topic topic) {
  return topic == Topic::local_rules || topic == Topic::mdm_rules || topic == Topic::group_rules ||
         topic == Topic::hardening_rules || topic == Topic::local_connection_security ||
         topic == Topic::group_connection_security;
}

}  // namespace vpnlint
