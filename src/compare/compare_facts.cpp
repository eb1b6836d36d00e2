// Facts added, removed and changed; absence is three-valued here, too.
#include "compare/compare_facts.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "compare/columns.h"
#include "compare/coverage.h"
#include "compare/match_rows.h"

namespace vpnlint {
namespace {

/// One side of a match with what its bundle proves.
struct Half {
  const Side& side;
  Coverage coverage;

  const Bundle& bundle() const { return side.bundle; }
  std::string_view format_of(ArtifactId id) const {
    return id < bundle().artifacts.size() ? bundle().artifacts[id].format : std::string_view{};
  }
};

/// What a group says in one column.
struct Said {
  std::vector<Cell> cells;     ///< known ones, different values only
  std::vector<Value> values;   ///< their plain values, sorted
  bool proven_absent = false;  ///< a row says that there is none
  bool obscured = false;       ///< cut, unreadable or contradictory: there may be one
};

Said said_in(const TableInfo& table, const Column& column, const Group& rows) {
  Said said;
  for (const auto* row : rows) {
    auto cell = column.get(*row);
    if (cell.known()) {
      auto value = plain_value(table, column, cell.value);
      if (std::find(said.values.begin(), said.values.end(), value) != said.values.end()) continue;
      said.values.push_back(std::move(value));
      said.cells.push_back(std::move(cell));
    } else if (cell.presence == Presence::proven_absent) {
      said.proven_absent = true;
    } else if (cell.presence != Presence::not_collected) {
      said.obscured = true;
    }
  }
  std::sort(said.values.begin(), said.values.end());
  return said;
}

class Comparison {
 public:
  Comparison(const Side& before, const Side& after, const std::vector<HostPair>& hosts)
      : before_{before, Coverage(before.bundle)},
        after_{after, Coverage(after.bundle)},
        hosts_(hosts) {}

  void compare(const TableInfo& table) {
    const auto before = rows_by_pair(table, before_, &HostPair::before);
    const auto after = rows_by_pair(table, after_, &HostPair::after);
    for (host_ = 0; host_ < hosts_.size(); ++host_) {
      const auto first = changes_.size();
      for (auto& match :
           match_rows(table, before_.bundle(), before[host_], after_.bundle(), after[host_])) {
        compare_match(table, std::move(match));
      }
      sort_from(table, first);
    }
  }

  std::vector<FactChange> take() {
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const auto& a, const auto& b) { return a.host < b.host; });
    return std::move(changes_);
  }

 private:
  std::vector<Group> rows_by_pair(const TableInfo& table, const Half& half,
                                  std::optional<HostId> HostPair::*host) const {
    std::vector<Group> rows(hosts_.size());
    std::map<HostId, std::size_t> pair_of;
    for (std::size_t i = 0; i < hosts_.size(); ++i) {
      if (hosts_[i].*host) pair_of[*(hosts_[i].*host)] = i;
    }
    for (const auto* facts : {&half.bundle().facts, &half.side.rest}) {
      for (std::size_t i = 0; i < table.size(*facts); ++i) {
        const auto& row = table.row(*facts, i);
        const auto pair = pair_of.find(row.host);
        if (pair != pair_of.end()) rows[pair->second].push_back(&row);
      }
    }
    return rows;
  }

