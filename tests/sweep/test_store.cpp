// Files of runs: cut off and damaged anywhere, written twice, contradicting each other, and merged in any order.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "sim/sweep/merge.h"
#include "sim/sweep/slurm.h"
#include "tests/output/file_size_limit.h"
#include "tests/output/temporary_folder.h"
#include "tests/sweep/sample_plan.h"

using namespace agora;
using agora::sweep::ChunkRows;
using agora::sweep::Fault;
using agora::sweep::Journal;
using agora::sweep::Plan;
using agora::sweep::RunKey;
using agora::sweep::Store;
using agora::test::content;
using agora::test::TemporaryFolder;
using Catch::Matchers::Contains;

namespace {

// A row as a run would give it: its numbers follow from its place.
sweep::Row row_of(const Plan& plan, const RunKey& key, double seconds = 1) {
    sweep::Row row;
    row.result.design = key.design;
    row.result.replicate = key.replicate;
    row.result.status = output::Status::ok;
    row.result.report.steps_done = 4;
    row.result.metrics.assign(4, static_cast<float>(key.design + 0.5 * key.replicate));
    row.result.seconds = seconds;
    row.scenario = plan.scenario_hash(key.design);
    return row;
}

struct Folder {
    TemporaryFolder folder;
    Plan plan = test::sample_plan().plan;
    Store store{folder.file("sweep"), plan};

    Folder() {
        sweep::pack_chunks(plan, 4, test::thousand_agents);
        REQUIRE(store.create() == "");
    }
    std::map<RunKey, sweep::Row> rows_of(std::size_t chunk, double seconds = 1) const {
        std::map<RunKey, sweep::Row> rows;
        for (const RunKey& key : plan.chunks[chunk].runs) rows[key] = row_of(plan, key, seconds);
        return rows;
    }
    std::string part(std::size_t chunk) const { return folder.file("sweep/parts/" + std::to_string(chunk) + ".part"); }
};

void write(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("a journal gives back its whole rows, wherever it was cut off") {
    Folder f;
    const std::string path = f.store.new_journal(0);
    Journal journal(path, f.plan.identity());
    REQUIRE(journal.problem() == "");
    std::vector<std::size_t> ends;
    for (const RunKey& key : {f.plan.chunks[0].runs[0], f.plan.chunks[0].runs[1]}) {
        REQUIRE(journal.add(row_of(f.plan, key)) == "");
        ends.push_back(content(path).size());
    }
    const std::string whole = content(path);
    for (std::size_t size = 0; size <= whole.size(); size += 7) {
        write(path, whole.substr(0, size));
        const ChunkRows read = f.store.read(0);
        CHECK(read.problem.fault == Fault::none);
        CHECK(read.rows.size() == (size >= ends[1] ? 2u : size >= ends[0] ? 1u : 0u));
    }
    std::string damaged = whole;
    damaged[ends[0] + 40] ^= 1;
    write(path, damaged);
    CHECK(f.store.read(0).rows.size() == 1);
}

TEST_CASE("rows carry the times of their making, which do not count") {
    Folder f;
    const sweep::Row row = row_of(f.plan, {3, 1}, 2.5);
    CHECK(row_hash(row) == row_hash(row_of(f.plan, {3, 1}, 9)));
    sweep::Row other = row;
    other.result.metrics[2] += 1;
    CHECK(row_hash(other) != row_hash(row));
    Journal journal(f.store.new_journal(1), f.plan.identity());
    REQUIRE(journal.add(row) == "");
    const auto read = sweep::read_rows(journal.path(), f.plan.identity());
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows[0].result.seconds == 2.5);
    CHECK(row_hash(read.rows[0]) == row_hash(row));
}

TEST_CASE("a chunk is published once, and its journals go") {
    Folder f;
    Journal journal(f.store.new_journal(0), f.plan.identity());
    REQUIRE(journal.add(row_of(f.plan, f.plan.chunks[0].runs[0])) == "");
    CHECK(f.store.publish(0, f.rows_of(0)).fault == Fault::none);
    CHECK(f.store.read(0).published);
    CHECK_FALSE(std::filesystem::exists(journal.path()));
    const std::string first = content(f.part(0));
    CHECK(f.store.publish(0, f.rows_of(0, 7)).fault == Fault::none);  // a late copy, made at another speed
    CHECK((content(f.part(0)) == first));                             // not shown when it fails, since it is no text
}

TEST_CASE("copies that differ are a contradiction, and both stay") {
    Folder f;
    REQUIRE(f.store.publish(0, f.rows_of(0)).fault == Fault::none);
    auto rows = f.rows_of(0);
    rows.begin()->second.result.metrics[0] += 1;
    Journal journal(f.store.new_journal(0), f.plan.identity());
    REQUIRE(journal.add(rows.begin()->second) == "");
    const sweep::StoreProblem problem = f.store.publish(0, rows);
    CHECK(problem.fault == Fault::contradiction);
    CHECK_THAT(problem.text, Contains("two copies of replicate"));
    CHECK(std::filesystem::exists(journal.path()));
    CHECK(sweep::merge(f.store, f.plan).problem.fault == Fault::contradiction);
}

TEST_CASE("damaged parts and rows of another plan or program are refused") {
    Folder f;
    REQUIRE(f.store.publish(0, f.rows_of(0)).fault == Fault::none);
    const std::string good = content(f.part(0));
    write(f.part(0), good.substr(0, good.size() - 1));
    CHECK(f.store.read(0).problem.fault == Fault::unreadable);
    write(f.part(0), "something else that is long enough to be taken for a file of runs, if nobody looks at its mark");
    CHECK(f.store.read(0).problem.fault == Fault::other_program);
    write(f.part(0), good);
    f.plan.bases[0].resolved_text += "seed: 2\n";
    CHECK(f.store.read(0).problem.fault == Fault::other_program);
    f.plan.engine = "2.0";
    CHECK(f.store.read(0).problem.fault == Fault::other_program);
}

TEST_CASE("a run that went well stands for one that failed, in either order") {
    Folder f;
    const RunKey key = f.plan.chunks[0].runs[0];
    sweep::Row failed = row_of(f.plan, key);
    failed.result.status = output::Status::failed;
    failed.result.report.steps_done = 0;
    failed.result.problem = "no memory";
    auto rows = f.rows_of(0);
    rows[key] = failed;
    REQUIRE(f.store.publish(0, rows).fault == Fault::none);
    CHECK(f.store.read(0).rows.at(key).failed());
    Journal again(f.store.new_retry(), f.plan.identity());
    REQUIRE(again.add(row_of(f.plan, key)) == "");
    CHECK_FALSE(f.store.read(0).rows.at(key).failed());
    Journal once_more(f.store.new_retry(), f.plan.identity());
    REQUIRE(once_more.add(failed) == "");
    CHECK_FALSE(f.store.read(0).rows.at(key).failed());
}

TEST_CASE("merging does not depend on who made which row") {
    Folder f;
    for (std::size_t c = 0; c < 3; ++c) REQUIRE(f.store.publish(c, f.rows_of(c)).fault == Fault::none);
    Journal journal(f.store.new_journal(3), f.plan.identity());
    const auto& runs = f.plan.chunks[3].runs;
    for (std::size_t i = runs.size(); i-- > 1;) REQUIRE(journal.add(row_of(f.plan, runs[i])) == "");
    const sweep::Merged gap = sweep::merge(f.store, f.plan);
    CHECK(gap.missing == std::vector<RunKey>{runs[0]});
    REQUIRE(journal.add(row_of(f.plan, runs[0])) == "");
    const sweep::Merged merged = sweep::merge(f.store, f.plan);
    CHECK(merged.missing.empty());
    REQUIRE(merged.rows.size() == f.plan.runs());
    CHECK(std::is_sorted(merged.rows.begin(), merged.rows.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; }));
    const std::string csv = sweep::outcomes_csv(f.plan, merged.rows);
    CHECK_THAT(csv, Contains("\n3,1,1,two+help,,help,0.2,0,help,ok,3.5,\n"));
}

