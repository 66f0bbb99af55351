"""Makes pages from small result files and compares text, tables, charts' files and HDF5 with each other."""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import h5py
import html5lib
import numpy
import sample_results

CLEAR = {"unmet_need": {"coaching": -0.02, "mandate": 0.01}, "trust": {"coaching": 0.03},
         "unmet_need_hard": {"coaching": 0.02}, "exhaustion": {"coaching": 0.02}, "unpaid_hours": {"coaching": 0.5}}


def make(folder, effects, *options, **shape):
    """Writes a result file and its page; returns both paths and what the command said."""
    result = sample_results.write(pathlib.Path(folder) / "sample.h5", effects, **shape)
    page = pathlib.Path(folder) / "page.html"
    done = subprocess.run([sys.executable, "-B", "-m", "agora_report", result, "-o", page, *options], capture_output=True,
                          text=True, check=False)
    return result, page, done


def words_of(element):
    """The text below an element, with single blanks."""
    return " ".join("".join(element.itertext()).split())


class Page(unittest.TestCase):
    """What every page must have, on one with clear effects."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.figures = pathlib.Path(folder.name) / "figures"
        cls.result, page, done = make(folder.name, CLEAR, "--figures", str(cls.figures))
        assert done.returncode == 0, done.stderr
        cls.text = page.read_text(encoding="utf-8")
        cls.tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(cls.text)

    def row(self, caption, *head):
        """The numbers of the row that begins with these cells, in the table that has this caption."""
        for table in self.tree.iter("table"):
            if caption in words_of(table.find("caption")):
                for row in table.find("tbody"):
                    if [words_of(cell) for cell in row][:len(head)] == list(head):
                        return [float(data.get("value")) for data in row.iter("data")]
        return self.fail(f"no row {head} in a table '{caption}'")

    def differences(self, metric, place, policy):
        """Paired differences straight from the file, at the last step."""
        with h5py.File(self.result) as file:
            names = [name.decode() for name in file["scenario"][:]]
            ends = file[metric][:].astype(float)[..., -1]
        return ends[names.index(f"{place}+{policy}")] - ends[names.index(place)]

    def test_stands_alone(self):
        """No script, nothing fetched, names that occur once, a language and the purpose."""
        self.assertEqual([element.tag for element in self.tree.iter() if element.tag in ("script", "link", "img", "iframe")], [])
        self.assertEqual(re.findall(r"url\((?!#)|@import|https?://(?!www\.w3\.org/)", self.text), [])
        names = [element.get("id") for element in self.tree.iter() if element.get("id")]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(self.tree.get("lang"), "en-GB")
        self.assertIn("illustrates, does not predict", words_of(self.tree.find(".//header")))

    def test_references_inside_drawings_lead_somewhere(self):
        """Every clip path, symbol and hatching a drawing uses is on the page."""
        names = set(re.findall(r'\bid="([^"]+)"', self.text))
        used = set(re.findall(r'(?:href="#|url\(#)([^")]+)', self.text))
        self.assertTrue(used)
        self.assertEqual(used - names, set())

    def test_every_chart_is_complete(self):
        """Title, unit, drawing with name and description, words, source and a table of numbers."""
        figures = list(self.tree.iter("figure"))
        self.assertEqual(len(figures), 12)
        for figure in figures:
            self.assertTrue(words_of(figure.find("figcaption/h3")))
            kinds = [part.get("class") for part in figure.iter("p")]
            self.assertEqual(kinds, ["unit", "description", "source"])
            drawing = figure.find(".//{http://www.w3.org/2000/svg}svg")
            self.assertEqual(drawing.get("role"), "img")
            self.assertTrue(list(figure.find("details").iter("data")))

    def test_file_and_tables_agree(self):
        """The tables of the charts hold the mean and interval that the file gives."""
        for place in sample_results.PLACES:
            runs = self.differences("unmet_need", place, "coaching")
            half = 2.570582 * runs.std(ddof=1) / len(runs) ** 0.5
            found = self.row("clearly differs from no policy", "coaching", place.capitalize())
            numpy.testing.assert_allclose(found, [runs.mean(), runs.mean() - half, runs.mean() + half, 6], rtol=1e-5)

    def test_text_and_tables_agree(self):
        """The mean in the answer is the mean over contexts, rounded as its interval allows."""
        runs = numpy.mean([self.differences("unmet_need", place, "coaching") for place in sample_results.PLACES], axis=0)
        answer = words_of(self.tree.find(".//ol"))
        found = re.search(r"clearly lower with “coaching”: (\S+) \(95 % interval (\S+) to (\S+)\)", answer)
        numbers = [float(number.replace("−", "-")) for number in found.groups()]
        half = 2.570582 * runs.std(ddof=1) / len(runs) ** 0.5
        numpy.testing.assert_allclose(numbers, [runs.mean(), runs.mean() - half, runs.mean() + half], atol=half / 10)

    def test_tables_and_files_agree(self):
        """A chart's CSV holds the numbers of its table, and its SVG stands alone."""
        with open(self.figures / "heat-map.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        for place, policy, *numbers in rows:
            self.assertEqual(self.row("Contexts of 3 in which", place, policy), [float(number) for number in numbers[:4]])
        self.assertTrue((self.figures / "heat-map.svg").read_text(encoding="utf-8").startswith("<svg"))

    def test_curves_of_adoption(self):
        """The page gives the rates with which the sample's curve was made, and draws it in CSV as it is."""
        found = self.row("Curves of Bass", "Share of services that use the method", "no policy")
        numpy.testing.assert_allclose(found[:3] + found[4:], [0.1, 1.2, 0.8, 1.0], rtol=1e-3)

    def test_power_over_time(self):
        """Citizens' influence over time is the mean of the last twelve months over contexts and runs."""
        with h5py.File(self.result) as file:
            names = [name.decode() for name in file["policy"][:]]
            rows = [row for row, name in enumerate(names) if name == "coaching"]
            expected = file["influence_citizens_in_design"][:].astype(float)[rows, :, -12:].mean()
        with open(self.figures / "influence-over-time.csv", encoding="utf-8", newline="") as file:
            rows = [row for row in csv.reader(file) if row[:3] == ["design", "coaching", "24"]]
        self.assertAlmostEqual(float(rows[0][3]), expected, places=6)

    def test_what_matters_most(self):
        """Indices stand in the order of their size, with their intervals, and the assumption among them is counted."""
        with open(self.figures / "drivers-1.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))[1:]
        self.assertEqual([row[0] for row in rows], ["cession.coaching", "need.rate"] * 2)
        numpy.testing.assert_allclose([float(cell) for cell in rows[0][2:]], [0.7, 0.6, 0.8])
        self.assertIn("unmet need depends most on cession.coaching; 0 of the 2 factors", words_of(self.tree.find(".//main")))

    def test_contexts_are_not_ranked(self):
        """Contexts stand in alphabetical order, whatever the file's order and the results."""
        with open(self.figures / "tile-map.csv", encoding="utf-8", newline="") as file:
            places = [row[0] for row in csv.reader(file)][1:]
        self.assertEqual(places, ["Estonia", "Finland", "Italy"])

    def test_losers_beside_winners(self):
        """What gets worse stands in the row of what gets better."""
        row = next(row for row in self.tree.iter("tr") if [words_of(cell) for cell in row][:1] == ["coaching"] and
                   "trust in services" in words_of(row))
        self.assertIn("exhaustion of professionals", words_of(row))

    def test_all_three_promises(self):
        """Needs, power and money are looked at together; coaching of the sample meets needs alone."""
        row = next(row for row in self.tree.iter("tr") if [words_of(cell) for cell in row][-1:] == ["1 of three"])
        self.assertEqual([words_of(cell) for cell in row], ["coaching", "clearly lower", "not clearly different",
                                                            "not clearly different", "1 of three"])

    def test_placebo_and_staff_only(self):
        """The placebo is said to be exactly zero, and the third world has its section."""
        self.assertIn("changes exactly 0 in all", self.text)
        self.assertIn("Beside staff-only redesign", self.text)

    def test_sources_are_named(self):
        """The source of the indicators stands on the page once, with its licence."""
        self.assertEqual(self.text.count("Statistics office"), 1)
        self.assertIn("CC BY 4.0", self.text)

    def test_texts_of_the_file_are_escaped(self):
        """A command line with special characters does not become markup."""
        self.assertIn("agora run &lt;sample&gt; &amp; more", self.text)


class Honesty(unittest.TestCase):
    """Pages that must claim little."""

    def answer(self, effects, *options, **shape):
        """The answer of the page for a file of that kind."""
        with tempfile.TemporaryDirectory() as folder:
            _, page, done = make(folder, effects, *options, **shape)
            self.assertEqual(done.returncode, 0, done.stderr)
            tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page.read_text(encoding="utf-8"))
            return words_of(tree.find(".//ol")), words_of(tree.find(".//main"))

    def test_no_clear_effect_is_said(self):
        """One policy without an effect."""
        answer, page = self.answer({}, policies=["", "coaching"])
        self.assertIn("“coaching” shows no clear effect on unmet need", answer)
        self.assertIn("no staff-only redesign world", page)
        self.assertIn("holds no placebo", page)

    def test_none_of_many_is_clear(self):
        """Several policies without an effect."""
        answer, _ = self.answer({})
        self.assertIn("It is not clearly different with “coaching”", answer)
        self.assertNotIn("clearly lower", answer)

    def test_a_changed_placebo_is_an_alarm(self):
        """A placebo that changes something makes the page warn."""
        _, page = self.answer({"trust": {"placebo": 0.1}})
        self.assertIn("Do not rely on this file", page)

    def test_without_policies_nothing_is_compared(self):
        """A study of contexts alone shows levels and says what it cannot say."""
        answer, page = self.answer({}, policies=[""])
        self.assertIn("no pair of scenarios that differ only in a policy", answer)
        self.assertIn("Left out:", page)

    def test_many_scenarios(self):
        """A sweep has too many scenarios for one chart and one table each; the page says what it leaves out."""
        _, page = self.answer({}, places={f"point-{number}": "EST" for number in range(16)}, policies=[""])
        self.assertIn("The chart shows 15 of 16 scenarios", page)

    def test_one_context(self):
        """A study in one context has no map, and says so."""
        answer, page = self.answer(CLEAR, places={"estonia": "EST"})
        self.assertIn("It is clearly lower with “coaching”", answer)
        self.assertIn("Left out: the file compares policies in fewer than two contexts", page)


class Command(unittest.TestCase):
    """The exit codes of the command."""

    def test_exit_codes(self):
        """64 for an unknown outcome or option, 66 for what is not a result file, 73 for a folder that is not there."""
        with tempfile.TemporaryDirectory() as folder:
            self.assertEqual(make(folder, {}, "--outcome", "happiness")[2].returncode, 64)
            self.assertEqual(make(folder, {}, "--colour")[2].returncode, 64)
            self.assertEqual(make(folder, {}, "-o", f"{folder}/none/page.html")[2].returncode, 73)
            broken = pathlib.Path(folder) / "broken.h5"
            broken.write_text("nothing", encoding="utf-8")
            done = subprocess.run([sys.executable, "-B", "-m", "agora_report", broken], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 66)
            self.assertIn("broken.h5", done.stderr)


if __name__ == "__main__":
    unittest.main()
