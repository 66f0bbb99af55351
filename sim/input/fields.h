// Reads the entries of one map of a file as texts, numbers and lists, reporting whatever is not as expected.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/input/report.h"

namespace agora::input {

// What a number must be; limits are included unless `above_lowest`.
struct NumberRule {
    std::string unit = "1";
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();
    bool whole = false;
    bool above_lowest = false;
    bool percent = false;  // "25%" means 0.25
};

// "a whole number from 1 to 100000, in months".
std::string expectation(const NumberRule& rule);

// The number a value stands for, or nothing when it is not what the rule asks for, which is reported under `name`.
std::optional<double> read_number(std::string_view name, const Node& value, const Place& place, const NumberRule& rule,
                                  Report& report);

// A text and where it stands.
struct PlacedText {
    std::string text;
    Place place;
};

class Fields {
  public:
    // Reports what is not a map, and keys that are not among `keys`. `owner` stands before names in messages
    // ("staff.").
    Fields(const Document& document, const Node& node, std::string owner, std::span<const std::string_view> keys,
           Report& report);

    const Entry* find(std::string_view key) const;
    // Where the value of `key` stands, or the whole map when there is no such key.
    Place place(std::string_view key) const;
    void must_have(std::string_view key, std::string expected) const;

    // Each returns nothing when the key is absent or when its value was reported.
    std::optional<std::string> text(std::string_view key) const;
    std::optional<double> number(std::string_view key, const NumberRule& rule) const;
    std::optional<std::uint32_t> count(std::string_view key, std::uint32_t lowest, std::uint32_t highest,
                                       std::string unit) const;
    std::optional<std::uint64_t> whole64(std::string_view key) const;
    // A list of texts; a single text counts as a list of one.
    std::vector<PlacedText> texts(std::string_view key) const;

    const Document& document() const { return document_; }
    Report& report() const { return report_; }

  private:
    std::string name(std::string_view key) const { return owner_ + std::string(key); }
    std::optional<std::string> text_of(std::string_view key, const Node& value, const Place& place) const;

    const Document& document_;
    const Node& node_;
    std::string owner_;
    Report& report_;
};

}  // namespace agora::input
