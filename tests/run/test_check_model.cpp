// Impossible models are refused before step 0, in words that name the submodel and the column.
#include <catch2/catch.hpp>

#include "sim/run/run.h"
#include "tests/run/tiny_model.h"

using namespace agora;
using namespace agora::tiny;

namespace {

using Problems = std::vector<std::string>;

struct Undeclared : PersonColumn<float> {
    static constexpr ColumnInfo info{"undeclared", "1", {0, 1}, "Not part of the model."};
};

void write_value(Rows<Person> persons, Write<Amount> value) {
    for (const auto i : persons) value[i] = 0;
}
void read_value(Rows<Person>, Read<Amount>) {}
void write_before(Rows<Person>, Write<Before>) {}
void read_before(Rows<Person>, Read<Before>) {}
void own_half(Rows<Person>, Own<Half>) {}
void read_half(Rows<Person>, Read<Half>) {}
void update_half(Rows<Person>, Update<Half>) {}
void take_inbox(Rows<Team>, Inbox<Greeting>) {}
void greet_again(Rows<Person>, Send<Greeting>) {}
void use_undeclared(Rows<Person>, Own<Undeclared>) {}
void use_other_entity(Rows<Team>, Own<Amount>) {}
void nobody_acts(Read<Amount>) {}
void own_value_only(Rows<Person>, Own<Amount>) {}
void sum_in_a_pass(Rows<Person>, Sums<1>) {}
void change_while_measuring(Rows<Person>, Update<Amount>, Sums<1>) {}
void measure_half(Rows<Person>, Own<Half>, Sums<1>) {}

Metric metric_named(const std::string& name) {
    return {name, "1", "A metric.", {0, 1}, "a test", [](std::span<const double> sums) { return sums[0]; }};
}

// What is wrong with the tiny model once a pass of these submodels comes after its own two.
Problems with_pass(std::vector<Submodel> submodels) {
    Model model = make_tiny_model();
    model.passes.push_back({"extra", "A pass under test.", std::move(submodels)});
    return check_model(model);
}

Problems with_tally(Tally tally) {
    Model model = make_tiny_model();
    model.tallies.push_back(std::move(tally));
    return check_model(model);
}

}  // namespace

TEST_CASE("a sound model has no problems") { CHECK(check_model(make_tiny_model()).empty()); }

TEST_CASE("two writers of one column in one pass") {
    const Problems two{"pass extra: column amount has two writers, grow again and write"};
    CHECK(with_pass({submodel<&halve>("halve again", ""), submodel<&grow>("grow again", ""),
                     submodel<&write_value>("write", "")}) == two);
}

TEST_CASE("reading other rows of a column that is updated in place in the same pass") {
    const Problems updated{
        "pass extra: column amount is updated in place by grow again while read reads other rows of it"};
    CHECK(with_pass({submodel<&halve>("halve again", ""), submodel<&grow>("grow again", ""),
                     submodel<&read_value>("read", "")}) == updated);
    CHECK(with_pass({submodel<&read_value>("read", ""), submodel<&halve>("halve again", ""),
                     submodel<&grow>("grow again", "")}) == updated);
}

TEST_CASE("reading other rows of a column that is written anew is allowed") {
    CHECK(with_pass({submodel<&write_before>("write", ""), submodel<&read_before>("read", "")}).empty());
}

TEST_CASE("a transient column taken before it is written") {
    const Problems early{"pass extra: column half is taken by take before anybody wrote it"};
    CHECK(with_pass({submodel<&own_half>("take", "")}) == early);
    CHECK(with_pass({submodel<&own_half>("take", ""), submodel<&halve>("halve again", "")}) == early);
    CHECK(with_pass({submodel<&halve>("halve again", ""), submodel<&own_half>("take", "")}).empty());
}

TEST_CASE("a transient column read across rows or updated") {
    const Problems inside{"wrong: column half lives inside a pass; use Write and Own"};
    const Problems update = with_pass({submodel<&update_half>("wrong", "")});
    const Problems read = with_pass({submodel<&halve>("halve again", ""), submodel<&read_half>("wrong", "")});
    CHECK(update == inside);
    CHECK(read == inside);
}

