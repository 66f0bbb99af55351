// Generators of networks: each is a rule that says which links an item (a row, a pair of stubs) adds.
#include "models/reference/network.h"

#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "agora/permutation.h"
#include "models/reference/links.h"

namespace agora::reference {

ParameterGroup network_parameters(Generator generator, std::int32_t nodes) {
    using P = NetworkParams;
    // clang-format off
    ParameterGroup group = describe<P>("network", {
        {&P::generator, "generator", "1", {0, 14}, "What the network looks like.", "the generators of models/reference/network.h", When::at_start,
         {"none", "ring", "watts-strogatz", "erdos-renyi", "power-law", "complete", "path", "star", "cycle", "dyad", "stem", "t", "h", "bow-tie", "triangle-with-pendants"}},
        {&P::nodes, "nodes", "1", {1, 1e8}, "Agents in one copy of the network; small graphs with a name of their own have as many as they have.", "free choice", When::at_start},
        {&P::degree, "degree", "1", {0, 1000}, "Neighbours on a ring (also before rewiring), half of them on each side; an even number.", "free choice", When::at_start},
        {&P::rewiring, "rewiring", "1", {0, 1}, "Share of the links of the ring that lead anywhere instead (watts-strogatz).", "Watts & Strogatz 1998 doi 10.1038/30918", When::at_start},
        {&P::mean_degree, "mean_degree", "1", {0, 1000}, "Mean number of neighbours (erdos-renyi, power-law).", "free choice", When::at_start},
        {&P::exponent, "exponent", "1", {2.05, 10}, "Exponent of the density of degrees (power-law).", "free choice; typical 2 to 3: Clauset, Shalizi & Newman 2009 doi 10.1137/070710111", When::at_start},
        {&P::copies, "copies", "1", {1, 1e8}, "Copies of the network side by side without links between them, each drawn anew: many small runs in one.", "free choice", When::at_start},
        {&P::directed, "directed", "1", {0, 1}, "Whether only the agent a link starts from looks along it.", "free choice", When::at_start, {"no", "yes"}},
    });
    // clang-format on
    group.parameters[0].default_value = static_cast<double>(generator);
    group.parameters[1].default_value = nodes;
    return group;
}

Model network_model(std::string_view name, std::string_view title, std::string_view description, Generator generator,
                    std::int32_t nodes) {
    Model model;
    model.name = name;
    model.title = title;
    model.description = description;
    add_entities<Agent, Crowd>(model);
    add_memberships<CrowdAgents>(model);
    add_networks<Ties>(model);
    model.parameters = {network_parameters(generator, nodes)};
    model.agents = type_id<Agent>();
    model.takes_network = true;
    return model;
}

namespace {

struct SmallGraph {
    Generator name;
    std::uint32_t nodes;
    std::span<const std::array<std::uint8_t, 2>> links;
};
using SmallLinks = std::array<std::uint8_t, 2>;
constexpr SmallLinks kDyad[] = {{0, 1}};
constexpr SmallLinks kStem[] = {{0, 1}, {1, 2}, {1, 3}, {2, 3}};
constexpr SmallLinks kT[] = {{0, 1}, {1, 2}, {1, 3}, {3, 4}};
constexpr SmallLinks kH[] = {{0, 2}, {1, 2}, {2, 3}, {3, 4}, {3, 5}};
constexpr SmallLinks kBowTie[] = {{0, 1}, {0, 2}, {0, 3}, {0, 4}, {1, 2}, {3, 4}};
constexpr SmallLinks kPendants[] = {{0, 1}, {1, 2}, {0, 2}, {0, 3}, {1, 4}, {2, 5}};
constexpr SmallGraph kSmallGraphs[] = {
    {Generator::dyad, 2, kDyad}, {Generator::stem, 4, kStem},      {Generator::t, 5, kT},
    {Generator::h, 6, kH},       {Generator::bow_tie, 5, kBowTie}, {Generator::triangle_with_pendants, 6, kPendants}};

const SmallGraph* small_graph(Generator generator) {
    for (const SmallGraph& graph : kSmallGraphs)
        if (graph.name == generator) return &graph;
    return nullptr;
}

// The copies of one network: `nodes` rows each, one after the other.
struct Copies {
    std::uint32_t nodes;
    std::uint32_t copies;
    std::uint32_t rows() const { return nodes * copies; }
};

// What every generator needs.
struct Draft {
    World& world;
    Executor& executor;
    NetworkParams p;
    Copies layout;
    Direction direction;
    NetworkStore& store() const { return world.links<Ties>(); }
    Draws draws(std::uint32_t row, Purpose purpose) const {
        return world.random<Agent>(kSetupStep)(Row<Agent>{row}, purpose);
    }
    // links(first row of the copy, place in it, add) for every row.
    template <class LinksOf>
    void build(const LinksOf& links) const {
        const std::uint32_t nodes = layout.nodes;
        build_links(store(), layout.rows(), layout.rows(), direction, false, executor,
                    [&](std::uint32_t row, const auto& add) {
                        const std::uint32_t place = row % nodes, first = row - place;
                        links(first, place, [&](std::uint32_t a, std::uint32_t b) { add(first + a, first + b, 1.0f); });
                    });
    }
};

// Links of a ring by their owner, who stands `ahead` places before the other end.
class RewiredRing {
  public:
    RewiredRing(const Draft& draft, float rewiring)
        : draft_(draft),
          n_(draft.layout.nodes),
          half_(static_cast<std::uint32_t>(draft.p.degree) / 2),
          rewiring_(rewiring) {}

