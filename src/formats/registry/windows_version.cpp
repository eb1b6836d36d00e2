// Values of Windows NT\CurrentVersion. Updates are cumulative: build and UBR decide.
#include "base/text.h"
#include "formats/registry/system.h"

namespace vpnlint {
namespace {

/// CurrentBuild is a text of digits.
Number build_of(const TopicValue& value) {
  return field_of<std::int64_t>(value, [](const RegistryData& data) -> std::optional<std::int64_t> {
    const auto text = data.text();
    return text ? parse_integer(trim(*text)) : std::nullopt;
  });
}

}  // namespace

void RegistryWindowsVersion::key(const TopicKeyLine& key) {
  row_.emplace();
  row_->at = key.at;
  path_ = key.path;
}

void RegistryWindowsVersion::value(const TopicValue& value) {
  if (!row_) return;
  const auto is = [&](std::string_view name) { return equal_ignoring_case(value.name, name); };
  if (is("ProductName")) row_->product = text_field(value);
  if (is("CurrentBuild")) row_->build = build_of(value);
  if (is("CurrentBuildNumber")) build_number_ = build_of(value);
  if (is("UBR")) row_->ubr = number_field(value);
  if (is("EditionID")) row_->edition = text_field(value);
  if (is("DisplayVersion")) row_->display_version = text_field(value);
  if (is("InstallationType")) row_->installation = text_field(value);
}

void RegistryWindowsVersion::hand_over(FactSink& facts, const Gaps& gaps) {
  if (!row_) return;
  if (row_->build.presence() == Presence::not_collected) row_->build = build_number_;
  const bool whole = gaps.is_whole(path_);
  absent_in(row_->product, whole, row_->at);
  absent_in(row_->build, whole, row_->at);
  absent_in(row_->ubr, whole, row_->at);
  absent_in(row_->edition, whole, row_->at);
  absent_in(row_->display_version, whole, row_->at);
  absent_in(row_->installation, whole, row_->at);
  if (row_->build.known() || row_->product.known()) facts.add(std::move(*row_));
  row_.reset();
}

}  // namespace vpnlint
