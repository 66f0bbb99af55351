// One thing that is wrong with the input: where it stands, what was expected, and what was probably meant.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

namespace agora::input {

// `line` and `column` count from 1 (columns in characters, not bytes); line 0 means the file as a whole.
struct Problem {
    std::string file;
    int line = 0;
    int column = 0;
    std::string message;
    std::string expected;   // "a number from 0 to 1, in 1/month"; may be empty
    std::string nearest;    // the nearest valid name; may be empty
    std::string line_text;  // the source line; may be empty
    friend bool operator==(const Problem&, const Problem&) = default;
};

// `file:line:column: message`, then the source line, a caret, what was expected and what was probably meant, each on a
// line of its own and ended by a newline. Colours are terminal escapes.
std::string to_text(const Problem& problem, bool colour);

// The same as one object with the members of Problem; empty texts are left out.
nlohmann::ordered_json to_json(const Problem& problem);

// The name most like `name`: fewest letters inserted, dropped, changed or swapped, at most one for every three letters,
// capitals and -/_ not counted. Empty when nothing comes near.
std::string nearest_name(std::string_view name, std::span<const std::string> names);

}  // namespace agora::input
