// Selection of links: everything of small networks, links between kept rows of large ones.
#include "sim/output/edges.h"

#include <algorithm>

namespace agora::output {
namespace {

std::string entity_name(const Model& model, TypeId type) {
    for (const EntityDescription& entity : model.entities)
        if (entity.type == type) return std::string(entity.info.name);
    return {};
}

void add_all(const NetworkStore& store, EdgeTable& table) {
    table.to = store.targets;
    for (std::uint32_t row = 0; row + 1 < store.offsets.size(); ++row)
        table.from.insert(table.from.end(), store.offsets[row + 1] - store.offsets[row], row);
}

void add_between(const NetworkStore& store, const std::vector<std::uint32_t>& from,
                 const std::vector<std::uint32_t>& to, EdgeTable& table) {
    for (const std::uint32_t row : from)
        for (std::uint32_t edge = store.offsets[row]; edge < store.offsets[row + 1]; ++edge) {
            if (!std::binary_search(to.begin(), to.end(), store.targets[edge])) continue;
            table.from.push_back(row);
            table.to.push_back(store.targets[edge]);
        }
}

}  // namespace

std::vector<EdgeTable> kept_edges(const World& world, const KeptRows& kept, std::uint64_t small_network) {
    std::vector<EdgeTable> tables;
    for (const NetworkDescription& network : world.model().networks) {
        const NetworkStore& store = world.network(network.type);
        EdgeTable table{std::string(network.info.name),
                        std::string(network.info.meaning),
                        entity_name(world.model(), network.from),
                        entity_name(world.model(), network.to),
                        store.targets.size(),
                        {},
                        {}};
        const auto from = kept.find(network.from), to = kept.find(network.to);
        if (table.total_edges <= small_network) add_all(store, table);
        else if (from != kept.end() && to != kept.end()) add_between(store, from->second, to->second, table);
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace agora::output
