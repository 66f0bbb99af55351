// Tests of the search for the files that come with the program.
#include <catch2/catch.hpp>
#include <cstdlib>

#include "sim/app/data_folder.h"

namespace fs = std::filesystem;

TEST_CASE("the files are found next to an installed program and above one in a build folder") {
    std::string name = (fs::temp_directory_path() / "agora-data-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    const fs::path root = name;
    fs::create_directories(root / "tree/scenarios/contexts");
    fs::create_directories(root / "prefix/share/agora/scenarios/contexts");

    CHECK(agora::app::data_folder(root / "prefix/bin") == root / "prefix/share/agora");
    CHECK(agora::app::data_folder(root / "tree/build/release") == root / "tree");
    CHECK(agora::app::data_folder(root / "elsewhere/bin").empty());
    fs::remove_all(root);
}

TEST_CASE("this program finds the files of the tree it was built in") {
    CHECK(fs::exists(agora::app::data_folder(agora::app::program_folder()) / "scenarios/contexts"));
}
