// Puts a finished file in its place, whole or not at all.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace agora::output {

// Why `path` cannot be created: no such folder, not writable, or there already and `overwrite` is not set. Empty when
// it can.
std::string creation_problem(const std::string& path, bool overwrite);

// Why `path` cannot be read as a file, or empty: a pipe or a device would keep a reader waiting without end.
std::string reading_problem(const std::string& path);

// Writes the pieces one after another under a temporary name in the same folder, makes sure they are on the disk, and
// renames. On failure nothing new is left, and the text says what failed and what to do; empty on success.
std::string publish(const std::string& path, std::span<const std::span<const std::byte>> pieces, bool overwrite);
std::string publish(const std::string& path, std::span<const std::byte> bytes, bool overwrite);

// A name for this process among all that share a file system: its host and number.
std::string writer_name();

}  // namespace agora::output
