// Reads what submodels declare: which names they read, write, draw and send, and which submodels feed a metric.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "agora/model.h"

namespace agora::app {

// What one submodel declares, as names. A column is written "citizen.trust".
struct Declared {
    std::string population;  // the entity it acts on
    std::vector<std::string> reads, writes, draws, sends, parameters;
};

Declared declared_by(const Model& model, const Submodel& submodel);

// A submodel that feeds something, and how many steps of "written by, which reads, written by" lie between.
struct Feeder {
    const Submodel* submodel;
    int distance;
};

// The submodels that write what `reader` reads (distance 0), those that write what they read (1), and so on; nearest
// first, each once.
std::vector<Feeder> feeders_of(const Model& model, const Submodel& reader);

}  // namespace agora::app
