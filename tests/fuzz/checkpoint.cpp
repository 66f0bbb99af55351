// The head of a run's checkpoint, under a hash that fits, and the columns behind it. What passes must go on and be
// written to a result file.
#include "sim/output/checkpoint.h"

#include <fstream>

#include "sim/core/hash.h"
#include "sim/core/serial_executor.h"
#include "sim/output/packing.h"
#include "sim/output/recorder.h"
#include "sim/output/result_file.h"
#include "tests/fuzz/fuzz.h"
#include "tests/output/sample_world.h"
#include "tests/output/temporary_folder.h"

namespace agora::fuzz {
namespace {

constexpr std::string_view kMark = "agora-checkpoint-1\n";
constexpr std::uint32_t kSteps = 4;
const output::CheckpointOrigin kOrigin{"0.1.0", "study"};
SerialExecutor alone;

void learn(Rows<test::Person> persons, Own<test::Trust> old, Write<test::Trust> trust) {
    for (const Row<test::Person> i : persons) trust[i] = 0.9f * old[i];
}

const Model& model() {
    static const Model kModel = [] {
        Model out = test::sample_model();
        out.passes.push_back({"learn", "Persons learn.", {submodel<&learn>("learning", "Trust moves.")}});
        out.populate = [](World& world, const Setup&, Executor&) {
            test::fill_sample_world(world, 20, 2);
            return std::string();
        };
        return out;
    }();
    return kModel;
}

const Scenario kScenario = test::sample_scenario("a", 1, kSteps);
constexpr output::RecordOptions kRecord{.micro = true, .network = true, .sample = 5, .every = 2};

struct Stop final : Observer {
    bool observe(const StepView& view) override { return view.steps_done < 2; }
};

void go_on(Populated& populated, output::Recorder& recorder, std::uint32_t first_step, Observer* watcher) {
    std::vector<Observer*> observers{&recorder};
    if (watcher != nullptr) observers.push_back(watcher);
    recorder.finish(
        run(model(), kScenario, populated.world, alone, observers, {.trace = true, .first_step = first_step}));
}

// A file whose head is these bytes.
void write(const std::string& path, std::string_view head) {
    output::Packer packed;
    packed.append(kMark.data(), kMark.size());
    packed.exchange(std::uint64_t{head.size()});
    packed.exchange(hash_bytes(head.data(), head.size()));
    packed.append(head.data(), head.size());
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(packed.bytes().data()),
               static_cast<std::streamsize>(packed.bytes().size()));
}

}  // namespace

void take(std::string_view bytes) {
    static const test::TemporaryFolder folder;
    const std::string path = folder.file("0_0.run");
    write(path, bytes);
    output::Checkpoint kept = output::Checkpoint::open(path, kOrigin, model(), kScenario);
    if (!kept.problem().text.empty()) return;
    if (kept.holds_world()) {
        Populated populated = populate(model(), kScenario, 0, alone);
        kept.restore(populated.world, alone);  // the columns are not there, which it says
        output::Recorder recorder(model(), kScenario, kRecord, kept.result);
        go_on(populated, recorder, kept.result.report.steps_done, nullptr);
    }
    kept.result.design = 0, kept.result.replicate = 0;
    output::Created created = output::ResultFile::create(folder.file("x.h5"), model(), {kScenario}, {}, true);
    created.file->add(std::move(kept.result));
    created.file->publish();
}

std::vector<std::string> made_seeds() {
    const test::TemporaryFolder folder;
    std::vector<std::string> out;
    for (const bool is_over : {false, true}) {
        Populated populated = populate(model(), kScenario, 0, alone);
        output::RunResult result;
        output::Recorder recorder(model(), kScenario, 0, 0, kRecord, result);
        Stop stop;
        go_on(populated, recorder, 0, is_over ? nullptr : &stop);
        const auto image = output::image_of(kOrigin, result, is_over ? nullptr : &populated.world, alone);
        const std::size_t before = kMark.size() + 2 * sizeof(std::uint64_t);
        out.emplace_back(reinterpret_cast<const char*>(image.head.data()) + before, image.head.size() - before);
    }
    return out;
}

}  // namespace agora::fuzz
