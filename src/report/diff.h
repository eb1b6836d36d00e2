// What the writers of `vpnlint diff` turn into text, JSON and Markdown.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compare/difference.h"
#include "report/report.h"

namespace vpnlint {

struct DiffReport {
  const Side& before;
  const Side& after;
  const Difference& difference;
  std::size_t rules = 0;  ///< how many judged
};

struct DiffWriter {
  std::string_view id;
  std::string (*write)(const DiffReport&, const ReportOptions&);
};

/// text, json, markdown.
std::span<const DiffWriter> diff_writers();

std::string write_diff_text(const DiffReport& report, const ReportOptions& options);
std::string write_diff_json(const DiffReport& report, const ReportOptions& options);
std::string write_diff_markdown(const DiffReport& report, const ReportOptions& options);

}  // namespace vpnlint
