"""Opens result files of Agora as xarray data sets, for notebooks and scripts.

    import agora_results
    runs = agora_results.load("results/comparison.h5")
    effects = agora_results.differences(runs[["trust", "unmet_need"]])
    effects.sel(policy="coaching").mean("replicate").isel(time=-1)

`agora_results.adoption`, `agora_results.sizes` and `agora_results.pairing` hold what the report uses too; it needs no xarray, so
that the data sets are only made ready when they are asked for.
"""
import importlib

__all__ = ["PHASES", "agents", "contrasts", "differences", "influence", "load", "parameters"]


def __getattr__(name):
    if name not in __all__:
        raise AttributeError(f"module 'agora_results' has no attribute '{name}'")
    return getattr(importlib.import_module(".files", __name__), name)
