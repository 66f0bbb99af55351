// A world of two catchments, small enough to work out every metric by hand.
#pragma once

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <string>

#include "agora/model.h"
#include "models/cocreation/metrics/metrics.h"
#include "models/cocreation/money.h"
#include "models/cocreation/project_columns.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"
#include "sim/run/tallies.h"

namespace agora::cocreation {

inline Model metrics_model() {
    Model model;
    model.step_name = "month";
    model.name = "metrics";
    add_entities<Nation, Region, Locality, Catchment, Citizen, Line, Professional, Organisation, Project>(model);
    add_columns<UnmetNeed, Wellbeing, Attitude, Efficacy, TrustGood, TrustBad, Norm, Competence, Strengths,
                DigitalSkill, Responsiveness, Contribution, ProjectPlace, LineChoice, MonthsInside, FunnelStage,
                Profile, Hardness, ResourceRank, FreeTime, DemographicCell, ValueReceived, InputGiven, FitReceived>(
        model);
    add_columns<Exhaustion, Engagement, Orientation, Identity, Cession, StaffTrustGood, StaffTrustBad, StaffTurnover,
                IsManager>(model);
    add_columns<Design, DesignPrior, Quality, EpistemicGap, DigitalShare, LineLoad, LineCoverage, Coping, UserCount,
                UserProfileMean, LineDiscretion, MethodAdopted, ServiceCopied, SustainedAge, Evidence, LineSector,
                LineOwner, Delivered>(model);
    add_columns<Legitimacy, Absorption, Openness, Slack, StrategyMonths, Funded, Spending>(model);
    add_columns<Policy, Regulation>(model);
    add_columns<ProjectPhase, ProjectEvents, ProjectLine, Progress, FormalRung, EffectiveRung, Agenda, StartDesign,
                Participants, HardParticipants, VoiceMean, VoiceHard, CitizenShare, Dependence, Influence, SharedVision,
                ProjectCost, Effort, Facilitation>(model);
    add_memberships<NationRegions, RegionLocalities, LocalityCatchments, CatchmentCitizens, CatchmentLines,
                    CatchmentProjects, LineStaff>(model);
    add_networks<OrganisationLines>(model);
    model.parameters = {money_parameters(), joining_parameters()};
    model.tallies = metric_tallies();
    model.key_metrics = key_metric_names();
    model.populate = [](World&, const Setup&, Executor&) { return std::string(); };
    return model;
}

// Two catchments: three citizens, two lines (public, third sector) and two project slots in the first; one citizen, one
// line of the same public owner and two slots in the second. Columns start at zero.
class SmallWorld {
  public:
    SmallWorld() : world(model, RandomKey{}) {
        world.resize<Nation>(1), world.resize<Region>(2), world.resize<Locality>(2), world.resize<Catchment>(2);
        world.resize<Citizen>(4), world.resize<Line>(3), world.resize<Professional>(4), world.resize<Organisation>(2);
        world.resize<Project>(4);
        members<NationRegions>({2}), members<RegionLocalities>({1, 1}), members<LocalityCatchments>({1, 1});
        members<CatchmentCitizens>({3, 1}), members<CatchmentLines>({2, 1}), members<CatchmentProjects>({2, 2});
        members<LineStaff>({4, 0, 0});
        world.links<OrganisationLines>() = {{0, 2, 3}, {0, 2, 1}};
        set<LineOwner>({{0}, {1}, {0}});
        set<LineSector>({public_sector, third_sector, public_sector});
        set<DemographicCell>({2, 3, 4, 0});  // the last one is a child
        set<Hardness>({.2f, .8f, .4f, .9f});
    }
    SmallWorld(const SmallWorld&) = delete;

    template <class C>
    void set(std::initializer_list<typename C::Value> values) {
        const auto places = world.values<C>();
        REQUIRE(places.size() == values.size());
        std::copy(values.begin(), values.end(), places.begin());
    }
    template <class M>
    void members(std::vector<std::uint32_t> counts) {
        world.set_members(type_id<M>(), counts);
    }
    std::map<std::string, double> metrics() {
        SerialExecutor executor;
        const std::vector<double> values = compute_metrics(world, executor, 0);
        std::map<std::string, double> out;
        std::size_t i = 0;
        for (const Tally& tally : model.tallies)
            for (const Metric& metric : tally.metrics) out[metric.name] = values[i++];
        return out;
    }
    void expect(const std::map<std::string, double>& expected) {
        const std::map<std::string, double> found = metrics();
        for (const auto& [name, value] : expected) {
            INFO(name);
            REQUIRE(found.count(name) == 1);
            CHECK(found.at(name) == Approx(value).margin(2e-5));
        }
    }
    void expect_undefined(const std::vector<std::string>& names) {
        const std::map<std::string, double> found = metrics();
        for (const std::string& name : names) {
            INFO(name);
            REQUIRE(found.count(name) == 1);
            CHECK(std::isnan(found.at(name)));
        }
    }

    Model model = metrics_model();
    World world;
};

}  // namespace agora::cocreation
