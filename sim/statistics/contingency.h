// Tables of counts that must meet given margins.
#pragma once

#include <vector>

namespace agora::statistics {

using CountTable = std::vector<std::vector<double>>;  // row by row

// Iterative proportional fitting (Deming & Stephan 1940): scales rows and columns of a table of counts ≥ 0 in turn
// until they sum to the given totals within `precision` of the whole. Keeps every odds ratio. Empty when it does not
// settle: totals that contradict each other, or a margin without any count to scale.
CountTable fit_margins(CountTable seed, const std::vector<double>& rows, const std::vector<double>& columns,
                       double precision = 1e-12);

}  // namespace agora::statistics
