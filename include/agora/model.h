// A model as plain data: its entities, columns, connections, parameters, passes, metrics and how a world is populated.
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agora/column.h"
#include "agora/entity.h"
#include "agora/executor.h"
#include "agora/math.h"
#include "agora/metric.h"
#include "agora/parameter.h"
#include "agora/scenario.h"
#include "agora/structure.h"
#include "agora/submodel.h"
#include "agora/world.h"

namespace agora {

struct EntityDescription {
    EntityInfo info;
    TypeId type;
};

struct ColumnDescription {
    ColumnInfo info;
    TypeId type;
    TypeId entity;
    std::size_t value_bytes;
    Layout layout;
    bool transient;
};

struct MembershipDescription {
    ConnectionInfo info;
    TypeId type, parent, child;
};

// Where rows of an entity belong besides their memberships, for tables of agents.
struct Belonging {
    std::string name;  // of the entity they belong to, or of a group that is told by the row of its first member
    std::string meaning;
    TypeId entity = nullptr;
    bool changes = false;                                                  // during a run
    std::uint32_t (*of)(const World& world, std::uint32_t row) = nullptr;  // kNoRow where it belongs to none
};

struct NetworkDescription {
    ConnectionInfo info;
    TypeId type, from, to;
};

// How a message type is delivered: `deliver` sorts what every task sent into the receivers' inbox.
struct MessageDescription {
    ConnectionInfo info;
    TypeId type, sender, receiver;
    void* (*new_outbox)();
    void (*delete_outbox)(void*);
    void (*deliver)(std::span<void* const> outboxes, std::uint32_t receivers, InboxStore& inbox);
};

struct Submodel {
    std::string name;     // "S4 delivery"
    std::string meaning;  // one sentence
    TypeId acts_on = nullptr;
    std::vector<Access> accesses;
    void (*run)(const Slot* slots, const Block& block) = nullptr;
    bool acts_on_pairs = false;                 // of rows of `acts_on`, instead of on blocks of them
    std::uint32_t every = 1;                    // acts in the last of every so many steps ...
    bool (*condition)(const World&) = nullptr;  // ... while this holds, if it has any; it may look at parameters alone

