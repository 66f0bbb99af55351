"""The sections of the page in their order, each from numbers to words, tables and charts."""
from . import answer, citizens, wording
from .charts import fan, heat_map, intervals, quantile_dots, tile_map
from .differences import PLACEBO, STAFF_ONLY, in_order
from .figure import Section, Table
from .rounding import Number, of_difference
from .verdicts import CLEAR, WITH_INTERVAL, Verdict

NO_PAIRS = "Left out: the file holds no pair of scenarios that differ only in a policy."
NO_POLICY = "Left out: the file holds no policy but the placebo."
GROUP_METRICS = ["unmet_need_hard", "unmet_need_reached", "severe_need_share_hard", "trust_hard", "value_received_hard",
                 "value_received_reached", "participation_rate_hard", "participation_rate_reached", "wellbeing_p10",
                 "wellbeing_gap", "efficacy_gap", "exhaustion", "engagement"]
SECTORS = ["public", "third", "private"]


class Study:
    """What every section needs: the file, its comparison, the outcome asked for and the policy in focus."""

    def __init__(self, results, comparison, metric, lever):
        self.results = results
        self.comparison = comparison
        self.metric = metric
        self.lever = lever
        self.name = wording.name_of(metric)

    def known(self, names):
        """The metrics of those names that the file has."""
        return [self.results.metrics[name] for name in names if name in self.results.metrics]


MOST_PANELS = 6
MOST_SCENARIOS = 15  # without policies, as in a sweep


def why_nothing(study):
    """Why there is nothing to compare with doing nothing."""
    levers = study.comparison.levers
    if not levers:
        return NO_PAIRS
    return NO_POLICY if levers == [PLACEBO] else f"Left out: no pair of finished runs has a value of {study.name}."


def looked_at(study):
    """The levers that get a panel of their own: all when they are few, else the focus, what is clear and staff alone."""
    comparison = study.comparison
    levers = [lever for lever in comparison.levers if lever != PLACEBO]
    if len(levers) <= MOST_PANELS:
        return levers
    policies = comparison.policies
    clear = [lever for lever in policies if comparison.average(study.metric.name, lever).verdict in CLEAR]
    first = list(dict.fromkeys([study.lever, *clear, *policies]))[:MOST_PANELS - 1]
    return [lever for lever in levers if lever in first or lever == STAFF_ONLY]


def cut_note(study):
    """What is said below a chart that does not show every policy; empty when it does."""
    shown, count = len(looked_at(study)), len([lever for lever in study.comparison.levers if lever != PLACEBO])
    return [f"The chart shows {shown} of {count} policies: the one in focus, then those with a clear effect and others as far as "
            "there is room, and redesign by staff alone where the file holds it."] if shown < count else []


def place_note(study):
    """What is said below a chart that does not show every place; empty when it does."""
    comparison = study.comparison
    shown, count = len(comparison.shown_places), len(comparison.places)
    return [f"The chart shows the first {shown} of {count} {comparison.noun}s; means are over all of them."] if shown < count else []


def pairs_of_focus(study):
    """The pairs of the policy in focus, in the order of their places."""
    comparison = study.comparison
    pairs = [comparison.pair(place, study.lever) for place in comparison.places]
    return [pair for pair in pairs if pair]


def fan_panels(study):
    """(place, base design, design of the lever in focus) for every context, in alphabetical order."""
    comparison = study.comparison
    if not comparison.levers:
        rows = sorted(((name, row) for row, name in enumerate(study.results.scenarios)), key=lambda pair: in_order(pair[0]))
        return [(name, row, None) for name, row in rows[:MOST_SCENARIOS]]
    pairs = pairs_of_focus(study)
    return [(pair.place, pair.base, pair.design) for pair in pairs if pair.place in comparison.shown_places]


def over_time(study):
    """How the outcome goes, month by month."""
    title = (f"{answer.finding(study.comparison, study.metric, study.lever)}" if study.lever else
             f"{study.name} over time in each scenario")
    figure = fan.chart(study.results, study.metric, fan_panels(study), study.lever, wording.sentence(title))
    if study.lever:
        return Section("time", "What happens over time", [figure, *place_note(study)])
    count = len(study.results.scenarios)
    note = [f"The chart shows {MOST_SCENARIOS} of {count} scenarios, in alphabetical order."]
    return Section("time", "What happens over time", [figure, *(note if count > MOST_SCENARIOS else [])])


