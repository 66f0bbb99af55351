// The command `agora plan`: what happens in a step, in order, and what a world of a scenario takes.
#include <fmt/format.h>

#include <algorithm>

#include "models/all_models.h"
#include "sim/app/commands.h"
#include "sim/app/declared.h"
#include "sim/app/json_line.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"

namespace agora::app {
namespace {

// Larger worlds are sized from a sample of about so many agents.
constexpr double kSample = 1e6;

// What one entity takes, counted or extrapolated.
struct Size {
    std::string entity;
    double rows = 0;
    double bytes = 0;
};

// Names with spaces between them; the population's own columns are named without it.
std::string words(std::vector<std::string> names, const std::string& population) {
    for (std::string& name : names)
        if (name.starts_with(population + ".")) name.erase(0, population.size() + 1);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string plan_text(const Model& model) {
    Table table({"pass", "submodel", "population", "reads", "writes", "draws", "sends", "parameters"}, 44);
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels) {
            const Declared declared = declared_by(model, submodel);
            const std::string& self = declared.population;
            const std::string when =
                submodel.every > 1 ? fmt::format(" (every {} {}s)", submodel.every, model.step_name) : "";
            const std::string whether = submodel.condition != nullptr ? " (on a condition)" : "";
            const std::string who = submodel.acts_on_pairs ? "pairs of " + self : self;
            table.add({pass.name, submodel.name + when + whether, who, words(declared.reads, self),
                       words(declared.writes, self), declared.draws.empty() ? "no" : "yes", words(declared.sends, self),
                       words(declared.parameters, self)});
        }
    return table.text();
}

std::string plan_json(const Model& model) {
    std::string out;
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels) {
            const Declared declared = declared_by(model, submodel);
            out += json_line({{"pass", pass.name},
                              {"submodel", submodel.name},
                              {"population", declared.population},
                              {"reads", declared.reads},
                              {"writes", declared.writes},
                              {"draws", !declared.draws.empty()},
                              {"sends", declared.sends},
                              {"parameters", declared.parameters},
                              {"every", submodel.every},
                              {"on_a_condition", submodel.condition != nullptr},
                              {"in_pairs", submodel.acts_on_pairs},
                              {"meaning", submodel.meaning}});
        }
    return out;
}

Size size_of(const World& world, const EntityDescription& entity) {
    Size size{std::string(entity.info.name), static_cast<double>(world.rows(entity.type)), 0};
    for (const ColumnDescription& column : world.model().columns) {
        if (column.entity != entity.type || column.transient) continue;
        const ColumnStore& store = world.column(column.type);
        size.bytes += static_cast<double>(store.current.size() + store.next.size());
    }
    return size;
}

// The rows and bytes of a scenario's world, counted.
std::vector<Size> count_sizes(const Model& model, const Scenario& scenario) {
    SerialExecutor executor;
    const Populated populated = populate(model, scenario, 0, executor);
    if (!populated.problem.empty()) throw Stop(kInvalidScenario, scenario.name + ": " + populated.problem);
    std::vector<Size> sizes;
    double columns = 0;
    for (const EntityDescription& entity : model.entities) {
        sizes.push_back(size_of(populated.world, entity));
        columns += sizes.back().bytes;
    }
    sizes.push_back({"ties", 0, static_cast<double>(populated.world.bytes()) - columns});
    for (const NetworkDescription& network : model.networks)
        sizes.back().rows += static_cast<double>(populated.world.network(network.type).targets.size());
    return sizes;
}

// The same at the scenario's own scale; a large world is on the line through two smaller ones, because some populations
// grow with the places simulated and others do not.
std::vector<Size> sizes_of(const Model& model, const Scenario& scenario, bool& estimated) {
    const double factor = expected_agents(scenario) / kSample;
    Scenario smaller = scenario, smallest = scenario;
    estimated = factor > 1 && make_smaller(smaller, 1 / factor) && make_smaller(smallest, 0.5 / factor);
    if (!estimated) return count_sizes(model, scenario);
    const std::vector<Size> half = count_sizes(model, smallest);
    std::vector<Size> sizes = count_sizes(model, smaller);
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        sizes[i].rows += (sizes[i].rows - half[i].rows) * 2 * (factor - 1);
        sizes[i].bytes += (sizes[i].bytes - half[i].bytes) * 2 * (factor - 1);
    }
    return sizes;
}

void print_sizes(const Model& model, const Scenario& scenario, bool json) {
    bool estimated = false;
    const std::vector<Size> sizes = sizes_of(model, scenario, estimated);
    Table table({"population", "rows", "MiB", "bytes per row"});
    double total = 0;
    for (const Size& size : sizes) {
        total += size.bytes;
        table.add({size.entity, fmt::format("{:.0f}", size.rows), fmt::format("{:.1f}", size.bytes / 1048576),
                   size.rows > 0 ? fmt::format("{:.0f}", size.bytes / size.rows) : "–"});
        if (json)
            print(json_line({{"scenario", scenario.name},
                             {"population", size.entity},
                             {"rows", size.rows},
                             {"bytes", size.bytes},
                             {"estimated", estimated}}));
    }
    if (json) return;
    print(fmt::format("\n{}: {}{:.1f} MiB for one world of {} {}s\n\n{}", scenario.name, estimated ? "about " : "",
                      total / 1048576, scenario.steps, model.step_name, table.text()));
}

}  // namespace

int plan(const Options& options) {
    const Model* named = options.names.size() == 1 ? find_model(options.names.front()) : nullptr;
    if (named != nullptr) {
        print(options.json ? plan_json(*named) : plan_text(*named));
        return kFine;
    }
    const Study study = load_study(options);
    print(options.json ? plan_json(*study.model) : plan_text(*study.model));
    for (const Scenario& scenario : study.scenarios) print_sizes(*study.model, scenario, options.json);
    return kFine;
}

}  // namespace agora::app
