// What the user is told when a command ends early.
#include "sim/app/stop.h"

#include <CLI/CLI.hpp>
#include <new>

#include "sim/app/terminal.h"

namespace agora::app {

int explain_failure(const std::exception& failure) {
    if (const auto* stop = dynamic_cast<const Stop*>(&failure)) {
        if (*stop->what() != '\0') complain(stop->what());
        return stop->code();
    }
    if (dynamic_cast<const CLI::ParseError*>(&failure) != nullptr) {
        complain(std::string(failure.what()) + "\nsee agora --help");
        return kUsage;
    }
    if (dynamic_cast<const std::bad_alloc*>(&failure) != nullptr) {
        complain(
            "there is not enough memory for this world; a smaller --scale needs less (agora plan FILE says how much)");
        return kInternal;
    }
    complain(std::string("internal error: ") + failure.what());
    return kInternal;
}

}  // namespace agora::app
