#!/usr/bin/python3
"""Compares generators, models and estimators with networkx, scipy, statsmodels and openturns, where installed."""
import subprocess
import sys
import unittest

import numpy as np
from runs import ESTIMATES, PROGRAM, Result, needs, said


def generated(generator, nodes, parameters, seed=1):
    """A generated network in a model that hardly does anything."""
    return Result(f"model: sir\nsteps: 1\nnetwork: {{generator: {generator}, nodes: {nodes}}}\n"
                  f"parameters: {{network: {{{parameters}}}}}\n", seed=seed)


def estimate(*words, numbers=()):
    """What the estimators say about numbers: a list of rows."""
    text = "\n".join(" ".join(repr(float(x)) for x in np.atleast_1d(row)) for row in numbers)
    done = subprocess.run([ESTIMATES, *map(str, words)], input=text, capture_output=True, text=True, check=True)
    return [[float(x) for x in line.split()] for line in done.stdout.splitlines()]


class Generators(unittest.TestCase):
    """Networks against those of networkx and against the distributions they should have."""

    @needs("networkx")
    def test_ring_is_the_same_graph(self):
        import networkx
        ours, theirs = generated("ring", 500, "degree: 6").graph(), networkx.watts_strogatz_graph(500, 6, 0)
        self.assertEqual({frozenset(e) for e in ours.edges}, {frozenset(e) for e in theirs.edges})
        said("ring, clustering", f"{networkx.average_clustering(ours)} and {networkx.average_clustering(theirs)}")

    @needs("networkx")
    def test_small_worlds(self):
        import networkx
        for rewiring in (0.05, 0.2):
            ours = [generated("watts-strogatz", 1000, f"degree: 8, rewiring: {rewiring}", s).graph() for s in range(6)]
            theirs = [networkx.watts_strogatz_graph(1000, 8, rewiring, seed=s) for s in range(6)]
            for name, measure, margin in (("clustering", networkx.average_clustering, 0.02),
                                          ("path length", networkx.average_shortest_path_length, 0.12),
                                          ("variance of degrees", lambda g: np.var([d for _, d in g.degree]), 0.15)):
                a, b = np.mean([measure(g) for g in ours]), np.mean([measure(g) for g in theirs])
                said(f"Watts-Strogatz {rewiring}, {name}", f"{a:.4f} and networkx {b:.4f}")
                self.assertAlmostEqual(a, b, delta=margin)

    @needs("networkx", "scipy")
    def test_random_graphs(self):
        import networkx
        from scipy import optimize, stats
        for mean in (1.5, 4):
            run = generated("erdos-renyi", 10000, f"mean_degree: {mean}")
            degrees = run.degrees()
            top = int(degrees.max())
            expected = stats.binom.pmf(range(top), 9999, mean / 9999) * 10000
            seen = np.bincount(degrees, minlength=top)[:top]
            common = expected >= 5
            test = stats.chisquare(np.append(seen[common], 10000 - seen[common].sum()),
                                   np.append(expected[common], 10000 - expected[common].sum()))
            giant = max(map(len, networkx.connected_components(run.graph()))) / 10000
            root = optimize.brentq(lambda s: 1 - np.exp(-mean * s) - s, 1e-6, 1)
            said(f"Erdos-Renyi {mean}", f"degrees against binomial p = {test.pvalue:.3f}; giant component {giant:.4f}, "
                                        f"equation {root:.4f}")
            self.assertGreater(test.pvalue, 0.001)
            self.assertAlmostEqual(giant, root, delta=0.03)

    @needs("scipy")
    def test_power_law(self):
        from scipy import optimize
        nodes, mean, exponent = 20000, 6, 2.5
        most = np.sqrt(nodes * mean)
        uniform = np.random.default_rng(3).random(2_000_000)
        drawn = lambda least: np.minimum(least * (1 - uniform) ** (-1 / (exponent - 1)), most)
        real = drawn(optimize.brentq(lambda least: drawn(least).mean() - mean, 0.5, mean))
        wanted = np.floor(real + np.random.default_rng(4).random(len(real)))
        run = generated("power-law", nodes, f"mean_degree: {mean}, exponent: {exponent}")
        degrees = run.degrees()
        said("power law, mean degree", f"{degrees.mean():.3f}, asked for {mean}")
        self.assertAlmostEqual(degrees.mean(), mean, delta=0.25)
        for k in (5, 10, 20, 40, 80):
            ours, theory = (degrees >= k).mean(), (wanted >= k).mean()
            said(f"power law, share of degrees from {k}", f"{ours:.5f}, distribution {theory:.5f}")
            self.assertAlmostEqual(ours, theory, delta=0.06 * theory + 4 * np.sqrt(theory / nodes))


