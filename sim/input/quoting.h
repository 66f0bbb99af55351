// Texts that users and files bring, written so that who reads them next takes them as data: shells and terminals.
#pragma once

#include <string>
#include <string_view>

namespace agora::input {

// A word as a POSIX shell reads it back, whatever is in it; plain names stay as they are.
std::string shell_word(std::string_view word);

// Likewise of several words, with blanks between them.
template <class Words>
std::string shell_line(const Words& words) {
    std::string out;
    for (const auto& word : words) {
        if (!out.empty()) out += ' ';
        out += shell_word(word);
    }
    return out;
}

// A text for a terminal: control characters, those that turn the direction of writing, and bytes that are no UTF-8 are
// shown as escapes ("\u001b", "\x9b") and have no effect; only those in `kept` stay. JSON stays the same JSON.
std::string visible(std::string_view text, std::string_view kept = "");

}  // namespace agora::input
