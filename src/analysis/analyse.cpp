// The analyses in their order: later ones read what earlier ones add.
#include "analysis/analyse.h"

#include "analysis/windows_firewall.h"

namespace vpnlint {

void analyse(Bundle& bundle) { decide_windows_firewall(bundle); }

}  // namespace vpnlint
