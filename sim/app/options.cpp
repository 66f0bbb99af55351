// The commands and their options: one place from which parsing and help follow.
#include "sim/app/options.h"

#include <CLI/CLI.hpp>
#include <limits>
#include <type_traits>
#include <utility>

#include "sim/app/stop.h"
#include "sim/input/bounds.h"
#include "sim/input/numbers.h"
#include "sim/input/problem.h"

namespace agora::app {
namespace {

constexpr const char* kFooter = R"(
FILE is a scenario or study file, or the name of one that comes with the program: estonia, EST, ten-contexts, schelling.
Results illustrate mechanisms; they do not predict what any country or service will do.

Exit codes:
  0 fine; 1 a check failed; 64 the command line is wrong; 65 a scenario is invalid; 66 an input is missing;
  69 this part was not built; 70 internal error, not enough memory, or a rerun
  that differs; 73 the output cannot be created;
  74 reading or writing failed; 75 interrupted, what was finished is saved; 130, 143 stopped at once by a signal.

Environment: AGORA_DATA (folder with contexts/, policies/, studies/, reference/), NO_COLOR, CLICOLOR_FORCE, TERM.)";

[[noreturn]] void refuse(const std::string& message) { throw Stop(kUsage, message + "\nsee agora --help"); }

// What a whole number must lie between; the same as in files.
template <class Number>
struct Range {
    Number lowest;
    Number highest = std::numeric_limits<Number>::max();
};

template <class Number>
Number read_whole(const std::string& name, const std::string& text, Range<Number> range,
                  const std::string& otherwise = "") {
    const auto value = input::parse_whole(text);
    if (!value || *value < range.lowest || *value > range.highest)
        refuse(name + " takes a whole number from " + std::to_string(range.lowest) +
               (range.highest < std::numeric_limits<Number>::max() ? " to " + std::to_string(range.highest) : "") +
               otherwise + ", not '" + text + "'");
    return static_cast<Number>(*value);
}

template <class Number>
void add_whole(CLI::App& command, const std::string& name, std::optional<Number>& target,
               const std::type_identity_t<Range<Number>>& range, const std::string& help) {
    const auto read = [&target, name, range](const std::string& text) { target = read_whole(name, text, range); };
    command.add_option_function<std::string>(name, read, help)->type_name("N");
}

void add_real(CLI::App& command, const std::string& name, std::optional<double>& target, double highest,
              const std::string& help) {
    const auto read = [&target, name, highest](const std::string& text) {
        target = input::parse_number(text);
        if (!target || *target <= 0 || *target > highest)
            refuse(name + " takes a number above 0" + (highest < 2 ? " up to 1" : "") + ", not '" + text + "'");
    };
    command.add_option_function<std::string>(name, read, help)->type_name("X");
}

void add_threads(CLI::App& command, Options& options) {
    add_whole(command, "--threads", options.threads, {1, input::kMostThreads},
              "threads to use; results do not depend on it");
}

void add_agents(CLI::App& command, Options& options) {
    const auto read = [&options](const std::string& text) {
        options.all_agents = text == "all";
        options.sampled_agents.reset();
        if (!options.all_agents)
            options.sampled_agents = read_whole("--agents", text, Range<std::uint32_t>{1}, " or all");
    };
    command
        .add_option_function<std::string>("--agents", read,
                                          "also keep agents and their ties: about N of them every twelve steps, with "
                                          "all staff, organisations and places; or "
                                          "all, at the start and at the end")
        ->type_name("N|all");
}

void add_quiet(CLI::App& command, Options& options) {
    command.add_flag("--quiet", options.quiet, "say nothing but problems");
}

void add_output_options(CLI::App& command, Options& options) {
    add_threads(command, options);
    command.add_option("--out", options.out, "result file (default: results/NAME.h5)")->type_name("FILE");
    command.add_flag("--reproducible", options.reproducible, "leave out clock and timing: equal runs give equal bytes");
    command.add_flag("--force", options.force,
                     "overwrite a result file, or discard a checkpoint, that is there already");
    add_quiet(command, options);
}

// What a command takes when the command line does not say, as part of its help.
struct Usual {
    std::string replicates, citizens;
};

void add_scenario_options(CLI::App& command, Options& options, const Usual& usual = {}) {
    command
        .add_option("--set", options.sets,
                    "overrule the value one parameter starts with (repeatable); dated changes of it still come")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    command.add_option("--policy", options.policies, "lay a policy file, or a policy by name, over every scenario")
        ->type_name("FILE")
        ->allow_extra_args(false);
    add_whole(command, "--seed", options.seed, {0}, "seed of all randomness");
    add_whole(command, "--replicates", options.replicates, {1, input::kMostReplicates},
              "runs of each scenario, each with its own luck" + usual.replicates);
    add_whole(command, "--steps", options.steps, {1, input::kMostSteps}, "how long to run, in the model's steps");
    add_real(command, "--scale", options.scale, 1, "share of the places to simulate, up to 1 for everyone");
    add_real(command, "--citizens", options.citizens, input::kMostCitizens,
             "instead of --scale: about how many citizens to simulate" + usual.citizens);
}

CLI::App& add_command(CLI::App& app, Options& options, const std::string& name, const std::string& operand,
                      const std::string& help) {
    CLI::App& command = *app.add_subcommand(name, help);
    command.allow_extras();
    command.set_help_flag("");
    command.add_flag("-h,--help", options.wants_help, "print this help");
    command.add_flag("--json", options.json, "print JSON lines for programs")->group(name == "init" ? "" : "Options");
    if (!operand.empty()) command.add_option(operand, options.names)->type_name("");
    return command;
}

void declare_sweep_plan(CLI::App& sweep, Options& options) {
    SweepOptions& own = options.sweep;
    CLI::App& plan = add_command(sweep, options, "plan", "STUDY", "freeze the design of a study in results/NAME");
    plan.add_option("--out", options.out, "folder of the sweep (default: results/NAME)")->type_name("FOLDER");
    add_whole(plan, "--chunks", own.number_of_chunks, {1, input::kMostPoints},
              "chunks to pack runs into (default: about ten minutes each)");
    plan.add_flag("--extend", own.extend, "add points or replicates that the study has now to those planned before");
    plan.add_flag("--force", options.force, "discard the plan there is, with all its runs");
    plan.add_flag("--dry-run", own.dry_run, "time a few runs and print what the sweep would need; freeze nothing");
    add_whole(plan, "--tasks", own.tasks, {1, input::kMostPoints},
              "with --dry-run: tasks of one core that run at a time");
}

void declare_sweep(CLI::App& app, Options& options) {
    SweepOptions& own = options.sweep;
    CLI::App& sweep = add_command(app, options, "sweep", "", "run a study over many values of its factors");
    declare_sweep_plan(sweep, options);
    CLI::App& run = add_command(sweep, options, "run", "STUDY", "run what is missing; the same command continues");
    run.add_option("--chunk", own.chunks, "only these chunks of the plan, such as 3,7,9-12")->type_name("LIST");
    add_real(run, "--time-limit", own.time_limit, 1e9,
             "stop after so many minutes, keeping what is finished (exit 75)");
    CLI::App& retry = add_command(sweep, options, "retry", "STUDY", "run once more what failed");
    retry.add_flag("--failed", own.failed, "the runs that failed, which is what retry is about");
    for (CLI::App* command : {&run, &retry}) {
        add_real(*command, "--grace", own.grace, 1e9, "seconds a run may go on after a signal to stop (default: 5)");
        add_threads(*command, options);
        add_quiet(*command, options);
    }
    add_command(sweep, options, "status", "STUDY", "how far a sweep is, and which runs failed for what reason");
    add_quiet(add_command(sweep, options, "resume", "STUDY", "print the chunks that are missing, as --array=3,7,9-12"),
              options);
    CLI::App& merge = add_command(sweep, options, "merge", "STUDY", "all runs as one result file and one table");
    merge.add_option("--out", options.out, "result file (default: results/NAME/NAME.h5)")->type_name("FILE");
    merge.add_flag("--partial", own.partial, "merge what there is, with gaps");
    merge.add_flag("--force", options.force, "overwrite a file that is there already");
    add_quiet(merge, options);
    CLI::App& submit = add_command(sweep, options, "submit", "STUDY", "submit what is missing to a cluster");
    submit.add_flag("--slurm", own.slurm, "as an array of chunks and a merge after it");
    submit.add_flag("--dry-run", own.dry_run, "write the scripts and print the commands, but submit nothing");
    submit.add_option("--sbatch", own.sbatch, "a further option of sbatch, such as --partition=long (repeatable)")
        ->type_name("OPTION")
        ->allow_extra_args(false);
    add_whole(submit, "--tasks", own.tasks, {1, input::kMostPoints}, "tasks that may run at a time");
    add_real(submit, "--time-limit", own.time_limit, 1e9, "minutes for a task (default: three times the estimate)");
    add_threads(submit, options);
}

// What simulates: run and its continuation, comparisons, sweeps and what is made of them.
void declare_simulations(CLI::App& app, Options& options) {
    CLI::App& run = add_command(app, options, "run", "FILE", "run scenarios or a study and write one result file");
    add_scenario_options(run, options);
    add_output_options(run, options);
    add_agents(run, options);
    add_whole(run, "--checkpoint-every", options.checkpoint_every, {1, input::kMostSteps},
              "keep what is needed to continue every N steps, and when interrupted (see agora resume)");
    CLI::App& resume = add_command(app, options, "resume", "RESULT",
                                   "continue a run that was killed or interrupted, if it has a checkpoint");
    add_threads(resume, options);
    add_quiet(resume, options);
    CLI::App& compare =
        add_command(app, options, "compare", "", "what policies change, with uncertainty, in one country or all");
    compare.add_option("--base", options.bases, "scenario to start from, or a country (repeatable)")
        ->type_name("FILE")
        ->allow_extra_args(false);
    compare.add_option("--contexts", options.contexts, "countries to compare in: all, or a list such as EST,FIN")
        ->type_name("LIST");
    add_real(
        compare, "--precision", options.precision, 1,
        "double the replicates, up to 64, until differences of key outcomes are known to this share of their base");
    add_whole(compare, "--parameters", options.parameters, {2, input::kMostReplicates},
              "run everything with N further sets of parameters too, each assumption up to a fifth from its value");
    add_scenario_options(compare, options, {" (default: 8)", " (default: 20000)"});
    add_output_options(compare, options);
    declare_sweep(app, options);
    add_command(app, options, "sensitivity", "RESULT",
                "which factors of a finished sweep its outcomes depend on, and how much is luck");
}

// What tells about files, models and the results of runs, without results of its own.
void declare_questions(CLI::App& app, Options& options) {
    add_command(app, options, "check", "FILE", "check files without running; tells every problem");
    add_command(app, options, "list", "WHAT",
                "list contexts, policies, studies, reference, models; or parameters, metrics, levers of a model");
    add_command(app, options, "explain", "NAME",
                "explain an outcome, a parameter, an indicator, a submodel or a policy")
        .add_option("--context", options.context, "show the figures of this country")
        ->type_name("EST");
    add_scenario_options(add_command(app, options, "plan", "FILE", "print what happens in a step, and what it needs"),
                         options);
    add_command(app, options, "schema", "MODEL", "print the JSON Schema of a model's files");
    add_command(app, options, "init", "", "print a commented scenario to start from")
        .add_option("--context", options.context, "the country to start from")
        ->type_name("EST");
    add_threads(add_command(app, options, "rerun", "RESULT", "run a result file again from itself alone and compare"),
                options);
}

// What measures the program itself, and what shows or publishes results.
void declare_measurements(CLI::App& app, Options& options) {
    CLI::App& verify =
        add_command(app, options, "verify", "ID",
                    "measure what is known from theory or print and compare; all targets, or those named");
    verify.add_flag("--quick", options.quick, "smaller samples with wider tolerances, in seconds instead of minutes");
    add_threads(verify, options);
    CLI::App& bench =
        add_command(app, options, "bench", "WORKLOAD", "time the public workloads against this machine's limits");
    add_threads(bench, options);
    bench.add_flag("--explain", options.explain, "for each submodel too: rows, bytes, and the share of the limits");
    bench.add_option("--out", options.out, "folder for the files of links (default: results/bench)")
        ->type_name("FOLDER");
    add_command(app, options, "show", "RESULT", "print the outcomes of a result file as a table");
    add_command(app, options, "doctor", "", "look at this machine: threads, memory, HDF5, folders");
    CLI::App& demo = add_command(app, options, "demo", "", "run the study of ten contexts and show its outcomes");
    add_output_options(demo, options);
    add_agents(demo, options);
    add_command(app, options, "report", "RESULT", "make a page for policy-makers from a result file");
    add_command(app, options, "document", "WHAT",
                "print parameters, metrics, columns or mappings of a model as Markdown");
}

void declare(CLI::App& app, Options& options) {
    app.allow_extras();
    app.set_help_flag("");
    app.add_flag("-h,--help", options.wants_help, "print this help");
    app.add_flag("--version", options.wants_version, "print what program this is");
    app.add_flag("--json", options.json, "with --version: as JSON");
    app.footer(kFooter);
    declare_simulations(app, options);
    declare_questions(app, options);
    declare_measurements(app, options);
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options())
        for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

// Refuses the first word that nobody asked for.
void refuse_extras(const CLI::App& command) {
    const std::vector<std::string> extras = command.remaining();
    if (extras.empty()) return;
    const std::string word = extras.front().substr(0, extras.front().find('='));
    const bool is_option = word.front() == '-', has_commands = !command.get_subcommands({}).empty();
    const std::string nearest = input::nearest_name(word, is_option ? option_names(command) : command_names(command));
    const std::string kind = is_option ? "option" : has_commands ? "command" : "word here";
    refuse("there is no " + kind + " '" + word + "'" + (nearest.empty() ? "" : "; did you mean " + nearest + "?"));
}

std::string joined(int count, const char* const* words) {
    std::string line = "agora";
    for (int i = 1; i < count; ++i) line += std::string(" ") + words[i];
    return line;
}

}  // namespace

