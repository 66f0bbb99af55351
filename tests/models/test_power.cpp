// Metrics of power against values worked out by hand.
#include <catch2/catch.hpp>
#include <cmath>

#include "metrics_fixture.h"

using namespace agora;
using namespace agora::cocreation;

TEST_CASE("Influence by group, phase and owner") {
    SmallWorld w;
    w.set<ProjectPhase>({design, deliver, initiate, idle});
    w.set<Progress>({.5f, 0, 0, 0});  // the second has just moved on from design; the third has just begun
    w.set<ProjectLine>({{0}, {1}, {2}, {0}});
    w.set<Influence>({{.5f, .25f, .25f}, {.1f, .6f, .3f}, {}, {.9f, .05f, .05f}});
    w.set<FormalRung>({6, 5, 8, 8});
    w.set<EffectiveRung>({4, 4, 1, 8});
    w.set<Design>({{.5f, .5f, .8f}, {.1f, .1f, .1f}, {}});
    w.set<StartDesign>({{.5f, .5f, .5f}, {.1f, .1f, .2f}, {}, {}});
    w.expect({{"influence_citizens", .3},
              {"influence_professionals", .425},
              {"influence_organisations", .275},
              {"influence_citizens_in_design", .3},
              {"influence_professionals_in_design", .425},
              {"influence_organisations_in_design", .275},
              {"influence_citizens_public", .5},
              {"influence_citizens_third", .1},
              {"formal_rung", 5.5},
              {"effective_rung", 4},
              {"mandate_gap", 1.5},
              {"revealed_rung", 5.25},
              {"design_departure", .2},
              // Herfindahl 0.375 and 0.46, stretched: 0.0625 and 0.19; entropies 1.039721 and 0.897946 over ln 3
              {"influence_concentration", .12625},
              {"influence_evenness", .881878}});
    w.expect_undefined({"influence_citizens_in_initiate", "influence_citizens_in_deliver",
                        "influence_citizens_in_evaluate", "influence_citizens_private"});
    w.set<Progress>({.5f, .1f, 0, 0});
    w.expect({{"influence_citizens_in_design", .5},
              {"influence_citizens_in_deliver", .1},
              {"influence_professionals_in_deliver", .6},
              {"influence_organisations_in_deliver", .3}});
    w.set<ProjectPhase>({evaluate, initiate, idle, idle});
    w.expect({{"influence_citizens_in_evaluate", .5},
              {"influence_professionals_in_evaluate", .25},
              {"influence_organisations_in_evaluate", .25},
              {"influence_citizens_in_initiate", .1},
              {"influence_professionals_in_initiate", .6},
              {"influence_organisations_in_initiate", .3}});
}

TEST_CASE("Voice, bargaining and influence per head in projects with citizens") {
    SmallWorld w;
    w.set<ProjectPhase>({design, design, idle, idle});
    w.set<ProjectLine>({{0}, {0}, {0}, {0}});
    w.set<Influence>({{.4f, .2f, .4f}, {.4f, .2f, .4f}, {}, {}});
    w.set<Participants>({4, 0, 0, 0});  // only the first counts
    w.set<HardParticipants>({1, 0, 0, 0});
    w.set<VoiceHard>({.1f, .9f, 0, 0});
    w.set<CitizenShare>({.08f, .9f, 0, 0});
    w.set<Dependence>({-.3f, .9f, 0, 0});
    w.set<SharedVision>({.7f, 0, 0, 0});
    w.set<StartDesign>({{.5f, .5f, .5f}, {}, {}, {}});
    w.set<VoiceMean>({{.5f, .8f, .9f}, {}, {}, {}});  // 0.5 away
    w.set<Agenda>({{.6f, .5f, .6f}, {}, {}, {}});     // (0.1, 0, 0.1): 0.04 / 0.5 along
    w.set<IsManager>({0, 0, 0, 1});                   // of three frontline staff the first takes part
    // Per head: hard 0.04, three others 0.12 each, one professional 0.2, one manager 0.4; six people, mean 1/6.
    // Gini: (−5·0.04 − 3·0.12 − 0.12 + 0.12 + 3·0.2 + 5·0.4) / 6 = 0.34. Theil: see the sum of s ln(s / p).
    const double theil = .04 * std::log(.24) + .36 * std::log(.72) + .2 * std::log(1.2) + .4 * std::log(2.4);
    const double between = .4 * std::log(.6) + .2 * std::log(1.2) + .4 * std::log(2.4);
    w.expect({{"citizen_bargaining_share", .08},
              {"dependence_imbalance", .3},
              {"exclusion_rate", 1},
              {"hard_voice_share", .1},
              {"shared_vision", .7},
              {"agenda_influence", .08},
              {"influence_gini", .34},
              {"influence_theil", theil},
              {"influence_theil_between", between}});
    w.set<Participants>({0, 0, 0, 0});
    w.expect_undefined({"citizen_bargaining_share", "dependence_imbalance", "exclusion_rate", "hard_voice_share",
                        "shared_vision", "agenda_influence", "influence_gini", "influence_theil",
                        "influence_theil_between"});
}
