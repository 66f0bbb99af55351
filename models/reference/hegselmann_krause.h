// Hegselmann & Krause 2002 (JASSS 5(3):2): everybody moves to the mean of all opinions within reach, the own included.
//
//     xᵢ' = a m + (1 − a) xᵢ⁰,    m = mean { xⱼ : j = i or a neighbour, |xⱼ − xᵢ| ≤ ε }
//
// a = 1 is the published model; a < 1 anchors opinions as Friedkin & Johnsen do. The bound is inclusive.
#pragma once

#include <array>

#include "models/reference/opinion.h"

namespace agora::reference {

struct ConfidenceParams {
    float confidence = 0.2f;
    float susceptibility = 1.0f;
};

// Sum and number of opinions within reach. Four running sums, added in a fixed order, let the processor overlap them.
class WithinReach {
  public:
    WithinReach(double own, double confidence) : own_(own), confidence_(confidence) {}
    void add(std::size_t lane, double opinion) {
        const double distance = opinion - own_;
        const bool near = distance <= confidence_ && distance >= -confidence_;
        sums_[lane] += near ? opinion : 0.0;
        counts_[lane] += near ? 1.0 : 0.0;
    }
    double mean() const {
        return ((sums_[0] + sums_[1]) + (sums_[2] + sums_[3])) /
               ((counts_[0] + counts_[1]) + (counts_[2] + counts_[3]));
    }

  private:
    double own_, confidence_;
    std::array<double, 4> sums_{}, counts_{};
};

inline double mean_within(double own, std::span<const double> opinions, double confidence) {
    WithinReach reach(own, confidence);
    std::size_t k = 0;
    for (; k + 4 <= opinions.size(); k += 4)
        for (std::size_t lane = 0; lane < 4; ++lane) reach.add(lane, opinions[k + lane]);
    for (; k < opinions.size(); ++k) reach.add(0, opinions[k]);
    return reach.mean();
}

}  // namespace agora::reference
