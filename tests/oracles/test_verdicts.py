#!/usr/bin/python3
"""Compares what must be decided exactly with exact arithmetic: stable outcomes by scipy's optima, bounds by fractions."""
import sys
import unittest
from fractions import Fraction

import numpy as np
from runs import PROGRAM, Result, needs, said


def exact_hegselmann_krause(nodes, confidence):
    """Clusters, and steps in which anybody moves, of evenly spaced opinions in exact fractions."""
    opinions, people = [Fraction(2 * i + 1, 2 * nodes) for i in range(nodes)], [1] * nodes
    for steps in range(1000):
        moved = []
        for own in opinions:
            near = [(x, n) for x, n in zip(opinions, people) if abs(x - own) <= confidence]
            moved.append(sum(x * n for x, n in near) / sum(n for _, n in near))
        if moved == opinions:
            return len(opinions), steps
        together = {}
        for x, n in zip(moved, people):
            together[x] = together.get(x, 0) + n
        opinions, people = list(together), list(together.values())
    raise AssertionError("still moving")


class Stability(unittest.TestCase):
    """Whether a stable outcome exists, against integer and linear programming."""

    def stable_outcome_exists(self, nodes, links, capacity, outside):
        """Whether the best matching with capacities is worth as much as the best fractional one."""
        from scipy import optimize
        gains = np.array([w - outside[i] - outside[j] for i, j, w in links])
        uses = np.zeros((nodes, len(links)))
        for link, (i, j, _) in enumerate(links):
            uses[[i, j], link] = 1
        limits = optimize.LinearConstraint(uses, ub=capacity)
        best = [-optimize.milp(-gains, constraints=limits, bounds=optimize.Bounds(0, 1), integrality=whole).fun
                for whole in (0, 1)]
        return best[0] - best[1] < 1e-7

    def verdict(self, nodes, links, capacity=None, outside=None):
        """Metrics of bargaining on a network, and whether a stable outcome exists."""
        capacity, outside = capacity or [1] * nodes, outside or [0] * nodes
        text = ", ".join(f"[{i}, {j}, {w!r}]" for i, j, w in links)
        run = Result(f"model: bargaining\nsteps: 4000\nnetwork: {{edges: [{text}]}}\n"
                     f"agents: {{capacity: {capacity}, disagreement: {outside}}}\n")
        return run.metrics, self.stable_outcome_exists(nodes, links, capacity, outside)

    def judge(self, networks):
        """Counts verdicts by name and refuses the first that the optima contradict."""
        seen = {}
        for network in networks:
            metrics, exists = self.verdict(*network)
            if metrics["moving"][-1] == 1:
                seen["moving"] = seen.get("moving", 0) + 1
                continue
            self.assertEqual(metrics["no_stable_outcome"][-1], not exists, network)
            self.assertEqual(metrics["stable"][-1] + metrics["at_rest_not_stable"][-1], exists, network)
            for name in ("stable", "at_rest_not_stable", "no_stable_outcome"):
                seen[name] = seen.get(name, 0) + int(metrics[name][-1])
        return seen

    @needs("networkx", "scipy")
    def test_stable_outcomes_of_all_small_graphs(self):
        import networkx
        graphs = [g for g in networkx.graph_atlas_g() if 2 <= len(g) <= 6 and networkx.is_connected(g)]
        seen = self.judge((len(g), [(i, j, 1) for i, j in g.edges]) for g in graphs)
        said(f"verdicts on all {len(graphs)} connected graphs of 2 to 6 agents", f"{seen}, as of scipy's optima")
        self.assertNotIn("moving", seen)

    @needs("scipy")
    def test_stable_outcomes_with_capacities(self):
        draw = np.random.default_rng(11)
        networks = []
        for _ in range(60):
            nodes = int(draw.integers(4, 10))
            pairs = [(i, j) for i in range(nodes) for j in range(i + 1, nodes) if draw.random() < 0.5] or [(0, 1)]
            pairs += [(nodes - 2, nodes - 1)] * ((nodes - 2, nodes - 1) not in pairs)
            networks.append((nodes, [(i, j, float(draw.choice([1, 1, 0.8]))) for i, j in pairs],
                             [int(x) for x in draw.choice([1, 1, 1, 2], nodes)],
                             [float(x) for x in draw.choice([0, 0, 0.1], nodes)]))
        seen = self.judge(networks)
        said("verdicts on 60 networks with surpluses, capacities and disagreement values", f"{seen}, as of scipy's optima")
        self.assertGreater(min(seen["stable"], seen["no_stable_outcome"]), 5)


class Bounds(unittest.TestCase):
    """A bound that means "at most", against fractions."""

    def test_hegselmann_krause_in_fractions(self):
        for nodes, confidence in ((400, "0.19"), (100, "0.2"), (100, "0.1"), (60, "0.25"), (90, "0.3"), (150, "0.18")):
            clusters, steps = exact_hegselmann_krause(nodes, Fraction(confidence))
            run = Result(f"model: hegselmann-krause\nsteps: 120\nnetwork: {{generator: complete, nodes: {nodes}}}\n"
                         f"parameters: {{opinions: {{start: grid, gap: 1e-6}}, bounded: {{confidence: {confidence}}}}}\n")
            moved = int((run.metrics["largest_change"] > 1e-9).sum())
            ours = run.metrics["clusters"][-1]
            said(f"Hegselmann-Krause, {nodes} on a grid, confidence {confidence}",
                 f"{ours:.0f} clusters after {moved} steps, in fractions {clusters} after {steps}")
            self.assertEqual((ours, moved), (clusters, steps))


if __name__ == "__main__":
    if PROGRAM is None:
        sys.exit("usage: test_verdicts.py PROGRAM ESTIMATES")
    unittest.main(argv=sys.argv[:1] + sys.argv[3:], verbosity=1)
