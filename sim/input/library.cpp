// Files by path, read at most once so that their problems are told once.
#include "sim/input/library.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "sim/input/agent_values.h"
#include "sim/input/text_file.h"

namespace agora::input {
namespace {

std::optional<std::string> file_contents(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
    const auto bytes = std::filesystem::file_size(path, error);
    std::ifstream stream(path, std::ios::binary);
    if (!stream || error) return std::nullopt;
    std::string out(bytes, '\0');
    stream.read(out.data(), static_cast<std::streamsize>(bytes));
    if (!stream) return std::nullopt;
    return out;
}

// The path another file means, which is relative to its folder.
std::string path_of(const PlacedText& reference) {
    const std::filesystem::path folder = std::filesystem::path(reference.place.document->path).parent_path();
    return (folder / reference.text).lexically_normal().string();
}

// The name of the file in the same folder that is most like the one that is not there, after `written`'s folder.
std::string nearest_file(const std::string& path, const std::string& written) {
    const std::filesystem::path wanted(path);
    const std::filesystem::path folder = wanted.has_parent_path() ? wanted.parent_path() : ".";
    std::vector<std::string> names;
    std::error_code error;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == wanted.extension()) names.push_back(at->path().filename().string());
    std::sort(names.begin(), names.end());
    const std::string nearest = nearest_name(wanted.filename().string(), names);
    return nearest.empty() ? "" : (std::filesystem::path(written).parent_path() / nearest).string();
}

}  // namespace

std::optional<std::string> Library::contents(const std::string& path) const {
    const auto given = texts_.find(path);
    return given == texts_.end() ? file_contents(path) : std::optional(given->second);
}

const File* Library::find_or_read(const std::string& path) {
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second.get();
    std::unique_ptr<File>& slot = files_[path];
    const auto text = contents(path);
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

void Library::report_missing(const PlacedText& reference, const std::string& path) {
    missing_file_ = true;
    report_.add(reference.place, "no such file, or it cannot be read: " + reference.text,
                "a file, relative to the folder of this one", nearest_file(path, reference.text));
}

const File* Library::open(const PlacedText& reference, FileKind wanted) {
    const std::string path = path_of(reference);
    const File* file = find_or_read(path);
    if (file == nullptr) {
        report_missing(reference, path);
        return nullptr;
    }
    if (file->kind == wanted || file->document.root.kind == Node::Kind::refused)
        return file->kind == wanted ? file : nullptr;
    report_.add(reference.place, reference.text + " is " + std::string(with_article(file->kind)),
                std::string(with_article(wanted)));
    return nullptr;
}

std::optional<std::string> Library::table(const PlacedText& reference, const std::string& path) {
    auto text = contents(path);
    if (!text) {
        report_missing(reference, path);
        return std::nullopt;
    }
    text = unpacked(std::move(*text));
    if (!text) report_.add(path, "this file is damaged, or more than is read", "text packed with gzip, up to 4 GiB");
    return text;
}

std::shared_ptr<EdgeList> Library::open_edges(const FileReference& reference, bool any_ids) {
    const std::string path = path_of(reference.path);
    const auto [found, is_new] = edges_.try_emplace({path, any_ids});
    if (!is_new) return found->second;
    if (auto text = table(reference.path, path)) found->second = EdgeList::read(path, std::move(*text), report_);
    if (found->second != nullptr && any_ids) found->second->number_anew();
    return found->second;
}

const std::vector<GivenColumn>* Library::open_values(const FileReference& reference, const Model& model) {
    const std::string path = path_of(reference.path), key = path + "\n" + model.name;
    if (const auto found = values_.find(key); found != values_.end()) return &found->second;
    const auto text = table(reference.path, path);
    if (!text) return nullptr;
    return &values_.emplace(key, read_values(model, path, *text, report_)).first->second;
}

std::vector<std::vector<double>> Library::open_points(const PlacedText& reference, const Model& model,
                                                      const std::vector<Factor>& factors) {
    const std::string path = path_of(reference);
    const auto text = table(reference, path);
    return text ? read_points(model, factors, path, *text, report_) : std::vector<std::vector<double>>();
}

void Library::check_unchanged(const FileReference& reference, const std::string& hash) {
    if (reference.hash.empty() || reference.hash == hash) return;
    changed_file_ = true;
    report_.add(reference.hash_place, reference.path.text + " has changed: its hash is now " + hash,
                "the file with the hash " + reference.hash + ", which this scenario was resolved with");
}

}  // namespace agora::input
