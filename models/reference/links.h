// Builds compressed rows of links in parallel from a rule that can be asked twice for the same links.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

#include "agora/executor.h"
#include "agora/world.h"

namespace agora::reference {

namespace detail {

// Sorts one row by target and drops links that occur twice (keeping the smaller weight); returns how many are left.
inline std::uint32_t sort_row(NetworkStore& store, std::uint32_t first, std::uint32_t last,
                              std::vector<std::pair<std::uint32_t, float>>& scratch) {
    const auto begin = store.targets.begin() + first, end = store.targets.begin() + last;
    if (store.weights.empty()) {
        std::sort(begin, end);
        return static_cast<std::uint32_t>(std::unique(begin, end) - begin);
    }
    scratch.clear();
    for (std::uint32_t i = first; i < last; ++i) scratch.emplace_back(store.targets[i], store.weights[i]);
    std::sort(scratch.begin(), scratch.end());
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    scratch.erase(std::unique(scratch.begin(), scratch.end(), same), scratch.end());
    for (std::size_t i = 0; i < scratch.size(); ++i)
        std::tie(store.targets[first + i], store.weights[first + i]) = scratch[i];
    return static_cast<std::uint32_t>(scratch.size());
}

// Moves rows together after some became shorter.
inline void compact(NetworkStore& store, const std::vector<std::uint32_t>& lengths) {
    std::uint32_t to = 0;
    for (std::size_t row = 0; row < lengths.size(); ++row) {
        const std::uint32_t from = store.offsets[row];
        std::copy_n(store.targets.begin() + from, lengths[row], store.targets.begin() + to);
        if (!store.weights.empty()) std::copy_n(store.weights.begin() + from, lengths[row], store.weights.begin() + to);
        store.offsets[row] = to;
        to += lengths[row];
    }
    store.offsets.back() = to;
    store.targets.resize(to);
    if (!store.weights.empty()) store.weights.resize(to);
}

}  // namespace detail

enum class Direction : std::uint8_t { both_ways, one_way };

// Calls links(item, add) twice for every item in [0, items), where add(a, b, weight) links rows a and b; both calls
// must add the same. Rows end up sorted and each link in them once, whatever the order of work was. Weights are kept
// if `weighted`.
template <class LinksOf>
void build_links(NetworkStore& store, std::uint32_t rows, std::size_t items, Direction direction, bool weighted,
                 Executor& executor, const LinksOf& links) {
    auto& offsets = store.offsets;
    offsets.assign(rows + std::size_t{1}, 0);
    const auto next = [&](std::size_t place) {
        return std::atomic_ref<std::uint32_t>(offsets[place]).fetch_add(1, std::memory_order_relaxed);
    };
    const bool both = direction == Direction::both_ways;
    for_blocks(executor, items, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t item = first; item < last; ++item)
            links(item, [&](std::uint32_t a, std::uint32_t b, float) {
                next(a + 1ull);
                if (both && a != b) next(b + 1ull);
            });
    });
    for (std::size_t i = 1; i < offsets.size(); ++i) offsets[i] += offsets[i - 1];
    store.targets.resize(offsets.back());
    store.weights.assign(weighted ? offsets.back() : 0, 0.0f);
    const auto put = [&](std::uint32_t a, std::uint32_t b, float weight) {
        const std::uint32_t place = next(a);
        store.targets[place] = b;
        if (weighted) store.weights[place] = weight;
    };
    for_blocks(executor, items, [&](std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t item = first; item < last; ++item)
            links(item, [&](std::uint32_t a, std::uint32_t b, float weight) {
                put(a, b, weight);
                if (both && a != b) put(b, a, weight);
            });
    });
    // The offsets served as write positions, which leaves them one place early.
    std::copy_backward(offsets.begin(), offsets.end() - 1, offsets.end());
    offsets.front() = 0;
    std::vector<std::uint32_t> lengths(rows);
    for_blocks(executor, rows, [&](std::uint32_t first, std::uint32_t last) {
        std::vector<std::pair<std::uint32_t, float>> scratch;
        for (std::uint32_t row = first; row < last; ++row)
            lengths[row] = detail::sort_row(store, offsets[row], offsets[row + 1ull], scratch);
    });
    std::size_t left = 0;
    for (const std::uint32_t length : lengths) left += length;
    if (left < store.targets.size()) detail::compact(store, lengths);
}

}  // namespace agora::reference
