// State or script: whether a file looks like what an export writes. Only then does it say how the
// PC is; anything else says what somebody wants to change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/encoding.h"
#include "formats/registry/key_dispatch.h"
#include "formats/registry/services.h"
#include "syntax/reg_text.h"

namespace vpnlint {

class ExportShape {
 public:
  struct Root {
    std::string path;  ///< as written, root name expanded
    Position at;
  };

  void header(RegHeader header) { usual_header_ = header == RegHeader::v5; }
  void key(const KeyDispatch& dispatch, const KeyPlace& place, Position at);
  /// Comments, deletions, line ends other than CR LF, names that no export writes.
  void unusual() { usual_ = false; }
  /// A value of the first key's Parameters: a service in svchost.exe always has a ServiceDll.
  void service_dll() { service_dll_ = true; }

  /// Keys that an export was asked for, in order; everything else lies below one of them.
  const std::vector<Root>& roots() const { return roots_; }
  /// Known at the end.
  bool is_state(Encoding encoding, const RegistryServices& services) const;

 private:
  bool shows_services(const RegistryServices& services) const;

  std::vector<Root> roots_;
  std::size_t root_depth_ = 0;
  bool usual_header_ = false;
  bool usual_ = true;
  bool service_dll_ = false;
};

}  // namespace vpnlint
