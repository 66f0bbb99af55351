// The command `agora verify`: figures known from theory or print, against what this program makes of them.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <chrono>

#include "sim/app/commands.h"
#include "sim/app/json_line.h"
#include "sim/app/stop.h"
#include "sim/app/table.h"
#include "sim/app/terminal.h"
#include "sim/input/problem.h"
#include "sim/threads/tbb_executor.h"
#include "sim/verify/targets.h"

namespace agora::app {
namespace {

using verify::Check;
using verify::Target;
using Clock = std::chrono::steady_clock;

// A target with its figures.
struct Measured {
    Target target;
    std::vector<Check> checks;

    bool holds() const { return !checks.empty() && std::ranges::all_of(checks, verify::holds); }
};

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

// The targets with these ids, or all; V26 stands for V26a and V26b too. An id that nothing bears is refused.
std::vector<Target> chosen_targets(const std::vector<std::string>& ids) {
    const std::vector<Target> all = verify::all_targets();
    if (ids.empty()) return all;
    std::vector<bool> wanted(all.size(), false);
    for (const std::string& id : ids) {
        bool known = false;
        std::vector<std::string> names;
        for (std::size_t i = 0; i < all.size(); ++i) {
            names.push_back(all[i].id);
            const bool matches = upper(all[i].id).substr(0, id.size()) == upper(id) && id.size() >= 3;
            wanted[i] = wanted[i] || matches;
            known = known || matches;
        }
        if (known) continue;
        const std::string nearest = input::nearest_name(upper(id), names);
        throw Stop(kUsage,
                   fmt::format("there is no target '{}'; {}", id,
                               nearest.empty() ? fmt::format("they go from {} to {}", names.front(), names.back())
                                               : "did you mean " + nearest + "?"));
    }
    std::vector<Target> chosen;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (wanted[i]) chosen.push_back(all[i]);
    return chosen;
}

std::string verdict(bool holds) { return holds ? "ok" : "OFF"; }

void add_rows(Table& table, const Measured& measured) {
    table.add(
        {measured.target.id, measured.target.what, measured.target.source, "", "", "", verdict(measured.holds())});
    for (const Check& check : measured.checks)
        table.add({"", "  " + check.what, "", fmt::format("{:.8g}", check.expected),
                   fmt::format("{:.2g}", check.tolerance), fmt::format("{:.8g}", check.measured),
                   verdict(verify::holds(check))});
}

void print_lines(const Measured& measured) {
    for (const Check& check : measured.checks)
        print(json_line({{"id", measured.target.id},
                         {"what", measured.target.what},
                         {"source", measured.target.source},
                         {"monte_carlo", measured.target.monte_carlo},
                         {"figure", check.what},
                         {"expected", check.expected},
                         {"tolerance", check.tolerance},
                         {"measured", check.measured},
                         {"ok", verify::holds(check)}}));
}

std::string in_words(double seconds) {
    const auto whole = static_cast<long>(seconds + 0.5);
    return whole < 60 ? fmt::format("{} s", whole) : fmt::format("{} min {} s", whole / 60, whole % 60);
}

std::string counted(std::size_t n, const char* noun) { return fmt::format("{} {}{}", n, noun, n == 1 ? "" : "s"); }

std::string summary(const std::vector<Measured>& all, double seconds) {
    std::size_t figures = 0;
    std::vector<std::string> failed;
    for (const Measured& measured : all) {
        figures += measured.checks.size();
        if (!measured.holds()) failed.push_back(measured.target.id);
    }
    const std::string result =
        failed.empty() ? "all within tolerance" : fmt::format("outside tolerance: {}", fmt::join(failed, ", "));
    return fmt::format("{}, {}: {} ({})", counted(all.size(), "target"), counted(figures, "figure"), result,
                       in_words(seconds));
}

std::vector<Measured> measure(const std::vector<Target>& targets, const Options& options) {
    const auto executor = make_tbb_executor(options.threads.value_or(0));
    const verify::Effort effort{*executor, options.quick, make_tbb_executor};
    const bool tells = is_live(stderr) && !options.json;
    std::vector<Measured> all;
    for (const Target& target : targets) {
        if (tells) say(fmt::format("{} of {}: {} {}", all.size() + 1, targets.size(), target.id, target.what));
        all.push_back({target, target.measure(effort)});
        if (options.json) print_lines(all.back());
    }
    return all;
}

}  // namespace

int verify_targets(const Options& options) {
    const auto begin = Clock::now();
    const std::vector<Measured> all = measure(chosen_targets(options.names), options);
    const double seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    const bool holds = std::ranges::all_of(all, &Measured::holds);
    if (options.json) {
        print(json_line(
            {{"summary", summary(all, seconds)}, {"targets", all.size()}, {"ok", holds}, {"seconds", seconds}}));
        return holds ? kFine : kCheckFailed;
    }
    Table table({"id", "what", "source", "expected", "tolerance", "measured", "verdict"}, 60);
    for (const Measured& measured : all) add_rows(table, measured);
    print(table.text() + "\n" + summary(all, seconds) + "\n");
    return holds ? kFine : kCheckFailed;
}

}  // namespace agora::app
