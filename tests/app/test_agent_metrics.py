#!/usr/bin/python3
"""Recomputes the metrics of a run from its tables of agents, by formulas of its own: test_agent_metrics.py PROGRAM

What cannot be: the distance to the design a line worked with this month (the design is kept as it is after the month), and
the indices of concentration, whose ranks the program takes among those it counts.
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

import h5py
import numpy

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
CITIZENS, PROFESSIONALS, ORGANISATIONS = range(3)
GROUPS = ("citizens", "professionals", "organisations")
PHASES = ("initiate", "design", "deliver", "evaluate")
SECTORS = ("public", "third", "private")
RUNG_WEIGHTS = (0, 0, .05, .1, .2, .4, .6, .85)  # theory M5
CHAIN = "model: bargaining\nname: chain\nsteps: 300\nnetwork: {edges: [[0, 1], [1, 2], [2, 3]]}\n"


def run(folder, *words):
    subprocess.run([PROGRAM, "run", *map(str, words), "--agents", "all", "--quiet", "--out", "x.h5"], cwd=folder, check=True)
    return h5py.File(pathlib.Path(folder) / "x.h5")


class Table:
    """The columns of one entity after the last step, as doubles; arrays as (row, component)."""

    def __init__(self, group):
        self.size = group["row"].shape[0]
        for name, data in group.items():
            if data.shape and len(data.dims[0]) and data.dims[0][0].name.endswith("/row"):
                values = data[:, -1] if data.ndim > 1 else data[:]
                setattr(self, name, values.astype(int if data.dtype.kind == "i" else float))


def mean(values):
    return float(numpy.mean(values)) if len(values) else numpy.nan


def ratio(top, bottom):
    return top / bottom if bottom > 0 else numpy.nan


def distance(a, b):
    return numpy.sqrt(((a - b) ** 2).sum(axis=-1))


def trust(good, bad):
    return (good + 1) / (good + bad + 2)


def quantile(values, p):
    """The program's own way: from a histogram of 64 bins, straight inside each."""
    counts = numpy.bincount(numpy.minimum((values * 64).astype(int), 63), minlength=64)
    below = numpy.concatenate([[0], numpy.cumsum(counts)])
    at = int(numpy.argmax((counts > 0) & (below[1:] >= p * len(values))))
    return (at + (p * len(values) - below[at]) / counts[at]) / 64


def of_citizens(c):
    hard = c.hardness > .5
    groups = {"_hard": hard, "_reached": ~hard}
    out = {"population": c.size, "hard_to_reach_share": mean(hard), "users_share": mean(c.unmet_need > numpy.float32(.1)),
           "unmet_need": mean(c.unmet_need), "severe_need_share": mean(c.unmet_need > .5),
           "severe_need_share_hard": mean(c.unmet_need[hard] > .5), "attitude_spread": float(numpy.std(c.attitude)),
           "trust": mean(trust(c.trust_good, c.trust_bad)), "trust_hard": mean(trust(c.trust_good, c.trust_bad)[hard])}
    for name in ("unmet_need", "wellbeing", "efficacy"):
        column = getattr(c, name)
        out[name] = mean(column)
        out[name + "_gap"] = mean(column[hard]) - mean(column[~hard])
    for label, group in groups.items():
        out["unmet_need" + label] = mean(c.unmet_need[group])
    for p in (10, 50, 90):
        out[f"wellbeing_p{p}"] = quantile(c.wellbeing, p / 100)
    for name in ("competence", "attitude", "norm", "digital_skill", "strengths", "responsiveness"):
        out[name] = mean(getattr(c, name))
    served = c.input_given > 0
    for name in ("value_received", "fit_received"):
        out[name] = mean(getattr(c, name)[served])
        for label, group in groups.items():
            out[name + label] = mean(getattr(c, name)[served & group])
    out["input_given_share"] = mean(c.input_given[served] > .2 + .5 / 65535)  # of sixteen-bit numbers
    return out


def of_participation(c, projects):
    hard, adult, inside = c.hardness > .5, c.demographic_cell >= 2, c.project >= 0
    influential = inside & (projects.influence[c.project, CITIZENS] > numpy.float32(.15))
    out = {"participants": inside.sum(), "trust_participants": mean(trust(c.trust_good, c.trust_bad)[inside])}
    parts = {"participation_rate": inside, "aware_share": c.funnel_stage & 1, "asked_share": c.funnel_stage & 2,
             "willing_share": c.funnel_stage & 4, "admitted_share": c.funnel_stage & 8,
             "active_six_months_share": inside & (c.months_inside >= 6), "influential_share": influential}
    for name, marked in parts.items():
        out[name] = mean((marked > 0)[adult])
        out[name + "_hard"] = mean((marked > 0)[adult & hard])
    out["participation_rate_reached"] = mean(inside[adult & ~hard])
    out["hard_to_reach_ratio"] = ratio(out["participation_rate_hard"], out["participation_rate_reached"])
    return out


