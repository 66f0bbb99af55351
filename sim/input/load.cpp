// From a request to designs (scenario files with their policies) to scenarios.
#include "sim/input/load.h"

#include <algorithm>
#include <map>
#include <utility>

#include "sim/input/assign.h"
#include "sim/input/bounds.h"
#include "sim/input/draft.h"
#include "sim/input/lookup.h"
#include "sim/input/numbers.h"
#include "sim/input/read_settings.h"

namespace agora::input {
namespace {

enum class Purpose { run, check, sweep };

class Loader {
  public:
    Loader(const Request& request, std::span<const Model> models, Purpose purpose)
        : request_(request), purpose_(purpose), library_(models, report_, request.texts) {
        command_line_.path = "--set";
        command_line_.label = "--set";
        citizens_option_.path = "--citizens";
        command_line_.lines = request.sets;
    }

    Loaded load() {
        check_request();
        for (const std::string& path : request_.policies) open_policy(path);
        for (const std::string& path : request_.files) open_file(path);
        if (purpose_ != Purpose::check) check_names();
        Loaded out;
        for (std::size_t d = 0; d < drafts_.size(); ++d) {
            const Draft& draft = drafts_[d];
            if (draft.model == nullptr) continue;
            out.scenarios.push_back(assign(draft, settings_of(*draft.model), report_));
            for (const VariedStudy& study : varied_)
                if (d >= study.first_draft && d < study.end_draft)
                    check_variation(study.file->variation, out.scenarios.back(), report_);
        }
        out.problems = report_.take();
        out.missing_file = library_.missing_file();
        out.changed_file = library_.changed_file();
        if (!out.problems.empty()) out.scenarios.clear();
        return out;
    }

    Variation take_variation() { return std::move(variation_); }

  private:
    struct AskedPolicy {
        const PolicyFile* policy;
        PlacedText asked_for;
    };

    // A study and its drafts among all.
    struct VariedStudy {
        const StudyFile* file;
        std::size_t first_draft, end_draft;
    };

    void check_request() {
        if (request_.scale && !(*request_.scale > 0 && *request_.scale <= 1))
            report_.add("--scale", "scale is out of range", "a number above 0 and at most 1");
        if (request_.citizens && !(*request_.citizens >= 1 && *request_.citizens <= kMostCitizens))
            report_.add("--citizens", "citizens is out of range", "from 1 to " + format_number(kMostCitizens));
        if (request_.scale && request_.citizens)
            report_.add("--citizens", "scale is given too", "either --scale or --citizens");
        check_count("--steps", request_.steps, kMostSteps);
        check_count("--replicates", request_.replicates, kMostReplicates);
        run_.seed = request_.seed;
        run_.replicates = request_.replicates;
        run_.steps = request_.steps;
        if (request_.scale) run_.size = Size{false, *request_.scale, {}};
        if (request_.citizens) run_.size = Size{true, *request_.citizens, {&citizens_option_, 0, 0}};
    }

    void check_count(const std::string& option, const std::optional<std::uint32_t>& count, std::uint32_t most) {
        if (count && (*count == 0 || *count > most))
            report_.add(option, option.substr(2) + " is out of range", "from 1 to " + std::to_string(most));
    }

    void open_policy(const std::string& path) {
        const File* file = library_.open(path);
        if (file == nullptr) return;
        if (file->kind == FileKind::policy) policies_.push_back({&std::get<PolicyFile>(file->content), {path, {}}});
        else if (file->document.root.kind != Node::Kind::refused)
            report_.add(path, "this is " + std::string(with_article(file->kind)), "a policy");
    }

    void open_file(const std::string& path) {
        const File* file = library_.open(path);
        if (file == nullptr) return;
        if (file->kind == FileKind::study) add_study(*file);
        else if (purpose_ == Purpose::sweep)
            report_.add(path, "this is " + std::string(with_article(file->kind)), "a study");
        else if (file->kind == FileKind::scenario) add_design(draft_of(*file, library_, report_));
        else if (purpose_ != Purpose::check)
            report_.add(path, "this is a policy, which cannot run alone",
                        "a scenario or a study, with this after --policy");
    }

    void add_study(const File& file) {
        const auto& study = std::get<StudyFile>(file.content);
        const std::size_t first_draft = drafts_.size();
        std::vector<AskedPolicy> laid;
        for (const PlacedText& reference : study.policies)
            if (const File* policy = library_.open(reference, FileKind::policy))
                laid.push_back({&std::get<PolicyFile>(policy->content), reference});
        for (const PlacedText& reference : study.scenarios) {
            const File* scenario = library_.open(reference, FileKind::scenario);
            if (scenario == nullptr) continue;
            Draft draft = draft_of(*scenario, library_, report_);
            if (study.model != nullptr && draft.model != nullptr && study.model != draft.model)
                report_.add(reference.place, reference.text + " is for the model " + draft.model->name,
                            "a scenario for the model " + study.model->name);
            draft.run.overrule_by(study.run);
            add_design(draft);
            for (const AskedPolicy& policy : laid) {
                Draft with_policy = draft;
                lay_named(with_policy, policy);
                add_design(std::move(with_policy));
            }
        }
        varied_.push_back({&study, first_draft, drafts_.size()});
        add_variation(study);
    }

