// Schelling's segregation on a grid whose edges meet: whoever has too few neighbours of its own kind looks elsewhere.
//
//     unhappy  ⇔  like neighbours / all neighbours < tolerance        (of the eight around a cell; alone is content)
//
// Schelling 1971, Journal of Mathematical Sociology 1:143-186, doi 10.1080/0022250X.1971.9989794. In every step each
// unhappy agent asks one random cell; an empty cell admits one of those who ask. Agents who want no more than a third
// of their neighbours to be like them end up with far more.
#pragma once

#include <array>
#include <cstdint>

#include "agora/model.h"

namespace agora::reference {

struct SchellingParams {
    std::int32_t width = 100;
    std::int32_t height = 100;
    double full = 0.8;
    double first_share = 0.5;
    double tolerance = 0.375;
};

struct Cell {
    static constexpr EntityInfo info{"cell", "A place on the grid, empty or with one agent."};
};

enum class Kind : std::uint8_t { empty, first, second };
struct KindOf : Column<Cell, std::uint8_t> {
    static constexpr ColumnInfo info{"kind", "1", {0, 2}, "Who is there: 0 nobody, 1 or 2 an agent of that kind."};
};
struct Asks : Column<Cell, std::uint32_t> {
    static constexpr ColumnInfo info{"asks", "1", {0, 4.3e9f}, "Empty cell that its agent asks for; 2^32 - 1 if none."};
};
struct Admits : Column<Cell, std::uint32_t> {
    static constexpr ColumnInfo info{"admits", "1", {0, 4.3e9f}, "Cell whose agent may come here; 2^32 - 1 if none."};
};

// An agent asks for an empty cell.
struct Request : Message<Cell, Cell> {
    static constexpr ConnectionInfo info{"request", "An unhappy agent asks for an empty cell."};
    std::uint32_t from = 0;
};

// The eight cells around one, on a grid whose opposite edges meet.
inline std::array<std::uint32_t, 8> cells_around(std::uint32_t cell, std::uint32_t width, std::uint32_t height) {
    const std::uint32_t x = cell % width, y = cell / width;
    const std::uint32_t left = x == 0 ? width - 1 : x - 1, right = x + 1 == width ? 0 : x + 1;
    const std::uint32_t above = (y == 0 ? height - 1 : y - 1) * width, here = y * width,
                        below = (y + 1 == height ? 0 : y + 1) * width;
    return {above + left, above + x, above + right, here + left, here + right, below + left, below + x, below + right};
}

// Neighbours of an agent, and those of its kind among them.
struct Company {
    std::uint32_t all = 0;
    std::uint32_t like = 0;
};
// A quotient and a decimal are rounded alike, so that three of ten are not fewer than a share of 0.3.
inline bool is_unhappy(const Company& company, double tolerance) {
    return company.all > 0 && static_cast<double>(company.like) / company.all < tolerance;
}

}  // namespace agora::reference
