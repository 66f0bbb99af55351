// Counting of bytes, access by access.
#include "sim/app/bench/traffic.h"

namespace agora::app {
namespace {

const ColumnDescription* column_of(const Model& model, TypeId type) {
    for (const ColumnDescription& column : model.columns)
        if (column.type == type) return &column;
    return nullptr;
}

const NetworkDescription* links_of(const Model& model, const Submodel& submodel) {
    for (const Access& access : submodel.accesses)
        if (access.kind == AccessKind::links)
            for (const NetworkDescription& network : model.networks)
                if (network.type == access.type) return &network;
    return nullptr;
}

double targets_per_row(const World& world, const Submodel& submodel, TypeId to) {
    double targets = 0;
    for (const Access& access : submodel.accesses)
        if (access.kind == AccessKind::links)
            for (const NetworkDescription& network : world.model().networks)
                if (network.type == access.type && network.to == to)
                    targets += static_cast<double>(world.network(network.type).targets.size());
    return targets / world.rows(submodel.acts_on);
}

// A read column: of the neighbours, of the acting rows themselves, or of others that are scanned or looked up.
void add_read(Traffic& out, const World& world, const Submodel& submodel, const ColumnDescription& column,
              const NetworkDescription* links) {
    const double rows = world.rows(submodel.acts_on);
    const auto bytes = static_cast<double>(column.value_bytes);
    if (links != nullptr && column.entity == links->to) {
        out.visits = targets_per_row(world, submodel, links->to);
        out.gathered += out.visits * bytes;
        out.table += column.value_bytes * world.rows(column.entity);
    }
    out.streamed += bytes * world.rows(column.entity) / rows;
}

// A column updated by pairs: each row once, at a random place.
void add_update_of_pairs(Traffic& out, const World& world, const ColumnDescription& column) {
    out.visits = 1;
    out.gathered += 2 * static_cast<double>(column.value_bytes);
    out.table += column.value_bytes * world.rows(column.entity);
}

}  // namespace

Traffic traffic_of(const World& world, const Submodel& submodel) {
    const Model& model = world.model();
    const NetworkDescription* links = links_of(model, submodel);
    Traffic out;
    for (const Access& access : submodel.accesses) {
        if (access.kind == AccessKind::links)
            out.streamed +=
                4.0 * static_cast<double>(world.network(access.type).targets.size()) / world.rows(submodel.acts_on) +
                4.0;
        const ColumnDescription* column = column_of(model, access.type);
        if (column == nullptr || column->transient) continue;
        const auto bytes = static_cast<double>(column->value_bytes);
        if (access.kind == AccessKind::read) add_read(out, world, submodel, *column, links);
        if (access.kind == AccessKind::own || access.kind == AccessKind::write) out.streamed += bytes;
        if (access.kind == AccessKind::update && submodel.acts_on_pairs) add_update_of_pairs(out, world, *column);
        else if (access.kind == AccessKind::update) out.streamed += 2 * bytes;
    }
    return out;
}

}  // namespace agora::app
