// Columns are found by their titles; without titles they are the two ends and the weight, in this order.
#include "sim/input/link_table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include "sim/input/text_file.h"

namespace agora::input {
namespace {

constexpr const char* kAgentNumber = "the number of an agent, from 0";
constexpr const char* kWeight = "a weight of at least 0";
constexpr const char* kColumns = "two columns, the ends of a link, or three with its weight";
constexpr const char* kTitles = "source and target (or from and to), and perhaps weight";
constexpr const char* kMatrices = "a matrix that is coordinate, real, integer or pattern, and general or symmetric";
constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

// Which column a title names: 0 and 1 the ends, 2 the weight, 3 none.
std::size_t role_of(std::string_view title) {
    const std::string name = small(title);
    if (name == "source" || name == "from" || name == "src") return 0;
    if (name == "target" || name == "to" || name == "dst") return 1;
    return name == "weight" ? 2 : 3;
}

}  // namespace

LinkTable::LinkTable(const std::string& path, std::string_view text) : path_(path), table_(path, text) {
    if (is_matrix_market(text)) matrix_ = small(text.substr(0, text.find_first_of("\r\n")));
}

bool LinkTable::is_matrix_taken(Report& report) {
    const auto says = [&](const char* word) { return matrix_.find(word) != std::string::npos; };
    const bool taken = says(" coordinate") && (says(" real") || says(" integer") || says(" pattern")) &&
                       (says(" general") || says(" symmetric")) && !says("skew");
    if (!taken) report.add(Problem{path_, 1, 1, "this kind of matrix holds no links", kMatrices, "", matrix_});
    return taken;
}

// Rows, columns and entries of a matrix, whose rows are numbered from 1.
bool LinkTable::read_size(Report& report) {
    if (!is_matrix_taken(report)) return false;
    std::uint32_t rows = 0, columns = 0;
    const std::vector<std::string_view>& fields = table_.fields();
    if (fields.size() != 3 || !parse_field(fields[0], rows) || !parse_field(fields[1], columns) || rows != columns ||
        rows == 0 || rows > kMostAgents) {
        table_.report(0, "this is not the size of a network", "as many rows as columns, and the number of entries",
                      report);
        return false;
    }
    nodes_ = rows;
    lowest_ = 1;
    columns_ = matrix_.find(" pattern") != std::string::npos ? 2 : 3;
    return true;
}

bool LinkTable::read_titles(Report& report) {
    const std::vector<std::string_view>& titles = table_.fields();
    column_of_ = {kNoColumn, kNoColumn, kNoColumn};
    bool fine = true;
    const auto tell = [&](std::size_t column, std::string message) {
        table_.report(column, std::move(message), kTitles, report);
        fine = false;
    };
    for (std::size_t i = 0; i < titles.size(); ++i) {
        const std::size_t role = role_of(titles[i]);
        if (role == 3) tell(i, "links have no column called " + std::string(titles[i]));
        else if (column_of_[role] != kNoColumn) tell(i, "this column stands here twice: " + std::string(titles[i]));
        else column_of_[role] = i;
    }
    for (std::size_t end = 0; end < 2 && fine; ++end)
        if (column_of_[end] == kNoColumn) tell(titles.size(), end == 0 ? "no column source" : "no column target");
    columns_ = titles.size();
    return fine;
}

bool LinkTable::read_link(Report& report) {
    const std::vector<std::string_view>& fields = table_.fields();
    if (fields.size() != columns_ || columns_ < 2 || columns_ > 3) {
        is_over_ = columns_ < 2 || columns_ > 3;  // another kind of file: what follows would only repeat it
        table_.report(std::min(columns_, fields.size()), "here are " + std::to_string(fields.size()) + " columns",
                      is_over_ ? kColumns : std::to_string(columns_) + " columns, as in the lines before", report);
        return false;
    }
    for (std::size_t end = 0; end < 2; ++end) {
        const std::string_view field = fields[column_of_[end]];
        const bool is_number = parse_field(field, ends_[end]) && ends_[end] >= lowest_ && ends_[end] <= kMostAgents;
        if (!is_number || (nodes_ > 0 && ends_[end] > nodes_)) {
            table_.report(column_of_[end], std::string(field) + " is not the number of an agent",
                          nodes_ > 0 ? "a row of the matrix, from 1 to " + std::to_string(nodes_) : kAgentNumber,
                          report);
            return false;
        }
        ends_[end] -= lowest_;
    }
    weight_ = 1;
    if (!has_weight()) return true;
    const std::string_view field = fields[column_of_[2]];
    if (parse_field(field, weight_) && weight_ >= 0 && std::isfinite(static_cast<float>(weight_))) return true;
    table_.report(column_of_[2], std::string(field) + " is not a weight", kWeight, report);
    return false;
}

bool LinkTable::next(Report& report) {
    while (!is_over_ && table_.next()) {
        if (std::exchange(is_first_, false)) {
            const bool is_matrix = !matrix_.empty(), is_titled = !is_matrix && is_header(table_.fields());
            columns_ = table_.fields().size();
            if (is_matrix || is_titled) {
                is_over_ = is_matrix ? !read_size(report) : !read_titles(report);
                continue;
            }
        }
        if (read_link(report)) return true;
    }
    return false;
}

void LinkTable::report(std::size_t end, std::string message, std::string expected, Report& report) {
    table_.report(column_of_[end], std::move(message), std::move(expected), report);
}

}  // namespace agora::input
