// Symmetric ties as compressed rows, built in parallel from groups of rows that keep to themselves.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "agora/world.h"
#include "models/cocreation/setup_tools.h"

namespace agora::cocreation {

// Calls edges(group, worker, tie) twice per group, where tie(a, b) adds the tie between rows a and b; both calls must
// give the same ties, each once, between rows no other group touches. Needs no memory besides the result: offsets
// first count, then serve as write positions, which leaves them one place early.
template <class Edges>
void build_symmetric(NetworkStore& store, std::uint32_t rows, std::size_t groups, Executor& executor,
                     const Edges& edges) {
    auto& offsets = store.offsets;
    offsets.assign(rows + std::size_t{1}, 0);
    executor.for_each(groups, [&](std::size_t group, std::size_t worker) {
        edges(group, worker, [&](std::uint32_t a, std::uint32_t b) { ++offsets[a + 1ull], ++offsets[b + 1ull]; });
    });
    for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
    store.targets.resize(offsets.back());
    executor.for_each(groups, [&](std::size_t group, std::size_t worker) {
        edges(group, worker, [&](std::uint32_t a, std::uint32_t b) {
            store.targets[offsets[a]++] = b;
            store.targets[offsets[b]++] = a;
        });
    });
    std::copy_backward(offsets.begin(), offsets.end() - 1, offsets.end());
    offsets.front() = 0;
    for_blocks(executor, rows, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t row = first; row < last; ++row)
            std::sort(store.targets.begin() + offsets[row], store.targets.begin() + offsets[row + 1ull]);
    });
}

}  // namespace agora::cocreation
