// What was asked on the command line, with every number checked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace agora::app {

// What only the commands under `agora sweep` take.
struct SweepOptions {
    std::string chunks;  // "3,7,9-12"; empty for all
    std::optional<std::uint32_t> number_of_chunks, tasks;
    std::optional<double> time_limit, grace;  // minutes, seconds
    std::vector<std::string> sbatch;
    bool extend = false, dry_run = false, slurm = false, partial = false, failed = false;
};

struct Options {
    std::string command;             // "help" when help was asked for, "version" for --version
    std::vector<std::string> names;  // what stands after the command: files, countries, names of things
    std::vector<std::string> policies, sets, bases;
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> replicates, steps, sampled_agents, checkpoint_every, parameters;
    bool all_agents = false;               // instead of a sample of them
    std::optional<std::uint32_t> threads;  // absent: all the process may use
    std::optional<double> scale, citizens, precision;
    std::string out, context, contexts;
    bool reproducible = false, json = false, quiet = false, force = false, quick = false, explain = false;
    SweepOptions sweep;
    bool wants_help = false, wants_version = false;
    std::string help;          // the text to print for "help"
    std::string command_line;  // as typed, for the result file
};

// Throws Stop (64) on anything that is not understood, naming what was probably meant.
Options read_command_line(int count, const char* const* words);

}  // namespace agora::app