    template <class Add>
    void operator()(std::uint32_t first, std::uint32_t place, const Add& add) const {
        if (rewiring_ <= 0.0f) {
            for (std::uint32_t ahead = 1; ahead <= half_; ++ahead) add(place, (place + ahead) % n_);
            return;
        }
        Draws draws = draft_.draws(first + place, Purpose::link);
        std::vector<std::uint32_t> chosen;
        for (std::uint32_t ahead = 1; ahead <= half_; ++ahead) {
            std::uint32_t other = (place + ahead) % n_;
            if (draws.uniform(ahead - 1) < rewiring_) other = elsewhere(first, place, other, ahead, draws, chosen);
            add(place, other);
        }
    }

  private:
    static constexpr std::uint32_t kTries = 16;

    bool is_kept(std::uint32_t first, std::uint32_t owner, std::uint32_t ahead) const {
        return draft_.draws(first + owner, Purpose::link).uniform(ahead - 1) >= rewiring_;
    }
    // Whether the ring itself, after rewiring, links two places.
    bool are_neighbours(std::uint32_t first, std::uint32_t a, std::uint32_t b) const {
        const std::uint32_t ahead = (b + n_ - a) % n_;
        return (ahead <= half_ && is_kept(first, a, ahead)) || (n_ - ahead <= half_ && is_kept(first, b, n_ - ahead));
    }
    // A random place that is no neighbour yet; the old one if none is found. Two places that choose each other share
    // one link, which is the only way links can become fewer.
    std::uint32_t elsewhere(std::uint32_t first, std::uint32_t place, std::uint32_t old, std::uint32_t ahead,
                            Draws& draws, std::vector<std::uint32_t>& chosen) const {
        for (std::uint32_t i = 0; i < kTries; ++i) {
            const std::uint64_t word = draws.word(half_ + (ahead - 1) * kTries + i);
            const auto other = static_cast<std::uint32_t>((word * n_) >> 32);
            if (other == place || std::find(chosen.begin(), chosen.end(), other) != chosen.end()) continue;
            if (are_neighbours(first, place, other)) continue;
            chosen.push_back(other);
            return other;
        }
        return old;
    }

