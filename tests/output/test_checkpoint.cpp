// What a checkpoint gives back is what it was given, or it is refused; a run continued from one ends like any other.
#include <catch2/catch.hpp>

#include "sim/core/serial_executor.h"
#include "sim/output/checkpoint.h"
#include "sim/output/recorder.h"
#include "tests/output/file_size_limit.h"
#include "tests/output/sample_world.h"
#include "tests/output/temporary_folder.h"

using namespace agora;
using namespace agora::output;
using Catch::Matchers::Contains;

namespace {

const CheckpointOrigin kOrigin{"0.1.0", "study"};
SerialExecutor one_thread;

void learn(Rows<test::Person> persons, Own<test::Trust> old, Write<test::Trust> trust, Random<test::Person> random) {
    for (const Row<test::Person> i : persons) trust[i] = 0.9f * old[i] + 0.1f * random(i, Purpose::tests).uniform(0);
}
void join(Rows<test::Person> persons, Update<test::Joined> joined, Read<test::Trust> trust) {
    for (const Row<test::Person> i : persons) joined[i] = static_cast<std::uint8_t>(joined[i] + (trust[i] > 0.5f));
}

Model running_model() {
    Model model = test::sample_model();
    model.passes.push_back({"learn", "Persons learn.", {submodel<&learn>("learning", "Trust moves.")}});
    model.passes.push_back({"act", "Persons join.", {submodel<&join>("joining", "Persons join.")}});
    model.populate = [](World& world, const Setup&, Executor&) {
        test::fill_sample_world(world, 3000, 5);
        return std::string();
    };
    return model;
}

const Model kModel = running_model();
const Scenario kScenario = test::sample_scenario("a", 1, 24);
constexpr RecordOptions kRecord{.micro = true, .network = true, .sample = 100, .every = 5};

// A run of the model that can be stopped after some steps, and continued.
struct Part final : Observer {
    explicit Part(std::uint32_t stop_after) : stop(stop_after) {}
    bool observe(const StepView& view) override { return view.steps_done < stop; }
    void go(World& world, Recorder& recorder, std::uint32_t first_step) {
        Observer* const observers[] = {&recorder, this};
        RunOptions options;
        options.trace = true;
        options.first_step = first_step;
        recorder.finish(run(kModel, kScenario, world, one_thread, observers, options));
    }
    std::uint32_t stop;
};

struct Stopped {
    explicit Stopped(std::uint32_t steps) : populated(populate(kModel, kScenario, 0, one_thread)) {
        Recorder recorder(kModel, kScenario, 1, 0, kRecord, result);
        Part(steps).go(populated.world, recorder, 0);
    }
    Populated populated;
    RunResult result;
};

std::string bytes_of(const RunResult& result, const std::string& path) {
    RunResult timeless = result;
    timeless.setup_seconds = timeless.seconds = timeless.report.seconds = timeless.report.metric_seconds = 0;
    for (SubmodelTiming& timing : timeless.report.timings) timing.seconds = 0;
    REQUIRE(write_checkpoint(path, kOrigin, timeless, nullptr, one_thread) == "");
    return test::content(path);
}

void change_byte(const std::string& path, std::streamoff from_end) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(-from_end, std::ios::end);
    const int byte = file.get();
    file.seekp(-from_end, std::ios::end);
    file.put(static_cast<char>(byte ^ 4));
}

Checkpoint open(const std::string& path, const CheckpointOrigin& origin = kOrigin) {
    return Checkpoint::open(path, origin, kModel, kScenario);
}

}  // namespace

TEST_CASE("a run continued from any step ends with the result of a run that never stopped") {
    const test::TemporaryFolder folder;
    const Stopped whole(24);
    REQUIRE(whole.result.status == Status::ok);
    REQUIRE(whole.result.micro.size() == 2);
    for (const std::uint32_t steps : {1u, 5u, 12u, 23u}) {
        const Stopped first(steps);
        CHECK(first.result.status == Status::interrupted);
        REQUIRE(write_checkpoint(folder.file("c"), kOrigin, first.result, &first.populated.world, one_thread) == "");

        Checkpoint checkpoint = open(folder.file("c"));
        REQUIRE(checkpoint.problem().text == "");
        REQUIRE(checkpoint.holds_world());
        Populated again = populate(kModel, kScenario, 0, one_thread);
        REQUIRE(checkpoint.restore(again.world, one_thread).text == "");
        Recorder recorder(kModel, kScenario, kRecord, checkpoint.result);
        Part(24).go(again.world, recorder, checkpoint.result.report.steps_done);
        CHECK(checkpoint.result.fingerprint == whole.result.fingerprint);
        CHECK(bytes_of(checkpoint.result, folder.file("a")) == bytes_of(whole.result, folder.file("b")));
    }
}