class Models(unittest.TestCase):
    """Where models end, against linear algebra and roots of equations."""

    def test_friedkin_johnsen(self):
        draw = np.random.default_rng(5)
        nodes = 80
        listens = (draw.random((nodes, nodes)) < 0.1) & ~np.eye(nodes, dtype=bool)
        listens[np.arange(nodes), (np.arange(nodes) + 1) % nodes] = True
        weights = np.where(listens, draw.uniform(0.1, 3, (nodes, nodes)), 0).astype(np.float32)
        opinions, open_minded = draw.uniform(-5, 5, nodes), draw.uniform(0.1, 0.95, nodes)
        edges = "\n".join(f"{i} {j} {float(weights[i, j])!r}" for i, j in zip(*np.nonzero(weights)))
        values = "opinion,susceptibility\n" + "\n".join(f"{x!r},{a!r}" for x, a in zip(map(float, opinions),
                                                                                      map(float, open_minded)))
        run = Result("model: friedkin-johnsen\nsteps: 500\nnetwork: {edges: edges.txt, directed: yes}\n"
                     "agents: values.csv\n", [("edges.txt", edges + "\n"), ("values.csv", values + "\n")])
        heard = weights.astype(float) / weights.sum(axis=1, dtype=float, keepdims=True)
        solved = np.linalg.solve(np.eye(nodes) - open_minded[:, None] * heard, (1 - open_minded) * opinions)
        worst = np.abs(run.agents["opinion"][:, -1] - solved).max()
        said("Friedkin-Johnsen on random weights", f"largest distance from the linear solution {worst:.2e}")
        self.assertLess(worst, 1e-6)

    @needs("scipy")
    def test_final_sizes(self):
        from scipy import optimize
        for contacts, recovery in ((1.5, 1), (2, 1), (3, 0.25)):
            infection = contacts * recovery / 100000
            run = Result("model: sir\nsteps: 400\nnetwork: {generator: complete, nodes: 100000}\n"
                         f"parameters: {{seeds: {{share: 0.01}}, sir: {{infection: {infection!r}, "
                         f"recovery: {recovery}}}}}\n")
            root = optimize.fsolve(lambda z: 1 - 0.99 * np.exp(-contacts * z) - z, 0.9)[0]
            size = run.metrics["size"][-1]
            said(f"final size, R0 = {contacts}, recovery {recovery}", f"{size:.4f}, equation {root:.4f}")
            self.assertAlmostEqual(size, root, delta=0.006)

    @needs("scipy")
    def test_wealth(self):
        from scipy import special
        run = Result("model: boltzmann\nsteps: 200\nnetwork: {generator: complete, nodes: 20000}\n"
                     "parameters: {boltzmann: {saving: 0}}\n")
        money = np.sort(run.agents["money"][:, -1])
        exact = (2 * np.arange(1, len(money) + 1) - len(money) - 1) @ money / (len(money) * money.sum())
        known = special.gamma(1.5) / (special.gamma(2) * np.sqrt(np.pi))
        metric = run.metrics["gini"][-1]
        said("Gini of money", f"metric {metric:.5f}, of the agents {exact:.5f}, exponential {known:.5f}")
        self.assertAlmostEqual(metric, exact, delta=5e-4)
        self.assertAlmostEqual(exact, known, delta=0.01)


