// Governance: parameters, facilitators, policy, regulation and funding shocks.
#include "models/cocreation/governance.h"

namespace agora::cocreation {

ParameterGroup governance_parameters() {
    using P = GovernanceParams;
    // clang-format off
    return describe<P>(
        "governance",
        {{&P::local_autonomy, "local_autonomy", "1", {0, 1}, "Mean autonomy of localities.", "indicator", When::at_start},
         {&P::discretion_base, "discretion_base", "1", {0.05, 0.95}, "Discretion that owners grant their staff.", "indicator; default theory 2.8", When::at_start},
         {&P::discretion_change, "discretion_change", "1", {-0.5, 0.5}, "Added to the discretion of all staff.", "lever"},
         {&P::autonomy_spread, "autonomy_spread", "1", {0, 0.3}, "Spread of autonomy between localities.", "assumption: theory 2.6 gives the national mean only", When::at_start},
         {&P::autonomy_weight, "autonomy_weight", "1", {0, 0.6}, "Discretion gained where a locality has more autonomy than the mean.", "assumption: theory M17"},
         {&P::regulation_weight, "regulation_weight", "1", {0, 0.5}, "Discretion gained with regulation for co-creation.", "assumption: theory M17"},
         {&P::austerity_weight, "austerity_weight", "1", {0, 0.5}, "Discretion lost under full austerity.", "assumption: theory M17"},
         {&P::austerity, "austerity", "1", {0, 1}, "Austerity: lowers discretion and slack.", "lever"},
         {&P::policy_start, "policy_start", "1", {0, 0.2}, "Policy support for co-creation at the start.", "indicator; default assumption", When::at_start},
         {&P::regulation_start, "regulation_start", "1", {0, 0.2}, "Regulation for co-creation at the start.", "indicator; default assumption", When::at_start},
         {&P::policy_rate, "policy_rate", "1/month", {0, 0.05}, "Speed at which adoption turns into policy support.", "assumption: theory 2.8"},
         {&P::policy_threshold, "policy_threshold", "1", {0.05, 0.5}, "Share of adopting lines at which policy takes notice.", "assumption: theory 2.8"},
         {&P::policy_decay, "policy_decay", "1/month", {0, 0.02}, "Policy support lost without renewal.", "assumption: theory 2.8"},
         {&P::regulation_rate, "regulation_rate", "1/month", {0, 0.05}, "Speed at which strong policy support turns into regulation.", "assumption: theory S19"},
         {&P::regulation_rungs, "regulation_rungs", "rung", {0, 7}, "Rungs that full regulation adds to the lowest one allowed.", "assumption: theory S14 leaves the floor open"},
         {&P::funded_share, "funded_share", "1", {0, 1}, "Share of projects that a dedicated fund supports.", "lever"},
         {&P::fund_per_project, "fund_per_project", "euro/month", {0, 20000}, "Money a supported project receives.", "lever"},
         {&P::shock_funding_cut, "shock_funding_cut", "1/month", {0, 1}, "Chance a month that an owner's support for co-creation is cut.", "lever; CoSIE pattern C-P9"},
         {&P::shock_recovery, "shock_recovery", "1/month", {0, 1}, "Chance a month that cut support returns.", "assumption"}});
    // clang-format on
}

ParameterGroup facilitation_parameters() {
    using P = FacilitationParams;
    // clang-format off
    return describe<P>(
        "facilitation",
        {{&P::level, "level", "1", {0, 1}, "Facilitation every project enjoys.", "lever; default theory 2.8"},
         {&P::brokers_per_million, "brokers_per_million", "person", {0, 20}, "Facilitators and brokers for a million residents.", "lever; default assumption"},
         {&P::broker_strength, "broker_strength", "1", {0, 1}, "Share of missing facilitation that a broker supplies.", "assumption; CoSIE patterns C-P23 and C-P24"}});
    // clang-format on
}

void assign_facilitators(Rows<Region> regions, Members<RegionLocalities> localities,
                         Members<LocalityCatchments> catchments, Members<CatchmentCitizens> citizens,
                         Members<CatchmentProjects> projects, Read<ProjectPhase> phase, Update<BrokerBound> bound,
                         const FacilitationParams& p) {
    for (const auto r : regions) {
        float active = 0, residents = 0;
        for (const auto l : localities[r])
            for (const auto c : catchments[l]) {
                residents += static_cast<float>(citizens[c].size());
                for (const auto project : projects[c]) active += phase[project] != idle ? 1.0f : 0.0f;
            }
        bound[r] = smaller(active, posts_for(residents, p.brokers_per_million));
    }
}

void place_facilitators(Rows<Facilitator> facilitators, ParentOf<RegionFacilitators> region,
                        Members<RegionFacilitators> pool, Members<RegionLocalities> localities,
                        Members<LocalityCatchments> catchments, Members<CatchmentProjects> projects,
                        Read<ProjectPhase> phase, Read<BrokerBound> bound, Update<Assignment> assignment) {
    for (const auto i : facilitators) {
        const Row<Region> r = region[i];
        std::uint32_t rank = i.index - pool[r].first();
        assignment[i] = kNoRow;
        if (time_at_work(rank, bound[r]) <= 0) continue;
        for (const auto l : localities[r])
            for (const auto c : catchments[l])
                for (const auto project : projects[c])
                    if (phase[project] != idle && assignment[i] == kNoRow && rank-- == 0) assignment[i] = project.index;
    }
}

void facilitate(Rows<Project> projects, ParentOf<CatchmentProjects> catchment, ParentOf<LocalityCatchments> locality,
                ParentOf<RegionLocalities> region, Members<RegionFacilitators> pool, Read<Assignment> assignment,
                Read<BrokerBound> bound, Update<Facilitation> facilitation, Update<Brokered> brokered,
                const FacilitationParams& p) {
    for (const auto i : projects) {
        const Row<Region> r = region[locality[catchment[i]]];
        brokered[i] = 0;
        for (const auto f : pool[r])
            if (assignment[f] == i.index) brokered[i] = time_at_work(f.index - pool[r].first(), bound[r]);
        facilitation[i] = facilitation_of(p.level, brokered[i], p.broker_strength);
    }
}

void govern(Rows<Region> regions, Members<RegionLocalities> localities, Members<LocalityCatchments> catchments,
            Members<CatchmentLines> lines, Read<MethodAdopted> adopted, Update<Policy> policy,
            Update<Regulation> regulation, Update<AdoptionShare> adoption, const GovernanceParams& p) {
    for (const auto r : regions) {
        float count = 0, adopters = 0;
        for (const auto l : localities[r])
            for (const auto c : catchments[l])
                for (const auto line : lines[c]) {
                    count += 1.0f;
                    adopters += adopted[line] ? 1.0f : 0.0f;
                }
        adoption[r] = count > 0 ? adopters / count : 0.0f;
        policy[r] = next_policy(policy[r], adoption[r], p);
        regulation[r] = next_regulation(regulation[r], policy[r], p.regulation_rate);
    }
}

void average_policy(Rows<Nation> nations, Members<NationRegions> regions, Read<Policy> policy,
                    Update<NationPolicy> mean) {
    for (const auto n : nations) {
        float sum = 0;
        for (const auto r : regions[n]) sum += policy[r];
        mean[n] = regions[n].size() > 0 ? sum / static_cast<float>(regions[n].size()) : 0.0f;
    }
}

void cut_funding(Rows<Organisation> organisations, Update<Funded> funded, Random<Organisation> random,
                 const GovernanceParams& p) {
    for (const auto i : organisations) {
        const float draw = random(i, Purpose::shock).uniform(0);
        if (funded[i]) funded[i] = draw < p.shock_funding_cut ? 0 : 1;
        else funded[i] = draw < p.shock_recovery ? 1 : 0;
    }
}

}  // namespace agora::cocreation
