// Outcomes of a function at the points of a design, for tests of what is computed from them.
#pragma once

#include <cstddef>
#include <vector>

namespace agora::test {

// `f` takes a pointer to the inputs of one point; points stand row by row.
template <class Function>
std::vector<double> outcomes_at(const std::vector<double>& points, std::size_t inputs, Function f) {
    std::vector<double> out;
    for (std::size_t p = 0; p < points.size(); p += inputs) out.push_back(f(&points[p]));
    return out;
}

}  // namespace agora::test
