"""Works out again from the file what every sentence of a page says, below the first screen too."""
import re

import numpy
from first_screen import NUMBER, FirstScreen
from recount import Change, called, number_in, texts, written_as

GROUP_METRICS = ["unmet_need_hard", "unmet_need_reached", "severe_need_share_hard", "trust_hard", "value_received_hard",
                 "value_received_reached", "participation_rate_hard", "participation_rate_reached", "wellbeing_p10",
                 "wellbeing_gap", "efficacy_gap", "exhaustion", "engagement"]


class Claims(FirstScreen):
    """The rules; each takes the groups of its pattern and asserts."""

    def bands_title(self, low, high, holds, count, lever):
        """In how many comparisons the sign holds."""
        facts = self.facts
        found = facts.over_sets(facts.outcome)
        places = {place for place, _ in found}
        shown = [numbers for (_, name), numbers in found.items() if len(places) == 1 or name == facts.focus]
        counts = [int(numbers["sets"]) for numbers in shown]
        assert (min(counts), max(counts)) == (int(low), int(high or low)) and int(count) == len(shown)
        assert int(holds) == sum(self.reading(numbers).startswith("holds") for numbers in shown)
        assert lever is None or lever == called(facts.focus)

    def counted(self, name, clear, count):
        """How many comparisons of an outcome are clear."""
        facts = self.facts
        metric = facts.metric_called(name)
        found = [facts.change(metric, lever, place).verdict for place in facts.places for lever in facts.levers if lever != "placebo"]
        assert (int(clear), int(count)) == (sum(verdict.startswith("clearly") for verdict in found), len(found)), found

    def luck(self, text, left_out):
        """The note below all comparisons."""
        found = [change.verdict for change in self.all_changes()]
        zero = sum(verdict in ("exactly equal", "could not act") for verdict in found)
        few = sum(verdict in ("too few pairs", "unknown") for verdict in found)
        if text.startswith("No comparison"):
            assert zero + few == len(found)
        else:
            self.luck_note(text, found)
        assert bool(left_out) == bool(zero + few), (left_out, found)
        for count, words in ((zero, "exactly zero"), (few, "from too few pairs of runs")):
            assert (f"{count} {words}" in (left_out or "")) == bool(count), left_out

    def by_lever(self, places, name, parts):
        """In how many places each policy is clear."""
        facts = self.facts
        assert int(places) == len(facts.places)
        for count, lever in re.findall("(\\d+) with “([^”]+)”", parts):
            found = [facts.change(facts.metric_called(name), facts.lever_called(lever), place).verdict for place in facts.places]
            assert int(count) == sum(verdict.startswith("clearly") for verdict in found), parts

    def place_title(self, lever, name, rest):
        """One policy over all places."""
        assert self.facts.metric_called(name) == self.facts.outcome and called(self.facts.focus) == lever
        self.over_places(rest, self.facts.focus)

    def finding_with_size(self, text, size):
        """The title of the chart of influence."""
        self.finding(text, "influence_citizens")
        change = self.facts.change("influence_citizens", self.facts.focus)
        assert bool(size) == ("clearly" in change.verdict), (text, size)
        if size:
            self.size(size, change)

    def influence_by_phase(self, steps, lever, parts):
        """Which phases have which verdict over the last year."""
        facts = self.facts
        told = {phase: verdict for verdict, phases in re.findall("([a-z ]+): ([a-z, ]+)(?:; |$)", parts) for phase in self.split_list(phases)}
        for phase in ("initiate", "design", "deliver", "evaluate"):
            values = facts.values(f"influence_citizens_in_{phase}")[:, :, -int(steps):]
            known = numpy.isfinite(values)
            sums, counts = numpy.where(known, values, 0).sum(axis=2), known.sum(axis=2)
            means = numpy.divide(sums, counts, out=numpy.full(sums.shape, numpy.nan), where=counts > 0)
            found = numpy.array([means[design] - means[base] for (_, policy), (design, base) in facts.pairs.items() if called(policy) == lever])
            runs = numpy.array([column[numpy.isfinite(column)].mean() for column in found.T if numpy.isfinite(column).any()])
            assert told[phase] == Change(runs).verdict, (phase, told)

    def dots_title(self, below, count, name, lever, above, same):
        """In how many pairs an outcome is lower, higher and the same."""
        runs = self.facts.change(self.facts.metric_called(name), self.facts.lever_called(lever)).runs
        assert [int(below), int(above), int(same), int(count)] == [(runs < 0).sum(), (runs > 0).sum(), (runs == 0).sum(), len(runs)]

    def sides_title(self, lever, better, worse, sided):
        """How many measures of groups are better and worse."""
        metrics = [name for name in GROUP_METRICS if name in self.facts.metrics]
        found = self.facts.sides(self.facts.lever_called(lever), metrics)
        assert [int(better), int(worse)] == [len(side) for side in found[:2]], found
        assert int(sided) == sum(map(self.has_side, metrics))

    def costs_title(self, first, second):
        """Two findings."""
        self.finding(first, "public_spending")
        self.finding(second, "unpaid_hours")

    def groups_title(self, better, worse, lever):
        """The range over places of the shares of all citizens."""
        found = [shares for (name, _, group), shares in self.facts.groups_off().items() if called(name) == lever and group == "all citizens"]
        for text, column in ((better, 0), (worse, 2)):
            ends = [100 * function(shares[column] for shares in found) for function in (min, max)]
            written = re.findall(r"\d+\.\d", text)
            assert written_as(written[0], ends[0]) and written_as(written[-1], ends[1]), (text, ends)

    def runs(self, finished, low, high, rest):
        """How many runs finished, of how many citizens, and how many did not."""
        done = self.facts.done
        citizens = self.facts.file["citizens"][:][done]
        assert int(finished) == done.sum()
        if done.any():
            assert number_in(low) == citizens.min() and number_in(high or low) == citizens.max(), (low, high)
        missing = int((~done).sum())
        assert rest == ("all that were asked for finished" if not missing else f"{missing} asked for did not finish"), rest

    def placebo(self, count):
        """Outcomes with a value that a placebo does not change."""
        changes = [self.facts.change(metric, "placebo") for metric in self.facts.metrics]
        assert not any(change.runs.any() for change in changes) and int(count) == sum(len(change.runs) > 0 for change in changes)

    def placebo_alarm(self, touched, count):
        """Outcomes that a placebo changes."""
        changes = [self.facts.change(metric, "placebo") for metric in self.facts.metrics]
        assert int(touched) == sum(change.runs.any() for change in changes) and int(count) == sum(len(change.runs) > 0 for change in changes)

    def source(self, finished, sets):
        """What stands behind a chart."""
        facts = self.facts
        assert int(finished) == facts.done.sum() and int(sets) == len(set(facts.sets[facts.done.any(axis=1)].tolist()))

    def fan(self, panels, low, high):
        """Of how many finished runs the lines are medians."""
        facts = self.facts
        rows = ([row for place in facts.places[:24] if (place, facts.focus) in facts.pairs for row in facts.pairs[place, facts.focus]] or
                list(range(len(facts.names)))) if facts.pairs else self.first_scenarios()
        counts = [int(facts.done[row].sum()) for row in rows]
        assert int(panels) == len(rows) // (2 if facts.pairs else 1)
        assert (min(counts), max(counts)) == (int(low), int(high or low)), (counts, low, high)

    def first_scenarios(self):
        """The scenarios of a study without policies that a chart has room for."""
        names = sorted(self.facts.names, key=lambda name: [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)])
        return [self.facts.names.index(name) for name in names[:15]]

    def no_curve(self, name, parts):
        """Where the means of an outcome begin and end."""
        facts = self.facts
        metric = facts.metric_called(name)
        for world, first, last in re.findall(f"(?:^|; )(.+?) from ({NUMBER}) to ({NUMBER})(?=; |$)", parts):
            lever = facts.lever_called(world)
            rows = sorted({(design if lever else base) for (_, policy), (design, base) in facts.pairs.items() if lever in (None, policy)})
            means = [column[numpy.isfinite(column)].mean() if numpy.isfinite(column).any() else numpy.nan
                     for column in facts.values(metric)[rows].transpose(2, 1, 0).reshape(-1, len(rows))]
            means = numpy.array(means).reshape(facts.steps, -1)
            means = means[:, numpy.isfinite(means).all(axis=0)]
            for text, step in ((first, 0), (last, -1)):
                assert written_as(text, means[step].mean() if means.size else numpy.nan), (parts, means[step])

    def without_projects(self, names, there):
        """In no run of these scenarios a project started."""
        facts = self.facts
        projects = facts.file["basis/projects"][:]
        rows = [row for row in range(len(facts.names)) if facts.done[row].any() and not projects[row][facts.done[row]].any()
                and facts.policies[row] != "no-projects"]
        expected = [facts.names[row] for row in rows]
        assert (self.split_list(names) == expected) or names == f"{len(rows)} of {len(facts.names)} scenarios", (names, expected)

    def inert_about(self, name, sentence):
        """A sentence of the file, about a policy or a contrast of which the file says it."""
        file = self.facts.file
        about = list(zip(self.facts.policies, texts(file["basis/inert_text"])))
        if "contrast" in file:
            about += zip(texts(file["contrast/name"]), texts(file["contrast/inert_text"]))
        assert (name.lower(), sentence.lower()) in [(one.lower(), told.lower()) for one, told in about], (name, sentence)

    def inert_sentence(self, text):
        """A sentence of the file."""
        told = [texts(self.facts.file[name]) if self.facts.file[name].ndim == 1 else self.facts.file[name].asstr()[:].ravel().tolist()
                for name in ("basis/inert_text", "factors/inert_text", "contrast/inert_text") if name in self.facts.file]
        assert text.lower().rstrip(".") in [sentence.lower().rstrip(".") for sentences in told for sentence in sentences], text

    def strongest(self, name, words, assumed, count):
        """Which index is the largest, and whether its interval lies above the others."""
        group = self.facts.file["sensitivity"]
        size = next(size for size in ("total_order", "effect_size", "distance_median") if size in group)
        column = texts(group["outcome_name"]).index(self.facts.metric_called(name))
        values, lows, highs = (group[size + end][0, column] for end in ("", "_lowest", "_highest"))
        first = int(numpy.argmax(values))
        clear = all(lows[first] > high for row, high in enumerate(highs) if row != first)
        factor = texts(group["factor_name"])[first]
        assert words == (f"depends most on {factor}" if clear else f"has its largest index for {factor}, not clearly ahead of the others")
        assert int(count) == len(values) and int(assumed) == 0

    def moved(self, sets):
        """How many sets have finished runs everywhere."""
        facts = self.facts
        ends = facts.values(facts.outcome)[:, :, -1]
        whole = {}
        for design, policy in enumerate(facts.policies):
            if policy == facts.focus and facts.sets[design]:
                base = facts.names.index(facts.names[design].removesuffix("+" + policy))
                whole.setdefault(int(facts.sets[design]), []).append(numpy.isfinite(ends[design] - ends[base]).any())
        assert int(sets) == sum(map(all, whole.values())), (sets, whole)

    def shown(self, shown, count):
        """How many places a chart shows."""
        assert int(count) == len(self.facts.places) and int(shown) == min(24, int(count))
