// `agora sweep plan --dry-run`: what a sweep would cost, from a few runs that are timed now.
#pragma once

#include "sim/app/options.h"
#include "sim/sweep/plan.h"

namespace agora::app {

// Times runs of small copies of the cheapest, the middle and the dearest design, and prints what all of them would
// need. Nothing is kept.
void dry_run(sweep::Plan plan, const Options& options);

}  // namespace agora::app
