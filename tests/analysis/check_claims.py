#!/usr/bin/python3
"""Makes pages from a corpus of result files and works out every sentence, table and mark again: check_claims.py PROGRAM.

What works them out (recount.py, first_screen.py, claims.py, claim_tables.py) knows nothing of the report's code; a sentence or a table for which it
has no rule is a failure.
"""
import pathlib
import re
import sys
import tempfile
import unittest
import warnings

import claims
import corpus
import html5lib
import matplotlib.colors
import numpy
from agora_report.__main__ import run as make_page
from claim_tables import Cell, Tables
from first_screen import NUMBER, SIZE
from recount import Facts, called

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
SVG = "{http://www.w3.org/2000/svg}"

# Patterns of sentences with the name of the rule in Claims that works their groups out.
RULES = [
    ("(?:What would|How does) (.+)\\?", "question"),
    ("Without policy (.+?) is at (.+?)\\. It is (.+?)\\.(?: (With intervals .+))?", "first_of_many"),
    (f"(.+): the mean difference is ({SIZE}), at a level of (.+?) without policy(?:, (.+))?\\.", "first_of_one"),
    ("(In pairs of runs with equal luck.*?), (?:.+?) is (with .+)\\. That is luck alone, not what the model may have wrong\\.", "chances"),
    ("Key outcomes of which more or less is better \\((\\d+)\\): (.+)\\.", "key_outcomes"),
    ("Differences in cost from no policy, in the last month: (.+)\\.", "costs"),
    ("Differences in cost from no policy, over the whole run: (.+)\\.", "run_costs"),
    ("The group of citizens(?: and context)? of which most are worse off, by more than 0\\.01 of wellbeing: (.+)\\.", "worst_off"),
    ("Over (?:(\\d+)(?: to (\\d+))?) sets? of parameters, in which what is assumed is moved a little, the sign of the effect of “(.+)” on "
     "(.+) flips (\\d+) times?; reading: (.+)\\. That is not all that is unknown\\.", "sets"),
    ("Over (?:(\\d+)(?: to (\\d+))?) sets? of parameters, the sign of a clear difference in .+ holds in at least nine of ten sets in (\\d+) of "
     "(\\d+) comparisons?(?: with “(.+)”)?", "bands_title"),
    ("(.+?) clearly differs from no policy in (\\d+) of (\\d+) comparisons?", "counted"),
    ("(Of \\d+ comparisons?, luck alone .+? twenty|No comparison has an interval that luck could move)\\.(?: Left out of that count: (.+)\\.)?",
     "luck"),
    ("(?:Contexts|Points) of (\\d+) in which (.+) clearly differs from no policy: (.+)", "by_lever"),
    ("With “(.+?)”, (.+?) is (clearly lower in .+? of \\d+ (?:context|point)s?)\\.?", "place_title"),
    ("Citizens' share of influence over the last (\\d+) months with “(.+)”, compared with no policy, by phase: (.+)", "influence_by_phase"),
    ("In (\\d+) of (\\d+) pairs? of runs (.+) is lower with “(.+)” than without, in (\\d+) higher and in (\\d+) the same", "dots_title"),
    ("With “(.+)”, (\\d+) measures? clearly better and (\\d+) clearly worse, of (\\d+) that have a better side", "sides_title"),
    ("(.+) of citizens are better off and (.+) are worse off with “(.+)” than without it(?:, by context)?, with equal luck", "groups_title"),
    (f"(\\d+) finished runs?(?: of ({NUMBER})(?: to ({NUMBER}))? simulated citizens)? stands? behind this page; (.+)\\.", "runs"),
    ("The placebo, which nothing reads, changes exactly 0 in all (\\d+) outcomes that have a value, as it must\\.", "placebo"),
    ("Do not rely on this file: the placebo, which nothing reads, changes (\\d+) of (\\d+) outcomes, among them .+", "placebo_alarm"),
    ("Source: Agora .+, model \\S+, file \\S+ \\((\\d+) runs?, (\\d+) sets? of parameters\\)\\. Illustrates, does not predict\\.", "source"),
    ("(\\d+) panels?, one per scenario, with .+ is the median of (\\d+)(?: to (\\d+))? finished runs?; .+", "fan"),
    ("No curve of Bass fits (.+) in these worlds; its mean goes, from the first month to the last, (.+)\\.", "no_curve"),
    ("No project started in any run of (.+): nothing (there|here) rests on co-creation\\.", "without_projects"),
    ("In Estonia, (.+?) ((?:depends|has its) .+); (\\d+) of the (\\d+) factors with the largest indices .+", "strongest"),
    ("Left out: (\\d+) sets? of parameters ha(?:s|ve) finished runs in every .+ hangs on\\.", "moved"),
    ("What would have to be true\\? Of \\d+ assumptions moved together in (\\d+) sets, .+", "moved"),
    ("Left out: the difference is the same in all (\\d+) sets of parameters, so it hangs on none of them\\.", "moved"),
    ("The chart shows the first (\\d+) of (\\d+) (?:context|point)s; means are over all of them\\.", "shown"),
    ("(Policy .+ sets what is so anyway\\.)", "inert_sentence"),
    ("(.+): (it made no difference at all in any of .+)\\.", "inert_about"),
]
# Sentences with what must be true of a file in which they stand.
CONDITIONS = [
    ("This file holds no pair of scenarios|To compare, run a study|Left out: the file holds no pair of", lambda facts: not facts.pairs),
    ("It does hold scenarios with a policy", lambda facts: any(facts.policies)),
    ("It is a sweep", lambda facts: facts.sweep),
    ("Differences between scenarios come", lambda facts: len(set(facts.names)) > 1),
    ("Left out: the file holds no policy but the placebo", lambda facts: facts.levers == ["placebo"]),
    ("Left out: no pair of finished runs has a value of", lambda facts: not any(len(facts.change(facts.outcome, lever).runs)
                                                                              for lever in facts.levers if lever != "placebo")),
    ("Left out: the file compares policies in fewer than two", lambda facts: len(facts.places) < 2),
    ("Left out: the file has no influence", lambda facts: "influence_citizens_in_design" not in facts.metrics),
    ("Left out: no project was in any phase over the last 12 ", lambda facts: not numpy.isfinite(
        facts.values("influence_citizens_in_design")[:, :, -12:]).any()),
    ("Left out: in no (context|point) has a pair", lambda facts: not any(len(facts.change("influence_citizens", lever, place).runs)
                                                                      for place, lever in facts.pairs)),
    ("Left out: the file holds no sensitivity", lambda facts: "sensitivity" not in facts.file),
    ("Left out: the file holds no staff-only|The file holds no staff-only", lambda facts: "staff-only-redesign" not in facts.levers or
     not [lever for lever in facts.levers if lever not in ("placebo", "staff-only-redesign", "no-projects")]),
    ("Most of a gain may come", lambda facts: "staff-only-redesign" in facts.levers),
    ("Left out: the file does not compare citizen by", lambda facts: not facts.groups_off()),
    ("Left out: the file holds no sets", lambda facts: not facts.sets.any() and not facts.over_sets(facts.outcome)),
    ("Left out: no set of parameters of the file", lambda facts: facts.sets.any() and not facts.over_sets(facts.outcome)),
    ("Differences come from a model with many", lambda facts: not facts.over_sets(facts.outcome)),
    ("Left out: the file holds no placebo|The file holds no placebo", lambda facts: "placebo" not in facts.levers),
    ("The placebo could not be checked", lambda facts: not any(len(facts.change(name, "placebo").runs) for name in facts.metrics)),
    ("The chart shows 15 of 18 scenarios", lambda facts: len(facts.names) == 18),
    ("The chart shows \\d+ of \\d+ policies", lambda facts: len(facts.levers) > 7),
    ("All scenarios start from the same", lambda facts: True),
    ("Left out: the gaps are written", lambda facts: facts.file.attrs["model"] != "cocreation"),
    ("Left out: the file does not hold one context at 3", lambda facts: True),
    ("Left out: no policy of this file stops", lambda facts: True),
    ("Left out: the file has no curves", lambda facts: "method_adoption" not in facts.metrics),
    ("The file has no record of patterns|Outcomes are never summed", lambda facts: True),
    ("How the method and services spread|Share of services that use the method: from a tenth", lambda facts: True),
    ("\\d+ scenarios differ in .*; their values are in", lambda facts: facts.sweep),
    ("Changed one at a time in these runs", lambda facts: True),  # held in test_drivers.py
]
# Descriptions of charts: how marks are read; claims about marks that a chart may or may not have.
DESCRIPTIONS = ("Differences in|Rows are scenarios|Squares of equal size|One panel per|One row per|Left: money|Mean differences from no policy|"
                "Shares of service lines")