TEST_CASE("a disk that is full leaves whole rows and no part") {
    Folder f;
    Journal journal(f.store.new_journal(0), f.plan.identity());
    REQUIRE(journal.add(row_of(f.plan, f.plan.chunks[0].runs[0])) == "");
    const std::string before = content(journal.path());
    {
        const test::FileSizeLimit limit(before.size() + 50);
        CHECK_THAT(journal.add(row_of(f.plan, f.plan.chunks[0].runs[1])), Contains("free some space"));
        CHECK(f.store.publish(0, f.rows_of(0)).fault == Fault::not_written);
    }
    CHECK(content(journal.path()) == before);
    CHECK_FALSE(f.store.read(0).published);
    REQUIRE(journal.add(row_of(f.plan, f.plan.chunks[0].runs[1])) == "");
    CHECK(f.store.read(0).rows.size() == 2);
}

TEST_CASE("outcomes are the last value or a mean over the end of the run") {
    Folder f;
    sweep::Row row = row_of(f.plan, {0, 0});
    row.result.metrics = {1, 2, 3, 6};
    CHECK(sweep::outcome_value(f.plan, {"mean_trust", 0}, row.result) == 6);
    CHECK(sweep::outcome_value(f.plan, {"mean_trust", 2}, row.result) == 4.5);
    CHECK(sweep::outcome_value(f.plan, {"mean_trust", 4}, row.result) == 3);
    row.result.status = output::Status::failed;
    CHECK(std::isnan(sweep::outcome_value(f.plan, {"mean_trust", 0}, row.result)));
}

TEST_CASE("a journal that another process has just removed is a problem told, not an accident") {
    const auto read = sweep::read_rows("no/such/journal.rows", "identity");
    CHECK(read.rows.empty());
    CHECK(read.problem.find("no/such/journal.rows") != std::string::npos);
}

TEST_CASE("words with blanks and quotes survive the shell of a script") {
    const sweep::SlurmJob job{"s", "/opt/my agora/it's", "/data/a b", 2, 12.2, 0, {"--partition=long"}};
    CHECK_THAT(sweep::array_script(job), Contains("exec '/opt/my agora/it'\\''s' sweep run '/data/a b' --quiet"));
    CHECK_THAT(sweep::array_script(job), Contains("#SBATCH --time=13\n"));
    CHECK_THAT(sweep::merge_script(job), Contains("#SBATCH --partition=long\n"));
}
