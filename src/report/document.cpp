// Pages as text for a terminal.
#include "report/document.h"

#include "base/text.h"
#include "report/page.h"

namespace vpnlint {
namespace {

std::string_view without_blank_lines_around(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    if (end == text.npos || !trim(text.substr(0, end)).empty()) break;
    text.remove_prefix(end + 1);
  }
  return trim_right(text);
}

void put(Page& page, const Block& block) {
  switch (block.kind) {
    case Block::Kind::title:
    case Block::Kind::heading:
      page.heading(block.text);
      return;
    case Block::Kind::paragraph:
      page.paragraph(block.text);
      return;
    case Block::Kind::item:
      if (!block.text.empty()) {
        page.paragraph("- " + block.text + (block.code.empty() ? "" : ":"), 2, 2);
        if (!block.code.empty()) page.line(block.code, 6, Style::green);
      } else {
        page.line("- " + block.code, 2);
      }
      return;
    case Block::Kind::code:
      for (const auto line : split(block.text, '\n')) page.line(line, 4, Style::green);
      return;
    case Block::Kind::link:
      page.line("- " + block.text, 2);
      return;
  }
}

}  // namespace

void Document::paragraph(std::string text) {
  if (!text.empty()) add({Block::Kind::paragraph, std::move(text), {}, {}});
}

void Document::item(std::string text, std::string code) {
  add({Block::Kind::item, std::move(text), std::move(code), {}});
}

void Document::code(std::string_view text, std::string language) {
  add({Block::Kind::code,
       replace_all(std::string(without_blank_lines_around(text)), "\r", ""),
       {},
       std::move(language)});
}

std::string to_plain_text(const Document& document, bool colour) {
  Page page("en", colour);  // the language matters to say() alone, and everything is said already
  for (const auto& block : document.blocks()) put(page, block);
  return page.take();
}

}  // namespace vpnlint
