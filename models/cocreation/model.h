// The co-creation model: citizens, professionals and organisations who make public services together.
#pragma once

#include "agora/model.h"

namespace agora::cocreation {

Model make_model();

// A dose that no submodel reads: a policy of it must change nothing, and tests show that it does not.
struct PlaceboParams {
    float dose = 0.0f;
};

}  // namespace agora::cocreation
