// What is not known to be harmless is quoted.
#include "sim/input/quoting.h"

#include <algorithm>
#include <cstdint>

namespace agora::input {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("_./:=@%+,-").find(c) != std::string_view::npos;
}

std::string hexadecimal(std::uint32_t value, int digits) {
    std::string out;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 15u];
    return out;
}

// A character of UTF-8 and its bytes; 0 bytes where there is none.
struct Character {
    std::uint32_t code = 0;
    std::size_t bytes = 0;
};

Character first_of(std::string_view text) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[i])}; };
    if (byte(0) < 0x80) return {byte(0), 1};
    const std::size_t bytes = byte(0) >= 0xF0 && byte(0) < 0xF5 ? 4 : byte(0) >= 0xE0 ? 3 : byte(0) >= 0xC2 ? 2 : 0;
    if (bytes == 0 || byte(0) >= 0xF5 || text.size() < bytes) return {};
    Character out{byte(0) & (0xFFu >> (bytes + 1)), bytes};
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return {};
        out.code = out.code << 6 | (byte(i) & 0x3Fu);
    }
    constexpr std::uint32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = out.code >= 0xD800 && out.code < 0xE000;
    return out.code < kLeast[bytes] || out.code > 0x10FFFF || is_surrogate ? Character{} : out;
}

// Controls, ends of lines and marks of direction.
bool has_effect(std::uint32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x200E || code == 0x200F ||
           (code >= 0x2028 && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::string visible(std::string_view text, std::string_view kept) {
    std::string out;
    while (!text.empty()) {
        const Character first = first_of(text);
        const std::size_t bytes = std::max<std::size_t>(1, first.bytes);
        if (first.bytes == 0) out += "\\x" + hexadecimal(static_cast<unsigned char>(text[0]), 2);
        else if (has_effect(first.code) && kept.find(text[0]) == std::string_view::npos)
            out += "\\u" + hexadecimal(first.code, 4);
        else out += text.substr(0, bytes);
        text.remove_prefix(bytes);
    }
    return out;
}

std::string shell_word(std::string_view word) {
    if (!word.empty() && std::all_of(word.begin(), word.end(), is_plain)) return std::string(word);
    std::string out = "'";
    for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

}  // namespace agora::input
