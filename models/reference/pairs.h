// Who meets whom where everybody may meet anybody: a random order is cut into pairs.
#pragma once

#include "agora/permutation.h"
#include "agora/views.h"
#include "models/reference/agents.h"

namespace agora::reference {

// Neighbours in a random order of all agents of a copy: positions 0 and 1, 2 and 3, and so on.
class Pairs {
  public:
    Pairs(Rows<Agent> agents, Draws keys)
        : agents_(agents), order_(agents.size(), {keys.word(0), keys.word(1), keys.word(2), keys.word(3)}) {}
    bool contains(Row<Agent> i) const { return agents_.contains(i); }
    // The row's partner, or the row itself when it is left over.
    std::uint32_t partner(Row<Agent> i) const {
        const std::uint32_t position = order_.position_of(i.index - agents_.first()) ^ 1u;
        return position < agents_.size() ? agents_.first() + order_(position) : i.index;
    }

  private:
    Rows<Agent> agents_;
    Permutation order_;
};

}  // namespace agora::reference
