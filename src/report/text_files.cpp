// What was read, and what of it was lost.
#include <algorithm>

#include "facts/settings_format.h"
#include "report/characters.h"
#include "report/text_parts.h"

namespace vpnlint {
namespace {

constexpr std::size_t shown_files = 12;
constexpr std::size_t shown_problems = 2;
constexpr std::size_t widest_path = 38;

// What somebody sent: a policy file is no evidence.
std::vector<const Artifact*> sent_files(const Bundle& bundle) {
  std::vector<const Artifact*> sent;
  for (const auto& artifact : bundle.artifacts) {
    if (artifact.format != policy_format) sent.push_back(&artifact);
  }
  return sent;
}

// The folders that all paths share, with the last slash: said once instead of on every line.
std::string common_folder(const std::vector<const Artifact*>& artifacts) {
  if (artifacts.size() < 2) return {};
  std::string_view shared = artifacts.front()->path;
  for (const auto* artifact : artifacts) {
    const auto differs =
        std::mismatch(shared.begin(), shared.end(), artifact->path.begin(), artifact->path.end());
    shared = shared.substr(0, static_cast<std::size_t>(differs.first - shared.begin()));
  }
  const auto slash = shared.rfind('/');
  return std::string(slash == shared.npos ? std::string_view{} : shared.substr(0, slash + 1));
}

bool is_clean(const Artifact& artifact) { return artifact.status == Status::read; }

std::string title_of(const Page& page, const Report& report, const Artifact& artifact) {
  if (artifact.format == description_format) return page.say("Description of the bundle");
  if (artifact.format == settings_format) return page.say("Settings of vpnlint, ignored");
  if (!report.format_title) return artifact.format;
  return page.say(report.format_title(artifact.format));
}

std::string status_words(const Page& page, Status status) {
  switch (status) {
    case Status::read:
      return {};
    case Status::partial:
      return page.say("read in part");
    case Status::unreadable:
      return page.say("unreadable");
    case Status::unrecognised:
      return page.say("not recognised");
  }
  return {};
}

std::string description_of(const Page& page, const Report& report, const Artifact& artifact) {
  std::string out;
  const auto add = [&](const std::string& text) {
    if (text.empty()) return;
    if (!out.empty()) out += ", ";
    out += text;
  };
  if (!artifact.format.empty()) add(title_of(page, report, artifact));
  if (!artifact.format.empty()) add(artifact.encoding);
  add(artifact.language);
  add(status_words(page, artifact.status));
  return out;
}

// Notes lose nothing; they say why a file was not recognised, though.
bool is_shown(const Artifact& artifact, const Problem& problem, bool verbose) {
  return verbose || problem.gravity != Gravity::note || artifact.status == Status::unrecognised;
}

void write_problems(Page& page, const Artifact& artifact, bool verbose) {
  std::size_t shown = 0, left = 0;
  for (const auto& problem : artifact.problems) {
    if (!is_shown(artifact, problem, verbose)) continue;
    if (!verbose && shown == shown_problems) {
      ++left;
      continue;
    }
    ++shown;
    const auto text = page.say(problem.message);
    const bool placed = problem.at.line > 0 && artifact.status != Status::unrecognised;
    page.paragraph(placed ? page.say({"line {line}: {text}",
                                      {{"line", std::to_string(problem.at.line)}, {"text", text}}})
                          : text,
                   4, 2);
  }
  if (left > 0) {
    page.line(page.say({"... and {count} more (-v shows all)", {{"count", std::to_string(left)}}}),
              4);
  }
}

void write_guesses(Page& page, const Bundle& bundle) {
  for (const auto& host : bundle.hosts) {
    if (!host.guessed) continue;
    auto role = std::string(name_of(host.role));
    std::replace(role.begin(), role.end(), '_', ' ');
    if (host.name.empty()) {
      page.paragraph(page.say({"Files without a role folder were taken for those of the {role}.",
                               {{"role", page.say(role)}}}));
    } else {
      page.paragraph(page.say({"{host} was taken for the {role}, by its content.",
                               {{"host", host.name}, {"role", page.say(role)}}}));
    }
  }
}

}  // namespace

void write_files(Page& page, const Report& report, bool verbose) {
  const auto artifacts = sent_files(report.bundle);
  if (artifacts.empty()) return;
  const auto folder = common_folder(artifacts);
  page.heading(folder.empty() ? page.say("Files")
                              : page.say({"Files in {folder}", {{"folder", folder}}}));
  const auto short_path = [&](const Artifact& artifact) {
    return std::string_view(artifact.path).substr(folder.size());
  };
  std::size_t columns = 0, clean = 0, left = 0;
  for (const auto* artifact : artifacts) {
    columns =
        std::max(columns, std::min(display_width(neutral(short_path(*artifact))), widest_path));
  }
  for (const auto* sent : artifacts) {
    const auto& artifact = *sent;
    if (is_clean(artifact) && !verbose && ++clean > shown_files) {
      ++left;
      continue;
    }
    page.line(padded(neutral(short_path(artifact)), columns) + "  " +
              description_of(page, report, artifact));
    write_problems(page, artifact, verbose);
  }
  if (left > 0) {
    page.line(page.say({"... and {count} more that were read without loss (-v shows all)",
                        {{"count", std::to_string(left)}}}));
  }
  write_guesses(page, report.bundle);
}

}  // namespace vpnlint
