// One profile of `show allprofiles` and the like: its lines have no colon.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "facts/sink.h"
#include "formats/netsh_advfirewall/words.h"
#include "syntax/capture.h"

namespace vpnlint {

/// The profile that a header names ("domain", "private", "public"); `section` of the labels.
struct SectionHeader {
  std::string_view section;  ///< canonical name, "domain_profile" ...; empty when unknown
  std::string_view profile;  ///< empty when the header is none of a profile
  LanguageSet languages = 0;
};
SectionHeader find_section(std::string_view header, NetshWords& words);

class ProfileBlock {
 public:
  void begin(const SectionHeader& header, Position at);
  /// Takes `label   value`; false when no label is known.
  bool take(std::string_view line, std::uint32_t number, NetshWords& words, UnknownWords& unknown,
            FactSink& facts);

  /// What the lines so far state. The store is local unless they say something else.
  FirewallProfile row(std::string_view store) const;
  LanguageSet languages() const { return languages_; }
  bool empty() const { return !has_state_ && !has_policy_; }
  bool has_state() const { return has_state_; }
  bool has_policy() const { return has_policy_; }

 private:
  void take_state(std::string_view value, Position at, NetshWords& words, UnknownWords& unknown);
  void take_policy(std::string_view value, Position at, NetshWords& words, UnknownWords& unknown);
  void take_local_rules(std::string_view value, Position at, NetshWords& words,
                        UnknownWords& unknown);

  FirewallProfile row_;
  LanguageSet languages_ = 0;
  bool has_state_ = false;
  bool has_policy_ = false;
  bool policy_store_ = false;  // settings that only a Group Policy object has are shown
};

}  // namespace vpnlint