class Page:
    """The sentences, tables and charts of a page."""

    def __init__(self, path):
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(path.read_text(encoding="utf-8"))
        self.main = tree.find(".//main")
        self.sentences = [words_of(tree.find(".//header").findall("p")[1])]
        self.figures = list(self.main.iter("figure"))
        inside = {id(part) for figure in self.figures for part in figure.iter("p")}
        for section in self.main:
            if section.get("id") == "missing":  # a fixed list
                continue
            self.sentences += [words_of(part) for kind in ("li", "p") for part in section.iter(kind) if id(part) not in inside]
        self.sentences += [words_of(figure.find("figcaption/h3")) for figure in self.figures]
        self.sentences += [words_of(part) for figure in self.figures for part in figure.iter("p") if part.get("class") == "source"]
        self.descriptions = [words_of(part) for figure in self.figures for part in figure.iter("p") if part.get("class") == "description"]
        self.sentences += [words for words in self.descriptions if re.match("\\d+ panel", words)]  # how many runs a line stands for
        self.tables = list(self.main.iter("table"))


def words_of(element):
    """The text below an element, with single blanks; thin ones inside numbers stay."""
    return re.sub("[ \n]+", " ", "".join(element.itertext())).strip()


def cell_of(element):
    """A cell of a table."""
    data = element.find("data")
    value = float(data.get("value")) if data is not None else numpy.nan
    return Cell(words_of(element), value)


