// Refuses an impossible model before step 0, naming submodel and column.
#include <algorithm>
#include <string>

#include "sim/run/run.h"

namespace agora {
namespace {

using Problems = std::vector<std::string>;

template <class Descriptions>
bool declared(const Descriptions& list, TypeId type) {
    return std::any_of(list.begin(), list.end(), [&](const auto& item) { return item.type == type; });
}

const ColumnDescription* find_column(const Model& model, TypeId type) {
    for (const ColumnDescription& column : model.columns)
        if (column.type == type) return &column;
    return nullptr;
}

bool is_declared_with_ends(const Model& model, TypeId membership) {
    return std::any_of(model.memberships.begin(), model.memberships.end(), [&](const MembershipDescription& m) {
        return m.type == membership && declared(model.entities, m.parent) && declared(model.entities, m.child);
    });
}

bool is_declared(const Model& model, const Access& access) {
    switch (access.kind) {
        case AccessKind::rows:
        case AccessKind::random: return declared(model.entities, access.type);
        case AccessKind::own:
        case AccessKind::read:
        case AccessKind::write:
        case AccessKind::update: return declared(model.columns, access.type);
        case AccessKind::links:
        case AccessKind::weights: return declared(model.networks, access.type);
        case AccessKind::pairs: return is_declared_with_ends(model, access.type);
        case AccessKind::members:
        case AccessKind::parent_of: return declared(model.memberships, access.type);
        case AccessKind::send:
        case AccessKind::inbox: return declared(model.messages, access.type);
        case AccessKind::parameters: return declared(model.parameters, access.type);
        case AccessKind::step:
        case AccessKind::sums: return true;
    }
    return false;
}

bool needs_acting_rows(AccessKind kind) {
    return kind == AccessKind::own || kind == AccessKind::write || kind == AccessKind::update;
}

void check_submodel(const Model& model, const Submodel& submodel, Problems& problems) {
    if (submodel.every == 0) problems.push_back(submodel.name + ": acts in every 0 steps, which is never");
    if (submodel.acts_on == nullptr) problems.push_back(submodel.name + ": no Rows or Pairs parameter says who acts");
    for (const Access& access : submodel.accesses) {
        if (!is_declared(model, access)) {
            problems.push_back(submodel.name + ": a parameter uses something the model does not declare");
            continue;
        }
        const bool about_column = needs_acting_rows(access.kind) || access.kind == AccessKind::read;
        if (!about_column) continue;
        const ColumnDescription& column = *find_column(model, access.type);
        if (needs_acting_rows(access.kind) && column.entity != submodel.acts_on)
            problems.push_back(submodel.name + ": column " + std::string(column.info.name) +
                               " belongs to another entity");
        if (column.transient && (access.kind == AccessKind::read || access.kind == AccessKind::update))
            problems.push_back(submodel.name + ": column " + std::string(column.info.name) +
                               " lives inside a pass; use Write and Own");
    }
}

// Tasks on pairs have no block of rows of their own, which Own, Write and the order of messages need; and by two orders
// of pairs a row would have two tasks.
void check_pairs(const Pass& pass, const Submodel& submodel, Problems& problems) {
    std::size_t orders = 0;
    for (const Access& access : submodel.accesses) {
        orders += access.kind == AccessKind::pairs ? 1 : 0;
        if (access.kind == AccessKind::own || access.kind == AccessKind::write || access.kind == AccessKind::send ||
            access.kind == AccessKind::rows)
            problems.push_back(submodel.name + ": acts on pairs; it may not take Rows, Own, Write or Send");
    }
    if (orders > 1) problems.push_back(submodel.name + ": acts on pairs of two kinds");
    for (const Submodel& other : pass.submodels)
        if (&other != &submodel && other.acts_on == submodel.acts_on)
            problems.push_back(submodel.name + ": acts on pairs; give it a pass without " + other.name);
}

// Who touches a column in a pass, and how.
struct Use {
    std::size_t submodel;
    AccessKind kind;
};

void check_column_in_pass(const Pass& pass, const ColumnDescription& column, Problems& problems) {
    std::vector<Use> writers, readers;
    for (std::size_t s = 0; s < pass.submodels.size(); ++s)
        for (const Access& access : pass.submodels[s].accesses) {
            if (access.type != column.type) continue;
            if (access.kind == AccessKind::write || access.kind == AccessKind::update)
                writers.push_back({s, access.kind});
            if (access.kind == AccessKind::read || access.kind == AccessKind::own) readers.push_back({s, access.kind});
        }
    const std::string where = "pass " + pass.name + ": column " + std::string(column.info.name);
    if (writers.size() > 1)
        problems.push_back(where + " has two writers, " + pass.submodels[writers[0].submodel].name + " and " +
                           pass.submodels[writers[1].submodel].name);
    if (!writers.empty() && writers[0].kind == AccessKind::update)
        for (const Use& use : readers)
            if (use.kind == AccessKind::read)
                problems.push_back(where + " is updated in place by " + pass.submodels[writers[0].submodel].name +
                                   " while " + pass.submodels[use.submodel].name + " reads other rows of it");
    if (!column.transient) return;
    for (const Use& use : readers)
        if (writers.empty() || writers[0].submodel >= use.submodel)
            problems.push_back(where + " is taken by " + pass.submodels[use.submodel].name +
                               " before anybody wrote it");
}

// One submodel sends a message, else the inbox could not be in the order of sending rows.
void check_sender(const Model& model, const MessageDescription& message, Problems& problems) {
    std::vector<std::string> senders;
    for (const Pass& pass : model.passes)
        for (const Submodel& submodel : pass.submodels)
            for (const Access& access : submodel.accesses)
                if (access.kind == AccessKind::send && access.type == message.type) senders.push_back(submodel.name);
    if (senders.size() > 1)
        problems.push_back("message " + std::string(message.info.name) + " has two senders, " + senders[0] + " and " +
                           senders[1]);
}

void check_messages(const Model& model, Problems& problems) {
    for (const MessageDescription& message : model.messages) {
        check_sender(model, message, problems);
        bool sent = false;
        for (const Pass& pass : model.passes) {
            bool sent_here = false;
            for (const Submodel& submodel : pass.submodels)
                for (const Access& access : submodel.accesses) {
                    if (access.type != message.type) continue;
                    if (access.kind == AccessKind::send) sent_here = true;
                    if (access.kind == AccessKind::inbox && !sent)
                        problems.push_back(submodel.name + ": reads message " + std::string(message.info.name) +
                                           " before a pass of the same step has sent it");
                }
            sent = sent || sent_here;
        }
    }
}

void check_tally(const Model& model, const Tally& tally, Problems& problems) {
    const std::string& name = tally.accumulate.name;
    check_submodel(model, tally.accumulate, problems);
    if (tally.accumulate.acts_on_pairs) problems.push_back(name + ": a metric is summed over rows, not over pairs");
    if (tally.sums == 0) problems.push_back(name + ": a metric needs sums");
    const auto is_follower = [&](const Tally& other) { return other.accumulate.name == tally.followed_by; };
    if (!tally.followed_by.empty() && std::none_of(model.tallies.begin(), model.tallies.end(), is_follower))
        problems.push_back(name + ": no tally is called " + tally.followed_by);
    for (const Access& access : tally.accumulate.accesses) {
        if (access.kind == AccessKind::write || access.kind == AccessKind::update || access.kind == AccessKind::send)
            problems.push_back(name + ": a metric must not change the world");
        if (access.kind != AccessKind::own) continue;
        const ColumnDescription* column = find_column(model, access.type);
        if (column != nullptr && column->transient)
            problems.push_back(name + ": column " + std::string(column->info.name) +
                               " lives inside a pass; metrics cannot see it");
    }
}

void check_metrics(const Model& model, Problems& problems) {
    std::vector<std::string> names;
    for (const Tally& tally : model.tallies) {
        check_tally(model, tally, problems);
        for (const Metric& metric : tally.metrics) {
            names.push_back(metric.name);
            if ((metric.kind == MetricKind::flow) != metric.unit.ends_with("/" + model.step_name))
                problems.push_back("metric " + metric.name + ": a flow, and only a flow, has a unit per " +
                                   model.step_name);
        }
    }
    std::sort(names.begin(), names.end());
    for (std::size_t i = 1; i < names.size(); ++i)
        if (names[i] == names[i - 1]) problems.push_back("two metrics are called " + names[i]);
    for (const Basis& basis : model.rests_on)
        if (!std::binary_search(names.begin(), names.end(), basis.metric))
            problems.push_back(basis.name + ": there is no metric " + basis.metric);
}

void check_parameter(const ParameterInfo& p, Problems& problems) {
    if (p.default_value < p.lowest - 1e-6 || p.default_value > p.highest * (1 + 1e-6) + 1e-9)
        problems.push_back("parameter " + p.name + ": default lies outside its range");
    if (p.kind == ParameterKind::choice && (p.lowest != 0 || p.highest + 1 != static_cast<double>(p.choices.size())))
        problems.push_back("parameter " + p.name + ": the range of a choice of " + std::to_string(p.choices.size()) +
                           " names is 0 to " + std::to_string(p.choices.size() - 1));
}

}  // namespace

std::vector<std::string> check_model(const Model& model) {
    Problems problems;
    for (const Pass& pass : model.passes) {
        for (const Submodel& submodel : pass.submodels) {
            check_submodel(model, submodel, problems);
            if (submodel.acts_on_pairs) check_pairs(pass, submodel, problems);
            for (const Access& access : submodel.accesses)
                if (access.kind == AccessKind::sums) problems.push_back(submodel.name + ": only metrics have sums");
        }
        for (const ColumnDescription& column : model.columns) check_column_in_pass(pass, column, problems);
    }
    check_messages(model, problems);
    check_metrics(model, problems);
    for (const ParameterGroup& group : model.parameters)
        for (const ParameterInfo& p : group.parameters) check_parameter(p, problems);
    if (model.populate == nullptr) problems.push_back("model " + model.name + " has no populate function");
    return problems;
}

}  // namespace agora
