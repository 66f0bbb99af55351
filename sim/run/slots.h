// Resolves what a submodel's parameters refer to in a world.
#pragma once

#include "agora/model.h"

namespace agora {

// Everything about an access that is the same for all blocks of a step; transient columns stay unresolved.
Slot resolve(World& world, const Access& access);

// Moves the pointers of Own, Write and Update from the first row of the world to the first row of a block.
inline void move_to_block(Slot& slot, std::size_t value_bytes, const Block& block) {
    const std::size_t shift = block.first * value_bytes;
    slot.first = static_cast<std::byte*>(slot.first) + shift;
    slot.second = static_cast<const std::byte*>(slot.second) + shift;
}

// Position of a column among the model's columns.
std::size_t column_position(const Model& model, TypeId column);

constexpr bool is_own_row(AccessKind kind) {
    return kind == AccessKind::own || kind == AccessKind::write || kind == AccessKind::update;
}

}  // namespace agora
