// Formulas of citizens' attributes at hand-computed points, and shifts that meet their targets.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "agora/math.h"
#include "models/cocreation/calibration.h"
#include "models/cocreation/people.h"

using namespace agora;
using namespace agora::cocreation;

TEST_CASE("age groups and sexes are cut where the shares say") {
    PeopleParams p;  // 16 % children, 20 % older people
    CHECK(demographic_cell(p, 0.15f, 0.2f) == 0);
    CHECK(demographic_cell(p, 0.17f, 0.7f) == 3);
    CHECK(demographic_cell(p, 0.81f, 0.2f) == 4);
    CHECK(of_working_age(3));
    CHECK(is_child(1));
    p.share_0_14 = 0.5f;
    p.share_65plus = 0.5f;
    CHECK(people_problem(p).find("people.share_0_14") == 0);
}

TEST_CASE("resources: mean one half, more with education, less without work, spread as the Gini index asks") {
    PeopleParams p;
    const ResourceRule rule = resource_rule(p);
    CHECK(citizen_resources(rule, 0, 0, true, false) > citizen_resources(rule, 0, 0, false, false));
    CHECK(citizen_resources(rule, 0, 0, false, true) < citizen_resources(rule, 0, 0, false, false));
    CHECK(income_gini(rule.spread, p.income_span) == Approx(0.30).margin(1e-4));
    CHECK(rule.spread == Approx(0.22f).margin(0.01));  // without clipping: sqrt 2 × quantile(.65) / 2.5 = .218
    p.resource_tertiary = p.resource_unemployed = 0;
    CHECK(citizen_resources(resource_rule(p), 0, 0, true, true) == 0.5f);
}

TEST_CASE("inequality out of reach is refused") {
    PeopleParams p;
    p.income_span = 1;
    CHECK(people_problem(p).find("people.resource_gini") == 0);
    CHECK(income_gini(0.0f, 2.5f) == Approx(0.0).margin(1e-9));
}

TEST_CASE("traits lean on hardness and resources by the coefficients of the theory base") {
    const PeopleParams p;
    TraitInputs in;
    in.resources = 0.75f;
    CHECK(trait_base(p, trait_hard, in) == Approx(-1.0f));
    CHECK(trait_value(p, trait_hard, 0.0f) == Approx(0.5f));
    in.hardness = 0.4f;
    CHECK(trait_base(p, trait_digital, in) == Approx(0.75f * 0.75f - 0.06f));
    CHECK(trait_base(p, trait_trust, in) == Approx(-0.048f));
    CHECK(trait_base(p, trait_efficacy, in) == Approx(-0.088f));
    CHECK(trait_base(p, trait_competence, in) == Approx(0.375f));
    in.need = 0.2f;
    in.normals[trait_wellbeing] = 1.0f;
    CHECK(trait_base(p, trait_wellbeing, in) == Approx(-0.1f + 0.05f));
    CHECK(trait_value(p, trait_attitude, 1.3f) == 1.0f);
}

TEST_CASE("trust is expressed by four pieces of evidence") {
    const PeopleParams p;
    CHECK(good_evidence(p, 0.5f) == Approx(2.0f));
    CHECK(good_evidence(p, lowest_trust(p)) == Approx(0.0f).margin(1e-6));
    CHECK(trait_value(p, trait_trust, 0.01f) == Approx(1.0f / 6.0f));
}

TEST_CASE("need profiles move with hardness and place") {
    const PeopleParams p;
    CHECK(profile_element(p, 0, 0.05f, 0.5f, 0.0f) == Approx(0.42f + 0.05f + 0.175f));
    CHECK(profile_element(p, 1, 0.0f, 0.5f, 1.0f) == Approx(0.42f + 0.125f + 0.13f));
    CHECK(profile_element(p, 2, 0.0f, 1.0f, 0.0f) == Approx(0.42f));
}

TEST_CASE("initial need is exponential") {
    CHECK(initial_need(0.16f, 0.0f) == 0.0f);
    CHECK(initial_need(0.16f, 0.5f) == Approx(0.16f * std::log(2.0f)));
    CHECK(initial_need(0.5f, 0.9999f) == 1.0f);
}

TEST_CASE("a shift meets a mean after clipping") {
    std::vector<float> bases;
    for (int i = 0; i < 1000; ++i) bases.push_back(0.4f * normal_quantile((i + 0.5f) / 1000));
    const float shift = shift_for_mean(bases, 0.8f, 0.0f, 1.0f);
    double mean = 0;
    for (const float base : bases) mean += static_cast<double>(clamp01(base + shift)) / 1000;
    CHECK(mean == Approx(0.8).margin(1e-4));
    CHECK(shift > 0.85f);  // clipping at 1 takes more than clipping at 0 gives
    CHECK(shift_for_mean(bases, 0.5f, 0.3f, 0.7f) == Approx(0.5).margin(1e-4));
    CHECK(shift_for_mean(bases, 0.6f, 0.3f, 0.7f) > shift_for_mean(bases, 0.6f, 0.0f, 1.0f));
}

TEST_CASE("a shift meets a share") {
    std::vector<float> bases;
    for (int i = 0; i < 1000; ++i) bases.push_back(static_cast<float>((i * 7919) % 1000));
    const float shift = shift_for_share(bases, 0.16f, 0.0f);
    CHECK(std::count_if(bases.begin(), bases.end(), [&](float x) { return x + shift > 0.0f; }) == 160);
    std::vector<float> one{3.0f};
    CHECK(std::isfinite(shift_for_share(one, 0.5f, 0.0f)));
}
