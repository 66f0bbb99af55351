// Numbers as text, read and written the same way on every machine and in every language setting.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "agora/parameter.h"

namespace agora::input {

// A finite decimal number: sign, digits, point, exponent ("12", "-0.5", ".5", "1e6"). Nothing where the text is
// anything else, in particular for leading zeros ("010"), "1:30", "0x1F", "1,5", "1_000", "NO", ".inf" and ".nan".
std::optional<double> parse_number(std::string_view text);

// A whole number of at most 64 bits, digits only.
std::optional<std::uint64_t> parse_whole(std::string_view text);

// The shortest text that parse_number reads back as exactly this number; without exponent where that stays readable.
std::string format_number(double value);

// A parameter's value as people read it: the name of a choice, else the number.
std::string format_value(const ParameterInfo& info, double value);

// The shortest decimal of a float, which is what its author wrote.
double decimal(float value);

// The value a run will use, as the shortest decimal number that gives it: most real parameters are kept in single
// precision, those of models that compute in double precision as they are.
double stored_value(const ParameterInfo& info, double value);

}  // namespace agora::input