def differences(study):
    """How different from doing nothing, by context and policy."""
    if not study.comparison.levers:
        return Section("differences", "How different from doing nothing", [NO_PAIRS])
    comparison, name = study.comparison, study.metric.name
    if len(comparison.places) == 1:
        place = comparison.places[0]
        panels = [(wording.place_name(place), [(wording.lever_name(lever), comparison.at(name, place, lever))
                                               for lever in comparison.levers])]
    else:
        panels = [(wording.lever_name(lever),
                   [(wording.place_name(place), comparison.at(name, place, lever)) for place in comparison.shown_places]
                   + [(f"Mean of {comparison.noun}s", comparison.average(name, lever))]) for lever in comparison.levers]
    figure = intervals.chart("differences", _counted_title(study), wording.unit_of(study.metric), panels,
                             f"Differences in {study.name} from no policy, at the last {study.results.step_name}.")
    return Section("differences", "How different from doing nothing", [figure, *place_note(study), luck_note(study)])


def _counted_title(study):
    """How many comparisons are clear."""
    found = [difference.verdict for difference in all_cells(study).values()]
    clear = sum(verdict in CLEAR for verdict in found)
    if not found:
        return wording.sentence(answer.finding(study.comparison, study.metric, PLACEBO))
    return wording.sentence(f"{study.name} clearly differs from no policy in {clear} of {wording.count_of(len(found), 'comparison')}")


def _title_by_lever(study, levers):
    """In how many contexts each policy is clear; the number of clear comparisons when there are many policies."""
    if len(levers) > 5:
        return _counted_title(study)
    comparison = study.comparison
    clear = [sum(comparison.at(study.metric.name, place, lever).verdict in CLEAR for place in comparison.places) for lever in levers]
    return (f"{wording.sentence(comparison.noun)}s of {len(comparison.places)} in which {study.name} clearly differs from no policy: " +
            wording.listing(f"{count} with {answer.quoted(lever)}" for count, lever in zip(clear, levers)))


def all_cells(study):
    """The differences by (place, lever), placebo aside."""
    comparison = study.comparison
    return {(place, lever): comparison.at(study.metric.name, place, lever) for place in comparison.places
            for lever in comparison.levers if lever != PLACEBO}


def luck_note(study):
    """How many clear comparisons luck alone may give."""
    found = [difference.verdict for difference in all_cells(study).values()]
    tried = sum(verdict in WITH_INTERVAL for verdict in found)
    other = {"exactly zero": (Verdict.EXACTLY_ZERO, Verdict.COULD_NOT_ACT), "from too few pairs of runs": (Verdict.TOO_FEW, Verdict.UNKNOWN)}
    rest = [f"{count} {words}" for words, kinds in other.items() if (count := sum(verdict in kinds for verdict in found))]
    left_out = f" Left out of that count: {wording.listing(rest)}." if rest else ""
    return f"{wording.luck_of(tried)}.{left_out}" if tried else f"No comparison has an interval that luck could move.{left_out}"


def where(study):
    """Which policy works where: heat map and tile map."""
    comparison = study.comparison
    if len(comparison.places) < 2:
        return Section("where", "Does it work elsewhere", [f"Left out: the file compares policies in fewer than two {comparison.noun}s."])
    places, cells = comparison.shown_places, all_cells(study)
    levers = [lever for lever in comparison.levers if lever != PLACEBO]
    title = f"With {answer.quoted(study.lever)}, {study.name} is {answer.over_places(comparison, study.metric, study.lever)}"
    pairs = pairs_of_focus(study)
    blocks = [heat_map.chart(study.metric, places, levers, cells, _title_by_lever(study, levers))] if levers else []
    blocks += place_note(study) if levers else []
    if len({pair.context for pair in pairs}) < len(pairs):
        return Section("where", "Does it work elsewhere", [*blocks, wording.sentence(title) + "."])
    blocks.append(tile_map.chart(study.metric, study.lever, pairs, {pair.place: comparison.at(
        study.metric.name, pair.place, study.lever) for pair in pairs}, title))
    return Section("where", "Does it work elsewhere", blocks)


