// Filling findings: what they name, what proves them, what is missing.
#pragma once

#include <string>
#include <string_view>

#include "engine/condition.h"
#include "engine/judge.h"

namespace vpnlint {

/// 128 bits as hexadecimal digits, the same on every machine.
std::string hash_text(std::string_view text);

/// Severity and confidence of the rule; nothing else.
Finding start_finding(const Rule& rule, HostId host);

/// Known columns of the subject, "table.column" of the witnesses, "expect.name" of the policy.
void collect_arguments(const Subject& subject, const Grounds& site, Finding& finding);
/// What decided comes first: the tests that agree with the verdict, then the row, then the site.
void collect_evidence(const Bundle& bundle, const Subject& subject, Finding& finding,
                      const Grounds& selecting, const Grounds& site, const Grounds& requirement,
                      Truth holds);
void collect_missing(const Grounds& grounds, Finding& finding);

/// The extent shows that there is no such row.
Finding nothing_there(const Bundle& bundle, const Rule& rule, const Extent& extent, HostId host);
/// Nobody sent what would hold such a row. `host` may be no_host.
Finding nobody_sent(const Bundle& bundle, const Rule& rule, const TableInfo& table,
                    const Condition& row, HostId host);
/// The policy says nothing about what the rule compares with.
Finding nobody_expects(const Rule& rule);

}  // namespace vpnlint
