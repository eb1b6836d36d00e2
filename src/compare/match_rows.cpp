// By identity, by contents, by name.
#include "compare/match_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "compare/columns.h"

namespace vpnlint {
namespace {

/// More namesakes than this are paired in their order instead of by likeness.
constexpr std::size_t most_compared = 64;

struct Keyed {
  std::string key;
  const Row* row;
};

template <class MakeKey>
std::vector<Keyed> sorted_by(const Group& rows, const MakeKey& make_key) {
  std::vector<Keyed> keyed;
  keyed.reserve(rows.size());
  for (const auto* row : rows) keyed.push_back({make_key(*row), row});
  std::stable_sort(keyed.begin(), keyed.end(),
                   [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  return keyed;
}

/// Walks two sorted lists; `visit` gets the rows of each key of either side.
template <class Visit>
void merge(const std::vector<Keyed>& before, const std::vector<Keyed>& after, const Visit& visit) {
  const auto take = [](const std::vector<Keyed>& from, std::size_t& at, const std::string& key) {
    Group group;
    while (at < from.size() && from[at].key == key) group.push_back(from[at++].row);
    return group;
  };
  for (std::size_t i = 0, k = 0; i < before.size() || k < after.size();) {
    const bool from_before =
        k == after.size() || (i < before.size() && before[i].key <= after[k].key);
    const std::string key = from_before ? before[i].key : after[k].key;
    auto old = take(before, i, key);
    visit(std::move(old), take(after, k, key));
  }
}

/// A statement that two artifacts make is one statement: of the artifact that makes it most often.
Group once(const Group& rows) {
  std::map<ArtifactId, Group> by_artifact;
  for (const auto* row : rows) by_artifact[row->artifact].push_back(row);
  Group most;
  for (auto& [artifact, group] : by_artifact) {
    if (group.size() > most.size()) most = std::move(group);
  }
  return most;
}

std::int64_t position_of(const TableInfo& table, const Row& row) {
  const auto cell = table.find("position")->get(row);
  const auto* number = std::get_if<std::int64_t>(&cell.value);
  return number ? *number : 0;
}

/// Pairs outside of a longest run that kept its order have been moved.
std::vector<RowMatch> moved_rows(const TableInfo& table,
                                 std::vector<std::pair<const Row*, const Row*>> pairs) {
  // Some makers' forwards have no order.
  const auto* position = table.find("position");
  std::erase_if(pairs, [&](const auto& pair) {
    return !position->get(*pair.first).known() || !position->get(*pair.second).known();
  });
  std::sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
    return std::tuple(position_of(table, *a.first), position_of(table, *a.second)) <
           std::tuple(position_of(table, *b.first), position_of(table, *b.second));
  });
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::vector<std::size_t> tails, previous(pairs.size(), none);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto place = position_of(table, *pairs[i].second);
    const auto tail = std::lower_bound(tails.begin(), tails.end(), place,
                                       [&](std::size_t index, std::int64_t wanted) {
                                         return position_of(table, *pairs[index].second) < wanted;
                                       });
    if (tail != tails.begin()) previous[i] = *(tail - 1);
    if (tail == tails.end())
      tails.push_back(i);
    else
      *tail = i;
  }
  std::set<std::size_t> kept;
  for (auto i = tails.empty() ? none : tails.back(); i != none; i = previous[i]) kept.insert(i);
  std::vector<RowMatch> moved;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!kept.count(i)) moved.push_back({{pairs[i].first}, {pairs[i].second}, true});
  }
  return moved;
}

class Matcher {
 public:
  Matcher(const TableInfo& table, const Bundle& before, const Bundle& after)
      : table_(table), before_(before), after_(after) {}

  std::vector<RowMatch> by_identity(const Group& before, const Group& after) {
    Groups old, now;
    const auto key = [&](const Row& row) { return identity_key(table_, row); };
    merge(sorted_by(before, key), sorted_by(after, key), [&](Group b, Group a) {
      if (b.empty()) return now.push_back(std::move(a));
      if (a.empty()) return old.push_back(std::move(b));
      matches_.push_back({std::move(b), std::move(a)});
    });
    pair_namesakes(old, now);
    return finish(old, now);
  }

