"""What a person said about their situation: which paths they can take, and what they are shown.

Facts (hours, weeks, skills) against the needs of paths give a status: preferences never enter it,
and it never enters a score. Settings (country, device, age) choose kinds of work, steps and sites.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from math import ceil
from operator import itemgetter
from types import MappingProxyType
from typing import Literal

from careerpick.model import (
    AnswerSheet,
    CareerPath,
    Content,
    Countries,
    Kind,
    LimitRole,
    Need,
    Option,
    Platform,
    Question,
    QuestionBank,
    Step,
    Threshold,
    Way,
    When,
)
from careerpick.values import value

# Facts against needs: what can start now, what can come later, what is out of reach.

Status = Literal["open", "stretch", "unknown", "later", "blocked"]
SEVERITY: tuple[Status, ...] = ("open", "stretch", "unknown", "later", "blocked")
"""From best to worst."""


@value
class LimitCheck:
    """One limit of one need, against what the person has."""

    limit: str
    status: Status
    """How this limit alone stands."""
    have: int | None
    """What the person stated; None when not given."""
    minimum: int
    """Below it the path is out of reach for now."""
    comfortable: int
    """From it on nothing stands in the way."""
    said: str = ""
    """The label of the option that stands for what they have; "" where that is a number."""


@value
class NeedCheck:
    """One need of a path; its status is that of its best limit."""

    need: Need
    status: Status
    limits: tuple[LimitCheck, ...]

    @property
    def remedy(self) -> str:
        """What this person can do about it."""
        return self.need.remedies.get(str(self.limits[0].have), self.need.remedy)

    @property
    def can_wait(self) -> bool:
        """Whether a start need not wait for it: met, or whatever is missing could only be tight.

        Nobody has less than nothing, so a minimum of 0 is met by every answer.
        """
        unknown = self.status == "unknown" and any(check.minimum <= 0 for check in self.limits)
        return unknown or self.status in ("open", "stretch")


@value
class Access:
    """Whether a person can take a path now; the status is that of the worst need."""

    status: Status
    needs: tuple[NeedCheck, ...]

    @property
    def can_start(self) -> bool:
        """Whether the path can be started now, whatever the answers that are missing."""
        return all(need.can_wait for need in self.needs)


def facts_of(bank: QuestionBank, sheet: AnswerSheet) -> dict[str, int]:
    """Return limit id to value, for every fact that an answer of the sheet states."""
    facts: dict[str, int] = {}
    for question, answer, option in sheet.chosen(bank.questions):
        facts.update(stated_facts(question, option, answer.number))
    return facts


def stated_facts(question: Question, option: Option, number: int | None) -> Mapping[str, int]:
    """Return limit id to value for one answer; a number that was typed is the fact itself."""
    if number is None or question.number is None:
        return option.facts
    return {**option.facts, question.number.limit: number}


def chosen_for(bank: QuestionBank, sheet: AnswerSheet) -> dict[str, str]:
    """Return limit id to the label of the option that states it, where no number was typed."""
    found: dict[str, str] = {}
    for question, answer, option in sheet.chosen(bank.questions):
        typed = question.number.limit if question.number and answer.number is not None else ""
        found |= dict.fromkeys(option.facts.keys() - {typed}, option.label)
    return found


def limit_with_role(bank: QuestionBank, role: LimitRole) -> str:
    """Return the id of the first limit that plays this role; "" for none."""
    return next((limit.id for limit in bank.limits if limit.role == role), "")


def check_access(
    path: CareerPath,
    bank: QuestionBank,
    facts: Mapping[str, int],
    chosen: Mapping[str, str] = MappingProxyType({}),
) -> Access:
    """Compare the facts, and what was chosen for them, with the needs of one path.

    Whoever is already there has to wait no longer for money than such people do.
    """
    growing = {limit.id for limit in bank.limits if limit.kind == "growing"}
    waiting = limit_with_role(bank, "weeks_to_wait")
    shorter = weeks_when_experienced(path) if is_experienced(path, facts) else None
    needs = tuple(
        _check_need(
            replace(need, any_of={waiting: shorter})
            if shorter and set(need.any_of) == {waiting}
            else need,
            facts,
            growing,
            chosen,
        )
        for need in path.needs
    )
    worst = max((need.status for need in needs), key=SEVERITY.index, default=SEVERITY[0])
    return Access(worst, needs)


def is_experienced(path: CareerPath, facts: Mapping[str, int]) -> bool:
    """Whether somebody is no beginner on a path: paid for such work, or with a client in sight."""
    return _has_any(path.experienced, facts)


def was_paid(path: CareerPath, facts: Mapping[str, int]) -> bool:
    """Whether somebody has been paid for the work of a path."""
    return _has_any(path.paid_before or path.experienced, facts)


def _has_any(leasts: Mapping[str, int], facts: Mapping[str, int]) -> bool:
    return any(facts.get(limit, -1) >= least for limit, least in leasts.items())


def weeks_when_experienced(path: CareerPath) -> Threshold | None:
    """Return how many weeks whoever is already there must be able to wait; None for as many."""
    ways = path.income.ways if path.income else ()
    weeks = ways[0].weeks_when_experienced if ways else None
    return Threshold(ceil(weeks.typical), ceil(weeks.low)) if weeks else None


def _check_need(
    need: Need, facts: Mapping[str, int], growing: set[str], chosen: Mapping[str, str]
) -> NeedCheck:
    checks = []
    for limit, threshold in need.any_of.items():
        have = facts.get(limit)
        status: Status
        if have is None:
            status = "unknown"
        elif have >= threshold.comfortable:
            status = "open"
        elif have >= threshold.minimum:
            status = "stretch"
        else:
            status = "later" if limit in growing else "blocked"
        both = threshold.minimum, threshold.comfortable
        checks.append(LimitCheck(limit, status, have, *both, chosen.get(limit, "")))
    best = min((check.status for check in checks), key=SEVERITY.index)
    return NeedCheck(need, best, tuple(checks))


def check_all(
    content: Content, facts: Mapping[str, int], chosen: Mapping[str, str] = MappingProxyType({})
) -> dict[str, Access]:
    """Return path id to access for every path of the content."""
    return {path.id: check_access(path, content.bank, facts, chosen) for path in content.paths}


def blocked_paths(content: Content, facts: Mapping[str, int]) -> frozenset[str]:
    """Return the ids of the paths that these facts put out of reach for now."""
    access = check_all(content, facts)
    return frozenset(path for path, found in access.items() if found.status == "blocked")


# All that is known of a person, and for whom something is.

MINORS = (0, 17)
"""The ages of who only said that they are under 18."""


@value
class Circumstances:
    """Facts and settings of a person, as far as stated."""

    facts: Mapping[str, int]
    settings: Mapping[str, str]
    country: str | None = None
    """Two-letter code (ISO 3166)."""
    amount: int | None = None
    """Money that must come in each month."""
    currency: str = ""
    """The money that it was said to be in, as `currency_named` says; "" for their own."""
    ages: tuple[int, int] | None = None
    """How old they are at least and at most; None when nothing is known, or of age."""
    phone_only: bool = False
    """They said that they have no computer."""
    way: Way | None = None
    """The way to earn that their answers ask for; None where they ask for neither."""
    assumed: Mapping[str, int] = field(default_factory=dict)
    """Limit id to what decides for whom a step is where nothing was said."""


def circumstances(
    bank: QuestionBank, sheet: AnswerSheet, facts: Mapping[str, int] | None = None
) -> Circumstances:
    """Return what a sheet says of them; facts given beside it take the place of those stated."""
    settings: dict[str, str] = {}
    country = amount = way = None
    currency = ""
    for question in bank.questions:
        answer = sheet.answers.get(question.id)
        if answer is None:
            continue
        if question.pick == "country":
            country = answer.option
        elif question.pick == "amount":
            amount, currency = answer.number, answer.option
        elif option := question.option(answer.option):
            settings |= option.sets
            way = option.way or way
    known = facts_of(bank, sheet) | dict(facts or {})
    return Circumstances(
        facts=known,
        settings=settings,
        country=country,
        amount=amount,
        currency=currency,
        ages=MINORS if known.get(limit_with_role(bank, "allowed")) == 1 else None,
        phone_only=known.get(limit_with_role(bank, "device")) == 0,
        way=way,
        assumed={item.id: item.assumed for item in bank.limits if item.assumed is not None},
    )


def holds(when: When | None, who: Circumstances) -> bool:
    """Whether something is for this person; see `When` for what they did not say."""
    if when is None:
        return True
    for limit, bounds in when.facts.items():
        have = who.facts.get(limit, who.assumed.get(limit))
        if have is None:
            continue
        if bounds.least is not None and have < bounds.least:
            return False
        if bounds.most is not None and have > bounds.most:
            return False
    for setting, values in when.settings.items():
        if who.settings.get(setting, values[0]) not in values:
            return False
    if when.way and who.way not in (None, when.way):
        return False
    return when.countries is None or _is_in(when.countries, who.country)


def _is_in(countries: Countries, country: str | None) -> bool:
    if country is None:
        return countries.all_but is not None
    return countries.hold(country) is not False


# What they are shown of a path: kinds of work, first steps, sites.

MOST_KINDS = 2
"""Kinds of work that are named to a person; the first is the likeliest."""


def kinds_for(path: CareerPath, who: Circumstances) -> tuple[Kind, ...]:
    """Return the kinds of work that the settings of a person pick, the likeliest first.

    Without those that are done on sites alone of which none may take them, or where their country
    is known, is known to.
    """
    may_take = {
        check.site.name
        for check in (_check_site(site, who) for site in path.platforms)
        if check.fits or not (check.refused or who.country)
    }
    picked = []
    for kind in path.kinds:
        if kind.on_sites_alone and may_take.isdisjoint(kind.sites):
            continue
        said = [(who.settings.get(setting), values) for setting, values in kind.settings.items()]
        if places := [values.index(chosen) for chosen, values in said if chosen in values]:
            picked.append((min(places), kind))
    return tuple(kind for _, kind in sorted(picked, key=itemgetter(0))[:MOST_KINDS])


Time = Literal["today", "this_week", "this_month"]
TIMES: tuple[Time, ...] = ("today", "this_week", "this_month")


def steps_for(
    path: CareerPath, bank: QuestionBank, who: Circumstances
) -> Iterator[tuple[Time, Step]]:
    """Yield the first steps of a path that are for this person, in their order.

    Those of their kind of work come first, after what has to be settled before anybody earns;
    what a rule asks of some comes last where nothing was said of rules.
    """
    rules, steps = limit_with_role(bank, "allowed"), path.first_steps

    def turn(step: Step) -> int:
        bounds = step.when.facts.get(rules) if step.when else None
        if bounds is None:
            return 2
        return 0 if bounds.most is None or rules in who.facts else 3

    of_kind = [(1, step) for kind in kinds_for(path, who)[:1] for step in kind.first_steps]
    turns = sorted([*((turn(step), step) for step in steps.today), *of_kind], key=itemgetter(0))
    today = tuple(step for _, step in turns)
    for time, found in zip(TIMES, (today, steps.this_week, steps.this_month), strict=True):
        yield from ((time, step) for step in found if holds(step.when, who))


Obstacle = Literal["status", "country", "device", "age"]


@value
class SiteCheck:
    """Whether a site takes a person."""

    site: Platform
    refused: tuple[Obstacle, ...]
    """What speaks against it for sure: it is closed, or does not take such a person."""
    unknown: tuple[Obstacle, ...]
    """What would have to be known to tell."""

    @property
    def fits(self) -> bool:
        """Whether it is known to take them."""
        return not (self.refused or self.unknown)


def check_sites(path: CareerPath, who: Circumstances) -> tuple[SiteCheck, ...]:
    """Judge every site of a path for a person.

    Those of their kind of work come first, and of these the ones whose page carries a date.
    """
    names = [name for kind in kinds_for(path, who) for name in kind.sites]
    first = sorted(path.platforms, key=lambda site: (site.name not in names, site.as_of is None))
    return tuple(_check_site(site, who) for site in first)


def _check_site(site: Platform, who: Circumstances) -> SiteCheck:
    takes = site.takes
    fits: dict[Obstacle, bool | None] = {
        "status": {"open": True, "unknown": None}.get(site.status, False)
    }
    if who.country:
        known = takes.countries if takes else None
        fits["country"] = known.hold(who.country) if known else None
    elif takes and takes.countries and takes.countries.all_but is None:
        fits["country"] = None
    if who.phone_only:
        device = takes.device if takes else None
        fits["device"] = device != "computer" if device else None
    if who.ages:
        fits["age"] = _is_old_enough(*who.ages, takes.least_age if takes else None)
    refused = tuple(name for name, fit in fits.items() if fit is False)
    return SiteCheck(site, refused, tuple(name for name, fit in fits.items() if fit is None))


def _is_old_enough(youngest: int, oldest: int, least: int | None) -> bool | None:
    """Tell whether a site takes people of these ages; None where that is not known."""
    if least is None:
        return youngest > MINORS[1] or None
    return youngest >= least or (None if oldest >= least else False)
