// The writers of `audit`; writers.def lists them.
#include <array>

#include "report/report.h"

namespace vpnlint {

#define WRITER(id) std::string write_##id(const Report&, const ReportOptions&);
#include "report/writers.def"
#undef WRITER

std::span<const Writer> all_writers() {
  static constexpr std::array writers = {
#define WRITER(id) Writer{#id, write_##id},
#include "report/writers.def"
#undef WRITER
  };
  return writers;
}

}  // namespace vpnlint
