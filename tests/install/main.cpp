// An outside user of the installed layers: names every model and counts its parameters.
#include <cstdio>

#include "models/all_models.h"
#include "sim/core/serial_executor.h"
#include "sim/run/run.h"

int main() {
    for (const agora::Model& model : agora::all_models()) {
        std::size_t parameters = 0;
        for (const agora::ParameterGroup& group : model.parameters) parameters += group.parameters.size();
        std::printf("%s: %zu parameters, %zu problems\n", model.name.c_str(), parameters,
                    agora::check_model(model).size());
    }
    return agora::all_models().empty() ? 1 : 0;
}
