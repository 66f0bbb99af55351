// The reference models: small, published, with known answers.
#pragma once

#include "agora/model.h"

namespace agora::reference {

Model bass_model();
Model brock_durlauf_model();
Model boltzmann_model();
Model bargaining_model();
Model random_matching_model();
Model schelling_model();

}  // namespace agora::reference
