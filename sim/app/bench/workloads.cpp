// The workloads, and the files of links some of them read, as any other engine would.
#include "sim/app/bench/workloads.h"

#include <fmt/format.h>

#include <filesystem>
#include <span>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/stop.h"
#include "sim/core/serial_executor.h"
#include "sim/output/publish.h"
#include "sim/run/run.h"

namespace agora::app {
namespace {

constexpr const char* kBounded = "parameters: {bounded.confidence: 0.2, bounded.susceptibility: 0.75}\n";
constexpr const char* kEpidemic = "parameters: {sir.infection: 0.05, sir.recovery: 0.1, seeds.count: 100}\n";

std::string text_of(const Workload& workload, const std::string& links_path) {
    std::string text = fmt::format("model: {}\nname: {}\nseed: 1\nsteps: {}\n{}", workload.model, workload.name,
                                   workload.steps, workload.settings);
    if (!links_path.empty()) text += fmt::format("network: {{edges: \"{}\"}}\n", links_path);
    return text;
}

Study load_text(const std::string& name, const std::string& text) {
    input::Request request;
    request.files = {name + ".yaml"};
    request.texts[request.files.front()] = text;
    return load_study(request, false);
}

// 10⁶ nodes of mean degree 10, each link once, two numbers to a line.
void write_links(const std::string& generator, const std::string& path) {
    const std::string text = fmt::format(
        "model: sir\nname: links\nseed: 1\nnetwork: {{generator: {}, nodes: 1000000, degree: 10, rewiring: 0.05, "
        "mean_degree: 10}}\n",
        generator);
    const Study study = load_text("links", text);
    SerialExecutor executor;
    const Populated populated = populate(*study.model, study.scenarios.front(), 0, executor);
    const NetworkStore& store = populated.world.network(study.model->networks.front().type);
    std::string lines;
    for (std::uint32_t from = 0; from + 1 < store.offsets.size(); ++from)
        for (std::uint32_t k = store.offsets[from]; k < store.offsets[from + 1ull]; ++k)
            if (from < store.targets[k]) lines += fmt::format("{} {}\n", from, store.targets[k]);
    const auto problem = output::publish(path, std::as_bytes(std::span(lines)), false);
    if (!problem.empty()) throw Stop(kInputOutput, problem);
}

}  // namespace

const std::vector<Workload>& workloads() {
    static const std::vector<Workload> all{
        {"cocreation-1e4", "(a) the co-creation model, 10,000 citizens", "", "cocreation", "", 1e4, 120},
        {"cocreation-1e5", "(a) the co-creation model, 100,000 citizens", "", "cocreation", "", 1e5, 24},
        {"cocreation-1e6", "(a) the co-creation model, 1,000,000 citizens", "", "cocreation", "", 1e6, 24},
        {"cocreation-1e7", "(a) the co-creation model, 10,000,000 citizens", "", "cocreation", "", 1e7, 12},
        {"bounded-ws", "(b) anchored bounded confidence, Watts-Strogatz", "watts-strogatz", "hegselmann-krause",
         kBounded},
        {"bounded-er", "(b) anchored bounded confidence, Erdos-Renyi", "erdos-renyi", "hegselmann-krause", kBounded},
        {"sir-ws", "(c) SIR epidemic, Watts-Strogatz", "watts-strogatz", "sir", kEpidemic},
        {"sir-er", "(c) SIR epidemic, Erdos-Renyi", "erdos-renyi", "sir", kEpidemic},
        {"boltzmann", "(d) exchange of wealth among 1,000,000 agents", "", "boltzmann",
         "network: {generator: complete, nodes: 1000000}\n"},
        {"schelling", "(e) segregation on 1000 x 1000 cells, four fifths full", "", "schelling",
         "parameters: {schelling.width: 1000, schelling.height: 1000, schelling.full: 0.8, schelling.tolerance: "
         "0.375}\n"},
    };
    return all;
}

Study study_of(const Workload& workload, const std::string& folder) {
    if (workload.citizens > 0) {
        input::Request request;
        request.files = {find_file("italy", {"contexts"})};
        request.citizens = workload.citizens;
        request.steps = workload.steps;
        return load_study(request, false);
    }
    std::string path;
    if (!workload.links.empty()) {
        std::filesystem::create_directories(folder);
        path = std::filesystem::absolute(std::filesystem::path(folder) / (workload.links + ".txt")).string();
        if (!std::filesystem::exists(path)) write_links(workload.links, path);
    }
    return load_text(workload.name, text_of(workload, path));
}

}  // namespace agora::app
