// A table of texts, printed with its columns aligned.
#pragma once

#include <string>
#include <vector>

namespace agora::app {

class Table {
  public:
    // Headings may have several lines; columns whose cells all look like numbers stand to the right. Cells longer than
    // `widest` go on in further lines.
    explicit Table(std::vector<std::string> headings, std::size_t widest = 200)
        : headings_(std::move(headings)), widest_(widest) {}

    void add(const std::vector<std::string>& cells);
    std::string text() const;

  private:
    std::vector<std::string> headings_;
    std::size_t widest_;
    std::vector<std::vector<std::string>> rows_;  // as printed, line by line
};

}  // namespace agora::app
