"""Works out again from the file what the first screen of a page says, and the words that the rest of it uses too."""
import re

import numpy
from recount import LESS_IS_BETTER, MORE_IS_BETTER, called, place_called, written_as
from scipy import stats

NUMBER = "[+−]?[\\d\u202f]+(?:\\.\\d+)?|–|∞"
SIZE = (f"exactly 0 in (?:the only pair|all \\d+ pairs) of runs|(?:{NUMBER})[a-z ]* \\(95 % interval (?:{NUMBER}) to (?:{NUMBER})\\)|"
        f"(?:{NUMBER})[a-z ]*, from one pair of runs and so without an interval|unknown, as no pair of runs has a value")
WORDS = {"could not act": "exactly equal because nothing could act", "too few pairs": "not to be told from a single pair of runs"}
CHANCES = {"virtually certain": (99, 100), "exceptionally unlikely": (0, 1), "very likely": (90, 100), "very unlikely": (0, 10),
           "about as likely as not": (33, 66), "likely": (66, 100), "unlikely": (0, 33), "more likely than not": (50, 100),
           "less likely than not": (0, 50)}


class FirstScreen:
    """The rules for the answer; each takes the groups of its pattern and asserts."""

    def __init__(self, facts):
        self.facts = facts
        self.noun = "point" if facts.sweep else "context"

    def all_changes(self):
        """Every comparison of the outcome at one place, placebo aside."""
        facts = self.facts
        return [facts.change(facts.outcome, lever, place) for place in facts.places for lever in facts.levers if lever != "placebo"]

    def size(self, text, change):
        """A difference with its interval."""
        if not len(change.runs):
            assert text == "unknown, as no pair of runs has a value", text
        elif not change.runs.any():
            assert text == f"exactly 0 in {'the only pair' if len(change.runs) == 1 else f'all {len(change.runs)} pairs'} of runs", text
        elif len(change.runs) == 1:
            assert written_as(re.match(NUMBER, text)[0], change.mean) and text.endswith("so without an interval"), text
        else:
            found = re.findall(f"(?<![\\d+−])(?:{NUMBER})(?= \\(| to|\\)|[a-z ]*\\()", text.replace("(95 % interval ", "( "))
            for written, value in zip(found, (change.mean, change.mean - change.reach, change.mean + change.reach), strict=True):
                assert written_as(written, value), (text, value)

    def question(self, rest):
        """What was asked, where."""
        facts = self.facts
        levers = re.findall("“([^”]+)”", rest)
        assert f"over {facts.steps} " in rest
        if levers:
            assert [called(lever) for lever in facts.asked] == levers, rest
        if facts.sweep:
            assert f"at {len(facts.places)} point" in rest, rest

    def first_of_many(self, name, level, groups, luck):
        """The level, and every policy once below its own verdict."""
        facts = self.facts
        metric = facts.metric_called(name)
        assert metric == facts.outcome
        ends = facts.values(metric)[sorted({base for _, base in facts.pairs.values()}), :, -1]
        known = ends[numpy.isfinite(ends)]
        assert written_as(level, known.mean()) if known.size else level == "a level that is unknown", level
        told = {}
        for group in groups.split("; "):
            verdict = re.match("(.+?) with “", group)[1]
            for lever, size in re.findall(f"“([^”]+)”(?:: ({SIZE}))?", group):
                told[lever] = verdict
                if size:
                    self.size(size, facts.change(metric, facts.lever_called(lever)))
        changes = {called(lever): facts.change(metric, lever) for lever in facts.asked}
        assert told == {lever: WORDS.get(change.verdict, change.verdict) for lever, change in changes.items()}, told
        self.widened(luck, changes)

    def widened(self, text, changes):
        """Which clear differences would not be clear with intervals for all comparisons."""
        tried = sum("clearly" in change.verdict for change in changes.values())
        lost = [lever for lever, change in changes.items() if change.verdict.startswith("clearly") and abs(change.mean) <= stats.t.ppf(
            1 - 0.025 / tried, len(change.runs) - 1) * change.runs.std(ddof=1) / len(change.runs) ** 0.5]
        assert re.findall("“([^”]+)”", text) == lost and (f"for all {tried} comparisons" in text or not lost), (text, lost)

    def luck_note(self, text, verdicts):
        """How many of so many independent intervals miss, at most, in 95 of 100 studies."""
        tried = sum(verdict in ("clearly higher", "clearly lower", "not clearly different") for verdict in verdicts)
        allowed = int(stats.binom.ppf(0.95, tried, 0.05)) if tried else 0
        assert f"Of {tried} comparison" in text and f"up to {allowed} look" in text, text

    def first_of_one(self, finding, size, level, where):
        """One policy: finding, size, level, places."""
        facts = self.facts
        self.finding(finding)
        self.size(size, facts.change(facts.outcome, facts.asked[0]))
        ends = facts.values(facts.outcome)[sorted({base for _, base in facts.pairs.values()}), :, -1]
        assert written_as(level, numpy.nanmean(ends)) if numpy.isfinite(ends).any() else level == "a level that is unknown"
        assert bool(where) == (len(facts.places) > 1), where
        if where:
            self.over_places(where, facts.asked[0])

    def over_places(self, text, lever):
        """In how many places which verdict holds; all together are all places."""
        facts = self.facts
        found = [facts.change(facts.outcome, lever, place).verdict for place in facts.places]
        counts = {words: int(count) for words, count in re.findall(r"([a-z ]+?) in (\d+)", text.replace(" and ", ", "))}
        counts = {words.strip(): count for words, count in counts.items()}
        expected = {WORDS.get(verdict, verdict): found.count(verdict) for verdict in found}
        assert {words: count for words, count in counts.items() if count} == expected, (text, expected)
        assert f"of {len(found)} {self.noun}" in text, text

    def finding(self, text, metric=None):
        """The finding on one policy and outcome, by its verdict."""
        facts = self.facts
        lever = re.search("“([^”]+)”", text)[1]
        verdict = facts.change(metric or facts.outcome, facts.lever_called(lever)).verdict
        name = next((words for words in self.names_in(text) if not metric or facts.metric_called(words) == metric), None)
        assert name, text
        expected = {"unknown": f"what “{lever}” does to {name} is unknown, as no pair of runs has a value",
                    "could not act": f"“{lever}” could not act, so {name} is exactly the same with and without it",
                    "exactly equal": f"{name} is exactly the same with and without “{lever}”",
                    "too few pairs": f"what “{lever}” does to {name} cannot be told from a single pair of runs",
                    "not clearly different": f"“{lever}” shows no clear effect on {name}",
                    "clearly lower": f"{name} is clearly lower with “{lever}” than without",
                    "clearly higher": f"{name} is clearly higher with “{lever}” than without"}[verdict]
        assert text.lower() == expected.lower(), (text, expected)

    def names_in(self, text):
        """Words of a finding that are an outcome's name."""
        for pattern in ("does to (.+?) (?:is unknown|cannot be told)", "could not act, so (.+) is exactly", "effect on (.+)$",
                        "^(.+?) is (?:exactly|clearly)"):
            found = re.search(pattern, text)
            if found and self.facts.metric_called(found[1]):
                yield found[1]

    def chances(self, means, parts):
        """In how many pairs an outcome is lower or higher, with a word that holds Wilson's interval."""
        facts = self.facts
        assert (f"(means over {len(facts.places)} {self.noun}s)" in means) == (len(facts.places) > 1)
        told = re.findall("with “([^”]+)” (.+?)(?=; with “|$)", parts)
        assert [lever for lever, _ in told] == [called(lever) for lever in self.spoken_of()], told
        for lever, words in told:
            runs = facts.change(facts.outcome, facts.lever_called(lever)).runs
            if not len(runs):
                assert words == "unknown, as no pair has a value", words
            elif not runs.any():
                assert words == f"the same in {'the only pair' if len(runs) == 1 else f'all {len(runs)} pairs'}", words
            else:
                self.chance(words, runs)

    def chance(self, words, runs):
        """One chance."""
        way, hits, count, chance = re.fullmatch(
            r"(lower|higher) in (\d+) of (\d+) pairs?, so that it is (.+) that it would be \1 in another", words).groups()
        hits = int(hits)
        assert hits == (runs < 0).sum() if way == "lower" else hits == (runs > 0).sum()
        assert int(count) == len(runs) and hits >= max((runs < 0).sum(), (runs > 0).sum())
        low, high = (100 * end for end in stats.binomtest(hits, len(runs)).proportion_ci(0.95, "wilson"))
        word, least, most = re.fullmatch(r"(.+) \((\d+)–(\d+) %\)", chance).groups()
        if word == "uncertain":
            assert abs(float(least) - low) <= 0.5 and abs(float(most) - high) <= 0.5, words
        else:
            assert CHANCES[word] == (int(least), int(most)) and float(least) <= low and high <= float(most), words

    def spoken_of(self):
        """The policies that the first screen speaks of."""
        return self.facts.asked if len(self.facts.asked) <= 3 else [self.facts.focus]

    def key_outcomes(self, count, parts):
        """What is better and what is worse."""
        facts = self.facts
        told = re.findall(r"with “([^”]+)” (\d+) clearly better(?: \(([^)]+(?:\([^)]*\)[^)]*)*)\))? and (\d+) clearly worse"
                          r"(?: \(([^)]+(?:\([^)]*\)[^)]*)*)\))?(?:, (\d+) not to be told from fewer than two pairs of runs \((.+?)\))?(?:; |$)", parts)
        assert [one[0] for one in told] == [called(lever) for lever in self.spoken_of()], parts
        for lever, better, good, worse, bad, untold, open_ in told:
            expected = facts.sides(facts.lever_called(lever), facts.keys)
            assert [int(better), int(worse), int(untold or 0)] == [len(side) for side in expected], (parts, expected)
            for names, side in zip((good, bad, open_), expected):
                assert self.listed(names) == side, (names, side)
        sided = [metric for metric in facts.keys if self.has_side(metric)]
        assert int(count) == len(sided), count

    def has_side(self, metric):
        """Whether more of an outcome, or less, is better."""
        return metric in MORE_IS_BETTER | LESS_IS_BETTER

    def listed(self, text):
        """The outcomes of a list in a sentence."""
        return [self.facts.metric_called(name) for name in self.split_list(text)]

    def split_list(self, text):
        """The members of a list in a sentence."""
        if text in ("", "none"):
            return []
        head, _, last = text.rpartition(" and ")
        return [*(head.split(", ") if head else []), last] if "with and" not in text else [text]

    def run_costs(self, parts):
        """The same, added up over the run."""
        self.costs(parts, "_sum")

    def costs(self, parts, ending=""):
        """What each policy changes in spending and unpaid time."""
        facts = self.facts
        told = re.findall("with “([^”]+)” (.+?)(?=; with “|$)", parts)
        assert [lever for lever, _ in told] == [called(lever) for lever in self.spoken_of()], parts
        for lever, words in told:
            for name in ("spending on services", "unpaid time of citizens"):
                change = facts.change(facts.metric_called(name) + ending, facts.lever_called(lever))
                verdict, size = re.search(f"{name} ((?:clearly|not clearly)[a-z ]*: )?({SIZE})", words).groups()
                self.size(size, change)
                assert (verdict or "") == (f"{change.verdict}: " if "clearly" in change.verdict else ""), words

    def worst_off(self, parts):
        """For each policy spoken of, and the one that hurts most: the group of which most are worse off."""
        facts = self.facts
        shares = {key: value for key, value in facts.groups_off().items() if key[0] in facts.asked}
        told = re.findall("with “([^”]+)” (.+?)(?=; with “|$)", parts)
        largest = max(shares.values(), key=lambda one: one[2])[2]
        assert set(called(lever) for lever in self.spoken_of() if any(key[0] == lever for key in shares)) <= {lever for lever, _ in told}
        found = []
        for lever, words in told:
            of_lever = {key: value for key, value in shares.items() if called(key[0]) == lever}
            worst = max(value[2] for value in of_lever.values())
            found.append(worst)
            if not worst:
                assert words == "none, as nobody is", words
                continue
            group, place, worse, better = re.fullmatch(
                "(.+?)(?: in (.+))?, (.+) worse off and (.+) better off", words).groups()
            key = next(key for key in of_lever if key[2] == group and place in (None, place_called(key[1])) and of_lever[key][2] == worst)
            self.percent(worse, worst)
            self.percent(better, of_lever[key][0])
        assert max(found) == largest, (parts, largest)

    def percent(self, text, share):
        """A share in percent."""
        if text == "below 0.1 %":
            assert 0 < share < 0.0005, share
        else:
            assert written_as(text, 100 * share), (text, share)

    def sets(self, low, high, lever, name, flips, reading):
        """Over how many sets of parameters, and how often the sign flips in them."""
        facts = self.facts
        found = {key: numbers for key, numbers in facts.over_sets(facts.metric_called(name)).items() if called(key[1]) == lever}
        counts = {int(numbers["sets"]) for numbers in found.values()}
        assert (min(counts), max(counts)) == (int(low), int(high or low)), counts
        assert int(flips) == round(sum(numpy.nan_to_num(numbers["flipped_share"]) * numbers["sets"] for numbers in found.values()))
        readings = [self.reading(numbers) for numbers in found.values()]
        if len(readings) == 1:
            assert reading == readings[0], (reading, readings)
        else:
            assert all(f"{one} in {readings.count(one)}" in reading for one in readings), (reading, readings)

    def reading(self, numbers):
        """How far the sign of a clear difference holds."""
        if not abs(numbers["difference"]) > numbers["half_width"] or numbers["pairs"] < 2:
            return "no clear sign to hold"
        if numbers["sets"] < 10:
            return "fewer than 10 sets, too few to tell"
        flipped = numbers["flipped_share"]
        return "holds in at least nine of ten sets" if flipped <= 0.1 else "reverses" if flipped >= 0.9 else "mixed"
