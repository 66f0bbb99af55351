// Opens the files of one load, each once, and finds files that other files name.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>

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

    bool missing_file() const { return missing_file_; }

  private:
    const File* find_or_read(const std::string& path);

    std::span<const Model> models_;
    Report& report_;
    const std::map<std::string, std::string>& texts_;
    std::map<std::string, std::unique_ptr<File>> files_;
    bool missing_file_ = false;
};

}  // namespace agora::input
