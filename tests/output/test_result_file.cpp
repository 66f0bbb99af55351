// A study survives the way to disk and back, whatever the order of its runs, and equal studies give equal bytes.
#include <catch2/catch.hpp>
#include <chrono>
#include <cmath>
#include <thread>

#include "sim/output/read.h"
#include "sim/output/result_file.h"
#include "tests/output/sample_study.h"
#include "tests/output/temporary_folder.h"

using namespace agora;
using namespace agora::output;
using Catch::Matchers::Contains;
using test::TemporaryFolder;

namespace {

struct Run {
    std::uint32_t design, replicate;
};
const std::vector<Run> kAllRuns{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {1, 2}};

const Model& model() {
    static const Model sample = test::sample_model();
    return sample;
}

Created create(const std::string& path, bool reproducible = true) {
    return ResultFile::create(path, model(), test::sample_scenarios(), test::sample_info(reproducible), false);
}

// Writes the given runs in the given order; elapsed time differs from call to call.
void write(const std::string& path, const std::vector<Run>& runs, bool reproducible = true) {
    static double clock = 0;
    Created created = create(path, reproducible);
    REQUIRE(created.problem == "");
    for (const Run& run : runs) {
        RunResult result = test::sample_result(test::sample_scenarios(), run.design, run.replicate);
        result.seconds = clock += 0.125;
        REQUIRE(created.file->add(std::move(result)) == "");
    }
    REQUIRE(created.file->publish() == "");
}

bool same(float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }

// Every stored value of a metric equals what was put in; NaN where a run is missing or was shorter.
bool holds_sample_values(const StoredStudy& study, std::size_t metric, const std::vector<Run>& runs) {
    std::vector<float> expected(study.n_design * study.n_replicate * study.n_step, NAN);
    for (const Run& run : runs)
        for (std::size_t t = 0; t < test::sample_scenarios()[run.design].steps; ++t)
            expected[(run.design * study.n_replicate + run.replicate) * study.n_step + t] =
                test::sample_value(metric, run.design, run.replicate, t);
    return std::equal(expected.begin(), expected.end(), study.metrics[metric].values.begin(),
                      study.metrics[metric].values.end(), same);
}

}  // namespace

TEST_CASE("labels, texts and numbers come back as they were stored") {
    const TemporaryFolder folder;
    write(folder.file("a.h5"), kAllRuns, false);
    const auto [study, problem] = read_study(folder.file("a.h5"));
    REQUIRE(problem == "");
    CHECK(study.title == "Sample study of Panevėžys");
    CHECK(study.model == "sample");
    CHECK(study.command_line == "agora run sample.yaml");
    CHECK(study.compiler_flags == "-O3");
    CHECK(study.key_metrics == std::vector<std::string>{"joined_share", "persons"});
    CHECK(study.scenarios == std::vector<std::string>{"Panevėžys", "Gießen"});
    CHECK(study.contexts == std::vector<std::string>{"LTU", ""});
    CHECK(study.policies == std::vector<std::string>{"", "coaching, brokers"});
    CHECK(study.seeds == std::vector<std::string>{"9007199254740993", "9007199254740993"});
    CHECK(study.scenario_yaml[1] == "model: sample\nname: Gießen\n");
    CHECK(study.steps == std::vector<std::uint32_t>{12, 24});
    CHECK(study.replicates == std::vector<std::uint32_t>{2, 3});
    CHECK(study.fingerprints == std::vector<std::uint64_t>{0xFEDCBA9876543210u, 0xFEDCBA9876543211u, 0,
                                                           0xFEDCBA9876543210u, 0xFEDCBA9876543211u,
                                                           0xFEDCBA9876543212u});
    CHECK(study.agents == std::vector<std::uint64_t>{10, 10, 0, 10, 10, 10});
}

