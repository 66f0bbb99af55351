// A small model that holds what the initial population fills, for tests of populating.
#pragma once

#include <initializer_list>
#include <string>
#include <utility>

#include "agora/model.h"
#include "agora/world.h"
#include "models/cocreation/citizens/surroundings.h"
#include "models/cocreation/entities.h"
#include "models/cocreation/populate.h"
#include "models/cocreation/project_columns.h"
#include "models/cocreation/services/professionals.h"
#include "sim/core/serial_executor.h"

namespace agora::cocreation {

inline Model population_model() {
    Model model;
    model.name = "population";
    add_entities<Nation, Region, Locality, Catchment, Citizen, Line, Professional, Organisation, Project, Facilitator>(
        model);
    add_columns<UnmetNeed, Wellbeing, Attitude, Efficacy, TrustGood, TrustBad, Norm, Competence, Strengths,
                DigitalSkill, Responsiveness, Contribution, Profile, LatentStrengths, Hardness, Resources, ResourceRank,
                FreeTime, AttitudeAnchor, Susceptibility, EfficacyBase, LineChoice, Sociability, Stigma, HouseholdPlace,
                DemographicCell>(model);
    add_columns<Exhaustion, Engagement, Orientation, Identity, Cession, StaffTrustGood, StaffTrustBad, IsManager>(
        model);
    add_columns<Design, DesignPrior, Quality, EpistemicGap, DigitalShare, LineLoad, LineCoverage, Evidence,
                UserProfileMean, UserTrustMean, LineDiscretion, LineSector, LineOwner>(model);
    add_columns<Legitimacy, Absorption, Discretion, Openness, Slack, Funded, OrganisationSector>(model);
    add_columns<ContextBias, LocalAutonomy, Policy, Regulation, Assignment, NationPolicy>(model);
    add_columns<ProjectPhase, ProjectLine, FormalRung, EffectiveRung>(model);
    add_memberships<NationRegions, RegionLocalities, LocalityCatchments, CatchmentCitizens, CatchmentLines,
                    CatchmentProjects, LineStaff, RegionFacilitators>(model);
    add_networks<SupportTies, WeakTies, LineNeighbours, OrganisationLines>(model);
    model.parameters = setup_parameters();
    model.parameters.push_back(opinion_parameters());
    model.parameters.push_back(cession_parameters());
    return model;
}

using Settings = std::initializer_list<std::pair<const char*, double>>;

struct TestPopulation {
    Model model = population_model();
    World world;
    std::string problem;

    explicit TestPopulation(Settings settings = {}, double scale = 1.0) : TestPopulation(settings, scale, serial()) {}
    TestPopulation(Settings settings, double scale, Executor& executor) : world(model, make_key(7, 0)) {
        for (const auto& [name, value] : settings)
            if (!world.set_parameter(name, value)) problem = std::string("no parameter ") + name;
        Scenario scenario;
        scenario.scale = scale;
        if (problem.empty()) problem = populate_from(world, scenario, StartConditions{}, executor);
    }
    TestPopulation(const TestPopulation&) = delete;

    static Executor& serial() {
        static SerialExecutor executor;
        return executor;
    }
    std::uint32_t citizens() const { return world.all<Citizen>().size(); }
};

// The set-up of the reference run (theory base 4.12).
inline const Settings& reference_settings() {
    static const Settings settings{{"places.population", 150000},   {"places.regions", 5},
                                   {"places.localities", 15},       {"places.locality_size_spread", 0},
                                   {"places.catchment_size", 1000}, {"households.from_shares", 1},
                                   {"ties.weak_degree", 4},         {"organisations.third_sector_share", 0.5}};
    return settings;
}

}  // namespace agora::cocreation
