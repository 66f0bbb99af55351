// Numbers in lines and columns of plain text, read as fast as the memory delivers them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/report.h"

namespace agora::input {

// Goes through a text line by line, whatever ends its lines. Columns are parted by blanks, tabs, commas or semicolons
// and may stand in quotes; empty lines, lines that begin with # or %, and a byte-order mark do not count. Only the
// first problems are told, since a table in the wrong format has one a line.
class TextTable {
  public:
    // `path` is what messages say; the text must outlive the table.
    TextTable(std::string path, std::string_view text)
        : path_(std::move(path)), text_(text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0)) {}

    // Goes to the next line that counts; false at the end, or when there are too many problems to go on.
    bool next();
    const std::vector<std::string_view>& fields() const { return fields_; }
    int line() const { return line_; }

    // Reports something about one field of this line; a field beyond the last means the end of the line.
    void report(std::size_t field, std::string message, std::string expected, Report& report);

  private:
    void split();

    std::string path_;
    std::string_view text_;
    std::string_view current_;   // the line that counts, without its end
    std::size_t at_ = 0;         // where the next line begins
    std::size_t line_feed_ = 0;  // the first at or behind it, or the end
    int line_ = 0;
    int problems_ = 0;
    std::vector<std::string_view> fields_;
};

// The number of problems of one table that are told.
inline constexpr int kMostTableProblems = 20;

// The numbers a field holds, read without regard to language settings; false when it holds anything else or more.
bool parse_field(std::string_view field, std::uint32_t& value);
bool parse_field(std::string_view field, double& value);

// Whether a line names its columns: no field of it begins like a number.
bool is_header(const std::vector<std::string_view>& fields);

}  // namespace agora::input
