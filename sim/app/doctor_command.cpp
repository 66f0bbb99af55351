// The command `agora doctor`: what this machine offers, and what may stand in the way.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <clocale>
#include <cstdlib>
#include <fstream>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/commands.h"
#include "sim/app/json_line.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/app/version.h"
#include "sim/output/library.h"
#include "sim/run/run.h"
#include "sim/threads/tbb_executor.h"

namespace agora::app {
namespace {

struct Finding {
    std::string what;
    std::string found;
    std::string advice;  // empty when all is well
    bool stops = false;  // whether Agora cannot work like this
};

std::string first_line(const char* path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

Finding threads() { return {"threads", std::to_string(make_tbb_executor(0)->workers()), ""}; }

Finding memory() {
    const double page = static_cast<double>(sysconf(_SC_PAGESIZE));
    const double gib = 1024.0 * 1024 * 1024;
    return {"memory",
            fmt::format("{:.1f} GiB, of which {:.1f} GiB free now", sysconf(_SC_PHYS_PAGES) * page / gib,
                        sysconf(_SC_AVPHYS_PAGES) * page / gib),
            ""};
}

Finding huge_pages() {
    const std::string setting = first_line("/sys/kernel/mm/transparent_hugepage/enabled");
    const bool never = setting.find("[never]") != std::string::npos;
    return {"huge pages", setting.empty() ? "not known" : setting,
            never ? "large worlds run slower; 'madvise' would do" : ""};
}

Finding hdf5() { return {"HDF5", output::hdf5_version(), ""}; }

Finding locale() {
    const char* name = std::setlocale(LC_ALL, "");
    const std::string found = name == nullptr ? "not known" : name;
    std::setlocale(LC_ALL, "C");
    return {"locale", found, ""};
}

Finding file_locking() {
    char name[] = "./.agora-doctor-XXXXXX";
    const int file = mkstemp(name);
    if (file < 0)
        return {"file locking", "this folder cannot be written", "run agora in a folder of your own, or use --out",
                true};
    const bool locks = flock(file, LOCK_EX | LOCK_NB) == 0;
    close(file);
    unlink(name);
    return {"file locking", locks ? "works in this folder" : "does not work in this folder",
            locks ? "" : "set HDF5_USE_FILE_LOCKING=FALSE"};
}

Finding scenarios() {
    const std::string folder = scenarios_folder().string();
    if (folder.empty()) return {"scenarios", "not found", "set AGORA_DATA to the folder that holds contexts/", true};
    return {"scenarios",
            fmt::format("{} ({} contexts, {} policies)", folder, catalogue("contexts").size(),
                        catalogue("policies").size()),
            ""};
}

Finding models() {
    std::string names, faults;
    for (const Model& model : all_models()) {
        names += (names.empty() ? "" : ", ") + model.name;
        for (const std::string& fault : check_model(model)) faults += (faults.empty() ? "" : "; ") + fault;
    }
    return {"models", names, faults, !faults.empty()};
}

Finding compiled_by() { return {"compiler", compiler() + " " + compiler_flags(), ""}; }

}  // namespace

int doctor(const Options& options) {
    int trouble = 0;
    Table table({"what", "found", "advice"});
    for (const auto look : {threads, memory, huge_pages, hdf5, locale, file_locking, scenarios, models, compiled_by}) {
        const Finding finding = look();
        trouble += finding.stops;
        table.add({finding.what, finding.found, finding.advice.empty() ? "fine" : finding.advice});
        if (options.json)
            print(json_line({{"what", finding.what},
                             {"found", finding.found},
                             {"ok", finding.advice.empty()},
                             {"advice", finding.advice}}));
    }
    if (!options.json) print(table.text());
    return trouble == 0 ? 0 : 1;
}

}  // namespace agora::app
