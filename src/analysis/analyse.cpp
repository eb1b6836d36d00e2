// The analyses in their order: later ones read what earlier ones add.
#include "analysis/analyse.h"

namespace vpnlint {

void analyse(Bundle&) {}

}  // namespace vpnlint
