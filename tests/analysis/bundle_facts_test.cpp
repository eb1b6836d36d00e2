// The tables artifact and problem say what the reading of a bundle noted.
#include "analysis/bundle_facts.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

Problem problem(Gravity gravity, std::string_view kind, Position at, Message message,
                std::string subject = {}) {
  Problem made;
  made.gravity = gravity;
  made.kind = kind;
  made.subject = std::move(subject);
  made.message = std::move(message);
  made.at = at;
  return made;
}

std::string artifacts(BundleMaker& maker) {
  add_bundle_facts(maker.bundle());
  return dump(maker.bundle(), "artifact", {"path", "format", "status", "reason"});
}

std::string problems(BundleMaker& maker) {
  add_bundle_facts(maker.bundle());
  return dump(maker.bundle(), "problem", {"kind", "gravity", "subject", "message"});
}

Artifact& last(BundleMaker& maker) { return maker.bundle().artifacts.back(); }

}  // namespace

BOOST_AUTO_TEST_CASE(every_artifact_is_a_row_at_its_first_line) {
  BundleMaker maker;
  maker.artifact("b.reg");
  BOOST_TEST(artifacts(maker) ==
             "client.txt:1 path=client.txt format=test status=read\n"
             "b.reg:1 path=b.reg format=test status=read");
}

BOOST_AUTO_TEST_CASE(an_artifact_that_was_not_recognised_has_no_format_but_a_reason) {
  BundleMaker maker;
  last(maker).format.clear();
  last(maker).status = Status::unrecognised;
  last(maker).problems.push_back(problem(Gravity::note, problem_kind::syntax, {},
                                         {"no format knows {what}", {{"what", "it"}}}));
  BOOST_TEST(artifacts(maker) ==
             "client.txt:1 path=client.txt status=unrecognised reason=no format knows it");
}

BOOST_AUTO_TEST_CASE(problems_of_a_recognised_artifact_are_no_reason) {
  BundleMaker maker;
  last(maker).status = Status::partial;
  last(maker).problems.push_back(
      problem(Gravity::partial, problem_kind::truncated, {9, 1}, {"cut", {}}));
  BOOST_TEST(artifacts(maker) == "client.txt:1 path=client.txt format=test status=partial");
}

BOOST_AUTO_TEST_CASE(an_artifact_that_cannot_be_read_says_so) {
  BundleMaker maker;
  last(maker).status = Status::unreadable;
  BOOST_TEST(artifacts(maker) == "client.txt:1 path=client.txt format=test status=unreadable");
}

BOOST_AUTO_TEST_CASE(a_problem_stands_at_its_own_line_with_its_sentence) {
  BundleMaker maker;
  last(maker).problems.push_back(problem(Gravity::partial, problem_kind::limit, {7, 3},
                                         {"more than {most} rows", {{"most", "10"}}}, "rows"));
  BOOST_TEST(problems(maker) ==
             "client.txt:7 kind=limit gravity=partial subject=rows message=more than 10 rows");
}

BOOST_AUTO_TEST_CASE(a_problem_without_a_place_stands_at_the_first_line) {
  BundleMaker maker;
  last(maker).problems.push_back(
      problem(Gravity::unreadable, problem_kind::unreadable, {}, {"no access", {}}));
  BOOST_TEST(problems(maker) ==
             "client.txt:1 kind=unreadable gravity=unreadable message=no access");
}

BOOST_AUTO_TEST_CASE(a_problem_without_a_subject_has_none) {
  BundleMaker maker;
  last(maker).problems.push_back(problem(Gravity::note, problem_kind::syntax, {2, 1}, {"odd", {}}));
  BOOST_TEST(problems(maker) == "client.txt:2 kind=syntax gravity=note message=odd");
}

BOOST_AUTO_TEST_CASE(problems_keep_the_order_in_which_they_were_found) {
  BundleMaker maker;
  for (const auto line : {9u, 3u}) {
    last(maker).problems.push_back(
        problem(Gravity::note, problem_kind::syntax, {line, 1}, {"odd", {}}));
  }
  BOOST_TEST(problems(maker) ==
             "client.txt:9 kind=syntax gravity=note message=odd\n"
             "client.txt:3 kind=syntax gravity=note message=odd");
}

BOOST_AUTO_TEST_CASE(rows_belong_to_the_host_of_their_artifact) {
  BundleMaker maker;
  maker.host(Role::server_router, "server-router").artifact("config.xml");
  last(maker).problems.push_back(problem(Gravity::note, problem_kind::syntax, {2, 1}, {"odd", {}}));
  add_bundle_facts(maker.bundle());
  const auto& facts = maker.bundle().facts;
  BOOST_TEST(facts.rows<ArtifactFact>()[0].host == 0u);
  BOOST_TEST(facts.rows<ArtifactFact>()[1].host == 1u);
  BOOST_TEST(facts.rows<ProblemFact>()[0].host == 1u);
  BOOST_TEST(facts.rows<ProblemFact>()[0].artifact == 1u);
}

BOOST_AUTO_TEST_CASE(a_bundle_without_artifacts_has_no_rows) {
  BundleMaker maker;
  maker.no_hosts();
  BOOST_TEST(artifacts(maker) == "");
}