  std::vector<RowMatch> by_contents(const Group& before, const Group& after) {
    Groups old, now;
    std::map<std::string, std::vector<std::pair<const Row*, const Row*>>> same;  // by chain
    const auto key = [&](const Row& row) { return content_key(table_, row); };
    merge(sorted_by(before, key), sorted_by(after, key), [&](const Group& b, const Group& a) {
      auto left = once(b), right = once(a);
      const auto common = std::min(left.size(), right.size());
      for (std::size_t i = 0; i < common; ++i) {
        if (is_ordered(table_)) same[chain_of(*left[i])].emplace_back(left[i], right[i]);
      }
      for (std::size_t i = common; i < left.size(); ++i) old.push_back({left[i]});
      for (std::size_t i = common; i < right.size(); ++i) now.push_back({right[i]});
    });
    for (auto& [chain, pairs] : same) {
      for (auto& moved : moved_rows(table_, std::move(pairs))) matches_.push_back(std::move(moved));
    }
    pair_by_id(old, now);
    pair_details(old, after, true);
    pair_details(now, before, false);
    pair_namesakes(old, now);
    for (const auto& column : table_.columns) {
      if (is_compared(table_, column)) pair_but_one(old, now, column);
    }
    if (before.size() == 1 && after.size() == 1) pair_the_only_ones(old, now);
    return finish(old, now);
  }

 private:
  using Groups = std::vector<Group>;

  std::string format_of(const Row& row, bool of_before) const {
    const auto& artifacts = (of_before ? before_ : after_).artifacts;
    return row.artifact < artifacts.size() ? artifacts[row.artifact].format : std::string();
  }

  /// Where order counts: all identity but the position itself.
  std::string chain_of(const Row& row) const {
    std::string chain;
    for (const auto& column : table_.columns) {
      if (column.flags & identity && column.name != "position")
        chain += to_text(column.get(row).value) + '\n';
    }
    return chain;
  }

  static void drop_paired(Groups& old, Groups& now) {
    std::erase_if(old, [](const Group& group) { return group.empty(); });
    std::erase_if(now, [](const Group& group) { return group.empty(); });
  }

  void pair(Group& old, Group& now) {
    matches_.push_back({std::move(old), std::move(now)});
    old.clear();
    now.clear();
  }

  /// A table with one row speaks about one thing: the operating system.
  void pair_the_only_ones(Groups& old, Groups& now) {
    if (old.size() == 1 && now.size() == 1) pair(old.front(), now.front());
    drop_paired(old, now);
  }

  /// Rows that differ in this column only, where nobody else does: renamed, another port.
  void pair_but_one(Groups& old, Groups& now, const Column& column) {
    std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> alike;
    for (std::size_t i = 0; i < old.size(); ++i)
      alike[content_key(table_, *old[i].front(), &column)].first.push_back(i);
    for (std::size_t k = 0; k < now.size(); ++k)
      alike[content_key(table_, *now[k].front(), &column)].second.push_back(k);
    for (const auto& [key, both] : alike) {
      if (both.first.size() == 1 && both.second.size() == 1)
        pair(old[both.first.front()], now[both.second.front()]);
    }
    drop_paired(old, now);
  }

  /// The value's name of a rule in the registry stays when everything else of it changes.
  void pair_by_id(Groups& old, Groups& now) {
    const auto* id = table_.find("id");
    if (!id) return;
    std::map<std::string, std::vector<std::size_t>> ids;
    const auto id_of = [&](const Group& group) { return to_text(id->get(*group.front()).value); };
    for (std::size_t k = 0; k < now.size(); ++k) {
      if (const auto name = id_of(now[k]); !name.empty()) ids[name].push_back(k);
    }
    for (auto& group : old) {
      const auto hit = ids.find(id_of(group));
      if (hit == ids.end() || hit->second.empty()) continue;
      const auto k = hit->second.front();
      hit->second.erase(hit->second.begin());
      pair(group, now[k]);
    }
    drop_paired(old, now);
  }

