// What could not be read, was cut by a limit or is not known: always with its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/position.h"

namespace vpnlint {

/// note: worth saying, nothing lost; partial: something of the artifact is lost or may be;
/// unreadable: nothing of it could be used.
enum class Gravity { note, partial, unreadable };

std::string_view name_of(Gravity gravity);

/// Kinds that rules and readers agree on. Rules find them in the table `problem`.
namespace problem_kind {
inline constexpr std::string_view truncated = "truncated";  ///< ends inside a record
inline constexpr std::string_view limit = "limit";          ///< a value of Limits was reached
inline constexpr std::string_view damaged_text =
    "damaged_text";  ///< characters lost by the capture
inline constexpr std::string_view damaged_value =
    "damaged_value";                                  ///< a value that cannot be decoded
inline constexpr std::string_view syntax = "syntax";  ///< a line that the grammar lacks
inline constexpr std::string_view command_failed =
    "command_failed";                                             ///< an error instead of output
inline constexpr std::string_view unknown_word = "unknown_word";  ///< a label or value not known
inline constexpr std::string_view out_of_range =
    "out_of_range";                                       ///< undefined value of a known key
inline constexpr std::string_view misspelt = "misspelt";  ///< nearly the name of a known key
inline constexpr std::string_view wrong_type = "wrong_type";
inline constexpr std::string_view unreadable = "unreadable";
inline constexpr std::string_view unrecognised = "unrecognised";  ///< no format fits
}  // namespace problem_kind

struct Problem {
  Gravity gravity = Gravity::note;
  std::string kind;     ///< one of problem_kind
  std::string subject;  ///< what it is about: a key, a command, a limit; may be empty
  Message message;
  ArtifactId artifact = no_artifact;
  Position at;
};

/// Collects the problems of one artifact; after `limit` of them only a count is kept.
class Problems {
 public:
  Problems(ArtifactId artifact, std::size_t limit) : artifact_(artifact), limit_(limit) {}

  void add(Gravity gravity, std::string_view kind, Position at, Message message,
           std::string subject = {});

  const std::vector<Problem>& all() const { return problems_; }
  /// The collected problems and, where some were dropped, one that says how many.
  std::vector<Problem> take();
  /// What is added from here on is counted only: nobody will see its message.
  bool full() const { return problems_.size() >= limit_; }
  /// The gravest so far, counting dropped ones; note when there is none.
  Gravity worst() const { return worst_; }

 private:
  ArtifactId artifact_;
  std::size_t limit_;
  std::size_t dropped_ = 0;
  Gravity worst_ = Gravity::note;
  std::vector<Problem> problems_;
};

}  // namespace vpnlint
