// Files that are not ours, cut short or incomplete are refused with a sentence.
#include <catch2/catch.hpp>
#include <fstream>

#include "sim/output/read.h"
#include "sim/output/writer.h"
#include "tests/output/sample_study.h"
#include "tests/output/temporary_folder.h"

using namespace agora;
using namespace agora::output;
using Catch::Matchers::Contains;
using test::TemporaryFolder;

namespace {

void put(const std::string& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

std::string sample_bytes(const TemporaryFolder& folder) {
    const Model model = test::sample_model();
    const auto scenarios = test::sample_scenarios();
    Created created = ResultFile::create(folder.file("a.h5"), model, scenarios, test::sample_info(true), false);
    REQUIRE(created.file->add(test::sample_result(scenarios, 0, 0)) == "");
    REQUIRE(created.file->publish() == "");
    return test::content(folder.file("a.h5"));
}

}  // namespace

TEST_CASE("files that are no results are named as such") {
    const TemporaryFolder folder;
    CHECK_THAT(read_study(folder.file("no.h5")).problem, Contains("No such file"));
    put(folder.file("text.h5"), "model: cocreation\n");
    CHECK_THAT(read_study(folder.file("text.h5")).problem, Contains("it is not an HDF5 file"));
    FileImage image(4);
    const std::vector<std::byte> bytes = image.finish();
    put(folder.file("other.h5"), std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    CHECK_THAT(read_study(folder.file("other.h5")).problem, Contains("not a result file of this program"));
}

TEST_CASE("a file cut short is refused") {
    const TemporaryFolder folder;
    const std::string whole = sample_bytes(folder);
    for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t{600}}) {
        put(folder.file("cut.h5"), whole.substr(0, size));
        CHECK_THAT(read_study(folder.file("cut.h5")).problem, Contains("cannot read"));
    }
}

TEST_CASE("a result file that lacks a part is refused") {
    const TemporaryFolder folder;
    FileImage image(4);
    {
        Group root(image);
        root.write({"schema_name", "agora-results"});
        root.write({"title", "Nothing else"});
    }
    const std::vector<std::byte> bytes = image.finish();
    put(folder.file("a.h5"), std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
    CHECK_THAT(read_study(folder.file("a.h5")).problem, Contains("it has no 'design'"));
}
