// Splits lines into fields, and counts and places problems.
#include "sim/input/text_table.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

namespace agora::input {
namespace {

bool parts_columns(char c) { return c == ' ' || c == '\t' || c == ',' || c == ';'; }

template <class Number>
bool parse(std::string_view field, Number& value) {
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), value);
    return error == std::errc{} && end == field.data() + field.size();
}

}  // namespace

bool parse_field(std::string_view field, std::uint32_t& value) { return parse(field, value); }
bool parse_field(std::string_view field, double& value) { return parse(field, value) && std::isfinite(value); }

bool is_header(const std::vector<std::string_view>& fields) {
    return std::none_of(fields.begin(), fields.end(), [](std::string_view field) {
        return field.empty() || (field[0] >= '0' && field[0] <= '9') || field[0] == '-' || field[0] == '+' ||
               field[0] == '.';
    });
}

// What stands in quotes is one field, blanks and commas in it too; a quote that does not end belongs to its field.
void TextTable::split() {
    fields_.clear();
    for (std::size_t i = 0; i < current_.size();) {
        while (i < current_.size() && parts_columns(current_[i])) ++i;
        const std::size_t first = i;
        if (first == current_.size()) return;
        const char quote = current_[first];
        const std::size_t end =
            quote == '"' || quote == '\'' ? current_.find(quote, first + 1) : std::string_view::npos;
        if (end != std::string_view::npos) {
            fields_.push_back(current_.substr(first + 1, end - first - 1));
            i = end + 1;
            continue;
        }
        while (i < current_.size() && !parts_columns(current_[i])) ++i;
        fields_.push_back(current_.substr(first, i - first));
    }
}

bool TextTable::next() {
    if (problems_ > kMostTableProblems) return false;
    while (at_ < text_.size()) {
        if (line_feed_ < at_ || line_ == 0) line_feed_ = std::min(text_.find('\n', at_), text_.size());
        current_ = text_.substr(at_, line_feed_ - at_);
        current_ = current_.substr(0, current_.find('\r'));
        const std::size_t end = at_ + current_.size();
        at_ = end + (text_.substr(end).starts_with("\r\n") ? 2 : 1);
        ++line_;
        split();
        const bool is_comment =
            !fields_.empty() && !fields_[0].empty() && (fields_[0][0] == '#' || fields_[0][0] == '%');
        if (!fields_.empty() && !is_comment) return true;
    }
    return false;
}

void TextTable::report(std::size_t field, std::string message, std::string expected, Report& report) {
    constexpr std::size_t longest_line = 200;  // the rest of a longer one helps nobody
    if (++problems_ > kMostTableProblems) {
        if (problems_ == kMostTableProblems + 1)
            report.add(Problem{path_, line_, 1, "there are more problems from here on", "", "", ""});
        return;
    }
    const char* place = field < fields_.size() ? fields_[field].data() : current_.data() + current_.size();
    const std::string_view before(current_.data(), static_cast<std::size_t>(place - current_.data()));
    const auto column = std::count_if(before.begin(), before.end(), [](char c) { return (c & 0xC0) != 0x80; }) + 1;
    std::string shown(current_.substr(0, longest_line));
    report.add(Problem{path_, line_, static_cast<int>(column), std::move(message), std::move(expected), "", shown});
}

}  // namespace agora::input
