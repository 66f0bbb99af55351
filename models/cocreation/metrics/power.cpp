// Sums over projects under way: influence of citizens, professionals and organisations, by phase and owner, and rungs.
#include "models/cocreation/metrics/power.h"

#include "models/cocreation/metrics/indices.h"
#include "models/cocreation/metrics/project_sums.h"
#include "models/cocreation/metrics/ratios.h"
#include "models/cocreation/metrics/voice.h"

namespace agora::cocreation {
namespace {

constexpr std::size_t kPhases = 4;
constexpr std::size_t kSectors = 3;

// Where each sum stands.
enum Sum : std::size_t {
    under_way,
    held,  // one place per holder
    concentration = held + holders,
    evenness_sum,
    revealed,
    formal_sum,
    effective_sum,
    departure,
    in_phase,                                        // one place per phase
    held_in_phase = in_phase + kPhases,              // phase by holder
    with_owner = held_in_phase + kPhases * holders,  // one place per sector
    held_with_owner = with_owner + kSectors,         // citizens only
    sum_count = held_with_owner + kSectors
};
using PowerSums = Sums<sum_count>;

void add_shares(const Shares& influence, std::size_t phase, std::size_t sector, const PowerSums& sums) {
    const std::array<double, holders> shares{influence[0], influence[1], influence[2]};
    sums[under_way] += 1;
    sums[in_phase + phase] += 1;
    for (std::size_t holder = 0; holder < holders; ++holder) {
        sums[held + holder] += shares[holder];
        sums[held_in_phase + phase * holders + holder] += shares[holder];
    }
    sums[with_owner + sector] += 1;
    sums[held_with_owner + sector] += shares[citizens_hold];
    sums[concentration] += normalised_herfindahl(shares);
    sums[evenness_sum] += evenness(shares);
    sums[revealed] += revealed_rung(shares[citizens_hold]);
}

// The phase, from 0, in which a project's influence was worked out: one that moved on at the end of the month has made
// no progress yet in the phase it stands in.
std::size_t phase_behind(std::uint8_t phase, float progress) {
    return progress <= 0 && phase > initiate ? phase - 2u : phase - 1u;
}

void sum_power(Rows<Project> projects, Own<ProjectPhase> phase, Own<Progress> progress, Own<Influence> influence,
               Own<ProjectLine> line, Own<FormalRung> formal, Own<EffectiveRung> effective, Own<StartDesign> start,
               Read<Design> design, Read<LineSector> sector, PowerSums sums) {
    for (const Row i : projects) {
        if (!has_influence(phase[i], influence[i])) continue;
        add_shares(influence[i], phase_behind(phase[i], progress[i]), sector[line[i]], sums);
        sums[formal_sum] += static_cast<double>(formal[i]);
        sums[effective_sum] += static_cast<double>(effective[i]);
        sums[departure] += distance_between(design[line[i]], start[i]);
    }
}

double mandate_gap(std::span<const double> sums) {
    return ratio(sums[formal_sum] - sums[effective_sum], sums[under_way]);
}

template <std::size_t sector>
double citizens_with_owner(std::span<const double> sums) {
    return ratio(sums[held_with_owner + sector], sums[with_owner + sector]);
}

template <std::size_t phase, std::size_t holder>
Metric held_in(const std::string& who, const std::string& phase_name) {
    return {"influence_" + who + "_in_" + phase_name,
            "1",
            "Mean share of influence of " + who + " in projects in the phase '" + phase_name + "'.",
            {0, 1},
            "theory 3.1",
            mean<held_in_phase + phase * holders + holder, in_phase + phase>};
}

template <std::size_t phase>
void add_phase(std::vector<Metric>& metrics, const std::string& name) {
    metrics.push_back(held_in<phase, citizens_hold>("citizens", name));
    metrics.push_back(held_in<phase, professionals_hold>("professionals", name));
    metrics.push_back(held_in<phase, organisations_hold>("organisations", name));
}

// clang-format off
std::vector<Metric> share_metrics() {
    return {
        {"influence_citizens", "1", "Mean share of influence that citizens hold in projects under way.", {0, 1}, "theory 3.1", mean<held + citizens_hold, under_way>},
        {"influence_professionals", "1", "Mean share of influence that professionals hold in projects under way.", {0, 1}, "theory 3.1", mean<held + professionals_hold, under_way>},
        {"influence_organisations", "1", "Mean share of influence that organisations hold in projects under way.", {0, 1}, "theory 3.1", mean<held + organisations_hold, under_way>},
        {"influence_citizens_public", "1", "Mean share of influence of citizens in projects led by a public line.", {0, 1}, "theory 3.1", citizens_with_owner<public_sector>},
        {"influence_citizens_third", "1", "Mean share of influence of citizens in projects led by a third-sector line.", {0, 1}, "theory 3.1", citizens_with_owner<third_sector>},
        {"influence_citizens_private", "1", "Mean share of influence of citizens in projects led by a private line.", {0, 1}, "theory 3.1", citizens_with_owner<private_sector>},
        {"influence_concentration", "1", "Normalised Herfindahl index of the three shares of influence: 0 equal, 1 one group holds all; mean over projects.", {0, 1}, "theory 3.1", mean<concentration, under_way>},
        {"influence_evenness", "1", "Evenness (entropy) of the three shares of influence: 1 equal, 0 one group holds all; mean over projects.", {0, 1}, "theory 3.1", mean<evenness_sum, under_way>},
    };
}

std::vector<Metric> rung_metrics() {
    return {
        {"formal_rung", "1", "Mean rung of participation on paper, 1 to 8.", {1, 8}, "theory M5", mean<formal_sum, under_way>},
        {"effective_rung", "1", "Mean rung in effect, capped by staff's willingness to cede control.", {1, 8}, "theory M5", mean<effective_sum, under_way>},
        {"mandate_gap", "1", "Mean rung on paper minus rung in effect.", {0, 7}, "theory 3.1", mandate_gap},
        {"revealed_rung", "1", "Mean rung that the influence of citizens corresponds to; rungs 1 and 2 both mean none and count as 2.", {2, 8}, "theory 3.1", mean<revealed, under_way>},
        {"design_departure", "1", "Mean distance of the leading line's design from where it was when the project began.", {0, 1.7321}, "theory 3.1", mean<departure, under_way>},
    };
}
// clang-format on

}  // namespace

std::vector<Tally> power_tallies() {
    std::vector<Metric> metrics = share_metrics();
    add_phase<0>(metrics, "initiate");
    add_phase<1>(metrics, "design");
    add_phase<2>(metrics, "deliver");
    add_phase<3>(metrics, "evaluate");
    for (const Metric& metric : rung_metrics()) metrics.push_back(metric);
    return {tally<&sum_power>("power", std::move(metrics)), voice_tally()};
}

}  // namespace agora::cocreation
