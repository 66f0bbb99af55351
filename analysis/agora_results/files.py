"""Result files as xarray data sets; the layout is in sim/README.md, under "Result files"."""
import h5py
import xarray

from .pairing import pairs_of, places_of

COMPLETE = 1
PHASES = ["initiate", "design", "deliver", "evaluate"]
GROUPS = ["citizens", "professionals", "organisations"]
LABELS = ["scenario", "context", "policy"]


def load(path):
    """All outcomes over (design, replicate, time); NaN where a run did not finish.

    Coordinates of `design`: `scenario` (name), `context` (three letters), `policy` ("" without one) and `place`, the scenario
    without its policy (in a sweep: at the same point). `time` is the end of a step. Units and meanings are attributes of the
    variables.
    """
    with xarray.open_dataset(path, engine="h5netcdf", decode_times=False) as file:
        data = file.load()
    if data.attrs.get("schema_name") != "agora-results":
        raise ValueError(f"{path}: not a result file of Agora")
    data = data.set_coords([label for label in LABELS if label in data])
    with h5py.File(path) as file:
        data = data.assign_coords(place=("design", places_of(file)))
    outcomes = [name for name, variable in data.items() if variable.dims == ("design", "replicate", "time")]
    complete = data["status"] == COMPLETE
    attributes = {name: data[name].attrs for name in outcomes}
    data = data.assign({name: data[name].where(complete) for name in outcomes})
    for name in outcomes:
        data[name].attrs.update(attributes[name])
    return data


def differences(runs):
    """Every design with a policy minus the same place without, replicate by replicate: over (pair, replicate, time).

    Both share their luck, so their difference varies far less than either. `runs` comes from load(); `pair` has the
    coordinates `place` and `policy` as an index, so that `.sel(policy="coaching")` works. ValueError when no two designs differ
    only in a policy.
    """
    policies = [str(policy) for policy in runs.policy.values]
    pairs = pairs_of([str(place) for place in runs.place.values], [str(name) for name in runs.scenario.values], policies)
    if not pairs:
        held = ", ".join(dict.fromkeys(filter(None, policies))) or "none"
        raise ValueError(f"no two designs differ only in a policy, so there are no differences; policies in these runs: {held}")
    rows, bases = map(list, zip(*pairs))
    outcomes = runs[[name for name, variable in runs.items() if "time" in variable.dims]].reset_coords(LABELS + ["place"], drop=True)
    changed, unchanged = (outcomes.isel(design=which).drop_vars("design", errors="ignore") for which in (rows, bases))
    found = (changed.astype(float) - unchanged.astype(float)).rename(design="pair")
    labels = {"place": ("pair", runs.place.values[rows]), "policy": ("pair", runs.policy.values[rows].astype(str))}
    return found.assign_coords(labels).set_index(pair=["place", "policy"])


def influence(runs):
    """Shares of influence over (phase, group, design, replicate, time), from the twelve outcomes that hold them."""
    by_phase = [xarray.concat([runs[f"influence_{group}_in_{phase}"] for group in GROUPS], "group", combine_attrs="drop")
                for phase in PHASES]
    return xarray.concat(by_phase, "phase").assign_coords(phase=PHASES, group=GROUPS).rename("influence")


def contrasts(path):
    """What `agora compare` found, over (contrast, metric): means, differences, half intervals and pairs."""
    with xarray.open_dataset(path, engine="h5netcdf", group="contrast") as file:
        return file.load().set_coords(["name", "base", "changed", "metric"])


def parameters(path):
    """The parameters of each design; attribute `parameter` is the name to use with --set."""
    with xarray.open_dataset(path, engine="h5netcdf", group="parameters", decode_times=False) as file:
        return file.load()
