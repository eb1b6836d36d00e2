// SVG by the printer of tinyxml2. The only file of the report that knows it.
#include "report/svg.h"

#include <tinyxml2.h>

#include "report/characters.h"

namespace vpnlint {

std::string xml_text(std::string_view text) {
  auto out = neutral(text);
  for (auto at = out.find("\xef\xbf"); at != out.npos; at = out.find("\xef\xbf", at + 3)) {
    const auto last = static_cast<unsigned char>(out[at + 2]);
    if (last >= 0xbe) out[at + 2] = '\xbd';  // U+FFFE and U+FFFF as U+FFFD
  }
  return out;
}

Svg::Svg() : printer_(std::make_unique<tinyxml2::XMLPrinter>()) {}
Svg::~Svg() = default;

Svg& Svg::open(const char* element) {
  printer_->OpenElement(element);
  return *this;
}

Svg& Svg::set(const char* name, std::string_view value) {
  printer_->PushAttribute(name, xml_text(value).c_str());
  return *this;
}

Svg& Svg::set(const char* name, int value) {
  printer_->PushAttribute(name, value);
  return *this;
}

Svg& Svg::text(std::string_view text) {
  printer_->PushText(xml_text(text).c_str());
  return *this;
}

Svg& Svg::style(const char* rules) {
  open("style");
  printer_->PushText(rules);
  return close();
}

Svg& Svg::close() {
  printer_->CloseElement();
  return *this;
}

std::string Svg::take() const {
  // Its size counts the zero behind the text.
  return {printer_->CStr(), static_cast<std::size_t>(printer_->CStrSize() - 1)};
}

}  // namespace vpnlint
