// The picture of packet paths: what stands in it, and that nothing escapes from it.
#include <tinyxml2.h>
#include <boost/test/unit_test.hpp>

#include <functional>
#include <set>

#include "cli/run_vpnlint.h"
#include "report/path_layout.h"
#include "report/path_marks.h"
#include "report/path_svg.h"

namespace vpnlint {
namespace {

using tinyxml2::XMLElement;

TraceStep step(Role role, std::string stage, std::string verdict, std::string message,
               std::string path = {}, std::uint32_t line = 1) {
  TraceStep made;
  made.role = role;
  made.device = std::string(name_of(role));
  made.stage = std::move(stage);
  made.verdict = std::move(verdict);
  made.message = {std::move(message), {}};
  if (!path.empty()) made.evidence = Evidence{0, {line, 1}, std::move(path), "", ""};
  return made;
}

TraceStep not_sent(Role role) {
  auto made = step(role, "not_sent", "unknown", "Nothing was sent of the VPN server.");
  made.device.clear();
  made.sent = false;
  return made;
}

Trace trace(std::string port, std::string verdict, std::optional<std::size_t> at,
            std::vector<TraceStep> steps) {
  Trace made;
  made.flow.protocol = "udp";
  made.flow.destination_port = std::move(port);
  made.direction = "out";
  made.verdict = std::move(verdict);
  made.at = at;
  made.steps = std::move(steps);
  return made;
}

// The PC lets it out, nobody sent the PC's router, the server's router drops it.
Trace cut_dial() {
  return trace("4500", "dropped", 3,
               {step(Role::client, "client_service", "pass", "The IPsec services can start.",
                     "client/sc.txt", 5),
                step(Role::client, "windows_firewall", "pass", "Allowed.", "client/rules.txt", 7),
                not_sent(Role::client_router),
                step(Role::server_router, "router_forward", "drop", "No port forward takes it.",
                     "server-router/config.xml", 395),
                not_sent(Role::server)});
}

Trace question(std::size_t steps) {
  auto made = trace("500", "dropped", steps - 1, {});
  made.flow.source = "198.51.100.2";
  made.flow.source_port = "500";
  made.flow.destination = "198.51.100.1";
  made.direction = "through";
  for (std::size_t i = 0; i < steps; ++i) {
    made.steps.push_back(step(Role::unknown, i % 2 ? "nat" : "filter",
                              i + 1 == steps ? "drop" : "pass", "Rule " + std::to_string(i) + ".",
                              "save.txt", static_cast<std::uint32_t>(i + 10)));
  }
  return made;
}

/// The document, read back.
struct Picture {
  explicit Picture(const std::vector<Trace>& traces, const std::string& language = "en")
      : source(write_path_svg(traces, language)) {
    BOOST_TEST_REQUIRE(document.Parse(source.c_str()) == tinyxml2::XML_SUCCESS);
  }

  void each(const std::function<void(const XMLElement&)>& visit) const {
    const std::function<void(const XMLElement*)> walk = [&](const XMLElement* element) {
      for (; element; element = element->NextSiblingElement()) {
        visit(*element);
        walk(element->FirstChildElement());
      }
    };
    walk(document.RootElement());
  }

  std::set<std::string> texts(const std::string& of = "text") const {
    std::set<std::string> found;
    each([&](const XMLElement& element) {
      if (of == element.Name() && element.GetText()) found.insert(element.GetText());
    });
    return found;
  }

