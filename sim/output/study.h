// All that one result file is made from, and the functions that lay it out as version 1.0 of "agora-results".
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "agora/model.h"
#include "sim/output/contrast.h"
#include "sim/output/design.h"
#include "sim/output/run_result.h"
#include "sim/output/writer.h"

namespace agora::output {

// The place of a run among all designs and replicates, of which every design has room for `replicates`.
inline std::size_t cell(const RunResult& result, std::size_t replicates) {
    return result.design * replicates + result.replicate;
}

struct Study {
    const Model* model = nullptr;
    std::vector<Scenario> scenarios;  // one per design row
    StudyInfo info;
    std::map<std::pair<std::uint32_t, std::uint32_t>, RunResult>
        results;              // by design and replicate, so always in order
    ContrastTable contrasts;  // empty unless designs were compared
    DesignTable design;       // without a kind unless factors were varied

    std::size_t designs() const { return scenarios.size(); }
    std::size_t replicates() const;  // the largest number any scenario asks for
    std::size_t steps() const;       // likewise

    // One value per design, by a function of the scenario.
    template <class T, class Function>
    std::vector<T> per_design(Function function) const {
        std::vector<T> values;
        for (const Scenario& scenario : scenarios) values.push_back(T(function(scenario)));
        return values;
    }
    // One value per design and replicate, by a function of the result; `nothing` where there is none.
    template <class T, class Function>
    std::vector<T> per_run(T nothing, Function function) const {
        const std::size_t width = replicates();
        std::vector<T> values(designs() * width, nothing);
        for (const auto& [key, result] : results) values[cell(result, width)] = T(function(result));
        return values;
    }
};

// The finished file; `problem` is set and nothing returned when it cannot be built.
std::vector<std::byte> build_image(const Study& study, std::string& problem);

// Coordinate variables `design` and, with it, the labels of its rows: every group has its own copy.
void write_design(Group& group, const Study& study);
void write_replicate(Group& group, const Study& study);
void write_time(Group& group, const Model& model, const std::vector<std::uint32_t>& steps_done);
void write_row_numbers(Group& group, const std::string& name, std::size_t count, const std::string& meaning);
std::vector<std::uint32_t> all_steps(const Study& study);
std::string joined(const std::vector<std::string>& names);  // by commas

// Attributes of a variable that says what acted.
std::vector<Attribute> inert_attributes(const std::string& what);

void write_inert_factors(Group& group, const Study& study);
void write_basis(const Group& root, const Study& study);
void write_parameters(const Group& root, const Study& study);
void write_provenance(const Group& root, const Study& study);
void write_contrasts(const Group& root, const Study& study);
void write_sweep(const Group& root, const Study& study);
void write_micro(const Group& root, const Study& study);
void write_network(const Group& root, const Study& study);

}  // namespace agora::output
