// The list of models; a new one is one line here.
#include "models/all_models.h"

#include <vector>

#include "models/cocreation/model.h"
#include "models/reference/models.h"

namespace agora {

std::span<const Model> all_models() {
    using namespace reference;
    static const std::vector<Model> models{
        cocreation::make_model(),
        friedkin_johnsen_model(),
        deffuant_model(),
        hegselmann_krause_model(),
        granovetter_model(),
        watts_cascade_model(),
        complex_contagion_model(),
        sir_model(),
        bass_model(),
        brock_durlauf_model(),
        boltzmann_model(),
        bargaining_model(),
        random_matching_model(),
        schelling_model(),
    };
    return models;
}

const Model* find_model(std::string_view name) {
    for (const Model& model : all_models())
        if (model.name == name) return &model;
    return nullptr;
}

}  // namespace agora