  /// A row that some row of the other side tells in more or less detail has not changed.
  void pair_details(Groups& rows, const Group& others, bool of_before) {
    if (rows.empty()) return;
    const auto key = [&](const Row& row) { return subject_key(table_, row); };
    const auto sorted = sorted_by(others, key);
    for (auto& group : rows) {
      const auto name = key(*group.front());
      auto other = std::lower_bound(sorted.begin(), sorted.end(), name,
                                    [](const Keyed& a, const std::string& b) { return a.key < b; });
      for (std::size_t n = 0; other != sorted.end() && other->key == name && n < most_compared;
           ++other, ++n) {
        if (!says_the_same_otherwise(*group.front(), *other->row)) continue;
        Group twin{other->row};
        matches_.push_back(of_before ? RowMatch{std::move(group), twin}
                                     : RowMatch{twin, std::move(group)});
        group.clear();
        break;
      }
    }
    std::erase_if(rows, [](const Group& group) { return group.empty(); });
  }

  bool says_the_same_otherwise(const Row& a, const Row& b) const {
    bool more_or_less = false;
    for (const auto& column : table_.columns) {
      if (!is_compared(table_, column)) continue;
      const auto left = column.get(a), right = column.get(b);
      more_or_less = more_or_less || left.known() != right.known();
      if (!left.known() || !right.known()) continue;
      if (plain_value(table_, column, left.value) != plain_value(table_, column, right.value))
        return false;
    }
    return more_or_less;
  }

  std::size_t differences(const Row& a, const Row& b) const {
    std::size_t count = 0;
    for (const auto& column : table_.columns) {
      if (!is_compared(table_, column)) continue;
      const auto left = column.get(a), right = column.get(b);
      count += left.known() != right.known() ||
               plain_value(table_, column, left.value) != plain_value(table_, column, right.value);
    }
    return count;
  }

  /// What is left and has the same name: the most alike first.
  void pair_namesakes(Groups& old, Groups& now) {
    std::map<std::string, std::pair<std::vector<std::size_t>, std::vector<std::size_t>>> names;
    const auto name_of_group = [&](const Group& group, bool of_before) {
      return subject_key(table_, *group.front()) + '|' + format_of(*group.front(), of_before);
    };
    for (std::size_t i = 0; i < old.size(); ++i) {
      names[name_of_group(old[i], true)].first.push_back(i);
    }
    for (std::size_t k = 0; k < now.size(); ++k) {
      names[name_of_group(now[k], false)].second.push_back(k);
    }
    for (auto& [name, both] : names) pair_likes(old, both.first, now, both.second);
    drop_paired(old, now);
  }

  void pair_likes(Groups& old, const std::vector<std::size_t>& left, Groups& now,
                  const std::vector<std::size_t>& right) {
    std::vector<std::tuple<std::size_t, std::size_t, std::size_t>> likeness;
    const bool few = left.size() <= most_compared && right.size() <= most_compared;
    for (std::size_t i = 0; i < left.size(); ++i) {
      for (std::size_t k = few ? 0 : i; k < (few ? right.size() : std::min(i + 1, right.size()));
           ++k) {
        const auto far = few ? differences(*old[left[i]].front(), *now[right[k]].front()) : 0;
        likeness.emplace_back(far, left[i], right[k]);
      }
    }
    std::sort(likeness.begin(), likeness.end());
    for (const auto& [far, i, k] : likeness) {
      if (old[i].empty() || now[k].empty()) continue;
      pair(old[i], now[k]);
    }
  }

  std::vector<RowMatch> finish(Groups& old, Groups& now) {
    for (auto& group : old) matches_.push_back({std::move(group), {}});
    for (auto& group : now) matches_.push_back({{}, std::move(group)});
    return std::move(matches_);
  }

  const TableInfo& table_;
  const Bundle& before_;
  const Bundle& after_;
  std::vector<RowMatch> matches_;
};

}  // namespace

std::vector<RowMatch> match_rows(const TableInfo& table, const Bundle& before_bundle,
                                 const Group& before, const Bundle& after_bundle,
                                 const Group& after) {
  Matcher matcher(table, before_bundle, after_bundle);
  return has_identity(table) && !is_ordered(table) ? matcher.by_identity(before, after)
                                                   : matcher.by_contents(before, after);
}

}  // namespace vpnlint
