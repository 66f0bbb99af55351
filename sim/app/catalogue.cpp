// Looks for the files that come with the program, installed or in its source tree.
#include "sim/app/catalogue.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "sim/app/stop.h"
#include "sim/input/document.h"
#include "sim/input/problem.h"
#include "sim/input/report.h"

namespace agora::app {
namespace {

namespace fs = std::filesystem;

input::Document read_document(const fs::path& path) {
    input::Document document{path.string(), path.filename().string(), {}, {}};
    std::ifstream file(path, std::ios::binary);
    input::Report ignored;
    input::parse(document, {std::istreambuf_iterator<char>(file), {}}, ignored);
    return document;
}

CatalogueEntry read_entry(const fs::path& path) {
    const input::Document document = read_document(path);
    CatalogueEntry entry{path.lexically_normal().string(), path.stem().string(), "", "", ""};
    for (const input::Entry& field : document.root.entries) {
        if (field.key.text == "context") entry.context = field.value.text;
        if (field.key.text == "title") entry.title = field.value.text;
        if (field.key.text == "description") entry.description = field.value.text;
    }
    return entry;
}

// The path of what is called `word`, or nothing; names it could have been are added to `names`.
std::string find_known(const std::string& word, const std::vector<std::string>& folders,
                       std::vector<std::string>& names) {
    for (const std::string& folder : folders)
        for (const CatalogueEntry& entry : catalogue(folder)) {
            const bool has_code = folder == "contexts" && !entry.context.empty();
            if (word == entry.name || (has_code && word == entry.context)) return entry.path;
            names.push_back(entry.name);
            if (has_code) names.push_back(entry.context);
        }
    return {};
}

}  // namespace

fs::path scenarios_folder() {
    if (const char* given = std::getenv("AGORA_DATA"); given != nullptr && *given != '\0') return given;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    for (const char* place : {"../share/agora/scenarios", "../../scenarios", "../scenarios"})
        if (fs::is_directory(program / place / "contexts", ignored)) return (program / place).lexically_normal();
    return {};
}

std::vector<CatalogueEntry> catalogue(std::string_view folder) {
    const fs::path home = scenarios_folder();
    if (home.empty() || !fs::is_directory(home / folder)) return {};
    std::vector<CatalogueEntry> entries;
    for (const auto& file : fs::directory_iterator(home / folder))
        if (file.path().extension() == ".yaml") entries.push_back(read_entry(file.path()));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return entries;
}

std::string find_file(const std::string& word, const std::vector<std::string>& folders) {
    if (fs::exists(word)) return word;
    const bool is_path = word.find('/') != std::string::npos || word.ends_with(".yaml") || word.ends_with(".yml");
    if (is_path) return word;  // the loader says that it is missing, together with everything else
    std::vector<std::string> names;
    if (const std::string path = find_known(word, folders, names); !path.empty()) return path;
    const std::string nearest = input::nearest_name(word, names);
    throw Stop(kInputMissing, "there is no file and nothing known called '" + word + "'" +
                                  (nearest.empty() ? "; see agora list" : "; did you mean " + nearest + "?"));
}

std::vector<std::string> find_files(const std::vector<std::string>& words, const std::vector<std::string>& folders) {
    std::vector<std::string> files;
    for (const std::string& word : words) files.push_back(find_file(word, folders));
    return files;
}

}  // namespace agora::app
