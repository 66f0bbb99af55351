// Opens the files of one load, each once, and finds files that other files name.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "sim/input/layers.h"
#include "sim/input/read_files.h"
#include "sim/input/report.h"

namespace agora::input {

struct File {
    Document document;
    FileKind kind = FileKind::scenario;
    std::variant<ScenarioFile, PolicyFile, StudyFile> content;
};

class Library {
  public:
    // `texts` are contents of files that are not on disk, by path; they must outlive the library.
    Library(std::span<const Model> models, Report& report, const std::map<std::string, std::string>& texts)
        : models_(models), report_(report), texts_(texts) {}

    // The file at a path; nullptr when it cannot be opened, which is reported.
    const File* open(const std::string& path);
    // The file another one names, relative to its folder; it must be of the kind wanted. nullptr when reported.
    const File* open(const PlacedText& reference, FileKind wanted);

    // The links in a file of a scenario, numbered anew if its agents may have any numbers, and the initial values in
    // one. nullptr when reported.
    std::shared_ptr<EdgeList> open_edges(const FileReference& reference, bool any_ids);
    const std::vector<GivenColumn>* open_values(const FileReference& reference, const Model& model);
    // The points of a design that is a table; empty when reported.
    std::vector<std::vector<double>> open_points(const PlacedText& reference, const Model& model,
                                                 const std::vector<Factor>& factors);
    // Reports that a file no longer holds what a resolved scenario was made from.
    void check_unchanged(const FileReference& reference, const std::string& hash);

    bool missing_file() const { return missing_file_; }
    bool changed_file() const { return changed_file_; }

  private:
    const File* find_or_read(const std::string& path);
    std::optional<std::string> contents(const std::string& path) const;
    // The text of a table that another file names, unpacked; nothing when reported.
    std::optional<std::string> table(const PlacedText& reference, const std::string& path);
    void report_missing(const PlacedText& reference, const std::string& path);

    std::span<const Model> models_;
    Report& report_;
    const std::map<std::string, std::string>& texts_;
    std::map<std::string, std::unique_ptr<File>> files_;
    std::map<std::pair<std::string, bool>, std::shared_ptr<EdgeList>> edges_;  // by path and whether numbered anew
    std::map<std::string, std::vector<GivenColumn>> values_;                   // by path and model
    bool missing_file_ = false;
    bool changed_file_ = false;
};

}  // namespace agora::input
