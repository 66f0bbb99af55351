// The command `agora bench`: times the public workloads and says how near they come to the machine's own limits.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

#include "sim/app/bench/limits.h"
#include "sim/app/bench/traffic.h"
#include "sim/app/bench/workloads.h"
#include "sim/app/commands.h"
#include "sim/app/jobs.h"
#include "sim/app/json_line.h"
#include "sim/app/stop.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/core/serial_executor.h"
#include "sim/input/problem.h"
#include "sim/run/fingerprint.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

namespace agora::app {
namespace {

// The limits of the machine on so many threads; random reads by the size of the table.
class Limits {
  public:
    explicit Limits(Executor& executor) : executor_(executor), stream_(stream_limit(executor)) {}
    double stream() const { return stream_; }
    double gather(std::size_t table_bytes) {
        std::size_t rounded = std::size_t{1} << 16;
        while (rounded < table_bytes) rounded *= 4;
        const auto [found, is_new] = gathers_.try_emplace(rounded, 0);
        if (is_new) found->second = gather_limit(executor_, rounded);
        return found->second;
    }

  private:
    Executor& executor_;
    double stream_;
    std::map<std::size_t, double> gathers_;
};

// One pass over the rows of one submodel: how long, how much memory, and how near to the limits.
struct PassCost {
    std::string pass, submodel;
    double rows = 0, seconds = 0;  // per step; seconds of wall time if all threads were busy with it
    Traffic traffic;
    double stream_share = 0, gather_share = 0;
};

struct Measured {
    const Workload* workload;
    std::size_t threads;
    double agents = 0, setup_seconds = 0, seconds = 0, state_bytes = 0, bytes_per_agent_step = 0;
    double stream_share = 0;
    std::uint64_t peak_rss = 0, hash = 0;
    std::vector<PassCost> passes{};
    double updates_per_second() const { return agents * workload->steps / seconds; }
};

std::vector<PassCost> pass_costs(const World& world, const RunReport& report, Limits& limits, std::size_t threads) {
    std::vector<PassCost> out;
    std::size_t number = 0;
    for (const Pass& pass : world.model().passes)
        for (const Submodel& submodel : pass.submodels) {
            const SubmodelTiming& timing = report.timings[number++];
            PassCost cost{pass.name, submodel.name, static_cast<double>(timing.rows) / report.steps_done,
                          timing.seconds / report.steps_done / static_cast<double>(threads),
                          traffic_of(world, submodel)};
            if (cost.rows > 0 && cost.seconds > 0) {
                const double rate = cost.rows / cost.seconds;
                cost.stream_share = rate * cost.traffic.streamed / limits.stream();
                if (cost.traffic.visits > 0)
                    cost.gather_share = rate * cost.traffic.visits / limits.gather(cost.traffic.table);
            }
            out.push_back(cost);
        }
    return out;
}

Measured measure(const Workload& workload, const std::string& folder, Executor& executor, Limits& limits) {
    const Study study = study_of(workload, folder);
    const Scenario& scenario = study.scenarios.front();
    Populated populated = populate(*study.model, scenario, 0, executor);
    if (!populated.problem.empty()) throw Stop(kInternal, workload.name + ": " + populated.problem);
    const RunReport report = run(*study.model, scenario, populated.world, executor, {}, {.metrics = false});
    Measured out{&workload, executor.workers()};
    out.agents = populated.world.rows(study.model->agents);
    out.setup_seconds = populated.seconds;
    out.seconds = report.seconds;
    out.state_bytes = static_cast<double>(populated.world.bytes());
    out.peak_rss = peak_rss_bytes();
    out.hash = column_hash(populated.world, 0, executor);
    out.passes = pass_costs(populated.world, report, limits, executor.workers());
    for (const PassCost& cost : out.passes)
        out.bytes_per_agent_step += cost.rows * (cost.traffic.streamed + cost.traffic.gathered) / out.agents;
    out.stream_share = out.updates_per_second() * out.bytes_per_agent_step / limits.stream();
    return out;
}

std::string line_of(const Measured& m, const Limits& limits) {
    return json_line({{"workload", m.workload->name},
                      {"threads", m.threads},
                      {"agents", m.agents},
                      {"steps", m.workload->steps},
                      {"setup_seconds", m.setup_seconds},
                      {"seconds", m.seconds},
                      {"updates_per_second", m.updates_per_second()},
                      {"state_bytes_per_agent", m.state_bytes / m.agents},
                      {"bytes_per_agent_step", m.bytes_per_agent_step},
                      {"share_of_stream_limit", m.stream_share},
                      {"stream_bytes_per_second", limits.stream()},
                      {"peak_rss_bytes", m.peak_rss},
                      {"hash", fmt::format("{:016x}", m.hash)}});
}

std::string line_of(const Measured& m, const PassCost& cost) {
    return json_line({{"workload", m.workload->name},
                      {"threads", m.threads},
                      {"pass", cost.pass},
                      {"submodel", cost.submodel},
                      {"rows", cost.rows},
                      {"seconds_per_step", cost.seconds},
                      {"streamed_bytes_per_row", cost.traffic.streamed},
                      {"visits_per_row", cost.traffic.visits},
                      {"share_of_stream_limit", cost.stream_share},
                      {"share_of_gather_limit", cost.gather_share}});
}

std::string explained(const Measured& m) {
    Table table({"pass", "submodel", "ms\na step", "share\nof time", "million\nrows/s", "bytes\na row", "visits\na row",
                 "% of\nstream", "% of\nrandom reads"});
    std::vector<PassCost> costs = m.passes;
    double total = 0;
    for (const PassCost& cost : costs) total += cost.seconds;
    std::stable_sort(costs.begin(), costs.end(),
                     [](const PassCost& a, const PassCost& b) { return a.seconds > b.seconds; });
    for (const PassCost& cost : costs) {
        if (cost.seconds < 0.005 * total) continue;
        table.add({cost.pass, cost.submodel, fmt::format("{:.2f}", cost.seconds * 1e3),
                   fmt::format("{:.0f} %", cost.seconds / total * 100),
                   fmt::format("{:.1f}", cost.rows / cost.seconds / 1e6),
                   fmt::format("{:.0f}", cost.traffic.streamed + cost.traffic.gathered),
                   fmt::format("{:.1f}", cost.traffic.visits), fmt::format("{:.0f}", cost.stream_share * 100),
                   cost.traffic.visits > 0 ? fmt::format("{:.0f}", cost.gather_share * 100) : "–"});
    }
    return fmt::format(
        "\n{} on {} thread(s), the costly submodels first; those under 0.5 % of the time are left out\n{}",
        m.workload->name, m.threads, table.text());
}

// The workloads asked for by name, or all of them.
std::vector<const Workload*> chosen(const std::vector<std::string>& names) {
    std::vector<const Workload*> out;
    std::vector<std::string> known;
    for (const Workload& workload : workloads()) {
        known.push_back(workload.name);
        if (names.empty() || std::find(names.begin(), names.end(), workload.name) != names.end())
            out.push_back(&workload);
    }
    for (const std::string& name : names)
        if (std::find(known.begin(), known.end(), name) == known.end()) {
            const std::string nearest = input::nearest_name(name, known);
            throw Stop(kUsage, fmt::format("there is no workload '{}'; {}", name,
                                           nearest.empty() ? fmt::format("there are: {}", fmt::join(known, ", "))
                                                           : "did you mean " + nearest + "?"));
        }
    return out;
}

std::vector<std::size_t> thread_counts(const Options& options) {
    if (options.threads) return {*options.threads};
    const std::size_t all = make_tbb_executor(0)->workers();
    return all > 1 ? std::vector<std::size_t>{1, all} : std::vector<std::size_t>{1};
}

void add_row(Table& table, const Measured& m) {
    table.add({m.workload->name, std::to_string(m.threads), fmt::format("{:.2f}", m.updates_per_second() / 1e6),
               fmt::format("{:.1f}", 1e9 / m.updates_per_second()), fmt::format("{:.2f}", m.setup_seconds),
               fmt::format("{:.0f}", m.state_bytes / m.agents),
               fmt::format("{:.0f}", static_cast<double>(m.peak_rss) / 1048576),
               fmt::format("{:.0f}", m.bytes_per_agent_step), fmt::format("{:.0f}", m.stream_share * 100),
               fmt::format("{:016x}", m.hash)});
}

}  // namespace

int bench(const Options& options) {
    const std::vector<const Workload*> asked = chosen(options.names);
    const std::string folder = options.out.empty() ? "results/bench" : options.out;
    Table table({"workload", "threads", "million\nupdates/s", "ns an\nupdate", "set-up\ns", "bytes\nan agent",
                 "peak\nMiB", "bytes an\nupdate", "% of\nstream", "hash"});
    std::string details;
    for (const std::size_t threads : thread_counts(options)) {
        const std::unique_ptr<Executor> executor =
            threads > 1 ? make_tbb_executor(threads) : std::make_unique<SerialExecutor>();
        Limits limits(*executor);
        for (const Workload* workload : asked) {
            const Measured m = measure(*workload, folder, *executor, limits);
            if (options.json) print(line_of(m, limits));
            if (options.json && options.explain)
                for (const PassCost& cost : m.passes) print(line_of(m, cost));
            add_row(table, m);
            if (options.explain) details += explained(m);
        }
        details += fmt::format(
            "\n{} thread(s) of this machine read at most {:.1f} GB/s in a stream. Shares of it may exceed 100 %: what "
            "is\n"
            "in the cache is read faster than memory.\n",
            threads, limits.stream() / 1e9);
    }
    if (!options.json) print(table.text() + details);
    return kFine;
}

}  // namespace agora::app
