// Bargaining over projects.
#include "models/cocreation/projects/bargaining.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace agora::cocreation {
namespace {

constexpr std::array<float, 4> kSurplus{1.0f, kOtherLineSurplus, 1.0f, 1.0f};

// The b-th largest of the offers an owner receives once `own` is left out, given the b-th and (b + 1)-th of all.
float best_of_others(const std::array<float, 2>& ranked, float own) { return own >= ranked[0] ? ranked[1] : ranked[0]; }

struct Disagreement {
    float coalition, service;
};

// Best alternatives of both sides of the four ties, given all offers.
std::array<float, 8> targets_of(const std::array<float, 8>& m, bool has_other, Disagreement d,
                                const std::array<float, 2>& ranked) {
    const float from_team = m[coalition_team + 1], from_owner = m[coalition_owner + 1];
    const float from_other = has_other ? m[coalition_other + 1] : 0.0f;
    std::array<float, 8> a{};
    a[coalition_team] = larger(d.coalition, larger(from_other, from_owner));
    a[coalition_team + 1] = larger(d.service, m[team_owner + 1]);
    a[coalition_other] = larger(d.coalition, larger(from_team, from_owner));
    a[coalition_other + 1] = d.service;
    a[coalition_owner] = larger(d.coalition, larger(from_team, from_other));
    a[coalition_owner + 1] = larger(d.service, best_of_others(ranked, m[coalition_owner]));
    a[team_owner] = larger(d.service, m[coalition_team]);
    a[team_owner + 1] = larger(d.service, best_of_others(ranked, m[team_owner]));
    return a;
}

}  // namespace

void make_offers(Rows<Project> projects, Own<ProjectPhase> phase, Own<Alternatives> alternatives, Update<Offers> offers,
                 const InfluenceParams& p) {
    for (const auto i : projects) {
        if (phase[i] == idle || p.bargaining_network < 0.5f) continue;
        for (std::size_t tie = 0; tie < 4; ++tie) {
            const float first = alternatives[i][2 * tie], second = alternatives[i][2 * tie + 1];
            offers[i][2 * tie] = offer_of(kSurplus[tie], first, second);
            offers[i][2 * tie + 1] = offer_of(kSurplus[tie], second, first);
        }
    }
}

void compare_offers(Rows<Organisation> organisations, Links<OrganisationLines> lines,
                    ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects, Read<ProjectPhase> phase,
                    Read<ProjectLine> lead, Read<Offers> offers, Update<Competitors> competitors,
                    const InfluenceParams& p) {
    std::vector<float> received;
    for (const auto o : organisations) {
        received.clear();
        competitors[o] = {0.0f, 0.0f};
        if (p.bargaining_network < 0.5f) continue;
        for (const auto line : lines[o])
            for (const auto project : projects[catchment[line]])
                if (phase[project] != idle && lead[project] == line) {
                    received.push_back(offers[project][coalition_owner]);
                    received.push_back(offers[project][team_owner]);
                }
        const auto capacity = static_cast<std::size_t>(p.owner_capacity * static_cast<float>(lines[o].size()));
        std::sort(received.begin(), received.end(), [](float a, float b) { return a > b; });
        for (std::size_t k = 0; k < 2; ++k)
            if (capacity + k > 0 && capacity + k - 1 < received.size()) competitors[o][k] = received[capacity + k - 1];
    }
}

void revise_alternatives(Rows<Project> projects, Own<ProjectPhase> phase, Own<ProjectLine> lead, Own<Offers> offers,
                         Own<Participants> count, Own<Stocks> stocks, ParentOf<CatchmentProjects> catchment,
                         Members<CatchmentLines> lines, Read<LineOwner> owner, Read<Competitors> competitors,
                         Update<Alternatives> alternatives, Update<CitizenShare> share, Update<Dependence> dependence,
                         const InfluenceParams& p) {
    for (const auto i : projects) {
        if (phase[i] == idle) {
            share[i] = 0;
            dependence[i] = 0;
            alternatives[i] = {};
            continue;
        }
        const Disagreement d{coalition_disagreement(count[i]), service_disagreement(stocks[i][2])};
        if (p.bargaining_network < 0.5f) {
            share[i] = two_party_share(d.coalition, d.service);
            dependence[i] = d.service - d.coalition;
            continue;
        }
        const bool has_other = lines[catchment[i]].size() > 1;
        const auto targets = targets_of(offers[i], has_other, d, competitors[owner[lead[i]]]);
        for (std::size_t k = 0; k < targets.size(); ++k)
            alternatives[i][k] += p.damping * (targets[k] - alternatives[i][k]);
        share[i] = clamp01(0.5f * (offers[i][coalition_team + 1] + offers[i][coalition_owner + 1]));
        dependence[i] = std::fabs(alternatives[i][coalition_team + 1] - alternatives[i][coalition_team]);
    }
}

}  // namespace agora::cocreation
