// Turns what a .reg file says into facts: rows while reading, their origin and place at the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/format.h"
#include "formats/registry/export_shape.h"
#include "formats/registry/firewall_profiles.h"
#include "formats/registry/firewall_rules.h"
#include "formats/registry/ipsec_policies.h"
#include "formats/registry/key_dispatch.h"
#include "formats/registry/services.h"
#include "formats/registry/system.h"
#include "formats/registry/topic.h"

namespace vpnlint {

class RegistryReader : public RegHandler {
 public:
  explicit RegistryReader(Reading& reading);

  void header(RegHeader header, std::string_view line, Position at) override;
  RegInterest key(std::string_view path, std::string_view line, Position at) override;
  void deleted_key(std::string_view path, std::string_view line, Position at) override;
  bool wants(std::string_view name) override;
  void value(const RegValue& value) override;
  void deleted_value(std::string_view name, std::string_view line, Position at) override;
  void comment() override { shape_.unusual(); }
  void other_line_end() override { shape_.unusual(); }
  void flaw(RegFlaw flaw, std::string_view subject, Position at, std::string_view line) override;

  /// After the last line: state or script, control sets, typed tables, extents.
  void finish(bool ends_inside);

 private:
  struct SeenKey {
    std::string path;
    Topic topic;
    std::uint16_t control_set;
    Position at;
  };
  struct UnreadableValue {
    std::string key, name;
    Position at;
    bool asked;
  };

  // reader.cpp
  bool open(std::string_view& path);
  void remember_key();
  void enter_topic(Position at);
  void topic_value(const TopicValue& value);
  bool is_wanted_name(std::string_view name) const;
  bool is_read(std::string_view name);
  std::string_view why_not_imported() const;

  // rows.cpp
  void add_key_row(std::string_view operation, Position at);
  void add_value_row(const RegValue& value, const RegistryData& data, bool is_secret);
  void add_statement(std::string_view statement, std::string_view target, std::string_view name,
                     Value data, Position at, std::string_view reason);
  bool takes_row(bool asked);
  void quote(std::uint32_t line, std::string_view text);

  // finish.cpp
  void note_end(bool state, bool ends_inside);
  void choose_control_set();
  void resolve_rows(std::string_view origin);
  void add_statements();
  void hand_over_topics();
  void note_unreadable_rules();
  void add_unreadable_values();
  std::string place_of(std::string_view path) const;

  // extents.cpp
  void add_extents();
  void add_registry_extent(std::string_view path, Position at, bool whole);
  void add_service_extents();
  void add_typed_extent(std::string_view table, std::string_view selector, std::string_view path,
                        std::string_view header, bool whole);
  const ExportShape::Root* root_over(std::string_view path) const;
  Position line_of(std::string_view path, Position otherwise) const;
  std::string in_control_set(std::string_view below) const;

  Reading& reading_;
  FactSink& facts_;
  Problems& problems_;
  KeyDispatch dispatch_;
  ExportShape shape_;
  Gaps gaps_;
  RegistryServices services_;
  RegistryFirewallRules rules_;
  RegistryFirewallProfiles profiles_;
  RegistryIpsecPolicies ipsec_policies_;
  RegistryWindowsVersion version_;
  RegistryPrograms programs_;

  RegHeader header_ = RegHeader::missing;
  Position header_at_{1, 1};
  std::string_view why_dead_;  // why nothing below the current key takes effect
  std::string scratch_;        // a path that had to be written anew
  KeyPlace place_;             // of the current key
  Position key_at_;            // of a key that is remembered once something of it is read, or 0:0
  std::string key_line_;
  std::vector<SeenKey> seen_;  // keys that somebody asks for
  std::vector<UnreadableValue> unreadable_;
  std::vector<std::uint16_t> control_sets_;  // exported ones; 0 = CurrentControlSet
  std::optional<std::uint16_t> current_;     // Select\Current
  std::optional<std::uint16_t> chosen_;      // the control set that typed tables are made of
  std::uint64_t names_by_length_ = 0;        // lengths of wanted value names, as bits
  std::uint32_t open_line_ = 0;              // last value, when the file's end may have cut it
  std::size_t rows_ = 0;
  std::size_t quotes_ = 0;
  std::size_t statements_ = 0;
  bool rows_limited_ = false;
  bool cut_ = false;
};

}  // namespace vpnlint
