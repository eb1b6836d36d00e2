// Everything that was read of one bundle: files, hosts, facts, quoted lines, problems.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "facts/fact_set.h"

namespace vpnlint {

/// Where a host stands on the path (DESIGN section 7).
enum class Role { unknown, client, client_router, server_router, server, cloud };

std::string_view name_of(Role role);

struct Host {
  std::string name;  ///< folder of the bundle that holds its files; "" for files without one
  Role role = Role::unknown;
  bool guessed = false;  ///< role comes from contents, not from a folder or bundle.toml
};

/// Lines that facts rest on, kept for reports. Secrets are gone before they get here.
class Quotes {
 public:
  /// Lines may come in any order; the first text of a line wins.
  void keep(std::uint32_t line, std::string_view text);
  std::string_view at(std::uint32_t line) const;  ///< "" when that line was not kept
  /// Of what begins inside a line, for texts that are one line as a whole.
  void keep(Position at, std::string_view text);
  std::string_view at(Position at) const;  ///< else what was kept of the line

 private:
  struct Line {
    std::uint32_t number = 0;
    std::uint32_t size = 0;
    std::size_t begin = 0;  // in text_
  };
  // Readers go forward, so nearly every line goes to the end of these two: a large capture keeps
  // hundreds of thousands.
  std::vector<Line> lines_;
  std::string text_;
  std::map<std::uint32_t, std::string> late_;  // kept after a later line
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> places_;
};

enum class Status { read, partial, unreadable, unrecognised };

std::string_view name_of(Status status);

struct Artifact {
  std::string path;      ///< as reports print it; "a.zip!dir/b.reg" for members
  std::string name;      ///< path below the argument that it came with
  std::string format;    ///< id of formats.def; empty when unrecognised
  std::string encoding;  ///< machine name; empty for binary files
  std::string language;  ///< of localised output: en, ko, ...; empty when there is none
  std::vector<std::string> sections;  ///< commands or parts found inside
  HostId host = 0;
  Status status = Status::unrecognised;
  std::vector<Problem> problems;
  Quotes quotes;
};

/// bundle.toml and policy files say something about the bundle; they are no part of it.
inline constexpr std::string_view description_format = "bundle";
inline constexpr std::string_view policy_format = "policy";
/// Was it recognised as what some device or system exported?
bool is_export(const Artifact& artifact);

struct Bundle {
  std::vector<Artifact> artifacts;
  std::vector<Host> hosts;
  FactSet facts;

  const Host& host_of(const Row& row) const { return hosts[row.host]; }
};

/// Some file of the bundle is an export of a known format.
bool anything_recognised(const Bundle& bundle);

/// Where a statement stands, with the line itself. Made from a row's position.
struct Evidence {
  ArtifactId artifact = no_artifact;
  Position at;
  std::string path;
  std::string excerpt;  ///< the line, redacted and capped; may be empty
  std::string name;     ///< key, rule or element it is about; may be empty
};

Evidence evidence_at(const Bundle& bundle, ArtifactId artifact, Position at, std::string name = {});

}  // namespace vpnlint
