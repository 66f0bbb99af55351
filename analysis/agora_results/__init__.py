"""Opens result files of Agora as xarray data sets, for notebooks and scripts.

    import agora_results
    runs = agora_results.load("results/comparison.h5")
    effects = agora_results.differences(runs[["trust", "unmet_need"]])
    effects.sel(policy="coaching").mean("replicate").isel(time=-1)

`agora_results.adoption` and `agora_results.sizes` hold what the report uses for curves of adoption and for scaling.
"""
from .files import PHASES, contrasts, differences, influence, load, parameters

__all__ = ["PHASES", "contrasts", "differences", "influence", "load", "parameters"]
