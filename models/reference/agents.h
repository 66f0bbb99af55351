// What every reference model is made of: agents, the ties between them, and the crowd they form.
#pragma once

#include "agora/model.h"

namespace agora::reference {

struct Agent {
    static constexpr EntityInfo info{"agent", "Somebody, or whatever else the nodes of the network stand for."};
};

// One row for each copy of the network (a run has one copy unless network.copies says more), for what concerns all
// agents of a copy at once: everybody meets everybody, mean fields, counts.
struct Crowd {
    static constexpr EntityInfo info{"crowd", "All agents of one copy of the network.", 1};
};

// Row i holds whom agent i looks at. Links of both directions unless the scenario gives directed ones.
struct Ties : Network<Agent, Agent> {
    static constexpr ConnectionInfo info{"ties", "Agents whom an agent looks at, with the weight it gives them."};
};
struct CrowdAgents : Membership<Crowd, Agent> {
    static constexpr ConnectionInfo info{"crowd_agents", "The agents of one copy of the network."};
};

}  // namespace agora::reference
