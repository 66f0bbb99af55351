// The list of models; a new one is one line here.
#include "models/all_models.h"

#include <vector>

#include "models/cocreation/model.h"

namespace agora {

std::span<const Model> all_models() {
    static const std::vector<Model> models{cocreation::make_model()};
    return models;
}

const Model* find_model(std::string_view name) {
    for (const Model& model : all_models())
        if (model.name == name) return &model;
    return nullptr;
}

}  // namespace agora