def revealed_rung(share):
    for rung in range(2, 8):
        if share <= RUNG_WEIGHTS[rung]:
            return rung + (share - RUNG_WEIGHTS[rung - 1]) / (RUNG_WEIGHTS[rung] - RUNG_WEIGHTS[rung - 1])
    return 8.


def of_power(projects, lines):
    p = projects
    known = (p.project_phase > 0) & (p.influence.sum(axis=1) > 0)
    shares, lead = p.influence[known], p.project_line[known]
    phase = p.project_phase[known] - 1 - ((p.progress[known] <= 0) & (p.project_phase[known] > 1))
    sector = lines.line_sector[lead]
    out = {}
    for k, group in enumerate(GROUPS):
        out[f"influence_{group}"] = mean(shares[:, k])
        for number, name in enumerate(PHASES):
            out[f"influence_{group}_in_{name}"] = mean(shares[phase == number, k])
    for number, name in enumerate(SECTORS):
        out[f"influence_citizens_{name}"] = mean(shares[sector == number, CITIZENS])
    scaled = shares / shares.sum(axis=1, keepdims=True)
    out["influence_concentration"] = mean(((scaled ** 2).sum(axis=1) - 1 / 3) / (2 / 3))
    with numpy.errstate(divide="ignore", invalid="ignore"):
        out["influence_evenness"] = mean(-numpy.nansum(scaled * numpy.log(scaled), axis=1) / numpy.log(3))
    out["formal_rung"], out["effective_rung"] = mean(p.formal_rung[known]), mean(p.effective_rung[known])
    out["mandate_gap"] = out["formal_rung"] - out["effective_rung"]
    out["revealed_rung"] = mean([revealed_rung(share) for share in shares[:, CITIZENS]])
    out["design_departure"] = mean(distance(lines.design[lead], p.start_design[known]))
    return out


def gini(blocs):
    members, held = numpy.array([bloc for bloc in sorted(blocs, key=lambda b: b[1] / b[0])]).T
    below = numpy.concatenate([[0], numpy.cumsum(held)[:-1]])
    return 1 - (members * (2 * below + held)).sum() / (members.sum() * held.sum())


def theil(blocs):
    members, held = numpy.array(blocs).T
    share, people = held / held.sum(), members / members.sum()
    return float(sum(s * numpy.log(s / n) for s, n in zip(share, people) if s > 0))


def of_voice(projects, staff):
    p = projects
    chosen = numpy.flatnonzero((p.project_phase > 0) & (p.influence.sum(axis=1) > 0) & (p.participants >= 1))
    agenda, ginis, theils, between = [], [], [], []
    for i in chosen:
        wanted = p.voice_mean[i] - p.start_design[i]
        length = numpy.sqrt((wanted ** 2).sum())
        agenda.append(((p.agenda[i] - p.start_design[i]) * wanted).sum() / length if length > 0 else 0)
        team = staff.is_manager[staff.line == p.project_line[i]]
        involved = ((team == 0) & (numpy.arange(len(team)) % 3 == 0)).sum()
        others = [(max(involved, 1), p.influence[i, PROFESSIONALS]), (max(team.sum(), 1), p.influence[i, ORGANISATIONS])]
        own = p.influence[i, CITIZENS]
        inside = [(p.hard_participants[i], own * p.voice_hard[i]),
                  (p.participants[i] - p.hard_participants[i], own * (1 - p.voice_hard[i]))]
        blocs = [bloc for bloc in inside if bloc[0] > 0] + others
        ginis.append(gini(blocs))
        theils.append(theil(blocs))
        between.append(theil([(p.participants[i], own), *others]))
    return {"citizen_bargaining_share": mean(p.citizen_share[chosen]), "dependence_imbalance": mean(abs(p.dependence[chosen])),
            "exclusion_rate": mean(p.citizen_share[chosen] < .1), "hard_voice_share": mean(p.voice_hard[chosen]),
            "shared_vision": mean(p.shared_vision[chosen]), "agenda_influence": mean(agenda), "influence_gini": mean(ginis),
            "influence_theil": mean(theils), "influence_theil_between": mean(between)}


def of_staff(staff, lines):
    out = {"staff_count": staff.size, "staff_trust": mean(trust(staff.staff_trust_good, staff.staff_trust_bad)),
           "turnover": mean(staff.staff_turnover), "overload_share": mean(lines.load > 1), "discretion": mean(lines.line_discretion)}
    for name in ("exhaustion", "engagement", "orientation", "identity", "cession"):
        out[name] = mean(getattr(staff, name))
    for name in ("load", "coverage", "coping"):
        out[name] = mean(getattr(lines, name))
    return out


