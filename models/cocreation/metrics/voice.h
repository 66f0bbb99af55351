// Metrics of projects that have citizens in them: bargaining, voice, agenda, and influence per head (theory 3.1).
#pragma once

#include "agora/model.h"

namespace agora::cocreation {

Tally voice_tally();

}  // namespace agora::cocreation
