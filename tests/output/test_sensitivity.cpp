// Sensitivity indices go into a result file that is there, and nothing else of it changes.
#include <catch2/catch.hpp>

#include "sim/output/read.h"
#include "sim/output/reader.h"
#include "sim/output/result_file.h"
#include "sim/output/sensitivity.h"
#include "tests/output/file_size_limit.h"
#include "tests/output/sample_study.h"
#include "tests/output/temporary_folder.h"

using namespace agora;
using namespace agora::output;
using Catch::Matchers::Contains;

namespace {

// A result file without runs.
std::string sample_file(const test::TemporaryFolder& folder) {
    static const Model model = test::sample_model();
    const std::string path = folder.file("result.h5");
    Created created = ResultFile::create(path, model, test::sample_scenarios(), test::sample_info(true), false);
    REQUIRE(created.problem == "");
    REQUIRE(created.file->publish() == "");
    return path;
}

SensitivityTable sample_table(double first) {
    return {"Sobol indices",
            "Jansen 1999",
            {"Panevėžys"},
            {"joined_share", "persons"},
            {"joining.threshold", "joining.seats", "policy"},
            {{"total_order", "Share of variance", "1", {first, 0.25, 0, 0.5, 0.125, 1}}},
            {{"luck_share", "Share that is luck", "1", {0.75, 0.5}}},
            {"", ""}};
}

}  // namespace

TEST_CASE("indices are added, replaced, and read back, and the rest stays") {
    const test::TemporaryFolder folder;
    const std::string path = sample_file(folder), before = test::content(path);
    REQUIRE(add_sensitivity(path, sample_table(0.5)) == "");
    const std::string once = test::content(path);
    CHECK(once != before);
    REQUIRE(add_sensitivity(path, sample_table(0.625)) == "");
    Reader reader(path);
    CHECK(reader.attribute("sensitivity", "method") == "Sobol indices");
    CHECK(reader.texts("sensitivity/factor_name", 3)[2] == "policy");
    CHECK(reader.doubles("sensitivity/total_order", 6) == std::vector<double>{0.625, 0.25, 0, 0.5, 0.125, 1});
    CHECK(reader.doubles("sensitivity/luck_share", 2) == std::vector<double>{0.75, 0.5});
    CHECK(reader.problem() == "");
    CHECK(read_study(path).study.scenarios.at(1) == "Gießen");
    CHECK(folder.entries() == 1);
    const test::TemporaryFolder other;
    const std::string same = sample_file(other);
    REQUIRE(add_sensitivity(same, sample_table(0.5)) == "");
    CHECK(test::content(same) == once);
}

TEST_CASE("when indices cannot be added the file stays as it was") {
    const test::TemporaryFolder folder;
    const std::string path = sample_file(folder), before = test::content(path);
    SensitivityTable wrong = sample_table(0.5);
    wrong.of_factors[0].values.pop_back();
    CHECK_THAT(add_sensitivity(path, wrong), Contains("cannot write /sensitivity/total_order with 5 values, not 6"));
    {
        const test::FileSizeLimit full(4096);
        CHECK_THAT(add_sensitivity(path, sample_table(0.5)), Contains("cannot write"));
    }
    CHECK(test::content(path) == before);
    CHECK(folder.entries() == 1);
    CHECK_THAT(add_sensitivity(folder.file("none.h5"), sample_table(0.5)), Contains("cannot open"));
}
