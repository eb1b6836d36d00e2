// Collects what sc prints about one service.
#include "formats/sc/service_block.h"

#include "base/text.h"

namespace vpnlint {

ServiceBlock::ServiceBlock(std::string_view name, Position at) {
  row_.at = {at.line, 1};
  row_.name = Text(std::string(name), at);
  row_.installed = Flag(true, at);
}

bool ServiceBlock::take(const ServiceLine& line, UnknownWords& unknown) {
  switch (line.field) {
    case ServiceField::type:
      if (has_type_) return false;
      take_type(line, unknown);
      break;
    case ServiceField::state:
      if (has_state_) return false;
      take_state(line, unknown);
      break;
    case ServiceField::start_type:
      if (has_start_) return false;
      take_start(line, unknown);
      break;
    case ServiceField::win32_exit_code:
      if (const auto code = leading_number(line.value, 10)) row_.exit_code = Number(*code, line.at);
      break;
    case ServiceField::pid:
      has_pid_ = true;
      if (const auto pid = leading_number(line.value, 10)) row_.pid = Number(*pid, line.at);
      break;
    case ServiceField::display_name:
      set_display_name(line.value, line.at);
      break;
    case ServiceField::wait_hint:
    case ServiceField::service_start_name:
      complete_ = true;
      break;
    default:
      break;
  }
  last_ = line.field;
  return true;
}

void ServiceBlock::set_display_name(std::string_view name, Position at) {
  listed_ |= !has_fields();
  row_.display_name = Text(std::string(name), at);
}

void ServiceBlock::take_type(const ServiceLine& line, UnknownWords& unknown) {
  has_type_ = true;
  const auto number = leading_number(line.value, 16);
  if (!number) {
    unknown.add("TYPE", line.value, line.at);
    row_.service_type = Text::missing(Presence::unreadable, line.at);
    return;
  }
  driver_ = is_driver(*number);
  row_.service_type = Text(type_name(*number), line.at);
}

void ServiceBlock::take_state(const ServiceLine& line, UnknownWords& unknown) {
  has_state_ = true;
  const auto name = state_name(leading_number(line.value, 10).value_or(0));
  if (name.empty()) unknown.add("STATE", line.value, line.at);
  row_.state = name.empty() ? Text::missing(Presence::unreadable, line.at)
                            : Text(std::string(name), line.at);
}

void ServiceBlock::take_start(const ServiceLine& line, UnknownWords& unknown) {
  has_start_ = true;
  const auto name = start_name(leading_number(line.value, 10).value_or(-1));
  if (name.empty()) {
    unknown.add("START_TYPE", line.value, line.at);
    row_.start = Text::missing(Presence::unreadable, line.at);
    row_.delayed = Flag::missing(Presence::unreadable, line.at);
    return;
  }
  row_.start = Text(std::string(name), line.at);
  row_.delayed = Flag(line.value.find("DELAYED") != line.value.npos, line.at);
}

void ServiceBlock::add_trigger(bool starts, Position at) {
  has_triggers_ = true;
  starts_ |= starts;
  row_.triggered = Flag(starts_, at);
}

void ServiceBlock::cut_last() {
  const auto cut = [](auto& field) { field.set_presence(Presence::partial); };
  switch (last_) {
    case ServiceField::name:
      cut(row_.name);
      break;
    case ServiceField::display_name:
      cut(row_.display_name);
      break;
    case ServiceField::win32_exit_code:
      cut(row_.exit_code);
      break;
    case ServiceField::pid:
      cut(row_.pid);
      break;
    case ServiceField::start_type:
      cut(row_.delayed);
      break;  // the number stands in front
    default:
      break;
  }
}

Service ServiceBlock::row(bool cut) const {
  auto row = row_;
  if (!cut) return row;
  const auto lost = [&](auto& field) {
    if (field.presence() == Presence::not_collected) {
      field = std::decay_t<decltype(field)>::missing(Presence::partial, row.at);
    }
  };
  // A block has a state or a start type; without either one nobody knows which command it was.
  if (!has_start_) lost(row.state);
  if (has_state_) lost(row.exit_code);
  return row;
}

List ServiceBlock::columns() const {
  List columns = {"name", "installed"};
  const auto also = [&](bool shown, std::initializer_list<const char*> names) {
    if (shown) columns.insert(columns.end(), names.begin(), names.end());
  };
  also(has_type_, {"type"});
  also(has_state_, {"state", "exit_code"});
  also(has_pid_, {"pid"});
  also(has_start_, {"start", "delayed", "display_name"});
  also(has_triggers_, {"triggered"});
  return columns;
}

std::string ServiceBlock::section() const {
  if (has_triggers_) return "sc qtriggerinfo";
  if (has_start_) return "sc qc";
  return has_pid_ ? "sc queryex" : "sc query";
}

}  // namespace vpnlint
