// Problems as text for people and as JSON for programs, and the search for the name that was meant.
#include "sim/input/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/input/quoting.h"

namespace agora::input {
namespace {

constexpr std::string_view kBold = "\033[1m", kRed = "\033[31m", kGreen = "\033[32m", kPlain = "\033[0m";

std::string painted(std::string_view text, std::string_view paint, bool colour) {
    const std::string shown = visible(text);
    return colour ? std::string(paint) + shown + std::string(kPlain) : shown;
}

// What stands before the caret, under an indented source line: tabs stay tabs so that the caret lines up, other
// characters become as many blanks as are shown of them.
std::string indent_up_to(std::string_view line, int column) {
    const auto begins_a_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; };
    std::size_t end = 0;
    int characters = 0;
    for (; end < line.size(); ++end)
        if (begins_a_character(line[end]) && ++characters >= column) break;
    std::string out = "    ";
    for (const char c : visible(line.substr(0, end), "\t"))
        if (begins_a_character(c)) out += c == '\t' ? '\t' : ' ';
    const int beyond = end < line.size() ? 0 : column - 1 - characters;
    return out + std::string(static_cast<std::size_t>(std::max(0, beyond)), ' ');
}

char plain_letter(char c) {
    if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

// Damerau's distance with adjacent swaps (optimal string alignment), on letters without case.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto letter = [](std::string_view text, std::size_t k) { return plain_letter(text[k - 1]); };
            const std::size_t change = letter(a, i) == letter(b, j) ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && letter(a, i) == letter(b, j - 1) && letter(a, i - 1) == letter(b, j))
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

}  // namespace

std::string to_text(const Problem& problem, bool colour) {
    std::string where = problem.file;
    if (problem.line > 0) where += ":" + std::to_string(problem.line) + ":" + std::to_string(problem.column);
    std::string out = painted(where + ":", kBold, colour) + " " + painted(problem.message, kRed, colour) + "\n";
    if (problem.line > 0 && !problem.line_text.empty()) {
        out.append("    ").append(visible(problem.line_text, "\t")).append("\n");
        out += indent_up_to(problem.line_text, problem.column) + painted("^", kGreen, colour) + "\n";
    }
    if (!problem.expected.empty()) out.append("    expected ").append(visible(problem.expected)).append("\n");
    if (!problem.nearest.empty())
        out.append("    did you mean ").append(painted(problem.nearest, kGreen, colour)).append("?\n");
    return out;
}

nlohmann::ordered_json to_json(const Problem& problem) {
    nlohmann::ordered_json out{{"file", problem.file}};
    if (problem.line > 0) {
        out["line"] = problem.line;
        out["column"] = problem.column;
    }
    out["message"] = problem.message;
    if (!problem.expected.empty()) out["expected"] = problem.expected;
    if (!problem.nearest.empty()) out["nearest"] = problem.nearest;
    if (!problem.line_text.empty()) out["line_text"] = problem.line_text;
    return out;
}

std::string nearest_name(std::string_view name, std::span<const std::string> names) {
    constexpr std::size_t longest_name = 200;  // a longer one is no slip of the finger, and the search is quadratic
    if (name.empty() || name.size() > longest_name) return {};
    std::size_t least = std::max<std::size_t>(1, name.size() / 3) + 1;
    std::string nearest;
    for (const std::string& candidate : names) {
        const std::size_t steps = distance(name, candidate);
        if (steps >= least) continue;
        least = steps;
        nearest = candidate;
    }
    return nearest;
}

}  // namespace agora::input
