// Which of two run settings counts when both are given.
#include "sim/input/layers.h"

namespace agora::input {

void RunSettings::overrule_by(const RunSettings& later) {
    if (later.seed) seed = later.seed;
    if (later.replicates) replicates = later.replicates;
    if (later.steps) steps = later.steps;
    if (later.size) size = later.size;
}

}  // namespace agora::input
