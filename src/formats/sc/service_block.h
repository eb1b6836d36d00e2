// One service's block of sc output on its way to a row.
#pragma once

#include <string>
#include <string_view>

#include "facts/sink.h"
#include "formats/sc/service_lines.h"

namespace vpnlint {

class ServiceBlock {
 public:
  /// `at` = of the name.
  ServiceBlock(std::string_view name, Position at);

  /// False when the field was there already: another service has begun without a name.
  bool take(const ServiceLine& line, UnknownWords& unknown);
  void set_display_name(std::string_view name, Position at);
  void add_trigger(bool starts, Position at);
  /// A label or heading of the block that gives no fact.
  void see(LanguageSet languages) { languages_ = narrowed(languages_, languages); }
  /// The capture ends inside the line taken last.
  void cut_last();

  const std::string& name() const { return row_.name.value(); }
  Position at() const { return row_.at; }
  LanguageSet languages() const { return languages_; }
  bool listed() const { return listed_; }  ///< display name directly below the name
  bool has_state() const { return has_state_; }
  bool has_pid() const { return has_pid_; }
  bool has_start() const { return has_start_; }
  bool has_triggers() const { return has_triggers_; }
  bool running() const { return has_state_ && !row_.state.is("stopped"); }
  bool driver() const { return driver_; }
  bool has_fields() const { return has_type_ || has_state_ || has_start_ || has_triggers_; }
  /// Its last lines were printed.
  bool complete() const { return complete_ || has_triggers_; }

  Service row(bool cut) const;
  List columns() const;
  std::string section() const;

 private:
  void take_state(const ServiceLine& line, UnknownWords& unknown);
  void take_start(const ServiceLine& line, UnknownWords& unknown);
  void take_type(const ServiceLine& line, UnknownWords& unknown);

  Service row_;
  ServiceField last_ = ServiceField::name;
  LanguageSet languages_ = every_language;
  bool listed_ = false, has_type_ = false, has_state_ = false, has_pid_ = false, has_start_ = false,
       has_triggers_ = false, starts_ = false, driver_ = false, complete_ = false;
};

}  // namespace vpnlint
