// Follows `extends` and `policies`, later layers winning over earlier ones.
#include "sim/input/draft.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "sim/input/read_given.h"

namespace agora::input {
namespace {

void take_if(std::string& text, const std::optional<std::string>& given) {
    if (given) text = *given;
}

void put_indicator(Draft& draft, const PlacedIndicator& given) {
    for (PlacedIndicator& present : draft.indicators)
        if (present.indicator.name == given.indicator.name) {
            present = given;
            return;
        }
    draft.indicators.push_back(given);
}

void put_column(Draft& draft, PlacedColumn column) {
    for (PlacedColumn& present : draft.agents)
        if (present.given.column == column.given.column) {
            present = std::move(column);
            return;
        }
    draft.agents.push_back(std::move(column));
}

class Road {
  public:
    Road(Draft& draft, Library& library, Report& report) : draft_(draft), library_(library), report_(report) {}

    void lay(const File& file) {
        const auto& scenario = std::get<ScenarioFile>(file.content);
        files_.push_back(&file);
        for (const PlacedText& reference : scenario.extends) lay_extended(reference, scenario.model);
        files_.pop_back();
        lay_own(scenario);
    }

  private:
    void lay_extended(const PlacedText& reference, const Model* model) {
        const File* file = library_.open(reference, FileKind::scenario);
        if (file == nullptr) return;
        if (std::find(files_.begin(), files_.end(), file) != files_.end()) {
            report_.add(reference.place, "these files extend each other in a circle: " + circle_to(file),
                        "a file that does not build on this one");
            return;
        }
        const Model* other = std::get<ScenarioFile>(file->content).model;
        if (model != nullptr && other != nullptr && model != other)
            report_.add(reference.place, reference.text + " is for the model " + other->name,
                        "a scenario for the model " + model->name);
        else lay(*file);
    }

    std::string circle_to(const File* file) const {
        std::string out;
        for (auto at = std::find(files_.begin(), files_.end(), file); at != files_.end(); ++at)
            out += (*at)->document.label + " -> ";
        return out + file->document.label;
    }

    void lay_own(const ScenarioFile& scenario) {
        draft_.model = scenario.model;
        take_if(draft_.name, scenario.name);
        take_if(draft_.title, scenario.title);
        take_if(draft_.context, scenario.context);
        take_if(draft_.description, scenario.description);
        draft_.name_place = scenario.name_place;
        draft_.run.overrule_by(scenario.run);
        for (const PlacedIndicator& indicator : scenario.indicators) put_indicator(draft_, indicator);
        for (const Setting& setting : scenario.settings) draft_.settings[setting.parameter] = setting;
        lay_network(scenario);
        for (const GivenValues& values : scenario.agents) lay_agents(values);
        lay_timeline(scenario.timeline);
        for (const std::string& name : scenario.laid_policies) draft_.policies.push_back(name);
        for (const PlacedText& reference : scenario.policies)
            if (const File* file = library_.open(reference, FileKind::policy))
                lay_policy(draft_, std::get<PolicyFile>(file->content), reference, report_);
    }

    // A file replaces what the files it extends do to the same parameter at the same date.
    void lay_timeline(const std::vector<Change>& own) {
        std::set<std::pair<std::string_view, std::uint32_t>> replaced;
        for (const Change& change : own) replaced.emplace(change.setting.parameter, change.at);
        std::erase_if(draft_.timeline, [&](const Change& earlier) {
            return earlier.policy.empty() && replaced.contains({earlier.setting.parameter, earlier.at});
        });
        draft_.timeline.insert(draft_.timeline.end(), own.begin(), own.end());
    }

    // Of edges and a generator the later layer's count; each does away with the other.
    void lay_network(const ScenarioFile& scenario) {
        for (const Setting& setting : scenario.settings)
            if (setting.parameter == kGenerator) draft_.edges = nullptr;
        if (!scenario.edges) return;
        const GivenEdges& given = *scenario.edges;
        draft_.edges = given.list != nullptr ? given.list : library_.open_edges(given.file, given.any_ids);
        draft_.edges_place = given.place;
        draft_.settings.erase(std::string(kGenerator));
        if (draft_.edges != nullptr && given.list == nullptr && !given.file.hash.empty())
            library_.check_unchanged(given.file, draft_.edges->hash());
    }

    void lay_agents(const GivenValues& values) {
        if (!values.in_file) {
            put_column(draft_, {{values.column, values.values, origin(values.place)}, values.place});
            return;
        }
        const std::vector<GivenColumn>* columns = library_.open_values(values.file, *draft_.model);
        if (columns == nullptr) return;
        bool any = false;
        for (const GivenColumn& column : *columns) {
            if (!values.column.empty() && column.column != values.column) continue;
            any = true;
            put_column(draft_, {column, values.place});
            if (!values.file.hash.empty()) library_.check_unchanged(values.file, hash_text(column.values));
        }
        if (!any && !columns->empty())
            report_.add(values.place, "there is no column " + values.column + " in " + values.file.path.text,
                        "a file with that column");
    }

    Draft& draft_;
    Library& library_;
    Report& report_;
    std::vector<const File*> files_;
};

}  // namespace

Draft draft_of(const File& file, Library& library, Report& report) {
    Draft draft;
    Road(draft, library, report).lay(file);
    return draft;
}

void lay_policy(Draft& draft, const PolicyFile& policy, const PlacedText& asked_for, Report& report) {
    if (draft.model == nullptr || policy.model == nullptr || policy.name.empty()) return;
    const auto refuse = [&](const std::string& message, const std::string& expected) {
        if (asked_for.place.document == nullptr) report.add(asked_for.text, message, expected);
        else report.add(asked_for.place, message, expected);
    };
    if (draft.model != policy.model) {
        refuse("the policy " + policy.name + " is for the model " + policy.model->name,
               "a policy for the model " + draft.model->name + ", which " + draft.name + " uses");
        return;
    }
    if (std::find(draft.policies.begin(), draft.policies.end(), policy.name) != draft.policies.end()) {
        refuse("the policy " + policy.name + " is laid twice over " + draft.name, "each policy once");
        return;
    }
    draft.policies.push_back(policy.name);
    draft.timeline.insert(draft.timeline.end(), policy.changes.begin(), policy.changes.end());
}

}  // namespace agora::input
