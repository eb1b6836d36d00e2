// Services and the NAT context value as steps of the way.
#include "analysis/path/client_steps.h"

#include <boost/test/unit_test.hpp>

#include "analysis/make_bundle.h"

using namespace vpnlint;
using namespace vpnlint::test;

namespace {

class Pc : public BundleMaker {
 public:
  Pc& with(std::string_view table, std::string_view fields) {
    add(table, fields);
    return *this;
  }
  Pc& service(std::string_view name, std::string_view fields) {
    return with("service", "name=" + std::string(name) + "; " + std::string(fields));
  }
  Pc& context(std::string_view type, std::int64_t data) {
    with("registry_value",
         "name=AssumeUDPEncapsulationContextOnSendRule; origin=state; type=" + std::string(type));
    auto& row = bundle().facts.rows<RegistryValue>().back();
    row.key =
        Field<KeyPath>({std::string(policy_agent_key), std::string(policy_agent_key)}, row.at);
    row.data = Field<Value>(Value(data), row.at);
    return *this;
  }
  std::string follow() {
    follow_client_steps(bundle());
    return dump(bundle(), "path_step", {"stage", "flow", "verdict", "reason", "rule"});
  }
  std::string first() {
    const auto all = follow();
    return all.substr(0, all.find('\n'));
  }
};

Pc ready() {
  Pc pc;
  pc.service("BFE", "start=auto; state=running").service("PolicyAgent", "start=manual");
  pc.service("IKEEXT", "start=manual; state=stopped");
  return pc;
}

constexpr std::string_view translated = "side=server; device=edge; layers=1";

}  // namespace

BOOST_AUTO_TEST_SUITE(client_steps)

BOOST_AUTO_TEST_CASE(services_that_can_start_let_every_packet_leave) {
  BOOST_TEST(ready().follow() ==
             "client.txt:3 stage=client_service flow=ike verdict=pass reason=service_ready "
             "rule=IKEEXT\n"
             "client.txt:3 stage=client_service flow=nat_t verdict=pass reason=service_ready "
             "rule=IKEEXT\n"
             "client.txt:3 stage=client_service flow=esp verdict=pass reason=service_ready "
             "rule=IKEEXT");
}

BOOST_AUTO_TEST_CASE(a_disabled_service_stops_the_dial_before_it_begins) {
  BOOST_TEST(Pc().service("PolicyAgent", "start=disabled; state=stopped").first() ==
             "client.txt:1 stage=client_service flow=ike verdict=drop reason=service_disabled "
             "rule=PolicyAgent");
}

BOOST_AUTO_TEST_CASE(a_filtering_engine_that_stands_still_stops_it_too) {
  BOOST_TEST(Pc().service("BFE", "start=auto; state=stopped").first() ==
             "client.txt:1 stage=client_service flow=ike verdict=drop reason=service_stopped "
             "rule=BFE");
}

BOOST_AUTO_TEST_CASE(what_contradicts_itself_or_is_missing_stays_open) {
  BOOST_TEST(Pc().service("IKEEXT", "start=disabled").service("IKEEXT", "start=manual").first() ==
             "client.txt:1 stage=client_service flow=ike verdict=!not_collected "
             "reason=service_disabled rule=IKEEXT");
  BOOST_TEST(Pc().service("IKEEXT", "start=disabled; state=running").first() ==
             "client.txt:1 stage=client_service flow=ike verdict=!not_collected "
             "reason=service_disabled rule=IKEEXT");
  Pc unseen;  // whether the filtering engine runs
  unseen.service("BFE", "start=auto").service("PolicyAgent", "start=manual");
  BOOST_TEST(unseen.service("IKEEXT", "start=manual").first().find("verdict=!not_collected") !=
             std::string::npos);
  BOOST_TEST(Pc().service("IKEEXT", "start=manual").first() ==
             "client.txt:1 stage=client_service flow=ike verdict=!not_collected");
  BOOST_TEST(Pc().follow() == "");
}

BOOST_AUTO_TEST_CASE(the_context_value_counts_where_the_server_is_translated) {
  BOOST_TEST(Pc().context("REG_DWORD", 0).follow() == "");
  const auto step = [](std::string_view type, std::int64_t data) {
    return Pc().with("nat_layer", translated).context(type, data).follow();
  };
  BOOST_TEST(step("REG_DWORD", 2) ==
             "client.txt:2 stage=nat_context flow=nat_t verdict=pass reason=context_set");
  BOOST_TEST(step("REG_DWORD", 0) ==
             "client.txt:2 stage=nat_context flow=nat_t verdict=drop reason=context_missing");
  BOOST_TEST(step("REG_QWORD", 2) ==
             "client.txt:2 stage=nat_context flow=nat_t verdict=!not_collected");
  BOOST_TEST(
      Pc().with("ipsec_endpoint", "forces_encapsulation=yes").context("REG_DWORD", 1).follow() ==
      "client.txt:2 stage=nat_context flow=nat_t verdict=pass reason=context_set");
}

BOOST_AUTO_TEST_CASE(its_absence_must_be_proven) {
  const auto with_extent = [](std::string_view complete) {
    return Pc()
        .with("nat_layer", translated)
        .with("extent", "table=registry_value; selector=" + std::string(policy_agent_key) +
                            "; complete=" + std::string(complete))
        .follow();
  };
  BOOST_TEST(with_extent("yes") ==
             "client.txt:2 stage=nat_context flow=nat_t verdict=drop reason=context_missing");
  BOOST_TEST(with_extent("no") == "");
  BOOST_TEST(Pc().with("nat_layer", translated).follow() == "");
}

BOOST_AUTO_TEST_SUITE_END()