def design(kind, rows, inputs):
    """Points of a design of ours: (rows, inputs)."""
    return np.array(estimate(kind, rows, inputs)[0]).reshape(rows, inputs)


class Designs(unittest.TestCase):
    """How evenly points lie, against those of scipy."""

    def discrepancies(self, kind, sampler, rows, inputs):
        from scipy.stats import qmc
        theirs = [qmc.discrepancy(sampler(seed).random(rows)) for seed in range(20)]
        plain = [qmc.discrepancy(np.random.default_rng(seed).random((rows, inputs))) for seed in range(20)]
        ours = qmc.discrepancy(design(kind, rows, inputs))
        said(f"discrepancy of {kind}, {rows} x {inputs}",
             f"{ours:.3e}; scipy {min(theirs):.3e} to {max(theirs):.3e}, plain random from {min(plain):.3e}")
        return ours, theirs, plain

    @needs("scipy")
    def test_sobol_sequences(self):
        from scipy.stats import qmc
        for rows, inputs in ((256, 2), (1024, 8), (1024, 24)):
            sampler = lambda seed: qmc.Sobol(inputs, seed=seed)
            ours, theirs, plain = self.discrepancies("sobol-sequence", sampler, rows, inputs)
            self.assertLess(ours, 1.5 * max(theirs))
            self.assertLess(ours, min(plain))

    @needs("scipy")
    def test_sobol_directions_are_the_same(self):
        """Two points meet in their first digits just as the points of scipy do, for no scrambling changes that."""
        from scipy.stats import qmc
        meet = lambda points: np.array([[np.floor(points[:, i] * 2 ** digits)[:, None] ==
                                         np.floor(points[:, i] * 2 ** digits) for digits in (1, 3, 6)]
                                        for i in range(points.shape[1])])
        theirs = qmc.Sobol(40, scramble=False).random(64)
        np.testing.assert_array_equal(meet(design("sobol-sequence", 64, 40)), meet(theirs))

    @needs("scipy")
    def test_latin_hypercubes_keep_points_apart(self):
        from scipy.spatial.distance import pdist
        from scipy.stats import qmc
        for rows, inputs in ((20, 2), (100, 6)):
            theirs = [pdist(qmc.LatinHypercube(inputs, seed=seed).random(rows)).min() for seed in range(50)]
            ours = pdist(design("latin-hypercube", rows, inputs)).min()
            said(f"least distance of {rows} x {inputs}", f"{ours:.4f}; scipy's hypercubes up to {max(theirs):.4f}")
            self.assertGreater(ours, np.quantile(theirs, 0.9))


