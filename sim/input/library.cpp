// Files by path, read at most once so that their problems are told once.
#include "sim/input/library.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

namespace agora::input {
namespace {

std::optional<std::string> contents(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

// The name of the file in the same folder that is most like the one that is not there, after `written`'s folder.
std::string nearest_file(const std::string& path, const std::string& written) {
    const std::filesystem::path wanted(path);
    const std::filesystem::path folder = wanted.has_parent_path() ? wanted.parent_path() : ".";
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".yaml") names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    const std::string nearest = nearest_name(wanted.filename().string(), names);
    return nearest.empty() ? "" : (std::filesystem::path(written).parent_path() / nearest).string();
}

}  // namespace

const File* Library::find_or_read(const std::string& path) {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second.get();
    std::unique_ptr<File>& slot = files_[path];
    const auto given = texts_.find(path);
    const auto text = given == texts_.end() ? contents(path) : std::optional(given->second);
    if (!text) {
        missing_file_ = true;
        return nullptr;
    }
    slot = std::make_unique<File>();
    Document& document = slot->document;
    document.path = path;
    document.label = std::filesystem::path(path).filename().string();
    parse(document, *text, report_);
    slot->kind = kind_of(document);
    if (slot->kind == FileKind::scenario) slot->content = read_scenario(document, models_, report_);
    else if (slot->kind == FileKind::policy) slot->content = read_policy(document, models_, report_);
    else slot->content = read_study(document, models_, report_);
    return slot.get();
}

const File* Library::open(const std::string& path) {
    const File* file = find_or_read(std::filesystem::path(path).lexically_normal().string());
    if (file == nullptr)
        report_.add(path, "no such file, or it cannot be read", "a YAML file", nearest_file(path, path));
    return file;
}

const File* Library::open(const PlacedText& reference, FileKind wanted) {
    const std::filesystem::path folder = std::filesystem::path(reference.place.document->path).parent_path();
    const std::string path = (folder / reference.text).lexically_normal().string();
    const File* file = find_or_read(path);
    if (file == nullptr) {
        report_.add(reference.place, "no such file, or it cannot be read: " + reference.text,
                    "a file, relative to the folder of this one", nearest_file(path, reference.text));
        return nullptr;
    }
    if (file->kind == wanted || file->document.root.kind == Node::Kind::refused)
        return file->kind == wanted ? file : nullptr;
    report_.add(reference.place, reference.text + " is " + std::string(with_article(file->kind)),
                std::string(with_article(wanted)));
    return nullptr;
}

}  // namespace agora::input
