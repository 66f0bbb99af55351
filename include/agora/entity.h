// Kinds of entities and their rows; a Row<Citizen> cannot be mistaken for a Row<Line>.
#pragma once

#include <cstdint>
#include <string_view>

namespace agora {

// What an entity kind is. An entity is an empty struct with `static constexpr EntityInfo info`.
struct EntityInfo {
    std::string_view name;
    std::string_view meaning;            // one sentence
    std::uint32_t rows_per_task = 1024;  // how many rows one task handles; small for rows that scan many others
};

template <class E>
struct Row {
    std::uint32_t index = 0;
    friend constexpr bool operator==(Row, Row) = default;
    friend constexpr auto operator<=>(Row, Row) = default;
};

inline constexpr std::uint32_t kNoRow = 0xFFFFFFFFu;

// A half-open range of rows.
template <class E>
class Rows {
  public:
    class Iterator {
      public:
        constexpr explicit Iterator(std::uint32_t i) : i_(i) {}
        constexpr Row<E> operator*() const { return {i_}; }
        constexpr Iterator& operator++() { return ++i_, *this; }
        friend constexpr bool operator==(Iterator, Iterator) = default;

      private:
        std::uint32_t i_;
    };

    constexpr Rows(std::uint32_t first, std::uint32_t last) : first_(first), last_(last) {}
    constexpr Iterator begin() const { return Iterator(first_); }
    constexpr Iterator end() const { return Iterator(last_); }
    constexpr std::uint32_t size() const { return last_ - first_; }
    constexpr std::uint32_t first() const { return first_; }
    constexpr std::uint32_t last() const { return last_; }
    constexpr bool contains(Row<E> row) const { return row.index >= first_ && row.index < last_; }

  private:
    std::uint32_t first_;
    std::uint32_t last_;
};

}  // namespace agora
