// Segregation on a grid: parameters, the step and its metrics.
#include "models/reference/schelling.h"

#include <cmath>

#include "agora/permutation.h"
#include "models/reference/models.h"

namespace agora::reference {
namespace {

ParameterGroup schelling_parameters() {
    using P = SchellingParams;
    // clang-format off
    return describe<P>("schelling", {
        {&P::width, "width", "1", {3, 30000}, "Cells from left to right.", "choice of the modeller", When::at_start},
        {&P::height, "height", "1", {3, 30000}, "Cells from top to bottom.", "choice of the modeller", When::at_start},
        {&P::full, "full", "1", {0, 1}, "Share of the cells that are taken.", "Schelling 1971: about 0.7 to 0.8", When::at_start},
        {&P::first_share, "first_share", "1", {0, 1}, "Share of the agents who are of the first kind.", "Schelling 1971: half", When::at_start},
        {&P::tolerance, "tolerance", "1", {0, 1}, "Share of like neighbours below which an agent is unhappy.", "Schelling 1971: a third to a half"},
    });
    // clang-format on
}

std::uint8_t number(Kind kind) { return static_cast<std::uint8_t>(kind); }

Company company_of(Row<Cell> cell, const Read<KindOf>& kind, const SchellingParams& p) {
    Company out;
    const auto width = static_cast<std::uint32_t>(p.width), height = static_cast<std::uint32_t>(p.height);
    for (const std::uint32_t neighbour : cells_around(cell.index, width, height)) {
        const std::uint8_t other = kind[{neighbour}];
        out.all += other != number(Kind::empty);
        out.like += other == kind[cell];
    }
    return out;
}

void look_elsewhere(Rows<Cell> cells, Read<KindOf> kind, Write<Asks> asks, Send<Request> send, Random<Cell> random,
                    const SchellingParams& p) {
    const std::uint64_t count = static_cast<std::uint64_t>(p.width) * static_cast<std::uint64_t>(p.height);
    for (const Row c : cells) {
        asks[c] = kNoRow;
        if (kind[c] == number(Kind::empty) || !is_unhappy(company_of(c, kind, p), p.tolerance)) continue;
        const auto word = std::uint64_t{random(c, Purpose::relocation).word(0)};
        const Row<Cell> target{static_cast<std::uint32_t>(word * count >> 32)};
        if (kind[target] != number(Kind::empty)) continue;
        asks[c] = target.index;
        Request request;
        request.from = c.index;
        send(target, request);
    }
}

// Every asker has the same chance.
void admit(Rows<Cell> cells, Inbox<Request> inbox, Write<Admits> admits, Random<Cell> random) {
    for (const Row c : cells) {
        const std::span<const Request> requests = inbox[c];
        admits[c] = kNoRow;
        if (requests.empty()) continue;
        const auto word = std::uint64_t{random(c, Purpose::decision).word(0)};
        admits[c] = requests[word * requests.size() >> 32].from;
    }
}

void move(Rows<Cell> cells, Own<Asks> asks, Read<Admits> admits, Read<KindOf> before, Write<KindOf> kind) {
    for (const Row c : cells) {
        kind[c] = before[c];
        if (admits[c] != kNoRow) kind[c] = before[{admits[c]}];
        if (asks[c] != kNoRow && admits[{asks[c]}] == c.index) kind[c] = number(Kind::empty);
    }
}

void sum_segregation(Rows<Cell> cells, Read<KindOf> kind, Sums<5> sums, const SchellingParams& p) {
    for (const Row c : cells) {
        if (kind[c] == number(Kind::empty)) continue;
        const Company company = company_of(c, kind, p);
        sums[0] += 1;
        sums[1] += is_unhappy(company, p.tolerance);
        sums[4] += kind[c] == number(Kind::first);
        if (company.all == 0) continue;
        sums[2] += 1;
        sums[3] += static_cast<double>(company.like) / company.all;
    }
}

// A random order of the cells: agents of the first kind, then of the second, then nobody; so the numbers are exact.
std::string populate_grid(World& world, const Setup&, Executor& executor) {
    const auto& p = world.params<SchellingParams>();
    const double cells = static_cast<double>(p.width) * p.height;
    if (cells > 0x1p31) return "schelling.width × schelling.height must not exceed 2^31 cells";
    world.resize<Cell>(static_cast<std::size_t>(cells));
    const auto agents = std::round(cells * p.full);
    const auto first_agents = std::round(agents * p.first_share);
    Draws keys = world.random<Cell>(kSetupStep)({0}, Purpose::node_order);
    const Permutation order(world.all<Cell>().size(), {keys.word(0), keys.word(1), keys.word(2), keys.word(3)});
    const auto kind = world.values<KindOf>();
    for_blocks(executor, kind.size(), [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t c = first; c < last; ++c) {
            const double place = order(c);
            kind[c] = number(place < first_agents ? Kind::first : (place < agents ? Kind::second : Kind::empty));
        }
    });
    return "";
}

// clang-format off
std::vector<Metric> segregation_metrics() {
    return {
        {"like_share", "1", "Share of an agent's neighbours who are of its kind, on average over agents with neighbours.", {0, 1}, "Schelling 1971", [](std::span<const double> s) { return s[3] / s[2]; }},
        {"unhappy_share", "1", "Share of agents with too few neighbours of their kind.", {0, 1}, "Schelling 1971", [](std::span<const double> s) { return s[1] / s[0]; }},
        {"inhabitants", "agent", "Agents on the grid, which never changes.", {0, 2.2e9}, "conservation", [](std::span<const double> s) { return s[0]; }},
        {"first_kind", "agent", "Agents of the first kind, which never changes.", {0, 2.2e9}, "conservation", [](std::span<const double> s) { return s[4]; }},
    };
}
// clang-format on

}  // namespace

Model schelling_model() {
    Model m;
    m.name = "schelling";
    m.title = "Segregation on a grid";
    m.description =
        "Agents of two kinds move when too few of their neighbours are of their kind (Schelling 1971): mild "
        "preferences, strong segregation.";
    add_entities<Cell>(m);
    add_columns<KindOf, Asks, Admits>(m);
    add_messages<Request>(m);
    m.parameters = {schelling_parameters()};
    m.passes = {
        {"looking", "The unhappy look elsewhere.", {submodel<&look_elsewhere>("looking", "which cell is asked")}},
        {"admission", "Empty cells admit one.", {submodel<&admit>("admission", "who may come")}},
        {"moving", "The admitted move.", {submodel<&move>("moving", "who is where")}}};
    m.tallies = {tally<&sum_segregation>("segregation", segregation_metrics())};
    m.key_metrics = {"like_share", "unhappy_share"};
    m.agents = type_id<Cell>();
    m.populate = &populate_grid;
    return m;
}

}  // namespace agora::reference
