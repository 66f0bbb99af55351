// The result file of a study: runs are added as they finish, in any order, and appear on disk all at once.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "sim/output/study.h"

namespace agora::output {

class ResultFile;

// A result file to be filled, or why there is none.
struct Created {
    std::unique_ptr<ResultFile> file;
    std::string problem;  // empty when all is well
};

// Results wait in memory until they are published, so a full disk loses nothing that could not be published elsewhere,
// and the order in which runs finish leaves no mark on the file. All functions may be called from any thread.
class ResultFile {
  public:
    // `scenarios` holds one scenario per design row; the model must outlive the file. Fails when the path cannot be
    // created (see creation_problem) or the model's names cannot be stored.
    static Created create(const std::string& path, const Model& model, std::vector<Scenario> scenarios, StudyInfo info,
                          bool overwrite);

    // Takes the result of one run. Returns why it does not belong to this study, or an empty text.
    std::string add(RunResult result);

    // Comparisons to be written beside the runs.
    void set_contrasts(ContrastTable contrasts);

    // What a sweep varied, likewise.
    void set_design(DesignTable design);

    // Writes the file; runs not added are marked missing. Returns what failed, or an empty text; may then be tried
    // again.
    std::string publish();
    std::string publish_as(const std::string& path, bool overwrite);

    std::size_t added() const;

  private:
    ResultFile() = default;
    std::string result_problem(const RunResult& result) const;

    mutable std::mutex mutex_;
    std::string path_;
    bool overwrite_ = false;
    Study study_;
    std::size_t metrics_ = 0;
    std::size_t columns_ = 0;
};

}  // namespace agora::output
