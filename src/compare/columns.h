// What of a row is compared, and how.
#pragma once

#include <string>

#include "facts/fact_set.h"

namespace vpnlint {

/// Columns of `vpnlint facts` without those that describe a moment or a language (the process id
/// and the localised display name of a service); secrets by their hash.
bool is_compared(const TableInfo& table, const Column& column);
/// Tables that state something: not the derived ones, not what the user said. Secrets, too.
bool is_compared(const TableInfo& table);

/// Rows of the table have an order that means something (column `position`).
bool is_ordered(const TableInfo& table);
/// Rows are told apart by identity columns; else by everything that they say.
bool has_identity(const TableInfo& table);

/// The value as it is compared: lists that mean a set are sorted, keys are places in lower case.
Value plain_value(const TableInfo& table, const Column& column, Value value);

/// Equal for rows that speak about the same thing, whatever the spelling.
std::string identity_key(const TableInfo& table, const Row& row);
/// What people call the row (subject columns but the position), lower case.
std::string subject_key(const TableInfo& table, const Row& row);
/// Equal for rows that say the same; the position is not part of it, nor is the column `but`.
std::string content_key(const TableInfo& table, const Row& row, const Column* but = nullptr);

bool is_script(const TableInfo& table, const Row& row);

}  // namespace vpnlint
