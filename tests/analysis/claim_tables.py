"""Works every table of a page out again from the file; a table without a rule is a failure."""
import numpy
from recount import called, place_called, written_as

DIFFERENCE = ["Mean difference", "95 % from", "95 % to", "Pairs of runs", "Reading"]
SETS = ["Difference as stated", "Luck: half of 95 %", "Sets: 5 %", "Sets: 95 %", "Spread by parameters", "Spread by luck of a run",
        "Sign flips in", "Reading"]
# Checked by the tests of their own modules, or not numbers about outcomes.
ELSEWHERE = ("Curves of Bass", "What is left of the difference", "Exponents of totals", "How the luck of a mean", "How unequal influence is",
             "What the policies change", "The study", "Sources of the indicators", "Fingerprints", "Changed one at a time")


class Cell:
    """The text of a cell and the number behind it, NaN where there is none."""

    def __init__(self, text, value):
        self.text, self.value = text, value

    def shows(self, value, tolerance=1e-6):
        """Asserts that the number is the value, and that its text is it rounded."""
        assert numpy.isclose(self.value, value, rtol=tolerance, atol=1e-12, equal_nan=True), (self.text, self.value, value)
        assert written_as(self.text, self.value), (self.text, self.value)


class Tables:
    """The rules for tables: each takes the caption, the columns and the rows of Cells."""

    def __init__(self, facts, claims):
        self.facts, self.claims = facts, claims

    def check(self, caption, columns, rows):
        """Finds the rule by the columns and asserts."""
        assert rows, f"a table without rows: {caption}"
        rule = next((rule for pattern, rule in (
            (DIFFERENCE, self.differences), (SETS, self.sets), (["Median", "75 %", "95 %"], self.quantiles), (["Mean", "5 %", "95 %"], self.lines),
            (["Citizens", "Professionals", "Organisations"], self.influence), (["Worse off", "± half of 95 %"], self.better_off),
            (["Policy", "Dot", "Difference"], self.dots), (["Clearly kept"], self.promises), (["Too few pairs of runs to tell"], self.sides),
            (["Variance-reduction factor"], self.pairing), (["Projects", "Seats of citizens", "Seats of hard-to-reach citizens"], self.basis),
            (["Index", "Value", "95 % from", "95 % to"], self.indices)) if columns[-len(pattern):] == pattern), None)
        if caption.startswith("Mean differences from no policy at a glance"):
            rule = self.overview
        if rule:
            rule(caption, columns, rows)
        else:
            assert caption.startswith(ELSEWHERE) or "in which the scenarios differ" in caption, f"a table without a rule: {caption}"

    def differences(self, caption, columns, rows):
        """Any table of differences: the first two cells say of what."""
        facts = self.facts
        against = "staff-only-redesign" if caption.startswith("Beside staff-only") else None
        for row in rows:
            words = [cell.text for cell in row[:2]]
            lever = next(filter(None, map(facts.lever_called, words)), facts.focus)
            place = next(filter(None, map(facts.place_called, words)), None)
            metric = next(filter(None, map(facts.metric_called, words)), None) or self.metric_of(caption, words)
            change = facts.change(metric, lever, place, against)
            for cell, value in zip(row[2:], (change.mean, change.mean - change.reach, change.mean + change.reach, len(change.runs))):
                cell.shows(value)
            assert row[6].text == change.verdict, (caption, words, row[6].text, change.verdict)

    def metric_of(self, caption, words):
        """The outcome of a table that names none in its rows."""
        if words[0].startswith("Money:"):
            return "public_spending"
        if words[0].startswith("Unpaid hours:"):
            return "unpaid_hours"
        return "influence_citizens" if caption.startswith("Citizens' share of influence clearly") else self.facts.outcome

    def overview(self, caption, columns, rows):
        """Outcomes by policies: mean and verdict in one cell."""
        for row in rows:
            metric = next(filter(None, (self.facts.metric_called(row[0].text.rpartition(", ")[0]),
                                        self.facts.metric_called(row[0].text.partition(", ")[0]), self.facts.metric_called(
                                            row[0].text.removesuffix(", ratio or score, without unit")))))
            for cell, lever in zip(row[1:], columns[1:], strict=True):
                change = self.facts.change(metric, self.facts.lever_called(lever))
                number, _, words = cell.text.partition(" ")
                Cell(number, cell.value).shows(change.mean)
                assert words == change.verdict.replace("not clearly different", "not clear"), (metric, lever, cell.text)

    def promises(self, caption, columns, rows):
        """Which of three promises are kept."""
        for row in rows:
            lever = self.facts.lever_called(row[0].text)
            found = [self.facts.change(metric, lever).verdict for metric in ("unmet_need", "influence_citizens", "public_spending")]
            assert [cell.text for cell in row[1:4]] == found
            kept = (found[0] == "clearly lower") + (found[1] == "clearly higher") + (found[2] == "clearly lower")
            assert row[4].text == ("all three" if kept == 3 else f"{kept} of three"), row[4].text

    def sides(self, caption, columns, rows):
        """What gets better and worse for groups and in the key outcomes."""
        from claims import GROUP_METRICS
        facts = self.facts
        metrics = [name for name in GROUP_METRICS if name in facts.metrics] + facts.keys
        assert [row[0].text for row in rows] == [called(lever) for lever in facts.levers]
        for row in rows:
            for cell, side in zip(row[1:], facts.sides(facts.lever_called(row[0].text), metrics), strict=True):
                assert self.claims.listed(cell.text) == side, (row[0].text, cell.text, side)

    def pairing(self, caption, columns, rows):
        """Variance without shared luck over that with it."""
        for row in rows:
            facts, lever, metric = self.facts, self.facts.lever_called(row[1].text), self.facts.metric_called(row[0].text)
            ends = facts.values(metric)[:, :, -1]
            designs, bases = zip(*[pair for (_, policy), pair in facts.pairs.items() if policy == lever])
            treated, base = ends[list(designs)].mean(axis=0), ends[list(bases)].mean(axis=0)
            both = numpy.isfinite(treated - base)
            if both.sum() < 2:
                assert numpy.isnan(row[2].value)
                continue
            apart, paired = treated[both].var(ddof=1) + base[both].var(ddof=1), (treated - base)[both].var(ddof=1)
            expected = apart / paired if paired else numpy.inf if apart else numpy.nan
            assert numpy.isclose(row[2].value, expected, rtol=1e-6, equal_nan=True)

    def quantiles(self, caption, columns, rows):
        """Quantiles over the runs of one world at one step."""
        facts = self.facts
        for row in rows:
            place, lever = facts.place_called(row[0].text), facts.lever_called(row[1].text)
            design = (facts.pairs[place, facts.focus][0 if lever else 1] if place else
                      next(row_ for row_, name in enumerate(facts.names) if place_called(name) == row[0].text))
            values = facts.values(facts.outcome)[design, :, int(row[2].value) - 1]
            values = values[numpy.isfinite(values)]
            for cell, share in zip(row[3:], (0.05, 0.25, 0.5, 0.75, 0.95), strict=True):
                cell.shows(numpy.quantile(values, share) if values.size else numpy.nan)

    def lines(self, caption, columns, rows):
        """Means over scenarios, then mean and band over runs."""
        facts = self.facts
        for row in rows:
            year = 12 if row[0].text in ("initiate", "design", "deliver", "evaluate") else 1
            metric = f"influence_citizens_in_{row[0].text}" if year > 1 else facts.metric_called(row[0].text)
            lever, step = facts.lever_called(row[1].text), int(row[2].value)
            designs = sorted({(design if lever else base) for (_, policy), (design, base) in facts.pairs.items() if lever in (None, policy)})
            over_places = mean_of_known(facts.values(metric)[designs], 0)
            runs = mean_of_known(over_places[:, max(0, step - year):step], 1)
            if year == 1:
                runs = runs[numpy.isfinite(over_places).all(axis=1)]
            runs = runs[numpy.isfinite(runs)]
            expected = (runs.mean(), *numpy.quantile(runs, (0.05, 0.95))) if runs.size else (numpy.nan,) * 3
            for cell, value in zip(row[3:], expected, strict=True):
                cell.shows(value)

    def influence(self, caption, columns, rows):
        """Mean shares over the last twelve steps of all finished runs."""
        facts = self.facts
        for row in rows:
            lever = facts.lever_called(row[0].text)
            designs = sorted({(design if lever else base) for (_, policy), (design, base) in facts.pairs.items() if lever in (None, policy)})
            designs = designs or list(range(len(facts.names)))
            for cell, group in zip(row[2:], ("citizens", "professionals", "organisations"), strict=True):
                tail = facts.values(f"influence_{group}_in_{row[1].text}")[designs, :, -12:]
                cell.shows(tail[numpy.isfinite(tail)].mean() if numpy.isfinite(tail).any() else numpy.nan)

    def better_off(self, caption, columns, rows):
        """Shares of citizens better and worse off."""
        found = self.facts.groups_off()
        for row in rows:
            name = row[0].text if columns[0] == "Comparison" else called(self.facts.focus)
            place, group = row[-6].text, row[-5].text
            shares = next(shares for (lever, where, label), shares in found.items()
                          if called(lever) == name and place_called(where) == place and label == group)
            for cell, share in zip(row[-4:], shares, strict=True):
                assert numpy.isclose(cell.value, share, equal_nan=True), (cell.text, share)
                if numpy.isfinite(share):
                    self.claims.percent(cell.text, share)
                else:
                    assert cell.text == "–", cell.text

    def dots(self, caption, columns, rows):
        """Every dot is the difference of a pair, in their order; all of them when there are twenty or fewer."""
        facts, told = self.facts, {}
        for row in rows:
            told.setdefault(facts.lever_called(row[0].text), []).append(row[2].value)
        for lever, dots in told.items():
            runs = numpy.sort(facts.change(facts.outcome, lever).runs)
            if len(runs) <= 20:
                numpy.testing.assert_allclose(dots, runs, atol=1e-12)
            else:
                assert len(dots) == 20 and all(numpy.isclose(runs, dot, atol=1e-12).any() for dot in dots) and dots == sorted(dots)

    def sets(self, caption, columns, rows):
        """Luck and parameters apart."""
        facts = self.facts
        for row in rows:
            metric = facts.metric_called(row[0].text) if columns[0] == "Outcome" else facts.outcome
            words = [cell.text for cell in row[:len(columns) - len(SETS)]]
            found = facts.over_sets(metric)
            lever = next(filter(None, map(facts.lever_called, words)), facts.focus)
            key = next(key for key in found if key[1] == lever and (place_called(key[0]) in words or columns[0] == "Comparison" and
                                                                    len({place for place, _ in found}) == 1))
            numbers, cells = found[key], row[-len(SETS):]
            for cell, name in zip(cells, ("difference", "half_width", "sets_low", "sets_high", "parameter_sd", "luck_sd")):
                cell.shows(numbers[name])
            flipped = numbers["flipped_share"]
            assert cells[6].text == (f"{100 * flipped:.0f} % of {numbers['sets']:.0f}" if flipped == flipped else "–"), cells[6].text
            assert cells[7].text == self.claims.reading(numbers), (cells[7].text, numbers)

    def basis(self, caption, columns, rows):
        """Projects and seats as means over finished runs."""
        facts = self.facts
        for row in rows:
            design = next(design for design, name in enumerate(facts.names) if place_called(name) == row[0].text)
            for cell, name in zip(row[1:], ("projects", "participants", "hard_to_reach_participants"), strict=True):
                cell.shows(facts.file["basis"][name][design][facts.done[design]].mean())

    def indices(self, caption, columns, rows):
        """Measures of /sensitivity with their intervals."""
        group = self.facts.file["sensitivity"]
        names = [name.decode() if isinstance(name, bytes) else name for name in group["factor_name"][:]]
        for row in rows:
            kind = "first_order" if row[1].text == "share of variance, alone" else "total_order"
            for cell, end in zip(row[2:], ("", "_lowest", "_highest"), strict=True):
                cell.shows(float(group[kind + end][0, 0, names.index(row[0].text)]))


def mean_of_known(values, axis):
    """The mean of what is known along an axis."""
    known = numpy.isfinite(values)
    counts = known.sum(axis=axis)
    return numpy.divide(numpy.where(known, values, 0.0).sum(axis=axis), counts, out=numpy.full(counts.shape, numpy.nan), where=counts > 0)
