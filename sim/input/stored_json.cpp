// Kinds and ranges are told like those of a scenario's values.
#include "sim/input/stored_json.h"

#include <algorithm>
#include <set>

#include "sim/input/numbers.h"

namespace agora::input {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 16;
constexpr std::size_t kMostShown = 60;

// The beginning of a value, for a message.
std::string shown(const Json& value) {
    if (value.is_structured()) return value.is_object() ? "an object" : "a list";
    const std::string text = value.dump(-1, ' ', true, Json::error_handler_t::replace);
    return text.size() <= kMostShown ? text : text.substr(0, kMostShown) + "…";
}

// Refuses names that stand twice and nesting without end while the parser is at work.
class Strict {
  public:
    bool operator()(int depth, Json::parse_event_t event, const Json& parsed) {
        if (depth > kDeepest) throw DamagedJson("it nests deeper than " + std::to_string(kDeepest));
        if (event == Json::parse_event_t::object_start) names_.emplace_back();
        if (event == Json::parse_event_t::object_end) names_.pop_back();
        if (event == Json::parse_event_t::key && !names_.back().insert(parsed.get<std::string>()).second)
            throw DamagedJson(shown(parsed) + " stands twice in one object");
        return true;
    }

  private:
    std::vector<std::set<std::string>> names_;
};

std::string line_at(const std::string& text, std::size_t begin) {
    const std::string line = text.substr(begin, text.find('\n', begin) - begin);
    return line.substr(0, kMostShown);
}

}  // namespace

void StoredJson::refuse(const std::string& expected) const {
    throw DamagedJson(place_ + ": here is " + shown(value_) + ", expected " + expected);
}

bool StoredJson::has(const std::string& name) const { return value_.is_object() && value_.contains(name); }

StoredJson StoredJson::at(const std::string& name) const {
    if (!has(name)) refuse("an object with " + name);
    return {value_.at(name), place_.empty() ? name : place_ + "." + name};
}

std::vector<StoredJson> StoredJson::items() const {
    if (!value_.is_array()) refuse("a list");
    std::vector<StoredJson> out;
    for (const Json& item : value_) out.emplace_back(item, place_ + "[" + std::to_string(out.size()) + "]");
    return out;
}

std::string StoredJson::text() const {
    if (!value_.is_string()) refuse("a text");
    return value_.get<std::string>();
}

bool StoredJson::flag() const {
    if (!value_.is_boolean()) refuse("true or false");
    return value_.get<bool>();
}

std::uint64_t StoredJson::whole(std::uint64_t lowest, std::uint64_t highest) const {
    if (!value_.is_number_unsigned() || value_.get<std::uint64_t>() < lowest || value_.get<std::uint64_t>() > highest)
        refuse("a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
    return value_.get<std::uint64_t>();
}

double StoredJson::number(double lowest, double highest) const {
    if (!value_.is_number() || !(value_.get<double>() >= lowest && value_.get<double>() <= highest))
        refuse("a number from " + format_number(lowest) + " to " + format_number(highest));
    return value_.get<double>();
}

Json parse_stored(const std::string& text) {
    Strict strict;
    try {
        return Json::parse(text, [&](int depth, Json::parse_event_t event, const Json& parsed) {
            return strict(depth, event, parsed);
        });
    } catch (const nlohmann::json::exception& failure) {
        throw DamagedJson(failure.what());
    }
}

void must_be_as_written(const std::string& text, const std::string& written) {
    if (text == written) return;
    const auto shorter = static_cast<std::ptrdiff_t>(std::min(text.size(), written.size()));
    const auto differs = std::mismatch(text.begin(), text.begin() + shorter, written.begin()).first;
    const auto line = 1 + std::count(text.begin(), differs, '\n');
    const auto at = static_cast<std::size_t>(differs - text.begin());
    const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
    throw DamagedJson("line " + std::to_string(line) + " is '" + line_at(text, begin) + "', expected '" +
                      line_at(written, begin) + "'");
}

}  // namespace agora::input