  void sort_from(const TableInfo& table, std::size_t first) {
    std::vector<std::pair<std::string, std::size_t>> order;
    for (std::size_t i = first; i < changes_.size(); ++i) {
      const auto& row = changes_[i].row();
      order.emplace_back(
          subject_key(table, row) + identity_key(table, row) + content_key(table, row), i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<FactChange> sorted;
    for (const auto& [key, i] : order) sorted.push_back(std::move(changes_[i]));
    std::move(sorted.begin(), sorted.end(), changes_.begin() + static_cast<std::ptrdiff_t>(first));
  }

  void compare_match(const TableInfo& table, RowMatch match) {
    FactChange change;
    change.host = host_;
    change.table = &table;
    change.before = std::move(match.before);
    change.after = std::move(match.after);
    if (change.after.empty()) {
      change.change = is_absent(table, change.before, before_, after_, hosts_[host_].after)
                          ? Change::removed
                          : Change::no_longer_sent;
      changes_.push_back(std::move(change));
    } else if (change.before.empty()) {
      change.change = is_absent(table, change.after, after_, before_, hosts_[host_].before)
                          ? Change::added
                          : Change::newly_sent;
      changes_.push_back(std::move(change));
    } else {
      compare_columns(std::move(change), match.moved);
    }
  }

  /// Up to three changes: what differs, what is no longer told, what is told now.
  void compare_columns(FactChange change, bool moved) {
    std::vector<ColumnChange> real, less, more;
    for (const auto& column : change.table->columns) {
      if (!is_compared(*change.table, column) || column.name == "position") continue;
      const auto found = compare_column(change, column);
      if (!found) continue;
      auto& list = is_real(found->change)                    ? real
                   : found->change == Change::no_longer_sent ? less
                                                             : more;
      list.push_back(*found);
    }
    drop_repeated(real);
    if (moved && real.empty()) real.push_back(moved_column(change));
    const auto add = [&](Change kind, std::vector<ColumnChange>& columns) {
      if (columns.empty()) return;
      auto one = change;
      one.change = kind;
      one.columns = std::move(columns);
      changes_.push_back(std::move(one));
    };
    add(moved && real.size() == 1 && real[0].change == Change::moved ? Change::moved
                                                                     : Change::changed,
        real);
    add(Change::no_longer_sent, less);
    add(Change::newly_sent, more);
  }

  static ColumnChange moved_column(const FactChange& change) {
    const auto* position = change.table->find("position");
    return {position, Change::moved, position->get(*change.before.front()),
            position->get(*change.after.front())};
  }

  /// The bytes of a registry value say nothing beside its data.
  static void drop_repeated(std::vector<ColumnChange>& columns) {
    const auto changed = [&](std::string_view name) {
      return std::any_of(columns.begin(), columns.end(),
                         [&](const ColumnChange& one) { return one.column->name == name; });
    };
    if (!changed("data")) return;
    std::erase_if(columns, [](const ColumnChange& one) { return one.column->name == "data_hex"; });
  }

  std::optional<ColumnChange> compare_column(const FactChange& change, const Column& column) const {
    const auto& table = *change.table;
    const auto old = said_in(table, column, change.before);
    const auto now = said_in(table, column, change.after);
    if (old.values == now.values) return std::nullopt;
    ColumnChange found{&column, Change::changed, {}, {}};
    if (!old.cells.empty()) found.before = differing(table, column, old, now);
    if (!now.cells.empty()) found.after = differing(table, column, now, old);
    if (now.values.empty()) {
      if (now.obscured) return with(found, Change::no_longer_sent);
      const bool gone =
          (now.proven_absent && !old.proven_absent) ||
          is_covered(table, change.before, before_, after_, hosts_[host_].after, &column);
      return with(found, gone ? Change::removed : Change::no_longer_sent);
    }
    if (old.values.empty()) {
      if (old.obscured) return with(found, Change::newly_sent);
      const bool fresh =
          (old.proven_absent && !now.proven_absent) ||
          is_covered(table, change.after, after_, before_, hosts_[host_].before, &column);
      return with(found, fresh ? Change::added : Change::newly_sent);
    }
    // Of two statements one is missing: the other still stands.
    if (only_fewer(table, column, old, now, before_, after_, change.after))
      return with(found, Change::no_longer_sent);
    if (only_fewer(table, column, now, old, after_, before_, change.before))
      return with(found, Change::newly_sent);
    return found;
  }

  static ColumnChange with(ColumnChange found, Change change) {
    found.change = change;
    return found;
  }

  static Cell differing(const TableInfo& table, const Column& column, const Said& said,
                        const Said& other) {
    for (const auto& cell : said.cells) {
      const auto value = plain_value(table, column, cell.value);
      if (!std::binary_search(other.values.begin(), other.values.end(), value)) return cell;
    }
    return said.cells.front();
  }

  /// `less` lacks values of `more`, and the files that stated those were not sent for it.
  static bool only_fewer(const TableInfo& table, const Column& column, const Said& more,
                         const Said& less, const Half& of_more, const Half& of_less,
                         const Group& rows_of_less) {
    if (!std::includes(more.values.begin(), more.values.end(), less.values.begin(),
                       less.values.end())) {
      return false;
    }
    return std::all_of(more.cells.begin(), more.cells.end(), [&](const Cell& cell) {
      const auto value = plain_value(table, column, cell.value);
      if (std::binary_search(less.values.begin(), less.values.end(), value)) return true;
      return std::none_of(rows_of_less.begin(), rows_of_less.end(), [&](const Row* row) {
        return column.get(*row).known() &&
               of_less.format_of(row->artifact) == of_more.format_of(cell.artifact);
      });
    });
  }

  bool is_absent(const TableInfo& table, const Group& rows, const Half& holder, const Half& other,
                 std::optional<HostId> other_host) const {
    return other_host && is_covered(table, rows, holder, other, other_host, nullptr);
  }

  /// The other bundle would show the thing if it was there. What the holder's own bundle denies
  /// elsewhere (one of two phonebooks) is only believed of the very file that had it.
  bool is_covered(const TableInfo& table, const Group& rows, const Half& holder, const Half& other,
                  std::optional<HostId> other_host, const Column* column) const {
    if (!other_host) return false;
    const auto& row = *rows.front();
    if (has_no_extents(table)) return has_counterpart(rows, holder, other);
    const auto covering = other.coverage.covering(*other_host, table, row, column);
    if (covering.empty()) return false;
    std::set<ArtifactId> holders;
    std::set<std::string_view> formats;
    for (const auto* one : rows) {
      holders.insert(one->artifact);
      formats.insert(holder.format_of(one->artifact));
    }
    for (const auto artifact : covering) {
      for (const auto one : holders) {
        if (is_counterpart(holder, one, other, artifact)) return true;
      }
    }
    const auto denied = holder.coverage.covering(row.host, table, row, column);
    const bool contradicts = std::any_of(denied.begin(), denied.end(),
                                         [&](ArtifactId id) { return holders.count(id) == 0; });
    if (contradicts) return false;
    if (has_identity(table) && !is_ordered(table)) return true;
    // Names and details differ from format to format.
    return std::any_of(covering.begin(), covering.end(),
                       [&](ArtifactId id) { return formats.count(other.format_of(id)) > 0; });
  }

  static bool has_no_extents(const TableInfo& table) {
    return table.name == "secret" || table.name == "setting" || table.name == "script_statement";
  }

  bool has_counterpart(const Group& rows, const Half& holder, const Half& other) const {
    return std::any_of(rows.begin(), rows.end(), [&](const Row* row) {
      const auto& artifacts = other.bundle().artifacts;
      for (ArtifactId id = 0; id < artifacts.size(); ++id) {
        if (artifacts[id].status == Status::read &&
            is_counterpart(holder, row->artifact, other, id)) {
          return true;
        }
      }
      return false;
    });
  }

  /// The same file in the other bundle: by its path, or the only one of its format on both hosts.
  bool is_counterpart(const Half& holder, ArtifactId one, const Half& other,
                      ArtifactId another) const {
    const auto& a = holder.bundle().artifacts[one];
    const auto& b = other.bundle().artifacts[another];
    if (a.format != b.format || !same_host(holder, a.host, b.host)) return false;
    return a.name == b.name || (is_only(holder, a) && is_only(other, b));
  }

  bool same_host(const Half& holder, HostId one, HostId another) const {
    const auto& pair = hosts_[host_];
    return &holder == &before_ ? pair.before == one && pair.after == another
                               : pair.after == one && pair.before == another;
  }

  static bool is_only(const Half& half, const Artifact& artifact) {
    const auto& all = half.bundle().artifacts;
    return std::count_if(all.begin(), all.end(), [&](const Artifact& one) {
             return one.host == artifact.host && one.format == artifact.format;
           }) == 1;
  }

  Half before_, after_;
  const std::vector<HostPair>& hosts_;
  std::size_t host_ = 0;
  std::vector<FactChange> changes_;
};

}  // namespace

std::vector<FactChange> compare_facts(const Side& before, const Side& after,
                                      const std::vector<HostPair>& hosts) {
  Comparison comparison(before, after, hosts);
  for (const auto& table : all_tables()) {
    if (is_compared(table)) comparison.compare(table);
  }
  return comparison.take();
}

std::vector<FactChange> compare_derived(const TableInfo& table, const Side& before,
                                        const Side& after, const std::vector<HostPair>& hosts) {
  Comparison comparison(before, after, hosts);
  comparison.compare(table);
  return comparison.take();
}

}  // namespace vpnlint
