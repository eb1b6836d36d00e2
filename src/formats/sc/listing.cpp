// Judges from its entries, and from the command where it is known, what a listing covers.
#include "formats/sc/listing.h"

#include "base/text.h"

namespace vpnlint {
namespace {

// A running Windows has some 80 services and more drivers; fewer are a shortened paste.
constexpr std::size_t least_services = 20;
constexpr std::string_view always_running = "RpcSs";

std::uint32_t bit(char letter) { return 1u << (letter - 'a'); }

Kinds kinds_of(std::size_t drivers, std::size_t count) {
  if (drivers == 0) return Kinds::services;
  return drivers == count ? Kinds::drivers : Kinds::all;
}

}  // namespace

void ScListing::add(const ServiceBlock& block) {
  if (count_++ == 0) at_ = block.at();
  stopped_ += block.has_state() && !block.running();
  drivers_ += block.driver();
  with_pid_ += block.has_pid();
  const auto name = lower(block.name());
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') initials_ |= bit(name[0]);
  has_rpc_ |= equal_ignoring_case(name, always_running);
}

/// sc prints no closing line and sorts by name, so both ends must be there.
bool ScListing::whole() const {
  const bool both_ends = (initials_ & bit('a')) != 0 && (initials_ & bit('w')) != 0;
  const bool has_services = drivers_ < count_;
  return count_ >= least_services && both_ends && (has_rpc_ || !has_services);
}

void ScListing::close(const std::optional<ScCommand>& command, bool truncated,
                      FactSink& facts) const {
  if (count_ == 0) return;
  const auto kinds = command ? command->kinds : kinds_of(drivers_, count_);
  const auto states = command ? command->states : stopped_ > 0 ? States::all : States::running;
  std::string_view why;
  const bool part = kinds == Kinds::some || states == States::stopped ||
                    (command && command->grouped) || stopped_ == count_;
  if (truncated) {
    why = "truncated";
  } else if (part || !whole()) {
    why = "filtered";
  }
  List columns = {"state"};
  if (states == States::all) {
    columns = {"name", "display_name", "state", "exit_code", "installed"};
    if (with_pid_ == count_) columns.push_back("pid");
    // Rows of drivers are asked for by their type, so this keeps them out of a list of services.
    if (kinds != Kinds::services) columns.push_back("type");
  }
  const bool complete = why.empty();
  if (complete && states == States::running) why = "running_only";
  facts.extent("service", kinds == Kinds::drivers ? "drivers" : "*", std::move(columns), at_,
               complete, why);
}

}  // namespace vpnlint
