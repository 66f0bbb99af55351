// Metrics: sums over rows in a fixed order, from which each metric is a small function.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace agora {

// N running sums in double precision, filled row by row; the engine adds blocks in order.
template <std::size_t N>
class Sums {
  public:
    explicit Sums(std::span<double> values) : values_(values) {}
    double& operator[](std::size_t i) const { return values_[i]; }

  private:
    std::span<double> values_;
};

// Whether a value tells how things are at the end of a step, or how much came about in it, per step.
enum class MetricKind : std::uint8_t { level, flow };

// What one metric is; `of` turns the finished sums of its tally into the metric's value (NaN when undefined).
struct Metric {
    std::string name;
    std::string unit;
    std::string meaning;  // plain words, one sentence
    std::array<double, 2> range;
    std::string source;  // where the definition comes from
    double (*of)(std::span<const double> sums);
    MetricKind kind = MetricKind::level;
};

}  // namespace agora
