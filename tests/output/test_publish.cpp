// A file appears whole under its name or not at all.
#include <catch2/catch.hpp>
#include <vector>

#include "sim/output/publish.h"
#include "tests/output/file_size_limit.h"
#include "tests/output/temporary_folder.h"

using agora::output::creation_problem;
using agora::output::publish;
using agora::test::content;
using agora::test::FileSizeLimit;
using agora::test::TemporaryFolder;
using Catch::Matchers::Contains;

namespace {

std::vector<std::byte> bytes(std::size_t count, char value) { return {count, static_cast<std::byte>(value)}; }

}  // namespace

TEST_CASE("publishing writes exactly the bytes and leaves nothing else") {
    const TemporaryFolder folder;
    CHECK(publish(folder.file("a.h5"), bytes(3, 'x'), false) == "");
    CHECK(content(folder.file("a.h5")) == "xxx");
    CHECK(folder.entries() == 1);
}

TEST_CASE("an existing file is replaced only when asked for") {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.h5");
    REQUIRE(publish(path, bytes(1, 'x'), false) == "");
    CHECK_THAT(creation_problem(path, false), Contains("exists already"));
    CHECK_THAT(publish(path, bytes(1, 'y'), false), Contains("exists already"));
    CHECK(content(path) == "x");
    CHECK(creation_problem(path, true) == "");
    CHECK(publish(path, bytes(1, 'z'), true) == "");
    CHECK(content(path) == "z");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a full disk leaves the old file as it was and no new one") {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.h5");
    REQUIRE(publish(path, bytes(1, 'x'), false) == "");
    const FileSizeLimit limit(1000);
    CHECK_THAT(publish(path, bytes(5000, 'y'), true), Contains("cannot write") && Contains("free some space"));
    CHECK(content(path) == "x");
    CHECK(folder.entries() == 1);
}

TEST_CASE("what cannot be created is said beforehand") {
    const TemporaryFolder folder;
    CHECK_THAT(creation_problem(folder.file("no/a.h5"), false), Contains("No such file"));
    CHECK_THAT(creation_problem(folder.file(""), false), Contains("names no file"));
    REQUIRE(publish(folder.file("a"), bytes(1, 'x'), false) == "");
    CHECK_THAT(creation_problem(folder.file("a/b.h5"), false), Contains("is not a folder"));
    std::filesystem::create_directory(folder.file("d"));
    CHECK_THAT(creation_problem(folder.file("d"), true), Contains("is a folder"));
    CHECK_THAT(publish(folder.file("no/a.h5"), bytes(1, 'x'), false), Contains("cannot create"));
}