TEST_CASE("an inbox read before the step has sent the message") {
    Model model = make_tiny_model();
    model.passes.insert(model.passes.begin(), Pass{"early", "", {submodel<&take_inbox>("take", "")}});
    CHECK(check_model(model) == Problems{"take: reads message greeting before a pass of the same step has sent it"});
    Model same_pass = make_tiny_model();
    same_pass.passes[0].submodels.push_back(submodel<&take_inbox>("take", ""));
    CHECK(check_model(same_pass) ==
          Problems{"take: reads message greeting before a pass of the same step has sent it"});
}

TEST_CASE("a message with two senders, whose order would not be that of rows") {
    const Problems two{"message greeting has two senders, greet and greet again"};
    CHECK(with_pass({submodel<&greet_again>("greet again", "")}) == two);
}

TEST_CASE("something the model does not declare") {
    CHECK(with_pass({submodel<&use_undeclared>("use", "")}) ==
          Problems{"use: a parameter uses something the model does not declare"});
    Model model = make_tiny_model();
    model.parameters.clear();
    CHECK(check_model(model) == Problems{"grow: a parameter uses something the model does not declare",
                                         "greet: a parameter uses something the model does not declare"});
}

TEST_CASE("own rows of a column of another entity") {
    CHECK(with_pass({submodel<&use_other_entity>("use", "")}) ==
          Problems{"use: column amount belongs to another entity"});
}

TEST_CASE("a submodel without acting rows") {
    CHECK(with_pass({submodel<&nobody_acts>("nobody", "")}) ==
          Problems{"nobody: no Rows or Pairs parameter says who acts"});
}

TEST_CASE("a submodel that is never due") {
    CHECK(with_pass({every(0, submodel<&own_value_only>("idle", ""))}) ==
          Problems{"idle: acts in every 0 steps, which is never"});
}

TEST_CASE("sums belong to metrics") {
    CHECK(with_pass({submodel<&sum_in_a_pass>("sum", "")}) == Problems{"sum: only metrics have sums"});
    CHECK(with_tally(tally<&own_value_only>("measure", {metric_named("bare")})) ==
          Problems{"measure: a metric needs sums"});
}

TEST_CASE("a metric that changes the world, or looks at what lives inside a pass") {
    CHECK(with_tally(tally<&change_while_measuring>("measure", {metric_named("change")})) ==
          Problems{"measure: a metric must not change the world"});
    CHECK(with_tally(tally<&measure_half>("measure", {metric_named("half")})) ==
          Problems{"measure: column half lives inside a pass; metrics cannot see it"});
}

TEST_CASE("a flow without its unit per step, and a unit per step that is no flow") {
    Metric flow = metric_named("spending"), level = metric_named("speed");
    flow.kind = MetricKind::flow;
    flow.unit = "euro/year";
    level.unit = "1/" + make_tiny_model().step_name;
    CHECK(with_tally(tally<&sum_values>("again", {flow, level})) ==
          Problems{"metric spending: a flow, and only a flow, has a unit per step",
                   "metric speed: a flow, and only a flow, has a unit per step"});
}

TEST_CASE("two metrics of one name") {
    CHECK(with_tally(tally<&sum_values>("again", {metric_named("mean_luck")})) ==
          Problems{"two metrics are called mean_luck"});
}

TEST_CASE("a default outside its range, or no way to populate") {
    Model model = make_tiny_model();
    model.parameters[0].parameters[0].default_value = 10.5;
    model.parameters[0].parameters[1].default_value = -1;
    model.populate = nullptr;
    CHECK(check_model(model) == Problems{"parameter tiny.gain: default lies outside its range",
                                         "parameter tiny.greetings: default lies outside its range",
                                         "model tiny has no populate function"});
}

TEST_CASE("a choice whose range is not that of its names") {
    Model model = make_tiny_model();
    ParameterInfo& parameter = model.parameters[0].parameters[0];
    parameter.kind = ParameterKind::choice;
    parameter.default_value = 1;
    parameter.choices = {"slow", "fast"};
    parameter.lowest = 0;
    parameter.highest = 2;
    CHECK(check_model(model) == Problems{"parameter tiny.gain: the range of a choice of 2 names is 0 to 1"});
    parameter.highest = 1;
    CHECK(check_model(model).empty());
}

TEST_CASE("all problems are named at once") {
    const Problems problems = with_pass(
        {submodel<&use_undeclared>("use", ""), submodel<&nobody_acts>("nobody", ""), submodel<&own_half>("take", "")});
    CHECK(problems.size() == 3);
}
