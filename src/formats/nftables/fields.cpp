// Fields of packets, connections and interfaces (nft(8), expressions).
#include "formats/nftables/fields.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"

namespace vpnlint::nft {
namespace {

using Kind = Field::Kind;

struct Known {
  std::string_view first, second;
  Kind kind;
  std::string_view name;
  std::string_view implied = {};
  bool flags = false;
};

constexpr std::array<Known, 36> known = {{
    {"meta", "l4proto", Kind::word, "protocol"},
    {"meta", "iif", Kind::interface, "in_interface"},
    {"meta", "iifname", Kind::interface, "in_interface"},
    {"meta", "oif", Kind::interface, "out_interface"},
    {"meta", "oifname", Kind::interface, "out_interface"},
    {"meta", "mark", Kind::number, "mark"},
    {"meta", "nfproto", Kind::family, "family"},
    {"meta", "protocol", Kind::family, "family"},
    {"meta", "pkttype", Kind::packet_type, "packet_type"},
    {"meta", "secpath", Kind::exists, "ipsec"},
    {"meta", "ipsec", Kind::exists, "ipsec"},
    {"ct", "state", Kind::word, "state", "", true},
    {"ct", "status", Kind::word, "status", "", true},
    {"ct", "direction", Kind::word, "direction"},
    {"ct", "mark", Kind::number, "connection_mark"},
    {"ip", "protocol", Kind::word, "protocol", "family=ip"},
    {"ip", "saddr", Kind::address, "source", "family=ip"},
    {"ip", "daddr", Kind::address, "destination", "family=ip"},
    {"ip", "version", Kind::family, "family", "family=ip"},
    {"ip6", "nexthdr", Kind::word, "protocol", "family=ip6"},
    {"ip6", "saddr", Kind::address, "source", "family=ip6"},
    {"ip6", "daddr", Kind::address, "destination", "family=ip6"},
    {"ip6", "version", Kind::family, "family", "family=ip6"},
    {"ether", "type", Kind::family, "family"},
    {"udp", "sport", Kind::port, "source_port", "protocol=udp"},
    {"udp", "dport", Kind::port, "destination_port", "protocol=udp"},
    {"tcp", "sport", Kind::port, "source_port", "protocol=tcp"},
    {"tcp", "dport", Kind::port, "destination_port", "protocol=tcp"},
    {"sctp", "sport", Kind::port, "source_port", "protocol=sctp"},
    {"sctp", "dport", Kind::port, "destination_port", "protocol=sctp"},
    {"udplite", "sport", Kind::port, "source_port", "protocol=udplite"},
    {"udplite", "dport", Kind::port, "destination_port", "protocol=udplite"},
    {"dccp", "sport", Kind::port, "source_port", "protocol=dccp"},
    {"dccp", "dport", Kind::port, "destination_port", "protocol=dccp"},
    {"th", "sport", Kind::port, "source_port"},
    {"th", "dport", Kind::port, "destination_port"},
}};

// Headers whose other fields are not looked at: what they say of the protocol still counts.
constexpr std::array<std::pair<std::string_view, std::string_view>, 27> headers = {{
    {"meta", ""},
    {"ip", "family=ip"},
    {"ip6", "family=ip6"},
    {"udp", "protocol=udp"},
    {"tcp", "protocol=tcp"},
    {"sctp", "protocol=sctp"},
    {"udplite", "protocol=udplite"},
    {"dccp", "protocol=dccp"},
    {"th", ""},
    {"icmp", "protocol=icmp"},
    {"icmpv6", "protocol=ipv6-icmp"},
    {"igmp", "protocol=igmp"},
    {"esp", "protocol=esp"},
    {"ah", "protocol=ah"},
    {"comp", "protocol=108"},
    {"gre", "protocol=gre"},
    {"ether", ""},
    {"vlan", ""},
    {"arp", "family=arp"},
    {"mh", "family=ip6"},
    {"hbh", "family=ip6"},
    {"frag", "family=ip6"},
    {"dst", "family=ip6"},
    {"exthdr", "family=ip6"},
    {"socket", ""},
    {"tunnel", ""},
    {"osf", "protocol=tcp"},
}};

// Words of `meta` that may stand without it.
constexpr std::array<std::string_view, 17> bare = {
    "iif",     "iifname", "iiftype",  "iifgroup", "oif",   "oifname", "oiftype", "oifgroup", "mark",
    "l4proto", "nfproto", "protocol", "pkttype",  "skuid", "skgid",   "cpu",     "cgroup"};

class FieldReader {
 public:
  FieldReader(const Tokens& tokens, std::size_t& at) : tokens_(tokens), at_(at) {}

