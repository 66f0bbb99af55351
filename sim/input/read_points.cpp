// The table of points of a design: names of factors, then values.
#include <algorithm>
#include <limits>

#include "sim/input/read_factors.h"
#include "sim/input/read_settings.h"
#include "sim/input/text_file.h"
#include "sim/input/text_table.h"

namespace agora::input {
namespace {

constexpr std::string_view kPoint = "point";

class PointTable {
  public:
    PointTable(const Model& model, const std::vector<Factor>& factors, const std::string& path, std::string_view text,
               Report& report)
        : model_(model), factors_(factors), path_(path), table_(path, text), report_(report) {}

    std::vector<std::vector<double>> read() {
        if (!table_.next()) {
            report_.add(path_, "there is nothing in it", "a line with the names of the factors, then one per point");
            return {};
        }
        if (!read_titles()) return {};
        while (table_.next()) read_line();
        if (points_.empty()) report_.add(path_, "there are no points in it", "at least one line of values");
        return std::move(points_);
    }

  private:
    bool read_titles() {
        std::vector<std::string> names;
        for (const Factor& factor : factors_) names.push_back(factor.name);
        const std::vector<std::string_view>& titles = table_.fields();
        bool fine = true;
        for (std::size_t i = 0; i < titles.size(); ++i) {
            const auto found = std::find(names.begin(), names.end(), titles[i]);
            const auto factor = static_cast<std::size_t>(found - names.begin());
            const bool twice = std::find(factor_of_.begin(), factor_of_.end(), factor) != factor_of_.end();
            if (found == names.end() && titles[i] != kPoint) fine = unknown(i, names);
            else if (found != names.end() && twice) fine = told(i, std::string(titles[i]) + " stands here twice", "");
            factor_of_.push_back(factor);
        }
        for (std::size_t f = 0; f < names.size(); ++f)
            if (std::find(factor_of_.begin(), factor_of_.end(), f) == factor_of_.end())
                fine = told(titles.size(), "the factor " + names[f] + " has no column", "a column for each factor");
        return fine;
    }

    bool told(std::size_t field, const std::string& message, const std::string& expected) {
        table_.report(field, message, expected, report_);
        return false;
    }

    bool unknown(std::size_t field, const std::vector<std::string>& names) {
        std::string listed;
        for (const std::string& name : names) listed += (listed.empty() ? "one of " : ", ") + name;
        return told(field, "the study has no factor " + std::string(table_.fields()[field]), listed);
    }

    void read_line() {
        const std::vector<std::string_view>& fields = table_.fields();
        if (fields.size() != factor_of_.size()) {
            told(std::min(fields.size(), factor_of_.size()), "here are " + std::to_string(fields.size()) + " values",
                 std::to_string(factor_of_.size()) + ", as the first line says");
            return;
        }
        std::vector<double> point(factors_.size(), std::numeric_limits<double>::quiet_NaN());
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (factor_of_[i] < factors_.size() && !is_left_out(i)) point[factor_of_[i]] = value(i);
        points_.push_back(std::move(point));
    }

    bool is_left_out(std::size_t field) const {
        return table_.fields()[field] == "-" && factors_[factor_of_[field]].kind != FactorKind::scenario;
    }

    // The value of a field, read as a scenario's parameter would be, so that every problem has its place.
    double value(std::size_t field) {
        const Factor& factor = factors_[factor_of_[field]];
        const std::string text(table_.fields()[field]);
        if (factor.parameter == nullptr) {
            const auto found = std::find(factor.names.begin(), factor.names.end(), text);
            if (found != factor.names.end()) return static_cast<double>(found - factor.names.begin());
            told(field, factor.name + " has no level " + text, nearest_name(text, factor.names));
            return 0;
        }
        Node node;
        node.kind = Node::Kind::text;
        node.text = text;
        Document nowhere;
        Report own;
        const Place place{&nowhere, 1, 1};
        const auto setting = read_setting(model_, factor.name, node, place, place, own);
        for (const Problem& problem : own.take()) told(field, problem.message, problem.expected);
        return setting ? setting->value : 0;
    }

    const Model& model_;
    const std::vector<Factor>& factors_;
    const std::string path_;
    TextTable table_;
    Report& report_;
    std::vector<std::size_t> factor_of_;  // of each column; beyond the factors for a column that is passed over
    std::vector<std::vector<double>> points_;
};

}  // namespace

std::vector<std::vector<double>> read_points(const Model& model, const std::vector<Factor>& factors,
                                             const std::string& path, std::string_view text, Report& report) {
    if (is_foreign(path, text, report)) return {};
    return PointTable(model, factors, path, text, report).read();
}

}  // namespace agora::input
