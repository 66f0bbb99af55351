// Reads what a study varies: `factors:`, `design:` and `outcomes:`.
#pragma once

#include <vector>

#include "sim/input/factors.h"
#include "sim/input/fields.h"

namespace agora::input {

// A factor and where it stands; the levels of scenarios and policies are still files.
struct PlacedFactor {
    Factor factor;
    Place place;
    std::vector<PlacedText> files;  // "none" among policies is a level without a file
};

struct PlacedOutcome {
    Outcome outcome;
    Place place;
};

// Whether a level of the factor "policy" stands for none.
inline bool is_no_policy(const PlacedFactor& factor, const PlacedText& level) {
    return factor.factor.kind == FactorKind::policy && level.text == "none";
}

// What a study file says about a sweep; nothing is varied when there are no factors.
struct StudyVariation {
    std::vector<PlacedFactor> factors;
    Design design;
    PlacedText table;  // the file of a design that is a table, as written
    std::vector<PlacedOutcome> outcomes;

    const PlacedFactor* find(FactorKind kind) const;
};

// The keys of a study that belong to a sweep are read from its fields.
StudyVariation read_variation(const Model& model, const Fields& study, Report& report);

// The points of a table: a line with the names of all factors, then one line of values for each point, "-" where the
// scenario's own value holds. A column named point is passed over.
std::vector<std::vector<double>> read_points(const Model& model, const std::vector<Factor>& factors,
                                             const std::string& path, std::string_view text, Report& report);

// Reports what a scenario of the study leaves no room for: dates beyond its run, changes and links of its own.
void check_variation(const StudyVariation& variation, const Scenario& scenario, Report& report);

}  // namespace agora::input
