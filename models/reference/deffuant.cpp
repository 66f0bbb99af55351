// Deffuant: parameters, who meets whom, the meeting, and the model.
#include "models/reference/deffuant.h"

#include <algorithm>
#include <cmath>

#include "models/reference/models.h"

namespace agora::reference {
namespace {

struct Ticket : Column<Agent, std::uint32_t> {
    static constexpr ColumnInfo info{"ticket", "1", {0, 4294967295.0f}, "A number drawn anew in each step."};
};
struct Choice : Column<Agent, Row<Agent>> {
    static constexpr ColumnInfo info{
        "choice", "1", {0, 4294967295.0f}, "The neighbour an agent would meet, or itself."};
};

ParameterGroup deffuant_parameters() {
    using P = DeffuantParams;
    // clang-format off
    return describe<P>("deffuant", {
        {&P::confidence, "confidence", "1", {0, 1e6}, "Opinions farther apart than this leave each other alone.", "free choice; Deffuant et al. 2000 use 0.2 to 0.5"},
        {&P::convergence, "convergence", "1", {0, 0.5}, "Share of the distance each of the two moves.", "Deffuant et al. 2000"},
        {&P::meeting, "meeting", "1", {0, 1}, "Share of pairs that do meet in a step; a small share comes close to one meeting after the other.", "free choice"},
    });
    // clang-format on
}

void draw_tickets(Rows<Agent> agents, Update<Ticket> ticket, Random<Agent> random) {
    for (const auto i : agents) ticket[i] = random(i, Purpose::priority).word(0);
}

// The place of a link in the random order of links; the same from both ends.
std::uint64_t link_order(std::uint32_t ticket, std::uint32_t other_ticket) {
    std::uint32_t x = ticket ^ other_ticket;
    x = (x ^ (x >> 16)) * 0x85EBCA6Bu;
    x = (x ^ (x >> 13)) * 0xC2B2AE35u;
    return x ^ (x >> 16);
}

void choose_on_network(Rows<Agent> agents, Links<Ties> ties, Read<Ticket> ticket, Update<Choice> choice) {
    for (const auto i : agents) {
        std::uint64_t best = ~0ull;
        choice[i] = i;
        for (const auto other : ties[i]) {
            if (other == i) continue;
            // Equal places are told apart by the sum of the two rows, on which both ends agree.
            const std::uint64_t order = link_order(ticket[i], ticket[other]) << 32 | (i.index + other.index);
            if (order >= best) continue;
            best = order;
            choice[i] = other;
        }
    }
}

bool do_meet(Row<Agent> a, Row<Agent> b, const Random<Agent>& random, const DeffuantParams& p) {
    if (a == b) return false;
    return p.meeting >= 1 || static_cast<double>(random(std::min(a, b), Purpose::encounter).uniform(0)) < p.meeting;
}

double moved(double own, double other, const DeffuantParams& p) {
    return after_meeting(own, other, p.confidence, p.convergence);
}

void meet_in_pairs(Pairs<CrowdAgents> pairs, Update<Opinion> opinion, Update<Change> change, Random<Agent> random,
                   const DeffuantParams& p) {
    pairs.for_each([&](std::span<const Row<Agent>> rows) {
        for (std::size_t n = 0; n < rows.size(); n += 2) {
            const Row<Agent> a = rows[n], b = rows[n + 1];
            const double first = opinion[a], second = opinion[b];
            if (do_meet(a, b, random, p)) {
                opinion[a] = moved(first, second, p);
                opinion[b] = moved(second, first, p);
            }
            change[a] = std::abs(opinion[a] - first);
            change[b] = std::abs(opinion[b] - second);
        }
    });
}

void meet_on_ties(Rows<Agent> agents, Read<Choice> choice, Read<Opinion> before, Write<Opinion> after,
                  Update<Change> change, Random<Agent> random, const DeffuantParams& p) {
    for (const auto i : agents) {
        const Row<Agent> other = choice[i];
        const bool met = choice[other] == i && do_meet(i, other, random, p);
        after[i] = met ? moved(before[i], before[other], p) : before[i];
        change[i] = std::abs(after[i] - before[i]);
    }
}

std::string populate_deffuant(World& world, const Setup& setup, Executor& executor) {
    std::string problem = build_network(world, setup, executor, CompleteGraph::implied);
    return problem.empty() ? set_opinions(world, setup, executor) : problem;
}

}  // namespace

Model deffuant_model() {
    Model model =
        network_model("deffuant", "Deffuant bounded confidence",
                      "Two who meet and are not too far apart move towards each other.", Generator::complete, 1000);
    add_columns<Opinion, Change, Ticket, Choice>(model);
    model.parameters.push_back(opinion_parameters());
    model.parameters.push_back(deffuant_parameters());
    model.passes = {{"pairs",
                     "On the complete graph everybody meets somebody.",
                     {only_if(&everybody_meets, submodel<&meet_in_pairs>("pairs", "the two of a pair move together"))}},
                    {"tickets",
                     "On ties: chance.",
                     {only_if(&has_ties, submodel<&draw_tickets>("tickets", "a number for each agent"))}},
                    {"choices",
                     "Who would meet whom.",
                     {only_if(&has_ties, submodel<&choose_on_network>("choices", "the first link of each agent"))}},
                    {"meetings",
                     "Two who chose each other meet.",
                     {only_if(&has_ties, submodel<&meet_on_ties>("meetings", "the two move together"))}}};
    model.tallies = {opinion_tally(), change_tally(), cluster_tally()};
    model.key_metrics = {"major_clusters", "clusters", "opinion_spread", "largest_change"};
    model.given = {type_id<Opinion>()};
    model.recorded = {type_id<Agent>()};
    model.populate = &populate_deffuant;
    return model;
}

}  // namespace agora::reference
