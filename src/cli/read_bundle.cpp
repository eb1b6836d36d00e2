// From paths to facts.
#include "cli/read_bundle.h"

#include <algorithm>
#include <cstring>

#include "analysis/analyse.h"
#include "analysis/bundle_facts.h"
#include "base/labels.h"
#include "base/source.h"
#include "base/text.h"
#include "config/find_settings.h"
#include "facts/hosts.h"
#include "facts/settings_format.h"
#include "formats/format.h"
#include "input/detect_encoding.h"

namespace vpnlint {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;
constexpr std::string_view description_name = "bundle.toml";

// The first bytes are looked at before they are read.
class HeadedReader : public ByteReader {
 public:
  explicit HeadedReader(ByteReader& rest) : rest_(rest) {
    head_.resize(head_bytes);
    std::size_t size = 0;
    while (size < head_.size()) {
      const auto got = rest.read(head_.data() + size, head_.size() - size);
      failed_ = got < 0;
      complete_ = got == 0;
      if (got <= 0) break;
      size += static_cast<std::size_t>(got);
    }
    head_.resize(size);
  }

  std::string_view head() const { return head_; }
  bool complete() const { return complete_; }

  std::ptrdiff_t read(char* buffer, std::size_t size) override {
    if (used_ < head_.size()) {
      const auto got = std::min(size, head_.size() - used_);
      std::memcpy(buffer, head_.data() + used_, got);
      used_ += got;
      return static_cast<std::ptrdiff_t>(got);
    }
    if (failed_) return -1;
    return complete_ ? 0 : rest_.read(buffer, size);
  }

 private:
  ByteReader& rest_;
  std::string head_;
  std::size_t used_ = 0;
  bool complete_ = false;
  bool failed_ = false;
};

class TextBytes : public ByteReader {
 public:
  explicit TextBytes(std::string_view rest) : rest_(rest) {}
  std::ptrdiff_t read(char* buffer, std::size_t size) override {
    const auto got = rest_.copy(buffer, size);
    rest_.remove_prefix(got);
    return static_cast<std::ptrdiff_t>(got);
  }

 private:
  std::string_view rest_;
};

const KnownWords& known_words() {
  static const KnownWords words(encoding_words);
  return words;
}

std::string decode_head(std::string_view raw, Encoding encoding) {
  Decoder decoder(encoding);
  std::string text(Decoder::room_for(raw.size()), '\0');
  text.resize(decoder.decode(raw, text.data()));
  return text;
}

// Our own JSON reports lie beside bundles; reading them as evidence would be circular.
bool is_own_report(std::string_view head) {
  return head.substr(0, 400).find("\"schema_version\"") != head.npos &&
         head.substr(0, 400).find("\"vpnlint\"") != head.npos;
}

std::string_view file_name(std::string_view name) {
  const auto end = name.find_last_of("/!");
  return end == name.npos ? name : name.substr(end + 1);
}

bool is_router_format(std::string_view format) {
  const auto* known = find_format(format);
  return known && known->machine == Machine::router;
}

class BundleReader {
 public:
  BundleReader(Bundle& bundle, BundleFile& described, const ReadOptions& options)
      : bundle_(bundle), described_(described), options_(options) {
    if (bundle_.hosts.empty()) bundle_.hosts.push_back({});
  }

  void file(const InputFile& input) {
    HeadedReader bytes(input.bytes);
    const auto detection = detect_encoding(bytes.head(), bytes.complete(), known_words());
    const auto encoding = options_.encoding.value_or(detection.encoding);
    const auto text = decode_head(bytes.head(), encoding);
    if (is_own_report(text)) return;
    if (input.name == description_name) {
      describe(input, text);
      return;
    }
    if (file_name(input.name) == settings_name) {
      ignore_settings(input);
      return;
    }
    const Head head{text, bytes.head(), input.path};
    const auto* format = recognise(head);
    if (!format) {
      unrecognised(input, head);
      return;
    }
    read(input, *format, bytes, encoding);
  }

