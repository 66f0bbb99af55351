"""A corpus of result files for the report: synthesised ones of every kind that misled it, and ones that the program makes."""
import pathlib
import signal
import subprocess
import time

import h5py
import numpy
import sample_results
from scipy import stats

CLEAR = {"unmet_need": {"coaching": -0.02, "mandate": 0.01}, "trust": {"coaching": 0.03}, "unmet_need_hard": {"coaching": 0.02},
         "exhaustion": {"coaching": 0.02}, "unpaid_hours": {"coaching": 0.5}}
WORSE = {"unmet_need": {"coaching": 0.02, "mandate": 0.01}, "trust": {"coaching": -0.03, "mandate": -0.02}}
MANY = ["", *(f"policy-{letter}" for letter in "abcdefghij"), "placebo"]
ONE_PLACE = {"estonia": "EST"}
SCENARIOS = pathlib.Path(__file__).resolve().parents[2] / "scenarios"
GROUPS = ["all citizens", "hard to reach", "others"]


def lose(file, keep):
    """Runs for which `keep(design, replicate)` is false did not finish: no value, no citizens."""
    for design, replicate in numpy.ndindex(*file["status"].shape):
        if not keep(design, replicate):
            file["status"][design, replicate] = 3
            file["citizens"][design, replicate] = 0
            for data in file.values():
                if isinstance(data, h5py.Dataset) and data.ndim == 3:
                    data[design, replicate] = numpy.nan


def add_contrasts(file, worse=None, sets=0, flips=0):
    """/contrast as `agora compare` writes it; over so many sets of parameters, of which some flip the sign."""
    names, policies = (list(file[name].asstr()[:]) for name in ("scenario", "policy"))
    pairs = [(row, names.index(name.removesuffix("+" + policy))) for row, (name, policy) in enumerate(zip(names, policies)) if policy]
    metrics = [name for name, data in file.items() if isinstance(data, h5py.Dataset) and data.ndim == 3]
    group = file.create_group("contrast")
    sample_results.write_text(group, "name", [policies[row] for row, _ in pairs])
    sample_results.write_text(group, "metric", metrics)
    sample_results.write_text(group, "group", GROUPS)
    group["changed"], group["base"] = [numpy.array(column, "i4") for column in zip(*pairs)]
    runs = [[differences_of(file[metric], *pair) for metric in metrics] for pair in pairs]
    group["pairs"] = numpy.array([[len(one) for one in row] for row in runs], "i4")
    group["difference"] = [[one.mean() if len(one) else numpy.nan for one in row] for row in runs]
    group["half_width"] = [[reach_of(one) for one in row] for row in runs]
    for name, value in (("better_share", 0.02), ("worse_share", 0.001), ("better_half_width", 0.001), ("worse_half_width", 0.0005)):
        group[name] = numpy.array([[(worse or {}).get((policies[row], label), value) if name == "worse_share" and policies[row] != "placebo"
                                    else value * (policies[row] != "placebo") for label in GROUPS] for row, _ in pairs])
    if sets:
        shape = group["difference"].shape
        group["sets"] = numpy.full(shape, sets, "i4")
        group["sets_low"], group["sets_high"] = group["difference"][:] - 0.01, group["difference"][:] + 0.01
        group["parameter_sd"], group["luck_sd"] = numpy.full(shape, 0.004), numpy.full(shape, 0.002)
        group["flipped_share"] = numpy.full(shape, flips / sets)


def differences_of(data, design, base):
    """Paired differences at the last step."""
    runs = data[design, :, -1].astype(float) - data[base, :, -1]
    return runs[numpy.isfinite(runs)]


def reach_of(runs):
    """Half of a 95 % t interval."""
    return stats.t.ppf(0.975, len(runs) - 1) * runs.std(ddof=1) / len(runs) ** 0.5 if len(runs) > 1 else numpy.nan


def add_basis(file, projects, inert=None):
    """/basis: projects and seats of each run, and policies that could not act."""
    policies, shape = list(file["policy"].asstr()[:]), file["status"].shape
    group = file.create_group("basis")
    for name, factor in (("projects", 1), ("participants", 12), ("hard_to_reach_participants", 2)):
        values = numpy.full(shape, float(projects * factor))
        values[file["status"][:] != 1] = numpy.nan
        group[name] = values
    group["inert"] = numpy.array([(inert or {}).get(policy, 0) for policy in policies], "i1")
    sample_results.write_text(group, "inert_text", [f"policy {policy} sets what is so anyway" if policy in (inert or {}) else ""
                                                    for policy in policies])


def without(*names):
    """Leaves out what a file need not have."""
    def spoil(file):
        for name in names:
            del file[name]
    return spoil


def set_values(metric, function):
    """Changes an outcome by a function of (values, policies)."""
    def spoil(file):
        file[metric][:] = function(file[metric][:], list(file["policy"].asstr()[:]))
    return spoil


