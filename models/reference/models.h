// The reference models: small, published, with known answers.
#pragma once

#include "agora/model.h"

namespace agora::reference {

Model friedkin_johnsen_model();
Model deffuant_model();
Model hegselmann_krause_model();
Model granovetter_model();
Model watts_cascade_model();
Model complex_contagion_model();
Model sir_model();
Model bass_model();
Model brock_durlauf_model();
Model boltzmann_model();
Model bargaining_model();
Model random_matching_model();
Model schelling_model();

}  // namespace agora::reference
