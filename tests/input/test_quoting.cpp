// Texts for shells and terminals: what is in them is shown and passed on, and never carried out.
#include <catch2/catch.hpp>

#include "sim/input/problem.h"
#include "sim/input/quoting.h"

using namespace agora::input;

TEST_CASE("a word comes back from a shell as it was") {
    CHECK(shell_word("results/ten-contexts.h5") == "results/ten-contexts.h5");
    CHECK(shell_word("") == "''");
    CHECK(shell_word("a b") == "'a b'");
    CHECK(shell_word("it's") == "'it'\\''s'");
    CHECK(shell_word("$(x)`y`\n~") == "'$(x)`y`\n~'");
    CHECK(shell_line(std::vector<std::string>{"a", "b;c"}) == "a 'b;c'");
}

TEST_CASE("control characters, marks of direction and broken UTF-8 are shown and have no effect") {
    CHECK(visible("Tõrva, Ærø – 東京 😀") == "Tõrva, Ærø – 東京 😀");
    CHECK(visible("a\033[31mb\a\r\x7f") == "a\\u001b[31mb\\u0007\\u000d\\u007f");
    CHECK(visible("a\nb\tc") == "a\\u000ab\\u0009c");
    CHECK(visible("a\nb\tc\r", "\n\t") == "a\nb\tc\\u000d");
    CHECK(visible("\xc2\x9b"
                  "31m") == "\\u009b31m");
    CHECK(visible("\xe2\x80\xae"
                  "x") == "\\u202ex");
    CHECK(visible("\x9b\xff\xc3") == "\\x9b\\xff\\xc3");
    CHECK(visible("\xc0\x80\xed\xa0\x80") == "\\xc0\\x80\\xed\\xa0\\x80");
    CHECK(visible(std::string("a\0b", 3)) == "a\\u0000b");
}

TEST_CASE("a problem shows what a file holds, and its caret stands under the place") {
    const Problem problem{"a\033.yaml", 1, 4, "unknown \033[2J", "x\ny", "n\r", "\033\033\tz"};
    CHECK(to_text(problem, false) ==
          "a\\u001b.yaml:1:4: unknown \\u001b[2J\n    \\u001b\\u001b\tz\n                \t^\n    expected x\\u000ay\n "
          "   did "
          "you mean n\\u000d?\n");
}
