// Variables need dimensions of the right length; the first problem is the one reported.
#include <catch2/catch.hpp>

#include "sim/output/writer.h"

using namespace agora::output;
using Catch::Matchers::Contains;

namespace {

const std::vector<std::int32_t> kThree{0, 1, 2};
const std::vector<float> kFour{1, 2, 3, 4};

std::string problem_of(void (*fill)(Group&)) {
    FileImage image(4);
    {
        Group root(image);
        fill(root);
    }
    const std::vector<std::byte> bytes = image.finish();
    CHECK(bytes.empty() == !image.problem().empty());
    return image.problem();
}

}  // namespace

TEST_CASE("wrong shapes and names are problems") {
    CHECK(problem_of([](Group& g) { g.write({"x", {"x"}, std::span(kThree), {}}); }) == "");
    CHECK_THAT(problem_of([](Group& g) {
                   g.write({"y", {"x"}, std::span(kThree), {}});
               }),
               Contains("cannot find dimension /x"));
    CHECK_THAT(problem_of([](Group& g) {
                   g.write({"x", {"x"}, std::span(kThree), {}});
                   g.write({"y", {"x"}, std::span(kFour), {}});
               }),
               Contains("cannot write /y with 4 values, not 3"));
    CHECK_THAT(problem_of([](Group& g) {
                   g.write({"x", {"x"}, std::span(kThree), {}});
                   g.write({"x", {"x"}, std::span(kThree), {}});
               }),
               Contains("cannot create variable /x"));
    CHECK_THAT(problem_of([](Group& g) { const Group first(g, "a"), second(g, "a"); }),
               Contains("cannot create group /a/"));
}

TEST_CASE("variables larger than a chunk can be written") {
    const std::vector<std::int32_t> axis(100'000, 1);
    const std::vector<float> values(300'000, 0.5f);
    FileImage image(4);
    {
        Group root(image);
        root.write({"x", {"x"}, std::span(kThree), {}});
        root.write({"t", {"t"}, std::span(axis), {}});
        root.write({"v", {"x", "t"}, std::span(values), {}});
    }
    CHECK(image.finish().size() < 100'000);
    CHECK(image.problem() == "");
}