  // bundle.toml wins over folders; it may stand behind the files that it describes.
  void apply_description() {
    for (const auto& host : described_.hosts) add_addresses(host, described_host(host));
    std::vector<HostId> moved(bundle_.artifacts.size());
    for (ArtifactId id = 0; id < moved.size(); ++id) {
      moved[id] = bundle_.artifacts[id].host;
      for (const auto& host : described_.hosts) {
        const bool below = names_[id] == host.folder || names_[id].starts_with(host.folder + "/");
        if (below) moved[id] = described_host(host);
      }
      bundle_.artifacts[id].host = moved[id];
    }
    bundle_.facts.for_each_row([&](Row& row) {
      if (row.artifact != no_artifact && row.artifact != description_) {
        row.host = moved[row.artifact];
      }
    });
  }

  void issue(const InputIssue& issue) {
    const auto known =
        std::find_if(bundle_.artifacts.begin(), bundle_.artifacts.end(),
                     [&](const Artifact& artifact) { return artifact.path == issue.path; });
    const bool fresh = known == bundle_.artifacts.end();
    const auto id = fresh ? add_artifact(issue.path, 0)
                          : static_cast<ArtifactId>(known - bundle_.artifacts.begin());
    auto& artifact = bundle_.artifacts[id];
    const auto gravity = issue.unreadable ? Gravity::unreadable : Gravity::partial;
    artifact.problems.push_back(
        {gravity,
         std::string(issue.unreadable ? problem_kind::unreadable : problem_kind::limit),
         {},
         issue.message,
         id,
         {1, 0}});
    if (fresh)
      artifact.status = Status::unreadable;
    else if (artifact.status == Status::read)
      artifact.status = Status::partial;
  }

 private:
  ArtifactId add_artifact(const std::string& path, HostId host, const std::string& name = {}) {
    names_.push_back(name);
    bundle_.artifacts.push_back({});
    bundle_.artifacts.back().path = path;
    bundle_.artifacts.back().name = name;
    bundle_.artifacts.back().host = host;
    return static_cast<ArtifactId>(bundle_.artifacts.size() - 1);
  }

  // A file without a role folder belongs to the PC, a router to itself.
  HostId host_of(const InputFile& input, std::string_view format) {
    if (const auto folder = role_folder(input.name)) {
      return host_named(bundle_, folder->host, folder->role, false);
    }
    if (const auto folder = role_folder(input.argument + "/")) {
      return host_named(bundle_, folder->host, folder->role, false);
    }
    if (is_router_format(format)) {
      return host_named(bundle_, input.name, Role::client_router, true);
    }
    if (!format.empty() && bundle_.hosts[0].role == Role::unknown) {
      bundle_.hosts[0].role = Role::client;
      bundle_.hosts[0].guessed = true;
    }
    return 0;
  }

  HostId described_host(const DescribedHost& described) {
    const auto id = host_named(bundle_, described.folder, described.role, false);
    bundle_.hosts[id].role = described.role;
    bundle_.hosts[id].guessed = false;
    return id;
  }

  void add_addresses(const DescribedHost& described, HostId host) {
    for (const auto& [address, name] : described.addresses) {
      const Position at{described.line, 1};
      Interface row;
      row.artifact = description_;
      row.host = host;
      row.at = at;
      row.device = Text(described.folder, at);
      row.name = row.system_name = Text(name, at);
      row.addresses = Texts({address}, at);
      row.enabled = Flag(true, at);
      bundle_.facts.rows<Interface>().push_back(std::move(row));
    }
  }

  void describe(const InputFile& input, std::string_view text) {
    const auto id = add_artifact(input.path, 0);
    Problems problems(id, options_.limits.problems_per_artifact);
    described_ = read_bundle_file(text, problems);
    description_ = id;
    auto& artifact = bundle_.artifacts[id];
    artifact.format = std::string(description_format);
    artifact.encoding = "utf-8";
    artifact.status = problems.worst() == Gravity::unreadable ? Status::unreadable : Status::read;
    artifact.problems = problems.take();
  }

  // What somebody sends in never decides how it is judged.
  void ignore_settings(const InputFile& input) {
    auto& artifact = bundle_.artifacts[add_artifact(input.path, 0, input.name)];
    artifact.format = std::string(settings_format);
    artifact.encoding = "utf-8";
    artifact.status = Status::read;
    artifact.problems.push_back({Gravity::note,
                                 "ignored",
                                 {},
                                 {"Settings inside the audited input are ignored. If they are "
                                  "yours, name them with --config.",
                                  {}},
                                 static_cast<ArtifactId>(bundle_.artifacts.size() - 1),
                                 {1, 1}});
  }

