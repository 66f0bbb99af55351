// A verification target: a figure known from theory or print, and how this program comes to it.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "agora/executor.h"

namespace agora::verify {

// How much work to spend, and on what. Quick asks for smaller samples with tolerances that are honestly wider.
struct Effort {
    Executor& executor;
    bool quick = false;
    // Makes an executor with that many threads, for targets that compare thread counts.
    std::function<std::unique_ptr<Executor>(std::size_t)> make_executor;
};

// One figure. What must simply hold is expected to be 1, with tolerance 0.
struct Check {
    std::string what;
    double expected = 0;
    double tolerance = 0;  // greatest distance allowed between expected and measured
    double measured = 0;
};

struct Target {
    std::string id;      // "V05"
    std::string what;    // the set-up, in one line
    std::string source;  // who published or derived the expected figures
    bool monte_carlo = false;
    std::vector<Check> (*measure)(const Effort&) = nullptr;
};

// Something that must simply hold.
inline Check must_hold(std::string what, bool holds) { return {std::move(what), 1, 0, holds ? 1.0 : 0.0}; }

// Whether the figure is as expected; a measured NaN never is.
bool holds(const Check& check);

}  // namespace agora::verify
