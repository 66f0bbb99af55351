#!/usr/bin/python3
"""Worked example: how the method of co-creation spreads, and what changes with the size of a population.

    agora run population-size
    PYTHONPATH=analysis python3 analysis/examples/scaling.py results/population-size.h5
"""
import sys

import agora_results
import numpy
from agora_results import adoption, sizes

runs = agora_results.load(sys.argv[1])
years = numpy.arange(1, runs.sizes["time"] + 1) / 12

# 1. A curve of Bass for each population, through the mean of its runs.
for design in range(runs.sizes["design"]):
    shares = runs.method_adoption.isel(design=design).values
    curve, intervals = adoption.bootstrap_bass(years, shares)
    people = float(runs.citizens.isel(design=design).mean())
    if curve is None:
        print(f"{people:10,.0f} citizens: nothing spreads")
    else:
        low, high = intervals["years_10_to_90"]
        print(f"{people:10,.0f} citizens: p {curve.innovation:.3f}, q {curve.imitation:.2f}, m {curve.potential:.2f}, from 10 to "
              f"90 % in {curve.years_10_to_90:.1f} years ({low:.1f} to {high:.1f}), {100 * curve.explained:.1f} % explained")

# 2. Totals against size: 1 means that twice as many people have twice as much.
people = runs.citizens.values.astype(float)
last_year = runs.isel(time=slice(-12, None)).mean("time")
totals = {"unmet need": last_year.unmet_need.values * people, "public spending": last_year.public_spending.values * people,
          "participants": last_year.participants.values}
for name, total in totals.items():
    robust = sizes.robust_exponent(people.ravel(), total.ravel())
    drawn = sizes.bootstrap_exponent(people.ravel(), total.ravel())
    print(f"{name:16} exponent {robust.value:.3f}, robust {robust.low:.3f} to {robust.high:.3f}, "
          f"bootstrap {drawn.low:.3f} to {drawn.high:.3f}")

# 3. Counts, where a zero would spoil a logarithm, and the luck of a mean.
count = sizes.count_exponent(people.ravel(), numpy.round(totals["participants"]).ravel())
print(f"participants     exponent {count.value:.3f} ({count.low:.3f} to {count.high:.3f}) as a negative binomial count")
decay = sizes.variance_exponent(people.mean(axis=1), last_year.unmet_need.values)
print(f"variance of mean unmet need: exponent {decay.value:.2f} ({decay.low:.2f} to {decay.high:.2f}); -1 if places were independent")
