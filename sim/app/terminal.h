// The two streams of a command: data on standard output, everything said to people on standard error.
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace agora::app {

// Whether a stream is a terminal that can redraw a line (not one with TERM=dumb).
bool is_live(std::FILE* stream);

// Whether to use colours: never with NO_COLOR, always with CLICOLOR_FORCE, else on live terminals.
bool uses_colour(std::FILE* stream);

// Text goes through input::visible: what files and names bring has no effect on a terminal.

// Writes data to standard output. A reader that went away, or a full disk, stops the command (74).
void print(std::string_view text);

// Says something to the user on standard error.
void say(std::string_view text);
// A text with colours of our own, whose parts have been through input::visible.
void say_painted(std::string_view text);
void complain(std::string_view text);

}  // namespace agora::app
