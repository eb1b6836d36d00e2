// Every bound on work and memory, in one place. Reaching one is a `partial` problem that names it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace vpnlint {

/// Work budgets, never seconds, so that two machines cut at the same place.
struct Limits {
  std::uint64_t artifact_bytes = 4ull << 30;  ///< raw bytes read of one artifact
  std::size_t whole_text = 64u << 20;         ///< bytes of UTF-8 for formats read as a whole
  std::size_t line_bytes = 1u << 20;          ///< one line; the rest of it is skipped
  std::size_t value_bytes = 1u << 20;         ///< one value, joined over its lines
  std::size_t excerpt_bytes = 240;            ///< one quoted line in a report
  std::size_t problems_per_artifact = 200;
  std::size_t facts_per_artifact = 2'000'000;
  std::size_t nesting = 64;                  ///< elements within elements, archives not counted
  std::size_t attributes_per_element = 64;   ///< tinyxml2 is quadratic in them
  std::size_t xml_elements = 1'000'000;      ///< of one document, which is held as a tree
  std::size_t artifacts = 20'000;            ///< files of one bundle, archive members included
  std::uint64_t archive_bytes = 2ull << 30;  ///< unpacked bytes of one archive
  std::uint64_t archive_ratio = 1'000;  ///< unpacked : packed, checked above archive_ratio_floor
  std::uint64_t archive_ratio_floor = 16u << 20;
};

}  // namespace vpnlint
