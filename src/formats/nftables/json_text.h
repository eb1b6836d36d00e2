// Expressions and statements of nft's JSON (libnftables-json(5)) as tokens of its language.
#pragma once

#include <string_view>

#include "formats/nftables/tokens.h"
#include "syntax/json.h"

namespace vpnlint::nft {

/// What has no counterpart becomes `?` and a word.
void write_expression(const JsonValue& value, Tokens& out);
/// `kind` = map or vmap.
void write_map(const JsonValue& map, std::string_view kind, Tokens& out);
/// An element of a set or map.
void write_element(const JsonValue& element, Tokens& out);
/// One statement of a rule. What has no counterpart becomes a word that no reader knows.
void write_statement(const JsonValue& statement, Tokens& out);

}  // namespace vpnlint::nft