    void add_variation(const StudyFile& study) {
        if (!study.variation.factors.empty() && purpose_ == Purpose::run)
            report_.add(study.variation_place, "this study varies factors, which one run cannot",
                        "`agora sweep run`, or a study without factors");
        if (study.model == nullptr) return;
        variation_ = {study.name, static_cast<std::uint32_t>(study.policies.size()), {}, study.variation.design, {}};
        for (const PlacedFactor& placed : study.variation.factors) {
            variation_.factors.push_back(placed.factor);
            for (const PlacedText& level : placed.files)
                variation_.factors.back().names.push_back(level_name(placed, level));
        }
        for (const PlacedOutcome& placed : study.variation.outcomes) variation_.outcomes.push_back(placed.outcome);
        if (study.variation.design.kind == DesignKind::table && !study.variation.table.text.empty())
            variation_.design.table = library_.open_points(study.variation.table, *study.model, variation_.factors);
    }

    // The name of the scenario or policy in a file.
    std::string level_name(const PlacedFactor& factor, const PlacedText& level) {
        if (is_no_policy(factor, level)) return "none";
        const bool is_policy = factor.factor.kind == FactorKind::policy;
        const File* file = library_.open(level, is_policy ? FileKind::policy : FileKind::scenario);
        if (file == nullptr) return "";
        return is_policy ? std::get<PolicyFile>(file->content).name : draft_of(*file, library_, report_).name;
    }

    void lay_named(Draft& draft, const AskedPolicy& asked) {
        lay_policy(draft, *asked.policy, asked.asked_for, report_);
        draft.name += "+" + asked.policy->name;
    }

    void add_design(Draft draft) {
        for (const AskedPolicy& policy : policies_) lay_named(draft, policy);
        draft.run.overrule_by(run_);
        drafts_.push_back(std::move(draft));
    }

    // Results are told apart by name.
    void check_names() {
        for (std::size_t i = 0; i < drafts_.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (drafts_[i].name == drafts_[j].name && !drafts_[i].name.empty()) {
                    report_.add(drafts_[i].name_place, "two scenarios of this run are named " + drafts_[i].name,
                                "a name of its own for each");
                    break;
                }
    }

    const std::vector<Setting>& settings_of(const Model& model) {
        const auto [found, is_new] = settings_.try_emplace(&model);
        if (!is_new) return found->second;
        for (std::size_t i = 0; i < request_.sets.size(); ++i)
            if (auto setting = read_set(model, request_.sets[i], static_cast<int>(i) + 1, found->second))
                found->second.push_back(std::move(*setting));
        return found->second;
    }

    std::optional<Setting> read_set(const Model& model, const std::string& text, int line,
                                    std::span<const Setting> earlier) {
        const std::size_t equals = text.find('=');
        const Place start{&command_line_, line, 1};
        if (equals == std::string::npos) {
            report_.add(start, "this sets nothing: " + text, "group.field=value");
            return std::nullopt;
        }
        Node value;
        value.kind = Node::Kind::text;
        value.text = text.substr(equals + 1);
        const Place after{&command_line_, line, static_cast<int>(equals) + 2};
        auto setting = read_setting(model, text.substr(0, equals), value, start, after, report_);
        for (const Setting& other : earlier)
            if (setting && other.parameter == setting->parameter)
                report_.add(start, setting->parameter + " is set twice", "each parameter once");
        return setting;
    }

    const Request& request_;
    const Purpose purpose_;
    Report report_;
    Library library_;
    Document command_line_;
    Document citizens_option_;
    RunSettings run_;
    std::vector<AskedPolicy> policies_;
    std::vector<Draft> drafts_;
    std::vector<VariedStudy> varied_;
    Variation variation_;
    std::map<const Model*, std::vector<Setting>> settings_;
};

}  // namespace

Loaded load(const Request& request, std::span<const Model> models) {
    return Loader(request, models, Purpose::run).load();
}

Loaded check(std::span<const std::string> files, std::span<const Model> models) {
    Request request;
    request.files.assign(files.begin(), files.end());
    return Loader(request, models, Purpose::check).load();
}

LoadedSweep load_sweep(const Request& request, std::span<const Model> models) {
    Loader loader(request, models, Purpose::sweep);
    Loaded base = loader.load();
    return {std::move(base), loader.take_variation()};
}

}  // namespace agora::input
