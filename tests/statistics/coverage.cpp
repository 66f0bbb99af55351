// Prints the table of README.md: how often 95 % intervals of sensitivity indices hold the truth, by method and size.
#include "tests/statistics/coverage.h"

#include <algorithm>
#include <cstdio>

#include "sim/statistics/summary.h"

using namespace agora::test;

namespace {

void print_rows(const char* method, const char* unit, Coverage coverage, std::initializer_list<std::size_t> sizes,
                std::size_t least) {
    for (const std::size_t size : sizes) {
        const std::vector<double> held = coverage_of_all(coverage, size, 400);
        std::printf("| %s | %zu %s%s | %.2f | %.2f |\n", method, size, unit, size == least ? " (least)" : "",
                    *std::min_element(held.begin(), held.end()), agora::statistics::mean(held));
    }
}

}  // namespace

int main() {
    using namespace agora::statistics;
    std::puts("| Indices | Size | Lowest coverage of an index | Mean coverage |\n|---|---|---|---|");
    print_rows("Sobol", "rows", sobol_coverage, {4, 8, 16, 32, 64, 128, 256}, kLeastSobolRows);
    print_rows("elementary effects", "walks", morris_coverage, {4, 6, 8, 10, 16, 32}, kLeastMorrisWalks);
    print_rows("PAWN", "points", pawn_coverage, {20, 40, 100, 200, 400}, kLeastPawnPoints);
}
