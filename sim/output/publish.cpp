// Temporary name, write, fsync, rename without replacing, fsync of the folder.
#include "sim/output/publish.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

namespace agora::output {
namespace {

std::string folder_of(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos) return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }  // npos + 1 is 0

std::string problem_text(const std::string& action, const std::string& path) {
    return "cannot " + action + " '" + path + "': " + std::generic_category().message(errno);
}

std::string exists_text(const std::string& path) {
    return "'" + path + "' exists already; give another name or ask to overwrite it";
}

bool write_all(int file, std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

// Writes, syncs and closes; keeps the errno of the first step that failed.
bool write_file(int file, std::span<const std::span<const std::byte>> pieces) {
    const auto write_piece = [file](std::span<const std::byte> piece) { return write_all(file, piece); };
    const bool written = std::all_of(pieces.begin(), pieces.end(), write_piece) && ::fsync(file) == 0;
    const int first_error = errno;
    const bool closed = ::close(file) == 0;
    if (!written) errno = first_error;
    return written && closed;
}

// Some file systems cannot rename without replacing; a hard link refuses an existing name just as well.
bool rename_new(const std::string& from, const std::string& to) {
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    return ::link(from.c_str(), to.c_str()) == 0 && ::unlink(from.c_str()) == 0;
}

void sync_folder(const std::string& folder) {
    const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);  // refused by some network file systems, which order renames themselves
    ::close(handle);
}

}  // namespace

std::string creation_problem(const std::string& path, bool overwrite) {
    const std::string folder = folder_of(path);
    struct stat status {};
    if (name_of(path).empty()) return "'" + path + "' names no file";
    if (::stat(folder.c_str(), &status) != 0) return problem_text("write to folder", folder);
    if (!S_ISDIR(status.st_mode)) return "'" + folder + "' is not a folder";
    if (::access(folder.c_str(), W_OK | X_OK) != 0) return problem_text("write to folder", folder);
    if (::stat(path.c_str(), &status) != 0) return {};
    if (S_ISDIR(status.st_mode)) return "'" + path + "' is a folder";
    return overwrite ? std::string() : exists_text(path);
}

std::string reading_problem(const std::string& path) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return problem_text("read", path);
    if (S_ISDIR(status.st_mode)) return "'" + path + "' is a folder, not a file";
    if (!S_ISREG(status.st_mode)) return "'" + path + "' is not a file with content";
    return ::access(path.c_str(), R_OK) == 0 ? std::string() : problem_text("read", path);
}

std::string publish(const std::string& path, std::span<const std::byte> bytes, bool overwrite) {
    return publish(path, std::span(&bytes, 1), overwrite);
}

std::string writer_name() {
    char host[256] = "host";
    ::gethostname(host, sizeof host - 1);
    return std::string(host) + "-" + std::to_string(::getpid());
}

std::string publish(const std::string& path, std::span<const std::span<const std::byte>> pieces, bool overwrite) {
    const std::string temporary = folder_of(path) + "/." + name_of(path) + ".tmp." + writer_name();
    const int file = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return problem_text("create", temporary);
    std::string problem;
    if (!write_file(file, pieces))
        problem = problem_text("write", temporary) + "; free some space or choose another folder";
    else if (overwrite ? ::rename(temporary.c_str(), path.c_str()) != 0 : !rename_new(temporary, path))
        problem = errno == EEXIST ? exists_text(path) : problem_text("rename to", path);
    if (!problem.empty()) ::unlink(temporary.c_str());
    else sync_folder(folder_of(path));
    return problem;
}

}  // namespace agora::output
