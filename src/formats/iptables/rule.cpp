// Words of iptables rules to conditions and actions.
#include "formats/iptables/rule.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "formats/iptables/options.h"

namespace vpnlint::iptables {
namespace {

// Options that other modules have, too: here they mean what this module makes of them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> owners = {{
    {"--mark", "mark"},
    {"--pol", "policy"},
    {"--dir", "policy"},
}};

// Modules that match nothing without their options.
constexpr std::array<std::string_view, 11> plain_modules = {
    "tcp",       "udp",     "icmp",     "conntrack", "state", "comment",
    "multiport", "iprange", "addrtype", "mark",      "policy"};

// Targets that let the packet go on.
constexpr std::array<std::string_view, 14> passing_targets = {
    "LOG", "NFLOG", "ULOG", "TCPMSS", "CLASSIFY", "DSCP",     "TOS",
    "TTL", "HL",    "SET",  "TRACE",  "AUDIT",    "CHECKSUM", "TEE"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class RuleReader {
 public:
  explicit RuleReader(const std::vector<std::string>& words) : words_(words) {}

  Rule read() {
    while (at_ < words_.size()) take();
    finish_policy();
    return std::move(rule_);
  }

 private:
  void take() {
    const auto word = words_[at_++];
    if (word == "!") {
      negated_ = true;
      return;
    }
    if (word == "-c" || word == "--set-counters") {
      at_ = std::min(at_ + 2, words_.size());
    } else if (word == "-w" || word == "--wait") {
      if (at_ < words_.size() && parse_integer(words_[at_])) ++at_;
    } else if (word == "-j" || word == "--jump" || word == "-g" || word == "--goto") {
      take_target(word == "-g" || word == "--goto");
    } else if (const auto option = find_option(word)) {
      take_condition(*option);
    } else {
      take_unknown(word);
    }
    negated_ = false;
  }

  std::string value() {
    // The old form: -s ! 10.0.0.0/8
    if (at_ < words_.size() && words_[at_] == "!") {
      negated_ = true;
      ++at_;
    }
    return at_ < words_.size() ? words_[at_++] : std::string();
  }

  void add(std::string_view condition, const std::string& values) {
    rule_.conditions.push_back((negated_ ? "!" : "") + std::string(condition) + "=" + values);
  }

  bool is_foreign(const Option& option) const {
    return std::any_of(owners.begin(), owners.end(), [&](const auto& owner) {
      return option.written == owner.first && module_ != owner.second;
    });
  }

  void take_condition(const Option& option) {
    const auto text = value();
    if (option.condition == "comment") {
      rule_.comment = text;
    } else if (option.condition == "module") {
      module_ = text;
      if (!among(plain_modules, text)) unknown("-m " + text);
    } else if (is_foreign(option)) {
      unknown(std::string(option.written) + " " + text);
    } else if (option.condition == "policy_direction") {
      policy_direction_ = text;
    } else if (option.condition == "ipsec") {
      policy_ = (negated_ ? "!" : "") + text;
    } else if (option.condition == "protocol" && (text == "all" || text == "0")) {
      if (negated_) unknown("! -p " + text);
    } else {
      std::vector<std::string> values;
      for (const auto one : split(text, ',')) values.push_back(value_for(option.condition, one));
      // What holds the separator of our own text cannot be one value of it; variables of scripts
      // have any value.
      if (text.empty() || text.find_first_of("|$`") != text.npos)
        unknown(std::string(option.written) + " " + text);
      else
        add(option.condition, join(values, "|"));
    }
  }

  void unknown(const std::string& text) { rule_.conditions.push_back("unknown=" + text); }

  // An option that is not understood, with its values.
  void take_unknown(const std::string& word) {
    std::string text = word;
    while (at_ < words_.size() && !words_[at_].starts_with('-') && words_[at_] != "!") {
      text += " " + words_[at_++];
    }
    unknown(text);
  }

  // -m policy: what came out of IPsec is known; what will go into it is not.
  void finish_policy() {
    if (policy_.empty()) return;
    const bool negated = policy_.starts_with('!');
    const auto policy = negated ? policy_.substr(1) : policy_;
    if (policy_direction_ != "in" || (policy != "ipsec" && policy != "none")) {
      unknown("--dir " + policy_direction_ + " --pol " + policy);
      return;
    }
    rule_.conditions.push_back(std::string(negated ? "!" : "") +
                               (policy == "ipsec" ? "ipsec=yes" : "ipsec=no"));
  }

  void take_target(bool is_goto) {
    const auto name = at_ < words_.size() ? words_[at_++] : std::string();
    const auto rest = target_options();
    const auto option = [&](std::string_view wanted) {
      const auto hit = std::find(rest.begin(), rest.end(), wanted);
      return hit == rest.end() || hit + 1 == rest.end() ? std::string() : *(hit + 1);
    };
    const auto has = [&](std::string_view wanted) {
      return std::find(rest.begin(), rest.end(), wanted) != rest.end();
    };
    set_action(name, is_goto, option, has);
  }

  // Options of the match may stand behind those of the target.
  std::vector<std::string> target_options() {
    std::vector<std::string> rest;
    while (at_ < words_.size() && words_[at_] != "!" && !find_option(words_[at_])) {
      const bool text = words_[at_] == "--log-prefix" || words_[at_] == "--nflog-prefix";
      rest.push_back(words_[at_++]);
      if (text && at_ < words_.size()) rest.push_back(words_[at_++]);
    }
    return rest;
  }

  template <class OptionOf, class Has>
  void set_action(const std::string& name, bool is_goto, OptionOf option, Has has) {
    const auto set = [&](std::string_view action, std::string target = {}) {
      rule_.action = std::string(action);
      rule_.target = std::move(target);
    };
    if (name == "ACCEPT") return set("pass");
    if (name == "DROP") return set("drop");
    if (name == "REJECT") return set("reject");
    if (name == "RETURN") return set("return");
    // getopt(3) takes shortened names.
    const auto first_of = [&](std::initializer_list<std::string_view> names) {
      for (const auto one : names) {
        if (has(one)) return option(one);
      }
      return std::string();
    };
    if (name == "DNAT") return set("dnat", first_of({"--to-destination", "--to-dest", "--to"}));
    if (name == "SNAT") return set("snat", first_of({"--to-source", "--to-src", "--to"}));
    if (name == "MASQUERADE" || name == "REDIRECT") {
      return set(lower(name), ports_of(first_of({"--to-ports", "--to-port", "--to"})));
    }
    if (name == "NOTRACK" || (name == "CT" && has("--notrack"))) return set("notrack");
    if (name == "CT") return set("continue");
    if (name == "MARK") return set("mark", mark_of(option));
    if (name == "CONNMARK") return set(has("--restore-mark") ? "mark" : "continue");
    if (among(passing_targets, name)) return set("continue");
    for (const auto* other :
         {"NFQUEUE", "QUEUE", "TPROXY", "NETMAP", "DNPT", "SNPT", "TARPIT", ""}) {
      if (name == other) return set("unknown", name);
    }
    if (name.find_first_of("$`") != name.npos) return set("unknown", name);
    set(is_goto ? "goto" : "jump", name);
  }

  static std::string ports_of(const std::string& ports) { return ports.empty() ? "" : ":" + ports; }

  template <class OptionOf>
  static std::string mark_of(OptionOf option) {
    const auto xmark = option("--set-xmark"), mark = option("--set-mark");
    if (!xmark.empty()) return xmark;
    if (!option("--or-mark").empty()) return "|" + option("--or-mark");
    if (!option("--and-mark").empty()) return "&" + option("--and-mark");
    if (!option("--xor-mark").empty()) return "^" + option("--xor-mark");
    return mark.find('/') == mark.npos ? mark : std::string();
  }

  const std::vector<std::string>& words_;
  std::size_t at_ = 0;
  bool negated_ = false;
  std::string module_, policy_, policy_direction_;
  Rule rule_;
};

}  // namespace

Rule rule_from(const std::vector<std::string>& words) { return RuleReader(words).read(); }

}  // namespace vpnlint::iptables