  std::string source;
  tinyxml2::XMLDocument document;
};

std::string marks(const PathLane& lane) {
  std::string out;
  for (const auto& node : lane.nodes) {
    const std::string kind = class_of(node.mark);
    out += node.mark == Mark::unreached ? " unreached" : ' ' + kind.substr(3);
  }
  return out;
}

BOOST_AUTO_TEST_CASE(every_place_stage_and_verdict_is_written) {
  const auto texts = Picture({cut_dial()}).texts();
  for (const auto* word :
       {"PC", "PC's router", "server's router", "VPN server", "UDP 4500", "firewall", "ready",
        "passes", "not sent", "dropped", "not reached", "server_router",
        "No port forward takes it.", "server-router/config.xml:395"}) {
    BOOST_TEST(texts.contains(word), word);
  }
}

BOOST_AUTO_TEST_CASE(the_line_ends_with_a_mark_where_the_packet_is_stopped) {
  const auto picture = lay_out({cut_dial()}, "en");
  const auto& lane = picture.lanes.at(0);
  BOOST_TEST(marks(lane) == " ok ok unsent stop unreached");
  BOOST_TEST(!lane.arrives);
  BOOST_TEST(lane.deciding_x == lane.nodes[3].x);
  BOOST_TEST(lane.notes.size() == 1);
  const auto& place = picture.places.at(lane.nodes[3].place);
  BOOST_TEST(place.title.at(0) == "server's router");
  BOOST_TEST((place.left < lane.deciding_x && lane.deciding_x < place.left + place.width));
  // Nothing is drawn along the lane behind it.
  Picture({cut_dial()}).each([&](const XMLElement& element) {
    const auto* kind = element.Attribute("class");
    if (!kind || !std::string(kind).starts_with("vp-line")) return;
    const std::string way = element.Attribute("d");
    BOOST_TEST(std::stoi(way.substr(way.find('H') + 1)) <= lane.deciding_x);
  });
}

BOOST_AUTO_TEST_CASE(what_nobody_sent_is_dashed_and_what_passes_is_solid) {
  std::multiset<std::string> lines;
  Picture({cut_dial()}).each([&](const XMLElement& element) {
    const std::string kind = element.Attribute("class") ? element.Attribute("class") : "";
    if (kind.starts_with("vp-line ")) lines.insert(kind.substr(8));
  });
  BOOST_TEST(lines.count("vp-ok") == 4);
  BOOST_TEST(lines.count("vp-unsent") == 2);
  BOOST_TEST(lines.count("vp-stop") == 1);
  const std::string style = path_style;
  const auto rule = style.substr(style.find(".vp-line.vp-unsent{"));
  BOOST_TEST(rule.substr(0, rule.find('}')).find("stroke-dasharray") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(answers_stand_in_it_only_where_they_are_stopped_and_run_to_the_left) {
  auto answer = trace("", "delivered", 0,
                      {step(Role::server, "server_firewall", "pass", "Allowed."),
                       step(Role::client_router, "router_filter", "drop", "Rule 3 decides.")});
  answer.flow.source_port = "500";
  answer.direction = "back";
  BOOST_TEST(lay_out({cut_dial(), answer}, "en").lanes.size() == 1);
  answer.verdict = "dropped";
  answer.at = 1;
  const auto picture = lay_out({cut_dial(), answer}, "en");
  BOOST_TEST_REQUIRE(picture.lanes.size() == 2);
  BOOST_TEST(picture.lanes[1].back);
  BOOST_TEST(picture.lanes[1].nodes[0].x > picture.lanes[1].nodes[1].x);
  BOOST_TEST(picture.lanes[1].packet.at(0) == "answers of");
  // The server's router, between the two, has no step: dashed there.
  const auto& between = picture.places[picture.lanes[1].nodes[0].place - 1];
  const auto way = "H" + std::to_string(picture.places[1].left + picture.places[1].width + 4);
  bool dashed = false;
  Picture({cut_dial(), answer}).each([&](const XMLElement& element) {
    if (!element.Attribute("class", "vp-line vp-unsent")) return;
    const std::string drawn = element.Attribute("d");
    dashed = dashed || (drawn.starts_with("M" + std::to_string(between.left + between.width + 4)) &&
                        drawn.ends_with(way));
  });
  BOOST_TEST(dashed);
}

BOOST_AUTO_TEST_CASE(a_question_shows_the_sentence_of_every_step) {
  const Picture picture({question(4)});
  const auto texts = picture.texts();
  for (const auto* word : {"udp 198.51.100.2:500 -> 198.51.100.1:500: dropped", "Rule 0.",
                           "Rule 3.", "save.txt:13", "address translation"}) {
    BOOST_TEST(texts.contains(word), word);
  }
}

BOOST_AUTO_TEST_CASE(many_steps_stand_together_but_the_deciding_one_is_shown) {
  auto many = question(5000);
  many.at = 2500;
  const auto lane = lay_out({many}, "en").lanes.at(0);
  BOOST_TEST(lane.nodes.size() == 4 + 1 + 3 + 1 + 4);
  BOOST_TEST(lane.deciding_x == lane.nodes[6].x);
  BOOST_TEST(lane.nodes[4].word.at(0) == "+2495");
  BOOST_TEST(Picture({many}).source.size() < 40'000);
}

BOOST_AUTO_TEST_CASE(every_text_fits_its_place_in_both_languages) {
  auto longest = cut_dial();
  const std::string korean = "아주긴방화벽규칙이름아주긴방화벽규칙이름아주긴방화벽규칙이름";
  for (auto& each : longest.steps) {
    each.device = korean + " WWWWWWWWWWWWWWWWWWWWWW";
    each.message = {korean + korean + korean + korean + " blocks " + std::string(900, 'W'), {}};
  }
  longest.steps[3].evidence->path = korean + korean + korean + "/config.xml";
  for (const std::string language : {"en", "ko"}) {
    const auto picture = lay_out({longest}, language);
    for (const auto& place : picture.places) {
      BOOST_TEST(text_width(place.device, path_metrics::device_font) <= place.width);
      BOOST_TEST(place.device.ends_with("…"));
      for (const auto& line : place.title) {
        BOOST_TEST(text_width(line, path_metrics::place_font) <= place.width);
      }
    }
    const auto& note = picture.lanes.at(0).notes.at(0);
    const int room = picture.width - 2 * path_metrics::margin - path_metrics::gutter;
    BOOST_TEST(note.lines.size() == 3);
    for (const auto& line : note.lines) BOOST_TEST(text_width(line, {12, true}) <= room);
    BOOST_TEST(note.lines.back().ends_with("…"));
    BOOST_TEST(text_width(note.place, path_metrics::evidence_font) <= room);
    BOOST_TEST(note.place.ends_with("/config.xml:395"));
  }
}

BOOST_AUTO_TEST_CASE(what_is_cut_stands_whole_in_the_title_of_its_element) {
  auto cut = cut_dial();
  cut.steps[3].device = "a-router-with-a-very-long-name-that-no-box-can-hold";
  bool found = false;
  for (const auto& title : Picture({cut}).texts("title")) {
    found = found || title == "server's router: " + cut.steps[3].device;
  }
  BOOST_TEST(found);
}

BOOST_AUTO_TEST_CASE(hostile_texts_stay_text) {
  auto hostile = cut_dial();
  const std::string bad =
      "</text><script>alert(1)</script>\" onload=\"x\" \x1b[31m \xe2\x80\xae"
      "abc \xef\xbf\xbf \xff & ]]>\n";
  for (auto& each : hostile.steps) {
    each.device = each.stage = each.verdict = bad;
    each.message = {bad, {}};
    each.evidence = Evidence{0, {1, 1}, bad, bad, bad};
  }
  hostile.flow.protocol = hostile.flow.destination_port = bad;
  const Picture picture({hostile});
  const std::set<std::string> known = {"svg",  "title", "desc", "style", "rect",
                                       "text", "g",     "path", "line"};
  picture.each([&](const XMLElement& element) {
    BOOST_TEST(known.contains(element.Name()), element.Name());
    BOOST_TEST(!element.Attribute("onload"));
  });
  for (const auto* hidden : {"\x1b", "\xe2\x80\xae", "\xef\xbf\xbf", "\xff"}) {
    BOOST_TEST(picture.source.find(hidden) == std::string::npos);
  }
  BOOST_TEST(picture.source.find("\\u202e") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(nothing_is_fetched_and_nothing_runs) {
  const auto source = Picture({cut_dial(), question(3)}).source;
  for (const auto* never : {"href", "url(", "@import", "<script", "<image", "@font-face"}) {
    BOOST_TEST(source.find(never) == std::string::npos, never);
  }
}

BOOST_AUTO_TEST_CASE(readers_of_the_screen_hear_the_verdicts) {
  const Picture picture({cut_dial()});
  const auto* root = picture.document.RootElement();
  BOOST_TEST(root->Attribute("role") == std::string("img"));
  BOOST_TEST(root->FirstChildElement("title")->GetText() == std::string("Path of the packets"));
  BOOST_TEST(root->FirstChildElement("desc")->GetText() ==
             std::string("UDP 4500: dropped. No port forward takes it. "
                         "(server-router/config.xml:395)"));
}

BOOST_AUTO_TEST_CASE(korean_pictures_are_korean) {
  const Picture picture({cut_dial()}, "ko");
  BOOST_TEST(picture.document.RootElement()->Attribute("xml:lang") == std::string("ko"));
  const auto texts = picture.texts();
  for (const auto* word : {"패킷 경로", "PC 쪽 라우터", "방화벽", "차단", "파일 없음"}) {
    BOOST_TEST(texts.contains(word), word);
  }
}

BOOST_AUTO_TEST_CASE(no_paths_are_said_in_words) {
  BOOST_TEST(Picture({}).texts().contains("Nothing was sent that tells about the packets."));
  auto empty = trace("500", "unknown", std::nullopt, {});
  BOOST_TEST(Picture({empty}).texts().contains("UDP 500"));
  empty.at = 7;  // out of range
  BOOST_TEST(Picture({empty}).texts().contains("UDP 500"));
}

BOOST_AUTO_TEST_CASE(the_picture_of_the_documentation_is_what_the_program_draws) {
  const auto ran =
      testing::vpnlint("trace -q -f svg --lang en bundle",
                       std::filesystem::path(SOURCE_DIR) / "samples" / "forward-missing-4500");
  BOOST_TEST_REQUIRE(ran.code == 0);
  const auto kept =
      testing::read_file(std::filesystem::path(SOURCE_DIR) / "docs" / "images" / "path.svg");
  BOOST_TEST((ran.out == kept), "run scripts/update_docs and look at docs/images/path.svg");
}

}  // namespace
}  // namespace vpnlint