    const Draft& draft_;
    std::uint32_t n_, half_;
    float rewiring_;
};

// −ln(1 − x) for x in [0, 1), from sums alone: it must be exact for small x.
double minus_log_of_rest(double x) {
    if (x > 0.0625) return -static_cast<double>(log(static_cast<float>(1.0 - x)));
    double term = x, sum = 0;
    for (int k = 1; k < 40 && term > 1e-18 * sum; ++k, term *= x) sum += term / k;
    return sum;
}

// Each pair with the same probability: skips from link to link instead of asking every pair.
void erdos_renyi(const Draft& draft) {
    const std::uint32_t n = draft.layout.nodes;
    const double p = n < 2 ? 0 : static_cast<double>(draft.p.mean_degree) / (n - 1);
    if (p <= 0) return;
    const double rate = p < 1 ? minus_log_of_rest(p) : 0;
    const bool directed = draft.direction == Direction::one_way;
    draft.build([&](std::uint32_t first, std::uint32_t place, const auto& add) {
        Draws draws = draft.draws(first + place, Purpose::link);
        std::uint64_t other = directed ? 0 : place + 1;
        for (std::uint32_t k = 0;; ++k, ++other) {
            if (p < 1) {
                const double skip = minus_log_of_rest((draws.word(k) + 0.5) * 0x1p-32) / rate;
                other += skip < n ? static_cast<std::uint32_t>(skip) : n;
            }
            if (other >= n) return;
            if (other != place) add(place, static_cast<std::uint32_t>(other));
        }
    });
}

// The smallest degree with which Pareto degrees cut at `most` have the wanted mean.
float smallest_degree(float mean, float exponent, float most) {
    float low = 0.0f, high = mean;
    for (int i = 0; i < 40; ++i) {
        const float x = 0.5f * (low + high);
        const float tail = 1.0f - power(most / x, 2.0f - exponent);
        (x + x * tail / (exponent - 2.0f) < mean ? low : high) = x;
    }
    return high;
}

// Stubs of all agents of a copy stand in one row; a random order pairs them.
void power_law_network(const Draft& draft) {
    const std::uint32_t n = draft.layout.nodes, rows = draft.layout.rows();
    const float mean = draft.p.mean_degree;
    const float most = std::sqrt(static_cast<float>(n) * mean);
    const float least = smallest_degree(mean, draft.p.exponent, most);
    std::vector<std::uint32_t> owners, first_stub{0}, stub_copy;
    for (std::uint32_t row = 0; row < rows; ++row) {
        Draws draws = draft.draws(row, Purpose::link);
        const float degree = smaller(power_law(draws.uniform(0), least, draft.p.exponent), most);
        const float whole = std::floor(degree);
        owners.insert(owners.end(), static_cast<std::size_t>(whole) + (draws.uniform(1) < degree - whole ? 1 : 0), row);
        if ((row + 1) % n != 0) continue;
        if ((owners.size() - first_stub.back()) % 2 != 0) owners.pop_back();
        stub_copy.resize(owners.size() / 2, row / n);
        first_stub.push_back(static_cast<std::uint32_t>(owners.size()));
    }
    std::vector<Permutation> orders;
    for (std::uint32_t copy = 0; copy < draft.layout.copies; ++copy) {
        Draws keys = draft.draws(copy * n, Purpose::node_order);
        orders.emplace_back(first_stub[copy + 1] - first_stub[copy],
                            Words{keys.word(0), keys.word(1), keys.word(2), keys.word(3)});
    }
    build_links(draft.store(), rows, stub_copy.size(), draft.direction, false, draft.executor,
                [&](std::uint32_t pair, const auto& add) {
                    const std::uint32_t copy = stub_copy[pair], first = first_stub[copy];
                    const std::uint32_t a = owners[first + orders[copy](2 * pair - first)];
                    const std::uint32_t b = owners[first + orders[copy](2 * pair + 1 - first)];
                    if (a != b) add(a, b, 1.0f);
                });
}

void generate(const Draft& draft) {
    const auto generator = static_cast<Generator>(draft.p.generator);
    const std::uint32_t n = draft.layout.nodes;
    const auto none = [](std::uint32_t, std::uint32_t, const auto&) {};
    switch (generator) {
        case Generator::none: return draft.build(none);
        case Generator::ring: return draft.build(RewiredRing(draft, 0.0f));
        case Generator::watts_strogatz: return draft.build(RewiredRing(draft, draft.p.rewiring));
        case Generator::erdos_renyi: return erdos_renyi(draft);
        case Generator::power_law: return power_law_network(draft);
        case Generator::complete:
            return draft.build([&](std::uint32_t, std::uint32_t a, const auto& add) {
                for (std::uint32_t b = a + 1; b < n; ++b) add(a, b);
            });
        case Generator::star:
            return draft.build([](std::uint32_t, std::uint32_t a, const auto& add) {
                if (a > 0) add(0, a);
            });
        case Generator::path:
        case Generator::cycle:
            return draft.build([&](std::uint32_t, std::uint32_t a, const auto& add) {
                if (a + 1 < n) add(a, a + 1);
                else if (generator == Generator::cycle && n > 2) add(a, 0);
            });
        default:
            return draft.build([&](std::uint32_t, std::uint32_t a, const auto& add) {
                for (const auto& link : small_graph(generator)->links)
                    if (link[0] == a) add(link[0], link[1]);
            });
    }
}

void build_given(const GivenNetwork& given, const Draft& draft) {
    const std::size_t links = given.links.size();
    build_links(draft.store(), draft.layout.rows(), links * draft.layout.copies, draft.direction, given.weighted,
                draft.executor, [&](std::uint32_t item, const auto& add) {
                    const GivenNetwork::Link& link = given.links[item % links];
                    const auto first = static_cast<std::uint32_t>(item / links) * draft.layout.nodes;
                    add(first + link.from, first + link.to, link.weight);
                });
}

// Expected links of all copies, each counted once.
double expected_links(const NetworkParams& p, const Setup& setup, double nodes) {
    if (setup.network) return static_cast<double>(setup.network->links.size()) * p.copies;
    double per_node = 2;
    const auto generator = static_cast<Generator>(p.generator);
    if (generator == Generator::ring || generator == Generator::watts_strogatz) per_node = p.degree / 2;
    if (generator == Generator::erdos_renyi || generator == Generator::power_law)
        per_node = static_cast<double>(p.mean_degree) / 2;
    if (generator == Generator::complete) per_node = (nodes - 1) / 2;
    return nodes * p.copies * per_node;
}

std::string network_problem(const NetworkParams& p, const Setup& setup, double nodes, CompleteGraph complete) {
    const auto generator = static_cast<Generator>(p.generator);
    if (nodes * p.copies > 4e9)
        return "network.nodes × network.copies is more than the four thousand million a world holds";
    const bool stored = setup.network || generator != Generator::complete || complete == CompleteGraph::stored;
    if (stored && expected_links(p, setup, nodes) > 2.1e9)
        return "the network has more links than the two thousand million a world holds";
    if (setup.network) return nodes > 0 ? "" : "the network that is given has no agents";
    if (generator == Generator::ring || generator == Generator::watts_strogatz) {
        if (p.degree % 2 != 0)
            return "network.degree (" + std::to_string(p.degree) +
                   ") must be even: half of the neighbours stand on each side";
        if (p.degree >= p.nodes)
            return "network.degree (" + std::to_string(p.degree) + ") must be below network.nodes (" +
                   std::to_string(p.nodes) + ")";
    }
    if (generator == Generator::erdos_renyi && p.mean_degree > static_cast<float>(p.nodes - 1))
        return "network.mean_degree is more than there are others to be linked with";
    if (generator == Generator::power_law && 4.0f * p.mean_degree > static_cast<float>(p.nodes))
        return "network.mean_degree is too large for a power law: at most a quarter of network.nodes";
    return "";
}

}  // namespace

std::string build_network(World& world, const Setup& setup, Executor& executor, CompleteGraph complete) {
    NetworkParams p = world.params<NetworkParams>();
    if (setup.network) {
        world.set_parameter("network.generator", static_cast<double>(Generator::none));
        p.directed = setup.network->directed ? 1 : p.directed;
    }
    const SmallGraph* small = small_graph(static_cast<Generator>(p.generator));
    const std::uint32_t nodes = setup.network ? setup.network->nodes
                                : small       ? small->nodes
                                              : static_cast<std::uint32_t>(p.nodes);
    std::string problem = network_problem(p, setup, nodes, complete);
    if (!problem.empty()) return problem;
    const Copies layout{nodes, static_cast<std::uint32_t>(p.copies)};
    world.resize<Agent>(layout.rows());
    world.resize<Crowd>(layout.copies);
    world.set_members(type_id<CrowdAgents>(), std::vector<std::uint32_t>(layout.copies, nodes));
    const Draft draft{world, executor, p, layout, p.directed != 0 ? Direction::one_way : Direction::both_ways};
    if (setup.network) build_given(*setup.network, draft);
    else if (!is_complete(p) || complete == CompleteGraph::stored) generate(draft);
    return "";
}

}  // namespace agora::reference
