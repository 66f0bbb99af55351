"""Works out from a result file, with h5py, NumPy and SciPy alone, what a report may say of it; knows nothing of the report's code."""
import dataclasses
import re

import h5py
import numpy
from scipy import stats

STANDARD = ("placebo", "staff-only-redesign", "no-projects")
# What outcomes are called on the page where it is not the label in the file.
CALLED = {
    "unmet need (hard to reach)": "unmet_need_hard", "unmet need (others)": "unmet_need_reached",
    "severe need (hard to reach)": "severe_need_share_hard", "trust (hard to reach)": "trust_hard",
    "service value (hard to reach)": "value_received_hard", "service value (others)": "value_received_reached",
    "participation (hard to reach)": "participation_rate_hard", "participation (others)": "participation_rate_reached",
    "self-efficacy gap": "efficacy_gap", "self-efficacy": "efficacy", "trust in services": "trust",
    "citizens' share of influence": "influence_citizens", "inequality of influence per head (gini)": "influence_gini",
    "inequality of influence per head (theil's t)": "influence_theil",
    "part of theil's t between citizens, professionals and organisations": "influence_theil_between",
    "concentration of influence on one group (herfindahl)": "influence_concentration",
    "evenness of influence among the groups": "influence_evenness",
    "participation of hard-to-reach people relative to others": "hard_to_reach_ratio",
    "exhaustion of professionals": "exhaustion", "spending on services": "public_spending",
    "unpaid time of citizens": "unpaid_hours", "share of services that use the method": "method_adoption",
    "wellbeing (lowest tenth)": "wellbeing_p10", "turnover of professionals": "turnover",
    "share of citizens in severe need": "severe_need_share",
}
MORE_IS_BETTER = {"wellbeing", "wellbeing_p10", "efficacy", "trust", "trust_hard", "value_received_hard", "value_received_reached",
                  "engagement"}
LESS_IS_BETTER = {"unmet_need", "unmet_need_hard", "unmet_need_reached", "severe_need_share", "severe_need_share_hard", "exhaustion",
                  "turnover"}


def label_of(data):
    """The label of an outcome."""
    label = data.attrs["long_name"]
    return label.decode() if isinstance(label, bytes) else str(label)


def texts(dataset):
    """All texts of a dataset."""
    return [str(value) for value in dataset.asstr()[:]]


@dataclasses.dataclass(frozen=True)
class Change:
    """Paired differences with their mean, 95 % interval and what may be said of them."""

    runs: numpy.ndarray
    inert: bool = False

    @property
    def mean(self):
        """The mean, NaN without pairs."""
        return self.runs.mean() if len(self.runs) else numpy.nan

    @property
    def reach(self):
        """Half of the 95 % interval, NaN with fewer than two pairs."""
        if len(self.runs) < 2:
            return numpy.nan
        return stats.t.ppf(0.975, len(self.runs) - 1) * self.runs.std(ddof=1) / len(self.runs) ** 0.5

    @property
    def verdict(self):
        """The word of a table."""
        if not len(self.runs):
            return "unknown"
        if not self.runs.any():
            return "could not act" if self.inert else "exactly equal"
        if len(self.runs) == 1:
            return "too few pairs"
        if abs(self.mean) <= self.reach:
            return "not clearly different"
        return "clearly higher" if self.mean > 0 else "clearly lower"