def scoreboard(study, metrics, caption, against=None, levers=None):
    """A table of outcomes by policies: mean difference over places with its interval and reading."""
    rows = []
    for metric in metrics:
        for lever in levers or [lever for lever in study.comparison.levers if lever != PLACEBO]:
            difference = study.comparison.average(metric.name, lever, against)
            rows.append([wording.sentence(wording.name_of(metric)), wording.lever_name(lever),
                         *intervals.difference_cells(difference)])
    return Table(caption, ["Outcome", "Policy", *intervals.DIFFERENCE_COLUMNS], rows)


def chances(study):
    """How often a single run comes out better or worse."""
    lines = [(lever, study.comparison.average(study.metric.name, lever)) for lever in looked_at(study)]
    lines = [(lever, difference) for lever, difference in lines if difference.count]
    if not lines:
        return Section("chances", "How likely is it", [why_nothing(study)])
    focus = study.comparison.average(study.metric.name, study.lever)
    below, above = int((focus.runs < 0).sum()), int((focus.runs > 0).sum())
    title = (f"In {below} of {wording.count_of(focus.count, 'pair')} of runs {study.name} is lower with {answer.quoted(study.lever)} than "
             f"without, in {above} higher and in {focus.count - below - above} the same")
    return Section("chances", "How likely is it", [quantile_dots.chart(study.metric, lines, title, comparison_mean(study)),
                                                  *cut_note(study)])


def comparison_mean(study):
    """Over what a paired run is a mean, as the end of a sentence; empty in one place."""
    places = study.comparison.places
    return f", as the mean over {len(places)} {study.comparison.noun}s" if len(places) > 1 else ""


def gains_and_losses(study):
    """Winners beside losers: by group of citizens, for professionals and by sector."""
    if not study.comparison.levers:
        return Section("gains", "Who gains and who loses", [NO_PAIRS])
    comparison = study.comparison
    metrics = study.known(GROUP_METRICS)
    levers = looked_at(study)
    panels = [(wording.lever_name(lever), [(wording.name_of(metric), comparison.average(metric.name, lever))
                                           for metric in metrics]) for lever in levers]
    better, worse, _ = answer.sides(comparison, study.lever, metrics)
    title = (f"With {answer.quoted(study.lever)}, {wording.count_of(len(better), 'measure')} clearly better and "
             f"{len(worse)} clearly worse, of {sum(metric.name in wording.BETTER for metric in metrics)} that have a better side")
    sectors = study.known([f"{kind}_{sector}" for kind in ("influence_citizens", "spending") for sector in SECTORS])
    blocks = [_sides_table(study, metrics), *citizens.better_and_worse_off(study)]
    if metrics and panels:
        blocks.append(intervals.chart("groups", title, "score from 0 to 1", panels,
                                      f"Mean differences from no policy over {comparison.noun}s, for hard-to-reach people, others and "
                                      "professionals; less need and less exhaustion are better. "
                                      "A gap is hard-to-reach people minus others."))
        blocks += cut_note(study)
        blocks.append(scoreboard(study, metrics, "By group, all policies: mean differences from no policy"))
    if sectors:
        blocks.append(scoreboard(study, sectors, "By sector of the organisation in the lead: mean differences from no policy"))
    return Section("gains", "Who gains and who loses", blocks)


def _sides_table(study, metrics):
    """For each policy what gets clearly better and what gets clearly worse, beside each other."""
    rows = []
    for lever in study.comparison.levers:
        sides = answer.sides(study.comparison, lever, metrics + study.results.key_metrics)
        rows.append([wording.lever_name(lever), *map(wording.listing, sides)])
    return Table(f"Clearly better and clearly worse, mean over {study.comparison.noun}s",
                 ["Policy", "Clearly better", "Clearly worse", "Too few pairs of runs to tell"], rows)