def of_services(lines, projects):
    new = (lines.sustained_age > 0) & (distance(lines.design, lines.design_prior) > .05)
    under_way = projects.project_phase > 0
    all_month = under_way & (projects.influence.sum(axis=1) > 0)
    out = {"new_services_sustained": new.sum(), "new_services_surviving": (new & (lines.sustained_age >= 24)).sum(),
           "design_fit_gap": numpy.average(distance(lines.user_profile_mean, lines.design), weights=lines.user_count),
           "epistemic_gap": mean(distance(lines.epistemic_gap, 0)), "projects_active": under_way.sum(),
           "project_effort": mean(projects.effort[all_month]), "project_facilitation": mean(projects.facilitation_level[all_month]),
           "method_adoption": mean(lines.method_adopted), "service_copying": mean(lines.service_copied)}
    for flag, name in ((1, "started"), (2, "completed"), (4, "abandoned"), (8, "sustained"), (16, "citizen_led")):
        out["projects_" + name] = ((projects.project_events & flag) > 0).sum()
    for name in ("quality", "digital_share", "evidence"):
        out[name] = mean(getattr(lines, name))
    return out


def of_institutions(regions, owners, lines):
    busy = numpy.isin(numpy.arange(owners.size), lines.line_owner)
    out = {"policy_support": mean(regions.policy), "regions_supportive": (regions.policy > .5).sum(),
           "regulation": mean(regions.regulation), "strategy_share": mean(owners.strategy_months[busy] >= 12),
           "funded_share": mean(owners.funded[busy])}
    for name in ("openness", "legitimacy", "absorption", "slack"):
        out[name] = mean(getattr(owners, name)[busy])
    return out


def of_money(c, projects, lines, owners, parameter):
    sectors = [owners.spending[owners.organisation_sector == k].sum() / c.size for k in range(3)]
    unpaid = 0 if parameter("joining_pay_per_hour") > 0 else 8 * c.contribution[c.project >= 0].sum() / c.size
    services = c.input_given.sum() * parameter("money_input_hours") / c.size
    return {"public_spending": sum(sectors), **{f"spending_{name}": value for name, value in zip(SECTORS, sectors)},
            "project_spending": projects.project_cost[projects.project_phase > 0].sum() / c.size,
            "unpaid_project_hours": unpaid, "unpaid_service_hours": services, "unpaid_hours": unpaid + services,
            "need_cost": mean(c.unmet_need) * parameter("money_need_value")}


def recomputed(file):
    """Every metric that follows from the tables, after the last step."""
    tables = {name: Table(group) for name, group in file["micro/0_0"].items()}
    c, projects, lines = tables["citizen"], tables["project"], tables["line"]
    staff, owners = tables["professional"], tables["organisation"]
    return {**of_citizens(c), **of_participation(c, projects), **of_power(projects, lines), **of_voice(projects, staff),
            **of_staff(staff, lines), **of_services(lines, projects), **of_institutions(tables["region"], owners, lines),
            **of_money(c, projects, lines, owners, lambda name: float(file["parameters/param_" + name][0]))}


class AgentTables(unittest.TestCase):
    """One run with all its agents, and the chain of four bargainers whose offers were once told in the wrong rows."""

    def test_metrics_follow_from_the_tables_of_agents(self):
        with tempfile.TemporaryDirectory() as folder, run(
                folder, "italy", "--citizens", 20000, "--steps", 30, "--set", "projects.start_rate=0.05",
                "--set", "projects.first_month=1", "--set", "organisations.private_share=0.3") as file:
            metrics = {name: float(data[0, 0, -1]) for name, data in file.items() if isinstance(data, h5py.Dataset) and data.ndim == 3}
            found = recomputed(file)
        self.assertEqual(set(found) - set(metrics), set())
        self.assertGreaterEqual(len(found), 120)
        self.assertGreater(sum(numpy.isfinite(value) for value in found.values()), 115)
        for name, value in found.items():
            with self.subTest(metric=name):
                numpy.testing.assert_allclose(value, metrics[name], rtol=2e-5, atol=2e-6)

    def test_profiles_follow_hardness(self):
        """The first two dimensions of needs depend on hardness by 0.35 and 0.25, the third does not (theory 2.6)."""
        with tempfile.TemporaryDirectory() as folder, run(folder, "estonia", "--citizens", 5000, "--steps", 1) as file:
            citizen = file["micro/0_0/citizen"]
            self.assertEqual(list(citizen["need_dimension"].asstr()[:]), ["first", "second", "third"])
            related = [numpy.corrcoef(citizen["profile"][:, 0, k], citizen["hardness"][:, 0])[0, 1] for k in range(3)]
        self.assertGreater(related[0], .3)
        self.assertGreater(related[1], .2)
        self.assertLess(abs(related[2]), .1)

    def test_offers_of_a_chain(self):
        """The ends have one offer of 1/3, what is left when the middle pair splits a surplus of 1 in halves of 2/3 each way."""
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "chain.yaml").write_text(CHAIN, encoding="utf-8")
            with run(folder, "chain.yaml") as file:
                offers = file["micro/0_0/agent/last_offers"]
                self.assertEqual([scale[0].name.split("/")[-1] for scale in offers.dims], ["row", "time", "offer_rank"])
                numpy.testing.assert_allclose(offers[:, -1], [[1 / 3, -1], [2 / 3, 1 / 3], [2 / 3, 1 / 3], [1 / 3, -1]], atol=1e-6)


if __name__ == "__main__":
    unittest.main()
