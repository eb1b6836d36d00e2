// Collecting problems without letting a hostile file fill the memory.
#include "base/problem.h"

#include <algorithm>
#include <utility>

namespace vpnlint {

std::string_view name_of(Gravity gravity) {
  switch (gravity) {
    case Gravity::note:
      return "note";
    case Gravity::partial:
      return "partial";
    case Gravity::unreadable:
      return "unreadable";
  }
  return "note";
}

void Problems::add(Gravity gravity, std::string_view kind, Position at, Message message,
                   std::string subject) {
  worst_ = std::max(worst_, gravity);
  if (full()) {
    ++dropped_;
    return;
  }
  problems_.push_back(
      {gravity, std::string(kind), std::move(subject), std::move(message), artifact_, at});
}

std::vector<Problem> Problems::take() {
  if (dropped_ > 0) {
    problems_.push_back({Gravity::note,
                         std::string(problem_kind::limit),
                         "problems_per_artifact",
                         {"{count} more problems of this file are not listed.",
                          {{"count", std::to_string(dropped_)}}},
                         artifact_,
                         problems_.empty() ? Position{1, 1} : problems_.back().at});
    dropped_ = 0;
  }
  return std::exchange(problems_, {});
}

}  // namespace vpnlint
