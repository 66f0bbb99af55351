// Links in lines of text: two or three columns, with or without titles, or a matrix of the Matrix Market.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sim/input/report.h"
#include "sim/input/text_table.h"

namespace agora::input {

class LinkTable {
  public:
    // `path` is what messages say; the text must outlive the table.
    LinkTable(const std::string& path, std::string_view text);

    // Goes to the next link; false at the end. Reports lines that are none and goes on behind them.
    bool next(Report& report);

    std::uint32_t from() const { return ends_[0]; }
    std::uint32_t to() const { return ends_[1]; }
    double weight() const { return weight_; }
    bool has_weight() const { return column_of_[2] < columns_; }
    int line() const { return table_.line(); }
    // How many agents the file says there are; 0 if it does not say.
    std::uint32_t nodes() const { return nodes_; }
    // Reports something about one end of this link.
    void report(std::size_t end, std::string message, std::string expected, Report& report);

  private:
    bool read_titles(Report& report);
    bool read_size(Report& report);
    bool read_link(Report& report);
    bool is_matrix_taken(Report& report);

    std::string path_;
    TextTable table_;
    std::string matrix_;  // the first line of a matrix
    bool is_first_ = true;
    bool is_over_ = false;
    std::size_t columns_ = 0;
    std::array<std::size_t, 3> column_of_{0, 1, 2};  // of the two ends and the weight
    std::uint32_t lowest_ = 0, nodes_ = 0;
    std::array<std::uint32_t, 2> ends_{};
    double weight_ = 1;
};

// The largest number of an agent.
inline constexpr double kMostAgents = 4294967294.0;

}  // namespace agora::input
