// Printing, and what the terminal is able and allowed to show.
#include "sim/app/terminal.h"

#include <unistd.h>

#include <cstdlib>

#include "sim/app/stop.h"
#include "sim/input/quoting.h"

namespace agora::app {
namespace {

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

bool is_dumb() {
    const char* kind = std::getenv("TERM");
    return kind == nullptr || std::string_view(kind) == "dumb" || *kind == '\0';
}

void write(std::FILE* stream, std::string_view text) { std::fwrite(text.data(), 1, text.size(), stream); }

// Whatever a file, a name or a folder brings with it, the terminal does nothing but show it.
void write_visible(std::FILE* stream, std::string_view text) { write(stream, input::visible(text, "\n\t")); }

}  // namespace

bool is_live(std::FILE* stream) { return isatty(fileno(stream)) != 0 && !is_dumb(); }

bool uses_colour(std::FILE* stream) {
    if (is_set("NO_COLOR")) return false;
    if (is_set("CLICOLOR_FORCE") && std::string_view(std::getenv("CLICOLOR_FORCE")) != "0") return true;
    return is_live(stream);
}

void print(std::string_view text) {
    write_visible(stdout, text);
    if (std::fflush(stdout) != 0) throw Stop(kInputOutput, "cannot write to standard output");
}

void say(std::string_view text) {
    write_visible(stderr, text);
    write(stderr, "\n");
}

void say_painted(std::string_view text) {
    write(stderr, text);
    write(stderr, "\n");
}

void complain(std::string_view text) {
    const bool colour = uses_colour(stderr);
    write(stderr, colour ? "\033[1;31magora:\033[0m " : "agora: ");
    say(text);
}

}  // namespace agora::app