TEST_CASE("metrics and traces come back as they were stored") {
    const TemporaryFolder folder;
    write(folder.file("a.h5"), kAllRuns);
    const auto [study, problem] = read_study(folder.file("a.h5"));
    REQUIRE(problem == "");
    REQUIRE(study.metrics.size() == 2);
    CHECK(study.metrics[1].name == "persons");
    CHECK(study.metrics[1].unit == "persons");
    CHECK(study.metrics[1].long_name == "Persons");
    CHECK(study.metrics[1].description == "Persons alive.");
    CHECK(holds_sample_values(study, 0, kAllRuns));
    CHECK(holds_sample_values(study, 1, kAllRuns));
    const std::vector<std::string> columns{"person.trust", "person.skill",  "person.joined",
                                           "person.home",  "person.memory", "team.size"};
    CHECK(study.columns == columns);
    CHECK(study.trace[0] == 0xF0000000u);
    CHECK(study.trace[12 * 6 - 1] == 0xF0000000u + 71);
    CHECK(study.trace[12 * 6] == 0);
}

TEST_CASE("an interrupted study is a whole file with missing rows") {
    const TemporaryFolder folder;
    write(folder.file("a.h5"), {{1, 1}});
    const auto [study, problem] = read_study(folder.file("a.h5"));
    REQUIRE(problem == "");
    CHECK(study.status == std::vector<Status>{Status::missing, Status::missing, Status::missing, Status::missing,
                                              Status::ok, Status::missing});
    CHECK(holds_sample_values(study, 0, {{1, 1}}));
    write(folder.file("empty.h5"), {});
    CHECK(read_study(folder.file("empty.h5")).problem == "");
}

TEST_CASE("equal studies give equal bytes, whatever the order and duration of runs") {
    const TemporaryFolder folder;
    write(folder.file("a.h5"), kAllRuns);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // HDF5 keeps times in whole seconds
    write(folder.file("b.h5"), {{1, 2}, {0, 1}, {1, 0}, {0, 0}, {1, 1}});
    CHECK(test::content(folder.file("a.h5")) == test::content(folder.file("b.h5")));
    write(folder.file("c.h5"), kAllRuns, false);
    write(folder.file("d.h5"), kAllRuns, false);
    CHECK(test::content(folder.file("c.h5")) != test::content(folder.file("d.h5")));
}

TEST_CASE("runs that do not belong are refused") {
    const TemporaryFolder folder;
    Created created = create(folder.file("a.h5"));
    const auto scenarios = test::sample_scenarios();
    const RunResult good = test::sample_result(scenarios, 0, 0);
    CHECK(created.file->add(good) == "");
    CHECK_THAT(created.file->add(good), Contains("was added before"));
    RunResult bad = good;
    bad.design = 2;
    CHECK_THAT(created.file->add(bad), Contains("there is no design 2"));
    bad = good;
    bad.replicate = 2;
    CHECK_THAT(created.file->add(bad), Contains("'Panevėžys' is beyond its replicates"));
    bad = test::sample_result(scenarios, 0, 1);
    bad.metrics.pop_back();
    CHECK_THAT(created.file->add(bad), Contains("wrong number of metric values"));
    bad = test::sample_result(scenarios, 0, 1);
    bad.trace.push_back(0);
    CHECK_THAT(created.file->add(bad), Contains("wrong number of trace values"));
    CHECK(created.file->added() == 1);
}

TEST_CASE("runs may be added from several threads") {
    const TemporaryFolder folder;
    write(folder.file("a.h5"), kAllRuns);
    Created created = create(folder.file("b.h5"));
    std::vector<std::thread> threads;
    for (const Run& run : kAllRuns)
        threads.emplace_back([&created, run] {
            created.file->add(test::sample_result(test::sample_scenarios(), run.design, run.replicate));
        });
    for (std::thread& thread : threads) thread.join();
    REQUIRE(created.file->publish() == "");
    CHECK(test::content(folder.file("a.h5")) == test::content(folder.file("b.h5")));
}

TEST_CASE("what cannot be published can be published elsewhere") {
    const TemporaryFolder folder;
    Created created = create(folder.file("a.h5"));
    REQUIRE(created.problem == "");
    CHECK_THAT(created.file->publish_as(folder.file("no/a.h5"), false), Contains("cannot create"));
    CHECK(created.file->publish() == "");
    CHECK_THAT(created.file->publish(), Contains("exists already"));
    CHECK_THAT(create(folder.file("a.h5")).problem, Contains("exists already"));
    CHECK(ResultFile::create(folder.file("b.h5"), model(), {}, {}, false).problem ==
          "a study needs at least one scenario");
}
