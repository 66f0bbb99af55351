// What the program needs memory for, so that a lack of it is told by its cause.
#pragma once

#include <string>

#include "sim/app/study.h"

namespace agora::app {

// What grows without end when it is asked for too much.
enum class Need { files, results, worlds, design, rows };

// Says what the program is at from now on; the process has one such state.
void working_on(Need need);

// What to tell when memory ran out.
std::string out_of_memory_text();

// Bytes this process may have: what the machine has, or less where it is limited.
double memory_limit();

// Stops (70) before anything runs when the outcomes of all runs alone are more than this process may have.
void refuse_too_many_outcomes(const Study& study, bool traced);

}  // namespace agora::app
