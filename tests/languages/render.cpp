// The grammar of netsh and sc, as they print it; every word comes from the resources.
#include "languages/render.h"

#include <iconv.h>

#include <map>
#include <stdexcept>

namespace vpnlint::languages_test {
namespace {

constexpr const char* firewall = "authfwcfg.dll";
constexpr const char* sc = "sc.exe";

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : ",") + part;
  return text;
}

std::string with_line_ends(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

/// Rules and profiles of the firewall.
class Firewall {
 public:
  explicit Firewall(const std::string& language) : words_(language), language_(language) {}

  std::string rules(const Machine& machine) const {
    std::string text;
    for (const auto& rule : machine.rules) text += print(rule) + "\n";
    return text + ok();
  }

  std::string profiles(const Machine& machine) const {
    std::string text;
    for (const auto& profile : machine.profiles) text += print(profile) + "\n\n";
    return text.substr(0, text.size() - 1) + ok();
  }

 private:
  std::string line(int id, const std::string& value) const {
    return words_.text(firewall, std::to_string(id), {value});
  }
  std::string word(int id) const { return words_.text(firewall, std::to_string(id)); }
  std::string yes(bool is) const { return word(is ? 11115 : 11116); }
  std::string ok() const { return words_.text("netsh.exe", "2") + "\n"; }

  /// Only "any" and names have words; addresses, ports and numbers stay.
  std::string value(const std::string& text) const {
    static const std::map<std::string, int> ids = {
        {"any", 11117},    {"allow", 11110},   {"block", 11111},  {"bypass", 11112},
        {"domain", 11169}, {"private", 11170}, {"public", 11171}, {"tcp", 11155},
        {"udp", 11156},    {"icmpv4", 11157},  {"lan", 11167},    {"wireless", 11166}};
    const auto known = ids.find(text);
    return known == ids.end() ? text : word(known->second);
  }

  std::string interfaces(const std::string& text) const {
    const auto comma = text.find(',');
    if (comma == text.npos) return value(text);
    return value(text.substr(0, comma)) + "," + value(text.substr(comma + 1));
  }

  std::string print(const Rule& rule) const {
    std::vector<std::string> profiles;
    for (const auto& profile : rule.profiles) profiles.push_back(value(profile));
    std::string text = line(11051, rule.name) + line(11054, yes(rule.enabled)) +
                       line(11100, word(rule.in ? 11113 : 11114)) + line(11055, joined(profiles)) +
                       line(11053, rule.group) + line(11056, value(rule.local_ip)) +
                       line(11057, value(rule.remote_ip)) + line(11060, value(rule.protocol));
    if (rule.protocol == "tcp" || rule.protocol == "udp") {
      text += line(11058, value(rule.local_port)) + line(11059, value(rule.remote_port));
    }
    if (rule.protocol == "icmpv4") {
      text += word(11097) + words_.text(firewall, "11098", {"8", word(11117)});
    }
    text += line(11099, yes(false));
    if (!rule.program.empty()) text += line(11061, rule.program);
    if (!rule.service.empty()) text += line(11062, rule.service);
    return text + line(11063, interfaces(rule.interfaces)) + line(11066, word(11165)) +
           line(11277, word(rule.from_policy ? 11300 : 11295)) + line(11067, value(rule.action));
  }

  /// A key of the resources that are not recorded: English but for German and, in the log, Italian.
  std::string key(const std::string& english, const std::string& german,
                  const std::string& italian) const {
    const std::string text = language_ == "de" ? german : language_ == "it" ? italian : english;
    const std::size_t letters = text.size() - (text.find("ö") != text.npos);
    return "\n" + text + std::string((language_ == "de" ? 41 : 38) - letters, ' ');
  }

  std::string print(const Profile& profile) const {
    const std::map<std::string, int> names = {
        {"domain", 11013}, {"private", 11014}, {"public", 11095}};
    const std::string in = word(profile.always ? 11173 : 11172);
    const std::string out = word(profile.block_out ? 11175 : 11176);
    const auto same = [&](const std::string& english, const std::string& german) {
      return key(english, german, english);
    };
    return line(11000, word(names.at(profile.name))) +
           line(11001, word(profile.on ? 11109 : 11108)) + line(11002, in + "," + out) +
           same("LocalFirewallRules", "Lokale Firewallregeln") + word(11047) +
           same("LocalConSecRules", "Lokale Verbindungssicherheitsregeln") + word(11047) +
           same("InboundUserNotification", "Eingehende Benutzerbenachrichtigung") + word(11122) +
           same("RemoteManagement", "Remoteverwaltung") + word(11123) +
           same("UnicastResponseToMulticast", "Unicastantwort auf Multicast") + word(11122) + "\n" +
           word(11004) +
           key("LogAllowedConnections", "Zugelassene Verbindungen protokol.",
               "RegistraConnessioniConsentite") +
           word(11123) +
           key("LogDroppedConnections", "Getrennte Verbindungen protokollieren",
               "RegistraConnessioniEliminate") +
           word(11123) + key("FileName", "Dateiname", "NomeFile") +
           "%systemroot%\\system32\\LogFiles\\Firewall\\pfirewall.log" +
           key("MaxFileSize", "Max. Dateigröße", "DimensioneMaxFile") + "4096";
  }

  Resources words_;
  std::string language_;
};

/// What sc prints of services.
class Services {
 public:
  explicit Services(const std::string& language) : words_(language) {}

  /// `sc query state= all` and `sc queryex state= all`: other resources for stopped services.
  std::string list(const Machine& machine, bool extended) const {
    std::string text;
    for (const auto& service : machine.services) {
      const int id = extended ? service.running ? 50 : 131 : service.running ? 48 : 129;
      text += state(service, id, words_.text("service_display_names", service.name));
    }
    return text;
  }

  std::string one(const ServiceState& service, bool extended) const {
    const int id = extended ? service.running ? 49 : 130 : service.running ? 47 : 128;
    return state(service, id, "");
  }

  std::string configuration(const ServiceState& service) const {
    const std::map<int, std::string> starts = {
        {2, "AUTO_START"}, {3, "DEMAND_START"}, {4, "DISABLED"}};
    const auto& dependencies = service.dependencies;
    std::string text =
        words_.text(sc, "100", {"QueryServiceConfig"}) +
        words_.text(sc, "58",
                    {service.name, "20", "WIN32_SHARE_PROCESS", "", std::to_string(service.start),
                     starts.at(service.start), "1", "NORMAL", service.binary, "", "0",
                     words_.text("service_display_names", service.name),
                     dependencies.empty() ? "" : dependencies[0]});
    for (std::size_t i = 1; i < dependencies.size(); ++i) {
      text += words_.text(sc, "59", {dependencies[i]});
    }
    return text + words_.text(sc, "60", {"LocalSystem"});
  }

  std::string triggers(const std::string& service) const {
    return words_.text(sc, "100", {"QueryServiceConfig2"}) + words_.text(sc, "137", {service}) +
           words_.text(sc, "145") +
           words_.text(sc, "162", {"367abb81-9844-35f1-ad32-98f038001003"});
  }

  std::string no_triggers(const std::string& service) const {
    return words_.text(sc, "100", {"QueryServiceConfig2"}) + words_.text(sc, "144", {service});
  }

  std::string missing() const {
    return words_.text(
        sc, "101",
        {"EnumQueryServicesStatus:OpenService", "1060", words_.text("win32_errors", "1060")});
  }

 private:
  std::string state(const ServiceState& service, int id, const std::string& display) const {
    const bool running = service.running;
    return words_.text(sc, std::to_string(id),
                       {service.name, display, "20", "WIN32_SHARE_PROCESS", "", running ? "4" : "1",
                        running ? "RUNNING " : "STOPPED ", "STOPPABLE", "NOT_PAUSABLE",
                        "ACCEPTS_SHUTDOWN", running ? "0" : "1077", running ? "0" : "435", "0", "0",
                        "0", "0", std::to_string(service.pid), ""});
  }

  Resources words_;
};

}  // namespace

