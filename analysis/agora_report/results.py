"""Reads a result file into plain arrays, so that no other module knows HDF5."""
import dataclasses
import functools
import hashlib

import h5py
import numpy
from agora_results import pairing

from .verdicts import verdict_of

COMPLETE = 1
PLACEBO = "placebo"
ACTS, UNTRIED = 0, 4  # flags of what could act, in /basis, /contrast and /factors


def _about(name, sentence):
    """The sentence with what it is about, where it only says "it"."""
    return f"{name}: {sentence}" if sentence.startswith("it ") else sentence


class NotAResultFile(Exception):
    """The file cannot be read as "agora-results" 1.x; the text says why."""


@dataclasses.dataclass(frozen=True)
class Metric:
    """An outcome: its name in the file, and what the file says about it."""

    name: str
    label: str
    unit: str
    description: str
    scale: tuple


@dataclasses.dataclass(frozen=True)
class Parameter:
    """A parameter of the model with one value per design."""

    name: str
    label: str
    unit: str
    source: str
    values: numpy.ndarray


@dataclasses.dataclass(frozen=True)
class Change:
    """One dated change of a parameter by a policy, in one design."""

    design: int
    step: int
    over: int
    parameter: str
    value: float


@dataclasses.dataclass(frozen=True)
class Contrast:
    """What the program found for one outcome of two designs: `base` and `changed` are rows; numbers by their names."""

    name: str
    base: int
    changed: int
    numbers: dict

    @property
    def verdict(self):
        """What may be said of its difference with parameters as stated."""
        difference, reach = self.numbers["difference"], self.numbers["half_width"]
        return verdict_of(int(self.numbers["pairs"]), difference == 0 and not reach > 0, difference - reach, difference + reach)


@dataclasses.dataclass(frozen=True)
class Sensitivity:
    """Which factors of a sweep an outcome depends on: measures by name, one number per factor."""

    method: str
    references: str
    scenario: str
    outcome: str
    factors: list
    measures: dict


def as_text(value):
    """Text from HDF5, whichever way it was stored."""
    return value.decode("utf-8") if isinstance(value, bytes) else str(value)


def texts(dataset):
    """All texts of a one-dimensional dataset."""
    return [as_text(value) for value in dataset[:]]


