// Scaling out: adoption of the method, copying of services, and what lines learn from finished projects.
#include "models/cocreation/scaling.h"

#include <cmath>

namespace agora::cocreation {

ParameterGroup scaling_parameters() {
    using P = ScalingParams;
    // clang-format off
    return describe<P>(
        "scaling",
        {{&P::method_transfer, "method_transfer", "1", {0, 1}, "1: the method may spread between lines; 0: not.", "lever"},
         {&P::service_transfer, "service_transfer", "1", {0, 1}, "1: co-created services may be copied; 0: not.", "lever"},
         {&P::innovation, "innovation", "1/month", {0, 0.003}, "Adoption out of the blue, p_in.", "assumption: theory M16"},
         {&P::learning, "learning", "1/month", {0, 0.12}, "Adoption by learning from neighbours, q_L.", "assumption: theory M16; mechanism Shipan & Volden 2008"},
         {&P::imitation, "imitation", "1/month", {0, 0.036}, "Adoption by imitation inside the owner, q_I.", "assumption: theory M16; mechanism Shipan & Volden 2008"},
         {&P::competition, "competition", "1/month", {0, 0.1}, "Adoption because neighbours with the method do better, q_C.", "assumption: theory M16 names no value"},
         {&P::coercion, "coercion", "1/month", {0, 0.15}, "Adoption under policy support, q_P.", "assumption: theory M16; mechanism Shipan & Volden 2008"},
         {&P::method_skill, "method_skill", "1", {0, 1}, "Training in strengths-based practice that comes with the method.", "assumption: theory M16"},
         {&P::copy_rate, "copy_rate", "1/month", {0, 0.1}, "Rate at which lines look for a service to copy.", "assumption: theory M16 names no value"},
         {&P::copy_reach, "copy_reach", "1", {0.01, 1}, "Distance between users' needs at which acceptance falls to 1/e.", "assumption: theory M16; CoSIE pattern C-P21"},
         {&P::copy_fidelity, "copy_fidelity", "1", {0, 1}, "Share of a design that survives copying.", "assumption: theory M16"},
         {&P::broker_tie, "broker_tie", "1", {0, 1}, "Weight of the region's adopters for lines that a broker serves.", "assumption; CoSIE pattern C-P23"},
         {&P::evidence_learning, "evidence_learning", "1", {0, 1}, "Weight of a finished project in the local evidence.", "assumption: theory M16"}});
    // clang-format on
}

void weigh_adopters(Rows<Organisation> organisations, Links<OrganisationLines> lines, Read<MethodAdopted> adopted,
                    Read<MethodAge> age, Update<RecentAdopters> recent) {
    for (const auto o : organisations) {
        float sum = 0;
        for (const auto line : lines[o]) sum += adopted[line] ? exp(-age[line] / 12.0f) : 0.0f;
        recent[o] = lines[o].empty() ? 0.0f : sum / static_cast<float>(lines[o].size());
    }
}

void learn_from_projects(Rows<Line> lines, ParentOf<CatchmentLines> catchment, Members<CatchmentProjects> projects,
                         Read<ProjectEvents> events, Read<ProjectLine> lead, Read<StartValue> start_value,
                         Own<ValueMean> value, Own<LineOwner> owner, Read<Funded> funded,
                         Update<SustainedAge> sustained_age, Update<Evidence> evidence, const ScalingParams& p) {
    for (const auto j : lines) {
        if (sustained_age[j] > 0) sustained_age[j] = funded[owner[j]] ? sustained_age[j] + 1.0f : 0.0f;
        for (const auto i : projects[catchment[j]]) {
            if ((events[i] & completed) == 0 || lead[i] != j) continue;
            if ((events[i] & sustained) && sustained_age[j] <= 0) sustained_age[j] = 1.0f;
            const float score = evidence_score(value[j] - start_value[i]);
            evidence[j] += p.evidence_learning * (score - evidence[j]);
        }
    }
}

namespace {

// Share of adopters among the lines nearby, their evidence, and how much better they do.
struct Nearby {
    float share = 0, evidence = 0.5f, gap = 0;
};

Nearby look_at(std::span<const Row<Line>> near, float own_value, const Read<MethodAdopted>& adopted,
               const Read<Evidence>& evidence, const Read<ValueMean>& value) {
    float adopters = 0, sum_evidence = 0, sum_value = 0;
    for (const auto k : near) {
        if (!adopted[k]) continue;
        adopters += 1.0f;
        sum_evidence += evidence[k];
        sum_value += value[k];
    }
    if (adopters <= 0) return {};
    return {adopters / static_cast<float>(near.size()), sum_evidence / adopters,
            positive_part(sum_value / adopters - own_value)};
}

}  // namespace

void adopt_method(Rows<Line> lines, Links<LineNeighbours> near, Own<LineOwner> owner, Own<StaffMeans> staff,
                  ParentOf<CatchmentLines> catchment, ParentOf<LocalityCatchments> locality,
                  ParentOf<RegionLocalities> region, Members<CatchmentProjects> projects, Read<ProjectEvents> events,
                  Read<ProjectLine> lead, Read<ProjectPhase> phase, Read<Brokered> brokered,
                  Read<Absorption> absorption, Read<RecentAdopters> recent, Read<AdoptionShare> regional,
                  Read<Policy> policy, Read<Evidence> evidence, Read<MethodAdopted> others, Read<ValueMean> value,
                  Write<MethodAdopted> adopted, Update<MethodAge> age, Random<Line> random, const ScalingParams& p) {
    for (const auto j : lines) {
        adopted[j] = others[j];
        if (others[j]) {
            age[j] += 1.0f;
            continue;
        }
        bool completed_own = false;
        float broker = 0;
        for (const auto i : projects[catchment[j]]) {
            if (lead[i] != j) continue;
            completed_own = completed_own || (events[i] & completed) != 0;
            if (phase[i] != idle) broker = larger(broker, brokered[i]);
        }
        const Row<Region> r = region[locality[catchment[j]]];
        const Nearby nearby = look_at(near[j], value[j], others, evidence, value);
        const float share = smaller(1.0f, nearby.share + p.broker_tie * broker * regional[r]);
        const AdoptionPressure pressure{absorption[owner[j]], staff[j][0], nearby.evidence, share,
                                        recent[owner[j]],     nearby.gap,  policy[r]};
        const float chance = 1.0f - exp(-p.method_transfer * adoption_hazard(pressure, p));
        if (!completed_own && random(j, Purpose::adoption).uniform(0) >= chance) continue;
        adopted[j] = 1;
        age[j] = 0;
    }
}

void copy_services(Rows<Line> lines, Links<LineNeighbours> near, Read<SustainedAge> sustained_age,
                   Read<UserProfileMean> users, Read<Design> design, Write<Design> next, Update<ServiceCopied> copied,
                   Random<Line> random, const ScalingParams& p) {
    for (const auto j : lines) {
        next[j] = design[j];
        if (p.service_transfer <= 0 || copied[j] || sustained_age[j] > 0 || near[j].empty()) continue;
        Draws draw = random(j, Purpose::transfer);
        if (draw.uniform(0) >= p.copy_rate * p.service_transfer) continue;
        const auto choice = static_cast<std::size_t>(draw.uniform(1) * static_cast<float>(near[j].size()));
        const Row<Line> source = near[j][choice];
        if (sustained_age[source] <= 0) continue;
        float distance = 0;
        for (std::size_t k = 0; k < 3; ++k) distance += square(users[source][k] - users[j][k]);
        if (draw.uniform(2) >= copy_acceptance(std::sqrt(distance), p.copy_reach)) continue;
        copied[j] = 1;
        for (std::size_t k = 0; k < 3; ++k)
            next[j][k] = design[j][k] + p.copy_fidelity * (design[source][k] - design[j][k]);
    }
}

}  // namespace agora::cocreation
