// First opinions, and what is measured of opinions.
#include "models/reference/opinion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/reference/initial.h"

namespace agora::reference {

ParameterGroup opinion_parameters() {
    using P = OpinionParams;
    // clang-format off
    return describe<P>("opinions", {
        {&P::start, "start", "1", {0, 1}, "First opinions: drawn at random, or evenly spaced in the order of the agents.", "free choice", When::at_start, {"uniform", "grid"}},
        {&P::lowest, "lowest", "1", {-1e6, 1e6}, "Lower end of first opinions.", "free choice", When::at_start},
        {&P::highest, "highest", "1", {-1e6, 1e6}, "Upper end of first opinions.", "free choice", When::at_start},
        {&P::gap, "gap", "1", {1e-6, 1}, "A wider gap between neighbouring opinions separates two clusters (for metrics only).", "free choice; finer than any confidence of interest"},
    });
    // clang-format on
}

std::string set_opinions(World& world, const Setup& setup, Executor& executor) {
    const auto& p = world.params<OpinionParams>();
    const auto opinions = world.values<Opinion>();
    const std::uint32_t in_copy = world.rows(type_id<Agent>()) / world.rows(type_id<Crowd>());
    const auto random = world.random<Agent>(kSetupStep);
    const double low = p.lowest, width = p.highest - low;
    for_blocks(executor, opinions.size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t row = first; row < last; ++row) {
            Draws draws = random(Row<Agent>{row}, Purpose::initial_value);
            const double part = p.start == 0 ? uniform_double(draws, 0) : (row % in_copy + 0.5) / in_copy;
            opinions[row] = low + width * part;
        }
    });
    return set_given(world, setup);
}

namespace {

struct Part {
    double lowest = std::numeric_limits<double>::max();
    double highest = std::numeric_limits<double>::lowest();
    std::size_t count = 0;
};

}  // namespace

// Opinions are sorted into parts no wider than the gap, so that only gaps between parts matter. A range of more than
// 65,536 gaps is cut into 65,536 parts, each of which then counts as one group.
Clusters find_clusters(std::span<const double> opinions, double gap, double share) {
    if (opinions.empty()) return {};
    const auto [low, high] = std::minmax_element(opinions.begin(), opinions.end());
    const double lowest = *low, width = std::max(gap, (*high - lowest) / 65536.0);
    std::vector<Part> parts(static_cast<std::size_t>((*high - lowest) / width) + 1);
    for (const double opinion : opinions) {
        Part& part = parts[static_cast<std::size_t>((opinion - lowest) / width)];
        part.lowest = std::min(part.lowest, opinion);
        part.highest = std::max(part.highest, opinion);
        ++part.count;
    }
    Clusters out;
    Part group;
    const auto close = [&] {
        ++out.all;
        out.major += static_cast<double>(group.count) >= share * static_cast<double>(opinions.size()) ? 1 : 0;
        out.widest = std::max(out.widest, group.highest - group.lowest);
    };
    for (const Part& part : parts) {
        if (part.count == 0) continue;
        if (group.count > 0 && part.lowest - group.highest > at_most(gap)) {
            close();
            group = {};
        }
        group = {std::min(group.lowest, part.lowest), part.highest, group.count + part.count};
    }
    close();
    return out;
}

namespace {

void sum_opinions(Rows<Agent> agents, Own<Opinion> opinion, Sums<3> sums) {
    for (const auto i : agents) {
        sums[0] += 1;
        sums[1] += opinion[i];
        sums[2] += opinion[i] * opinion[i];
    }
}

void scan_changes(Rows<Crowd> crowds, Members<CrowdAgents> members, Read<Change> change, Sums<2> sums) {
    for (const auto crowd : crowds) {
        double largest = 0;
        for (const auto i : members[crowd]) largest = std::max(largest, change[i]);
        sums[0] += 1;
        sums[1] += largest;
    }
}

void scan_clusters(Rows<Crowd> crowds, Members<CrowdAgents> members, Read<Opinion> opinion, Sums<4> sums,
                   const OpinionParams& p) {
    for (const auto crowd : crowds) {
        const Rows<Agent> agents = members[crowd];
        const std::span<const double> opinions(&opinion[{agents.first()}], agents.size());
        const Clusters clusters = find_clusters(opinions, p.gap);
        sums[0] += 1;
        sums[1] += static_cast<double>(clusters.all);
        sums[2] += static_cast<double>(clusters.major);
        sums[3] += clusters.all == 1 ? 1 : 0;
    }
}

double spread_of(std::span<const double> sums) {
    const double mean = sums[1] / sums[0];
    return std::sqrt(std::max(0.0, sums[2] / sums[0] - mean * mean));
}

template <std::size_t number>
double mean_of(std::span<const double> sums) {
    return sums[number] / sums[0];
}

}  // namespace

Tally opinion_tally() {
    return tally<&sum_opinions>(
        "opinions", {{"opinion_mean", "1", "Mean opinion.", {-1e6, 1e6}, "definition", &mean_of<1>},
                     {"opinion_spread", "1", "Standard deviation of opinions.", {0, 1e6}, "definition", &spread_of}});
}

Tally change_tally() {
    return tally<&scan_changes>("changes", {{"largest_change",
                                             "1",
                                             "Largest move of an opinion in the last step (mean over copies).",
                                             {0, 2e6},
                                             "definition",
                                             &mean_of<1>}});
}

Tally cluster_tally() {
    return tally<&scan_clusters>(
        "clusters",
        {{"clusters", "1", "Groups of opinions (mean over copies).", {1, 1e8}, "definition", &mean_of<1>},
         {"major_clusters",
          "1",
          "Groups of opinions with at least 5 % of the agents (mean over copies).",
          {0, 20},
          "definition",
          &mean_of<2>},
         {"consensus_share", "1", "Share of copies with a single group.", {0, 1}, "definition", &mean_of<3>}});
}

}  // namespace agora::reference
