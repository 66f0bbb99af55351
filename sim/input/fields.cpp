// The one way values are taken from a file: typed, checked against a rule, and reported with what was expected.
#include "sim/input/fields.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/input/numbers.h"

namespace agora::input {
namespace {

std::string kind_name(Node::Kind kind) {
    switch (kind) {
        case Node::Kind::empty: return "nothing";
        case Node::Kind::list: return "a list";
        case Node::Kind::map: return "a map";
        default: return "text";
    }
}

std::string joined(std::span<const std::string_view> names) {
    std::string out;
    for (const std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
    return out;
}

bool within(double value, const NumberRule& rule) {
    const bool high_enough = rule.above_lowest ? value > rule.lowest : value >= rule.lowest;
    return high_enough && value <= rule.highest;
}

// The number written, or why there is none.
std::optional<double> number_in(std::string_view text, const NumberRule& rule, std::string& why) {
    const bool percent = text.ends_with('%');
    if (percent) text.remove_suffix(1);
    std::optional<double> value = parse_number(text);
    if (!value) {
        why = "is not a number: " + std::string(text) + (percent ? "%" : "");
        return std::nullopt;
    }
    if (percent && !rule.percent) {
        why = "cannot be given in %: it has a unit of its own";
        return std::nullopt;
    }
    if (percent) *value /= 100;
    if (rule.whole && *value != std::floor(*value)) {
        why = "must be a whole number, not " + std::string(text);
        return std::nullopt;
    }
    if (!within(*value, rule)) {
        why = "is out of range: " + std::string(text) + (percent ? "%" : "");
        return std::nullopt;
    }
    return value;
}

}  // namespace

std::string expectation(const NumberRule& rule) {
    std::string out = rule.whole ? "a whole number" : "a number";
    const bool low = std::isfinite(rule.lowest), high = std::isfinite(rule.highest);
    if (low && rule.above_lowest) out += " above " + format_number(rule.lowest);
    else if (low && high) out += " from " + format_number(rule.lowest) + " to " + format_number(rule.highest);
    else if (low) out += " of at least " + format_number(rule.lowest);
    if (low && rule.above_lowest && high) out += " and at most " + format_number(rule.highest);
    if (rule.unit != "1") out += ", in " + rule.unit;
    return out;
}

std::optional<double> read_number(std::string_view name, const Node& value, const Place& place, const NumberRule& rule,
                                  Report& report) {
    std::string why;
    if (value.kind == Node::Kind::refused) return std::nullopt;
    if (value.kind == Node::Kind::empty) why = "has no value";
    else if (value.kind != Node::Kind::text) why = "must be a number, not " + kind_name(value.kind);
    else if (value.quoted) why = "must be a number without quotes";
    else if (const auto number = number_in(value.text, rule, why)) return number;
    report.add(place, std::string(name) + " " + why, expectation(rule));
    return std::nullopt;
}

Fields::Fields(const Document& document, const Node& node, std::string owner, std::span<const std::string_view> keys,
               Report& report)
    : document_(document), node_(node), owner_(std::move(owner)), report_(report) {
    if (node.kind == Node::Kind::refused) return;
    if (node.kind != Node::Kind::map) {
        report.add(place_of(document, node), "here must stand `name: value` lines, not " + kind_name(node.kind),
                   "some of " + joined(keys));
        return;
    }
    const std::vector<std::string> names(keys.begin(), keys.end());
    for (const Entry& entry : node.entries) {
        if (std::find(keys.begin(), keys.end(), entry.key.text) != keys.end()) continue;
        const std::string nearest = nearest_name(entry.key.text, names);
        report.add(place_of(document, entry.key), "unknown name " + name(entry.key.text),
                   nearest.empty() ? "one of " + joined(keys) : "", nearest.empty() ? "" : name(nearest));
    }
}

const Entry* Fields::find(std::string_view key) const {
    for (const Entry& entry : node_.entries)
        if (entry.key.text == key) return &entry;
    return nullptr;
}

Place Fields::place(std::string_view key) const {
    const Entry* entry = find(key);
    return entry != nullptr ? place_of(document_, *entry) : place_of(document_, node_);
}

void Fields::must_have(std::string_view key, std::string expected) const {
    if (node_.kind != Node::Kind::map || find(key) != nullptr) return;
    report_.add(place_of(document_, node_), name(key) + " is missing", std::move(expected));
}

std::optional<std::string> Fields::text_of(std::string_view key, const Node& value, const Place& place) const {
    if (value.kind == Node::Kind::text && (!value.text.empty() || value.quoted)) return value.text;
    if (value.kind != Node::Kind::refused)
        report_.add(place,
                    name(key) + (value.kind == Node::Kind::empty ? " has no value"
                                                                 : " must be text, not " + kind_name(value.kind)),
                    "a text");
    return std::nullopt;
}

std::optional<std::string> Fields::text(std::string_view key) const {
    const Entry* entry = find(key);
    if (entry == nullptr) return std::nullopt;
    return text_of(key, entry->value, place_of(document_, *entry));
}

std::optional<double> Fields::number(std::string_view key, const NumberRule& rule) const {
    const Entry* entry = find(key);
    if (entry == nullptr) return std::nullopt;
    return read_number(name(key), entry->value, place_of(document_, *entry), rule, report_);
}

std::optional<std::uint32_t> Fields::count(std::string_view key, std::uint32_t lowest, std::uint32_t highest,
                                           std::string unit) const {
    NumberRule rule{std::move(unit), static_cast<double>(lowest), static_cast<double>(highest)};
    rule.whole = true;
    const auto value = number(key, rule);
    if (!value) return std::nullopt;
    return static_cast<std::uint32_t>(*value);
}

std::optional<std::uint64_t> Fields::whole64(std::string_view key) const {
    const Entry* entry = find(key);
    if (entry == nullptr || entry->value.kind == Node::Kind::refused) return std::nullopt;
    const Node& value = entry->value;
    if (value.kind == Node::Kind::text && !value.quoted)
        if (const auto whole = parse_whole(value.text)) return whole;
    // Anything else, such as 1e6, goes the way of all numbers, which are exact up to 2^53 only.
    NumberRule rule{"1", 0, 0x1p53};
    rule.whole = true;
    const auto number = read_number(name(key), value, place_of(document_, *entry), rule, report_);
    if (!number) return std::nullopt;
    return static_cast<std::uint64_t>(*number);
}

std::vector<PlacedText> Fields::texts(std::string_view key) const {
    const Entry* entry = find(key);
    std::vector<PlacedText> out;
    if (entry == nullptr) return out;
    const bool is_list = entry->value.kind == Node::Kind::list;
    const std::span<const Node> values =
        is_list ? std::span<const Node>(entry->value.items) : std::span(&entry->value, 1);
    for (const Node& value : values) {
        const Place where = value.kind == Node::Kind::empty ? place_of(document_, *entry) : place_of(document_, value);
        if (auto text = text_of(key, value, where)) out.push_back({std::move(*text), where});
    }
    return out;
}

}  // namespace agora::input
