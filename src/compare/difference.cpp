// Names and states.
#include "compare/difference.h"

namespace vpnlint {

std::string_view name_of(Change change) {
  switch (change) {
    case Change::added:
      return "added";
    case Change::removed:
      return "removed";
    case Change::changed:
      return "changed";
    case Change::moved:
      return "moved";
    case Change::no_longer_sent:
      return "no_longer_sent";
    case Change::newly_sent:
      return "newly_sent";
  }
  return "changed";
}

std::string_view name_of(State state) {
  switch (state) {
    case State::none:
      return "not_applicable";
    case State::pass:
      return "pass";
    case State::unknown:
      return "unknown";
    case State::possible:
      return "possible";
    case State::fail:
      return "fail";
  }
  return "unknown";
}

std::string_view name_of(Effect effect) {
  switch (effect) {
    case Effect::worse:
      return "worse";
    case Effect::better:
      return "better";
    case Effect::no_longer_known:
      return "no_longer_known";
    case Effect::now_known:
      return "now_known";
    case Effect::other:
      return "other";
  }
  return "other";
}

State state_of(const Finding& finding) {
  switch (finding.verdict) {
    case Verdict::pass:
      return State::pass;
    case Verdict::fail:
      return State::fail;
    case Verdict::unknown:
      return finding.would_fail ? State::possible : State::unknown;
    case Verdict::not_applicable:
      return State::none;
  }
  return State::none;
}

}  // namespace vpnlint
