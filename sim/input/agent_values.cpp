// Values are checked where they are read, so that a problem can point at them.
#include "sim/input/agent_values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "sim/input/numbers.h"
#include "sim/input/text_file.h"
#include "sim/input/text_table.h"

namespace agora::input {
namespace {

constexpr std::string_view kNode = "node";

bool fits(double value, const NumberRule& rule) {
    return value >= rule.lowest && value <= rule.highest && (!rule.whole || value == std::floor(value));
}

class ValueTable {
  public:
    ValueTable(const Model& model, const std::string& path, std::string_view text, Report& report)
        : model_(model), path_(path), table_(path, text), report_(report) {}

    std::vector<GivenColumn> read() {
        if (!table_.next() || !read_titles()) return {};
        while (table_.next()) read_line();
        const bool in_order = !has_node_ || nodes_.size() != columns_[0].values.size();
        if (in_order) return std::move(columns_);
        return ordered();
    }

  private:
    bool read_titles() {
        const std::vector<std::string_view>& titles = table_.fields();
        if (!is_header(titles)) {
            table_.report(0, "the first line must name the columns", listed(), report_);
            return false;
        }
        has_node_ = titles[0] == kNode;
        for (std::size_t i = has_node_ ? 1 : 0; i < titles.size(); ++i) {
            const ColumnDescription* column = find_given(model_, titles[i]);
            if (column == nullptr)
                table_.report(i, "the model " + model_.name + " takes no values called " + std::string(titles[i]),
                              listed(), report_);
            else if (std::find(titles.begin(), titles.begin() + static_cast<std::ptrdiff_t>(i), titles[i]) !=
                     titles.begin() + static_cast<std::ptrdiff_t>(i))
                table_.report(i, std::string(titles[i]) + " stands here twice", "each column once", report_);
            else rules_.push_back(rule_of(*column));
            columns_.push_back({std::string(titles[i]), {}, path_});
        }
        width_ = titles.size();
        if (columns_.empty()) table_.report(1, "there is no column of values", listed(), report_);
        return !columns_.empty() && rules_.size() == columns_.size();
    }

    std::string listed() const {
        std::string out;
        for (const std::string& name : given_names(model_)) out += (out.empty() ? "some of " : ", ") + name;
        return out + ", after node where lines are not in order";
    }

    void read_line() {
        const std::vector<std::string_view>& fields = table_.fields();
        if (fields.size() != width_) {
            table_.report(std::min(width_, fields.size()), "here are " + std::to_string(fields.size()) + " values",
                          std::to_string(width_) + ", as the first line says", report_);
            return;
        }
        std::uint32_t node = 0;
        if (has_node_ && !parse_field(fields[0], node))
            table_.report(0, std::string(fields[0]) + " is not the number of an agent", "a whole number from 0",
                          report_);
        else if (has_node_) nodes_.push_back({node, table_.line()});
        const std::size_t first = has_node_ ? 1 : 0;
        for (std::size_t i = first; i < width_; ++i) {
            double value = 0;
            const NumberRule& rule = rules_[i - first];
            if (!parse_field(fields[i], value))
                table_.report(i, columns_[i - first].column + " is not a number: " + std::string(fields[i]),
                              expectation(rule), report_);
            else if (!fits(value, rule))
                table_.report(i, columns_[i - first].column + " is out of range: " + std::string(fields[i]),
                              expectation(rule), report_);
            columns_[i - first].values.push_back(value);
        }
    }

    // The values in the order of the agents, each of whom must have one line.
    std::vector<GivenColumn> ordered() {
        std::vector<int> line_of(nodes_.size(), 0);
        std::vector<GivenColumn> out = columns_;
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            const auto [node, line] = nodes_[i];
            std::string problem;
            if (node >= nodes_.size())
                problem =
                    "agent " + std::to_string(node) + " in a table of " + std::to_string(nodes_.size()) + " agents";
            else if (line_of[node] != 0)
                problem = "agent " + std::to_string(node) + " stands here twice (first in line " +
                          std::to_string(line_of[node]) + ")";
            if (!problem.empty()) {
                report_.add(
                    Problem{path_, line, 1, std::move(problem), "one line for each agent, numbered from 0", "", ""});
                return {};
            }
            line_of[node] = line;
            for (std::size_t c = 0; c < out.size(); ++c) out[c].values[node] = columns_[c].values[i];
        }
        return out;
    }

    struct Numbered {
        std::uint32_t node;
        int line;
    };
    const Model& model_;
    const std::string& path_;
    TextTable table_;
    Report& report_;
    bool has_node_ = false;
    std::size_t width_ = 0;
    std::vector<NumberRule> rules_;
    std::vector<GivenColumn> columns_;
    std::vector<Numbered> nodes_;
};

}  // namespace

const ColumnDescription* find_given(const Model& model, std::string_view name) {
    for (const TypeId type : model.given)
        for (const ColumnDescription& column : model.columns)
            if (column.type == type && column.info.name == name) return &column;
    return nullptr;
}

std::vector<std::string> given_names(const Model& model) {
    std::vector<std::string> out;
    for (const TypeId type : model.given)
        for (const ColumnDescription& column : model.columns)
            if (column.type == type) out.emplace_back(column.info.name);
    return out;
}

void report_not_given(const Model& model, const Place& place, std::string_view name, Report& report) {
    const std::vector<std::string> names = given_names(model);
    std::string listed;
    for (const std::string& one : names) listed += (listed.empty() ? "some of " : ", ") + one;
    report.add(place, "the model " + model.name + " takes no values called " + std::string(name), listed,
               nearest_name(name, names));
}

NumberRule rule_of(const ColumnDescription& column) {
    NumberRule rule{std::string(column.info.unit), decimal(column.info.range[0]), decimal(column.info.range[1])};
    rule.whole = column.layout == Layout::uint8 || column.layout == Layout::uint32 || column.layout == Layout::int32;
    return rule;
}

std::vector<GivenColumn> read_values(const Model& model, const std::string& path, std::string_view text,
                                     Report& report) {
    if (is_foreign(path, text, report)) return {};
    std::vector<GivenColumn> out = ValueTable(model, path, text, report).read();
    if (report.empty() && (out.empty() || out[0].values.empty()))
        report.add(path, "there are no values in this file", "a line that names the columns, then one for each agent");
    return out;
}

std::vector<double> read_values(const ColumnDescription& column, const Document& document, const Node& list,
                                Report& report) {
    std::vector<double> out;
    const NumberRule rule = rule_of(column);
    for (const Node& item : list.items)
        out.push_back(
            read_number(std::string(column.info.name), item, place_of(document, item), rule, report).value_or(0));
    return out;
}

}  // namespace agora::input
