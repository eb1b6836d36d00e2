// Recognition and reading of config.xml for both products.
#pragma once

#include "formats/pf/config.h"

namespace vpnlint::pf {

/// 95 when the first element is the product's root and one of its sections follows.
int recognise_config(const Head& head, std::string_view root);
void read_config(Reading& reading, Product product);

}  // namespace vpnlint::pf
