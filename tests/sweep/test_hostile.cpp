// Plans and rows that somebody has tampered with: hashes fit, and yet nothing past the readers meets what cannot be.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>

#include "sim/core/sha256.h"
#include "sim/sweep/merge.h"
#include "sim/sweep/plan_file.h"
#include "tests/output/temporary_folder.h"
#include "tests/sweep/sample_plan.h"

using namespace agora;
using agora::sweep::Fault;
using agora::sweep::Plan;
using agora::sweep::RunKey;
using Catch::Matchers::Contains;

namespace {

Plan packed_plan() {
    Plan plan = test::sample_plan("full-factorial, levels: 3", "latin-hypercube, rows: 3").plan;
    sweep::pack_chunks(plan, 3, test::thousand_agents);
    return plan;
}

std::string replaced(std::string text, const std::string& part, const std::string& with) {
    const std::size_t at = text.find(part);
    INFO("replaced: " << part);
    REQUIRE(at != std::string::npos);
    return text.replace(at, part.size(), with);
}

std::string problem_of(const std::string& text, const std::string& design) {
    return sweep::read_plan(text, design, "1.0", input_test::models()).problem;
}

// What is said about a plan in which a part of the text is another one.
std::string doctored(const std::string& part, const std::string& with) {
    const Plan plan = packed_plan();
    return problem_of(replaced(plan_text(plan), part, with), design_text(plan));
}

// A finished run of a plan, as a process would have written it.
sweep::Row row_of(const Plan& plan, const RunKey& key) {
    sweep::Row row;
    row.result.design = key.design;
    row.result.replicate = key.replicate;
    row.result.status = output::Status::ok;
    row.result.report.steps_done = 4;
    row.result.metrics.assign(4, 1.0f);
    row.scenario = plan.scenario_hash(key.design);
    return row;
}

// What is said about a part of the first chunk in which one row was changed.
sweep::StoreProblem problem_with(const std::function<void(sweep::Row&)>& change) {
    const test::TemporaryFolder folder;
    const Plan plan = packed_plan();
    const sweep::Store store(folder.file("sweep"), plan);
    REQUIRE(store.create() == "");
    std::ofstream file(folder.file("sweep/parts/0.part"), std::ios::binary);
    const auto put = [&](const std::vector<std::byte>& bytes) {
        file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    };
    put(sweep::pack_head(plan.identity()));
    for (const RunKey& key : plan.chunks[0].runs) {
        sweep::Row row = row_of(plan, key);
        if (key == plan.chunks[0].runs[0]) change(row);
        put(sweep::pack_row(row));
    }
    file.close();
    return sweep::merge(store, plan).problem;
}

// Parts of a plan, and what somebody wrote instead.
const std::pair<std::string, std::string> kChanges[] = {
    {R"("replicates": 2)", R"("replicates": 0)"},
    {R"("replicates": 2)", R"("replicates": -1)"},
    {R"("replicates": 2)", R"("replicates": 2.5)"},
    {R"("replicates": 2)", R"("replicates": 1e300)"},
    {R"("replicates": 2)", R"("replicates": 1e999)"},
    {R"("replicates": 2)", R"("replicates": 4000000000)"},
    {R"("replicates": 2)", R"("replicates": 3)"},
    {R"("replicates": 2)", R"("replicates": "2")"},
    {R"("replicates": 2)", R"("replicates": null)"},
    {R"("replicates": 2)", R"("replicates": 2, "replicates": 2)"},
    {R"("replicates": 2)", R"("replicates": 2, "more": 1)"},
    {R"("study": "sample")", R"("study": "../TRAV")"},
    {R"("study": "sample")", R"("study": "x\n#SBATCH --wrap=touch")"},
    {R"("study": "sample")", R"("study": "x';touch PWNED;'")"},
    {R"("study": "sample")", R"("study": "")"},
    {R"("policies": 1)", R"("policies": 4294967295)"},
    {R"("policies": 1)", R"("policies": 0)"},
    {R"("metric": "mean_trust")", R"("metric": "nothing_like_it")"},
    {R"("mean_of_last": 0)", R"("mean_of_last": 5)"},
    {R"("mean_of_last": 0)", R"("mean_of_last": 4294967295)"},
    {R"("kind": "latin-hypercube")", R"("kind": "morris")"},
    {R"("kind": "latin-hypercube")", R"("kind": "cube")"},
    {R"("rows": 3)", R"("rows": 2)"},
    {R"("rows": 3)", R"("rows": 10000001)"},
    {R"("name": "people.trust_mean")", R"("name": "people.unknown")"},
    {R"("name": "policy")", R"("name": "scenario")"},
    {R"("kind": 2)", R"("kind": 0)"},
    {R"("kind": 2)", R"("kind": 77)"},
    {R"("none",)", R"("../help",)"},
    {R"("at": 1)", R"("at": 4)"},
    {R"("at": 1)", R"("at": 4294967297)"},
    {R"("runs": "0:0)", R"("runs": "0:2)"},
    {R"("runs": "0:0)", R"("runs": "99:0)"},
    {R"("runs": "0:0)", R"("runs": "0:0-18446744073709551615)"},
    {R"("runs": "0:0)", R"("runs": "4294967296:0)"},
    {R"("runs": "0:0)", R"("runs": ")"},
    {R"("seconds": )", R"("seconds": -)"},
    {R"("seconds": )", R"("seconds": 1e999, "s": )"},
    {R"("format": "agora-sweep 1")", R"("format": "agora-sweep 2")"},
    {R"("format": "agora-sweep 1")", R"("format": 1)"},
    {R"("model": "village")", R"("model": "town")"},
    {R"("scenarios": [)", R"("scenarios": [7,)"},
    {R"("scenario_yaml": ")", R"("scenario_yaml": "study: x\nmodel: village\nscenarios: [/dev/zero]\n# )"},
    {R"("change_origins": [])", R"("change_origins": ["a"])"},
    {"{\n", std::string(100000, '[')},
    {"{\n", R"({"model": {"model": 1}, )"},
    {"{\n", "{\n\xff"},
};

}  // namespace

TEST_CASE("a plan in which any number, name or kind was changed is refused, and says what is wrong") {
    const Plan plan = packed_plan();
    REQUIRE(problem_of(plan_text(plan), design_text(plan)) == "");
    for (const auto& [part, with] : kChanges) {
        INFO(part << " became " << with.substr(0, 100));
        CHECK(doctored(part, with) != "");
    }
    CHECK_THAT(doctored(R"("replicates": 2)", R"("replicates": -1)"),
               Contains("replicates: here is -1, expected a whole number from 1 to 100000"));
    CHECK_THAT(doctored(R"("study": "sample")", R"("study": "../TRAV")"), Contains("short name of a study"));
    CHECK_THAT(doctored(R"("metric": "mean_trust")", R"("metric": "mean_trusts")"),
               Contains("did you mean mean_trust?"));
    CHECK_THAT(doctored(R"("replicates": 2)", R"("replicates": 2, "replicates": 2)"), Contains("stands twice"));
}

TEST_CASE("a design that has other points than its kind gives is refused though its hash fits") {
    const Plan plan = packed_plan();
    const std::string design = design_text(plan);
    const std::string longer = design + "3,0.5,0,none\n";
    CHECK_THAT(problem_of(replaced(plan_text(plan), sha256(design), sha256(longer)), longer),
               Contains("4 points in it"));
    for (const char* value : {"nan", "1e999", "-1", "2", "no"}) {
        const std::string line = design.substr(0, design.find('\n') + 1) + "0," + value + ",0,none\n";
        CHECK(problem_of(replaced(plan_text(plan), sha256(design), sha256(line)), line) != "");
    }
}

TEST_CASE("rows of more replicates, of unknown runs, or with other sizes than the plan's are refused") {
    CHECK(problem_with([](sweep::Row&) {}).fault == Fault::none);
    const auto refused = [](const std::function<void(sweep::Row&)>& change) {
        const sweep::StoreProblem problem = problem_with(change);
        CHECK(problem.fault == Fault::other_program);
        CHECK_THAT(problem.text, Contains("0.part' holds"));
        return problem.text;
    };
    CHECK_THAT(refused([](sweep::Row& row) { row.result.replicate = 2; }), Contains("not of this plan"));
    refused([](sweep::Row& row) { row.result.replicate = 4000000000u; });
    refused([](sweep::Row& row) { row.result.design = 4000000000u; });
    CHECK_THAT(refused([](sweep::Row& row) { row.result.metrics.resize(3); }), Contains("metric values"));
    refused([](sweep::Row& row) { row.result.metrics.clear(); });
    refused([](sweep::Row& row) { row.result.trace.assign(3, 1); });
    refused([](sweep::Row& row) { row.result.status = static_cast<output::Status>(77); });
    CHECK_THAT(refused([](sweep::Row& row) { row.result.status = output::Status::interrupted; }),
               Contains("not finished"));
    refused([](sweep::Row& row) { row.result.report.steps_done = 1000000; });
    CHECK_THAT(refused([](sweep::Row& row) { row.result.seconds = std::nan(""); }), Contains("a time that cannot be"));
    refused([](sweep::Row& row) { row.result.setup_seconds = -1; });
    refused([](sweep::Row& row) { row.result.report.timings.resize(1000); });
    refused([](sweep::Row& row) { row.result.micro.resize(3); });
    refused([](sweep::Row& row) { row.result.edges.resize(9); });
}

TEST_CASE("a part that holds less than its chunk, or is no file at all, is told and not waited for") {
    const test::TemporaryFolder folder;
    const Plan plan = packed_plan();
    const sweep::Store store(folder.file("sweep"), plan);
    REQUIRE(store.create() == "");
    const std::string part = folder.file("sweep/parts/1.part");
    REQUIRE(store.publish(1, {{plan.chunks[1].runs[0], row_of(plan, plan.chunks[1].runs[0])}}).fault == Fault::none);
    CHECK_THAT(store.read(1).problem.text, Contains("lacks runs of its chunk"));
    std::filesystem::remove(part);
    std::filesystem::create_directory(part);
    CHECK_THAT(store.read(1).problem.text, Contains("is a folder, not a file"));
    CHECK_THAT(store.read(1).problem.text, Contains("without that file, its runs are made again"));
    std::filesystem::remove(part);
    std::filesystem::create_symlink("nowhere", part);
    CHECK(store.read(1).problem.fault != Fault::none);
    std::filesystem::remove(part);
    REQUIRE(::mkfifo(part.c_str(), 0600) == 0);
    CHECK_THAT(store.read(1).problem.text, Contains("not a file with content"));
}