class Facts:
    """A result file, every number of which is worked out when it is asked for."""

    def __init__(self, path):
        self.file = file = h5py.File(path)
        self.names, self.policies, self.contexts = (texts(file[name]) for name in ("scenario", "policy", "context"))
        self.done = file["status"][:] == 1
        self.sets = file["parameter_set"][:] if "parameter_set" in file else numpy.zeros(len(self.names), int)
        self.steps = len(file["time"])
        self.metrics = [name for name, data in file.items() if isinstance(data, h5py.Dataset) and data.ndim == 3]
        keys = file.attrs["key_metrics"]
        keys = keys.decode() if isinstance(keys, bytes) else keys
        self.keys = [name for name in keys.split(", ") if name in self.metrics]
        self.outcome = self.keys[0]
        self.sweep = "factors" in file
        self.pairs = self.find_pairs()  # {(place, policy): (design, base)}, parameters as stated
        self.places = sorted({place for place, _ in self.pairs}, key=lambda name: [int(part) if part.isdigit() else part
                                                                                for part in re.split(r"(\d+)", name)])
        self.levers = list(dict.fromkeys(policy for _, policy in self.pairs))
        self.asked = [lever for lever in self.levers if lever not in STANDARD] or self.levers
        clear = [lever for lever in self.asked if lever not in STANDARD
                 and self.change(self.outcome, lever).verdict.startswith("clearly")]
        self.focus = (clear + self.asked + [None])[0]

    def what_else(self, design):
        """All that tells a design from others but its policy."""
        ending = "+" + self.policies[design] if self.policies[design] else ""
        if not self.sweep:
            return self.names[design].removesuffix(ending)
        group = self.file["factors"]
        values = [str(group[name][design]) for name in group if name.startswith("factor_") and name != "factor_policy"]
        return "|".join([texts(group["base"])[design].removesuffix(ending), *values])

    def find_pairs(self):
        """Each design with a policy and the one that differs in nothing else."""
        found = {}
        for design, policy in enumerate(self.policies):
            for base, other in enumerate(self.policies):
                if policy and not other and self.sets[design] == 0 and self.what_else(base) == self.what_else(design):
                    found.setdefault((self.names[base], policy), (design, base))
        return found

    def values(self, metric):
        """(design, replicate, time), NaN where a run did not finish."""
        return numpy.where(self.done[:, :, None], self.file[metric][:].astype(float), numpy.nan)

    def ends(self, metric):
        """(design, replicate) at the last step; of "X_sum", the steps of X added up."""
        return self.values(metric.removesuffix("_sum")).sum(axis=2) if metric.endswith("_sum") else self.values(metric)[:, :, -1]

    def inert(self, design):
        """Whether the file says that a design changes nothing."""
        return "basis/inert" in self.file and self.policies[design] != "placebo" and self.file["basis/inert"][design] != 0

    def change(self, metric, lever, place=None, against=None):
        """What a lever changes at the last step: in one place, or as the mean over all."""
        rows = [(design, self.pairs[where, against][0] if against else base) for (where, policy), (design, base) in self.pairs.items()
                if policy == lever and place in (None, where) and (not against or (where, against) in self.pairs)]
        if not rows:
            return Change(numpy.array([]))
        ends = self.ends(metric)
        treated, base = (ends[list(column)].mean(axis=0) for column in zip(*rows))
        runs = treated - base
        return Change(runs[numpy.isfinite(runs)], not against and all(self.inert(design) for design, _ in rows))

    def lever_called(self, words):
        """The lever that the page calls so."""
        return next((lever for lever in self.levers if called(lever) == words), None)

    def place_called(self, words):
        """The place that the page calls so."""
        return next((place for place in self.places if place_called(place) == words), None)

    def metric_called(self, words):
        """The outcome that the page calls so, whatever the case of its letters."""
        words = words.lower()
        if words.endswith(" sum"):
            return next((name + "_sum" for name in self.metrics if label_of(self.file[name]).lower() == words.removesuffix(" sum")), None)
        if CALLED.get(words) in self.metrics:
            return CALLED[words]
        return next((name for name in self.metrics if label_of(self.file[name]).lower() == words), None)

    def sides(self, lever, metrics):
        """Outcomes that are clearly better, clearly worse, and not to be told from fewer than two pairs."""
        found = [], [], []
        for metric in dict.fromkeys(metrics):
            side = (metric in MORE_IS_BETTER) - (metric in LESS_IS_BETTER)
            verdict = self.change(metric, lever).verdict
            way = {"clearly higher": 1, "clearly lower": -1}.get(verdict, 0)
            if side and way:
                found[0 if side == way else 1].append(metric)
            elif side and verdict in ("unknown", "too few pairs"):
                found[2].append(metric)
        return found

    def groups_off(self):
        """(contrast, place, group) to the shares better and worse off, where a pair of runs finished, placebo aside."""
        if "contrast/worse_share" not in self.file:
            return {}
        group, found = self.file["contrast"], {}
        for row, (name, base) in enumerate(zip(texts(group["name"]), group["base"][:])):
            for column, label in enumerate(texts(group["group"])):
                if name != "placebo" and numpy.isfinite(group["worse_share"][row]).all():
                    found[name, self.names[base].split("+")[0], label] = tuple(
                        float(group[key][row, column]) for key in ("better_share", "better_half_width", "worse_share", "worse_half_width"))
        return found

    def over_sets(self, metric):
        """(place, contrast) to the numbers of /contrast for an outcome, where a set of parameters has runs."""
        if "contrast/sets" not in self.file:
            return {}
        group = self.file["contrast"]
        column, found = texts(group["metric"]).index(metric), {}
        for row, (name, base) in enumerate(zip(texts(group["name"]), group["base"][:])):
            numbers = {key: float(group[key][row, column]) for key in ("difference", "half_width", "sets", "sets_low", "sets_high",
                                                                       "parameter_sd", "luck_sd", "flipped_share", "pairs")}
            if name != "placebo" and numbers["sets"] > 0:
                found[self.names[base].split("+")[0], name] = numbers
        return found


def called(lever):
    """A policy on the page."""
    return lever.replace("-", " ").replace("+", " and ").replace("staff only", "staff-only")


def place_called(place):
    """A place on the page."""
    name, _, point = place.partition(".p")
    words = " ".join(word.capitalize() for word in re.split("[- ]", name.replace("+", ", ")))
    return f"{words}, point {point}" if point.isdigit() else " ".join(
        word.capitalize() for word in place.replace("+", ", ").replace("-", " ").split(" "))


def number_in(text):
    """A number as it is written on the page."""
    if text == "–":
        return numpy.nan
    return float(text.replace("\u202f", "").replace("−", "-").replace("∞", "inf").removesuffix(" %"))


def written_as(text, value):
    """Whether a written number is the value, rounded to the digits that are written."""
    found = number_in(text)
    if not numpy.isfinite(value):
        return str(found) == str(float(value))
    digits = len(text.removesuffix(" %").partition(".")[2])
    return abs(found - value) <= 0.5000001 * 10.0**-digits + 1e-7 * abs(value)
