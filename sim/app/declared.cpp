// Turns the accesses of submodels into names, and follows them backwards.
#include "sim/app/declared.h"

#include <algorithm>

namespace agora::app {
namespace {

template <class Described>
const Described* find_type(const std::vector<Described>& all, TypeId type) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const Described& one) { return one.type == type; });
    return found == all.end() ? nullptr : &*found;
}

std::string entity_name(const Model& model, TypeId entity) {
    const auto* found = find_type(model.entities, entity);
    return found == nullptr ? "" : std::string(found->info.name);
}

std::string column_name(const Model& model, TypeId column) {
    const auto* found = find_type(model.columns, column);
    return found == nullptr ? "" : entity_name(model, found->entity) + "." + std::string(found->info.name);
}

template <class Described>
std::string info_name(const std::vector<Described>& all, TypeId type) {
    const auto* found = find_type(all, type);
    return found == nullptr ? "" : std::string(found->info.name);
}

std::string group_name(const Model& model, TypeId type) {
    const auto* found = find_type(model.parameters, type);
    return found == nullptr ? "" : found->name;
}

void add(std::vector<std::string>& names, const std::string& name) {
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

bool takes(AccessKind kind) { return kind == AccessKind::own || kind == AccessKind::read || kind == AccessKind::inbox; }
bool gives(AccessKind kind) {
    return kind == AccessKind::write || kind == AccessKind::update || kind == AccessKind::send;
}

bool writes_something_of(const Submodel& submodel, const std::set<TypeId>& wanted) {
    return std::any_of(submodel.accesses.begin(), submodel.accesses.end(),
                       [&](const Access& access) { return gives(access.kind) && wanted.contains(access.type); });
}

void add_reads(const Submodel& submodel, std::set<TypeId>& wanted) {
    for (const Access& access : submodel.accesses)
        if (takes(access.kind)) wanted.insert(access.type);
}

}  // namespace

Declared declared_by(const Model& model, const Submodel& submodel) {
    Declared out;
    out.population = entity_name(model, submodel.acts_on);
    for (const Access& access : submodel.accesses) {
        switch (access.kind) {
            case AccessKind::own:
            case AccessKind::read: add(out.reads, column_name(model, access.type)); break;
            case AccessKind::write:
            case AccessKind::update: add(out.writes, column_name(model, access.type)); break;
            case AccessKind::links:
            case AccessKind::weights: add(out.reads, info_name(model.networks, access.type)); break;
            case AccessKind::pairs:
                add(out.reads, info_name(model.memberships, access.type));
                add(out.draws, entity_name(model, find_type(model.memberships, access.type)->parent));
                break;
            case AccessKind::members:
            case AccessKind::parent_of: add(out.reads, info_name(model.memberships, access.type)); break;
            case AccessKind::inbox: add(out.reads, info_name(model.messages, access.type)); break;
            case AccessKind::send: add(out.sends, info_name(model.messages, access.type)); break;
            case AccessKind::random: add(out.draws, entity_name(model, access.type)); break;
            case AccessKind::parameters: add(out.parameters, group_name(model, access.type)); break;
            case AccessKind::rows:
            case AccessKind::step:
            case AccessKind::sums: break;
        }
    }
    return out;
}

std::vector<Feeder> feeders_of(const Model& model, const Submodel& reader) {
    std::vector<Feeder> out;
    std::set<TypeId> wanted;
    add_reads(reader, wanted);
    for (int distance = 0;; ++distance) {
        const std::size_t before = out.size();
        for (const Pass& pass : model.passes)
            for (const Submodel& submodel : pass.submodels) {
                const bool known = std::any_of(out.begin(), out.end(),
                                               [&](const Feeder& feeder) { return feeder.submodel == &submodel; });
                if (!known && writes_something_of(submodel, wanted)) out.push_back({&submodel, distance});
            }
        if (out.size() == before) return out;
        for (std::size_t i = before; i < out.size(); ++i) add_reads(*out[i].submodel, wanted);
    }
}

}  // namespace agora::app
