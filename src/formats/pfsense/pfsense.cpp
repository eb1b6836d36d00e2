// pfSense config.xml.
#include "formats/pf/read_config.h"

namespace vpnlint {

int recognise_pfsense(const Head& head) { return pf::recognise_config(head, "pfsense"); }

void read_pfsense(Reading& reading) { pf::read_config(reading, pf::Product::pfsense); }

}  // namespace vpnlint
