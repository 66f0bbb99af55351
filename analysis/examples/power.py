#!/usr/bin/python3
"""Worked example: who decides in which phase, and how a policy shifts it.

    agora compare --base estonia --policy coaching
    PYTHONPATH=analysis python3 analysis/examples/power.py results/comparison.h5 coaching
"""
import sys

import agora_results

path, policy = sys.argv[1:3]
runs = agora_results.load(path)

# 1. Influence over (phase, group, design, replicate, time): the mean of the last twelve steps, since a single month has few
#    projects; phases without a project have no value and do not count.
shares = agora_results.influence(runs).isel(time=slice(-12, None)).mean(["time", "replicate"])

for name in ("", policy):
    here = shares.isel(design=(runs.policy == name).values).mean("design")
    print(f"\n{name or 'no policy'}\n{'':12}" + "".join(f"{group:>15}" for group in here.group.values))
    for phase in here.phase.values:
        print(f"{phase:12}" + "".join(f"{float(share):15.3f}" for share in here.sel(phase=phase)))

# 2. Rungs on paper and in effect, and how unequal influence per head is, with the part that lies between groups.
names = ["formal_rung", "effective_rung", "revealed_rung", "mandate_gap", "dependence_imbalance", "exclusion_rate",
         "influence_gini", "influence_theil", "influence_theil_between"]
effects = agora_results.differences(runs[names]).sel(policy=policy).isel(time=slice(-12, None)).mean(["time", "replicate"])
print(f"\nDifferences with {policy}, last twelve steps")
for place in effects.place.values:
    for name in names:
        print(f"{place:16} {name:26} {float(effects[name].sel(place=place)):+.4f}")
