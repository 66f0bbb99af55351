// What each group of a result file holds, read variable by variable.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/output/reader.h"
#include "tests/output/sample_study.h"
#include "tests/output/temporary_folder.h"

using namespace agora;
using namespace agora::output;

namespace {

using Texts = std::vector<std::string>;
using Integers = std::vector<std::int32_t>;

std::string write_sample(const test::TemporaryFolder& folder, Model model, bool reproducible) {
    const auto scenarios = test::sample_scenarios();
    const auto info = test::sample_info(reproducible);
    Created created = ResultFile::create(folder.file("a.h5"), model, scenarios, info, true);
    for (std::uint32_t replicate = 0; replicate < 2; ++replicate)
        REQUIRE(created.file->add(test::sample_result(scenarios, 0, replicate)) == "");
    REQUIRE(created.file->publish() == "");
    return folder.file("a.h5");
}

}  // namespace

TEST_CASE("time is in days of a 360-day calendar, or counted") {
    const test::TemporaryFolder folder;
    Model model = test::sample_model();
    {
        Reader reader(write_sample(folder, model, true));
        CHECK(reader.attribute("time", "units") == "days since 2025-01-01");
        CHECK(reader.attribute("time", "calendar") == "360_day");
        CHECK(reader.doubles("time", 24)[0] == 29.5);
        CHECK(reader.doubles("time", 24)[23] == 719.5);
        CHECK(reader.attribute("time", "bounds") == "time_bounds");
        const std::vector<double> bounds = reader.doubles("time_bounds", 48);
        CHECK(std::vector(bounds.begin(), bounds.begin() + 4) == std::vector<double>{0, 30, 30, 60});
    }
    model.step_name = "round";
    Reader reader(write_sample(folder, model, true));
    CHECK(reader.attribute("time", "units") == "1");
    CHECK(reader.attribute("time", "calendar") == "");
    CHECK(reader.floats("time", 24)[23] == 24.0f);
    CHECK(reader.doubles("time_bounds", 48)[46] == 23);
}

TEST_CASE("flows are told from levels, and have their sum over each run beside them") {
    const test::TemporaryFolder folder;
    Model model = test::sample_model();
    model.tallies[0].metrics[1].kind = MetricKind::flow;
    model.tallies[0].metrics[1].unit = "persons/month";
    const auto scenarios = test::sample_scenarios();
    Created created = ResultFile::create(folder.file("b.h5"), model, scenarios, test::sample_info(true), true);
    RunResult result = test::sample_result(scenarios, 0, 1);
    for (std::size_t step = 0; step < 12; ++step) result.metrics[12 + step] = static_cast<float>(step);
    REQUIRE(created.file->add(std::move(result)) == "");
    REQUIRE(created.file->add(test::sample_result(scenarios, 0, 0)) == "");
    REQUIRE(created.file->publish() == "");
    Reader reader(folder.file("b.h5"));
    CHECK(reader.attribute("joined_share", "cell_methods") == "");
    CHECK(reader.attribute("persons", "cell_methods") == "time: mean");
    CHECK(reader.attribute("persons", "sum_over_run") == "persons_sum");
    CHECK(reader.attribute("persons_sum", "units") == "persons");
    const std::vector<double> sums = reader.doubles("persons_sum", 6);
    CHECK(sums[1] == 66);
    CHECK(std::isnan(sums[0]));  // its third step has no value
    CHECK(std::isnan(sums[3]));  // never run
    CHECK_FALSE(reader.has("joined_share_sum"));
}

TEST_CASE("every parameter is stored with its meaning and origin") {
    const test::TemporaryFolder folder;
    Reader reader(write_sample(folder, test::sample_model(), true));
    CHECK(reader.floats("parameters/param_joining_threshold", 2) == std::vector<float>{0.25f, 0.25f});
    CHECK(reader.attribute("parameters/param_joining_seats", "units") == "persons");
    CHECK(reader.attribute("parameters/param_joining_seats", "source") == "Jøsang & Ismail 2002");
    CHECK(reader.attribute("parameters/param_joining_seats", "parameter") == "joining.seats");
    CHECK(reader.texts("parameters/parameter", 3) == Texts{"joining.threshold", "joining.seats", "joining.rule"});
    CHECK(reader.texts("parameters/origin_text", 2) == Texts{"sample.yaml:3", "default"});
    CHECK(reader.integers("parameters/origin", 6) == std::vector<std::int32_t>{0, 1, 1, 0, 1, 1});
}

