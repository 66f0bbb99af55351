// One state for the process: which of the things that can be asked for is being made.
#include "sim/app/memory.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>

#include "sim/app/stop.h"
#include "sim/run/tallies.h"

namespace agora::app {
namespace {

std::atomic<Need> current{Need::files};

}  // namespace

void working_on(Need need) { current = need; }

std::string out_of_memory_text() {
    switch (current.load()) {
        case Need::files: return "there is not enough memory for these files";
        case Need::results:
            return "there is not enough memory for the outcomes of so many runs and steps; fewer --replicates or "
                   "--steps "
                   "need less";
        case Need::worlds:
            return "there is not enough memory for this world; a smaller --scale needs less (agora plan FILE says how "
                   "much), and so do fewer --threads where worlds run side by side";
        case Need::design:
            return "there is not enough memory for this design; fewer rows, levels or replicates need less";
        case Need::rows: return "there is not enough memory for all runs of this sweep at once";
    }
    return {};
}

double memory_limit() {
    double bytes = static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
    rlimit limit{};
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY)
        bytes = std::min(bytes, static_cast<double>(limit.rlim_cur));
    return bytes;
}

void refuse_too_many_outcomes(const Study& study, bool traced) {
    const std::size_t columns = traced ? study.model->columns.size() : 0;
    const auto per_step = static_cast<double>(sizeof(float) * (metrics_of(*study.model).size() + columns));
    double bytes = 0, runs = 0;
    for (const Scenario& scenario : study.scenarios) {
        bytes += per_step * scenario.replicates * scenario.steps;
        runs += scenario.replicates;
    }
    if (bytes <= memory_limit()) return;
    throw Stop(kInternal,
               fmt::format("the outcomes of {:.0f} runs take {:.0f} GiB of memory, and there are {:.1f}\nfewer "
                           "--replicates or --steps need less",
                           runs, bytes / 1073741824, memory_limit() / 1073741824));
}

}  // namespace agora::app
