// Build step: checks schemas/rules with the loader and writes the built-in pack as C++.
#include <fstream>
#include <iostream>

#include "engine/load_rules.h"
#include "engine/pack.h"

namespace {

// An array of numbers: compilers limit the length of string literals.
void write_bytes(std::ostream& out, const std::string& name, const std::string& bytes) {
  out << "const unsigned char " << name << "_bytes[] = {";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 32 == 0) out << '\n';
    out << static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) << ',';
  }
  out << (bytes.empty() ? "0" : "") << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: compile_rules FOLDER OUT.cpp\n";
    return 2;
  }
  vpnlint::RuleSet set;
  vpnlint::read_rule_folder(argv[1], set);
  vpnlint::finish_rules(set);
  if (!set.problems.empty()) {
    for (const auto& problem : set.problems) std::cerr << to_text(problem) << '\n';
    return 1;
  }
  const std::string folder = argv[1];
  for (auto& rule : set.rules) rule.file = "rules" + rule.file.substr(folder.size());
  const auto examples = pack(set.rules);
  for (auto& rule : set.rules) rule.examples.clear();
  const auto rules = pack(set.rules);
  std::ofstream out(argv[2]);
  out << "// Made by compile_rules from schemas/rules.\n#include \"engine/pack.h\"\n\n"
      << "namespace vpnlint {\nnamespace {\n\n";
  write_bytes(out, "rules", rules);
  write_bytes(out, "examples", examples);
  out << "\n}  // namespace\n\n"
      << "std::string_view built_in_pack() {\n  return {reinterpret_cast<const "
         "char*>(rules_bytes), "
      << rules.size() << "};\n}\n\nstd::string_view built_in_examples_pack() {\n"
      << "  return {reinterpret_cast<const char*>(examples_bytes), " << examples.size()
      << "};\n}\n\n}  // namespace vpnlint\n";
  return out.good() ? 0 : 1;
}