class Estimators(unittest.TestCase):
    """Estimators on the same numbers."""

    def test_inequality(self):
        values = np.random.default_rng(6).lognormal(1, 0.8, 700)
        gini = np.abs(values[:, None] - values).mean() / (2 * values.mean())
        theil = np.mean(values / values.mean() * np.log(values / values.mean()))
        ours = estimate("values", numbers=values)[0]
        said("Gini and Theil", f"{ours[0]:.9f}, {ours[1]:.9f}; numpy {gini:.9f}, {theil:.9f}")
        self.assertAlmostEqual(ours[0], gini, delta=1e-12)
        self.assertAlmostEqual(ours[1], theil, delta=2e-7)  # the engine's own logarithm is in single precision

    @needs("scipy")
    def test_intervals_and_quantiles(self):
        from scipy import stats
        for count in (2, 5, 40):
            values = np.random.default_rng(count).normal(3, 2, count)
            low, high = stats.t.interval(0.95, count - 1, values.mean(), stats.sem(values))
            ours = estimate("values", numbers=values)[0]
            said(f"t interval of {count}", f"{ours[2]:.9f} ± {ours[3]:.9f}; scipy ± {(high - low) / 2:.9f}")
            np.testing.assert_allclose(ours[2:], [values.mean(), (high - low) / 2], rtol=1e-7)
        pairs = [(p, df) for p in (0.001, 0.025, 0.5, 0.9, 0.975) for df in (1.0, 3.0, 29.0)]
        theirs = [[stats.norm.ppf(p), stats.t.ppf(p, df), stats.beta.ppf(p, df, 2)] for p, df in pairs]
        np.testing.assert_allclose(estimate("quantiles", numbers=pairs), theirs, rtol=1e-7, atol=1e-9)

    @needs("statsmodels")
    def test_clustered_regression(self):
        from statsmodels.regression.linear_model import OLS
        draw = np.random.default_rng(7)
        cluster = np.repeat(np.arange(30), draw.integers(5, 15, 30))
        x = np.column_stack([np.ones(len(cluster)), draw.normal(size=(len(cluster), 2)), cluster % 2])
        y = x @ [1, 2, -1, 0.5] + draw.normal(size=30)[cluster] + draw.normal(size=len(cluster)) * (1 + np.abs(x[:, 1]))
        theirs = OLS(y, x).fit()
        expected = [theirs.params, theirs.bse, theirs.get_robustcov_results("HC1").bse,
                    theirs.get_robustcov_results("cluster", groups=cluster).bse]
        ours = estimate("lines", x.shape[1] + 2, numbers=np.column_stack([cluster, y, x]))
        said("clustered errors", f"{ours[3]}; statsmodels {expected[3].tolist()}")
        np.testing.assert_allclose(ours, expected, rtol=1e-8)

    @needs("statsmodels")
    def test_exponents_of_the_report(self):
        from agora_results import sizes
        from statsmodels.api import NegativeBinomial
        from statsmodels.regression.linear_model import OLS
        draw = np.random.default_rng(9)
        people = 10 ** (2 + 3 * draw.random(300))
        totals = 0.01 * people**1.15 * np.exp(0.3 * draw.standard_normal(300))
        x = np.column_stack([np.ones(300), np.log(people)])
        theirs = OLS(np.log(totals), x).fit().get_robustcov_results("HC3")
        ours = sizes.robust_exponent(people, totals)
        np.testing.assert_allclose([ours.value, ours.low, ours.high], [theirs.params[1], *theirs.conf_int()[1]], rtol=1e-9)
        counts = draw.negative_binomial(3, 3 / (3 + 0.05 * people**1.1))
        theirs = NegativeBinomial(counts, x).fit(start_params=[-3, 1.1, 0.3], method="newton", disp=0)
        ours = sizes.count_exponent(people, counts)
        said("negative binomial exponent", f"{ours}; statsmodels {theirs.params[1]} in {theirs.conf_int()[1]}")
        np.testing.assert_allclose(ours.value, theirs.params[1], rtol=1e-5)
        np.testing.assert_allclose([ours.low, ours.high], theirs.conf_int()[1], atol=0.002)

    @needs("statsmodels")
    def test_two_way_fixed_effects(self):
        from statsmodels.regression.linear_model import OLS
        draw = np.random.default_rng(8)
        units, periods = 25, 8
        unit, period = np.repeat(np.arange(units), periods), np.tile(np.arange(periods), units)
        treated = (period >= 2 + unit % 7).astype(float)
        y = 0.7 * treated + draw.normal(size=units)[unit] + draw.normal(size=periods)[period]
        y += draw.normal(size=len(unit))
        dummies = np.column_stack([treated, unit[:, None] == np.arange(units),
                                   period[:, None] == np.arange(1, periods)])
        theirs = OLS(y, dummies.astype(float)).fit()
        clustered = theirs.get_robustcov_results("cluster", groups=unit).bse[0]
        rows = units * periods  # unit effects are not counted among the parameters of ours, they are in statsmodels'
        clustered *= np.sqrt((rows - units - periods) / (rows - periods - 1))
        ours = estimate("panel", periods, numbers=np.column_stack([y, treated]))[0]
        said("two-way fixed effects", f"{ours}; statsmodels {[theirs.params[0], theirs.bse[0], clustered]}")
        np.testing.assert_allclose(ours, [theirs.params[0], theirs.bse[0], clustered], rtol=1e-8)

    def ishigami(self):
        """Inputs in [0, 1) of our design, outcomes of Ishigami's function, and what our estimator makes of them."""
        points = np.array(estimate("saltelli", 8192, 3)[0]).reshape(-1, 3)
        x = np.pi * (2 * points - 1)
        outcomes = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
        return points, outcomes, np.array(estimate("sobol", 3, numbers=outcomes))

    def test_sobol_indices_of_ishigami(self):
        _, _, ours = self.ishigami()
        known = [[0.3139, 0.5576], [0.4424, 0.4424], [0, 0.2437]]
        said("Sobol indices of Ishigami", f"{np.round(ours, 4).tolist()}; analytic {known}")
        np.testing.assert_allclose(ours, known, atol=0.03)

    @needs("scipy")
    def test_pawn_of_ishigami(self):
        from scipy import stats
        points, outcomes, _ = self.ishigami()
        for i in range(3):
            x, y = points[::5, i], outcomes[::5]
            slices = [y[rows] for rows in np.array_split(np.argsort(x), 16)]
            theirs = [stats.ks_2samp(part, y).statistic for part in slices]
            ours = estimate("pawn", 16, numbers=np.column_stack([x, y]))[0]
            said(f"PAWN of input {i + 1}", f"{ours}; scipy {np.median(theirs)}, {max(theirs)}")
            np.testing.assert_allclose(ours, [np.median(theirs), max(theirs)], rtol=1e-12)

    def test_elementary_effects_of_morris(self):
        """The function of twenty inputs in Morris's paper, with coefficients of our own where his are random."""
        draw = np.random.default_rng(9)
        pairs, single = np.triu(draw.normal(size=(20, 20)), 1), draw.normal(size=20)
        single[:10], pairs[:6, :6] = 20, np.triu(np.full((6, 6), -15.0), 1)
        points = np.array(estimate("morris-trajectories", 400, 20)[0]).reshape(-1, 20)
        w = 2 * (points - 0.5)
        for i in (2, 4, 6):
            w[:, i] = 2 * (1.1 * points[:, i] / (points[:, i] + 0.1) - 0.5)
        outcomes = w @ single + np.einsum("pi,ij,pj->p", w, pairs, w)
        steps, changes = np.diff(points.reshape(400, 21, 20), axis=1), np.diff(outcomes.reshape(400, 21), axis=1)
        walk, moved, which = np.nonzero(steps)
        effects = np.empty((400, 20))
        effects[walk, which] = changes[walk, moved] / steps[walk, moved, which]
        theirs = np.column_stack([effects.mean(0), np.abs(effects).mean(0), effects.std(0, ddof=1)])
        ours = np.array(estimate("morris", 20, numbers=np.column_stack([points, outcomes])))
        np.testing.assert_allclose(ours, theirs, rtol=1e-9, atol=1e-9)
        said("mean sizes of Morris's function", np.round(ours[:, 1], 1).tolist())
        # Figure 1 of Morris 1991: the first ten inputs matter, of which the first seven bend or interact.
        self.assertGreater(ours[:10, 1].min(), 3 * ours[10:, 1].max())
        self.assertGreater(ours[:6, 2].min(), 3 * ours[7:10, 2].max())

    @needs("openturns")
    def test_sobol_indices_on_one_design(self):
        import openturns
        points, outcomes, ours = self.ishigami()
        rows = len(points) // 5
        in_blocks = lambda values: values.reshape(rows, 5, -1).transpose(1, 0, 2).reshape(rows * 5, -1)
        design = openturns.Sample(in_blocks(points)), openturns.Sample(in_blocks(outcomes))
        first = openturns.SaltelliSensitivityAlgorithm(*design, rows).getFirstOrderIndices()
        total = openturns.JansenSensitivityAlgorithm(*design, rows).getTotalOrderIndices()
        said("the same design in openturns", f"first {list(first)}, total {list(total)}")
        np.testing.assert_allclose(ours[:, 0], list(first), atol=0.02)
        np.testing.assert_allclose(ours[:, 1], list(total), atol=0.02)


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: test_oracles.py PROGRAM ESTIMATES")
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
