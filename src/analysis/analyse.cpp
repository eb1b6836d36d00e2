// The analyses in their order: later ones read what earlier ones add.
#include "analysis/analyse.h"

#include "analysis/auth_matches.h"
#include "analysis/client_router_path.h"
#include "analysis/fact_conflicts.h"
#include "analysis/ipsec_policies.h"
#include "analysis/nat_layers.h"
#include "analysis/network_products.h"
#include "analysis/path/client_steps.h"
#include "analysis/path/linux_filters.h"
#include "analysis/path/packet_path.h"
#include "analysis/pf_filter.h"
#include "analysis/router_path.h"
#include "analysis/windows_firewall.h"

namespace vpnlint {

void analyse(Bundle& bundle) {
  find_fact_conflicts(bundle);
  decide_windows_firewall(bundle);
  match_ipsec_policies(bundle);
  find_network_products(bundle);
  decide_pf_filter(bundle.facts);
  find_nat_layers(bundle);
  follow_client_routers(bundle);
  follow_server_routers(bundle);
  follow_linux_filters(bundle);
  follow_client_steps(bundle);
  add_packet_paths(bundle);
  match_auth_methods(bundle);
}

void want_for_analyses(Wanted& wanted) { wanted.registry_keys.emplace_back(policy_agent_key); }

}  // namespace vpnlint
