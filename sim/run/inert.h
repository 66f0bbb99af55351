// Whether a change of parameters can act at all: decided here for runs, comparisons and sweeps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "agora/model.h"

namespace agora {

// Why a change does not act; the numbers are a frozen format. `same_worlds` is what finished runs show: the whole state
// and every metric equal to the last bit; `same_outcomes`: the state differs, but no outcome that a study looks at.
// `untried`: no two runs differ in this change alone.
enum class Inert : std::uint8_t {
    acts = 0,
    same_parameters = 1,
    unread = 2,
    same_worlds = 3,
    untried = 4,
    same_outcomes = 5
};

// What two scenarios alone tell: whether no parameter ever differs between them (same_parameters), or only such as
// change during the run and are read by no submodel or metric that acts while they differ (unread).
Inert inert_between(const Model& model, const Scenario& base, const Scenario& changed);

// The scenario without what one of its policies, or any of them, changes.
Scenario without_policy(const Scenario& scenario, const std::string& policy);
Scenario without_policies(const Scenario& scenario);

// What the policies of a scenario do in vain, a sentence each: a policy that cannot act, or a change of one that leaves
// a parameter as it is without it.
std::vector<std::string> vain_policies(const Model& model, const Scenario& scenario);

}  // namespace agora
