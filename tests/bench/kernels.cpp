// The small functions that everything else is made of, timed one by one with google-benchmark.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>

#include "agora/math.h"
#include "agora/permutation.h"
#include "agora/random.h"
#include "sim/core/hash.h"

namespace {

constexpr std::size_t kRows = 1024;

template <float (*function)(float)>
void over_rows(benchmark::State& state) {
    std::array<float, kRows> in, out;
    for (std::size_t i = 0; i < kRows; ++i) in[i] = 0.001f + 0.9f * static_cast<float>(i) / kRows;
    for (auto _ : state) {
        benchmark::DoNotOptimize(in.data());
        for (std::size_t i = 0; i < kRows; ++i) out[i] = function(in[i]);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * kRows));
}

void keyed_draws(benchmark::State& state) {
    std::uint32_t row = 0;
    for (auto _ : state) {
        agora::Draws draws({1, 2}, row++, 3, agora::Purpose::tests);
        benchmark::DoNotOptimize(draws.uniform(0));
    }
    state.SetItemsProcessed(state.iterations());
}

void random_order(benchmark::State& state) {
    const agora::Permutation order(static_cast<std::uint32_t>(state.range(0)), {1, 2, 3, 4});
    std::uint32_t position = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(order(position));
        position = position + 1 == state.range(0) ? 0 : position + 1;
    }
    state.SetItemsProcessed(state.iterations());
}

void block_hash(benchmark::State& state) {
    const std::array<std::byte, 4 * kRows> block{};
    for (auto _ : state) benchmark::DoNotOptimize(agora::hash_bytes(block.data(), block.size()));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * block.size()));
}

}  // namespace

BENCHMARK(over_rows<agora::exp>)->Name("exp");
BENCHMARK(over_rows<agora::log>)->Name("log");
BENCHMARK(over_rows<agora::logistic>)->Name("logistic");
BENCHMARK(over_rows<agora::normal_quantile>)->Name("normal_quantile");
BENCHMARK(keyed_draws);
BENCHMARK(random_order)->Arg(1000)->Arg(1000000);
BENCHMARK(block_hash);
