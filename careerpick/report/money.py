"""Money: what a path pays, what a month may bring a person, and whether that pays the bills."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from careerpick.decide.circumstances import Circumstances
from careerpick.decide.comparison import Citations
from careerpick.model import (
    JUDGEMENT,
    WORLD,
    Basis,
    CareerPath,
    Earning,
    Estimate,
    QuestionBank,
    Rates,
    Way,
)
from careerpick.plan.money import earns
from careerpick.report import blocks as b
from careerpick.report.sources import Numbers, with_sources
from careerpick.values import value
from careerpick.words.sentences import (
    amount,
    currency,
    date,
    joined,
    money,
    place_in_words,
    say,
    span,
    weeks,
    with_unit,
)

if TYPE_CHECKING:
    from careerpick.decide.result import PathResult
    from careerpick.plan.money import Band, Bills, Earns, Span
    from careerpick.plan.plan import Plan

# What the file of a path says of its pay: every figure with its range, place, source and date.


@value
class MoneyLine:
    """One line on money: what it is, where it comes from, and how it was read from the sources."""

    label: str
    says: str
    rests_on: str
    behind: str
    sources: tuple[str, ...]


def money_figures(bank: QuestionBank, path: CareerPath) -> tuple[MoneyLine, ...]:
    """Return all money lines of a path: of each way its rates, unpaid time, fees, first money."""
    found: list[MoneyLine] = []
    for earning in path.income.ways if path.income else ():
        found += (rate_figure(bank, path, earning.way, rates) for rates in earning.rates)
        found += _of_way(path, earning, earning.weeks_to_first_income)
        if weeks := earning.weeks_when_experienced:
            says = say("money.after", weeks=weeks)
            what = say("money.first-money-experienced")
            found.append(_estimated(path, earning.way, what, says, weeks))
    return tuple(found)


def own_figures(bank: QuestionBank, path: CareerPath, ways: Sequence[Earns]) -> Iterator[MoneyLine]:
    """Yield the money lines that are for one person: the chosen way whole, of others the pay."""
    for place, earned in enumerate(ways):
        yield rate_figure(bank, path, earned.way, earned.rates)
        if place == 0:
            yield from _of_way(path, earned.earning, earned.weeks)


def rate_figure(bank: QuestionBank, path: CareerPath, way: Way, rates: Rates) -> MoneyLine:
    """Return what an hour brings in one place, at first and later."""
    label = say("money.of-way", way=way_words(way), what=place_in_words(bank, rates.place))
    source = figure_rests_on(path, rates.basis, rates.sources, rates.as_of)
    return MoneyLine(label, say("money.rates", rates=rates), source, rates.note, rates.sources)


def way_words(way: Way) -> str:
    """Return a way to earn in a word or two."""
    return say("money.hired" if way == "hired" else "money.own")


def _of_way(path: CareerPath, earning: Earning, weeks: Estimate) -> Iterator[MoneyLine]:
    """Yield the unpaid time and the fees of a way to earn, and when its first money comes."""
    way, start, later = earning.way, earning.paid_share_start, earning.paid_share_later
    if start and later:
        says = say("money.paid-share", start=start, later=later)
        yield _estimated(path, way, say("money.paid-time"), says, start, later)
    if fee := earning.fee_share:
        says = say("money.sites-keep", fee=fee) if fee.high else say("money.sites-keep-nothing")
        yield _estimated(path, way, say("money.fees"), says, fee)
    says = say("money.after", weeks=weeks)
    yield _estimated(path, way, say("money.first-money"), says, weeks)


def _estimated(path: CareerPath, way: Way, what: str, says: str, *found: Estimate) -> MoneyLine:
    """Return a line on what was estimated, with what the first of the estimates rests on."""
    first, every = found[0], [item for estimate in found for item in estimate.sources]
    dates = [path.sources[item].as_of for item in first.sources if item != JUDGEMENT]
    as_of = dates[0] if dates and first.basis != "judgement" else None
    return MoneyLine(
        say("money.of-way", way=way_words(way), what=what),
        says,
        figure_rests_on(path, first.basis, first.sources, as_of),
        " ".join(dict.fromkeys(estimate.why for estimate in found)),
        tuple(dict.fromkeys(every)),
    )


def figure_rests_on(
    path: CareerPath, basis: Basis, sources: tuple[str, ...], as_of: str | None
) -> str:
    """Return what a figure rests on: how it was got, by whom, as of when."""
    publishers = [path.sources[item].publisher for item in sources if item != JUDGEMENT]
    if basis == "judgement" or not publishers:
        return say("small.basis-judgement") + (f", {date(as_of)}" if as_of else "")
    named = {"publisher": publishers[0], "more": len(set(publishers)) > 1}
    return say("money.rests-on", basis=say(f"small.basis-{basis}"), **named, as_of=as_of)


def figure_items(figures: Iterable[MoneyLine], numbers: Numbers) -> tuple[b.Items, ...]:
    """Return each figure with how it was read, what it rests on, and the numbers of its sources."""
    return b.listed(
        b.Item(
            b.line(b.strong(f"{figure.label}: "), figure.says),
            with_sources(numbers, figure.sources, figure.behind, f" ({figure.rests_on})"),
        )
        for figure in figures
    )


def kind_pay(bank: QuestionBank, rates: Rates) -> str:
    """Return in short what an hour of one kind of work brings."""
    hour = span(amount(rates.start.low), amount(rates.later.high))
    way, place = way_words(rates.way or "own"), place_in_words(bank, rates.place)
    return say("money.kind-pay", way=way, place=place, hour=hour, rates=rates)


ROWS_ON_PAPER = 6
"""Of what paths pay: all paths together."""


def pay_table(
    bank: QuestionBank, paths: Sequence[CareerPath], who: Circumstances
) -> b.Section | None:
    """Return the pay of several paths side by side: like beside like, and nothing mixed.

    What two paths have figures for has a row of its own; first what a plan would take for this
    person.
    """
    figures = [money_figures(bank, path) for path in paths]
    count = Counter(label for own in figures for label in {figure.label for figure in own})
    shared = [label for label in count if count[label] > 1 or len(paths) == 1]
    every = dict.fromkeys(figure.label for own in figures for figure in own)
    first = Counter(
        rate_figure(bank, path, ways[0].way, ways[0].rates).label
        for path in paths
        if (ways := earns(path, bank, who, 1))
    )
    rows = []
    for label in sorted((label for label in every if label in shared), key=lambda it: -first[it]):
        like = ([figure for figure in own if figure.label == label] for own in figures)
        rows.append(b.cells(label, *(_pay_cell(own, with_label=False) for own in like)))
    lone = [[figure for figure in own if figure.label not in shared] for own in figures]
    if any(lone):
        cells = (_pay_cell(own, with_label=True) for own in lone)
        rows.append(b.cells(say("money.other-figures"), *cells))
    if not rows:
        return None
    title, head = say("report.pay"), ("", *(path.name for path in paths))
    most = ROWS_ON_PAPER // len(paths)
    table = b.Table(title, head, tuple(rows), even=True, most=1, on_paper=most)
    return b.section(title, table, b.quietly(say("money.pay")))


def _pay_cell(figures: Iterable[MoneyLine], *, with_label: bool) -> b.Cell:
    said = [
        b.line(
            b.strong(f"{figure.label}: " if with_label else ""),
            figure.says,
            b.quiet(f" ({figure.rests_on})"),
        )
        for figure in figures
    ]
    return b.Cell(tuple(said) or (b.line(b.quiet(say("money.no-figure"))),))


def pay_section(path: CareerPath, plan: Plan) -> b.Section:
    """Return what a path pays this person, with what each figure rests on."""
    bank, ways = plan.content.bank, plan.money.get(path.id, ())
    title = say("money.title", path=path.name, note=say("money.pay-note"))
    facts = tuple(
        b.Fact(figure.label, b.line(figure.says, b.quiet(f" ({figure.rests_on})")))
        for figure in own_figures(bank, path, ways)
    )
    if not facts:
        return b.Section(title)
    whose = whose_figures(bank, ways[0], plan.who.country)
    return b.section(title, b.Facts(facts), b.private(b.quietly(whose)))


# What a month may bring a person.

ALL_SPANS: tuple[Span, ...] = ("first_months", "first_year", "established")
FIRST_SPANS: tuple[Span, ...] = ("first_months", "first_year")


def money_section(plan: Plan) -> b.Section | None:
    """Return everything on money but the single figures."""
    if not plan.money or (plan.hours == 0 and not plan.stages):
        return None
    hours = b.quoting(hours_words(plan), with_unit(plan.hours, "hours a week"))
    return b.section(
        say("plan.month"),
        b.line(f"{say('plan.for-hours')} ", hours, "."),
        b.private(whose_of_goal(plan)),
        b.listed(months_lines(plan), on_paper=3),
        b.listed(compared(plan)),
        b.private(bills_line(plan), bridge_line(plan)),
        parts=[b.section(say("plan.trust"), b.listed(assumptions(plan)))],
    )


def hours_words(plan: Plan) -> str:
    """Return how many hours the figures are for, and where that number comes from."""
    hours = with_unit(plan.hours, "hours a week")
    return say("plan.hours", hours=hours, source=say(f"plan.hours-{plan.hours_from}"))


def band_words(band: Band, code: str = "") -> str:
    """Return "nothing", "up to 30 US dollars" or "60 to 400 US dollars"."""
    if band.high == 0:
        return say("plan.nothing")
    said = f"{band.high:,}"
    if band.low != band.high:
        said = say("plan.band" if band.low else "plan.band-from-0", low=band.low, high=band.high)
    return f"{said} {currency(code, band.high)}" if code else said


def a_month(earned: Earns, spans: Sequence[Span] = ALL_SPANS, hours: str = "") -> str:
    """Return what a month brings in each of these spans, and with which hours."""
    code, parts = earned.rates.currency, []
    for months in spans:
        band = earned.band(months)
        parts.append(f"{band_words(band, code)} {say(f'plan.span-{months}')}")
        code = code if band.high == 0 else ""
    return say("plan.a-month", parts=parts, hours=hours)


def first_months(plan: Plan, *, with_hours: bool = True) -> str:
    """Return what the first months may bring, in one sentence; "" for no figures."""
    goal = plan.route.destination
    earned = plan.earned(goal.path.id) if goal else None
    if earned is None or plan.route.kind == "closed":
        return ""
    return a_month(earned, FIRST_SPANS, hours_words(plan) if with_hours else "")


def months_lines(plan: Plan) -> Iterator[b.Line]:
    """Yield what a month of each path may bring: both ways of those in the plan, else one."""
    for path_id, ways in plan.money.items():
        name = plan.content.path(path_id).name
        for earned in ways if path_id in plan.sites else ways[:1]:
            place = place_in_words(plan.content.bank, earned.rates.place)
            led = say("plan.month-of", path=name, way=way_words(earned.way), place=place)
            yield b.line(b.strong(f"{led} "), a_month(earned))


def whose_figures(bank: QuestionBank, earned: Earns, country: str | None, path: str = "") -> str:
    """Return for which place the figures are, and what there is none for.

    `country` is where the person lives (None for not said); `path` is named where the figures of
    others stand beside its own.
    """
    place, fit = place_in_words(bank, earned.rates.place), earned.fit
    figures = say("plan.figures-of", path=path) if path else say("plan.these-figures")
    if country is not None and fit != "country":
        home = place_in_words(bank, country)
        said = say("plan.figures-none", path=path, home=home, place=place)
    elif fit != "country" and earned.rates.place == WORLD:
        said = say("plan.figures-worldwide", figures=figures)
    else:
        said = say("plan.figures-country", figures=figures, place=place)
    kind = say("plan.of-kind", role=earned.kind.role) if earned.kind else ""
    is_asked = any(question.pick == "country" for question in bank.questions)
    lacks_country = country is None and fit != "country" and not path and is_asked
    return joined(said, kind, say("plan.name-country") if lacks_country else "")


def whose_of_goal(plan: Plan) -> str:
    """Return the same of the destination; "" without figures."""
    goal = plan.route.destination
    ways = plan.money.get(goal.path.id, ()) if goal else ()
    if not goal or not ways:
        return ""
    name, way = goal.path.name, way_words(ways[0].way)
    named = say("money.of-path", path=name, way=way) if len(ways) > 1 else name
    return whose_figures(plan.content.bank, ways[0], plan.who.country, named)


def compared(plan: Plan) -> tuple[str, ...]:
    """Return where one path plainly brings more than another, in a sentence for each two."""
    found: dict[tuple[str, str], list[str]] = {}
    for lead in plan.leads:
        names = plan.content.path(lead.ahead).name, plan.content.path(lead.behind).name
        found.setdefault(names, []).append(say(f"plan.span-{lead.span}"))
    return tuple(
        say("plan.plainly-more", ahead=ahead, behind=behind, spans=spans)
        for (ahead, behind), spans in found.items()
    )


# Does it pay what has to be paid?


def lacks_need(plan: Plan) -> bool:
    """Tell whether it is not known what has to be paid, and would be said here."""
    bills = plan.bills_for(plan.route.destination)
    return bills is not None and bills.verdict == "not_said"


def pays_bills(plan: Plan | None, row: PathResult | None = None) -> bool:
    """Tell whether a path, else the destination, may pay what must be paid, for all we know."""
    bills = plan.bills_for(row or plan.route.destination) if plan else None
    return bills is None or bills.verdict != "not_in_first_year"


def bills_line(plan: Plan) -> str:
    """Return the line on bills of the destination; "" for nothing to say."""
    bills = plan.bills_for(plan.route.destination)
    return bills_words(plan, bills) if bills else ""


def bills_words(plan: Plan, bills: Bills, *, names_need: bool = True) -> str:
    """Return whether a path pays what must be paid, and when; "" where something else does."""
    case: str = bills.verdict
    if case == "not_needed" or bills.need == 0:
        return ""
    if case == "should" and bills.may_from == bills.from_month:
        case = "should_at_once"
    goal, wait = plan.route.destination, plan.wait
    typed = weeks(wait) if wait and not plan.chosen_wait else ""
    need, earned = _need(plan, bills), plan.earned(bills.path)
    said = say(
        f"plan.bills-{case}",
        bills=bills,
        need=need,
        aside=say("plan.need-aside", need=need) if names_need else "",
        of_need=say("plan.need-of", need=need) if names_need else "",
        late=say("plan.late", wait=typed) if bills.is_late and wait else "",
        ours=earned.rates.currency if earned else "",
    )
    counts = plan.route.lacks and goal and goal.path.id == bills.path and bills.from_month
    return joined(said, say("plan.bills-once-open") if counts else "")


def _need(plan: Plan, bills: Bills) -> str:
    if bills.need is None or bills.currency is None:
        return ""
    need, earned = money(bills.need, bills.currency), plan.earned(bills.path)
    if bills.need_in_figures is None or earned is None:
        return say("small.a-month", money=need)
    figures = money(bills.need_in_figures, earned.rates.currency)
    return say("plan.need-in-figures", bills=bills, need=need, figures=figures)


def bills_around_need(plan: Plan) -> tuple[str, str, str]:
    """Return that line in three: up to how much is needed, this, and what follows."""
    said, bills = bills_line(plan), plan.bills_for(plan.route.destination)
    need = _need(plan, bills) if bills else ""
    for key in ("plan.need-aside", "plan.need-of"):
        begins, found, ends = said.partition(say(key, need=need)) if need else (said, "", "")
        if found:
            return begins, found, ends
    return said, "", ""


def bridge_line(plan: Plan) -> str:
    """Return the line on bills of the bridge, with the hours that it gets; "" without one."""
    bridge = plan.route.bridge
    bills = plan.bills_for(bridge)
    if bridge is None or bills is None or bills.verdict in {"not_said", "not_needed"}:
        return ""
    hours = next(item.hours[bills.path] for item in plan.stages if bills.path in item.hours)
    said = bills_words(plan, bills, names_need=not bills_line(plan))
    return say("plan.of-bridge", bridge=bridge.path.name, hours=hours, bills=said)


# What the figures take for granted, and each of them.


def assumptions(plan: Plan) -> tuple[str, ...]:
    """Return what the bands take for granted; without figures there is none of it."""
    if not plan.money:
        return ()
    goal = plan.route.destination
    said = [say("plan.amounts"), say("plan.bands")]
    first = plan.earned(goal.path.id) if goal else None
    if first and first.experienced:
        said.append(say("plan.experienced"))
    if plan.route.lacks and goal:
        said.append(say("plan.month-one", goal=goal.path.name))
    bills = plan.bills_for(goal)
    if first and bills and bills.rate_as_of:
        both = {bills.currency, first.rates.currency}
        tables = [one for one in plan.content.bank.exchange if both & one.per_usd.keys()]
        said.append(say("plan.converted", sources=[one.source for one in tables]))
    return tuple(said)


def figures_section(plan: Plan, cited: Citations) -> b.Section:
    """Return every figure of the way to earn that each path is counted with."""
    parts = []
    for path_id, (first, *_) in plan.money.items():
        path, months = plan.content.path(path_id), first.earning.months_to_established
        says, what = say("money.after-months", months=months), say("money.later-pay")
        later = _estimated(path, first.way, what, says, months)
        figures = [*own_figures(plan.content.bank, path, [first]), later]
        parts.append(b.section(path.name, figure_items(figures, cited.numbers[path_id])))
    title = say("plan.figures")
    return b.Section(title, parts=tuple(parts), is_small_print=True, show="full")
