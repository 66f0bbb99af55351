// JSON that the program wrote for itself, read as if anybody had written it: no value is used before its kind and range
// are checked.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace agora::input {

// Says what is wrong and where: "design.rows: here is -1, expected a whole number from 1 to 10".
class DamagedJson : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

// A value and where it stands. Every member throws DamagedJson when the value is not what is asked for.
class StoredJson {
  public:
    StoredJson(const nlohmann::ordered_json& value, std::string place) : value_(value), place_(std::move(place)) {}

    bool has(const std::string& name) const;
    StoredJson at(const std::string& name) const;
    std::vector<StoredJson> items() const;

    std::string text() const;
    bool flag() const;
    std::uint64_t whole(std::uint64_t lowest, std::uint64_t highest) const;
    std::uint32_t whole32(std::uint32_t lowest, std::uint32_t highest) const {
        return static_cast<std::uint32_t>(whole(lowest, highest));
    }
    double number(double lowest, double highest) const;

    [[noreturn]] void refuse(const std::string& expected) const;

  private:
    const nlohmann::ordered_json& value_;
    std::string place_;
};

// Throws DamagedJson for what is no JSON, has a name twice in an object, or nests deeper than the program ever writes.
nlohmann::ordered_json parse_stored(const std::string& text);

// Throws DamagedJson, naming the line, unless a text is to the last byte what the program writes for what it read of
// it.
void must_be_as_written(const std::string& text, const std::string& written);

}  // namespace agora::input
