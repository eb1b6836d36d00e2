// Tables about the evidence itself: what was sent, what is covered, what went wrong.
#pragma once

#include <array>

#include "facts/schema.h"

namespace vpnlint {

/// One file of the bundle.
struct ArtifactFact : Row {
  Text path, format, status, reason;
};
template <>
struct Schema<ArtifactFact> {
  static constexpr std::string_view name = "artifact";
  static constexpr std::string_view doc = "A file of the bundle and what it was taken for.";
  static constexpr std::array columns = {
      column<&ArtifactFact::path>("path", "path inside the bundle", identity | subject),
      column<&ArtifactFact::format>("format", "format id; left out when unrecognised"),
      column<&ArtifactFact::status>("status", "read, partial, unreadable or unrecognised"),
      column<&ArtifactFact::reason>("reason", "why it was not recognised", sentence),
  };
};

/// Something a reader could not use or had to guess.
struct ProblemFact : Row {
  Text kind, gravity, subject_name, message;
};
template <>
struct Schema<ProblemFact> {
  static constexpr std::string_view name = "problem";
  static constexpr std::string_view doc = "What could not be read, was cut or is not known.";
  static constexpr std::array columns = {
      column<&ProblemFact::kind>("kind",
                                 "truncated, limit, damaged_text, damaged_value, syntax, "
                                 "command_failed, unknown_word, out_of_range, misspelt, "
                                 "wrong_type or unreadable"),
      column<&ProblemFact::gravity>("gravity", "note, partial or unreadable"),
      column<&ProblemFact::subject_name>("subject", "key, command or limit it is about", subject),
      column<&ProblemFact::message>("message", "the sentence in English", sentence),
  };
};

/// A part of a table that an artifact covers: what is not listed there is proven absent.
struct Extent : Row {
  Text table, selector, why;
  Texts columns;
  Flag complete;
};
template <>
struct Schema<Extent> {
  static constexpr std::string_view name = "extent";
  static constexpr std::string_view doc =
      "What an artifact covers: rows of `table` whose identity lies under `selector` are all "
      "listed, with at least `columns`.";
  static constexpr std::array columns = {
      column<&Extent::table>("table", "covered table"),
      column<&Extent::selector>("selector", "registry key (subtree), identity value, or * for all",
                                subject),
      column<&Extent::columns>("columns", "covered columns; left out = all of them"),
      column<&Extent::complete>("complete", "false: a fragment, proves no absence"),
      column<&Extent::why>("why", "why it is only a fragment: filtered, truncated, script"),
  };
};

/// Two artifacts of one host that state different values for the same thing: two rows of the same
/// identity, each at its artifact's value.
struct FactConflict : Row {
  Text table, identity_value, column_name, value, other_value;
};
template <>
struct Schema<FactConflict> {
  static constexpr std::string_view name = "fact_conflict";
  static constexpr std::string_view doc =
      "Two artifacts of one host that state different values for the same thing; a row for each.";
  static constexpr std::array columns = {
      column<&FactConflict::table>("table", "table of the rows", identity),
      column<&FactConflict::identity_value>("identity", "what both speak about",
                                            identity | subject),
      column<&FactConflict::column_name>("column", "where they differ", identity),
      column<&FactConflict::value>("value", "value, on the earlier artifact's row"),
      column<&FactConflict::other_value>("other_value", "value, on the later artifact's row"),
  };
};

/// An error code that the user reported (--error, bundle.toml).
struct ReportedError : Row {
  Number code;
};
template <>
struct Schema<ReportedError> {
  static constexpr std::string_view name = "reported_error";
  static constexpr std::string_view doc = "An error code that the user saw.";
  static constexpr std::array columns = {
      column<&ReportedError::code>("code", "RAS or Win32 error code", identity | subject),
  };
};

/// A secret that stands readable in an artifact. The secret itself is never kept; a hash of it
/// tells whether two are equal and leaves the program nowhere.
struct SecretFact : Row {
  Text kind, name, digest;
};
template <>
struct Schema<SecretFact> {
  static constexpr std::string_view name = "secret";
  static constexpr std::string_view doc =
      "A readable secret in an artifact; the secret itself is never kept.";
  static constexpr std::array columns = {
      column<&SecretFact::kind>("kind",
                                "pre_shared_key, password, private_key, hash, community "
                                "or other"),
      column<&SecretFact::name>("name", "key or element that holds it", identity | subject),
      column<&SecretFact::digest>("digest", "equal for equal secrets; never printed",
                                  secret | hidden),
  };
};

/// A format or table that a policy ([expect] artifacts, tables) wants to find in the bundle.
struct ExpectationFact : Row {
  Text kind, name;
  Flag met;
};
template <>
struct Schema<ExpectationFact> {
  static constexpr std::string_view name = "expectation";
  static constexpr std::string_view doc =
      "A format or table that a policy wants to find in the bundle.";
  static constexpr std::array columns = {
      column<&ExpectationFact::kind>("kind", "artifact or table", identity),
      column<&ExpectationFact::name>("name", "id of the format, name of the table",
                                     identity | subject),
      column<&ExpectationFact::met>("met",
                                    "an artifact of that format was read; the table has a "
                                    "row that no script would only set"),
  };
};

}  // namespace vpnlint
