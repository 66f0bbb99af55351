// Hands out tasks forward, backward or shuffled; the last two exist to prove that order never matters.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/run/run.h"

namespace agora {

// The task to run as number `position` of `count`. Shuffled: multiplication by a number coprime to every power of two,
// walked until it falls inside the range, so that no table is needed.
constexpr std::size_t task_at(std::size_t position, std::size_t count, TaskOrder order) {
    if (order == TaskOrder::forward) return position;
    if (order == TaskOrder::reversed) return count - 1 - position;
    std::size_t size = 1;
    while (size < count) size *= 2;
    std::size_t task = position;
    do {
        task = (task * 0x9E3779B1u + 0x7F4A7C15u) & (size - 1);
    } while (task >= count);
    return task;
}

}  // namespace agora