def close_to_zero(values, policies):
    """Eight pairs a little above zero and one far away."""
    for row, policy in enumerate(policies):
        if policy == "coaching":
            values[row] = values[row - policies[:row + 1][::-1].index("")] + 0.0001 * (1 + numpy.arange(values.shape[1]))[:, None]
            values[row, -1] += 0.3
    return values


def same_but(policy):
    """An outcome that is the same with a policy as without, to the last bit."""
    def change(values, policies):
        for row, name in enumerate(policies):
            if name == policy:
                values[row] = values[row - policies[:row + 1][::-1].index("")]
        return values
    return change


def falling_less(values, policies):
    """A share that falls in every world, and less with coaching: no curve fits it, and yet there is a difference."""
    less = numpy.array([0.05 * (policy == "coaching") for policy in policies])[:, None, None]
    return values * 0.01 + 0.5 - (0.2 - less) * numpy.linspace(0, 1, values.shape[2])


def everywhere(function):
    """The same for every outcome."""
    def spoil(file):
        for name, data in list(file.items()):
            if isinstance(data, h5py.Dataset) and data.ndim == 3:
                set_values(name, function)(file)
    return spoil


def both(*spoilers):
    """One after the other."""
    return lambda file: [spoiler(file) for spoiler in spoilers]


def unknown_with(policy):
    """NaN with one policy."""
    def change(values, policies):
        values[[row for row, name in enumerate(policies) if name == policy]] = numpy.nan
        return values
    return change


SYNTHETIC = {
    "clear": ({"effects": CLEAR}, lambda file: add_contrasts(file)),
    "no-effect": ({"effects": {}}, None),
    "all-worse": ({"effects": WORSE}, lambda file: add_contrasts(file, {(policy, "hard to reach"): 0.215 for policy in ("coaching",)})),
    "hidden-losers": ({"effects": CLEAR, "places": ONE_PLACE}, lambda file: add_contrasts(file, {("mandate", "hard to reach"): 0.215})),
    "nobody-loses": ({"effects": CLEAR}, lambda file: add_contrasts(file, {(policy, label): 0.0 for policy in ("coaching", "mandate")
                                                                         for label in GROUPS})),
    "one-policy": ({"effects": CLEAR, "policies": ["", "coaching"]}, None),
    "one-policy-one-pair": ({"effects": CLEAR, "policies": ["", "coaching"], "places": ONE_PLACE, "runs": 1}, None),
    "one-context": ({"effects": CLEAR, "places": ONE_PLACE}, None),
    "one-pair": ({"effects": CLEAR, "runs": 1}, lambda file: add_contrasts(file)),
    "two-pairs": ({"effects": CLEAR, "runs": 2}, None),
    "many-runs": ({"effects": CLEAR, "runs": 31, "places": ONE_PLACE}, None),
    "interrupted": ({"effects": CLEAR}, both(lambda file: lose(file, lambda design, run: (7 * design + run) % 5), lambda file: add_contrasts(file),
                                             lambda file: add_basis(file, 9))),
    "interrupted-in-one-place": ({"effects": CLEAR}, lambda file: lose(file, lambda design, _: design > 5)),
    "interrupted-before-policies": ({"effects": CLEAR}, lambda file: lose(file, lambda design, _: design % 5 == 0)),
    "interrupted-to-one-pair": ({"effects": CLEAR}, lambda file: lose(file, lambda _, run: run == 2)),
    "nothing-finished": ({"effects": CLEAR}, lambda file: lose(file, lambda *_: False)),
    "placebo-only": ({"effects": {}, "policies": ["", "placebo"]}, lambda file: add_contrasts(file)),
    "placebo-that-acts": ({"effects": {"trust": {"placebo": 0.1}}}, None),
    "outcome-unknown": ({"effects": CLEAR}, set_values("unmet_need", lambda values, _: values * numpy.nan)),
    "unknown-with-a-policy": ({"effects": CLEAR}, set_values("unmet_need", unknown_with("mandate"))),
    "unknown-influence": ({"effects": CLEAR}, everywhere(lambda values, _: values * numpy.nan)),
    "many-policies": ({"effects": {}, "policies": MANY}, None),
    "many-policies-one-clear": ({"effects": {"unmet_need": {"policy-c": 0.01}}, "policies": MANY}, lambda file: add_contrasts(
        file, {("policy-h", "hard to reach"): 0.3})),
    "clear-by-luck": ({"effects": {"unmet_need": {"policy-c": 0.0014}}, "policies": MANY}, None),
    "close-to-zero": ({"effects": CLEAR, "runs": 9, "places": ONE_PLACE}, set_values("unmet_need", close_to_zero)),
    "exactly-zero": ({"effects": {}}, everywhere(same_but("coaching"))),
    "could-not-act": ({"effects": {}}, both(everywhere(same_but("coaching")), lambda file: add_basis(file, 12, {"coaching": 1}))),
    "no-projects-started": ({"effects": CLEAR}, lambda file: add_basis(file, 0)),
    "service-copying": ({"effects": CLEAR}, set_values("method_adoption", falling_less)),
    "no-policies": ({"effects": {}, "policies": [""]}, None),
    "no-policies-many-scenarios": ({"effects": {}, "policies": [""], "places": {f"scenario-{n}": "EST" for n in range(18)}}, None),
    "sets": ({"effects": CLEAR, "places": ONE_PLACE}, lambda file: add_contrasts(file, sets=20, flips=5)),
    "sets-hold": ({"effects": CLEAR}, lambda file: add_contrasts(file, sets=20, flips=1)),
    "sets-of-nothing": ({"effects": {}}, lambda file: add_contrasts(file, sets=20, flips=10)),
    "sets-one-pair": ({"effects": CLEAR, "runs": 1}, lambda file: add_contrasts(file, sets=20)),
    "sets-few": ({"effects": CLEAR, "places": ONE_PLACE}, lambda file: add_contrasts(file, sets=3)),
    "without-sensitivity": ({"effects": CLEAR}, without("sensitivity")),
}
SWEEPS = {
    "sweep-crossed": (30, False, None), "sweep-as-factor": (4, True, None),
    "sweep-interrupted": (4, False, lambda file: lose(file, lambda design, run: (design + run) % 3)),
}


