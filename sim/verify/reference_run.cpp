// The reference run of the theory base: which way outcomes move between two worlds that share their luck.
#include <cmath>
#include <string>
#include <vector>

#include "sim/statistics/interval.h"
#include "sim/verify/model_runs.h"
#include "sim/verify/targets.h"

namespace agora::verify {
namespace {

// What is changed from the first month on.
struct Setting {
    const char* name;
    Settings changes;
};

struct Sign {
    const char* metric;
    double expected;
};

struct ContrastOfWorlds {
    Setting changed, base;
    std::vector<Sign> signs;
    bool in_quick;
};

// Only signs whose difference in the theory base is more than a thousandth; its gap in wellbeing is that of the others
// over the hard to reach, ours the other way round.
std::vector<ContrastOfWorlds> contrasts() {
    const Setting as_is{"as is", {}}, staff_only{"rung 2", {{"projects.rung_cap", 2}}};
    return {
        {staff_only,
         {"no projects", {{"projects.start_rate", 0}}},
         {{"unmet_need", -1}, {"wellbeing", 1}, {"efficacy", 1}, {"trust", 1}, {"fit_received", 1}},
         false},
        {{"rung 8 and coaching", {{"projects.rung_floor", 8}, {"cession.coaching", 0.5}}},
         staff_only,
         {{"unmet_need", -1},
          {"wellbeing", 1},
          {"efficacy", 1},
          {"trust", 1},
          {"trust_participants", 1},
          {"influence_citizens", 1},
          {"fit_received_reached", 1},
          {"fit_received_hard", 1}},
         false},
        {{"training .3", {{"orientation.training", 0.3}}},
         as_is,
         {{"unmet_need", -1},
          {"wellbeing", 1},
          {"efficacy", 1},
          {"trust", 1},
          {"fit_received_reached", 1},
          {"fit_received_hard", 1},
          {"wellbeing_gap", 1}},
         true},
        {{"capacity .64", {{"delivery.capacity_change", 0.64}}},
         as_is,
         {{"unmet_need", 1}, {"wellbeing", -1}, {"efficacy", -1}, {"trust", -1}, {"wellbeing_gap", -1}},
         true},
        {{"digital .9", {{"technology.digital_share", 0.9}}},
         {"digital 0", {{"technology.digital_share", 0}}},
         {{"unmet_need", 1}, {"wellbeing", -1}, {"efficacy", -1}, {"trust", -1}, {"wellbeing_gap", -1}},
         true},
        {{"no creaming", {{"delivery.creaming", 0}}}, as_is, {{"wellbeing_gap", 1}}, false},
        {{"creaming 2.5, no need cue", {{"delivery.creaming", 2.5}, {"delivery.need_cue", 0}}},
         as_is,
         {{"wellbeing", 1}, {"efficacy", 1}, {"trust", 1}, {"wellbeing_gap", -1}},
         false},
    };
}

// The terms that the reference run had switched off are off (scenarios/reference-run/r0.yaml), the nation is smaller.
Settings reference_settings(double citizens) {
    return {{"places.population", citizens},
            {"places.regions", 5},
            {"places.localities", 15},
            {"places.locality_size_spread", 0},
            {"places.catchment_size", 1000},
            {"households.from_shares", 1},
            {"ties.support_degree", 4},
            {"ties.rewire", 0},
            {"ties.weak_degree", 4},
            {"organisations.third_sector_share", 0.5},
            {"organisations.private_share", 0},
            {"outcomes.threat", 0},
            {"outreach.trust_gate", 0},
            {"leaving.no_meeting", 0},
            {"opinion.project_tie", 0},
            {"projects.citizen_start", 0},
            {"projects.sector_bond", 0},
            {"projects.measurement_noise", 0},
            {"design.agenda_weight", 0},
            {"design.drift", 0},
            {"influence.bargaining_network", 0},
            {"technology.pace", 0},
            {"technology.channel_choice", 0},
            {"scaling.competition", 0},
            {"scaling.broker_tie", 0},
            {"governance.regulation_rate", 0},
            {"facilitation.brokers_per_million", 0}};
}

// The last month's metrics of each replicate in one world, each run on one thread.
std::vector<ModelRun> replicates_of(const Setting& setting, const Effort& effort) {
    Settings settings = reference_settings(effort.quick ? 15000 : 30000);
    settings.insert(settings.end(), setting.changes.begin(), setting.changes.end());
    const Scenario scenario = scenario_of("cocreation", 120, settings);
    std::vector<ModelRun> runs;
    for (std::uint32_t r = 0; r < (effort.quick ? 3 : 6); ++r) runs.push_back(run_model(scenario, effort.executor, r));
    return runs;
}

// The sign of the mean paired difference, or 0 where its 95 % interval holds 0.
double sign_between(const std::vector<ModelRun>& changed, const std::vector<ModelRun>& base, const char* metric) {
    std::vector<double> differences;
    for (std::size_t r = 0; r < base.size(); ++r) differences.push_back(changed[r].last(metric) - base[r].last(metric));
    const statistics::MeanInterval found = statistics::interval_of(differences);
    if (!(std::fabs(found.mean) > found.half_width)) return 0;
    return found.mean > 0 ? 1 : -1;
}

std::vector<Check> signs(const Effort& effort) {
    std::vector<Check> checks;
    for (const ContrastOfWorlds& contrast : contrasts()) {
        if (effort.quick && !contrast.in_quick) continue;
        const auto changed = replicates_of(contrast.changed, effort), base = replicates_of(contrast.base, effort);
        for (const Sign& sign : contrast.signs)
            checks.push_back(
                {std::string(contrast.changed.name) + " against " + contrast.base.name + ": " + sign.metric,
                 sign.expected, 0, sign_between(changed, base, sign.metric)});
    }
    return checks;
}

}  // namespace

std::vector<Target> reference_run_targets() {
    return {{"V70", "co-creation model, month 120: signs of paired differences", "reference run R0 of the theory base",
             true, signs}};
}

}  // namespace agora::verify
