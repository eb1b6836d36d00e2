// The analyses in their order: later ones read what earlier ones add.
#include "analysis/analyse.h"

#include "analysis/pf_filter.h"
#include "analysis/windows_firewall.h"

namespace vpnlint {

void analyse(Bundle& bundle) {
  decide_windows_firewall(bundle);
  decide_pf_forwards(bundle.facts);
}

}  // namespace vpnlint
