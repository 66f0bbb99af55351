// How much memory a submodel must touch for each of its rows, counted from what it declares.
#pragma once

#include <string>
#include <vector>

#include "agora/model.h"
#include "agora/world.h"

namespace agora::app {

// Per acting row: bytes read and written one after the other, and visits to other rows at random places.
struct Traffic {
    double streamed = 0;
    double gathered = 0;    // bytes
    double visits = 0;      // neighbours visited, or 1 for a row that is visited as one of a pair
    std::size_t table = 0;  // bytes of the table that is visited; 0 when nobody is
};

// Own columns are streamed once for each submodel (caches do better); columns of neighbours, when the submodel holds
// links, are gathered. What is looked up of a parent, or scanned of children, is streamed once for the whole
// population.
Traffic traffic_of(const World& world, const Submodel& submodel);

}  // namespace agora::app
