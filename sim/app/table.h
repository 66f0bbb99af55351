// A table of texts, printed with its columns aligned.
#pragma once

#include <string>
#include <vector>

namespace agora::app {

class Table {
  public:
    // Headings may have several lines; columns whose cells all look like numbers stand to the right.
    explicit Table(std::vector<std::string> headings) : headings_(std::move(headings)) {}

    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
    std::string text() const;

  private:
    std::vector<std::string> headings_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace agora::app
