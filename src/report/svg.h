// An SVG document, written element by element.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace tinyxml2 {
class XMLPrinter;
}

namespace vpnlint {

/// Text of any origin as XML may hold it: made neutral, and without the two characters that XML
/// forbids beside the control characters.
std::string xml_text(std::string_view text);

/// Escapes everything; what is opened must be closed.
class Svg {
 public:
  Svg();
  ~Svg();
  Svg(const Svg&) = delete;
  Svg& operator=(const Svg&) = delete;

  Svg& open(const char* element);
  Svg& set(const char* name, std::string_view value);
  Svg& set(const char* name, int value);
  Svg& text(std::string_view text);
  /// Style rules as they stand: of the program, never of an artifact.
  Svg& style(const char* rules);
  Svg& close();

  std::string take() const;

 private:
  std::unique_ptr<tinyxml2::XMLPrinter> printer_;
};

}  // namespace vpnlint
