// Problems with their source lines, in reading order and without repetition.
#include "sim/input/report.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace agora::input {

void Report::add(const Place& place, std::string message, std::string expected, std::string nearest) {
    const std::vector<std::string>& lines = place.document->lines;
    const auto index = static_cast<std::size_t>(place.line - 1);
    problems_.push_back({place.document->path, place.line, place.column, std::move(message), std::move(expected),
                         std::move(nearest), index < lines.size() ? lines[index] : ""});
}

void Report::add(std::string file, std::string message, std::string expected, std::string nearest) {
    problems_.push_back(
        {std::move(file), 0, 0, std::move(message), std::move(expected), std::move(nearest), std::string()});
}

std::vector<Problem> Report::take() {
    std::map<std::string, std::size_t> first;
    for (const Problem& problem : problems_) first.emplace(problem.file, first.size());
    std::stable_sort(problems_.begin(), problems_.end(), [&](const Problem& a, const Problem& b) {
        return std::tuple(first[a.file], a.line, a.column) < std::tuple(first[b.file], b.line, b.column);
    });
    std::vector<Problem> out;
    std::set<std::tuple<std::string, int, int, std::string, std::string>> told;
    for (Problem& problem : problems_)
        if (told.emplace(problem.file, problem.line, problem.column, problem.message, problem.expected).second)
            out.push_back(std::move(problem));
    problems_.clear();
    return out;
}

}  // namespace agora::input
