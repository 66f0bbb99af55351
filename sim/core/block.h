// Blocks and their order: 1,024 rows each, the unit of every ordered sum (a frozen format).
#pragma once

#include <cstddef>
#include <cstdint>

namespace agora {

inline constexpr std::uint32_t kBlockRows = 1024;

constexpr std::size_t blocks_of(std::uint32_t rows, std::uint32_t rows_per_block = kBlockRows) {
    return (static_cast<std::size_t>(rows) + rows_per_block - 1) / rows_per_block;
}

}  // namespace agora