Options read_command_line(int count, const char* const* words) {
    Options options;
    CLI::App app("Agora simulates co-creation in public services.", "agora");
    declare(app, options);
    if (count > 1 && std::string(words[1]) == "report") {  // its options are the report's own
        options.command = "report";
        options.names.assign(words + 2, words + count);
        return options;
    }
    app.parse(count, words);
    const auto chosen = app.get_subcommands();
    const CLI::App& outer = chosen.empty() ? app : *chosen.front();
    const auto inner = chosen.empty() ? chosen : outer.get_subcommands();
    const CLI::App& command = inner.empty() ? outer : *inner.front();
    for (const CLI::App* level : {&std::as_const(app), &outer, &command}) refuse_extras(*level);
    options.command_line = joined(count, words);
    options.command = chosen.empty() ? "help" : outer.get_name();
    if (!inner.empty()) options.command += " " + command.get_name();
    if (options.command == "sweep") options.wants_help = true;
    if (chosen.empty() && options.wants_version) options.command = "version";
    if (options.wants_help) options.command = "help";
    if (options.command == "demo") options.names = {"ten-contexts"};
    const std::string before = chosen.empty() ? "" : inner.empty() ? "agora" : "agora " + outer.get_name();
    if (options.command == "help") options.help = command.help(before) + "\n";
    return options;
}

}  // namespace agora::app
