// Collects problems while files are read, so that all of them are told at once and each of them once.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/input/document.h"
#include "sim/input/problem.h"

namespace agora::input {

class Report {
  public:
    void add(const Place& place, std::string message, std::string expected = {}, std::string nearest = {});
    // A problem of a whole file, or of something that is no file.
    void add(std::string file, std::string message, std::string expected = {}, std::string nearest = {});

    // A problem of a text that is no document.
    void add(Problem problem) { problems_.push_back(std::move(problem)); }

    bool empty() const { return problems_.empty(); }

    // All problems, those of one file together and from top to bottom; files in the order of their first problem.
    std::vector<Problem> take();

  private:
    std::vector<Problem> problems_;
};

}  // namespace agora::input
