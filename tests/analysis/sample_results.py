"""Writes small result files with known numbers, in the frozen format, for the tests of the report."""
import h5py
import numpy

STEPS, RUNS = 24, 6
PLACES = {"finland": "FIN", "estonia": "EST", "italy": "ITA"}
POLICIES = ["", "coaching", "mandate", "staff-only-redesign", "placebo"]
GROUPS = ["citizens", "professionals", "organisations"]
PHASES = ["initiate", "design", "deliver", "evaluate"]
KEY = {"unmet_need": "1", "trust": "1", "public_spending": "euro/month", "unpaid_hours": "hour/month"}


def metric_names():
    """Every outcome of a sample with its unit."""
    shares = {f"influence_{group}_in_{phase}": "1" for group in GROUPS for phase in PHASES}
    groups = {name: "1" for name in ("unmet_need_hard", "unmet_need_reached", "exhaustion", "influence_citizens")}
    return {**KEY, **groups, **shares, "method_adoption": "1", "orientation": "1"}


def adoption_curve():
    """Bass's curve for p = 0.1 and q = 1.2 a year up to a share of 0.8, at the end of each month, from 0 at the first."""
    left = numpy.exp(-1.3 * numpy.arange(STEPS) / 12)
    return 0.8 * (1 - left) / (1 + 12 * left)


def runs_of(generator, effects, places, policies, runs):
    """Values (design, replicate, time): shared luck, own luck without a mean, and an effect that grows."""
    own = 0.001 * (-1.0) ** numpy.arange(runs)[:, None]
    growth = numpy.arange(1, STEPS + 1) / STEPS
    rows = []
    for _ in places:
        luck = 0.3 + 0.02 * generator.standard_normal((runs, 1)) * numpy.ones(STEPS)
        for policy in policies:
            rows.append(luck + (own if policy not in ("", "placebo") else 0.0) + effects.get(policy, 0.0) * growth)
    return numpy.array(rows, dtype="f4")


def write_text(group, name, values):
    """A dataset of texts."""
    group.create_dataset(name, data=[str(value) for value in values], dtype=h5py.string_dtype())


def write_labels(file, places, policies, runs):
    """The labels and the state of every run."""
    designs = [(place, policy) for place in places for policy in policies]
    names = [place + ("+" + policy if policy else "") for place, policy in designs]
    write_text(file, "scenario", names)
    write_text(file, "context", [places[place] for place, _ in designs])
    write_text(file, "policy", [policy for _, policy in designs])
    file["status"] = numpy.ones((len(designs), runs), "i4")
    file["citizens"] = numpy.full((len(designs), runs), 4000, "i4")
    file["time"] = 30.0 * numpy.arange(1, STEPS + 1)
    return designs


def write_provenance(file, designs, runs):
    """Parameters, dated changes, seeds and fingerprints."""
    dose = file.create_group("parameters").create_dataset("param_cession_coaching", data=numpy.zeros(len(designs), "f4"))
    dose.attrs.update(units="1", long_name="Coaching of staff.", parameter="cession.coaching", source="lever")
    group = file.create_group("provenance")
    group.attrs.update(compiler="GCC", compiler_flags="-O3")
    treated = [row for row, (_, policy) in enumerate(designs) if policy == "coaching"]
    group["intervention_design"] = numpy.array(treated, "i4")
    group["intervention_at"] = numpy.full(len(treated), 6, "i4")
    group["intervention_over"] = numpy.zeros(len(treated), "i4")
    write_text(group, "intervention_parameter", ["cession.coaching"] * len(treated))
    group["intervention_value"] = numpy.full(len(treated), 0.5)
    write_text(group, "indicator_source", ["Statistics office"] * 2)
    write_text(group, "indicator_licence", ["CC BY 4.0"] * 2)
    write_text(group, "seed", ["1"] * len(designs))
    fingerprints = [[f"{design:08x}{run:08x}" for run in range(runs)] for design in range(len(designs))]
    group.create_dataset("fingerprint", data=fingerprints, dtype=h5py.string_dtype())
    group.create_dataset("command_line", data="agora run <sample> & more", dtype=h5py.string_dtype())


def write_sensitivity(file):
    """Indices of two factors for unmet need, as `agora sensitivity` stores them."""
    group = file.create_group("sensitivity")
    group.attrs.update(method="Sobol indices", references="Saltelli et al. 2010")
    for name, labels in (("scenario", ["estonia"]), ("outcome", ["unmet_need"]), ("factor", ["need.rate", "cession.coaching"])):
        write_text(group, f"{name}_name", labels)
    for name, values in (("first_order", [0.2, 0.5]), ("total_order", [0.3, 0.7])):
        for end, shift in (("", 0), ("_lowest", -0.1), ("_highest", 0.1)):
            group[name + end] = numpy.array(values)[None, None, :] + shift


def attach_dimensions(file):
    """Names the dimensions as netCDF does, so that xarray opens the file."""
    designs, runs = file["status"].shape
    for name, values in (("design", numpy.arange(designs)), ("replicate", numpy.arange(runs)), ("time", None)):
        if values is not None:
            file[name] = values.astype("i4")
        file[name].make_scale(name)
    for name, data in list(file.items()):
        if isinstance(data, h5py.Dataset) and name not in ("design", "replicate", "time"):
            for axis, dimension in zip(data.dims, ("design", "replicate", "time")):
                axis.attach_scale(file[dimension])


def write(path, effects, places=None, policies=None, runs=RUNS):
    """A file in which each outcome of `effects` changes with each policy by the amount given; others do not change."""
    places, policies = places or PLACES, policies or POLICIES
    generator = numpy.random.default_rng(7)
    with h5py.File(path, "w") as file:
        file.attrs.update(schema_name="agora-results", title="Agora: sample", engine_version="0.1.0", model="cocreation",
                          step_name="month", key_metrics=", ".join(KEY))
        file.attrs["schema_version"] = numpy.array([1, 0], "i4")
        designs = write_labels(file, places, policies, runs)
        for name, unit in metric_names().items():
            values = runs_of(generator, effects.get(name, {}), places, policies, runs)
            if name == "method_adoption":
                values = numpy.broadcast_to(adoption_curve(), values.shape).astype("f4")
            data = file.create_dataset(name, data=values)
            data.attrs.update(long_name=name.replace("_", " ").capitalize(), units=unit, description=f"{name}.")
            data.attrs["valid_range"] = numpy.array([0.0, 1.0])
        write_provenance(file, designs, runs)
        write_sensitivity(file)
        attach_dimensions(file)
    return path


def write_sweep(path, effects, points, as_factor, policies=("", "coaching", "mandate"), runs=2):
    """A merged sweep of one scenario: so many values of a factor, with policies crossed with them or as a factor beside it."""
    names = [f"point{number}" for number in range(points)]
    write(path, effects, dict.fromkeys(names, "EST"), list(policies), runs)
    designs = [(point, policy) for point in range(points) for policy in policies]
    bases = ["estonia" + ("+" + policy if policy else "") for _, policy in designs]
    labels = range(len(designs)) if as_factor else [point for point, _ in designs]
    with h5py.File(path, "r+") as file:
        file["scenario"][:] = [f"{base}.p{label}" for base, label in zip(bases, labels)]
        group = file.create_group("factors")
        write_text(group, "base", bases)
        group["factor_cession_coaching"] = numpy.array([0.1 * point for point, _ in designs])
        write_text(group, "factor", ["factor_cession_coaching"] + ["factor_policy"] * as_factor)
        if as_factor:
            write_text(group, "factor_policy", [policy or "none" for _, policy in designs])
    return path
