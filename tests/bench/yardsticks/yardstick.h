// What the yardsticks share: options, a team of threads, links read from a file, and the line they print.
//
// A yardstick does the work of one reference model and nothing else: no model description, no columns, no metrics. It
// draws the same keyed random numbers, so that its last state has the same hash as Agora's and the work is the same.
#pragma once

#include <barrier>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "agora/permutation.h"
#include "agora/random.h"
#include "sim/core/block.h"
#include "sim/core/hash.h"

namespace agora::yardstick {

struct Options {
    std::uint32_t threads = 1, steps = 100, agents = 1000000;
    std::string edges;
};

inline Options read_options(int count, char** words) {
    Options out;
    for (int i = 1; i + 1 < count; i += 2) {
        const std::string_view name = words[i];
        if (name == "--threads") out.threads = static_cast<std::uint32_t>(std::atoi(words[i + 1]));
        else if (name == "--steps") out.steps = static_cast<std::uint32_t>(std::atoi(words[i + 1]));
        else if (name == "--agents") out.agents = static_cast<std::uint32_t>(std::atoi(words[i + 1]));
        else if (name == "--edges") out.edges = words[i + 1];
    }
    return out;
}

// A range of rows for each thread, cut at whole blocks.
struct Part {
    std::uint32_t first, last;
};
inline Part part_of(std::uint32_t rows, std::uint32_t thread, std::uint32_t threads) {
    const std::uint64_t blocks = blocks_of(rows);
    const auto edge = [&](std::uint64_t t) {
        const std::uint64_t row = blocks * t / threads * kBlockRows;
        return static_cast<std::uint32_t>(row < rows ? row : rows);
    };
    return {edge(thread), edge(thread + 1)};
}

// Calls work(thread, wait) on every thread; wait() holds each until all have come.
template <class Work>
double seconds_of(std::uint32_t threads, const Work& work) {
    std::barrier<> barrier(threads);
    const auto begin = std::chrono::steady_clock::now();
    const auto one = [&](std::uint32_t t) { work(t, [&] { barrier.arrive_and_wait(); }); };
    {
        std::vector<std::jthread> team;
        for (std::uint32_t t = 1; t < threads; ++t) team.emplace_back(one, t);
        one(0);
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Graph {
    std::vector<std::uint32_t> offsets, targets;
};

// Undirected links, two numbers to a line, as compressed rows sorted by target.
inline Graph read_graph(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::uint32_t> ends;
    std::uint32_t nodes = 0;
    for (const char* at = text.c_str(); *at != 0;) {
        char* next = nullptr;
        const auto number = static_cast<std::uint32_t>(std::strtoul(at, &next, 10));
        if (next == at) break;
        ends.push_back(number);
        nodes = number >= nodes ? number + 1 : nodes;
        at = next;
    }
    Graph out;
    out.offsets.assign(nodes + 1ull, 0);
    for (const std::uint32_t end : ends) ++out.offsets[end + 1ull];
    for (std::uint32_t i = 0; i < nodes; ++i) out.offsets[i + 1ull] += out.offsets[i];
    out.targets.resize(ends.size());
    std::vector<std::uint32_t> place(out.offsets.begin(), out.offsets.end() - 1);
    for (std::size_t e = 0; e + 1 < ends.size(); e += 2) {
        out.targets[place[ends[e]]++] = ends[e + 1];
        out.targets[place[ends[e + 1]]++] = ends[e];
    }
    for (std::uint32_t i = 0; i < nodes; ++i)
        std::sort(out.targets.begin() + out.offsets[i], out.targets.begin() + out.offsets[i + 1ull]);
    return out;
}

// The hash Agora gives a column of these values.
template <class T>
std::uint64_t hash_of(std::span<const T> values) {
    std::uint64_t hash = values.size();
    for (std::size_t first = 0; first < values.size(); first += kBlockRows) {
        const std::size_t count = values.size() - first < kBlockRows ? values.size() - first : kBlockRows;
        hash = hash_combine(hash,
                            hash_bytes(reinterpret_cast<const std::byte*>(values.data() + first), count * sizeof(T)));
    }
    return hash;
}

inline Draws draws(RandomKey key, std::uint64_t kind, std::uint32_t row, std::uint32_t step, Purpose purpose) {
    return {key, kind << 56 | row, step, purpose};
}

inline double uniform_double(Draws draw) { return to_uniform_double(draw.word(0), draw.word(1)); }

inline Permutation order_of(std::uint32_t size, Draws keys) {
    return {size, {keys.word(0), keys.word(1), keys.word(2), keys.word(3)}};
}

inline void print(const char* name, const Options& options, std::uint64_t updates, double seconds, std::uint64_t hash) {
    std::printf(
        "{\"workload\":\"%s\",\"threads\":%u,\"seconds\":%.6f,\"updates_per_second\":%.0f,\"hash\":\"%016llx\"}\n",
        name, options.threads, seconds, static_cast<double>(updates) / seconds, static_cast<unsigned long long>(hash));
}

}  // namespace agora::yardstick