class Results:
    """A result file held open; arrays are (design, replicate, time) and NaN where a run did not finish."""

    def __init__(self, path):
        self.path = path
        try:
            self._file = h5py.File(path, "r")
        except OSError as problem:
            raise NotAResultFile(f"{path}: {problem}") from problem
        attributes = self._file.attrs
        if as_text(attributes.get("schema_name", "")) != "agora-results" or attributes["schema_version"][0] != 1:
            raise NotAResultFile(f"{path}: not a result file of format agora-results 1.x")
        self.title = as_text(attributes["title"]).removeprefix("Agora: ")
        self.version = as_text(attributes["engine_version"])
        self.model = as_text(attributes["model"])
        self.step_name = as_text(attributes["step_name"])
        self.scenarios = texts(self._file["scenario"])
        self.contexts = texts(self._file["context"])
        self.policies = texts(self._file["policy"])
        self.complete = self._file["status"][:] == COMPLETE
        self.parameter_sets = (self._file["parameter_set"][:] if "parameter_set" in self._file
                               else numpy.zeros(len(self.scenarios), int))
        self.citizens = numpy.where(self.complete, self._file["citizens"][:], numpy.nan)
        self.places = pairing.places_of(self._file)
        self.is_sweep = "factors" in self._file
        self.steps = len(self._file["time"])

    @property
    def basis(self):
        """What stands behind every figure, in words: finished runs and sets of parameters that have any."""
        sets = len(set(self.parameter_sets[self.complete.any(axis=1)].tolist()))
        runs = int(self.complete.sum())
        return f"{runs} run{'' if runs == 1 else 's'}, {sets} set{'' if sets == 1 else 's'} of parameters"

    def could_not_act(self, design):
        """Whether the file says that the policies of a design change nothing; a placebo is meant to."""
        flags = self._file.get("basis/inert")
        return flags is not None and self.policies[design] != PLACEBO and int(flags[design]) != ACTS

    def why_inert(self, design):
        """What the file says about changes of a design that change nothing; empty when it says nothing."""
        sentences = self._file.get("basis/inert_text")
        if sentences is None or self.policies[design] == PLACEBO:
            return ""
        return _about(self.policies[design] or self.scenarios[design], as_text(sentences[design]))

    @property
    def inert_contrasts(self):
        """Sentences about contrasts other than those of a policy with no policy, of which /basis speaks already."""
        group = self._file.get("contrast")
        if group is None or "inert_text" not in group:
            return []
        return [_about(as_text(name), as_text(sentence)) for name, sentence, base in
                zip(group["name"][:], group["inert_text"][:], group["base"][:]) if self.policies[base]]

    @functools.cached_property
    def inert_factors(self):
        """Sentences of a sweep about factors that changed nothing."""
        group = self._file.get("factors")
        if group is None or "inert" not in group or "inert_text" not in group:
            return []
        flags, sentences = group["inert"][:], group["inert_text"][:]
        return list(dict.fromkeys(as_text(sentence) for flag, sentence in zip(flags.ravel(), sentences.ravel())
                                  if flag not in (ACTS, UNTRIED) and as_text(sentence)))

    @functools.cached_property
    def rests_on(self):
        """Projects, participants and hard-to-reach participants over the whole run, by (design, replicate); empty without."""
        names = ("projects", "participants", "hard_to_reach_participants")
        group = self._file.get("basis", {})
        if not all(name in group for name in names):
            return {}
        return {name: numpy.where(self.complete, group[name][:].astype(float), numpy.nan) for name in names}

    @functools.cached_property
    def metrics(self):
        """Every outcome of the file by its name."""
        found = {}
        for name, data in self._file.items():
            if isinstance(data, h5py.Dataset) and data.ndim == 3:
                attributes = data.attrs
                found[name] = Metric(name, as_text(attributes["long_name"]), as_text(attributes["units"]),
                                     as_text(attributes["description"]), tuple(attributes.get("valid_range", ())))
        return found

    @functools.cached_property
    def sums(self):
        """The sum of each flow over a run, by the name of the flow; empty in files that have none."""
        found = {}
        for name in self.metrics:
            if total := as_text(self._file[name].attrs.get("sum_over_run", "")):
                attributes = self._file[total].attrs
                found[name] = Metric(total, as_text(attributes["long_name"]), as_text(attributes["units"]),
                                     as_text(attributes["description"]), ())
        return found

    @property
    def key_metrics(self):
        """The outcomes the model's author puts first."""
        names = as_text(self._file.attrs.get("key_metrics", "")).split(", ")
        return [self.metrics[name] for name in names if name in self.metrics]

    @functools.lru_cache(maxsize=None)
    def values(self, name):
        """An outcome over (design, replicate, time), a sum over (design, replicate); KeyError if the file has none of that name."""
        values = self._file[name][:].astype(float)
        values[~self.complete] = numpy.nan
        return values

    @functools.cached_property
    def parameters(self):
        """Every parameter whose value is a number."""
        found = []
        for data in self._file["parameters"].values():
            attributes = data.attrs
            if "parameter" in attributes and numpy.issubdtype(data.dtype, numpy.number):
                found.append(Parameter(as_text(attributes["parameter"]), as_text(attributes["long_name"]),
                                       as_text(attributes.get("units", "1")), as_text(attributes["source"]), data[:]))
        return found

    @functools.cached_property
    def changes(self):
        """Every dated change of every design; empty when nothing was laid over a scenario."""
        table = self._file["provenance"]
        if "intervention_design" not in table:
            return []
        columns = (table["intervention_design"][:], table["intervention_at"][:], table["intervention_over"][:],
                   texts(table["intervention_parameter"]), table["intervention_value"][:])
        return [Change(int(design), int(step), int(over), name, float(value))
                for design, step, over, name, value in zip(*columns)]

    def contrasts(self, name):
        """The contrasts of an outcome as `agora compare` stored them; empty in other files."""
        group = self._file.get("contrast")
        if group is None or name not in (metrics := texts(group["metric"])):
            return []
        column = metrics.index(name)
        numbers = {key: data[:, column].astype(float) for key, data in group.items() if data.ndim == 2 and data.shape[1] == len(metrics)}
        return [Contrast(title, int(base), int(changed), {key: float(values[row]) for key, values in numbers.items()})
                for row, (title, base, changed) in enumerate(zip(texts(group["name"]), group["base"][:], group["changed"][:]))]

    def better_off(self):
        """Shares of citizens better and worse off by group, as `agora compare` stored them: (contrast, {group: numbers})."""
        group = self._file.get("contrast")
        if group is None or "better_share" not in group:
            return []
        names = ("better_share", "better_half_width", "worse_share", "worse_half_width")
        found = []
        for row, (title, base, changed) in enumerate(zip(texts(group["name"]), group["base"][:], group["changed"][:])):
            shares = {label: {name: float(group[name][row, column]) for name in names}
                      for column, label in enumerate(texts(group["group"]))}
            found.append((Contrast(title, int(base), int(changed), {}), shares))
        return found

    def sensitivities(self, name):
        """What `agora sensitivity` stored by scenario, for an outcome or, where it has none of that name, for its first one."""
        group = self._file.get("sensitivity")
        if group is None:
            return []
        outcomes = texts(group["outcome_name"])
        column = outcomes.index(name) if name in outcomes else 0
        return [Sensitivity(as_text(group.attrs["method"]), as_text(group.attrs["references"]), scenario, outcomes[column],
                            texts(group["factor_name"]),
                            {key: data[row, column] for key, data in group.items() if data.ndim == 3})
                for row, scenario in enumerate(texts(group["scenario_name"]))]

    @property
    def sources(self):
        """(source, licence) of the public indicators behind the contexts, each pair once."""
        table = self._file["provenance"]
        if "indicator_source" not in table:
            return []
        return sorted(set(zip(texts(table["indicator_source"]), texts(table["indicator_licence"]))))

    @property
    def command(self):
        """How the study was started, or an empty text in a reproducible file."""
        provenance = self._file["provenance"]
        return as_text(provenance["command_line"][()]) if "command_line" in provenance else ""

    @property
    def seeds(self):
        """The seed of each design, as text."""
        return texts(self._file["provenance"]["seed"])

    @property
    def fingerprints(self):
        """The fingerprint of the final world of each (design, replicate), as text."""
        return [[as_text(value) for value in row] for row in self._file["provenance"]["fingerprint"][:]]

    @property
    def compiler(self):
        """What the program was built with."""
        attributes = self._file["provenance"].attrs
        return f"{as_text(attributes['compiler'])} {as_text(attributes['compiler_flags'])}"

    @functools.cached_property
    def sha256(self):
        """The hash of the file's bytes, in hexadecimal."""
        digest = hashlib.sha256()
        with open(self.path, "rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
        return digest.hexdigest()
