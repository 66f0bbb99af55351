// Sides of links: one row for each end of each link, for models in which the links themselves have a state.
#pragma once

#include <string>

#include "agora/executor.h"
#include "agora/model.h"
#include "models/reference/agents.h"

namespace agora::reference {

struct Side {
    static constexpr EntityInfo info{"side", "One agent's end of a link; a link has two sides."};
};
// The sides of an agent stand in the order of its ties.
struct AgentSides : Membership<Agent, Side> {
    static constexpr ConnectionInfo info{"agent_sides", "An agent's ends of its links."};
};

struct Opposite : Column<Side, Row<Side>> {
    static constexpr ColumnInfo info{"opposite", "1", {0, 4e9f}, "Row of the other side of the same link."};
};
struct Partner : Column<Side, Row<Agent>> {
    static constexpr ColumnInfo info{"partner", "1", {0, 4e9f}, "Row of the agent at the other side of the link."};
};

// Declares sides with their columns.
void add_sides(Model& model);

// Makes the two sides of every tie. Returns an empty text, or why not: a tie without its counterpart, or to oneself.
std::string build_sides(World& world, Executor& executor);

}  // namespace agora::reference
