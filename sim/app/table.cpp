// Aligns cells by what is seen, not by bytes.
#include "sim/app/table.h"

#include <algorithm>
#include <sstream>

namespace agora::app {
namespace {

using Cells = std::vector<std::string>;

std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t width, bool right) {
    const std::string space(width - std::min(width, width_of(text)), ' ');
    return right ? space + text : text + space;
}

bool looks_like_number(const std::string& cell) {
    const char first = cell.empty() ? '0' : cell.front();
    return cell == "–" || first == '-' || (first >= '0' && first <= '9');
}

std::string line_of(const Cells& cells, const std::vector<std::size_t>& widths, const std::vector<bool>& right) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) line += (c == 0 ? "" : "  ") + padded(cells[c], widths[c], right[c]);
    while (!line.empty() && line.back() == ' ') line.pop_back();
    return line + "\n";
}

// The lines of a text, broken at newlines and, beyond `widest`, at spaces.
Cells lines_of(const std::string& text, std::size_t widest) {
    Cells lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        while (width_of(line) > widest) {
            std::size_t end = line.rfind(' ', widest);
            if (end == std::string::npos || end == 0) end = std::min(line.find(' '), line.size());
            lines.push_back(line.substr(0, end));
            line.erase(0, std::min(end + 1, line.size()));
        }
        lines.push_back(line);
    }
    return lines;
}

// One row as the lines it is printed in; short cells stand at the top, or at the bottom.
std::vector<Cells> printed_rows(const Cells& cells, std::size_t widest, bool at_bottom) {
    std::vector<Cells> split;
    std::size_t height = 1;
    for (const std::string& cell : cells) {
        split.push_back(lines_of(cell, widest));
        height = std::max(height, split.back().size());
    }
    std::vector<Cells> rows(height, Cells(cells.size()));
    for (std::size_t c = 0; c < split.size(); ++c)
        for (std::size_t l = 0; l < split[c].size(); ++l)
            rows[at_bottom ? height - split[c].size() + l : l][c] = split[c][l];
    return rows;
}

}  // namespace

void Table::add(const std::vector<std::string>& cells) {
    for (Cells& line : printed_rows(cells, widest_, false)) rows_.push_back(std::move(line));
}

std::string Table::text() const {
    const std::vector<Cells> top = printed_rows(headings_, widest_, true);
    std::vector<std::size_t> widths(headings_.size(), 0);
    std::vector<bool> right(headings_.size(), !rows_.empty());
    for (const auto* part : {&top, &rows_})
        for (const Cells& cells : *part)
            for (std::size_t c = 0; c < cells.size(); ++c) widths[c] = std::max(widths[c], width_of(cells[c]));
    for (const Cells& cells : rows_)
        for (std::size_t c = 0; c < cells.size(); ++c) right[c] = right[c] && looks_like_number(cells[c]);
    std::string out;
    for (const Cells& cells : top) out += line_of(cells, widths, right);
    Cells rules;
    for (const std::size_t width : widths) rules.emplace_back(width, '-');
    out += line_of(rules, widths, right);
    for (const Cells& cells : rows_) out += line_of(cells, widths, right);
    return out;
}

}  // namespace agora::app
