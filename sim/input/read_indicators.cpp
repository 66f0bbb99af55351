// Indicators are taken only with their year, source and licence: a number nobody can trace is worth nothing.
#include "sim/input/read_indicators.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sim/input/lookup.h"

namespace agora::input {
namespace {

constexpr std::string_view kIndicatorKeys[] = {"value", "unit", "year", "source", "licence", "note"};
constexpr std::uint32_t kFirstYear = 1900, kLastYear = 2100;

bool known_indicator(const Model& model, const Document& document, const Entry& entry, Report& report) {
    const std::vector<std::string> names = indicator_names(model);
    if (std::find(names.begin(), names.end(), entry.key.text) != names.end()) return true;
    const std::string nearest = nearest_name(entry.key.text, names);
    report.add(place_of(document, entry.key), "the model takes no indicator " + entry.key.text,
               nearest.empty() ? "an indicator of one of the model's mappings" : "", nearest);
    return false;
}

bool is_map(const Document& document, const Entry& entry, const std::string& expected, Report& report) {
    const Node::Kind kind = entry.value.kind;
    if (kind == Node::Kind::map) return true;
    if (kind != Node::Kind::empty && kind != Node::Kind::refused)
        report.add(place_of(document, entry), entry.key.text + " must hold `name: …` lines", expected);
    return false;
}

std::string text_or_empty(const Fields& fields, std::string_view key) {
    const auto text = fields.text(key);
    if (text && text->empty()) fields.report().add(fields.place(key), std::string(key) + " is empty", "a text");
    return text.value_or("");
}

// Nothing when there is no value, so that no mapping works with a number nobody wrote.
std::optional<PlacedIndicator> read_indicator(const Document& document, const Entry& entry, Report& report) {
    const Fields fields(document, entry.value, entry.key.text + ".", kIndicatorKeys, report);
    const Place place = place_of(document, entry.key);
    fields.must_have("value", "the published figure");
    fields.must_have("unit", "the unit it is published in, such as \"% of population\"");
    fields.must_have("year", "the year the figure describes");
    fields.must_have("source", "who published it");
    fields.must_have("licence", "the licence of the data, such as \"CC BY 4.0\"");
    const auto value = fields.number("value", {"its published unit"});
    const auto year = static_cast<int>(fields.count("year", kFirstYear, kLastYear, "calendar years").value_or(0));
    const std::string licence = text_or_empty(fields, "licence");
    if (!licence.empty() && !is_open_licence(licence))
        report.add(fields.place("licence"), "data under this licence may not be used: " + licence,
                   "data that everyone may use and pass on for any purpose, such as \"CC BY 4.0\"");
    Indicator out{entry.key.text,
                  value.value_or(0),
                  text_or_empty(fields, "unit"),
                  year,
                  text_or_empty(fields, "source"),
                  licence,
                  fields.text("note").value_or(""),
                  origin(place)};
    if (!value) return std::nullopt;
    return PlacedIndicator{std::move(out), place};
}

}  // namespace

std::vector<PlacedIndicator> read_indicators(const Model& model, const Document& document, const Entry& entry,
                                             Report& report) {
    std::vector<PlacedIndicator> out;
    if (!is_map(document, entry, "`name: {value, unit, year, source, licence}`", report)) return out;
    for (const Entry& item : entry.value.entries) {
        const bool known = known_indicator(model, document, item, report);
        auto indicator = read_indicator(document, item, report);
        if (known && indicator) out.push_back(std::move(*indicator));
    }
    return out;
}

std::vector<PlacedText> read_missing(const Model& model, const Document& document, const Entry& entry, Report& report) {
    std::vector<PlacedText> out;
    if (!is_map(document, entry, "`indicator: why it is missing`", report)) return out;
    for (const Entry& item : entry.value.entries) {
        if (!known_indicator(model, document, item, report)) continue;
        if (item.value.kind != Node::Kind::text || item.value.text.empty())
            report.add(place_of(document, item), "no reason is given why " + item.key.text + " is missing", "a text");
        out.push_back({item.key.text, place_of(document, item.key)});
    }
    return out;
}

bool is_open_licence(std::string_view licence) {
    std::string words = " ";  // lower-case words between single blanks
    for (const char c : licence) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80u;
        if (letter) words += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (words.back() != ' ') words += ' ';
    }
    words += ' ';
    for (const std::string_view closed : {" nc ", " non commercial ", " noncommercial ", " proprietary ", " nd ",
                                          " all rights reserved ", " confidential ", " unknown "})
        if (words.find(closed) != std::string::npos) return false;
    return true;
}

}  // namespace agora::input
