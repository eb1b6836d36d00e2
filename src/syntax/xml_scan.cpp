// One pass over the tags of an XML text.
#include "syntax/xml_scan.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/text.h"

namespace vpnlint {
namespace {

constexpr std::string_view blanks = " \t\r\n";

bool is_blank(char c) { return blanks.find(c) != blanks.npos; }

bool is_name_start(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':' || c == '_';
}

bool is_name_part(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
}

// A lone CR ends a line here and nowhere in the XML library.
std::string with_line_feeds(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i] == '\r' && (i + 1 == out.size() || out[i + 1] != '\n')) out[i] = '\n';
  }
  return out;
}

class Scanner {
 public:
  Scanner(std::string_view text, const Limits& limits, Problems& problems)
      : text_(with_line_feeds(text)), limits_(limits), problems_(problems) {}

  XmlScan run();

 private:
  void step();
  void character_data();
  void skip_over(std::string_view opening, std::string_view closing);
  void document_type();
  void end_tag();
  void start_tag();
  bool attributes();
  bool attribute(std::vector<std::string_view>& seen);
  std::string_view name();
  void skip_blanks() {
    while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  }
  bool starts(std::string_view what) const { return rest().substr(0, what.size()) == what; }
  std::string_view rest() const { return std::string_view(text_).substr(at_); }
  void blank(std::size_t from, std::size_t to);

  void truncated();
  void stop(Gravity gravity, std::string_view kind, std::string_view message,
            std::string subject = {});
  Position place(std::size_t offset);

  std::string text_;
  const Limits& limits_;
  Problems& problems_;
  std::size_t at_ = 0;
  std::size_t counted_to_ = 0;  // line ends before it are in line_
  std::uint32_t line_ = 1;
  std::vector<std::string> open_;  // names
  std::size_t elements_ = 0;
  bool root_seen_ = false;
  bool outside_noted_ = false;
  bool stopped_ = false;
  bool complete_ = true;
  std::size_t safe_end_ = 0;    // after the last complete element
  std::size_t safe_depth_ = 0;  // elements open there
};

Position Scanner::place(std::size_t offset) {
  const auto from = text_.begin() + static_cast<std::ptrdiff_t>(counted_to_);
  const auto to = text_.begin() + static_cast<std::ptrdiff_t>(std::max(offset, counted_to_));
  line_ += static_cast<std::uint32_t>(std::count(from, to, '\n'));
  counted_to_ = std::max(offset, counted_to_);
  return {line_, 0};
}

void Scanner::blank(std::size_t from, std::size_t to) {
  for (auto i = from; i < to; ++i) {
    if (text_[i] != '\n' && text_[i] != '\r') text_[i] = ' ';
  }
}

void Scanner::stop(Gravity gravity, std::string_view kind, std::string_view message,
                   std::string subject) {
  stopped_ = true;
  if (gravity != Gravity::note) complete_ = false;
  problems_.add(gravity, kind, place(at_), {std::string(message), {}}, std::move(subject));
}

void Scanner::truncated() {
  stopped_ = true;
  complete_ = false;
  const std::string inside = open_.empty() ? "a tag" : open_.back();
  problems_.add(Gravity::partial, problem_kind::truncated, place(text_.size()),
                {"The file ends inside {element}; what is not complete there is not used.",
                 {{"element", inside}}},
                inside);
}

XmlScan Scanner::run() {
  while (!stopped_ && at_ < text_.size()) step();
  if (!stopped_ && !open_.empty()) truncated();
  XmlScan scan;
  scan.complete = complete_;
  if (!root_seen_) return scan;
  text_.resize(safe_end_);
  for (auto depth = safe_depth_; depth > 0; --depth) text_ += "</" + open_[depth - 1] + ">";
  scan.open_elements = safe_depth_;
  scan.text = std::move(text_);
  return scan;
}

void Scanner::step() {
  if (text_[at_] != '<') return character_data();
  if (starts("<!--")) return skip_over("<!--", "-->");
  if (starts("<?")) return skip_over("<?", "?>");
  if (starts("<![CDATA[")) {
    if (open_.empty()) return character_data();
    return skip_over("<![CDATA[", "]]>");
  }
  if (starts("<!")) return document_type();
  if (starts("</")) return end_tag();
  start_tag();
}

// Text; outside the root only blanks may stand.
void Scanner::character_data() {
  const auto from = at_;
  at_ = std::min(text_.find('<', at_ + 1), text_.size());
  const auto part = std::string_view(text_).substr(from, at_ - from);
  const auto nul = part.find('\0');
  if (nul != part.npos && !open_.empty()) {
    at_ = from + nul;
    return stop(Gravity::partial, problem_kind::damaged_text,
                "A zero byte stands in the text; nothing after it is read.");
  }
  const auto text = part.find_first_not_of(blanks);
  if (!open_.empty() || text == part.npos) return;
  const auto text_at = from + text;
  if (root_seen_) {
    at_ = text_at;
    return stop(Gravity::note, problem_kind::syntax,
                "Text stands after the end of the document; it is not read.");
  }
  blank(from, at_);
  if (!std::exchange(outside_noted_, true)) {
    problems_.add(Gravity::note, problem_kind::syntax, place(text_at),
                  {"Text stands before the document.", {}});
  }
}

