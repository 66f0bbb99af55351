// Outcomes for citizens: parameters and monthly updates.
#include "models/cocreation/citizens/outcomes.h"

#include <algorithm>
#include <array>

#include "agora/vector.h"

namespace agora::cocreation {

ParameterGroup outcome_parameters() {
    using P = OutcomeParams;
    // clang-format off
    return describe<P>(
        "outcomes",
        {{&P::wellbeing_rate, "wellbeing_rate", "1/month", {0, 1}, "Speed at which wellbeing moves to its target.", "assumption: theory S5"},
         {&P::wellbeing_offset, "wellbeing_offset", "1", {-0.3, 0.3}, "Target of a citizen with no need above the mean wellbeing of the nation.", "derived: gives the .78 of theory M18 at a mean of .70"},
         {&P::wellbeing_need, "wellbeing_need", "1", {0, 1}, "Wellbeing lost with full need.", "assumption: theory M18"},
         {&P::wellbeing_efficacy, "wellbeing_efficacy", "1", {0, 1}, "Wellbeing gained with efficacy.", "assumption: theory M18"},
         {&P::wellbeing_support, "wellbeing_support", "1", {0, 1}, "Wellbeing gained with informal support.", "assumption: theory M18; Cohen & Wills 1985"},
         {&P::mobilise, "mobilise", "1/month", {0, 0.12}, "Strengths mobilised by strengths-based practice.", "assumption, includes 0: theory M10; against: Ibrahim et al. 2014"},
         {&P::label, "label", "1/month", {0, 0.06}, "Strengths buried by deficit-based practice.", "assumption: theory M10"},
         {&P::strength_decay, "strength_decay", "1/month", {0, 0.06}, "Mobilised strengths that fade without use.", "assumption: theory M10"},
         {&P::strength_least, "strength_least", "1", {0, 0.5}, "Share of strengths always mobilised.", "assumption: theory M10"},
         {&P::mastery, "mastery", "1/month", {0, 0.1}, "Efficacy gained by mastery.", "assumption: theory M12; Bandura 1977"},
         {&P::failure, "failure", "1/month", {0, 0.1}, "Efficacy lost by failure.", "assumption: theory M12; Bandura 1977"},
         {&P::vicarious, "vicarious", "1/month", {0, 0.1}, "Efficacy taken over from neighbours.", "assumption: theory M12; Bandura 1977"},
         {&P::efficacy_return, "efficacy_return", "1/month", {0, 0.1}, "Return of efficacy to its baseline.", "assumption: theory M12"},
         {&P::threat, "threat", "1", {0, 1}, "1: failure in a project hits those with low efficacy harder; 0: not.", "theory S5; Thomsen, Baekgaard & Jensen 2020"},
         {&P::competence_gain, "competence_gain", "1/month", {0, 0.1}, "Civic competence learned in a project.", "assumption: theory S10"}});
    // clang-format on
}

void update_wellbeing(Rows<Citizen> citizens, Own<UnmetNeed> need, Own<Efficacy> efficacy, Own<Around> around,
                      Update<Wellbeing> wellbeing, const OutcomeParams& p, const PeopleParams& people) {
    for (const auto i : citizens)
        wellbeing[i] = next_wellbeing(wellbeing[i], people.wellbeing_mean, need[i], efficacy[i], around[i].support, p);
}

void update_strengths(Rows<Citizen> citizens, Own<Received> received, Own<LineChoice> choice,
                      ParentOf<CatchmentCitizens> catchment, Members<CatchmentLines> lines, Read<Delivered> delivered,
                      Update<Strengths> strengths, const OutcomeParams& p) {
    for (const auto i : citizens) {
        const Row<Line> line{lines[catchment[i]].first() + choice[i]};
        strengths[i] = next_strengths(strengths[i], delivered[line].strengths_practice, received[i].practice, p);
    }
}

namespace {

// What some citizens lived through this month, side by side.
struct Lived {
    static constexpr std::uint32_t kMost = 256;
    std::array<float, kMost> value, part, influence, neighbours;
    std::array<std::uint32_t, kMost> is_user;
};

AGORA_VECTOR void next_efficacies(const Lived& lived, const float* strengths, const Unit16* base, std::uint32_t count,
                                  const OutcomeParams p, float* efficacy) {
    for (std::uint32_t n = 0; n < count; ++n) {
        const bool user = lived.is_user[n] != 0;
        const float mastery = mastery_of(user, lived.value[n], strengths[n], lived.part[n], lived.influence[n]);
        const float failure =
            failure_of(user, lived.value[n], lived.part[n], lived.influence[n], efficacy[n], p.threat);
        efficacy[n] = next_efficacy(efficacy[n], base[n], mastery, failure, lived.neighbours[n], p);
    }
}

}  // namespace

void update_efficacy(Rows<Citizen> citizens, Own<Strengths> strengths, Own<EfficacyBase> base, Own<Received> received,
                     Own<TakingPart> taking_part, Own<Around> around, Update<Efficacy> efficacy,
                     const OutcomeParams& p) {
    Lived lived;
    for (std::uint32_t first = citizens.first(); first < citizens.last(); first += Lived::kMost) {
        const std::uint32_t count = std::min(citizens.last() - first, Lived::kMost);
        for (std::uint32_t n = 0; n < count; ++n) {
            const Row<Citizen> i{first + n};
            lived.value[n] = received[i].value, lived.is_user[n] = received[i].is_user;
            lived.part[n] = taking_part[i].part, lived.influence[n] = taking_part[i].influence;
            lived.neighbours[n] = around[i].efficacy_mean;
        }
        next_efficacies(lived, &strengths[{first}], &base[{first}], count, p, &efficacy[{first}]);
    }
}

void learn_competence(Rows<Citizen> citizens, Own<TakingPart> taking_part, Update<Competence> competence,
                      const OutcomeParams& p) {
    for (const auto i : citizens)
        competence[i] = clamp01(competence[i] + taking_part[i].part * p.competence_gain * (1.0f - competence[i]));
}

}  // namespace agora::cocreation
