// The commands other than `run`: each answers a question and changes nothing.
#pragma once

#include <string>

#include "sim/app/options.h"

namespace agora::app {

// Whether the command runs a study: `run`, and `demo` unless its result is there already.
bool runs_a_study(const Options& options);

// Carries out any other command and returns its exit code.
int answer(const Options& options);

// The commands by name. Each prints its answer and returns the exit code.
int check(const Options& options);
int list(const Options& options);
int explain(const Options& options);
int plan(const Options& options);
int rerun(const Options& options);
int resume(const Options& options);
int verify_targets(const Options& options);
int compare(const Options& options);
int sensitivity(const Options& options);
int report(const Options& options);
int bench(const Options& options);
int show(const Options& options);
int doctor(const Options& options);
int print_schema(const Options& options);
int print_template(const Options& options);
int print_document(const Options& options);

// Prints the outcomes of a result file as a table, or as JSON lines.
int show_result(const std::string& path, bool json);

}  // namespace agora::app
