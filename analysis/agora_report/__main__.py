"""The command `python3 -m agora_report RESULT.h5 -o report.html`; its exit codes are those of the program."""
import argparse
import pathlib
import sys

from . import page, pdf, results, sections
from .differences import Comparison
from .verdicts import CLEAR

USAGE, INPUT_MISSING, NOT_INSTALLED, NO_OUTPUT = 64, 66, 69, 73


class Stop(Exception):
    """Ends the command with an exit code and a message."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Parser(argparse.ArgumentParser):
    """Ends with the program's code for a wrong command line."""

    def error(self, message):
        raise Stop(USAGE, message)


def parse(arguments):
    """The command line."""
    parser = Parser(prog="agora report", description="One page for policy-makers from a result file.")
    parser.add_argument("result", type=pathlib.Path, metavar="RESULT.h5", help="result file of a study")
    parser.add_argument("-o", "--out", type=pathlib.Path, metavar="FILE", help="page to write (default: RESULT.html)")
    parser.add_argument("--figures", type=pathlib.Path, metavar="FOLDER", help="also write every chart as SVG and CSV")
    parser.add_argument("--pdf", action="store_true", help="also print the page to PDF, with Chromium")
    parser.add_argument("--outcome", metavar="NAME", help="outcome to ask for (default: the model's first key outcome)")
    parser.add_argument("--focus", metavar="POLICY", help="policy to look at closely (default: the first with a clear effect)")
    return parser.parse_args(arguments)


def chosen(name, known, what):
    """The name asked for, if it is among the known ones; else the first known, or None when there is none."""
    if name is not None and name not in known:
        raise Stop(USAGE, f"the file has no {what} '{name}'; it has: {', '.join(known) or 'none'}")
    return name or next(iter(known), None)


def by_interest(comparison, outcome):
    """The levers with those first that make a clear difference, then the other policies, then worlds for comparison."""
    policies = comparison.policies
    clear = [lever for lever in policies if comparison.average(outcome, lever).verdict in CLEAR]
    return list(dict.fromkeys(clear + policies + comparison.levers))


def study_of(options):
    """Everything the page needs, from the file."""
    found = results.Results(options.result)
    comparison = Comparison(found)
    keys = [metric.name for metric in found.key_metrics]
    outcome = chosen(options.outcome, list(dict.fromkeys(keys + list(found.metrics))), "outcome")
    lever = chosen(options.focus, by_interest(comparison, outcome), "policy")
    return sections.Study(found, comparison, found.metrics[outcome], lever)


def write_figures(folder, figures):
    """Each figure as NAME.svg and NAME.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    for figure in figures:
        (folder / f"{figure.name}.svg").write_text(figure.svg, encoding="utf-8")
        (folder / f"{figure.name}.csv").write_text(figure.table.as_csv(), encoding="utf-8")


def run(arguments):
    """Writes what was asked for and names it on standard output."""
    options = parse(arguments)
    target = options.out or options.result.with_suffix(".html")
    study = study_of(options)
    page_sections = page.build_sections(study)
    target.write_text(page.render(study, page_sections), encoding="utf-8")
    print(target)
    if options.figures:
        write_figures(options.figures, page.figures_of(page_sections))
        print(options.figures)
    if options.pdf:
        pdf.print_page(target, target.with_suffix(".pdf"))
        print(target.with_suffix(".pdf"))


def main():
    """Turns problems into messages and exit codes."""
    try:
        run(sys.argv[1:])
    except Stop as problem:
        return _report(problem.code, problem)
    except results.NotAResultFile as problem:
        return _report(INPUT_MISSING, problem)
    except pdf.NoBrowser as problem:
        return _report(NOT_INSTALLED, problem)
    except OSError as problem:
        return _report(NO_OUTPUT, problem)
    return 0


def _report(code, problem):
    print(f"agora report: {problem}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
