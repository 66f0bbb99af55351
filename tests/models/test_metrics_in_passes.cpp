// The metrics of whole runs, summed inside the passes, against the same metrics of the world at the end of each month.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/run/tallies.h"
#include "sim/verify/small_runs.h"

using namespace agora;
using namespace agora::verify;

TEST_CASE("metrics summed inside passes are those of the world at the end of the month") {
    const Scenario scenario = small_scenario({{"demography.renewal", 0.1}});
    int undefined = 0, compared = 0;
    Watcher watcher([&](const StepView& view) {
        const auto expected = compute_metrics(const_cast<World&>(view.world), one_thread(), view.steps_done - 1);
        REQUIRE(view.metrics.size() == expected.size());
        for (std::size_t m = 0; m < expected.size(); ++m) {
            INFO(metric_names()[m] << " in month " << view.steps_done);
            if (std::isnan(expected[m])) CHECK((++undefined, std::isnan(view.metrics[m])));
            else CHECK((++compared, view.metrics[m] == expected[m]));
        }
    });
    run_small(scenario, &watcher);
    CHECK(compared > 2000);
    CHECK(undefined < compared / 10);
}
