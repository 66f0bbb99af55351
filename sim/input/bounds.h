// The largest counts the program takes, whoever gives them: files, stored plans and the command line alike.
#pragma once

#include <cstdint>

namespace agora::input {

inline constexpr std::uint32_t kMostReplicates = 100000;
inline constexpr std::uint32_t kMostSteps = 100000;
inline constexpr std::uint32_t kMostPoints = 10000000;  // of a design, its designs and runs: more would never end
inline constexpr std::uint32_t kMostLevels = 1000;
inline constexpr std::uint32_t kMostThreads = 1024;
inline constexpr double kMostCitizens = 1e12;

}  // namespace agora::input