def costs(study):
    """Public money and unpaid hours, side by side."""
    metrics = study.known(["public_spending", "unpaid_hours"])
    if not study.comparison.levers or len(metrics) < 2:
        return Section("costs", "What it costs", [NO_PAIRS if not study.comparison.levers else
                                                 "Left out: the file has no spending or no unpaid hours."])
    levers = [lever for lever in study.comparison.levers if lever != PLACEBO]
    if not levers:
        return Section("costs", "What it costs", [NO_POLICY])
    panels = [(f"{'Money' if metric.name == 'public_spending' else 'Unpaid hours'}: {wording.UNITS[metric.unit].split(' and')[0]}",
               [(wording.lever_name(lever), study.comparison.average(metric.name, lever)) for lever in levers])
              for metric in metrics]
    words = [answer.finding(study.comparison, metric, study.lever) for metric in metrics]
    figure = intervals.chart("costs", wording.sentence("; ".join(words)),
                             "per citizen and month", panels, "Left: money that organisations spend on services. Right: "
                             "hours that citizens give without pay. Both per citizen and month, from no policy.", shared=False)
    more = study.known(["project_spending", "unpaid_project_hours", "unpaid_service_hours", "need_cost"])
    blocks = [figure] + ([scoreboard(study, more, "The parts: mean differences from no policy")] if more else [])
    sums = [study.results.sums[metric.name] for metric in [*metrics, *more] if metric.name in study.results.sums]
    if sums:
        blocks.append(scoreboard(study, sums, "Added up over the whole run, per citizen: mean differences from no policy"))
    return Section("costs", "What it costs: money and unpaid hours", blocks)


def redesign(study):
    """The third world: what citizens' influence adds to redesigning at all."""
    levers = study.comparison.policies
    if STAFF_ONLY not in study.comparison.levers or not levers:
        return Section("redesign", "What redesigning at all would bring",
                       ["Left out: the file holds no staff-only redesign world, or nothing to compare with it."])
    key = study.results.key_metrics
    return Section("redesign", "What redesigning at all would bring", [
        "Most of a gain may come from redesigning at all and not from citizens' influence. In the staff-only redesign world "
        "projects go on, but citizens hold no more than the second rung.",
        scoreboard(study, [study.metric], "Beside no policy", levers=[*levers, STAFF_ONLY]),
        scoreboard(study, key, "Beside staff-only redesign: what the policy adds to it", STAFF_ONLY, levers)])


def outcomes(study):
    """Every key outcome and every policy, so that no single number stands for all."""
    if not study.comparison.levers:
        return Section("outcomes", "All key outcomes", [NO_PAIRS])
    if study.comparison.levers == [PLACEBO]:
        return Section("outcomes", "All key outcomes", [NO_POLICY])
    table = scoreboard(study, study.results.key_metrics, f"Mean differences from no policy over {study.comparison.noun}s, with intervals")
    levers = [lever for lever in study.comparison.levers if lever != PLACEBO]
    overview = [_overview(study, levers)] if 0 < len(levers) <= 6 else []
    return Section("outcomes", "All key outcomes", ["Outcomes are never summed into one number.", *overview, table,
                                                    *_all_three(study, levers)])


# What co-creation promises at once, and which way it would have to go: needs met, power shared, money saved.
PROMISES = {"unmet_need": Verdict.LOWER, "influence_citizens": Verdict.HIGHER, "public_spending": Verdict.LOWER}


def _all_three(study, levers):
    """Whether a policy keeps all three promises, because less spending alone is no gain."""
    metrics = study.known(list(PROMISES))
    if len(metrics) < len(PROMISES):
        return []
    rows = []
    for lever in levers:
        found = [(metric, study.comparison.average(metric.name, lever)) for metric in metrics]
        kept = [metric for metric, difference in found if difference.verdict is PROMISES[metric.name]]
        together = "all three" if len(kept) == len(metrics) else f"{len(kept)} of three"
        rows.append([wording.lever_name(lever), *[difference.verdict.value for _, difference in found], together])
    return [Table("Needs met, power shared and money saved at once? Only all three together count", [
        "Policy", *[wording.sentence(wording.name_of(metric)) for metric in metrics], "Clearly kept"], rows)]


def _overview(study, levers):
    """Outcomes by policies: mean difference and whether it is clear."""
    rows = []
    for metric in study.results.key_metrics:
        cells = []
        for lever in levers:
            difference = study.comparison.average(metric.name, lever)
            reading = "not clear" if difference.verdict is Verdict.NOT_CLEAR else difference.verdict.value
            cells.append(Number(difference.mean, f"{of_difference(difference)[0].text} {reading}"))
        rows.append([f"{wording.sentence(wording.name_of(metric))}, {wording.unit_of(metric)}", *cells])
    return Table("Mean differences from no policy at a glance", ["Outcome", *map(wording.lever_name, levers)], rows)
