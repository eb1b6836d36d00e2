// What writers turn into text, JSON, ...: everything that is known at the end of an audit.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnosis/diagnosis.h"
#include "engine/rule_pack.h"
#include "facts/bundle.h"

namespace vpnlint {

struct Report {
  const Bundle& bundle;
  const std::vector<Finding>& findings;  ///< all verdicts; writers choose what they show
  const Diagnosis& diagnosis;
  std::size_t rules = 0;                                            ///< how many were judged
  std::string_view (*format_title)(std::string_view id) = nullptr;  ///< in English; may be null
  std::vector<RulePack> packs;                                      ///< added with --rules
};

struct ReportOptions {
  std::string language = "en";  ///< en or ko
  bool colour = false;
  bool verbose = false;
  bool show_passed = false;
};

/// The writers of `audit`, listed in writers.def.
struct Writer {
  std::string_view id;
  std::string (*write)(const Report&, const ReportOptions&);
};

std::span<const Writer> all_writers();

/// The finding's sentence in the language: the rule's text, filled.
std::string sentence_of(const Finding& finding, std::string_view language);
std::string fix_of(const Finding& finding, std::string_view language);

/// One JSON object per line, sorted by artifact and line. `all`: proven absence, extents and
/// derived tables too.
std::string write_facts(const Bundle& bundle, bool all);

}  // namespace vpnlint
