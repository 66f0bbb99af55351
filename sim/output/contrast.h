// The group /contrast of a result file: differences between designs that share their luck, one row per comparison.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace agora::output {

// `base` and `changed` are rows of the design. Numbers are [contrast][metric], in the order of the model's outcomes,
// and hold at the last step, those of sums over the run; NaN where there is none.
struct ContrastTable {
    std::vector<std::string> names;  // "coaching", "citizens' influence"
    std::vector<std::int32_t> base, changed;
    std::vector<std::int32_t> pairs;  // replicates in which both designs have a value
    std::vector<double> base_mean, changed_mean, difference, half_width, larger_share, variance_reduction;
    // Whether the change acted (see sim/run/inert.h), and a sentence where it did not.
    std::vector<std::int8_t> inert;
    std::vector<std::string> inert_text;
    // Citizens, as [contrast][group]: means over replicates and half of their 95 % intervals.
    std::vector<std::string> groups;
    std::vector<double> better_share, better_half_width, worse_share, worse_half_width;
    // Over sets of parameters; empty when there was one set.
    std::vector<std::int32_t> parameter_set;  // of each design: 0 as stated, or the number of the set
    std::vector<std::int32_t> sets;
    std::vector<double> sets_low, sets_high, parameter_sd, luck_sd, flipped_share;
};

}  // namespace agora::output
