// Columns and slots of a picture of packet paths.
#include "report/path_columns.h"

#include <algorithm>
#include <array>
#include <map>

namespace vpnlint {
namespace {

constexpr std::array roles_in_order = {Role::client, Role::client_router, Role::server_router,
                                       Role::cloud,  Role::server,        Role::unknown};

/// Steps that one lane shows; of more, those in the middle stand together as one.
constexpr std::size_t most_steps = 10, first_steps = 4, last_steps = 4;

std::vector<ShownStep> shown_steps(const Trace& trace) {
  const auto count = trace.steps.size();
  const auto folds = [&](std::size_t i) {
    const bool near = trace.at && i + 1 >= *trace.at && i <= *trace.at + 1;
    const bool within = i >= first_steps && i + last_steps < count && !near;
    return count > most_steps && within;
  };
  std::vector<ShownStep> shown;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0 && folds(i) && folds(i - 1) && trace.steps[i].role == trace.steps[i - 1].role)
      shown.back().end = i + 1;
    else
      shown.push_back({i, i + 1, 0, ""});
  }
  return shown;
}

// A new slot stands behind the one before it in the lane.
void merge(std::vector<std::string>& slots, const std::vector<std::string>& lane) {
  auto next = slots.begin();
  for (const auto& slot : lane) {
    const auto known = std::find(slots.begin(), slots.end(), slot);
    next = (known != slots.end() ? known : slots.insert(next, slot)) + 1;
  }
}

class Finder {
 public:
  Finder(const std::vector<const Trace*>& traces, bool question) : question_(question) {
    std::set<Role> roles;
    for (const auto* trace : traces) {
      for (const auto& step : trace->steps) roles.insert(step.role);
    }
    auto& columns = found_.columns;
    for (const auto role : roles_in_order) {
      if (roles.contains(role) && (!question || columns.empty())) columns.push_back({role, {}, {}});
    }
    for (const auto* trace : traces) found_.shown.push_back(placed(*trace));
  }

  PathColumns take() { return std::move(found_); }

 private:
  std::size_t column_of(Role role) const {
    if (question_) return 0;
    const auto& columns = found_.columns;
    const auto column = std::find_if(columns.begin(), columns.end(),
                                     [&](const PathColumn& each) { return each.role == role; });
    return static_cast<std::size_t>(column - columns.begin());
  }

  std::string stage_of(const Trace& trace, const ShownStep& one) const {
    if (one.folded()) return "more";
    const auto& stage = trace.steps[one.index].stage;
    if (stage.empty() || stage == "not_sent") return "";
    return question_ ? "step" : stage;
  }

  std::vector<ShownStep> placed(const Trace& trace) {
    auto shown = shown_steps(trace);
    std::vector<std::map<std::string, int>> times(found_.columns.size());
    std::vector<std::vector<std::string>> lane(found_.columns.size());
    for (auto& one : shown) {
      const auto& step = trace.steps[one.index];
      one.column = column_of(step.role);
      if (!step.device.empty()) found_.columns[one.column].devices.insert(step.device);
      const auto stage = stage_of(trace, one);
      if (stage.empty()) continue;
      one.slot = stage + ' ' + std::to_string(times[one.column][stage]++);
      lane[one.column].push_back(one.slot);
    }
    for (std::size_t i = 0; i < lane.size(); ++i) {
      if (trace.direction == "back") std::reverse(lane[i].begin(), lane[i].end());
      merge(found_.columns[i].slots, lane[i]);
    }
    return shown;
  }

  bool question_;
  PathColumns found_;
};

}  // namespace

PathColumns columns_of(const std::vector<const Trace*>& traces, bool question) {
  return Finder(traces, question).take();
}

}  // namespace vpnlint