    bool acts(const World& world, std::uint32_t step) const {
        return (step + 1) % every == 0 && (condition == nullptr || condition(world));
    }
};

// Submodels that read the same committed state.
struct Pass {
    std::string name;
    std::string meaning;
    std::vector<Submodel> submodels;
};

// Sums over the rows of one entity, and the metrics made of them.
struct Tally {
    Submodel accumulate;
    std::size_t sums = 0;
    std::vector<Metric> metrics;
    std::string followed_by;  // name of the tally whose sums these metrics find behind the sums of their own, or empty
};

// A documented formula from public indicators to a parameter.
struct IndicatorMapping {
    std::string parameter;                // full name
    std::vector<std::string> indicators;  // in the order `value` takes them
    std::string formula;                  // as a reader would write it
    std::string source;                   // or "assumption: …"
    double (*value)(std::span<const double> indicators);
};

// Something that is counted over a whole run because outcomes rest on it: without it they say nothing about it.
struct Basis {
    std::string name;     // "projects"
    std::string metric;   // whose sum over all steps is the count
    std::string meaning;  // one plain sentence
};

struct Model {
    std::string name;
    std::string title;
    std::string description;
    std::string step_name = "step";  // "month"
    std::vector<EntityDescription> entities;
    std::vector<ColumnDescription> columns;
    std::vector<MembershipDescription> memberships;
    std::vector<NetworkDescription> networks;
    std::vector<MessageDescription> messages;
    std::vector<ParameterGroup> parameters;
    std::vector<IndicatorMapping> mappings;
    std::vector<Pass> passes;
    std::vector<Tally> tallies;
    std::vector<std::string> key_metrics;  // shown first, in this order
    std::vector<Basis> rests_on;           // how much happened in a run that its outcomes can come from
    TypeId agents = nullptr;               // the entity counted as "agents"
    bool takes_network = false;            // a scenario may give the agents' links; the group `network` generates them
    std::vector<TypeId> given;             // columns of the agents a scenario may give initial values of
    std::vector<TypeId> recorded;          // entities whose rows snapshots hold in full
    std::vector<Belonging> belongings;     // what snapshots say beside memberships
    // Why no world can be made of a scenario, as far as its parameters alone tell: one contradiction to a line, with
    // the full names of the parameters that contradict each other. Empty when there is none.
    std::string (*contradictions)(const Scenario& scenario) = nullptr;
    // Fills an empty world; parameters are already set. Returns an empty text, or why it cannot be done. What it makes
    // follows from what it is given and asks for alone, since worlds made of the same are made once.
    std::string (*populate)(World& world, const Setup& setup, Executor& executor) = nullptr;
};

// The struct of a group of parameters with the values of a scenario.
template <class Params>
Params parameters_of(const ParameterGroup& group, const Scenario& scenario) {
    Params out{};
    for (const ParameterInfo& info : group.parameters)
        if (const auto found = scenario.parameters.find(info.name); found != scenario.parameters.end())
            store_value(reinterpret_cast<std::byte*>(&out), info, found->second.value);
    return out;
}

// ---- Declaring a model ----------------------------------------------------------------------------------------------

template <class... E>
void add_entities(Model& model) {
    (model.entities.push_back({E::info, type_id<E>()}), ...);
}

template <class... C>
void add_columns(Model& model) {
    static_assert((detail::is_well_declared<C>() && ...), "array columns name each component, scaled ones their range");
    (model.columns.push_back({C::info, type_id<C>(), type_id<typename C::Entity>(), sizeof(typename C::Value),
                              layout_of<typename C::Value>(), C::transient}),
     ...);
}

template <class... M>
void add_memberships(Model& model) {
    (model.memberships.push_back({M::info, type_id<M>(), type_id<typename M::Parent>(), type_id<typename M::Child>()}),
     ...);
}

template <class... N>
void add_networks(Model& model) {
    (model.networks.push_back({N::info, type_id<N>(), type_id<typename N::From>(), type_id<typename N::To>()}), ...);
}

namespace detail {
template <class M>
void deliver(std::span<void* const> outboxes, std::uint32_t receivers, InboxStore& inbox) {
    using Outbox = std::vector<typename Send<M>::Envelope>;
    inbox.offsets.assign(receivers + 1ull, 0);
    std::size_t total = 0;
    for (void* box : outboxes)
        for (const auto& envelope : *static_cast<Outbox*>(box)) ++inbox.offsets[envelope.to + 1ull], ++total;
    for (std::uint32_t i = 0; i < receivers; ++i) inbox.offsets[i + 1ull] += inbox.offsets[i];
    inbox.messages.resize(total * sizeof(M));
    M* messages = reinterpret_cast<M*>(inbox.messages.data());
    std::vector<std::uint32_t> next(inbox.offsets.begin(), inbox.offsets.end() - 1);
    for (void* box : outboxes) {
        for (const auto& envelope : *static_cast<Outbox*>(box)) messages[next[envelope.to]++] = envelope.message;
        static_cast<Outbox*>(box)->clear();
    }
}
}  // namespace detail

template <class... M>
void add_messages(Model& model) {
    (model.messages.push_back({M::info, type_id<M>(), type_id<typename M::Sender>(), type_id<typename M::Receiver>(),
                               [] { return static_cast<void*>(new std::vector<typename Send<M>::Envelope>); },
                               [](void* box) { delete static_cast<std::vector<typename Send<M>::Envelope>*>(box); },
                               &detail::deliver<M>}),
     ...);
}

template <auto function>
Submodel submodel(std::string_view name, std::string_view meaning) {
    Submodel out{std::string(name), std::string(meaning), nullptr, detail::SubmodelOf<function>::accesses(),
                 &detail::SubmodelOf<function>::run};
    for (const Access& access : out.accesses) {
        if (access.actor != nullptr) out.acts_on = access.actor;
        if (access.kind == AccessKind::pairs) out.acts_on_pairs = true;
    }
    return out;
}

// The same, acting in the last of every so many steps only.
inline Submodel every(std::uint32_t steps, Submodel submodel) {
    submodel.every = steps;
    return submodel;
}

// The same, acting only while the condition holds, which may look at parameters alone.
inline Submodel only_if(bool (*condition)(const World&), Submodel submodel) {
    submodel.condition = condition;
    return submodel;
}

template <auto function>
Tally tally(std::string_view name, std::vector<Metric> metrics, std::string_view followed_by = "") {
    Tally out{submodel<function>(name, "sums for metrics"), 0, std::move(metrics), std::string(followed_by)};
    for (const Access& access : out.accumulate.accesses)
        if (access.kind == AccessKind::sums) out.sums = access.size;
    return out;
}

template <class E>
auto World::random(std::uint32_t step) const {
    return Random<E>(key_, kind(type_id<E>()), step);
}

}  // namespace agora
