"""Result files as xarray data sets; the layout is in sim/README.md, under "Result files"."""
import h5py
import xarray

from .pairing import pairs_of, places_of

COMPLETE = 1
PHASES = ["initiate", "design", "deliver", "evaluate"]
GROUPS = ["citizens", "professionals", "organisations"]
LABELS = ["scenario", "context", "policy"]


def outcomes_of(data):
    """The names of what differs from run to run and is measured: (design, replicate, time), or a sum (design, replicate)."""
    return [name for name, variable in data.items() if variable.dims == ("design", "replicate", "time")
            or (variable.dims == ("design", "replicate") and variable.attrs.get("cell_methods") == "time: sum")]


def load(path):
    """All outcomes over (design, replicate, time); NaN where a run did not finish.

    Coordinates of `design`: `scenario` (name), `context` (three letters), `policy` ("" without one) and `place`, the scenario
    without its policy (in a sweep: at the same point). `time` is noon of the last day of a step, in days, and `time_bounds` are the
    step's two ends. The sum of a flow over the run is (design, replicate). Units and meanings are attributes of the variables.
    """
    with xarray.open_dataset(path, engine="h5netcdf", decode_times=False) as file:
        data = file.load()
    if data.attrs.get("schema_name") != "agora-results":
        raise ValueError(f"{path}: not a result file of Agora")
    data = data.set_coords([label for label in [*LABELS, "time_bounds"] if label in data])
    with h5py.File(path) as file:
        data = data.assign_coords(place=("design", places_of(file)))
    outcomes = outcomes_of(data)
    complete = data["status"] == COMPLETE
    attributes = {name: data[name].attrs for name in outcomes}
    data = data.assign({name: data[name].where(complete) for name in outcomes})
    for name in outcomes:
        data[name].attrs.update(attributes[name])
    return data


def differences(runs):
    """Every design with a policy minus the same place without, replicate by replicate: over (pair, replicate, time), sums over the
    run over (pair, replicate).

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
    outcomes = runs[outcomes_of(runs)].reset_coords(LABELS + ["place"], drop=True)
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


def agents(path, entity, design=0, replicate=0):
    """What a run kept of an entity, such as "citizen": columns over (row, time), columns of arrays over (row, time, component).

    Components are chosen by name, as in `.profile.sel(need_dimension="first")`. Where rows belong (`catchment`, `household`, …) are
    coordinates, so that `.groupby("catchment")` works: rows of the entity of that name, -1 for none.
    """
    with xarray.open_dataset(path, engine="h5netcdf", group=f"micro/{design}_{replicate}/{entity}", decode_times=False) as file:
        data = file.load()
    return data.set_coords(["time_bounds", *(name for name, variable in data.items() if variable.dims == ("row",))])


def parameters(path):
    """The parameters of each design; attribute `parameter` is the name to use with --set."""
    with xarray.open_dataset(path, engine="h5netcdf", group="parameters", decode_times=False) as file:
        return file.load()
