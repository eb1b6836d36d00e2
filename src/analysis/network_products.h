// Other VPN clients and network filters that services, programs and phonebooks show.
#pragma once

#include "facts/bundle.h"

namespace vpnlint {

/// Fills network_product: one row for each product and host, with the strongest sign of it. An
/// extent says where a listing of services and drivers is complete, so that a product without a
/// row is not installed as a service or driver.
void find_network_products(Bundle& bundle);

}  // namespace vpnlint
