// Reading and writing numbers with from_chars and to_chars, which know no locale.
#include "sim/input/numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace agora::input {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t skip_digits(std::string_view text, std::size_t at) {
    while (at < text.size() && is_digit(text[at])) ++at;
    return at;
}

// Digits with at most one point and an exponent, and no zero before another digit.
bool looks_like_a_number(std::string_view text) {
    std::size_t at = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
    const std::size_t first = at;
    at = skip_digits(text, at);
    std::size_t digits = at - first;
    if (digits > 1 && text[first] == '0') return false;
    if (at < text.size() && text[at] == '.') {
        const std::size_t fraction = skip_digits(text, at + 1);
        digits += fraction - (at + 1);
        at = fraction;
    }
    if (digits == 0) return false;
    if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
        ++at;
        if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
        const std::size_t exponent = skip_digits(text, at);
        if (exponent == at) return false;
        at = exponent;
    }
    return at == text.size();
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
    if (!looks_like_a_number(text)) return std::nullopt;
    if (text[0] == '+') text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<std::uint64_t> parse_whole(std::string_view text) {
    if (text.empty() || (text.size() > 1 && text[0] == '0')) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string format_number(double value) {
    if (value == 0) return "0";
    const double size = std::fabs(value);
    const auto form = size >= 1e-5 && size < 1e17 ? std::chars_format::fixed : std::chars_format::scientific;
    char text[64];
    const auto result = std::to_chars(text, text + sizeof text, value, form);
    return {text, result.ptr};
}

std::string format_value(const ParameterInfo& info, double value) {
    if (info.kind != ParameterKind::choice) return format_number(value);
    const auto position = static_cast<std::size_t>(std::max(0.0, value));
    return position < info.choices.size() ? info.choices[position] : format_number(value);
}

double decimal(float value) {
    char text[64];
    const auto result = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
    double out = 0;
    std::from_chars(text, result.ptr, out);
    return out;
}

double stored_value(const ParameterInfo& info, double value) {
    const bool is_single = info.kind == ParameterKind::real && info.bytes == sizeof(float);
    return is_single ? decimal(static_cast<float>(value)) : value;
}

}  // namespace agora::input
