// nft list ruleset, its JSON, and scripts of nft: recognition and reading.
#include <algorithm>

#include "base/text.h"
#include "formats/nftables/blocks.h"
#include "formats/nftables/json_rules.h"
#include "syntax/lines.h"

namespace vpnlint {
namespace {

// {"nftables": [ ... at the beginning of the text.
bool is_json(std::string_view text) {
  text = trim(text);
  if (!text.starts_with('{')) return false;
  text = trim(text.substr(1));
  return text.starts_with("\"nftables\"") && trim(text.substr(10)).starts_with(':');
}

bool is_family(const std::string& word) {
  return word == "ip" || word == "ip6" || word == "inet" || word == "arp" || word == "bridge" ||
         word == "netdev";
}

/// Lines that only nft has, and those that it has not.
struct Signs {
  int tables = 0, hooks = 0, chains = 0, sets = 0, commands = 0;
  int inside = 0, other = 0;  ///< of blocks; outside, and no command
  int depth = 0;

  void look(const nft::Tokens& line) {
    std::size_t at = 0;
    const auto word = [&](std::size_t ahead) {
      return at + ahead < line.size() ? line[at + ahead].text : std::string();
    };
    if (word(0) == "sudo") ++at;
    if (word(0).ends_with("nft")) ++at;
    const bool adds = word(0) == "add" || word(0) == "insert" || word(0) == "create";
    if (adds) ++at;
    const bool family = is_family(word(1));
    const auto before = tables + hooks + chains + commands;
    const bool named = at + 1 < line.size() && line[at + 1].kind == nft::Token::Kind::word;
    if (word(0) == "table" && named && (word(2) == "{" || word(3) == "{")) ++tables;
    if (word(0) == "type" && word(2) == "hook") ++hooks;
    if (word(0) == "chain" && named && word(2) == "{") ++chains;
    const bool part = word(0) == "table" || word(0) == "chain" || word(0) == "rule";
    const bool set = word(0) == "set" || word(0) == "map";
    if (set && named && word(2) == "{" && depth == 1) ++sets;
    if (adds && family && part) ++commands;
    if (word(0) == "flush" && word(1) == "ruleset") ++commands;
    const bool known = tables + hooks + chains + commands > before || word(0) == "define";
    (depth > 0 || known ? inside : other) += line.empty() ? 0 : 1;
    for (const auto& token : line) depth += token.is_sign('{') ? 1 : token.is_sign('}') ? -1 : 0;
    depth = std::max(depth, 0);
  }
};

}  // namespace

int recognise_nftables(const Head& head) {
  if (is_json(head.text)) return 95;
  Signs signs;
  Lines lines(head.text);
  std::string_view line;
  while (lines.next(line)) signs.look(nft::tokens_of(line).tokens);
  if (signs.other > signs.inside) return 0;
  if (signs.tables > 0 && signs.hooks > 0) return 95;
  // A large set may fill all that is seen here.
  if (signs.tables > 0 && signs.chains + signs.sets > 0) return 85;
  return signs.commands >= 2 ? 75 : 0;
}

void read_nftables(Reading& reading) {
  const auto text = reading.source.whole_text();
  nft::Collector collector(reading);
  if (is_json(text)) {
    nft::read_json(text, collector);
  } else {
    nft::Blocks blocks(collector);
    std::uint32_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      const auto end = std::min(text.find('\n', begin), text.size());
      const auto whole = text.substr(begin, end - begin);
      Line line{cut_utf8(whole, reading.limits.line_bytes), ++number};
      line.cut = line.text.size() < whole.size();
      blocks.take(line);
      begin = end + 1;
    }
    blocks.finish();
  }
  if (reading.source.truncated() || reading.source.read_error()) collector.truncated({1, 1});
  collector.finish();
}

}  // namespace vpnlint
