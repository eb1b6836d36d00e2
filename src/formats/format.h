// What a format is: how it is recognised and read. formats.def lists them all.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/message.h"
#include "base/problem.h"
#include "base/source.h"
#include "facts/sink.h"

namespace vpnlint {

/// What recognition sees: the beginning of the artifact, decoded. Never the name alone decides.
struct Head {
  std::string_view text;  ///< up to 64 KiB of UTF-8, without BOM; empty for binary files
  std::string_view raw;   ///< the same beginning as bytes
  std::string_view path;  ///< may break ties
};

/// 0 = not this format; 100 = nothing else looks like that. The highest wins, the order of
/// formats.def breaks ties.
using Recognise = int (*)(const Head&);

/// What a reader is given and what it hands over.
struct Reading {
  Source& source;
  std::string_view path;
  FactSink& facts;
  Problems& problems;
  const Limits& limits;
  std::string language;               ///< set by readers of localised output
  std::vector<std::string> sections;  ///< set by readers of captures: the commands found
};

/// Total: any bytes, no exception, linear time, memory bounded by Limits.
using Read = void (*)(Reading&);

/// What a file of the format is about, when no folder says whose it is.
enum class Machine { pc, router };

struct Format {
  std::string_view id;
  std::string_view title;
  Machine machine;
  Recognise recognise;
  Read read;
};

std::span<const Format> all_formats();
/// nullptr when there is no such format.
const Format* find_format(std::string_view id);
/// nullptr when nothing recognises it.
const Format* recognise(const Head& head);
/// What nearly fitted, or what the bytes look like: the reason given for an unrecognised file.
Message why_unrecognised(const Head& head);

}  // namespace vpnlint
