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
    for (const auto& word : words) out += (out.empty() ? "" : " ") + shell_word(word);
    return out;
}

}  // namespace agora::input