  std::optional<Field> read() {
    if (at_ >= tokens_.size() || tokens_[at_].kind == Token::Kind::quoted) return std::nullopt;
    const auto& first = tokens_[at_].text;
    if (first == "?") return skip(2);  // an expression of JSON without a counterpart
    if (first.starts_with('@') && peek(1) == ",") return skip(5);  // @nh,0,8
    if (first == "fib") return fib();
    if (first == "ct") return connection();
    if (first == "ipsec") return ipsec();
    if (first == "rt") return skip(peek(1) == "ip" || peek(1) == "ip6" ? 3 : 2);
    if (first == "numgen" || first == "symhash" || first == "jhash") return hash();
    if (std::find(bare.begin(), bare.end(), first) != bare.end()) {
      const auto field = named("meta", first, 1);
      return field ? field : skip(1);
    }
    return header(first);
  }

 private:
  std::string_view peek(std::size_t ahead) const {
    return at_ + ahead < tokens_.size() ? std::string_view(tokens_[at_ + ahead].text)
                                        : std::string_view{};
  }

  Field skip(std::size_t count, std::string_view implied = {}) {
    at_ = std::min(at_ + count, tokens_.size());
    Field field;
    if (!implied.empty()) field.implied.emplace_back(implied);
    return field;
  }

  std::optional<Field> named(std::string_view first, std::string_view second, std::size_t count) {
    for (const auto& one : known) {
      if (one.first != first || one.second != second) continue;
      auto field = skip(count, one.implied);
      field.kind = one.kind;
      field.name = std::string(one.name);
      field.flags = one.flags;
      return field;
    }
    return std::nullopt;
  }

  std::optional<Field> header(std::string_view first) {
    if (auto field = named(first, peek(1), 2)) return field;
    for (const auto& [name, implied] : headers) {
      if (first != name) continue;
      const bool option = peek(1) == "option" || peek(1) == "chunk";
      // `tcp option maxseg size 1000` and `tcp option maxseg exists`
      const bool whole = peek(3) == "exists" || peek(3) == "missing";
      return skip(option ? whole ? 3 : 4 : 2, implied);
    }
    return std::nullopt;
  }

  std::optional<Field> connection() {
    std::size_t ahead = 1;
    const bool one_way = peek(1) == "original" || peek(1) == "reply";
    if (one_way) ++ahead;
    if (peek(ahead) == "ip" || peek(ahead) == "ip6") ++ahead;
    if (!one_way) {
      if (auto field = named("ct", peek(1), 2)) return field;
    }
    return skip(ahead + 1, "direction=original|reply");
  }

  std::optional<Field> fib() {
    const auto of = peek(1);
    const bool type = peek(2) == "type" && (of == "daddr" || of == "saddr");
    std::size_t ahead = 2;
    while (peek(ahead) == ".") ahead += 2;
    auto field = skip(ahead + 1);
    if (!type) return field;
    field.kind = Kind::word;
    field.name = of == "daddr" ? "destination_type" : "source_type";
    return field;
  }

  std::optional<Field> ipsec() {
    const bool in = peek(1) == "in";
    std::size_t ahead = 2;
    if (peek(ahead) == "spnum") ahead += 2;
    if (peek(ahead) == "ip" || peek(ahead) == "ip6") ++ahead;
    return skip(ahead + 1, in ? "ipsec=yes" : "");
  }

  // numgen inc mod 2 [offset 1]; jhash ip saddr . tcp dport mod 2 seed 0x1
  std::optional<Field> hash() {
    while (at_ < tokens_.size() && !tokens_[at_].is("mod")) ++at_;
    skip(2);
    while (peek(0) == "offset" || peek(0) == "seed") skip(2);
    return Field{};
  }

  const Tokens& tokens_;
  std::size_t& at_;
};

}  // namespace

std::optional<Field> take_field(const Tokens& tokens, std::size_t& at) {
  return FieldReader(tokens, at).read();
}

}  // namespace vpnlint::nft
