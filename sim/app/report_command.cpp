// The command `agora report`: hands over to the program in analysis/, which makes a page from a result file.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <vector>

#include "sim/app/catalogue.h"
#include "sim/app/commands.h"
#include "sim/app/stop.h"

namespace agora::app {
namespace {

constexpr const char* kPython = "/usr/bin/python3";  // the one that sees the system's packages

}  // namespace

int report(const Options& options) {
    const std::filesystem::path folder = scenarios_folder().parent_path() / "analysis";
    if (!std::filesystem::exists(folder / "agora_report"))
        throw Stop(kPartNotBuilt,
                   "the report needs the folder analysis/ beside scenarios/; there is none at " + folder.string());
    const char* earlier = std::getenv("PYTHONPATH");
    const std::string path = folder.string() + (earlier == nullptr ? "" : ":" + std::string(earlier));
    ::setenv("PYTHONPATH", path.c_str(), 1);
    std::vector<std::string> words{kPython, "-B", "-m", "agora_report"};
    words.insert(words.end(), options.names.begin(), options.names.end());
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(kPython, arguments.data());
    throw Stop(kPartNotBuilt,
               std::string("the report needs ") + kPython +
                   " with python3-h5py, python3-numpy, python3-scipy, python3-matplotlib and python3-jinja2");
}

}  // namespace agora::app
