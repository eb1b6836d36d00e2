// Collects the lines of one firewall rule.
#include "formats/netsh_advfirewall/rule_block.h"

#include <algorithm>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::size_t most_cells = 100;    // five times what netsh prints
constexpr std::size_t longest_label = 60;  // bytes; the longest label of R has 58
constexpr std::size_t table_indent = 20;   // of ICMP rows; netsh uses 38

std::size_t index_of(RuleField field) { return static_cast<std::size_t>(field); }

/// Fields that a finding may rest on.
bool is_shown(RuleField field, bool in_force) {
  if (!in_force) return field == RuleField::rule_name || field == RuleField::enabled;
  switch (field) {
    case RuleField::description:
    case RuleField::edge_traversal:
    case RuleField::remote_computer_group:
    case RuleField::remote_user_group:
      return false;
    default:
      return true;
  }
}

}  // namespace

void RuleBlock::begin(std::string_view header, Position at, NetshWords& words,
                      std::size_t value_limit) {
  words_ = &words;
  value_limit_ = value_limit;
  at_ = at;
  text_.clear();
  cells_.clear();
  cell_of_.fill(-1);
  first_unknown_ = -1;
  known_labels_ = 0;
  languages_ = every_language;
  known_header_ = false;
  limited_ = false;

  const auto split = split_label(header);
  if (!split) return;
  const auto label = words.rule_label(split->label, RuleField::unknown);
  if (label.field == RuleField::rule_name) {
    known_header_ = true;
    ++known_labels_;
    languages_ = narrowed(languages_, label.languages);
  }
  add(RuleField::rule_name, header, *split, at.line);
}

RuleBlock::Taken RuleBlock::take(std::string_view line, std::uint32_t number) {
  const auto split = split_label(line);
  if (!split || split->label.empty() || split->label.size() > longest_label) return Taken::rejected;
  const auto label =
      words_->rule_label(split->label, cells_.empty() ? RuleField::unknown : cells_.back().field);
  if (label.field == RuleField::unknown) {
    if (!split->padded || indent_of(line) > 0) return Taken::rejected;
    add(RuleField::unknown, line, *split, number);
    return Taken::unknown_field;
  }
  ++known_labels_;
  languages_ = narrowed(languages_, label.languages);
  add(label.field, line, *split, number);
  return Taken::field;
}

void RuleBlock::add(RuleField field, std::string_view line, const LabelledLine& split,
                    std::uint32_t number) {
  if (cells_.size() >= most_cells || text_.size() + line.size() > value_limit_) {
    limited_ = true;
    return;
  }
  const auto index = static_cast<std::int16_t>(cells_.size());
  if (field == RuleField::unknown) {
    if (first_unknown_ < 0) first_unknown_ = index;
  } else if (cell_of_[index_of(field)] < 0) {
    cell_of_[index_of(field)] = index;
  }
  const auto column = static_cast<std::uint32_t>(column_at(line, split.value_offset));
  cells_.push_back({field,
                    {number, column},
                    text_.size(),
                    line.size(),
                    text_.size() + split.value_offset,
                    split.value.size()});
  text_ += line;
}

void RuleBlock::append(std::string_view line, bool after_blank) {
  if (cells_.empty() || in_icmp_table()) return;
  if (text_.size() + line.size() > value_limit_) {
    limited_ = true;
    return;
  }
  auto& last = cells_.back();
  if (after_blank) text_ += ' ';
  text_ += line;
  last.value_size = text_.size() - last.value;
}

const RuleBlock::Cell* RuleBlock::cell(RuleField field) const {
  const auto index = cell_of_[index_of(field)];
  return index < 0 ? nullptr : &cells_[static_cast<std::size_t>(index)];
}

std::string_view RuleBlock::header_label() const {
  if (cells_.empty()) return {};
  const auto split = split_label(std::string_view(text_).substr(0, cells_[0].line_size));
  return split ? split->label : std::string_view{};
}

bool RuleBlock::verbose() const {
  return has(RuleField::interface_types) || has(RuleField::security) ||
         has(RuleField::rule_source) || has(RuleField::program) || has(RuleField::service);
}

bool RuleBlock::in_icmp_table() const {
  return !cells_.empty() && cells_.back().field == RuleField::protocol &&
         words_->protocol.name(value_of(cells_.back())).starts_with("icmp");
}

void RuleBlock::quote(FactSink& facts, bool in_force) const {
  for (const auto& cell : cells_) {
    if (is_shown(cell.field, in_force)) {
      facts.quote(cell.at.line, std::string_view(text_).substr(cell.line, cell.line_size));
    }
  }
}

}  // namespace vpnlint
