// Follows memberships upwards; a row that is not there becomes -1.
#include "sim/output/places.h"

#include <algorithm>
#include <bit>

namespace agora::output {
namespace {

const EntityInfo& info_of(const Model& model, TypeId entity) {
    return std::find_if(model.entities.begin(), model.entities.end(),
                        [&](const EntityDescription& one) { return one.type == entity; })
        ->info;
}

// Calls visit(membership, children) for the memberships that lead upwards from an entity, the nearest first; two ways
// to one parent end where they meet.
template <class Visit>
void for_each_parent(const Model& model, TypeId entity, const Visit& visit) {
    std::vector<TypeId> reached{entity};
    for (std::size_t next = 0; next < reached.size(); ++next)
        for (const MembershipDescription& membership : model.memberships) {
            if (membership.child != reached[next]) continue;
            if (std::find(reached.begin(), reached.end(), membership.parent) != reached.end()) continue;
            reached.push_back(membership.parent);
            visit(membership, next);
        }
}

}  // namespace

std::vector<MicroPlace> places_of(const World& world, TypeId entity, const std::vector<std::uint32_t>& rows) {
    const Model& model = world.model();
    std::vector<std::vector<std::uint32_t>> reached{rows};  // the rows themselves, then those of each parent
    std::vector<MicroPlace> places;
    for_each_parent(model, entity, [&](const MembershipDescription& membership, std::size_t below) {
        const std::vector<std::uint32_t>& parents = world.membership(membership.type).parents;
        std::vector<std::uint32_t> above;
        MicroPlace place{std::string(info_of(model, membership.parent).name), "", {}};
        place.meaning = "Row of the " + place.name + " it belongs to.";
        for (const std::uint32_t row : reached[below]) {
            above.push_back(row < parents.size() ? parents[row] : kNoRow);
            place.rows.push_back(std::bit_cast<std::int32_t>(above.back()));
        }
        reached.push_back(std::move(above));
        places.push_back(std::move(place));
    });
    for (const Belonging& belonging : model.belongings)
        if (belonging.entity == entity && !belonging.changes)
            places.push_back({belonging.name, belonging.meaning, places_of(world, belonging, rows)});
    return places;
}

std::vector<std::int32_t> places_of(const World& world, const Belonging& belonging,
                                    const std::vector<std::uint32_t>& rows) {
    std::vector<std::int32_t> out;
    for (const std::uint32_t row : rows) out.push_back(std::bit_cast<std::int32_t>(belonging.of(world, row)));
    return out;
}

std::vector<std::string> place_names(const Model& model, TypeId entity) {
    std::vector<std::string> names;
    for_each_parent(model, entity, [&](const MembershipDescription& membership, std::size_t) {
        names.emplace_back(info_of(model, membership.parent).name);
    });
    for (const Belonging& belonging : model.belongings)
        if (belonging.entity == entity) names.push_back(belonging.name);
    return names;
}

}  // namespace agora::output
