// Bundles in memory, so that a property can be tried on hundreds of variants of a sample.
#pragma once

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "analysis/analyse.h"
#include "analysis/bundle_facts.h"
#include "cli/read_bundle.h"
#include "diagnosis/diagnosis.h"
#include "engine/judge.h"
#include "engine/pack.h"
#include "engine/wanted_by.h"
#include "facts/hosts.h"
#include "input/walk.h"
#include "report/report.h"
#include "sample_names.h"

namespace vpnlint::test {

struct NamedText {
  std::string name;  ///< below the bundle, members of archives included
  std::string bytes;
};
using Files = std::vector<NamedText>;

inline std::string all_bytes(ByteReader& reader) {
  std::string all;
  char block[64 * 1024];
  for (auto got = reader.read(block, sizeof block); got > 0; got = reader.read(block, sizeof block))
    all.append(block, static_cast<std::size_t>(got));
  return all;
}

inline Files sample_files(const std::string& sample) {
  Files files;
  const auto folder = std::filesystem::path(SOURCE_DIR) / "samples" / sample / "bundle";
  walk_inputs({folder.string()}, {}, [&](const InputFile& input) {
    files.push_back({input.name, all_bytes(input.bytes)});
  });
  return files;
}

inline const std::vector<Rule>& built_in_rules() {
  static const auto rules = unpack(built_in_pack());
  return rules;
}

/// What `vpnlint facts` reads, before analyses.
inline Bundle read_files(const Files& files, bool everything) {
  ReadOptions how;
  how.wanted = everything ? Wanted{.everything = true} : wanted_by(built_in_rules());
  want_for_analyses(how.wanted);
  Bundle bundle;
  bundle.hosts.push_back({});
  for (const auto& file : files) read_text(bundle, file.name, file.bytes, how);
  guess_router_roles(bundle);
  add_bundle_facts(bundle);
  return bundle;
}

/// Stays where it is: the diagnosis points into the findings.
struct Audit {
  Audit(const Files& files, std::optional<std::int64_t> error) : bundle(read_files(files, false)) {
    if (error) {
      ReportedError reported;
      reported.at = {1, 1};
      reported.code = Number(*error, {1, 1});
      bundle.facts.rows<ReportedError>().push_back(reported);
    }
    analyse(bundle);
    findings = judge(bundle, built_in_rules());
    diagnosis = diagnose(findings, error);
  }
  Audit(const Audit&) = delete;
  Audit& operator=(const Audit&) = delete;

  std::string write(std::string_view format, const ReportOptions& how = {}) const {
    for (const auto& writer : all_writers()) {
      if (writer.id == format)
        return writer.write({bundle, findings, diagnosis, built_in_rules().size()}, how);
    }
    return {};
  }

  Bundle bundle;
  std::vector<Finding> findings;
  Diagnosis diagnosis;
};

/// `vpnlint facts [--all]`.
inline std::string facts_of(const Files& files, bool all) {
  auto bundle = read_files(files, true);
  analyse(bundle);
  return write_facts(bundle, all);
}

}  // namespace vpnlint::test
