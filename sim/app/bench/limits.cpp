// Two small loops over plain memory, timed; the best of a few tries counts.
#include "sim/app/bench/limits.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <numeric>

#include "agora/world.h"

namespace agora::app {
namespace {

constexpr std::size_t kStreamBytes = std::size_t{512} << 20;
constexpr std::size_t kGathersPerTask = std::size_t{1} << 20;
constexpr int kTries = 3;

// Whatever is written here must have been computed.
std::atomic<std::uint64_t> witness;

template <class Work>
double best_seconds(const Work& work) {
    double best = 1e300;
    for (int i = 0; i < kTries; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return best;
}

std::uint64_t sum_of(const std::uint64_t* words, std::size_t count) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < count; ++i) sum += words[i];
    return sum;
}

// Independent places from a linear congruential walk, so that many reads are under way at once.
std::uint64_t gather(const std::uint32_t* table, std::uint32_t mask, std::uint32_t place) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < kGathersPerTask; ++i) {
        place = place * 1664525u + 1013904223u;
        sum += table[(place >> 2) & mask];
    }
    return sum;
}

}  // namespace

double stream_limit(Executor& executor) {
    const Buffer buffer(kStreamBytes);
    const std::size_t tasks = 64 * executor.workers(), words = kStreamBytes / 8 / tasks;
    const auto* data = reinterpret_cast<const std::uint64_t*>(buffer.data());
    const double seconds = best_seconds([&] {
        executor.for_each(tasks, [&](std::size_t t, std::size_t) { witness += sum_of(data + t * words, words); });
    });
    return static_cast<double>(tasks * words * 8) / seconds;
}

double gather_limit(Executor& executor, std::size_t table_bytes) {
    std::size_t entries = 1024;
    while (entries * 8 <= table_bytes && entries < (std::size_t{1} << 30)) entries *= 2;
    const Buffer buffer(entries * 4);
    const auto* table = reinterpret_cast<const std::uint32_t*>(buffer.data());
    const std::size_t tasks = 8 * executor.workers();
    const double seconds = best_seconds([&] {
        executor.for_each(tasks, [&](std::size_t t, std::size_t) {
            witness +=
                gather(table, static_cast<std::uint32_t>(entries - 1), static_cast<std::uint32_t>(t * 2654435761u));
        });
    });
    return static_cast<double>(tasks * kGathersPerTask) / seconds;
}

}  // namespace agora::app