std::string print_rules(const Machine& machine, const std::string& language) {
  return with_line_ends(Firewall(language).rules(machine));
}

std::vector<Printed> print_machine(const Machine& machine, const std::string& language) {
  const Firewall netsh(language);
  const Services services(language);
  std::vector<Printed> files = {
      {"rules.txt", netsh.rules(machine)},
      {"profiles.txt", netsh.profiles(machine)},
      {"services.txt", services.list(machine, false)},
      {"processes.txt", services.list(machine, true)},
      {"running.txt", services.one(machine.services[1], false)},
      {"stopped.txt", services.one(machine.services[2], true)},
      {"triggers.txt", services.triggers("IKEEXT")},
      {"no-triggers.txt", services.no_triggers("RasMan")},
      {"missing.txt", "C:\\>sc query " + machine.missing_service + "\n" + services.missing()}};
  std::string configurations;
  for (const auto& service : machine.services) {
    configurations += services.configuration(service) + "\n";
  }
  files.push_back({"configuration.txt", configurations});
  for (auto& file : files) file.text = with_line_ends(file.text);
  return files;
}

std::string console_page(const std::string& language) {
  const std::map<std::string, std::string> pages = {{"en", "cp437"},    {"ko", "cp949"},
                                                    {"ja", "cp932"},    {"zh-CN", "cp936"},
                                                    {"zh-TW", "cp950"}, {"ru", "cp866"}};
  const auto page = pages.find(language);
  return page == pages.end() ? "cp850" : page->second;
}

std::string encode(const std::string& text, const std::string& encoding) {
  if (encoding == "utf-8") return text;
  if (encoding == "utf-8-bom") return "\xEF\xBB\xBF" + text;
  std::string in;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool apostrophe = text.compare(i, 3, "\xE2\x80\x99") == 0;
    in += apostrophe && encoding != "utf-16le" ? '\'' : text[i];
    if (apostrophe && encoding != "utf-16le") i += 2;
  }
  const std::string name = encoding == "utf-16le" ? "UTF-16LE" : "CP" + encoding.substr(2);
  const iconv_t converter = iconv_open(name.c_str(), "UTF-8");
  std::string out(in.size() * 2 + 2, '\0');
  char* from = in.data();
  char* to = out.data();
  std::size_t left = in.size(), room = out.size();
  const bool failed = iconv(converter, &from, &left, &to, &room) != 0;
  iconv_close(converter);
  if (failed) throw std::runtime_error(encoding + " has no " + std::string(from, 8));
  out.resize(out.size() - room);
  return encoding == "utf-16le" ? "\xFF\xFE" + out : out;
}

}  // namespace vpnlint::languages_test