  void unrecognised(const InputFile& input, const Head& head) {
    const auto id = add_artifact(input.path, host_of(input, {}), input.name);
    auto& artifact = bundle_.artifacts[id];
    artifact.problems.push_back({Gravity::note,
                                 std::string(problem_kind::unrecognised),
                                 {},
                                 why_unrecognised(head),
                                 id,
                                 {1, 1}});
    artifact.status = Status::unrecognised;
  }

  void read(const InputFile& input, const Format& format, HeadedReader& bytes, Encoding encoding) {
    const auto host = host_of(input, format.id);
    const auto id = add_artifact(input.path, host, input.name);
    Problems problems(id, options_.limits.problems_per_artifact);
    Quotes quotes;
    FactSink sink(bundle_.facts, quotes, id, host, options_.limits, options_.wanted);
    const auto late = [&](std::string_view block) {
      return options_.encoding.value_or(detect_encoding(block, false, known_words()).encoding);
    };
    Source source(bytes, encoding, options_.limits, late);
    Reading reading{source, input.path, sink, problems, options_.limits, {}, {}};
    format.read(reading);
    note_source(source, sink, problems);
    auto& artifact = bundle_.artifacts[id];
    artifact.format = std::string(format.id);
    artifact.encoding = std::string(encoding_name(source.encoding()));
    artifact.language = std::move(reading.language);
    artifact.sections = std::move(reading.sections);
    artifact.quotes = std::move(quotes);
    artifact.status = problems.worst() == Gravity::unreadable ? Status::unreadable
                      : problems.worst() == Gravity::partial  ? Status::partial
                                                              : Status::read;
    artifact.problems = problems.take();
  }

  void note_source(const Source& source, const FactSink& sink, Problems& problems) {
    const Position last{std::max<std::uint32_t>(source.line(), 1), 1};
    if (source.truncated()) {
      problems.add(Gravity::partial, problem_kind::limit, last,
                   {"The file is larger than {bytes} bytes; the rest was not read.",
                    {{"bytes", std::to_string(options_.limits.artifact_bytes)}}},
                   "artifact_bytes");
    }
    if (source.read_error()) {
      problems.add(Gravity::partial, problem_kind::truncated, last,
                   {"Reading failed here; the rest of the file is missing.", {}});
    }
    if (source.undecodable() > 0) {
      problems.add(Gravity::note, problem_kind::damaged_text, source.first_undecodable(),
                   {"{count} characters could not be decoded as {encoding}.",
                    {{"count", std::to_string(source.undecodable())},
                     {"encoding", std::string(encoding_name(source.encoding()))}}});
    }
    if (sink.full()) {
      problems.add(Gravity::partial, problem_kind::limit, last,
                   {"The file gives more than {count} facts; the rest was not kept.",
                    {{"count", std::to_string(options_.limits.facts_per_artifact)}}},
                   "facts_per_artifact");
    }
  }

  Bundle& bundle_;
  BundleFile& described_;
  const ReadOptions& options_;
  ArtifactId description_ = no_artifact;
  std::vector<std::string> names_;  // of artifacts, below their argument
};

}  // namespace

ReadResult read_bundle(const std::vector<std::string>& paths, const ReadOptions& options) {
  ReadResult result;
  auto asked = options;
  want_for_analyses(asked.wanted);
  BundleReader reader(result.bundle, result.described, asked);
  const auto walked =
      walk_inputs(paths, options.limits, [&](const InputFile& input) { reader.file(input); });
  for (const auto& issue : walked.issues) reader.issue(issue);
  result.missing = walked.missing;
  reader.apply_description();
  guess_router_roles(result.bundle);
  add_bundle_facts(result.bundle);
  return result;
}

void read_text(Bundle& bundle, const std::string& path, std::string_view bytes,
               const ReadOptions& options) {
  BundleFile described;
  BundleReader reader(bundle, described, options);
  TextBytes content(bytes);
  reader.file({path, path, {}, content});
}

}  // namespace vpnlint
