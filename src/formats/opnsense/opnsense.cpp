// OPNsense config.xml.
#include "formats/pf/read_config.h"

namespace vpnlint {

int recognise_opnsense(const Head& head) { return pf::recognise_config(head, "opnsense"); }

void read_opnsense(Reading& reading) { pf::read_config(reading, pf::Product::opnsense); }

}  // namespace vpnlint
