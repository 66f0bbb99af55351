// Support ties follow likeness of resources (homophily) on a small-world ring; weak ties are a thinned random order.
#include "models/cocreation/ties.h"

#include <algorithm>

#include "agora/model.h"
#include "agora/vector.h"
#include "models/cocreation/households.h"
#include "models/cocreation/symmetric_links.h"

namespace agora::cocreation {

ParameterGroup ties_parameters() {
    using P = TiesParams;
    // clang-format off
    return describe<P>("ties", {
        {&P::support_degree, "support_degree", "1", {0, 12}, "Support ties per citizen outside the household; an even number.", "indicator quality_support_network; Zhou et al. 2005 doi 10.1098/rspb.2004.2970", When::at_start},
        {&P::rewire, "rewire", "1", {0, 1}, "Share of support ties that do not follow likeness of resources.", "Watts & Strogatz 1998 doi 10.1038/30918; value: assumption", When::at_start},
        {&P::weak_degree, "weak_degree", "1", {0, 40}, "Mean number of acquaintances who matter, in the same municipality.", "indicator polymod contacts; theory base M19", When::at_start},
    });
    // clang-format on
}

std::string ties_problem(const TiesParams& p, std::uint64_t citizens) {
    if (p.support_degree % 2 != 0)
        return "ties.support_degree (" + std::to_string(p.support_degree) +
               ") must be even: half of the ties lead up, half down in the order of resources";
    const double most = static_cast<double>(citizens) *
                        static_cast<double>(std::max(static_cast<float>(p.support_degree), p.weak_degree));
    if (most > 0.95 * 0x1p32)
        return "too many ties for one world: lower places.population, scale, ties.support_degree or ties.weak_degree";
    return "";
}

WeakRule weak_rule(float weak_degree) {
    constexpr float kPerReach =
        2.0f * (2.0f / 3.0f) * (2.0f / 3.0f);  // mean degree for each place of reach, both sides
    const float reach = std::ceil(weak_degree / kPerReach - 1e-4f);
    if (reach < 1.0f) return {};
    return {std::min(static_cast<std::uint32_t>(reach), kFarthestCandidate),
            smaller(1.0f, weak_degree / (kPerReach * reach))};
}

void WeakWindow::find_holders(const Permutation& holder, std::uint32_t size, std::uint32_t first, std::uint32_t count) {
    const std::uint32_t before_end = std::min(size - first, count);
    holder.fill(first, before_end, rows.data());
    holder.fill(0, count - before_end, rows.data() + before_end);
}

namespace {

using FourWords = std::array<std::array<std::uint32_t, WeakWindow::kMost>, 4>;

AGORA_VECTOR void draw_words(const Random<Citizen>& random, const std::uint32_t* rows, std::uint32_t first_row,
                             std::uint32_t count, std::uint32_t block, FourWords& out) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const Words words = random.words({first_row + rows[n]}, Purpose::weak_tie, block);
        for (std::size_t w = 0; w < 4; ++w) out[w][n] = words[w];
    }
}

}  // namespace

void WeakWindow::draw(const Random<Citizen>& random, std::uint32_t first_row, std::uint32_t count,
                      std::uint32_t block) {
    draw_words(random, rows.data(), first_row, count, block, words);
}

// Without branches, which would be guessed wrong for many.
std::uint32_t WeakWindow::find_tied(std::uint32_t count, std::uint32_t l, float keep) {
    const std::uint32_t* const draws = words[(l - 1) % 4].data();
    std::uint32_t found = 0;
    for (std::uint32_t n = 0; n < count; ++n) {
        tied[found] = n;
        found += to_uniform(draws[n]) < keep * sociability[n] * sociability[n + l] ? 1 : 0;
    }
    return found;
}

namespace {

// Scratch space of one worker, reused from catchment to catchment.
struct Scratch {
    std::vector<std::uint64_t> order;
    std::vector<LatticePlace> ring;
    std::vector<std::uint64_t> rewired;
};

void sort_by_resources(Rows<Citizen> citizens, std::span<const Resources::Value> resources,
                       std::span<const HouseholdPlace::Value> places, Scratch& scratch) {
    scratch.order.clear();
    for (const Row<Citizen> i : citizens)
        scratch.order.push_back(std::uint64_t{resources[i.index].bits} << 32 | i.index);
    std::sort(scratch.order.begin(), scratch.order.end());
    scratch.ring.clear();
    for (const std::uint64_t entry : scratch.order) {
        const auto row = static_cast<std::uint32_t>(entry);
        scratch.ring.push_back({row, household_first(row, places[row])});
    }
}

void connect_support(World& world, Executor& executor) {
    const auto& p = world.params<TiesParams>();
    const auto random = world.random<Citizen>(kSetupStep);
    const auto resources = std::as_const(world).values<Resources>();
    const auto places = std::as_const(world).values<HouseholdPlace>();
    std::vector<Scratch> scratch(executor.workers());
    const auto uniforms = [&](std::uint32_t row) { return random(Row<Citizen>{row}, Purpose::support_rewiring); };
    build_symmetric(world.links<SupportTies>(), world.all<Citizen>().size(), world.all<Catchment>().size(), executor,
                    [&](std::size_t catchment, std::size_t worker, const auto& tie) {
                        const Row<Catchment> row{static_cast<std::uint32_t>(catchment)};
                        Scratch& mine = scratch[worker];
                        sort_by_resources(world.members<CatchmentCitizens>(row), resources, places, mine);
                        support_ties(mine.ring, static_cast<std::uint32_t>(p.support_degree) / 2, p.rewire, uniforms,
                                     mine.rewired, tie);
                    });
}

Rows<Citizen> citizens_of(const World& world, Row<Locality> locality) {
    const Rows<Catchment> catchments = world.members<LocalityCatchments>(locality);
    return {world.members<CatchmentCitizens>({catchments.first()}).first(),
            world.members<CatchmentCitizens>({catchments.last() - 1}).last()};
}

void connect_weak(World& world, Executor& executor) {
    const WeakRule rule = weak_rule(world.params<TiesParams>().weak_degree);
    const auto random = world.random<Citizen>(kSetupStep);
    const auto order = world.random<Locality>(kSetupStep);
    const auto sociability = std::as_const(world).values<Sociability>();
    build_symmetric(
        world.links<WeakTies>(), world.all<Citizen>().size(), world.all<Locality>().size(), executor,
        [&](std::size_t index, std::size_t, const auto& tie) {
            const Row<Locality> locality{static_cast<std::uint32_t>(index)};
            const Rows<Citizen> citizens = citizens_of(world, locality);
            const std::uint32_t first = citizens.first();
            Draws keys = order(locality, Purpose::locality_permutation);
            const Permutation holder(citizens.size(), {keys.word(0), keys.word(1), keys.word(2), keys.word(3)});
            weak_ties(
                holder, citizens.size(), rule,
                [&](std::uint32_t i) { return static_cast<float>(sociability[first + i]); }, random, first,
                [&](std::uint32_t a, std::uint32_t b) { tie(first + a, first + b); });
        });
}

}  // namespace

void connect_citizens(World& world, Executor& executor) {
    connect_support(world, executor);
    connect_weak(world, executor);
}

}  // namespace agora::cocreation
