// The commands under `agora sweep`. Each returns its exit code.
#pragma once

#include "sim/app/options.h"
#include "sim/app/sweep/opened.h"

namespace agora::app {

int sweep_plan(const Options& options);
int sweep_run(const Options& options);
int sweep_retry(const Options& options);
int sweep_status(const Options& options);
int sweep_resume(const Options& options);
int sweep_merge(const Options& options);
int sweep_submit(const Options& options);

// Plans a study in its place, says so, and does nothing when that was done before.
void plan_now(const SweepPlace& place, const Options& options);

}  // namespace agora::app
