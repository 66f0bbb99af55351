// The scenarios, policies and studies that come with the program, found by name or country code.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace agora::app {

// Folders of files that can be run, and those that can be checked besides.
inline const std::vector<std::string> kRunnable{"contexts", "studies", "reference", "reference-run"};
inline const std::vector<std::string> kCheckable{"contexts", "studies", "reference", "reference-run", "policies"};

// One file that comes with the program.
struct CatalogueEntry {
    std::string path;
    std::string name;     // "estonia", "coaching"
    std::string context;  // "EST"; empty for policies and studies
    std::string title;
    std::string description;
};

// The folder that holds contexts/, policies/ and studies/: AGORA_DATA, else the one installed with
// the program, else the one of the source tree it was built in. Empty when there is none.
std::filesystem::path scenarios_folder();

// The files of one folder of the scenarios folder ("contexts"), by name; files that cannot be read are left out.
std::vector<CatalogueEntry> catalogue(std::string_view folder);

// The file a word on the command line means: a path, or the name or country code of something in one of the folders.
// Throws Stop (66) with the nearest name when there is none.
std::string find_file(const std::string& word, const std::vector<std::string>& folders);

// The same for many words.
std::vector<std::string> find_files(const std::vector<std::string>& words, const std::vector<std::string>& folders);

}  // namespace agora::app
