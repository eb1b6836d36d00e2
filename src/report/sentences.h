// Messages and findings as sentences of a language.
#pragma once

#include <string>
#include <string_view>

#include "analysis/path/packet_path.h"
#include "base/message.h"
#include "engine/judge.h"

namespace vpnlint {

/// The translated template, filled.
std::string say(const Message& message, std::string_view language);

/// "registry value HKEY_...": the table in words of the language, then what it is about.
std::string what_is(const Missing& missing, std::string_view language);

/// Why the finding matters: the rule's text, filled.
std::string why_of(const Finding& finding, std::string_view language);

/// What one stage does with the packet, and why.
Message step_message(const PathStep& step);
/// Of a point without a step: what was not sent.
Message missing_point_message(const PathPoint& point);

}  // namespace vpnlint
