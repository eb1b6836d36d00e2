// How wide text is in a picture, and how it is made to fit.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vpnlint {

/// Sizes in pixels.
struct Font {
  int size = 12;
  bool bold = false;
  bool mono = false;
};

/// Pixels that the text needs at most in the fonts that a picture asks for. No font is at hand when
/// a report is written, so this is the width in the widest of them.
int text_width(std::string_view text, Font font);

/// The text, cut at its end (an ellipsis says so) until it fits.
std::string fitted(std::string_view text, int width, Font font);
/// The same, cut at its beginning: the end of a path says more.
std::string fitted_end(std::string_view text, int width, Font font);
/// Lines that fit, broken at blanks, longer words anywhere; at most `most`, then with an ellipsis.
std::vector<std::string> wrapped(std::string_view text, int width, Font font, std::size_t most);

}  // namespace vpnlint