# Fitting curves and drawing influence take most of the time, so that few files have them.
WITH_CURVES = ("clear", "interrupted", "nothing-finished", "service-copying")
WITH_INFLUENCE = ("clear", "one-pair", "interrupted", "interrupted-in-one-place", "interrupted-before-policies", "nothing-finished",
                  "placebo-only", "unknown-influence", "no-policies", "many-policies", "sweep-interrupted")


def leave_out(file, name):
    """Takes out of a sample what its page need not show."""
    if name not in WITH_CURVES:
        del file["method_adoption"]
    if name not in WITH_INFLUENCE:
        for phase in sample_results.PHASES:
            del file[f"influence_citizens_in_{phase}"]


def synthesise(folder):
    """Writes the synthetic files; yields their paths."""
    for name, (shape, spoil) in SYNTHETIC.items():
        path = sample_results.write(folder / f"{name}.h5", **shape)
        with h5py.File(path, "r+") as file:
            leave_out(file, name)
            if spoil:
                spoil(file)
        yield path
    for name, (points, as_factor, spoil) in SWEEPS.items():
        path = sample_results.write_sweep(folder / f"{name}.h5", CLEAR, points, as_factor)
        with h5py.File(path, "r+") as file:
            leave_out(file, name)
            if spoil:
                spoil(file)
        yield path


def run_program(program, folder):
    """Makes files with the program itself, of worlds so small that little happens in them; yields their paths."""
    tiny = ["--citizens", "2000", "--steps", "30", "--quiet"]
    for name, words in (("made-compared", ["--base", "estonia", "--base", "italy", "--policy", "digital-first", "--replicates", "3"]),
                        ("made-one-pair", ["--base", "estonia", "--policy", "coaching", "--replicates", "1"]),
                        ("made-sets", ["--base", "estonia", "--policy", "coaching", "--replicates", "2", "--parameters", "3"])):
        path = folder / f"{name}.h5"
        subprocess.run([program, "compare", *words, *tiny, "--out", path], check=True, capture_output=True, cwd=folder)
        yield path
    policies = ", ".join(str(SCENARIOS / "policies" / f"{name}.yaml") for name in ("coaching", "digital-first"))
    for name, factor in (("made-sweep", f"policies: [{policies}]\nfactors: "), ("made-sweep-as-factor", "factors:\n  "
                                                                               f"policy: {{levels: [none, {policies}]}}\n  ")):
        study = folder / f"{name}.yaml"
        study.write_text(f"study: {name}\nmodel: cocreation\ntitle: A sweep\nscenarios: [{SCENARIOS / 'contexts' / 'estonia.yaml'}]\n"
                         f"citizens: 2000\nsteps: 30\nreplicates: 2\n{factor}"
                         "delivery.capacity_change: {levels: [0.64, 1.2]}\n".replace("factors: delivery", "factors:\n  delivery")
                         + "design: {kind: full-factorial, levels: 2}\noutcomes: [unmet_need, trust]\n", encoding="utf-8")
        subprocess.run([program, "sweep", "run", study, "--quiet"], check=True, capture_output=True, cwd=folder)
        subprocess.run([program, "sweep", "merge", folder / "results" / name], check=True, capture_output=True, cwd=folder)
        yield folder / "results" / name / f"{name}.h5"

    path = folder / "made-interrupted.h5"
    with subprocess.Popen([program, "compare", "--base", "estonia", "--policy", "coaching", "--replicates", "2", "--parameters", "60", *tiny,
                           "--out", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as started:
        time.sleep(2)
        started.send_signal(signal.SIGINT)
    if path.exists():  # nothing is left when not one run finished in time
        yield path