// Comments and CDATA stay; declarations and instructions say nothing and become blank.
void Scanner::skip_over(std::string_view opening, std::string_view closing) {
  const auto end = text_.find(closing, at_ + opening.size());
  if (end == text_.npos) {
    if (open_.empty() && root_seen_) {  // nothing of the document is lost
      stopped_ = true;
      return;
    }
    return truncated();
  }
  const auto from = std::exchange(at_, end + closing.size());
  if (std::find(text_.begin() + static_cast<std::ptrdiff_t>(from),
                text_.begin() + static_cast<std::ptrdiff_t>(at_),
                '\0') != text_.begin() + static_cast<std::ptrdiff_t>(at_)) {
    at_ = from;
    return stop(Gravity::partial, problem_kind::damaged_text,
                "A zero byte stands in the text; nothing after it is read.");
  }
  if (opening == "<?") blank(from, at_);
}

// <!DOCTYPE ...> with what stands in its brackets: no entity of it is ever expanded.
void Scanner::document_type() {
  const auto from = at_;
  std::size_t brackets = 0;
  char quote = 0;
  for (++at_; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (quote) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']' && brackets > 0) {
      --brackets;
    } else if (c == '>' && brackets == 0) {
      break;
    }
  }
  if (at_ == text_.size()) return truncated();
  ++at_;
  problems_.add(Gravity::partial, problem_kind::syntax, place(from),
                {"A document type declaration is not used; entities that it defines stay as they "
                 "are.",
                 {}});
  blank(from, at_);
}

std::string_view Scanner::name() {
  const auto from = at_;
  if (at_ < text_.size() && is_name_start(text_[at_])) {
    while (at_ < text_.size() && is_name_part(text_[at_])) ++at_;
  }
  return std::string_view(text_).substr(from, at_ - from);
}

void Scanner::end_tag() {
  const auto from = at_;
  at_ += 2;
  const auto closed = name();
  skip_blanks();
  if (at_ == text_.size()) return truncated();
  if (text_[at_] != '>' || open_.empty() || closed != open_.back()) {
    at_ = from;
    return stop(Gravity::partial, problem_kind::syntax,
                "An end tag does not fit the element that is open; nothing after it is read.");
  }
  ++at_;
  open_.pop_back();
  safe_end_ = at_;
  safe_depth_ = open_.size();
}

void Scanner::start_tag() {
  const auto from = at_++;
  if (root_seen_ && open_.empty()) {
    at_ = from;
    return stop(Gravity::partial, problem_kind::syntax,
                "A second document begins; only the first is read.");
  }
  const std::string element(name());
  if (at_ < text_.size() && element.empty()) {
    at_ = from;
    return stop(Gravity::partial, problem_kind::syntax,
                "A tag has no name; nothing after it is read.");
  }
  if (open_.size() >= limits_.nesting || ++elements_ > limits_.xml_elements) {
    const bool deep = open_.size() >= limits_.nesting;
    at_ = from;
    return stop(Gravity::partial, problem_kind::limit,
                deep ? "Elements are nested too deeply; nothing after this is read."
                     : "The document has too many elements; the rest is not read.",
                deep ? "nesting" : "xml_elements");
  }
  if (!attributes()) return;
  const bool is_empty = text_[at_] == '/';
  at_ += is_empty ? 2 : 1;
  const bool is_root = !std::exchange(root_seen_, true);
  if (!is_empty) open_.push_back(element);
  if (is_empty || is_root) {
    safe_end_ = at_;
    safe_depth_ = open_.size();
  }
}

// Up to the `>` or `/>` of the tag; false when reading ended.
bool Scanner::attributes() {
  std::vector<std::string_view> seen;
  for (;;) {
    skip_blanks();
    if (at_ < text_.size() && text_[at_] == '>') return true;
    if (starts("/>")) return true;
    if (at_ == text_.size() || rest() == "/") {
      truncated();
      return false;
    }
    if (seen.size() >= limits_.attributes_per_element) {
      stop(Gravity::partial, problem_kind::limit,
           "An element has too many attributes; nothing from it on is read.",
           "attributes_per_element");
      return false;
    }
    if (!attribute(seen)) return false;
  }
}

bool Scanner::attribute(std::vector<std::string_view>& seen) {
  const auto key = name();
  const bool is_new = !key.empty() && std::find(seen.begin(), seen.end(), key) == seen.end();
  seen.push_back(key);
  skip_blanks();
  const bool has_value = at_ < text_.size() && text_[at_] == '=';
  if (has_value) ++at_;
  skip_blanks();
  if (at_ == text_.size()) {
    truncated();
    return false;
  }
  const char quote = text_[at_];
  if (!is_new || !has_value || (quote != '"' && quote != '\'')) {
    stop(Gravity::partial, problem_kind::syntax,
         "An element's attributes are malformed; nothing from it on is read.");
    return false;
  }
  const auto end = text_.find(quote, at_ + 1);
  if (end == text_.npos) {
    truncated();
    return false;
  }
  const auto nul = std::string_view(text_).substr(at_, end - at_).find('\0');
  if (nul != std::string_view::npos) {
    stop(Gravity::partial, problem_kind::damaged_text,
         "A zero byte stands in the text; nothing after it is read.");
    return false;
  }
  at_ = end + 1;
  return true;
}

}  // namespace

XmlScan scan_xml(std::string_view text, const Limits& limits, Problems& problems) {
  return Scanner(text, limits, problems).run();
}

}  // namespace vpnlint