TEST_CASE("what a run has taken so far is added up") {
    const test::TemporaryFolder folder;
    Stopped first(12);
    first.result.report.seconds = 100;
    first.result.report.timings[0].seconds = 50;
    Populated again = populate(kModel, kScenario, 0, one_thread);
    Recorder recorder(kModel, kScenario, kRecord, first.result);
    Part(24).go(again.world, recorder, 12);
    CHECK(first.result.seconds > 100);
    CHECK(first.result.report.timings[0].seconds > 50);
    CHECK(first.result.report.timings[0].rows == 24 * 3000);
}

TEST_CASE("a finished run is kept without its world, and columns that nobody changes are not kept") {
    const test::TemporaryFolder folder;
    const Stopped whole(24);
    const RunResult& result = whole.result;
    REQUIRE(write_checkpoint(folder.file("a"), kOrigin, result, nullptr, one_thread) == "");
    REQUIRE(write_checkpoint(folder.file("b"), kOrigin, result, &whole.populated.world, one_thread) == "");
    CHECK_FALSE(open(folder.file("a")).holds_world());
    CHECK(open(folder.file("a")).result.status == Status::ok);
    const std::size_t hashes = 6 * sizeof(std::uint64_t), trust = 3000 * sizeof(float), joined = 3000;
    CHECK(std::filesystem::file_size(folder.file("b")) - std::filesystem::file_size(folder.file("a")) ==
          hashes + trust + joined);
}

TEST_CASE("a file that is damaged anywhere is refused") {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("c");
    Stopped first(12);
    const auto write = [&] {
        REQUIRE(write_checkpoint(path, kOrigin, first.result, &first.populated.world, one_thread) == "");
    };
    write();
    const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path));
    for (const std::streamoff place : {size, size - 19, size - 27, size - 40, size - 100, std::streamoff{16000}}) {
        write();
        change_byte(path, place);
        INFO(place);
        CHECK(open(path).problem().fault == CheckpointFault::damaged);
    }
    for (const std::streamoff place : {std::streamoff{1}, std::streamoff{15000}}) {
        write();
        change_byte(path, place);
        const CheckpointProblem problem = open(path).restore(first.populated.world, one_thread);
        CHECK(problem.fault == CheckpointFault::damaged);
        CHECK_THAT(problem.text, Contains(place == 1 ? "joined" : "trust"));
    }
    write();
    std::filesystem::resize_file(path, static_cast<std::uintmax_t>(size) - 1);
    CHECK_THAT(open(path).restore(first.populated.world, one_thread).text, Contains("ends within"));
    for (const std::uintmax_t left : {0, 10, 30, 200}) {
        std::filesystem::resize_file(path, left);
        CHECK(open(path).problem().fault == CheckpointFault::damaged);
    }
    CHECK(open(folder.file("none")).problem().fault == CheckpointFault::unreadable);
}

TEST_CASE("another version, another study, another model and another world are refused") {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("c");
    Stopped first(12);
    REQUIRE(write_checkpoint(path, kOrigin, first.result, &first.populated.world, one_thread) == "");
    CHECK_THAT(open(path, {"0.2.0", "study"}).problem().text, Contains("made by agora 0.1.0, and this is 0.2.0"));
    CHECK_THAT(open(path, {"0.1.0", "other"}).problem().text, Contains("another study"));
    Model other = kModel;
    other.tallies.clear();
    CHECK_THAT(Checkpoint::open(path, kOrigin, other, kScenario).problem().text,
               Contains("another state of the model"));
    first.populated.world.values<test::Home>()[7] += 1;
    const CheckpointProblem problem = open(path).restore(first.populated.world, one_thread);
    CHECK(problem.fault == CheckpointFault::other_world);
    CHECK_THAT(problem.text, Contains("home"));
}

TEST_CASE("a full disk leaves the checkpoint before as it was") {
    const test::TemporaryFolder folder;
    const std::string path = folder.file("c");
    const Stopped first(12), second(13);
    REQUIRE(write_checkpoint(path, kOrigin, first.result, &first.populated.world, one_thread) == "");
    {
        const test::FileSizeLimit limit(5000);
        CHECK_THAT(write_checkpoint(path, kOrigin, second.result, &second.populated.world, one_thread),
                   Contains("cannot write") && Contains("free some space"));
    }
    CHECK(folder.entries() == 1);
    CHECK(open(path).result.report.steps_done == 12);
}
