// Finds the command that was asked for; the short ones are here.
#include "sim/app/commands.h"

#include <fmt/format.h>

#include <filesystem>

#include "models/all_models.h"
#include "sim/app/catalogue.h"
#include "sim/app/json_line.h"
#include "sim/app/run_study.h"
#include "sim/app/stop.h"
#include "sim/app/study.h"
#include "sim/app/sweep/commands.h"
#include "sim/app/terminal.h"
#include "sim/app/version.h"
#include "sim/input/documents.h"
#include "sim/input/schema.h"

namespace agora::app {
namespace {

int print_help(const Options& options) { return print(options.help), kFine; }
int print_version(const Options& options) { return print(version_text(options.json)), kFine; }

int show_demo(const Options& options) {
    const std::string path = default_result_path(request_of(options));
    if (!options.quiet) say(path + " is there already; agora demo --force runs it again");
    return show_result(path, options.json);
}

struct Command {
    const char* name;
    int (*carry_out)(const Options&);
};

constexpr Command kCommands[] = {
    {"help", print_help},
    {"version", print_version},
    {"check", check},
    {"list", list},
    {"explain", explain},
    {"plan", plan},
    {"rerun", rerun},
    {"verify", verify_targets},
    {"bench", bench},
    {"compare", compare},
    {"report", report},
    {"show", show},
    {"doctor", doctor},
    {"schema", print_schema},
    {"demo", show_demo},
    {"init", print_template},
    {"document", print_document},
    {"resume", resume},
    {"sweep plan", sweep_plan},
    {"sweep run", sweep_run},
    {"sweep retry", sweep_retry},
    {"sweep status", sweep_status},
    {"sweep resume", sweep_resume},
    {"sweep merge", sweep_merge},
    {"sweep submit", sweep_submit},
    {"sensitivity", sensitivity},
};

}  // namespace

bool runs_a_study(const Options& options) {
    if (options.command != "demo") return options.command == "run";
    return options.force || !options.out.empty() || !std::filesystem::exists(default_result_path(request_of(options)));
}

int answer(const Options& options) {
    for (const Command& command : kCommands)
        if (options.command == command.name) return command.carry_out(options);
    throw Stop(kInternal, "no command " + options.command);
}

int check(const Options& options) {
    const std::vector<std::string> files = find_files(options.names, kCheckable);
    if (files.empty()) throw Stop(kUsage, "agora check needs a FILE");
    const input::Loaded loaded = input::check(files, all_models());
    stop_on_problems(loaded, options.json);
    for (const std::string& file : files) {
        print(options.json ? json_line({{"status", "ok"}, {"file", file}}) : "OK " + file + "\n");
    }
    tell_remarks(loaded.scenarios);
    return kFine;
}

int show(const Options& options) {
    if (options.names.size() != 1) throw Stop(kUsage, "agora show needs one RESULT file");
    return show_result(options.names.front(), options.json);
}

int print_schema(const Options& options) {
    print(input::schema(model_called(options.names.empty() ? "cocreation" : options.names.front())) + "\n");
    return kFine;
}

int print_template(const Options& options) {
    if (options.context.empty()) throw Stop(kUsage, "agora init needs --context, such as --context EST");
    const Scenario context = load_context(options.context);
    print(input::template_scenario(model_called(context.model), context));
    return kFine;
}

int print_document(const Options& options) {
    const std::string what = options.names.empty() ? "" : options.names.front();
    const Model& model = model_called(options.names.size() < 2 ? "cocreation" : options.names[1]);
    if (what == "parameters") print(input::parameter_table(model));
    else if (what == "metrics") print(input::metric_table(model));
    else if (what == "columns") print(input::column_table(model));
    else if (what == "mappings") print(input::mapping_table(model));
    else throw Stop(kUsage, "agora document takes parameters, metrics, columns or mappings, then a MODEL");
    return kFine;
}

}  // namespace agora::app
