// What the user is told when a command ends early.
#include "sim/app/stop.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <stdexcept>

#include "sim/app/memory.h"
#include "sim/app/terminal.h"
#include "sim/threads/tbb_executor.h"

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
    const bool is_too_large = dynamic_cast<const std::length_error*>(&failure) != nullptr;  // more than can be counted
    if (is_too_large || dynamic_cast<const std::bad_alloc*>(&failure) != nullptr) {
        complain(out_of_memory_text());
        std::fflush(stdout);
        std::_Exit(kInternal);  // what libraries would tidy up at the end needs memory that there is not
    }
    if (dynamic_cast<const TooManyThreads*>(&failure) != nullptr) {
        complain(std::string(failure.what()) + "\nfewer --threads need less");
        return kInternal;
    }
    complain(std::string("internal error: ") + failure.what());
    return kInternal;
}

}  // namespace agora::app