def marks_of(figure):
    """The marks of each group of axes: (fill, path of the marker)."""
    drawing = figure.find(f".//{SVG}svg")
    paths = {path.get("id"): path.get("d") for path in drawing.iter(f"{SVG}path") if path.get("id")}
    href = "{http://www.w3.org/1999/xlink}href"
    found = []
    for use in drawing.iter(f"{SVG}use"):
        style = dict(part.split(": ") for part in (use.get("style") or "").split("; ") if ": " in part)
        name = (use.get(href) or use.get("xlink:href") or use.get("href") or "").lstrip("#")
        if matplotlib.colors.is_color_like(style.get("stroke", "")) and matplotlib.colors.to_hex(style["stroke"]) == "#0072b2":
            found.append((style.get("fill", "black"), paths.get(name, "")))
    return found


class EveryClaim(unittest.TestCase):
    """One page for each file of the corpus."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        warnings.simplefilter("error")
        cls.files = [*corpus.synthesise(cls.folder), *corpus.run_program(PROGRAM, cls.folder)]
        cls.pages = {}
        for path in cls.files:
            make_page([str(path)])
            cls.pages[path.stem] = Page(path.with_suffix(".html")), Facts(path)

    def each(self):
        """A subtest for each page."""
        for name, (page, facts) in self.pages.items():
            with self.subTest(file=name):
                yield page, facts

    def test_size_of_the_corpus(self):
        """At least thirty files, made in both ways."""
        self.assertGreaterEqual(len(self.files), 30)
        self.assertGreaterEqual(sum(name.startswith("made-") for name in self.pages), 5)

    def test_sentences(self):
        """Every sentence has a rule, and is what the file gives."""
        for name, (page, facts) in self.pages.items():
            for sentence in page.sentences:
                with self.subTest(file=name, sentence=sentence):
                    self.sentence(sentence, facts)

    def sentence(self, sentence, facts):
        """One sentence."""
        for pattern, condition in CONDITIONS:
            if re.match(pattern, sentence):
                self.assertTrue(condition(facts))
                return
        rules = claims.Claims(facts)
        for pattern, rule in RULES:
            if found := re.fullmatch(pattern, sentence):
                getattr(rules, rule)(*(group or "" for group in found.groups()) if rule not in ("bands_title",) else found.groups())
                return
        if "; " in sentence and "spending on services" in sentence.lower():
            rules.costs_title(*sentence.split("; "))
        elif found := re.fullmatch(f"(.*(?:share of influence).*?)(?:: ({SIZE}))?", sentence):
            if "by phase" in sentence or not facts.pairs:
                self.assertFalse(facts.pairs)
            else:
                rules.finding_with_size(*found.groups())
        elif " over time in each scenario" in sentence:
            self.assertFalse(facts.pairs)
        else:
            rules.finding(sentence)

    def test_tables(self):
        """Every number of every table, as it is and as it is written."""
        for name, (page, facts) in self.pages.items():
            rules = Tables(facts, claims.Claims(facts))
            for table in page.tables:
                caption = words_of(table.find("caption"))
                with self.subTest(file=name, table=caption):
                    columns = [words_of(cell) for cell in table.find("thead/tr")]
                    rules.check(caption, columns, [[cell_of(cell) for cell in row] for row in table.find("tbody")])

    def test_descriptions(self):
        """Every chart says how it is read, and speaks of crosses, dots and gaps only where there are any."""
        for name, (page, facts) in self.pages.items():
            for figure, description in zip(page.figures, page.descriptions):
                with self.subTest(file=name, description=description):
                    verdicts = [words_of(row[-1]) for row in figure.find(".//table/tbody")]
                    few = "too few pairs" in verdicts
                    if description.startswith(("Differences in", "Mean differences", "Left: money")):
                        self.assertEqual("A cross is a single pair" in description, few)
                        self.assertEqual("without a mark" in description, "unknown" in verdicts)
                    elif description.startswith(("Rows are scenarios", "Squares")):
                        self.assertEqual("single pair of runs" in description, few)
                    self.assertTrue(re.match(DESCRIPTIONS + "|\\d+ panel", description))
                    if description.startswith("One row per policy"):
                        self.assertEqual(f"as the mean over {len(facts.places)} " in description, len(facts.places) > 1)

    def test_marks_of_differences(self):
        """One mark for each difference with a value: filled when clear, hollow when not, a cross without an interval."""
        for name, (page, _) in self.pages.items():
            for figure, description in zip(page.figures, page.descriptions):
                if description.startswith(("Differences in", "Mean differences", "Left: money")):
                    with self.subTest(file=name, chart=description):
                        rows = [[cell_of(cell) for cell in row] for row in figure.find(".//table/tbody")]
                        clear = sum(row[-1].text.startswith("clearly") for row in rows)
                        alone = sum(row[-2].value == 1 for row in rows)
                        hollow = sum(row[-2].value > 1 for row in rows) - clear
                        marks = marks_of(figure)
                        crosses = sum("C" not in path for _, path in marks)
                        self.assertEqual((clear, hollow, alone), (sum(fill == "#0072b2" and "C" in path for fill, path in marks),
                                                                  sum(fill == "#ffffff" for fill, _ in marks), crosses))

    def test_marks_of_runs(self):
        """Filled dots are pairs above zero, hollow dots below; only what is zero is a diamond."""
        for name, (page, facts) in self.pages.items():
            for figure, description in zip(page.figures, page.descriptions):
                if description.startswith("One row per policy. Each mark"):
                    with self.subTest(file=name):
                        dots = [cell_of(row[2]).value for row in figure.find(".//table/tbody")]
                        marks = marks_of(figure)
                        found = (sum(fill == "#0072b2" for fill, _ in marks), sum(fill == "#ffffff" and "C" in path for fill, path in marks),
                                 sum("C" not in path for _, path in marks))
                        self.assertEqual(found, (sum(dot > 0 for dot in dots), sum(dot < 0 for dot in dots), dots.count(0)))
                        self.assertTrue(set(map(called, facts.levers)) >= {words_of(row[0]) for row in figure.find(".//table/tbody")})


if __name__ == "__main__":
    unittest.main()
