// The whole road: read what was asked, load and check every file, run every world, write one result file.
#include "sim/app/commands.h"
#include "sim/app/options.h"
#include "sim/app/run_study.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"

int main(int count, char** words) {
    using namespace agora::app;
    try {
        const Options options = read_command_line(count, words);  // what was asked, or 64
        if (!runs_a_study(options)) return answer(options);       // check, list, explain, plan, show, …
        const Study study = load_study(options);                  // every problem at once, before anything runs
        const std::string path = claim_result_path(options);  // what cannot be written is refused now, not at the end
        const Results results = run_study(study, options, path);  // populate, run and record every world
        return finish_study(results, options, path);              // one file, whole or not at all
    } catch (const std::exception& failure) {
        return explain_failure(failure);
    }
}
