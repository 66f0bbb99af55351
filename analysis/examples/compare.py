#!/usr/bin/python3
"""Worked example: what policies change in each place, from the runs alone.

    agora compare --base estonia --policy coaching --policy digital-first
    PYTHONPATH=analysis python3 analysis/examples/compare.py results/comparison.h5 trust
"""
import sys

import agora_results
from agora_report import student

path, outcome = sys.argv[1:3]

# 1. Runs over (design, replicate, time), and differences of runs that share their luck.
runs = agora_results.load(path)
effects = agora_results.differences(runs[[outcome]])[outcome].isel(time=-1)

# 2. The mean over replicates, and half of its 95 % interval.
count = effects.sizes["replicate"]
mean = effects.mean("replicate")
half = effects.std("replicate", ddof=1) / count**0.5 * student.two_sided(0.95, count - 1)

print(f"{runs[outcome].attrs['description']}\nDifference from no policy at the end, {count} pairs of runs")
for place, policy in mean.pair.values:
    here = {"place": place, "policy": policy}
    print(f"{place:16} {policy:24} {float(mean.sel(here)):+.5f} ± {float(half.sel(here)):.5f}")

# 3. How many times more runs it would take without shared luck, over all pairs.
with_luck = float(effects.var("replicate", ddof=1).mean())
levels = runs[outcome].isel(time=-1).var("replicate", ddof=1).mean()
print(f"Without shared luck: about {2 * float(levels) / with_luck:.0f} times as many runs")

# 4. The same differences as the program worked them out.
table = agora_results.contrasts(path)
for row in range(table.sizes["contrast"]):
    print(f"agora compare says: {table.name.values[row]:26} "
          f"{float(table.difference.isel(contrast=row, metric=list(table.metric.values).index(outcome))):+.5f}")
