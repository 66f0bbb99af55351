// Where rows belong: in the parents of their memberships, and in what the model says besides.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "agora/model.h"
#include "sim/output/run_result.h"

namespace agora::output {

// For each of these rows of an entity, where it belongs during the whole run: the row of its parent, of that one's
// parent and so on to the top, and what the model adds that does not change.
std::vector<MicroPlace> places_of(const World& world, TypeId entity, const std::vector<std::uint32_t>& rows);

// The same for one belonging, as it is now; -1 for none.
std::vector<std::int32_t> places_of(const World& world, const Belonging& belonging,
                                    const std::vector<std::uint32_t>& rows);

// The names under which rows of an entity say where they belong.
std::vector<std::string> place_names(const Model& model, TypeId entity);

}  // namespace agora::output
