// Every purpose randomness is used for: one number each, never reused and never renumbered (a frozen format).
#pragma once

#include <cstddef>
#include <cstdint>

namespace agora {

enum class Purpose : std::uint32_t {
    // Population and networks of the co-creation model (drawn once, in step kSetupStep).
    place_size = 1,
    catchment_sample = 2,
    catchment_context = 3,
    household_size = 4,
    citizen_profile = 5,
    citizen_state = 6,
    support_rewiring = 7,
    weak_tie = 8,
    locality_permutation = 9,
    line_setup = 10,
    professional_setup = 11,
    organisation_setup = 12,
    line_link = 13,
    household_resources = 15,
    place_autonomy = 16,
    // The co-creation model's monthly step.
    need_shock = 32,
    line_switch = 33,
    awareness = 34,
    joining = 35,
    leaving = 36,
    turnover = 38,
    project_start = 39,
    project_abandonment = 40,
    adoption = 42,
    transfer = 43,
    demography = 44,
    shock = 45,
    // The reference models.
    link = 64,           // generated links, by row
    node_order = 65,     // random order of rows
    initial_value = 66,  // initial states and fixed attributes
    seed_choice = 67,    // who starts active or infected
    pairing = 68,        // who meets whom; of a parent: the order of Pairs
    encounter = 69,      // what happens when two meet
    contagion = 70,      // infection and adoption
    decision = 71,       // noisy choices
    priority = 72,       // random order of links
    relocation = 73,     // where a mover looks
    // The engine's own.
    agent_sample = 128,
    tests = 129,
    estimation = 130,  // designs, resampling, and data simulated to try an estimator
};

// clang-format off
inline constexpr Purpose kAllPurposes[] = {
    Purpose::place_size,         Purpose::catchment_sample,    Purpose::catchment_context,
    Purpose::household_size,     Purpose::citizen_profile,     Purpose::citizen_state,
    Purpose::support_rewiring,   Purpose::weak_tie,            Purpose::locality_permutation,
    Purpose::line_setup,         Purpose::professional_setup,  Purpose::organisation_setup,
    Purpose::line_link,   Purpose::household_resources, Purpose::place_autonomy,
    Purpose::need_shock,         Purpose::line_switch,         Purpose::awareness,
    Purpose::joining,            Purpose::leaving,
    Purpose::turnover,           Purpose::project_start,       Purpose::project_abandonment,    Purpose::adoption,            Purpose::transfer,
    Purpose::demography,         Purpose::shock,
    Purpose::link, Purpose::node_order, Purpose::initial_value, Purpose::seed_choice, Purpose::pairing,
    Purpose::encounter, Purpose::contagion, Purpose::decision, Purpose::priority, Purpose::relocation,
    Purpose::agent_sample,       Purpose::tests,               Purpose::estimation,
};
// clang-format on

// The step number of draws made before step 0.
inline constexpr std::uint32_t kSetupStep = 0xFFFFFFFFu;

namespace detail {
consteval bool purposes_are_distinct_and_fit() {
    constexpr std::size_t n = sizeof(kAllPurposes) / sizeof(kAllPurposes[0]);
    for (std::size_t i = 0; i < n; ++i) {
        if (static_cast<std::uint32_t>(kAllPurposes[i]) >= (1u << 20)) return false;
        for (std::size_t j = i + 1; j < n; ++j)
            if (kAllPurposes[i] == kAllPurposes[j]) return false;
    }
    return true;
}
}  // namespace detail
static_assert(detail::purposes_are_distinct_and_fit(), "two purposes share a number, or one needs more than 20 bits");

}  // namespace agora