TEST_CASE("a choice is stored as its position, with the names beside it") {
    const test::TemporaryFolder folder;
    Reader reader(write_sample(folder, test::sample_model(), true));
    CHECK(reader.integers("parameters/param_joining_rule", 2) == std::vector<std::int32_t>{1, 1});
    CHECK(reader.attribute("parameters/param_joining_rule", "flag_meanings") == "anyone invited-only");
    CHECK(reader.attribute("parameters/param_joining_rule", "units") == "");
}

TEST_CASE("indicators, dated changes and the plan are tables") {
    const test::TemporaryFolder folder;
    Reader reader(write_sample(folder, test::sample_model(), false));
    CHECK(reader.integers("provenance/indicator_design", 2) == Integers{0, 1});
    CHECK(reader.texts("provenance/indicator_name", 2) == Texts{"population", "population"});
    CHECK(reader.integers("provenance/indicator_year", 2) == Integers{2020, 2020});
    CHECK(reader.texts("provenance/indicator_licence", 2)[0] == "CC BY 4.0");
    CHECK(reader.integers("provenance/intervention_at", 1) == Integers{6});
    CHECK(reader.texts("provenance/intervention_policy", 1) == Texts{"coaching"});
    CHECK(reader.texts("provenance/plan_submodel", 1) == Texts{"joining"});
    CHECK(reader.floats("provenance/plan_rows_handled", 1)[0] == 240.0f);
    CHECK(reader.floats("provenance/plan_seconds", 1)[0] == 0.5f);
    CHECK(reader.problem() == "");
}

TEST_CASE("a reproducible file holds nothing that depends on the clock or the command line") {
    const test::TemporaryFolder folder;
    const Reader with(write_sample(folder, test::sample_model(), false));
    for (const char* name : {"plan_seconds", "command_line", "setup_seconds", "seconds", "peak_rss"})
        CHECK(with.has(std::string("provenance/") + name));
    const test::TemporaryFolder other;
    const Reader without(write_sample(other, test::sample_model(), true));
    for (const char* name : {"plan_seconds", "command_line", "setup_seconds", "seconds", "peak_rss"})
        CHECK_FALSE(without.has(std::string("provenance/") + name));
}

TEST_CASE("a file names its inputs, and the time it was made unless it is to be reproducible") {
    const test::TemporaryFolder folder;
    const std::string id = "c975e7d65623a9f7495872f324a46138186ae684931b6dc3b6b9478990710991";
    {
        Reader reader(write_sample(folder, test::sample_model(), false));
        CHECK(reader.attribute("/", "study_id") == id);
        CHECK(reader.attribute("/", "created_at") == "2025-01-01T12:00:00Z");
    }
    Reader reader(write_sample(folder, test::sample_model(), true));
    CHECK(reader.attribute("/", "study_id") == id);
    CHECK(reader.attribute("/", "created_at") == "");
}

TEST_CASE("an agent's history and the links between agents are stored by row") {
    const test::TemporaryFolder folder;
    Reader reader(write_sample(folder, test::sample_model(), true));
    CHECK(reader.integers("micro/0_1/person/row", 3) == Integers{1, 4, 7});
    CHECK(reader.floats("micro/0_1/person/time", 2) == std::vector<float>{29.5f, 359.5f});
    CHECK(reader.floats("micro/0_1/person/trust", 6) == std::vector<float>{0.1f, 0.2f, 0.4f, 0.5f, 0.7f, 0.8f});
    CHECK(reader.integers("micro/0_1/person/joined", 6) == Integers{0, 1, 0, 0, 1, 255});
    CHECK(reader.integers("micro/0_1/person/home", 6) == Integers{-1, -1, 0, 0, 1, 1});
    CHECK(reader.rank("micro/0_1/person/offers") == 3);
    CHECK(reader.doubles("micro/0_1/person/offers", 12) ==
          std::vector<double>{1, 2, 10, 20, 3, 4, 30, 40, 5, 6, 50, 60});
    CHECK(reader.texts("micro/0_1/person/side", 2) == Texts{"first", "second"});
    CHECK(reader.integers("micro/0_1/person/team", 3) == Integers{0, 0, 1});
    CHECK(reader.attribute("micro/0_1/person", "columns_left_out") == "memory");
    CHECK(reader.integers("network/0_0/ties/src", 2) == Integers{1, 4});
    CHECK(reader.integers("network/0_0/ties/dst", 2) == Integers{4, 7});
    CHECK_FALSE(reader.has("micro/1_0"));
}
