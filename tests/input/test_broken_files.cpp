// Every broken file of tests/broken must give exactly the problems of its .expected file, word for word.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "sim/input/load.h"
#include "tests/input/test_model.h"

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(AGORA_SOURCE_DIR) / "tests" / "broken";

std::string contents(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

std::vector<fs::path> broken_files() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::directory_iterator(kFolder))
        if (entry.path().extension() == ".yaml") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::string problem_texts(const fs::path& path) {
    const std::vector<std::string> files{path.string()};
    std::string out;
    for (agora::input::Problem problem : agora::input::check(files, agora::input_test::models()).problems) {
        problem.file = fs::path(problem.file).lexically_relative(kFolder).string();
        out += agora::input::to_text(problem, false);
    }
    return out;
}

}  // namespace

TEST_CASE("broken files are refused with the expected words") {
    const std::vector<fs::path> files = broken_files();
    REQUIRE(files.size() >= 45);
    for (const fs::path& file : files) {
        INFO(file.filename().string());
        CHECK(problem_texts(file) == contents(fs::path(file).replace_extension(".expected")));
    }
}

TEST_CASE("expectations of broken files are not orphans and not empty") {
    for (const auto& entry : fs::directory_iterator(kFolder)) {
        if (entry.path().extension() != ".expected") continue;
        INFO(entry.path().string());
        CHECK(fs::exists(fs::path(entry.path()).replace_extension(".yaml")));
        CHECK(fs::file_size(entry.path()) > 0);
    }
}
